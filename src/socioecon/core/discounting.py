"""What later years are worth today: discount factors, present values, annuities, rates of return.

The value date is the start of year 1. `timing` says when in its year a flow falls: "advance" at the start (year 1 is
not discounted), "mid-year" in the middle, "arrears" at the end. There is no default: the same rate under another timing
is another number, and it is the most common difference between two published present values.

A rate is one number (0.04 for 4 %), or a tuple or list of exactly one per year: rate[k] over year k+1, so that
arrears[t] == advance[t+1]. An array counts as one number. Real rates go with fixed prices, nominal ones with current.
"""

from __future__ import annotations

from . import _numbers
from .errors import RangeError, ShapeError, SocioeconError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from ._numbers import N, Timing

_TIMINGS = ("advance", "mid-year", "arrears")


@_numbers.checked
def discount_factors(rate: N | int | Sequence[N | int], years: int, *, timing: Timing) -> tuple[N, ...]:
    """The value today of 1 krona in each year: 1 / ((1 + rate[0]) x ... ), by timing.

    `rate` is a fraction of 1 above -1, one number or one per year; `years` the number of years; `timing` says when in
    its year the krona falls. At rate r: advance 1, 1/(1+r), ...; arrears 1/(1+r), ...; mid-year advance / sqrt(1+r).

    Arithmetic; mid-year takes a root and refuses Fraction.

    >>> from fractions import Fraction
    >>> discount_factors(Fraction(1, 4), 3, timing="advance")
    (Fraction(1, 1), Fraction(4, 5), Fraction(16, 25))
    >>> discount_factors(Fraction(1, 4), 3, timing="arrears")
    (Fraction(4, 5), Fraction(16, 25), Fraction(64, 125))

    Raises RangeError for a rate of -100 % or less or an unknown timing, ShapeError for a schedule of another length.
    """
    return _factors(rate, timing, (1,) * _numbers.whole("years", years))


@_numbers.checked
def discount(flows: Iterable[N | int], rate: N | int | Sequence[N | int], *, timing: Timing) -> tuple[N, ...]:
    """The flows at their value today, year by year: flows[t] x discount factor[t].

    `flows` is kr per year, of any sign; `rate` and `timing` as in `discount_factors`.

    Arithmetic; mid-year takes a root and refuses Fraction.

    >>> from fractions import Fraction
    >>> discount((100, 100), Fraction(1, 4), timing="advance")
    (Fraction(100, 1), Fraction(80, 1))

    Raises RangeError and ShapeError as `discount_factors`.
    """
    flows = _numbers.vector("flows", flows)
    factors = _factors(rate, timing, flows)
    return tuple([flow * factor for flow, factor in zip(flows, factors, strict=True)])


def present_value(flows: Iterable[N | int], rate: N | int | Sequence[N | int], *, timing: Timing) -> N:
    """The value today (nuvärde) of all flows: the sum of flows[t] x discount factor[t].

    `flows` is kr per year, of any sign; `rate` and `timing` as in `discount_factors`. At rate 0 it is the plain sum.
    NPV (NETNUVÄRDE) in a spreadsheet is "arrears"; an outlay today is added to it outside.

    Arithmetic; mid-year takes a root and refuses Fraction.

    >>> from fractions import Fraction
    >>> present_value((100, 110), Fraction(1, 10), timing="advance")
    Fraction(200, 1)
    >>> present_value((110, 121), Fraction(1, 10), timing="arrears")
    Fraction(200, 1)

    Raises RangeError and ShapeError as `discount_factors`.
    """
    # Not under @checked, whose call alone is a tenth of this loop: this is the function that others put in theirs.
    years: Any = flows
    if years.__class__ is not tuple or not years:
        years = _numbers.vector("flows", flows)
    try:
        value: Any = 0
        if rate.__class__ is not float and _numbers.per_year(rate):
            value = _by_schedule(years, rate, timing)
        else:
            growth = _growth(rate, years)
            for flow in reversed(years):
                value = value / growth + flow
            if timing != "advance":
                value = value / _to_value_date(growth, timing)
        if (value.__class__ is float and value - value == 0) or _numbers.finite(value):
            today: N = value
            return today
    except SocioeconError:
        raise
    except (ArithmeticError, RuntimeWarning, ValueError, AttributeError) as error:
        _numbers.choice("timing", timing, _TIMINGS)
        raise _numbers.diagnosed(error, present_value, (years, rate), {"timing": timing}) from None
    raise _numbers.not_finite(present_value, (years, rate), {"timing": timing})


def _by_schedule(flows: Any, rate: Any, timing: Any) -> Any:
    value: Any = 0
    for flow, growth in zip(reversed(flows), reversed(_growths(rate, flows)), strict=True):
        value = value / growth + (flow if timing == "advance" else flow / _to_value_date(growth, timing))
    return value


def _to_value_date(growth: Any, timing: Any) -> Any:
    """What a flow at the middle or the end of a year is divided by to take it to the start of that year."""
    _numbers.choice("timing", timing, _TIMINGS)
    return growth if timing == "arrears" else _numbers.root(growth, 2)


def _growth(rate: Any, flows: tuple[Any, ...]) -> Any:
    """1 + rate; an int rate takes the kind of the flows, or int / int would turn them into floats."""
    if rate.__class__ is float:
        growth = 1 + rate
        if growth > 0 and growth - growth == 0:
            return growth
    elif isinstance(rate, int):
        rate = _numbers.one_kind((*flows, rate))[-1]
    _numbers.check_rate(rate=rate)
    return 1 + rate


def _growths(rate: Any, flows: tuple[Any, ...]) -> tuple[Any, ...]:
    """1 + rate for each year of the flows."""
    if not _numbers.per_year(rate):
        return (_growth(rate, flows),) * len(flows)
    schedule = _numbers.vector("rate", rate)
    if len(schedule) != len(flows):
        message = (
            f"rate must be one number or exactly one per year, {len(flows)} here; got {len(rate)}: state each year"
        )
        raise ShapeError(message)
    for year, yearly in enumerate(schedule):
        _numbers.check_rate(**{f"rate[{year}]": yearly})
    return tuple(_growth(year, flows) for year in schedule)


def _factors(rate: Any, timing: Any, flows: tuple[Any, ...]) -> tuple[Any, ...]:
    """The discount factors for the years of the flows, in a kind that fits them."""
    _numbers.choice("timing", timing, _TIMINGS)
    growths = _growths(rate, flows)
    factor = growths[0] / growths[0]
    advance = [factor]
    for growth in growths[:-1]:
        factor = factor / growth
        advance.append(factor)
    if timing == "advance":
        return tuple(advance)
    return tuple(factor / _to_value_date(growth, timing) for factor, growth in zip(advance, growths, strict=True))


@_numbers.checked
def annuity_factor(rate: N | int | Sequence[N | int], years: int, *, timing: Timing) -> N:
    """The value today of 1 krona every year (nusummefaktor): the sum of the discount factors.

    `rate`, `years` and `timing` as in `discount_factors`. At rate 0 it is the number of years.

    Arithmetic; mid-year takes a root and refuses Fraction.

    >>> from fractions import Fraction
    >>> annuity_factor(Fraction(1, 4), 3, timing="advance")
    Fraction(61, 25)

    Raises RangeError and ShapeError as `discount_factors`.
    """
    return present_value((1,) * _numbers.whole("years", years), rate, timing=timing)


@_numbers.checked
def equivalent_annual_value(value: N | int, rate: N | int | Sequence[N | int], years: int, *, timing: Timing) -> N:
    """The same amount every year that is worth as much today (annuitet): value / annuity factor.

    `value` is a present value in kr, of any sign; `rate`, `years` and `timing` as in `discount_factors`.

    Arithmetic; mid-year takes a root and refuses Fraction.

    >>> from fractions import Fraction
    >>> equivalent_annual_value(244, Fraction(1, 4), 3, timing="advance")
    Fraction(100, 1)

    Raises RangeError and ShapeError as `discount_factors`.
    """
    _numbers.check_finite(value=value)
    one: Any = _numbers.nothing(value) + 1
    annuity = present_value((one,) * _numbers.whole("years", years), rate, timing=timing)
    equivalent: N = value / annuity
    return equivalent


@_numbers.checked
def internal_rate_of_return(flows: Iterable[N | int]) -> float:
    """The one rate above -100 % at which the present value of the flows is nothing (internränta).

    `flows` is kr per year, outlays negative and incomes positive, the first flow at time 0. Every real root above
    -100 % is isolated exactly, on the flows' own rationals; a double root counts as one rate. The answer is the
    nearest float, whatever kind the flows are.

    Decision. Source: Descartes' rule of signs with exact bisection; several rates are a property of the flows.

    >>> internal_rate_of_return((-100, 220, -121))
    0.1
    >>> internal_rate_of_return((-100, 230, -132))
    Traceback (most recent call last):
        ...
    socioecon.core.errors.SeveralRatesError: ...

    Raises NoRateError where no rate fits (or every one: all flows 0), SeveralRatesError, with `.rates`, where more than
    one does, TypeError for arrays.
    """
    from ._roots import internal_rate  # noqa: PLC0415 - exact root isolation is long, and few calls need it

    return internal_rate(_numbers.scalars("flows", flows))


@_numbers.checked
def modified_internal_rate_of_return(
    flows: Iterable[N | int], *, finance_rate: N | int, reinvestment_rate: N | int
) -> N:
    """The rate that takes the outlays' present value to the incomes' final value (modifierad internränta, MIRR).

    `flows` is kr per year, outlays negative and incomes positive, the first flow at time 0. Outlays are discounted to
    time 0 at `finance_rate`, incomes compounded to the last year at `reinvestment_rate`, both above -1:
    (final value / present value) ^ (1 / (number of flows - 1)) - 1. There is always exactly one.

    Decision; takes a root and refuses Fraction.

    >>> round(modified_internal_rate_of_return((-100, 0, 121), finance_rate=0.05, reinvestment_rate=0.0), 12)
    0.1

    Raises RangeError where there is no outlay or no income, ShapeError for fewer than two flows, TypeError for arrays.
    """
    flows = _numbers.scalars("flows", flows)
    if len(flows) < 2:
        message = "flows must hold at least two years, an outlay and an income; got 1: add the later years"
        raise ShapeError(message)
    finance_rate = _numbers.scalar("finance_rate", finance_rate)
    reinvestment_rate = _numbers.scalar("reinvestment_rate", reinvestment_rate)
    _numbers.check_rate(finance_rate=finance_rate, reinvestment_rate=reinvestment_rate)
    *flows, finance_rate, reinvestment_rate = _numbers.one_kind((*flows, finance_rate, reinvestment_rate))
    outlays = tuple(max(-flow, _numbers.nothing(flow)) for flow in flows)
    incomes = tuple(max(flow, _numbers.nothing(flow)) for flow in flows)
    spent: Any = present_value(outlays, finance_rate, timing="advance")
    growth = 1 + reinvestment_rate
    received: Any = 0
    for income in incomes:
        received = received * growth + income
    if not (spent > 0 and received > 0):
        message = "flows must hold at least one outlay (negative) and one income (positive): there is no rate otherwise"
        raise RangeError(message)
    rate: N = _numbers.root(received / spent, len(flows) - 1) - 1
    return rate


@_numbers.checked
def effective_rate(nominal: N | int, periods: int) -> N:
    """The yearly rate that a nominal one amounts to (effektiv ränta): (1 + nominal / periods) ^ periods - 1.

    `nominal` is a fraction of 1 a year, above -periods; `periods` the number of times a year that it is compounded.

    Arithmetic.

    >>> from fractions import Fraction
    >>> effective_rate(Fraction(1, 5), 2)
    Fraction(21, 100)

    Raises RangeError for a period's rate of -100 % or less, or periods below 1.
    """
    periods = _numbers.whole("periods", periods)
    growth: Any = 1 + nominal / periods
    _numbers.check_rate(**{"nominal / periods": growth - 1})
    grown = growth
    for _ in range(periods - 1):
        grown = grown * growth
    rate: N = grown - 1
    return rate


@_numbers.checked
def nominal_rate(effective: N | int, periods: int) -> N:
    """The nominal yearly rate that amounts to an effective one: periods x ((1 + effective) ^ (1 / periods) - 1).

    `effective` is a fraction of 1 a year, above -1; `periods` the number of times a year that it is compounded.

    Arithmetic; takes a root and refuses Fraction.

    >>> from decimal import Decimal
    >>> nominal_rate(Decimal("0.21"), 2) == Decimal("0.2")
    True

    Raises RangeError for an effective rate of -100 % or less, or periods below 1.
    """
    periods = _numbers.whole("periods", periods)
    _numbers.check_rate(effective=effective)
    growth: Any = 1 + effective
    rate: N = periods * (_numbers.root(growth, periods) - 1)
    return rate
