"""The numbers that an account can be asked for, each as the call of the core that gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from socioecon.core.breakeven import break_even_persons, break_even_year, payback_time
from socioecon.core.flows import cumulative, net
from socioecon.core.ratios import benefit_cost_ratio, cost_per, return_on_investment

from ._fields import is_plain
from ._kept_apart import BUDGET, KEPT_APART, Measure, sum_of
from ._kinds import divisible
from ._steps import Step, call, less, multiply, no_number, not_below_nothing

if TYPE_CHECKING:
    from .accounts import Account


def _gains(account: Account, *, item: str | None, discounted: bool) -> Step:
    lines = [line for line in account.lines if not line.is_cost and item in {None, line.item}]
    return account.summed(f"gains, {item or account.name}", lines, discounted=discounted)


def _costs(account: Account, *, item: str | None, discounted: bool) -> Step:
    lines = [line for line in account.lines if line.is_cost and item in {None, line.item}]
    return account.summed(f"costs, {item or account.name}", lines, discounted=discounted)


def _net(account: Account, *, item: str | None, discounted: bool) -> Step:
    gains, costs = (account.step(part, item=item, discounted=discounted) for part in ("gains", "costs"))
    return call(f"net, {item or account.name}", "kr", net, gains, costs=costs)


def _cumulative(account: Account, *, item: str | None, discounted: bool) -> Step:
    flows = account.step("net", item=item, discounted=discounted)
    return call(f"cumulative, {item or account.name}", "kr", cumulative, flows)


def _value(part: str) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        what = "present value" if discounted else "sum"
        flows = account.step(part, item=item, discounted=discounted)
        return sum_of(f"{what} of {flows.label}", flows)

    return measure


def _per_krona(function: Callable[..., Any]) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        gains, costs = (
            account.step(part, item=item, discounted=discounted) for part in ("value_of_gains", "value_of_costs")
        )
        if not costs.value > 0:
            return call("costs nothing: there is no ratio", "", no_number, costs)
        return call(function.__name__, "kr per kr", function, gains, divisible(costs, account.book.kind))

    return measure


def _when(function: Callable[..., Any]) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        gains, costs = (account.step(part, item=item, discounted=discounted) for part in ("gains", "costs"))
        if function is payback_time:  # the part of a year is a quotient
            costs = divisible(costs, account.book.kind)
        return call(function.__name__, "years", function, gains, costs=costs)

    return measure


def _persons(account: Account, *, item: str | None, discounted: bool) -> Step:
    def value(*, grows: bool, is_cost: bool) -> Step:
        lines = [line for line in account.lines if line.is_cost == is_cost and line.term.grows == grows]
        lines = [line for line in lines if item in {None, line.item}]
        label = f"{'costs' if is_cost else 'gains'} that {'grow' if grows else 'do not grow'} with the persons"
        return sum_of(label, account.summed(label, lines, discounted=discounted))

    entrants = account.book.outcomes["entrants"]
    if is_plain(entrants.value, 0):
        return call("nobody enters: there is no gain per person", "", no_number, entrants)
    growing = call("gain of all", "kr", less, value(grows=True, is_cost=False), value(grows=True, is_cost=True))
    fixed = call("fixed cost", "kr", less, value(grows=False, is_cost=True), value(grows=False, is_cost=False))
    if growing.value < 0 and not fixed.value > 0:
        return call("each person is a loss: no number of them covers it", "", no_number, growing)
    to_cover = call("to cover", "kr", not_below_nothing, fixed)
    each = divisible(growing, account.book.kind)
    multiple = call("multiples of the intake", "", break_even_persons, each, cost=to_cover)
    return multiple if multiple.value is None else call("persons", "persons", multiply, multiple, entrants)


def _cost_per(account: Account, *, item: str | None, discounted: bool) -> Step:
    outcomes = account.book.outcomes[item or "entrants"]
    if not outcomes.value > 0:
        return call("no outcome: there is no cost per outcome", "", no_number, outcomes)
    costs = account.step("value_of_costs", discounted=discounted)
    return call("cost per outcome", "kr", cost_per, costs, divisible(outcomes, account.book.kind))


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
    "benefit_cost_ratio": _per_krona(benefit_cost_ratio),
    "return_on_investment": _per_krona(return_on_investment),
    "break_even_year": _when(break_even_year),
    "payback_time": _when(payback_time),
    "persons": _persons,
    "cost_per": _cost_per,
    **KEPT_APART,
}
