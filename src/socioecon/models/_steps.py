"""Numbers that know where they come from: every call to the core, with its arguments, down to the inputs.

A result is computed through `call`, which calls a function of the core and keeps what it was called with. The tree of a
number is therefore not a second account of how it came about but the calculation itself: printed it is an
explanation, and called again from its inputs it gives the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from socioecon.core import _numbers

from ._both import both


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
    # Most arguments are steps, and most calls have no keywords: both are looked at first, for a result makes hundreds.
    values = [x.value if x.__class__ is Step else value_of(x) for x in arguments]
    named = {name: value_of(x) for name, x in keywords.items()} if keywords else keywords
    return Step(label, function(*values, **named), unit, function, arguments, keywords)


def grafted(step: Step, leaf: Callable[[Step], Step]) -> Step:
    """The same tree on other leaves: `leaf` says what stands for each input, with the same value."""
    made: dict[int, Step] = {}

    def of(x: Any) -> Any:
        kind = x.__class__
        if kind is dict:
            return {key: of(part) for key, part in x.items()}
        if kind is tuple:
            return tuple([of(part) for part in x])
        if kind is not Step:
            return x
        if id(x) not in made:
            made[id(x)] = leaf(x) if x.function is None else _on(x, of(x.arguments), of(x.named))
        return made[id(x)]

    tree: Step = of(step)
    return tree


def _on(step: Step, arguments: tuple[Any, ...], named: dict[str, Any], label: str = "") -> Step:
    return Step(label or step.label, step.value, step.unit, step.function, arguments, named, step.source)


def otherwise(name: str, step: Step, derived: Mapping[str, Step] | None = None) -> Step:
    """A number of another description, whose inputs go under that description's name.

    `derived` holds the steps of those that are themselves computed, by path.
    """
    known = derived or {}

    def leaf(x: Step) -> Step:
        return (
            known[x.label]
            if x.label in known
            else given(both("{}: {}", "{}: {}", name, x.label), x.value, x.unit, x.source)
        )

    tree = grafted(step, leaf)
    return (
        tree
        if step.function is None
        else _on(tree, tree.arguments, tree.named, both("{}: {}", "{}: {}", name, tree.label))
    )


def value_of(x: Any) -> Any:
    """What a step, a row of steps or other things, or a table of steps is worth."""
    kind = x.__class__
    if kind is Step:
        return x.value
    if kind is dict:
        return {key: part.value for key, part in x.items()}
    if kind is tuple:
        return tuple([value_of(part) for part in x])
    return x


def pick(step: Step, key: Any, label: str, unit: str = "") -> Step:
    """One row of a table, or one year of flows."""
    return Step(label, step.value[key], unit or step.unit, entry, (step, key), {})


# ------------------------------------------------ what is so plain that the core has no function of its own for it


def every_year(years: int, amount: int = 1) -> tuple[int, ...]:
    """The same every year."""
    return (amount,) * years


def at_the_start(years: int) -> tuple[int, ...]:
    """Once, at the start of year 1."""
    return (1, *(0,) * (years - 1))


def one() -> int:
    """One: the kronor stand in what it is multiplied by."""
    return 1


def nothing() -> int:
    """Nothing: there is no such line."""
    return 0


def no_number(*_because: Any) -> None:
    """There is no such number."""


def nobody(*_because: Any) -> dict[str, Any]:
    """Nothing to share out."""
    return {}


def entry(of: Any, key: Any) -> Any:
    """One row of a table, or one year of flows: of[key]."""
    return of[key]


def beginning(flows: tuple[Any, ...], years: int) -> tuple[Any, ...]:
    """The flows of the first years."""
    return flows[:years]


def last(flows: tuple[Any, ...]) -> Any:
    """The last of the flows."""
    return flows[-1]


@_numbers.checked
def multiply(*factors: Any) -> Any:
    """The product of numbers: first x second x ..."""
    product, *others = factors
    for factor in others:
        product = product * factor
    return product


@_numbers.checked
def weigh(*vectors: Iterable[Any]) -> tuple[Any, ...]:
    """The product of vectors, year by year: first[k] x second[k] x ..."""
    return tuple([multiply(*parts) for parts in zip(*vectors, strict=True)])


@_numbers.checked
def times(vector: Iterable[Any], factor: Any) -> tuple[Any, ...]:
    """A vector times one factor: vector[k] x factor."""
    return tuple([x * factor for x in vector])


@_numbers.checked
def less(amount: Any, other: Any) -> Any:
    """A difference: amount - other."""
    return amount - other


@_numbers.checked
def less_by_year(flows: tuple[Any, ...], part: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is left of flows, year by year: flows[t] - part[t]."""
    return tuple([flow - taken for flow, taken in zip(flows, part, strict=True)])


@_numbers.checked
def plus(*amounts: Any) -> Any:
    """The sum of numbers: first + second + ..."""
    added, *others = amounts
    for amount in others:
        added = added + amount
    return added


@_numbers.checked
def evenly(amount: Any, years: int) -> tuple[Any, ...]:
    """An amount in equal parts: amount / years, each year."""
    return (amount / years,) * years


def largest(numbers: tuple[Any, ...]) -> Any:
    """The largest of some numbers."""
    return max(numbers)


@_numbers.checked
def not_below_nothing(amount: Any) -> Any:
    """The amount, or 0 where it is negative: max(amount, 0)."""
    return max(amount, amount - amount)
