"""Scenarios to files: TOML or JSON that reads back as it was, to the last digit; a float as the Decimal it shows."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import attrs
import tomli_w

from socioecon.core import _numbers

from ._kinds import is_described
from ._saving import replace_file
from ._values import is_list, is_named, is_row, is_table
from .amounts import quoted
from .assumptions import Cashability, Factor
from .faults import READABLE, Fault, is_readable
from .files import refused
from .items import RegisteredModel
from .scenario import Scenario

_HALF = re.compile("[\ud800-\udfff]")


def format_scenario(scenario: Scenario, *, form: Literal["toml", "json"] = "toml") -> str:
    """The scenario as text that `parse_scenario` reads back as it is: what is a default is left out.

    Files hold decimals: a Fraction is written as the decimal that it equals, and a float as the shortest decimal that
    shows it; both read back as Decimal. Raises FileError for what no file can hold: a cost model without a key, a
    Fraction that no decimal equals, a number beyond 1e18 or of more than 40 digits, half a character.
    """
    _numbers.instance("scenario", scenario, Scenario, "write Scenario(...)")
    _numbers.choice("form", form, ("toml", "json"))
    faults: list[Fault] = []
    data = _plain(scenario, (), faults)
    if faults:
        raise refused(faults)
    text = tomli_w.dumps(data) if form == "toml" else f"{_json(data)}\n"
    if not text.isascii() and _HALF.search(text):
        raise refused(
            [Fault("", "half a character (a lone surrogate)", "names and texts that can be saved are wanted")]
        )
    return text


def save_scenario(scenario: Scenario, path: str | Path) -> None:
    """Write the scenario to a file, TOML or JSON by its suffix.

    The file is written beside its place and then put there: a fault leaves an older file as it was.

    Raises FileError as `format_scenario`, and where the file cannot be written.
    """
    place = Path(path)
    text = format_scenario(scenario, form="json" if place.suffix == ".json" else "toml")
    replace_file(place, text.encode())


def _plain(x: Any, path: tuple[Any, ...], faults: list[Fault]) -> Any:
    if x.__class__ in {Factor, Cashability} and x == x.__class__(_first(x)):
        return _plain(_first(x), path, faults)
    if isinstance(x, RegisteredModel):
        return x.key
    if is_described(x):
        fields = [(field, getattr(x, field.name)) for field in attrs.fields(x.__class__)]
        return {f.name: _field(f, v, (*path, f.name), faults) for f, v in fields if not _is_default(f, v, x)}
    if is_named(x):
        return {str(name): _plain(value, (*path, name), faults) for name, value in x.items()}
    if is_row(x):
        return [_plain(value, (*path, getattr(value, "name", n)), faults) for n, value in enumerate(x)]
    return x if isinstance(x, str) else _number(x, path, faults)


def _field(field: Any, value: Any, path: tuple[Any, ...], faults: list[Fault]) -> Any:
    """The value of a field: True and False stay so where they are meant, and are 1 and 0 where a number is."""
    return value if field.metadata["schema"].get("type") == "boolean" else _plain(value, path, faults)


def _first(x: Any) -> Any:
    return getattr(x, attrs.fields(x.__class__)[0].name)


def _is_default(field: Any, value: Any, owner: Any) -> bool:
    default = field.default
    if default is attrs.NOTHING:
        return False
    if hasattr(default, "takes_self"):
        default = default.factory(owner) if default.takes_self else default.factory()
    return _same(value, default)


def _same(value: Any, default: Any) -> bool:
    """Whether a value is its default; an array never is."""
    if is_row(value) and is_row(default):
        return len(value) == len(default) and all(map(_same, value, default))
    return not getattr(value, "ndim", 0) and bool(value == default)


def _number(x: Any, path: tuple[Any, ...], faults: list[Fault]) -> Any:
    """A number as a file holds it: a Fraction as the decimal that it equals, and none that no file is read with."""
    where = ".".join(quoted(str(part)) for part in path)
    number = _in_decimals(x, where, faults)
    if not is_readable(Decimal(str(number) if isinstance(number, float) else number)):
        faults.append(Fault(where, _numbers.shown(x), READABLE))
    return number


def _in_decimals(x: Any, where: str, faults: list[Fault]) -> Any:
    if isinstance(x, Fraction):
        places = next((n for n in range(40) if x.denominator and (10**n) % x.denominator == 0), None)
        if places is None:
            faults.append(Fault(where, str(x), "a number that a decimal equals is wanted", "convert it to Decimal"))
            return 0
        return Decimal(f"{x.numerator * 10**places // x.denominator}E-{places}")
    if isinstance(x, (int, Decimal)):
        return int(x) if isinstance(x, bool) else x
    if hasattr(x, "__index__") and not getattr(x, "ndim", 0):
        return x.__index__()
    if hasattr(x, "as_integer_ratio"):
        return float(x)
    faults.append(Fault(where, type(x).__name__, "a number, or a cost model with a key, is wanted"))
    return 0


def _json(data: Any, indent: str = "") -> str:
    """JSON with decimals as they are: the standard library would turn them into floats."""
    deeper = f"{indent} "
    if is_table(data):
        rows = [f"{deeper}{json.dumps(key, ensure_ascii=False)}: {_json(x, deeper)}" for key, x in data.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}" if rows else "{}"
    if is_list(data):
        if any(is_list(x) or is_table(x) for x in data):
            return "[\n" + ",\n".join(f"{deeper}{_json(x, deeper)}" for x in data) + f"\n{indent}]"
        return f"[{', '.join(_json(x) for x in data)}]"
    return str(data) if isinstance(data, Decimal) else json.dumps(data, ensure_ascii=False)
