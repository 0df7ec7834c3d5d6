"""What the ledger says of a row beside its numbers, and what it answers of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from socioecon.models._steps import Step
from socioecon.models._values import is_table

from ._formulas import ANSWERS, name_of

if TYPE_CHECKING:
    from ._pages import At

#: What a row is called; of a table, one text for each of its names.
Label: TypeAlias = str | Callable[[Any], str]


@attrs.frozen
class Head:
    """What stands beside the numbers of a row: what it is called, its unit, its role and how it is computed."""

    label: Label
    unit: str
    role: str = "computed"
    how: str = ""

    def of(self, name: Any) -> str:
        """What the row of a name is called; None for a row that is alone."""
        if not isinstance(self.label, str):
            return self.label(name)
        return self.label if name is None else f"{self.label}, {name}"


@attrs.frozen
class Flows:
    """A row of flows on a page and its sum: the steps, and where they stand."""

    step: Step
    total: Step
    row: tuple[At, ...]
    at: At


def inputs_of(step: Step) -> Iterator[Step]:
    """Every input that a step is computed from, each once; what a cost model answers is one."""
    seen_before: set[int] = set()
    waiting: list[Any] = [step]
    while waiting:
        x = waiting.pop()
        if is_table(x):
            waiting.extend(x.values())
        elif isinstance(x, Step) and id(x) not in seen_before:
            seen_before.add(id(x))
            waiting.extend((*x.arguments, *x.named.values()))
            if x.function is None or name_of(x.function) in ANSWERS:
                yield x
