"""What a printed figure stands for, and arithmetic on intervals with open and closed ends."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socioecon.audit import READINGS, Interval, Printed, interval, printed
from socioecon.audit._intervals import (
    EVERYTHING,
    by_rule,
    contains,
    distance,
    empty,
    exact,
    figures_of,
    hull,
    inverse,
    last_digit,
    meet,
    plus,
    point,
    scaled,
    share_left,
    times,
    within,
)
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

    @pytest.mark.parametrize("rule", READINGS)
    @pytest.mark.parametrize("unit", [Fraction(1), Fraction(10), Fraction(1, 2)])
    def test_also_where_an_interval_ends(self, rule, unit):
        """At every quarter of a unit around nothing: the ends belong exactly where the rule says so."""
        for steps in range(-3, 4):
            holds = by_rule(steps * unit, unit, rule)
            for quarters in range(-16, 17):
                x = unit * Fraction(quarters, 4)
                assert contains(holds, x) == (RULES[rule](x, unit=unit) == steps * unit)

    def test_no_rule_prints_what_is_no_whole_number_of_units(self):
        """In tens nobody prints 15."""
        assert [by_rule(Fraction(15), Fraction(10), rule) for rule in READINGS] == [None] * 3
        assert interval(Printed("15", Fraction(15), Fraction(10))) == point(15)

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
        assert interval(printed("cirka 300"), about=0) == point(300)
        assert interval(printed("cirka 30"), about=Fraction(1, 2)) == Interval(Fraction("27.5"), Fraction("32.5"))
        with pytest.raises(RangeError, match="about must be at least 0"):
            interval(printed("cirka 300"), about=-1)

    @pytest.mark.parametrize(
        ("text", "ends"),
        [
            ("drygt 300", (300, 400, True, False)),
            ("knappt 300", (200, 300, False, True)),
            ("minst 50", (50, None, False, False)),
            ("mer än 50", (50, None, True, False)),
            ("> ca. 50", (45, None, True, False)),
            ("< ca. 50", (None, 55, False, True)),
            ("högst 50", (None, 50, False, False)),
            ("cirka 0", (Fraction(-1, 2), Fraction(1, 2), False, False)),
        ],
    )
    def test_what_a_word_leaves_out_and_what_it_holds(self, text, ends):
        """Over and under leave out the number itself, at least and at most hold it."""
        assert interval(printed(text)) == Interval(*ends)

    @pytest.mark.parametrize(
        ("value", "unit", "worth"),
        [(300, 1, 100), (305, 1, 1), (0, 10, 10), (Fraction("0.25"), "0.01", "0.01"), (70, 0, 10)],
    )
    def test_the_last_significant_digit(self, value, unit, worth):
        """The last one that is not a zero; a number without a last place is written in ones."""
        assert last_digit(Printed("", Fraction(value), Fraction(unit))) == Fraction(worth)

    @pytest.mark.parametrize(
        ("value", "unit"), [(7, 1), (7, Fraction(1)), (Fraction(7), 1), (Fraction(7), Fraction(1))]
    )
    def test_its_numbers_are_fractions(self, value, unit):
        """Also of a figure that somebody made of whole numbers."""
        figure = Printed("7", value, unit)
        assert figure == Printed("7", Fraction(7), Fraction(1))
        assert (type(figure.value), type(figure.unit)) == (Fraction, Fraction)

    def test_one_value_or_none(self):
        """A figure and a number have one, an interval only if its ends are the same."""
        assert [exact(x) for x in (printed("10 kr"), 10, point(10))] == [10, 10, 10]
        assert [exact(x) for x in (Interval(9, 10), Interval(None, 10), Interval(10, None), EVERYTHING)] == [None] * 4

    def test_a_stated_rule_holds_for_an_exact_figure_too(self):
        """Cut, 80.7 % is from 80.7 to just below 80.8."""
        cut = interval(printed("80,7 %"), reading="cut")
        assert cut == Interval(Fraction(807, 1000), Fraction(808, 1000), high_open=True)

    def test_a_computers_output_is_read_to_a_millionth_of_a_millionth(self):
        """More than 14 digits were not rounded by a person."""
        found = interval(printed("0.30000000000000004"))
        assert contains(found, Fraction(3, 10))
        assert found.high - found.low < Fraction(1, 10**11)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_fourteen_digits_are_a_persons_and_fifteen_a_computers(self, sign):
        """99 999 999 999 999 was rounded in its last place; a figure of 15 digits is read to 1e-12 of it."""
        last, first = Fraction(10**14 - 1), Fraction(10**14)
        half, hundred = Fraction(1, 2), 100  # 1e-12 of 1e14
        assert interval(Printed("", sign * last, Fraction(1))) == Interval(sign * last - half, sign * last + half)
        found = interval(Printed("", sign * first, Fraction(1)))
        assert found == Interval(sign * first - hundred, sign * first + hundred)

    @pytest.mark.parametrize("rule", ["rounded", *READINGS])
    def test_a_figure_without_a_last_place_is_a_number(self, rule):
        """Whatever the rule; an exact figure only as long as none is stated."""
        assert interval(Printed("7", Fraction(7), Fraction(0)), reading=rule) == point(7)
        assert (interval(printed("7", exact=True), reading=rule) == point(7)) == (rule == "rounded")

    def test_an_array_without_a_dimension_is_no_row(self):
        """It is one figure, whatever it could be walked through as; an array of one dimension is a row."""
        numpy = pytest.importorskip("numpy")
        assert figures_of("flows", numpy.array([1, 2])) == [1, 2]
        with pytest.raises(ShapeError, match="flows must be a sequence of figures"):
            figures_of("flows", numpy.array(5))

    def test_an_interval_is_itself(self):
        """Its ends become fractions, open ones stay open."""
        assert interval(Interval(1, 2, low_open=True, high_open=True)) == Interval(1, 2, low_open=True, high_open=True)
        assert interval(Interval(1, 1)) == point(1)
        for ends in [(1, 1, True, False), (1, 1, False, True), (2, 1, False, False)]:
            with pytest.raises(ShapeError, match="must hold at least one number"):
                interval(Interval(*ends))

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

    @pytest.mark.parametrize(
        ("a", "b", "both"),
        [
            ((1, 2, True, False), (3, 4, False, True), (4, 6, True, True)),
            ((1, 2, False, True), (3, 4, True, False), (4, 6, True, True)),
            ((1, 2, False, False), (3, 4, False, False), (4, 6, False, False)),
            ((None, 2, False, False), (3, 4, False, False), (None, 6, False, False)),
            ((1, 2, False, False), (3, None, False, False), (4, None, False, False)),
        ],
    )
    def test_a_sum_begins_and_ends_where_its_terms_do(self, a, b, both):
        """An end is open if either is, and has no bound if either has none."""
        assert plus(Interval(*a), Interval(*b)) == plus(Interval(*b), Interval(*a)) == Interval(*both)

    def test_a_product_with_an_unbounded_factor(self):
        """Its ends by their signs; nothing times anything is nothing, if it can be nothing."""
        over_two = Interval(Fraction(2), None, low_open=True)
        assert times(over_two, Interval(-3, -1)) == Interval(None, -2, low_open=True, high_open=True)
        assert times(over_two, Interval(-3, 1)) == Interval(None, None, low_open=True, high_open=True)
        assert times(over_two, Interval(0, 1)) == Interval(0, None, high_open=True)
        assert times(over_two, Interval(0, 1, low_open=True)) == Interval(0, None, low_open=True, high_open=True)
        assert times(over_two, point(0)) == point(0)
        assert times(over_two, Interval(Fraction(1, 2), 1)) == Interval(1, None, low_open=True, high_open=True)
        assert times(Interval(Fraction(-1), Fraction(-1, 2)), over_two) == Interval(
            None, -1, low_open=True, high_open=True
        )
        assert times(over_two, Interval(Fraction(-1), Fraction(-1, 2))) == Interval(
            None, -1, low_open=True, high_open=True
        )
        assert times(Interval(Fraction(1, 2), 1), over_two) == Interval(1, None, low_open=True, high_open=True)
        below = Interval(None, Fraction(-2))
        assert times(below, below) == Interval(4, None, high_open=True)
        assert times(below, over_two) == Interval(None, -4, low_open=True, high_open=True)

    def test_an_end_of_a_product_is_closed_if_it_is_reached_in_any_way(self):
        """4 is 2 x 2 and not only -2 x -2; nothing is reached by a zero that belongs, and by no other."""
        assert times(Interval(-2, 2, low_open=True), Interval(-2, 2)) == Interval(-4, 4)
        assert times(Interval(-2, 2), Interval(-2, 2, low_open=True)) == Interval(-4, 4)
        for a, b in ((Interval(1, 2), Interval(0, 1, low_open=True)), (Interval(0, 1, low_open=True), Interval(1, 2))):
            assert times(a, b) == Interval(0, 2, low_open=True)
        assert times(Interval(0, 1, low_open=True), Interval(0, 1)) == Interval(0, 1)

    @pytest.mark.parametrize(
        ("a", "factor", "answer"),
        [
            ((1, 2, True, False), 3, (3, 6, True, False)),
            ((1, 2, True, False), -3, (-6, -3, False, True)),
            ((1, None, True, False), -1, (None, -1, False, True)),
            ((None, 2, False, True), 2, (None, 4, False, True)),
            ((None, 2, False, True), 0, (0, 0, False, False)),
        ],
    )
    def test_a_factor_below_nothing_turns_an_interval_round(self, a, factor, answer):
        """Every number times the factor, and no other."""
        assert scaled(Interval(*a), factor) == Interval(*answer)

    @pytest.mark.parametrize(
        ("a", "upside_down"),
        [
            ((2, 4, False, False), (Fraction(1, 4), Fraction(1, 2), False, False)),
            ((2, 4, True, False), (Fraction(1, 4), Fraction(1, 2), False, True)),
            ((-4, -2, True, False), (Fraction(-1, 2), Fraction(-1, 4), False, True)),
            ((0, 4, True, False), (Fraction(1, 4), None, False, True)),
            ((-4, 0, False, True), (None, Fraction(-1, 4), True, False)),
            ((2, None, False, False), (0, Fraction(1, 2), True, False)),
            ((None, -2, False, False), (Fraction(-1, 2), 0, False, True)),
            ((0, 4, False, False), None),
            ((-4, 0, False, False), None),
            ((-1, 1, False, False), None),
            ((-1, None, False, False), None),
            ((None, 1, False, False), None),
            ((None, None, False, False), None),
        ],
    )
    def test_what_one_is_divided_by(self, a, upside_down):
        """All 1/x; none where x can be nothing."""
        assert inverse(Interval(*a)) == (None if upside_down is None else Interval(*upside_down))


class TestSets:
    @pytest.mark.parametrize(
        ("a", "b", "both"),
        [
            ((1, 3, False, False), (2, 4, True, False), (2, 3, True, False)),
            ((1, 3, True, True), (1, 3, False, False), (1, 3, True, True)),
            ((1, 3, False, False), (1, 3, True, True), (1, 3, True, True)),
            ((None, None, False, False), (1, 3, True, True), (1, 3, True, True)),
            ((None, 3, False, True), (2, None, False, False), (2, 3, False, True)),
            ((1, 2, False, False), (2, 3, False, False), (2, 2, False, False)),
            ((1, 2, False, True), (2, 3, False, False), None),
            ((1, 2, False, False), (2, 3, True, False), None),
            ((1, 2, False, False), (3, 4, False, False), None),
        ],
    )
    def test_what_two_share(self, a, b, both):
        """The later beginning and the earlier end; open where either is."""
        answer = None if both is None else Interval(*both)
        assert meet(Interval(*a), Interval(*b)) == meet(Interval(*b), Interval(*a)) == answer

    @pytest.mark.parametrize(
        ("a", "x", "belongs"),
        [
            ((1, 2, False, False), 1, True),
            ((1, 2, False, False), 2, True),
            ((1, 2, True, False), 1, False),
            ((1, 2, False, True), 2, False),
            ((1, 2, False, False), 3, False),
            ((1, 2, False, False), 0, False),
            ((None, 2, False, False), -100, True),
            ((1, None, False, False), 100, True),
        ],
    )
    def test_what_belongs(self, a, x, belongs):
        """An end belongs unless it is open."""
        assert contains(Interval(*a), Fraction(x)) is belongs

    def test_what_holds_both(self):
        """From the lowest end to the highest; without a bound if either has none."""
        assert hull(Interval(1, 2), Interval(4, 5)) == hull(Interval(4, 5), Interval(1, 2)) == Interval(1, 5)
        assert hull(Interval(1, 9), Interval(4, 5)) == Interval(1, 9)
        assert hull(Interval(None, 2), Interval(4, 5)) == hull(Interval(4, 5), Interval(None, 2)) == Interval(None, 5)
        assert hull(Interval(1, 2), Interval(4, None)) == hull(Interval(4, None), Interval(1, 2)) == Interval(1, None)

    def test_what_lies_within(self):
        """Every number of the one belongs to the other."""
        assert within(Interval(1, 2), Interval(1, 2))
        assert within(Interval(1, 2), Interval(0, None))
        assert not within(Interval(1, 2), Interval(1, 2, low_open=True))
        assert not within(Interval(None, 2), Interval(1, 2))
        assert not within(Interval(1, 2), Interval(3, 4))

    @pytest.mark.parametrize(
        ("a", "b", "apart"),
        [
            ((1, 2), (5, 7), 3),
            ((1, 2), (2, 7), 0),
            ((1, 6), (5, 7), 0),
            ((None, 2), (5, None), 3),
            ((1, None), (5, 7), 0),
            ((None, None), (5, 7), 0),
            ((1, 2), (None, 0), 1),
        ],
    )
    def test_how_far_apart_two_lie(self, a, b, apart):
        """The least distance, nothing where they meet or touch."""
        assert distance(Interval(*a), Interval(*b)) == distance(Interval(*b), Interval(*a)) == apart

    def test_what_share_of_an_interval_is_left(self):
        """Width over width; all of a single number, and all where there is no width to measure."""
        assert share_left(Interval(2, 3), Interval(1, 5)) == Fraction(1, 4)
        assert share_left(point(3), Interval(1, 5)) == 0
        assert share_left(point(3), point(3)) == 1
        for part, whole in [((1, 2), (None, 5)), ((1, 2), (0, None)), ((None, 2), (0, 5)), ((1, None), (0, 5))]:
            assert share_left(Interval(*part), Interval(*whole)) == 1


class TestHedgesAroundNothing:
    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("drygt 0 kr", 0, 1),
            ("drygt 0,5 kr", "0.5", "0.6"),
            ("drygt -0,5 kr", "-0.6", "-0.4"),
            ("drygt -3 kr", -4, -2),
        ],
    )
    def test_only_of_what_is_negative_they_may_be_said_of_the_size(self, text, low, high):
        """Nothing and what is above it lie below what is drygt so much."""
        assert interval(printed(text))[:2] == (Fraction(low), Fraction(high))
