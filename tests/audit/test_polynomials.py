"""Bounds of polynomials, and the simplest number between two others."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit._polynomials import around, at, bounds, crude, simplest, slope, where

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

    def test_of_no_terms_it_is_nothing(self):
        """The derivative of a constant is such a one."""
        assert slope((Fraction(5),)) == ()
        assert at((), Fraction(1, 3)) == at((), Fraction(2)) == 0

    def test_its_derivative(self):
        """Of 1 + 2x + 3x^2 + 4x^3."""
        assert slope((1, 2, 3, 4)) == (2, 6, 12)


class TestBounds:
    @pytest.mark.parametrize(
        ("p", "a", "b", "expected"),
        [
            ((5,), 1, 2, (5, 5)),
            ((0, 0, 1), 1, 2, (1, 4)),
            ((0, -1), 1, 2, (-2, -1)),
            ((1, -2, 1), 1, 2, (0, 1)),  # (x - 1)^2 is level where it begins
            ((4, -4, 1), 1, 2, (0, 1)),  # (x - 2)^2 where it ends
            ((1, -2, 1), Fraction(1, 2), Fraction(3, 2), (Fraction(-1, 4), Fraction(1, 4))),  # y^2 around 1
            ((-1, 2, -1), Fraction(1, 2), Fraction(3, 2), (Fraction(-1, 4), Fraction(1, 4))),
            ((9, -2, 1), 1, Fraction(3, 2), (8, Fraction(33, 4))),
            ((9, -6, 1), 1, 2, (1, 4)),  # (x - 3)^2
            ((0, -2, 1), Fraction(3, 2), 2, (Fraction(-3, 4), 0)),  # x (x - 2), which rises from 1 on
            ((5, -3, 1), 1, 2, (Fraction(5, 2), 3)),  # 11/4 + y^2 around 3/2, where the signs alone say 0 to 6
            ((-5, 3, -1), 1, 2, (-3, Fraction(-5, 2))),
        ],
    )
    def test_they_are_exact_where_it_is_monotone_and_close_elsewhere(self, p, a, b, expected):
        """The values at the ends; or, around the middle, its value there and what the other terms can add."""
        assert bounds(tuple(map(Fraction, p)), Fraction(a), Fraction(b)) == expected

    def test_the_signs_alone_give_the_crude_ones(self):
        """Of 1 - 2x + x^2 on [1, 3]: 1 + 1 - 6 and 1 + 9 - 2; of what has one sign no better are sought."""
        assert crude((Fraction(1), Fraction(-2), Fraction(1)), Fraction(1), Fraction(3)) == (-4, 8)
        half = Fraction(1, 2)
        above = (5 + half, Fraction(-3), Fraction(1))  # falls and rises on [1, 2]: 5,5 + 1 - 6 and 5,5 + 4 - 3
        assert bounds(above, Fraction(1), Fraction(2)) == (half, 6 + half)
        assert bounds(tuple(-c for c in above), Fraction(1), Fraction(2)) == (-6 - half, -half)

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

    def test_what_is_not_known_is_halved_to_the_finest_width(self):
        """A single point, 4/3 of [1, 2], is left in one cell of 2^-48."""
        ((low, high, sure),) = where(lambda a, b: None if a <= Fraction(4, 3) <= b else False, Fraction(1), Fraction(2))
        assert low < Fraction(4, 3) < high
        assert (high - low, sure) == (Fraction(1, 2**48), False)

    @pytest.mark.parametrize(("kept", "finest"), [(1999, 12), (2000, 11)])
    def test_two_thousand_cells_are_too_many(self, kept, finest):
        """So many cells of 1/2048 that are not known: with fewer than two thousand these are halved once more."""
        widths = set()

        def test(low, high):
            widths.add(high - low)
            return None if low < Fraction(kept, 2048) else False

        assert where(test, Fraction(0), Fraction(1)) == [(0, Fraction(kept, 2048), False)]
        assert min(widths) == Fraction(1, 2**finest)

    def test_nothing_that_passes_is_an_empty_answer(self):
        """And all of it, where the first halves pass, is one part that is sure."""
        assert where(lambda *_: False, Fraction(0), Fraction(1)) == []
        assert where(lambda *_: True, Fraction(0), Fraction(1)) == [(0, 1, True)]

    def test_what_is_not_known_beside_what_passed_is_part_of_it(self):
        """[0, 1/2] passes, and beyond it 1/2 itself is never known: one part, in which something passed."""

        def test(low, high):
            return True if high <= Fraction(1, 2) else None if low <= Fraction(1, 2) else False

        ((low, high, sure),) = where(test, Fraction(0), Fraction(1))
        assert (low, high - Fraction(1, 2), sure) == (0, Fraction(1, 2**48), True)

    def test_parts_that_do_not_touch_stay_apart(self):
        """[0, 1/4] and [3/4, 1], of which the first is sure."""

        def test(low, high):
            if high <= Fraction(1, 4):
                return True
            return None if low < Fraction(1, 4) or high > Fraction(3, 4) else False

        first, second = where(test, Fraction(0), Fraction(1))
        assert (first[0], first[2], second[1], second[2]) == (0, True, 1, False)
        assert Fraction(1, 4) <= first[1] < second[0] <= Fraction(3, 4)


class TestSimplest:
    @pytest.mark.parametrize(
        ("low", "high", "found"),
        [
            (0, 1, 0),
            (-1, 0, 0),
            (-2, 3, 0),
            (Fraction(-1, 2), Fraction(1, 3), 0),
            (1, 1, 1),
            (Fraction(1, 2), 1, 1),
            (Fraction(1, 3), Fraction(1, 2), Fraction(1, 2)),
            (Fraction(-1, 2), Fraction(-1, 3), Fraction(-1, 2)),
            (Fraction(5, 2), Fraction(7, 2), 3),
            (3, Fraction(7, 2), 3),
            (Fraction(3, 2), Fraction(7, 2), 2),
            (Fraction(-7, 2), Fraction(-3, 2), -2),
            (Fraction(-5, 2), Fraction(-1, 2), -1),
        ],
    )
    def test_the_ends_are_included(self, low, high, found):
        """Whole numbers first, of these the one nearest to 0."""
        assert simplest(Fraction(low), Fraction(high)) == found

    @given(st.fractions(-5, 5, max_denominator=400), st.fractions(0, 1, max_denominator=400))
    def test_no_number_of_a_smaller_denominator_lies_between(self, low, width):
        """It lies between the ends, and every smaller denominator misses them."""
        high = low + width
        found = simplest(low, high)
        assert low <= found <= high
        for denominator in range(1, found.denominator):
            assert (low * denominator).__ceil__() > high * denominator
