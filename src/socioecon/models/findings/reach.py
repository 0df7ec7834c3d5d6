"""Findings about how far it reaches: the horizon, the target group, and the employer whose jobs it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from socioecon.core.flows import extend
from socioecon.core.followup import annual_places
from socioecon.models._fields import is_plain, is_row
from socioecon.models.items import Effect, Transfer
from socioecon.models.result import Result, run
from socioecon.models.scenario import Scenario

from .finding import Finding


def horizon(result: Result) -> Iterator[Finding]:
    """What known retention would still bring after the horizon, or one year more at its last value."""
    scenario = result.scenario
    entries = [year for year, persons in enumerate(scenario.intake) if not is_plain(persons, 0)]
    if not entries:
        return
    reach = [k for k, share in enumerate(scenario.retention) if not is_plain(share, 0)]
    needed = entries[-1] + (reach[-1] + 1 if reach else 0) + scenario.start_delay
    known = needed > scenario.years
    if not known and is_plain(scenario.retention[-1], 0):
        return
    try:
        longer = run(_per_person(_longer(scenario, needed if known else scenario.years + 1, goes_on=not known)))
    except Exception:  # noqa: BLE001  # somebody's cost model that does not answer for later years raises what it likes
        longer = None
    now = run(_per_person(scenario))
    for name in result.perspectives or ("society",):
        accounts = [x.society if name == "society" else x.perspectives[name] for x in (longer, now) if x is not None]
        amount = accounts[0].net_present_value - accounts[1].net_present_value if len(accounts) == 2 else None
        yield Finding(
            "horizon ends before the effect",
            name,
            amount,
            f"the last cohort's effect goes on after year {scenario.years}."
            if known
            else f"the last retention known is not 0, so that the effect goes on after year {scenario.years}.",
            f"Extend the horizon to {needed} years."
            if known
            else "Say how retention goes on and extend the horizon: the amount is one year more at its last value.",
        )


def _per_person(scenario: Scenario) -> Scenario:
    """The scenario with what grows with the persons alone: what comes every year goes on whether they do or not."""
    effects = tuple(x for x in scenario.effects if x.per == "person-year")
    transfers = tuple(x for x in scenario.transfers if x.per == "person-year")
    return attrs.evolve(scenario, effects=effects, transfers=transfers, costs=())


def _longer(scenario: Scenario, years: int, *, goes_on: bool) -> Scenario:
    """The scenario over more years: nobody more enters; all else, and retention if it goes on, stays as it is."""

    def on(values: Any) -> Any:
        return extend(values, years, fill=values[-1]) if is_row(values) and len(values) < years else values

    def all_on(item: Effect | Transfer) -> Any:
        if isinstance(item, Transfer):
            return attrs.evolve(item, amount=on(item.amount))
        return attrs.evolve(item, amounts={actor: on(amount) for actor, amount in item.amounts.items()})

    intake: Any = scenario.intake
    counterfactual: Any = scenario.counterfactual
    retention: Any = scenario.retention
    if goes_on:
        retention = on(retention)
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
        discounting=attrs.evolve(scenario.discounting, rate=on(scenario.discounting.rate)),
        effects=tuple(all_on(x) for x in scenario.effects),
        transfers=tuple(all_on(x) for x in scenario.transfers),
        employment=tuple(attrs.evolve(x, subsidy_taper=on(x.subsidy_taper)) for x in scenario.employment),
        costs=(),
    )


def target_group(result: Result) -> Iterator[Finding]:
    """More places than there are persons to take them."""
    scenario = result.scenario
    if scenario.target_group is None or scenario.stay is None:
        return
    intake: Any = scenario.intake
    stay: Any = scenario.stay
    places = annual_places(max(intake), stay)
    if places > scenario.target_group:
        yield Finding(
            "target group smaller than intake x stay",
            "target_group",
            places - scenario.target_group,
            f"{max(intake)} a year who stay {stay} years take {places} places; there are {scenario.target_group}.",
            "Lower the intake or the stay, or show that the target group is larger. The amount is persons.",
        )


def employers(result: Result) -> Iterator[Finding]:
    """Employers who lose by the post, or to whom the subsidy is a gift."""
    for block in result.scenario.employment:
        by_year = block.employers_account(result.scenario.years)
        lowest, highest = min(by_year), max(by_year)
        if lowest < 0:
            yield Finding(
                "employer's account negative",
                block.name,
                lowest,
                f"the employer loses on a person-year, {by_year.index(lowest) + 1} years in: the job is at risk.",
                "Raise the subsidy or lower the wage cost, or say why the employer keeps the job.",
            )
        if highest > 0 and block.productivity >= 1:
            yield Finding(
                "employer's account a gift",
                block.name,
                highest,
                "at full productivity the subsidy is the employer's gain.",
                "Lower the subsidy, or state the productivity that it makes up for.",
            )
