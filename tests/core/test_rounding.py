from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, round_half_even, round_half_up, truncate

from .strategies import amounts, positives

RULES = [round_half_up, round_half_even, truncate]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
NEAREST = [round_half_up, round_half_even]


@every_rule
class TestEveryRule:
    @given(x=amounts, unit=positives)
    def test_gives_whole_units(self, rule, x, unit):
        """The answer is a whole number of units, less than one unit away."""
        rounded = rule(x, unit=unit)
        assert (rounded / unit).denominator == 1
        assert abs(rounded - x) < unit

    @given(x=amounts, unit=positives)
    def test_leaves_whole_units_as_they_are(self, rule, x, unit):
        """Rounding twice is rounding once."""
        once = rule(x, unit=unit)
        assert rule(once, unit=unit) == once

    @given(x=amounts, unit=positives)
    def test_is_the_same_on_both_sides_of_0(self, rule, x, unit):
        """The rule decides on the size, and the sign comes back."""
        assert rule(-x, unit=unit) == -rule(x, unit=unit)

    @given(x=amounts, y=amounts)
    def test_keeps_the_order(self, rule, x, y):
        """What is not larger is not larger after rounding."""
        low, high = sorted((x, y))
        assert rule(low) <= rule(high)

    @pytest.mark.parametrize("x", [-0.0, -0.2, 0.2, 0.0])
    def test_never_gives_minus_zero(self, rule, x):
        """A small negative number becomes 0.0, and its sign is not to be seen."""
        assert str(rule(x)) == "0.0"

    @given(x=st.floats(-1e12, 1e12))
    def test_counts_a_float_as_it_is_stored(self, rule, x):
        """A float and the Fraction that it is round alike."""
        assert rule(x) == rule(Fraction(x))

    @given(x=st.decimals(-(10**9), 10**9, places=3))
    def test_counts_a_decimal_exactly(self, rule, x):
        """A Decimal and the Fraction that it is round alike, also to tenths."""
        assert rule(x, unit=Decimal("0.1")) == rule(Fraction(x), unit=Fraction(1, 10))

    @pytest.mark.parametrize("unit", [0, -1, Fraction(-1, 2)])
    def test_refuses_a_unit_that_is_not_positive(self, rule, unit):
        """There is nothing to count in."""
        with pytest.raises(RangeError, match=r"^unit must be above 0; got .*: give a positive number"):
            rule(5, unit=unit)

    def test_says_that_the_result_is_too_large(self, rule):
        """An int in a unit of a float may pass the largest float."""
        with pytest.raises(RangeError, match=rf"^the result of {rule.__name__} must be finite"):
            rule(10**400, unit=0.5)


class TestRoundHalfUp:
    @pytest.mark.parametrize(("x", "rounded"), [(Fraction(5, 2), 3), (Fraction(-5, 2), -3), (Fraction(7, 2), 4)])
    def test_takes_halves_away_from_0(self, x, rounded):
        """Halves go to the larger size, as in a spreadsheet."""
        assert round_half_up(x) == rounded

    @given(x=amounts)
    def test_is_never_more_than_half_a_unit_off(self, x):
        """The nearest unit is at most half of one away."""
        assert abs(round_half_up(x) - x) <= Fraction(1, 2)

    def test_counts_a_float_that_is_a_little_less_than_a_half_down(self):
        """2.675 is stored as less than that; 0.49999999999999994 + 0.5 is 1.0 in floats. Both are below half."""
        assert round_half_up(2.675, unit=Fraction(1, 100)) == 2.67
        assert round_half_up(0.49999999999999994) == 0
        assert round_half_up(Decimal("2.675"), unit=Decimal("0.01")) == Decimal("2.68")


class TestRoundHalfEven:
    def test_half_a_thousand_goes_to_the_even_thousand(self):
        """Whatever the unit is."""
        assert [round_half_even(x, unit=1000) for x in (500, 1500, 2500)] == [0, 2000, 2000]

    @given(x=amounts)
    def test_agrees_with_python(self, x):
        """Python's own round of a Fraction goes by the same rule."""
        assert round_half_even(x) == round(x)

    @given(x=st.floats(-1e12, 1e12))
    def test_agrees_with_python_on_floats(self, x):
        """So does its round of a float to a whole one."""
        assert round_half_even(x) == round(x)

    @given(k=st.integers(-1000, 1000))
    def test_takes_halves_to_the_even_one(self, k):
        """Half-way between two units, the even one is taken."""
        assert round_half_even(k + Fraction(1, 2)) % 2 == 0


class TestTruncate:
    @given(x=amounts, unit=positives)
    def test_never_moves_away_from_0(self, x, unit):
        """What is left of a unit is dropped, on either side."""
        assert abs(truncate(x, unit=unit)) <= abs(x)

    @given(x=amounts)
    def test_agrees_with_python(self, x):
        """Python's int of a Fraction cuts too."""
        assert truncate(x) == int(x)


@pytest.mark.parametrize("rule", NEAREST, ids=lambda rule: rule.__name__)
@given(x=amounts)
def test_nearest_rules_differ_only_on_halves(rule, x):
    """Where there is one nearest unit, both give it."""
    if 2 * x % 2 != 1:
        assert abs(rule(x) - x) < Fraction(1, 2)
