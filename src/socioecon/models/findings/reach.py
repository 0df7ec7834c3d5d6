"""Findings about how far it reaches: the horizon, the target group, and the employer whose jobs it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import attrs

from socioecon.core.flows import extend
from socioecon.core.followup import annual_places
from socioecon.models._both import both, figure
from socioecon.models._fields import LONGEST
from socioecon.models._steps import call, given, largest, less, no_number
from socioecon.models._values import Named, is_plain, is_row
from socioecon.models.employment import EQUALISATION_LAG, employers_steps
from socioecon.models.items import Effect, Transfer
from socioecon.models.profiles import Profiles
from socioecon.models.result import Result, run
from socioecon.models.scenario import Scenario

from .finding import Finding, compared, found


def horizon(result: Result) -> Iterator[Finding]:
    """What is known to come after the horizon, and one year more of retention at its last value if it is not known."""
    scenario = result.scenario
    entries = [year for year, persons in enumerate(scenario.intake) if not is_plain(persons, 0)]
    if not entries:
        return
    # What comes after the longest horizon that there is, is not looked for: nobody could follow the remedy.
    needed = min(entries[-1] + _known_reach(scenario), LONGEST)
    if needed > scenario.years:
        message = both(
            "a part of what is known to follow falls after year {} and is not counted.",
            "en del av det som är känt faller efter år {} och räknas inte.",
            scenario.years,
        )
        if _goes_on(scenario, needed):
            message = both(
                "{} What is stated by year and ends earlier is taken to go on at its last value.",
                "{} Det som är angivet år för år och slutar tidigare antas fortsätta med sitt sista värde.",
                message,
            )
        longer = partial(_longer, scenario, needed)
        remedy = both("Extend the horizon to {} years.", "Förläng kalkylen till {} år.", needed)
        yield from _left_out(scenario, partial(_longer, scenario, scenario.years), longer, message, remedy)
    seen = max(needed, scenario.years) + 1
    ends_at_work = entries[-1] + _in_work(scenario) <= scenario.years and not is_plain(scenario.retention[-1], 0)
    if ends_at_work and seen <= LONGEST:
        message = both(
            "the last retention known is above 0: the effect goes on after year {}, uncounted.",
            "den sista kända andelen i arbete är över 0: effekten fortsätter efter år {} utan att räknas.",
            scenario.years,
        )
        remedy = both(
            "Say how retention goes on, and extend the horizon. The amount is one year more at its last value.",
            "Ange hur kvarstannandet fortsätter och förläng kalkylen. Beloppet är ett år till med den sista andelen.",
        )
        one_more = partial(_longer, scenario, seen, retained=scenario.years + 1)
        yield from _left_out(scenario, partial(_longer, scenario, seen), one_more, message, remedy)


def _left_out(
    scenario: Scenario, shorter: Callable[..., Scenario], longer: Callable[..., Scenario], message: str, remedy: str
) -> Iterator[Finding]:
    """What more years bring, to each perspective or to society; where it is nothing to them, to each actor.

    Cost models are asked about later years, and where they have no answer their last one goes on.
    """
    names = (
        both("within the horizon", "inom kalkylen"),
        both("with what comes after it", "med det som kommer efter den"),
    )
    assumed = both(
        "{} Cost models that do not answer so far ahead are taken to go on as they end.",
        "{} Kostnadsmodeller som inte svarar så långt fram antas fortsätta som de slutar.",
        message,
    )
    for answers, told in ((LONGEST, message), (scenario.years, assumed)):
        described = [_per_person(to(answers=answers)) for to in (shorter, longer)]
        try:
            before, after = map(run, described)
            more = compared(before, after, names)
        except Exception:  # noqa: BLE001, S112  # somebody's cost model that does not answer raises what it likes
            continue
        for name, worth in more.items():
            yield found("horizon ends before the effect", name, worth, told, remedy)
        return
    too_large = call(both("too large for its kind of number", "för stort för sitt slags tal"), "kr", no_number)
    yield found("horizon ends before the effect", "society", too_large, message, remedy)


def _known_reach(scenario: Scenario) -> int:
    """How many years from an entry on, that of entry included, the last of what is known to follow falls."""
    in_work = _in_work(scenario)
    items = _per_person(scenario)
    reaches = [0]
    for item in (*items.effects, *items.transfers, *items.taxes, *items.costs):
        after_entry = _years_stated(scenario, item) if getattr(item, "per", "person-year") == "entrant" else in_work
        reaches.append(after_entry + getattr(item, "lag", 0))
    for block in scenario.employment:
        rates = (block.municipal_equalisation, block.regional_equalisation)
        reaches.append(in_work + (0 if all(rate is None for rate in rates) else EQUALISATION_LAG))
    return max(reaches)


_AT_WORK = {"person-year", "person in work"}


def _goes_on(scenario: Scenario, needed: int) -> bool:
    """Whether something stated by year ends before the last of what is known to follow, at a value that counts."""
    items: list[Any] = [*scenario.effects, *scenario.transfers]
    tapers = [block.subsidy_taper for block in scenario.employment]
    at_work = [item for item in items if item.per in _AT_WORK]
    shares: list[Any] = [scenario.working_time]
    shares += [] if all(is_plain(share, 1) for share in scenario.survival) else [scenario.survival]
    since_entry = [
        *[x for item in at_work for x in _amounts(item)],
        *tapers,
        *(shares if at_work or scenario.taxes or scenario.employment else ()),
    ]
    reaches: list[Any] = [*[(x, _in_work(scenario)) for x in since_entry], (scenario.discounting.rate, needed)]
    return any(is_row(x) and len(x) < reach and not is_plain(x[-1], 0) for x, reach in reaches)


def _amounts(item: Any) -> tuple[Any, ...]:
    return (item.amount,) if isinstance(item, Transfer) else tuple(item.amounts.values())


def _in_work(scenario: Scenario) -> int:
    """How many years from an entry on, that of entry included, the last known to be in work are: with it or anyway."""
    kept = [scenario.start_delay + k + 1 for k, share in enumerate(scenario.retention) if not is_plain(share, 0)]
    known = scenario.counterfactual[: len(scenario.retention)]  # as far as the participants are: see `_longer`
    anyway = [k + 1 for k, share in enumerate(known) if not is_plain(share, 0)]
    return max((*kept, *anyway), default=0)


def _years_stated(scenario: Scenario, item: Any) -> int:
    """For how many years since entry an item says what each entrant brings; of a cost model, those of the horizon."""
    if getattr(item, "model", None) is not None:
        return scenario.years
    return max([len(amount) if is_row(amount) else 1 for amount in _amounts(item)], default=1)


def _per_person(scenario: Scenario) -> Scenario:
    """The scenario with what grows with the persons alone: what comes every year goes on whether they do or not.

    Its actors are those of the whole: a perspective may name one that only what is left out does.
    """
    effects = tuple(x for x in scenario.effects if x.per != "year")
    transfers = tuple(x for x in scenario.transfers if x.per != "year")
    costs = tuple(x for x in scenario.costs if x.per == "entrant")
    actors = Named(scenario.everyone)
    return attrs.evolve(scenario, actors=actors, effects=effects, transfers=transfers, costs=costs)


@attrs.frozen
class _Known:
    """A cost model as far as it is known, and nothing after that."""

    model: Callable[[int], Mapping[str, Any]]
    years: int
    answers: int

    def __call__(self, year_since_entry: int) -> Mapping[str, Any]:
        if year_since_entry < self.years:
            return self.model(min(year_since_entry, self.answers - 1))
        return {actor: amount - amount for actor, amount in self.model(0).items()}


def _longer(scenario: Scenario, years: int, *, retained: int = 0, answers: int = LONGEST) -> Scenario:
    """The scenario over more years: nobody more enters, and all else stays as it is.

    Retention, and what each entrant brings by year since entry, ends where it is known no further; retention goes on at
    its last value until it is `retained` years long. Cost models are asked about so many years as they have `answers`.
    """

    def on(values: Any) -> Any:
        return extend(values, years, fill=values[-1]) if is_row(values) and len(values) < years else values

    def amount_on(item: Any, amount: Any) -> Any:
        if item.per == "entrant" and is_row(amount) and len(amount) < years:
            return extend(amount, years, fill=amount[-1] - amount[-1])
        return on(amount)

    def all_on(item: Any) -> Any:
        if isinstance(item, Transfer):
            return attrs.evolve(item, amount=amount_on(item, item.amount))
        if isinstance(item, Effect) and item.model is not None:
            known = scenario.years if item.per == "entrant" else reach + scenario.start_delay
            return attrs.evolve(item, model=_Known(item.model, known, answers))
        return attrs.evolve(item, amounts={actor: amount_on(item, x) for actor, x in item.amounts.items()})

    intake: Any = scenario.intake
    counterfactual: Any = scenario.counterfactual
    retention: Any = scenario.retention
    if retained > len(retention):
        retention = extend(retention, retained, fill=retention[-1])
    # What is not known of the participants is not set against the comparison group either: both end together.
    reach = min(len(retention), years)
    anyway = extend(counterfactual[:reach], reach, fill=counterfactual[-1])
    return attrs.evolve(
        scenario,
        years=years,
        intake=extend(intake, years, fill=0),
        retention=extend(retention[:reach], years, fill=0),
        counterfactual=extend(anyway, years, fill=0),
        survival=on(scenario.survival),
        working_time=on(scenario.working_time),
        discounting=attrs.evolve(scenario.discounting, rate=on(scenario.discounting.rate)),
        effects=tuple(all_on(x) for x in scenario.effects),
        transfers=tuple(all_on(x) for x in scenario.transfers),
        employment=tuple(attrs.evolve(x, subsidy_taper=on(x.subsidy_taper)) for x in scenario.employment),
        costs=tuple(all_on(x) for x in scenario.costs),
    )


def target_group(result: Result) -> Iterator[Finding]:
    """More places than there are persons to take them."""
    scenario = result.scenario
    if scenario.target_group is None or scenario.stay is None:
        return
    most = call(
        both("most entrants in a year", "flest som börjar ett år"),
        "persons",
        largest,
        given("intake", scenario.intake, "persons"),
    )
    places = call(
        both("places taken", "platser som tas"), "persons", annual_places, most, given("stay", scenario.stay, "years")
    )
    group = given("target_group", scenario.target_group, "persons")
    lacking = call(both("persons lacking", "personer som saknas"), "persons", less, places, group)
    if lacking.value > 0:
        yield found(
            "target group smaller than intake x stay",
            "target_group",
            lacking,
            both(
                "{} a year who stay {} years take {} places; there are {} persons.",
                "{} om året som stannar {} år tar {} platser; det finns {} personer.",
                *[figure(x) for x in (most.value, scenario.stay, places.value, scenario.target_group)],
            ),
            both(
                "Lower the intake or the stay, or show that the target group is larger.",
                "Sänk intaget eller tiden i insatsen, eller visa att målgruppen är större.",
            ),
        )


def employers(result: Result) -> Iterator[Finding]:
    """Employers who lose by the post, or to whom the subsidy is a gift, in a year in which somebody is in work."""
    years = _years_in_work(result.scenario)
    for block in result.scenario.employment if years else ():
        source = Profiles(result.scenario).source(block)
        left, paid = employers_steps(block, result.scenario.years, source)
        worst = min(years, key=lambda year: left[year].value)
        if left[worst].value < 0:
            yield found(
                "employer's account negative",
                block.name,
                left[worst],
                both(
                    "the employer loses on a person-year in year {} since entry: the job is at risk.",
                    "arbetsgivaren förlorar på ett personår i år {} från början: arbetet är i fara.",
                    worst + 1,
                ),
                both(
                    "Raise the subsidy or lower the wage cost, or say why the employer keeps the job.",
                    "Höj stödet eller sänk lönekostnaden, eller säg varför arbetsgivaren behåller anställningen.",
                ),
            )
        most = max((paid[year] for year in years), key=lambda step: step.value)
        if most.value > 0 and block.productivity >= 1:
            yield found(
                "employer's account a gift",
                block.name,
                most,
                both(
                    "at full productivity the subsidy is the employer's gain.",
                    "vid full produktivitet är stödet arbetsgivarens vinst.",
                ),
                both(
                    "Lower the subsidy, or state the productivity that it makes up for.",
                    "Sänk stödet, eller ange den produktivitet som det väger upp.",
                ),
            )


def _years_in_work(scenario: Scenario) -> list[int]:
    """The years since entry in which somebody is in work within the horizon."""
    entries = [year for year, persons in enumerate(scenario.intake) if not is_plain(persons, 0)]
    in_work = Profiles(scenario).in_work["everyone"].value[: scenario.years - entries[0]] if entries else ()
    return [year for year, share in enumerate(in_work) if not is_plain(share, 0)]
