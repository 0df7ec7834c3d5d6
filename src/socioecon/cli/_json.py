"""JSON with numbers as they are: the standard library would turn decimals into floats.

A Decimal is written with all its digits. A Fraction that some decimal equals is that decimal, any other one is rounded
to 17 significant digits. Nothing that is not finite is an answer of this library, and so none is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, TypeGuard

_DIGITS = 17
_EXACT = 60
_WIDTH = 100


def as_json(x: Any, indent: str = "") -> str:
    """Plain data as JSON: tables and lists of numbers, texts, true, false and null. What fits stands on one line."""
    deeper = f"{indent}  "
    if _is_table(x):
        return _listed([f"{_text(str(key))}: {as_json(y, deeper)}" for key, y in x.items()], "{}", indent)
    if _is_row(x):
        return _listed([as_json(y, deeper) for y in x], "[]", indent)
    if isinstance(x, Decimal | Fraction):
        return _digits(x if isinstance(x, Decimal) else _decimal(x))
    if isinstance(x, float):
        return float.__repr__(x)
    return _text(x if x is None or isinstance(x, str | int) else str(x))


def _is_table(x: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(x, Mapping)


def _is_row(x: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(x, tuple | list)


def _listed(parts: list[str], brackets: str, indent: str) -> str:
    line = ", ".join(parts)
    if "\n" not in line and len(indent) + len(line) <= _WIDTH:
        return f"{brackets[0]}{line}{brackets[1]}"
    inside = ",\n".join(f"{indent}  {part}" for part in parts)
    return f"{brackets[0]}\n{inside}\n{indent}{brackets[1]}"


def _text(x: Any) -> str:
    return json.dumps(x, ensure_ascii=False)


def _digits(x: Decimal) -> str:
    """Every digit that tells something: no zeros at the end of decimals, no sign of nothing."""
    if not x:
        return "0"
    shown = format(x, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _decimal(x: Fraction) -> Decimal:
    """The decimal that the fraction equals, or comes closest to."""
    if x.denominator == 1:
        return Decimal(x.numerator)
    left = x.denominator
    for factor in (2, 5):
        while left % factor == 0:
            left //= factor
    context = Context(prec=_EXACT if left == 1 else _DIGITS)
    return context.divide(Decimal(x.numerator), Decimal(x.denominator))
