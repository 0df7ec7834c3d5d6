"""What a change of a pack states: a number, or what holds some; checked, and in the scenario's kind of number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._fields import check_number, place, within
from ._kinds import in_kind
from ._values import Named, is_list, is_named, is_number, is_row, is_table

_DEEPEST = 10  # levels within a value: an item holds amounts, and these one a year


def finite_or_none(instance: Any, attribute: Any, value: Any) -> None:
    """Refuse what is stated and no finite number."""
    if value is not None:
        check_number(place(instance, attribute), value)


def finite_where_numbers(instance: Any, attribute: Any, value: Any) -> None:
    """Refuse numbers that are not finite, alone and within what holds them."""
    for where, x in _parts(place(instance, attribute), value):
        if is_number(x):
            check_number(where, x)


def check_limits(path: str, to: Any, low: Any, high: Any) -> None:
    """Refuse limits that nothing is held between: those of what is set, and those that cross."""
    if to is not None and (low is not None or high is not None):
        message = (
            f"low and high of Change must stand with multiply or add; got them with to for {path!r}: "
            "set it to a value within them"
        )
        raise RangeError(message)
    if low is None or high is None:
        return
    got = f"{_numbers.shown(low)} and {_numbers.shown(high)}"
    try:
        in_order = _numbers.holds(low <= high)
    except ValueError:  # NumPy's
        message = f"low and high of Change must be of one shape; got {got}: give one limit for each element"
        raise ShapeError(message) from None
    if not in_order:
        message = f"low of Change must be at most high; got {got} for {path!r}: swap them"
        raise RangeError(message)


def _parts(where: str, value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """What a value is made of, as far down as a description goes, each with what an error calls it."""
    inner: Any = ()
    if hasattr(value, "items") and not getattr(value, "ndim", 0):
        inner = value.items()
    elif is_row(value) or is_list(value):
        inner = enumerate(value)
    yield where, value
    if depth == _DEEPEST:
        return
    for key, x in inner:
        yield from _parts(within(where, key), x, depth + 1)


def fitted(where: str, x: Any, kind: Callable[[Any], Any], depth: int = 0) -> Any:
    """What a pack states, a number or what holds some, in one kind of number."""
    if callable(x) or depth == _DEEPEST:
        return x
    if is_row(x) or is_list(x):
        return tuple([fitted(where, part, kind, depth + 1) for part in x])
    if is_table(x) or is_named(x):
        return Named({key: fitted(where, part, kind, depth + 1) for key, part in x.items()})
    return in_kind(where, x, partial(_in, kind))


def _in(kind: Callable[[Any], Any], x: Any) -> Any:
    """A pack's number in the kind of the scenario: packs are written in Fraction or Decimal and fit every one.

    An int fits as it is; years and lags must be one. So does an array, beside floats.
    """
    if isinstance(x, int) or (kind is float and getattr(x, "ndim", False)):
        return x
    return kind(x.numerator) / kind(x.denominator) if isinstance(x, Fraction) else kind(x)
