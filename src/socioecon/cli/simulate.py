"""`socioecon simulate`: how sure a scenario's net gain is, by actor, when some of its inputs are known roughly."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon._table import Table
from socioecon.models._words import term
from socioecon.models.paths import parts_of
from socioecon.uncertainty import Estimate, Row, Simulation, one_way, simulate

from ._files import chart_of, draw
from ._input import inside
from ._json import as_json
from ._output import INTERRUPTED, Answer, put
from ._scenario import account, load, one
from ._shown import unit_of, written
from ._uncertain import inputs, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from pathlib import Path

    from socioecon.models import Result, ScenarioFunction

TOTAL = "total"
_ITEMS = ("effects", "transfers", "taxes", "costs", "employment")
_WIDTH = 30
_GIVEN = {
    "sv": ("{} \N{EN DASH} osäkra uppgifter", "Uppgift", "Vad som är känt"),
    "en": ("{} \N{EN DASH} uncertain inputs", "Input", "What is known"),
}


def answer(arguments: Any) -> Answer:
    """What is known of the net gain of all together, of every perspective and of every actor."""
    unit = unit_of(arguments)
    chart = chart_of(arguments)
    scenario = load(arguments.file)
    stated = texts(arguments.vary, arguments.inputs)
    with inside(arguments.file):
        result = scenario.run()
    wanted = [_row_of(name, result) for name in arguments.of or ()]
    known = inputs(scenario, result, stated)
    names, perspectives = _rows(result, term("own", arguments.language))
    asked = _Asked(_Named(scenario.function(list(known)), names), known, perspectives)
    if chart:
        with inside(arguments.file):
            _draw(asked, _row_of(one(arguments), result), chart, arguments)
        if arguments.form is None:
            return Answer("", notes=(f"wrote {chart}",))
    with inside(arguments.file), _bar() as bar:
        simulated = simulate(
            asked.function,
            known,
            seed=arguments.seed,
            draws=arguments.draws,
            detail="years",
            perspectives=perspectives,
            progress=bar,
        )
    simulated = _cleared(simulated, result, names)
    if wanted:
        simulated = replace(simulated, rows={name: row for name, row in simulated.rows.items() if name in wanted})
    how: dict[str, Any] = {"notes": (f"wrote {chart}",) if chart else ()}
    if not simulated.complete:
        note = f"interrupted: the answer rests on the {simulated.draws:_} draws that were made, of {arguments.draws:_}"
        how = {"code": INTERRUPTED, "notes": (*how["notes"], note)}
    if arguments.form == "json":
        return Answer(as_json(_data(scenario.name, simulated, stated)), "json", **how)
    shown = (
        _given(stated, scenario.name, arguments.language),
        *simulated.to_tables(language=arguments.language, unit=unit),
    )
    return written(shown, arguments, scenario.name, **how)


def _given(stated: Mapping[str, str], name: str, language: str) -> Table:
    """What is known of each input, as it was given: the answer rests on it."""
    title, *columns = _GIVEN[language]
    return Table(title.format(name), columns, list(stated.items()), language=language)


def _row_of(name: str, result: Result) -> str:
    """The row of an account; society's is called total."""
    return TOTAL if account(result, name) is result.society else name


class _Asked(NamedTuple):
    """What is simulated, or drawn."""

    function: _Named
    inputs: dict[str, Any]
    perspectives: dict[str, tuple[str, ...]]


def _draw(asked: _Asked, row: str, path: Path, arguments: Any) -> None:
    from socioecon import report  # noqa: PLC0415  # only where a file is asked for

    how: dict[str, Any] = {"path": path, "language": arguments.language, "unit": arguments.unit or "tkr"}
    if arguments.kind == "tornado":
        members = asked.perspectives.get(row, (row,))
        bars = one_way(asked.function if row == TOTAL else _Part(asked.function, members), asked.inputs)
        names = {name: _short(name) for name in asked.inputs}
        draw(report.chart_tornado, replace(report.data_tornado(bars), row=row), names=names, **how)
    else:
        sampled: dict[str, Any] = {"seed": arguments.seed, "draws": arguments.draws, "row": row}
        fan = report.data_fan(asked.function, asked.inputs, perspectives=asked.perspectives, **sampled)
        draw(report.chart_fan, fan, **how)


def _short(path: str) -> str:
    """A path as an axis names it: of an item its name and what of it."""
    first, *rest = parts_of(path)
    if first not in _ITEMS:
        return " ".join((first, *rest))
    return ", ".join(part for part in rest if part not in {"amount", "amounts"})


def _rows(result: Result, own: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The rows as `run` has them: what actors with parts are called by themselves, and who stands in each other row.

    An actor that has parts is the sum of them; what it gains or pays itself is a row of another name.
    """
    concerned = dict.fromkeys(line.actor for line in result.book.lines)
    groups = {
        name: tuple(actor for actor in concerned if actor in account.members)
        for name, account in (*result.actors.items(), *result.perspectives.items())
    }
    groups = {name: members for name, members in groups.items() if members and members != (name,)}
    names = {name: own.format(name) for name in groups if name in concerned}
    return names, {name: tuple(names.get(actor, actor) for actor in members) for name, members in groups.items()}


def _cleared(simulated: Simulation, result: Result, names: Mapping[str, str]) -> Simulation:
    """The simulation in the order of `run`, without what means nothing for a scenario.

    An account in which all is moved between members is exactly 0: draws would add it up to the rounding of floats, and
    whether that is above 0 is no chance. Payback and persons take costs that do not grow and that nobody receives.
    """
    accounts = {**result.actors, **result.perspectives, TOTAL: result.society}
    rows: dict[str, Row] = {}
    for name in dict.fromkeys((*_nested(result, names), *result.perspectives, TOTAL)):
        if name in simulated.rows:
            moves = name not in accounts or accounts[name].lines
            row = simulated.rows[name] if moves else _nothing(simulated.rows[name])
            rows[name] = row._replace(payback={}, persons={})
    return replace(simulated, rows=rows)


def _nested(result: Result, names: Mapping[str, str], parent: str | None = None) -> Iterator[str]:
    """The actors that are part of one (of none: all), each with its own part and then its parts."""
    for name in result.actors:
        if result.parents.get(name) == parent:
            yield name
            yield names.get(name, name)
            yield from _nested(result, names, name)


def _nothing(row: Row) -> Row:
    """The row of an account that is 0 kr whatever happens: it gains nothing, and has nothing left to cover."""
    zero, covered = Estimate(0, 0), (Estimate(1, 0),) * len(row.break_even_by_year)
    return Row(zero, zero, dict.fromkeys(row.quantiles, zero), zero, covered, {}, {})


@dataclass(frozen=True)
class _Named:
    """A scenario's function whose rows have other names: an actor that has parts gives its name to the whole."""

    function: ScenarioFunction
    names: Mapping[str, str]

    def __call__(self, **values: Any) -> Any:
        """The gains in terms and the costs by actor, renamed."""
        gains, costs = self.function(**values)
        return [(self._renamed(amounts), profile) for amounts, profile in gains], self._renamed(costs)

    def _renamed(self, by_actor: Mapping[str, Any]) -> dict[str, Any]:
        return {self.names.get(actor, actor): x for actor, x in by_actor.items()}


@dataclass(frozen=True)
class _Part:
    """A function of some of the actors alone: its total is their account."""

    function: Callable[..., Any]
    members: tuple[str, ...]

    def __call__(self, **values: Any) -> Any:
        """The gains in terms and the costs of the members."""
        gains, costs = self.function(**values)
        kept = [({actor: amounts.get(actor, 0) for actor in self.members}, profile) for amounts, profile in gains]
        return kept, {actor: cost for actor, cost in costs.items() if actor in self.members}


@contextmanager
def _bar() -> Generator[Callable[[int, int], object] | None]:
    """A bar of the draws made, where somebody looks at it: on a terminal. It goes when the work is done."""
    stream = sys.stderr
    if stream is None or not stream.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # None where closed
        yield None
        return
    longest = 0

    def show(done: int, everything: int) -> None:
        nonlocal longest
        filled = done * _WIDTH // everything
        line = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:_} of {everything:_} draws"
        longest = max(longest, len(line))
        put(f"\r{line}", stream)

    try:
        yield show
    finally:
        put(f"\r{' ' * longest}\r", stream)


# ---------------------------------------------------------------------------------------------------------------- JSON


def _data(name: str, simulated: Simulation, stated: Mapping[str, str]) -> dict[str, Any]:
    return {
        "scenario": name,
        "unit": "kr",
        "seed": simulated.seed,
        "draws": simulated.draws,
        "randomisations": simulated.randomisations,
        "method": simulated.method,
        "complete": simulated.complete,
        "inputs": stated,
        "rows": {row: _row(known) for row, known in simulated.rows.items()},
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "mean": _estimate(row.mean),
        "standard_deviation": _estimate(row.standard_deviation),
        "quantiles": {str(q): _estimate(estimate) for q, estimate in row.quantiles.items()},
        "probability_of_gain": _estimate(row.probability_of_gain),
        "break_even_by_year": [_estimate(estimate) for estimate in row.break_even_by_year],
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {"value": estimate.value, "error": estimate.error}
