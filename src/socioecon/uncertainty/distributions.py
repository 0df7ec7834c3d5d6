"""What is known of an uncertain number, as a frozen value that is its quantile function (kvantilfunktion).

`normal(100, 10)(0.95)` is the number that is not exceeded with 95 % probability. By name and moment, by elicitation
("between 6 000 and 9 000 with 90 %"), from counts (21 of 47) or from a sample; a number that is certain is written as a
plain number. What can be drawn, truncated and correlated is the same for all, since each is known by its quantiles.

Parameters may be float, int, Decimal or Fraction; quantiles are float.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from . import _special
from ._parameters import fits, most_likely, positive, real, rising
from ._shapes import Beta, Discrete, Gamma, Lognormal, Normal, Smooth, Triangular, Truncated, Uniform

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from fractions import Fraction

    from ._shapes import Distribution

    Real = float | Decimal | Fraction


def normal(mean: Real, sd: Real) -> Normal:
    """Normal distribution (normalfördelning) with a mean and a standard deviation above 0, in the number's own unit.

    >>> normal(100, 10)(0.5)
    100.0

    Raises RangeError for a standard deviation that is not above 0: write a certain number as a plain number.
    """
    return fits(Normal(real("mean", mean), positive("sd", sd)), "mean", "sd")


def lognormal(median: Real, sigma: Real) -> Lognormal:
    """Lognormal distribution (lognormalfördelning): its logarithm is normal, with standard deviation `sigma`.

    `median` is in the number's own unit and above 0: half of the mass lies below it. `sigma` above 0 has no unit: 0.1
    is about 10 % up or down.

    >>> lognormal(361_000, 0.4)(0.5)
    361000.0

    Raises RangeError where either is not above 0.
    """
    return fits(Lognormal(positive("median", median), positive("sigma", sigma)), "median", "sigma")


def uniform(low: Real, high: Real) -> Uniform:
    """Uniform distribution (likformig fördelning): anything between low and high is as likely.

    >>> uniform(2, 4)(0.25)
    2.5

    Raises RangeError where low is not below high.
    """
    return fits(Uniform(*rising(low=low, high=high)), "low", "high")


def triangular(low: Real, mode: Real, high: Real) -> Triangular:
    """Triangular distribution (triangelfördelning) from lowest, most likely and highest value.

    >>> triangular(0, 1, 2)(0.5)
    1.0

    Raises RangeError where low <= mode <= high does not hold, or low is not below high.
    """
    lowest, highest = rising(low=low, high=high)
    return fits(Triangular(lowest, most_likely("mode", mode, lowest, highest), highest), "low", "mode", "high")


def pert(low: Real, mode: Real, high: Real) -> Beta:
    """PERT distribution from lowest, most likely and highest value: a beta whose mean is (low + 4 mode + high) / 6.

    Smoother than the triangular one, with less weight near the ends.

    >>> round(pert(0, 1, 2)(0.5), 12)
    1.0

    Raises RangeError where low <= mode <= high does not hold, or low is not below high.
    """
    lowest, highest = rising(low=low, high=high)
    likely = most_likely("mode", mode, lowest, highest)
    width = highest - lowest
    a, b = (1 + 4 * (part / width) for part in (likely - lowest, highest - likely))
    return fits(Beta(a, b, lowest, highest), "low", "mode", "high")


def beta(a: Real, b: Real) -> Beta:
    """Beta distribution (betafördelning) of a share from 0 to 1; its mean is a / (a + b).

    >>> round(beta(2, 2)(0.5), 12)
    0.5

    Raises RangeError where either is not above 0.
    """
    return fits(Beta(positive("a", a), positive("b", b)), "a", "b")


def beta_from_counts(successes: int, of: int, *, prior: tuple[Real, Real]) -> Beta:
    """What is known of a share after so many successes of so many: beta(prior[0] + successes, prior[1] + failures).

    `prior` is what was known before, as if so many successes and failures had been seen: (1, 1) is nothing but that
    the share lies between 0 and 1, (0.5, 0.5) is that of Jeffreys. There is no default: with few counts it matters.

    >>> beta_from_counts(21, 47, prior=(1, 1))
    Beta(a=22.0, b=27.0, low=0.0, high=1.0)

    Raises RangeError where successes are not from 0 to `of`, or either parameter would not be above 0.
    """
    everyone = _numbers.whole("of", of, low=1, high=10**15)
    succeeded = _numbers.whole("successes", successes, low=0, high=everyone)
    try:
        before, against = prior
    except (TypeError, ValueError):
        message = (
            f"prior must be two numbers, (successes, failures); got {_numbers.shown(prior)}: (1, 1) is the flat one"
        )
        raise ShapeError(message) from None
    a = positive("prior[0] + successes", real("prior[0]", before) + succeeded)
    b = positive("prior[1] + failures", real("prior[1]", against) + (everyone - succeeded))
    return fits(Beta(a, b), "prior[0]", "prior[1]")


def gamma(mean: Real, sd: Real) -> Gamma:
    """Gamma distribution (gammafördelning) of an amount above 0, by its mean and standard deviation, both above 0.

    >>> gamma(3, 3)
    Gamma(shape=1.0, scale=3.0)

    Raises RangeError where either is not above 0.
    """
    centre, spread = positive("mean", mean), positive("sd", sd)
    ratio = centre / spread
    return fits(Gamma(ratio * ratio, spread / centre * spread), "mean", "sd")


def discrete(probabilities: Mapping[Real, Real]) -> Discrete:
    """Discrete distribution (diskret fördelning): {value: probability}, the probabilities adding up to 1 (to 1e-9).

    >>> discrete({0: 0.25, 1: 0.75})(0.5)
    1.0

    Raises RangeError for a negative probability or where they do not add up to 1, ShapeError for an empty mapping.
    """
    pairs = [
        (real("a value of probabilities", x), real(_numbers.at("probabilities", x), p))
        for x, p in _items(probabilities)
    ]
    _numbers.check_none_negative(probabilities=tuple(p for _, p in pairs))
    whole = math.fsum(p for _, p in pairs)
    if abs(whole - 1) > 1e-9:
        message = f"probabilities must add up to 1; got {whole!r}: give what is left to a value, or divide by the sum"
        raise RangeError(message)
    return _discrete(pairs)


def sample(values: Iterable[Real]) -> Discrete:
    """Empirical distribution (empirisk fördelning): each of the values observed is as likely as any other.

    >>> sample([3, 1, 2])(0.5)
    2.0

    Raises ShapeError where there is none, RangeError for a value that is not finite.
    """
    observed = [real(f"values[{place}]", x) for place, x in enumerate(_numbers.scalars("values", values))]
    return _discrete([(x, 1.0) for x in observed])


def between(low: Real, high: Real, *, share: Real, shape: str) -> Smooth:
    """The distribution of a shape with the given share of its mass between low and high, as much below as above.

    "Between 6 000 and 9 000 with 90 %" is between(6000, 9000, share=0.9, shape="normal"). `share` is above 0 and below
    1; `shape` is "normal", "lognormal" (low above 0) or "uniform". It is stated: an interval alone does not tell.

    >>> between(6000, 9000, share=0.5, shape="uniform")
    Uniform(low=4500.0, high=10500.0)

    Raises RangeError where low is not below high, or for a share or shape that is not one of these.
    """
    _numbers.choice("shape", shape, ("normal", "lognormal", "uniform"))
    ends = rising(low=low, high=high)
    inside = real("share", share)
    if not 0 < inside < 1:
        message = f"share must be above 0 and below 1; got {inside!r}: 0.9 for 90 %"
        raise RangeError(message)
    if shape == "uniform":
        centre, half = (ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / inside / 2
        return fits(Uniform(centre - half, centre + half), "low", "high", "share")
    widths = 2 * _special.normal_within(inside)
    if shape == "normal":
        return fits(Normal((ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / widths), "low", "high", "share")
    _numbers.check_positive(low=ends[0])
    median, sigma = math.sqrt(ends[0]) * math.sqrt(ends[1]), (math.log(ends[1]) - math.log(ends[0])) / widths
    return fits(Lognormal(median, sigma), "low", "high", "share")


def truncated(distribution: Distribution, low: Real | None, high: Real | None) -> Distribution:
    """The distribution given that the number lies from low to high (trunkerad); None leaves an end open.

    >>> truncated(uniform(0, 4), 1, None)(0.5)
    2.5

    Raises RangeError where low is not below high, or where no probability lies between them.
    """
    if not isinstance(distribution, (Discrete, Smooth)):
        got = _numbers.shown(distribution)
        message = f"distribution must be a distribution; got {got}: a plain number is certain"
        raise TypeError(message)
    lowest = -math.inf if low is None else real("low", low)
    highest = math.inf if high is None else real("high", high)
    if lowest < highest:
        if isinstance(distribution, Discrete):
            kept = [(x, p) for x, p in _probabilities(distribution) if lowest <= x <= highest]
            if kept:
                return _discrete(kept)
        else:
            (below, right), (left, above) = _ends(distribution, lowest, highest)
            mass = right - above if below > 0.5 else left - below if above > 0.5 else 1 - below - above
            if mass > 0:
                return Truncated(distribution, lowest, highest, below, above, mass)
    got = f"{_numbers.shown(low)} and {_numbers.shown(high)} for {_numbers.shown(distribution)}"
    message = f"low and high must have probability between them; got {got}: widen them"
    raise RangeError(message)


def _ends(whole: Smooth, low: float, high: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (
        whole.split(low) if low > -math.inf else (0.0, 1.0),
        whole.split(high) if high < math.inf else (1.0, 0.0),
    )


def _discrete(pairs: list[tuple[float, float]]) -> Discrete:
    weights: dict[float, float] = {}
    for x, weight in sorted(pairs):
        if weight > 0:
            weights[x] = weights.get(x, 0.0) + weight
    whole = math.fsum(weights.values())
    running = np.cumsum(list(weights.values())) / whole
    return Discrete(tuple(weights), (*map(float, running[:-1]), 1.0))


def _probabilities(distribution: Discrete) -> list[tuple[float, float]]:
    steps = np.diff(np.array((0.0, *distribution.not_exceeded)))
    return list(zip(distribution.values, map(float, steps), strict=True))


def _items(probabilities: Any) -> list[tuple[Any, Any]]:
    return list(_numbers.mapping("probabilities", probabilities).items())
