"""Numbers that know where they come from: every call to the core, with its arguments, down to the inputs.

A result is computed through `call`, which calls a function of the core and keeps what it was called with. The tree of a
number is therefore not a second account of how it came about but the calculation itself: printed it is an
explanation, and called again from its inputs it gives the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs


@attrs.define(eq=False)
class Step:
    """A value, and either the call that gave it or, for an input, its path, unit and source."""

    label: str
    value: Any
    unit: str = ""
    function: Callable[..., Any] | None = None
    arguments: tuple[Any, ...] = ()
    named: dict[str, Any] = attrs.Factory(dict[str, Any])
    source: str = ""


def given(label: str, value: Any, unit: str = "", source: str = "") -> Step:
    """An input."""
    return Step(label, value, unit, None, (), {}, source)


def call(label: str, unit: str, function: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Step:
    """The step that calls a function with steps, or with rows and tables of steps; whatever else is a convention."""
    value = function(
        *[value_of(argument) for argument in arguments], **{name: value_of(x) for name, x in keywords.items()}
    )
    return Step(label, value, unit, function, arguments, keywords)


def value_of(x: Any) -> Any:
    """What a step, or a row or table of steps, is worth."""
    kind = x.__class__
    if kind is Step:
        return x.value
    if kind is dict:
        return {key: value_of(part) for key, part in x.items()}
    if kind is tuple:
        return tuple([value_of(part) for part in x])
    return x


def pick(step: Step, key: Any, label: str, unit: str = "") -> Step:
    """One row of a table, or one year of flows."""
    return Step(label, step.value[key], unit or step.unit, entry, (step, key), {})


# ------------------------------------------------ what is so plain that the core has no function of its own for it


def entry(of: Any, key: Any) -> Any:
    """One row of a table, or one year of flows: of[key]."""
    return of[key]


def last(flows: tuple[Any, ...]) -> Any:
    """The last of the flows."""
    return flows[-1]


def multiply(*factors: Any) -> Any:
    """The product of numbers: first x second x ..."""
    product, *others = factors
    for factor in others:
        product = product * factor
    return product


def weigh(*vectors: Iterable[Any]) -> tuple[Any, ...]:
    """The product of vectors, year by year: first[k] x second[k] x ..."""
    return tuple([multiply(*parts) for parts in zip(*vectors, strict=True)])


def times(vector: Iterable[Any], factor: Any) -> tuple[Any, ...]:
    """A vector times one factor: vector[k] x factor."""
    return tuple([x * factor for x in vector])


def less(amount: Any, other: Any) -> Any:
    """A difference: amount - other."""
    return amount - other


def less_by_year(flows: tuple[Any, ...], part: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is left of flows, year by year: flows[t] - part[t]."""
    return tuple([flow - taken for flow, taken in zip(flows, part, strict=True)])


def plus(amount: Any, other: Any) -> Any:
    """A sum of two: amount + other."""
    return amount + other


def share_of(amount: Any, parts: Any) -> Any:
    """A part of many: amount / parts."""
    return amount / parts


def not_below_nothing(amount: Any) -> Any:
    """The amount, or 0 where it is negative: max(amount, 0)."""
    return max(amount, amount - amount)
