"""Wage subsidies (lönebidrag and others): what is paid, to whose account, and for how long."""

from __future__ import annotations

from . import _numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ._numbers import N


@_numbers.checked
def wage_subsidy(
    gross_pay: N | int, share: N | int, *, pay_ceiling: N | int | None = None, contributions: N | int = 0
) -> N:
    """The subsidy for a period: share x min(gross_pay, pay_ceiling) x (1 + contributions).

    `gross_pay` is kr before tax, from 0 up; `share` the part that the state pays, from 0 to 1; `pay_ceiling` the gross
    pay up to which it pays (bidragstak), for the same period and working time, None for no ceiling; `contributions` the
    rate of employer contributions that it pays on that pay, 0 where the subsidy is a share of gross pay alone.

    Arithmetic. Source: förordning (2017:462), 20 § (fees are added to the pay), 21 § (in proportion to working time).

    >>> from decimal import Decimal
    >>> wage_subsidy(20_000, Decimal("0.5"), pay_ceiling=18_300, contributions=Decimal("0.3142"))
    Decimal('12024.93000')

    Raises RangeError for negative pay, ceiling or rate, or a share outside 0 to 1.
    """
    _numbers.check_not_negative(gross_pay=gross_pay, contributions=contributions)
    _numbers.check_share(share=share)
    subsidised: Any = gross_pay
    if pay_ceiling is not None:
        _numbers.check_not_negative(pay_ceiling=pay_ceiling)
        subsidised = capped(gross_pay, pay_ceiling)
    subsidy: N = share * subsidised * (1 + contributions)
    return subsidy


@_numbers.checked
def capped(amount: N | int, ceiling: N | int) -> N:
    """The amount, but at most the ceiling (tak): the smaller of the two.

    Both are kr for the same period, the ceiling from 0 up.

    Arithmetic.

    >>> capped(20_000, 18_300)
    18300

    Raises RangeError for a negative ceiling, or where either is not finite.
    """
    _numbers.check_finite(amount=amount)
    _numbers.check_not_negative(ceiling=ceiling)
    lower: N = _numbers.smaller(*_numbers.one_kind((amount, ceiling)))
    return lower


@_numbers.checked
def taper(amount: N | int, schedule: Iterable[N | int]) -> tuple[N, ...]:
    """A subsidy that falls year by year (nedtrappning): amount x schedule[t].

    `amount` is kr per year before any fall, from 0 up; `schedule` the share still paid in each year, from 0 to 1.

    Arithmetic. Source: the application of BAS expects the subsidy to fall over the years and leaves it out.

    >>> from fractions import Fraction
    >>> taper(Fraction(120_000), (1, Fraction(3, 4), Fraction(1, 2)))
    (Fraction(120000, 1), Fraction(90000, 1), Fraction(60000, 1))

    Raises RangeError for a negative amount or a share outside 0 to 1.
    """
    schedule = _numbers.vector("schedule", schedule)
    _numbers.check_not_negative(amount=amount)
    _numbers.check_shares(schedule=schedule)
    return tuple(amount * share for share in schedule)


@_numbers.checked
def net_wage_cost(wage_cost: N | int, *, subsidy: N | int) -> N:
    """What the employer itself pays for a period: wage_cost - subsidy.

    Both are positive amounts (or 0) in kr for the same period. Negative where the subsidy exceeds the wage cost.

    Arithmetic.

    >>> net_wage_cost(23_538, subsidy=12_025)
    11513

    Raises RangeError for a negative wage cost or subsidy.
    """
    _numbers.check_not_negative(wage_cost=wage_cost, subsidy=subsidy)
    gross: Any = wage_cost
    cost: N = gross - subsidy
    return cost


@_numbers.checked
def offset_savings(savings: Iterable[N | int], *, subsidy: Iterable[N | int]) -> tuple[N, ...]:
    """What is left of the payer's savings when the subsidy that it pays is taken from them: savings[t] - subsidy[t].

    `savings` is kr per year, of any sign, in the account of whoever pays the subsidy (such as Arbetsförmedlingen);
    `subsidy` the positive amount (or 0) that it pays each year.

    Arithmetic. Source: the application of BAS, where Arbetsförmedlingen is the only actor with a negative account.

    >>> offset_savings((40_000, 40_000), subsidy=(120_000, 60_000))
    (-80000, -20000)

    Raises ShapeError where the lengths differ, RangeError for a negative subsidy.
    """
    savings, subsidy = _numbers.vector("savings", savings), _numbers.vector("subsidy", subsidy)
    _numbers.same_length(savings=savings, subsidy=subsidy)
    _numbers.check_none_negative(subsidy=subsidy)
    return tuple(saved - paid for saved, paid in zip(savings, subsidy, strict=True))
