import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from socioecon import (
    RangeError,
    benefit_cost_ratio,
    cost_per,
    marginal_value_of_public_funds,
    return_on_investment,
)

from .strategies import amounts, costs, positives


class TestBenefitCostRatio:
    @given(benefits=amounts, cost=positives)
    def test_times_costs_are_the_benefits(self, benefits, cost):
        """The ratio inverts."""
        assert benefit_cost_ratio(benefits, cost) * cost == benefits

    @given(benefits=amounts, cost=positives, unit=positives)
    def test_has_no_unit(self, benefits, cost, unit):
        """In kronor or in tkr."""
        assert benefit_cost_ratio(unit * benefits, unit * cost) == benefit_cost_ratio(benefits, cost)

    @pytest.mark.parametrize("cost", [0, -1, Decimal(-5), 0.0, pytest.param(-(10**5_000), id="huge")])
    def test_refuses_costs_that_are_not_positive(self, cost):
        """What saves money has no ratio, and the message says what to use."""
        with pytest.raises(
            RangeError, match=r"^costs must be above 0; got .*: it saves money or costs nothing, use the net"
        ):
            benefit_cost_ratio(100, cost)

    def test_refuses_infinite_costs(self):
        """They would give a ratio of 0."""
        with pytest.raises(RangeError, match=r"^costs must be finite; got inf"):
            benefit_cost_ratio(1.0, math.inf)

    @pytest.mark.parametrize("nothing", [math.nan, Decimal("NaN"), -math.inf])
    def test_says_of_what_is_no_amount_that_it_is_none(self, nothing):
        """A NaN neither saves money nor costs nothing."""
        with pytest.raises(RangeError, match=r"^costs must be finite; got .*[nN]"):
            benefit_cost_ratio(1, nothing)


class TestReturnOnInvestment:
    @given(benefits=amounts, cost=positives)
    def test_ratio_less_return_is_1(self, benefits, cost):
        """The krona itself."""
        assert benefit_cost_ratio(benefits, cost) - return_on_investment(benefits, cost) == 1

    @given(benefits=amounts, cost=positives)
    def test_times_costs_is_the_net_gain(self, benefits, cost):
        """What is left when the costs are paid."""
        assert return_on_investment(benefits, cost) * cost == benefits - cost


class TestCostPer:
    @given(cost=costs, outcomes=positives)
    def test_times_outcomes_is_the_cost(self, cost, outcomes):
        """Nothing is lost."""
        assert cost_per(cost, outcomes) * outcomes == cost

    @pytest.mark.parametrize(("name", "must"), [("cost", "at least 0"), ("outcomes", "above 0")])
    def test_refuses_negative_arguments(self, name, must):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be {must}; got -1"):
            cost_per(**{"cost": 1, "outcomes": 1, name: -1})

    def test_refuses_no_outcomes(self):
        """There is nothing to divide by."""
        with pytest.raises(RangeError, match=r"^outcomes must be above 0; got 0: give a positive number"):
            cost_per(1, 0)


class TestMarginalValueOfPublicFunds:
    @given(gain=amounts, cost=positives)
    def test_is_the_gain_per_krona(self, gain, cost):
        """Where public money is spent."""
        assert marginal_value_of_public_funds(gain, cost) * cost == gain

    @given(gain=positives, cost=costs)
    def test_is_infinite_where_it_pays_for_itself(self, gain, cost):
        """By the field's convention, also at a net cost of exactly 0."""
        assert marginal_value_of_public_funds(gain, -cost) == math.inf

    @pytest.mark.parametrize(("gain", "cost"), [(0, 0), (-1, 0), (0, -5), (-1, -1)])
    def test_refuses_where_nobody_gains_and_nothing_is_spent(self, gain, cost):
        """It shows both."""
        with pytest.raises(
            RangeError, match=rf"^willingness_to_pay or net_cost must be above 0; got {gain} and {cost}"
        ):
            marginal_value_of_public_funds(gain, cost)

    def test_refuses_an_infinite_gain(self):
        """The only infinity is the one that comes out."""
        with pytest.raises(RangeError, match=r"^willingness_to_pay must be finite"):
            marginal_value_of_public_funds(math.inf, -1)

    def test_keeps_its_kind_where_it_is_finite(self):
        """A Fraction per krona is a Fraction."""
        assert marginal_value_of_public_funds(3, Fraction(2)) == Fraction(3, 2)
