"""Rates of return and paybacks of many rows at a time, with the verdicts of the core's functions on each.

Both answer (reached, value): two arrays, one element a row. Where a row has no such number `reached` is False and the
value is infinite.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core import _numbers
from socioecon.core.discounting import internal_rate_of_return
from socioecon.core.errors import RangeError, RateError, ShapeError

from ._work import real_array, settle_memory

if TYPE_CHECKING:
    from ._shapes import Array

_CHUNK = 2**14
_STEPS = 24
_CLOSE = 1e-6  # relative: a step of Halley's method cubes what was off before it


class Reached(NamedTuple):
    """Whether each row has such a number, and which: infinite where it has none."""

    reached: Any
    value: Array


def internal_rates(flows: Any) -> Reached:
    """The internal rate of return (internränta) of each row, where it has exactly one above -100 %.

    `flows` is an array of rows x years in kr, outlays negative and incomes positive, the first year at time 0. A row
    whose flows change sign once has exactly one rate (Descartes): Halley's method in 1 / (1 + rate), within a bracket.
    A row without a change has none. All other rows, and those that rounding or size keep from settling, are answered by
    `internal_rate_of_return`, exactly; those with several rates count as not reached, as it raises an error for them.

    >>> internal_rates([[-100.0, 110.0, 0.0], [-100.0, 0.0, 0.0], [-100.0, 230.0, -132.0]]).reached
    array([ True, False, False])

    Raises ShapeError for anything but rows of equal length, RangeError for a flow that is not finite or a rate that no
    float can hold.
    """
    rows = _rows("flows", flows)
    settle_memory()
    reached = np.zeros(len(rows), dtype=bool)
    value = np.full(len(rows), np.inf)
    for start in range(0, len(rows), _CHUNK):
        part = slice(start, start + _CHUNK)
        changes, rate, settled = _rates(np.ascontiguousarray(rows[part].T))
        reached[part] = changes == 1
        value[part] = np.where(changes == 1, rate, np.inf)
        for row in np.flatnonzero((changes > 1) | ((changes == 1) & ~settled)) + start:
            try:
                value[row] = internal_rate_of_return(tuple(map(float, rows[row])))
                reached[row] = True
            except RateError:
                reached[row] = False
                value[row] = np.inf
            except RangeError as error:
                message = f"row {row}: {error}"
                raise RangeError(message) from None
    return Reached(reached, value)


def _rates(flows: Array) -> tuple[Any, Array, Any]:
    """Changes of sign, rates, and whether each has settled; flows are years down and rows across."""
    signs = (flows > 0).view(np.int8) - (flows < 0).view(np.int8)
    if np.count_nonzero(signs) < signs.size:
        for before, sign in pairwise(signs):
            np.copyto(sign, before, where=sign == 0)
    # Counted in as small numbers as will do, which is ten times as fast; from nothing to the first flow is no change.
    changes = np.add.reduce((signs[1:] != signs[:-1]).view(np.uint8), axis=0, dtype=np.min_scalar_type(len(signs)))
    last = signs[-1]
    changes -= (signs[0] == 0) & (last != 0)
    rate = np.zeros(flows.shape[1])
    settled = np.zeros(flows.shape[1], dtype=bool)
    once = np.flatnonzero(changes == 1)
    # Turned so that what comes last is an income: then the sum at v = 1 / (1 + rate) crosses 0 upwards, once.
    turned = flows if len(once) == len(rate) else flows[:, once]
    if np.any(last[once] < 0):
        turned = turned * last[once]
    if len(once):
        with np.errstate(all="ignore"):
            v, done = _crossings(turned)
            rate[once] = 1 / v - 1
        settled[once] = done & (rate[once] > -1) & (rate[once] < np.inf)
    return changes, rate, settled


def _crossings(flows: Array) -> tuple[Array, Any]:
    """Where each column's sum of flow x v^t crosses 0 upwards, by Halley's method within a bracket, and whether found.

    The first guess takes all incomes to fall at their mean time, and all outlays at theirs.
    """
    # From the last year backwards: sums, and sums of these, which weigh each year by its number, year 1 by 1.
    income, income_time, net, net_time, gain = np.zeros((5, flows.shape[1]))
    for flow in flows[::-1]:
        np.maximum(flow, 0.0, out=gain)
        np.add(income, gain, out=income)
        np.add(income_time, income, out=income_time)
        np.add(net, flow, out=net)
        np.add(net_time, net, out=net_time)
    outlay = income - net
    apart = income_time / income - (income_time - net_time) / outlay
    v = np.exp(np.log(outlay / income) / apart)
    v[~((v > 0) & (v < np.inf))] = 1.0
    found, settled = v.copy(), np.zeros(len(v), dtype=bool)
    column = np.arange(len(v))
    low, high = np.zeros_like(v), np.full_like(v, np.inf)
    for _ in range(_STEPS):
        value, slope, bend = flows[-1] * v + flows[-2], flows[-1].copy(), np.zeros_like(v)
        for flow in flows[-3::-1]:
            np.multiply(bend, v, out=bend)
            np.add(bend, slope, out=bend)
            np.multiply(slope, v, out=slope)
            np.add(slope, value, out=slope)
            np.multiply(value, v, out=value)
            np.add(value, flow, out=value)
        np.copyto(low, v, where=value < 0)
        np.copyto(high, v, where=value > 0)
        after = v - value * slope / (slope * slope - value * bend)
        done = np.abs(after - v) <= _CLOSE * v
        inside = done | ((after > low) & (after < high))
        if not np.all(inside):
            after = np.where(inside, after, np.where(np.isinf(high), 2 * v, (low + high) / 2))
        v = after
        if np.count_nonzero(done) * 4 > len(v):
            found[column[done]] = v[done]
            settled[column[done]] = True
            left = ~done
            column, flows, v, low, high = column[left], flows[:, left], v[left], low[left], high[left]
        if not len(v):
            break
    return found, settled


def paybacks(gains: Any, *, costs: Any) -> Reached:
    """The payback time (återbetalningstid) of each row in years, as `payback_time`, to the last bit.

    `gains` is an array of rows x years in kr, of any sign. `costs` are positive (or 0): one amount at the start, an
    array of one amount for each row, a tuple or list of one per year, or an array of rows x years. Costs fall at the
    start of their year, gains evenly over it.

    >>> answer = paybacks([[100.0, 100.0], [50.0, 50.0]], costs=150)
    >>> answer.reached, answer.value
    (array([ True, False]), array([1.5, inf]))

    Raises ShapeError for shapes that do not fit, RangeError for a negative cost or what is not finite.
    """
    rows = _rows("gains", gains)
    spent = _spent(costs, rows)
    years = rows.shape[1]
    gained = np.empty((years, len(rows)))
    until = np.zeros(len(rows), dtype=np.intp)
    for year in range(years):
        with np.errstate(over="ignore"):
            gained[year] = rows[:, year] if year == 0 else gained[year - 1] + rows[:, year]
        until[gained[year] < spent[year]] = year + 1
    reached = until < years
    line = np.arange(len(rows))
    year = np.minimum(until, years - 1)
    before = np.where(year > 0, gained[np.maximum(year - 1, 0), line], 0.0)
    gain = gained[year, line] - before
    uncovered = spent[year, line] - before
    with np.errstate(all="ignore"):
        part = np.where(uncovered <= 0, 0.0, np.minimum(uncovered, gain) / gain)
    value = np.where(reached, year + part, np.inf)
    if not np.all(np.isfinite(gained[-1])) or not np.all(np.isfinite(value[reached])):
        message = "the gains added up must be finite; some are too large for a float: use a larger unit (tkr)"
        raise RangeError(message)
    return Reached(reached, value)


def _spent(costs: Any, rows: Array) -> Array:
    """Cumulative costs, years down and rows across."""
    count, years = rows.shape
    shape: Any = ()
    by_year: list[Any] = []
    read = [real_array(x) for x in (costs if _numbers.per_year(costs) else [costs])]
    if all(x is not None for x in read):
        by_year = [x.astype(float, copy=False) for x in read]
        shape = by_year[0].shape if by_year else ()
        if not _numbers.per_year(costs) and shape == rows.shape:
            by_year = list(by_year[0].T)
    scheduled = len(by_year) == years if _numbers.per_year(costs) or shape == rows.shape else len(by_year) == 1
    if not scheduled or any(amount.shape not in {(), (count,)} for amount in by_year):
        message = (
            f"costs must be one amount, one for each of {count} rows (an array), one for each of {years} years (a "
            f"tuple) or an array of both; got {_numbers.shown(costs)}: reshape them"
        )
        raise ShapeError(message)
    spent = np.zeros((years, count))
    for year in range(years):
        if year < len(by_year):
            _numbers.check_not_negative(costs=by_year[year])
        with np.errstate(over="ignore"):
            spent[year] = (spent[year - 1] if year else 0.0) + (by_year[year] if year < len(by_year) else 0.0)
    _numbers.check_finite(**{"the costs added up": spent[-1]})
    return spent


def _rows(name: str, rows: Any) -> Array:
    read = real_array(rows)
    array: Any = np.empty(0) if read is None else read.astype(float, copy=False)
    if array.ndim != 2 or array.shape[1] == 0:
        got = _numbers.shown(rows) if read is None else f"the shape {np.shape(array)}"
        message = f"{name} must be rows x years, all rows equally long; got {got}: give a matrix of numbers"
        raise ShapeError(message)
    if not np.all(np.isfinite(array)):
        message = f"{name} must be finite; got NaN or an infinity: leave the row out"
        raise RangeError(message)
    return array
