"""Results of models as tables: actors as rows, years as columns, with what they rest on below.

Here is decided what stands where; `_words` has the words and `socioecon._table` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from socioecon._table import Cell, Column, Table, TableRow, Tables
from socioecon._text import amount as money
from socioecon._text import number, percent
from socioecon.core import _numbers
from socioecon.core.flows import cumulative, total

from . import _words
from ._values import is_row
from ._words import is_called_society, term

if TYPE_CHECKING:
    from .accounts import Account
    from .result import Budget, Result

_ALONE = ", if it bore the whole cost alone"


# ------------------------------------------------------------------------------------------------------------ accounts


def result_table(
    result: Result, *, language: str, unit: str, discounted: bool = False, accumulated: bool = False
) -> Table:
    """The net of every actor and perspective by year, what it comes to, and when it breaks even."""
    _numbers.flag("accumulated", accumulated)
    _numbers.flag("discounted", discounted)

    def cells(account: Account) -> tuple[Any, ...]:
        flows = account.step("cumulative" if accumulated else "net", discounted=discounted).value
        return (*flows, account.net_present_value, breaks_even(account))

    adds_up = not accumulated and (discounted or _undiscounted(result))
    columns = [
        Column(term("actor", language), "text"),
        *_years(result, language),
        Column(term("value", language), of=tuple(range(1, result.scenario.years + 1)) if adds_up else ()),
        Column(term("breaks even", language), "year"),
    ]
    title = f"{'cumulative' if accumulated else 'by year'}{', discounted' if discounted else ''}"
    notes = [_rate(result, language), *_unpriced(result, language)]
    rows = _rows(result, cells, language)
    return Table(_titled(title, language, result), columns, rows, notes=notes, language=language, unit=unit)


def key_figures(result: Result, *, language: str, unit: str) -> Table:
    """Of every actor and perspective the gains and costs at present value, and what follows from them."""

    def cells(account: Account) -> tuple[Any, ...]:
        gains, costs = (account.step(measure).value for measure in ("value_of_gains", "value_of_costs"))
        value, payback = account.net_present_value, account.payback_time
        if payback is not None and not costs:  # there is nothing to pay back
            payback = Cell("", "years", "\N{EN DASH}")
        return gains, -costs, value, account.benefit_cost_ratio, account.return_on_investment, payback

    columns = [
        Column(term("actor", language), "text"),
        Column(term("gains", language), adds=False),
        Column(term("costs", language), adds=False),
        Column(term("value", language), of=(1, 2)),
        Column(term("ratio", language), "number", 2, adds=False),
        Column(term("return", language), "share", 0),
        Column(term("payback", language), "years"),
    ]
    moved = any(line.term.parties for line in result.book.lines)
    notes = [term("moved", language)] if moved else []
    rows = _rows(result, cells, language)
    return Table(_titled("key figures", language, result), columns, rows, notes=notes, language=language, unit=unit)


def result_tables(result: Result, *, language: str, unit: str) -> Tables:
    """All that a reader should see of a result: by year, in key figures, and what to know about it."""
    by_year = result_table(result, language=language, unit=unit)
    tables = [by_year, key_figures(result, language=language, unit=unit)]
    return Tables((*tables, result.findings.to_table(language=language, unit=unit)) if result.findings else tables)


def account_table(account: Account, *, language: str, unit: str, discounted: bool) -> Table:
    """What each item brings and costs the account by year, the net, and its running sum."""
    scenario = account.book.scenario
    rows: list[TableRow] = []

    def cells(name: str, part: str, sign: int, item: str | None = None) -> tuple[Any, ...]:
        flows = account.step(part, item=item, discounted=discounted).value
        worth = account.step(f"value_of_{part}", item=item).value
        return (name, *(sign * flow for flow in flows), sign * worth)

    sums: list[int] = []
    for part, sign in (("gains", 1), ("costs", -1)):
        items = dict.fromkeys(line.item for line in account.lines if line.is_cost == (part == "costs"))
        first = len(rows)
        level = 1 if len(items) > 1 else 0
        rows += [TableRow(cells(_words.named(item, language), part, sign, item), level) for item in items]
        if len(items) > 1:
            rows.append(TableRow(cells(term(f"all {part}", language), part, sign), of=tuple(range(first, len(rows)))))
        sums += [len(rows) - 1] if items else []
    net = account.step("net", discounted=discounted).value
    rows.append(TableRow((term("net", language), *net, account.net_present_value), of=tuple(sums), strong=True))
    running = account.step("cumulative", discounted=discounted).value
    rows.append(TableRow((term("running", language), *running, ""), running=len(rows) - 1))
    adds_up = discounted or _undiscounted(account.book)
    columns = [
        Column(term("item", language), "text"),
        *_years(account.book, language),
        Column(term("value", language), of=tuple(range(1, scenario.years + 1)) if adds_up else ()),
    ]
    title = term("account, discounted" if discounted else "account", language)
    title = title.format(scenario.name, account_name(account, language))
    notes = [_rate(account.book, language), in_short(account, language=language, unit=unit)]
    return Table(title, columns, rows, notes=notes, language=language, unit=unit)


def in_short(account: Account, *, language: str, unit: str) -> str:
    """What an account comes to, in one sentence."""
    year, years = account.break_even_year, account.payback_time
    value = money(account.net_present_value, unit=unit, decimals=_decimals(unit), language=language)
    parts = [f"{term('value', language)} {value}"]
    if account.benefit_cost_ratio is not None:
        ratio = number(account.benefit_cost_ratio, decimals=2, language=language)
        parts.append(f"{term('ratio', language).lower()} {ratio}")
    when = "" if year is None else _written(year, "year", language)
    if account.lines:
        parts.append(term("break even", language).format(when) if when else term("no break even", language))
    if years is not None and account.step("value_of_costs").value:  # else there is nothing to pay back
        parts.append(term("after", language).format(_written(years, "years", language)))
    return f"{', '.join(parts)}."


def account_name(account: Account, language: str) -> str:
    """The name of an account as a title has it."""
    name = _words.named(account.name.removesuffix(_ALONE), language)
    return term("alone", language).format(name) if account.bears_all else name


def budget_table(budget: Budget, *, language: str, unit: str) -> Table:
    """What of the avoided costs becomes money and what capacity, and how the costs are paid, by year."""
    years = len(budget.cashable)

    def row(name: str, flows: Sequence[Any], **how: Any) -> TableRow:
        return TableRow((term(name, language), *flows, cumulative(flows)[-1]), **how)

    avoided = {name: getattr(budget, name) for name in ("cashable", "released", "unstated")}
    paid = {"paid": budget.paid, "in kind": budget.in_kind}
    rows = [
        *(row(name, flows, level=1) for name, flows in avoided.items()),
        row("avoided", total(avoided), of=(0, 1, 2), strong=True),
        *(row(name, [-flow for flow in flows], level=1) for name, flows in paid.items()),
        row("all paid", [-flow for flow in total(paid)], of=(4, 5), strong=True),
    ]
    columns = [
        Column(term("item", language), "text"),
        *(Column(term("year", language).format(year + 1)) for year in range(years)),
        Column(term("every year", language), of=tuple(range(1, years + 1))),
    ]
    return Table(term("budget", language), columns, rows, language=language, unit=unit)


# ---------------------------------------------------------------------------------------------------------------- rows


def _rows(result: Result, cells: Any, language: str) -> list[TableRow]:
    """Every actor with its parts below it, their sum, and the perspectives."""
    rows: list[TableRow] = []
    place: dict[str, int] = {}

    def enter(name: str, level: int) -> int:
        at = place[name] = len(rows)
        rows.append(TableRow((_words.named(name, language), *cells(result.actors[name])), level))
        children = [child for child, parent in result.parents.items() if parent == name]
        if children:
            inner: list[int] = []
            if result.own[name].lines:
                inner.append(len(rows))
                rows.append(TableRow((term("own", language).format(name), *cells(result.own[name])), level + 1))
            inner += [enter(child, level + 1) for child in children]
            rows[at] = rows[at]._replace(of=tuple(inner))
        return at

    top = tuple(enter(name, 0) for name in result.actors if name not in result.parents)
    society = named_society(result)
    rows.append(TableRow((society or term("all actors", language), *cells(result.society)), of=top, strong=True))
    others = {name: account for name, account in result.perspectives.items() if name != society}
    if others:
        blank = ("",) * (len(rows[0].cells) - 1)
        rows.append(TableRow((term("perspectives", language), *blank), heading=True))
    for name, account in others.items():
        outermost = [actor for actor in place if _is_outermost(actor, account, result)]
        made_of = tuple(place[actor] for actor in outermost)
        rows.append(TableRow((name, *cells(account)), level=1, of=made_of))
    return rows


def breaks_even(account: Account) -> Any:
    """The cell of when an account does: who takes no part has nothing to break even on."""
    return account.break_even_year if account.lines else Cell("", "year", "\N{EN DASH}")


def named_society(result: Result) -> str:
    """The perspective that holds everyone, the one called society's or the first of several; "" where there is none."""
    whole = [name for name, account in result.perspectives.items() if account.members == result.society.members]
    return next(filter(is_called_society, whole), whole[0] if whole else "")


def _is_outermost(actor: str, account: Account, result: Result) -> bool:
    """Whether a perspective holds an actor and not the one that it is part of."""
    return actor in account.members and result.parents.get(actor) not in account.members


# ------------------------------------------------------------------------------------------------------------ the rest


def _years(of: Any, language: str) -> list[Column]:
    return [Column(term("year", language).format(year)) for year in range(1, of.scenario.years + 1)]


def _titled(title: str, language: str, result: Result) -> str:
    return term(title, language).format(result.scenario.name)


def _undiscounted(of: Any) -> bool:
    """Whether every line is worth at the value date what it is in its year."""
    lines = of.book.lines if hasattr(of, "book") else of.lines
    return all(line.nominal.value == line.discounted.value for line in lines)


def _rate(of: Any, language: str) -> str:
    """By what rate, timing and prices present values are counted."""
    scenario = of.scenario
    rate: Any = scenario.discounting.rate
    alike = not is_row(rate) or len(set(rate)) == 1
    shown = percent(rate[0] if is_row(rate) else rate, decimals=None, language=language) if alike else ""
    prices = term(scenario.discounting.terms, language)
    if scenario.price_year is not None:
        prices = term("prices of", language).format(scenario.price_year)
    shown = shown or term("changing rate", language)
    return term("rate", language).format(shown, term(scenario.discounting.timing, language), prices)


def _unpriced(result: Result, language: str) -> Iterator[str]:
    if result.scenario.unpriced:
        yield term("unpriced", language).format(", ".join(result.scenario.unpriced))


def _decimals(unit: str) -> int:
    return Column("").places(unit)


def _written(value: Any, kind: str, language: str) -> str:
    return Column("", kind).written(value, language=language, unit="kr")
