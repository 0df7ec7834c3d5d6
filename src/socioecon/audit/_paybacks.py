"""A payback that a document does not print, told: when the cost is covered, or how many times the gains would do it.

What is claimed holds whatever the figures stand for within their rounding: where that does not settle whether the cost
is covered within the years given, the range is told as well, or that it cannot be decided.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ._intervals import EVERYTHING, exact, interval
from ._values import Explanation, Finding, Interval
from .returns import BEYOND, check_payback, present


def told_payback(gains: list[Any], cost: Any, way: str, rate: Any, common: dict[str, Any]) -> Finding:
    """When the gains have covered the cost; if they never do, as many times them as would."""
    finding = check_payback(gains, EVERYTHING, costs=cost, payback=way, rate=rate, **common)
    finding = finding._replace(printed=None, verdict="input", convention="payback", also=())
    values = finding.expected or EVERYTHING
    if values.high is not None or finding.point is not None:
        return finding
    if not values.low_open:  # covered or not, by what the figures stand for
        return finding._replace(verdict="undecided", convention=BEYOND)
    times = _times(gains, cost, way, None if rate is None else exact(rate))
    if times is None:
        return finding._replace(convention="never, at any number")
    return finding._replace(convention="never paid back", also=(Explanation("times", times),))


def _times(gains: list[Any], cost: Any, way: str, rate: Fraction | None) -> Fraction | Interval | None:
    """Cost over gains, in present values if the way is discounted: as printed where every rounding asks for as many.

    None where the gains come to nothing at best.
    """

    def earned(values: list[Fraction]) -> Fraction:
        return sum(present(way, rate, values, late=not way.startswith("year 0")), Fraction(0))

    ends = [interval(x) for x in gains]
    least, most = (earned([end or Fraction(0) for end in side]) for side in zip(*(x[:2] for x in ends), strict=True))
    needed = interval(cost)
    if most <= 0 or needed.low is None or needed.high is None:
        return None
    fewest, greatest = needed.low / most, needed.high / least if least > 0 else None
    known = [exact(x) for x in (cost, *gains)]
    if greatest is None or greatest.__ceil__() > fewest.__ceil__() or None in known:
        return Interval(fewest, greatest)
    spent, *got = [x or Fraction(0) for x in known]
    return spent / earned(got)
