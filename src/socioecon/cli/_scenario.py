"""A scenario from a file or the standard input, and accounts by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socioecon.models import Account, Result, Scenario, parse_scenario

from ._input import form_of, inside, read

if TYPE_CHECKING:
    from collections.abc import Mapping

SOCIETY = "society"


def load(name: str) -> Scenario:
    """The scenario that a file describes."""
    text = read(name)
    with inside(name):
        return parse_scenario(text, form=form_of(name, text))


def account(result: Result, name: str) -> Account:
    """The account of an actor or perspective, or of all together; a name in the file goes before ours."""
    if name == SOCIETY and name not in {**result.actors, **result.perspectives}:
        return result.society
    return result[name]


def accounts(result: Result) -> Mapping[str, tuple[str, Account]]:
    """Every account by name, with what it is the account of: an actor, a perspective, or society."""
    every = {name: ("actor", of) for name, of in result.actors.items()}
    every |= {name: ("perspective", of) for name, of in result.perspectives.items()}
    every.setdefault(SOCIETY, (SOCIETY, result.society))
    return every
