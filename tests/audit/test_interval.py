"""What a printed figure stands for, and arithmetic on intervals with open and closed ends."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socioecon.audit import READINGS, Interval, interval, printed
from socioecon.audit._intervals import by_rule, contains, empty, inverse, meet, plus, scaled, times
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.rounding import round_half_even, round_half_up, truncate

RULES = {"half-up": round_half_up, "half-even": round_half_even, "cut": truncate}
SMALL = st.fractions(-20, 20, max_denominator=12)


@st.composite
def intervals(draw):
    """Intervals that hold a number, with every kind of end."""
    low, high = sorted((draw(SMALL), draw(SMALL)))
    ends = Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    ends = ends._replace(low=None) if draw(st.integers(0, 9)) == 0 else ends
    ends = ends._replace(high=None) if draw(st.integers(0, 9)) == 0 else ends
    assume(not empty(ends))
    return ends


def inside(draw, x):
    """A number of an interval, the ends among them where they belong."""
    if draw(st.booleans()):
        for end, is_open in ((x.low, x.low_open), (x.high, x.high_open)):
            if end is not None and not is_open and draw(st.booleans()):
                return end
    low = x.low if x.low is not None else (x.high if x.high is not None else 0) - 7
    high = x.high if x.high is not None else low + 7
    part = draw(st.fractions(0, 1, max_denominator=9).filter(lambda f: 0 < f < 1))
    return low + part * (high - low)


class TestInterval:
    @pytest.mark.parametrize("rule", READINGS)
    @given(x=st.fractions(-50, 50, max_denominator=40), unit=st.sampled_from([1, 10, Fraction(1, 10), 5]))
    def test_a_rule_prints_exactly_what_its_interval_holds(self, rule, x, unit):
        """x is in the interval of a value if and only if the rule turns x into that value."""
        made = RULES[rule](x, unit=unit)
        for value in (made - unit, made, made + unit):
            assert contains(by_rule(Fraction(value), Fraction(unit), rule), x) == (value == made)

    def test_ten_and_eleven_share_no_half_up_value(self):
        """10.5 is 11: ends are kept open and closed."""
        assert meet(interval(printed("10"), reading="half-up"), interval(printed("11"), reading="half-up")) is None
        assert meet(interval(printed("10")), interval(printed("11"))) == Interval(Fraction(21, 2), Fraction(21, 2))

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("600 tkr", 599500, 600500),
            ("cirka 1,6 miljoner", 1550000, 1650000),
            ("drygt 300", 300, 400),
            ("knappt 300", 200, 300),
            ("< ca. 50", None, 55),
            ("minst 50", 50, None),
            ("tre miljoner", 2500000, 3500000),
            ("47 personer", 47, 47),
            ("4 %", Fraction(4, 100), Fraction(4, 100)),
        ],
    )
    def test_what_an_input_stands_for(self, text, low, high):
        """Both halves, the words' own intervals, and one number for counts and rates."""
        found = interval(printed(text))
        assert (found.low, found.high) == (low, high)

    def test_about_counts_half_units(self):
        """Twice as much "about" is twice as wide."""
        assert interval(printed("cirka 300"), about=2) == Interval(Fraction(200), Fraction(400))
        with pytest.raises(RangeError, match="about must be at least 0"):
            interval(printed("cirka 300"), about=-1)

    def test_a_stated_rule_holds_for_an_exact_figure_too(self):
        """Cut, 80.7 % is from 80.7 to just below 80.8."""
        cut = interval(printed("80,7 %"), reading="cut")
        assert cut == Interval(Fraction(807, 1000), Fraction(808, 1000), high_open=True)

    def test_a_computers_output_is_read_to_a_millionth_of_a_millionth(self):
        """More than 14 digits were not rounded by a person."""
        found = interval(printed("0.30000000000000004"))
        assert contains(found, Fraction(3, 10))
        assert found.high - found.low < Fraction(1, 10**11)

    def test_what_is_no_interval_is_refused(self):
        """Ends the wrong way round, unknown readings and texts."""
        with pytest.raises(ShapeError, match="must hold at least one number"):
            interval(Interval(Fraction(2), Fraction(1)))
        with pytest.raises(RangeError, match="reading must be one of"):
            interval(printed("10"), reading="up")
        with pytest.raises(TypeError):
            interval("10")


class TestArithmetic:
    @given(st.data(), intervals(), intervals())
    def test_it_holds_every_sum_product_and_quotient(self, data, a, b):
        """Numbers of two intervals give numbers of the result."""
        x, y = inside(data.draw, a), inside(data.draw, b)
        assert contains(plus(a, b), x + y)
        assert contains(times(a, b), x * y)
        assert contains(scaled(a, -3), -3 * x)
        upside_down = inverse(b)
        assert upside_down is None or contains(upside_down, 1 / y)

    @given(intervals(), intervals())
    def test_the_ends_of_a_product_are_ends_of_the_factors(self, a, b):
        """A closed end of a product is reached: by ends that belong, or by a zero that does."""
        product = times(a, b)
        ends = [(end, not is_open) for x in (a, b) for end, is_open in ((x.low, x.low_open), (x.high, x.high_open))]
        reached = {
            x * y for x, x_in in ends[:2] for y, y_in in ends[2:] if x is not None and y is not None and x_in and y_in
        }
        zero = contains(a, Fraction(0)) or contains(b, Fraction(0))
        for end, is_open in ((product.low, product.low_open), (product.high, product.high_open)):
            if end is not None and not is_open:
                assert end in reached or (end == 0 and zero)
            elif end is not None:
                assert end not in reached

    @given(intervals(), intervals(), SMALL)
    def test_what_meets_belongs_to_both(self, a, b, x):
        """A number is in what two intervals share if and only if it is in each."""
        both = meet(a, b)
        assert (both is not None and contains(both, x)) == (contains(a, x) and contains(b, x))
