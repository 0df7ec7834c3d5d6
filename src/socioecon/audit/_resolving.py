"""What the texts of an audit file mean: every path and expression is followed to its figures, and each fault noted.

Only what other files hold is left to `run_audit`. A figure that could not be read has its fault already: whatever
would be computed with it is passed over.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import ShapeError, SocioeconError

from . import _whole_tables
from ._asked import asked_of_change, asked_of_payback
from ._expressions import Path, parse, path
from ._faults import UNREAD, is_number, nearest
from ._formula import names
from ._intervals import interval
from ._judge import follow
from ._kinds import is_table
from ._paths import NOWHERE, Place, figures_of, implied_of, key, name_of, row_of, written_path
from ._rules import Terms
from ._tracing import check_sources
from ._values import Interval, Printed
from ._written import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ._document import Audit, Statement, Table
    from ._faults import Faults
    from ._formula import Formula

_SHOWN = 8


def resolve(audit: Audit, faults: Faults) -> None:
    """Note what does not lead to a figure, or asks what has no answer."""
    reader = _Reader(audit, faults)
    reader.names()
    for table in audit.tables.values():
        reader.table(table)
    for n, statement in enumerate(audit.statements):
        reader.statement(statement, f"statements[{n}].{statement.kind}")
    for n, (_, here, there) in enumerate(audit.compare):
        reader.comparison(here, there, f"compare[{n}].same")
    for name, text in audit.implied.items():
        expression, unit = implied_of(text)
        if text:
            reader.expression(expression, f"implied.{name}")
        if unit:
            faults.printed(f"1 {unit}", f"implied.{name}")
    if not faults.found:
        check_sources(audit, reader.figures, faults)


class _Reader:
    """The texts of one file, read against its figures."""

    def __init__(self, audit: Audit, faults: Faults) -> None:
        self.audit = audit
        self.faults = faults
        self.figures = figures_of(audit)

    def names(self) -> None:
        """Every figure has a name of its own."""
        audit = self.audit
        taken = [*audit.inputs, *audit.not_derivable, *(s.name for s in audit.statements if s.figure is not None)]
        for table in audit.tables.values():
            taken += [key(table.name, row, column) for row in table.rows for column in table.columns]
        for name in sorted({name for name in taken if taken.count(name) > 1} if len(set(taken)) < len(taken) else ()):
            self.faults.add(name, "name one figure", name, "give each input, statement and column a name of its own")

    # ------------------------------------------------------------------------------------------ paths and expressions

    def name(self, names_of_path: Path, place: str, at: Place = NOWHERE) -> str | None:
        """The name of the figure that a path means."""
        try:
            return name_of(self.audit, self.figures, names_of_path, at)
        except ShapeError:
            text, known = written_path(names_of_path), list(self._known(names_of_path, at))
            near = nearest(text, known)
            listed = f"there is {', '.join(known[:_SHOWN])}" if known else "there are no figures"
            self.faults.add(place, "lead to one figure", text, near or f"write Table.Row.Column; {listed}")
            return None

    def _known(self, names_of_path: Path, at: Place) -> Iterable[str]:
        """What a path may be: in a table of the file its rows, otherwise everything."""
        audit = self.audit
        here = audit.tables.get(at.table)
        if here is not None:
            yield from (written_path((name,)) for name in (*here.rows, *here.columns) if name)
        first, *rest = names_of_path
        within = bool(rest) and first in audit.tables
        for table in audit.tables.values():
            if not within or table.name == first:
                for row in table.rows:
                    for column in table.columns:
                        yield written_path(tuple(part for part in (table.name, row, column) if part))
        if not within:
            yield from (written_path((name,)) for name in (*audit.inputs, *audit.not_derivable))
            yield from (written_path((s.name,)) for s in audit.statements if s.figure is not None)

    def expression(self, text: Any, place: str, at: Place = NOWHERE) -> Formula | None:
        """The formula of an expression; None where it has a fault, or rests on a figure that has one."""
        if is_number(text):
            return Fraction(text)
        found: list[str | None] = []

        def noted(names_of_path: Path) -> str:
            name = self.name(names_of_path, place, at)
            found.append(name)
            return name or ""

        try:
            formula = parse(text, noted, self.audit.locale)
        except ShapeError as error:
            self.faults.told(place, text, error)
            return None
        return None if any(name is None or self.figures[name] is UNREAD for name in found) else formula

    def one(self, x: Any, place: str) -> Any:
        """The figure of a path, or a number; None where it has a fault or is not printed."""
        if is_number(x):
            return Fraction(x)
        try:
            name = self.name(path(x), place)
        except ShapeError as error:
            self.faults.told(place, x, error)
            return None
        figure = None if name is None else self.figures[name]
        return None if figure is UNREAD else figure

    def row(self, text: Any, place: str) -> list[Any]:
        """The cells of a row; none where it has a fault."""
        try:
            cells = row_of(self.audit, text)
        except ShapeError as error:
            known = [written_path((t.name, row)) for t in self.audit.tables.values() for row in t.rows]
            self.faults.told(place, text, error)
            near = nearest(text, known)
            if near:
                self.faults.found[-1] = self.faults.found[-1]._replace(hint=near)
            return []
        return [] if UNREAD in cells else cells

    def bounded(self, figures: Iterable[Any], place: str, *, least: int | None = None) -> None:
        """Every figure has two ends, and lies at or above the least one if there is one."""
        for x in figures:
            if not isinstance(x, (Printed, Fraction)):  # a number, which has two ends; or none, which is told
                continue
            ends = interval(x)
            if ends.low is None or ends.high is None:
                self.faults.add(place, "have two ends", as_text(x), "give the figure and not only a bound")
            elif least is not None and ends.high < least:
                self.faults.add(place, f"be at least {least}", as_text(x), "a cost is a positive amount")

    # ------------------------------------------------------------------------------------------------------- tables

    def table(self, table: Table) -> None:
        """What is to follow cell by cell, and what is said of the table as a whole."""
        place, asked, faults = f"tables.{table.name}", table.checks, self.faults
        for kind in ("columns_follow", "follows"):
            texts = asked.get(kind)
            for name, text in texts.items() if is_table(texts) else ():
                along = table.rows if kind == "columns_follow" else table.columns
                for other in along if faults.text(text, f"{place}.{kind}.{name}") else ():
                    at = Place(table.name, other, name) if kind == "columns_follow" else Place(table.name, name, other)
                    if self.expression(text, f"{place}.{kind}.{name}", at) is None:
                        break  # what is wrong with one cell is told once
        if "rounded_to" in asked and all(cell is None for row in table.rows.values() for cell in row):
            faults.add(f"{place}.rounded_to", "be of a table with figures", table.name, "fill its cells")
        for part in ("cumulative", "retention", "residual"):
            if is_table(asked.get(part)):
                getattr(self, f"_{part}")(table, asked[part], f"{place}.{part}")
                unread = any(cell is UNREAD for row in table.rows.values() for cell in row)
                told = any(fault.path.startswith(f"{place}.{part}") for fault in faults.found)
                if not unread and not told and part != "cumulative":
                    self._tried(getattr(_whole_tables, part), table, f"{place}.{part}")

    def _tried(self, check: Callable[..., Any], table: Table, place: str) -> None:
        """Note what a check of a whole table refuses."""
        try:
            check(self.audit, self.figures, table)
        except (SocioeconError, TypeError) as error:
            self.faults.told(place, table.name, error)

    def _amounts(self, table: Table, amounts: dict[str, Any], place: str) -> None:
        self.faults.among(amounts, table.rows, place, "a row of the table")
        for row, text in amounts.items():
            formula = self.expression(text, f"{place}.{row}")
            if formula is not None:
                self._computed(formula, text, f"{place}.{row}", bound=False)

    def _computed(self, formula: Formula, text: Any, place: str, *, bound: bool) -> None:
        """What is computed is there, and is no mere bound unless that will do."""
        values = follow(formula, {n: self.figures[n] for n in names(formula)}, Interval(None, None), Terms()).expected
        if values is None:
            do = "give a figure for what is empty, and divide by nothing that may be 0"
            self.faults.add(place, "have a value", text, do)
        elif not bound and None in values[:2]:
            self.faults.add(place, "have two ends", text, "give the figure and not only a bound")

    def _cumulative(self, table: Table, asked: dict[str, Any], place: str) -> None:
        amounts, rate = asked.get("amounts", "?"), asked.get("rate", "?")
        if is_table(amounts):
            self._amounts(table, amounts, f"{place}.amounts")
        elif amounts != "?":
            self.faults.add(f"{place}.amounts", 'be "?" or { row = amount }', amounts, "write one of them")
        if rate != "?":
            self.faults.printed(str(rate) if is_number(rate) else rate, f"{place}.rate")
        full = [row for row, cells in table.rows.items() if None not in cells]
        if not full or (is_table(amounts) and not set(amounts) <= {*full, *(set(amounts) - set(table.rows))}):
            self.faults.add(place, "have rows with all their cells", table.name, "fill the empty ones")
        self.bounded((x for row in full for x in table.rows[row]), place)

    def _retention(self, table: Table, asked: dict[str, Any], place: str) -> None:
        faults, years = self.faults, len(table.columns)
        intake, stated = faults.listed(asked, "intake", place), faults.listed(asked, "stated", place)
        read = [x if is_number(x) else faults.printed(x, place) for x in (*intake, *stated)]
        self.bounded(read, place)
        for x in read:
            if isinstance(x, Printed) and x.words and None not in interval(x)[:2]:
                faults.add(place, "give one number each year", x.text, "leave out the word: they are exact")
        if len(intake) != years or len(stated) not in {0, years}:
            faults.add(place, f"give {years} numbers each for intake and stated", intake, "give one for each column")
        amounts = faults.section(asked, "amounts", place)
        if stated and not amounts:
            faults.add(f"{place}.amounts", "be there", None, "add them: what is stated is checked on amounts")
        self._amounts(table, amounts, f"{place}.amounts")
        faults.among(faults.listed(asked, "applies_to", place), amounts, f"{place}.applies_to", "a row with an amount")

    def _residual(self, table: Table, asked: dict[str, Any], place: str) -> None:
        if "total" in asked:
            total = self.expression(asked["total"], f"{place}.total")
            if total is not None:
                self._computed(total, asked["total"], f"{place}.total", bound=True)
        shares, tables = asked.get("shares"), self.audit.tables
        self.faults.among([shares] if "shares" in asked else [], tables, f"{place}.shares", "a table")
        given = tables.get(shares) if isinstance(shares, str) else None
        if given is not None:
            self.faults.among(table.rows, given.rows, f"{place}.shares", "a row for each amount")
        for of in (table, given):
            if of is not None and len(of.columns) > 1:
                do = "give each column a table of its own"
                self.faults.add(place, "be of tables with one column", f"{len(of.columns)} in {of.name}", do)

    # --------------------------------------------------------------------------------------- statements, comparisons

    def statement(self, statement: Statement, place: str) -> None:
        """What a statement rests on."""
        asked, kind = statement.arguments, statement.kind
        if kind in {"follows", "copy"}:
            if self.faults.text(asked, place):
                (self.expression if kind == "follows" else self.one)(asked, place)
        elif is_table(asked):
            figures = {part: self.one(asked[part], f"{place}.{part}") for part in _SINGLE if part in asked}
            rows = {part: self.row(asked[part], f"{place}.{part}") for part in ("gains", "flows") if part in asked}
            for part, row in rows.items():
                self.bounded(row, f"{place}.{part}")
            if "part_of_whole" in asked:
                self.faults.sure(asked, "part_of_whole", place)
            if "change" in asked:
                asked_of_change(statement, figures, place, self.faults)
            if kind == "payback":
                self.bounded([figures.get("costs")], f"{place}.costs", least=0)
                asked_of_payback(statement, figures.get("rate"), place, self.faults)

    def comparison(self, here: str, there: str, place: str) -> None:
        """This file's side of a comparison; of the other's only that it can be read."""
        if here in self.audit.tables or not (here and there):
            return
        near = self.expression(here, f"{place}.here")
        try:
            far = parse(there, written_path, "sv")  # whatever its own file is written in
        except ShapeError as error:
            self.faults.told(f"{place}.there", there, error)
            return
        if near is not None and not isinstance(near, str) and not isinstance(far, str):
            self.faults.add(place, "have a single figure on one side", f"{here} = {there}", "state one as a figure")


_SINGLE = ("part", "whole", "before", "after", "benefits", "costs", "rate")
