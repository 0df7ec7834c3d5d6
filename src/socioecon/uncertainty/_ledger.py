"""Room for the accounts of one randomisation, and what is done for each row, however its gains were added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from ._protocol import Rows
    from ._shapes import Array


class Layout(NamedTuple):
    """Which rows there are, and of which of them more than the net gain is wanted."""

    rows: Rows
    years: int
    timed: tuple[str, ...]  # break-even by year
    paid: tuple[str, ...]  # payback and persons too


class Ledger:
    """Net gains, paybacks and persons by row and draw, and in how many draws each row is covered by the end of a year.

    It is filled chunk by chunk; room for the steps between is made once.
    """

    def __init__(self, layout: Layout, points: int, chunk: int) -> None:
        self.layout = layout
        self.chunk = min(chunk, points)
        self.place = {row: place for place, row in enumerate(layout.rows)}
        self.paid = {row: place for place, row in enumerate(layout.paid)}
        self.timed = frozenset(layout.timed)
        self.net = np.empty((len(layout.rows), points))
        self.payback = np.empty((len(layout.paid), points))
        self.persons = np.empty((len(layout.paid), points))
        self.covered = np.zeros((len(layout.rows), layout.years), dtype=np.int64)
        self._sums: list[Array] = []
        self._quotients = np.empty((len(layout.rows), self.chunk))
        self._uncovered = np.empty((len(layout.rows), self.chunk), dtype=bool)
        self._until = np.zeros((len(layout.rows), self.chunk), dtype=np.uint8 if layout.years < 256 else np.uint16)
        self._line = np.arange(self.chunk)
        self._cell = np.empty(self.chunk, dtype=np.intp)
        self._before, self._after, self._scratch = np.empty((3, self.chunk))

    def clear(self) -> None:
        """Begin a new group."""
        self.covered[:] = 0

    def _count(self, row: str, until: Any) -> None:
        """Add up the draws that are covered by the end of each year."""
        years = self.layout.years
        self.covered[self.place[row]] += np.cumsum(np.bincount(until, minlength=years + 1)[:years])

    def _room(self, term: int) -> Array:
        """A matrix of running sums, years down and draws across, the first row 0."""
        while len(self._sums) <= term:
            self._sums.append(np.zeros((self.layout.years + 1, self.chunk)))
        return self._sums[term]

    def _last_uncovered(self, gained: Array, costs: tuple[Any, ...]) -> Any:
        """The last year that ends uncovered, 0 where none does: a maximum of small numbers."""
        until, last = np.zeros((2, self.chunk), dtype=self._until.dtype)
        uncovered = self._uncovered[0]
        spent = costs[0]
        for year in range(self.layout.years):
            if 0 < year < len(costs):
                spent = spent + costs[year]
            np.less(gained[year + 1], spent, out=uncovered)
            np.multiply(uncovered.view(np.uint8), last.dtype.type(year + 1), out=last)
            np.maximum(until, last, out=until)
        return until

    def _spent(self, costs: tuple[Any, ...], until: Any) -> Any:
        """What is spent by the start of the year of break-even, that year's cost included."""
        if len(costs) == 1:
            return costs[0]
        spent = np.zeros(self.chunk)
        for year, cost in enumerate(costs):
            spent += np.where(until >= year, cost, 0.0)
        return spent

    def _multiplied_out(self, row: str, gained: Array, costs: tuple[Any, ...], start: int) -> None:
        """Break-even of a row from its gains up to each year."""
        until = self._last_uncovered(gained, costs)
        self._count(row, until)
        if row in self.paid:
            self._pay_back(row, until, gained, self._spent(costs, until), start)

    def _pay_back(self, row: str, until: Any, gained: Array, owed: Any, start: int) -> None:
        """k - 1 + what is not covered at the start of year k / that year's gain, k the year of break-even; or never.

        Gains and what is owed may both be per unit of the amount: only their ratio counts.
        """
        payback = self.payback[self.paid[row], start : start + self.chunk]
        np.multiply(until, self.chunk, out=self._cell, dtype=np.intp)
        np.add(self._cell, self._line, out=self._cell)
        flat = gained.reshape(-1)
        np.take(flat, self._cell, mode="clip", out=self._before)
        np.add(self._cell, self.chunk, out=self._cell)
        np.take(flat, self._cell, mode="clip", out=self._after)
        np.subtract(self._after, self._before, out=self._after)
        np.subtract(owed, self._before, out=self._before)
        np.divide(self._before, self._after, out=payback)
        # Nothing is left to cover, or 0 / 0, which these take for missing; and rounding beyond the year's end.
        np.fmax(payback, 0.0, out=payback)
        np.fmin(payback, 1.0, out=payback)
        np.add(payback, until, out=payback)
        np.copyto(payback, np.inf, where=until == self.layout.years)

    def _close(self, row: str, gain: Array, costs: tuple[Any, ...], start: int) -> None:
        """From the gain to the net gain; on the way, how many times the gain the cost is."""
        cost = added(list(costs))
        if row in self.paid:
            persons = self.persons[self.paid[row], start : start + self.chunk]
            np.divide(cost, gain, out=persons)
            np.copyto(persons, np.inf, where=gain <= 0)
            np.copyto(persons, 0.0, where=np.equal(cost, 0))
        np.subtract(gain, cost, out=gain)


def added(values: list[Any]) -> Any:
    """The sum of one or more numbers or arrays, in order; a single one is passed on as it is."""
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total
