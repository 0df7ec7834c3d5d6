"""Calls on the uncertainty room that type checkers must accept, and the types they must have: never run."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

from socioecon.uncertainty import (
    Comparison,
    Estimate,
    OneWay,
    PartialInformation,
    Reached,
    Row,
    Simulation,
    SobolIndex,
    Sweep,
    TwoWay,
    ValueOfInformation,
    beta,
    beta_from_counts,
    between,
    compare,
    discrete,
    gamma,
    internal_rates,
    lognormal,
    normal,
    one_way,
    paybacks,
    pert,
    sample,
    simulate,
    sobol_indices,
    sweep,
    switching_values,
    triangular,
    truncated,
    two_way,
    uniform,
    value_of_information,
)


def project(gain: Any, start: Any, cost: Any = 0) -> tuple[dict[str, tuple[Any, ...]], Any]:
    """A function of named inputs: gains by actor and year, and a cost."""
    return {"Kommun": (gain * start,)}, cost


# Parameters are of any kind of number, alone or together; a plain number is certain.
inputs = {
    "gain": truncated(between(1, Decimal(9), share=0.9, shape="normal"), 0, None),
    "start": beta_from_counts(21, 47, prior=(0.5, Fraction(1, 2))),
    "cost": Decimal("0.5"),
}
distributions = (
    normal(Fraction(1), 2),
    lognormal(Decimal(1), 0.4),
    uniform(0, 1.5),
    triangular(1, Decimal(2), 3),
    pert(0, 1, 2),
    beta(2, 3.5),
    gamma(3, 2),
    discrete({0: 0.25, 1: Fraction(3, 4)}),
    sample([1, 2.5, Decimal(3)]),
)

# Functions may be asked for with any executor, and answer with rows of estimates.
show: Callable[[int, int], object] = print
with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2) as processes:
    assert_type(simulate(project, inputs, seed=1, executor=threads, progress=show), Simulation)
    simulate(project, inputs, seed=1, executor=processes, progress=True, quantiles=[0.1, 0.9], keep=True)
answer = simulate(
    project,
    inputs,
    seed=1,
    draws=2**20,
    method="plain",
    detail="years",
    perspectives={"Samhället": ["Kommun"]},
    rank_correlations={("gain", "start"): 0.5},
    progress=False,
)
assert_type(answer["Kommun"], Row)
assert_type(answer["Kommun"].mean, Estimate)
assert_type(answer["Kommun"].quantiles, dict[float, Estimate])
assert_type(answer["Kommun"].break_even_by_year, tuple[Estimate, ...])
assert_type(answer.complete, bool)

# "Never" is part of the answer.
assert_type(answer["Kommun"].payback[0.5], Estimate | None)
assert_type(answer["Kommun"].persons[0.5], Estimate | None)
assert_type(switching_values(project, inputs)["gain"]["Kommun"], float | None)

assert_type(one_way(project, inputs, low=0.1, high=0.9), OneWay)
assert_type(two_way(project, inputs, "gain", ("start", (0.2, 0.8))), TwoWay)
assert_type(compare(project, inputs, {"hög": {"gain": 7, "start": uniform(0, 1)}}), Comparison)
assert_type(sobol_indices(project, inputs, seed=1, draws=4096)["Kommun"]["gain"], SobolIndex)
known = value_of_information(
    project, inputs, decisions={"nej": {"cost": 0}, "ja": {"cost": 1.5}}, groups=[("gain",), ("gain", "start")], seed=1
)
assert_type(known, ValueOfInformation)
assert_type(known.evppi["gain",], PartialInformation)

assert_type(sweep(project, {"gain": [[1.0], [2.0]], "start": 1}), Sweep)
assert_type(internal_rates([[-100.0, 110.0]]), Reached)
assert_type(paybacks([[100.0, 100.0]], costs=150), Reached)
