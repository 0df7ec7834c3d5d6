"""Does a printed table follow, cell by cell? A coarser unit than printed is taken from the table as a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from ._judge import judge
from ._kinds import is_tuple
from ._rules import Terms, checked
from ._values import REMARKS, Finding, Interval, Printed
from .checks import check_value

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 3  # figures that end in 0 where they need not: by chance one table in a thousand, or fewer
_COARSENED = frozenset({"money", ""})  # a share in whole tens of percent is no rounded table


def check_table(
    printed: Any, computed: Any, *, place: str = "", reading: str | None = None, unit: Any = None
) -> dict[Any, Any]:
    """Whether each cell of a printed table is the computed one: {row: (a Finding for each cell)}.

    A row may also be one figure, and its answer is then one Finding. Without a stated `unit`, a coarser one is taken
    where the figures are money or bare numbers, every figure of the table is a whole number of it, at least three that
    are not 0 are printed finer (see `infer_unit`), and fewer cells are left that do not follow.

    >>> from socioecon.audit import check_table, printed
    >>> row = check_table({"Kostnad": [printed("780"), printed("781")]}, {"Kostnad": [780, 780]})["Kostnad"]
    >>> [finding.verdict for finding in row]
    ['exact', 'does not follow']

    Raises ShapeError for tables whose rows or lengths differ.
    """
    checked(Terms(place, reading, unit))
    cells = _cells(printed, computed)
    units: list[Any] = [unit]
    figures = [figure for row in cells.values() for figure, _ in row if isinstance(figure, Printed)]
    if unit is None and all(figure.measure in _COARSENED for figure in figures if figure.value):
        units += [size for size in common_units(figures)[1:] if telling(figures, size) >= ENOUGH]
    answers = [
        {
            key: [
                judge_cell(figure, x, Terms(_place(place, key, n, len(row)), reading, size))
                for n, (figure, x) in enumerate(row)
            ]
            for key, row in cells.items()
        }
        for size in units
    ]
    best = min(answers, key=lambda table: sum(f.verdict in REMARKS for row in table.values() for f in row))
    return {key: tuple(row) if _is_row(printed[key]) else row[0] for key, row in best.items()}


def judge_cell(figure: Any, computed: Any, terms: Terms) -> Finding:
    """The verdict on one cell: an interval computed with a point in it is given as (point, interval)."""
    if is_tuple(computed) and len(computed) == 2 and isinstance(computed[1], Interval):
        return judge(figure, computed[0], computed[1], terms)
    return check_value(figure, computed, place=terms.place, reading=terms.reading, unit=terms.unit)


def common_units(figures: Iterable[Printed]) -> list[Fraction]:
    """The finest last printed place and the powers of ten above it of which every figure is a whole number."""
    read = [figure for figure in figures if figure.unit]
    units = [min((figure.unit for figure in read), default=Fraction(1))]
    while any(f.value for f in read) and all((f.value / (units[-1] * 10)).denominator == 1 for f in read):
        units.append(units[-1] * 10)
    return units


def telling(figures: Iterable[Printed], unit: Fraction) -> int:
    """How many figures tell of a unit: printed finer, and not 0, which is a whole number of any."""
    return sum(bool(figure.value) and 0 < figure.unit < unit for figure in figures)


# ---------------------------------------------------------------------------------------------------- the arguments


def _is_row(row: Any) -> bool:
    return isinstance(row, (tuple, list)) and not isinstance(row, (Printed, Interval))


def _cells(printed: Any, computed: Any) -> dict[Any, list[tuple[Any, Any]]]:
    tables = {"printed": printed, "computed": computed}
    rows, others = (dict(_numbers.mapping(name, table).items()) for name, table in tables.items())
    if rows.keys() != others.keys():
        odd = ", ".join(sorted(map(_as_text, rows.keys() ^ others.keys())))
        message = f"printed and computed must have the same rows; got {odd} in one only: leave no row out"
        raise ShapeError(message)
    cells: dict[Any, list[tuple[Any, Any]]] = {}
    for key, row in rows.items():
        other = others[key]
        if not _is_row(row):
            cells[key] = [(row, other)]
        elif not _is_row(other) or len(row) != len(other):
            message = (
                f"the rows {_numbers.shown(key)} must be equally long; "
                f"got {_numbers.shown(row)} and {_numbers.shown(other)}: give one number a cell"
            )
            raise ShapeError(message)
        else:
            cells[key] = list(zip(row, other, strict=True))
    return cells


def _as_text(key: Any) -> str:
    return _numbers.shown(key, str)


def _place(place: str, key: Any, column: int, columns: int) -> str:
    parts = [place, _as_text(key), str(column + 1) if columns > 1 else ""]
    return ", ".join(part for part in parts if part)
