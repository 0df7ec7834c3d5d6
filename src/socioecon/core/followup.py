"""Follow-up (uppföljning): what came out against goals, budgets and forecasts."""

from __future__ import annotations

from . import _numbers
from .errors import RangeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._numbers import N


@_numbers.checked
def share_achieved(achieved: N | int, of: N | int) -> N:
    """The share who achieved it (måluppfyllelse): achieved / of.

    `achieved` is a count from 0 to `of`; `of` a positive count: of all who began, or without those who broke off, is
    another denominator and another share.

    Arithmetic. Source: the final report of BAS, 41 of 47 and 21 of 47, and 21 of 26 without those who broke off.

    >>> from fractions import Fraction
    >>> share_achieved(Fraction(41), 47)
    Fraction(41, 47)

    Raises RangeError where `of` is not positive or `achieved` not from 0 to `of`.
    """
    _numbers.check_positive(of=of)
    if not (_numbers.holds(achieved >= 0) and _numbers.holds(achieved <= of)):
        got = f"{_numbers.shown(achieved)} of {_numbers.shown(of)}"
        message = f"achieved must be from 0 to `of`; got {got}: check which count is which"
        raise RangeError(message)
    reached: Any = achieved
    share: N = reached / of
    return share


@_numbers.checked
def share_interval(achieved: int, of: int, *, confidence: float) -> tuple[float, float]:
    """The Wilson interval for a share: (low, high), in float.

    `achieved` is a count from 0 to `of`; `of` a positive count; `confidence` the coverage, between 0 and 1 (0.95).
    With z the normal quantile of (1 + confidence) / 2, p = achieved / of, n = of: (p + z^2 / 2n -+ z sqrt(p (1 - p) /
    n + z^2 / 4n^2)) / (1 + z^2 / n). Good for small counts, where p -+ 2 standard errors is not.

    Decision. Source: E. B. Wilson, Probable inference, JASA 22 (1927).

    >>> [round(end, 3) for end in share_interval(21, 47, confidence=0.95)]
    [0.314, 0.588]

    Raises RangeError for counts as in `share_achieved`, or a confidence not between 0 and 1; TypeError for arrays.
    """
    from math import sqrt  # noqa: PLC0415 - few calls need it, and the face is to load quickly
    from statistics import NormalDist  # noqa: PLC0415 - likewise

    achieved, of = _numbers.scalar("achieved", achieved), _numbers.scalar("of", of)
    share = float(share_achieved(achieved, of))
    beyond = float((1 - _numbers.scalar("confidence", confidence)) / 2)
    if not (confidence > 0 and beyond > 0):
        message = f"confidence must lie between 0 and 1; got {_numbers.shown(confidence)}: give 0.95 for 95 %"
        raise RangeError(message)
    z_squared = NormalDist().inv_cdf(beyond) ** 2
    centre = share + z_squared / (2 * of)
    reach = sqrt(z_squared * (share * (1 - share) / of + z_squared / (4 * of * of)))
    width = 1 + z_squared / of
    low = (centre - reach) / width if achieved else 0.0
    high = (centre + reach) / width if achieved != of else 1.0
    return low, high


@_numbers.checked
def target_attainment(share: N | int, target: N | int) -> N:
    """How much of the target was reached (måluppfyllelsegrad): share / target. Above 1: more than was aimed at.

    `share` is what came out and `target` what was aimed at, from 0 up, both in the same unit.

    Arithmetic. Source: the final report of BAS, 41/47 against 75 % and 21/47 against 25 %.

    >>> from fractions import Fraction
    >>> target_attainment(Fraction(3, 5), Fraction(3, 4))
    Fraction(4, 5)

    Raises RangeError for a negative share or a target that is not positive.
    """
    _numbers.check_not_negative(share=share)
    _numbers.check_positive(target=target)
    reached: Any = share
    attained: N = reached / target
    return attained


@_numbers.checked
def relative_change(before: N | int, after: N | int) -> N:
    """The change as a share of what was before: (after - before) / before.

    Both are amounts in the same unit; `before` is not 0. With a negative `before` the sign is that of the formula,
    which seldom is what is meant: state the difference then.

    Arithmetic.

    >>> from fractions import Fraction
    >>> relative_change(Fraction(80), 100)
    Fraction(1, 4)

    Raises RangeError where `before` is 0.
    """
    if not _numbers.holds(before != 0):
        message = "before must not be 0, there is nothing to divide by; got 0: state the difference in points or kronor"
        raise RangeError(message)
    difference: Any = after - before
    change: N = difference / before
    return change


@_numbers.checked
def trend_and_effect(before: N | int, forecast: N | int, after: N | int) -> tuple[N, N]:
    """A change parted in two: (forecast - before, after - forecast), the trend and the effect.

    All three are amounts in the same unit: before the intervention, as forecast without it, and as it came out. A cost
    may rise and the effect still be a saving: "lower than it would have been" (inbromsning).

    Arithmetic. Source: the application of BAS, which expects a slower rise of income support and no fall.

    >>> trend_and_effect(100, 130, 120)
    (30, -10)

    Raises RangeError for amounts that are not finite.
    """
    start, expected, came = _numbers.one_kind((before, forecast, after))
    return expected - start, came - expected


@_numbers.checked
def budget_variance(budget: N | int, outcome: N | int) -> N:
    """What is left of a budget (återstår, avvikelse): budget - outcome. Positive: left; negative: overspent.

    Both are kr for the same period.

    Arithmetic. Source: the final report of BAS, budget table.

    >>> budget_variance(1_502, 1_236), budget_variance(50, 178)
    (266, -128)

    Raises RangeError for amounts that are not finite.
    """
    granted: Any = budget
    left: N = granted - outcome
    return left


@_numbers.checked
def annual_places(entrants_per_year: N | int, mean_stay: N | int) -> N:
    """Places in use on average (årsplatser): entrants_per_year x mean_stay, by Little's law.

    `entrants_per_year` is persons, from 0 up; `mean_stay` years, from 0 up.

    Arithmetic. Source: J. D. C. Little, A Proof for the Queuing Formula L = lambda W (1961); the final report of BAS,
    10 places.

    >>> from fractions import Fraction
    >>> annual_places(Fraction(47, 3), Fraction(30, 47))
    Fraction(10, 1)

    Raises RangeError for a negative argument.
    """
    _numbers.check_not_negative(entrants_per_year=entrants_per_year, mean_stay=mean_stay)
    entrants: Any = entrants_per_year
    places: N = entrants * mean_stay
    return places
