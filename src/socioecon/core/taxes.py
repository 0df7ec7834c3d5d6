"""Tax revenue: on which base, to whom, and what a municipality keeps of it.

Swedish municipal tax is charged on taxable income (beskattningsbar förvärvsinkomst), which is gross pay less the basic
deduction (grundavdrag). A share of gross pay is another base and gives more; whoever calls says which one it is.
"""

from __future__ import annotations

from . import _numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._numbers import Key, N


@_numbers.checked
def taxable_income(gross_pay: N | int, *, deduction: N | int) -> N:
    """What tax is charged on (beskattningsbar inkomst): gross_pay - deduction, never below 0.

    Both are kr per year, from 0 up; `deduction` is the basic deduction (grundavdrag) at that income.

    Arithmetic. Source: inkomstskattelagen (1999:1229), 1 kap. 5 § and 63 kap.

    >>> taxable_income(200_000, deduction=28_200), taxable_income(10_000, deduction=28_200)
    (171800, 0)

    Raises RangeError for a negative pay or deduction.
    """
    _numbers.check_not_negative(gross_pay=gross_pay, deduction=deduction)
    gross, deducted = _numbers.one_kind((gross_pay, deduction))
    income: N = gross - _numbers.smaller(gross, deducted)
    return income


@_numbers.checked
def tax_revenue(base: N | int, rate: N | int) -> N:
    """The tax on a base (skatteintäkt): base x rate.

    `base` is kr per year, gross or taxable as the caller says, of any sign (a loss of base is a loss of revenue);
    `rate` a fraction of it, from 0 to 1.

    Arithmetic. Source: Kom i Jobb, section 6, 30 % of gross pay.

    >>> from decimal import Decimal
    >>> tax_revenue(200_000, Decimal("0.30"))
    Decimal('60000.00')

    Raises RangeError for a rate outside 0 to 1.
    """
    _numbers.check_finite(base=base)
    _numbers.check_share(rate=rate)
    taxed: Any = base
    revenue: N = taxed * rate
    return revenue


@_numbers.checked
def tax_by_recipient(base: N | int, rates: Mapping[Key, N | int]) -> dict[Key, N]:
    """Each recipient's tax on the same base: base x rates[recipient].

    `base` is kr per year, as in `tax_revenue`; `rates` one fraction per recipient, from 0 to 1 (kommun, region).

    Arithmetic.

    >>> from decimal import Decimal
    >>> tax_by_recipient(171_800, {"Kommun": Decimal("0.2217"), "Region": Decimal("0.1120")})
    {'Kommun': Decimal('38088.0600'), 'Region': Decimal('19241.6000')}

    Raises RangeError for a rate outside 0 to 1, ShapeError where there is none.
    """
    _numbers.check_finite(base=base)
    named = _numbers.amounts_by_key("rates", rates)
    for recipient, rate in named.items():
        _numbers.check_share(**{_numbers.at("rates", recipient): rate})
    return {recipient: base * rate for recipient, rate in named.items()}


@_numbers.checked
def base_from_tax(revenue: N | int, rate: N | int) -> N:
    """The base that a revenue implies: revenue / rate. An implied figure is to be labelled so.

    `revenue` is kr per year, of any sign; `rate` the fraction of the base that it is, above 0 and at most 1.

    Arithmetic. Source: Kom i Jobb, section 6: 60 000 at 30 % implies a gross pay of 200 000.

    >>> from fractions import Fraction
    >>> base_from_tax(60_000, Fraction(30, 100))
    Fraction(200000, 1)

    Raises RangeError for a rate of 0 or outside 0 to 1.
    """
    _numbers.check_positive(rate=rate)
    _numbers.check_share(rate=rate)
    raised: Any = revenue
    base: N = raised / rate
    return base


@_numbers.checked
def kept_after_equalisation(base: N | int, rate: N | int, *, equalisation_rate: N | int) -> N:
    """What a municipality or region keeps in the end of the tax on a base: base x (rate - equalisation_rate).

    `base` is the change of taxable income in kr per year, of any sign; `rate` its own tax rate and `equalisation_rate`
    the county rate of the income equalisation (länsvis skattesats, inkomstutjämning), fractions from 0 to 1. This is
    the lasting effect: the equalisation follows two years after the base, and that lag is the caller's (`shift`).

    Arithmetic. Source: lag (2004:773) and förordning (2004:881) om kommunalekonomisk utjämning.

    >>> from decimal import Decimal
    >>> kept_after_equalisation(171_800, Decimal("0.2217"), equalisation_rate=Decimal("0.2017"))
    Decimal('3436.0000')

    Raises RangeError for a rate outside 0 to 1.
    """
    _numbers.check_finite(base=base)
    _numbers.check_share(rate=rate, equalisation_rate=equalisation_rate)
    own, county = _numbers.one_kind((rate, equalisation_rate))
    kept: N = base * (own - county)
    return kept
