"""What an actor, or several together, gain and pay: year by year, item by item, and whether and when it pays.

An account is the sum of its lines. What its members pay each other is left out, so that within an account a transfer is
neither a gain nor a cost. Every number is a step that knows how it came about; the properties give the plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from socioecon._table import Table, displayed
from socioecon.core import _numbers
from socioecon.core.errors import RangeError
from socioecon.core.flows import spread, total

from ._both import both
from ._consistency import nearest
from ._display import account_table
from ._kinds import kind_of
from ._measures import BY_YEAR, FLOWS, MEASURES
from ._steps import Step, call, every_year, pick
from ._values import is_among
from ._words import PUBLIC_FUNDS, joined, told
from .terms import Term

if TYPE_CHECKING:
    from .scenario import Scenario


@attrs.define(eq=False)
class Line:
    """One actor's gain or cost by one term, a cost as a positive amount: at its own value and at the value date."""

    term: Term
    actor: str
    is_cost: bool
    nominal: Step
    discounted: Step

    @property
    def item(self) -> str:
        """The name of the item."""
        return self.term.item.name


def lines_of(terms: Iterable[Term]) -> tuple[Line, ...]:
    """Every line of the terms."""
    lines: list[Line] = []
    for term in terms:
        for rows, is_cost in ((term.gains, False), (term.costs, True)):
            if rows:
                item = told(term.item.name)
                nominal = call(item, "kr", spread, rows, term.profile)
                same = term.discounted is term.profile
                discounted = nominal if same else call(item, "kr", spread, rows, term.discounted)
                for actor in rows:
                    label = joined(term.item.name, actor)
                    at_its_own = pick(nominal, actor, label)
                    at_value_date = at_its_own if same else pick(discounted, actor, label)
                    lines.append(Line(term, actor, is_cost, at_its_own, at_value_date))
    return tuple(lines)


@attrs.frozen
class View:
    """An account by year in kr: gains, costs (positive), net = gains - costs, and the running sum of the net."""

    gains: tuple[Any, ...]
    costs: tuple[Any, ...]
    net: tuple[Any, ...]
    cumulative: tuple[Any, ...]


@attrs.frozen(eq=False)
class Book:
    """All lines of a result, the scenario that they come from, and the counts to state costs per."""

    scenario: Scenario
    lines: tuple[Line, ...]
    outcomes: Mapping[str, Step]

    @cached_property
    def kind(self) -> Callable[[Any], Any]:
        """The kind of number that the scenario is described in."""
        return kind_of(self.scenario)


@displayed
@attrs.frozen(eq=False)
class Account:
    """The account of an actor with its children, or of a perspective: of all who are `members`.

    `nominal` holds the flows as they fall, `discounted` at their value at the start of year 1.
    """

    name: str
    members: frozenset[str]
    book: Book = attrs.field(repr=False)
    bears_all: bool = False
    _made: dict[Any, Step] = attrs.field(default=attrs.Factory(dict[Any, Step]), init=False, repr=False)

    # ------------------------------------------------------------------------------------------------ by year and item

    @property
    def nominal(self) -> View:
        """The flows as they fall, in the scenario's prices."""
        return View(*[self.step(part, discounted=False).value for part in FLOWS])

    @property
    def discounted(self) -> View:
        """The flows at their value at the start of year 1."""
        return View(*[self.step(part).value for part in FLOWS])

    def by_item(self, *, discounted: bool = False) -> dict[str, tuple[Any, ...]]:
        """What each item adds to the net, in kr by year: the rows add up to it."""
        return {item: self.step("net", item=item, discounted=discounted).value for item in self.items}

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The names of the items that the account holds something of."""
        return tuple(dict.fromkeys(line.item for line in self.lines))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the members, without what they pay each other; the whole cost where they bear it alone."""
        own = [line for line in self.book.lines if line.actor in self.members and not self._within(line)]
        if not self.bears_all:
            return tuple(own)
        # The cost of public funds is no outlay: it falls on those alone to whom it falls anyway.
        costs = [line for line in self.book.lines if line.is_cost and not self._within(line)]
        costs = [line for line in costs if line.actor != PUBLIC_FUNDS or line.actor in self.members]
        return (*(line for line in own if not line.is_cost), *costs)

    def _within(self, line: Line) -> bool:
        parties = line.term.parties
        return bool(parties) and self.members.issuperset(parties)

    @cached_property
    def alone(self) -> Account:
        """The same gains, if these members bore the whole cost alone: every outlay of everyone."""
        name = both("{}, if it bore the whole cost alone", "{}, om den ensam bar hela kostnaden", self.name)
        return Account(name, self.members, self.book, bears_all=True)

    # --------------------------------------------------------------------------------------------------- in one number

    @property
    def net_present_value(self) -> Any:
        """The present value (nuvärde) of all gains less all costs, in kr."""
        return self.step("net_present_value").value

    @property
    def benefit_cost_ratio(self) -> Any | None:
        """Present value of gains per krona of cost; None where it costs nothing."""
        return self.step("benefit_cost_ratio").value

    @property
    def return_on_investment(self) -> Any | None:
        """The net gain per krona of cost; None where it costs nothing."""
        return self.step("return_on_investment").value

    @property
    def break_even_year(self) -> int | None:
        """The first year at whose end, and at every later one, discounted gains cover costs; None for never."""
        year: int | None = self.step("break_even_year").value
        return year

    @property
    def payback_time(self) -> Any | None:
        """The years until the discounted gains cover the costs for good; None for never."""
        return self.step("payback_time").value

    @property
    def persons(self) -> Any | None:
        """How many persons must enter to cover what does not grow with their number; None where more never do."""
        return self.step("persons").value

    def cost_per(self, outcome: str) -> Any | None:
        """The present value of the costs per outcome, one of the result's `outcomes`; None where there is none."""
        return self.step("cost_per", item=outcome).value

    # ------------------------------------------------------------------------------------------------- to be looked at

    def to_table(self, *, language: str = "sv", unit: str = "kr", discounted: bool = False) -> Table:
        """What each item brings and costs by year, the net, and its running sum; costs are negative.

        The flows are as they fall, or `discounted`. In Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or
        mdkr.

        Raises RangeError for an unknown language or unit.
        """
        return account_table(self, language=language, unit=unit, discounted=discounted)

    # ------------------------------------------------------------------------------------------------ how it came about

    def step(self, measure: str, *, item: str | None = None, year: int | None = None, discounted: bool = True) -> Step:
        """The step of one measure: of one item, of one year (from 1), at the value date or not."""
        if not is_among(measure, MEASURES):
            do = nearest(measure, MEASURES) or "choose one of them"
            message = f"measure must be one of {', '.join(MEASURES)}; got {_numbers.shown(measure)}: {do}"
            raise RangeError(message)
        what, known = ("outcome", self.book.outcomes) if measure == "cost_per" else ("item", self.items)
        if item is not None and not is_among(item, known):
            do = nearest(item, known) or "name one of them"
            message = f"{what} must be one of {list(known)}; got {_numbers.shown(item)}: {do}"
            raise RangeError(message)
        key = (measure, item, _numbers.flag("discounted", discounted))
        if key not in self._made:
            self._made[key] = MEASURES[measure](self, item=item, discounted=discounted)
        made = self._made[key]
        if year is None:
            return made
        if measure not in BY_YEAR:
            by_year, got = ", ".join(BY_YEAR), f"year {_numbers.shown(year)} of {measure}"
            message = f"year must be of one of {by_year}; got {got}: leave it out"
            raise RangeError(message)
        year = _numbers.whole("year", year, high=self.book.scenario.years)
        return pick(made, year - 1, both("{}, year {}", "{}, år {}", made.label, year))

    def summed(self, label: str, lines: Iterable[Line], *, discounted: bool) -> Step:
        """The sum of lines, year by year."""
        return self.added(label, [(line, line.discounted if discounted else line.nominal) for line in lines])

    def added(self, label: str, parts: Iterable[tuple[Line, Step | None]]) -> Step:
        """The sum of what there is of each line, year by year."""
        rows: dict[str, Step] = {}
        for line, part in parts:
            name = f"{line.item}, {line.actor}"
            while name in rows:
                name += " (and)"
            if part is not None:
                rows[name] = part
        if not rows:
            return call(both("{}: none", "{}: inga", label), "kr", every_year, self.book.scenario.years, 0)
        return call(label, "kr", total, rows)
