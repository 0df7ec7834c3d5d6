import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy_financial
import pytest
import pyxirr
from hypothesis import example, given
from hypothesis import strategies as st

from socioecon import (
    RangeError,
    ShapeError,
    annuity_factor,
    discount,
    discount_factors,
    effective_rate,
    equivalent_annual_value,
    internal_rate_of_return,
    modified_internal_rate_of_return,
    nominal_rate,
    present_value,
)

from .strategies import KINDS, U, amounts, hundreds, numbers, rates, rows, years

TIMINGS = ["advance", "mid-year", "arrears"]
EXACT = ["advance", "arrears"]
FOUR = Fraction(1, 25)

# What numpy-financial and pyxirr call the two timings that they know.
WHEN = {"advance": "begin", "arrears": "end"}
# Near 0 their closed formula (1 - (1 + r)^-n) / r loses digits: those have a test of their own.
away_from_0 = st.floats(0.001, 1) | st.floats(-0.5, -0.001)


class TestDiscountFactors:
    @given(rate=rates, years=years)
    def test_advance_leaves_the_first_year(self, rate, years):
        """1, 1 / (1 + r), ..."""
        assert discount_factors(rate, years, timing="advance") == tuple(1 / (1 + rate) ** t for t in range(years))

    @pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
    @given(data=st.data(), years=st.integers(2, 6), is_schedule=st.booleans())
    def test_arrears_are_those_of_advance_a_year_later(self, kind, data, years, is_schedule):
        """The end of a year is the start of the next, to the last bit in every kind."""
        one = numbers(kind, -0.5, 2)
        rate = data.draw(st.tuples(*[one] * years) if is_schedule else one)
        arrears = discount_factors(rate, years, timing="arrears")
        assert arrears[:-1] == discount_factors(rate, years, timing="advance")[1:]

    @given(rate=numbers(Decimal, -0.5, 2), years=years)
    def test_mid_year_lies_in_the_geometric_middle(self, rate, years):
        """Twice half a year is a year: mid-year squared is advance times arrears, within the last of 28 digits."""
        advance, mid, arrears = (discount_factors(rate, years, timing=timing) for timing in TIMINGS)
        for at_start, in_the_middle, at_end in zip(advance, mid, arrears, strict=True):
            # A few roundings, each of half a unit in the 28th digit of what it gives.
            assert abs(in_the_middle**2 - at_start * at_end) <= 10 * Decimal("1e-27") * at_start * at_end

    @pytest.mark.parametrize("timing", EXACT)
    @given(rate=rates, years=years)
    def test_a_schedule_of_one_rate_is_that_rate(self, timing, rate, years):
        """Written once or every year."""
        assert discount_factors((rate,) * years, years, timing=timing) == discount_factors(rate, years, timing=timing)

    @given(schedule=rows(rates))
    def test_each_rate_counts_over_its_own_year(self, schedule):
        """rate[k] is the step from the start of year k + 1 to its end."""
        advance = discount_factors(schedule, len(schedule), timing="advance")
        arrears = discount_factors(schedule, len(schedule), timing="arrears")
        assert tuple(start / end - 1 for start, end in zip(advance, arrears, strict=True)) == schedule

    def test_a_schedule_may_be_as_long_as_the_flows_whatever_their_length(self):
        """One rate a year over 300 years."""
        assert discount((Fraction(1),) * 300, (Fraction(1),) * 300, timing="arrears")[-1] == Fraction(1, 2**300)

    def test_an_int_in_a_schedule_takes_the_kind_of_the_others(self):
        """0 and a quarter are Fractions both, and no 1 / 1 slips in as a float."""
        assert discount_factors((0, Fraction(1, 4)), 2, timing="arrears") == (1, Fraction(4, 5))
        assert {type(x) for x in discount_factors((0, Fraction(1, 4)), 2, timing="arrears")} == {Fraction}
        assert discount_factors((0, Decimal("0.25")), 2, timing="arrears") == (1, Decimal("0.8"))

    @pytest.mark.parametrize("rate", [-1, -2, Fraction(-1), Decimal(-1), -1.5])
    def test_refuses_a_rate_that_leaves_nothing(self, rate):
        """-100 % and less."""
        with pytest.raises(
            RangeError, match=r"^rate must be above -1 \(-100 %\); got .*a fraction of 1 \(0\.04, not 4\)"
        ):
            discount_factors(rate, 3, timing="advance")

    def test_names_the_year_of_such_a_rate_in_a_schedule(self):
        """rate[1] is the second year's."""
        with pytest.raises(RangeError, match=r"^rate\[1\] must be above -1 \(-100 %\); got -1"):
            discount_factors((0.04, -1), 2, timing="advance")

    @pytest.mark.parametrize("schedule", [(0.04,), (0.04, 0.04, 0.04), []])
    def test_refuses_a_schedule_of_another_length(self, schedule):
        """Exactly one rate a year."""
        with pytest.raises(ShapeError, match=r"^rate must"):
            discount_factors(schedule, 2, timing="advance")

    @pytest.mark.parametrize("timing", ["end", "", None, 1, ["advance"], np.array(["advance", "arrears"])])
    def test_refuses_an_unknown_timing(self, timing):
        """It lists those that there are."""
        with pytest.raises(RangeError, match=r"timing must be one of 'advance', 'mid-year', 'arrears'; got .*: choose"):
            discount_factors(0.04, 3, timing=timing)

    def test_refuses_a_root_of_a_fraction(self):
        """Half a year's growth is no Fraction, and what to do is said."""
        with pytest.raises(
            TypeError, match=r"a root has no exact answer in Fraction.*convert to float or Decimal first"
        ):
            discount_factors(FOUR, 3, timing="mid-year")

    def test_says_that_a_factor_is_too_large(self):
        """Near -100 % a krona is worth more than a float can hold."""
        with pytest.raises(RangeError, match=r"^the result of discount_factors must be finite"):
            discount_factors(-1 + 1e-15, 100, timing="advance")


class TestDiscount:
    @pytest.mark.parametrize("timing", EXACT)
    @given(flows=rows(amounts), rate=rates)
    def test_forth_and_back(self, timing, flows, rate):
        """Dividing by the factors gives the flows back."""
        factors = discount_factors(rate, len(flows), timing=timing)
        back = tuple(x / f for x, f in zip(discount(flows, rate, timing=timing), factors, strict=True))
        assert back == flows

    @pytest.mark.parametrize("timing", EXACT)
    @given(flows=rows(amounts), rate=rates)
    def test_adds_up_to_the_present_value(self, timing, flows, rate):
        """Year by year, or all at once."""
        assert sum(discount(flows, rate, timing=timing)) == present_value(flows, rate, timing=timing)


class TestPresentValue:
    @pytest.mark.parametrize("timing", EXACT)
    @given(flows=rows(amounts), rate=rates)
    def test_is_the_sum_of_flows_times_factors(self, timing, flows, rate):
        """By the definition."""
        factors = discount_factors(rate, len(flows), timing=timing)
        assert present_value(flows, rate, timing=timing) == sum(x * f for x, f in zip(flows, factors, strict=True))

    @pytest.mark.parametrize("timing", EXACT)
    @given(vectors=rows(amounts, rates))
    def test_is_so_by_a_schedule_too(self, timing, vectors):
        """With one rate a year."""
        flows, schedule = vectors
        factors = discount_factors(schedule, len(flows), timing=timing)
        assert present_value(flows, schedule, timing=timing) == sum(x * f for x, f in zip(flows, factors, strict=True))

    @given(flows=rows(amounts), rate=rates)
    def test_arrears_are_worth_a_year_less(self, flows, rate):
        """The same flows a year later."""
        advance = present_value(flows, rate, timing="advance")
        assert present_value(flows, rate, timing="arrears") * (1 + rate) == advance
        assert present_value((0, *flows), rate, timing="advance") == present_value(flows, rate, timing="arrears")

    @pytest.mark.parametrize("timing", EXACT)
    @given(flows=rows(amounts))
    def test_at_rate_0_is_the_plain_sum(self, timing, flows):
        """An int rate takes the kind of the flows."""
        value = present_value(flows, 0, timing=timing)
        assert value == sum(flows)
        assert type(value) is Fraction

    @pytest.mark.parametrize("timing", EXACT)
    @given(vectors=rows(amounts, amounts), factor=amounts, rate=rates)
    def test_is_linear_in_amounts(self, timing, vectors, factor, rate):
        """Values of sums are sums of values."""
        one, other = vectors
        both = tuple(a + factor * b for a, b in zip(one, other, strict=True))
        apart = present_value(one, rate, timing=timing) + factor * present_value(other, rate, timing=timing)
        assert present_value(both, rate, timing=timing) == apart

    @pytest.mark.oracle(by="numpy-financial")
    @hundreds
    @given(flows=st.lists(numbers(float, -1e9, 1e9), min_size=1, max_size=30), rate=st.floats(-0.5, 2))
    def test_agrees_with_numpy_financial(self, flows, rate):
        """Its npv takes the first flow undiscounted, as "advance"; both sum in floats, each in its own order."""
        ours = present_value(flows, rate, timing="advance")
        absolute = float(present_value([abs(x) for x in flows], rate, timing="advance"))
        # Ours is off by 3 n + 4 roundings (bounds.py); theirs takes powers, some 2 roundings more a flow.
        assert abs(ours - numpy_financial.npv(rate, flows)) <= float((8 * len(flows) + 8) * U) * absolute

    @pytest.mark.oracle(by="pyxirr")
    @pytest.mark.parametrize("timing", EXACT)
    @hundreds
    @given(flows=st.lists(numbers(float, -1e9, 1e9), min_size=1, max_size=30), rate=st.floats(-0.5, 2))
    def test_agrees_with_pyxirr(self, timing, flows, rate):
        """Its npv knows both timings: from zero is "advance", from one, as a spreadsheet has it, "arrears"."""
        ours = present_value(flows, rate, timing=timing)
        absolute = float(present_value([abs(x) for x in flows], rate, timing=timing))
        theirs = pyxirr.npv(rate, flows, start_from_zero=timing == "advance")
        # As above: powers in the place of products.
        assert abs(ours - theirs) <= float((8 * len(flows) + 8) * U) * absolute

    @pytest.mark.oracle(by="numpy-financial")
    def test_of_npvs_two_meanings_ours_has_to_be_named(self):
        """110 kr at the end of the year are 100 today: to a spreadsheet's NPV; to numpy-financial's they are 110.

        Both are right about what they mean, and neither name says what that is; with us whoever asks says when.
        """
        assert numpy_financial.npv(0.1, [110]) == present_value((110,), Fraction(1, 10), timing="advance") == 110
        as_a_spreadsheet = pyxirr.npv(0.1, [110], start_from_zero=False)
        assert as_a_spreadsheet == pytest.approx(100, rel=1e-15)  # 1.1 is no float
        assert present_value((110,), Fraction(1, 10), timing="arrears") == 100

    @pytest.mark.oracle(by="pyxirr")
    def test_a_year_is_a_year_and_not_365_days(self):
        """With dates pyxirr counts days and divides them by 365: after a leap year the next flow falls a day late.

        On days 365 apart it agrees. From one New Year to the next, past the leap day of 2016, these flows are worth
        1.5 öre less there: ours is right about years, of which these calculations are made, and theirs about days.
        """
        flows, rate = (-100.0, 60.0, 60.0, 10.0), 0.1
        ours = present_value(flows, rate, timing="advance")
        by_days = [date(2015, 1, 1) + timedelta(days=365 * year) for year in range(4)]
        assert pyxirr.xnpv(rate, by_days, flows) == pytest.approx(ours, rel=1e-13)  # some roundings of a power
        new_years = [date(2015 + year, 1, 1) for year in range(4)]
        # 2016-02-29 lies between the second New Year and the third: the last two flows fall a day later.
        late = (flows[2] / 1.1**2 + flows[3] / 1.1**3) * (1 - 1.1 ** (-1 / 365))
        assert pyxirr.xnpv(rate, new_years, flows) == pytest.approx(ours - late, rel=1e-13)

    def test_has_no_default_timing(self):
        """Who does not say when, is asked."""
        with pytest.raises(TypeError, match="timing"):
            present_value((1, 2), FOUR)

    @pytest.mark.parametrize("rate", [0.04, (0.04, 0.04)])
    @pytest.mark.parametrize("timing", ["end", None, np.array(["advance", "arrears"])])
    def test_refuses_an_unknown_timing(self, rate, timing):
        """By one rate and by a schedule."""
        with pytest.raises(RangeError, match=r"timing must be one of 'advance'"):
            present_value((1, 2), rate, timing=timing)

    @pytest.mark.parametrize("flows", [None, "12", {}, (), 5])
    def test_refuses_what_is_no_sequence(self, flows):
        """It says what to give."""
        with pytest.raises(ShapeError, match=r"^flows must"):
            present_value(flows, 0.04, timing="advance")

    @pytest.mark.parametrize("rate", [-1, -1.0, Fraction(-2), float("nan"), float("inf"), Decimal("NaN")])
    def test_refuses_a_rate_that_leaves_nothing(self, rate):
        """By its name, whatever the kind."""
        with pytest.raises(RangeError, match=r"^rate must be"):
            present_value((1, 2), rate, timing="arrears")

    def test_refuses_arrays_that_do_not_fit(self):
        """It lists their shapes."""
        flows = (np.zeros(2), np.zeros(3))
        with pytest.raises(
            ShapeError, match=r"arrays must be of one shape.*flows\[0\] has \(2,\), flows\[1\] has \(3,\)"
        ):
            present_value(flows, 0.04, timing="advance")

    def test_says_that_the_value_is_too_large(self):
        """Two floats below the largest may pass it."""
        with pytest.raises(RangeError, match=r"^the result of present_value must be finite"):
            present_value((1e308, 1e308), 0.0, timing="advance")


class TestAnnuityFactor:
    @pytest.mark.parametrize("timing", EXACT)
    @given(rate=rates, years=years)
    def test_is_the_sum_of_the_factors(self, timing, rate, years):
        """1 krona every year."""
        assert annuity_factor(rate, years, timing=timing) == sum(discount_factors(rate, years, timing=timing))

    @given(rate=rates.filter(bool), years=years)
    def test_is_that_of_the_textbooks(self, rate, years):
        """(1 - (1 + r)^-n) / r in arrears."""
        assert annuity_factor(rate, years, timing="arrears") == (1 - 1 / (1 + rate) ** years) / rate

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.parametrize("timing", EXACT)
    @hundreds
    @given(rate=away_from_0, years=st.integers(1, 60))
    def test_agrees_with_numpy_financial(self, timing, rate, years):
        """What it calls pv is an outlay, negative: to be paid 1 krona a year, that is what one gives today."""
        ours = annuity_factor(rate, years, timing=timing)
        theirs = -numpy_financial.pv(rate, years, 1, when=WHEN[timing])
        # Its power is off by n roundings, and the rate divides what is left of it after 1 is taken away.
        assert abs(ours - theirs) <= (8 * years + 8) * float(U) * (ours + (1 + ours * abs(rate)) / abs(rate))

    @pytest.mark.oracle(by="pyxirr")
    @pytest.mark.parametrize("timing", EXACT)
    @hundreds
    @given(rate=away_from_0, years=st.integers(1, 60))
    def test_agrees_with_pyxirr(self, timing, rate, years):
        """The same formula and the same sign as numpy-financial's."""
        ours = annuity_factor(rate, years, timing=timing)
        theirs = -pyxirr.pv(rate, years, 1, pmt_at_beginning=timing == "advance")
        assert abs(ours - theirs) <= (8 * years + 8) * float(U) * (ours + (1 + ours * abs(rate)) / abs(rate))

    @pytest.mark.oracle(by="numpy-financial")
    def test_near_rate_0_ours_keeps_its_digits(self):
        """At a rate of 1e-13 numpy-financial has the third digit wrong: 1 + r less 1. Fractions say who is right."""
        rate = 1e-13
        exact = annuity_factor(Fraction(rate), 30, timing="arrears")
        assert abs(annuity_factor(rate, 30, timing="arrears") - exact) <= 98 * U * exact  # 3 n + 8 roundings
        assert abs(-numpy_financial.pv(rate, 30, 1) - exact) > exact / 10_000

    @pytest.mark.parametrize("timing", EXACT)
    @given(years=years)
    def test_at_rate_0_is_the_number_of_years(self, timing, years):
        """Nothing is discounted."""
        assert annuity_factor(Fraction(0), years, timing=timing) == years


class TestEquivalentAnnualValue:
    @pytest.mark.parametrize("timing", EXACT)
    @given(value=amounts, rate=rates, years=years)
    def test_is_worth_the_value(self, timing, value, rate, years):
        """The same amount every year, discounted, is the value again."""
        annual = equivalent_annual_value(value, rate, years, timing=timing)
        assert present_value((annual,) * years, rate, timing=timing) == value

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.parametrize("timing", EXACT)
    @hundreds
    @given(value=numbers(float, -1e9, 1e9), rate=away_from_0, years=st.integers(1, 60))
    def test_agrees_with_numpy_financial(self, timing, value, rate, years):
        """What it calls pmt is paid back, so that its sign is the other: a loan of 100 has payments below 0."""
        ours = equivalent_annual_value(value, rate, years, timing=timing)
        theirs = -numpy_financial.pmt(rate, years, value, when=WHEN[timing])
        # As of the annuity factor, by which both divide.
        factor = annuity_factor(rate, years, timing=timing)
        off = (8 * years + 8) * float(U) * (1 + (1 + factor * abs(rate)) / abs(rate) / factor)
        assert abs(ours - theirs) <= 2 * off * abs(ours)


class TestInternalRateOfReturn:
    @given(flows=rows(numbers(Fraction, 1, 10**6), least=2))
    def test_brings_the_present_value_nearest_to_nothing(self, flows):
        """The neighbouring floats lie on the other sides: the exact value changes sign between them."""
        flows = (-flows[0], *flows[1:])
        rate = internal_rate_of_return(flows)
        low, high = (Fraction(float(np.nextafter(rate, end))) for end in (-2, np.inf))
        assert present_value(flows, low, timing="advance") >= 0 >= present_value(flows, high, timing="advance")

    def test_refuses_arrays(self):
        """A decision about one row of flows."""
        with pytest.raises(TypeError, match=r"flows\[1\] must be one number .*decide for one element at a time"):
            internal_rate_of_return((-1, np.array([1.0, 2.0])))


class TestModifiedInternalRateOfReturn:
    @pytest.mark.parametrize(
        "mirr",
        [
            pytest.param(numpy_financial.mirr, marks=pytest.mark.oracle(by="numpy-financial"), id="numpy-financial"),
            pytest.param(pyxirr.mirr, marks=pytest.mark.oracle(by="pyxirr"), id="pyxirr"),
        ],
    )
    @hundreds
    @given(
        outlay=st.floats(1, 1e6),
        incomes=st.lists(st.floats(0.125, 1e6), min_size=1, max_size=8),
        finance=st.floats(-0.25, 1),
        reinvest=st.floats(-0.25, 1),
    )
    @example(
        outlay=298846.20894404285,
        incomes=[2.524074894590137, 5.89807494138627],
        finance=0.5,
        reinvest=-0.09498798922721491,
    )
    def test_agrees_with_others(self, mirr, outlay, incomes, finance, reinvest):
        """All take floats through a power, so that they agree to some roundings of 1 + rate."""
        ours = modified_internal_rate_of_return((-outlay, *incomes), finance_rate=finance, reinvestment_rate=reinvest)
        theirs = mirr([-outlay, *incomes], finance, reinvest)
        # Ours: 3 roundings a year; theirs: powers instead, some 5 a year. The root divides both by the years. To take 1
        # from a growth near 0 rounds each by half a 2^-53.
        assert abs(ours - theirs) <= (100 * (1 + ours) + 1) * float(U)

    @pytest.mark.oracle(by="numpy-financial")
    def test_without_an_outlay_numpy_financial_has_nan_and_we_say_why(self):
        """There is no rate between nothing and something; a NaN would go on through every sum."""
        assert math.isnan(numpy_financial.mirr([100, 60, 60], 0.1, 0.1))
        with pytest.raises(RangeError, match="at least one outlay"):
            modified_internal_rate_of_return((100, 60, 60), finance_rate=0.1, reinvestment_rate=0.1)

    @given(flows=rows(numbers(Decimal, 1, 10**6), least=2), rate=numbers(Decimal, 0, 1))
    def test_takes_the_outlay_to_the_incomes_final_value(self, flows, rate):
        """Compounded over the years the outlay becomes what the incomes grow to."""
        outlay, *incomes = flows
        found = modified_internal_rate_of_return((-outlay, *incomes), finance_rate=0, reinvestment_rate=rate)
        final = sum(income * (1 + rate) ** (len(incomes) - 1 - t) for t, income in enumerate(incomes))
        # The rate is off by the 28th digit of 1; the power of at most 5 takes that five times.
        assert abs(outlay * (1 + found) ** len(incomes) - final) <= 100 * Decimal("1e-28") * final / min(1, 1 + found)

    def test_takes_ints_beside_another_kind(self):
        """Flows in whole kronor and one rate in Decimal."""
        rate = modified_internal_rate_of_return((-100, 0, 121), finance_rate=0, reinvestment_rate=Decimal(0))
        assert rate == Decimal("0.1")

    @pytest.mark.parametrize("flows", [(100, 121), (-100, -121), (0, 0)])
    def test_refuses_flows_without_an_outlay_and_an_income(self, flows):
        """There is no rate between nothing and something."""
        with pytest.raises(RangeError, match=r"flows must hold at least one outlay \(negative\) and one income"):
            modified_internal_rate_of_return(flows, finance_rate=0.05, reinvestment_rate=0.05)

    def test_refuses_a_single_year(self):
        """No time passes."""
        with pytest.raises(ShapeError, match=r"flows must hold at least two years.*; got 1: add the later years"):
            modified_internal_rate_of_return((-100,), finance_rate=0.05, reinvestment_rate=0.05)

    @pytest.mark.parametrize("name", ["finance_rate", "reinvestment_rate"])
    def test_refuses_a_rate_that_leaves_nothing(self, name):
        """By its own name."""
        with pytest.raises(RangeError, match=rf"^{name} must be above -1"):
            modified_internal_rate_of_return((-1, 2), **{"finance_rate": 0, "reinvestment_rate": 0, name: -1})


class TestEffectiveRate:
    @given(nominal=rates, periods=st.integers(1, 12))
    def test_compounds_the_rate_of_a_period(self, nominal, periods):
        """(1 + n / m)^m - 1."""
        assert effective_rate(nominal, periods) == (1 + nominal / periods) ** periods - 1

    @given(nominal=rates)
    def test_once_a_year_is_the_nominal_rate(self, nominal):
        """One period changes nothing."""
        assert effective_rate(nominal, 1) == nominal

    def test_refuses_a_period_that_leaves_nothing(self):
        """It is the rate of a period that counts."""
        with pytest.raises(RangeError, match=r"nominal / periods must be above -1"):
            effective_rate(-4, 4)
        assert effective_rate(Fraction(-2), 4) == Fraction(1, 16) - 1

    @pytest.mark.parametrize("periods", [0, 1.5, None])
    def test_refuses_what_is_no_number_of_periods(self, periods):
        """A whole number from 1."""
        with pytest.raises(RangeError, match=r"^periods must be"):
            effective_rate(0.04, periods)


class TestNominalRate:
    @given(effective=numbers(Decimal, -0.5, 2), periods=st.integers(1, 12))
    def test_inverts_effective_rate(self, effective, periods):
        """There and back, but for the 28th digit, which the power takes `periods` times."""
        back = effective_rate(nominal_rate(effective, periods), periods)
        assert abs(back - effective) <= 10 * periods * Decimal("1e-27") * (1 + effective)

    def test_refuses_a_rate_that_leaves_nothing(self):
        """By its name."""
        with pytest.raises(RangeError, match=r"^effective must be above -1"):
            nominal_rate(-1, 2)
