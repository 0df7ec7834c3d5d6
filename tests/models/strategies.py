"""Whole interventions, generated: described in Fraction or int, so that every sum can be checked exactly."""

from fractions import Fraction

from hypothesis import settings
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

# A whole intervention takes as long to draw as fifty rows of numbers: half as many are tried as of those.
SOME = settings(max_examples=settings().max_examples // 2)

ACTORS = ("Individ", "Arbetsgivare", "Kommun", "Socialnämnden", "Region", "Staten", "Arbetsförmedlingen")
PARENTS = {"Socialnämnden": "Kommun", "Arbetsförmedlingen": "Staten"}

whole_amounts = st.integers(-300_000, 300_000)
amounts = whole_amounts | st.fractions(-300_000, 300_000, max_denominator=40)
outlays = st.integers(0, 300_000) | st.fractions(0, 300_000, max_denominator=40)
shares = st.fractions(0, 1, max_denominator=20)
rates = st.fractions(Fraction(-1, 10), Fraction(1, 5), max_denominator=50)
growths = st.just(0) | st.fractions(Fraction(-1, 20), Fraction(1, 10), max_denominator=100)
evidence = st.sampled_from(["trial", "comparison", "before-after", "forecast", "judgement"])


def by_year(values, years):
    """One value for each year."""
    return st.tuples(*[values] * years)


@st.composite
def stated_amounts(draw, years, values=amounts):
    """An amount, in any of the ways to state one."""
    ways = [
        values,
        by_year(values, years),
        st.builds(Monthly, values, st.integers(0, 36), shares),
        st.builds(Rated, shares, values),
    ]
    return draw(st.one_of(ways))


@st.composite
def common(draw, parties, *, plain=False):
    """The fields that effects, transfers and taxes share."""
    fields = {
        "counts": draw(st.sampled_from(["additional", "everyone"])),
        "price_year": draw(st.sampled_from([None, 2014, 2020])),
        "real_growth": draw(growths),
        "lag": draw(st.integers(0, 3)),
        "source": draw(st.sampled_from(["", "rapport"])),
    }
    if not plain:
        fields["per"] = draw(st.sampled_from(["person-year", "entrant", "year"]))
        fields["drop_off"] = draw(st.just(0) | shares)
        fields["against"] = draw(st.sampled_from([None, "budget", "forecast"]))
        fields["cashable"] = draw(
            st.dictionaries(st.sampled_from(parties), st.builds(Cashability, shares, st.integers(0, 2)), max_size=2)
        )
    return fields


@st.composite
def effects(draw, name, years):
    """An effect: amounts by actor, a total shared out, or a cost model."""
    parties = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=4, unique=True))
    how = draw(st.sampled_from(["amounts", "apportioned", "model"]))
    if how == "amounts":
        stated = {"amounts": {party: draw(stated_amounts(years)) for party in parties}}
    elif how == "apportioned":
        weights = {party: draw(st.integers(1, 9)) for party in parties}
        whole = sum(weights.values()) + draw(st.integers(0, 3))
        residual = "" if whole == sum(weights.values()) else draw(st.sampled_from(["*", parties[0]]))
        stated = {"apportioned": Apportioned(draw(amounts), weights, whole=Fraction(whole), residual=residual)}
    else:
        answers = [{party: draw(amounts) for party in parties} for _ in range(years)]
        stated = {"model": answers.__getitem__}
    kind = draw(st.sampled_from(["resource", "production", "mixed"]))
    return Effect(name, kind=kind, **stated, **draw(common(parties)))


@st.composite
def transfers(draw, name, years):
    """A transfer between two actors."""
    payer, payee = draw(st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True))
    fields = draw(common([payer, payee]))
    values = outlays if fields["counts"] == "everyone" else amounts
    amount = draw(stated_amounts(years, values))
    return Transfer(name, payer=payer, payee=payee, amount=amount, tax=draw(st.booleans()), **fields)


@st.composite
def taxes(draw, name):
    """Taxes of one payer to several recipients."""
    payer, *recipients = draw(st.lists(st.sampled_from(ACTORS), min_size=2, max_size=4, unique=True))
    fields = draw(common([payer], plain=True))
    base = draw(outlays if fields["counts"] == "everyone" else amounts)
    return Tax(name, payer=payer, base=base, rates={recipient: draw(shares) for recipient in recipients}, **fields)


@st.composite
def costs(draw, name, years):
    """A programme cost."""
    parties = draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=3, unique=True))
    return Cost(
        name,
        amounts={party: draw(stated_amounts(years, outlays)) for party in parties},
        per=draw(st.sampled_from(["programme", "year", "entrant"])),
        budgeted=draw(st.booleans()),
        discounted=draw(st.booleans()),
        price_year=draw(st.sampled_from([None, 2014])),
        real_growth=draw(growths),
    )


@st.composite
def employments(draw, name, years):
    """A labour block; by default without equalisation, as everywhere."""
    county = st.none() | shares
    return Employment(
        name,
        pay=draw(outlays | st.builds(Monthly, outlays, st.just(12))),
        productivity=draw(st.just(1) | st.fractions(0, 2, max_denominator=10)),
        contributions=draw(shares),
        pension=draw(shares),
        working_time=draw(st.just(1) | shares),
        subsidy_share=draw(shares),
        subsidy_ceiling=draw(st.none() | outlays),
        subsidy_taper=draw(st.none() | by_year(shares, years)),
        taxable=draw(st.none() | amounts),
        deduction=draw(outlays),
        taxable_before=draw(outlays),
        municipal_rate=draw(shares),
        regional_rate=draw(shares),
        state_tax=draw(amounts),
        income_support=draw(outlays),
        benefits=draw(st.dictionaries(st.sampled_from(["Försäkringskassan", "Arbetsförmedlingen"]), outlays)),
        own_time=draw(outlays),
        municipal_equalisation=draw(county),
        regional_equalisation=draw(county),
        employer=draw(st.sampled_from(["Arbetsgivare", "Kommun"])),
    )


@st.composite
def scenarios(draw, *, max_years=5):
    """An intervention with every kind of item, in exact numbers."""
    years = draw(st.integers(1, max_years))
    cohort = by_year(shares, years)
    lists = {
        "effects": draw(
            st.integers(0, 2).flatmap(lambda n: st.tuples(*[effects(f"effekt {i}", years) for i in range(n)]))
        ),
        "transfers": draw(
            st.integers(0, 2).flatmap(lambda n: st.tuples(*[transfers(f"transferering {i}", years) for i in range(n)]))
        ),
        "taxes": draw(st.integers(0, 1).flatmap(lambda n: st.tuples(*[taxes(f"skatt {i}") for i in range(n)]))),
        "costs": draw(
            st.integers(0, 2).flatmap(lambda n: st.tuples(*[costs(f"kostnad {i}", years) for i in range(n)]))
        ),
        "employment": draw(
            st.integers(0, 1).flatmap(lambda n: st.tuples(*[employments(f"anställning {i}", years) for i in range(n)]))
        ),
    }
    return Scenario(
        "genererad",
        years=years,
        intake=draw(by_year(st.integers(0, 30), years)),
        retention=draw(cohort),
        discounting=Discounting(
            draw(st.just(0) | rates | by_year(rates, years)),
            timing=draw(st.sampled_from(["advance", "arrears"])),
            terms="real",
        ),
        price_year=draw(st.sampled_from([None, 2020])),
        index={2014: Fraction(100), 2020: Fraction(107)},
        first_year=draw(st.just(1) | shares),
        start_delay=draw(st.integers(0, 2)),
        counterfactual=draw(st.just((0,) * years) | cohort),
        survival=draw(st.just((1,) * years) | cohort),
        additionality=Additionality(
            deadweight=draw(st.just(0) | st.builds(Factor, shares, st.just("antagande"), evidence)),
            attribution=draw(st.just(1) | shares),
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
        cost_of_public_funds=draw(st.just(0) | shares),
        sources={"rapport": Source("Rapport", evidence=draw(evidence)), "annan": Source("Annan")},
        **lists,
    )
