"""Every fault of a file at once: where, what was got, what is allowed, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from types import SimpleNamespace
from typing import Any

import attrs

from ._consistency import faults_of, nearest
from ._values import is_list, is_table
from .amounts import quoted
from .employment import Employment
from .schema import json_schema

# Beyond these a number is a slip or an attack: sums of kr stay far below, and exact arithmetic stays quick.
_LARGEST = Decimal(10) ** 18
_DIGITS = 40
# Nobody reads more faults than these, and a hostile file could have one for every second letter.
_MOST = 300


@attrs.frozen
class Fault:
    """One fault: its path, what was got there, what is allowed, and a hint ("" where there is none)."""

    path: str
    got: str
    allowed: str
    hint: str = ""

    def __str__(self) -> str:
        parts = [f"got {self.got}" if self.got else "", self.allowed, self.hint]
        return f"{self.path or 'the file'}: {'; '.join(part for part in parts if part)}"


def faults_in(data: Mapping[str, Any], models: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Every fault of what a file holds, by the schema, by how its parts fit together, and by its cost models."""
    found = list(islice(_faults(data, json_schema(), ()), _MOST))
    at_fault = {fault.path for fault in found}
    view = _half_read(data)
    fitting = [Fault(path, "", told) for path, told in islice(faults_of(view), _MOST)] if view is not None else []
    found += [fault for fault in fitting if fault.path not in at_fault]
    for effect in _tables(data.get("effects")):
        key = effect.get("model")
        if isinstance(key, str) and key not in models:
            known = ", ".join(f'"{name}"' for name in models) or "none is registered"
            path = _path(("effects", effect.get("name", ""), "model"))
            found.append(Fault(path, _shown(key), f"a registered cost model is wanted: {known}", nearest(key, models)))
    return tuple(found)


# ------------------------------------------------------------------------------------------------------- by the schema


def _faults(data: Any, schema: dict[str, Any], path: tuple[Any, ...]) -> Iterator[Fault]:
    schema = _resolved(schema)
    if "anyOf" in schema:
        yield from _faults_of_any(data, schema["anyOf"], path)
    elif "enum" in schema:
        if data not in schema["enum"]:
            allowed = ", ".join(f'"{x}"' for x in schema["enum"])
            yield Fault(_path(path), _shown(data), f"one of {allowed} is wanted", nearest(data, schema["enum"]))
    elif not _is_of(data, schema["type"]):
        yield Fault(_path(path), _shown(data), f"{_WORDS[schema['type']]} is wanted", _hint(data, schema["type"]))
    elif schema["type"] == "object":
        yield from _faults_of_table(data, schema, path)
    elif schema["type"] == "array":
        yield from _faults_of_list(data, schema, path)
    elif schema["type"] in {"number", "integer"}:
        yield from _faults_of_number(data, schema, path)
    elif schema["type"] == "string":
        yield from _faults_of_text(data, schema, path)


def _faults_of_text(data: str, schema: dict[str, Any], path: tuple[Any, ...]) -> Iterator[Fault]:
    if len(data) < schema.get("minLength", 0):
        yield Fault(_path(path), "nothing", "a text is wanted")
    if _whole(data) != data:
        yield Fault(_path(path), _shown(_whole(data)), "a text is wanted that can be saved: half a character cannot")


def _faults_of_list(data: list[Any], schema: dict[str, Any], path: tuple[Any, ...]) -> Iterator[Fault]:
    if len(data) < schema.get("minItems", 0):
        yield Fault(_path(path), "none", "at least one is wanted")
    for position, x in enumerate(data):
        yield from _faults(x, schema["items"], (*path, _called(x, position)))


def _faults_of_any(data: Any, branches: list[dict[str, Any]], path: tuple[Any, ...]) -> Iterator[Fault]:
    resolved = [_resolved(branch) for branch in branches]
    fitting = [branch for branch in resolved if _is_of(data, branch["type"])]
    if not fitting:
        wanted = " or ".join(dict.fromkeys(_WORDS[branch["type"]] for branch in resolved))
        yield Fault(_path(path), _shown(data), f"{wanted} is wanted", _hint(data, "number"))
        return
    yield from min((list(_faults(data, branch, path)) for branch in fitting), key=len)


def _faults_of_table(data: dict[str, Any], schema: dict[str, Any], path: tuple[Any, ...]) -> Iterator[Fault]:
    known = schema.get("properties")
    if known is None:
        if len(data) < schema.get("minProperties", 0):
            yield Fault(_path(path), "none", "at least one is wanted")
        pattern = schema.get("propertyNames", {}).get("pattern", "")
        for key, x in data.items():
            yield from _faults_of_text(key, {}, (*path, key))
            if re.search(pattern, key) is None:
                yield Fault(_path((*path, key)), _shown(key), "a year of four digits is wanted as the name")
            yield from _faults(x, schema["additionalProperties"], (*path, key))
        return
    for key, x in data.items():
        if key in known:
            yield from _faults(x, known[key], (*path, key))
        else:
            yield Fault(_path((*path, key)), "an unknown key", f"known are {', '.join(known)}", nearest(key, known))
    for key in schema["required"]:
        if key not in data:
            yield Fault(_path((*path, key)), "nothing", "it must be given")
    ways = [way["required"][0] for way in schema.get("oneOf", ())]
    given = [way for way in ways if way in data]
    if ways and len(given) != 1:
        yield Fault(_path(path), " and ".join(given) or "none", f"exactly one of {', '.join(ways)} is wanted")


def _faults_of_number(data: Any, schema: dict[str, Any], path: tuple[Any, ...]) -> Iterator[Fault]:
    low, high, above = (schema.get(key) for key in ("minimum", "maximum", "exclusiveMinimum"))
    number = Decimal(data)
    if not number.is_finite():
        yield Fault(_path(path), str(data), "a finite number is wanted")
    elif not is_readable(number):
        yield Fault(_path(path), _shown(data), READABLE)
    elif (low is not None and number < low) or (high is not None and number > high):
        wanted = f"from {low} to {high}" if None not in {low, high} else f"at least {low}"
        hint = "a share is a fraction of 1 (0.338, not 33.8)" if high == 1 and number > 1 else ""
        yield Fault(_path(path), str(data), f"a number {wanted} is wanted", hint)
    elif above is not None and number <= above:
        hint = "a rate is a fraction of 1 (0.04)" if above < 0 else ""
        yield Fault(_path(path), str(data), f"a number above {above} is wanted", hint)


#: What a file's numbers may be.
READABLE = f"a number up to 1e18 with at most {_DIGITS} digits is wanted"


def is_readable(number: Decimal) -> bool:
    """Whether a file may hold a number: neither too large nor of too many digits."""
    digits = number.as_tuple().digits
    return number.copy_abs() <= _LARGEST and len(digits) <= _DIGITS and -_exponent(number) <= _DIGITS


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    defs: dict[str, dict[str, Any]] = json_schema()["$defs"]
    return defs[name] if name else schema


_KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float, Decimal),
}
_WORDS = {
    "object": "a table",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}


def _is_of(data: Any, kind: str) -> bool:
    return isinstance(data, _KINDS[kind]) and (kind == "boolean" or not isinstance(data, bool))


def _hint(data: Any, wanted: str) -> str:
    in_quotes = isinstance(data, str) and wanted in {"number", "integer"}
    return "write numbers without quotes, spaces and units, with a decimal point" if in_quotes else ""


def _shown(data: Any) -> str:
    if is_list(data) or is_table(data):
        return f"a {'table' if is_table(data) else 'list'} of {len(data)}"
    text = f'"{data}"' if isinstance(data, str) else str(data).lower() if isinstance(data, bool) else _digits(data)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _digits(data: Any) -> str:
    try:
        return str(data)
    except ValueError:
        return "a number of thousands of digits"


def _called(data: Any, position: int) -> Any:
    name = data.get("name") if is_table(data) else None
    return name if isinstance(name, str) and name else position


def _path(parts: tuple[Any, ...]) -> str:
    return ".".join(quoted(_whole(str(part))) for part in parts)


def _whole(text: str) -> str:
    """The text, with half characters (lone surrogates, which JSON can name and no file hold) as their escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


# ------------------------------------------------------------------------------------------- half-read, to see the rest


def _half_read(data: Mapping[str, Any]) -> Any:
    """What of the data can be read, as something with a scenario's attributes; None where not even the years can."""
    years = data.get("years")
    if not (isinstance(years, int) and 1 <= years <= 200):
        return None
    lists = {name: data[name] if isinstance(data.get(name), list) else [0] * years for name in _BY_YEAR}
    items = {group: [_item(x, group) for x in _tables(data.get(group))] for group in _GROUPS}
    actors = {name: _namespace(x, {"part_of": ""}) for name, x in _entries(data.get("actors"))}
    named: Any = data.get("perspectives")
    listed = named.items() if is_table(named) else ()
    perspectives = {name: [x for x in members if isinstance(x, str)] for name, members in listed if is_list(members)}
    sources = dict(_entries(data.get("sources")))
    rest = {name: data.get(name) for name in ("target_group", "stay", "working_time")}
    rate = _namespace(data.get("discounting"), {"rate": None})
    counted: Any = data.get("outcomes")
    more = {
        "outcomes": counted if is_table(counted) else {},
        "actors": actors,
        "perspectives": perspectives,
        "sources": sources,
        "discounting": rate,
    }
    return SimpleNamespace(years=years, **lists, **items, **rest, **more)


_BY_YEAR = ("intake", "retention", "counterfactual", "survival")
_GROUPS: dict[str, dict[str, Any]] = {
    "effects": {"kind": "", "amounts": {}, "cashable": {}, "apportioned": {}},
    "transfers": {"payer": "", "payee": "", "amount": None, "counts": "", "cashable": {}},
    "taxes": {"payer": "", "rates": {}, "base": None, "counts": ""},
    "costs": {"amounts": {}},
    "employment": {
        **{field.name: field.default for field in attrs.fields(Employment) if isinstance(field.default, str)},
        "benefits": {},
        "subsidy_taper": None,
        "pay": None,
        "subsidy_ceiling": None,
    },
}


def _item(data: dict[str, Any], group: str) -> SimpleNamespace:
    item = _namespace(data, {"name": "", "source": "", **_GROUPS[group]})
    if group == "effects":
        item.apportioned = (
            _namespace(data["apportioned"], {"shares": {}, "whole": None, "residual": ""})
            if is_table(data.get("apportioned"))
            else None
        )
    return item


def _namespace(data: Any, defaults: dict[str, Any]) -> SimpleNamespace:
    """The values of a table that have the kind of their defaults, and those defaults where they do not."""
    given: Any = data if is_table(data) else {}
    values = {
        name: given[name] if name in given and (default is None or isinstance(given[name], type(default))) else default
        for name, default in defaults.items()
    }
    return SimpleNamespace(**values)


def _tables(data: Any) -> list[dict[str, Any]]:
    return [x for x in data if is_table(x)] if is_list(data) else []


def _entries(data: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(name, x) for name, x in data.items() if is_table(x)] if is_table(data) else []
