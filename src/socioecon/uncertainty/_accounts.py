"""The accounts of one randomisation: for every row and draw the net gain, the year of break-even, payback and persons.

A row's break-even is its last year that ends uncovered. Where a row stands in one term and its cost is paid at the
start, the running sum of the profile is compared with cost / amount: one comparison a year, and the running sums are
made once for all rows. Any other row is multiplied out. Which of the two
takes a draw depends on that draw alone, so that nothing depends on how draws are cut into chunks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core.errors import RangeError, ShapeError

if TYPE_CHECKING:
    from ._protocol import Answer, Rows
    from ._shapes import Array


class Layout(NamedTuple):
    """Which rows there are, and of which of them more than the net gain is wanted."""

    rows: Rows
    years: int
    timed: tuple[str, ...]  # break-even by year
    paid: tuple[str, ...]  # payback and persons too


class _Entry(NamedTuple):
    """A row's amounts, each with the number of its term, and its costs."""

    row: str
    parts: list[tuple[int, Any]]
    costs: tuple[Any, ...]


class _Bar(NamedTuple):
    """A row whose running profile must reach cost / amount."""

    row: str
    owed: Any
    amount: Any
    quotient: Array
    never: bool  # whether it is out of reach in all draws
    apart: Any  # the draws that this does not hold for; None where there are none


class Accounts:
    """Room for one group, filled chunk by chunk."""

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
        try:
            with np.errstate(all="ignore"):  # what is not finite is found in the net gains
                self._until[:] = 0
                if answer.terms:
                    self._enter_terms(answer, start)
                else:
                    for row in self.layout.rows:
                        self._enter_from_table(row, answer, start)
        except (ValueError, TypeError, OverflowError) as error:
            raise self._misfit(error) from None

    def _misfit(self, error: Exception) -> Exception:
        """What to raise in the place of NumPy's error: it cannot know what the numbers are."""
        must = f"gains and costs must be plain numbers or arrays as long as the inputs, {self.chunk} draws here"
        if isinstance(error, OverflowError):
            return RangeError(f"{must}, that fit a float; got a number beyond 1e308: use a larger unit (tkr)")
        message = f"{must}; NumPy says: {error}: answer draw by draw, in floats or ints"
        return TypeError(message) if isinstance(error, TypeError) else ShapeError(message)

    # ------------------------------------------------------------------------------------------------------- terms

    def _enter_terms(self, answer: Answer, start: int) -> None:
        bars: dict[int, list[_Bar]] = {}
        multiplied: list[_Entry] = []
        entries: list[_Entry] = []
        for row, members in self.layout.rows.items():
            parts = [
                (term, _added([amounts[actor] for actor in members if actor in amounts]))
                for term, (amounts, _) in enumerate(answer.terms)
                if any(actor in amounts for actor in members)
            ]
            entry = _Entry(row, parts, answer.costs_of(members))
            entries.append(entry)
            if row not in self.timed:
                continue
            if len(parts) == 1 and len(entry.costs) == 1:
                ((term, amount),) = parts
                bars.setdefault(term, []).append(self._bar(row, entry.costs[0], amount))
            else:
                multiplied.append(entry)
        for term, (_, profile) in enumerate(answer.terms):
            self._compare(self._room(term), profile, bars.get(term, []), start)
        for entry in multiplied:
            gained = self._room(len(answer.terms))
            for year in range(1, answer.years + 1):
                self._combine(entry.parts, year, gained[year])
            self._multiplied_out(entry.row, gained, entry.costs, start)
        for entry in entries:
            gain = self.net[self.place[entry.row], start : start + self.chunk]
            self._combine(entry.parts, answer.years, gain)
            self._close(entry.row, gain, entry.costs, start)

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

    def _bar(self, row: str, owed: Any, amount: Any) -> _Bar:
        """What the running profile must reach: what is owed / amount where the amount is positive, never elsewhere.

        A loss covers its cost only where there is none, which is looked at by itself.
        """
        quotient = np.divide(owed, amount, out=self._quotients[self.place[row]])
        never, apart = False, None
        if not _least(amount) > 0:
            loss = np.less_equal(amount, 0)
            np.copyto(quotient, np.inf, where=loss)
            never = not np.min(quotient) < np.inf
            free = loss & np.equal(owed, 0)
            apart = free if np.any(free) else None
        return _Bar(row, owed, amount, quotient, never, apart)

    def _compare(self, sums: Array, profile: tuple[Any, ...], bars: list[_Bar], start: int) -> None:
        """Running sums of a profile, and in how many years they stay below cost / amount.

        For a profile that is never negative that is the last year that ends uncovered; all other draws are apart.
        """
        short = np.full((len(bars), len(profile)), self.chunk, dtype=np.int64)
        counted = [
            (k, bar.quotient, self._until[self.place[bar.row]], bar.row in self.paid)
            for k, bar in enumerate(bars)
            if not bar.never
        ]
        uncovered = self._uncovered
        small = uncovered.view(np.uint8)
        falls = False
        for year, part in enumerate(profile):
            after = sums[year + 1]
            np.add(sums[year], part, out=after)
            falls = falls or bool(_least(part) < 0)
            for k, quotient, until, paid in counted:
                np.less(after, quotient, out=uncovered)
                short[k, year] = np.count_nonzero(uncovered)
                if paid:
                    np.add(until, small, out=until)
        negative: Any = None
        if falls:
            negative = np.logical_or.reduce([np.broadcast_to(np.less(part, 0), self.chunk) for part in profile])
        for k, bar in enumerate(bars):
            place = self.place[bar.row]
            if bar.never:
                self._until[place] = len(profile)
            if bar.row in self.paid:
                self._pay_back(bar.row, self._until[place], sums, bar.quotient, start)
            if negative is None and bar.apart is None:
                self.covered[place] += self.chunk - short[k]
            else:
                apart = np.zeros(self.chunk, dtype=bool)
                for some in (negative, bar.apart):
                    apart |= False if some is None else some
                self._take_apart(bar, apart, sums, start)

    def _take_apart(self, bar: _Bar, apart: Any, sums: Array, start: int) -> None:
        """Multiply out the draws that the comparison with cost / amount is not right for, and only those."""
        regular = self._last_uncovered(sums, (bar.quotient,))
        gained = sums * bar.amount
        until = self._last_uncovered(gained, (bar.owed,))
        self._count(bar.row, np.where(apart, until, regular))
        if bar.row in self.paid:
            payback = self.payback[self.paid[bar.row], start : start + self.chunk]
            before = payback.copy()
            self._pay_back(bar.row, until, gained, bar.owed, start)
            np.copyto(payback, before, where=~apart)

    # ------------------------------------------------------------------------------------------------ multiplied out

    def _enter_from_table(self, row: str, answer: Answer, start: int) -> None:
        members = [actor for actor in self.layout.rows[row] if actor in answer.table]
        costs = answer.costs_of(self.layout.rows[row])
        gained = self._room(0)
        for year in range(answer.years):
            flow: Any = answer.table[members[0]][year] if members else 0.0
            for actor in members[1:]:
                flow = np.add(flow, answer.table[actor][year], out=self._scratch)
            np.add(gained[year], flow, out=gained[year + 1])
        gain = self.net[self.place[row], start : start + self.chunk]
        gain[:] = gained[answer.years]
        self._close(row, gain, costs, start)
        if row in self.timed:
            self._multiplied_out(row, gained, costs, start)

    def _multiplied_out(self, row: str, gained: Array, costs: tuple[Any, ...], start: int) -> None:
        """Break-even of a row from its gains up to each year."""
        until = self._last_uncovered(gained, costs)
        self._count(row, until)
        if row in self.paid:
            owed: Any = costs[0]
            if len(costs) > 1:
                owed = np.zeros(self.chunk)
                for year, cost in enumerate(costs):  # what is spent by the start of the year of break-even
                    owed += np.where(until >= year, cost, 0.0)
            self._pay_back(row, until, gained, owed, start)

    def _last_uncovered(self, gained: Array, costs: tuple[Any, ...]) -> Any:
        """The last year that ends uncovered, 0 where none does: a maximum of small numbers."""
        until, last = np.zeros((2, self.chunk), dtype=self._until.dtype)
        spent = costs[0]
        for year in range(self.layout.years):
            if 0 < year < len(costs):
                spent = spent + costs[year]
            np.less(gained[year + 1], spent, out=self._uncovered)
            np.multiply(self._uncovered, last.dtype.type(year + 1), out=last)
            np.maximum(until, last, out=until)
        return until

    def _count(self, row: str, until: Any) -> None:
        years = self.layout.years
        self.covered[self.place[row]] += np.cumsum(np.bincount(until, minlength=years + 1)[:years])

    def _room(self, term: int) -> Array:
        """A matrix of running sums, years down and draws across, the first row 0."""
        while len(self._sums) <= term:
            self._sums.append(np.zeros((self.layout.years + 1, self.chunk)))
        return self._sums[term]

    # ----------------------------------------------------------------------------------------------- once for each row

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
        cost = _added(list(costs))
        if row in self.paid:
            persons = self.persons[self.paid[row], start : start + self.chunk]
            np.divide(cost, gain, out=persons)
            np.copyto(persons, np.inf, where=gain <= 0)
            np.copyto(persons, 0.0, where=np.equal(cost, 0))
        np.subtract(gain, cost, out=gain)


def _least(x: Any) -> Any:
    return np.minimum.reduce(x) if getattr(x, "ndim", 0) else x


def _added(values: list[Any]) -> Any:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total
