"""Paths into a description: a file's keys joined by dots, items by their name, years by position.

`transfers."Sänkt försörjningsstöd".amount.per_month` and `retention.1` (the second year since entry) are paths; a part
in quotes may hold anything, `*` stands for every entry, and `1:` for all positions from 1 on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from socioecon.core import _numbers
from socioecon.core.errors import RangeError
from socioecon.core.flows import add, spread

from ._consistency import nearest
from ._fields import said
from ._kinds import is_described
from ._steps import value_of
from ._values import Named, is_named, is_number, is_row, named
from .amounts import quoted
from .assumptions import Cashability, Factor
from .profiles import Profiles
from .scenario import Scenario
from .terms import compiled

_PART = re.compile(r'"((?:[^"\\]|\\.)*)"|([^."]+)')
_FROM = re.compile(r"(\d{1,9}):")


def parts_of(path: str) -> tuple[str, ...]:
    """The parts of a path, without their quotes."""
    _numbers.instance("path", path, str, "write it as discounting.rate is")
    parts: list[str] = []
    position = 0
    while match := _PART.match(path, position):
        in_quotes, plain = match.groups()
        parts.append(plain if in_quotes is None else re.sub(r"\\(.)", r"\1", in_quotes))
        position = match.end() + 1
        if match.end() == len(path):
            return tuple(parts)
        if path[match.end()] != ".":
            break
    message = (
        "a path must be names joined by dots; "
        f"got {_numbers.shown(path)}: put names with dots or spaces in double quotes"
    )
    raise RangeError(message)


def value_at(scenario: Scenario, path: str) -> Any:
    """What stands at a path.

    >>> from .assumptions import Discounting
    >>> plain = Discounting(0, "advance", "real")
    >>> scenario = Scenario("x", years=2, intake=(5, 5), retention=(1, 1), discounting=plain)
    >>> value_at(scenario, "intake.1")
    5

    Raises RangeError for a path at which there is nothing.
    """
    found: list[Any] = []

    def look(old: Any) -> Any:
        found.append(old)
        return old

    _update(scenario, parts_of(path), path, look, {})
    if len(found) != 1:
        message = (
            "path must stand for one value; "
            f"got {_numbers.shown(path)}, which stands for {len(found)}: leave out * and :"
        )
        raise RangeError(message)
    return found[0]


def changed(scenario: Scenario, values: Mapping[str, Any]) -> Scenario:
    """The scenario with other values at some paths.

    >>> from .assumptions import Discounting
    >>> plain = Discounting(0, "advance", "real")
    >>> scenario = Scenario("x", years=2, intake=(5, 5), retention=(1, 1), discounting=plain)
    >>> changed(scenario, {"intake.1": 7}).intake
    (5, 7)

    Raises RangeError for a path at which there is nothing, and what `Scenario` raises for a value that cannot be meant.
    """
    for path, value in said("values", named, values).items():
        scenario = update(scenario, path, _always(value))
    return scenario


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _old: value


def update(
    scenario: Scenario, path: str, change: Callable[[Any], Any], where: Mapping[str, Any] | None = None
) -> Scenario:
    """The scenario with a change made at a path; `where` says what the fields are of what its first `*` stands for."""
    new: Scenario = _update(scenario, parts_of(path), path, change, where or {})
    return new


def _update(
    node: Any, parts: tuple[str, ...], path: str, change: Callable[[Any], Any], where: Mapping[str, Any]
) -> Any:
    if not parts:
        new = change(node)
        if isinstance(node, Factor) and is_number(new):
            return attrs.evolve(node, value=new)
        return attrs.evolve(node, share=new) if isinstance(node, Cashability) and is_number(new) else new
    part, *rest = parts
    nothing: Mapping[str, Any] = {}
    chosen, left = (where, nothing) if is_several(part) else (nothing, where)

    def below(old: Any) -> Any:
        return _update(old, tuple(rest), path, change, left)

    if is_row(node):
        positions = {position for position in _positions(node, part, path) if _is_as(node[position], chosen, path)}
        return tuple([below(x) if position in positions else x for position, x in enumerate(node)])
    if is_named(node):
        names = {name for name in _names(node, part, path) if _is_as(node[name], chosen, path)}
        return Named({name: below(x) if name in names else x for name, x in node.items()})
    if is_described(node):
        name = _known(part, [field.name for field in attrs.fields(node.__class__)], path)
        return attrs.evolve(node, **{name: below(getattr(node, name))})
    raise _nothing(part, path, ())


def is_several(part: str) -> bool:
    """Whether a part of a path stands for several: all, or all from a position on."""
    return part == "*" or _FROM.fullmatch(part) is not None


def _names(node: Named[Any], part: str, path: str) -> list[str]:
    return list(node) if part == "*" else [_known(part, node, path)]


def _positions(node: tuple[Any, ...], part: str, path: str) -> range:
    everyone = range(len(node))
    if part == "*":
        return everyone
    if from_here := _FROM.fullmatch(part):
        return everyone[int(from_here[1]) :]
    names = [getattr(x, "name", str(position)) for position, x in enumerate(node)]
    position = names.index(_known(part, names, path))
    return everyone[position : position + 1]


def _is_as(item: Any, where: Mapping[str, Any], path: str) -> bool:
    """Whether an item's fields are as asked for."""
    fields = [field.name for field in attrs.fields(item.__class__)] if is_described(item) else []
    for name in where:
        if name not in fields:
            do = nearest(name, fields) or ("name one of these" if fields else "leave it out")
            message = (
                f"where must name fields of what * or 1: stands for, {', '.join(fields) or 'which has none'}; "
                f"got {_numbers.shown(name)} with {path!r}: {do}"
            )
            raise RangeError(message)
    return all(getattr(item, name) == wanted for name, wanted in where.items())


def _known(part: str, names: Any, path: str) -> Any:
    if part in names:
        return part
    by_text = {str(name): name for name in names}
    if part in by_text:
        return by_text[part]
    raise _nothing(part, path, by_text)


def _nothing(part: str, path: str, names: Any) -> RangeError:
    known = ", ".join(quoted(name) for name in names) or "one value and nothing below it"
    do = nearest(part, names) or ("name one of these" if names else "end the path before it")
    return RangeError(
        "every part of a path must name something; "
        f"got {_numbers.shown(part)} in {path!r}, where there is {known}: {do}"
    )


# ------------------------------------------------------------------------------------------------------ as a function


@attrs.frozen
class ScenarioFunction:
    """A picklable function of the inputs at some paths: `function(**inputs) -> gains, costs`.

    Gains are terms `(amounts, profile)`, the arguments of `spread`, at their value at the value date; costs are
    `{actor: flows}`, what each one bears itself. An input that is left out is what the scenario says.
    """

    scenario: Scenario
    paths: Mapping[str, str]

    def __attrs_post_init__(self) -> None:
        _numbers.instance("scenario", self.scenario, Scenario, "write Scenario(...)")
        first: dict[tuple[str, ...], Any] = {}
        for name, path in said("paths", named, self.paths).items():
            _numbers.instance(f"paths[{_numbers.shown(name)}]", path, str, "write it as discounting.rate is")
            if first.setdefault(parts_of(path), name) != name:
                both = f"{_numbers.shown(first[parts_of(path)])} and {_numbers.shown(name)}"
                message = (
                    f"paths must lead to different values; got {both}, both of {_numbers.shown(path)}: leave one out"
                )
                raise RangeError(message)

    def __call__(self, **inputs: Any) -> tuple[list[tuple[dict[str, Any], Any]], dict[str, Any]]:
        """The gains in terms, and the costs by actor."""
        for name in inputs:
            if name not in self.paths:
                do = nearest(name, self.paths) or "leave it out"
                message = f"an input must be one of {list(self.paths)}; got {_numbers.shown(name)}: {do}"
                raise RangeError(message)
        scenario = changed(self.scenario, {self.paths[name]: value for name, value in inputs.items()})
        try:
            return self._answer(scenario)
        except ArithmeticError:
            given = ", ".join(f"{name}={_numbers.shown(x)}" for name, x in inputs.items())
            message = f"the inputs must fit a float; got {given}: use a larger unit (tkr)"
            raise RangeError(message) from None

    def _answer(self, scenario: Scenario) -> tuple[list[tuple[dict[str, Any], Any]], dict[str, Any]]:
        gains: dict[int, tuple[dict[str, Any], Any]] = {}
        costs: dict[str, Any] = {}
        for term in compiled(scenario, Profiles(scenario)):
            amounts, profile = gains.setdefault(id(term.discounted), ({}, term.discounted.value))
            for actor, amount in value_of(dict(term.gains)).items():
                amounts[actor] = amounts[actor] + amount if actor in amounts else amount
            if term.costs:
                borne = spread(value_of(dict(term.costs)), profile)
                costs = dict(add(costs, borne)) if costs else borne
        return [term for term in gains.values() if term[0]], costs
