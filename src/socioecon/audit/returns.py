"""Whether a printed payback time, rate of return or rate per period follows."""

# ruff: noqa: PLR0913  # each check takes what it checks and, by name, how the figure is to be read

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

from socioecon.core._numbers import whole
from socioecon.core.errors import RangeError

from ._formula import Formula, add
from ._intervals import as_input, exact, figures_of, interval, within
from ._judge import choose, follow, judge
from ._payback import paid_back
from ._polynomials import at, simplest
from ._rules import Terms
from ._values import RATE_OF_RETURN, RATES, READINGS, VERDICTS, Finding, Interval
from ._written import as_text, in_formula
from .rates import HIGHEST, LOWEST, bounded, infer_rate_from_value

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
    Gains, costs and figure are read by one rule, the stated `reading`: if it is "cut", so are the gains. A figure in
    months is held against the time in months, and so are `point` and `expected`.

    >>> from socioecon.audit import Interval, check_payback
    >>> gains = (1082551, 1040915, 1000879)
    >>> finding = check_payback(gains, Interval(None, 2), costs=1991000, payback="gains evenly over the year")
    >>> finding.verdict, round(1000 * finding.point)
    ('exact', 1873)

    Raises ShapeError for no gains or costs of another length, RangeError for a negative cost, a rate of
    -100 % or less, none for a discounted payback, or a figure that is no time in years or months.
    """
    return paid_back(gains, figure, costs, Terms(place, reading, unit), payback=payback, rate=rate)


# ----------------------------------------------------------------------------------------------------- rate of return


def check_rate_of_return(
    flows: Any, figure: Any, *, method: str | None = None, place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed internal rate of return follows from yearly flows, the first at time 0, by RATE_OF_RETURN.

    "exact" is any rate at which the present value is nothing; "one linear interpolation" that on the line between the
    present values at two trial rates around it, 1, 5 or 10 points apart, as it is done by hand. Flows and figure are
    read by one rule, the stated `reading`. Rates are sought above -90 % and up to 1000 %: whether a figure beyond them
    follows is undecided where the flows may have a rate there, and so is any figure of flows that are all 0.

    >>> from socioecon.audit import check_rate_of_return, printed
    >>> check_rate_of_return((-100, 60, 60), printed("13,1 %")).verdict
    'rounds'

    Raises ShapeError for no flows, RangeError for an unbounded flow or an unknown method.
    """
    row = figures_of("flows", flows)
    if any(x is None for x in row):
        return judge(figure, None, None, Terms(place, reading, unit))
    values = [as_input(x, reading) for x in row]
    rates = _all_rates(values)
    terms, text = Terms(place, reading, unit), ", ".join(map(in_formula, row))
    points = [x for x in map(exact, row) if x is not None]
    roots = [] if None in map(exact, row) else [simplest(low, high) for low, high in _all_rates(points)]

    def sought(finding: Finding) -> Finding:
        unknown = finding.verdict == "does not follow" and _may_be_beyond(finding.printed, values, rates)
        return finding._replace(verdict="undecided", gap=Fraction(0), convention="beyond") if unknown else finding

    def exactly() -> Finding:
        if not any(points) and rates == [(LOWEST, HIGHEST)]:
            return judge(figure, None, None, terms, formula=text, convention="any rate")
        tried = [_at_rate(span, roots, points, figure, terms) for span in rates]
        if tried:
            return sought(max(tried, key=_goodness)._replace(formula=text))
        none = judge(figure, None, None, terms, formula=text, convention="no rate")
        return none if none.printed is None else sought(none._replace(verdict="does not follow"))

    def by_hand() -> Finding:
        tried = [_interpolated(row, low, step, figure, terms) for low, _ in rates for step in _STEPS]
        lines = [x for x in tried if x.expected is not None]  # on a line that may be level there is no crossing
        return sought(max(lines, key=_goodness)._replace(formula=text)) if lines else exactly()

    return choose("method", {RATE_OF_RETURN[0]: exactly, RATE_OF_RETURN[1]: by_hand}, method)


def _goodness(finding: Finding) -> tuple[int, Fraction]:
    return VERDICTS.index(finding.verdict), -finding.gap


def _all_rates(flows: list[Any]) -> list[tuple[Fraction, Fraction]]:
    """Every interval of rates at which the flows can be worth nothing."""
    sets = infer_rate_from_value(flows, 0, timing="advance")
    return [bounded(x) for answer in sets for x in answer.intervals]


def _may_be_beyond(figure: Any, flows: list[Interval], rates: list[tuple[Fraction, Fraction]]) -> bool:
    """Whether a figure may be a rate that is not sought, and the flows may have one.

    By Descartes' rule there is none where no flow has another sign than the first, and a single one where they change
    once: it moves with the flows without a leap, so that all of them are found if none is at the bounds.
    """
    if within(interval(figure), Interval(LOWEST, HIGHEST)):
        return False
    signs = [_sign(x) for x in flows]
    changes = sum(a != b for a, b in pairwise(x for x in signs if x))
    inside = [span for span in rates if span[0] > LOWEST and span[1] < HIGHEST]
    return None in signs or changes > 1 or (changes == 1 and inside != rates) or (changes == 1 and not rates)


def _sign(x: Interval) -> int | None:
    """-1, 0 or 1; None where either is possible."""
    low, high = bounded(x)
    return 0 if low == high == 0 else 1 if low > 0 else -1 if high < 0 else None


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
    low, high = ([1 / (1 + trial) ** t for t in range(len(row))] for trial in (below, below + step))
    falls = tuple((a - b, name) for a, b, name in zip(low, high, names, strict=True) if a != b)
    value: Formula = ("sum", tuple(zip(low, names, strict=True)))
    formula = add(below, ("product", (step, ("quotient", value, ("sum", falls)))))
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
