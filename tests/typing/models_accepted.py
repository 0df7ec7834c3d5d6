"""Descriptions that type checkers must accept: read by mypy and pyright, never run."""

from decimal import Decimal
from fractions import Fraction

from socioecon.models import (
    Actor,
    Additionality,
    Cashability,
    Cost,
    Discounting,
    Effect,
    Employment,
    Factor,
    Monthly,
    Rated,
    Scenario,
    Tax,
    Transfer,
    explain,
    run,
)


def model(year_since_entry: int) -> dict[str, Decimal]:
    """A cost model."""
    return {"Kommun": Decimal(year_since_entry)}


scenario = Scenario(
    "BAS",
    years=3,
    price_year=2014,
    intake=(1, 0, 0),
    retention=[1, Decimal("0.5"), 0.25],
    discounting=Discounting(Decimal("0.04"), timing="advance", terms="real"),
    additionality=Additionality(deadweight=Fraction(1, 5), attribution=Factor(1, basis="antagande")),
    index={2014: 100, 2020: Decimal("107.5")},
    actors={"Staten": Actor(), "Arbetsförmedlingen": Actor(part_of="Staten")},
    perspectives={"Samhället": ["Staten", "Kommun"]},
    effects=(
        Effect("a", kind="mixed", cashable={"Kommun": 0, "Staten": Cashability(1, lag=2)}, amounts={"Kommun": 1.5}),
        Effect("b", kind="production", amounts={"Kommun": (1, 2, 3)}),
        Effect("c", kind="resource", model=model),
    ),
    transfers=[Transfer("d", payer="Individ", payee="Kommun", amount=Rated(Decimal("0.3"), of=200_000))],
    taxes=[Tax("e", payer="Individ", base=181_300, rates={"Kommun": Fraction(2217, 10_000)})],
    costs=(Cost("f", amounts={"Kommun": 1_841_000, "Socialnämnden": Monthly(40_000, 12, share=Decimal("0.1"))}),),
    employment=[Employment("g", pay=200_000, productivity=1, contributions=Decimal("0.3142"))],
)
years: int | None = run(scenario).actors["Kommun"].break_even_year
text: str = explain(scenario.run().society, "net", year=2).text()
