"""The accounts of one randomisation: for every row and draw the net gain, the year of break-even, payback and persons.

A row's break-even is its last year that ends uncovered. Where a row stands in one term and its cost is paid at the
start, amount x running sum of the profile is compared with the cost by comparing the running sum with cost / amount: one
comparison a year, and the running sums are made once for all rows. Any other row is multiplied out. Which of the two
takes a draw depends on that draw alone, so that nothing depends on how draws are cut into chunks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from ._protocol import Answer, Rows
    from .distributions import Array


class Layout(NamedTuple):
    """Which rows there are, and of which of them more than the net gain is wanted."""

    rows: Rows
    years: int
    timed: tuple[str, ...]  # break-even by year
    paid: tuple[str, ...]  # payback and persons too


class _Bar(NamedTuple):
    """A row whose running profile must reach cost / amount."""

    row: str
    owed: Any
    amount: Any
    quotient: Array


class Accounts:
    """Room for one group, filled chunk by chunk."""

    def __init__(self, layout: Layout, points: int, chunk: int) -> None:
        self.layout = layout
        self.chunk = min(chunk, points)
        self.place = {row: place for place, row in enumerate(layout.rows)}
        self.paid = {row: place for place, row in enumerate(layout.paid)}
        self.net = np.empty((len(layout.rows), points))
        self.payback = np.empty((len(layout.paid), points))
        self.persons = np.empty((len(layout.paid), points))
        self.covered = np.zeros((len(layout.rows), layout.years), dtype=np.int64)
        self._sums: list[Array] = []
        self._quotients = np.empty((len(layout.rows), self.chunk))
        self._uncovered = np.empty(self.chunk, dtype=bool)
        self._until = np.zeros((len(layout.rows), self.chunk), dtype=np.uint8 if layout.years < 256 else np.uint16)
        self._line = np.arange(self.chunk)
        self._cell = np.empty(self.chunk, dtype=np.intp)
        self._before, self._after, self._scratch = np.empty((3, self.chunk))

    def clear(self) -> None:
        """Begin a new group."""
        self.covered[:] = 0

    def enter(self, answer: Answer, start: int) -> None:
        """Enter the answer for the draws from `start` on."""
        with np.errstate(all="ignore"):  # what is not finite is found in the net gains
            self._until[:] = 0
            if answer.terms:
                self._enter_terms(answer, start)
            else:
                for row in self.layout.rows:
                    self._enter_from_table(row, answer, start)

    # ------------------------------------------------------------------------------------------------------- terms

    def _enter_terms(self, answer: Answer, start: int) -> None:
        years = answer.years
        for term, (_, profile) in enumerate(answer.terms):
            sums = self._room(term)
            for year in range(years):
                np.add(sums[year], profile[year], out=sums[year + 1])
        bars: dict[int, list[_Bar]] = {}
        for row, members in self.layout.rows.items():
            parts = [
                (term, _added([amounts[actor] for actor in members if actor in amounts]))
                for term, (amounts, _) in enumerate(answer.terms)
                if any(actor in amounts for actor in members)
            ]
            costs = answer.costs_of(members)
            gain = self.net[self.place[row], start : start + self.chunk]
            self._combine(parts, years, gain)
            self._close(row, gain, costs, start)
            if row not in self.layout.timed:
                continue
            if len(parts) == 1 and len(costs) == 1:
                ((term, amount),) = parts
                quotient = np.divide(costs[0], amount, out=self._quotients[self.place[row]])
                bars.setdefault(term, []).append(_Bar(row, costs[0], amount, quotient))
            else:
                gained = self._room(len(answer.terms))
                for year in range(1, years + 1):
                    self._combine(parts, year, gained[year])
                self._time(row, gained, costs, start)
        for term, its_bars in bars.items():
            self._compare(self._room(term), answer.terms[term][1], its_bars, start)

    def _combine(self, parts: list[tuple[int, Any]], year: int, out: Array) -> None:
        """The gains up to the end of a year: amount x running profile, added up over the terms."""
        if not parts:
            out[:] = 0.0
            return
        (term, amount), *others = parts
        np.multiply(amount, self._sums[term][year], out=out)
        for term, amount in others:
            np.multiply(amount, self._sums[term][year], out=self._scratch)
            np.add(out, self._scratch, out=out)

    def _compare(self, sums: Array, profile: tuple[Any, ...], bars: list[_Bar], start: int) -> None:
        """Break-even of rows in one term: how many years' running profile stays below cost / amount."""
        years = len(profile)
        falls = any(np.min(part) < 0 for part in profile)
        # What counts is the least that is still to come. Where the profile never falls, that is the sum itself.
        least = np.minimum.accumulate(sums[:0:-1], axis=0)[::-1] if falls else sums[1:]
        most = np.maximum.accumulate(sums[:0:-1], axis=0)[::-1] if falls else sums[years:]
        simple: list[_Bar] = []
        for bar in bars:
            if not np.min(bar.amount) > 0:
                positive = np.broadcast_to(np.greater(bar.amount, 0), (self.chunk,))
                nothing = np.broadcast_to(np.equal(bar.amount, 0), (self.chunk,))
                np.copyto(bar.quotient, np.where(np.equal(bar.owed, 0), -np.inf, np.inf), where=nothing)
                if falls:
                    self._compare_both_ways(sums, least, most, bar, positive | nothing, start)
                    continue
                stays = most[0] <= bar.quotient
                np.copyto(bar.quotient, np.where(stays, -np.inf, np.inf), where=~(positive | nothing))
            if np.min(bar.quotient) < np.inf:
                simple.append(bar)
            else:
                self._until[self.place[bar.row]] = years
        uncovered = self._uncovered
        for year in range(years):
            for bar in simple:
                place = self.place[bar.row]
                np.less(least[year], bar.quotient, out=uncovered)
                self.covered[place, year] += self.chunk - np.count_nonzero(uncovered)
                if bar.row in self.paid:
                    np.add(self._until[place], uncovered.view(np.uint8), out=self._until[place])
        for bar in bars:
            if bar.row in self.paid:
                self._pay_back(bar.row, sums, bar.quotient, start)

    def _compare_both_ways(self, sums: Array, least: Array, most: Array, bar: _Bar, up: Array, start: int) -> None:
        """The same for a profile that falls and amounts of either sign: a loss is covered by what stays below."""
        place = self.place[bar.row]
        for year in range(self.layout.years):
            uncovered = np.where(up, least[year] < bar.quotient, most[year] > bar.quotient)
            self.covered[place, year] += self.chunk - np.count_nonzero(uncovered)
            self._until[place] += uncovered

    # ------------------------------------------------------------------------------------------------ multiplied out

    def _enter_from_table(self, row: str, answer: Answer, start: int) -> None:
        members = [actor for actor in self.layout.rows[row] if actor in answer.table]
        costs = answer.costs_of(self.layout.rows[row])
        gained = self._room(0)
        for year in range(answer.years):
            flow = _added([answer.table[actor][year] for actor in members]) if members else 0.0
            np.add(gained[year], flow, out=gained[year + 1])
        gain = self.net[self.place[row], start : start + self.chunk]
        gain[:] = gained[answer.years]
        self._close(row, gain, costs, start)
        if row in self.layout.timed:
            self._time(row, gained, costs, start)

    def _time(self, row: str, gained: Array, costs: tuple[Any, ...], start: int) -> None:
        """Break-even by the last year that ends uncovered: a maximum of small numbers."""
        years, place = self.layout.years, self.place[row]
        until, uncovered = self._until[place], self._uncovered
        spent = costs[0]
        last = np.empty_like(until)
        for year in range(years):
            if 0 < year < len(costs):
                spent = spent + costs[year]
            np.less(gained[year + 1], spent, out=uncovered)
            np.multiply(uncovered, until.dtype.type(year + 1), out=last)
            np.maximum(until, last, out=until)
        self.covered[place] += np.cumsum(np.bincount(until, minlength=years + 1)[:years])
        if row in self.paid:
            owed: Any = costs[0]
            if len(costs) > 1:
                owed = np.zeros(self.chunk)
                for year, cost in enumerate(costs):  # what is spent by the start of the year of break-even
                    owed += np.where(until >= year, cost, 0.0)
            self._pay_back(row, gained, owed, start)

    def _room(self, term: int) -> Array:
        """A matrix of running sums, years down and draws across, the first row 0."""
        while len(self._sums) <= term:
            self._sums.append(np.zeros((self.layout.years + 1, self.chunk)))
        return self._sums[term]

    # ----------------------------------------------------------------------------------------------- once for each row

    def _pay_back(self, row: str, gained: Array, owed: Any, start: int) -> None:
        """k - 1 + what is not covered at the start of year k / that year's gain, k the year of break-even; or never.

        Gains and what is owed may both be per unit of the amount: only their ratio counts.
        """
        until = self._until[self.place[row]]
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
        # Nothing is left to cover (or 0 / 0), and rounding beyond the year's end.
        np.copyto(payback, 0.0, where=np.isnan(payback))
        np.clip(payback, 0.0, 1.0, out=payback)
        np.add(payback, until, out=payback)
        np.copyto(payback, np.inf, where=until == self.layout.years)

    def _close(self, row: str, gain: Array, costs: tuple[Any, ...], start: int) -> None:
        """From the gain to the net gain; on the way, how many times the gain the cost is."""
        cost = _added(list(costs))
        if row in self.paid:
            persons = self.persons[self.paid[row], start : start + self.chunk]
            np.divide(cost, gain, out=persons)
            np.copyto(persons, np.inf, where=gain <= 0)
            np.copyto(persons, 0.0, where=np.equal(cost, 0))
        np.subtract(gain, cost, out=gain)


def _added(values: list[Any]) -> Any:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total
