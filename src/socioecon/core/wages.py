"""What work costs and what it yields: employer contributions, wage cost, production value."""

from __future__ import annotations

from . import _numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._numbers import N


@_numbers.checked
def employer_contributions(gross_pay: N | int, rate: N | int) -> N:
    """The employer's social contributions (arbetsgivaravgift): gross_pay x rate.

    `gross_pay` is kr per period before tax (bruttolön), from 0 up; `rate` a fraction of it, from 0 up. The answer is kr
    for the same period.

    Arithmetic. Source: socialavgiftslagen (2000:980).

    >>> from decimal import Decimal
    >>> employer_contributions(17_000, Decimal("0.3142"))
    Decimal('5341.4000')

    Raises RangeError for negative pay or a negative rate.
    """
    _numbers.check_not_negative(gross_pay=gross_pay, rate=rate)
    pay: Any = gross_pay
    contributions: N = pay * rate
    return contributions


@_numbers.checked
def wage_cost(gross_pay: N | int, *, contributions: N | int, pension: N | int = 0) -> N:
    """What the employer pays in all (lönekostnad): gross_pay x (1 + contributions + pension).

    `gross_pay` is kr per period before tax, from 0 up; `contributions` the rate of the statutory employer contributions
    and `pension` that of agreed pension and insurance (avtalspension), both fractions of gross pay, from 0 up.

    Arithmetic.

    >>> from decimal import Decimal
    >>> wage_cost(17_000, contributions=Decimal("0.3142"), pension=Decimal("0.0704"))
    Decimal('23538.2000')

    Raises RangeError for negative pay or a negative rate.
    """
    _numbers.check_not_negative(gross_pay=gross_pay, contributions=contributions, pension=pension)
    pay: Any = gross_pay
    cost: N = pay * (1 + contributions + pension)
    return cost


@_numbers.checked
def production_value(wage_cost: N | int, *, productivity: N | int) -> N:
    """The value of what is produced (produktionsvärde): wage_cost x productivity.

    `wage_cost` is kr per period, from 0 up; `productivity` the output as a share of that of a worker who is worth the
    wage cost, from 0 up. There is no default, because it decides who gets the subsidy: the employer breaks even at
    productivity = 1 - subsidy / wage_cost; at 1 the whole subsidy is the employer's gain.

    Arithmetic. Source: the convention that pay equals the value of the marginal product.

    >>> from decimal import Decimal
    >>> production_value(20_000, productivity=Decimal("0.6"))
    Decimal('12000.0')

    Raises RangeError for a negative wage cost or productivity.
    """
    _numbers.check_not_negative(wage_cost=wage_cost, productivity=productivity)
    cost: Any = wage_cost
    value: N = cost * productivity
    return value
