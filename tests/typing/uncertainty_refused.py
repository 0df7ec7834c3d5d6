"""Calls on the uncertainty room that must not type-check: each line is an error for mypy and for pyright alike.

Read by type checkers, never run. A line that a checker lets through makes its comment an error of its own.
"""

from typing import Any

from socioecon.uncertainty import (
    beta_from_counts,
    between,
    discrete,
    normal,
    simulate,
    sobol_indices,
    switching_values,
    triangular,
    truncated,
    uniform,
    value_of_information,
)


def project(gain: Any) -> tuple[dict[str, tuple[Any, ...]], Any]:
    """A function of one named input."""
    return {"Kommun": (gain,)}, 0


inputs = {"gain": uniform(0, 1)}

# Text is no number, a distribution none either, and a number no distribution.
normal("100", 10)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
triangular(0, normal(1, 1), 2)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
truncated(100, 0, None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
discrete([0.5, 0.5])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# What matters is stated, and by its name: a prior, a share and a shape, a seed.
beta_from_counts(21, 47)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
between(6000, 9000)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
between(6000, 9000, 0.9, "normal")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
simulate(project, inputs)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
simulate(project, inputs, 1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
sobol_indices(project, inputs)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
value_of_information(project, inputs, groups=[], seed=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

# Draws are counted whole; inputs are named; a perspective is a name or some actors.
simulate(project, inputs, seed=1, draws=1e6)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
simulate(project, [0.5], seed=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
simulate(0.5, inputs, seed=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
simulate(project, inputs, seed=1, perspectives=["Kommun"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# "Never" is not to be overlooked.
years: float = simulate(project, inputs, seed=1)["Kommun"].payback[0.5].value  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
turns: float = switching_values(project, inputs)["gain"]["Kommun"]  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
