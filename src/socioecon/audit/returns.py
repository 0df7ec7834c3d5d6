"""Whether a printed payback time, rate of return or rate per period follows."""

# ruff: noqa: PLR0913  # each check takes what it checks and, by name, how the figure is to be read

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from socioecon.core._numbers import whole
from socioecon.core.errors import RangeError, ShapeError

from ._formula import add, less, shown
from ._intervals import exact, figures_of, interval
from ._judge import choose, follow, judge
from ._polynomials import at, simplest
from ._rules import Terms
from ._values import PAYBACKS, RATE_OF_RETURN, RATES, READINGS, REMARKS, VERDICTS, Finding, Interval, Printed
from ._written import as_text, in_formula
from .rates import bounded, infer_rate_from_value

if TYPE_CHECKING:
    from collections.abc import Callable

_COVERED = "≥"
_MONTHS = ("månader", "mån", "months")
BEYOND = "beyond the years given"
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

    Later or smaller gains, and larger costs, never shorten the time: its range is that from the best to the worst. A
    figure in months is held against the time in months, and so are `point` and `expected`.

    >>> from socioecon.audit import Interval, check_payback
    >>> gains = (1082551, 1040915, 1000879)
    >>> finding = check_payback(gains, Interval(None, 2), costs=1991000, payback="gains evenly over the year")
    >>> finding.verdict, round(1000 * finding.point)
    ('exact', 1873)

    Raises ShapeError for no gains or costs of another length, RangeError for a negative cost, a rate of
    -100 % or less, none for a discounted payback, or a figure that is no time in years or months.
    """
    unit_of_time = per_year(figure)
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
        return judge(figure, None, None, Terms(place, reading, unit))
    ends = [end for row in rows for x in map(interval, row) for end in (x.low, x.high)]
    if None in ends or any((interval(x).high or 0) < 0 for x in rows[1]):
        message = f"figures must have two ends, and costs be at least 0; got {_added(rows[1])}: a cost is positive"
        raise RangeError(message)
    ways = [name for name in PAYBACKS if growth is not None or not name.endswith("discounted")]
    terms = Terms(place, reading, unit)
    formula = f"{_added(rows[0])} {_COVERED} {_added([x for x in rows[1] if exact(x) != 0] or [0])}"
    times = {name: partial(_time, name, growth) for name in ways}
    return choose(
        "payback", {name: partial(_paid, time, unit_of_time, rows, figure, terms, formula) for name, time in times.items()}, payback
    )


def _paid(
    years_until: Callable[[list[Any], list[Any]], Fraction | None],
    per: int,
    rows: list[list[Any]],
    figure: Any,
    terms: Terms,
    formula: str,
) -> Finding:
    def time(gains: list[Any], costs: list[Any]) -> Fraction | None:
        years = years_until(gains, costs)
        return None if years is None else years * per

    gain, cost = ([interval(x) for x in row] for row in rows)
    first = time([x.high for x in gain], [x.low for x in cost])
    last = time([x.low for x in gain], [x.high for x in cost])
    years = Fraction(len(gain) * per)
    values = Interval(years if first is None else first, last, low_open=first is None)
    gains, costs = ([exact(x) for x in row] for row in rows)
    hedged = None in {*gains, *costs}
    middle = None if hedged else time(gains, costs)
    told = formula if middle is not None or (hedged and first is not None) else formula.replace(_COVERED, "<")
    finding = judge(figure, middle, values, terms, formula=told)
    if last is not None or finding.verdict in {*REMARKS, "exact"}:
        return finding
    # What comes after the years given is not known: only a time within them is shown.
    within = None if first is None else judge(figure, middle, Interval(first, years), terms, formula=told)
    if within is None or within.verdict in REMARKS:
        return finding._replace(verdict="undecided", convention=BEYOND, also=())
    return within._replace(expected=values, sees=finding.sees)


def _time(name: str, rate: Fraction | None, gains: list[Fraction], costs: list[Fraction]) -> Fraction | None:
    """When the costs are covered for good (seen at the ends of years), in years; None if not within the years given."""
    evenly, at_once = name.startswith("gains"), name.startswith("year 0")
    gains, costs = present(name, rate, gains, late=not at_once), present(name, rate, costs, late=False)
    spent = earned = Fraction(0)
    answer: Fraction | None = None
    for year, (gain, cost) in enumerate(zip(gains, costs, strict=True)):
        spent += cost
        missing = spent - earned
        earned += gain
        if earned < spent:
            answer = None
        elif answer is None:
            part = missing / gain if evenly and missing > 0 else Fraction(not at_once and missing > 0)
            answer = year + part
    return answer


def present(name: str, rate: Fraction | None, flows: list[Fraction], *, late: bool) -> list[Fraction]:
    """Yearly flows in present values if the payback is discounted, each at the end of its year if it is late."""
    if rate is None or not name.endswith("discounted"):
        return flows
    return [flow / (1 + rate) ** (year + late) for year, flow in enumerate(flows)]


def per_year(figure: Any) -> int:
    """How many of the unit that a time is printed in make a year: 12 months. Raises RangeError for what is no time."""
    if not isinstance(figure, Printed) or figure.measure in {"", "years"}:
        return 1
    if figure.measure == "count" and figure.text.lower().rstrip(" .,").endswith(_MONTHS):
        return 12
    message = f"figure must be a time in years or months; got {figure.text}: state it in one of them"
    raise RangeError(message)


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
    rates = _all_rates(row)
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
    yearly = interval(annual)
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
