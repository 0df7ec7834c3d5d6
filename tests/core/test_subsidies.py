from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from socioecon import RangeError, ShapeError, capped, net_wage_cost, offset_savings, taper, wage_cost, wage_subsidy

from .strategies import amounts, costs, rows, shares


class TestWageSubsidy:
    @given(pay=costs, share=shares, contributions=shares)
    def test_without_a_ceiling_is_the_share_of_the_wage_cost(self, pay, share, contributions):
        """The state pays its part of pay and fees."""
        expected = share * wage_cost(pay, contributions=contributions)
        assert wage_subsidy(pay, share, contributions=contributions) == expected

    @given(pay=costs, share=shares, ceiling=costs)
    def test_pay_above_the_ceiling_gives_no_more(self, pay, share, ceiling):
        """It is that of the smaller of pay and ceiling."""
        assert wage_subsidy(pay, share, pay_ceiling=ceiling) == wage_subsidy(min(pay, ceiling), share)

    @given(pay=costs, share=shares)
    def test_the_two_sides_pay_the_wage(self, pay, share):
        """What the state and the employer pay is the wage cost."""
        subsidy = wage_subsidy(pay, share)
        assert subsidy + net_wage_cost(pay, subsidy=subsidy) == pay

    @pytest.mark.parametrize("name", ["gross_pay", "pay_ceiling", "contributions"])
    def test_refuses_negative_arguments(self, name):
        """By the name that the caller gave."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0"):
            wage_subsidy(**{"gross_pay": 1, "share": 1, "pay_ceiling": 1, "contributions": 0, name: -1})

    @pytest.mark.parametrize("share", [-0.1, 50])
    def test_refuses_a_share_outside_0_to_1(self, share):
        """50 would be percent."""
        with pytest.raises(RangeError, match=r"^share must be from 0 to 1"):
            wage_subsidy(20_000, share)


class TestCapped:
    @given(amount=amounts, ceiling=costs)
    def test_is_the_smaller(self, amount, ceiling):
        """Never above the ceiling, and the amount below it."""
        assert capped(amount, ceiling) == min(amount, ceiling)

    def test_compares_element_by_element(self):
        """An array against a number, either way."""
        assert capped(np.array([1.0, 5.0]), 3).tolist() == [1.0, 3.0]
        assert capped(3, np.array([1.0, 5.0])).tolist() == [1.0, 3.0]

    def test_gives_the_kind_of_the_pair(self):
        """An int below a Fraction comes out as one."""
        assert type(capped(1, Fraction(5, 2))) is Fraction

    def test_refuses_a_negative_ceiling(self):
        """No subsidy is paid back by it."""
        with pytest.raises(RangeError, match=r"^ceiling must be at least 0; got -1"):
            capped(5, -1)

    @pytest.mark.parametrize(("amount", "ceiling"), [(float("inf"), 5.0), (5.0, float("inf")), (float("nan"), 5.0)])
    def test_refuses_what_would_vanish_behind_the_minimum(self, amount, ceiling):
        """An infinite one is not let through because the other is smaller."""
        with pytest.raises(RangeError, match=r"^(amount|ceiling) must be finite; got (inf|nan)"):
            capped(amount, ceiling)


class TestTaper:
    @given(amount=costs, schedule=rows(shares))
    def test_pays_the_share_of_each_year(self, amount, schedule):
        """One product a year."""
        assert taper(amount, schedule) == tuple(amount * share for share in schedule)

    def test_refuses_a_share_outside_0_to_1(self):
        """It names the year."""
        with pytest.raises(RangeError, match=r"schedule\[1\] must be from 0 to 1; got 75"):
            taper(120_000, (1, 75))

    def test_refuses_a_negative_amount(self):
        """By name."""
        with pytest.raises(RangeError, match=r"^amount must be at least 0"):
            taper(-1, (1,))


class TestNetWageCost:
    @given(cost=costs, subsidy=costs)
    def test_subsidy_and_net_are_the_wage_cost(self, cost, subsidy):
        """Nothing is lost between the two."""
        assert net_wage_cost(cost, subsidy=subsidy) + subsidy == cost

    @pytest.mark.parametrize("name", ["wage_cost", "subsidy"])
    def test_refuses_negative_arguments(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0"):
            net_wage_cost(**{"wage_cost": 1, "subsidy": 1, name: -1})


class TestOffsetSavings:
    @given(vectors=rows(amounts, costs))
    def test_subsidy_and_rest_are_the_savings(self, vectors):
        """Year by year."""
        savings, subsidy = vectors
        left = offset_savings(savings, subsidy=subsidy)
        assert tuple(map(sum, zip(left, subsidy, strict=True))) == savings

    def test_refuses_a_negative_subsidy(self):
        """It names the year."""
        with pytest.raises(RangeError, match=r"subsidy\[0\] must be at least 0"):
            offset_savings((1,), subsidy=(-1,))

    def test_refuses_other_years(self):
        """Both cover the same."""
        with pytest.raises(ShapeError, match=r"savings and subsidy must be equally long"):
            offset_savings((1, 2), subsidy=(1,))
