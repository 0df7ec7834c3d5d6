"""The door to `scipy.special`: distribution functions and their inverses, each from the tail where it is accurate.

Everything here takes and returns arrays of float. `scipy.stats` stays out: it costs half a second to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import special as _scipy  # type: ignore[import-untyped]  # scipy brings no types

if TYPE_CHECKING:
    from collections.abc import Callable

_special: Any = _scipy


def normal_below(z: Any) -> Any:
    """P(Z <= z) of the standard normal."""
    return _special.ndtr(z)


def normal_at(p: Any) -> Any:
    """The z with P(Z <= z) = p."""
    return _special.ndtri(p)


def normal_within(share: float) -> float:
    """The z with P(-z <= Z <= z) = share, to its last digits for any share above 0 and below 1."""
    z: float = _special.erfinv(share) * 2**0.5
    return float(z)


def beta_split(a: float, b: float, x: Any) -> tuple[Any, Any]:
    """P(X <= x) and P(X > x) of the beta distribution on 0 to 1."""
    return _special.betainc(a, b, x), _special.betaincc(a, b, x)


def beta_at(a: float, b: float, p: Any, q: Any) -> Any:
    """The x with P(X <= x) = p and P(X > x) = q, from the smaller of the two."""
    return by_tail(p, q, lambda p: _special.betaincinv(a, b, p), lambda q: _special.betainccinv(a, b, q))


def gamma_split(shape: float, x: Any) -> tuple[Any, Any]:
    """P(X <= x) and P(X > x) of the gamma distribution of scale 1."""
    return _special.gammainc(shape, x), _special.gammaincc(shape, x)


def gamma_at(shape: float, p: Any, q: Any) -> Any:
    """The x with P(X <= x) = p and P(X > x) = q, from the smaller of the two."""
    return by_tail(p, q, lambda p: _special.gammaincinv(shape, p), lambda q: _special.gammainccinv(shape, q))


def by_tail(p: Any, q: Any, lower: Callable[[Any], Any], upper: Callable[[Any], Any]) -> Any:
    """lower(p) where p <= q, upper(q) elsewhere: of two numbers that add up to 1 the smaller holds more digits."""
    p, q = np.broadcast_arrays(np.asarray(p, dtype=float), np.asarray(q, dtype=float))
    low = p <= q
    x = np.empty(p.shape)
    x[low] = lower(p[low])
    x[~low] = upper(q[~low])
    return x
