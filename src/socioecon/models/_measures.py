"""The numbers that an account can be asked for, each as the call of the core that gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from socioecon.core.breakeven import break_even_persons, break_even_year, payback_time
from socioecon.core.flows import cumulative, net
from socioecon.core.ratios import benefit_cost_ratio, cost_per, return_on_investment

from ._both import both
from ._kept_apart import BUDGET, KEPT_APART, Measure, sum_of
from ._kinds import divisible
from ._steps import Step, call, less, multiply, no_number, not_below_nothing
from ._values import is_plain
from ._words import told

if TYPE_CHECKING:
    from .accounts import Account


def _of(account: Account, item: str | None, english: str, swedish: str) -> str:
    return both(english, swedish, told(item or account.name))


def _gains(account: Account, *, item: str | None, discounted: bool) -> Step:
    lines = [line for line in account.lines if not line.is_cost and item in {None, line.item}]
    return account.summed(_of(account, item, "gains, {}", "nytta, {}"), lines, discounted=discounted)


def _costs(account: Account, *, item: str | None, discounted: bool) -> Step:
    lines = [line for line in account.lines if line.is_cost and item in {None, line.item}]
    return account.summed(_of(account, item, "costs, {}", "kostnader, {}"), lines, discounted=discounted)


def _net(account: Account, *, item: str | None, discounted: bool) -> Step:
    gains, costs = (account.step(part, item=item, discounted=discounted) for part in ("gains", "costs"))
    return call(_of(account, item, "net, {}", "netto, {}"), "kr", net, gains, costs=costs)


def _cumulative(account: Account, *, item: str | None, discounted: bool) -> Step:
    flows = account.step("net", item=item, discounted=discounted)
    return call(_of(account, item, "cumulative, {}", "ackumulerat netto, {}"), "kr", cumulative, flows)


def _value(part: str) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        flows = account.step(part, item=item, discounted=discounted)
        label = both("sum of {}", "summa av {}", flows.label)
        return sum_of(both("present value of {}", "nuvärde av {}", flows.label) if discounted else label, flows)

    return measure


def _per_krona(label: str, function: Callable[..., Any]) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        gains, costs = (
            account.step(part, item=item, discounted=discounted) for part in ("value_of_gains", "value_of_costs")
        )
        if not costs.value > 0:
            return call(
                both("costs nothing: there is no ratio", "kostar inget: det finns ingen kvot"), "", no_number, costs
            )
        return call(label, "kr per kr", function, gains, divisible(costs, account.book.kind))

    return measure


def _when(label: str, function: Callable[..., Any]) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        gains, costs = (account.step(part, item=item, discounted=discounted) for part in ("gains", "costs"))
        if function is payback_time:  # the part of a year is a quotient
            costs = divisible(costs, account.book.kind)
        return call(label, "years", function, gains, costs=costs)

    return measure


#: Of gains and of costs: what grows with the persons and what does not.
_GROWING = {
    (False, True): both("gains that grow with the persons", "nytta som växer med antalet personer"),
    (False, False): both("gains that do not grow with the persons", "nytta som inte växer med antalet personer"),
    (True, True): both("costs that grow with the persons", "kostnader som växer med antalet personer"),
    (True, False): both("costs that do not grow with the persons", "kostnader som inte växer med antalet personer"),
}


def _persons(account: Account, *, item: str | None, discounted: bool) -> Step:
    def value(*, grows: bool, is_cost: bool) -> Step:
        lines = [line for line in account.lines if line.is_cost == is_cost and line.term.grows == grows]
        lines = [line for line in lines if item in {None, line.item}]
        label = _GROWING[is_cost, grows]
        return sum_of(label, account.summed(label, lines, discounted=discounted))

    entrants = account.book.outcomes["entrants"]
    if is_plain(entrants.value, 0):
        nobody = both("nobody enters: there is no gain per person", "ingen börjar: det finns ingen nytta per person")
        return call(nobody, "", no_number, entrants)
    gain, cost = both("gain of all", "nytta av alla"), both("fixed cost", "fast kostnad")
    growing = call(gain, "kr", less, value(grows=True, is_cost=False), value(grows=True, is_cost=True))
    fixed = call(cost, "kr", less, value(grows=False, is_cost=True), value(grows=False, is_cost=False))
    if growing.value < 0 and growing.value < fixed.value:  # else what does not grow is a gain that covers them all
        loss = both(
            "each person is a loss: more of them cover nothing", "varje person är en förlust: fler täcker inget"
        )
        return call(loss, "", no_number, growing)
    to_cover = call(both("to cover", "att täcka"), "kr", not_below_nothing, fixed)
    each = divisible(growing, account.book.kind)
    multiple = call(both("multiples of the intake", "gånger intaget"), "", break_even_persons, each, cost=to_cover)
    if multiple.value is None:
        return multiple
    return call(both("persons needed", "personer som krävs"), "persons", multiply, multiple, entrants)


def _cost_per(account: Account, *, item: str | None, discounted: bool) -> Step:
    outcomes = account.book.outcomes[item or "entrants"]
    if not outcomes.value > 0:
        label = both("no outcome: there is no cost per outcome", "inget utfall: det finns ingen kostnad per utfall")
        return call(label, "", no_number, outcomes)
    costs = account.step("value_of_costs", discounted=discounted)
    label = both("cost per outcome", "kostnad per utfall")
    return call(label, "kr", cost_per, costs, divisible(outcomes, account.book.kind))


#: By year.
FLOWS = ("gains", "costs", "net", "cumulative")
BY_YEAR = (*FLOWS, *BUDGET)
#: Every number of an account that can be asked for and explained.
MEASURES: dict[str, Measure] = {
    "gains": _gains,
    "costs": _costs,
    "net": _net,
    "cumulative": _cumulative,
    "value_of_gains": _value("gains"),
    "value_of_costs": _value("costs"),
    "net_present_value": _value("net"),
    "benefit_cost_ratio": _per_krona(both("benefit-cost ratio", "nytto-kostnadskvot"), benefit_cost_ratio),
    "return_on_investment": _per_krona(both("return", "avkastning"), return_on_investment),
    "break_even_year": _when(both("break-even", "brytpunkt"), break_even_year),
    "payback_time": _when(both("payback time", "återbetalningstid"), payback_time),
    "persons": _persons,
    "cost_per": _cost_per,
    **KEPT_APART,
}
