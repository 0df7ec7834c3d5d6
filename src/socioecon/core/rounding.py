"""Rounding to whole units, each rule under its own name.

A published table is rounded by one rule or another, and a krona is often all that tells them apart. Nothing in the
core rounds unless one of these three is called.
"""

from __future__ import annotations

from . import _numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ._numbers import N


@_numbers.checked
def round_half_up(x: N | int, *, unit: N | int = 1) -> N:
    """x to the nearest whole unit, halves away from zero, as AVRUNDA (ROUND) in a spreadsheet.

    x is an amount of any sign, `unit` the positive amount to count in (1 krona, 1000 kronor, a tenth). The units are
    counted exactly, on the number as it is stored: 2.675 is a little less than that as a float and gives 2.67, while
    Decimal("2.675") gives 2.68. Never -0.0.

    Decision. Source: the final report of BAS, where 6 650 000 kr is shared out in units of 10 tkr.

    >>> round_half_up(5), round_half_up(2.5), round_half_up(-2.5)
    (5, 3.0, -3.0)
    >>> from decimal import Decimal
    >>> round_half_up(Decimal("2247700"), unit=10_000)
    Decimal('2250000')

    Raises RangeError where x is not finite or the unit not positive, TypeError for an array.
    """
    rounded: N = _rounded(x, unit, _half_up)
    return rounded


@_numbers.checked
def round_half_even(x: N | int, *, unit: N | int = 1) -> N:
    """x to the nearest whole unit, halves to the even one: the rule of Python's round and of IEEE 754.

    x is an amount of any sign, `unit` the positive amount to count in. Counted exactly; never -0.0.

    Decision. Source: IEEE 754-2019, 4.3.1 (roundTiesToEven).

    >>> from fractions import Fraction
    >>> round_half_even(2.5), round_half_even(3.5), round_half_even(Fraction(-5, 2))
    (2.0, 4.0, Fraction(-2, 1))

    Raises RangeError where x is not finite or the unit not positive, TypeError for an array.
    """
    rounded: N = _rounded(x, unit, _half_even)
    return rounded


@_numbers.checked
def truncate(x: N | int, *, unit: N | int = 1) -> N:
    """x cut to a whole unit, towards zero (avkortad): what is left of a digit is dropped.

    x is an amount of any sign, `unit` the positive amount to count in. Counted exactly; never -0.0.

    Decision. Source: the final report of BAS prints 21/26 = 80.769... % as 80,7 %.

    >>> from decimal import Decimal
    >>> truncate(100 * Decimal(21) / 26, unit=Decimal("0.1"))
    Decimal('80.7')
    >>> truncate(-2.9)
    -2.0

    Raises RangeError where x is not finite or the unit not positive, TypeError for an array.
    """
    rounded: N = _rounded(x, unit, _cut)
    return rounded


def _half_up(top: int, bottom: int) -> int:
    return (2 * top + bottom) // (2 * bottom)


def _half_even(top: int, bottom: int) -> int:
    is_half_above_even = 2 * top % (4 * bottom) == bottom
    return _half_up(top, bottom) - is_half_above_even


def _cut(top: int, bottom: int) -> int:
    return top // bottom


def _rounded(x: Any, unit: Any, rule: Callable[[int, int], int]) -> Any:
    """x in whole units: the rule decides on |x| / unit = top / bottom, exactly; the sign of x comes back after."""
    x, unit = _numbers.scalar("x", x), _numbers.scalar("unit", unit)
    _numbers.check_positive(unit=unit)
    top, bottom = _numbers.ratio("x", x)
    unit_top, unit_bottom = _numbers.ratio("unit", unit)
    units = rule(abs(top) * unit_bottom, bottom * unit_top)
    return _numbers.times(units if top >= 0 else -units, unit, x)
