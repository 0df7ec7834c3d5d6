"""How long a scenario takes, against the calls of the core that it makes: `python -m tests.benchmarks.models [PAGE]`.

Both sides in one run, in turn, median by median, in processor time: the scenario's side is the longer one, and on a
busy machine the clock on the wall would let it wait more often. What is replayed are the very calls that the result has
recorded, with their arguments ready: nothing is described, named or explained there. Nothing is ever asserted on time.
"""

import gc
import time
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
from tests.benchmarks.page import main

YEARS = 30
REACH = 3
ROUNDS = 51

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


ONE_POST = Scenario(
    "one subsidised post, three years",
    years=3,
    intake=(1.0, 0.0, 0.0),
    retention=(1.0, 0.8, 0.6),
    discounting=Discounting(0.035, timing="advance", terms="real"),
    employment=[attrs.evolve(WITH_WORK.employment[0], subsidy_taper=(1.0, 0.8, 0.6))],
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
    pending = [step for line in result.book.lines for step in (line.nominal, line.discounted)]
    pending += result.book.outcomes.values()
    for account in (*result.own.values(), result.society):
        pending += account._made.values()
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
    named = {name: value_of(x) for name, x in step.named.items()}
    return lambda: function(*arguments, **named)


def seconds(call: Callable[[], object], times: int) -> float:
    """How much time of the processor so many calls take."""
    start = time.process_time()
    for _ in range(times):
        call()
    return time.process_time() - start


def measured(ours: Callable[[Scenario], Result], scenario: Scenario, rounds: int) -> tuple[int, float]:
    """How many calls of the core are made, and the ratio of the median times, both sides in turn."""
    calls = core_calls(ours(scenario))

    def bare() -> None:
        for call in calls:
            call()

    taken: tuple[list[float], list[float]] = ([], [])
    gc.disable()
    try:
        for _ in range(rounds):
            taken[0].append(seconds(lambda: ours(scenario), 5))
            taken[1].append(seconds(bare, 5))
            gc.collect()
    finally:
        gc.enable()
    return len(calls), median(taken[0]) / median(taken[1])


def table(rounds: int) -> str:
    """All ratios as a Markdown table."""
    files = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
    examples = [load_scenario(file) for file in files if not {".audit", ".uncertainty"} & {*file.suffixes}]
    lines = ["| scenario | what | calls | to reach | measured |", "| --- | --- | --- | --- | --- |"]
    for scenario in (SCENARIO, WITH_WORK, ONE_POST, *examples):
        for what, ours in (("`run()`", run), ("and every measure of every account", everything)):
            calls, ratio = measured(ours, scenario, rounds)
            lines.append(f"| {scenario.name} | {what} | {calls} | {REACH} | {ratio:.2f} |")
    return "\n".join(lines)


PAGE = """# Benchmarks of a scenario

How long a scenario takes, as a ratio to the bare calls of the core that it makes, with their arguments ready: what it
costs to describe an intervention, to name every line, and to remember how each number came about. Both sides are taken
in one run, in turn, in processor time, and compared median by median. No test asserts a time; these are looked at by
people.

{table}

Measured on {date} with {python} {version} on {machine}, by

```bash
python -m tests.benchmarks.models docs/reference/benchmarks-models.md
```

The scenarios stand in `tests/benchmarks/models.py` and `examples/`. The last digit differs from run to run.
"""


if __name__ == "__main__":
    main(__doc__, PAGE, lambda smoke: table(1 if smoke else ROUNDS))
