"""Where the draws come from: one u in 0 to 1 for each input and draw, in randomisations independent of each other.

A group is one randomisation: 2^k points, plain pseudo-random numbers or a lattice that is shifted at random. Each input
has a stream of its own in each group, known by the seed, the input's name and the group's number: so an input that is
appended or fixed moves no other, and it does not matter who draws which group when.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from . import _tables
from ._shapes import Distribution, Normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ._shapes import Array

    Inputs = Mapping[str, Any]

FEWEST_GROUPS = 16
_SMALLEST_GROUP, _LARGEST_GROUP = 8, 15  # as powers of 2
# Multipliers of Korobov lattices of 2^k points: of those searched, the one with the least mean square error over smooth
# periodic functions of up to 16 inputs, in which interactions of few inputs weigh most.
_MULTIPLIERS = {
    2**8: 37,
    2**9: 139,
    2**10: 373,
    2**11: 915,
    2**12: 357,
    2**13: 411,
    2**14: 2797,
    2**15: 10549,
}
_STANDARD = Normal(0.0, 1.0)


class Draws(NamedTuple):
    """What is drawn, and how: enough for anybody to draw any group."""

    inputs: tuple[tuple[str, Any], ...]
    seed: int
    method: str
    points: int  # in each group
    groups: int
    mixing: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()


def plan(inputs: Inputs, *, seed: int, draws: int, method: str, rank_correlations: Mapping[Any, Any]) -> Draws:
    """The draws asked for, rounded up to whole groups."""
    named = named_inputs(inputs)
    _numbers.choice("method", method, ("quasi", "plain"))
    count = _numbers.whole("draws", draws, high=10**12)
    power = min(max((count // FEWEST_GROUPS).bit_length() - 1, _SMALLEST_GROUP), _LARGEST_GROUP)
    points = 2**power
    if method == "quasi" and len(named) > points // 4:
        message = (
            f'method "quasi" must have at most {points // 4} inputs with {count} draws; got {len(named)}: '
            'draw more, or use method "plain"'
        )
        raise RangeError(message)
    groups = max(FEWEST_GROUPS, -(-count // points))
    return Draws(named, whole_seed(seed), method, points, groups, _mixing(named, rank_correlations))


def named_inputs(inputs: Inputs) -> tuple[tuple[str, Any], ...]:
    """The inputs as pairs, each a distribution or one finite number."""
    named: list[tuple[str, Any]] = []
    for name, value in _numbers.mapping("inputs", inputs).items() if inputs.__class__ is not dict or inputs else ():
        if not isinstance(name, str):
            message = (
                "the names of inputs must be strings, the function's arguments; "
                f"got {_numbers.shown(name)}: write it out"
            )
            raise ShapeError(message)
        certain = not isinstance(value, Distribution)
        named.append((name, _numbers.scalar(_numbers.at("inputs", name), value) if certain else value))
    return tuple(named)


def whole_seed(seed: Any) -> int:
    """The seed as an int from 0 up."""
    return _numbers.whole("seed", seed, low=0, high=2**128)


def groups_of(
    draws: Draws, group: int, chunk: int, watched: tuple[str, ...] = ()
) -> Iterator[tuple[int, dict[str, Any], dict[str, Array]]]:
    """The inputs of one group, chunk by chunk: where the chunk begins, {name: array, or the number it is fixed to}.

    Third, the u of those that are watched. The arrays are used again for the next chunk, and are handed out as views
    that cannot be written to: who changed one would change it for whatever else is worked out from the same draws.
    """
    size = min(chunk, draws.points)
    room = _tables.Workspace(size)
    mixed = dict(draws.mixing)
    streams = {
        name: stream(draws, group, name, place)
        for place, (name, value) in enumerate(draws.inputs)
        if isinstance(value, Distribution) or name in mixed
    }
    arrays = {name: np.empty(size) for name in streams}
    views = {name: _read_only(array) for name, array in arrays.items()}
    normals = {name: np.empty(size) for name in mixed}
    seen = {name: np.empty(size) for name in watched}
    u, z = np.empty((2, size))
    for start in range(0, draws.points, size):
        values: dict[str, Any] = {}
        for name, value in draws.inputs:
            if name in streams:
                streams[name](start, u)
            if name in mixed:
                _tables.draw(_STANDARD, u, normals[name], room)
            if not isinstance(value, Distribution):
                values[name] = value
                continue
            values[name] = views[name]
            if mixed.get(name, _alone(name)) == _alone(name):
                _tables.draw(value, u, arrays[name], room)
            else:
                z[:] = 0.0
                for other, weight in mixed[name]:  # itself and inputs before it
                    z += weight * normals[other]
                _tables.draw_from_normal(value, z, arrays[name], room)
            if name in seen:
                seen[name][:] = u
        yield start, values, seen


def _alone(name: str) -> tuple[tuple[str, float], ...]:
    """The mixing of an input that is correlated with none before it: drawn as if it were with none at all."""
    return ((name, 1.0),)


def _read_only(array: Array) -> Array:
    view = array.view()
    view.flags.writeable = False
    return view


# ------------------------------------------------------------------------------------------------------ streams of u


def stream(draws: Draws, group: int, name: str, place: int) -> Any:
    """What fills an array with the u of one input in one group, from a point on; plain ones only in order."""
    key = int.from_bytes(blake2b(name.encode(errors="surrogatepass"), digest_size=8).digest(), "little")
    source = np.random.SFC64(np.random.SeedSequence(draws.seed, spawn_key=(key, group)))
    if draws.method == "plain":
        generator = np.random.Generator(source)

        def draw(_start: int, out: Array) -> None:
            generator.random(out=out)

        return draw
    # Fixed point: 64 bits are one turn, so that i x step + shift wraps by itself. Of the shift 54 bits are kept, the
    # last one set: then no point is 0, none rounds to 1, and each is a whole number of 2^-53, as plain ones are.
    step = np.uint64(_generator(draws.points, place) << (65 - draws.points.bit_length()))
    shift = np.uint64(int(source.random_raw()) & ~0x7FF | 0x400)
    order = _order(draws.points)

    def fill(start: int, out: Array) -> None:
        turns = order[start : start + len(out)] * step
        turns += shift
        # The tent 1 - |2x - 1| is the distance to the nearest whole turn: the absolute value, read with a sign.
        signed = turns.view(np.int64)
        np.abs(signed, out=signed)
        np.multiply(signed, 2.0**-63, out=out)

    return fill


@lru_cache(maxsize=4)
def _order(points: int) -> Any:
    return np.arange(points, dtype=np.uint64)


def _generator(points: int, place: int) -> int:
    return pow(_MULTIPLIERS[points], place, points)


# -------------------------------------------------------------------------------------------------- rank correlation


def _pairs(known: list[str], rank_correlations: Any) -> dict[tuple[str, str], float]:
    """Each correlation once, the input that comes first named first."""
    if not hasattr(rank_correlations, "items"):
        message = (
            f"rank_correlations must be a mapping {{(name, name): rho}}; "
            f"got {_numbers.shown(rank_correlations)}: give a dict"
        )
        raise ShapeError(message)
    correlations: dict[tuple[str, str], float] = {}
    for pair, rho in rank_correlations.items():
        names: list[Any] = list(pair) if pair.__class__ is tuple else []
        if len(set(names)) != 2 or len(names) != 2 or not all(name in known for name in names):
            message = (
                "rank_correlations must be between two different inputs; "
                f"got {_numbers.shown(pair)}: the inputs are {known}"
            )
            raise ShapeError(message)
        _numbers.scalar(_numbers.at("rank_correlations", pair), rho)
        if not -1 <= rho <= 1:
            place = _numbers.at("rank_correlations", pair)
            message = f"{place} must be from -1 to 1; got {_numbers.shown(rho)}: it is a fraction of 1"
            raise RangeError(message)
        first, second = sorted(names, key=known.index)
        if correlations.get((first, second), float(rho)) != float(rho):
            message = (
                f"rank_correlations must be the same both ways; got two for {_numbers.shown(pair)}: give the pair once"
            )
            raise RangeError(message)
        correlations[first, second] = float(rho)
    return correlations


def _mixing(
    named: tuple[tuple[str, Any], ...], rank_correlations: Mapping[Any, Any]
) -> tuple[tuple[str, tuple[tuple[str, float], ...]], ...]:
    """For each correlated input the weights of the independent normals that make up its own (Gaussian copula).

    A rank correlation rho is had by normals that are correlated by 2 sin(pi rho / 6). A matrix that is possible for
    ranks can become one that is not for normals, so it is checked after that. Each input is made of those before it.
    """
    known = [name for name, _ in named]
    correlations = _pairs(known, rank_correlations)
    names = [name for name in known if any(name in pair for pair in correlations)]
    weights = np.zeros((len(names), len(names)))
    for row, name in enumerate(names):
        for column in range(row + 1):
            rho = correlations.get((names[column], name), 0.0)
            wanted = 1.0 if column == row else 2 * np.sin(np.pi * rho / 6)
            left = wanted - float(np.sum(weights[row, :column] * weights[column, :column]))
            if column < row and weights[column, column] > 0:
                weights[row, column] = left / weights[column, column]
            elif left < -1e-9 or (column < row and left > 1e-9):
                message = (
                    "rank_correlations must be possible together; the normals that would give them are not, at "
                    f"{name!r} and {names[column]!r}: bring the correlations nearer to 0"
                )
                raise RangeError(message)
            elif column == row:
                weights[row, column] = np.sqrt(left) if left > 1e-9 else 0.0
    return tuple(
        (name, tuple((other, float(w)) for other, w in zip(names, row, strict=True) if w != 0))
        for name, row in zip(names, weights, strict=True)
    )
