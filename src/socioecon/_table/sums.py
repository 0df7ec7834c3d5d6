"""What in a table is a sum of what: whether it adds up, and whether it still does when every number is rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon._text import exact
from socioecon.core._numbers import shown
from socioecon.core.errors import RangeError
from socioecon.core.rounding import round_half_up

from .cells import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .cells import Column, TableRow

_CLOSE = 10**9


class Sum(NamedTuple):
    """A cell that is a sum, as it is and as its parts are: each a column and a number."""

    row: str
    column: Column
    total: Any
    parts: tuple[tuple[Column, Any], ...]


def sums(columns: Sequence[Column], rows: Sequence[TableRow]) -> Iterator[Sum]:
    """Every cell that is a sum of others; a part that is no number counts as nothing."""
    adding = [place for place, column in enumerate(columns) if column.additive]
    for n, row in enumerate(rows):
        for k, place in enumerate(adding):
            made_of: list[list[tuple[int, int]]] = []
            if row.of:
                made_of.append([(part, place) for part in row.of])
            if row.running is not None:
                made_of.append([(row.running, place), *([(n, adding[k - 1])] if k else [])])
            if columns[place].of:
                made_of.append([(n, part) for part in columns[place].of])
            for parts in made_of if is_number(row.cells[place]) else ():
                found = [(columns[c], rows[r].cells[c]) for r, c in parts]
                values = tuple((column, value) for column, value in found if is_number(value))
                yield Sum(str(row.cells[0]), columns[place], row.cells[place], values)


def check_sum(cell: Sum) -> None:
    """A sum must be that of its parts: exactly, or to rounding where floats or decimals are among them."""
    values = [value for _, value in cell.parts]
    total, parts = exact("total", cell.total), _exactly(values)
    gap = abs(parts - total)
    size = sum((abs(exact("value", value)) for value in values), abs(total))
    rough = not all(hasattr(value, "numerator") for value in (cell.total, *values))
    if gap > (size / _CLOSE if rough else 0):
        message = (
            f"the sum in row {cell.row!r}, column {cell.column.label!r}, must be that of its parts; got "
            f"{shown(cell.total)}, and they come to {shown(added(values))}: name the rows that it sums, or none"
        )
        raise RangeError(message)


def differs_in_print(cell: Sum, unit: str) -> bool:
    """Whether the printed sum is another number than the sum of its printed parts."""
    parts = _exactly([_printed(column, value, unit) for column, value in cell.parts])
    return parts != _printed(cell.column, cell.total, unit)


def added(values: Sequence[Any]) -> Any:
    """The sum in the numbers' own kind; kinds that do not mix are added as exact fractions."""
    try:
        return sum(values[1:], start=values[0]) if values else 0
    except TypeError:
        return _exactly(values)


def is_number(value: Any) -> bool:
    """Whether a cell holds a number of its column's kind, and neither text nor nothing."""
    return not (value is None or isinstance(value, (str, Cell)))


def _exactly(values: Sequence[Any]) -> Fraction:
    return sum((exact("value", value) for value in values), Fraction(0))


def _printed(column: Column, value: Any, unit: str) -> Fraction:
    rounded: Fraction = round_half_up(column.scaled(value, unit), unit=Fraction(1, 10 ** column.places(unit)))
    return rounded
