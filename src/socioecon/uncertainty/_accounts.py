"""The accounts of one randomisation: for every row and draw the net gain, the year of break-even, payback and persons.

A row's break-even is its last year that ends uncovered. Where a row stands in one term and its cost is paid at the
start, the running sum of the profile is compared with cost / amount: one comparison a year, and the running sums are
made once for all rows. Any other row is multiplied out. Which of the two takes a draw depends on that draw alone, so
that nothing depends on how draws are cut into chunks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core.errors import RangeError, ShapeError

from ._ledger import Ledger, added

if TYPE_CHECKING:
    from ._protocol import Answer
    from ._shapes import Array


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
    quotient: Any  # infinite, one number, where it is out of reach in all draws
    apart: Any  # the draws that this does not hold for; None where there are none


class Accounts(Ledger):
    """The accounts of one group, entered chunk by chunk."""

    def enter(self, answer: Answer, start: int) -> None:
        """Enter the answer for the draws from `start` on."""
        try:
            with np.errstate(all="ignore"):  # what is not finite is found in the net gains
                if answer.terms:
                    self._enter_terms(answer, start)
                else:
                    self._enter_table(answer, start)
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
        entries = [
            _Entry(
                row,
                [
                    (term, added([amounts[actor] for actor in members if actor in amounts]))
                    for term, (amounts, _) in enumerate(answer.terms)
                    if any(actor in amounts for actor in members)
                ],
                answer.costs_of(members),
            )
            for row, members in self.layout.rows.items()
        ]
        alone = [entry for entry in entries if len(entry.parts) == 1 and len(entry.costs) == 1]
        for term, (_, profile) in enumerate(answer.terms):
            timed = [entry for entry in alone if entry.row in self.timed and entry.parts[0][0] == term]
            self._compare(self._room(term), profile, timed, start)
        for entry in entries:
            if entry.row in self.timed and entry not in alone:
                gained = self._room(len(answer.terms))
                for year in range(1, answer.years + 1):
                    self._combine(entry.parts, year, gained[year])
                self._multiplied_out(entry.row, gained, entry.costs, start)
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

    def _bar(self, entry: _Entry, room: Array) -> _Bar:
        """What the running profile must reach: what is owed / amount where the amount is positive, never elsewhere.

        A loss covers its cost only where there is none, which is looked at by itself.
        """
        ((_, amount),), (owed,) = entry.parts, entry.costs
        quotient: Any = np.divide(owed, amount, out=room)
        apart: Any = None
        if not _least(amount) > 0:
            loss = np.less_equal(amount, 0)
            np.copyto(quotient, np.inf, where=loss)
            if not np.min(quotient) < np.inf:
                quotient = np.inf
            free = loss & np.equal(owed, 0)
            apart = free if np.any(free) else None
        return _Bar(entry.row, owed, amount, quotient, apart)

    def _compare(self, sums: Array, profile: tuple[Any, ...], entries: list[_Entry], start: int) -> None:
        """Running sums of a profile, and in how many years they stay below cost / amount.

        For a profile that is never negative that is the last year that ends uncovered; all other draws are apart.
        """
        never: list[_Bar] = []
        bars: list[_Bar] = []
        for entry in entries:
            bar = self._bar(entry, self._quotients[len(bars)])
            (never if bar.quotient is np.inf else bars).append(bar)
        paid = sum(bar.row in self.paid for bar in bars)  # the total, which comes first, or all of them
        quotients, uncovered, until = (x[: len(bars)] for x in (self._quotients, self._uncovered, self._until))
        until[:] = 0
        short = np.zeros((len(bars), len(profile)), dtype=np.int64)
        falls = False
        for year, part in enumerate(profile):
            after = np.add(sums[year], part, out=sums[year + 1])
            falls = falls or bool(_least(part) < 0)
            # All rows in one call: threads hand the interpreter's lock to each other between calls.
            np.less(after, quotients, out=uncovered)
            np.add(until[:paid], uncovered[:paid].view(np.uint8), out=until[:paid])
            for place in range(len(bars)):
                short[place, year] = np.count_nonzero(uncovered[place])
        negative: Any = None
        if falls:
            negative = np.logical_or.reduce([np.broadcast_to(np.less(part, 0), self.chunk) for part in profile])
        self._until[len(bars) :] = len(profile)
        for place, bar in enumerate((*bars, *never)):
            if bar.row in self.paid:
                self._pay_back(bar.row, self._until[place], sums, bar.quotient, start)
            if negative is not None or bar.apart is not None:
                apart = np.zeros(self.chunk, dtype=bool)
                for some in (negative, bar.apart):
                    apart |= False if some is None else some
                self._take_apart(bar, apart, sums, start)
            elif place < len(bars):
                self.covered[self.place[bar.row]] += self.chunk - short[place]

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

    # ------------------------------------------------------------------------------------------------------- a table

    def _enter_table(self, answer: Answer, start: int) -> None:
        """All rows year by year: a large table is read from memory once, and the rows are compared together."""
        flows = [
            [answer.table[actor] for actor in members if actor in answer.table] or [(0.0,) * answer.years]
            for members in self.layout.rows.values()
        ]
        costs = [answer.costs_of(members) for members in self.layout.rows.values()]
        timed, paid = len(self.timed), len(self.paid)  # the total alone, which comes first, or all rows
        gained, owed = np.zeros((2, len(flows), self.chunk))
        uncovered, until = self._uncovered[:timed], self._until[:timed]
        last = np.empty_like(until)
        until[:] = 0
        for year in range(answer.years):
            for place, members in enumerate(flows):
                flow = members[0][year]
                for other in members[1:]:
                    flow = np.add(flow, other[year], out=self._scratch)
                np.add(gained[place], flow, out=gained[place])
                if year < len(costs[place]):
                    np.add(owed[place], costs[place][year], out=owed[place])
            np.less(gained[:timed], owed[:timed], out=uncovered)
            np.multiply(uncovered.view(np.uint8), last.dtype.type(year + 1), out=last)
            np.maximum(until, last, out=until)
            for place in range(paid):
                self._room(place)[year + 1] = gained[place]
        for place, row in enumerate(self.layout.rows):
            net = self.net[place, start : start + self.chunk]
            net[:] = gained[place]
            if row in self.timed:
                self._count(row, until[place])
            if row in self.paid:
                self._pay_back(row, until[place], self._room(place), self._spent(costs[place], until[place]), start)
            self._close(row, net, costs[place], start)


def _least(x: Any) -> Any:
    return np.minimum.reduce(x) if getattr(x, "ndim", 0) else x
