"""Answers of uncertainty as tables. Here is decided what stands where; `_words` has the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socioecon._table import Column, Table, TableRow, Tables
from socioecon._text import amount, number, percent
from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from ._words import named, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ._estimates import Estimate
    from ._simulated import Row, Simulation
    from .information import ValueOfInformation
    from .sensitivity import Comparison, OneWay, TwoWay

TOTAL = "total"


# ---------------------------------------------------------------------------------------------------------- simulation


def simulation_table(simulation: Simulation, *, language: str, unit: str) -> Table:
    """The mean of every row with its error, the quantiles, the probability of a gain, and the median payback."""
    rows = simulation.rows
    first = next(iter(rows.values()))
    columns = [
        Column(term("row", language), "text"),
        Column(term("mean", language), adds=False),
        Column(term("error", language), adds=False),
        *(Column(_quantile(q, language), adds=False) for q in first.quantiles),
        Column(term("gain", language), "probability"),
    ]
    lines = [
        TableRow(
            (
                named(name, language),
                row.mean.value,
                row.mean.error,
                *(estimate.value for estimate in row.quantiles.values()),
                row.probability_of_gain.value,
            ),
            strong=name == TOTAL,
        )
        for name, row in _total_last(rows)
    ]
    notes = [*([term("apart", language)] if len(rows) > 1 else []), *_drawn(simulation, language)]
    return Table(term("simulation", language), columns, lines, notes=notes, language=language, unit=unit)


def timing_table(simulation: Simulation, *, language: str, unit: str) -> Table:
    """By row the probability that it is covered each year, and payback and persons by quantile, where asked for."""
    timed = [(name, row) for name, row in _total_last(simulation.rows) if row.break_even_by_year]
    first = next(iter(simulation.rows.values()))
    years, middle = len(first.break_even_by_year), _middle(first.persons)
    columns = [
        Column(term("row", language), "text"),
        *(Column(term("covered", language).format(year + 1), "probability") for year in range(years)),
        *(Column(term("payback", language).format(_quantile(q, language)), "years") for q in first.payback),
        *(Column(term("persons", language).format(_quantile(q, language)), "number", 1) for q in middle),
    ]
    lines = [
        TableRow(
            (
                named(name, language),
                *(estimate.value for estimate in row.break_even_by_year),
                *(_value(row.payback, q) for q in first.payback),
                *(_value(row.persons, q) for q in middle),
            ),
            strong=name == TOTAL,
        )
        for name, row in timed
    ]
    shown = {"by year": years, "by payback": first.payback, "by persons": middle}
    notes = [term(name, language) for name, there in shown.items() if there]
    return Table(term("timing", language), columns, lines, notes=notes, language=language, unit=unit)


def simulation_tables(simulation: Simulation, *, language: str, unit: str) -> Tables:
    """The distribution, and when it breaks even."""
    return Tables(write(simulation, language=language, unit=unit) for write in (simulation_table, timing_table))


def _value(by_quantile: Mapping[float, Estimate | None], q: float) -> Any:
    """What stands at a quantile: None for never, and nothing where it was not asked for."""
    if q not in by_quantile:
        return ""
    estimate = by_quantile[q]
    return None if estimate is None else estimate.value


def _middle(by_quantile: Mapping[float, Any]) -> list[float]:
    """The quantile in the middle, if there is any: of the persons one is enough."""
    ordered = sorted(by_quantile)
    return ordered[len(ordered) // 2 :][:1]


def _drawn(simulation: Simulation, language: str) -> Iterable[str]:
    if not simulation.randomisations:
        return (term("certain", language),)
    draws = number(simulation.draws, language=language)
    said = term("drawn", language).format(draws, simulation.randomisations, simulation.seed)
    return (said,) if simulation.complete else (said, term("interrupted", language))


def _quantile(q: float, language: str) -> str:
    return percent(q, decimals=None, language=language)


def _total_last(rows: Mapping[str, Row]) -> list[tuple[str, Row]]:
    return sorted(rows.items(), key=lambda pair: pair[0] == TOTAL)


# --------------------------------------------------------------------------------------------------------- sensitivity


def one_way_table(answer: OneWay, *, row: str, language: str, unit: str) -> Table:
    """A tornado in numbers: each input at its low and its high value, and what the net of one row is there."""
    _check_row(row, answer.base)
    columns = [
        Column(term("input", language), "text"),
        *(Column(term(name, language), "value") for name in ("low", "high")),
        Column(term("at low", language), adds=False),
        Column(term("at high", language), of=(3, 5)),  # the difference is told by itself: it may not add up in print
        Column(term("difference", language), adds=False),
        Column(term("turns", language), "text"),
    ]
    lines = [
        (
            bar.input,
            bar.low,
            bar.high,
            bar.at_low[row],
            bar.at_high[row],
            bar.at_high[row] - bar.at_low[row],
            ", ".join(named(name, language) for name in bar.changes_sign) or term("none", language),
        )
        for bar in answer.bars
    ]
    base = amount(answer.base[row], unit=unit, decimals=Column("").places(unit), language=language)
    title = term("one way", language).format(named(row, language))
    notes = [term("base", language).format(base)]
    return Table(title, columns, lines, notes=notes, language=language, unit=unit)


def two_way_table(answer: TwoWay, *, row: str, language: str, unit: str) -> Table:
    """The net of one row over the grid of two inputs."""
    _check_row(row, answer.net)
    first, second = answer.names
    places = {x: place for place, x in enumerate(answer.second)}  # two quantiles may be one value
    columns = [
        Column(f"{first} \\ {second}", "value"),
        *(Column(label, adds=False) for label in _labels(tuple(places), language)),
    ]
    lines = [
        (x, *(nets[place] for place in places.values())) for x, nets in zip(answer.first, answer.net[row], strict=True)
    ]
    title = term("two way", language).format(named(row, language))
    notes = [term("net of two", language).format(first, second)]
    return Table(title, columns, lines, notes=notes, language=language, unit=unit)


def _labels(values: tuple[Any, ...], language: str) -> list[str]:
    """The values of an axis as headings, in full where fewer digits do not tell them apart."""
    short = [Column("", "value").written(x, language=language, unit="kr") for x in values]
    if len(set(short)) == len(short):
        return short
    return [str(x).replace(".", "," if language == "sv" else ".") for x in values]


def comparison_table(answer: Comparison, *, differences: bool, language: str, unit: str) -> Table:
    """The net of every row at the base and with each pack, or by how much each pack changes it."""
    base = term("base column", language)
    while base in answer.packs:
        base += "*"
    nets = answer.differences if _numbers.flag("differences", differences) else {base: answer.base, **answer.packs}
    names = list(dict.fromkeys(name for net in nets.values() for name in net))
    columns = [Column(term("row", language), "text"), *(Column(str(pack)) for pack in nets)]
    actors = [name for name in names if name != TOTAL]
    lines = [TableRow((named(name, language), *(net.get(name, 0) for net in nets.values()))) for name in actors]
    total = (named(TOTAL, language), *(net.get(TOTAL, 0) for net in nets.values()))
    shared = all(_adds_up(net, actors) for net in nets.values())
    lines.append(TableRow(total, of=tuple(range(len(actors))) if shared else (), strong=True))
    notes = [] if shared else [term("alone", language)]
    title = term("differences" if differences else "comparison", language)
    return Table(title, columns, lines, notes=notes, language=language, unit=unit)


def _adds_up(net: Mapping[str, Any], actors: list[str]) -> bool:
    """Whether the rows share the costs: else each bears the whole, and the total is not their sum."""
    parts = [net.get(name, 0) for name in actors]
    return bool(abs(sum(parts) - net.get(TOTAL, 0)) * 10**9 <= sum(abs(part) for part in parts))


def switching_table(values: Mapping[str, Mapping[str, Any]], *, language: str, unit: str) -> Table:
    """For each input the value at which each row's net changes sign."""
    rows = list(dict.fromkeys(name for found in values.values() for name in found))
    columns = [
        Column(term("input", language), "text"),
        *(Column(named(name, language), "value") for name in rows),
    ]
    lines = [(name, *(found.get(row) for row in rows)) for name, found in values.items()]
    notes = [term("switching note", language)]
    return Table(term("switching", language), columns, lines, notes=notes, language=language, unit=unit)


def sobol_table(indices: Mapping[str, Mapping[str, Any]], *, row: str, language: str, unit: str) -> Table:
    """Of one row the share of its variance that each input makes up, the largest first."""
    _check_row(row, indices)
    names = ("first", "first error", "all", "all error")
    columns = [Column(term("input", language), "text"), *(Column(term(name, language), "share") for name in names)]
    ordered = sorted(indices[row].items(), key=lambda pair: -pair[1].total.value)
    lines = [(name, *index.first, *index.total) for name, index in ordered]
    title = term("sobol", language).format(named(row, language))
    return Table(title, columns, lines, notes=[term("sobol note", language)], language=language, unit=unit)


def _check_row(row: str, rows: Iterable[str]) -> None:
    if row not in rows:
        message = f"row must be the name of one; got {_numbers.shown(row)}: the rows are {list(rows)}"
        raise ShapeError(message)


# --------------------------------------------------------------------------------------------------------- information


def information_table(answer: ValueOfInformation, *, language: str, unit: str) -> Table:
    """What it is worth to know everything, and each group of inputs."""
    names = ("worth", "worth error", "fitted", "fitted error")
    columns = [
        Column(term("known", language), "text"),
        *(Column(term(name, language), adds=False) for name in names),
    ]
    lines: list[tuple[Any, ...]] = [(f"{term('everything', language)} (EVPI)", *answer.evpi, "", "")]
    for group, part in answer.evppi.items():
        lines.append((", ".join(group), *part.value, *part.cross_fitted))
    notes = [term("best", language).format(answer.best), term("information note", language)]
    return Table(term("information", language), columns, lines, notes=notes, language=language, unit=unit)


def decisions_table(answer: ValueOfInformation, *, language: str, unit: str) -> Table:
    """What each decision yields by what is known now."""
    columns = [
        Column(term("decision", language), "text"),
        Column(term("expected", language), adds=False),
        Column(term("error", language), adds=False),
    ]
    lines = [(name, *net) for name, net in answer.expected.items()]
    return Table(term("decisions", language), columns, lines, language=language, unit=unit)


def information_tables(answer: ValueOfInformation, *, language: str, unit: str) -> Tables:
    """What each decision yields, and what it is worth to know more."""
    return Tables(write(answer, language=language, unit=unit) for write in (decisions_table, information_table))
