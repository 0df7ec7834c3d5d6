"""Polynomials with exact coefficients over positive numbers: values, bounds, and where two of them keep to one side.

For x > 0 the positive terms rise and the negative ones fall, so that a polynomial on [a, b] lies between what each
kind gives at its own end; with the derivative (mean value form) that is close enough for branch and prune. What is
dropped is proved impossible; what is left is shown, or only not excluded.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Polynomial: TypeAlias = tuple[Fraction, ...]  # the coefficient of x^n at place n
Span: TypeAlias = tuple[Fraction, Fraction]

FINEST = Fraction(1, 2**48)


def at(p: Polynomial, x: Fraction) -> Fraction:
    """The value at x."""
    answer = Fraction(0)
    for coefficient in reversed(p):
        answer = answer * x + coefficient
    return answer


def slope(p: Polynomial) -> Polynomial:
    """The derivative."""
    return tuple(n * c for n, c in enumerate(p))[1:]


def crude(p: Polynomial, a: Fraction, b: Fraction) -> Span:
    """Bounds on [a, b], a > 0, from the signs of the coefficients alone."""
    up, down = tuple(max(c, Fraction(0)) for c in p), tuple(min(c, Fraction(0)) for c in p)
    return at(up, a) + at(down, b), at(up, b) + at(down, a)


def bounds(p: Polynomial, a: Fraction, b: Fraction) -> Span:
    """Bounds on [a, b], a > 0: exact where the polynomial is monotone there."""
    low_slope, high_slope = crude(slope(p), a, b)
    if low_slope >= 0:
        return at(p, a), at(p, b)
    if high_slope <= 0:
        return at(p, b), at(p, a)
    low, high = crude(p, a, b)
    middle, half = at(p, (a + b) / 2), (b - a) / 2
    reach = max(-low_slope, high_slope) * half
    return max(low, middle - reach), min(high, middle + reach)


def where(
    test: Callable[[Fraction, Fraction], bool | None], a: Fraction, b: Fraction
) -> list[tuple[Fraction, Fraction, bool]]:
    """The parts of [a, b] that a test on cells leaves, in order: (from, to, whether all of some cell passed).

    The test answers True (all of the cell passes), False (none of it does) or None (not known: it is halved, down to
    a width of FINEST).
    """
    left: list[tuple[Fraction, Fraction, bool]] = []
    cells = [(a, b)]
    while cells:
        low, high = cells.pop()
        passes = test(low, high)
        if passes is None and high - low > FINEST:
            middle = (low + high) / 2
            cells += [(middle, high), (low, middle)]
        elif passes is not False:
            if left and left[-1][1] == low:
                before = left.pop()
                left.append((before[0], high, before[2] or passes is True))
            else:
                left.append((low, high, passes is True))
    return left


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
