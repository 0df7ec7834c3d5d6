"""What every step of the workbook is worth, and which steps are one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from socioecon.models._steps import Step
from socioecon.models._values import is_number, is_row, is_table

from ._own import in_smaller_steps

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.define
class Values:
    """The values of steps, computed from the inputs: what `actual` says of a path, else what the input holds."""

    actual: Mapping[str, Any]
    years: int
    _keys: dict[int, tuple[Any, int]] = attrs.field(factory=dict[int, tuple[Any, int]], init=False)
    _known: dict[Any, int] = attrs.field(factory=dict[Any, int], init=False)
    _values: dict[int, Any] = attrs.field(factory=dict[int, Any], init=False)

    def key(self, x: Any) -> int:
        """A number that is the same for two steps that make the same call with the same arguments."""
        if not isinstance(x, Step) and not is_table(x):
            return self._known.setdefault(self._plain(x), len(self._known))
        known = self._keys.get(id(x))
        if known is None:
            known = self._keys[id(x)] = (x, self._known.setdefault(self._of_parts(x), len(self._known)))
        return known[1]

    def _of_parts(self, x: Any) -> Any:
        if is_table(x):
            return ("table", *((name, self.key(part)) for name, part in x.items()))
        if x.function is None:
            return ("input", x.label, self.key(self._input(x)))
        arguments = tuple([self.key(part) for part in x.arguments])
        return (x.function, arguments, tuple([(name, self.key(part)) for name, part in x.named.items()]))

    def _plain(self, x: Any) -> Any:
        if is_row(x):
            return ("row", *(self.key(part) for part in x))
        return ("callable", id(x)) if callable(x) else (x.__class__, repr(x))

    def of(self, x: Any) -> Any:
        """What a step, or a row or table of steps, is worth."""
        if is_table(x):
            return {name: self.of(part) for name, part in x.items()}
        if is_row(x):
            return tuple([self.of(part) for part in x])
        if not isinstance(x, Step):
            return x
        key = self.key(x)
        if key not in self._values:
            self._values[key] = self._computed(in_smaller_steps(x))
        return self._values[key]

    def _computed(self, step: Step) -> Any:
        if step.function is None:
            return self._input(step)
        arguments = [self.of(part) for part in step.arguments]
        return step.function(*arguments, **{name: self.of(part) for name, part in step.named.items()})

    def _input(self, step: Step) -> Any:
        value = self.actual.get(step.label, step.value)
        if is_table(value):
            return {name: _float(x) for name, x in value.items()}
        return tuple([_float(x) for x in value[: self.years]]) if is_row(value) else _float(value)


def _float(x: Any) -> Any:
    return float(x) if is_number(x) else x
