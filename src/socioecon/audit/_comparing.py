"""Figures of one audit file against those of another: copies, expressions, whole tables.

A document claims nothing of another one: what is not the same "differs", and that is no remark. What is not derivable
has nothing to agree with: what the other document gives in its place is told as implied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ._expressions import path
from ._formula import names
from ._judge import follow
from ._paths import NOWHERE, figures_of, formula_of, inputs_of, key, name_of
from ._relations import Pair
from ._rules import Terms
from ._values import Explanation, Finding
from .checks import check_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._document import Audit, Table
    from ._values import Interval, Printed

NO_BOUND = "no bound"
_APART = frozenset({"differs", "undecided", "only if", "input"})

Found: TypeAlias = tuple[Finding | None, tuple[Pair, ...]]


def compared(audit: Audit, figures: dict[str, Any], other: Audit, here: str, there: str) -> Iterator[Found]:
    """Whether what a path or expression means here is what another means there; for two tables, cell by cell.

    Beside each finding stands what is the same here and there, as formulas over the names of each document: nothing
    where it differs, is not decided or is only implied.
    """
    for finding, pairs in _found(audit, figures, other, here, there):
        if finding is not None and finding.verdict == "does not follow":
            yield finding._replace(verdict="differs"), ()
        else:
            yield finding, () if finding is not None and finding.verdict in _APART else pairs


def _found(audit: Audit, figures: dict[str, Any], other: Audit, here: str, there: str) -> list[Found]:
    if here in audit.tables and there in other.tables:
        return _same_table(audit.tables[here], other.tables[there], other.document)
    theirs = figures_of(other)
    near, far = formula_of(audit, figures, here), formula_of(other, theirs, there)
    place = f"{here} = {other.document}: {there}"
    if isinstance(near, str) and isinstance(far, str):
        finding = check_copy(figures[near], theirs[far], place=place)
    elif isinstance(far, str):
        finding = follow(near, inputs_of(near, figures), theirs[far], Terms(place, other.reading), read=audit.reading)
    else:
        figure = figures[name_of(audit, figures, path(here), NOWHERE)]
        finding = follow(far, inputs_of(far, theirs), figure, Terms(place, audit.reading), read=other.reading)
    if not set(names(near)) & set(audit.not_derivable) and not set(names(far)) & set(other.not_derivable):
        return [(finding, ((near, far),))]
    return [(implied(finding, finding.printed), ())]


def implied(finding: Finding, style: Printed | Interval | None) -> Finding:
    """What figures imply, told in the style of a figure: a number or a range; undecided where it is neither."""
    if finding.expected is None or finding.expected[:2] == (None, None):
        why = "" if finding.expected is None else NO_BOUND
        return finding._replace(printed=None, verdict="undecided", convention=why, also=())
    also = () if style is None else (Explanation("style", style),)
    return finding._replace(printed=None, verdict="input", convention="implied", also=also)


def _same_table(mine: Table, theirs: Table, document: str) -> list[Found]:
    """That two tables agree in every cell; or each cell that is not the same, or that only one of them has."""
    place = f"{mine.place} = {document}: {theirs.place}"
    here, there = _cells(mine), _cells(theirs)
    if not here and not there:
        return [(Finding(place, None, None, None, "undecided"), ())]
    cells = {name: check_copy(here.get(name), there.get(name), place=f"{place}, {name}") for name in {**here, **there}}
    same = {name: (key(mine.name, name), key(theirs.name, name)) for name in cells}
    alike = tuple(same[name] for name, cell in cells.items() if cell.verdict == "exact")
    if len(alike) == len(cells):
        return [(Finding(place, None, None, None, "exact", convention="same table", tried=len(cells)), alike)]
    return [(None, alike), *((cell, (same[name],)) for name, cell in cells.items() if cell.verdict != "exact")]


def _cells(table: Table) -> dict[str, Any]:
    return {
        key(row, column): cell
        for row, cells in table.rows.items()
        for column, cell in zip(table.columns, cells, strict=True)
        if cell is not None
    }
