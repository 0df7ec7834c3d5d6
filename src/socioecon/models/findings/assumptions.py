"""Findings about what is assumed: effects that fade twice, price years, the rate, costs that are not discounted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import attrs

from socioecon.core.prices import real_rate
from socioecon.models._fields import is_plain, is_row
from socioecon.models._kinds import kind_of
from socioecon.models.items import Cost
from socioecon.models.profiles import is_plain_rate
from socioecon.models.result import Result, run, value_of_lines
from socioecon.models.scenario import Scenario

from .finding import Finding
from .perspectives import added


def drop_off(result: Result) -> Iterator[Finding]:
    """An effect that fades by itself while ever fewer are in work."""
    scenario = result.scenario
    falls = any(later < earlier for earlier, later in pairwise(_retention_used(scenario)))
    for group in ("effects", "transfers"):
        for item in getattr(scenario, group) if falls else ():
            if not is_plain(item.drop_off, 0) and item.per == "person-year":
                without = tuple(attrs.evolve(x, drop_off=0) if x is item else x for x in getattr(scenario, group))
                other: dict[str, Any] = {group: without}
                kept = _gained(run(attrs.evolve(scenario, **other)), item.name)
                lost = kept - _gained(result, item.name)
                if is_plain(lost, 0):
                    continue
                yield Finding(
                    "drop-off together with retention",
                    item.name,
                    lost,
                    "the effect fades twice: fewer are in work each year, and each is worth less.",
                    "Take the drop-off away, unless it is an effect beyond that of being in work.",
                )


def _retention_used(scenario: Scenario) -> tuple[Any, ...]:
    """Retention in the years since entry that the first cohort reaches within the horizon."""
    retention: Any = scenario.retention
    entries = [year for year, persons in enumerate(scenario.intake) if not is_plain(persons, 0)]
    return tuple(retention[: max(scenario.years - entries[0] - scenario.start_delay, 0)]) if entries else ()


def _gained(result: Result, item: str) -> Any:
    """What those who gain by an item gain, at the value date; where nobody does, what is lost by it."""
    lines = [line for line in result.book.lines if line.item == item and not line.is_cost]
    worths = [value_of_lines(result.society, [line]) for line in lines]
    return added([worth for worth in worths if worth > 0] or worths or [0])


def deadweight_twice(result: Result) -> Iterator[Finding]:
    """Those who would be in work anyway, taken away twice."""
    scenario = result.scenario
    factor: Any = scenario.additionality.deadweight
    if is_plain(factor.value, 0) or all(is_plain(share, 0) for share in scenario.counterfactual):
        return
    once = attrs.evolve(scenario.additionality, deadweight=attrs.evolve(factor, value=factor.value - factor.value))
    counted = run(attrs.evolve(scenario, additionality=once)).society.net_present_value
    yield Finding(
        "counterfactual together with deadweight",
        "additionality.deadweight",
        counted - result.society.net_present_value,
        "those who would be in work anyway are taken away twice: by the comparison group and by the deadweight.",
        "Keep the comparison group, and take the deadweight away.",
    )


def price_years(result: Result) -> Iterator[Finding]:
    """Items in another year's prices that no index converts."""
    scenario = result.scenario
    items: list[Any] = [*scenario.effects, *scenario.transfers, *scenario.taxes, *scenario.costs]
    for item in items:
        years = {item.price_year, scenario.price_year}
        if item.price_year is not None and len(years) > 1 and not years <= set(scenario.index):
            lines = [line for line in result.book.lines if line.item == item.name and line.is_cost]
            worth = added([value_of_lines(result.society, [line]) for line in lines]) if lines else None
            yield Finding(
                "mixed price years",
                item.name,
                _gained(result, item.name) if worth is None or not isinstance(item, Cost) else -worth,
                f"it is in prices of {item.price_year}, and the rest in {scenario.price_year or 'running prices'}.",
                "Give an index with a level for both years, so that it is converted.",
            )


def nominal_rate(result: Result) -> Iterator[Finding]:
    """A rate that holds inflation, on amounts that do not."""
    scenario = result.scenario
    discounting = scenario.discounting
    if discounting.terms != "nominal" or scenario.price_year is None or is_plain_rate(discounting.rate):
        return
    amount = None
    remedy = "Use the real rate, (1 + nominal) / (1 + inflation) - 1."
    if discounting.inflation is None:
        remedy += " What it changes can be told when discounting.inflation states the inflation that the rate holds."
    else:
        rate: Any = discounting.rate
        inflation: Any = discounting.inflation
        real = tuple(real_rate(x, inflation) for x in rate) if is_row(rate) else real_rate(rate, inflation)
        fixed = attrs.evolve(scenario, discounting=attrs.evolve(discounting, rate=real, terms="real"))
        amount = run(fixed).society.net_present_value - result.society.net_present_value
    yield Finding(
        "nominal rate on fixed prices",
        "discounting.rate",
        amount,
        f"the amounts are in prices of {scenario.price_year}, and the rate holds inflation as well.",
        remedy,
    )


def undiscounted_costs(result: Result) -> Iterator[Finding]:
    """Costs that are left as they are while gains are discounted; a lump sum is taken as spread over the horizon."""
    scenario = result.scenario
    if is_plain_rate(scenario.discounting.rate):
        return
    kind = kind_of(scenario)
    for cost in scenario.costs:
        if cost.discounted:
            continue
        as_gains = attrs.evolve(cost, discounted=True)
        if cost.per == "programme" and not any(is_row(amount) for amount in cost.amounts.values()):
            terms = [line for line in result.book.lines if line.item == cost.name]
            evenly = {line.actor: (kind(line.nominal.value[0]) / scenario.years,) * scenario.years for line in terms}
            as_gains = attrs.evolve(as_gains, amounts=evenly, price_year=None, real_growth=0)
        costs = tuple(as_gains if x is cost else x for x in scenario.costs)
        treated_alike = run(attrs.evolve(scenario, costs=costs)).society.net_present_value
        difference = treated_alike - result.society.net_present_value
        if is_plain(difference, 0):
            continue
        yield Finding(
            "gain discounted and cost not",
            cost.name,
            difference,
            "the gains are at their value at the value date and this cost is not.",
            "State the cost by year and discount it as well.",
        )
