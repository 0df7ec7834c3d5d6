"""How much of the spread comes from each input: Sobol' indices (känslighetsindex)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon._table import displayed

from . import _draws, _protocol
from ._accounts import Accounts
from ._display import sobol_table
from ._estimates import Estimate, Merged, check_finite
from ._ledger import Layout
from ._shapes import Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from socioecon._table import Table

_AGAIN = "\0again"


class SobolIndex(NamedTuple):
    """The share of a row's variance that one input makes up: by itself (`first`), and with all others (`total`)."""

    first: Estimate
    total: Estimate


@displayed
class SobolIndices(dict[str, dict[str, SobolIndex]]):
    """The indices of every row and input: a dict that can be read as a table."""

    def to_table(self, *, row: str = "total", language: str = "sv", unit: str = "kr") -> Table:
        """What share of one row's variance each input makes up, the largest first.

        Raises ShapeError for a row that is not there, RangeError for an unknown language or unit.
        """
        return sobol_table(self, row=row, language=language, unit=unit)


def sobol_indices(
    function: Callable[..., Any], inputs: Mapping[str, Any], *, seed: int, draws: int = 65_536
) -> SobolIndices:
    """For each row and uncertain input its first-order and total index, as fractions of the row's variance.

    `function`, `inputs` and `seed` are as in `simulate`; the inputs are independent here. Each of `draws`, rounded
    up to whole randomisations, asks the function once for every uncertain input, and twice more. First-order indices
    add up to 1 less what interactions make up; total ones to 1 or more. A row that does not vary has 0 everywhere.
    Source: Saltelli et al. 2010 (first order) and Jansen 1999 (total).

    >>> from socioecon.uncertainty import uniform
    >>> def two(a, b):
    ...     return {"Kommun": (2 * a + b,)}, 0
    >>> index = sobol_indices(two, {"a": uniform(0, 1), "b": uniform(0, 1)}, seed=1)["Kommun"]
    >>> round(index["a"].first.value, 2), round(index["b"].total.value, 2)
    (0.8, 0.2)

    Raises RangeError where a net gain is not finite.
    """
    twice: dict[str, Any] = {}
    named = _protocol.floats(dict(_draws.named_inputs(inputs)))
    uncertain = [name for name, value in named.items() if isinstance(value, Distribution)]
    for name, value in named.items():
        twice[name] = value
        if name in uncertain:
            twice[name + _AGAIN] = value
    plan = _draws.plan(twice, seed=seed, draws=draws, method="quasi", rank_correlations={})
    merged: Merged | None = None
    rows: _protocol.Rows = {}
    for group in range(plan.groups):
        _, values, _ = next(_draws.groups_of(plan, group, plan.points))
        one = {name: values[name] for name in named}
        other = {name: values.get(name + _AGAIN, values[name]) for name in named}
        rows, base = _net(function, one, plan.points)
        _, again = _net(function, other, plan.points)
        centre = base.mean(axis=1, keepdims=True)
        variance = ((base - centre) ** 2).mean(axis=1)
        varies = np.where(variance > 0, variance, 1.0)
        numbers = np.zeros((len(rows), len(uncertain), 2))
        for place, name in enumerate(uncertain):
            _, mixed = _net(function, {**one, name: other[name]}, plan.points)
            change = mixed - base
            numbers[:, place, 0] = ((again - centre) * change).mean(axis=1) / varies
            numbers[:, place, 1] = (change**2).mean(axis=1) / (2 * varies)
        merged = (merged or Merged.empty(numbers.shape)).with_one(numbers)
    return SobolIndices(
        {
            row: {
                name: SobolIndex(merged.known(place, k, 0), merged.known(place, k, 1))
                for k, name in enumerate(uncertain)
            }
            for place, row in enumerate(rows)
            if merged is not None
        }
    )


def _net(function: Callable[..., Any], values: Mapping[str, Any], points: int) -> tuple[_protocol.Rows, Any]:
    """The rows and their net gains, rows down and draws across."""
    answer = _protocol.call(function, values)
    rows = _protocol.rows_of(answer, {})
    accounts = Accounts(Layout(rows, answer.years, (), ()), points, points)
    accounts.enter(answer, 0)
    check_finite(accounts)
    return rows, accounts.net
