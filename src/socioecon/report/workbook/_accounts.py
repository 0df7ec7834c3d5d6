"""The page of accounts: of every actor, perspective and of all together, by item and year, and whether it pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ._formulas import name_of
from ._names import cell_name
from ._own import balance, covered, covered_from, each, made, paid_back, part_of_year, persons_to_cover, ratio, returned
from ._pages import At, Page, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from socioecon.models._steps import Step
    from socioecon.models.accounts import Account, Line
    from socioecon.models.result import Result

    from ._ledger import Ledger
    from ._rows import Flows

_BUDGET = ("cashable", "released", "unstated", "paid", "in_kind")


@attrs.frozen
class Block:
    """Where the main numbers of an account stand."""

    net: Flows
    present_value: At
    break_even: At
    payback: At
    ratio: At


def accounts_of(result: Result, society: str) -> dict[str, Account]:
    """Every account by the name that it has in the workbook: actors with their children, perspectives, society."""
    named: dict[str, Account] = {**result.actors, **result.perspectives}
    return {**named, _free(society, named): result.society}


def _free(name: str, taken: Mapping[str, Any]) -> str:
    return _free(f"{name} *", taken) if name in taken else name


def write_accounts(result: Result, ledger: Ledger, page: Page) -> dict[str, Block]:
    """Every account, one below the other; where the main numbers of each stand."""
    words = ledger.words
    page.line(f"{words('accounts')}: {result.scenario.name}", "title")
    heads = (words("row"), words("sum"), words.years(page.years), (words("how"),), words("unit"))
    page.header(*heads)
    accounts = accounts_of(result, words("society"))
    return {name: _write_account(name, account, ledger, page) for name, account in accounts.items()}


def _write_account(name: str, account: Account, ledger: Ledger, page: Page) -> Block:
    words = ledger.words
    page.section(words("account", name=name))
    for item in account.items:
        ledger.flows(balance_of([line for line in account.lines if line.item == item], discounted=False), page, item)
    falling = _write_view(account, ledger, page, discounted=False)
    valued = _write_view(account, ledger, page, discounted=True)
    for measure in _BUDGET:
        parts = account.step(measure)
        if name_of(parts.function) == "total":  # else there is none of it
            ledger.flows(parts, page, words(measure))
    block = _write_measures(account, ledger, page, falling["net"], valued)
    _write_persons(account, ledger, page)
    for key, at in (
        ("yearly net of", (falling["net"].row[0], falling["net"].row[-1])),
        ("present value of", (block.present_value, block.present_value)),
        ("pays from", (block.break_even, block.break_even)),
        ("payback of", (block.payback, block.payback)),
        ("gain per krona of", (block.ratio, block.ratio)),
    ):
        page.names[cell_name(words(key, name=name), ledger.taken)] = span(*at)
    return block


def balance_of(lines: Iterable[Line], *, discounted: bool) -> Step:
    """The gains less the costs of some lines, year by year."""
    sides: tuple[dict[str, Step], dict[str, Step]] = ({}, {})
    for n, line in enumerate(lines):
        sides[line.is_cost][str(n)] = line.discounted if discounted else line.nominal
    return made("", "kr", balance, *sides)


def _write_view(account: Account, ledger: Ledger, page: Page, *, discounted: bool) -> dict[str, Flows]:
    """Gains, costs, net and running net, as they fall or at their value at the value date."""
    words = ledger.words
    view: dict[str, Flows] = {}
    for part in ("gains", "costs", "net"):
        label = words("discounted", what=words(part)) if discounted else words(part)
        role = "total" if part == "net" else "computed"
        view[part] = ledger.flows(account.step(part, discounted=discounted), page, label, role)
    running = account.step("cumulative", discounted=discounted)
    label = words("cumulative")
    ledger.row(running, page, words("discounted", what=label) if discounted else label)
    return view


def _write_measures(account: Account, ledger: Ledger, page: Page, falling: Flows, valued: Mapping[str, Flows]) -> Block:
    words = ledger.words
    gains, costs = valued["gains"], valued["costs"]
    running = account.step("cumulative")
    from_when = made("", "yes", covered, running)
    parts = made("", "years", part_of_year, gains.step, running, from_when)
    ledger.row(from_when, page, words("covered"))
    ledger.row(parts, page, words("part of the year"))
    year = made("", "year", covered_from, from_when)
    called = words("break-even year")  # who takes no part, whatever is changed, has nothing to break even on
    break_even = ledger.number(year, page, called) if account.lines else ledger.none(page, called, year.unit)
    payback = ledger.number(made("", "years", paid_back, from_when, parts, costs.total), page, words("payback time"))
    per_krona = ledger.number(made("", "kr per kr", ratio, gains.total, costs.total), page, words("ratio"))
    ledger.number(made("", "kr per kr", returned, gains.total, costs.total), page, words("return"))
    pays = any(line.is_cost for line in account.lines)
    for name, outcome in account.book.outcomes.items() if pays else ():
        called = words("cost per", name=words(f"one of {name}") if words.knows(f"one of {name}") else name)
        ledger.number(made("", "kr", each, costs.total, outcome), page, called)
    return Block(falling, valued["net"].at, break_even, payback, per_krona)


def _write_persons(account: Account, ledger: Ledger, page: Page) -> None:
    """How many persons cover what does not grow with their number, where there is both what grows and what does not."""
    words = ledger.words
    sides = [[line for line in account.lines if line.term.grows is grows] for grows in (True, False)]
    if not all(sides):
        return
    gain, rest = (
        ledger.flows(balance_of(lines, discounted=True), page, words(key)).total
        for key, lines in zip(("gain of all", "the rest"), sides, strict=True)
    )
    entrants = account.book.outcomes["entrants"]
    ledger.number(made("", "persons", persons_to_cover, gain, rest, entrants), page, words("persons"))
