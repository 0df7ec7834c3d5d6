"""The page that is read first: what every actor gains and pays, year by year, in one table and one chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ._accounts import Block, balance_of
from ._pages import FIRST_YEAR, LABEL, UNIT, VALUE, At, Chart, Page, seen, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from socioecon.models.result import Result

    from ._ledger import Ledger

#: How many rows the chart covers.
CHART_ROWS = 22
_KINDS = ("resource", "production", "transfer", "mixed")


def write_result(
    result: Result, findings: Iterable[str], blocks: Mapping[str, Block], ledger: Ledger, page: Page
) -> Chart:
    """The accounts in short, what is known but not valued, and what to know before the figures are used."""
    words, scenario = ledger.words, result.scenario
    page.line(scenario.name, "title")
    prices = words("fixed prices" if scenario.discounting.terms == "real" else "current prices")
    if scenario.price_year is not None:
        prices = f"{words('price year')} {scenario.price_year}"
    page.line(f"{page.years} {words('years')}, {prices}")
    page.section(words("yearly net"))
    more = (words("sum"), words("covered from year"), words("payback"), words("per krona"))
    head = page.row
    page.header(words("actor"), words("net present value"), words.years(page.years), more, words("unit"))
    rows = {name: _write_row(name, level, blocks[name], ledger, page) for name, level in _nested(result)}
    society = list(blocks)[-1]
    if result.perspectives:
        page.section(words("perspectives"))
    for name in (*result.perspectives, society):
        rows[name] = _write_row(name, None, blocks[name], ledger, page)
    tops = [rows[name] for name, level in _nested(result) if level == 0]
    _write_check(tops, rows[society], ledger, page)
    page.line(words("yearly note"), "note")
    name = next(iter(result.perspectives), society)
    chart = attrs.evolve(
        _chart(result, name, rows, page, head), title=words("chart", name=name), unit=words("thousands")
    )
    _write_kinds(result, ledger, page)
    for heading, texts in ((words("unpriced"), scenario.unpriced), (words("findings"), findings)):
        if listed := list(texts):
            page.section(heading)
            for text in listed:
                page.line(text, "wrapped")
    return chart


def _nested(result: Result, parent: str = "", level: int = 0) -> Iterator[tuple[str, int]]:
    """The actors, each followed by those that are part of it, with how deep they stand."""
    for name in result.actors:
        if result.parents.get(name, "") == parent:
            yield name, level
            yield from _nested(result, name, level + 1)


def _write_row(name: str, level: int | None, block: Block, ledger: Ledger, page: Page) -> tuple[At, ...]:
    """One account: that of an actor so many levels down, or with None that of several together."""
    called = ledger.words("of which", name=name) if level else name
    role = "total" if level is None else "computed"
    page.put(LABEL, called, "total label" if role == "total" else f"label {min(level or 0, 3)}")
    page.put(UNIT, "kr", "total label" if role == "total" else "unit")
    last = page.words
    ledger.fetch(block.present_value, page, VALUE, role)
    years = tuple([ledger.fetch(at, page, FIRST_YEAR + n, role) for n, at in enumerate(block.net.row)])
    for n, at in enumerate((block.net.at, block.break_even, block.payback, block.ratio)):
        ledger.fetch(at, page, last + n, role)
    page.row += 1
    return years


def _write_check(tops: list[tuple[At, ...]], society: tuple[At, ...], ledger: Ledger, page: Page) -> None:
    """What the actors' accounts add up to, less that of all together: nothing, whatever is changed."""
    page.put(LABEL, ledger.words("check"), "note")
    for column in (VALUE, *range(FIRST_YEAR, page.words + 1)):
        cells = [seen(At(page.name, row[0].row, column), page.name) for row in (*tops, society)]
        formula = f"=ROUND({summed(cells[:-1])}-{cells[-1]},2)"
        page.put(column, 0, "check", formula=formula, form='0;"\N{MINUS SIGN}"0')
    page.row += 1


def _write_kinds(result: Result, ledger: Ledger, page: Page) -> None:
    """What resources, production, transfers and mixed items come to for all together, at the value date."""
    words, lines = ledger.words, result.society.lines
    kinds = [kind for kind in _KINDS if any(line.term.kind == kind for line in lines)]
    if not kinds:
        return
    page.section(words("by kind"))
    for label, members in (("social gain", _KINDS[:2]), *((kind, (kind,)) for kind in kinds)):
        chosen = [line for line in lines if line.term.kind in members]
        if chosen:
            flows = ledger.flows(balance_of(chosen, discounted=True), page, words(label))
            page.cells.pop((flows.at.row, page.words), None)  # the columns after the years hold no words on this page


def _chart(result: Result, name: str, rows: Mapping[str, tuple[At, ...]], page: Page, head: int) -> Chart:
    """Of one account: its actors stacked year by year, and its net as a line; `head` is the row of the years."""
    members = [actor for actor, _ in _nested(result) if actor in result.scenario.perspectives.get(name, result.actors)]
    bars = [rows[x] for x in members if not _within(result.parents, x, members)]
    page.row += 1
    chart = Chart(
        page=page.name,
        years=(At(page.name, head, FIRST_YEAR), At(page.name, head, page.words - 1)),
        bars={_label(row): (row[0], row[-1]) for row in bars},
        line=(_label(rows[name]), (rows[name][0], rows[name][-1])),
        row=page.row,
    )
    page.row += CHART_ROWS
    return chart


def _label(row: tuple[At, ...]) -> At:
    return At(row[0].page, row[0].row, LABEL)


def _within(parents: Mapping[str, str], actor: str, members: list[str]) -> bool:
    """Whether an actor is part of another of the members."""
    parent = parents.get(actor, "")
    return bool(parent) and (parent in members or _within(parents, parent, members))
