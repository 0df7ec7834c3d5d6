"""Pages of cells, before any file: what stands where, what it is worth, and how it is meant to be read.

Every page has the same columns: label, unit, one value (or a sum), then one column per year, then words. A cell of
year 3 stands in the same column everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LABEL, UNIT, VALUE, FIRST_YEAR = range(4)


@attrs.frozen
class At:
    """The address of a cell: page, row and column, both from 0."""

    page: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{letters(self.column)}{self.row + 1}"


@attrs.frozen
class Seen:
    """An address as a formula on the page `here` writes it."""

    at: At
    here: str

    def __str__(self) -> str:
        return str(self.at) if self.at.page == self.here else f"'{self.at.page}'!{self.at}"


#: Where a value stands: one cell, a row of cells, or several of them by name; a number where it needs no cell.
Place: TypeAlias = "At | int | tuple[Place, ...] | dict[Any, Place]"


def seen(place: Any, here: str) -> Any:
    """The place as formulas on a page write it; what is no place stays as it is."""
    if isinstance(place, At):
        return Seen(place, here)
    if place.__class__ is tuple:
        return tuple([seen(part, here) for part in place])
    if place.__class__ is dict:
        return {key: seen(part, here) for key, part in place.items()}
    return place


def letters(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def span(first: At, last: At) -> str:
    """The range from one cell to another of a page, as a defined name refers to it."""
    return f"='{first.page}'!${letters(first.column)}${first.row + 1}:${letters(last.column)}${last.row + 1}"


def summed(parts: Iterable[Any]) -> str:
    """The sum of cells as a formula; cells that stand below each other are one range."""
    runs: list[list[Any]] = []
    for part in parts:
        if runs and _follows(runs[-1][-1], part):
            runs[-1].append(part)
        elif part != 0:
            runs.append([part])
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}:{run[-1].at}" for run in runs]
    if all(len(run) == 1 for run in runs):
        return "+".join(spans) or "0"
    return f"SUM({','.join(spans)})"


def _follows(before: Any, after: Any) -> bool:
    if not (isinstance(before, Seen) and isinstance(after, Seen)):
        return False
    return after.at == attrs.evolve(before.at, row=before.at.row + 1)


@attrs.frozen
class Cell:
    """What stands in a cell: a value, the formula that gives it ("" for none), its role and its number format.

    `role` says how it looks; `limits` what may be typed into an input, lowest and highest.
    """

    value: Any
    role: str
    formula: str = ""
    form: str = ""
    limits: tuple[float | None, float | None] = (None, None)


@attrs.define
class Page:
    """One sheet, from the top down; `words_role` is how the heads of the `more` columns after the years look."""

    name: str
    years: int
    words_role: str = "header text"
    more: int = 1
    cells: dict[tuple[int, int], Cell] = attrs.Factory(dict[tuple[int, int], Cell])
    names: dict[str, str] = attrs.Factory(dict[str, str])
    headers: list[int] = attrs.Factory(list[int])
    row: int = 0

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.words + self.more

    @property
    def words(self) -> int:
        """The column after the years."""
        return FIRST_YEAR + self.years

    def put(self, column: int, value: Any, role: str, **more: Any) -> At:
        """A cell in the current row."""
        self.cells[self.row, column] = Cell(value, role, **more)
        return At(self.name, self.row, column)

    def line(self, text: str, role: str = "text") -> None:
        """A row of text."""
        self.put(LABEL, text, role)
        self.row += 1

    def header(self, label: str, value: str, years: Iterable[str], words: Iterable[str], unit: str = "") -> None:
        """The heads of the columns; the first one of a page is repeated on every sheet of paper."""
        self.headers.append(self.row)
        for column, text in enumerate((label, unit, value, *years)):
            self.put(column, text, "header" if column in {LABEL, UNIT} else "header right")
        for column, text in enumerate(words, self.words):
            self.put(column, text, self.words_role)
        self.row += 1

    def section(self, text: str) -> None:
        """A heading over what follows, with a row of air above it."""
        self.row += 1
        for column in range(1, self.width):
            self.put(column, "", "section")
        self.line(text, "section")


@attrs.frozen
class Workbook:
    """The pages in their order, and the chart: the page it stands on, its rows and where."""

    title: str
    pages: tuple[Page, ...]
    chart: Chart


@attrs.frozen
class Chart:
    """A column per year, stacked by actor, with the net as a line: references to rows of a page."""

    page: str
    years: tuple[At, At]
    bars: Mapping[At, tuple[At, At]]
    line: tuple[At, tuple[At, At]]
    row: int
    title: str = ""
    unit: str = ""


def number_format(unit: str, values: Any = (), *, language: str, exact: bool = False) -> str:
    """The number format of a unit: grouping and decimal comma come from the reader's own Excel.

    What is computed is shown in whole kronor, and with as many decimals as make sense whatever it becomes; `exact`
    shows the decimals that the values have, as an input should.
    """
    numbers = [x for x in (values if values.__class__ is tuple else (values,)) if isinstance(x, (int, float))]
    kind = "share" if unit in {"a year", "share of full time"} else unit
    places = _DECIMALS.get(kind, 4)
    if exact:
        places = max(_LEAST.get(unit, 0), _places([x * 100 if kind == "share" else x for x in numbers], 4))
        places = max(2, places) if kind == "kr" and places else places  # öre are two digits
    number = f"#,##0{_decimals(places)}"
    if kind == "share":
        return _signed(number + (r"\ %" if language == "sv" else "%"))
    if kind == "kr":
        return _signed(number + r'\ "kr"') if language == "sv" else _signed(rf'"SEK"\ {number}')
    return _signed(number)


#: By unit: how many decimals what is computed is shown with, and how few an input; a number without a unit is a factor.
_DECIMALS = {
    "kr": 0,
    "share": 1,
    "persons": 1,
    "person-years": 2,
    "full-time equivalents": 2,
    "years": 1,
    "year": 0,
    "yes": 0,
    "kr per kr": 2,
}
_LEAST = {"share": 1, "a year": 2}


def _places(numbers: list[Any], most: int) -> int:
    """How many decimals it takes to show the numbers, up to so many."""
    return next((n for n in range(most) if all(abs(round(x, n) - x) < 1e-9 for x in numbers)), most)


def _decimals(places: int) -> str:
    return f".{'0' * places}" if places else ""


def _signed(code: str) -> str:
    """The format with a real minus in front of what is negative."""
    return f'{code};"\N{MINUS SIGN}"{code}'
