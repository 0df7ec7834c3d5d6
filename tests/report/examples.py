"""The three examples, made-up interventions, and simulations: what the tests of charts draw."""

from decimal import Decimal
from pathlib import Path

import attrs
from hypothesis import strategies as st

from socioecon.models import Actor, Additionality, Cost, Discounting, Effect, Scenario, load_scenario
from socioecon.report import (
    chart_by_year,
    chart_cumulative,
    chart_fan,
    chart_probability_of_saving,
    chart_tornado,
    chart_waterfall,
    data_fan,
    data_probability_of_saving,
)
from socioecon.uncertainty import beta, lognormal, one_way, triangular, uniform

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = {name: load_scenario(FOLDER / f"{name}.toml") for name in ("bas_ansokan", "bas_slutrapport", "kom_i_jobb")}
LONG_NAMES = (
    "Arbetsmarknads- och socialförvaltningens gemensamma mottagning",
    "Arbetsförmedlingen",
    "Försäkringskassan",
    "Hälso- och sjukvården i regionen, öppenvård och beroendevård",
    "Kommunen",
    "Kriminalvården och rättsväsendet i övrigt",
    "Arbetsgivaren",
    "Individen",
    "Samordningsförbundet",
    "Pensionsmyndigheten",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Ö",
)


def scenario_of(gains, costs, *, years=None):
    """A scenario in which each actor gains and pays these amounts, year by year."""
    years = years or len(next(iter(gains.values())))
    return Scenario(
        "En insats",
        years=years,
        intake=(1, *(0,) * (years - 1)),
        retention=(1,) * years,
        discounting=Discounting(0, timing="advance", terms="real"),
        actors={name: Actor() for name in gains},
        effects=[Effect("Effekt", kind="resource", amounts=dict(gains))],
        costs=[Cost("Kostnad", amounts=dict(costs))] if costs else (),
    )


@st.composite
def crowds(draw, largest=10**7):
    """Up to twelve actors, some with long names, over up to eight years; nothing, gains, losses and costs."""
    years = draw(st.integers(1, 8))
    names = draw(st.lists(st.sampled_from(LONG_NAMES), min_size=1, max_size=12, unique=True))
    flows = st.tuples(*[st.integers(-largest, largest) | st.just(0)] * years)
    spent = st.tuples(*[st.integers(0, largest) | st.just(0)] * years)
    gains = {name: draw(flows) for name in names}
    costs = draw(st.dictionaries(st.sampled_from(names), spent, max_size=3))
    return scenario_of(gains, costs)


def course(stay, cost, wage, persons):
    """Some persons over three years, in terms: a gain for two actors, and one cost that each would bear alone."""
    gains = {"Kommun": persons * wage * 0.3, "Region": persons * 40e3, "Arbetsförmedlingen": persons * -20e3}
    return [(gains, (1, stay, stay * stay))], cost


def course_as_table(stay, cost, wage, persons):
    """The same as a table, its cost spread over the years and borne by one actor."""
    ((gains, profile),), _ = course(stay, cost, wage, persons)
    return {actor: [x * share for share in profile] for actor, x in gains.items()}, {"Kommun": [cost / 3] * 3}


INPUTS = {
    "stay": beta(8, 4),
    "cost": lognormal(900e3, 0.2),
    "wage": triangular(200e3, 280e3, 330e3),
    "persons": 8,
}
ONE_YEAR = {"gain": uniform(-50e3, 200e3)}


def one_year(gain):
    """A gain that may be a loss, in one year."""
    return {"Kommun": (gain,)}, 60e3


NOTHING = scenario_of({"Kommun": (0, 0)}, {})
FAN = data_fan(course, INPUTS, seed=1, draws=1_024)
PERSONS = data_probability_of_saving(course, INPUTS, "persons", range(1, 12), what="persons", seed=1, draws=1_024)
COST = data_probability_of_saving(
    course, INPUTS, "cost", range(10**5, 2 * 10**6, 2 * 10**5), what="cost", seed=1, draws=1_024
)
TORNADO = one_way(course, INPUTS)
EVERY = {
    "by year": lambda **k: chart_by_year(EXAMPLES["bas_ansokan"], **k),
    "cumulative": lambda **k: chart_cumulative(EXAMPLES["bas_ansokan"], **k),
    "waterfall": lambda **k: chart_waterfall(EXAMPLES["bas_ansokan"], **k),
    "tornado": lambda **k: chart_tornado(TORNADO, **k),
    "fan": lambda **k: chart_fan(FAN, **k),
    "persons": lambda **k: chart_probability_of_saving(PERSONS, **k),
    "cost": lambda **k: chart_probability_of_saving(COST, **k),
}
REDUCED = attrs.evolve(
    EXAMPLES["bas_ansokan"],
    counterfactual=(Decimal("0.1"),) * 3,
    additionality=Additionality(deadweight=Decimal("0.2"), displacement=Decimal("0.1")),
)
CROWD = scenario_of(
    {name: (place * 10_000 - 30_000, 40_000, -5_000) for place, name in enumerate(LONG_NAMES)},
    {LONG_NAMES[0]: (300_000, 0, 0), LONG_NAMES[4]: (0, 50_000, 0)},
)
