"""What the parameters of a distribution must be, and what an error says where they are not."""

from __future__ import annotations

from typing import Any, TypeVar

from socioecon.core import _numbers
from socioecon.core.errors import RangeError

from ._shapes import Smooth

S = TypeVar("S", bound=Smooth)


def fits(distribution: S, *names: str) -> S:
    """The distribution, if its quantiles fit a float, from the lowest to the highest that is ever drawn."""
    try:
        distribution((2.0**-53, 0.5, 1 - 2.0**-53))
    except RangeError:
        message = (
            f"{' and '.join(names)} must give quantiles that fit a float; got some that are infinite: bring them "
            "nearer to each other, or use a larger unit (tkr)"
        )
        raise RangeError(message) from None
    return distribution


def real(name: str, x: Any) -> float:
    """A parameter as a float."""
    try:
        return float(_numbers.scalar(name, x))
    except OverflowError:
        message = f"{name} must fit a float; got a number beyond 1e308: use a larger unit (tkr)"
        raise RangeError(message) from None


def positive(name: str, x: Any) -> float:
    """A parameter above 0."""
    value = real(name, x)
    if not value > 0:
        message = f"{name} must be above 0; got {_numbers.shown(x)}: write a number that is certain as a plain number"
        raise RangeError(message)
    return value


def rising(*, low: Any, high: Any) -> tuple[float, float]:
    """Two ends, the lower below the higher."""
    lowest, highest = real("low", low), real("high", high)
    if not lowest < highest:
        got = f"{_numbers.shown(low)} and {_numbers.shown(high)}"
        message = f"low must be below high; got {got}: write a number that is certain as a plain number"
        raise RangeError(message)
    return lowest, highest


def most_likely(name: str, x: Any, low: float, high: float) -> float:
    """The most likely value, which lies from low to high."""
    value = real(name, x)
    if not low <= value <= high:
        message = (
            f"{name} must lie from low ({low!r}) to high ({high!r}); "
            f"got {_numbers.shown(x)}: it is the most likely value"
        )
        raise RangeError(message)
    return value
