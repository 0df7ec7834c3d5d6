"""The rate that is named of those that a table allows, and the amounts that go with it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit import TIMINGS, Interval
from socioecon.audit._named_rate import growths, named_rate

WIDE = Interval(Fraction(0), Fraction(10**12))
RATES = st.fractions(Fraction(-1, 2), 2, max_denominator=1000)
AMOUNTS = st.fractions(1, 10**6, max_denominator=100)


def at(x):
    """One number as an interval."""
    return Interval(Fraction(x), Fraction(x))


class TestNamedRate:
    @given(RATES, AMOUNTS, st.integers(1, 6))
    def test_at_the_rate_every_cell_is_its_amount(self, rate, amount, years):
        """Of exact cells the one rate is found in a wider span: in the end its middle is tried."""
        cells = [at(amount * sum(1 / (1 + rate) ** t for t in range(k + 1))) for k in range(years)]
        found, needs = named_rate(
            (rate - Fraction(1, 7919), rate + Fraction(1, 7919)), None, {"A": cells}, {}, "advance"
        )
        assert needs == {"A": at(amount)}
        assert years == 1 or found == rate

    @given(RATES, AMOUNTS, st.sampled_from(TIMINGS))
    def test_an_amount_that_is_stated_is_worth_less_at_the_start_of_its_year(self, rate, amount, timing):
        """As it is in advance, a year's interest less in arrears, and half a year's in its middle: within 1e-15."""
        found, needs = named_rate((rate, rate), rate, {"A": [WIDE]}, {"A": at(amount)}, timing)
        low, high = needs["A"][:2]
        assert found == rate
        if timing == "mid-year":
            assert low**2 * (1 + rate) <= amount**2 < high**2 * (1 + rate)
            assert high - low <= amount / 10**15
        else:
            assert low == high == (amount / (1 + rate) if timing == "arrears" else amount)

    @pytest.mark.parametrize(
        ("stated", "named"),
        [
            (Fraction(1, 30), Fraction(1, 30)),
            (Fraction(1, 20), Fraction(1, 20)),
            (Fraction(2, 41), Fraction(2, 41)),
            (Fraction(1, 31), Fraction(1, 20)),
            (Fraction(1, 19), Fraction(1, 20)),
            (None, Fraction(1, 20)),
        ],
    )
    def test_the_rate_that_is_stated_is_named_if_it_lies_in_the_span(self, stated, named):
        """Its ends belong to it; of others the simplest is named."""
        assert named_rate((Fraction(1, 30), Fraction(1, 20)), stated, {"A": [WIDE]}, {}, "advance")[0] == named

    def test_the_upper_end_belongs_to_the_span_though_it_is_not_the_simplest(self):
        """Between 1/30 and 2/41 the simplest is 1/21."""
        span = (Fraction(1, 30), Fraction(2, 41))
        assert named_rate(span, None, {"A": [WIDE]}, {}, "advance")[0] == Fraction(1, 21)
        assert named_rate(span, span[1], {"A": [WIDE]}, {}, "advance")[0] == span[1]

    def test_where_no_rate_that_is_tried_gives_the_cells_there_are_no_amounts(self):
        """100 and then 300 grow by no interest of 1 to 2 %."""
        cells = {"A": [at(100), at(300)]}
        assert named_rate((Fraction(1, 100), Fraction(2, 100)), None, cells, {}, "advance") == (Fraction(1, 50), None)


class TestGrowths:
    def test_what_comes_each_year_is_added_up(self):
        """1, and 1 / 1.25, and 1 / 1.25^2."""
        assert growths(Fraction(1, 4), 3) == [1, Fraction(9, 5), Fraction(61, 25)]
