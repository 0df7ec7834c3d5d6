"""How the parts of a description fit together: every length, and every name that stands for something or does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError, SocioeconError
from socioecon.core.shares import apportion, give_residual, rescale

from ._values import is_number, is_table
from ._words import ROWS_OF_BLOCK, TAKEN, taken
from .amounts import money_in, quoted


class DescriptionError(ShapeError):
    """A description whose parts do not fit together. `faults` holds a path and a message for each."""

    def __init__(self, message: str, *, faults: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


#: What every result counts by itself.
COUNTED = (
    "entrants",
    "person-years",
    "additional person-years",
    "full-time equivalents",
    "additional full-time equivalents",
)

# Beyond so many names (or pairs of them) none is looked for: it would take longer than reading the list.
_MANY = 1_000
_MANY_PAIRS = 100_000
_LEVELS = 50  # of actors within actors: deeper than any organisation, and tables have a row below a row for each
_LISTED = 20  # names that an error tells, of those that are known


def nearest(name: str, known: Iterable[str], *, cutoff: float = 0.7) -> str:
    """The known name that a name was probably meant to be, as a question; "" where none comes near."""
    asked: Any = name
    by_folded = {candidate.casefold(): candidate for candidate in known} if isinstance(asked, str) else {}
    close = get_close_matches(name.casefold(), by_folded, cutoff=cutoff) if 0 < len(by_folded) <= _MANY else []
    return f'did you mean "{by_folded[close[0]]}"?' if close else ""


def actors_named(scenario: Any) -> dict[str, str]:
    """Every actor that an item names, with the path of the first place that does."""
    found: dict[str, str] = {}
    for path, name in _named_by_items(scenario):
        found.setdefault(name, path)
    return found


def _named_by_items(scenario: Any) -> Iterator[tuple[str, str]]:
    for effect in scenario.effects:
        path = f"effects.{quoted(effect.name)}"
        shares = getattr(effect.apportioned, "shares", ())
        yield from ((f"{path}.amounts", name) for name in effect.amounts)
        yield from ((f"{path}.apportioned.shares", name) for name in shares)
    for transfer in scenario.transfers:
        path = f"transfers.{quoted(transfer.name)}"
        yield from ((f"{path}.payer", transfer.payer), (f"{path}.payee", transfer.payee))
    for tax in scenario.taxes:
        path = f"taxes.{quoted(tax.name)}"
        yield (f"{path}.payer", tax.payer)
        yield from ((f"{path}.rates", name) for name in tax.rates)
    for cost in scenario.costs:
        yield from ((f"costs.{quoted(cost.name)}.amounts", name) for name in cost.amounts)
    for block in scenario.employment:
        path = f"employment.{quoted(block.name)}"
        for role in ("employer", "individual", "municipality", "region", "state", "subsidy_payer"):
            yield f"{path}.{role}", getattr(block, role)
        yield from ((f"{path}.benefits", name) for name in block.benefits)


def check(scenario: Any) -> None:
    """Refuse a scenario whose parts do not fit together; the error tells of every fault at once."""
    faults = tuple(faults_of(scenario))
    if faults:
        listed = "; ".join(f"{path}: {message}" for path, message in faults)
        message = f"the parts of a scenario must fit together; got {len(faults)} that do not: {listed}"
        raise DescriptionError(message, faults=faults)


def faults_of(scenario: Any) -> Iterator[tuple[str, str]]:
    """Every fault as a path and a message. It asks for attributes alone, so that a file may be looked at half-read."""
    yield from _faults_of_lengths(scenario)
    yield from _faults_of_actors(scenario)
    yield from _faults_of_names(scenario)
    yield from _faults_of_items(scenario)
    yield from _faults_of_sources(scenario)
    yield from _faults_of_sums(scenario)
    yield from _faults_of_outlays(scenario)


def _faults_of_lengths(scenario: Any) -> Iterator[tuple[str, str]]:
    years = scenario.years
    intake = len(scenario.intake)
    if intake != years:
        do = "write 0 for years in which nobody enters"
        yield "intake", f"it must hold one number for each of the {years} years; got {intake}: {do}"
    for name in ("retention", "counterfactual", "survival"):
        if len(getattr(scenario, name)) < years:
            do = "say what happens after the last year known"
            yield name, f"it must reach as far as the {years} years; got {len(getattr(scenario, name))}: {do}"
    if _is_by_year(scenario.working_time) and len(scenario.working_time) < years:
        do = "say what happens after the last year known"
        got = len(scenario.working_time)
        yield "working_time", f"it must be one share, or reach as far as the {years} years; got {got}: {do}"
    rate: Any = getattr(scenario.discounting, "rate", None)
    if _is_by_year(rate) and len(rate) != years:
        yield "discounting.rate", f"it must be one rate, or one for each of the {years} years; got {len(rate)}"
    for path, amount in _amounts(scenario):
        if _is_by_year(amount) and len(amount) < years:
            do = "write 0 for years in which there is nothing"
            yield path, f"it must be one amount, or reach as far as the {years} years; got {len(amount)}: {do}"
    if scenario.target_group is not None and scenario.stay is None:
        yield "target_group", "it must be given with stay, the mean years that each takes part; got none: add it"


def _is_by_year(x: Any) -> bool:
    return isinstance(x, (tuple, list))


def _amounts(scenario: Any) -> Iterator[tuple[str, Any]]:
    for group in ("effects", "costs"):
        for item in getattr(scenario, group):
            path = f"{group}.{quoted(item.name)}.amounts"
            yield from ((f"{path}.{quoted(actor)}", amount) for actor, amount in item.amounts.items())
    for transfer in scenario.transfers:
        yield f"transfers.{quoted(transfer.name)}.amount", transfer.amount
    for block in scenario.employment:
        yield f"employment.{quoted(block.name)}.subsidy_taper", block.subsidy_taper


def _faults_of_actors(scenario: Any) -> Iterator[tuple[str, str]]:
    declared = scenario.actors
    named = actors_named(scenario)
    known = {**declared, **named}
    few = len(named) * len(declared) <= _MANY_PAIRS
    for name, path in named.items():
        if few and name not in declared and (meant := nearest(name, declared, cutoff=0.8)):
            yield path, f'no actor is called "{name}"; {meant} If it is another, name it among the actors'
    for name in (name for name in (*known, *scenario.perspectives) if name in TAKEN):
        yield named.get(name, f"{'actors' if name in declared else 'perspectives'}.{quoted(name)}"), taken(name)
    for name, actor in declared.items():
        path = f"actors.{quoted(name)}.part_of"
        if actor.part_of and actor.part_of not in known:
            yield path, _unknown("actor", actor.part_of, known)
        yield from _faults_of_line(name, actor, declared)
    for name, members in scenario.perspectives.items():
        path = f"perspectives.{quoted(name)}"
        if not members:
            yield path, "a perspective must name at least one actor; got none: name them, or take it away"
        yield from ((path, _unknown("actor", member, known)) for member in members if member not in known)
        if name in known:
            yield path, "a perspective must not be called as an actor is: give it a name of its own"


def _faults_of_line(name: str, actor: Any, declared: Any) -> Iterator[tuple[str, str]]:
    """Whether an actor, and those that it is within, stand in a line with an end."""
    path = f"actors.{quoted(name)}.part_of"
    line = {name: None}
    parent = actor.part_of
    while parent and parent not in line and len(line) <= _LEVELS:
        line[parent] = None
        parent = getattr(declared.get(parent), "part_of", "")
    if len(line) > _LEVELS and parent not in {"", name}:
        yield path, f"an actor must be within at most {_LEVELS} others; got more: let it be part of one further out"
    if parent == name:
        yield path, f"an actor must not be part of itself; got {' -> '.join([*line, name])}: take one link away"


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    listed = [f'"{candidate}"' for candidate in islice(known, _LISTED + 1)]
    if len(listed) > _LISTED:
        listed[_LISTED] = "..."
    names = ", ".join(listed) or "none"
    meant = nearest(name, known)
    return f'no {what} is called "{name}"{f"; {meant}" if meant else ""} (known: {names})'


def _items(scenario: Any) -> list[tuple[str, Any]]:
    """Every item and labour block, with the group that it is of."""
    groups = ("effects", "transfers", "taxes", "costs", "employment")
    return [(group, item) for group in groups for item in getattr(scenario, group)]


def _faults_of_names(scenario: Any) -> Iterator[tuple[str, str]]:
    """Names of items and outcomes that are given twice, or that results have for something else."""
    items = _items(scenario)
    rows = _rows_of_blocks(scenario)
    times = Counter(item.name for _, item in items)
    for name in (name for name, count in times.items() if count > 1):
        where = " and ".join(dict.fromkeys(group for group, item in items if item.name == name))
        yield where, f'a name must be given once; got "{name}" {times[name]} times: tell them apart'
    for group, item in items:
        path = f"{group}.{quoted(item.name)}"
        if item.name in TAKEN:
            yield path, taken(item.name)
        if group != "employment" and item.name in rows:
            yield path, f'an item must not be called as a row of "{rows[item.name]}" may be: give it another name'
    for name in scenario.outcomes:
        if name in COUNTED:
            do = "results count it by themselves: give it another name, or take it away"
            yield (
                f"outcomes.{quoted(name)}",
                f"an outcome must not be called as what is counted; got {_numbers.shown(name)}: {do}",
            )


def _rows_of_blocks(scenario: Any) -> dict[str, str]:
    """The name of every row that a labour block may have, with the block's."""
    found: dict[str, str] = {}
    for block in scenario.employment:
        own = (*ROWS_OF_BLOCK, *(f"ersättning, {agency}" for agency in block.benefits))
        found.update({f"{block.name}: {row}": block.name for row in own})
    return found


def _faults_of_items(scenario: Any) -> Iterator[tuple[str, str]]:
    for group, item in _items(scenario):
        path = f"{group}.{quoted(item.name)}"
        payer, payee = getattr(item, "payer", ""), getattr(item, "payee", None)
        if payer and payer == payee:
            do = "leave the transfer out"
            yield path, f"payer and payee must be two actors; got {_numbers.shown(payer)} for both: {do}"
        stated = getattr(item, "cashable", ())
        if stated and getattr(item, "kind", "") == "production":
            do = "take it away, or state what it saves as an effect of its own"
            yield f"{path}.cashable", f"production is no avoided cost that becomes money: {do}"
        named = _parties(item)
        for actor in stated:
            if named and actor not in named:
                yield f"{path}.cashable", _unknown("actor in this item", actor, named)


def _parties(item: Any) -> tuple[str, ...]:
    if hasattr(item, "payee"):
        return (item.payer, item.payee)
    if getattr(item, "apportioned", None) is not None:
        return tuple(getattr(item.apportioned, "shares", ()))
    return tuple(getattr(item, "amounts", ()))


def _faults_of_sources(scenario: Any) -> Iterator[tuple[str, str]]:
    for group, item in _items(scenario):
        if item.source and item.source not in scenario.sources:
            yield f"{group}.{quoted(item.name)}.source", _unknown("source", item.source, scenario.sources)


def _faults_of_sums(scenario: Any) -> Iterator[tuple[str, str]]:
    for effect in scenario.effects:
        shares = getattr(effect.apportioned, "shares", None)
        whole = 1 if (given := getattr(effect.apportioned, "whole", None)) is None else given
        if shares and all(is_number(x) and _numbers.finite(x) for x in (*shares.values(), whole)):
            path = f"effects.{quoted(effect.name)}.apportioned"
            residual = effect.apportioned.residual
            if residual not in {"", "*", *shares}:
                yield f"{path}.residual", _unknown("actor among the shares", residual, shares)
                continue
            try:
                if residual == "*":
                    rescale(shares, whole=whole)
                else:
                    complete = give_residual(shares, to=residual, whole=whole) if residual else shares
                    apportion(whole, complete, whole=whole)
            except SocioeconError as error:
                yield f"{path}.shares", str(error)


def _faults_of_outlays(scenario: Any) -> Iterator[tuple[str, str]]:
    for path, amount in _outlays(scenario):
        money = amount.get("per_month", amount.get("of")) if is_table(amount) else money_in(amount)
        for x in money if _is_by_year(money) else (money,):
            if is_number(x) and _numbers.finite(x) and not _numbers.holds(x >= 0):
                yield path, f"an outlay must be at least 0; got {x}: what comes back is a gain, an item of its own"
                break


def _outlays(scenario: Any) -> Iterator[tuple[str, Any]]:
    for cost in scenario.costs:
        path = f"costs.{quoted(cost.name)}.amounts"
        yield from ((f"{path}.{quoted(actor)}", amount) for actor, amount in cost.amounts.items())
    for transfer in scenario.transfers:
        if transfer.counts == "everyone":
            yield f"transfers.{quoted(transfer.name)}.amount", transfer.amount
    for tax in scenario.taxes:
        if tax.counts == "everyone":
            yield f"taxes.{quoted(tax.name)}.base", tax.base
    for block in scenario.employment:
        for name in ("pay", "subsidy_ceiling"):
            yield f"employment.{quoted(block.name)}.{name}", getattr(block, name)
