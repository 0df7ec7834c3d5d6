from fractions import Fraction

import pytest
from hypothesis import given

from socioecon import RangeError, ShapeError, grow, present_value, real_rate, reprice

from .strategies import amounts, positives, rates, years

INDEX = {2014: 100, 2024: 125}


class TestReprice:
    @given(amount=amounts, one=positives, other=positives)
    def test_forth_and_back(self, amount, one, other):
        """Into another year's prices and back again."""
        index = {2014: one, 2024: other}
        there = reprice(amount, index, from_year=2014, to_year=2024)
        assert reprice(there, index, from_year=2024, to_year=2014) == amount

    @given(amount=amounts, one=positives, other=positives, third=positives)
    def test_goes_by_way_of_any_year(self, amount, one, other, third):
        """Two steps are one."""
        index = {2014: one, 2019: other, 2024: third}
        half_way = reprice(amount, index, from_year=2014, to_year=2019)
        assert reprice(half_way, index, from_year=2019, to_year=2024) == reprice(
            amount, index, from_year=2014, to_year=2024
        )

    @given(amount=amounts, factor=positives)
    def test_only_proportions_of_the_index_count(self, amount, factor):
        """Another base year is the same index."""
        other_base = {year: factor * level for year, level in INDEX.items()}
        assert reprice(amount, other_base, from_year=2014, to_year=2024) == amount * Fraction(5, 4)

    def test_the_same_year_changes_nothing(self):
        """From a year into itself."""
        assert reprice(Fraction(7), INDEX, from_year=2024, to_year=2024) == 7

    @pytest.mark.parametrize("name", ["from_year", "to_year"])
    def test_refuses_a_year_that_the_index_lacks(self, name):
        """It says which of the two, and which years there are."""
        with pytest.raises(
            ShapeError, match=rf"index must have a level for {name}; got 1980, and it has \[2014, 2024\]"
        ):
            reprice(100, INDEX, **{"from_year": 2014, "to_year": 2024, name: 1980})

    @pytest.mark.parametrize("level", [0, -1])
    def test_refuses_a_level_that_is_not_positive(self, level):
        """There is nothing to divide by."""
        with pytest.raises(RangeError, match=r"index\[2014\] must be above 0"):
            reprice(100, {2014: level, 2024: 125}, from_year=2014, to_year=2024)


class TestRealRate:
    @given(real=rates, inflation=rates)
    def test_inverts_fisher(self, real, inflation):
        """A real rate and inflation compound to the nominal rate."""
        assert real_rate((1 + real) * (1 + inflation) - 1, inflation) == real

    @given(rate=rates)
    def test_without_inflation_is_the_nominal_rate(self, rate):
        """Nothing is taken off; and a rate of inflation leaves nothing."""
        assert real_rate(rate, 0) == rate
        assert real_rate(rate, rate) == 0

    @given(amount=amounts, nominal=rates, inflation=rates, years=years)
    def test_goes_with_fixed_prices(self, amount, nominal, inflation, years):
        """Amounts that follow prices, at the nominal rate, are worth what fixed amounts are at the real one."""
        current = grow(amount, inflation, years)
        fixed = (amount,) * years
        assert present_value(current, nominal, timing="advance") == present_value(
            fixed, real_rate(nominal, inflation), timing="advance"
        )

    @pytest.mark.parametrize("name", ["nominal", "inflation"])
    def test_refuses_a_rate_that_leaves_nothing(self, name):
        """By its name."""
        with pytest.raises(RangeError, match=rf"^{name} must be above -1"):
            real_rate(**{"nominal": 0.04, "inflation": 0.02, name: -1})


class TestGrow:
    @given(amount=amounts, rate=rates, years=years)
    def test_grows_by_the_rate_each_year(self, amount, rate, years):
        """The first year is the amount."""
        assert grow(amount, rate, years) == tuple(amount * (1 + rate) ** t for t in range(years))

    @given(amount=amounts, rate=rates, years=years)
    def test_discounting_at_the_same_rate_takes_it_back(self, amount, rate, years):
        """Growth and interest are each other's inverse."""
        assert present_value(grow(amount, rate, years), rate, timing="advance") == years * amount

    def test_refuses_a_rate_that_leaves_nothing(self):
        """By its name."""
        with pytest.raises(RangeError, match=r"^rate must be above -1"):
            grow(100, -1, 3)
