"""Numbers written in the style of a printed figure, and intervals between two of them."""

from fractions import Fraction

import pytest

from socioecon.audit import Interval, Printed, printed
from socioecon.audit._phrases import WORDS
from socioecon.audit._written import ranged, styled, without_unit

SPACE = "\N{NO-BREAK SPACE}"


def swedish(x, figure, **more):
    """A number as Swedish writes it, its spaces as plain ones."""
    return styled(Fraction(x), figure, "sv", **more).replace(SPACE, " ")


def between(low, high, figure=None, **opens):
    """An interval in Swedish words."""
    ends = (None if end is None else Fraction(end) for end in (low, high))
    return ranged(Interval(*ends, **opens), figure, "sv", WORDS["sv"]).replace(SPACE, " ")


class TestStyled:
    @pytest.mark.parametrize(
        ("x", "figure", "text"),
        [
            ("2000", "1 500 kr", "2 000 kr"),
            ("2000", "1,5 tkr", "2,0 tkr"),
            ("2000000000", "1,5 mdkr", "2,0 mdkr"),
            ("2000000", "1,5 Mkr", "2,0 Mkr"),  # the decimals of the figure
            ("1550000", "1,5 Mkr", "1,55 Mkr"),  # and more for what lies between its steps
            ("1555500", "1,5 Mkr", "1,556 Mkr"),  # two more at most
            ("0.03", "1,5 procentenheter", "3,0 procentenheter"),
            ("0.0333", "1,5 procentenheter", "3,33 procentenheter"),
            ("0.01", "2 procentenheter", "1 procentenhet"),
            ("0", "2 personer", "0 personer"),
            ("1", "2 personer", "1 person"),
            ("1.5", "2 personer", "1,5 personer"),
            ("0.5", "0,12345", "0,5000"),  # four decimals at most
            ("0.12345", "0,12345", "0,12345"),  # and two more
        ],
    )
    def test_a_number_has_the_unit_and_the_decimals_of_the_figure(self, x, figure, text):
        """And those that it needs itself, up to two more."""
        assert swedish(x, printed(figure)) == text

    def test_without_its_unit_it_is_as_many_of_it(self):
        """As it stands where the unit is said already."""
        assert swedish(1550000, printed("1,5 Mkr"), bare=True) == "1,55"
        assert swedish(3, printed("2 år"), bare=True) == "3"

    def test_beside_what_is_not_printed_it_has_four_decimals(self):
        """Rounded half up, and as many as are needed; of what is small two digits, so that it is not 0."""
        assert swedish("1.5", None) == "1,5"
        assert swedish("0.00056", None) == "0,00056"
        assert swedish("0.00006", None) == "0,00006"
        assert swedish(Fraction(-2, 3 * 10**7), None) == "\N{MINUS SIGN}0,000000067"
        assert swedish("0.00001", None) == "0,00001"
        assert swedish("0.00000123", None) == "0,0000012"
        assert swedish(Fraction(1, 10**60), None) == "0"
        assert swedish(Fraction(3, 10**40), None) == f"0,{'0' * 39}3"  # the last of forty places
        assert swedish(Fraction(3, 10**41), None) == "0"
        assert swedish(Fraction(1, 3), Interval(Fraction(0), Fraction(1))) == "0,3333"

    @pytest.mark.parametrize(
        ("x", "text"),
        [
            ("0.00123", "0,0012"),
            ("-0.00125", "\N{MINUS SIGN}0,0013"),
            ("0.00125", "0,0013"),
            ("0.00105", "0,0011"),
            ("0.00095", "0,00095"),
            ("0", "0"),
        ],
    )
    def test_of_what_is_small_two_digits_are_told(self, x, text):
        """At least, and four decimals; rounded half up."""
        assert swedish(x, None) == text

    def test_a_share_without_a_last_place_has_one_decimal(self):
        """At least: one of a figure that was made by hand."""
        assert swedish("0.12", Printed("x", 0, 0, "share")) == "12,0 %"


class TestRanged:
    @pytest.mark.parametrize(
        ("low", "high", "text"),
        [
            (15, 17, "15-17"),
            (9, 10, "9-10"),
            (0, 5, "0-5"),
            ("0.5", 5, "0,5-5"),
            ("-0.5", 5, "\N{MINUS SIGN}0,5 till 5"),
            ("15.00001", "15.00002", "15"),  # one number, as far as is told
            (None, 5, "högst 5"),
            (None, 0, "högst 0"),
            (0, None, "minst 0"),
            (5, None, "minst 5"),
            (None, None, "vilket som helst"),
        ],
    )
    def test_two_ends_or_a_bound(self, low, high, text):
        """With a dash where it can be no minus."""
        assert between(low, high) == text

    def test_more_than_an_end_that_does_not_belong(self):
        """Whether an end belongs that is not there is no matter."""
        assert between(5, None, low_open=True) == "mer än 5"
        assert between(None, 5, low_open=True) == "högst 5"

    def test_the_unit_stands_beside_it(self):
        """So it is left out."""
        assert between(None, 5000, printed("6 000 kr")) == "högst 5 000"


class TestWithoutUnit:
    @pytest.mark.parametrize(
        ("formula", "figure", "left"),
        [
            ("19 tkr - 3 tkr", "16 tkr", ("19 - 3", True)),
            ("19 kronor - 3 kronor", "16 kr", ("19 - 3", True)),
            ("19 kr - 3 kronor", "16 kr", ("19 - 3", True)),
            ("19 tkr - 3 kr", "16 kr", ("19 tkr - 3 kr", False)),
            ("19 000 kr - 3 000 kr", "16 tkr", ("19 000 kr - 3 000 kr", False)),
            ("19 - 3", "16 kr", ("19 - 3", True)),
            ("19 - 3", "16 tkr", ("19 - 3", False)),
            ("19 tkr / 3 tkr", "6,3", ("19 tkr / 3 tkr", True)),
            ("19 kr / 3 kr", "633 %", ("19 kr / 3 kr", True)),
        ],
    )
    def test_what_the_figure_says_is_not_said_twice(self, formula, figure, left):
        """And whether the numbers of the formula are in the unit of the figure."""
        assert without_unit(formula, printed(figure)) == left
