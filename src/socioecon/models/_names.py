"""Names that refer to each other: whether each one stands for something, and what was meant where it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from socioecon.core.errors import ShapeError

from .amounts import quoted


class NamesError(ShapeError):
    """Names that refer to nothing, or to two things. `faults` holds a path and a message for each."""

    def __init__(self, message: str, *, faults: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that a name was probably meant to be, as a question; "" where none comes near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.7)
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
        shares = () if effect.apportioned is None else effect.apportioned.shares
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


def check_names(scenario: Any) -> None:
    """Refuse a scenario whose names do not all stand for something; the error tells of every one that does not."""
    faults = tuple(_faults(scenario))
    if faults:
        listed = "; ".join(f"{path}: {message}" for path, message in faults)
        message = f"every name must stand for one thing; got {len(faults)} that do not: {listed}"
        raise NamesError(message, faults=faults)


def _faults(scenario: Any) -> Iterator[tuple[str, str]]:
    yield from _faults_of_actors(scenario)
    yield from _faults_of_items(scenario)
    yield from _faults_of_sources(scenario)


def _faults_of_actors(scenario: Any) -> Iterator[tuple[str, str]]:
    declared = scenario.actors
    named = actors_named(scenario)
    known = {**declared, **named}
    for name, path in named.items():
        if name not in declared and declared and (meant := _typo(name, declared)):
            yield path, f'no actor is called "{name}"; {meant} If it is another, name it among the actors'
    for name, actor in declared.items():
        path = f"actors.{quoted(name)}.part_of"
        if actor.part_of and actor.part_of not in known:
            yield path, _unknown("actor", actor.part_of, known)
        line = [name]
        while (parent := getattr(declared.get(line[-1]), "part_of", "")) and parent not in line:
            line.append(parent)
        if parent == name:
            yield path, f"an actor must not be part of itself; got {' -> '.join([*line, name])}: take one link away"
    for name, members in scenario.perspectives.items():
        path = f"perspectives.{quoted(name)}"
        if not members:
            yield path, "a perspective must name at least one actor; got none: name them, or take it away"
        yield from ((path, _unknown("actor", member, known)) for member in members if member not in known)
        if name in known:
            yield path, "a perspective must not be called as an actor is: give it a name of its own"


def _typo(name: str, declared: Iterable[str]) -> str:
    by_folded = {candidate.casefold(): candidate for candidate in declared}
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.8)
    return f'did you mean "{by_folded[close[0]]}"?' if close else ""


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    names = ", ".join(f'"{candidate}"' for candidate in known) or "none"
    meant = nearest(name, known)
    return f'no {what} is called "{name}"{f"; {meant}" if meant else ""} (known: {names})'


def _faults_of_items(scenario: Any) -> Iterator[tuple[str, str]]:
    groups = ("effects", "transfers", "taxes", "costs", "employment")
    items = [(group, item) for group in groups for item in getattr(scenario, group)]
    times = Counter(item.name for _, item in items)
    for name in (name for name, count in times.items() if count > 1):
        where = " and ".join(dict.fromkeys(group for group, item in items if item.name == name))
        yield where, f'a name must be given once; got "{name}" {times[name]} times: tell them apart'
    for group, item in items:
        named = _parties(item)
        for actor in getattr(item, "cashable", ()):
            if named and actor not in named:
                yield f"{group}.{quoted(item.name)}.cashable", _unknown("actor in this item", actor, named)


def _parties(item: Any) -> tuple[str, ...]:
    if hasattr(item, "payee"):
        return (item.payer, item.payee)
    if getattr(item, "apportioned", None) is not None:
        return tuple(item.apportioned.shares)
    return tuple(getattr(item, "amounts", ()))


def _faults_of_sources(scenario: Any) -> Iterator[tuple[str, str]]:
    for group in ("effects", "transfers", "taxes", "costs", "employment"):
        for item in getattr(scenario, group):
            if item.source and item.source not in scenario.sources:
                yield f"{group}.{quoted(item.name)}.source", _unknown("source", item.source, scenario.sources)
