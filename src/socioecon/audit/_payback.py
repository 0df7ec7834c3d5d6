"""When gains have come up to costs, of figures that stand for intervals; and whether a printed time follows."""

# ruff: noqa: PLR0913  # all that a payback time rests on

from __future__ import annotations

from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon._text import amount
from socioecon.core.errors import RangeError, ShapeError

from ._formula import add, shown
from ._intervals import as_input, exact, figures_of, meet, plus, point, scaled
from ._judge import choose, judge
from ._values import PAYBACKS, REMARKS, Finding, Interval, Printed
from ._written import as_text, in_formula, money_unit

if TYPE_CHECKING:
    from ._rules import Terms

_BELOW = Interval(None, Fraction(0), high_open=True)
_NO_LESS = Interval(Fraction(0), None)
_COVERED = "≥"
MONTHS = ("månader", "mån", "months")
BEYOND = "beyond the years given"


class Balance(NamedTuple):
    """What has come and what has been spent by the end of one year."""

    earned: Interval
    spent: Interval


def balances(
    name: str, rate: Fraction | None, gains: list[Interval], costs: list[Interval], *, cumulative: bool
) -> list[Balance]:
    """The balance of each year by one of PAYBACKS: gains of each year, or all that have come so far.

    Each figure occurs once in what has been earned by the end of a year. What has come so far is not what comes each
    year, added up: two such figures are rounded by themselves. Discounted, sums so far S, S', ... are worth
    S (d - d') + S' (d' - d'') + ... + the last one times its own d, with d the discount factor of each year.
    """
    discounted, late = name.endswith("discounted"), 0 if name.startswith("year 0") else 1

    def weight(year: int) -> Fraction:
        return 1 / (1 + rate) ** year if discounted and rate is not None else Fraction(1)

    kept = spent = point(0)
    found: list[Balance] = []
    for year, (gain, cost) in enumerate(zip(gains, costs, strict=True)):
        now = weight(year + late)
        earned = plus(kept, scaled(gain, now))
        spent = plus(spent, scaled(cost, weight(year)))
        found.append(Balance(earned, spent))
        kept = plus(kept, scaled(gain, now - weight(year + late + 1))) if cumulative else earned
    return found


def earliest(name: str, years: list[Balance]) -> tuple[Fraction, bool] | None:
    """The time at most gains and least costs, and whether no time is that early; None if not within the years given.

    A time falls with all that has come, this year and before, and rises with the costs.
    """
    covered = [meet(_net(year), _NO_LESS) is not None for year in years]
    return _first(name, covered, [_high(x.earned) for x in years], [_low(x.spent) for x in years])


def latest(name: str, years: list[Balance]) -> tuple[Fraction, bool] | None:
    """The time at least gains and most costs, and whether no time is that late; None if it may be later than given."""
    covered = [meet(_net(year), _BELOW) is None for year in years]
    return _first(name, covered, [_low(x.earned) for x in years], [_high(x.spent) for x in years])


_End = tuple[Fraction, bool]


def _first(name: str, covered: list[bool], earned: list[_End], spent: list[_End]) -> tuple[Fraction, bool] | None:
    """When the costs are covered for good, as seen at the ends of years; and whether that is a limit not reached."""
    if not covered[-1]:
        return None
    year = len(covered)
    while year and covered[year - 1]:
        year -= 1
    before, before_open = earned[year - 1] if year else (Fraction(0), False)
    (now, now_open), (cost, cost_open) = earned[year], spent[year]
    missing = cost - before
    if not (year or missing or cost_open):  # nothing has to be waited for
        return Fraction(year), False
    if name.startswith("gains"):
        part = missing / (now - before) if missing else Fraction(0)
        return year + part, now_open or cost_open or (before_open and cost < now)
    return Fraction(year if name.startswith("year 0") else year + 1), False


def _net(year: Balance) -> Interval:
    return plus(year.earned, scaled(year.spent, -1))


def _low(x: Interval) -> _End:
    return x.low or Fraction(0), x.low_open


def _high(x: Interval) -> _End:
    return x.high or Fraction(0), x.high_open


# --------------------------------------------------------------------------------------------------------- the verdict


def paid_back(
    gains: Any, figure: Any, costs: Any, terms: Terms, *, payback: str | None, rate: Any, cumulative: bool = False
) -> Finding:
    """`check_payback`, also of gains that are all that has come by the end of each year."""
    per = per_year(figure)
    rows = [
        figures_of("gains", gains),
        figures_of("costs", costs if _is_row(costs) else [costs, *[0] * (len(figures_of("gains", gains)) - 1)]),
    ]
    if len(rows[0]) != len(rows[1]):
        message = f"gains and costs must be equally long; got {len(rows[0])} and {len(rows[1])}: give one cost a year"
        raise ShapeError(message)
    growth = None if rate is None or (isinstance(rate, Printed) and rate.words) else exact(rate)
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
        sure = not any(None in row for row in points)
        middle = earliest(name, balances(name, growth, *known, cumulative=cumulative)) if sure else None
        years = balances(name, growth, earned, paid, cumulative=cumulative)
        first, time = earliest(name, years), None if middle is None else middle[0]
        told = formula if (middle if sure else first) is not None else formula.replace(_COVERED, "<")
        times = time, first, latest(name, years)
        return _paid(*times, horizon=len(years), per=per, figure=figure, terms=terms, formula=told)

    ways = [name for name in PAYBACKS if growth is not None or not name.endswith("discounted")]
    return choose("payback", {name: partial(way, name) for name in ways}, payback)


def _paid(
    time: Fraction | None,
    first: tuple[Fraction, bool] | None,
    last: tuple[Fraction, bool] | None,
    *,
    horizon: int,
    per: int,
    figure: Any,
    terms: Terms,
    formula: str,
) -> Finding:
    """The verdict on a time, from the one as printed, the earliest and the latest; None is later than the horizon.

    `per` is how many of the unit of the figure make a year.
    """
    years = Fraction(horizon * per)
    low, low_open = (first[0] * per, first[1]) if first else (years, True)
    high, high_open = (last[0] * per, last[1]) if last else (None, False)
    time = None if time is None else time * per
    values = Interval(low, high, low_open, high_open)
    finding = judge(figure, time, values, terms, formula=formula)
    if last is not None or finding.verdict in {*REMARKS, "exact"}:
        return finding
    # What comes after the years given is not known: only a time within them is shown.
    within = None if first is None else judge(figure, time, Interval(low, years, low_open), terms, formula=formula)
    if within is None or within.verdict in REMARKS:
        return finding._replace(verdict="undecided", convention=BEYOND, also=())
    return within._replace(expected=values, sees=finding.sees)


def per_year(figure: Any) -> int:
    """How many of the unit that a time is printed in make a year: 12 months. Raises RangeError for what is no time."""
    if not isinstance(figure, Printed) or figure.measure in {"", "years"}:
        return 1
    if figure.measure == "count" and figure.text.lower().rstrip(" .,)").endswith(MONTHS):
        return 12
    message = f"figure must be a time in years or months; got {figure.text}: state it in one of them"
    raise RangeError(message)


def _yearly(sums: list[Any]) -> list[Any]:
    """What has come each year as it is told, of the sums so far as they are printed."""
    return [sums[0], *(_step(later, earlier) for earlier, later in pairwise(sums))]


def _step(later: Any, earlier: Any) -> Any:
    gain = _as_printed(later) - _as_printed(earlier)
    figures = [x for x in (later, earlier) if isinstance(x, Printed)]
    about = "cirka " if any(x.words for x in figures) else ""
    if not any(x.measure == "money" for x in figures):
        return Printed(about + in_formula(gain), gain, 0)
    units = {money_unit(x) for x in figures}
    return Printed(about + amount(gain, unit=units.pop() if len(units) == 1 else "kr", decimals=None), gain, 0)


def _as_printed(x: Any) -> Fraction:
    return x.value if isinstance(x, Printed) else exact(x) or Fraction(0)


def _added(row: list[Any]) -> str:
    texts = {str(n): in_formula(x) for n, x in enumerate(row)}
    return shown(add(*texts), texts)


def _is_row(x: Any) -> bool:
    return hasattr(x, "__iter__") and not isinstance(x, (str, Printed, Interval))
