"""`socioecon schema`: the JSON Schema of a scenario file, as it is shipped. It needs nothing but Python."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ._output import Answer


def answer(_arguments: Any) -> Answer:
    """The text of the schema."""
    shipped = files("socioecon").joinpath("models", "scenario.schema.json")
    return Answer(shipped.read_text(encoding="utf-8"), "json")
