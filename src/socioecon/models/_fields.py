"""What a field of a description may hold: how it is checked, and how a file's schema says so. One constant each.

A constant is a set of arguments for `attrs.field`: `share: Number = field(default=0, **SHARE)`. The check runs when an
object is made, in code and from a file alike; of the fragment of JSON Schema in the metadata the shipped schema and the
list of a file's faults are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import attrs
from attrs import validators

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._values import in_order, is_number, is_row, named, one_or_several, several

Number: TypeAlias = float | Decimal | Fraction

LONGEST = 200  # years: beyond any horizon, and short enough that a hostile file cannot ask for a table of millions


def place(instance: Any, attribute: Any) -> str:
    """What an error calls a field: its name, and whose it is."""
    name = getattr(instance, "name", "")
    owner = f"{type(instance).__name__} {name!r}" if isinstance(name, str) and name else type(instance).__name__
    return f"{attribute.name} of {owner}"


def within(where: str, key: Any) -> str:
    """What an error calls one part of a field: "retention[1] of Scenario 'x'"."""
    name, of, owner = where.partition(" of ")
    return f"{name}[{_numbers.shown(key)}]{of}{owner}"


def check_number(where: str, x: Any) -> None:
    """Refuse what is no finite number."""
    if not is_number(x):
        message = f"{where} must be a number; got {_numbers.shown(x)}: give kr, or a fraction of 1"
        raise RangeError(message)
    if not _numbers.finite(x):
        message = f"{where} must be finite; got {_numbers.shown(x)}: NaN and infinities are no amounts"
        raise RangeError(message)


def each_of(where: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The numbers of a value, each with what an error calls it: one number, or one per year."""
    if is_row(value):
        yield from ((within(where, year), x) for year, x in enumerate(value))
    else:
        yield where, value


def _finite(instance: Any, attribute: Any, value: Any) -> None:
    check_number(place(instance, attribute), value)


def _one(check: Callable[..., None]) -> Any:
    """A check of one number."""

    def checked(instance: Any, attribute: Any, value: Any) -> None:
        where = place(instance, attribute)
        check_number(where, value)
        check(**{where: value})

    return checked


def _each(check: Callable[..., None]) -> Any:
    """A check of every number of a row, or of one alone."""

    def checked(instance: Any, attribute: Any, value: Any) -> None:
        for where, x in each_of(place(instance, attribute), value):
            check_number(where, x)
            check(**{where: x})

    return checked


_share = _one(_numbers.check_share)
_not_negative = _one(_numbers.check_not_negative)
_positive = _one(_numbers.check_positive)
_each_share = _each(_numbers.check_share)


def _text(instance: Any, attribute: Any, value: Any) -> None:
    if not isinstance(value, str):
        message = f"{place(instance, attribute)} must be a text; got {_numbers.shown(value)}: put it in quotes"
        raise RangeError(message)


def _flag(instance: Any, attribute: Any, value: Any) -> None:
    if value is not True and value is not False:
        message = f"{place(instance, attribute)} must be true or false; got {_numbers.shown(value)}: choose one of them"
        raise RangeError(message)


def filled(instance: Any, attribute: Any, value: Any) -> None:
    """Refuse a field that holds nothing."""
    if not value:
        message = f"{place(instance, attribute)} must hold at least one; got none: give it, or leave the item out"
        raise ShapeError(message)


def _row_filled(instance: Any, attribute: Any, value: Any) -> None:
    if is_row(value):
        filled(instance, attribute, value)


def each_value(check: Any) -> Any:
    """A check of every value of a mapping."""

    def checked(instance: Any, attribute: Any, value: Any) -> None:
        for x in value.values():
            check(instance, attribute, x)

    return checked


_NUMBER: dict[str, Any] = {"type": "number"}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_ABOVE: dict[str, Any] = {"type": "number", "minimum": 0}
_POSITIVE: dict[str, Any] = {"type": "number", "exclusiveMinimum": 0}
_RATE: dict[str, Any] = {"type": "number", "exclusiveMinimum": -1}


def array(items: dict[str, Any]) -> dict[str, Any]:
    """The schema of a list with at least one entry."""
    return {"type": "array", "items": items, "minItems": 1}


def table(values: dict[str, Any]) -> dict[str, Any]:
    """The schema of a table of free names."""
    return {"type": "object", "additionalProperties": values}


def ref(name: str) -> dict[str, Any]:
    """The schema of a class of this package."""
    return {"$ref": f"#/$defs/{name}"}


def field_of(schema: dict[str, Any], check: Any = None, convert: Any = None) -> dict[str, Any]:
    """The arguments of an `attrs.field` with a schema, a check and a conversion."""
    arguments: dict[str, Any] = {"metadata": {"schema": schema}}
    if check is not None:
        arguments["validator"] = _unless_left_out(check) if callable(check) else check
    if convert is not None:
        arguments["converter"] = attrs.Converter(_naming_the_field(convert), takes_field=True)
    return arguments


def _naming_the_field(convert: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """A conversion whose error names the field."""
    return lambda value, attribute: said(attribute.name, convert, value)


def said(name: str, convert: Callable[[Any], Any], value: Any) -> Any:
    """A conversion whose error says what was converted."""
    try:
        return convert(value)
    except (ShapeError, RangeError) as error:
        message = str(error)
        raise type(error)(message if message.startswith(name) else f"{name}: {message}") from None


def _unless_left_out(check: Any) -> Any:
    """The check of what is stated: a default needs none, and most fields of most items are left out."""

    def checked(instance: Any, attribute: Any, value: Any) -> None:
        if value is not attribute.default:
            check(instance, attribute, value)

    return checked


def optional(field: dict[str, Any]) -> dict[str, Any]:
    """The same field, where None (in a file: leaving it out) means that it is not stated."""
    changed = {**field, "validator": validators.optional(field["validator"])}
    if "converter" in field:
        convert = field["converter"].converter

        def converted(value: Any, attribute: Any) -> Any:
            return None if value is None else convert(value, attribute)

        changed["converter"] = attrs.Converter(converted, takes_field=True)
    return changed


def choice(*allowed: str) -> dict[str, Any]:
    """A field that holds one of these names."""

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if value.__class__ is not str or value not in allowed:
            _numbers.choice(place(instance, attribute), value, allowed)

    return field_of({"enum": list(allowed)}, check)


def whole(low: int, high: int) -> dict[str, Any]:
    """A field that holds a whole number between two limits."""

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if isinstance(value, bool):
            message = f"{place(instance, attribute)} must be a whole number; got {value}: give a number of years"
            raise RangeError(message)
        _numbers.whole(place(instance, attribute), value, low=low, high=high)

    return field_of({"type": "integer", "minimum": low, "maximum": high}, check)


# A text or a flag is looked at as quickly as whether it was left out.
TEXT: dict[str, Any] = {**field_of({"type": "string", "minLength": 1}), "validator": _text}
NOTE: dict[str, Any] = {**field_of({"type": "string"}), "validator": _text}
TEXTS = field_of({"type": "array", "items": {"type": "string"}}, validators.deep_iterable(_text), several)
FLAG: dict[str, Any] = {**field_of({"type": "boolean"}), "validator": _flag}
AMOUNT_OF_MONEY = field_of(_NUMBER, _finite)
SHARE = field_of(_SHARE, _share)
NOT_NEGATIVE = field_of(_ABOVE, _not_negative)
POSITIVE = field_of(_POSITIVE, _positive)
RATE = field_of(_RATE, _one(_numbers.check_rate))
RATES = field_of({"anyOf": [_RATE, array(_RATE)]}, [_row_filled, _each(_numbers.check_rate)], one_or_several)
SHARES_BY_YEAR = field_of(array(_SHARE), [filled, _each_share], in_order)
SHARE_OR_BY_YEAR = field_of({"anyOf": [_SHARE, array(_SHARE)]}, [_row_filled, _each_share], one_or_several)
PERSONS_BY_YEAR = field_of(array(_ABOVE), [filled, _each(_numbers.check_not_negative)], in_order)
SHARES_BY_NAME = field_of({**table(_SHARE), "minProperties": 1}, [filled, each_value(_share)], named)
COUNTS_BY_NAME = field_of(table(_ABOVE), each_value(_not_negative), named)
SOME_BY_NAME = field_of({**table(_ABOVE), "minProperties": 1}, [filled, each_value(_not_negative)], named)
LEVELS_BY_NAME = field_of(table(_POSITIVE), each_value(_positive), named)
