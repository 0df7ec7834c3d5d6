"""When gains have come up to costs, of figures that stand for intervals: the earliest and the latest time."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from ._intervals import meet, plus, point, scaled
from ._values import Interval

_BELOW = Interval(None, Fraction(0), high_open=True)
_COVERED = Interval(Fraction(0), None)


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
    covered = [meet(_net(year), _COVERED) is not None for year in years]
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
        return Fraction(0), False
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
