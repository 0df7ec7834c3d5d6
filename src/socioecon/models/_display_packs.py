"""Packs of changes as tables: what each makes of the result, and what one result has more than another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from socioecon._table import Column, Table, TableRow
from socioecon.core import _numbers

from . import _words
from ._display import breaks_even
from ._words import term

if TYPE_CHECKING:
    from .accounts import Account
    from .packs import Differences, PackResults


def packs_table(results: PackResults, *, language: str, unit: str) -> Table:
    """The net present value of every perspective and of society under each pack, and when society breaks even."""
    first = next(iter(results.values()), None)
    perspectives: Mapping[str, Account] = {} if first is None else first.perspectives
    whole = [name for name, account in perspectives.items() if first and account.members == first.society.members]
    # Society by the scenario's own names for it, where it has any.
    names = [*perspectives, *([] if whole or first is None else [term("all actors", language)])]
    columns = [
        Column(term("pack", language), "text"),
        *(Column(name, adds=False) for name in names),
        Column(term("breaks even", language), "year"),
    ]
    rows: list[tuple[Any, ...]] = []
    for pack, result in results.items():
        shown = [result.society if name in whole else result.perspectives[name] for name in perspectives]
        shown += [] if whole else [result.society]
        worths = [account.net_present_value for account in shown]
        rows.append((_words.pack(pack, language), *worths, breaks_even(result.society)))
    title = term("packs", language).format("" if first is None else first.scenario.name)
    notes = [term("packs note", language), *_short_start(results, language)]
    return Table(title, columns, rows, notes=notes, language=language, unit=unit)


def _short_start(results: PackResults, language: str) -> list[str]:
    """That half a year later is less than that, where less than half of the entry year was in work."""
    base, later = results.get("base"), results.get("start 6 months later")
    if base is None or later is None or _numbers.holds(base.scenario.first_year * 2 >= 1):
        return []
    return [term("short start", language)]


def differences_table(differences: Differences, *, language: str, unit: str) -> Table:
    """What each item brings each actor more, and the sums: items as rows, actors as columns."""
    actors = tuple(dict.fromkeys(actor for _, actor in differences.steps))
    columns = [
        Column(term("item", language), "text"),
        *(Column(_words.named(actor, language)) for actor in actors),
        Column(term("all actors", language), of=tuple(range(1, len(actors) + 1))),
    ]
    rows = [
        TableRow(
            (
                _words.named(item, language),
                *(by_actor.get(actor) for actor in actors),
                differences.step(item=item).value,
            )
        )
        for item, by_actor in differences.items()
    ]
    totals = (*(differences.step(actor=actor).value for actor in actors), differences.step().value)
    rows.append(TableRow((term("all items", language), *totals), of=tuple(range(len(rows))), strong=True))
    return Table(term("more", language), columns, rows, language=language, unit=unit)
