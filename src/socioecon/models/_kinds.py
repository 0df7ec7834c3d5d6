"""Which kind of number a description is written in, and the same description in another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from socioecon.core._numbers import finite, shown
from socioecon.core.errors import RangeError

from ._steps import Step, call
from ._values import Named, is_named, is_number, is_row

if TYPE_CHECKING:
    from .scenario import Scenario


def is_described(x: Any) -> bool:
    """Whether x is a part of a description, with fields of its own."""
    return bool(_fields_of(x.__class__))


def described(scenario: Scenario, kind: Callable[[Any], Any] | None) -> Scenario:
    """The scenario with every number in one kind; None leaves it as it is."""
    if kind is None:
        return scenario
    described: Scenario = in_kind("scenario", scenario, kind)
    return described


def in_kind(where: str, node: Any, kind: Callable[[Any], Any]) -> Any:
    """What stands in a field, with every number in one kind."""
    if is_row(node):
        return tuple([in_kind(where, x, kind) for x in node])
    if is_named(node):
        return Named({name: in_kind(where, x, kind) for name, x in node.items()})
    if is_described(node):
        fields = [
            field for field in attrs.fields(node.__class__) if field.metadata.get("schema", {}).get("type") != "integer"
        ]
        values = {field.name: in_kind(field.name, getattr(node, field.name), kind) for field in fields if field.init}
        return attrs.evolve(node, **values)
    if isinstance(node, bool) or not is_number(node):
        model: Any = node
        return ModelInKind(model, kind) if callable(node) else node
    try:
        new = kind(node)
    except (ArithmeticError, ValueError, TypeError):
        do = "use a larger unit, such as tkr; an array is of floats"
        message = f"{where} must fit the kind that is asked for; got {shown(node)}: {do}"
        raise RangeError(message) from None
    if not is_number(new) or not finite(new):
        message = (
            f"kind must make numbers of numbers; got {shown(new)} for {where}, {shown(node)}: give Fraction or float"
        )
        raise RangeError(message)
    return new


@attrs.frozen
class ModelInKind:
    """A cost model whose answers are turned into one kind of number."""

    model: Callable[[int], Mapping[str, Any]]
    kind: Callable[[Any], Any]

    def __call__(self, year_since_entry: int) -> dict[str, Any]:
        """What the model answers, in that kind."""
        answer: Any = self.model(year_since_entry)  # what is no mapping of numbers is refused where it is asked for
        if not hasattr(answer, "items"):
            return answer  # type: ignore[no-any-return]  # handed on as it is, to be refused there
        return {key: self.kind(amount) if is_number(amount) else amount for key, amount in answer.items()}


def kind_of(scenario: Scenario) -> Callable[[Any], Any]:
    """The kind of number that a scenario is described in: Fraction, float (arrays too), or else Decimal."""
    seen: set[type] = set()
    pending: list[Any] = [scenario]
    while pending:
        node = pending.pop()
        if node.__class__ in _NO_NUMBERS:
            continue
        if is_row(node):
            pending += node
        elif is_named(node):
            pending += node.values()
        elif names := _fields_of(node.__class__):
            pending += [getattr(node, name) for name in names]
        elif node.__class__ is Step:
            pending.append(node.value)
        elif is_number(node):
            seen.add(node.__class__)
    if Fraction in seen:
        return Fraction
    return float if seen - {int, Decimal} else Decimal


_NO_NUMBERS = {str, bool, type(None)}


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """The names of the fields of a part of a description, () of anything else."""
    fields: Any = attrs.fields(kind) if attrs.has(kind) and kind is not Step else ()
    return tuple(field.name for field in fields)


def divisible(step: Step, kind: Callable[[Any], Any]) -> Step:
    """A number that is about to be divided: an int in the kind of the others; among ints it would be a float."""
    first = step.value[0] if is_row(step.value) else step.value
    if not isinstance(first, int):
        return step
    return call(step.label, step.unit, row_of if is_row(step.value) else one_of, step, kind)


def one_of(number: Any, kind: Callable[[Any], Any]) -> Any:
    """The same number of another kind."""
    return kind(number)


def row_of(row: tuple[Any, ...], kind: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The same numbers of another kind."""
    return tuple([kind(x) for x in row])
