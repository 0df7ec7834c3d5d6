"""Polynomials with exact coefficients over positive numbers: values, bounds, and where two of them keep to one side.

For x > 0 the positive terms rise and the negative ones fall, so that a polynomial on [a, b] lies between what each
kind gives at its own end; with the derivative and the Taylor series that is close enough for branch and prune. What
is dropped is proved impossible; what is left is shown, or only not excluded.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Polynomial: TypeAlias = tuple[Fraction, ...]  # the coefficient of x^n at place n
Span: TypeAlias = tuple[Fraction, Fraction]

Cell: TypeAlias = tuple[Fraction, Fraction, bool]

FINEST = Fraction(1, 2**48)
_MOST_CELLS = 2_000


def at(p: Polynomial, x: Fraction) -> Fraction:
    """The value at x: by Horner's rule in whole numbers, reduced to a fraction once."""
    whole, scale = _in_whole_numbers(p, x.denominator)
    answer = 0
    for coefficient in reversed(whole):
        answer = answer * x.numerator + coefficient
    return Fraction(answer, scale)


def _in_whole_numbers(p: Polynomial, size: int) -> tuple[list[int], int]:
    """The coefficients of p(y / size) times a common denominator, and that denominator."""
    common = lcm(*(coefficient.denominator for coefficient in p))
    whole: list[int] = []
    power = 1
    for coefficient in reversed(p):
        whole.append(coefficient.numerator * (common // coefficient.denominator) * power)
        power *= size
    return whole[::-1], common * (power // size or 1)  # of no coefficients at all: 0


def slope(p: Polynomial) -> Polynomial:
    """The derivative."""
    return tuple(n * c for n, c in enumerate(p))[1:]


def crude(p: Polynomial, a: Fraction, b: Fraction) -> Span:
    """Bounds on [a, b], a > 0, from the signs of the coefficients alone."""
    up, down = tuple(max(c, Fraction(0)) for c in p), tuple(min(c, Fraction(0)) for c in p)
    return at(up, a) + at(down, b), at(up, b) + at(down, a)


def bounds(p: Polynomial, a: Fraction, b: Fraction) -> Span:
    """Bounds on [a, b], a > 0: exact where the polynomial is monotone there.

    Elsewhere by its Taylor series around the middle, which stays close around a root of any multiplicity.
    """
    low_slope, high_slope = crude(slope(p), a, b)
    if low_slope >= 0:
        return at(p, a), at(p, b)
    if high_slope <= 0:
        return at(p, b), at(p, a)
    low, high = crude(p, a, b)
    if low > 0 or high < 0:
        return low, high
    middle, *others = around(p, (a + b) / 2)
    reach = at(tuple(map(abs, (Fraction(0), *others))), (b - a) / 2)
    return max(low, middle - reach), min(high, middle + reach)


def around(p: Polynomial, x: Fraction) -> list[Fraction]:
    """The coefficients of the polynomial in y where x + y is put for its unknown."""
    size = x.denominator
    whole, scale = _in_whole_numbers(p, size)  # of p(z / size), to be written in z = x size + y size
    for done in range(len(whole)):
        for n in range(len(whole) - 2, done - 1, -1):
            whole[n] += x.numerator * whole[n + 1]
    return [Fraction(coefficient * size**n, scale) for n, coefficient in enumerate(whole)]


def where(test: Callable[[Fraction, Fraction], bool | None], a: Fraction, b: Fraction) -> list[Cell]:
    """The parts of [a, b] that a test on cells leaves, in order: (from, to, whether all of some cell passed).

    The test answers True (all of the cell passes), False (none of it does) or None (not known). What is not known is
    halved, all of it at once, down to a width of FINEST; should it become too many cells, these are left as they are.
    """
    cells: list[Cell] = [(a, b, False)]
    width = b - a
    while width > FINEST and 0 < sum(not sure for *_, sure in cells) < _MOST_CELLS:
        width /= 2
        finer: list[Cell] = []
        for low, high, sure in cells:
            if sure:
                finer.append((low, high, sure))
                continue
            middle = (low + high) / 2
            for half in ((low, middle), (middle, high)):
                passes = test(*half)
                if passes is not False:
                    finer.append((*half, passes is True))
        cells = finer
    joined: list[Cell] = []
    for low, high, sure in cells:
        if joined and joined[-1][1] == low:
            joined[-1] = (joined[-1][0], high, joined[-1][2] or sure)
        else:
            joined.append((low, high, sure))
    return joined


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of the smallest denominator from low to high, both included."""
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest(-high, -low)
    whole = low.__floor__()
    if whole == low or whole + 1 <= high:
        return Fraction(whole if whole == low else whole + 1)
    return whole + 1 / simplest(1 / (high - whole), 1 / (low - whole))
