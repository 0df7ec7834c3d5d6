"""The page on which everything is computed: persons in work, then item by item down to kronor by actor and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socioecon.models.items import Cost, Effect, Tax, Transfer

from ._formulas import name_of
from ._rows import inputs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from socioecon.models._steps import Step
    from socioecon.models.accounts import Line
    from socioecon.models.result import Result

    from ._ledger import Ledger
    from ._pages import Page

_GROUPS = {Effect: "effects", Transfer: "transfers", Tax: "taxes", Cost: "costs"}


def write_calculation(result: Result, ledger: Ledger, page: Page) -> None:
    """Every line of a result, with all that it is computed from."""
    words = ledger.words
    page.line(f"{words('calculation')}: {result.scenario.name}", "title")
    heads = (words("row"), words("value"), words.years(page.years), (words("how"),), words("unit"))
    page.header(*heads)
    page.section(words("common rows"))
    for step in _common(result):
        ledger.place(step, page)
    for name, step in result.book.outcomes.items():
        ledger.place(step, page, words(name) if words.knows(name) else name)
    for name in dict.fromkeys(line.item for line in result.book.lines):
        lines = [line for line in result.book.lines if line.item == name]
        item = lines[0].term.item
        page.section(_heading(lines[0], ledger))
        ledger.item = (_GROUPS[item.__class__], name)
        _write_lines(lines, ledger, page)
        for part in _becoming_money(result, lines):
            ledger.place(part, page)
    ledger.item = ("", "")


def _common(result: Result) -> Iterable[Step]:
    """The profiles that rest on nothing of any one item."""
    for line in result.book.lines:
        for step in (line.term.profile, line.term.discounted):
            inputs = list(inputs_of(step))
            if not any(given.function or _is_of_an_item(given.label) for given in inputs):
                yield step


def _is_of_an_item(path: str) -> bool:
    return path.partition(".")[0] in _ITEMS


_ITEMS = {*_GROUPS.values(), "employment"}


def _heading(line: Line, ledger: Ledger) -> str:
    words, kind = ledger.words, line.term.kind
    told = words(f"one {kind}")
    if line.term.parties:
        told = f"{told}: {' → '.join(line.term.parties)}"
    return f"{line.item} ({told})"


def _write_lines(lines: Iterable[Line], ledger: Ledger, page: Page) -> None:
    for line in lines:
        key = "cost" if line.is_cost else "gain"
        # Both are one row of a table by actor, which is written as a whole.
        ledger.place(line.nominal.arguments[0], page, _called(ledger, key))
        ledger.place(line.discounted.arguments[0], page, _called(ledger, f"{key} discounted"))


def _called(ledger: Ledger, key: str) -> Callable[[Any], str]:
    return lambda actor: ledger.words(key, actor=actor)


def _becoming_money(result: Result, lines: Iterable[Line]) -> Iterable[Step]:
    """What of the lines becomes money in a budget, and what is released, where that is stated."""
    for line in lines:
        if line.actor in getattr(line.term.item, "cashable", {}):
            for measure in ("cashable", "released"):
                added = result.own[line.actor].step(measure, item=line.item)
                yield from added.arguments[0].values() if name_of(added.function) == "total" else ()
