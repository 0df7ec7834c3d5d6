"""The rate that is named of those that a table of cumulative present values allows, and the amounts that go with it."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from math import isqrt

from ._intervals import EVERYTHING, meet, point, scaled, times
from ._polynomials import simplest
from ._values import Interval

_FINE = 10**15
# How far from the ends of a span of rates, as shares of it, the simplest is looked for: at last its middle.
_INWARDS = (Fraction(0), Fraction(1, 2**30), Fraction(1, 2**10), Fraction(1, 8), Fraction(1, 2))


def named_rate(
    span: tuple[Fraction, Fraction],
    stated: Fraction | None,
    targets: dict[str, list[Interval]],
    amounts: dict[str, Interval],
    timing: str,
) -> tuple[Fraction, dict[str, Interval] | None]:
    """The rate that is stated, or the simplest, at which every row has an amount; and these amounts.

    The ends of a span may be just outside of what gives the table.
    """
    low, high = span
    inner = [simplest(low + part, high - part) for part in ((high - low) * share for share in _INWARDS)]
    for rate in [stated, *inner] if stated is not None and low <= stated <= high else inner:
        needs = _needed(rate, targets, amounts, timing)
        if needs is not None:
            return rate, needs
    return inner[0], None


def _needed(
    rate: Fraction, targets: dict[str, list[Interval]], amounts: dict[str, Interval], timing: str
) -> dict[str, Interval] | None:
    """The amounts at the start of each year that give every cell at a rate; None if a row has none."""
    growth = growths(rate, len(next(iter(targets.values()))))
    needs: dict[str, Interval] = {}
    for row, cells in targets.items():
        stated = amounts.get(row)
        left: Interval | None = EVERYTHING if stated is None else times(stated, _worth(rate, timing))
        for cell, factor in zip(cells, growth, strict=True):
            left = None if left is None else meet(left, scaled(cell, 1 / factor))
        if left is None:
            return None
        needs[row] = left
    return needs


def growths(rate: Fraction, years: int) -> list[Fraction]:
    """What 1 at the start of each year has come to in each year."""
    return list(accumulate(1 / (1 + rate) ** t for t in range(years)))


def _worth(rate: Fraction, timing: str) -> Interval:
    """What 1 of a year is worth at its start; of the root, which may have no exact value, two fractions around it."""
    v = 1 / (1 + rate)
    if timing != "mid-year":
        return point(v if timing == "arrears" else 1)
    fine = v.denominator * _FINE
    root = isqrt(v.numerator * v.denominator * _FINE**2)
    return Interval(Fraction(root, fine), Fraction(root + 1, fine))
