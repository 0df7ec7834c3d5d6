"""Which rates of interest can have made a printed table or value: all of them, as exact intervals.

The unknown is v = 1 / (1 + rate), or its root for the middle of the year. Rates are sought above -90 % and up to
1000 %. What an answer leaves out is proved impossible.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from socioecon.core import _numbers
from socioecon.core._numbers import choice
from socioecon.core.errors import RangeError, ShapeError

from ._intervals import empty, figures_of, interval
from ._polynomials import FINEST, Polynomial, at, bounds, simplest, where
from ._values import TIMINGS, Interval, RateSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOWEST, HIGHEST = Fraction(-9, 10), Fraction(10)  # -90 % and 1000 %
_EDGE = FINEST / 2**16
_GRID = 2**66  # v is tried in steps of 1 / _GRID: fractions stay short, and an end that is found is rounded outwards

Item: TypeAlias = tuple[Interval, Polynomial]


def infer_rate(table: Mapping[Any, Any], *, amounts: Any = None, timing: str | None = None) -> tuple[RateSet, ...]:
    """Every rate at which a constant yearly amount gives each row of a table of cumulative present values.

    `table` maps rows to cells, cell k being what has come by the end of year k + 1; all rows share one rate, and each
    has an amount of its own, of either sign. Cells are read as rounded; give `interval(cell, reading="cut")` for what
    is cut. `amounts` states it for some rows ({row: amount a year}); `timing` is one of TIMINGS or left to be searched.
    The table alone says nothing of the timing: without amounts all three have the same rates. Nor does it tell
    discounting from amounts that fall by rate / (1 + rate) a year: both give it.

    The answer has one RateSet for each timing that fits; () is a proof that none does. For a row a, aS, aS', ... with
    S(v) = 1 + v + ..., each pair of cells allows one interval of v, because S'/S rises with v; their edges are found
    by bisection on dyadic v, rounded outwards. `shown` is True where one rate was checked in all cells.

    >>> from socioecon.audit import infer_rate, printed
    >>> rows = {"Kommun": [printed(x) for x in ("280 500", "550 212", "809 550")]}
    >>> found = infer_rate(rows, timing="advance")[0]
    >>> [(round(1000 * i.low), round(1000 * i.high)) for i in found.intervals], found.shown
    ([(40, 40)], (True,))

    Raises ShapeError for a table without rows or cells, or amounts for rows that it lacks, RangeError for an unknown
    timing or an unbounded cell.
    """
    timings = _timings(timing)
    rows = _rows(table)
    stated = {} if amounts is None else _stated(amounts, rows)
    if not stated:  # the timing is then a factor of the unknown amounts
        found = _common_rate([_items(cells, None, 0, 1) for cells in rows.values()], 1)
        return () if found is None else tuple(RateSet(name, (found[0],), (found[1],)) for name in timings)
    answers: list[RateSet] = []
    for name in timings:
        degree = 2 if name == "mid-year" else 1  # the unknown is v, or its root
        start = int(name != "advance")
        found = _common_rate([_items(cells, stated.get(key), start, degree) for key, cells in rows.items()], degree)
        if found is not None:
            answers.append(RateSet(name, (found[0],), (found[1],)))
    return tuple(answers)


def infer_rate_from_value(flows: Any, value: Any, *, timing: str | None) -> tuple[RateSet, ...]:
    """Every rate at which a row of yearly flows has a present value.

    Flows and value are figures in the same unit; `timing` is one of TIMINGS, or None to search all three. The present
    value at v is exactly every number from the sum of the lowest flows times v^t to that of the highest, so the
    answer is a finite union of intervals, found by branch and prune. Where both polynomials allow a v, existence is
    `shown`; for flows without rounding it takes a change of sign, and a double root is only not excluded.

    >>> found = infer_rate_from_value((-100, 60, 60), 0, timing="advance")[0]
    >>> round(1000 * found.intervals[0].low), found.shown
    (131, (True,))
    >>> infer_rate_from_value((100, 60), 0, timing="advance")
    ()

    Raises ShapeError for no flows, RangeError for an unknown timing or an unbounded figure.
    """
    timings = _timings(timing)
    row = [bounded(interval(x)) for x in figures_of("flows", flows)]
    target = bounded(interval(value))
    answers: list[RateSet] = []
    for name in timings:
        degree = 2 if name == "mid-year" else 1  # the unknown is v, or its root
        start = int(name != "advance")
        low = _polynomial([x[0] for x in row], degree, start, -target[1])
        high = _polynomial([x[1] for x in row], degree, start, -target[0])
        found: list[tuple[Interval, bool]] = []
        for a, b, sure in reversed(where(partial(_fits, low, high), *_domain(degree))):  # the rate falls as v rises
            rates = _rates(a, b, degree)
            if not empty(rates):
                found.append((rates, sure or _exists(low, high, a, b, degree)))
        if found:
            answers.append(RateSet(name, tuple(rates for rates, _ in found), tuple(sure for _, sure in found)))
    return tuple(answers)


# --------------------------------------------------------------------------------------------------- from a table


def _items(cells: list[Interval], amount: Any, start: int, degree: int) -> list[Item]:
    """Each figure of a row with the polynomial that it is the amount times of, in rising order of growth."""
    items: list[Item] = [] if amount is None else [(interval(amount), (Fraction(1),))]
    return items + [
        (cell, _polynomial([Fraction(1)] * years, degree, start, Fraction(0)))
        for years, cell in enumerate(cells, start=1)
    ]


def _common_rate(rows: list[list[Item]], degree: int) -> tuple[Interval, bool] | None:
    """The one interval of rates that all pairs of figures in all rows leave, and whether a rate in it was checked."""
    low, high = _domain(degree)
    for row in rows:
        at_low, at_high = ([at(p, x) for _, p in row] for x in (low, high))
        for i, k in _pairs(len(row)):
            if _allowed(row[i][0], at_low[i], row[k][0], at_low[k]) and _allowed(
                row[i][0], at_high[i], row[k][0], at_high[k]
            ):
                continue
            left = _edge(row[i], row[k], low, high)
            if left is None:
                return None
            if left != (low, high):
                low, high = left
                at_low, at_high = ([at(p, x) for _, p in row] for x in (low, high))
    rates = _rates(low, high, degree)
    if empty(rates):
        return None
    return rates, any(_checked(rows, x, degree) for x in _witnesses(low, high))


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    """All ordered pairs, the widest apart first: they narrow most."""
    for apart in reversed(range(1, count)):
        for i in range(count - apart):
            yield i, i + apart
            yield i + apart, i


def _allowed(a: Interval, a_growth: Fraction, b: Interval, b_growth: Fraction) -> bool:
    """Whether the lowest amount that a allows is at most the highest that b allows."""
    return bounded(a)[0] * b_growth <= bounded(b)[1] * a_growth


def _edge(a: Item, b: Item, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction] | None:
    """What one pair leaves of [low, high], rounded outwards; None for nothing."""

    def fine(x: Fraction) -> bool:
        return _allowed(a[0], at(a[1], x), b[0], at(b[1], x))

    low_fine, high_fine = fine(low), fine(high)
    if low_fine == high_fine:
        return (low, high) if low_fine else None
    inside, outside = (low, high) if low_fine else (high, low)
    while abs(outside - inside) > _EDGE:
        middle = Fraction(((inside + outside) / 2 * _GRID).__floor__(), _GRID)
        inside, outside = (middle, outside) if fine(middle) else (inside, middle)
    return (low, outside) if low_fine else (outside, high)


def _checked(rows: list[list[Item]], x: Fraction, degree: int) -> bool:
    """Whether one v gives every row, with ends that do not belong left out."""
    if not _sought(x, degree):
        return False
    for row in rows:
        ends = [(bounded(cell), cell, at(p, x)) for cell, p in row]
        lowest = max((low / g, cell.low_open) for (low, _), cell, g in ends)
        highest = min((high / g, not cell.high_open) for (_, high), cell, g in ends)
        if lowest[0] > highest[0] or (lowest[0] == highest[0] and (lowest[1] or not highest[1])):
            return False
    return True


def _witnesses(low: Fraction, high: Fraction) -> list[Fraction]:
    """What is tried of what is left: its middle, and the one that is meant if only one fits, such as 25/26 for 4 %."""
    return [(low + high) / 2, simplest(low, high)]


# ---------------------------------------------------------------------------------------------------- from a value


def _polynomial(coefficients: list[Fraction], step: int, start: int, constant: Fraction) -> Polynomial:
    """constant + the sum of coefficients[t] x^(step t + start)."""
    answer = [Fraction(0)] * (step * (len(coefficients) - 1) + start + 1)
    for t, coefficient in enumerate(coefficients):
        answer[step * t + start] += coefficient
    answer[0] += constant
    return tuple(answer)


def _fits(low: Polynomial, high: Polynomial, a: Fraction, b: Fraction) -> bool | None:
    """Whether low <= 0 <= high on all of [a, b], nowhere on it, or not known."""
    low_least, low_most = bounds(low, a, b)
    high_least, high_most = bounds(high, a, b)
    if low_least > 0 or high_most < 0:
        return False
    return True if low_most <= 0 <= high_least else None


def _exists(low: Polynomial, high: Polynomial, a: Fraction, b: Fraction, degree: int) -> bool:
    """Whether a v in [a, b] is shown to fit: by a change of sign, or by one that was checked."""
    if at(low, a) * at(low, b) < 0:  # where the lowest is 0 the highest is not below it
        return True
    return any(_sought(x, degree) and at(low, x) <= 0 <= at(high, x) for x in (a, b, *_witnesses(a, b)))


# ------------------------------------------------------------------------------------------------- rates and domains


def _domain(degree: int) -> tuple[Fraction, Fraction]:
    """All v, or their roots rounded outwards."""
    low, high = 1 / (1 + HIGHEST), 1 / (1 + LOWEST)
    return (low, high) if degree == 1 else (Fraction(3, 10), Fraction(19, 6))


def _rates(low: Fraction, high: Fraction, degree: int) -> Interval:
    """The rates of a span of v (or its root), cut to those that are sought, of which none may be left."""
    lowest, highest = 1 / high**degree - 1, 1 / low**degree - 1
    return Interval(max(lowest, LOWEST), min(highest, HIGHEST), lowest <= LOWEST)


def _sought(x: Fraction, degree: int) -> bool:
    """Whether the rate of v (or of its root) is one of those that are sought."""
    return LOWEST < 1 / x**degree - 1 <= HIGHEST


def _timings(timing: str | None) -> tuple[str, ...]:
    if timing is None:
        return TIMINGS
    choice("timing", timing, TIMINGS)
    return (timing,)


def bounded(x: Interval) -> tuple[Fraction, Fraction]:
    """Both ends of a figure, which must have them."""
    if x.low is None or x.high is None:
        message = f"a figure must have two ends here; got {x}: give the printed figure and not only a bound"
        raise RangeError(message)
    return x.low, x.high


def _rows(table: Any) -> dict[Any, list[Interval]]:
    named = _numbers.mapping("table", table).items()
    rows = {key: [interval(x) for x in figures_of(_numbers.at("table", key), row)] for key, row in named}
    for row in rows.values():
        for x in row:
            bounded(x)
    return rows


def _stated(amounts: Any, rows: dict[Any, Any]) -> dict[Any, Any]:
    if not hasattr(amounts, "items") or not all(key in rows for key in amounts):
        message = (
            "amounts must be a mapping from rows of the table; "
            f"got {_numbers.shown(amounts)}: give {{'Kommun': 280500}}"
        )
        raise ShapeError(message)
    return dict(amounts.items())
