"""Which rule prints a number as a figure, in which unit, and what error would be seen."""

from fractions import Fraction

import pytest

from socioecon.audit import Interval, Printed
from socioecon.audit._rules import Terms, by_point, by_range, checked, coarser, sees, stated_unit
from socioecon.core.errors import RangeError


def shown(value, unit=1, **more):
    """A printed figure without a text to read."""
    return Printed(str(value), Fraction(value), Fraction(unit), **more)


def width(x):
    """How wide an interval is."""
    return x.high - x.low


class TestTerms:
    def test_what_may_have_printed_a_figure(self):
        """All rules, cutting last; with rounded inputs only the first two; of a stated rule that one."""
        assert Terms().rules == ("half-up", "half-even", "cut")
        assert Terms().loose_rules == ("half-up", "half-even")
        assert Terms(reading="cut").rules == Terms(reading="cut").loose_rules == ("cut",)

    def test_a_place_is_a_text(self):
        """And a rule has a name."""
        checked(Terms("here", "cut", 10))
        with pytest.raises(RangeError, match="place must be a text"):
            checked(Terms(3))
        with pytest.raises(RangeError, match="reading must be one of"):
            checked(Terms(reading="up"))

    def test_a_unit_is_above_0_and_can_be_written(self):
        """Up to a hundred digits, above or below the line."""
        for unit in (1, Fraction(1, 10), 10**100 - 1, Fraction(1, 10**100 - 1)):
            assert stated_unit(unit) == unit
        assert stated_unit(None) is None
        for unit in (0, -1):
            with pytest.raises(RangeError, match="unit must be above 0"):
                stated_unit(unit)
        for unit in (10**100, 10**100 + 7, Fraction(1, 10**100), Fraction(1, 10**100 + 7)):
            with pytest.raises(RangeError, match="unit must have at most a hundred digits"):
                stated_unit(unit)


class TestRules:
    def test_a_point_is_printed_by_some(self):
        """2.5 is 2 to even and 3 half up, and 2 if it is cut."""
        assert by_point(shown(2), Fraction(5, 2), Terms().rules) == ("half-even", "cut")
        assert by_point(shown(3), Fraction(5, 2), Terms().rules) == ("half-up",)
        assert by_point(shown(3), None, Terms().rules) == ()
        assert by_point(shown(15, 10), Fraction(15), Terms().rules) == ()

    def test_a_range_is_printed_by_some_widest_first(self):
        """From 10.5 on is 11 to the half after; to even a single point of it is 10."""
        found = by_range(shown(10), Interval(Fraction("10.5"), Fraction(12)), width, Terms().rules)
        assert [(way.convention, way.needs, way.width) for way in found] == [
            ("cut", Interval(Fraction("10.5"), Fraction(11), high_open=True), Fraction(1, 2)),
            ("half-even", Interval(Fraction("10.5"), Fraction("10.5")), 0),
        ]

    @pytest.mark.parametrize(
        ("measure", "unit", "units"),
        [
            ("money", 1000, ["10000"]),
            ("money", 10**6, ["10000000"]),  # millions may be tens of them as well
            ("money", 100, []),
            ("years", 1000, []),
            ("", 1000, []),
        ],
    )
    def test_only_money_in_thousands_may_be_coarser(self, measure, unit, units):
        """20 of them for 24: what is printed in kronor, or is no money, is taken as it stands."""
        found = coarser(shown(20 * unit, unit, measure=measure), Fraction(24 * unit), Interval(None, None), width)
        assert list(dict.fromkeys(way.convention.split("; ")[0] for way in found)) == [f"unit {x}" for x in units]

    def test_coarser_units_widest_first(self):
        """Of 604.9 to 700 tkr a tenth of a thousand is 600 in tens of tkr, and far more in hundreds."""
        figure = shown(600_000, 1000, measure="money")
        found = coarser(figure, None, Interval(Fraction(604_900), Fraction(700_000)), width)
        assert [(way.convention, way.width) for way in found] == [
            ("unit 100000; half-up", 45_100),
            ("unit 100000; half-even", 45_100),
            ("unit 10000; half-up", 100),
            ("unit 10000; half-even", 100),
        ]


class TestSees:
    @pytest.mark.parametrize(
        ("figure", "point", "values", "smallest"),
        [
            (shown(20), 20, (20, 20), 1),
            (shown(20), 20, (19, 21), 2),  # 21 and 19 would follow, 22 would not
            (shown(20, 10), 20, (15, 25), 10),  # 15 is never 10
            (shown(50), 50, (0, 100), 51),
            (shown(10), 10, (0, 1000), 11),  # -1 would not follow, though 21 would
            (shown(990), 990, (0, 1000), 11),
            (shown(1, "0.1"), 1, (0, 2), "1.1"),
            (shown(500, 10), 500, (0, 1000), 510),
            (shown(300), 300, (0, 600), 301),
            (shown(5), None, (5, None), 1),
            (shown(5), None, (None, 5), 1),
            (shown(5), None, (2, None), 4),
            (shown(20), "20.2", ("18.7", "20.7"), 2),  # 20 is right: 21 and 19 would follow, 22 would not
            (shown(20), "20.2", ("20.2", "20.2"), 1),
            (shown(7), 20, (20, 20), 1),  # from where it should stand, and not from where it does
            (shown(5), None, (7, 8), 1),  # it does not follow as it is, and neither would 4 or 6
            (shown(21), "20.6", ("10.6", "30.6"), 11),  # 21 is right: 11 and 31 would follow, 32 would not
            (shown(101 * 10**12), 101 * 10**12, (101 * 10**12, 101 * 10**12), 101),  # of 101 less, 1e-12 is not 101
            (shown(20 * 10**14), 20 * 10**14, (20 * 10**14, 20 * 10**14), 2000),  # of 2000 less, 1e-12 is not 2000
        ],
    )
    def test_the_smallest_error_that_would_be_found_out(self, figure, point, values, smallest):
        """By hand: from the right figure so many steps away, to one side at least, nothing would print it."""
        ends = Interval(*(None if x is None else Fraction(x) for x in values))
        assert sees(figure, None if point is None else Fraction(point), ends, Terms()) == Fraction(smallest)

    def test_where_nothing_is_known_none_is(self):
        """Every figure would do."""
        assert sees(shown(5), Fraction(5), Interval(None, None), Terms()) is None
