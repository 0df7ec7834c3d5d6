from decimal import Decimal

import pytest
from hypothesis import given

from socioecon import RangeError, employer_contributions, net_wage_cost, production_value, wage_cost

from .strategies import costs, shares


class TestEmployerContributions:
    @given(pay=costs, more=costs, rate=shares)
    def test_is_linear_in_pay(self, pay, more, rate):
        """No ceiling and no floor."""
        apart = employer_contributions(pay, rate) + employer_contributions(more, rate)
        assert employer_contributions(pay + more, rate) == apart

    @pytest.mark.parametrize("name", ["gross_pay", "rate"])
    def test_refuses_negative_arguments(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0; got -1: give a positive amount"):
            employer_contributions(**{"gross_pay": 1, "rate": 1, name: -1})


class TestWageCost:
    @given(pay=costs, contributions=shares, pension=shares)
    def test_is_pay_and_what_is_paid_on_it(self, pay, contributions, pension):
        """The parts add up."""
        parts = pay + employer_contributions(pay, contributions) + employer_contributions(pay, pension)
        assert wage_cost(pay, contributions=contributions, pension=pension) == parts

    @given(pay=costs, contributions=shares)
    def test_without_an_agreement_there_is_no_pension(self, pay, contributions):
        """0 is added."""
        assert wage_cost(pay, contributions=contributions) == wage_cost(pay, contributions=contributions, pension=0)

    def test_adds_in_decimal_without_loss(self):
        """17 000 kr at 31,42 % are 22 341,40 kr."""
        assert wage_cost(17_000, contributions=Decimal("0.3142")) == Decimal("22341.40")

    @pytest.mark.parametrize("name", ["gross_pay", "contributions", "pension"])
    def test_refuses_negative_arguments(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0"):
            wage_cost(**{"gross_pay": 1, "contributions": 0, "pension": 0, name: -1})

    def test_refuses_a_row_of_pays(self):
        """A tuple times an int would be the tuple over and over; one number or one array goes."""
        with pytest.raises(TypeError):
            wage_cost((17_000, 18_000), contributions=1)


class TestProductionValue:
    @given(cost=costs)
    def test_a_worker_worth_the_wage_produces_it(self, cost):
        """Productivity 1 is neutral."""
        assert production_value(cost, productivity=1) == cost

    @given(cost=costs.filter(bool), share=shares)
    def test_the_employer_breaks_even_where_the_subsidy_makes_up_for_it(self, cost, share):
        """At productivity 1 - subsidy / wage cost what is produced is what the employer pays itself."""
        subsidy = share * cost
        produced = production_value(cost, productivity=1 - subsidy / cost)
        assert produced == net_wage_cost(cost, subsidy=subsidy)

    @pytest.mark.parametrize("name", ["wage_cost", "productivity"])
    def test_refuses_negative_arguments(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0"):
            production_value(**{"wage_cost": 1, "productivity": 1, name: -1})
