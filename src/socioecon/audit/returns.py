"""Does a printed payback time, rate of return or rate per period follow?"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..core._numbers import whole
from ..core.errors import RangeError, ShapeError
from ._formula import Formula, add, less, shown
from ._intervals import exact, interval
from ._judge import as_text, choose, follow, judge
from ._polynomials import at, simplest
from ._values import PAYBACKS, RATE_OF_RETURN, RATES, READINGS, VERDICTS, Finding, Interval, Printed
from .rates import infer_rate_from_value

_STEPS = (Fraction(1, 100), Fraction(1, 20), Fraction(1, 10))  # apart: the trial rates of an interpolation


def check_payback(
    gains: Any, figure: Any, *, costs: Any, payback: str | None = None, rate: Any = None,
    place: str = "", reading: str | None = None, unit: Any = None,
) -> Finding:  # fmt: skip
    """Whether a printed payback time, or a bound on it ("at most 2 years"), follows from gains and costs.

    `gains` is one figure a year, `costs` one positive figure at the start or one a year, each at the start of it. By
    PAYBACKS: gains evenly over the year; the first gain at once (at the start of year 1, as of "year 0") and each
    later one a year on; or all at the end of their year. With a `rate` (a fraction of 1) the discounted ones are tried
    too: flows at the ends of years, with year 0 at once at their starts. The cost must be covered for good. A longer
    horizon would be needed where it is never covered: then the time is more than the years given.

    Later or smaller gains, and larger costs, never shorten the time: its range is that from the best to the worst.

    >>> from socioecon.audit import Interval, check_payback
    >>> finding = check_payback((1082551, 1040915, 1000879), Interval(None, 2), costs=1991000, payback="gains evenly over the year")
    >>> finding.verdict, round(1000 * finding.point)
    ('exact', 1873)

    Raises ShapeError for no gains or costs of another length, RangeError for a negative cost or a rate of -100 % or less.
    """
    rows = [_row("gains", gains), _row("costs", costs if _is_row(costs) else [costs, *[0] * (len(_row("gains", gains)) - 1)])]
    if len(rows[0]) != len(rows[1]):
        message = f"gains and costs must be equally long; got {len(rows[0])} and {len(rows[1])}: give one cost a year"
        raise ShapeError(message)
    growth = None if rate is None else exact(rate)
    if growth is not None and growth <= -1:
        message = f"rate must be above -1 (-100 %); got {growth}: a rate is a fraction of 1 (0.04, not 4)"
        raise RangeError(message)
    if None in (*rows[0], *rows[1]):
        return judge(figure, None, None, place=place, reading=reading, unit=unit)
    gain, cost = ([interval(x) for x in row] for row in rows)
    if any(x.low is None or x.high is None or x.high < 0 for x in cost) or any(x.low is None or x.high is None for x in gain):
        message = f"gains and costs must have two ends, and costs be at least 0; got {as_text(rows[1][0])}: a cost is positive"
        raise RangeError(message)
    ways = {name: name for name in PAYBACKS if growth is not None or not name.endswith("discounted")}
    return choose({name: lambda name=name: _paid(name, rows, gain, cost, growth, figure, place, reading, unit) for name in ways}, payback)


def _paid(
    name: str, rows: list[list[Any]], gain: list[Interval], cost: list[Interval], rate: Any, figure: Any,
    place: str, reading: str | None, unit: Any,
) -> Finding:  # fmt: skip
    def time(gains: list[Any], costs: list[Any]) -> Fraction | None:
        if name.endswith("discounted") and rate is not None:
            late = 0 if name.startswith("year 0") else 1
            gains = [g / (1 + rate) ** (k + late) for k, g in enumerate(gains)]
            costs = [c / (1 + rate) ** k for k, c in enumerate(costs)]
        return _time(name, gains, costs)

    first = time([x.high for x in gain], [x.low for x in cost])
    last = time([x.low for x in gain], [x.high for x in cost])
    years = Fraction(len(gain))
    values = Interval(years if first is None else first, last, low_open=first is None)
    values_at = [[exact(x) for x in row] for row in rows]
    middle = None if None in (*values_at[0], *values_at[1]) else time(*values_at)
    formula = f"{_added(rows[0])} ≥ {_added([x for x in rows[1] if exact(x) != 0] or [0])}"
    return judge(figure, middle, values, place=place, reading=reading, unit=unit, formula=formula)


def _time(name: str, gains: Sequence[Fraction], costs: Sequence[Fraction]) -> Fraction | None:
    """When the costs are covered for good, in years; None if not within the years given."""
    spent = earned = Fraction(0)
    answer: Fraction | None = Fraction(0)
    for year, (gain, cost) in enumerate(zip(gains, costs, strict=True)):
        spent += cost
        missing = spent - earned
        earned += gain
        if earned < spent:
            answer = None
        elif answer is None or missing > 0:
            part = Fraction(0) if missing <= 0 else missing / gain
            answer = year + part if name.startswith("gains") else Fraction(year + name.startswith("at year ends"))
    return answer


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
    row = _row("flows", flows)
    if None in row:
        return judge(figure, None, None, place=place, reading=reading, unit=unit)
    known = [x for x in map(exact, row) if x is not None]
    whole_row = known if len(known) == len(row) else None
    sets = infer_rate_from_value(row, 0, timing="advance")
    rates = sets[0].intervals if sets else ()
    text = ", ".join(map(as_text, row))

    def exactly() -> Finding:
        tried = [_at_rate(x, whole_row, figure, place, reading, unit)._replace(formula=text) for x in rates]
        if tried:
            return max(tried, key=lambda finding: (VERDICTS.index(finding.verdict), -finding.gap))
        none = judge(figure, None, None, place=place, reading=reading, unit=unit, formula=text, convention="no rate")
        return none._replace(verdict="does not follow")

    def by_hand() -> Finding:
        tried = [_interpolated(row, x, step, figure, place, reading, unit) for x in rates for step in _STEPS]
        if tried:
            return max(tried, key=lambda finding: VERDICTS.index(finding.verdict))._replace(formula=text)
        return exactly()

    return choose({RATE_OF_RETURN[0]: exactly, RATE_OF_RETURN[1]: by_hand}, method)


def _at_rate(
    rates: Interval, flows: list[Fraction] | None, figure: Any, place: str, reading: str | None, unit: Any
) -> Finding:
    """The verdict for one interval of rates; its point is a root of the flows as printed, to 1e-12."""
    middle: Fraction | None = None
    if flows is not None and rates.low is not None and rates.high is not None:
        near = infer_rate_from_value(flows, 0, timing="advance")
        roots = [simplest(x.low, x.high) for answer in near for x in answer.intervals if x.low is not None and x.high is not None]
        middle = next((root for root in roots if rates.low <= root <= rates.high), None)
    finding = judge(figure, middle, rates, place=place, reading=reading, unit=unit)
    if finding.verdict == "exact" and middle is not None and flows is not None and at(tuple(flows), 1 / (1 + middle)):
        return finding._replace(verdict="rounds", convention=READINGS[0])
    return finding


def _interpolated(
    row: list[Any], rates: Interval, step: Fraction, figure: Any, place: str, reading: str | None, unit: Any
) -> Finding:
    below = ((rates.low or Fraction(0)) / step).__floor__() * step
    names = [f"flow {t}" for t in range(len(row))]
    low, high = (
        ("sum", tuple((1 / (1 + rate) ** t, name) for t, name in enumerate(names))) for rate in (below, below + step)
    )
    slope: Formula = ("quotient", low, less(low, high))
    formula = add(below, ("product", (step, slope)))
    return follow(
        formula, dict(zip(names, row, strict=True)), figure, place=place, reading=reading, unit=unit,
        convention=f"{below * 100} % and {(below + step) * 100} %",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------ rate per period


def check_period_rate(
    annual: Any, periods: int, figure: Any, *, method: str | None = None, place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed rate per period follows from a rate per year, by RATES: nominal/m or the effective root.

    The root has no exact value: the figure's interval is raised to the power instead.

    >>> from fractions import Fraction
    >>> from socioecon.audit import check_period_rate, printed
    >>> check_period_rate(Fraction(4, 100), 12, printed("0,327 %")).convention
    'effective root; half-up'

    Raises RangeError for fewer than one period or a rate of -100 % or less.
    """
    count = whole("periods", periods)
    if annual is None:
        return judge(figure, None, None, place=place, reading=reading, unit=unit)
    yearly = interval(annual)
    if yearly.low is None or yearly.high is None or yearly.low <= -1:
        message = f"annual must be above -1 (-100 %); got {as_text(annual)}: a rate is a fraction of 1 (0.04, not 4)"
        raise RangeError(message)

    def root() -> Finding:
        low, high = _root(yearly.low, count)[0], _root(yearly.high, count)[1]
        value = exact(annual)
        middle = None if value is None else simplest(*_root(value, count))
        finding = judge(figure, middle, Interval(low, high), place=place, reading=reading, unit=unit)
        if finding.verdict == "exact" and middle is not None and (1 + middle) ** count != 1 + (value or 0):
            return finding._replace(verdict="rounds", convention=READINGS[0])
        return finding._replace(formula=f"(1 + {as_text(annual)})^(1/{count}) - 1")

    def nominal() -> Finding:
        return follow(("quotient", "annual", "periods"), {"annual": annual, "periods": count}, figure, place=place, reading=reading, unit=unit)

    return choose({RATES[0]: nominal, RATES[1]: root}, method)


def _root(rate: Any, periods: int) -> tuple[Fraction, Fraction]:
    """The rate per period between two fractions 1e-15 apart."""
    fine = 10**15
    low, high = 0, fine * (2 + int(rate))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if Fraction(middle, fine) ** periods <= 1 + rate else (low, middle)
    return Fraction(low, fine) - 1, Fraction(high, fine) - 1


# ------------------------------------------------------------------------------------------------------- the arguments


def _added(row: list[Any]) -> str:
    texts = {str(n): as_text(x) for n, x in enumerate(row)}
    return shown(add(*texts), texts)


def _is_row(x: Any) -> bool:
    return hasattr(x, "__iter__") and not isinstance(x, (str, Printed, Interval))


def _row(name: str, figures: Any) -> list[Any]:
    if not _is_row(figures) or hasattr(figures, "items"):
        message = f"{name} must be a sequence of figures, one a year; got {figures!r}: give a list"
        raise ShapeError(message)
    row = list(figures)
    if not row:
        message = f"{name} must hold at least one figure; got none: give one a year"
        raise ShapeError(message)
    return row
