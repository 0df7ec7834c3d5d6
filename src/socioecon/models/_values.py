"""What a field of a description holds: mappings that do not change, tuples, numbers; and which of them it is."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, TypeVar

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

V_co = TypeVar("V_co", covariant=True)


class Named(Mapping[str, V_co]):
    """A mapping that neither changes nor forgets its order, and that hashes and pickles, as what is frozen should."""

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Mapping[str, V_co] | tuple[tuple[str, V_co], ...] = ()) -> None:
        self._pairs: dict[str, V_co] = dict(pairs)

    def __getitem__(self, key: str) -> V_co:
        return self._pairs[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs.items()))

    def __repr__(self) -> str:
        return repr(self._pairs)


def named(value: Any) -> Named[Any]:
    """A mapping from names as `Named`; anything else is refused."""
    if value.__class__ is Named:
        return value
    pairs = mapped(value)
    names: list[Any] = list(pairs)
    for name in names:
        if not isinstance(name, str):
            message = f"names must be texts; got {_numbers.shown(name)}: put it in quotes"
            raise ShapeError(message)
    return pairs


def mapped(value: Any) -> Named[Any]:
    """A mapping as `Named`, whatever its keys are; anything else is refused."""
    if not hasattr(value, "items"):
        message = f"names with values are wanted, such as {{'Kommun': ...}}; got {_numbers.shown(value)}: give a dict"
        raise ShapeError(message)
    return Named(value)


def several(value: Any) -> tuple[Any, ...]:
    """A sequence as a tuple; one thing alone, a mapping or a text is refused."""
    if isinstance(value, str) or hasattr(value, "keys") or not hasattr(value, "__iter__"):
        message = f"a sequence is wanted; got {_numbers.shown(value)}: put it into a tuple, (..., )"
        raise ShapeError(message)
    return tuple(value)


def in_order(value: Any) -> tuple[Any, ...]:
    """A sequence as a tuple, where each number stands for a year: what has no order, and bytes, are refused."""
    if isinstance(value, (set, frozenset, bytes, bytearray)):
        message = f"one number for each year is wanted; got {_numbers.shown(value)}: put them into a tuple, (..., )"
        raise ShapeError(message)
    return several(value)


def one_or_several(value: Any) -> Any:
    """A list as a tuple; one number as it is."""
    return tuple(value) if value.__class__ is list else value


def is_number(x: Any) -> bool:
    """Whether x is a number of a kind that the core computes with, or an array of them."""
    return hasattr(x, "as_integer_ratio") or hasattr(x, "numerator") or hasattr(x, "__array_namespace__")


def is_among(x: Any, known: Container[str]) -> bool:
    """Whether x is one of some names: what is no text, such as a list, which cannot be looked up, is none."""
    return isinstance(x, str) and x in known


def is_row(x: Any) -> bool:
    """Whether x is one number per year (or another row), and not one number."""
    return isinstance(x, tuple)


def is_list(x: Any) -> bool:
    """Whether x is a list, as files have them."""
    return isinstance(x, list)


def is_table(x: Any) -> bool:
    """Whether x is a plain table of rows."""
    return isinstance(x, dict)


def is_named(x: Any) -> bool:
    """Whether x holds entries by name."""
    return isinstance(x, Named)


def is_plain(x: Any, number: int) -> bool:
    """Whether x is one number (no array) and equal to this one."""
    same = x == number
    return same if same.__class__ is bool else not x.ndim and bool(same)  # NumPy's own True or False, or an array
