from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from socioecon import (
    RangeError,
    ShapeError,
    base_from_tax,
    kept_after_equalisation,
    tax_by_recipient,
    tax_revenue,
    taxable_income,
)

from .strategies import POSITIVE_SHARE, amounts, costs, mappings, numbers, shares

positive_shares = numbers(Fraction, POSITIVE_SHARE.low, POSITIVE_SHARE.high)


class TestTaxableIncome:
    @given(pay=costs, deduction=costs)
    def test_is_never_below_0(self, pay, deduction):
        """A deduction larger than the pay leaves nothing, and no less."""
        assert taxable_income(pay, deduction=deduction) == max(pay - deduction, 0)

    def test_gives_the_kind_of_the_pair_where_nothing_is_left(self):
        """0 as a Fraction beside a Fraction."""
        assert type(taxable_income(10, deduction=Fraction(30))) is Fraction

    @pytest.mark.parametrize("name", ["gross_pay", "deduction"])
    def test_refuses_negative_arguments(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0"):
            taxable_income(**{"gross_pay": 1, "deduction": 1, name: -1})


class TestTaxRevenue:
    @given(base=amounts, more=amounts, rate=shares)
    def test_is_linear_in_the_base(self, base, more, rate):
        """A loss of base is a loss of revenue."""
        assert tax_revenue(base + more, rate) == tax_revenue(base, rate) + tax_revenue(more, rate)

    @pytest.mark.parametrize("rate", [-0.1, 33.19])
    def test_refuses_a_rate_outside_0_to_1(self, rate):
        """33.19 would be percent, and it says so."""
        with pytest.raises(RangeError, match=r"^rate must be from 0 to 1; got .*\(0\.338, not 33\.8\)"):
            tax_revenue(200_000, rate)

    def test_refuses_a_row_of_bases(self):
        """A tuple times an int would be the tuple over and over."""
        with pytest.raises(TypeError):
            tax_revenue((200_000, 100_000), 1)


class TestTaxByRecipient:
    @given(base=amounts, rates=mappings(shares))
    def test_recipients_share_one_base(self, base, rates):
        """What they get together is the tax at their rates together, where that is a rate."""
        parts = tax_by_recipient(base, rates)
        assert parts == {recipient: tax_revenue(base, rate) for recipient, rate in rates.items()}
        assert sum(parts.values()) == base * sum(rates.values())

    def test_adds_up_in_decimal(self):
        """22,17 % and 11,20 % are 33,37 %: nothing is divided."""
        parts = tax_by_recipient(181_300, {"Kommun": Decimal("0.2217"), "Region": Decimal("0.1120")})
        assert sum(parts.values()) == tax_revenue(181_300, Decimal("0.3337"))

    def test_refuses_a_rate_above_1(self):
        """It names the recipient."""
        with pytest.raises(RangeError, match=r"rates\['Region'\] must be from 0 to 1; got 11\.2"):
            tax_by_recipient(1, {"Kommun": 0.22, "Region": 11.2})

    def test_refuses_nobody(self):
        """At least one recipient."""
        with pytest.raises(ShapeError, match=r"rates must hold at least one row"):
            tax_by_recipient(1, {})


class TestBaseFromTax:
    @given(base=amounts, rate=positive_shares)
    def test_inverts_tax_revenue(self, base, rate):
        """There and back."""
        assert base_from_tax(tax_revenue(base, rate), rate) == base

    def test_gives_the_pay_that_kom_i_jobb_implies(self):
        """60 000 kr at 30 % imply 200 000 kr."""
        assert base_from_tax(60_000, Decimal("0.30")) == 200_000

    @pytest.mark.parametrize(("rate", "must"), [(0, "above 0"), (-0.1, "above 0"), (30, "from 0 to 1")])
    def test_refuses_a_rate_that_is_none(self, rate, must):
        """Nothing to divide by, or percent."""
        with pytest.raises(RangeError, match=rf"^rate must be {must}"):
            base_from_tax(60_000, rate)


class TestKeptAfterEqualisation:
    @given(base=amounts, rate=shares, county=shares)
    def test_is_the_revenue_less_what_is_evened_out(self, base, rate, county):
        """The one revenue less the other."""
        kept = kept_after_equalisation(base, rate, equalisation_rate=county)
        assert kept == tax_revenue(base, rate) - tax_revenue(base, county)

    @given(base=amounts, rate=shares)
    def test_at_the_county_rate_nothing_is_kept(self, base, rate):
        """Who taxes as the county does, keeps nothing of a larger base."""
        assert kept_after_equalisation(base, rate, equalisation_rate=rate) == 0

    @pytest.mark.parametrize("name", ["rate", "equalisation_rate"])
    def test_refuses_a_rate_outside_0_to_1(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be from 0 to 1; got 20"):
            kept_after_equalisation(**{"base": 1, "rate": 0, "equalisation_rate": 0, name: 20})
