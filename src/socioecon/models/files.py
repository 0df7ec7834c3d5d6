"""Scenarios from files: TOML or JSON, exact to the last digit, and every fault of a bad file at once.

Nothing in a file is run. It may name a cost model by a key that someone else has registered, and that is all.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import attrs
import cattrs

from socioecon._text import line_at_fault, spaced_number
from socioecon.core import _numbers
from socioecon.core.errors import FileError, SocioeconError

from ._consistency import DescriptionError
from ._fields import said
from ._values import is_table, named
from .amounts import quoted
from .faults import Fault, faults_in
from .items import RegisteredModel
from .scenario import Scenario

#: A scenario is some kilobytes; what is larger than this is something else.
LARGEST_FILE = 250_000

# Tables within tables: a scenario has four levels, and the time that TOML takes grows with the square of them.
_DEEPEST = 100

#: Under this entry-point group a package registers its cost models.
ENTRY_POINTS = "socioecon.cost_models"


def load_scenario(
    path: str | Path, *, models: Mapping[str, Callable[[int], Mapping[str, Any]]] | None = None
) -> Scenario:
    """The scenario that a file describes, TOML or JSON by its suffix.

    `models` are cost models that the file may name, beside those that are registered under the entry-point group
    `socioecon.cost_models`.

    Raises FileError, with every fault in `.faults`, for a file that is missing, too large, no TOML or JSON, or that
    describes no scenario.
    """
    place = Path(path)
    try:
        with place.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # no path of any file: a NUL in it
        why = getattr(error, "strerror", None) or error
        raise refused([Fault("", _numbers.shown(place.name), f"a file that can be read is wanted ({why})")]) from None
    if len(content) > LARGEST_FILE:
        raise refused([Fault("", f"more than {LARGEST_FILE} bytes", "a scenario of some kilobytes is wanted")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8 in your editor"
        raise refused([Fault("", f"the byte {error.start} that is not UTF-8", "UTF-8 is wanted", hint)]) from None
    return parse_scenario(text, form="json" if place.suffix == ".json" else "toml", models=models)


def parse_scenario(
    text: str,
    *,
    form: Literal["toml", "json"] = "toml",
    models: Mapping[str, Callable[[int], Mapping[str, Any]]] | None = None,
) -> Scenario:
    """The scenario that a text describes, in TOML or JSON; decimals stay as they are written.

    >>> scenario = parse_scenario('''
    ... name = "En person"
    ... years = 1
    ... intake = [1]
    ... retention = [0.338]
    ... discounting = { rate = 0, timing = "advance", terms = "real" }
    ... ''')
    >>> scenario.retention
    (Decimal('0.338'),)
    >>> parse_scenario("year = 1")
    Traceback (most recent call last):
        ...
    socioecon.core.errors.FileError: the file must describe a scenario; got 6 faults:
    year: got an unknown key; ...

    Raises FileError as `load_scenario`.
    """
    _numbers.instance("text", text, str, "read the file first, or use load_scenario")
    _numbers.choice("form", form, ("toml", "json"))
    if len(text) > LARGEST_FILE:
        raise refused([Fault("", f"{len(text)} characters", f"at most {LARGEST_FILE} are wanted")])
    data = _read(text.removeprefix("\ufeff"), form)
    known: dict[str, Any] = {**_registered(), **({} if models is None else said("models", named, models))}
    faults = faults_in(data, known)
    if faults:
        raise refused(faults)
    try:
        scenario: Scenario = _converter().structure(_with_models(data, known), Scenario)
    except (cattrs.BaseValidationError, SocioeconError) as error:
        raise refused(list(_faults_of_error(error, data, ()))) from None
    return scenario


def refused(faults: Any) -> FileError:
    """The error that tells of all faults."""
    listed = "\n".join(str(fault) for fault in faults)
    counted = f"{len(faults)} faults" if len(faults) != 1 else "one fault"
    return FileError(f"the file must describe a scenario; got {counted}:\n{listed}", faults=tuple(faults))


# ------------------------------------------------------------------------------------------------------------- reading


def _read(text: str, form: str) -> dict[str, Any]:
    try:
        data: Any = json.loads(text, parse_float=Decimal, object_pairs_hook=_once) if form == "json" else _toml(text)
    except RecursionError:
        raise refused([Fault("", "tables or lists nested too deep", "a few levels are wanted")]) from None
    except (ValueError, ArithmeticError) as error:
        raise refused(
            [Fault("", "", f"{form.upper()} is wanted: {_short(error)}", _quotes(text, error, form))]
        ) from None
    if not is_table(data):
        raise refused([Fault("", "no table", "a table with name, years, intake and so on is wanted")])
    table: dict[str, Any] = data
    return table


def _toml(text: str) -> dict[str, Any]:
    for line in text.splitlines():
        if line.count(".") > _DEEPEST:
            without_strings = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
            if max(part.count(".") for part in re.split(r"[,=#{}\[\]]", without_strings)) > _DEEPEST:
                raise RecursionError
    return tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The table of a JSON object; a key that stands in it twice is refused, as in TOML."""
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            message = f'the key "{key}" stands twice'
            raise ValueError(message)
        table[key] = value
    return table


def _short(error: Exception) -> str:
    text = str(error)
    return text if len(text) <= 200 else f"{text[:197]}..."


def _quotes(text: str, error: Exception, form: str) -> str:
    """The hint that numbers have no spaces, or names with å, ä, ö need quotes, where the line at fault has such."""
    line = line_at_fault(text, error)
    if spaced := spaced_number(line, form=form):
        return spaced
    return 'put quotes around names with å, ä, ö: "Socialnämnden" = ...' if not line.isascii() else ""


def _registered() -> dict[str, Any]:
    return {entry.name: _Registered(entry) for entry in entry_points(group=ENTRY_POINTS)}


@attrs.frozen
class _Registered:
    """A cost model that is imported when it is first asked: naming models loads none of them."""

    entry: Any

    def __call__(self, year_since_entry: int) -> Mapping[str, Any]:
        answer: Mapping[str, Any] = self.entry.load()(year_since_entry)
        return answer


# ---------------------------------------------------------------------------------------------------------- structuring


def _with_models(data: dict[str, Any], models: Mapping[str, Any]) -> dict[str, Any]:
    """The data with every key of a cost model turned into the model."""
    effects = [
        {**effect, "model": RegisteredModel(effect["model"], models[effect["model"]])} if "model" in effect else effect
        for effect in data.get("effects", ())
    ]
    return {**data, "effects": effects}


@cache
def _converter() -> cattrs.Converter:
    """The converter of plain data to descriptions; what a number may be is checked by the classes themselves."""
    converter = cattrs.Converter(forbid_extra_keys=True)

    def either(value: Any, kind: Any) -> Any:
        """One of several kinds: a table is the class that has its keys, anything else is left as it is."""
        kinds = get_args(kind)
        if is_table(value):
            classes = [x for x in kinds if attrs.has(x) and {f.name for f in attrs.fields(x)} >= set(value)]
            return converter.structure(value, classes[0])
        return value

    converter.register_structure_hook_func(_is_either, either)
    return converter


def _is_either(kind: Any) -> bool:
    return len(get_args(kind)) > 1 and get_origin(kind) in _UNIONS


_UNIONS = (get_origin(int | str), get_origin(Literal["a"] | None))


def _faults_of_error(error: BaseException, data: Any, path: tuple[Any, ...]) -> Iterator[Fault]:
    """The faults that classes themselves found, each at its path."""
    inside: tuple[BaseException, ...] = getattr(error, "exceptions", ())
    if isinstance(error, DescriptionError):
        yield from (Fault(where, "", message) for where, message in error.faults)
    elif not inside:
        yield Fault(".".join(quoted(str(part)) for part in path), "", str(error))
    for inner in inside:
        notes = [note for note in getattr(inner, "__notes__", ()) if hasattr(note, "type")]
        part = getattr(notes[0], "name", getattr(notes[0], "index", None)) if notes else None
        below: Any = _below(data, part)
        called: Any = below.get("name", part) if is_table(below) and isinstance(part, int) else part
        yield from _faults_of_error(inner, below, path if part is None else (*path, called))


def _below(data: Any, part: Any) -> Any:
    """What stands at one part of a path; None where that was left out, and a default was at fault."""
    if part is None:
        return data
    return data.get(part) if is_table(data) else data[part]
