"""Whole interventions for hypothesis: every kind of item, every way to state an amount, every assumption."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from socioecon.models import (
    Actor,
    Additionality,
    Apportioned,
    Cashability,
    Cost,
    Discounting,
    Effect,
    Employment,
    Factor,
    Monthly,
    Rated,
    Scenario,
    Source,
    Tax,
    Transfer,
)

from .strategies import Kind, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

Strategy: TypeAlias = st.SearchStrategy[Any]

ACTORS: tuple[str, ...] = (
    "Individ",
    "Arbetsgivare",
    "Kommun",
    "Socialnämnden",
    "Region",
    "Staten",
    "Arbetsförmedlingen",
)
PARENTS = {"Socialnämnden": "Kommun", "Arbetsförmedlingen": "Staten"}
EVIDENCE: Strategy = st.sampled_from(["trial", "comparison", "before-after", "forecast", "judgement"])


@dataclass(frozen=True)
class Drawn:
    """The numbers of one scenario: of one kind, or whole, as people write them."""

    kind: Kind

    def between(self, low: Fraction | int, high: Fraction | int) -> Strategy:
        """Numbers of the kind, or whole ones, from low to high."""
        return numbers(low, high, kind=int) | numbers(low, high, kind=self.kind)

    @cached_property
    def amounts(self) -> Strategy:
        """Amounts in kr of either sign."""
        return self.between(-300_000, 300_000)

    @cached_property
    def outlays(self) -> Strategy:
        """Amounts in kr from 0 up."""
        return self.between(0, 300_000)

    @cached_property
    def shares(self) -> Strategy:
        """Shares from 0 to 1."""
        return self.between(0, 1)

    @cached_property
    def rates(self) -> Strategy:
        """Rates of discounting."""
        return numbers(Fraction(-1, 10), Fraction(1, 5), kind=self.kind)

    @cached_property
    def growths(self) -> Strategy:
        """Real growth a year, mostly none."""
        return st.just(0) | numbers(Fraction(-1, 20), Fraction(1, 10), kind=self.kind)


def by_year(values: Strategy, years: int) -> Strategy:
    """One value for each year."""
    return st.tuples(*[values] * years)


@st.composite
def stated_amounts(draw: st.DrawFn, of: Drawn, years: int, values: Strategy) -> Any:
    """An amount, in any of the ways to state one."""
    ways = [
        values,
        by_year(values, years),
        st.builds(Monthly, values, st.integers(0, 36), of.shares),
        st.builds(Rated, of.shares, values),
    ]
    return draw(st.one_of(ways))


@st.composite
def common(draw: st.DrawFn, of: Drawn, parties: list[str], *, plain: bool = False) -> dict[str, Any]:
    """The fields that effects, transfers and taxes share."""
    fields: dict[str, Any] = {
        "counts": draw(st.sampled_from(["additional", "everyone"])),
        "price_year": draw(st.sampled_from([None, 2014, 2020])),
        "real_growth": draw(of.growths),
        "lag": draw(st.integers(0, 3)),
        "source": draw(st.sampled_from(["", "rapport"])),
    }
    if not plain:
        fields["per"] = draw(st.sampled_from(["person-year", "person in work", "entrant", "year"]))
        fields["drop_off"] = draw(st.just(0) | of.shares)
        fields["against"] = draw(st.sampled_from([None, "budget", "forecast"]))
        fields["cashable"] = draw(
            st.dictionaries(st.sampled_from(parties), st.builds(Cashability, of.shares, st.integers(0, 2)), max_size=2)
        )
    return fields


@st.composite
def effects(draw: st.DrawFn, of: Drawn, name: str, years: int) -> Effect:
    """An effect: amounts by actor, a total shared out, or a cost model."""
    parties = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=4, unique=True))
    how = draw(st.sampled_from(["amounts", "apportioned", "model"]))
    stated: dict[str, Any]
    if how == "amounts":
        stated = {"amounts": {party: draw(stated_amounts(of, years, of.amounts)) for party in parties}}
    elif how == "apportioned":
        weights = {party: draw(st.integers(1, 9)) for party in parties}
        whole = sum(weights.values()) + draw(st.integers(0, 3))
        residual = "" if whole == sum(weights.values()) else draw(st.sampled_from(["*", parties[0]]))
        stated = {"apportioned": Apportioned(draw(of.amounts), weights, whole=whole, residual=residual)}
    else:
        answers = [{party: draw(of.amounts) for party in parties} for _ in range(years)]
        stated = {"model": answers.__getitem__}
    kind: Any = draw(st.sampled_from(["resource", "production", "mixed"]))
    fields = draw(common(of, parties))
    if kind == "production":  # which is no avoided cost that becomes money
        del fields["cashable"]
    return Effect(name, kind=kind, **stated, **fields)


@st.composite
def transfers(draw: st.DrawFn, of: Drawn, name: str, years: int) -> Transfer:
    """A transfer between two actors."""
    payer, payee = draw(st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True))
    fields = draw(common(of, [payer, payee]))
    values = of.outlays if fields["counts"] == "everyone" else of.amounts
    amount = draw(stated_amounts(of, years, values))
    return Transfer(name, payer=payer, payee=payee, amount=amount, tax=draw(st.booleans()), **fields)


@st.composite
def taxes(draw: st.DrawFn, of: Drawn, name: str) -> Tax:
    """Taxes of one payer to several recipients."""
    payer, *recipients = draw(st.lists(st.sampled_from(ACTORS), min_size=2, max_size=4, unique=True))
    fields = draw(common(of, [payer], plain=True))
    base = draw(of.outlays if fields["counts"] == "everyone" else of.amounts)
    return Tax(name, payer=payer, base=base, rates={recipient: draw(of.shares) for recipient in recipients}, **fields)


@st.composite
def costs(draw: st.DrawFn, of: Drawn, name: str, years: int) -> Cost:
    """A programme cost."""
    parties = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=3, unique=True))
    return Cost(
        name,
        amounts={party: draw(stated_amounts(of, years, of.outlays)) for party in parties},
        per=draw(st.sampled_from(["programme", "year", "entrant"])),
        budgeted=draw(st.booleans()),
        discounted=draw(st.booleans()),
        price_year=draw(st.sampled_from([None, 2014])),
        real_growth=draw(of.growths),
    )


@st.composite
def employments(draw: st.DrawFn, of: Drawn, name: str, years: int) -> Employment:
    """A labour block."""
    county = st.none() | of.shares
    return Employment(
        name,
        pay=draw(of.outlays | st.builds(Monthly, of.outlays, st.just(12))),
        productivity=draw(of.between(0, 2)),
        contributions=draw(of.shares),
        pension=draw(of.shares),
        working_time=draw(st.none() | of.shares),
        subsidy_share=draw(of.shares),
        subsidy_ceiling=draw(st.none() | of.outlays),
        subsidy_taper=draw(st.none() | by_year(of.shares, years)),
        taxable=draw(st.none() | of.amounts),
        deduction=draw(of.outlays),
        taxable_before=draw(of.outlays),
        municipal_rate=draw(of.shares),
        regional_rate=draw(of.shares),
        state_tax=draw(of.amounts),
        income_support=draw(of.outlays),
        benefits=draw(st.dictionaries(st.sampled_from(["Försäkringskassan", "Arbetsförmedlingen"]), of.outlays)),
        own_time=draw(of.outlays),
        municipal_equalisation=draw(county),
        regional_equalisation=draw(county),
        employer=draw(st.sampled_from(["Arbetsgivare", "Kommun"])),
    )


@st.composite
def scenarios(draw: st.DrawFn, of: Drawn, years: int) -> Scenario:
    """An intervention with every kind of item."""
    cohort = by_year(of.shares, years)

    def some(item: Callable[..., Strategy], most: int, name: str, *more: Any) -> Any:
        return draw(
            st.integers(0, most).flatmap(lambda n: st.tuples(*[item(of, f"{name} {i}", *more) for i in range(n)]))
        )

    return Scenario(
        "genererad",
        years=years,
        intake=draw(by_year(st.integers(0, 30), years)),
        retention=draw(cohort),
        discounting=Discounting(
            draw(st.just(0) | of.rates | by_year(of.rates, years)),
            timing=draw(st.sampled_from(["advance", "arrears"])),
            terms="real",
        ),
        price_year=draw(st.sampled_from([None, 2020])),
        index={2014: 100, 2020: 107},
        first_year=draw(st.just(1) | of.shares),
        start_delay=draw(st.integers(0, 2)),
        working_time=draw(st.just(1) | of.shares | cohort),
        counterfactual=draw(st.just((0,) * years) | cohort),
        survival=draw(st.just((1,) * years) | cohort),
        additionality=Additionality(
            deadweight=draw(st.just(0) | st.builds(Factor, of.shares, st.just("antagande"), EVIDENCE)),
            attribution=draw(st.just(1) | of.shares),
        ),
        actors={
            name: Actor(part_of=PARENTS.get(name, ""), public=name not in {"Individ", "Arbetsgivare"})
            for name in ACTORS
        },
        perspectives={
            "Det offentliga": ("Kommun", "Region", "Staten"),
            "Kommunen och individen": ("Kommun", "Individ"),
        },
        outcomes={"i arbete": draw(st.integers(0, 20))},
        cost_of_public_funds=draw(st.just(0) | of.shares),
        sources={"rapport": Source("Rapport", evidence=draw(EVIDENCE)), "annan": Source("Annan")},
        effects=some(effects, 2, "effekt", years),
        transfers=some(transfers, 2, "transferering", years),
        taxes=some(taxes, 1, "skatt"),
        costs=some(costs, 2, "kostnad", years),
        employment=some(employments, 1, "anställning", years),
    )
