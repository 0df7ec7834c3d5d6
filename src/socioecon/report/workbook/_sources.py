"""The page of sources: what each item rests on, how much of the gains, and on which grade of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socioecon.models._kept_apart import grade_of
from socioecon.models.assumptions import EVIDENCE
from socioecon.models.profiles import source_of

from ._own import gained, made
from ._pages import FIRST_YEAR, LABEL, UNIT, VALUE, At, Cell, Page, number_format

if TYPE_CHECKING:
    from socioecon.models.accounts import Account, Line
    from socioecon.models.result import Result

    from ._ledger import Ledger

_GRADES = (*EVIDENCE, "not stated")


def write_sources(actual: Result, name: str, account: Account, ledger: Ledger, page: Page) -> None:
    """The items with their sources and gains, the share of the gains by grade of evidence, and the list of sources.

    `account` is one of the result that is laid out; the grades are those of the `actual` one, in which an assumption
    that changes nothing is none.
    """
    words = ledger.words
    page.line(f"{words('sources')}: {actual.scenario.name}", "title")
    page.line(words("evidence note", name=name), "note")
    page.section(words("evidence of gains"))
    page.header(
        words("item"), words("gains at value date"), (words("share of gains"),), (words("source"),), words("evidence")
    )
    first = page.row
    worth: dict[str, float] = {}
    grades: dict[str, list[int]] = {}
    for item in account.items:
        lines = [line for line in account.lines if line.item == item and not line.is_cost]
        if lines:
            grade = grade_of(lines[0], actual.society)
            worth[item] = _write_item(lines, grade, actual, ledger, page)
            grades.setdefault(grade, []).append(page.row - 1)
    if worth:
        _write_shares(worth, grades, first, ledger, page)
    _write_list(actual, ledger, page)


def _write_item(lines: list[Line], grade: str, actual: Result, ledger: Ledger, page: Page) -> float:
    """One item: what it gains, and its source. The share is written when the sum is known."""
    item = lines[0].term.item
    step = made("", "kr", gained, {str(n): line.discounted for n, line in enumerate(lines)})
    ledger.number(step, page, item.name)
    page.row -= 1
    page.put(UNIT, ledger.words.grade(grade), "unit")
    source = source_of(actual.scenario, item)
    page.put(page.words, ", ".join(x for x in (source.title, source.place) if x) if source else "", "how")
    page.row += 1
    worth: float = ledger.values.of(step)
    return worth


def _write_shares(
    worth: dict[str, float], grades: dict[str, list[int]], first: int, ledger: Ledger, page: Page
) -> None:
    language = ledger.words.language
    everything = sum(worth.values())
    last, total = page.row - 1, At(page.name, page.row, VALUE)
    percent = number_format("share", 0, language=language)
    shares: dict[int, float] = {}
    for row, amount in enumerate(worth.values(), first):
        shares[row] = amount / everything if everything > 0 else 0
        formula = f"=IF({total}>0,{At(page.name, row, VALUE)}/{total},0)"
        page.cells[row, FIRST_YEAR] = Cell(shares[row], "computed", formula, percent)
    for column, value, form in ((VALUE, everything, _kronor(language)), (FIRST_YEAR, sum(shares.values()), percent)):
        cells = f"{At(page.name, first, column)}:{At(page.name, last, column)}"
        page.put(column, value, "total", formula=f"=SUM({cells})", form=form)
    page.put(LABEL, ledger.words("all gains"), "total label")
    page.put(UNIT, "", "total label")
    page.row += 1
    page.section(ledger.words("by evidence"))
    for grade in sorted(grades, key=_GRADES.index):
        page.put(LABEL, ledger.words.grade(grade), "label")
        cells = "+".join(str(At(page.name, row, FIRST_YEAR)) for row in grades[grade])
        page.put(FIRST_YEAR, sum(shares[row] for row in grades[grade]), "computed", formula=f"={cells}", form=percent)
        page.row += 1


def _kronor(language: str) -> str:
    return number_format("kr", 0, language=language)


def _write_list(actual: Result, ledger: Ledger, page: Page) -> None:
    words = ledger.words
    page.section(words("list of sources"))
    for name, source in actual.scenario.sources.items():
        told = [source.title, source.place, words.grade(source.evidence or "not stated")]
        page.put(LABEL, name, "label")
        page.put(UNIT, ", ".join(x for x in told if x), "text")
        page.row += 1
