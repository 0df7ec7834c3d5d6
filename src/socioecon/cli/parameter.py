"""`socioecon parameter`: dated figures and their sources. It needs nothing but Python."""

from __future__ import annotations

from typing import Any

from socioecon.core.errors import RangeError
from socioecon.parameters import Parameter, history, names, parameter

from ._json import as_json
from ._output import Answer


def answer(arguments: Any) -> Answer:
    """One figure, every period of a figure, or the names there are."""
    if arguments.name is None:
        if arguments.on or arguments.nearest:
            message = "--on and --nearest must be of a figure; got no name: socioecon parameter lists them"
            raise RangeError(message)
        return Answer(as_json(names()), "json") if arguments.json else Answer("\n".join(names()))
    if arguments.on is None:
        if arguments.nearest:
            message = "--nearest must be of a day; got none: add --on 2015-07-01"
            raise RangeError(message)
        found = history(arguments.name)
    else:
        found = (parameter(arguments.name, on=arguments.on, nearest=arguments.nearest),)
    if arguments.json:
        data = [_data(row) for row in found]
        return Answer(as_json(data if arguments.on is None else data[0]), "json")
    return Answer("\n".join(map(_text, found)))


def _text(row: Parameter) -> str:
    lines = [
        f"{row.name}: {row.value} {row.unit}",
        f"  from {row.valid_from} to {row.valid_to}, confidence {row.confidence}",
        f"  up to {row.cap.amount} {row.cap.unit}" if row.cap else "",
        *(f"  {text}" for text in (row.rule, row.remark, row.source) if text),
    ]
    return "\n".join(line for line in lines if line)


def _data(row: Parameter) -> dict[str, Any]:
    return {**row._asdict(), "cap": row.cap and row.cap._asdict()}
