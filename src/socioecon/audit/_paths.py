"""What a path in an audit file means: each figure of a document under one name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon.core.errors import ShapeError

from ._expressions import Path, parse, path
from ._formula import Formula, names

if TYPE_CHECKING:
    from ._document import Audit, Statement, Table
    from ._values import Printed


class Place(NamedTuple):
    """Where an expression stands: the table, row and column that its short names refer to."""

    table: str = ""
    row: str = ""
    column: str = ""


NOWHERE = Place()


def key(*parts_of_it: str) -> str:
    """The name of a figure."""
    return ", ".join(part for part in parts_of_it if part)


def written_path(names_of_path: Path) -> str:
    """A path as it is written in an expression of a file."""
    return ".".join(name if name.replace("_", "").isalnum() else f"'{name}'" for name in names_of_path)


def implied_of(text: str) -> tuple[str, str]:
    """The expression of an implied figure and the unit that it is to be written in: "a * 12 in kr"."""
    expression, _, unit = text.rpartition(" in ")
    return (expression, unit) if expression and "'" not in unit else (text, "")


def figures_of(audit: Audit) -> dict[str, Any]:
    """Every figure of a document by its name."""
    found: dict[str, Any] = {**audit.inputs, **audit.not_derivable}
    for statement in audit.statements:
        if statement.figure is not None:
            found[statement.name] = statement.figure
    for table in audit.tables.values():
        for row, cells in table.rows.items():
            for column, cell in zip(table.columns, cells, strict=True):
                found[key(table.name, row, column)] = cell
    return found


def name_of(audit: Audit, figures: dict[str, Any], names_of_path: Path, at: Place) -> str:
    """The name of the one figure that a path means."""
    table = audit.tables.get(at.table)
    if len(names_of_path) == 1:
        only = names_of_path[0]
        if table is not None and at.column in table.columns and only in table.rows:
            return key(table.name, only, at.column)
        if table is not None and at.row and only in table.columns:
            return key(table.name, at.row, only)
    elif names_of_path[0] in audit.tables and len(names_of_path) == 2:
        other = audit.tables[names_of_path[0]]
        column = at.column if at.column in other.columns else other.columns[0] if len(other.columns) == 1 else None
        if column is not None and names_of_path[1] in other.rows:
            return key(other.name, names_of_path[1], column)
    name = key(*names_of_path)
    if name not in figures:
        message = (
            f"a path must lead to one figure; got {written_path(names_of_path)}: write an input, Table.Row or "
            "Table.Row.Column"
        )
        raise ShapeError(message)
    return name


def formula_of(audit: Audit, figures: dict[str, Any], text: Any, at: Place = NOWHERE) -> Formula:
    """The formula of a text over the names of a document's figures."""
    if isinstance(text, (int, Decimal)):
        return Fraction(text)
    return parse(text, lambda names_of_path: name_of(audit, figures, names_of_path, at), audit.locale)


def row_of(audit: Audit, text: str) -> list[Any]:
    """The cells of a row: Table.Row."""
    names_of_path = path(text)
    table = audit.tables.get(names_of_path[0])
    if table is None or len(names_of_path) != 2 or names_of_path[1] not in table.rows:
        message = f"a path must lead to a row; got {text}: write Table.Row"
        raise ShapeError(message)
    return list(table.rows[names_of_path[1]])


def inputs_of(formula: Formula, figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that a formula needs."""
    return {name: figures[name] for name in names(formula)}


def stated_by(audit: Audit, figures: dict[str, Any], statement: Statement) -> Formula:
    """The formula of a statement that says what it follows from, is a copy of or is the share of."""
    asked = statement.arguments
    if statement.kind == "share":
        return ("quotient", formula_of(audit, figures, asked["part"]), formula_of(audit, figures, asked["whole"]))
    if statement.kind == "copy":
        return name_of(audit, figures, path(asked), NOWHERE)
    return formula_of(audit, figures, asked)


def row_cells(table: Table, row: str) -> list[Printed]:
    """The cells of a row that must have them all."""
    cells = [x for x in table.rows[row] if x is not None]
    if len(cells) < len(table.columns):
        message = (
            f"a row that is computed with must have all its cells; got {table.name}.{row} with an empty one: fill it"
        )
        raise ShapeError(message)
    return cells


def cells_of(table: Table) -> dict[str, list[Printed]]:
    """The rows of a table that have no empty cell."""
    return {row: [x for x in cells if x is not None] for row, cells in table.rows.items() if None not in cells}
