"""A million futures: the distribution of a net gain, of break-even, payback and persons, for every actor.

`simulate` draws the uncertain inputs of any function and keeps the accounts of the total, of each perspective and of
each actor. Every number comes with its standard error: the spread of independent randomisations.
"""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core import _numbers
from socioecon.core.breakeven import break_even_persons, break_even_year, payback_time
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.flows import cumulative, total

from . import _draws, _protocol
from ._accounts import Accounts
from ._estimates import Estimate, Merged, statistics
from ._ledger import Layout
from ._shapes import Distribution
from ._simulated import Row, Simulation
from ._work import results, settle_memory, shown, until_interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Executor

    from ._shapes import Array

_CHUNK_OF_TERMS, _CHUNK_OF_TABLES = 2**14, 2**12
_PROBE = 16


class _Task(NamedTuple):
    """All that anybody needs to work out a group."""

    function: Callable[..., Any]
    draws: _draws.Draws
    layout: Layout
    quantiles: tuple[float, ...]
    chunk: int
    keep: bool


def simulate(  # noqa: PLR0913 - keyword-only choices, each with a neutral default but the seed
    function: Callable[..., Any],
    inputs: Mapping[str, Any],
    *,
    seed: int,
    draws: int = 65_536,
    method: str = "quasi",
    detail: str = "all",
    quantiles: Iterable[float] = (0.05, 0.25, 0.5, 0.75, 0.95),
    perspectives: Mapping[str, Iterable[Any]] | None = None,
    rank_correlations: Mapping[tuple[str, str], float] | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | bool | None = None,
    keep: bool = False,
) -> Simulation:
    """The distribution of the net gain (nettovinst) of the total, each perspective and each actor.

    `function(**inputs) -> gains, costs`, all in kr, gains positive in the row's own view, costs positive: gains are a
    table {actor: flows} or a list of terms (amounts, profile), the arguments of `spread`; costs are as in
    `break_even_by_actor`. It discounts or not itself. Uncertain inputs reach it as arrays, which cannot be written to
    and are used again for the next draws, the others as plain numbers. It may be asked more than once for some draws.

    `inputs` are distributions or plain numbers by name. `seed` is a whole number from 0 up: the same seed gives the
    same answer, bit by bit, for any executor. `draws` is rounded up to at least 16 equal randomisations. `method` is
    "quasi" (a randomly shifted lattice) or "plain". `detail`: "total" gives break-even, payback and persons for the
    total only, "years" break-even by year for every row, "all" also payback and persons for every row. `perspectives`
    names sets of actors; `rank_correlations` is {(name, name): rho}. `executor` is any of `concurrent.futures`;
    `progress` is called with the draws made and the draws to make, or True: a bar by tqdm, where that is installed.
    `keep` keeps every draw's net gain in `samples`.

    Where no input is uncertain the core's own functions answer, in the numbers' own kind, without error.

    >>> def one_year(wage):
    ...     return [({"Kommun": 0.2 * wage, "Region": 0.1 * wage}, (1, 1))], {"Kommun": 90_000}
    >>> from socioecon.uncertainty import uniform
    >>> answer = simulate(one_year, {"wage": uniform(200_000, 300_000)}, seed=1)
    >>> round(answer["Kommun"].mean.value), round(answer["Kommun"].probability_of_gain.value, 2)
    (10000, 0.75)
    >>> answer["Region"].payback[0.5].value
    0.0

    Raises RangeError where a net gain is not finite, for an unknown method or detail, or for impossible correlations;
    ShapeError for an answer of another shape; TypeError where a number is no number. Ctrl-C gives the answer from the
    randomisations finished, `complete` False; with fewer than two it is passed on.
    """
    _numbers.choice("detail", detail, ("total", "years", "all"))
    picked = _quantiles(quantiles)
    keep = _numbers.flag("keep", keep)
    plan = _draws.plan(
        inputs,
        seed=seed,
        draws=draws,
        method=method,
        rank_correlations={} if rank_correlations is None else rank_correlations,
    )
    together = _protocol.sets_of_actors(perspectives)
    if not any(isinstance(value, Distribution) for _, value in plan.inputs):
        return _certain(function, plan, picked, detail, together)
    plan = plan._replace(inputs=tuple(_protocol.floats(dict(plan.inputs)).items()))
    task = _task(function, plan, picked, detail, together, keep=keep)
    merged: list[Merged] = []
    samples: list[Array] = []
    show, close = shown(progress)

    def take(result: tuple[Array, Array | None]) -> None:
        numbers, net = result
        before = merged[-1] if merged else Merged.empty(numbers.shape)
        if net is not None:
            samples.append(net)
        merged[:] = [before.with_one(numbers)]
        show(merged[-1].number * plan.points, plan.groups * plan.points)

    try:
        with closing(results(_groups, task, plan.groups, plan.points, executor)) as groups:
            complete = until_interrupted(groups, take, lambda: bool(merged) and merged[-1].number >= 2)
    finally:
        close()
    finished = merged[-1]
    kept = {
        row: np.concatenate([net[place] for net in samples[: finished.number]])
        for place, row in enumerate(task.layout.rows if keep else ())
    }
    rows = {row: _row(finished, place, task, row) for place, row in enumerate(task.layout.rows)}
    return Simulation(rows, finished.number * plan.points, finished.number, plan.seed, method, complete, kept)


# --------------------------------------------------------------------------------------------------------- the work


def _task(  # noqa: PLR0913 - what a task is made of
    function: Callable[..., Any],
    plan: _draws.Draws,
    quantiles: tuple[float, ...],
    detail: str,
    perspectives: dict[str, tuple[Any, ...]],
    *,
    keep: bool,
) -> _Task:
    """The function is asked once about a few draws, to learn of its rows and years before any work begins."""
    _, values, _ = next(_draws.groups_of(plan, 0, _PROBE))
    answer = _protocol.call(function, values)
    rows = _protocol.rows_of(answer, perspectives)
    alone = (_protocol.TOTAL,)
    timed = alone if detail == "total" else tuple(rows)
    layout = Layout(rows, answer.years, timed, tuple(rows) if detail == "all" else alone)
    chunk = _CHUNK_OF_TERMS if answer.terms else _CHUNK_OF_TABLES
    return _Task(function, plan, layout, quantiles, min(chunk, plan.points), keep)


def _groups(task: _Task, first: int, last: int) -> list[tuple[Array, Array | None]]:
    """The statistics of some consecutive groups, and the net gains where they are kept."""
    _settle_memory()
    accounts = Accounts(task.layout, task.draws.points, task.chunk)
    done: list[tuple[Array, Array | None]] = []
    for group in range(first, last):
        accounts.clear()
        for start, values, _ in _draws.groups_of(task.draws, group, task.chunk):
            answer = _protocol.call_watched(task.function, values)
            _check_alike(answer, task.layout)
            accounts.enter(answer, start)
            del answer  # or the next one is made beside it: twice the memory, half the cache
        net = accounts.net.copy() if task.keep else None
        done.append((statistics(accounts, task.quantiles), net))
    return done


_settle_memory = lru_cache(maxsize=1)(settle_memory)  # once in each process


def _check_alike(answer: _protocol.Answer, layout: Layout) -> None:
    actors, years = answer.actors(), answer.years
    before = layout.rows[_protocol.TOTAL]
    if actors != before or years != layout.years:
        message = (
            "the function must answer with the same actors and years for every draw; got "
            f"{_numbers.listed(actors)} over {years} years, before {_numbers.listed(before)} over {layout.years}: "
            "answer 0 where there is nothing"
        )
        raise ShapeError(message)


def _row(merged: Merged, place: int, task: _Task, row: str) -> Row:
    def known(column: int) -> Estimate:
        return merged.known(place, column)

    picked, years = task.quantiles, task.layout.years
    by_year = 3 + len(picked)
    payback = by_year + years
    persons = payback + len(picked)
    paid = row in task.layout.paid
    return Row(
        mean=known(0),
        standard_deviation=known(1),
        quantiles={q: known(3 + k) for k, q in enumerate(picked)},
        probability_of_gain=known(2),
        break_even_by_year=tuple(known(by_year + k) for k in range(years)) if row in task.layout.timed else (),
        payback={q: merged.estimate(place, payback + k) for k, q in enumerate(picked)} if paid else {},
        persons={q: merged.estimate(place, persons + k) for k, q in enumerate(picked)} if paid else {},
    )


# ------------------------------------------------------------------------------------------------ nothing uncertain


def _certain(
    function: Callable[..., Any],
    plan: _draws.Draws,
    quantiles: tuple[float, ...],
    detail: str,
    perspectives: dict[str, tuple[Any, ...]],
) -> Simulation:
    """The same answer from the core's own functions, for one set of plain numbers."""
    values = dict(plan.inputs)
    answer = _protocol.call(function, values)
    table = _protocol.tabulate(answer)
    net = _protocol.net_gains(function, values, perspectives)
    rows: dict[str, Row] = {}
    for row, members in _protocol.rows_of(answer, perspectives).items():
        flows: Any = total({actor: table[actor] for actor in members})
        costs: Any = answer.costs_of(members)
        cost: Any = costs if len(costs) > 1 else costs[0]
        gain: Any = cumulative(flows)[-1]
        spent: Any = cumulative(costs)[-1]
        year = break_even_year(flows, costs=cost)
        known = [(payback_time(flows, costs=cost), break_even_persons(gain, cost=spent))]
        timed = detail != "total" or row == _protocol.TOTAL
        paid = known[0] if detail == "all" or row == _protocol.TOTAL else ()
        payback, persons = (
            ({q: None if x is None else Estimate(x, 0) for q in quantiles} for x in paid) if paid else ({}, {})
        )
        rows[row] = Row(
            mean=Estimate(net[row], 0),
            standard_deviation=Estimate(0, 0),
            quantiles={q: Estimate(net[row], 0) for q in quantiles},
            probability_of_gain=Estimate(int(net[row] > 0), 0),
            break_even_by_year=tuple(Estimate(int(year is not None and year <= k + 1), 0) for k in range(answer.years))
            if timed
            else (),
            payback=payback,
            persons=persons,
        )
    return Simulation(rows, 0, 0, plan.seed, plan.method, complete=True, samples={})


def _quantiles(quantiles: Iterable[float]) -> tuple[float, ...]:
    several = _protocol.several("quantiles", quantiles)
    picked = tuple(_numbers.scalar(f"quantiles[{place}]", q) for place, q in enumerate(several))
    for q in picked:
        if not 0 < q < 1:
            message = f"quantiles must be above 0 and below 1; got {_numbers.shown(q)}: 0.05 for 5 %"
            raise RangeError(message)
    return tuple(float(q) for q in picked)
