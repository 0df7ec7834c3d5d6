"""How long a scenario's accounts take, as a ratio to the calls of the core that they are made of.

`python -m tests.benchmarks.models` prints it. Both sides in one run, in turn, median by median; what is replayed are
the very calls that the result has recorded, with their arguments ready: nothing is described, named or explained there.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import attrs

from socioecon.models import (
    Cost,
    Discounting,
    Effect,
    Employment,
    Rated,
    Result,
    Scenario,
    Transfer,
    load_scenario,
    run,
)
from socioecon.models._measures import MEASURES
from socioecon.models._steps import Step, value_of

from .ratios import seconds

YEARS = 30
REACH = 3

SCENARIO = Scenario(
    "seven actors, thirty years",
    years=YEARS,
    intake=tuple(10.0 + year % 4 for year in range(YEARS)),
    retention=tuple(0.9**year for year in range(YEARS)),
    counterfactual=tuple(0.2 for _ in range(YEARS)),
    discounting=Discounting(0.035, timing="advance", terms="real"),
    effects=[
        Effect("avoided", kind="resource", amounts={f"actor {n}": 10_000.0 * n for n in range(1, 5)}),
        Effect("production", kind="production", amounts={"actor 5": 140_400.0}),
    ],
    transfers=[
        Transfer("support", payer="actor 6", payee="actor 1", amount=90_000.0),
        Transfer("tax", payer="actor 6", payee="actor 7", amount=Rated(0.3, of=200_000.0)),
    ],
    costs=[
        Cost("programme", {"actor 1": 1_841_000.0, "actor 2": 150_000.0}),
        Cost("post", {"actor 1": 5e4}, per="year"),
    ],
)

WITH_WORK = attrs.evolve(
    SCENARIO,
    name="the same, with a subsidised post",
    employment=[
        Employment(
            "work",
            pay=240_000.0,
            productivity=0.5,
            contributions=0.3142,
            pension=0.05,
            subsidy_share=0.8,
            subsidy_ceiling=219_600.0,
            subsidy_taper=tuple(max(0.0, 1 - 0.2 * year) for year in range(YEARS)),
            deduction=20_000.0,
            municipal_rate=0.2217,
            regional_rate=0.1118,
            income_support=90_000.0,
        )
    ],
)


def everything(scenario: Scenario) -> Result:
    """The result with every measure of every account, as it falls and at the value date."""
    result = run(scenario)
    for account in (*result.own.values(), result.society):
        for measure in MEASURES:
            account.step(measure)
        for part in ("gains", "costs", "net", "cumulative"):
            account.step(part, discounted=False)
    return result


def core_calls(result: Result) -> list[Callable[[], Any]]:
    """The calls of the core that the result has made, each once, with their arguments ready."""
    accounts = (*result.own.values(), result.society)
    pending = [step for account in accounts for step in account._made.values()]
    pending += [line.nominal for line in result.book.lines] + list(result.book.outcomes.values())
    seen: dict[int, Step] = {}
    while pending:
        step = pending.pop()
        if id(step) in seen:
            continue
        seen[id(step)] = step
        for argument in (*step.arguments, *step.named.values()):
            parts = argument.values() if isinstance(argument, dict) else (argument,)
            pending += [part for part in parts if isinstance(part, Step)]
    made = [step for step in seen.values() if getattr(step.function, "__module__", "").startswith("socioecon.core")]
    return [_ready(step) for step in made]


def _ready(step: Step) -> Callable[[], Any]:
    function: Any = step.function
    arguments = value_of(step.arguments)
    named = value_of(step.named)
    return lambda: function(*arguments, **named)


def measured(scenario: Scenario, rounds: int) -> float:
    """The ratio of the median times, both sides in turn."""
    calls = core_calls(everything(scenario))

    def bare() -> None:
        for call in calls:
            call()

    ours: list[float] = []
    reference: list[float] = []
    for _ in range(rounds):
        ours.append(seconds(lambda: everything(scenario), 3))
        reference.append(seconds(bare, 3))
    return median(ours) / median(reference)


if __name__ == "__main__":
    files = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
    examples = [load_scenario(file) for file in files if ".audit" not in file.suffixes]
    for scenario in (SCENARIO, WITH_WORK, *examples):
        print(f"{scenario.name}: {measured(scenario, 51):.2f} (to reach: {REACH})")
