"""Whether a printed payback time, rate of return or rate per period follows."""

# ruff: noqa: PLR0913  # each check takes what it checks and, by name, how the figure is to be read

from __future__ import annotations

from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any

from socioecon._text import amount
from socioecon.core._numbers import whole
from socioecon.core.errors import RangeError, ShapeError

from ._formula import add, less, shown
from ._intervals import as_input, exact, figures_of, meet, point
from ._judge import choose, follow, judge
from ._payback import balances, earliest, latest
from ._polynomials import at, simplest
from ._rules import Terms
from ._values import PAYBACKS, RATE_OF_RETURN, RATES, READINGS, REMARKS, VERDICTS, Finding, Interval, Printed
from ._written import as_text, in_formula, money_unit
from .rates import bounded, infer_rate_from_value

_COVERED = "≥"
_NO_LESS = Interval(Fraction(0), None)
_STEPS = (Fraction(1, 100), Fraction(1, 20), Fraction(1, 10))  # apart: the trial rates of an interpolation
_MOST_PERIODS = 366  # the days of a year


def check_payback(
    gains: Any, figure: Any, *, costs: Any, payback: str | None = None, rate: Any = None,
    place: str = "", reading: str | None = None, unit: Any = None,
) -> Finding:  # fmt: skip
    """Whether a printed payback time, or a bound on it ("at most 2 years"), follows from gains and costs.

    `gains` is one figure a year, `costs` one positive figure at the start or one a year, each at the start of it. By
    PAYBACKS: gains evenly over the year; the first gain at once (at the start of year 1, as of "year 0") and each
    later one a year on; or all at the end of their year. With a `rate` (a fraction of 1) the discounted ones are tried
    too: flows at the ends of years, with year 0 at once at their starts. The cost must be covered for good, as seen at
    the ends of years. A longer horizon would be needed where it is never covered: then the time is more than the years
    given.

    Later or smaller gains, and larger costs, never shorten the time: its range is that from the best to the worst.
    Gains, costs and figure are read by one rule, the stated `reading`: if it is "cut", so are the gains.

    >>> from socioecon.audit import Interval, check_payback
    >>> gains = (1082551, 1040915, 1000879)
    >>> finding = check_payback(gains, Interval(None, 2), costs=1991000, payback="gains evenly over the year")
    >>> finding.verdict, round(1000 * finding.point)
    ('exact', 1873)

    Raises ShapeError for no gains or costs of another length, RangeError for a negative cost, a rate of
    -100 % or less, or none for a discounted payback.
    """
    return paid_back(gains, figure, costs, Terms(place, reading, unit), payback=payback, rate=rate)


def paid_back(
    gains: Any, figure: Any, costs: Any, terms: Terms, *, payback: str | None, rate: Any, cumulative: bool = False
) -> Finding:
    """`check_payback`, also of gains that are all that has come by the end of each year."""
    rows = [
        figures_of("gains", gains),
        figures_of("costs", costs if _is_row(costs) else [costs, *[0] * (len(figures_of("gains", gains)) - 1)]),
    ]
    if len(rows[0]) != len(rows[1]):
        message = f"gains and costs must be equally long; got {len(rows[0])} and {len(rows[1])}: give one cost a year"
        raise ShapeError(message)
    growth = None if rate is None else exact(rate)
    if growth is None and rate is not None:
        message = f"rate must be one number; got {as_text(rate)}: check it at either end"
        raise RangeError(message)
    if growth is not None and growth <= -1:
        message = f"rate must be above -1 (-100 %); got {growth}: a rate is a fraction of 1 (0.04, not 4)"
        raise RangeError(message)
    if growth is None and payback in PAYBACKS and str(payback).endswith("discounted"):
        message = f"rate must be given for a discounted payback; got none for {payback!r}: add rate=..., such as 0.04"
        raise RangeError(message)
    if any(x is None for x in (*rows[0], *rows[1])):
        return judge(figure, None, None, terms)
    earned, spent = ([as_input(x, terms.reading) for x in row] for row in rows)
    paid = [x for x in (meet(cost, _NO_LESS) for cost in spent) if x is not None]
    if any(None in x[:2] for x in (*earned, *spent)) or len(paid) < len(spent):
        message = f"figures must have two ends, and costs be at least 0; got {_added(rows[1])}: a cost is positive"
        raise RangeError(message)
    points = [[exact(x) for x in row] for row in rows]
    known = [[point(x) for x in row if x is not None] for row in points]
    yearly = _yearly(rows[0]) if cumulative else rows[0]
    formula = f"{_added(yearly)} {_COVERED} {_added([x for x in rows[1] if exact(x) != 0] or [0])}"

    def way(name: str) -> Finding:
        middle = None
        if not any(None in row for row in points):
            middle = earliest(name, balances(name, growth, *known, cumulative=cumulative))
        years = balances(name, growth, earned, paid, cumulative=cumulative)
        time = None if middle is None else middle[0]
        times = time, earliest(name, years), latest(name, years)
        return _paid(*times, horizon=len(years), figure=figure, terms=terms, formula=formula)

    ways = [name for name in PAYBACKS if growth is not None or not name.endswith("discounted")]
    return choose("payback", {name: partial(way, name) for name in ways}, payback)


def _paid(
    time: Fraction | None,
    first: tuple[Fraction, bool] | None,
    last: tuple[Fraction, bool] | None,
    *,
    horizon: int,
    figure: Any,
    terms: Terms,
    formula: str,
) -> Finding:
    """The verdict on a time, from the one as printed, the earliest and the latest; None is later than the horizon."""
    years = Fraction(horizon)
    low, low_open = first or (years, True)
    high, high_open = last or (None, False)
    values = Interval(low, high, low_open, high_open)
    told = formula if time is not None else formula.replace(_COVERED, "<")
    finding = judge(figure, time, values, terms, formula=told)
    if last is not None or finding.verdict in {*REMARKS, "exact"}:
        return finding
    # What comes after the years given is not known: only a time within them is shown.
    within = None if first is None else judge(figure, time, Interval(low, years, low_open), terms, formula=told)
    if within is None or within.verdict in REMARKS:
        return finding._replace(verdict="undecided", also=())
    return within._replace(expected=values, sees=finding.sees)


def _yearly(sums: list[Any]) -> list[Any]:
    """What has come each year as it is told, of the sums so far as they are printed."""
    return [sums[0], *(_step(later, earlier) for earlier, later in pairwise(sums))]


def _step(later: Any, earlier: Any) -> Any:
    gain = (exact(later) or Fraction(0)) - (exact(earlier) or Fraction(0))
    figures = [x for x in (later, earlier) if isinstance(x, Printed)]
    about = "cirka " if any(x.words for x in figures) else ""
    if not any(x.measure == "money" for x in figures):
        return Printed(about + in_formula(gain), gain, 0)
    units = {money_unit(x) for x in figures}
    return Printed(about + amount(gain, unit=units.pop() if len(units) == 1 else "kr", decimals=None), gain, 0)


# ----------------------------------------------------------------------------------------------------- rate of return


def check_rate_of_return(
    flows: Any, figure: Any, *, method: str | None = None, place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed internal rate of return follows from yearly flows, the first at time 0, by RATE_OF_RETURN.

    "exact" is any rate at which the present value is nothing; "one linear interpolation" that on the line between the
    present values at two trial rates around it, 1, 5 or 10 points apart, as it is done by hand.

    >>> from socioecon.audit import check_rate_of_return, printed
    >>> check_rate_of_return((-100, 60, 60), printed("13,1 %")).verdict
    'rounds'

    Raises ShapeError for no flows, RangeError for an unbounded flow or an unknown method.
    """
    row = figures_of("flows", flows)
    if any(x is None for x in row):
        return judge(figure, None, None, Terms(place, reading, unit))
    rates = _all_rates([as_input(x, reading) for x in row])
    terms, text = Terms(place, reading, unit), ", ".join(map(in_formula, row))
    points = [x for x in map(exact, row) if x is not None]
    roots = [] if None in map(exact, row) else [simplest(low, high) for low, high in _all_rates(points)]

    def exactly() -> Finding:
        tried = [_at_rate(span, roots, points, figure, terms) for span in rates]
        if tried:
            return max(tried, key=_goodness)._replace(formula=text)
        none = judge(figure, None, None, terms, formula=text, convention="no rate")
        return none if none.printed is None else none._replace(verdict="does not follow")

    def by_hand() -> Finding:
        tried = [_interpolated(row, low, step, figure, terms) for low, _ in rates for step in _STEPS]
        return max(tried, key=_goodness)._replace(formula=text) if tried else exactly()

    return choose("method", {RATE_OF_RETURN[0]: exactly, RATE_OF_RETURN[1]: by_hand}, method)


def _goodness(finding: Finding) -> tuple[int, Fraction]:
    return VERDICTS.index(finding.verdict), -finding.gap


def _all_rates(flows: list[Any]) -> list[tuple[Fraction, Fraction]]:
    """Every interval of rates at which the flows can be worth nothing."""
    sets = infer_rate_from_value(flows, 0, timing="advance")
    return [bounded(x) for answer in sets for x in answer.intervals]


def _at_rate(
    span: tuple[Fraction, Fraction], roots: list[Fraction], points: list[Fraction], figure: Any, terms: Terms
) -> Finding:
    """The verdict for one interval of rates; its point is the root there of the flows as printed."""
    middle = next((root for root in roots if span[0] <= root <= span[1]), None)
    finding = judge(figure, middle, Interval(*span), terms)
    if finding.verdict == "exact" and middle is not None and at(tuple(points), 1 / (1 + middle)):
        return finding._replace(verdict="rounds", convention=READINGS[0])  # the simplest number near an irrational root
    return finding


def _interpolated(row: list[Any], rate: Fraction, step: Fraction, figure: Any, terms: Terms) -> Finding:
    below = (rate / step).__floor__() * step
    names = [f"flow {t}" for t in range(len(row))]
    low, high = (
        ("sum", tuple((1 / (1 + trial) ** t, name) for t, name in enumerate(names))) for trial in (below, below + step)
    )
    formula = add(below, ("product", (step, ("quotient", low, less(low, high)))))
    between = f"{below * 100} % and {(below + step) * 100} %"
    return follow(formula, dict(zip(names, row, strict=True)), figure, terms, convention=between)


# ------------------------------------------------------------------------------------------------------ rate per period


def check_period_rate(
    annual: Any,
    periods: int,
    figure: Any,
    *,
    method: str | None = None,
    place: str = "",
    reading: str | None = None,
    unit: Any = None,
) -> Finding:
    """Whether a printed rate per period follows from a rate per year, by RATES: nominal/m or the effective root.

    The root has no exact value: the figure's interval is raised to the power instead.

    >>> from fractions import Fraction
    >>> from socioecon.audit import check_period_rate, printed
    >>> check_period_rate(Fraction(4, 100), 12, printed("0,327 %")).convention
    'effective root; half-up'

    Raises RangeError for fewer than one period a year or more than its 366 days, or a rate of -100 % or less.
    """
    count = whole("periods", periods, high=_MOST_PERIODS)
    if annual is None:
        return judge(figure, None, None, Terms(place, reading, unit))
    yearly = as_input(annual, reading)
    if yearly.low is None or yearly.high is None or yearly.low <= -1:
        message = f"annual must be above -1 (-100 %); got {as_text(annual)}: a rate is a fraction of 1 (0.04, not 4)"
        raise RangeError(message)

    low, high, terms = yearly.low, yearly.high, Terms(place, reading, unit)

    def root() -> Finding:
        known = exact(annual)
        middle = None if known is None else simplest(*_root(known, count))
        values = Interval(_root(low, count)[0], _root(high, count)[1])
        finding = judge(figure, middle, values, terms, formula=f"(1 + {in_formula(annual)})^(1/{count}) - 1")
        if finding.verdict == "exact" and middle is not None and (1 + middle) ** count != 1 + (known or 0):
            return finding._replace(verdict="rounds", convention=READINGS[0])
        return finding

    def nominal() -> Finding:
        return follow(("quotient", "annual", "periods"), {"annual": annual, "periods": count}, figure, terms)

    return choose("method", {RATES[0]: nominal, RATES[1]: root}, method)


def _root(rate: Fraction, periods: int) -> tuple[Fraction, Fraction]:
    """The rate per period between two fractions 1e-15 apart."""
    fine = 10**15
    low, high = 0, fine * (2 + int(rate))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if Fraction(middle, fine) ** periods <= 1 + rate else (low, middle)
    return Fraction(low, fine) - 1, Fraction(high, fine) - 1


# ------------------------------------------------------------------------------------------------------- the arguments


def _added(row: list[Any]) -> str:
    texts = {str(n): in_formula(x) for n, x in enumerate(row)}
    return shown(add(*texts), texts)


def _is_row(x: Any) -> bool:
    return hasattr(x, "__iter__") and not isinstance(x, (str, Printed, Interval))
