"""What does it hang on? One input at a time, two, packs of them, and the value at which a sign turns.

All of this is worked out at the inputs' medians, one number at a time, by the core's own functions: it answers "what
if", while `simulate` answers "how likely". An answer is the net gain over the horizon, in kr, of the total and of every
actor.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon._table import Table, Tables, displayed
from socioecon.core import _numbers
from socioecon.core.breakeven import switching_value
from socioecon.core.errors import RangeError, ShapeError

from . import _draws, _protocol
from ._display import comparison_table, one_way_table, switching_table, two_way_table
from ._medians import at_medians, medians, net_of, uncertain
from ._shapes import Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ._medians import Net

_GRID = (0.05, 0.25, 0.5, 0.75, 0.95)
_ENDS = 0.001, 0.999


class Bar(NamedTuple):
    """One input at a low and a high value, all others at their medians, and the rows that change sign in between.

    A row changes sign if of its net gains at the low value, the median and the high one some is above 0 and some below.
    """

    input: str
    low: float
    high: float
    at_low: Net
    at_high: Net
    changes_sign: tuple[str, ...]


@displayed
class OneWay(NamedTuple):
    """The net gain of every row with all inputs at their medians, and a bar for each input, the widest first."""

    base: Net
    bars: tuple[Bar, ...]

    def to_table(self, *, row: str = "total", language: str = "sv", unit: str = "kr") -> Table:
        """A tornado in numbers, of one row: each input, what the net is at its low and its high value.

        In Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or mdkr.

        Raises ShapeError for a row that is not there, RangeError for an unknown language or unit.
        """
        return one_way_table(self, row=row, language=language, unit=unit)


@displayed
class TwoWay(NamedTuple):
    """The net gain of every row, `net[row][i][j]` at the i-th value of the first input and the j-th of the second.

    `names` are those of the two inputs.
    """

    first: tuple[float, ...]
    second: tuple[float, ...]
    net: dict[str, tuple[tuple[Any, ...], ...]]
    names: tuple[str, str] = ("first", "second")

    def to_table(self, *, row: str = "total", language: str = "sv", unit: str = "kr") -> Table:
        """The net of one row, the values of the first input down and those of the second across.

        In Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or mdkr.

        Raises ShapeError for a row that is not there, RangeError for an unknown language or unit.
        """
        return two_way_table(self, row=row, language=language, unit=unit)


@displayed
class Comparison(NamedTuple):
    """The net gain of every row at the medians, with each pack of changes, and the difference that the pack makes."""

    base: Net
    packs: dict[str, Net]
    differences: dict[str, Net]

    def to_table(self, *, differences: bool = False, language: str = "sv", unit: str = "kr") -> Table:
        """The net of every row at the base and with each pack, or by how much each pack changes it.

        In Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or mdkr.

        Raises RangeError for an unknown language or unit.
        """
        return comparison_table(self, differences=differences, language=language, unit=unit)

    def to_tables(self, *, language: str = "sv", unit: str = "kr") -> Tables:
        """Both: the nets, and the differences from the base.

        Raises RangeError for an unknown language or unit.
        """
        ways = (False, True)
        return Tables(self.to_table(differences=way, language=language, unit=unit) for way in ways)


@displayed
class SwitchingValues(dict[str, dict[str, float | None]]):
    """For each input the value at which each row changes sign, None for none: a dict that can be read as a table."""

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """Inputs as rows and accounts as columns, in the inputs' own units.

        Raises RangeError for an unknown language or unit.
        """
        return switching_table(self, language=language, unit=unit)


def one_way(
    function: Callable[..., Any], inputs: Mapping[str, Any], *, low: float = 0.05, high: float = 0.95
) -> OneWay:
    """Each uncertain input by itself at its low and its high quantile: a tornado (känslighetsanalys).

    `function` and `inputs` are as in `simulate`; `low` < `high` are quantiles, above 0 and below 1. The bars are in the
    order of a tornado: by how much the total differs between the two ends.

    >>> from socioecon.uncertainty import uniform
    >>> answer = one_way(lambda gain, cost: ({"Kommun": (gain,)}, cost), {"gain": uniform(0, 200), "cost": 60})
    >>> answer.base["total"], [bar.changes_sign for bar in answer.bars]
    (40.0, [('total', 'Kommun')])

    Raises RangeError where low is not below high.
    """
    ends = _numbers.scalar("low", low), _numbers.scalar("high", high)
    if not 0 < ends[0] < ends[1] < 1:
        message = (
            "low and high must be quantiles, 0 < low < high < 1; "
            f"got {_numbers.shown(low)} and {_numbers.shown(high)}: 0.05 and 0.95"
        )
        raise RangeError(message)
    values, base = at_medians(function, inputs)
    bars: list[Bar] = []
    for name, distribution in uncertain(inputs).items():
        at_low, at_high = (float(distribution(end)) for end in ends)
        low_net, high_net = (net_of(function, {**values, name: x}, base) for x in (at_low, at_high))
        nets = {row: (low_net[row], net, high_net[row]) for row, net in base.items()}
        turned = tuple(row for row, net in nets.items() if min(net) < 0 < max(net))
        bars.append(Bar(name, at_low, at_high, low_net, high_net, turned))
    bars.sort(key=lambda bar: -abs(bar.at_high[_protocol.TOTAL] - bar.at_low[_protocol.TOTAL]))
    return OneWay(base, tuple(bars))


def two_way(
    function: Callable[..., Any],
    inputs: Mapping[str, Any],
    first: str | tuple[str, tuple[float, ...]],
    second: str | tuple[str, tuple[float, ...]],
) -> TwoWay:
    """Two inputs over a grid, all others at their medians.

    `function` and `inputs` are as in `simulate`. `first` and `second` are each the name of an uncertain input, taken at
    its quantiles 5, 25, 50, 75 and 95 %, or (name, values) for any input at values of your own.

    >>> answer = two_way(lambda a, b: ({"Kommun": (a * b,)}, 0), {"a": 1, "b": 1}, ("a", (1, 2)), ("b", (10, 20)))
    >>> answer.net["total"]
    ((10, 20), (20, 40))

    Raises ShapeError for an input that is not there, or not uncertain and without values.
    """
    values, base = at_medians(function, inputs)
    (name, row_values), (other, column_values) = _grid(inputs, "first", first), _grid(inputs, "second", second)
    if name == other:
        message = f"first and second must be two inputs; got {_numbers.shown(name)} for both: use one_way"
        raise ShapeError(message)
    nets = [[net_of(function, {**values, name: x, other: y}, base) for y in column_values] for x in row_values]
    net = {row: tuple(tuple(cell[row] for cell in line) for line in nets) for row in base}
    return TwoWay(row_values, column_values, net, (name, other))


def switching_values(function: Callable[..., Any], inputs: Mapping[str, Any]) -> SwitchingValues:
    """For each uncertain input and each row the value at which the row's net gain changes sign (kritiskt värde).

    `function` and `inputs` are as in `simulate`; all other inputs stand at their medians. It is sought from the
    quantile 0.1 % to 99.9 %; None where the sign is the same at both and at the median. Of several changes one is
    found: where only the median's sign is another, that below the median.

    >>> from socioecon.uncertainty import uniform
    >>> switching_values(lambda gain: ({"Kommun": (gain,)}, 50), {"gain": uniform(0, 200)})
    {'gain': {'total': 50.0, 'Kommun': 50.0}}

    Raises RangeError where a net gain is not finite.
    """
    values, base = at_medians(function, inputs)
    found = SwitchingValues()
    for name, distribution in uncertain(inputs).items():
        net = cache(partial(_net_at, function, values, base, name))
        low, high = (distribution(end) for end in _ENDS)
        found[name] = {row: _turn(partial(_row_of, net, row), low, values[name], high) for row in base}
    return found


def compare(
    function: Callable[..., Any], inputs: Mapping[str, Any], packs: Mapping[str, Mapping[str, Any]]
) -> Comparison:
    """What each pack of changed inputs (scenario) makes of the net gain, actor by actor.

    `function` and `inputs` are as in `simulate`; `packs` is {name: {input: value}}, a value being a number or a
    distribution, which counts by its median, as all inputs do. Numbers that are all exact are answered exactly.

    >>> answer = compare(lambda wage: ({"Kommun": (wage,)}, 80), {"wage": 100}, {"låg": {"wage": 70}})
    >>> answer.packs["låg"]["total"], answer.differences["låg"]["Kommun"]
    (-10, -30)

    Raises ShapeError for an input that is not there.
    """
    _draws.named_inputs(inputs)
    packed = {
        pack: dict(_protocol.changes(_numbers.at("packs", pack), changes))
        for pack, changes in _numbers.mapping("packs", packs).items()
    }
    for name in (name for changes in packed.values() for name in changes):
        _known(inputs, name)
    every = [dict(_draws.named_inputs({**inputs, **changes})) for changes in ({}, *packed.values())]
    if any(uncertain(named) for named in every):  # then all of them go as floats, or they could not be compared
        every = [_protocol.floats(named) for named in every]
    base, *nets = (_protocol.net_gains(function, medians(named), {}) for named in every)
    changed = dict(zip(packed, nets, strict=True))
    differences = {
        pack: {row: net.get(row, 0) - base.get(row, 0) for row in {**base, **net}} for pack, net in changed.items()
    }
    return Comparison(base, changed, differences)


# ----------------------------------------------------------------------------------------------------------- helpers


def _turn(net: Callable[[float], Any], low: float, median: float, high: float) -> float | None:
    """Where a net gain changes sign between the ends, or else between the lower one and the median."""
    turns = [switching_value(net, low, end) for end in (high, median) if low < end]
    return next((turn for turn in turns if turn is not None), None)


def _net_at(function: Callable[..., Any], values: Mapping[str, Any], base: Net, name: str, x: float) -> Net:
    return net_of(function, {**values, name: x}, base)


def _row_of(net: Callable[[float], Net], row: str, x: float) -> Any:
    return net(x)[row]


def _known(inputs: Mapping[str, Any], name: Any) -> None:
    if name not in inputs:
        message = (
            f"there must be an input of that name; got {_numbers.shown(name)}: the inputs are {_numbers.listed(inputs)}"
        )
        raise ShapeError(message)


def _grid(inputs: Mapping[str, Any], place: str, axis: Any) -> tuple[str, tuple[float, ...]]:
    pair: list[Any] = list(axis) if axis.__class__ is tuple else []
    if len(pair) == 2:
        name, values = pair
        _known(inputs, name)
        picked = _numbers.scalars(f"{place}, the values of {_numbers.shown(name)},", values)
        return name, tuple(_protocol.as_float(place, x) for x in picked) if uncertain(inputs) else picked
    if not isinstance(axis, str):
        message = (
            f"{place} must be the name of an input, or (name, values); got {_numbers.shown(axis)}: ('cost', (1e6, 2e6))"
        )
        raise ShapeError(message)
    _known(inputs, axis)
    if not isinstance(inputs[axis], Distribution):
        message = f"{place} must be uncertain, or come with values; got {_numbers.shown(axis)}: give (name, values)"
        raise ShapeError(message)
    return axis, tuple(inputs[axis](q) for q in _GRID)
