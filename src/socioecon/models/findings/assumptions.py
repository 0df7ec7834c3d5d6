"""Findings about what is assumed: effects that fade twice, price years, the rate, costs that are not discounted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import attrs

from socioecon.core.prices import real_rate
from socioecon.models._both import both
from socioecon.models._kept_apart import worth_of
from socioecon.models._kinds import divisible, kind_of
from socioecon.models._steps import Step, call, evenly, given, less, nothing, otherwise, pick, plus
from socioecon.models._values import is_plain, is_row
from socioecon.models._words import joined, told
from socioecon.models.accounts import Line
from socioecon.models.items import Cost
from socioecon.models.profiles import is_plain_rate
from socioecon.models.result import Result, run
from socioecon.models.scenario import Scenario

from .finding import Finding, compared, found


def drop_off(result: Result) -> Iterator[Finding]:
    """An effect that fades by itself while ever fewer are in work."""
    scenario = result.scenario
    falls = any(later < earlier for earlier, later in pairwise(_retention_used(scenario)))
    for group in ("effects", "transfers"):
        for item in getattr(scenario, group) if falls else ():
            if not is_plain(item.drop_off, 0) and item.per in {"person-year", "person in work"}:
                without = tuple(attrs.evolve(x, drop_off=0) if x is item else x for x in getattr(scenario, group))
                other: dict[str, Any] = {group: without}
                kept = _gained(run(attrs.evolve(scenario, **other)), item.name)
                kept = otherwise(both("without drop-off", "utan avklingning"), kept)
                label = both("lost by drop-off, {}", "förlorat genom avklingning, {}", item.name)
                lost = call(label, "kr", less, kept, _gained(result, item.name))
                if is_plain(lost.value, 0):
                    continue
                yield found(
                    "drop-off together with retention",
                    item.name,
                    lost,
                    both(
                        "the effect fades twice: fewer are in work each year, and each is worth less.",
                        "effekten avtar två gånger: färre är i arbete för varje år, och var och en är värd mindre.",
                    ),
                    both(
                        "Take the drop-off away, unless it is an effect beyond that of being in work.",
                        "Ta bort avklingningen, om det inte är en effekt utöver den av att vara i arbete.",
                    ),
                )


def _retention_used(scenario: Scenario) -> tuple[Any, ...]:
    """Retention in the years since entry that the first cohort reaches within the horizon."""
    retention: Any = scenario.retention
    entries = [year for year, persons in enumerate(scenario.intake) if not is_plain(persons, 0)]
    return tuple(retention[: max(scenario.years - entries[0] - scenario.start_delay, 0)]) if entries else ()


def _gained(result: Result, item: str) -> Step:
    """What those who gain by an item gain, at the value date; where nobody does, what is lost by it."""
    lines = [line for line in result.book.lines if line.item == item and not line.is_cost]
    worths = [worth_of(result.society, joined(item, line.actor), [line], discounted=True) for line in lines]
    gains = (
        [worth for worth in worths if worth.value > 0] or worths or [call(both("nothing", "ingenting"), "kr", nothing)]
    )
    return call(both("gains, {}", "nytta, {}", told(item)), "kr", plus, *gains)


def deadweight_twice(result: Result) -> Iterator[Finding]:
    """Those who would be in work anyway, taken away twice."""
    scenario = result.scenario
    factor: Any = scenario.additionality.deadweight
    if is_plain(factor.value, 0) or not _is_compared(scenario):
        return
    once = attrs.evolve(scenario.additionality, deadweight=attrs.evolve(factor, value=factor.value - factor.value))
    twice = _in_work_alone(scenario)
    remedy = both(
        "Keep the comparison group, and take the deadweight away.",
        "Behåll jämförelsegruppen och ta bort dödvikten.",
    )
    items: list[Any] = [*scenario.effects, *scenario.transfers]
    if any(x.per not in _IN_WORK and x.counts == "additional" for x in items):
        remedy = both(
            "{} What comes per entrant or per year then needs it in its own amounts.",
            "{} Det som kommer per person som börjar eller per år behöver den då i sina egna belopp.",
            remedy,
        )
    counted_once = run(attrs.evolve(twice, additionality=once))
    for name, worth in compared(run(twice), counted_once, ("", both("without deadweight", "utan dödvikt"))).items():
        yield found(
            "counterfactual together with deadweight",
            f"additionality.deadweight, {name}",
            worth,
            both(
                "those who would be in work anyway are taken away twice: by the comparison group and by the "
                "deadweight.",
                "de som ändå skulle ha varit i arbete räknas bort två gånger: genom jämförelsegruppen och genom "
                "dödvikten.",
            ),
            remedy,
        )


def _is_compared(scenario: Scenario) -> bool:
    """Whether the comparison group has anybody in work in a year since entry that a cohort reaches."""
    entries = [year for year, persons in enumerate(scenario.intake) if not is_plain(persons, 0)]
    reached = scenario.years - min(entries, default=scenario.years)
    anyway = tuple(zip(scenario.counterfactual, scenario.survival, strict=False))[:reached]
    return not all(is_plain(share, 0) or is_plain(left, 0) for share, left in anyway)


_IN_WORK = {"person-year", "person in work"}


def _in_work_alone(scenario: Scenario) -> Scenario:
    """The scenario with what comes with being in work alone: the comparison group is about nothing else."""
    return attrs.evolve(
        scenario,
        actors=scenario.everyone,  # also those whom only another item names
        effects=tuple(x for x in scenario.effects if x.per in _IN_WORK),
        transfers=tuple(x for x in scenario.transfers if x.per in _IN_WORK),
        costs=(),
    )


def price_years(result: Result) -> Iterator[Finding]:
    """Items in another year's prices that no index converts."""
    scenario = result.scenario
    calculated = _price_year(result)
    items: list[Any] = [*scenario.effects, *scenario.transfers, *scenario.taxes, *scenario.costs]
    for item in items:
        converted = {item.price_year, scenario.price_year} <= set(scenario.index)
        if converted or item.price_year in {None, calculated}:
            continue
        gained = not isinstance(item, Cost)
        amount = _gained(result, item.name) if gained else result.society.step("value_of_costs", item=item.name)
        if not is_plain(amount.value, 0):
            yield found("mixed price years", item.name, amount, *_mixed(item.price_year, scenario))


def _price_year(result: Result) -> int | None:
    """The year whose prices a scenario is in: the one that it states, or all items of any worth do."""
    scenario = result.scenario
    if scenario.price_year is not None or scenario.employment:
        return scenario.price_year
    items: list[Any] = [*scenario.effects, *scenario.transfers, *scenario.taxes, *scenario.costs]
    counted = {line.item for line in result.book.lines if not all(is_plain(x, 0) for x in line.nominal.value)}
    years = {item.price_year for item in items if item.name in counted}
    return years.pop() if len(years) == 1 else None


def _mixed(year: int, scenario: Scenario) -> tuple[str, str]:
    """What is the matter with an item in prices of this year, and the remedy."""
    if scenario.price_year is not None:
        return (
            both(
                "it is in prices of {}, and the rest in {}.",
                "den är i {} års priser och resten i {} års.",
                year,
                scenario.price_year,
            ),
            both(
                "Give an index with a level for both years, so that it is converted.",
                "Ange ett index med nivån för båda åren, så att den räknas om.",
            ),
        )
    if scenario.discounting.terms == "nominal":
        return (
            both(
                "it is in prices of {}, others are not, and the calculation is in current prices.",
                "den är i {} års priser, andra är det inte, och kalkylen är i löpande priser.",
                year,
            ),
            both(
                "State it in current prices, or everything in prices of one year: price_year, and a real rate.",
                "Ange den i löpande priser, eller allt i ett års priser: price_year, och en real ränta.",
            ),
        )
    return (
        both(
            "it is in prices of {}, others are not, and no price year is stated for the whole.",
            "den är i {} års priser, andra är det inte, och inget prisår är angivet för helheten.",
            year,
        ),
        both(
            "State the price_year of the scenario, and an index with a level for both years.",
            "Ange kalkylens prisår (price_year) och ett index med nivån för båda åren.",
        ),
    )


def nominal_rate(result: Result) -> Iterator[Finding]:
    """A rate that holds inflation, on amounts that do not."""
    scenario = result.scenario
    discounting = scenario.discounting
    year = _price_year(result)
    if discounting.terms != "nominal" or year is None or is_plain_rate(discounting.rate):
        return
    remedy = both(
        "Use the real rate, (1 + nominal) / (1 + inflation) - 1.",
        "Använd den reala räntan, (1 + nominell) / (1 + inflation) - 1.",
    )
    inflation = given("discounting.inflation", discounting.inflation, "a year")
    if discounting.inflation is None:
        exact = kind_of(scenario)
        label = both("inflation, as an illustration", "inflation, som illustration")
        inflation = given(label, exact(2) / exact(100), "a year", RIKSBANK)
        remedy = both(
            "{} The amount is an illustration, at an inflation of 2 % a year (the target of Sveriges riksbank): state "
            "the inflation that the rate holds as discounting.inflation.",
            "{} Beloppet är en illustration med 2 % inflation om året (Sveriges riksbanks mål): ange den inflation som "
            "räntan innehåller som discounting.inflation.",
            remedy,
        )
    nominal = divisible(given("discounting.rate", discounting.rate, "a year"), kind_of(scenario))
    rate = call(both("real rate", "real ränta"), "a year", real_rates, nominal, divisible(inflation, kind_of(scenario)))
    fixed = attrs.evolve(scenario, discounting=attrs.evolve(discounting, rate=rate.value, terms="real"))
    more = compared(
        result, run(fixed), ("", both("at the real rate", "med den reala räntan")), {"discounting.rate": rate}
    )
    for name, worth in more.items():
        yield found(
            "nominal rate on fixed prices",
            f"discounting.rate, {name}",
            worth,
            both(
                "the amounts are in prices of {}, and the rate holds inflation as well.",
                "beloppen är i {} års priser, men räntan innehåller också inflation.",
                year,
            ),
            remedy,
        )


#: Where the illustration of an inflation that nobody has stated stands.
RIKSBANK = "Sveriges riksbank, inflationsmålet: 2 %"


def real_rates(rate: Any, inflation: Any) -> Any:
    """The real rate: (1 + nominal) / (1 + inflation) - 1, of each year where rates differ."""
    return tuple([real_rate(x, inflation) for x in rate]) if is_row(rate) else real_rate(rate, inflation)


def undiscounted_costs(result: Result) -> Iterator[Finding]:
    """Costs that are left as they are while gains are discounted; a lump sum is taken as spread over the horizon."""
    scenario = result.scenario
    if is_plain_rate(scenario.discounting.rate):
        return
    for cost in scenario.costs:
        if cost.discounted:
            continue
        as_gains = attrs.evolve(cost, discounted=True)
        if cost.per == "programme" and not all(is_row(amount) for amount in cost.amounts.values()):
            lines = [line for line in result.book.lines if line.item == cost.name]
            amounts = {
                line.actor: line.nominal if is_row(cost.amounts[line.actor]) else _over_the_years(line, scenario)
                for line in lines
            }
            as_gains = attrs.evolve(as_gains, amounts=amounts, price_year=None, real_growth=0)
        costs = tuple(as_gains if x is cost else x for x in scenario.costs)
        alike = run(attrs.evolve(scenario, costs=costs)).society.step("net_present_value")
        alike = otherwise(both("with the cost discounted", "med kostnaden diskonterad"), alike)
        difference = call(both("difference", "skillnad"), "kr", less, alike, result.society.step("net_present_value"))
        if is_plain(difference.value, 0):
            continue
        yield found(
            "gain discounted and cost not",
            cost.name,
            difference,
            both(
                "the gains are at their value at the value date and this cost is not.",
                "nyttan är räknad i nuvärde men inte den här kostnaden.",
            ),
            both(
                "State the cost by year and discount it as well.",
                "Ange kostnaden per år och diskontera den också.",
            ),
        )


def _over_the_years(line: Line, scenario: Scenario) -> Step:
    """What is paid at the start as the same amount every year."""
    at_start = pick(line.nominal, 0, both("{}, at the start", "{}, i början av år 1", line.nominal.label))
    whole = divisible(at_start, kind_of(scenario))
    label = both("{}, over the years", "{}, över åren", line.nominal.label)
    return call(label, "kr", evenly, whole, scenario.years)
