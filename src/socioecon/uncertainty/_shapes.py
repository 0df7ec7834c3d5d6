"""What is known of an uncertain number, as frozen values that are their quantile functions.

The constructors in `distributions` say what the parameters mean, and check them; here they are floats that hold.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError

from . import _special
from ._work import real_array

if TYPE_CHECKING:
    # Arrays are promised by tests, not by types; the name only tells the reader that it is one.
    Array = Any


class Distribution(ABC):
    """An uncertain number: called with u above 0 and below 1, it answers with the number that is not exceeded by u."""

    def __call__(self, u: Any) -> Any:
        """The quantile at u: a float for a number, an array for an array."""
        p = real_array(u)
        if p is None:
            message = (
                "u must be one number or an array of numbers; "
                f"got {_numbers.shown(u)}: 0.95 for what is not exceeded by 95 %"
            )
            raise TypeError(message)
        p = p.astype(float, copy=False)
        if not bool(np.all((p > 0) & (p < 1))):
            message = (
                f"u must be above 0 and below 1; got {_numbers.shown(u)}: a quantile at the very end may be infinite"
            )
            raise RangeError(message)
        with np.errstate(all="ignore"):
            x: Any = self.at(p, 1 - p)
        if not np.all(np.isfinite(x)):
            message = f"quantiles must fit a float; got an infinite one of {self!r}: use a larger unit (tkr)"
            raise RangeError(message)
        return float(x) if p.ndim == 0 else x

    @abstractmethod
    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q, both given, so that either tail keeps its digits."""


class Smooth(Distribution):
    """An uncertain number without jumps: it can be tabulated, and truncated by its distribution function."""

    @abstractmethod
    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""


@dataclass(frozen=True)
class Normal(Smooth):
    """Normal distribution."""

    mean: float
    sd: float

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q."""
        z = _special.by_tail(p, q, _special.normal_at, lambda q: -_special.normal_at(q))
        return self.mean + self.sd * z

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        z = (x - self.mean) / self.sd
        return float(_special.normal_below(z)), float(_special.normal_below(-z))


@dataclass(frozen=True)
class Lognormal(Smooth):
    """Lognormal distribution."""

    median: float
    sigma: float

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q."""
        return self.median * np.exp(Normal(0.0, self.sigma).at(p, q))

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        return Normal(math.log(self.median), self.sigma).split(math.log(x)) if x > 0 else (0.0, 1.0)


@dataclass(frozen=True)
class Uniform(Smooth):
    """Uniform distribution."""

    low: float
    high: float

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q."""
        width = self.high - self.low
        return _special.by_tail(p, q, lambda p: self.low + p * width, lambda q: self.high - q * width)

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        inside = min(max(x, self.low), self.high)
        width = self.high - self.low
        return (inside - self.low) / width, (self.high - inside) / width


@dataclass(frozen=True)
class Triangular(Smooth):
    """Triangular distribution."""

    low: float
    mode: float
    high: float

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q: a square root from the end on whose side of the mode it lies."""
        width = self.high - self.low
        left, right = (self.mode - self.low) / width, (self.high - self.mode) / width
        rising: Any = self.low + width * np.sqrt(p * left)
        falling: Any = self.high - width * np.sqrt(q * right)
        rises: Any = np.less_equal(p, left)
        return rising * rises + falling * ~rises

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        width = self.high - self.low
        inside = min(max(x, self.low), self.high)
        if inside < self.mode:
            risen = inside - self.low
            below = risen / width * (risen / (self.mode - self.low))
            return below, 1 - below
        left = self.high - inside
        above = left / width * (left / (self.high - self.mode)) if left > 0 else 0.0
        return 1 - above, above


@dataclass(frozen=True)
class Beta(Smooth):
    """Beta distribution, from low to high."""

    a: float
    b: float
    low: float = 0.0
    high: float = 1.0

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q."""
        return self.low + (self.high - self.low) * _special.beta_at(self.a, self.b, p, q)

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        inside = min(max((x - self.low) / (self.high - self.low), 0.0), 1.0)
        below, above = _special.beta_split(self.a, self.b, inside)
        return float(below), float(above)


@dataclass(frozen=True)
class Gamma(Smooth):
    """Gamma distribution."""

    shape: float
    scale: float

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q."""
        return self.scale * _special.gamma_at(self.shape, p, q)

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        below, above = _special.gamma_split(self.shape, max(x, 0.0) / self.scale)
        return float(below), float(above)


@dataclass(frozen=True)
class Truncated(Smooth):
    """What is left of a distribution between two ends: `below` and `above` are the shares cut off, `mass` is left."""

    whole: Smooth
    low: float
    high: float
    below: float
    above: float
    mass: float

    def at(self, p: Any, q: Any) -> Any:
        """The quantile at p = 1 - q."""
        x = self.whole.at(self.below + p * self.mass, self.above + q * self.mass)
        return np.minimum(np.maximum(x, self.low), self.high)

    def split(self, x: float) -> tuple[float, float]:
        """P(X <= x) and P(X > x)."""
        below, above = self.whole.split(min(max(x, self.low), self.high))
        inside_below, inside_above = (below - self.below) / self.mass, (above - self.above) / self.mass
        if self.below > 0.5:  # far up in the whole only the upper tail has digits left, and far down only the lower
            inside_below = 1 - inside_above
        elif self.above > 0.5:
            inside_above = 1 - inside_below
        return min(max(inside_below, 0.0), 1.0), min(max(inside_above, 0.0), 1.0)


@dataclass(frozen=True)
class Discrete(Distribution):
    """Values in rising order, each with the probability that it is not exceeded."""

    values: tuple[float, ...]
    not_exceeded: tuple[float, ...]

    def at(self, p: Any, q: Any) -> Any:  # noqa: ARG002 - jumps have no tails to keep digits in
        """The quantile at p = 1 - q."""
        values, not_exceeded = self._arrays
        return values[not_exceeded.searchsorted(p)]

    @cached_property
    def _arrays(self) -> tuple[Array, Array]:
        """Made once: a sample may hold a hundred thousand values."""
        return np.array(self.values), np.array(self.not_exceeded[:-1])
