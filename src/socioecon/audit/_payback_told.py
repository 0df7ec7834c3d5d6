"""A payback that a document does not print, told: when the cost is covered, or how many times the gains would do it.

What is claimed holds whatever the figures stand for within their rounding: where that does not settle whether the cost
is covered within the years given, the range is told as well, or that it cannot be decided.
"""

# ruff: noqa: PLR0913  # all that a payback rests on

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ._intervals import EVERYTHING, as_input, exact, point
from ._payback import BEYOND, balances, paid_back
from ._values import Explanation, Finding, Interval

if TYPE_CHECKING:
    from ._payback import Balance
    from ._rules import Terms


def told_payback(gains: list[Any], cost: Any, terms: Terms, *, payback: str, rate: Any, cumulative: bool) -> Finding:
    """When the gains have covered the cost; if they never do, as many times them as would."""
    finding = paid_back(gains, EVERYTHING, cost, terms, payback=payback, rate=rate, cumulative=cumulative)
    finding = finding._replace(printed=None, verdict="input", convention="payback", also=())
    values = finding.expected or EVERYTHING
    if values.high is not None or finding.point is not None:
        return finding
    if not (values.low == len(gains) and values.low_open):  # covered or not, by what the figures stand for
        return finding._replace(verdict="undecided", convention=BEYOND)

    def at_the_end(cost: Interval, gains: list[Interval]) -> Balance:
        growth = None if rate is None else exact(rate)
        costs = [cost, *[point(0)] * (len(gains) - 1)]
        return balances(payback, growth, gains, costs, cumulative=cumulative)[-1]

    times = _times(at_the_end(*_ends(cost, gains, terms)))
    if times is None:
        return finding._replace(convention="never, at any number")
    known = [exact(x) for x in (cost, *gains)]
    sure = times.high is not None and times.low is not None and times.low.__ceil__() == times.high.__ceil__()
    if sure and None not in known:
        spent, *earned = [point(x or 0) for x in known]
        times = _times(at_the_end(spent, earned)) or times
    needs = times.low if times.low == times.high else times
    return finding._replace(convention="never paid back", also=(Explanation("times", needs),))


def _ends(cost: Any, gains: list[Any], terms: Terms) -> tuple[Interval, list[Interval]]:
    return as_input(cost, terms.reading), [as_input(x, terms.reading) for x in gains]


def _times(end: Balance) -> Interval | None:
    """Cost over gains by the end of the last year; None where the gains come to nothing at best."""
    least, most = end.earned.low or Fraction(0), end.earned.high or Fraction(0)
    needed, greatest = end.spent.low or Fraction(0), end.spent.high or Fraction(0)
    if most <= 0:
        return None
    return Interval(needed / most, greatest / least if least > 0 else None)
