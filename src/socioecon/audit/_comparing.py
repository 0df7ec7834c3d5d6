"""Figures of one audit file against those of another: copies, expressions, whole tables.

A document claims nothing of another one: what is not the same "differs", and that is no remark. What is not derivable
has nothing to agree with: what the other document gives in its place is told as implied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._expressions import path
from ._formula import names
from ._judge import follow
from ._paths import NOWHERE, figures_of, formula_of, inputs_of, key, name_of
from ._rules import Terms
from ._values import Explanation, Finding
from .checks import check_copy

if TYPE_CHECKING:
    from ._document import Audit, Table
    from ._formula import Formula


def compared(audit: Audit, figures: dict[str, Any], other: Audit, here: str, there: str) -> list[Finding]:
    """Whether what a path or expression means here is what another means there; for two tables, cell by cell."""
    return [_told(finding) for finding in _pair(audit, figures, other, here, there)]


def _told(finding: Finding) -> Finding:
    return finding._replace(verdict="differs") if finding.verdict == "does not follow" else finding


def _pair(audit: Audit, figures: dict[str, Any], other: Audit, here: str, there: str) -> list[Finding]:
    if here in audit.tables and there in other.tables:
        return _same_table(audit.tables[here], other.tables[there], other.document)
    theirs = figures_of(other)
    near, far = formula_of(audit, figures, here), formula_of(other, theirs, there)
    place = f"{here} = {other.document}: {there}"
    if isinstance(near, str) and isinstance(far, str):
        finding = check_copy(figures[near], theirs[far], place=place)
    elif isinstance(far, str):
        finding = follow(near, inputs_of(near, figures), theirs[far], Terms(place, audit.reading))
    else:
        figure = figures[name_of(audit, figures, path(here), NOWHERE)]
        finding = follow(far, inputs_of(far, theirs), figure, Terms(place, audit.reading))
    if not set(names(near)) & set(audit.not_derivable) and not set(names(far)) & set(other.not_derivable):
        return [finding]
    style = Explanation("style", finding.printed)
    return [finding._replace(printed=None, verdict="input", convention="implied", also=(style,))]


def _same_table(mine: Table, theirs: Table, document: str) -> list[Finding]:
    """That two tables agree in every cell; or each cell that differs, or that only one of them has."""
    place = f"{mine.place} = {document}: {theirs.place}"
    here, there = _cells(mine), _cells(theirs)
    cells = [check_copy(here.get(name), there.get(name), place=f"{place}, {name}") for name in {**here, **there}]
    if all(cell.verdict == "exact" for cell in cells):
        return [Finding(place, None, None, None, "exact", convention="same table", tried=len(cells))]
    return [cell for cell in cells if cell.verdict != "exact"]


def _cells(table: Table) -> dict[str, Any]:
    return {
        key(row, column): cell
        for row, cells in table.rows.items()
        for column, cell in zip(table.columns, cells, strict=True)
        if cell is not None
    }


def same(
    audit: Audit, figures: dict[str, Any], other: Audit, pairs: list[tuple[str, str]]
) -> list[tuple[Formula, Formula]]:
    """What is the same here and there, as formulas over the names of each document."""
    theirs = figures_of(other)
    equal: list[tuple[Formula, Formula]] = []
    for here, there in pairs:
        if here in audit.tables and there in other.tables:
            common = [name for name in _cells(audit.tables[here]) if name in _cells(other.tables[there])]
            equal += [(key(here, name), key(there, name)) for name in common]
        else:
            equal.append((formula_of(audit, figures, here), formula_of(other, theirs, there)))
    return equal
