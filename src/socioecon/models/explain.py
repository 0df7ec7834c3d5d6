"""How a number came about: the tree of the calls that gave it, down to the inputs and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ParamSpec, Protocol

import attrs

from socioecon._table import Tree
from socioecon._text import SPACE, number
from socioecon.core import _numbers
from socioecon.core.errors import RangeError

from ._consistency import nearest
from ._fields import is_row, is_table
from ._steps import Step, pick

Which = ParamSpec("Which")


class Explained(Protocol[Which]):
    """Whatever knows how its numbers came about: an account, a result, a finding, the differences of two results."""

    def step(self, *which: Which.args, **more: Which.kwargs) -> Step:
        """The step of one of its numbers."""
        ...


@attrs.frozen(eq=False)
class Derivation:
    """The tree of one number. Printed it is text; `data()` is the same as nested dicts; `recomputed()` the number.

    Of a row or a table of numbers, `derivation[key]` is the tree of one of them.
    """

    step: Step = attrs.field(repr=False)

    @property
    def value(self) -> Any:
        """The number."""
        return self.step.value

    def recomputed(self) -> Any:
        """The number, computed again by the same calls from the inputs alone."""
        return _recomputed(self.step, {})

    def __getitem__(self, key: Any) -> Derivation:
        """How one number of a row (by its place, year 1 being 0) or a table (by its key) came about.

        Raises RangeError for a key that there is not.
        """
        value = self.step.value
        keys: list[Any] = list(value) if is_table(value) else list(range(len(value))) if is_row(value) else []
        if key not in keys:
            meant = nearest(key, keys) if isinstance(key, str) and is_table(value) else ""
            do = meant or ("choose one of them" if keys else f"{self.step.label} is explained as a whole")
            message = f"key must be one of {keys}; got {_numbers.shown(key)}: {do}"
            raise RangeError(message)
        return Derivation(pick(self.step, key, f"{self.step.label}, {key}"))

    def inputs(self) -> dict[str, Any]:
        """The inputs that the number rests on, by path; those of another description under its name."""
        return {step.label: step.value for step in _leaves(self.step, set())}

    def data(self) -> dict[str, Any]:
        """The tree as nested dicts: label, value, unit, function, formula, source, conventions, parts."""
        return _data(self.step)

    def text(self, *, depth: int | None = None) -> str:
        """The tree as indented text, to a depth; what has been shown once is referred to."""
        return self.tree(depth=depth).text()

    def tree(self, *, depth: int | None = None) -> Tree:
        """The tree as it is shown, to a depth: folded in a notebook, a nested list in Markdown."""
        levels = None if depth is None else _numbers.whole("depth", depth, low=0)
        return _tree(self.step, levels, set())

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.tree().html()

    def _repr_markdown_(self) -> str:
        return self.tree().markdown()


def explain(of: Explained[Which], *which: Which.args, **more: Which.kwargs) -> Derivation:
    """How a number came about: of an account, a result, a finding, or the differences between two results.

    - `explain(account, measure, item=None, year=None, discounted=True)`. `measure` is "gains", "costs", "net" or
      "cumulative", of one `year` (from 1) or of all; "value_of_gains", "value_of_costs", "net_present_value",
      "benefit_cost_ratio", "return_on_investment", "break_even_year", "payback_time", "persons" or "cost_per" (`item`
      names the outcome); "social_gain", "resource", "production", "transfer" or "mixed"; "cashable", "released",
      "unstated", "paid" or "in_kind", by year as they fall; "by_evidence". `item` asks for one item alone;
      `discounted` False for the flows as they fall. `account.alone` and the accounts of `result.gross` are accounts.
    - `explain(result, measure)`: one of the result's `outcomes`, by name, or "social_gain".
    - `explain(finding)`: its amount.
    - `explain(differences(first, second), item=None, actor=None)`: one of them, or the sum of an item's, of an actor's
      or of all.

    Of a row or a table, `[key]` is one number: `explain(result.society, "by_evidence")["forecast"]`.

    >>> from .assumptions import Discounting
    >>> from .items import Effect
    >>> from .scenario import Scenario
    >>> result = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
    ... ).run()
    >>> print(explain(result.actors["Region"], "gains", year=2))
    gains, Region, year 2 = 100 kr
      gains, Region = (100; 100) kr  [total: The sum of all rows of a table, year by year, in the order of the rows]
        Vård, Region = (100; 100) kr
          Vård = Region: (100; 100) kr  [spread: A table from one amount per actor and one profile: amount x profile[t]]
            effects."Vård".amounts.Region = 100 kr  (input)
            summed over cohorts = (1; 1) person-years  [cohort_flows: ...
              intake = (1; 0) persons  (input)
              retention = (1; 1) share  (input)

    Raises RangeError for a measure, item, actor or year that there is not; TypeError for what holds no such numbers.
    """
    if not hasattr(of, "step"):
        message = (
            "what is explained must be an account, a result, a finding or differences; "
            f"got {type(of).__name__}: give the object, and which of its numbers"
        )
        raise TypeError(message)
    return Derivation(of.step(*which, **more))


def _parts(step: Step) -> Iterator[Step]:
    for argument in (*step.arguments, *step.named.values()):
        yield from _steps_in(argument)


def _steps_in(argument: Any) -> Iterator[Step]:
    if isinstance(argument, Step):
        yield argument
    elif is_table(argument):
        for part in argument.values():
            yield from _steps_in(part)


def _leaves(step: Step, seen: set[int]) -> Iterator[Step]:
    if id(step) in seen:
        return
    seen.add(id(step))
    if step.function is None:
        yield step
    for part in _parts(step):
        yield from _leaves(part, seen)


def _recomputed(x: Any, known: dict[int, Any]) -> Any:
    if is_table(x):
        return {key: _recomputed(part, known) for key, part in x.items()}
    if not isinstance(x, Step):
        return x
    if x.function is None:
        return x.value
    if id(x) not in known:
        arguments = [_recomputed(part, known) for part in x.arguments]
        known[id(x)] = x.function(*arguments, **{name: _recomputed(part, known) for name, part in x.named.items()})
    return known[id(x)]


def _conventions(step: Step) -> dict[str, Any]:
    stated = {name: x for name, x in step.named.items() if not list(_steps_in(x))}
    more = {str(n): x for n, x in enumerate(step.arguments, 1) if not list(_steps_in(x)) and not callable(x)}
    return {**more, **stated}


def _formula(step: Step) -> str:
    doc = getattr(step.function, "__doc__", None) or ""
    first = doc.strip().partition("\n")[0]
    return first if first.endswith("...") else first.rstrip(".:")


def _data(step: Step) -> dict[str, Any]:
    tree: dict[str, Any] = {"label": step.label, "value": step.value, "unit": step.unit}
    if step.function is None:
        return {**tree, "source": step.source}
    return {
        **tree,
        "function": getattr(step.function, "__name__", repr(step.function)),
        "formula": _formula(step),
        "conventions": _conventions(step),
        "parts": [_data(part) for part in _parts(step)],
    }


def _tree(step: Step, depth: int | None, seen: set[Any], row: Any = None) -> Tree:
    """The tree as it is shown; of a table that is computed row by row, one row where only that is asked for."""
    name = getattr(step.function, "__name__", "")
    value = {row: step.value[row]} if row is not None and is_table(step.value) else step.value
    row = row if name in _ROW_BY_ROW else None
    says = f"{step.label} = {shown(value)} {step.unit}".rstrip()
    if step.function is None:
        return Tree(says, f"(input{': ' if step.source else ''}{step.source})")
    if (id(step), row) in seen:
        return Tree(says, "(as above)")
    seen.add((id(step), row))
    parts: list[Tree] = []
    if depth is None or depth > 0:
        picked = step.arguments[1] if name in _PLAIN else None
        for argument in (*step.arguments, *step.named.values()):
            shown_part = {row: argument[row]} if row is not None and is_table(argument) else argument
            parts += [_tree(part, depth and depth - 1, seen, picked) for part in _steps_in(shown_part)]
    return Tree(says, "" if name in _PLAIN else f"[{name}: {_formula(step)}]", tuple(parts))


# Picking one row or year needs no explanation, and some tables have rows that do not know of each other.
_PLAIN = {"entry"}
_ROW_BY_ROW = {"spread", "tax_by_recipient"}


def shown(value: Any) -> str:
    """A value as it is read: thousands apart, a decimal comma, at most six decimals."""
    if is_table(value):
        return ", ".join(f"{key}: {shown(x)}" for key, x in value.items())
    if is_row(value):
        return f"({'; '.join(shown(x) for x in value)})"
    return "none" if value is None else number(value).replace(SPACE, " ")
