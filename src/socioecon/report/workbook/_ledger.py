"""Steps to cells: each step a row with its formula, below the rows that it is computed from; inputs on a page apart.

An input stands once, on the page of assumptions. The pages that compute fetch it into a row of their own first, so that
a formula mostly reads cells in the rows above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from socioecon.models._steps import Step
from socioecon.models._values import is_row, is_table
from socioecon.models.amounts import quoted
from socioecon.models.assumptions import EVIDENCE

from ._covering import NEVER, NONE
from ._formulas import ANSWERS, FIXED, FORMULAS, SAME_CELLS, name_of
from ._names import cell_name, field_of, item_of
from ._own import in_smaller_steps, made, whole
from ._pages import FIRST_YEAR, LABEL, UNIT, VALUE, At, Cell, Page, number_format, seen, span
from ._rows import Flows, Head, Label, inputs_of

if TYPE_CHECKING:
    from ._values import Values
    from ._words import Words

_NEXT = re.compile(r"«next (\d+)»")
_LIMITS: dict[str, tuple[float | None, float | None]] = {
    "share": (0, 1),
    "parts": (0, None),
    "persons": (0, None),
    "months": (0, None),
    "a year": (-0.9999, None),
}
#: Labels that say what was done to another row: they follow that row's own.
_OF_ANOTHER = {
    "full-time equivalents, additional",
    "in work, at the working time",
    "fading",
    "person-years, additional",
    "units, additional",
    "units, discounted",
    "units, with real growth",
}
_PARTS = {"shares, rescaled", "shares, none missing"}
_SURVIVING = {"of those who are still there"}


@attrs.define
class Ledger:
    """What has been written, and where.

    `pages` are those that are written to, that of the assumptions first; `item` is the group and name of the item that
    is being laid out, empty between items.
    """

    values: Values
    words: Words
    pages: tuple[Page, ...]
    taken: set[str] = attrs.Factory(set[str])
    item: tuple[str, str] = ("", "")
    _sections: list[str] = attrs.field(factory=list[str], init=False)
    _placed: dict[int, Any] = attrs.field(factory=dict[int, Any], init=False)

    # -------------------------------------------------------------------------------------------------------- steps

    def place(self, x: Any, page: Page, label: Label = "") -> Any:
        """Where a step, or a row or table of steps, stands; what does not stand anywhere yet is written on the page."""
        if is_table(x):
            return {name: self.place(part, page) for name, part in x.items()}
        if is_row(x):
            return tuple([self.place(part, page) for part in x])
        if not isinstance(x, Step):
            return x
        key = self.values.key(x)
        if key not in self._placed:
            smaller = in_smaller_steps(x)
            self._placed[key] = (
                self._written(x, page, label) if smaller is x else self.place(smaller, page, label or self.label(x))
            )
        return self._placed[key]

    def flows(self, step: Step, page: Page, label: str, role: str = "computed") -> Flows:
        """A row of flows with its sum, on this very page: fetched where it stands elsewhere already."""
        row: tuple[At, ...] = self._here(step, page, label)
        if role == "total":
            for at in row:
                page.cells[at.row, at.column] = attrs.evolve(page.cells[at.row, at.column], role=role)
            for column in (LABEL, UNIT):
                page.cells[row[0].row, column] = attrs.evolve(page.cells[row[0].row, column], role="total label")
        total = made("", step.unit, whole, step)
        at = At(page.name, row[0].row, VALUE)
        form = number_format(step.unit, self.values.of(total), language=self.words.language)
        page.cells[at.row, at.column] = Cell(self.values.of(total), role, f"=SUM({row[0]}:{row[-1]})", form)
        self._placed.setdefault(self.values.key(total), at)
        return Flows(step, total, row, at)

    def number(self, step: Step, page: Page, label: str) -> At:
        """One number in a row of its own on this very page: fetched where it stands elsewhere already."""
        at: At = self._here(step, page, label)
        return at

    def fetch(self, at: At, page: Page, column: int, role: str = "computed") -> At:
        """A cell in the current row of a page that shows another cell."""
        cell = self._cell(at)
        return page.put(column, cell.value, role, formula=f"={seen(at, page.name)}", form=cell.form)

    def row(self, step: Step, page: Page, label: str) -> tuple[At, ...]:
        """A row for each year on this very page: fetched where it stands elsewhere already."""
        row: tuple[At, ...] = self._here(step, page, label)
        return row

    def none(self, page: Page, label: str, unit: str) -> At:
        """A row that says that there is no such number."""
        at: At = self._row(page, Head(label, unit), "", NONE)
        return at

    def _here(self, step: Step, page: Page, label: str) -> Any:
        if self.values.key(step) not in self._placed:
            before = page.row
            place = self.place(step, page, label)
            if page.row > before and (place[0] if is_row(place) else place).page == page.name:
                return place
        place = self.place(step, page)
        shown = tuple([self._cell(at).value for at in place]) if is_row(place) else self._cell(place).value
        return self._row(page, Head(label, step.unit), self._fetched(place, page), shown)

    def _cell(self, at: At) -> Cell:
        (there,) = [x for x in self.pages if x.name == at.page]
        return there.cells[at.row, at.column]

    def _fetched(self, place: Any, page: Page) -> Any:
        where = seen(place, page.name)
        return tuple([str(at) for at in where]) if is_row(where) else str(where)

    def _written(self, step: Step, page: Page, label: Label) -> Any:
        name = name_of(step.function)
        if step.function is None:
            return self._input(step, page)
        if name in FIXED:
            return self._fixed(step, page, label)
        if name in ANSWERS:
            return self._answers(step, page)
        if name in SAME_CELLS:
            return self._same_cells(step, name, page)
        arguments = [seen(self.place(part, page), page.name) for part in step.arguments]
        named = {key: seen(self.place(part, page), page.name) for key, part in step.named.items()}
        formulas = FORMULAS[name](*arguments, **named)
        unit = "parts" if step.label in _PARTS else step.unit
        head = Head(label or self.label(step), unit, how=self._how(step))
        return self._rows(page, head, formulas, self.values.of(step))

    def _same_cells(self, step: Step, name: str, page: Page) -> Any:
        place = self.place(step.arguments[0], page)
        if name == "entry":
            return place[step.arguments[1]]
        return place[-1] if name == "last" else place

    # ------------------------------------------------------------------------------------------------------- inputs

    def _fixed(self, step: Step, page: Page, label: Label) -> Any:
        """What is no input and computed from none: 1 and 0 need no cell, and a row of them stands as it is."""
        value = self.values.of(step)
        if not is_row(value):
            return value
        return self._row(page, Head(label or self.label(step), step.unit, "fixed"), ("",) * len(value), value)

    def _input(self, step: Step, page: Page) -> Any:
        value = self.values.of(step)
        first, _, name = step.label.partition(".")
        path = f"outcomes.{quoted(name)}" if first == "outcomes" else step.label  # whose names `models` does not quote
        field = field_of(path, self.words)
        self._open_section(item_of(path))
        if is_table(value):
            return {name: self._given(step, page, f"{path}.{name}", f"{field} {name}", x) for name, x in value.items()}
        return self._given(step, page, path, field, value)

    def _given(self, step: Step, page: Page, path: str, label: str, value: Any) -> Any:
        """An input on the page of assumptions, with its name, source and path; and the row that fetches it."""
        item = item_of(path)
        sheet = self.pages[0]
        unit_of = "parts" if ".apportioned.shares." in path else step.unit  # in percent, or in parts of anything else
        unit = self.words.unit(unit_of)
        limits = _LIMITS.get(unit_of, (None, None))
        name = cell_name(f"{item} {label}".split(":")[0] if not item else f"{item} {label}", self.taken)
        form = number_format(unit_of, value, language=self.words.language, exact=True)
        sheet.put(LABEL, label[:1].upper() + label[1:], "label")
        sheet.put(UNIT, unit, "unit")
        row = value if is_row(value) else (value,)
        start = FIRST_YEAR if is_row(value) else VALUE
        cells = [sheet.put(start + n, x, "input", form=form, limits=limits) for n, x in enumerate(row)]
        sheet.put(sheet.words, self._source(step.source), "how")
        sheet.put(sheet.words + 1, name, "path")
        sheet.put(sheet.words + 2, path, "path")
        sheet.names[name] = span(cells[0], cells[-1])
        sheet.row += 1
        place: Any = tuple(cells) if is_row(value) else cells[0]
        return self._row(page, Head(label, unit_of, "link"), self._fetched(place, page), value)

    def _answers(self, step: Step, page: Page) -> Any:
        """What a cost model answers, year by year since entry: inputs, for the workbook does not hold the model."""
        group, item = self.item
        self._open_section(item)
        path = f"{group}.{quoted(item)}.model"
        said = self.words("answers")
        return {
            actor: self._given(Step(said, row, "kr"), page, f"{path}.{quoted(actor)}", f"{said}, {actor}", row)
            for actor, row in self.values.of(step).items()
        }

    def _open_section(self, item: str) -> None:
        title = item or self.words("general")
        if self._sections[-1:] != [title]:
            self._sections.append(title)
            self.pages[0].section(title)

    # --------------------------------------------------------------------------------------------------------- rows

    def _rows(self, page: Page, head: Head, formulas: Any, values: Any) -> Any:
        """One row, or one for each name of a table."""
        if not is_table(formulas):
            return self._row(page, head, formulas, values)
        return {
            name: self._row(page, attrs.evolve(head, label=head.of(name)), formula, values[name])
            for name, formula in formulas.items()
        }

    def _row(self, page: Page, head: Head, formulas: Any, values: Any) -> Any:
        """One row: its label and unit, one formula or one for each year, and how it is computed."""
        label = head.of(None)
        page.put(LABEL, label[:1].upper() + label[1:], "label")
        page.put(UNIT, self.words.unit(head.unit), "unit")
        form = number_format(head.unit, values, language=self.words.language, exact=head.role in {"link", "fixed"})
        several = is_row(formulas)
        start = FIRST_YEAR if several else VALUE
        cells: list[At] = []
        for n, (formula, value) in enumerate(zip(formulas, values, strict=True) if several else [(formulas, values)]):
            text = _NEXT.sub(str(At(page.name, page.row, start + n + 1)), formula)
            shown = self._in_words(value, text)
            text = self._said(text)
            cells.append(page.put(start + n, shown, head.role, formula=f"={text}" if text else "", form=form))
        if head.how:
            page.put(page.words, head.how, "how")
        page.row += 1
        return tuple(cells) if several else cells[0]

    def _said(self, formula: str) -> str:
        return formula.replace(NEVER, f'"{self.words("never")}"').replace(NONE, f'"{self.words("none")}"')

    def _in_words(self, value: Any, formula: str) -> Any:
        if value == NONE:
            return self.words("none")
        if value is not None:
            return value
        return self.words("never" if NEVER in formula else "none")

    def _source(self, source: str) -> str:
        """Where a figure stands; `models` ends with the grade of evidence, if there is one."""
        told, _, grade = source.rpartition(", ")
        return f"{told}, {self.words.grade(grade)}" if grade in EVIDENCE else source

    def _how(self, step: Step) -> str:
        name = name_of(step.function)
        return self.words.how("turned" if name == "multiply" and step.arguments[0] == -1 else name)

    def label(self, step: Step) -> str:
        """What a row is called: of sums over cohorts, which share of them."""
        told = self.words.label(step.label)
        if name_of(step.function) == "cohort_flows" and step.unit in {"person-years", "full-time equivalents"}:
            full_time = any(x.label == "working_time" for x in inputs_of(step))
            return self._beyond(step, self.words("in work, full time" if full_time else "in work"))
        if step.label in _SURVIVING:
            return self._beyond(step, self.words("still there"))
        if step.label in _OF_ANOTHER and isinstance(step.arguments[0], Step):
            return f"{self.label(step.arguments[0])}, {told}"
        if step.function is None:
            return field_of(step.label, self.words).partition(":")[0]
        return told

    def _beyond(self, step: Step, text: str) -> str:
        """What counts persons, said so where it is those beyond a comparison group."""
        beyond = any(x.label == "counterfactual" for x in inputs_of(step))
        return f"{text}, {self.words('beyond')}" if beyond else text
