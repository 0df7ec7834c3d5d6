"""Bounds of polynomials, and the simplest number between two others."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit._polynomials import around, at, bounds, crude, simplest, where

COEFFICIENTS = st.lists(st.fractions(-9, 9, max_denominator=5), min_size=1, max_size=6).map(tuple)
POSITIVE = st.fractions(Fraction(1, 20), 9, max_denominator=30)


class TestValues:
    @given(COEFFICIENTS, st.fractions(-9, 9, max_denominator=30))
    def test_a_value_is_the_sum_of_its_terms(self, p, x):
        """In whole numbers as in fractions."""
        assert at(p, x) == sum(c * x**n for n, c in enumerate(p))

    @given(COEFFICIENTS, POSITIVE, st.fractions(-9, 9, max_denominator=30))
    def test_around_a_point_it_is_the_same_polynomial(self, p, x, y):
        """The coefficients in y where x + y is put for the unknown."""
        assert at(tuple(around(p, x)), y) == at(p, x + y)


class TestBounds:
    @given(COEFFICIENTS, POSITIVE, st.fractions(0, 2, max_denominator=30), st.fractions(0, 1, max_denominator=30))
    def test_they_hold_every_value(self, p, a, width, part):
        """Any value between the ends lies between the bounds, and these are no wider than the crude ones."""
        low, high = bounds(p, a, a + width)
        assert low <= at(p, a + part * width) <= high
        assert crude(p, a, a + width)[0] <= low
        assert high <= crude(p, a, a + width)[1]

    @given(COEFFICIENTS, POSITIVE)
    def test_a_point_has_one_value(self, p, x):
        """Where the ends meet the bounds are the value."""
        assert bounds(p, x, x) == (at(p, x), at(p, x))


class TestWhere:
    def test_parts_are_joined_and_sure_where_a_whole_cell_passed(self):
        """Of [0, 8], what lies from 1 to 3 passes and 5 is never known."""

        def test(low, high):
            if low <= 5 <= high:
                return None
            if high <= 1 or low >= 3:
                return False
            return True if low >= 1 and high <= 3 else None

        first, second = where(test, Fraction(0), Fraction(8))
        assert (first[0], first[1], first[2]) == (1, 3, True)
        assert second[0] < 5 < second[1]
        assert not second[2]

    def test_too_many_cells_are_left_as_they_are(self):
        """Nothing is known anywhere: all of it is left, and it ends."""
        assert where(lambda *_: None, Fraction(0), Fraction(1)) == [(0, 1, False)]


class TestSimplest:
    @given(st.fractions(-5, 5, max_denominator=400), st.fractions(0, 1, max_denominator=400))
    def test_no_number_of_a_smaller_denominator_lies_between(self, low, width):
        """It lies between the ends, and every smaller denominator misses them."""
        high = low + width
        found = simplest(low, high)
        assert low <= found <= high
        for denominator in range(1, found.denominator):
            assert (low * denominator).__ceil__() > high * denominator
