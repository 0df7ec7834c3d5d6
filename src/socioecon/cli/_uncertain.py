"""Which inputs of a scenario are uncertain and what is known of each: from `--vary` and from a file."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import attrs

from socioecon._text import line_at_fault, spaced_number
from socioecon.core.errors import FileError, RangeError, SocioeconError
from socioecon.models import Cashability, Factor, Result, Scenario, explain, value_at
from socioecon.models._kinds import is_described
from socioecon.models._values import is_named, is_row, is_table
from socioecon.models.amounts import quoted
from socioecon.models.paths import parts_of

from ._distributions import distribution
from ._input import called, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECTION = "uncertainty"

# A path ends at the first = that stands outside double quotes.
_PAIR = re.compile(r'((?:"(?:[^"\\]|\\.)*"|[^"=])+)=(.*)', re.DOTALL)


def texts(vary: list[str], file: str | None) -> dict[str, str]:
    """The distributions as texts by path; what `--vary` says goes before what the file says."""
    faults: list[str] = []
    pairs: list[tuple[str, str]] = []
    for pair in vary:
        match = _PAIR.fullmatch(pair)
        if match is None:
            faults.append(f'--vary: "PATH=DISTRIBUTION" is wanted; got {pair!r}')
        else:
            pairs.append((match[1].strip(), match[2].strip()))
    stated = {} if file is None else _by_parts(_from_file(file), called(file), faults)
    stated |= _by_parts(pairs, "--vary", faults)
    _refuse(faults)
    return dict(stated.values())


def _by_parts(pairs: list[tuple[str, str]], place: str, faults: list[str]) -> dict[tuple[str, ...], tuple[str, str]]:
    """The pairs by where their paths lead, however these are spelled; one that is there already is a fault."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for path, text in pairs:
        try:
            parts = parts_of(path)
        except SocioeconError:  # told with the other faults of the inputs
            parts = (path,)
        if parts in found:
            faults.append(f"{place}: a path is varied in one way only; got {path!r} twice")
        found[parts] = (path, text)
    return found


def inputs(scenario: Scenario, result: Result, stated: Mapping[str, str]) -> dict[str, Any]:
    """The distribution, or the number, of each path; every fault at once."""
    if not stated:
        listed = "\n".join(f"  {path} = {shown}" for path, shown in known_paths(scenario, result))
        message = (
            'say which inputs are uncertain, --vary "PATH=DISTRIBUTION" or --inputs FILE; '
            f"the paths of this scenario are\n{listed}"
        )
        raise FileError(message)
    found: dict[str, Any] = {}
    faults: list[str] = []
    for path, text in stated.items():
        try:
            _check_number(scenario, path)
        except SocioeconError as error:
            faults.append(f"{path}: {error}")
        try:
            found[path] = distribution(text)
        except SocioeconError as error:
            faults.append(f"{path}: {error}")
    _refuse(faults)
    return found


def known_paths(scenario: Scenario, result: Result) -> Iterator[tuple[str, Any]]:
    """The paths that some actor's net present value rests on, each with the number there, as a shell takes them."""
    resting: dict[str, Any] = {}
    for account in result.own.values():
        resting |= explain(account, "net_present_value").inputs()
    for path in resting:
        try:
            found = value_at(scenario, path)
        except SocioeconError:  # a step that is no input of the file: what is paid "at the start"
            continue
        short = ".".join(f'"{part}"' if set(part) & set('."=') else part for part in parts_of(path))
        if is_row(found):
            yield from ((f"{short}.{position}", x) for position, x in enumerate(found))
        else:
            yield short, _number_of(found)


def _refuse(faults: list[str]) -> None:
    if faults:
        listed = "\n".join(faults)
        counted = f"{len(faults)} faults" if len(faults) != 1 else "one fault"
        message = (
            f"each uncertain input must be a path of the scenario and what is known of it; got {counted}:\n{listed}"
        )
        raise FileError(message, faults=tuple(faults))


def _check_number(scenario: Scenario, path: str) -> None:
    found = _number_of(value_at(scenario, path))
    if isinstance(found, bool) or not hasattr(found, "as_integer_ratio"):
        message = f"a path must lead to one number; this one leads to {_instead(found)}"
        raise RangeError(message)


def _number_of(found: Any) -> Any:
    """The number itself, where it is described with what is known of it: such a one is set as a number."""
    if isinstance(found, Factor):
        return found.value
    return found.share if isinstance(found, Cashability) else found


def _instead(found: Any) -> str:
    """What is there instead of a number, and how to go on."""
    below = [getattr(x, "name", str(n)) for n, x in enumerate(found)] if is_row(found) else []
    if is_named(found):
        below = list(found)
    elif is_described(found):
        below = [field.name for field in attrs.fields(found.__class__)]
    return f"several values: add one of {', '.join(below)}" if below else f"{found!r}: choose another"


def _from_file(name: str) -> list[tuple[str, str]]:
    text = read(name).replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
        section: Any = data.pop(SECTION, None)
        stated = [(path, str(x)) for path, x in _leaves(section)] if is_table(section) else None
    except (ValueError, RecursionError) as error:
        spaced = spaced_number(line_at_fault(text, error))
        message = f"{called(name)}: TOML is wanted: {str(error)[:200]}{f'; {spaced}' if spaced else ''}"
        raise FileError(message) from None
    if data or stated is None:
        message = f"{called(name)}: one table [{SECTION}] of paths is wanted; got {', '.join(data) or 'no such table'}"
        raise FileError(message)
    return stated


def _leaves(section: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """The distributions of a file by path: dotted keys are the path's parts, a single key in quotes is the whole."""
    for key, x in section.items():
        if is_table(x):
            yield from _leaves(x, (*above, key))
        else:
            yield ".".join(map(quoted, (*above, key))) if above else key, x
