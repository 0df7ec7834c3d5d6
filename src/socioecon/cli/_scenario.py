"""A scenario from a file or the standard input, and accounts by their names."""

from __future__ import annotations

from typing import Any

from socioecon.core.errors import RangeError
from socioecon.models import Account, Result, Scenario, parse_scenario

from ._input import form_of, inside, read

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


def one(arguments: Any) -> str:
    """The name of the one account that a chart is of: society where none is named."""
    names: list[str] = arguments.of or [SOCIETY]
    if len(names) > 1:
        message = f"this chart must be of one account; got --of {' --of '.join(names)}: give one of them"
        raise RangeError(message)
    return names[0]
