"""What can go wrong in a call, as types.

Every error is a `SocioeconError`, and that is a `ValueError`. A message says what must hold, what was got, and what
to do. What a caller may want to compute with stands in an attribute of its own: the missing part of the shares, the
rates that were found, the readings of an ambiguous figure, the faults of a file. All of them pickle.

`TypeError` is left to Python: for kinds of numbers that do not mix (Decimal with float), and for what is no number.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SocioeconError(ValueError):
    """The base of every error that this library raises on purpose."""


class ShapeError(SocioeconError):
    """Something has the wrong length, lacks a key, is empty, or is not a sequence or a table at all."""


class RangeError(SocioeconError):
    """A number lies outside what it can mean, is not finite, or leaves nothing to divide by; or a choice is unknown."""


class SharesError(SocioeconError):
    """Shares that do not add up to the whole. `missing` is the whole less their sum: negative if they exceed it."""

    def __init__(self, message: str, *, missing: Any = None) -> None:
        super().__init__(message)
        self.missing = missing


class RateError(SocioeconError):
    """There is not exactly one internal rate of return. `rates` holds those that there are, in rising order."""

    def __init__(self, message: str, *, rates: tuple[float, ...] = ()) -> None:
        super().__init__(message)
        self.rates = rates


class NoRateError(RateError):
    """No rate above -100 % brings the present value to nothing, or every rate does."""


class SeveralRatesError(RateError):
    """More than one rate brings the present value to nothing; `rates` holds them in rising order."""


class AmbiguousFigureError(SocioeconError):
    """A printed figure that can be read in more than one way. `readings` holds them."""

    def __init__(self, message: str, *, readings: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.readings = readings


class FileError(SocioeconError):
    """A file that cannot be used. `faults` holds every fault that was found, not only the first."""

    def __init__(self, message: str, *, faults: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults
