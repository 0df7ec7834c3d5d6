"""Quantile functions as tables: a draw costs a few nanoseconds, whatever the distribution.

The table is even in min(u, 1 - u) by octaves, 2^7 cells in each, linear in between; what cell a u falls into stands in
the bits of u - rint(u), whose sign tells the tail. Equal cells in u would be off by several per cent of a standard
deviation in the tails; these are off by 1e-5, out to u = 1e-9. Where a quantile function bends too much for that, the
cells are halved until they follow it; where none follows, it is asked for each draw.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core.errors import RangeError

from . import _special
from ._shapes import Discrete, Smooth

if TYPE_CHECKING:
    from ._shapes import Array, Distribution

_FINEST = -31  # the tables reach to u = 2^-31; the cell beyond ends at the smallest u that is drawn
_SMALLEST = 2.0**-54
_COARSEST, _FINEST_CELLS = 7, 10  # cells in each octave of u, and in each half unit of z, as powers of 2
_TOLERANCE = 1e-5  # in standard deviations, at the middle of a cell
_REACH = 9  # the tables in z end here: no z of a draw lies beyond 8.3, and mixing adds little
_SPACING = 8  # every eighth cell is looked at


class Table(NamedTuple):
    """Lines over cells: x = start[cell] + slope[cell] * position."""

    start: Array
    slope: Array
    fineness: int  # in u: the bits of the position below the cell's number; in z: cells per unit
    first: int  # the number of the first cell


class Workspace:
    """Room for the steps between u and x, so that no draw allocates."""

    def __init__(self, size: int) -> None:
        self.position = np.empty(size)
        self.cell = np.empty(size, dtype=np.int64)
        self.slope = np.empty(size)


def draw(distribution: Distribution, u: Array, out: Array, room: Workspace) -> None:
    """The quantiles at u, 0 <= u < 1, by table; exactly where there is none."""
    if isinstance(distribution, Discrete):
        out[:] = distribution.at(u, u)
        return
    table = _by_octave(distribution)
    if table is None:
        out[:] = distribution.at(np.maximum(u, _SMALLEST), 1 - u)
        return
    position, cell = room.position[: len(u)], room.cell[: len(u)]
    np.rint(u, out=position)
    np.subtract(u, position, out=position)
    np.right_shift(position.view(np.int64), table.fineness, out=cell)
    np.abs(cell, out=cell)  # the sign is the highest bit: the upper tail comes after the lower one, mirrored
    _on_lines(table, position, cell, out, room)


def draw_from_normal(distribution: Distribution, z: Array, out: Array, room: Workspace) -> None:
    """The quantiles at the probabilities of standard normal values, by a table in z; exactly where there is none."""
    if isinstance(distribution, Discrete):
        out[:] = distribution.at(*_standard_split(z))
        return
    table = _by_normal(distribution)
    if table is None:
        out[:] = distribution.at(*_standard_split(z))
        return
    cell = room.cell[: len(z)]
    np.multiply(z, table.fineness, out=room.position[: len(z)])
    np.floor(room.position[: len(z)], out=room.position[: len(z)])
    np.copyto(cell, room.position[: len(z)], casting="unsafe")
    _on_lines(table, z, cell, out, room)


def _on_lines(table: Table, position: Array, cell: Any, out: Array, room: Workspace) -> None:
    slope = room.slope[: len(out)]
    np.subtract(cell, table.first, out=cell)
    np.take(table.slope, cell, mode="clip", out=slope)
    np.take(table.start, cell, mode="clip", out=out)
    np.multiply(slope, position, out=slope)
    np.add(out, slope, out=out)


@lru_cache(maxsize=256)
@np.errstate(all="ignore")  # what does not fit a float is refused
def _by_octave(distribution: Smooth) -> Table | None:
    """The table in u, if one follows.

    It holds the end below 2^-31, the lower half, u = 1/2, unused cells, the upper half mirrored, its end.
    """
    bits, follows = _COARSEST - 1, False
    edges: Any = np.empty(0)
    lower: Any = edges
    upper: Any = edges
    while not follows and bits < _FINEST_CELLS:
        bits += 1
        octaves = np.ldexp((1 + np.arange(2**bits) / 2**bits)[np.newaxis, :], np.arange(_FINEST, -1)[:, np.newaxis])
        edges = np.concatenate(([_SMALLEST], octaves.ravel(), [0.5]))
        lower, upper = distribution.at(edges, 1 - edges), distribution.at(1 - edges, edges)
        tolerance = _TOLERANCE * _standard_deviation(distribution, edges, lower, upper)
        some = np.arange(0, len(edges) - 2, _SPACING)
        middle = (edges[1:][some] + edges[2:][some]) / 2
        follows = _follow(edges[1:], lower[1:], some, distribution.at(middle, 1 - middle), tolerance) and _follow(
            edges[1:], upper[1:], some, distribution.at(1 - middle, middle), tolerance
        )
    if not follows:
        return None
    edges[0] = 0.0  # the end is flat enough to begin at 0, where a plain u may be
    cells = len(edges) - 1
    first = ((1023 + _FINEST) << bits) - 1
    mirrored = (1 << (11 + bits)) - (1022 << bits) + 1 - first
    start, slope = np.zeros((2, mirrored + cells))
    start[:cells], slope[:cells] = _lines(edges, lower, lower[0], upper[0])
    start[cells] = lower[-1]
    # In the upper half the position is u - 1, and the cells come from the middle outwards.
    starts, slopes = _lines(-edges, upper, lower[0], upper[0])
    start[mirrored:], slope[mirrored:] = starts[::-1], slopes[::-1]
    return Table(start, slope, 52 - bits, first)


@lru_cache(maxsize=256)
@np.errstate(all="ignore")
def _by_normal(distribution: Smooth) -> Table | None:
    """The table in z, in equal cells, if one follows."""
    bits, follows = _COARSEST - 1, False
    edges: Any = np.empty(0)
    x: Any = edges
    while not follows and bits < _FINEST_CELLS:
        bits += 1
        per_unit = 2 << bits
        steps = np.arange(-_REACH * per_unit, _REACH * per_unit + 1)
        edges = steps / per_unit
        x = distribution.at(*_standard_split(edges))
        half = len(steps) // 2
        p = _special.normal_below(edges[: half + 1])
        tolerance = _TOLERANCE * _standard_deviation(distribution, p, x[: half + 1], x[: half - 1 : -1])
        # From -6 to 6, as far as the table in u.
        inner = slice(3 * per_unit, -3 * per_unit)
        some = np.arange(0, len(edges[inner]) - 1, _SPACING)
        middle = (edges[inner][some] + edges[inner][some + 1]) / 2
        follows = _follow(edges[inner], x[inner], some, distribution.at(*_standard_split(middle)), tolerance)
    if not follows:
        return None
    start, slope = _lines(edges, x, x[0], x[-1])
    return Table(start, slope, 2 << bits, -_REACH * (2 << bits))


def _standard_split(z: Any) -> tuple[Any, Any]:
    return _special.normal_below(z), _special.normal_below(-z)


def _standard_deviation(distribution: Smooth, edges: Array, lower: Array, upper: Array) -> float:
    """The standard deviation by the trapezoidal rule over nodes in either half; refuses what does not fit a float."""
    centre = lower[-1]
    moments = [float(np.trapezoid((lower - centre) ** power + (upper - centre) ** power, edges)) for power in (1, 2)]
    variance = moments[1] - moments[0] * moments[0]
    if not np.isfinite(variance):
        message = (
            f"{distribution!r} must have quantiles that fit a float; got some beyond 1e150: use a larger unit (tkr)"
        )
        raise RangeError(message)
    return float(np.sqrt(max(variance, 0.0)))


def _follow(edges: Array, x: Array, cells: Any, exact: Array, tolerance: float) -> bool:
    """Whether straight lines pass what is exact in the middle of some cells, and no cell hides a jump.

    A line is off by an eighth of the change of slope times the width; a jump between two edges is far more than that.
    """
    slope = np.diff(x) / np.diff(edges)
    bend = np.abs(np.diff(slope)) * np.diff(edges)[1:] / 8
    rounding = 4 * np.finfo(float).eps * float(np.max(np.abs(x)))
    off = np.abs((x[cells] + x[cells + 1]) / 2 - exact)
    return bool(np.max(off) <= tolerance + rounding and np.max(bend) <= 4 * (tolerance + rounding))


def _lines(edges: Array, x: Array, lowest: float, highest: float) -> tuple[Array, Array]:
    """Start and slope of the line over each cell, such that rounding leads none of them beyond the ends."""
    slope = np.diff(x) / np.diff(edges)
    start = x[:-1] - slope * edges[:-1]
    for end in (edges[:-1], edges[1:]) * 2:
        start -= np.maximum(start + slope * end - highest, 0.0)
        start += np.maximum(lowest - (start + slope * end), 0.0)
    return start, slope
