"""Payback times, rates of return and rates per period."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import break_even_year, payback_time
from socioecon.audit import (
    REMARKS,
    Interval,
    Printed,
    check_payback,
    check_period_rate,
    check_rate_of_return,
    printed,
)
from socioecon.core.errors import RangeError, ShapeError

TWO_YEARS = Interval(None, Fraction(2))
SOCIETY = (1082551, 1040915, 1000879)
MUNICIPALITY = (280500, 269712, 259338)


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

    def test_what_is_no_payback_is_refused(self):
        """As long as each other, costs positive, a rate above -100 %."""
        with pytest.raises(ShapeError, match="equally long"):
            check_payback((1, 2), TWO_YEARS, costs=(1, 2, 3))
        with pytest.raises(ShapeError, match="gains must hold"):
            check_payback((), TWO_YEARS, costs=1)
        with pytest.raises(RangeError, match="costs be at least 0"):
            check_payback((1,), TWO_YEARS, costs=-5)
        with pytest.raises(RangeError, match="rate must be above -1"):
            check_payback((1,), TWO_YEARS, costs=1, rate=-1)
        with pytest.raises(RangeError, match="payback must be one of"):
            check_payback((1,), TWO_YEARS, costs=1, payback="soon")

    def test_a_missing_figure_leaves_it_undecided(self):
        """None is a figure that is not printed."""
        assert check_payback((1, None), TWO_YEARS, costs=1).verdict == "undecided"


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
        ],
    )
    def test_exact_rates(self, flows, figure, verdict, convention):
        """A root of the present value; where there are two, either."""
        finding = check_rate_of_return(flows, printed(figure))
        assert (finding.verdict, finding.convention) == (verdict, convention)

    def test_one_linear_interpolation(self):
        """Between 10 % and 20 % the line through 4.13 and -8.33 crosses nothing at 13.31 %: not the root, 13.07 %."""
        low, high = (-100 + 60 / (1 + r) + 60 / (1 + r) ** 2 for r in (Fraction(1, 10), Fraction(1, 5)))
        crossing = Fraction(1, 10) + Fraction(1, 10) * low / (low - high)
        assert round(100 * crossing, 2) == Fraction("13.31")
        finding = check_rate_of_return((-100, 60, 60), printed("13,31 %"))
        assert finding.convention == "one linear interpolation; 10 % and 20 %; half-up"
        stated = check_rate_of_return((-100, 60, 60), printed("13,31 %"), method="exact")
        assert stated.verdict == "only if"

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
        """Above -100 %, at least one period."""
        with pytest.raises(RangeError, match="annual must be above -1"):
            check_period_rate(-1, 12, printed("1 %"))
        with pytest.raises(RangeError, match="periods must be"):
            check_period_rate(1, 0, printed("1 %"))
