"""The basic deduction (grundavdrag) as a function of income and price base amount."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers

if TYPE_CHECKING:
    from socioecon.core._numbers import N


@_numbers.checked
def basic_deduction(income: N | int, *, price_base_amount: N | int) -> N:
    """The basic deduction of a year (grundavdrag), before what is added for the elderly: whole 100 kr, rounded up.

    `income` is the year's assessed earned income (fastställd förvärvsinkomst) in kr, from 0 up; the law cuts it to
    whole 100 kr first (1 kap. 5 §), and that is the caller's (`truncate`). `price_base_amount` is that year's
    (prisbasbelopp, P) in kr, above 0. By income:

        up to 0.99 P        0.423 P
        up to 2.72 P        0.423 P + 20 % of what exceeds 0.99 P
        up to 3.11 P        0.77 P
        up to 7.88 P        0.77 P - 10 % of what exceeds 3.11 P
        above 7.88 P        0.293 P

    Calculated in exact fractions whatever kind comes in, so that no kind of number is rounded up where another is not.
    It may exceed the income; `taxable_income` leaves nothing below 0 then.

    Decision. Source: inkomstskattelagen (1999:1229), 63 kap. 2-3 §§, for income years from 2011 and read in September
    2025.

    >>> basic_deduction(200_000, price_base_amount=44_500)
    28200
    >>> from decimal import Decimal
    >>> [basic_deduction(Decimal(income), price_base_amount=44_500) for income in (40_000, 130_000, 400_000)]
    [Decimal('18900'), Decimal('34300'), Decimal('13100')]

    Raises RangeError for a negative income or a price base amount that is not positive, TypeError for arrays.
    """
    _numbers.scalar("income", income)
    _numbers.scalar("price_base_amount", price_base_amount)
    _numbers.check_not_negative(income=income)
    _numbers.check_positive(price_base_amount=price_base_amount)
    kind: Any = income + price_base_amount
    base = Fraction(*_numbers.ratio("price_base_amount", price_base_amount))
    top = min(income, 8 * price_base_amount)  # above 7.88 P nothing changes any more
    earned = Fraction(*_numbers.ratio("income", top))
    deduction: N = _numbers.times(-(-_unrounded(earned, base) // 100), 100, kind)
    return deduction


def _unrounded(income: Fraction, base: Fraction) -> Fraction:
    if 100 * income <= 99 * base:
        return base * 423 / 1000
    if 100 * income <= 272 * base:
        return base * 423 / 1000 + (income - base * 99 / 100) / 5
    if 100 * income <= 311 * base:
        return base * 77 / 100
    if 100 * income <= 788 * base:
        return base * 77 / 100 - (income - base * 311 / 100) / 10
    return base * 293 / 1000
