"""From a description to terms: amounts by actor, times one profile over the years. Everything else is sums of these.

The profile of a term says how many units there are of it each year: person-years in work, entrants, or 1 for what comes
every year. Amounts that differ by year since entry are laid into the profile. Gains and costs stand apart: an outlay is
what is paid for everyone who takes part, be it a programme cost or a transfer such as a wage subsidy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.projection import project
from socioecon.core.taxes import tax_by_recipient

from ._both import both
from ._consistency import nearest
from ._steps import Step, at_the_start, call, given, multiply, pick
from ._values import is_plain
from ._words import PUBLIC_FUNDS, TAKEN, taken
from .amounts import Rated, quoted, shared_out, stated
from .items import Cost, Effect, Tax, Transfer
from .profiles import Profiles

if TYPE_CHECKING:
    from .scenario import Scenario


@attrs.define(eq=False)
class Term:
    """One profile and what each actor gains or pays per unit of it.

    `gains` are kr per unit of the profile, of any sign; `costs` positive outlays; `parties` the payer and the payee of
    a transfer, () where nothing passes between actors.
    """

    item: Effect | Transfer | Tax | Cost
    kind: str
    gains: Mapping[str, Step]
    costs: Mapping[str, Step]
    profile: Step
    discounted: Step
    grows: bool
    parties: tuple[str, ...] = ()
    tax: bool = False


def compiled(scenario: Scenario, profiles: Profiles) -> tuple[Term, ...]:
    """The terms of every item, in the order in which they are described."""
    terms: list[Term] = []
    for effect in scenario.effects:
        terms.extend(_effect(profiles, effect, "effects"))
    for transfer in scenario.transfers:
        terms.extend(_transfer(profiles, transfer, "transfers"))
    for tax in scenario.taxes:
        terms.extend(_tax(profiles, tax))
    for block in scenario.employment:
        for item in block.items(profiles.source(block)):
            build: Any = _effect if isinstance(item, Effect) else _transfer
            terms.extend(build(profiles, item, "employment"))
    for cost in scenario.costs:
        terms.extend(_cost(profiles, cost))
    if not is_plain(scenario.cost_of_public_funds, 0):
        terms.extend(_cost_of_public_funds(scenario, terms))
    return tuple(terms)


# --------------------------------------------------------------------------------------------------------------- items


def _effect(profiles: Profiles, effect: Effect, group: str) -> list[Term]:
    path, source = f"{group}.{quoted(effect.name)}", profiles.source(effect)
    if effect.apportioned is not None:
        amounts = shared_out(effect.apportioned, f"{path}.apportioned", source, profiles.exact)
    elif effect.model is not None:
        years = profiles.years
        try:
            label = both("model by year since entry", "kostnadsmodell per år sedan start")
            table = call(label, "kr", project, effect.model, at_the_start(years), (1,) * years)
        except (ShapeError, RangeError) as error:
            message = f"Effect {effect.name!r}: {error}"
            raise type(error)(message) from None
        for actor in table.value:
            if not isinstance(actor, str):
                got = _numbers.shown(actor)
                message = f"Effect {effect.name!r}: actors in model(0) must be texts; got {got}: put it in quotes"
                raise ShapeError(message)
            if actor in TAKEN:
                message = f"Effect {effect.name!r}: actors in model(0) must have names of their own: {taken(actor)}"
                raise ShapeError(message)
        for actor in effect.cashable:
            if actor not in table.value:
                do = nearest(actor, table.value) or "name one of them"
                message = (
                    f"cashable of Effect {effect.name!r} must be of actors in model(0), {list(table.value)}; "
                    f"got {_numbers.shown(actor)}: {do}"
                )
                raise ShapeError(message)
        amounts = {
            actor: pick(table, actor, both("{} by year since entry", "{} per år sedan start", actor))
            for actor in table.value
        }
    else:
        amounts = {
            actor: stated(amount, f"{path}.amounts.{quoted(actor)}", source) for actor, amount in effect.amounts.items()
        }
    return [Term(effect, effect.kind, gains=rows, costs={}, **how) for rows, how in profiles.of(effect, amounts)]


def _transfer(profiles: Profiles, transfer: Transfer, group: str) -> list[Term]:
    amount: Any = transfer.amount
    if amount.__class__ is not Step:  # a row of a labour block knows where it comes from
        amount = stated(amount, f"{group}.{quoted(transfer.name)}.amount", profiles.source(transfer))
    tax = transfer.tax
    if tax is None:  # a rate of a base is a tax, and where it is paid for everyone a wage subsidy
        tax = transfer.amount.__class__ is Rated and transfer.counts != "everyone"
    return [
        _moved(transfer, rows["amount"], transfer.payer, transfer.payee, tax=tax, **how)
        for rows, how in profiles.of(transfer, {"amount": amount})
    ]


def _tax(profiles: Profiles, tax: Tax) -> list[Term]:
    path, source = f"taxes.{quoted(tax.name)}", profiles.source(tax)
    base = given(f"{path}.base", tax.base, "kr", source)
    rates = {actor: given(f"{path}.rates.{quoted(actor)}", rate, "share", source) for actor, rate in tax.rates.items()}
    revenue = call(both("tax by recipient", "skatt per mottagare"), "kr", tax_by_recipient, base, rates)
    amounts = {actor: pick(revenue, actor, both("tax to {}", "skatt till {}", actor)) for actor in rates}
    return [
        _moved(tax, amount, tax.payer, actor, tax=True, **how)
        for rows, how in profiles.of(tax, amounts)
        for actor, amount in rows.items()
        if actor != tax.payer  # who pays itself is where it was
    ]


def _moved(item: Transfer | Tax, amount: Step, payer: str, payee: str, **how: Any) -> Term:
    gains, costs = {payee: amount}, {}
    if item.counts == "everyone":
        costs = {payer: amount}
    else:
        gains[payer] = call(both("paid", "betalas"), "kr", multiply, -1, amount)
    return Term(item, "transfer", gains=gains, costs=costs, parties=(payer, payee), **how)


def _cost(profiles: Profiles, cost: Cost) -> list[Term]:
    path, source = f"costs.{quoted(cost.name)}.amounts", profiles.source(cost)
    amounts = {actor: stated(x, f"{path}.{quoted(actor)}", source) for actor, x in cost.amounts.items()}
    return [Term(cost, cost.kind, gains={}, costs=rows, **how) for rows, how in profiles.of(cost, amounts)]


def _cost_of_public_funds(scenario: Scenario, terms: list[Term]) -> list[Term]:
    factor = given("cost_of_public_funds", scenario.cost_of_public_funds, "share")
    item = Cost(PUBLIC_FUNDS, amounts={PUBLIC_FUNDS: scenario.cost_of_public_funds})
    charged: list[Term] = []
    for term in terms:
        for actor, amount in term.costs.items():
            if is_public(scenario, actor):
                label = both("on {}", "på {}", term.item.name)
                loss = {PUBLIC_FUNDS: call(label, "kr", multiply, factor, amount)}
                how: dict[str, Any] = {"profile": term.profile, "discounted": term.discounted, "grows": term.grows}
                charged.append(Term(item, "resource", gains={}, costs=loss, **how))
    return charged


def is_public(scenario: Scenario, actor: str) -> bool:
    """Whether the outlays of an actor, or of one that it is part of, are paid by taxes."""
    described = scenario.actors.get(actor)
    return described is not None and (described.public or is_public(scenario, described.part_of))
