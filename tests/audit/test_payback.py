"""When gains have come up to costs: of figures that stand for intervals, in months, and of what is not printed."""

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import discount
from socioecon.audit import PAYBACKS, Interval, Printed, check_payback, printed, sentence
from socioecon.audit._payback import Balance, balances, earliest, latest, paid_back
from socioecon.audit._payback_told import told_payback
from socioecon.audit._rules import Terms
from socioecon.core.errors import RangeError

EVENLY = "gains evenly over the year"
AMOUNTS = st.lists(st.fractions(0, 1000, max_denominator=10), min_size=1, max_size=6)


def at(x):
    """One number as an interval."""
    return Interval(Fraction(x), Fraction(x))


def told(gains, cost, payback=EVENLY, rate=None, reading=None):
    """What is told of a payback that is not printed."""
    return told_payback(gains, cost, Terms("", reading, None), payback=payback, rate=rate, cumulative=False)


class TestBalances:
    @given(AMOUNTS, st.sampled_from(PAYBACKS), st.fractions(-Fraction(1, 2), 1, max_denominator=100), st.booleans())
    def test_are_what_has_come_and_been_spent_by_the_end_of_each_year(self, gains, name, rate, cumulative):
        """Discounted from the ends of years, with year 0 at once from their starts, and costs from their starts."""
        given_gains = list(accumulate(gains)) if cumulative else gains
        costs = list(reversed(gains))
        found = balances(name, rate, [at(x) for x in given_gains], [at(x) for x in costs], cumulative=cumulative)
        used = rate if name.endswith("discounted") else Fraction(0)
        timing = "advance" if name.startswith("year 0") else "arrears"
        earned = accumulate(discount(gains, used, timing=timing))
        spent = accumulate(discount(costs, used, timing="advance"))
        assert found == [Balance(at(x), at(y)) for x, y in zip(earned, spent, strict=True)]


class TestEnds:
    @pytest.mark.parametrize(
        ("cost", "opened", "time", "limit"),
        [
            (7, "", Fraction(7, 5), False),
            (7, "before", Fraction(7, 5), True),
            (7, "now", Fraction(7, 5), True),
            (7, "cost", Fraction(7, 5), True),
            (10, "before", 2, False),
            (10, "", 2, False),
        ],
    )
    def test_a_time_is_a_limit_if_an_end_that_it_rests_on_is_not_reached(self, cost, opened, time, limit):
        """5 and 10 have come: what had come before does not count where the cost is covered at the year's very end."""
        earned = [
            Interval(Fraction(0), Fraction(5), high_open=opened == "before"),
            Interval(Fraction(0), Fraction(10), high_open=opened == "now"),
        ]
        spent = Interval(Fraction(cost), Fraction(cost + 1), low_open=opened == "cost")
        years = [Balance(x, spent) for x in earned]
        assert earliest(EVENLY, years) == (time, limit)
        assert earliest("year 0 at once", years) == (1, False)
        assert earliest("at year ends", years) == (2, False)

    def test_the_latest_rests_on_the_other_ends(self):
        """At least 5 and 10 have come, and at most 7 is spent."""
        spent = Interval(Fraction(1), Fraction(7))
        years = [Balance(Interval(Fraction(x), Fraction(90)), spent) for x in (5, 10)]
        assert latest(EVENLY, years) == (Fraction(7, 5), False)
        assert latest(EVENLY, years[:1]) is None
        opened = [years[0], Balance(Interval(Fraction(10), Fraction(90), low_open=True), spent)]
        assert latest(EVENLY, opened) == (Fraction(7, 5), True)

    def test_in_the_first_year_nothing_had_come_before(self):
        """7 of 10; and of a year in which nothing came there is nothing either."""
        assert earliest(EVENLY, [Balance(at(10), at(7))]) == (Fraction(7, 10), False)
        assert earliest(EVENLY, [Balance(at(0), at(50)), Balance(at(100), at(50))]) == (Fraction(3, 2), False)
        assert earliest(EVENLY, [Balance(at(10), at(0))]) == (0, False)


class TestMonths:
    def test_a_time_in_months_is_held_against_months(self):
        """150 of 100 a year take 18 of them, and within the roundings of both 17 to 19."""
        finding = check_payback((100, 100), printed("18 månader"), costs=150, payback=EVENLY)
        assert (finding.verdict, finding.point) == ("exact", 18)
        rounded = check_payback(
            (printed("100 kr"),) * 2, printed("18 månader"), costs=printed("150 kr"), payback=EVENLY
        )
        assert rounded.expected.low == 12 * (1 + Fraction("49.0") / Fraction("100.5"))
        assert rounded.expected.high == 12 * (1 + Fraction("51.0") / Fraction("99.5"))

    def test_beyond_the_years_given_it_is_more_than_their_months(self):
        """Two years are 24 months."""
        expected = check_payback((10, 10), printed("18 månader"), costs=150, payback=EVENLY).expected
        assert expected == Interval(Fraction(24), None, low_open=True)

    @pytest.mark.parametrize("measure", ["money", "share", "times"])
    def test_what_is_no_time_is_refused(self, measure):
        """Whatever word stands after it."""
        with pytest.raises(RangeError, match="figure must be a time in years or months; got 12 månader"):
            check_payback((10, 10), Printed("12 månader", 12, 1, measure), costs=15)


class TestFormula:
    def test_tells_whether_the_cost_is_covered_as_printed(self):
        """10 tkr are less than 10 400 kr, though within their rounding they may cover it."""
        finding = check_payback((printed("10 tkr"),), printed("1 år"), costs=printed("10 400 kr"), payback=EVENLY)
        assert "<" in finding.formula
        assert finding.expected.low < 1

    @pytest.mark.parametrize("sums", [(0, 100, 250), (100, 100, 250)])
    def test_of_sums_so_far_it_tells_what_comes_each_year(self, sums):
        """Nothing where nothing comes."""
        finding = paid_back(sums, printed("2 år"), 120, Terms("", None, None), payback=None, rate=None, cumulative=True)
        first, second, third = sums
        assert finding.formula == f"{first} + {second - first} + {third - second} \N{GREATER-THAN OR EQUAL TO} 120"

    def test_a_gain_without_an_end_is_refused(self):
        """Nothing can be covered by what has no bound."""
        for gain in (Interval(Fraction(1), None), Interval(None, Fraction(1))):
            with pytest.raises(RangeError, match="figures must have two ends"):
                check_payback((gain,), printed("1 år"), costs=1)


class TestTold:
    def test_what_may_be_covered_is_undecided_also_where_the_time_is_a_limit(self):
        """Two gains of 10, cut, are less than 22 and may cover 21; as they are printed they do not."""
        found = told((printed("10 tkr"), printed("10 tkr")), printed("21 tkr"), reading="cut")
        assert (found.verdict, found.expected.low_open) == ("undecided", True)

    def test_so_many_times_as_cost_over_gains(self):
        """Of a thing that has no rounding, or whose roundings all ask for as many whole ones."""
        assert told((Fraction(1, 2),), 5).also[0].needs == 10
        assert told((0, 10), 50).also[0].needs == 5
        many = told((printed("10 000 kr"),), printed("2 995 000 kr"))
        assert (many.convention, many.also[0].needs) == ("never paid back", Fraction(2995, 10))

    @pytest.mark.parametrize(
        ("cost", "times"),
        [
            (60_002, "mer än 3 sådana, alltså 4"),  # 3,0001: told as 3,00 it would say that 3 are enough
            (60_120, "3,01 sådana, alltså 4"),  # 3,006
            (70_000, "3,50 sådana, alltså 4"),
            (80_000, "4,00 sådana, alltså 4"),
        ],
    )
    def test_how_many_times_is_told_so_that_it_is_not_too_few(self, cost, times):
        """To two decimals, unless these are the whole number below."""
        said = sentence(told((20_000,), cost), language="sv")
        assert f"det skulle krävas {times}" in said.replace("\N{NO-BREAK SPACE}", " ")

    @pytest.mark.parametrize(("cost", "years"), [(33_331, "1,667"), (33_329, "1,666"), (40_000, "2"), (20_000, "1")])
    def test_years_are_told_to_three_decimals(self, cost, years):
        """Rounded half up, without zeros at the end."""
        said = sentence(told((20_000, 20_000), cost), language="sv")
        assert f"efter {years} år" in said.replace("\N{NO-BREAK SPACE}", " ")

    def test_of_gains_that_may_be_nothing_there_is_no_most(self):
        """From 0 to 10: ten times as many would do it at best."""
        found = told((Interval(Fraction(0), Fraction(10)),), 100)
        assert found.also[0].needs == Interval(Fraction(10), None)

    @pytest.mark.parametrize("gain", [0, -1, Interval(Fraction(-2), Fraction(0))])
    def test_of_gains_that_are_nothing_no_number_would_do(self, gain):
        """Nor of losses."""
        assert told((gain,), 5).convention == "never, at any number"
