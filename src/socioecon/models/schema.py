"""The JSON Schema of a scenario file, made from the classes: for editors, and for the faults of a file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from .amounts import Apportioned, Monthly, Rated
from .assumptions import Actor, Additionality, Cashability, Discounting, Factor, Source
from .employment import Employment
from .items import Cost, Effect, Tax, Transfer
from .scenario import Scenario

#: The file that is shipped; a test holds it to `json_schema()`.
SHIPPED = files("socioecon.models") / "scenario.schema.json"

_PARTS = (
    Actor,
    Additionality,
    Apportioned,
    Cashability,
    Cost,
    Discounting,
    Effect,
    Employment,
    Factor,
    Monthly,
    Rated,
    Source,
    Tax,
    Transfer,
)
_MORE: dict[str, dict[str, Any]] = {
    "Effect": {"oneOf": [{"required": [way]} for way in ("amounts", "apportioned", "model")]},
}


@cache
def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a scenario file, in TOML or JSON.

    >>> json_schema()["properties"]["years"]
    {'type': 'integer', 'minimum': 1, 'maximum': 200}
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "socioecon scenario",
        **_of_class(Scenario),
        "$defs": {part.__name__: _of_class(part) for part in _PARTS},
    }


def _of_class(part: type) -> dict[str, Any]:
    fields: Any = attrs.fields(part)
    return {
        "description": (part.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {field.name: field.metadata["schema"] for field in fields},
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
        **_MORE.get(part.__name__, {}),
    }


def as_text() -> str:
    """The schema as the text of the file that is shipped."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
