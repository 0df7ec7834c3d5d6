"""The table itself, and several of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from socioecon._text import LANGUAGES, UNITS, exact
from socioecon.core import _numbers
from socioecon.core._numbers import choice, flag, instance
from socioecon.core.errors import RangeError, ShapeError

from . import writing
from .cells import KINDS, WORDS, Cell, Column, TableRow, unit_name
from .sums import added, check_sum, differs_in_print, is_number, sums

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_Class = TypeVar("_Class")


@dataclass(frozen=True, repr=False)
class Table:
    """A table (tabell) with a title, typed columns, rows and notes.

    `columns` are of type `Column`, a plain string being a column of text; `rows` are of type `TableRow`, or plain
    sequences of cells: text, one number each, or None for "none" or "never"; a `Cell` is of a kind of its own. Money is
    in kr whatever the `unit` it is shown in: "kr", "tkr", "Mkr" or "mdkr". `language` is "sv" or "en". The first column
    names the rows.

    Rows and columns may say which others they sum. Then the sum is checked, and where the rounded numbers that are
    printed do not add up to the printed sum, a note says so: it is the first of `notes`.

    >>> table = Table("Kostnader", ["Post", Column("Budget"), Column("Utfall")], [
    ...     ["Personal", 150_000, 123_000], ["Dator", 13_000, 12_000],
    ... ], unit="tkr").with_total()
    >>> print(table)
    Kostnader (tkr)
    Post      Budget  Utfall
    ────────────────────────
    Personal     150     123
    Dator         13      12
    ────────────────────────
    Summa        163     135
    >>> table.to_records()[1]
    {'Post': 'Dator', 'Budget': 13000, 'Utfall': 12000}

    Raises ShapeError for rows of another length than the columns, columns of one name and places that are not there;
    RangeError for NaN and infinities, unknown kinds, languages and units, and for a sum that is not that of its parts.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    language: str
    unit: str
    cells: tuple[tuple[str, ...], ...] = field(compare=False)
    """Every cell as it is written."""

    def __init__(  # noqa: PLR0913 - what a table is made of; the last are keyword-only and neutral
        self,
        title: str,
        columns: Sequence[Column | str],
        rows: Sequence[TableRow | Sequence[Any]],
        *,
        notes: Sequence[str] = (),
        language: str = "sv",
        unit: str = "kr",
    ) -> None:
        choice("language", language, LANGUAGES)
        choice("unit", unit, tuple(UNITS))
        typed = tuple(Column(column, "text") if isinstance(column, str) else column for column in columns)
        filled = tuple(row if isinstance(row, TableRow) else TableRow(tuple(row)) for row in rows)
        instance("title", title, str, "it stands above the table")
        for column in typed:
            instance("columns", column, Column, "write Column(label), or a text")
            instance("label of columns", column.label, str, "it is the column's name")
        for note in notes:
            instance("notes", note, str, "they stand below the table")
        _check(typed, filled)
        cells = tuple(
            tuple(column.written(x, language=language, unit=unit) for column, x in zip(typed, row.cells, strict=True))
            for row in filled
        )
        rounded = WORDS[language]["rounded"]
        said = (rounded,) if any(differs_in_print(cell, unit) for cell in sums(typed, filled)) else ()
        every = (*said, *(note for note in notes if note != rounded))
        values = (title, typed, filled, every, language, unit, cells)
        for name, value in zip(self.__dataclass_fields__, values, strict=True):
            object.__setattr__(self, name, value)

    @property
    def caption(self) -> str:
        """The title, with the unit of the money in it."""
        if all(column.kind != "money" for column in self.columns):
            return self.title
        return f"{self.title} ({unit_name(self.unit, self.language)})".strip()

    def with_total(self, label: str | None = None) -> Table:
        """The same table with one row more: the sums of the rows that are in no other row's sum.

        It is called `label`, or "Summa". Columns that do not add up (text, shares, years) are empty in it.
        """
        if label is not None:
            instance("label", label, str, "it stands in the first column")
        inner = {part for row in self.rows for part in row.of}
        outer = tuple(
            n for n, row in enumerate(self.rows) if n not in inner and not row.heading and row.running is None
        )
        cells: list[Any] = [WORDS[self.language]["total"] if label is None else label]
        for place, column in enumerate(self.columns[1:], 1):
            parts = [self.rows[n].cells[place] for n in outer]
            cells.append(added([x for x in parts if is_number(x)]) if column.additive else "")
        return self._with(rows=(*self.rows, TableRow(tuple(cells), of=outer, strong=True)))

    def with_notes(self, *notes: str) -> Table:
        """The same table with these notes below those that it has."""
        return self._with(notes=(*self.notes, *notes))

    def _with(self, *, rows: Sequence[TableRow] | None = None, notes: Sequence[str] | None = None) -> Table:
        return Table(
            self.title,
            self.columns,
            self.rows if rows is None else rows,
            notes=self.notes if notes is None else notes,
            language=self.language,
            unit=self.unit,
        )

    def to_records(self, *, sums: bool = True) -> list[dict[str, Any]]:
        """One dict a row, for `pandas.DataFrame` or `polars.DataFrame`: the numbers as they are, money in kr.

        An empty cell among numbers is None. Without `sums` the rows that only add others up are left out, so that a
        column can be summed.
        """
        flag("sums", sums)
        wanted = [row for row in self.rows if not row.heading and (sums or not (row.of or row.running is not None))]
        return [
            {column.label: _plain(column, cell) for column, cell in zip(self.columns, row.cells, strict=True)}
            for row in wanted
        ]

    def text(self) -> str:
        """The table as plain text for a terminal, numbers under each other."""
        return writing.text(self)

    def markdown(self) -> str:
        """The table in Markdown (pipes), everything in it escaped."""
        return writing.markdown(self)

    def html(self) -> str:
        """The table in HTML with inline styles only, on light and dark alike; everything in it escaped."""
        return writing.html(self)

    def latex(self) -> str:
        r"""The table in LaTeX: a `table` with a `tabular` in it that needs no package; rules are \hline."""
        return writing.latex(self)

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        return self.markdown()


class Tables(tuple[Table, ...]):
    """Several tables that belong together: a tuple that is written as one."""

    __slots__ = ()

    def text(self) -> str:
        """All of them as plain text."""
        return self._joined(writing.text)

    def markdown(self) -> str:
        """All of them in Markdown."""
        return self._joined(writing.markdown)

    def html(self) -> str:
        """All of them in HTML."""
        return self._joined(writing.html)

    def latex(self) -> str:
        """All of them in LaTeX."""
        return self._joined(writing.latex)

    def _joined(self, write: Callable[[Table], str]) -> str:
        return "\n\n".join(map(write, self))

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        return self.markdown()


def displayed(cls: type[_Class]) -> type[_Class]:
    """A class whose objects show their table, or tables: as text when printed, as HTML or Markdown in a notebook.

    What it says itself of how it is shown stays.
    """

    def made(shown: Any) -> Table | Tables:
        return shown.to_tables() if hasattr(cls, "to_tables") else shown.to_table()  # type: ignore[no-any-return]  # of any class

    ways: dict[str, Callable[[Any], str]] = {
        "__str__": lambda shown: made(shown).text(),
        "_repr_html_": lambda shown: made(shown).html(),
        "_repr_markdown_": lambda shown: made(shown).markdown(),
    }
    for name, way in ways.items():
        if name not in vars(cls):
            setattr(cls, name, way)
    return cls


def _plain(column: Column, cell: Any) -> Any:
    value = cell.value if isinstance(cell, Cell) else cell
    return None if value == "" and column.kind != "text" else value


def _check(columns: tuple[Column, ...], rows: tuple[TableRow, ...]) -> None:
    """What must hold before anything can be written."""
    labels = [column.label for column in columns]
    if len(set(labels)) < len(labels) or not labels:
        message = f"columns must be there and have each a name of its own; got {_numbers.shown(labels)}: rename one"
        raise ShapeError(message)
    for column in columns:
        choice("kind", column.kind, KINDS)
        flag("adds", column.adds)
        _check_places(f"columns[{column.label!r}].of", column.of, len(columns))
    for n, row in enumerate(rows):
        if len(row.cells) != len(columns):
            message = f"rows[{n}] must have a cell for each of {len(columns)} columns; got {len(row.cells)}: fill it"
            raise ShapeError(message)
        _check_places(f"rows[{n}].of", row.of, len(rows))
        _check_places(f"rows[{n}].running", () if row.running is None else (row.running,), len(rows))
        for column, cell in zip(columns, row.cells, strict=True):
            kind, value = (cell.kind, cell.value) if isinstance(cell, Cell) else (column.kind, cell)
            choice(f"kind of rows[{n}], column {column.label!r},", kind, KINDS)
            if isinstance(cell, Cell):
                instance(f"words of rows[{n}], column {column.label!r},", cell.words, str, 'write them as "{} persons"')
            if is_number(value):
                if kind == "text":
                    message = (
                        f"rows[{n}], column {column.label!r}, must be text; got {_numbers.shown(value)}: give it a kind"
                    )
                    raise RangeError(message)
                exact(f"rows[{n}], column {column.label!r},", value)
    for cell in sums(columns, rows):
        check_sum(cell)


def _check_places(name: str, places: Sequence[int], count: int) -> None:
    for place in places:
        if getattr(place, "ndim", 0) or not 0 <= place < count:
            message = f"{name} must hold places from 0 to {count - 1}; got {_numbers.shown(place)}: count from 0"
            raise ShapeError(message)
