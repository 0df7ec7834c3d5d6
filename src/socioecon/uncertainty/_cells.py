"""Cells of what uncertain inputs can be, the net gains in them, and what is gained by deciding cell by cell."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ._estimates import Estimate
from ._shapes import Discrete, Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from . import _draws
    from ._shapes import Array

BATCHES = 16
CELLS = 16  # of each input, and of one alone as many more as have 256 draws each
_DRAWS_OF_ONE = 256
_MOST_CELLS = CELLS**3
_CLEARLY = 2.0  # standard errors


class Cells(NamedTuple):
    """Some inputs, and where in its u the cells of each of them end."""

    names: tuple[str, ...]
    ends: tuple[Array, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return prod(len(ends) + 1 for ends in self.ends)

    def of(self, u: Mapping[str, Array]) -> Array:
        """The number of the cell in which each draw lies."""
        cell: Array = np.zeros(len(u[self.names[0]]), dtype=np.intp)
        for name, ends in zip(self.names, self.ends, strict=True):
            cell = cell * (len(ends) + 1) + ends.searchsorted(u[name])
        return cell


class Sums(NamedTuple):
    """Sums of net gains, by batch of randomisations first, and for each set of cells also by decision and cell."""

    draws: Array
    totals: Array  # by decision
    best: Array  # of the best decision in each draw
    counts: tuple[Array, ...]
    cells: tuple[Array, ...]

    def without(self, batch: int) -> Sums:
        """All batches but one."""
        return Sums(
            np.delete(self.draws, batch, axis=0),
            np.delete(self.totals, batch, axis=0),
            np.delete(self.best, batch, axis=0),
            tuple(np.delete(part, batch, axis=0) for part in self.counts),
            tuple(np.delete(part, batch, axis=0) for part in self.cells),
        )


def ways_to_cut(plan: _draws.Draws, group: tuple[str, ...]) -> list[Cells]:
    """Into 16 cells of each input, or into more of one of them: to know several is worth no less than to know one."""
    inputs: dict[str, Any] = dict(plan.inputs)
    alone = min(max(CELLS, plan.groups * plan.points // _DRAWS_OF_ONE), _MOST_CELLS)
    together = Cells(group, tuple(_ends(inputs[name], CELLS) for name in group))
    return [together, *(Cells((name,), (_ends(inputs[name], alone),)) for name in group)]


def _ends(distribution: Distribution, cells: int) -> Array:
    """Where in u the cells of an input end but for the last: one for each value, if there are no more of them."""
    if isinstance(distribution, Discrete) and len(distribution.values) <= cells:
        return np.array(distribution.not_exceeded[:-1])
    return np.arange(1, cells) / cells


# ------------------------------------------------------------------------------------------------------------- values


def means(sums: Sums) -> Array:
    of_each: Array = sums.totals.sum(axis=0) / sums.draws.sum()
    return of_each


def mean(sums: Sums, decision: int) -> float:
    return float(means(sums)[decision])


def evpi(sums: Sums) -> float:
    return float(sums.best.sum() / sums.draws.sum() - means(sums).max())


def evppi(sums: Sums, group: int) -> float:
    """The best decision of each cell, less the best of all. Each cell's sum is at most its draws' best: <= EVPI."""
    cells = sums.cells[group].sum(axis=0)
    return float(cells.max(axis=0).sum() / sums.draws.sum() - means(sums).max())


def cross_fitted(sums: Sums, ways: list[int]) -> float:
    """One half of the batches decides, and how to cut too; the other half counts it; both ways."""
    half, other = _halves(np.arange(len(sums.draws)))
    counted = 0.0
    for deciding, counting in ((half, other), (other, half)):
        gained = _yielded(sums, best_cut(sums, ways, deciding), deciding, counting)
        counted += float(gained.sum() / sums.draws[counting].sum()) / 2
    return counted - float(means(sums).max())


def best_cut(sums: Sums, ways: list[int], batches: Array) -> int:
    """The first way to cut, unless another yields clearly more: by two standard errors, each half for the other."""
    half, other = _halves(batches)
    parts = [np.concatenate([_yielded(sums, way, half, other), _yielded(sums, way, other, half)]) for way in ways]
    draws = np.concatenate([sums.draws[other], sums.draws[half]])
    more = [(part - parts[0]) / draws for part in parts]
    clear = [float(x.mean() - _CLEARLY * x.std(ddof=1) / np.sqrt(len(x))) for x in more]
    return ways[int(np.argmax(clear))] if max(clear) > 0 else ways[0]


def _halves(batches: Array) -> tuple[Array, Array]:
    return batches[::2], batches[1::2]


def _yielded(sums: Sums, way: int, deciding: Array, counting: Array) -> Array:
    """What the best decision of each cell by some batches yields in each of others."""
    cells, counts = sums.cells[way], sums.counts[way]
    chosen = cells[deciding].sum(axis=0).argmax(axis=0)
    chosen[counts[deciding].sum(axis=0) == 0] = sums.totals[deciding].sum(axis=0).argmax()
    gained: Array = np.take_along_axis(cells[counting], chosen[np.newaxis, np.newaxis, :], axis=1).sum(axis=(1, 2))
    return gained


def estimate(sums: Sums, parts: list[Sums], value: Callable[..., float], *place: Any) -> Estimate:
    """The value, and its error by the jackknife: from how it moves when one batch is left out."""
    left_out = np.array([value(part, *place) for part in parts])
    error = np.sqrt((len(parts) - 1) / len(parts) * ((left_out - left_out.mean()) ** 2).sum())
    return Estimate(value(sums, *place), float(error))
