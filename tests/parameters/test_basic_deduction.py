"""The basic deduction, against the law as it is written."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError
from socioecon.parameters import basic_deduction, yearly

INCOMES = st.integers(0, 1_000_000)
BASES = st.sampled_from([int(x) for year, x in yearly("price_base_amount").items() if year >= 2011])
# The knots of the law in thousandths of the price base amount: at this income, this deduction. Between the knots it is
# a straight line; at 2.72 there is a step of a thousandth, from 0.769 to 0.77.
KNOTS = [(0, 423), (990, 423), (2720, 769), (2720, 770), (3110, 770), (7880, 293), (10**9, 293)]


def by_knots(income, base):
    """The deduction before rounding, read off the straight lines between the knots."""
    at = Fraction(1000 * income, base)
    for (x0, y0), (x1, y1) in pairwise(KNOTS):
        if x0 <= at <= x1 and x0 < x1:
            return (y0 + (y1 - y0) * (at - x0) / (x1 - x0)) * base / 1000
    raise AssertionError(income)


class TestBasicDeduction:
    @given(INCOMES, BASES)
    def test_is_the_straight_lines_of_the_law_rounded_up(self, income, base):
        """The least whole 100 kr that is not below what the brackets give."""
        deduction = basic_deduction(income, price_base_amount=base)
        exact = by_knots(income, base)
        assert deduction % 100 == 0
        assert exact <= deduction < exact + 100

    @pytest.mark.parametrize(
        ("income", "deduction"),
        [
            # 2015, price base amount 44 500; worked out by hand from the paragraphs.
            (0, 18_900),  # 0.423 x 44 500 = 18 823.5
            (44_055, 18_900),  # 0.99 x 44 500, the last income of the first bracket
            (44_500, 19_000),  # + 20 % of 445 = 18 912.5
            (100_000, 30_100),  # + 20 % of 55 945 = 30 012.5
            (121_040, 34_300),  # 2.72 x 44 500: 34 220.5
            (121_485, 34_300),  # 2.73 x 44 500; were 20 % still added, it would be 34 309.5
            (130_000, 34_300),  # 0.77 x 44 500 = 34 265
            (138_395, 34_300),  # 3.11 x 44 500
            (200_000, 28_200),  # - 10 % of 61 605 = 28 104.5
            (350_660, 13_100),  # 7.88 x 44 500: 34 265 - 21 226.5 = 13 038.5
            (350_661, 13_100),  # 0.293 x 44 500 = 13 038.5
            (5_000_000, 13_100),
        ],
    )
    def test_gives_the_deductions_of_2015(self, income, deduction):
        """Each bracket and each of its ends, with the price base amount of 2015."""
        assert basic_deduction(income, price_base_amount=44_500) == deduction

    def test_a_deduction_of_a_whole_hundred_is_not_rounded_up(self):
        """0.77 x 40 000 is 30 800 and stays so, in every kind."""
        assert basic_deduction(120_000, price_base_amount=40_000) == 30_800
        assert basic_deduction(120_000.0, price_base_amount=40_000.0) == 30_800.0
        assert basic_deduction(Decimal(120_000), price_base_amount=Decimal(40_000)) == 30_800

    @pytest.mark.parametrize(
        ("income", "base", "name"),
        [
            (Decimal("1e-20000"), 44_500, "income"),
            (1, Decimal("1e20000"), "price_base_amount"),
            (1, Decimal("1e-20000"), "price_base_amount"),
        ],
    )
    def test_no_amount_has_ten_thousand_places(self, income, base, name):
        """As everywhere in the core: such a Decimal is a slip of an exponent, and exactly it would fill the memory."""
        with pytest.raises(RangeError, match=rf"{name} must be a number of at most 10000 places; got Decimal"):
            basic_deduction(income, price_base_amount=base)

    @given(INCOMES, BASES)
    def test_is_the_same_in_every_kind(self, income, base):
        """Float, Decimal and Fraction of the same income give the same deduction, in the kind that came in."""
        expected = basic_deduction(income, price_base_amount=base)
        assert type(expected) is int
        for kind in (float, Decimal, Fraction, np.float64):
            deduction = basic_deduction(kind(income), price_base_amount=base)
            assert (type(deduction), deduction) == (kind, expected)
            deduction = basic_deduction(income, price_base_amount=kind(base))
            assert (type(deduction), deduction) == (kind, expected)

    @given(INCOMES, INCOMES, BASES)
    def test_rises_and_then_falls(self, one, other, base):
        """Up to 2.72 price base amounts a higher income never has a lower deduction; from there on never a higher."""
        low, high = sorted((one, other))
        first, second = (basic_deduction(income, price_base_amount=base) for income in (low, high))
        if 100 * high <= 272 * base:
            assert first <= second
        elif 100 * low > 272 * base:
            assert first >= second

    @pytest.mark.parametrize("income", [Decimal("1E+500000"), 10**4000, 1e308])
    def test_an_income_beyond_all_measure_has_the_lowest(self, income):
        """Above 7.88 price base amounts nothing changes, however large the income."""
        assert basic_deduction(income, price_base_amount=44_500) == 13_100

    @pytest.mark.parametrize(
        ("income", "base", "message"),
        [
            (-1, 44_500, "income must be at least 0; got -1"),
            (200_000, 0, "price_base_amount must be above 0; got 0"),
            (200_000, -44_500, "price_base_amount must be above 0; got -44500"),
            (float("nan"), 44_500, "income must be finite; got nan"),
            (200_000, float("inf"), "price_base_amount must be finite; got inf"),
            (Decimal("NaN"), 44_500, "income must be finite"),
        ],
    )
    def test_refuses_what_is_no_income(self, income, base, message):
        """Negative and infinite amounts, and NaN, are refused by the name of the argument."""
        with pytest.raises(RangeError, match=message):
            basic_deduction(income, price_base_amount=base)

    def test_refuses_arrays(self):
        """Rounding and brackets are decisions: one number at a time."""
        with pytest.raises(TypeError, match="income must be one number"):
            basic_deduction(np.array([200_000.0]), price_base_amount=44_500)

    def test_kinds_that_do_not_mix_are_pythons_own_type_error(self):
        """A Decimal and a float do not add up in Python, and not here."""
        with pytest.raises(TypeError):
            basic_deduction(200_000.0, price_base_amount=Decimal(44_500))
