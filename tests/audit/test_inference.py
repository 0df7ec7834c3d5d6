"""Which conventions can have made the figures: the truth is always among the answers, and () is a proof."""

import time
from fractions import Fraction
from itertools import product
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import person_years
from socioecon.audit import (
    TIMINGS,
    UNITS,
    Interval,
    Printed,
    infer_change,
    infer_rate,
    infer_rate_from_value,
    infer_ratio,
    infer_residual,
    infer_retention,
    infer_unit,
    printed,
)
from socioecon.audit._intervals import contains
from socioecon.audit.rates import _sought
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.rounding import round_half_even, round_half_up, truncate
from tests.audit.test_together import BAS

RATES = st.fractions(-Fraction(1, 2), 2, max_denominator=200)
ROUNDED = st.sampled_from([round_half_up, round_half_even])


def shown(value, unit=1):
    """A printed figure without a text to read."""
    return Printed(str(value), Fraction(value), Fraction(unit))


def rounded(row, rule, unit):
    """A row printed by a rule."""
    return [shown(rule(Fraction(x), unit=unit), unit) for x in row]


def cumulative(amount, rate, years):
    """What has come by the end of each year at a rate of interest, in advance."""
    return [amount * sum(1 / (1 + rate) ** t for t in range(k + 1)) for k in range(years)]


def holds(sets, timing, rate):
    """Whether a rate is among the answers for a timing."""
    return any(contains(i, rate) for answer in sets if answer.timing == timing for i in answer.intervals)


class TestRate:
    def test_the_bas_application(self):
        """4 % within 0.0001 points, under any timing: the table alone does not tell it."""
        found = infer_rate({row: [shown(x) for x in values] for row, values in BAS.items()})
        assert [answer.timing for answer in found] == list(TIMINGS)
        for answer in found:
            (rates,) = answer.intervals
            assert Fraction(4, 100) - Fraction(1, 10**6) < rates.low < Fraction(4, 100)
            assert Fraction(4, 100) < rates.high < Fraction(4, 100) + Fraction(1, 10**6)
            assert answer.shown == (True,)

    @pytest.mark.parametrize(
        ("amount", "timing"),
        [(280500, "advance"), (Fraction(280500) * Fraction(104, 100), "arrears"), (286055, "mid-year")],
    )
    def test_an_annual_amount_tells_the_timing(self, amount, timing):
        """280 500 is the first year's worth in advance; 4 % more of it in arrears; 2 % more in the middle."""
        figure = Interval(Fraction(amount) - 1, Fraction(amount) + 1)
        table = {row: [shown(x) for x in values] for row, values in BAS.items()}
        assert [answer.timing for answer in infer_rate(table, amounts={"Kommun": figure})] == [timing]

    def test_amounts_that_fall_give_the_same_table(self):
        """Undiscounted amounts that fall by 3.846 % a year are discounted ones at 4 %: nothing tells them apart."""
        fall = Fraction(4, 104)
        falling = [sum(280500 * (1 - fall) ** t for t in range(k + 1)) for k in range(3)]
        assert falling == cumulative(280500, Fraction(4, 100), 3)
        assert round(fall, 5) == Fraction("0.03846")

    @pytest.mark.parametrize("rate", [Fraction(4, 100), Fraction(-1, 5), Fraction(0), Fraction(9), Fraction(-8, 9)])
    def test_exact_cells_give_the_rate_alone(self, rate):
        """To a part in 2^60 of v, and shown: the simplest rate there gives every cell."""
        for amount in (100, -100):
            (answer,) = infer_rate({"a": cumulative(Fraction(amount), rate, 4)}, timing="advance")
            (rates,) = answer.intervals
            assert contains(rates, rate)
            v = [1 / (1 + x) for x in (rates.high, rates.low)]
            assert v[1] - v[0] <= Fraction(1, 2**60)
            assert answer.shown == (True,)

    @pytest.mark.parametrize(
        ("years", "exact"),
        [(3, {0, 1}), (3, {1, 2}), (3, {0, 2}), (4, {0, 1}), (4, {1, 2}), (4, {2, 3}), (4, {1, 3}), (4, {0, 3})],
    )
    def test_any_pair_of_cells_may_tell_the_rate(self, years, exact):
        """Two that are exact tell it, among others that are rounded to hundreds."""
        row = [100 * (n + 1) if n in exact else shown(100 * (n + 1), 100) for n in range(years)]
        ((rates,),) = [answer.intervals for answer in infer_rate({"a": row}, timing="advance")]
        assert contains(rates, Fraction(0))
        assert rates.high - rates.low < Fraction(1, 10**12)

    def test_an_open_end_is_no_rate_that_is_shown(self):
        """Cells that allow v = 1 alone, and of which one does not hold it: no pair tells that, and it is not shown."""
        ends = Interval(Fraction(1), Fraction(2), high_open=True)
        (answer,) = infer_rate({"a": [1, ends], "b": [1, Interval(2, 3)]}, timing="advance")
        assert answer.shown == (False,)
        (answer,) = infer_rate({"a": [1, ends._replace(high_open=False)], "b": [1, Interval(2, 3)]}, timing="advance")
        assert answer.shown == (True,)

    def test_in_the_middle_of_the_year_a_rate_is_shown_too(self):
        """100 a year, the first worth 50: the root of v is 0.5 in the middle of what the rounding leaves."""
        (answer,) = infer_rate({"a": [shown(50)]}, amounts={"a": 100}, timing="mid-year")
        assert holds((answer,), "mid-year", 3)
        assert answer.shown == (True,)

    def test_a_rate_of_minus_90_percent_is_not_sought(self):
        """1 and 11 need it exactly, and rates are sought above it: none is shown."""
        assert [answer.shown for answer in infer_rate({"a": [1, 11]}, timing="advance")] == [(False,)]

    def test_a_rate_of_1000_percent_is(self):
        """11 and 12: a twelfth more than the first is an eleventh of it."""
        (answer,) = infer_rate({"a": [11, 12]}, timing="advance")
        assert (answer.shown, answer.intervals[0].high) == ((True,), 10)

    def test_no_higher_rate_is_sought_and_none_of_minus_90_percent(self):
        """v is 1 / (1 + rate), or its square root."""
        assert [_sought(v, 1) for v in (Fraction(1, 12), Fraction(1, 11), Fraction(9), Fraction(10))] == [
            *(False, True, True, False),
        ]
        assert [_sought(v, 2) for v in (Fraction(3, 10), Fraction(1, 3), Fraction(3), Fraction(19, 6))] == [
            *(False, True, True, False),
        ]

    def test_beside_an_open_end_a_rate_is_shown(self):
        """More than 2 and up to 2,5 after 1: not at 0 %, but from there on."""
        row = [1, Interval(2, Fraction(5, 2), low_open=True)]
        assert [answer.shown for answer in infer_rate({"a": row}, timing="advance")] == [(True,)]

    def test_open_ends_that_are_not_met_are_no_matter(self):
        """9 to 10 and 18 to 19 without their ends: 9,5 and 18,5 are among them."""
        row = [Interval(9, 10, low_open=True, high_open=True), Interval(18, 19, low_open=True, high_open=True)]
        assert [answer.shown for answer in infer_rate({"a": row}, timing="advance")] == [(True,)]

    def test_every_cell_must_be_bounded(self):
        """Also in a row that is not come to, since another has no rate."""
        with pytest.raises(RangeError, match="must have two ends"):
            infer_rate({"a": [100, 150, 90], "b": [Interval(1, None)]})

    def test_all_rows_share_one_rate(self):
        """A row at 4 % and one at 5 % have none together; nor has an amount that does not fit."""
        rows = {"a": cumulative(Fraction(100), Fraction(4, 100), 3), "b": cumulative(Fraction(70), Fraction(5, 100), 3)}
        assert infer_rate(rows) == ()
        assert infer_rate({"a": rows["a"]}, amounts={"a": 90}, timing="advance") == ()

    def test_no_rate_is_a_proof(self):
        """A row that falls back while its amount is constant has no rate."""
        assert infer_rate({"a": [shown(100), shown(150), shown(90)]}) == ()

    def test_a_row_of_nothing_says_nothing(self):
        """Zeros leave the whole range that is sought: above -90 % and up to 1000 %."""
        (rates,) = infer_rate({"a": [0, 0]}, timing="advance")[0].intervals
        assert rates == Interval(Fraction(-9, 10), Fraction(10), low_open=True)

    @settings(max_examples=60)
    @given(
        RATES,
        st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=4),
        st.integers(2, 6),
        ROUNDED,
        st.sampled_from([1, 10, 1000]),
    )
    def test_the_truth_is_always_among_the_answers(self, rate, amounts, years, rule, unit):
        """Over rates (zero and negative too), rows of zero or of either sign, horizons, units and rules."""
        table = {n: rounded(cumulative(a, rate, years), rule, unit) for n, a in enumerate(amounts)}
        for timing in TIMINGS:
            assert holds(infer_rate(table, timing=timing), timing, rate)

    @settings(max_examples=40)
    @given(RATES, st.integers(-(10**6), 10**6), st.integers(1, 5), ROUNDED, st.sampled_from(["advance", "arrears"]))
    def test_and_so_is_its_timing_where_an_amount_is_stated(self, rate, amount, years, rule, timing):
        """A stated amount shifts the row by a year where it is paid in arrears."""
        late = 1 / (1 + rate) if timing == "arrears" else 1
        table = {"a": rounded([late * x for x in cumulative(amount, rate, years)], rule, 1)}
        assert holds(infer_rate(table, amounts={"a": amount}), timing, rate)

    @settings(max_examples=20)
    @given(st.fractions(Fraction(1, 2), 2, max_denominator=60), st.integers(1, 10**6), st.integers(1, 4), ROUNDED)
    def test_also_in_the_middle_of_the_year(self, root, amount, years, rule):
        """With v = root^2 the middle of the year is exact, and found."""
        rate = 1 / root**2 - 1
        table = {"a": rounded([root * x for x in cumulative(amount, rate, years)], rule, 1)}
        assert holds(infer_rate(table, amounts={"a": amount}), "mid-year", rate)

    def test_thirty_years_take_less_than_ten_seconds(self):
        """The stated time, of one processor: 870 pairs of cells, exact and rounded (one where it was written)."""
        row = cumulative(Fraction(100_000), Fraction(3, 100), 30)
        began = time.process_time()
        assert holds(infer_rate({"a": row}), "advance", Fraction(3, 100))
        assert holds(infer_rate({"a": rounded(row, round_half_up, 1)}), "advance", Fraction(3, 100))
        assert time.process_time() - began < 10

    def test_what_is_no_table_is_refused(self):
        """Rows, cells, timings and amounts."""
        with pytest.raises(ShapeError, match="table must be a mapping"):
            infer_rate([[1, 2]])
        with pytest.raises(ShapeError, match="must hold at least one figure"):
            infer_rate({"a": []})
        with pytest.raises(ShapeError, match="amounts must be a mapping from rows"):
            infer_rate({"a": [1]}, amounts={"b": 1})
        with pytest.raises(RangeError, match="timing must be one of"):
            infer_rate({"a": [1]}, timing="late")
        with pytest.raises(RangeError, match="must have two ends"):
            infer_rate({"a": [Interval(Fraction(1), None)]})


class TestRateFromValue:
    def test_two_rates_are_two_intervals(self):
        """-100, 230, -132 is worth nothing at 10 % and at 20 %."""
        (answer,) = infer_rate_from_value((-100, 230, -132), 0, timing="advance")
        assert len(answer.intervals) == 2
        for interval, rate in zip(answer.intervals, (Fraction(1, 10), Fraction(1, 5)), strict=True):
            assert contains(interval, rate)
            assert interval.high - interval.low < Fraction(1, 10**12)
        assert answer.shown == (True, True)

    def test_an_irrational_double_root_is_only_not_excluded(self):
        """(v^2 - 2)^2 touches zero without crossing it, where no rational number can be checked."""
        for flows in ((4, 0, -4, 0, 1), (-4, 0, 4, 0, -1)):
            (answer,) = infer_rate_from_value(flows, 0, timing="advance")
            assert answer.shown == (False,)

    @pytest.mark.parametrize(
        "flows",
        [(Interval(-2, -1), Interval(3, 4), Interval(-5, -4)), (Interval(1, 2), Interval(-4, -3), Interval(4, 5))],
    )
    def test_a_rational_one_is_shown(self, flows):
        """At v = 1/2 one end of what the flows can be worth is (2v - 1)^2 or less, and it is nothing there alone."""
        (answer,) = infer_rate_from_value(flows, 0, timing="advance")
        assert answer.shown == (True,)
        assert contains(answer.intervals[0], Fraction(1))
        assert answer.intervals[0].high - answer.intervals[0].low < Fraction(1, 10**6)

    def test_a_root_of_high_multiplicity_is_found_in_time(self):
        """(1 - v)^6 is nothing at 0 % and nowhere else, though it is nearly nothing all around."""
        began = time.process_time()
        (answer,) = infer_rate_from_value((1, -6, 15, -20, 15, -6, 1), 0, timing="advance")
        (rates,) = answer.intervals
        assert contains(rates, Fraction(0))
        assert rates.high - rates.low < Fraction(1, 10**12)
        assert answer.shown == (True,)
        assert time.process_time() - began < 10

    @pytest.mark.parametrize(
        ("timing", "value", "rate"),
        [
            ("advance", 125, 3),  # v is 1/4
            ("arrears", Fraction(125, 4), 3),
            ("mid-year", Fraction(125, 2), 3),  # the root of v is 1/2, and its third power 1/8
            ("advance", 200, 0),
            ("arrears", 200, 0),
            ("mid-year", 200, 0),
            ("advance", 300, Fraction(-1, 2)),
        ],
    )
    def test_when_in_the_year_the_flows_come(self, timing, value, rate):
        """100 and 100: at once, in the middle or at the end of each year, and nothing else."""
        (answer,) = infer_rate_from_value((100, 100), value, timing=timing)
        (rates,) = answer.intervals
        assert contains(rates, Fraction(rate))
        assert rates.high - rates.low < Fraction(1, 10**10)
        assert not rates.low_open
        assert answer.shown == (True,)

    def test_four_flows_in_the_middle_of_the_year(self):
        """100 times 1/2 + 1/8 + 1/32 + 1/128, with v = 1/4."""
        assert holds(infer_rate_from_value((100,) * 4, Fraction(8500, 128), timing="mid-year"), "mid-year", 3)

    def test_each_timing_that_fits_is_told(self):
        """A single 100 is worth 50 in a year's time, or half a year's, and never at once."""
        found = infer_rate_from_value((100,), 50, timing=None)
        assert [answer.timing for answer in found] == ["mid-year", "arrears"]
        assert holds(found, "mid-year", 3)
        assert holds(found, "arrears", 1)

    def test_the_ends_of_a_rounded_value_are_the_ends_of_the_rates(self):
        """100 in a year's time, worth 50 to 80: from 99.5 / 80 - 1 to 100.5 / 50 - 1, rounded outwards."""
        (answer,) = infer_rate_from_value((shown(100),), Interval(50, 80), timing="arrears")
        (rates,) = answer.intervals
        assert abs(rates.low - (Fraction("99.5") / 80 - 1)) < Fraction(1, 10**12)
        assert abs(rates.high - (Fraction("100.5") / 50 - 1)) < Fraction(1, 10**12)
        assert rates.low <= Fraction("99.5") / 80 - 1
        assert rates.high >= Fraction("100.5") / 50 - 1

    def test_rates_end_where_they_are_sought(self):
        """Nothing is worth nothing at any rate above -90 % and up to 1000 %, in the middle of the year too."""
        for timing in TIMINGS:
            ((rates,),) = [answer.intervals for answer in infer_rate_from_value((0, 0), 0, timing=timing)]
            assert rates == Interval(Fraction(-9, 10), Fraction(10), low_open=True)
        assert [answer.shown for answer in infer_rate_from_value((-1, 11), 0, timing="advance")] == [(True,)]  # 1000 %
        assert [answer.shown for answer in infer_rate_from_value((-10, 1), 0, timing="advance")] == [(False,)]  # -90 %
        assert infer_rate_from_value((-1, 12), 0, timing="advance") == ()  # at 1100 %
        assert infer_rate_from_value((-20, 1), 0, timing="advance") == ()  # at -95 %
        assert infer_rate_from_value((-20, 1), 0, timing="mid-year") == ()

    @pytest.mark.parametrize("flows", [(-1001, 100), (-100, 1105)])
    def test_a_rate_just_beyond_is_none_in_the_middle_of_the_year_either(self, flows):
        """-90.01 % and 1005 %: their roots lie within what is searched, rounded outwards, and they are not sought."""
        assert infer_rate_from_value(flows, 0, timing="mid-year") == ()
        later = Fraction(-flows[0], flows[1])  # v: a cell of 1 + v where the first is 1
        root = Fraction(301, 1000) if later < 1 else Fraction(3165, 1000)
        table = {"a": [Interval(root, root + Fraction(1, 10**6)), Interval(1 + root**2, 1 + root**2)]}
        assert infer_rate(table, amounts={"a": Interval(1, 1)}, timing="mid-year") == ()

    def test_flows_and_values_must_be_bounded(self):
        """And there must be some, in a row."""
        for flows, value in (((Interval(0, None),), 1), ((1,), Interval(None, 0))):
            with pytest.raises(RangeError, match="must have two ends"):
                infer_rate_from_value(flows, value, timing=None)
        for bad in ("12", {"a": 1}, {1, 2}, 5):
            with pytest.raises(ShapeError, match="flows must be a sequence"):
                infer_rate_from_value(bad, 1, timing=None)
        with pytest.raises(RangeError, match="timing must be one of"):
            infer_rate_from_value((1,), 1, timing="late")

    def test_no_rate_is_a_proof(self):
        """Gains alone are never worth nothing."""
        assert infer_rate_from_value((100, 60), 0, timing=None) == ()

    @settings(max_examples=40)
    @given(
        RATES,
        st.lists(st.integers(-1000, 1000), min_size=1, max_size=6),
        ROUNDED,
        st.sampled_from([1, 10]),
        st.sampled_from(["advance", "arrears"]),
    )
    def test_the_truth_is_always_among_the_answers(self, rate, flows, rule, unit, timing):
        """Flows of either sign and their value, all rounded: the rate that made the value is found."""
        late = int(timing == "arrears")
        value = sum(x / (1 + rate) ** (t + late) for t, x in enumerate(flows))
        cells = rounded(flows, rule, unit)
        assert holds(infer_rate_from_value(cells, rounded([value], rule, unit)[0], timing=None), timing, rate)

    @settings(max_examples=20)
    @given(RATES, st.lists(st.integers(-1000, 1000), min_size=2, max_size=5))
    def test_what_is_shown_exists(self, rate, flows):
        """Where existence is shown, the value of the flows lies on both sides of nothing, or at it."""
        value = sum(x / (1 + rate) ** t for t, x in enumerate(flows))
        for answer in infer_rate_from_value(flows, value, timing="advance"):
            for interval, sure in zip(answer.intervals, answer.shown, strict=True):
                ends = [
                    sum(x / (1 + r) ** t for t, x in enumerate(flows)) - value for r in (interval.low, interval.high)
                ]
                if sure and any(flows[1:]):
                    fine = Fraction(1, 10**4)
                    assert min(ends) <= fine
                    assert max(ends) >= -fine


class TestRetention:
    TABLE: ClassVar = {"stöd": (900, 1350, 1575), "kostnad": (780, 780, 780)}

    def test_kom_i_jobb(self):
        """(1, 0.5, 0.25) of the original cohort, which is (1, 0.5, 0.5) of those left; the cost row is (1, 0, 0)."""
        found = infer_retention(self.TABLE, intake=(10, 10, 10), amounts={"stöd": 90, "kostnad": 78})
        original, of_left = found["stöd"]
        assert (original.convention, of_left.convention) == ("original", "of those left")
        assert [share.low for share in original.needs] == [1, Fraction(1, 2), Fraction(1, 4)]
        assert [share.low for share in of_left.needs] == [1, Fraction(1, 2), Fraction(1, 2)]
        assert [share.high for share in found["kostnad"][0].needs] == [1, 0, 0]

    def test_up_to_scale(self):
        """Without the amounts the first year is 1 and the others are shares of it."""
        found = infer_retention(self.TABLE, intake=(10, 10, 10))
        assert [share.low for share in found["stöd"][0].needs] == [1, Fraction(1, 2), Fraction(1, 4)]

    def test_what_rounded_cells_leave(self):
        """By hand: with the amount each difference over it, without it over the first cell; at most all."""
        row = [shown(900, 10), shown(1350, 10), shown(1580, 10)]  # up to 5 either way
        known = infer_retention({"a": row}, intake=(10, 10, 10), amounts={"a": 90})["a"][0].needs
        assert known == (
            Interval(Fraction(895, 900), Fraction(1)),
            Interval(Fraction(1345 - 905, 900), Fraction(1355 - 895, 900)),
            Interval(Fraction(1575 - 1355, 900), Fraction(1585 - 1345, 900)),
        )
        scaled = infer_retention({"a": row}, intake=(10, 10, 10))["a"][0].needs
        assert scaled == (
            Interval(Fraction(1), Fraction(1)),
            Interval(Fraction(1345, 905) - 1, Fraction(1355, 895) - 1),
            Interval(Fraction(1575 - 1355, 905), Fraction(1585 - 1345, 895)),
        )

    def test_an_intake_that_grows(self):
        """10, then 20, then 5: the person-years of (1, 0.5, 0.25) are 10, 25 and 17.5."""
        ways = infer_retention({"a": (1000, 2500, 1750)}, intake=(10, 20, 5), amounts={"a": 100})["a"]
        assert [[x.low for x in way.needs] for way in ways] == [[1, 0.5, 0.25], [1, 0.5, 0.5]]
        ways = infer_retention({"a": (1000, 2500, 1750)}, intake=(10, 20, 5))["a"]
        assert [[x.high for x in way.needs] for way in ways] == [[1, 0.5, 0.25], [1, 0.5, 0.5]]

    def test_of_those_left_begins_with_all_and_never_rises(self):
        """Nine in ten at first, or more in year 3 than in year 2, is of the original only; of none left any share."""
        first = infer_retention({"a": (810, 1620)}, intake=(10, 10), amounts={"a": 90})["a"]
        rising = infer_retention({"a": (900, 1125, 1575)}, intake=(10, 10, 10), amounts={"a": 90})["a"]
        assert [[way.convention for way in ways] for ways in (first, rising)] == [["original"], ["original"]]
        none = infer_retention({"a": (900, 900, 900)}, intake=(10, 10, 10), amounts={"a": 90})["a"][1]
        assert none.needs == (Interval(1, 1), Interval(0, 0), Interval(0, 1))

    def test_a_row_may_be_long(self):
        """Three hundred years, of which half stay after the first."""
        row, intake = [Fraction(100), *[Fraction(50)] * 299], (10, *[0] * 299)
        (original, of_left) = infer_retention({"a": row}, intake=intake, amounts={"a": 10})["a"]
        assert [x.low for x in original.needs] == [1, *[Fraction(1, 2)] * 299]
        assert [x.low for x in of_left.needs] == [1, Fraction(1, 2), *[1] * 298]

    def test_an_intake_may_have_years_without_any(self):
        """10, and later none; never fewer than none."""
        ways = infer_retention({"a": (900, 450)}, intake=(10, 0), amounts={"a": 90})["a"]
        assert [x.low for x in ways[0].needs] == [1, Fraction(1, 2)]
        for bad in ((10, -1), (-1, 10)):
            with pytest.raises(RangeError, match="intake must begin above 0 and never be negative"):
                infer_retention({"a": (900, 450)}, intake=bad)
        with pytest.raises(ShapeError, match="table and amounts must be mappings"):
            infer_retention([(900,)], intake=(10,))
        with pytest.raises(ShapeError, match="table and amounts must be mappings"):
            infer_retention({"a": (900,)}, intake=(10,), amounts=[90])

    def test_no_retention_is_a_proof(self):
        """A row that needs more than everybody, or less than nobody."""
        assert infer_retention({"a": (900, 2000)}, intake=(10, 10), amounts={"a": 90}) == {"a": ()}
        assert infer_retention({"a": (900, 800)}, intake=(10, 10), amounts={"a": 90}) == {"a": ()}

    @settings(max_examples=60)
    @given(
        st.lists(st.fractions(0, 1, max_denominator=20), min_size=1, max_size=5),
        st.tuples(st.integers(1, 40), *[st.integers(0, 40)] * 4),
        st.integers(1, 500_000),
        ROUNDED,
        st.booleans(),
    )
    def test_the_truth_is_always_among_the_answers(self, retention, intakes, amount, rule, known):
        """Any retention of the original cohort, any intake, the amount known or not."""
        intake = tuple(map(Fraction, intakes[: len(retention)]))
        years = person_years(intake, tuple(map(Fraction, retention)))
        row = rounded([amount * n for n in years], rule, 1)
        if not known and row[0].value < 1:
            return  # nothing can be divided by
        found = infer_retention({"a": row}, intake=intake, amounts={"a": amount} if known else None)["a"]
        scale = 1 if known else retention[0]
        if all(share / scale <= 1 for share in retention):
            original = next(way for way in found if way.convention == "original")
            for share, left in zip(retention, original.needs, strict=True):
                assert contains(left, share / scale)

    def test_what_does_not_match_is_refused(self):
        """Rows as long as the intake, which begins above nothing."""
        with pytest.raises(ShapeError, match="equally long"):
            infer_retention({"a": (1, 2)}, intake=(10,))
        with pytest.raises(ShapeError, match="equally long"):
            infer_retention({"a": (1,)}, intake=(10, 10))
        with pytest.raises(RangeError, match="intake must begin above 0"):
            infer_retention({"a": (1,)}, intake=(0,))
        with pytest.raises(RangeError, match="must not be 0"):
            infer_retention({"a": (0,)}, intake=(1,))


AMOUNTS = {"K": "2 250", "F": "1 730", "L": "1 350", "R": "600", "A": "310", "O": "410"}
SHARES = {"K": "33,8 %", "F": "26,0 %", "L": "20,3 %", "R": "8,9 %", "A": "4,7 %", "O": "6,2 %"}


class TestResidual:
    def test_the_final_report(self):
        """600 tkr: the rest to the judiciary and to nobody else, shares cut, or the top 2.6 % of a rounded share."""
        found = infer_residual(
            {key: printed(f"{x} tkr") for key, x in AMOUNTS.items()},
            total=6_650_000,
            shares={key: printed(x) for key, x in SHARES.items()},
        )
        assert [way.convention for way in found] == ["to one receiver: R", "shares cut", "shares rounded"]
        cut, top = found[1].needs["R"], found[2]
        assert cut == Interval(Fraction(595, 6650), Fraction(9, 100), high_open=True)
        assert round(float(cut.low), 5) == 0.08947
        assert top.needs["R"].high == Fraction("0.0895")
        assert top.width == Fraction(1, 38)

    @settings(max_examples=60)
    @given(
        st.lists(st.integers(1, 400), min_size=2, max_size=6),
        st.integers(10**5, 10**7),
        st.sampled_from(
            ["to one receiver", "in proportion", "in equal parts", "left out", "shares rounded", "shares cut"]
        ),
        ROUNDED,
        st.data(),
    )
    def test_the_truth_is_always_among_the_answers(self, weights, total, way, rule, data):
        """Over actors, totals and what was done with the rest."""
        whole = [Fraction(w, sum(weights)) for w in weights]
        printer = truncate if way == "shares cut" else round_half_up
        shares = [shown(printer(share, unit=Fraction(1, 1000)), Fraction(1, 1000)) for share in whole]
        rest = 1 - sum(share.value for share in shares)
        lucky = data.draw(st.integers(0, len(weights) - 1))
        true = {
            "to one receiver": [s.value + rest * (n == lucky) for n, s in enumerate(shares)],
            "in proportion": [s.value / (1 - rest) for s in shares],
            "in equal parts": [s.value + rest / len(shares) for s in shares],
            "left out": [s.value for s in shares],
        }.get(way, whole)
        amounts = rounded([total * share for share in true], rule, 1)
        found = infer_residual(dict(enumerate(amounts)), total=total, shares=dict(enumerate(shares)))
        names = {explanation.convention.split(":")[0] for explanation in found}
        assert way in names or (rest == 0 and "left out" in names)

    def test_what_does_not_match_is_refused(self):
        """The same receivers, and something to share."""
        with pytest.raises(ShapeError, match="must name the same receivers"):
            infer_residual({"a": shown(1)}, total=1, shares={"b": shown(1)})
        for one, two in (({"a": shown(1)}, {"a": shown(1), "b": shown(1)}), ({"a": shown(1), "b": shown(1)}, {"a": 1})):
            with pytest.raises(ShapeError, match="must name the same receivers"):
                infer_residual(one, total=1, shares=two)
        for shares, told in (({"a": 0}, "0"), ({"a": Fraction(-1, 4)}, "-1/4")):
            with pytest.raises(RangeError, match=f"must be above 0; got 100 and {told}: give printed shares"):
                infer_residual({"a": shown(1)}, total=100, shares=shares)
        for share, told in ((Interval(0, 1), "0..1"), (printed("drygt 33 %"), "drygt 33 %")):
            with pytest.raises(
                RangeError, match=rf"shares\['b'\] must be one number; got {told}: what is left of 1 is"
            ):
                infer_residual({"a": shown(1), "b": shown(1)}, total=100, shares={"a": 1, "b": share})
        with pytest.raises(RangeError, match="must be above 0"):
            infer_residual({"a": shown(1)}, total=0, shares={"a": shown(1)})

    def test_two_amounts_do_not_tell_a_coarser_unit(self):
        """600 and 400 may be rounded to kronor or to hundreds: what only hundreds allow stands last and says so."""
        amounts = {"a": printed("600 kr"), "b": printed("400 kr")}
        shares = {"a": printed("57 %"), "b": printed("43 %")}
        ways = infer_residual(amounts, total=1000, shares=shares)
        names = ("left out", "shares rounded", "shares cut")
        assert [way.convention for way in ways] == [f"{name}; unit 100" for name in names]

    @pytest.mark.parametrize(
        ("amounts", "shares", "names"),
        [
            ({"a": 667, "b": 333}, {"a": "66,6 %", "b": "33,3 %"}, {"to one receiver: a", "in proportion"}),
            (
                {"a": 666, "b": 334},
                {"a": "66,6 %", "b": "33,3 %"},
                {"to one receiver: b", "in equal parts"},
            ),  # half-even
            ({"a": 6665, "b": 3335}, {"a": "66,6 %", "b": "33,3 %"}, {"in equal parts"}),
            ({"a": 666, "b": 333}, {"a": "66,6 %", "b": "33,3 %"}, {"left out"}),
            ({"a": 500, "b": 250}, {"a": "40 %", "b": "20 %"}, set()),
            ({"a": 400, "b": 600}, {"a": "40 %", "b": "60 %"}, {"left out"}),
        ],
    )
    def test_each_thing_that_is_done_with_the_rest(self, amounts, shares, names):
        """By hand, of 1 000 or 10 000: the shares as printed, and 0.1 points given to one, to all or to nobody."""
        total = 10_000 if max(amounts.values()) > 1000 else 1000
        given = {key: printed(x) for key, x in shares.items()}
        ways = infer_residual({key: shown(x) for key, x in amounts.items()}, total=total, shares=given)
        plain = {way.convention for way in ways if "shares" not in way.convention and "unit" not in way.convention}
        assert plain == names
        assert all(way.width == 1 for way in ways if way.convention in names)

    def test_what_it_leaves_of_each_share(self):
        """651 and 349 of 1 000, each to the unit: 0.1 points of 65 % and 35 %; more of a total that is rounded too."""
        shares = {"a": printed("65 %", exact=False), "b": printed("35 %", exact=False)}
        amounts = {"a": shown(651), "b": shown(349)}
        (way,) = [w for w in infer_residual(amounts, total=1000, shares=shares) if w.convention == "shares rounded"]
        assert way.needs["a"] == Interval(Fraction("0.6505"), Fraction("0.6515"))
        assert way.needs["b"] == Interval(Fraction("0.3485"), Fraction("0.3495"))
        assert way.width == Fraction(1, 10)
        (way,) = [
            w for w in infer_residual(amounts, total=shown(1000), shares=shares) if w.convention == "shares rounded"
        ]
        assert way.needs["a"] == Interval(Fraction("650.5") / Fraction("1000.5"), Fraction("651.5") / Fraction("999.5"))
        assert not [w for w in infer_residual(amounts, total=1100, shares=shares) if "rounded" in w.convention]

    def test_shares_must_be_able_to_add_up(self):
        """Shares that cannot be all of it are not what was rounded; and a total and shares must be above 0."""
        shares = {"a": printed("40 %"), "b": printed("50 %")}
        ways = infer_residual({"a": shown(400), "b": shown(500)}, total=1000, shares=shares)
        assert {way.convention.partition(";")[0] for way in ways} == {"left out"}
        for total, share in (
            (-5, "40 %"),
            (0, "40 %"),
            (1000, "0 %"),
            (Interval(None, 0), "40 %"),
            (printed("under 0 kr"), "40 %"),
        ):
            with pytest.raises(RangeError, match="must be above 0"):
                infer_residual({"a": shown(400)}, total=total, shares={"a": printed(share)})
        assert infer_residual({"a": shown(400)}, total=Interval(1, None), shares={"a": printed("40 %")})
        assert not infer_residual({"a": shown(400)}, total=Interval(None, 5), shares={"a": printed("40 %")})

    @pytest.mark.parametrize(
        ("total", "left_out"),
        [("drygt 1 000 kr", True), ("knappt 1 000 kr", False), ("högst 1 000 kr", False), ("<1 000 kr", False)],
    )
    def test_a_total_may_be_a_bound(self, total, left_out):
        """33 % and 66 % of 1 010 are 333 and 667, and of no more than 1 000 are not; a third and two thirds are."""
        amounts, shares = {"a": shown(333), "b": shown(667)}, {"a": printed("33 %"), "b": printed("66 %")}
        found = [way.convention for way in infer_residual(amounts, total=printed(total), shares=shares)]
        assert ("left out" in found) == left_out
        assert "in proportion" in found

    def test_what_the_last_place_allows_is_not_told_again_for_a_coarser_unit(self):
        """600 and 400 of 1 000 are 60 % and 40 % in kronor, and so they are in tens and hundreds."""
        amounts, shares = {"a": printed("600 kr"), "b": printed("400 kr")}, {"a": printed("60 %"), "b": printed("40 %")}
        ways = infer_residual(amounts, total=1000, shares=shares)
        assert [way.convention for way in ways] == ["left out", "shares rounded", "shares cut"]
        with pytest.raises(RangeError, match="got 0 and 1:"):
            infer_residual(amounts, total=0, shares=shares)

    def test_amounts_must_be_printed(self):
        """A bare number has no last place to be rounded to."""
        with pytest.raises(ShapeError, match="amounts must be printed figures"):
            infer_residual({"a": printed("600 kr"), "b": 400}, total=1000, shares={"a": 1, "b": 0})

    def test_amounts_printed_to_different_places(self):
        """1,6 Mkr and 250 kr: each is rounded in its own last place."""
        amounts = {"a": printed("1,6 Mkr"), "b": printed("250 kr")}
        shares = {"a": Fraction(1_600_000, 1_600_250), "b": Fraction(250, 1_600_250)}
        assert infer_residual(amounts, total=1_600_250, shares=shares)[0].convention == "left out"


class TestUnit:
    def test_the_final_report(self):
        """All six amounts are whole tens of tkr: one table in a million rounded to tkr would look so."""
        found = infer_unit([printed(f"{x} tkr") for x in AMOUNTS.values()])
        assert [(way.convention, way.needs, way.width) for way in found] == [
            ("ten", 10_000, 1),
            ("last place", 1_000, Fraction(1, 10**6)),
        ]

    @given(st.lists(st.integers(-(10**4), 10**4), min_size=1, max_size=6).filter(any), st.integers(0, 4))
    def test_the_truth_is_always_among_the_answers(self, values, power):
        """Whatever power of ten a table was rounded to."""
        found = infer_unit([shown(value * 10**power) for value in values])
        assert 10**power in [way.needs for way in found]
        assert all(way.convention in UNITS or way.convention.startswith("10^") for way in found)

    @given(st.lists(st.integers(-(10**4), 10**4), min_size=1, max_size=6).filter(any), st.integers(0, 4))
    def test_a_coarser_unit_is_put_first_only_where_three_figures_tell_of_it(self, values, power):
        """The first answer is never coarser than the last place on fewer; and all figures are whole numbers of it."""
        unit = 10**power
        first = infer_unit([shown(value * unit, unit) for value in values])[0].needs
        assert all((Fraction(value * unit) / first).denominator == 1 for value in values)
        assert first == unit or sum(value != 0 for value in values) >= 3

    @given(st.lists(st.integers(1, 10**4), min_size=1, max_size=2), st.integers(0, 2))
    def test_few_figures_never_prove_a_coarser_unit(self, values, zeros):
        """One or two figures: the last place first, and every coarser unit that fits after it."""
        found = infer_unit([shown(value * 10**zeros) for value in values])
        assert [way.needs for way in found] == [10**n for n in range(len(found))]
        assert all(all(value * 10**zeros % 10**n == 0 for value in values) for n in range(len(found)))

    @pytest.mark.parametrize("figures", [1, 2])
    def test_the_chance_of_a_coincidence_is_counted(self, figures):
        """Of all rows of numbers from 1 to 100 as many end in one zero, or two, as the answer says."""
        rows = list(product(range(1, 101), repeat=figures))
        for zeros in (1, 2):
            alike = [row for row in rows if all(x % 10**zeros == 0 for x in row)]
            found = {way.needs: way.width for way in infer_unit([shown(10**zeros)] * figures)}
            assert found[1] == Fraction(len(alike), len(rows))

    def test_a_figure_that_is_printed_coarsely_tells_nothing(self):
        """1,6 Mkr is a whole number of ten kronor whatever it was rounded to; the finest place is the table's last."""
        found = infer_unit([printed(x) for x in ("1,6 Mkr", "1,7 Mkr", "1,8 Mkr", "250 kr")])
        assert [(way.needs, way.width) for way in found] == [(1, Fraction(1, 10)), (10, 1)]

    def test_each_power_of_ten_has_its_name(self):
        """Beyond the million by its power; one figure is one in ten a step, and the last place stands first."""
        found = infer_unit([shown(3 * 10**8)])
        assert [way.convention for way in found] == [*UNITS, "10^7", "10^8"]
        assert [(way.needs, way.width) for way in found] == [(10**n, Fraction(10**n, 10**8)) for n in range(9)]

    def test_a_table_is_looked_into_row_by_row(self):
        """Rows in a mapping or lists in lists, fifty deep; what is deeper is no table."""
        figures = [shown(20), shown(30), shown(50)]
        assert infer_unit({"a": figures[:2], "b": figures[2:]}) == infer_unit([figures]) == infer_unit(figures)
        assert infer_unit(figures)[0].convention == "ten"
        nested = figures
        for _ in range(50):
            nested = [nested]
        assert infer_unit(nested) == infer_unit(figures)
        with pytest.raises(ShapeError, match="must hold printed figures"):
            infer_unit([nested])

    def test_the_coarsest_of_which_three_tell_stands_first(self):
        """200, 300, 400 and 50: in tens by four, and 50 is no hundred; then the last place, then what few tell of."""
        found = infer_unit([shown(200), shown(300), shown(400), shown(50)])
        assert [(way.convention, way.width) for way in found] == [("ten", 1), ("last place", Fraction(1, 10**4))]
        mixed = infer_unit([shown(200), shown(300), shown(400, 10)])
        assert [(w.convention, w.width) for w in mixed] == [
            ("hundred", 1),
            ("last place", Fraction(1, 10**5)),
            ("ten", Fraction(1, 10**3)),
        ]

    def test_no_figures_are_refused(self):
        """There must be something printed."""
        with pytest.raises(ShapeError, match="must hold printed figures"):
            infer_unit([1, 2])


class TestRatioAndChange:
    @pytest.mark.parametrize(("figure", "names"), [("4,5", ["benefits/costs"]), ("7", []), ("3,5", ["net/costs"])])
    def test_ratio(self, figure, names):
        """The reading that gives a printed ratio, or a proof that none does."""
        assert [way.convention for way in infer_ratio(450, 100, printed(figure))] == names

    @given(st.integers(1, 500), st.integers(1, 500), ROUNDED)
    def test_the_truth_is_always_among_the_changes(self, before, after, rule):
        """Each of the three changes is found again from its rounded figure."""
        changes = {
            "relative": Fraction(after, before) - 1,
            "points": after - before,
            "of the new": 1 - Fraction(before, after),
        }
        for name, change in changes.items():
            figure = shown(rule(Fraction(change), unit=Fraction(1, 100)), Fraction(1, 100))
            assert name in {way.convention.split(";")[0] for way in infer_change(before, after, figure)}


class TestTotalOfTheRest:
    """The total of which shares are taken, when it is rounded or a bound itself."""

    HALF: ClassVar = {"A": printed("25 %"), "B": printed("75 %")}

    @pytest.mark.parametrize(
        ("amounts", "total", "fits"),
        [
            # Cut, shares that add up to 1 are 25 and 75 %: 43 is a fourth of 170 to 174, 126 three of 167,3 to 168,7.
            (("43 kr", "126 kr"), "170 kr", False),
            (("43 kr", "128 kr"), "170 kr", True),  # of 170,5, which is one of some
            (("43 kr", "128 kr"), "180 kr", False),  # 43,4 is a fourth of 173,6, and 180 rounded is at least 175
            (("43 kr", "128 kr"), "minst 100 kr", True),
            (("43 kr", "128 kr"), "minst 200 kr", False),
            (("minst 43 kr", "minst 128 kr"), "minst 200 kr", True),
        ],
    )
    def test_one_total_gives_all_amounts(self, amounts, total, fits):
        """It is looked for wherever something changes, so that none is missed."""
        shown = {key: printed(x) for key, x in zip("AB", amounts, strict=True)}
        whole = printed(total, unit=10)
        found = {way.convention for way in infer_residual(shown, total=whole, shares=self.HALF)}
        assert {"shares cut", "left out"} & found == ({"shares cut", "left out"} if fits else set())

    def test_a_stated_rule_is_that_of_the_shares(self):
        """Cut, they are not rounded; rounded, they are not cut. Another rule is none."""
        amounts = {"A": printed("250 kr"), "B": printed("750 kr")}
        for rule, others in (("cut", "rounded"), ("half-up", "cut"), ("half-even", "cut")):
            found = {way.convention for way in infer_residual(amounts, total=1000, shares=self.HALF, reading=rule)}
            assert (f"shares {others}" in found, len([x for x in found if x.startswith("shares")])) == (False, 1)
        with pytest.raises(RangeError, match="reading must be one of"):
            infer_residual(amounts, total=1000, shares=self.HALF, reading="up")

    def test_a_stated_rule_is_that_of_the_amounts(self):
        """A fourth of 1 003 is 250.75, which is 250 only if it is cut; so with 752.25."""
        amounts = {"A": printed("250 kr"), "B": printed("752 kr")}
        for rule, fits in (("cut", True), ("half-up", False)):
            found = [way.convention for way in infer_residual(amounts, total=1003, shares=self.HALF, reading=rule)]
            assert ("left out" in found) == fits

    @given(
        st.lists(st.integers(1, 9), min_size=2, max_size=4),
        st.fractions(30, 300, max_denominator=9),
        st.sampled_from(("half-up", "cut")),
    )
    def test_true_shares_of_a_true_total_are_among_them(self, weights, total, rule):
        """Total, shares and amounts by one rule: cut, or rounded."""
        extra = Fraction(1, 2) if rule == "half-up" else 0
        parts = [Fraction(x, sum(weights)) for x in weights]
        shares = {n: printed(f"{int(100 * x + extra)} %") for n, x in enumerate(parts)}
        amounts = {n: printed(f"{int(total * x + extra)} kr") for n, x in enumerate(parts)}
        whole = printed(f"{int(total / 10 + extra) * 10} kr", unit=10)
        name = "shares cut" if rule == "cut" else "shares rounded"
        found = infer_residual(amounts, total=whole, shares=shares, reading=rule)
        assert name in {way.convention.partition("; unit")[0] for way in found}
