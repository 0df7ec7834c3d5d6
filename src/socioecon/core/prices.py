"""Prices: an amount in another year's money, real and nominal rates, amounts that grow."""

from __future__ import annotations

from . import _numbers
from .errors import ShapeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._numbers import N


@_numbers.checked
def reprice(amount: N | int, index: Mapping[int, N | int], *, from_year: int, to_year: int) -> N:
    """The amount in another year's prices (omräkning med prisindex): amount x index[to_year] / index[from_year].

    `amount` is kr in the prices of `from_year`, of any sign; `index` the level of a price index by year, such as the
    yearly means of KPI, each above 0.

    Arithmetic. Source: KPI, fastställda tal (1980 = 100), Statistics Sweden.

    >>> from fractions import Fraction
    >>> reprice(Fraction(1000), {2014: 100, 2024: 125}, from_year=2014, to_year=2024)
    Fraction(1250, 1)

    Raises ShapeError for a year that the index lacks, RangeError for a level that is not positive.
    """
    levels = _numbers.amounts_by_key("index", index)
    for name, year in (("from_year", from_year), ("to_year", to_year)):
        if year not in levels:
            got = f"{_numbers.shown(year)}, and it has {_numbers.shown(list(levels))}"
            message = f"index must have a level for {name}; got {got}: add that year"
            raise ShapeError(message)
        _numbers.check_positive(**{_numbers.at("index", year): levels[year]})
    repriced: N = amount * levels[to_year] / levels[from_year]
    return repriced


@_numbers.checked
def real_rate(nominal: N | int, inflation: N | int) -> N:
    """The rate in fixed prices (real ränta): (1 + nominal) / (1 + inflation) - 1, by Fisher.

    `nominal` and `inflation` are fractions of 1 a year, above -1. Their difference is only near it.

    Arithmetic. Source: I. Fisher, The Theory of Interest (1930).

    >>> from fractions import Fraction
    >>> real_rate(Fraction(21, 100), Fraction(1, 10))
    Fraction(1, 10)

    Raises RangeError for a rate of -100 % or less.
    """
    _numbers.check_rate(nominal=nominal, inflation=inflation)
    growth: Any = 1 + nominal
    rate: N = growth / (1 + inflation) - 1
    return rate


@_numbers.checked
def grow(amount: N | int, rate: N | int, years: int) -> tuple[N, ...]:
    """Flows that grow by the same rate each year: amount, amount x (1 + rate), ...

    `amount` is kr in year 1, of any sign; `rate` a fraction of 1 a year, above -1; `years` the number of years.

    Arithmetic.

    >>> from fractions import Fraction
    >>> grow(100, Fraction(1, 10), 3)
    (Fraction(100, 1), Fraction(110, 1), Fraction(121, 1))

    Raises RangeError for a rate of -100 % or less or years below 1.
    """
    _numbers.check_rate(rate=rate)
    amounts = [_numbers.nothing(rate) + amount]
    for _ in range(_numbers.whole("years", years) - 1):
        amounts.append(amounts[-1] * (1 + rate))
    return tuple(amounts)
