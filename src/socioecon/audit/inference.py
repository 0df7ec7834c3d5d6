"""By which convention did a printed figure come about? Searches over named, finite sets.

Every answer is a tuple of `Explanation`s, all that fit, in one order: fewest conventions first, then the widest (the
share left of the narrowest input's interval). () is a proof that nothing in the set fits. Which of several was meant
cannot be told from the figures.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._intervals import (
    contains,
    figures_of,
    interval,
    inverse,
    meet,
    plus,
    point,
    scaled,
    times,
)
from ._values import READINGS, REMARKS, RETENTIONS, Explanation, Finding, Interval, Printed, number
from .changes import check_change, check_ratio
from .tables import ENOUGH, common_units, telling

_CHANCE = Fraction(1, 10)


def infer_unit(figures: Any) -> tuple[Explanation, ...]:
    """To which unit a whole table was rounded: each power of ten of which every figure is a whole number.

    `figures` is a sequence of printed figures, or a table of them; `needs` is the unit, in kronor for money. A coarser
    unit than the last place is never proved: a table that was rounded to its last place can end in zeros by chance. So
    all units that fit are answered, and `width` is how often it would look like this if it had been rounded to that
    unit: for the coarsest 1, and one in ten for each figure and power of ten below it. Evidence enough for a coarser
    unit, which is then put first, are three figures that are printed finer and are not 0: chance gives that to one
    table in a thousand. With fewer the last place is put first. Arithmetic; what is enough is a decision.

    >>> from socioecon.audit import infer_unit, printed
    >>> table = [printed(x) for x in ("2 250 tkr", "310 tkr", "600 tkr")]
    >>> [(way.convention, int(way.needs), float(way.width)) for way in infer_unit(table)]
    [('ten', 10000, 1.0), ('last place', 1000, 0.001)]
    >>> [(way.convention, float(way.width)) for way in infer_unit(table[:2])]
    [('last place', 0.01), ('ten', 1.0)]

    Raises ShapeError for no printed figures.
    """
    read = [x for x in _flat(figures) if isinstance(x, Printed) and x.unit]
    if not read:
        message = f"figures must hold printed figures; got {_numbers.shown(figures)}: read them with printed(...)"
        raise ShapeError(message)
    units = common_units(read)
    ways: list[Explanation] = []
    width = Fraction(1)
    for n, unit in reversed(list(enumerate(units))):
        ways.append(Explanation(_unit_name(n), unit, width))
        width *= _CHANCE ** telling(read, unit)
    # Coarsest first as long as enough figures tell of it, then the last place, and last what few figures tell of.
    sure = [way for way in ways if telling(read, way.needs) >= ENOUGH]
    return (*sure, ways[-1], *(way for way in reversed(ways[:-1]) if way not in sure))


def infer_ratio(benefits: Any, costs: Any, figure: Any) -> tuple[Explanation, ...]:
    """Which of RATIOS gives a printed ratio of benefits and costs, with the rounding that it takes.

    >>> from socioecon.audit import infer_ratio, printed
    >>> [way.convention for way in infer_ratio(450, 100, printed("3,5"))]
    ['net/costs']

    Raises TypeError for what is no figure.
    """
    return _fitting(check_ratio(benefits, costs, figure))


def infer_change(before: Any, after: Any, figure: Any) -> tuple[Explanation, ...]:
    """Which of CHANGES gives a printed change from before to after, with the rounding that it takes.

    >>> from socioecon.audit import infer_change, printed
    >>> [way.convention for way in infer_change(40, 50, printed("20 %"))]
    ['of the new']

    Raises TypeError for what is no figure.
    """
    return _fitting(check_change(before, after, figure))


# ----------------------------------------------------------------------------------------------------------- retention


def infer_retention(table: Any, *, intake: Any, amounts: Any = None) -> dict[Any, tuple[Explanation, ...]]:
    """Which retention each row of a table needs: {row: one Explanation for each of RETENTIONS that fits}.

    A row is amount x person-years, and person-years in year k are the sum of intake[k - j] x retention[j]. `intake` is
    the number that enter each year, `amounts` {row: amount per person-year}; for a row without one the retention is
    found up to scale, with 1 in the first year. `needs` holds an interval for each year since entry: under "original"
    shares of the original cohort, under "of those left" shares of those in work the year before. Each interval is
    exact; together they are an enclosure. Cells and amounts are read as rounded; for what is cut give
    `interval(cell, reading="cut")`.

    >>> row = {"Sänkt försörjningsstöd": (900, 1350, 1575)}
    >>> found = infer_retention(row, intake=(10, 10, 10), amounts={"Sänkt försörjningsstöd": 90})
    >>> for way in found["Sänkt försörjningsstöd"]:
    ...     print(way.convention, [float(share.low) for share in way.needs])
    original [1.0, 0.5, 0.25]
    of those left [1.0, 0.5, 0.5]

    Raises ShapeError where a row and the intake are not equally long, RangeError for an intake that does not begin
    above 0 or is negative, or an amount that may be 0.
    """
    entered = [number(f"intake[{n}]", x) for n, x in enumerate(figures_of("intake", intake))]
    if entered[0] <= 0 or min(entered) < 0:
        message = (
            "intake must begin above 0 and never be negative; "
            f"got {_numbers.shown(intake)}: leave out years before the first"
        )
        raise RangeError(message)
    if not hasattr(table, "items") or not (amounts is None or hasattr(amounts, "items")):
        message = (
            "table and amounts must be mappings; "
            f"got {_numbers.shown(table)} and {_numbers.shown(amounts)}: give {{'Kommun': ...}}"
        )
        raise ShapeError(message)
    stated: dict[Any, Any] = {} if amounts is None else dict(amounts.items())
    return {key: _retentions(key, row, entered, stated.get(key)) for key, row in table.items()}


def _retentions(key: Any, row: Any, intake: list[Fraction], amount: Any) -> tuple[Explanation, ...]:
    cells = [interval(x) for x in figures_of(_numbers.at("table", key), row)]
    if len(cells) != len(intake):
        message = (
            f"{_numbers.at('table', key)} and intake must be equally long; "
            f"got {len(cells)} and {len(intake)}: one cell a year"
        )
        raise ShapeError(message)
    per_amount = inverse(cells[0] if amount is None else interval(amount))
    if per_amount is None:
        message = (
            f"the amount of {_numbers.shown(key)} (or its first cell) must not be 0; "
            f"got {_numbers.shown(amount)}: nothing can be divided by it"
        )
        raise RangeError(message)
    weights = _inverse_series(intake)
    shares: list[Interval] = []
    for k in range(len(cells)):
        terms = [scaled(cells[j], weights[k - j]) for j in range(k + 1)]
        if amount is not None:
            shares.append(times(_total(terms), per_amount))
        else:  # retention[k] = (w[k] c[0] + the others) / (c[0] / intake[0]), where c[0] divides out of its own term
            rest = scaled(times(_total(terms[1:]), per_amount), intake[0])
            shares.append(plus(rest, point(weights[k] * intake[0])))
    original, of_left = RETENTIONS
    ways: list[Explanation] = []
    kept = [meet(x, Interval(Fraction(0), Fraction(1))) for x in shares]
    fine = [x for x in kept if x is not None]
    if len(fine) == len(shares):
        ways.append(Explanation(original, tuple(fine)))
        steps = _of_those_left(fine)
        if steps is not None:
            ways.append(Explanation(of_left, steps))
    return tuple(ways)


def _inverse_series(intake: list[Fraction]) -> list[Fraction]:
    """w with w * intake = 1, 0, 0, ...: it turns person-years back into retention."""
    weights = [1 / intake[0]]
    for k in range(1, len(intake)):
        weights.append(-sum((intake[j] * weights[k - j] for j in range(1, k + 1)), Fraction(0)) / intake[0])
    return weights


def _of_those_left(shares: list[Interval]) -> tuple[Interval, ...] | None:
    """Each share of that of the year before; None where more would be left than were there."""
    if not contains(shares[0], Fraction(1)):
        return None
    steps, from_none_to_all = [point(1)], Interval(Fraction(0), Fraction(1))
    for before, after in itertools.pairwise(shares):
        upside_down = inverse(before)
        left = from_none_to_all if upside_down is None else meet(times(after, upside_down), from_none_to_all)
        if left is None:
            return None
        steps.append(left)
    return tuple(steps)


def _total(terms: list[Interval]) -> Interval:
    answer = point(0)
    for term in terms:
        answer = plus(answer, term)
    return answer


# ------------------------------------------------------------------------------------------------------------- shared


def _fitting(finding: Finding) -> tuple[Explanation, ...]:
    """Every convention by which a figure follows: the one found and what else fits."""
    if finding.verdict in REMARKS:
        return ()
    first = Explanation(finding.convention, finding.expected)
    members = [way for way in finding.also if way.convention.split(";")[0] not in READINGS]
    return (first, *members)


def _flat(figures: Any, depth: int = 0) -> list[Any]:
    if isinstance(figures, (Printed, str, bytes)) or not hasattr(figures, "__iter__") or depth > _DEEPEST:
        return [figures]
    values = figures.values() if hasattr(figures, "values") else figures
    return [x for row in values for x in _flat(row, depth + 1)]


_DEEPEST = 50  # a table of rows is two


def _unit_name(power: int) -> str:
    named = ("last place", "ten", "hundred", "thousand", "ten thousand", "hundred thousand", "million")
    return named[power] if power < len(named) else f"10^{power}"
