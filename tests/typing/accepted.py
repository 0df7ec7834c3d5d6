"""Calls that must type-check, and the types that they must have. Read by mypy and pyright, never run."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import socioecon as se

# The kind that comes in goes out, and ints take the kind of the others.
assert_type(se.cumulative([1.0, 2]), tuple[float, ...])
mixed: list[Decimal | int] = [Decimal(1), 2]  # said, since mypy takes what a bare literal of the two has in common
assert_type(se.cumulative(mixed), tuple[Decimal, ...])
assert_type(se.cumulative((Fraction(1), Fraction(2))), tuple[Fraction, ...])
assert_type(se.present_value([100.0, 200], 0.04, timing="advance"), float)
assert_type(se.present_value([100, 200], Decimal("0.04"), timing="arrears"), Decimal)
assert_type(se.present_value([Fraction(1)], [Fraction(1, 25)], timing="arrears"), Fraction)
assert_type(se.round_half_up(Decimal("2.5")), Decimal)
assert_type(se.wage_cost(Decimal(200_000), contributions=Decimal("0.3142")), Decimal)
assert_type(se.additional(Fraction(10), deadweight=Fraction(1, 3)), Fraction)

# Of ints alone there is float, what Python's division gives.
assert_type(se.share_achieved(41, 47), float)
assert_type(se.person_years([10, 10, 10], [1, 1, 0]), tuple[float, ...])

# Any iterable is a vector; any key names a row; tables go into tables.
in_work = se.person_years(iter([10, 10, 10]), (1, 0.5, 0.25))
table = se.spread({"Kommun": 90_000, "Staten": 60_000.0}, in_work)
assert_type(table, dict[str, tuple[float, ...]])
assert_type(se.total(table), tuple[float, ...])
assert_type(se.add(table, se.scale(table, 2)), dict[str, tuple[float, ...]])
assert_type(se.spread({1: Fraction(1), 2: Fraction(2)}, [Fraction(1, 2)]), dict[int, tuple[Fraction, ...]])
assert_type(se.apportion(Decimal(1000), {"Kommun": Decimal(1)}), dict[str, Decimal])
assert_type(se.transfer(table, [1.0, 2.0, 3.0], payer="Staten", payee="Kommun"), dict[str, tuple[float, ...]])


# A cost model is any callable.
def model(year_since_entry: int) -> Mapping[str, Decimal]:
    """One amount a person-year, less with each year."""
    return {"Kommun": Decimal(90_000) / (1 + year_since_entry)}


assert_type(se.project(model, [10, 10], [Decimal(1), Decimal("0.5")]), dict[str, tuple[Decimal, ...]])

# "Never" is part of the answer.
assert_type(se.break_even_year(se.total(table), costs=780_000), int | None)
assert_type(se.break_even_persons(Decimal(90), cost=Decimal(780)), Decimal | None)
assert_type(se.break_even_by_actor(table, costs=780_000), dict[str, int | None])
assert_type(se.switching_value(lambda share: share - 0.5, 0, 1), float | None)
assert_type(se.internal_rate_of_return([Fraction(-100), Fraction(110)]), float)

# Every error is a SocioeconError and a ValueError, and carries what a caller may compute with.
error: ValueError = se.SharesError("the shares must add up to 1")
rates: tuple[float, ...] = se.SeveralRatesError("several", rates=(0.1, 0.2)).rates
