"""Payback times, rates of return and rates per period."""

from fractions import Fraction
from itertools import accumulate, pairwise, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socioecon import break_even_year, payback_time
from socioecon.audit import (
    PAYBACKS,
    RATE_OF_RETURN,
    REMARKS,
    Interval,
    Printed,
    check_payback,
    check_period_rate,
    check_rate_of_return,
    interval,
    printed,
    sentence,
)
from socioecon.audit._intervals import EVERYTHING, contains
from socioecon.audit._payback import paid_back
from socioecon.audit._rules import Terms
from socioecon.audit.rates import HIGHEST, LOWEST
from socioecon.audit.returns import _may_be_beyond, _root, _sign
from socioecon.core.errors import RangeError, ShapeError

TWO_YEARS = Interval(None, Fraction(2))
SOCIETY = (1082551, 1040915, 1000879)
MUNICIPALITY = (280500, 269712, 259338)


def by_hand(x, rule, unit):
    """A number as it is printed by a rule."""
    sign = -1 if x < 0 else 1
    whole = int(abs(x) / unit + (Fraction(1, 2) if rule == "half-up" else 0))
    return Printed("", sign * whole * unit, unit)


class TestPayback:
    def test_the_bas_application(self):
        """1 991 tkr come back to society after 1.873 years; to the municipality alone not within three."""
        finding = check_payback(SOCIETY, TWO_YEARS, costs=printed("1 991 tkr"), payback="gains evenly over the year")
        assert (finding.verdict, round(finding.point, 3)) == ("exact", Fraction("1.873"))
        finding = check_payback(MUNICIPALITY, TWO_YEARS, costs=printed("1 991 tkr"))
        assert (finding.verdict, finding.gap, finding.expected.high) == ("does not follow", 1, None)

    @pytest.mark.parametrize(
        ("figure", "way", "otherwise"),
        [
            ("1,5 år", "gains evenly over the year", "exact"),
            ("1 år", "year 0 at once", "truncates"),
            ("2 år", "at year ends", "rounds"),
            ("1,0 år", "year 0 at once", "only if"),
        ],
    )
    def test_each_convention(self, figure, way, otherwise):
        """100 then 100 against 150: a year and a half, at the second gain after a year, or at the end of year 2."""
        assert check_payback((100, 100), printed(figure), costs=150).convention.split(";")[0] == way
        stated = check_payback((100, 100), printed(figure), costs=150, payback="gains evenly over the year")
        assert stated.verdict == otherwise

    def test_with_a_rate_the_discounted_ones_are_tried(self):
        """At 100 % the second 100 is worth 25: 75 against 150 is never covered."""
        plain = check_payback((100, 100), printed("1,5 år"), costs=150, rate=1)
        assert (plain.tried, plain.convention) == (6, "gains evenly over the year")
        late = check_payback((100, 100), printed("1,5 år"), costs=150, rate=1, payback="at year ends, discounted")
        assert late.verdict == "only if"

    @pytest.mark.parametrize(
        ("way", "time"),
        [
            ("gains evenly over the year", Fraction(3, 2)),
            ("year 0 at once", 1),
            ("at year ends", 2),
            ("gains evenly over the year, discounted", Fraction(5, 2)),
            ("year 0 at once, discounted", 2),
            ("at year ends, discounted", 3),
        ],
    )
    def test_each_way_at_a_rate_of_a_half(self, way, time):
        """100, 100 and 81; at 50 % they are worth 200/3, 400/9 and 24 at the ends of the years.

        Plain they are held against 150. The discounted two first are 111 1/9: of 123 1/9 the 12 that are left are half
        of the third. A year earlier they are 100, 66 2/3 and 36: a cost of 167 2/3 is covered by the third.
        """
        at_once = way.startswith("year 0") and way.endswith("discounted")
        cost = 150 if not way.endswith("discounted") else Fraction(500, 3) + 1 if at_once else Fraction(1108, 9)
        finding = check_payback((100, 100, 81), Interval(None, None), costs=cost, rate=Fraction(1, 2), payback=way)
        assert finding.point == time

    def test_a_rate_of_nothing_or_less_is_one(self):
        """At 0 % discounted is as plain; at -50 % 100 is worth 200 in a year's time, and a cost at the start itself."""
        way = "at year ends, discounted"
        for rate, cost, time in ((0, 150, 2), (Fraction(-1, 2), 200, 1), (Fraction(-1, 2), 201, 2)):
            assert check_payback((100, 100), Interval(None, None), costs=cost, rate=rate, payback=way).point == time

    def test_less_than_one_krona_is_missing_too(self):
        """A cost of a half is there until the end of the first year."""
        assert check_payback((100,), Interval(None, None), costs=Fraction(1, 2), payback="at year ends").point == 1

    def test_costs_of_later_years_are_discounted_from_the_start_of_theirs(self):
        """At 100 % a cost of 60 at the start of year 2 is worth 30: gains worth 50 and 20 cover 70 for good, not 71."""
        way = "at year ends, discounted"
        for first, time in ((40, 1), (41, None)):
            finding = check_payback((100, 80), Interval(None, None), costs=(first, 60), rate=1, payback=way)
            assert finding.point == time

    def test_what_was_reckoned_is_told(self):
        """Gains against costs, those of nothing left out; below them where it is never covered."""
        paid = check_payback((100, 100), Interval(None, None), costs=(150, 0), payback="at year ends")
        assert paid.formula == "100 + 100 \N{GREATER-THAN OR EQUAL TO} 150"
        never = check_payback((100, 100), Interval(None, None), costs=(150, 60), payback="at year ends")
        assert never.formula == "100 + 100 < 150 + 60"
        free = check_payback((100, 100), Interval(None, None), costs=0, payback="at year ends")
        assert (free.formula, free.point) == ("100 + 100 \N{GREATER-THAN OR EQUAL TO} 0", 0)

    @settings(max_examples=200)
    @given(
        st.lists(st.integers(-50, 100), min_size=1, max_size=6),
        st.integers(0, 250),
        st.lists(st.integers(0, 60), min_size=5, max_size=5),
    )
    def test_it_is_the_payback_time_of_the_core(self, gains, first, later):
        """The same time as `payback_time`, covered for good; never is more than the years given."""
        costs = [first, *later[: len(gains) - 1]]
        time = payback_time([Fraction(x) for x in gains], costs=costs)
        finding = check_payback(gains, Interval(None, None), costs=costs, payback="gains evenly over the year")
        assert finding.point == time
        ends = check_payback(gains, Interval(None, None), costs=costs, payback="at year ends")
        year = break_even_year(gains, costs=costs)
        assert (ends.point is None) == (year is None)
        if time is not None and time % 1:
            assert ends.point == year
        if time is None:
            assert finding.expected == Interval(Fraction(len(gains)), None, low_open=True)

    @given(st.lists(st.integers(0, 100), min_size=1, max_size=5), st.integers(0, 200), st.data())
    def test_its_range_holds_every_time(self, gains, cost, data):
        """Gains and costs anywhere within their rounding give a time within the range."""
        finding = check_payback(
            [Printed("", Fraction(x), Fraction(1)) for x in gains],
            Interval(None, None),
            costs=Printed("", Fraction(cost + 1), Fraction(1)),
            payback="gains evenly over the year",
        )
        off = st.fractions(-Fraction(1, 2), Fraction(1, 2), max_denominator=50)
        time = payback_time([x + data.draw(off) for x in gains], costs=cost + 1 + data.draw(off))
        low, high = finding.expected.low, finding.expected.high
        assert (high is None) if time is None else (low <= time and (high is None or time <= high))

    @settings(max_examples=150)
    @given(st.data(), st.sampled_from(("half-up", "cut")), st.sampled_from(PAYBACKS))
    def test_a_true_time_is_never_refused(self, data, rule, way):
        """Gains, costs and the time itself, all printed by the rule that is stated; given by year or so far."""
        gains = data.draw(st.lists(st.fractions(0, 20, max_denominator=50), min_size=1, max_size=5))
        cost, rate = data.draw(st.fractions(0, 50, max_denominator=50)), Fraction(1, 10)
        sums = data.draw(st.booleans())
        found = paid_back(gains, EVERYTHING, cost, Terms(), payback=way, rate=rate)
        assume(found.point is not None)
        shown = [by_hand(x, rule, 1) for x in (accumulate(gains) if sums else gains)]
        time = by_hand(found.point, rule, Fraction(1, 100))
        said = paid_back(
            shown, time, by_hand(cost, rule, 1), Terms(reading=rule), payback=way, rate=rate, cumulative=sums
        )
        assert said.verdict != "does not follow"
        assert contains(said.expected, found.point)

    @settings(max_examples=100)
    @given(
        st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), min_size=1, max_size=4),
        st.tuples(st.integers(0, 60), st.integers(0, 9)),
        st.sampled_from(PAYBACKS),
    )
    def test_of_cumulative_gains_it_is_that_of_the_corners(self, sums, cost, way):
        """Of all ends of all sums and of the cost, the earliest and the latest time: no more and no less."""
        rows = [Interval(Fraction(x), Fraction(x + width)) for x, width in (*sums, cost)]
        found = paid_back(rows[:-1], EVERYTHING, rows[-1], Terms(), payback=way, rate=Fraction(1, 4), cumulative=True)
        times = set()
        for corner in product(*({x.low, x.high} for x in rows)):
            so_far = (Fraction(0), *corner[:-1])
            gains = [b - a for a, b in pairwise(so_far)]
            one = paid_back(gains, EVERYTHING, corner[-1], Terms(), payback=way, rate=Fraction(1, 4))
            times.add(one.point)
        assert found.expected.high == (None if None in times else max(times))
        known = times - {None}
        assert found.expected.low == (min(known) if known else len(sums))

    def test_an_end_that_is_not_reached_does_not_cover(self):
        """Cut, 4 is less than 5: three of them never come up to 15, and 5 less a little come up to 10 after 2 years."""
        gains = [printed("4 kr")] * 3
        for way, times in (("at year ends", (3, 3, False)), ("gains evenly over the year", (2, Fraction(5, 2), True))):
            terms = {"payback": way, "reading": "cut"}
            assert check_payback(gains, EVERYTHING, costs=15, **terms).expected == Interval(3, None, low_open=True)
            assert check_payback(gains, EVERYTHING, costs=10, **terms).expected[:3] == times

    def test_gains_and_costs_may_be_as_long_as_one_likes(self):
        """300 years of 1: a cost of 1 is covered by the end of the first, and stays so."""
        finding = check_payback((1,) * 300, printed("1 år"), costs=(1, *[0] * 299), payback="at year ends")
        assert finding.verdict == "exact"

    def test_what_is_no_payback_is_refused(self):
        """As long as each other, costs positive, a rate above -100 %."""
        with pytest.raises(ShapeError, match="gains and costs must be equally long; got 2 and 3"):
            check_payback((1, 2), TWO_YEARS, costs=(1, 2, 3))
        with pytest.raises(ShapeError, match="gains and costs must be equally long; got 3 and 2"):
            check_payback((1, 2, 3), TWO_YEARS, costs=(1, 2))
        with pytest.raises(RangeError, match="costs be at least 0"):
            check_payback((1,), TWO_YEARS, costs=Fraction(-1, 2))
        with pytest.raises(ShapeError, match="gains must hold"):
            check_payback((), TWO_YEARS, costs=1)
        with pytest.raises(RangeError, match="costs be at least 0; got \N{MINUS SIGN}5"):
            check_payback((1,), TWO_YEARS, costs=-5)
        with pytest.raises(RangeError, match="rate must be above -1"):
            check_payback((1,), TWO_YEARS, costs=1, rate=-2)
        with pytest.raises(RangeError, match="rate must be above -1"):
            check_payback((1,), TWO_YEARS, costs=1, rate=-1)
        with pytest.raises(RangeError, match=r"rate must be one number; got .*: check it at either end"):
            check_payback((1,), TWO_YEARS, costs=1, rate=Interval(Fraction(3, 100), Fraction(4, 100)))
        with pytest.raises(RangeError, match="payback must be one of"):
            check_payback((1,), TWO_YEARS, costs=1, payback="soon")
        with pytest.raises(RangeError, match="rate must be given for a discounted payback; got none"):
            check_payback((1,), TWO_YEARS, costs=1, payback="at year ends, discounted")

    def test_a_missing_figure_leaves_it_undecided(self):
        """None is a figure that is not printed."""
        assert check_payback((1, None), TWO_YEARS, costs=1).verdict == "undecided"
        assert check_payback((1, 1), TWO_YEARS, costs=[1, None]).verdict == "undecided"


class TestBeyondTheYearsGiven:
    """Where the cost is not covered within the years given, nothing is known of a later year."""

    @pytest.mark.parametrize(
        ("figure", "verdict"),
        [
            ("1 år", "does not follow"),
            ("2 år", "undecided"),
            ("5 år", "undecided"),
            ("högst 2 år", "does not follow"),
            ("högst 5 år", "undecided"),
            ("minst 2 år", "exact"),
        ],
    )
    def test_a_later_time_is_undecided(self, figure, verdict):
        """Two years of 100 leave 1 300 of 1 500: not within two years is proved, and nothing more."""
        finding = check_payback([100, 100], printed(figure), costs=1500, payback="gains evenly over the year")
        assert finding.verdict == verdict

    def test_where_rounding_decides_only_a_time_within_them_is_shown(self):
        """About 100 a year cover 200 within two years, or not: 1,98 years can be, of 3 nothing is known."""
        gains = [Interval(90, 110)] * 2
        verdicts = [
            check_payback(gains, printed(x, locale="sv"), costs=200, payback="gains evenly over the year").verdict
            for x in ("1,98 år", "3 år", "0,5 år")
        ]
        assert verdicts == ["within inputs", "undecided", "does not follow"]


class TestRateOfReturn:
    @pytest.mark.parametrize(
        ("flows", "figure", "verdict", "convention"),
        [
            ((-100, 110), "10 %", "exact", "exact"),
            ((-100, 60, 60), "13,1 %", "rounds", "exact; half-up"),
            ((-100, 60, 60), "13 %", "rounds", "exact; half-up"),
            ((-100, 60, 60), "15 %", "does not follow", "exact"),
            ((-100, 230, -132), "20 %", "exact", "exact"),
            ((100, 60), "5 %", "does not follow", "exact; no rate"),
            ((-1, 11), "1 000 %", "exact", "exact"),  # the highest that is sought
        ],
    )
    def test_exact_rates(self, flows, figure, verdict, convention):
        """A root of the present value; where there are two, either."""
        finding = check_rate_of_return(flows, printed(figure))
        assert (finding.verdict, finding.convention) == (verdict, convention)

    @pytest.mark.parametrize(
        ("flows", "figure", "verdict"),
        [
            ((-1, 100), "9 900 %", "undecided"),  # it is 9 900 %, which is not sought
            ((-100, 5), "-95 %", "undecided"),
            ((-1, 100), "10 %", "does not follow"),
            ((-100, 110), "9 900 %", "does not follow"),  # the signs change once, and 10 % is the rate
            ((100, 60), "9 900 %", "does not follow"),  # they do not change: there is none at all
            ((-1, 0, 60), "-800 %", "does not follow"),
            ((-100, 230, -132), "9 900 %", "undecided"),
            ((-100, Interval(0, 3), 110), "9 900 %", "undecided"),
        ],
    )
    def test_a_rate_that_is_not_sought_is_undecided(self, flows, figure, verdict):
        """Above 1000 %, or at or below -90 %, nothing is known unless the signs of the flows rule it out."""
        finding = check_rate_of_return(flows, printed(figure))
        assert finding.verdict == verdict
        assert (finding.gap == 0) or verdict != "undecided"

    def test_what_bounds_the_search_is_told(self):
        """Both where no rate was found and where a figure lies beyond them."""
        none, beyond = (check_rate_of_return((-1, 100), printed(x), place="IRR") for x in ("10 %", "9 900 %"))
        assert "no rate between \N{MINUS SIGN}90% and 1,000% brings" in sentence(none, language="en")
        assert sentence(beyond, language="en") == (
            "IRR: 9 900 % cannot be decided: only rates between \N{MINUS SIGN}90% and 1,000% were tried."
        )
        assert sentence(beyond, language="sv").replace("\xa0", " ") == (
            "IRR: 9 900 % kan inte avgöras: bara räntor mellan \N{MINUS SIGN}90 % och 1 000 % har prövats."
        )

    def test_flows_of_nothing_have_any_rate(self):
        """0 at 5 % is nothing, as at any other rate."""
        for flows in ((0, 0), (printed("0 kr"), printed("0 kr"))):
            finding = check_rate_of_return(flows, printed("5 %"))
            assert (finding.verdict, finding.point) == ("undecided", None)
            assert "vilken ränta som helst ger nuvärdet noll" in sentence(finding, language="sv")

    def test_a_stated_rule_holds_for_the_flows(self):
        """Cut, 10 is up to 11 and 11 up to 12: below 20 %; rounded, 9.5 and 11.5 give 21.05 %."""
        flows = [printed("-10"), printed("11")]
        for figure, cut, rounded in (
            ("21 %", "does not follow", "within inputs"),
            ("5 %", "within inputs", "within inputs"),
        ):
            assert check_rate_of_return(flows, printed(figure), reading="cut", method="exact").verdict == cut
            assert check_rate_of_return(flows, printed(figure), reading="half-up", method="exact").verdict == rounded

    @settings(max_examples=60, deadline=None)
    @given(
        st.sampled_from(("half-up", "cut")),
        st.fractions(Fraction(-1, 2), 2, max_denominator=30),
        st.lists(st.fractions(0, 50, max_denominator=20), min_size=1, max_size=4),
    )
    def test_a_true_rate_is_never_refused(self, rule, rate, gains):
        """The first flow is what the others are worth at the rate; all are printed by the rule that is stated."""
        worth = sum(gain / (1 + rate) ** (t + 1) for t, gain in enumerate(gains))
        flows = [by_hand(x, rule, 1) for x in (-worth, *gains)]
        figure = by_hand(rate, rule, Fraction(1, 1000))
        assert check_rate_of_return(flows, figure, reading=rule, method="exact").verdict != "does not follow"

    def test_one_linear_interpolation(self):
        """Between 10 % and 20 % the line through 4.13 and -8.33 crosses nothing at 13.31 %: not the root, 13.07 %."""
        low, high = (-100 + 60 / (1 + r) + 60 / (1 + r) ** 2 for r in (Fraction(1, 10), Fraction(1, 5)))
        crossing = Fraction(1, 10) + Fraction(1, 10) * low / (low - high)
        assert round(100 * crossing, 2) == Fraction("13.31")
        finding = check_rate_of_return((-100, 60, 60), printed("13,31 %"))
        assert finding.convention == "one linear interpolation; 10 % and 20 %; half-up"
        stated = check_rate_of_return((-100, 60, 60), printed("13,31 %"), method="exact")
        assert stated.verdict == "only if"

    @pytest.mark.parametrize(
        ("low", "step"),
        [(Fraction(13, 100), Fraction(1, 100)), (Fraction(1, 10), Fraction(1, 20)), (Fraction(1, 10), Fraction(1, 10))],
    )
    def test_trial_rates_one_five_or_ten_points_apart(self, low, step):
        """Where the line between the present values at the two around the root, 13.07 %, crosses nothing."""
        below, above = (-100 + 60 / (1 + r) + 60 / (1 + r) ** 2 for r in (low, low + step))
        crossing = low + step * below / (below - above)
        figure = Printed("", round(crossing, 7), Fraction(1, 10**7))
        finding = check_rate_of_return((-100, 60, 60), figure, method="one linear interpolation")
        assert finding.verdict == "rounds"
        assert finding.point == crossing
        assert f"{100 * low} % and {100 * (low + step)} %" in finding.convention

    @pytest.mark.parametrize(
        ("flows", "figure", "rule"),
        [(("-10", "11"), "21 %", "cut"), (("-100", "60", "60"), "23,4 %", None), (("-100", "60", "60"), "9 %", None)],
    )
    def test_a_wrong_rate_of_rounded_flows_is_not_undecided(self, flows, figure, rule):
        """The later flows are above 0 whatever they stand for, so that the value does fall and crosses nothing."""
        finding = check_rate_of_return([printed(x) for x in flows], printed(figure), reading=rule)
        assert finding.verdict == "does not follow"

    def test_on_a_line_that_may_be_level_nothing_is_sought(self):
        """What comes later may add up to nothing: by hand there is then no crossing, and the exact rate is told."""
        for method in RATE_OF_RETURN:
            assert check_rate_of_return((-100, Interval(-1, 120)), printed("500 %"), method=method).gap > 4
            assert check_rate_of_return((0, 0), printed("23,4 %"), method=method).convention.endswith("any rate")

    def test_the_nearest_rate_is_told_where_none_fits(self):
        """Of the roots 10 % and 20 %, 25 % is further from both; the least gap is from 20 %."""
        finding = check_rate_of_return((-100, 230, -132), printed("25 %"), method="exact")
        assert finding.verdict == "does not follow"
        assert Fraction(4, 100) < finding.gap <= Fraction(5, 100)
        assert finding.formula == "\N{MINUS SIGN}100, 230, \N{MINUS SIGN}132"
        assert check_rate_of_return((-100, None), printed("25 %")).verdict == "undecided"

    def test_flows_that_are_not_single_numbers_have_no_root_of_their_own(self):
        """From 90 to 110 at first there is a range of rates and no point in it."""
        found = check_rate_of_return((Interval(-110, -90), 60, 60), Interval(None, None), method="exact")
        assert found.point is None
        assert found.expected.low < Fraction("0.13") < found.expected.high

    def test_one_that_is_cut_is_told_so(self):
        """13,066 % is 13,0 % only if it is cut."""
        finding = check_rate_of_return((-100, 60, 60), printed("13,0 %"), method="exact")
        assert (finding.verdict, finding.convention) == ("truncates", "exact; cut")

    def test_a_rate_that_only_rounding_allows_has_no_root_of_its_own(self):
        """((v - 2)^2 + 0,001) (v - 0,5): nothing at 100 %, and nearly so at -50 %, which the last places allow."""
        flows = [Printed("", Fraction(x), Fraction(1, 1000)) for x in ("-2.0005", "6.001", "-4.5", "1")]
        flows[0] = Fraction("-2.0005")
        near = check_rate_of_return(flows, printed("-50,0 %"), method="exact")
        assert (near.verdict, near.point) == ("within inputs", None)
        assert check_rate_of_return(flows, printed("100 %"), method="exact").point == 1

    def test_an_irrational_root_is_never_exact(self):
        """Any number near the root that somebody prints is a rounded one."""
        finding = check_rate_of_return((-1, 0, 2), printed("41,4 %"), method="exact")
        assert finding.verdict == "rounds"
        rates = check_rate_of_return((-100, 60, 60), Interval(None, None), method="exact")
        assert abs(-100 + 60 / (1 + rates.point) + 60 / (1 + rates.point) ** 2) < Fraction(1, 10**9)
        found = check_rate_of_return((-100, 60, 60), rates.point, method="exact")
        assert (found.verdict, found.convention) == ("rounds", "exact; half-up")

    def test_rounded_flows_give_a_range_of_rates(self):
        """100 and 110, each to the ten, allow more than 10 %."""
        flows = [Printed("", Fraction(x), Fraction(10)) for x in (-100, 110)]
        assert check_rate_of_return(flows, printed("15 %"), method="exact").verdict == "within inputs"
        assert check_rate_of_return(flows, printed("25 %"), method="exact").verdict == "does not follow"


class TestPeriodRate:
    @pytest.mark.parametrize(
        ("figure", "convention"),
        [("0,333 %", "nominal/m; half-up"), ("0,327 %", "effective root; half-up")],
    )
    def test_a_month_of_four_percent(self, figure, convention):
        """A twelfth of 4 % is 0.333 %, its twelfth root 0.327 %."""
        assert check_period_rate(Fraction(4, 100), 12, printed(figure)).convention == convention

    @pytest.mark.parametrize(
        "rate", [Fraction(21, 100), Fraction(-1, 2), 0, 3, 99, Fraction(-999, 1000), Fraction(1, 10**16) - 1]
    )
    @pytest.mark.parametrize("periods", [1, 2, 12])
    def test_the_root_is_found_to_a_millionth_of_a_milliardth(self, rate, periods):
        """Two rates 1e-15 apart, with the root between them."""
        low, high = _root(Fraction(rate), periods)
        assert high - low == Fraction(1, 10**15)
        assert (1 + low) ** periods <= 1 + rate < (1 + high) ** periods

    @pytest.mark.parametrize(("percent", "above"), [(4, False), (5, True)])
    def test_no_figure_is_an_irrational_root_exactly(self, percent, above):
        """Also one that is the simplest number within 1e-15 of it, be it above the root or below."""
        point = check_period_rate(Fraction(percent, 100), 4, printed("1 %"), method="effective root").point
        assert ((1 + point) ** 4 > 1 + Fraction(percent, 100)) == above
        near = Printed("", point, Fraction(1, 10**6), "share")
        found = check_period_rate(Fraction(percent, 100), 4, near, method="effective root")
        assert found.verdict == "rounds"

    def test_a_rounded_rate_gives_a_range_of_roots(self):
        """4.5 % or 5.4 % a year, printed 5 %, is 0.367 % to 0.439 % a month; not known, it is undecided."""
        yearly = Printed("5 %", Fraction(5, 100), Fraction(1, 100))
        found = check_period_rate(yearly, 12, Interval(None, None), method="effective root")
        assert (
            (1 + found.expected.low) ** 12 <= Fraction("1.045") < (1 + found.expected.low + Fraction(1, 10**14)) ** 12
        )
        assert (
            (1 + found.expected.high - Fraction(1, 10**14)) ** 12 < Fraction("1.055") <= (1 + found.expected.high) ** 12
        )
        assert abs((1 + found.point) ** 12 - Fraction("1.05")) < Fraction(1, 10**13)
        assert found.formula == "(1 + 5 %)^(1/12) - 1"
        assert check_period_rate(None, 12, printed("1 %")).verdict == "undecided"
        for open_ended in (Interval(None, 1), Interval(0, None), Interval(-1, 1)):
            with pytest.raises(RangeError, match="annual must be above -1"):
                check_period_rate(open_ended, 12, printed("1 %"))

    def test_a_stated_rule_holds_for_the_rate_a_year(self):
        """Cut, 4,0 % is up to 4,1 %, of which a twelfth is up to 0,3417 %; rounded, it is up to 0,3375 %."""
        annual = printed("4,0 %", exact=False)
        for rule, verdict in (("cut", "within inputs"), ("half-up", "does not follow")):
            found = check_period_rate(annual, 12, printed("0,340 %"), reading=rule, method="nominal/m")
            assert found.verdict == verdict
        assert (
            check_period_rate(annual, 12, printed("0,334 %"), reading="cut", method="effective root").verdict
            != "does not follow"
        )

    def test_what_is_only_near_the_root_is_rounded(self):
        """The square root of 1.04 has no last digit: whatever is printed of it was rounded."""
        found = check_period_rate(Fraction(4, 100), 2, Interval(None, None), method="effective root")
        near = check_period_rate(Fraction(4, 100), 2, found.point, method="effective root")
        assert (near.verdict, near.convention) == ("rounds", "effective root; half-up")
        assert check_period_rate(0, 2, 0, method="effective root").verdict == "exact"

    def test_what_is_not_near_it_is_not(self):
        """A twelfth root of 4 % is 0,327 %: 0,32 % was cut, and 0,4 % is another."""
        cut = check_period_rate(Fraction(4, 100), 12, printed("0,32 %"), method="effective root")
        assert (cut.verdict, cut.convention) == ("truncates", "effective root; cut")
        other = check_period_rate(Fraction(1, 100), 12, printed("0,4 %"), method="effective root")
        assert other.verdict == "does not follow"

    def test_an_exact_root_is_exact(self):
        """21 % a year is 10 % a half-year."""
        assert check_period_rate(Fraction(21, 100), 2, printed("10 %"), method="effective root").verdict == "exact"

    @given(st.fractions(-Fraction(1, 2), 2, max_denominator=300), st.integers(1, 12))
    def test_the_rounded_root_follows(self, rate, periods):
        """A rate that compounds to the annual one, rounded to a hundredth of a point, is never found wrong."""
        yearly = (1 + rate) ** periods - 1
        figure = Printed("", Fraction(round(rate * 10_000), 10_000), Fraction(1, 10_000))
        assert check_period_rate(yearly, periods, figure, method="effective root").verdict not in REMARKS

    def test_what_is_no_rate_is_refused(self):
        """Above -100 %, at least one period and at most one a day."""
        for rate in (-1, -2):
            with pytest.raises(RangeError, match="annual must be above -1"):
                check_period_rate(rate, 12, printed("1 %"))
        for periods in (0, 367):
            with pytest.raises(RangeError, match="periods must be from 1 to 366"):
                check_period_rate(1, periods, printed("1 %"))

    def test_a_year_may_have_a_period_for_each_of_its_days(self):
        """1.04^(1/366) - 1 is 0.01072 %, and 4 % / 366 is 0.01093 %."""
        assert check_period_rate(Fraction(4, 100), 366, printed("0,01072 %")).convention == "effective root; half-up"


class TestBeyond:
    @pytest.mark.parametrize(
        ("figure", "flows", "rates", "may"),
        [
            ("5 %", (-1, 100), [], False),  # a rate that is sought
            ("9 900 %", (-1, 100), [], True),
            ("9 900 %", (1, 1), [], False),  # no change of sign, no rate
            ("9 900 %", (1, 1), [(LOWEST, 0)], False),
            ("9 900 %", (-1, 0, 1), [(0, 0)], False),  # one change, and its rate is found
            ("9 900 %", (-1, 0, 1), [(LOWEST, 0)], True),  # it may lie beyond the end
            ("9 900 %", (-1, 0, 1), [(0, HIGHEST)], True),
            ("9 900 %", (-1, 3, -1), [(0, 0)], True),  # two changes, and one rate found
            ("9 900 %", (-1, Interval(-1, 1)), [(0, 0)], True),  # a sign that is not known
        ],
    )
    def test_there_may_be_a_rate_beyond_those_sought_as_the_signs_allow(self, figure, flows, rates, may):
        """By Descartes' rule of signs."""
        row = [interval(x) for x in flows]
        assert _may_be_beyond(printed(figure), row, [tuple(map(Fraction, span)) for span in rates]) == may

    @pytest.mark.parametrize(
        ("low", "high", "sign"),
        [
            (0, 0, 0),
            (1, 2, 1),
            ("0.5", 1, 1),
            (-2, -1, -1),
            (-1, "-0.5", -1),
            (-1, 1, None),
            (0, 1, None),
            (-1, 0, None),
        ],
    )
    def test_the_sign_of_an_interval(self, low, high, sign):
        """None where there is more than one."""
        assert _sign(Interval(Fraction(low), Fraction(high))) == sign

    @pytest.mark.parametrize("figure", ["1 000 %", "cirka 1 000 %"])
    def test_a_rate_at_the_bound_follows_though_its_rounding_reaches_beyond(self, figure):
        """1 000 % is the highest that is sought; what follows is not undecided for what else it may be."""
        assert check_rate_of_return((-1, 11), printed(figure)).verdict in {"exact", "rounds"}

    @pytest.mark.parametrize(
        "flows",
        [
            (printed("cirka -100 kr"), printed("cirka 120 kr")),
            (Interval(-110, -90), Interval(110, 130)),  # of neither a single number is known
            (Interval(-10, -1), Interval(Fraction(1, 2), 1)),  # from the lowest rate that is sought
            (Interval(1, 2), Interval(1, 2)),  # no rate at all
            (Interval(-100, 100), 5),  # any, for all that is known; of 5 alone none
        ],
    )
    def test_only_flows_of_nothing_have_any_rate(self, flows):
        """Not those of which no single number is known, nor those that may be nothing within their rounding."""
        assert "any rate" not in check_rate_of_return(flows, printed("20 %"), method="exact").convention
        assert "any rate" in check_rate_of_return((0, 0), printed("20 %"), method="exact").convention
