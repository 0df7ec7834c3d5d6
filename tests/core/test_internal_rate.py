"""internal_rate_of_return: every rate above -100 % is found, none is invented, and the answer is the nearest float."""

import math
import warnings
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy_financial
import pytest
import pyxirr
from hypothesis import assume, given
from hypothesis import strategies as st

from socioecon.core import _roots
from socioecon.core.discounting import internal_rate_of_return
from socioecon.core.errors import NoRateError, RangeError, SeveralRatesError

from .strategies import hundreds


def worth(flows, growth):
    """The worth of the flows at the last year, exactly."""
    total = Fraction(0)
    for amount in flows:
        total = total * growth + Fraction(amount)
    return total


def is_nearest_float(flows, rate):
    """Whether the worth changes sign, or is 0, between the two points half-way from rate to the floats beside it.

    An oracle of its own: math.nextafter and fractions, nothing of the module under test.
    """
    here = Fraction(rate)
    below = 1 + (here + Fraction(math.nextafter(rate, -math.inf))) / 2
    above = 1 + (here + Fraction(math.nextafter(rate, math.inf))) / 2
    return worth(flows, below) * worth(flows, above) <= 0


def times(polynomial, factor):
    """The product of two polynomials, which is how flows with given rates are made."""
    product = [Fraction(0)] * (len(polynomial) + len(factor) - 1)
    for i, a in enumerate(polynomial):
        for j, b in enumerate(factor):
            product[i + j] += a * b
    return product


def flows_with(*rates):
    """Flows that are worth nothing at these rates and at no other: the product of (g - 1 - rate), sign reversed."""
    flows = [Fraction(-1)]
    for rate in rates:
        flows = times(flows, [Fraction(1), -1 - Fraction(rate)])
    return flows


def beside_half_way(rate, later, power, side):
    """An outlay and later flows whose one rate lies next to the point half-way between a float and the next larger one.

    Above it (side 1) or below it (-1), with a growth factor that is off by one part in 2^power: so the nearest float is
    known, and is the second of what comes back.
    """
    larger = math.nextafter(rate, math.inf)
    growth = (1 + (Fraction(rate) + Fraction(larger)) / 2) * (1 + side * Fraction(1, 2**power))
    outlay = -worth(later, growth) / growth ** len(later)
    return [outlay, *later], larger if side > 0 else rate


def number_of_rates(flows):
    """How many different rates above -100 % there are, counted by Sturm's theorem: signs lost from g = 0 to infinity.

    An oracle of its own: the module under test uses Descartes' rule.
    """
    row = [Fraction(x) for x in flows]
    while row and not row[-1]:  # g = 0 is no rate
        row.pop()
    while row and not row[0]:
        del row[0]
    degree = len(row) - 1
    chain = [row, [x * (degree - k) for k, x in enumerate(row[:-1])]]
    while chain[-1]:
        left = list(chain[-2])
        divisor = chain[-1]
        while len(left) >= len(divisor):
            share = left[0] / divisor[0]
            left = [x - share * (divisor[k] if k < len(divisor) else 0) for k, x in enumerate(left)][1:]
        while left and not left[0]:
            del left[0]
        chain.append([-x for x in left])

    def changes(values):
        signs = [x > 0 for x in values if x]
        return sum(a is not b for a, b in pairwise(signs))

    return changes([p[-1] for p in chain if p]) - changes([p[0] for p in chain if p])


amounts = st.integers(-1000, 1000)
fractions = st.fractions(Fraction(-9, 10), 3, max_denominator=50)
gains = st.floats(0, 1e6, allow_subnormal=False)


class TestOneRate:
    """Flows that have exactly one."""

    @pytest.mark.parametrize(
        ("flows", "rate"),
        [
            ((-100, 110), 0.1),
            ((100, -110), 0.1),  # a loan
            ((-1000, 0, 0, 1331), 0.1),
            ((-100, 10_000), 99.0),  # 9 900 %
            ((-100, 1), -0.99),
            ((-100, 50, 50), 0.0),
            ((-100, 30, 30, 30, 30), None),
            ((0, 0, -100, 110, 0, 0), 0.1),  # zeros before and after move nothing
            ((-100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 102_400), 1.0),
            ((-1e12, 1e-6, 1e-6), None),
            ((-1e-6, 1e12), 1e18),
            ((-1e12, *(0,) * 28, 1e-6), None),
            ((-1e300, 1e300, 1e300), None),  # the golden ratio less 1
            ((-1e-300, 1e-300, 1e-300), None),
            ((-5e-324, 5e-324, 5e-324), None),
            ((-(10**400), 10**400, 10**400), None),
            ((-100, *(5,) * 99, 105), 0.05),  # a bond over 100 years pays its coupon
            ((-1e6, *(1,) * 100), None),
            ((-1000, *(0,) * 99, 1e9), None),
            ((-50, -50, -20, 30, 60, 90), None),
        ],
    )
    def test_it_is_the_nearest_float(self, flows, rate):
        """The answer is the float nearest to the exact rate, and where that is known by hand, it is that."""
        actual = internal_rate_of_return(flows)
        assert type(actual) is float
        assert is_nearest_float(flows, actual)
        if rate is not None:
            assert rate == actual

    @given(st.lists(gains, min_size=1, max_size=3), st.lists(gains, min_size=1, max_size=30))
    def test_outlays_then_gains_have_the_nearest_float(self, outlays, later):
        """One change of sign is one rate (Descartes), right to the last bit."""
        assume(any(outlays) and any(later))
        flows = [-x for x in outlays] + later
        try:
            rate = internal_rate_of_return(flows)
        except RangeError:
            assume(False)  # noqa: FBT003 - the positional form is hypothesis's own
        assert is_nearest_float(flows, rate)

    @pytest.mark.parametrize("place", [0, 1])
    def test_a_decimal_of_too_many_places_is_refused_beside_floats(self, place):
        """It would fill the memory as the fraction that it is."""
        flows = [-1.0, 2.0]
        flows[place] = Decimal("1e10001")
        with pytest.raises(RangeError, match=rf"^flows\[{place}\] must be a number of at most 10000 places"):
            internal_rate_of_return(flows)

    @given(st.lists(gains, min_size=2, max_size=30), st.sampled_from([float, Fraction, Decimal, np.float64]))
    def test_the_answer_is_a_float_whatever_the_kind(self, later, kind):
        """The same amounts give the same float in every kind."""
        assume(sum(later) > 1)
        flows = [-1000.0, *later]
        rate = internal_rate_of_return([kind(x) for x in flows])
        assert type(rate) is float
        assert internal_rate_of_return(flows) == rate

    def test_kinds_may_be_mixed(self):
        """Every number is a ratio of ints here, so that Decimal and float, and NumPy's ints, go together."""
        assert internal_rate_of_return((Decimal(-100), 55.0, Fraction(121, 2))) == 0.1
        assert internal_rate_of_return((np.int64(-100), np.float32(55), 60.5)) == 0.1

    @given(st.lists(gains, min_size=1, max_size=20), st.integers(-3, 3))
    def test_the_unit_of_the_amounts_does_not_matter(self, later, power):
        """Kronor or thousands of kronor: exactly the same rate, as 1000 is exact in Fraction."""
        assume(sum(later) > 1)
        flows = [Fraction(x) for x in (-5e5, *later)]
        scaled = [x * Fraction(1000) ** power for x in flows]
        assert internal_rate_of_return(flows) == internal_rate_of_return(scaled)

    @given(st.lists(amounts, min_size=2, max_size=8), st.integers(0, 3), st.integers(0, 3))
    def test_sign_and_zeros_around_do_not_matter(self, flows, before, after):
        """Seen from the other side, and with empty years around, flows have the same rate or the same error."""
        around = [0] * before + [-x for x in flows] + [0] * after
        assert outcome(flows) == outcome(around)

    def test_flows_are_not_changed(self):
        """A list that went in is as it was, and a tuple gives the same."""
        flows = [0, -100, 230, -121, 0]
        outcome(flows)
        assert flows == [0, -100, 230, -121, 0]
        assert outcome(flows) == outcome(tuple(flows))


class TestNearAndAtZero:
    """A rate of nothing, or next to it."""

    @given(st.lists(st.integers(1, 10**6), min_size=1, max_size=30))
    def test_gains_that_add_up_to_the_outlay_have_rate_0(self, later):
        """Exactly 0.0, and not some rest of rounding, nor -0.0."""
        rate = internal_rate_of_return([-sum(later), *later])
        assert rate == 0
        assert math.copysign(1, rate) == 1

    @given(st.sampled_from([1, -1]), st.integers(1, 400))
    def test_a_rate_next_to_0_keeps_its_precision(self, sign, power):
        """(-1, 1 + r) has the rate r, nearest float, however small; what is too small for a float is 0.0."""
        rate = internal_rate_of_return((-1, 1 + sign * Fraction(1, 10**power)))
        assert rate == sign * float(f"1e-{power}")
        assert rate != 0 or math.copysign(1, rate) == 1

    @pytest.mark.parametrize("rate", [5e-324, 1e-323, 1e-308, math.nextafter(2**-1022, 0), 2**-1022, 3e-308, 2**-1021])
    def test_the_smallest_floats_are_answered(self, rate):
        """Where floats thin out, below 2^-1022, where they begin to hold 53 bits, and an octave above."""
        assert internal_rate_of_return((-1, 1 + Fraction(rate))) == rate
        assert internal_rate_of_return((-1, 1 - Fraction(rate))) == -rate

    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_rate_half_way_between_two_floats_goes_to_the_even_one(self, sign):
        """As everywhere in floats: 1 + 2^-53 lies between 1 and 1 + 2^-52, and 1 is the even one; a loan's as well."""
        assert internal_rate_of_return((-sign, sign * (2 + Fraction(1, 2**53)))) == 1.0
        assert internal_rate_of_return((-sign, sign * (2 + Fraction(3, 2**53)))) == 1 + 2**-51


class TestRepeatedRates:
    """Rates at which the worth touches nothing, or nearly so."""

    @pytest.mark.parametrize(
        ("flows", "rate"),
        [
            ((-100, 220, -121), 0.1),
            ((1000, -3300, 3630, -1331), 0.1),  # three times
            ((-1, 2, -1), 0.0),
            ((-100, 20, -1), -0.9),
            ((0, -100, 220, -121, 0), 0.1),
        ],
    )
    def test_a_repeated_rate_counts_as_one(self, flows, rate):
        """One rate, however often the polynomial has it."""
        assert internal_rate_of_return(flows) == rate

    def test_a_factor_shared_by_chance_is_not_divided_out(self):
        """(g + 3) (-3 g^3 + 4 g^2 - 4 g + 2): at g = 128 the slope is a multiple of g + 3 too, yet g + 3 is single."""
        single = [int(x) for x in times([1, 3], [-3, 4, -4, 2])]
        assert _roots._without_repeats(single) == single
        assert _roots._without_repeats([int(x) for x in times(single, single)]) in (single, [-x for x in single])

    def test_almost_a_double_rate_is_two_or_none(self):
        """A tenth of a millionth of a krona less or more in (-100, 220, -121) decides, and it is decided exactly."""
        with pytest.raises(NoRateError):
            internal_rate_of_return((-100, 220, -121.0000001))
        with pytest.raises(SeveralRatesError) as caught:
            internal_rate_of_return((-100, 220, -120.9999999))
        low, high = caught.value.rates
        assert 0.0999 < low < 0.1 < high < 0.1001
        assert all(is_nearest_float((-100, 220, -120.9999999), rate) for rate in (low, high))

    def test_rates_closer_than_floats_are_still_several(self):
        """They are different rates, and come out as the same float twice."""
        with pytest.raises(SeveralRatesError) as caught:
            internal_rate_of_return(flows_with(Fraction(1, 10), Fraction(1, 10) + Fraction(1, 10**30)))
        assert caught.value.rates == (0.1, 0.1)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_rate_half_way_between_floats_is_told_from_one_beside_it(self, sign):
        """The one half-way goes to the even float, and the other, 2^-70 off, to the nearer one."""
        for half_way, off, rates in [
            (1 + Fraction(1, 2**53), Fraction(1, 2**70), (1.0, 1 + 2**-52)),
            (1 + Fraction(3, 2**53), -Fraction(1, 2**70), (1 + 2**-52, 1 + 2**-51)),
        ]:
            with pytest.raises(SeveralRatesError) as caught:
                internal_rate_of_return([sign * x for x in flows_with(half_way, half_way + off)])
            assert caught.value.rates == rates


class TestSeveralRates:
    """More than one: all of them, in rising order."""

    @pytest.mark.parametrize(
        ("flows", "rates"),
        [
            ((-100, 230, -132), (0.1, 0.2)),
            ((-1000, 3600, -4310, 1716), (0.1, 0.2, 0.3)),
            ((-100, 150, -50), (-0.5, 0.0)),  # the last flow is a cost: the site is restored
            ((-(10**12), 10_001 * 10**12, -(10**16)), (0.0, 9999.0)),
            (flows_with("-0.99", "99", "0"), (-0.99, 0.0, 99.0)),
            (flows_with(*(Fraction(k, 100) for k in range(20))), tuple(k / 100 for k in range(20))),
            (flows_with(*[*range(8)] * 2), tuple(map(float, range(8)))),  # each of them twice
        ],
    )
    def test_rates_known_by_hand(self, flows, rates):
        """The attribute holds each rate once, in rising order, and the message says how many."""
        with pytest.raises(SeveralRatesError, match=rf"{len(rates)} rates, {rates[0]!r}, .*: use modified_") as caught:
            internal_rate_of_return(flows)
        assert caught.value.rates == rates

    @given(st.lists(fractions, min_size=1, max_size=6))
    def test_flows_made_from_rates_give_them_back(self, rates):
        """Every rational rate that flows were built from comes back as its nearest float, once, and no other."""
        assert rates_of(flows_with(*rates)) == [float(x) for x in sorted(set(rates))]

    @given(st.lists(fractions, max_size=4), fractions, st.fractions(Fraction(1, 1000), 2, max_denominator=1000))
    def test_factors_without_a_rate_add_none(self, rates, real, imaginary):
        """A pair of complex roots makes more changes of sign but no rate, also close to the line."""
        pair = [Fraction(1), -2 * (1 + real), (1 + real) ** 2 + imaginary**2]
        assert rates_of(times(flows_with(*rates), pair)) == [float(x) for x in sorted(set(rates))]

    @given(st.lists(amounts, min_size=1, max_size=9))
    def test_as_many_as_by_sturms_theorem(self, flows):
        """None is missed and none invented: their number is what Sturm's theorem counts, and each is one."""
        assume(any(flows))
        rates = rates_of(flows)
        assert len(rates) == number_of_rates(flows)
        assert rates == sorted(rates)
        assert all(is_nearest_float(flows, rate) or is_double(flows, rate) for rate in rates)

    @given(st.integers(2, 5).map(lambda n: 20 * n), st.randoms(use_true_random=False))
    def test_as_many_changes_of_sign_as_there_can_be(self, years, random):
        """Up to 100 years of gains and costs in turn: the number of rates is odd or even as Descartes' rule says."""
        flows = [(-1) ** (year + 1) * random.uniform(1, 1e6) for year in range(years)]
        rates = rates_of(flows)
        assert len(rates) % 2 == (years - 1) % 2
        assert all(is_nearest_float(flows, rate) for rate in rates)


class TestNoRate:
    """Nothing fits, or everything does."""

    @pytest.mark.parametrize(
        ("flows", "got"),
        [
            ((0, 0, 0), "only zeros, which are worth nothing at every rate"),
            ((0.0,), "only zeros"),
            ((-0.0, Decimal("0.0")), "only zeros"),
            ((100, 0, 50), "gains but no costs"),
            ((0, -100, -50), "costs but no gains"),
            ((-1, 3, -3), r"2 changes of sign and no such rate \(they are worth less than nothing"),
            ((1, -3, 3), r"2 changes of sign and no such rate \(they are worth more than nothing"),
        ],
    )
    def test_the_message_tells_why(self, flows, got):
        """What must hold, what was got, and what to do; and there are no rates in the error."""
        with pytest.raises(NoRateError, match=rf"^flows must .*; got {got}.*: (give|use) ") as caught:
            internal_rate_of_return(flows)
        assert caught.value.rates == ()


class TestOutOfRange:
    """Rates that are there but that no float can hold: an error, and never infinity or -1."""

    @pytest.mark.parametrize(
        ("flows", "got"),
        [
            ((-1e-300, 1e300), "above the largest float"),
            ((-1, 2**1024), "above the largest float"),
            ((-1, 2**1024 - 2**970 + 1), "above the largest float"),
            ((-1e300, 1e-300), "so close to -1"),
            ((-(2**60), 1), "so close to -1"),
            ((-1e300, 1e300, -1e-300), "so close to -1"),
        ],
    )
    def test_is_a_range_error(self, flows, got):
        """The message says on which side."""
        with pytest.raises(RangeError, match=f"^flows must have rates that a float can hold; got one {got}"):
            internal_rate_of_return(flows)

    def test_the_last_rates_that_a_float_holds_are_answered(self):
        """The largest float, and the float next to -1, at which g is 2^-53."""
        assert internal_rate_of_return((-1, 2**1024 - 2**971)) == math.nextafter(math.inf, 0)
        assert internal_rate_of_return((-(2**53), 1)) == math.nextafter(-1, 0)


class TestQuickWay:
    """Flows that change sign once are answered from floats; that must never show."""

    @given(
        st.lists(st.floats(-1e9, 0, exclude_max=True), min_size=1, max_size=4),
        st.lists(st.floats(0, 1e9, exclude_min=True), min_size=1, max_size=12),
    )
    def test_gives_what_the_exact_way_gives(self, earlier, later):
        """The same float, or the same error, bit for bit."""
        flows = earlier + later
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_roots, "_quick", lambda *_: None)
            exact = outcome(flows)
        assert exact == outcome(flows)

    @given(
        st.lists(st.floats(0, exclude_min=True, allow_infinity=False), min_size=1, max_size=2),
        st.lists(st.floats(0, exclude_min=True, allow_infinity=False), min_size=1, max_size=4),
    )
    def test_gives_the_nearest_float_for_amounts_of_any_size(self, outlays, later):
        """From 5e-324 to 1.8e308: what a float cannot carry is noticed, and left to ints."""
        flows = [-x for x in outlays] + later
        result = outcome(flows)
        assert is_nearest_float(flows, result) if isinstance(result, float) else result[0] is RangeError

    @pytest.mark.parametrize(
        "flows",
        [
            (-6.4e307, 8.8e307, 1.5e296, 3.8e300),  # the slope overflows, the worth does not
            (-3e-23, 0.0, 0.0, 2e5, *(0.0,) * 28, 1.0),  # the growth factor is 2e9, over 32 years
            (-1.0, 2.0**60 + 2.0**8, 1.0),  # 1 is lost in the growth factor
        ],
    )
    def test_floats_that_overflow_unseen_prove_nothing(self, flows):
        """An infinity divided by brings a step of 0: that is no proof."""
        assert is_nearest_float(flows, internal_rate_of_return(flows))

    @pytest.mark.parametrize(
        ("rate", "later", "power", "side"),
        [
            (0.7, (2, 5), 95, 1),
            (0.7, (60, 5), 104, 1),
            (0.1, (5,), 103, 1),
            (0.05, (1, 1), 101, 1),
            (0.05, (3, 1), 107, 1),
            (0.006, (2, 5), 106, 1),
            (0.002, (3, 5), 107, 1),
            (-0.9, (3, 5), 101, 1),
            (0.05, (1, 1), 60, -1),
        ],
    )
    def test_proves_nothing_that_it_cannot_tell(self, rate, later, power, side):
        """Some 2^-100 beside half-way between floats, the last bit hangs on every part of the doubt."""
        flows, nearest = beside_half_way(rate, later, power, side)
        assert internal_rate_of_return(flows) == nearest

    @given(
        st.floats(-0.99, 3).filter(lambda rate: abs(rate) > 1e-9),
        st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(any),
        st.integers(60, 120),
        st.sampled_from([-1, 1]),
    )
    def test_finds_the_nearer_of_two_floats_however_close_to_half_way(self, rate, later, power, side):
        """From where floats decide it themselves to where only ints can."""
        # Nearer to half-way than half the way to either float, whose distance shrinks with the rate.
        assume((1 + Fraction(rate)) / 2**power < Fraction(math.ulp(rate)) / 8)
        flows, nearest = beside_half_way(rate, later, power, side)
        assert internal_rate_of_return(flows) == nearest

    def test_tells_the_units_of_large_fractions_apart(self):
        """Amounts above 2^100 over 10^10 - 1 and 10^10 + 1: the ratio of the two is the growth factor, by hand."""
        cost, gain = Fraction(10**60 + 1, 10**10 - 1), Fraction(15 * 10**59 + 1, 10**10 + 1)
        assert internal_rate_of_return((-cost, gain)) == float(gain / cost - 1)

    def test_does_not_forget_the_1_in_a_large_growth_factor(self):
        """The growth factor 2^60 + 128.5 is a rate of 2^60 + 127.5: just nearer to 2^60 than to 2^60 + 256."""
        unit = 2**301
        assert internal_rate_of_return((-unit, unit * 2**60 + unit * 128 + unit // 2)) == 2.0**60

    @pytest.mark.parametrize("years", [1, 5, 30, 100])
    def test_suffices_for_ordinary_flows(self, years, monkeypatch):
        """An outlay and a level gain, from the next year on or later, never need the long way, save at a rate of 0."""
        monkeypatch.setattr(_roots, "_isolated", lambda _: pytest.fail("took the long way"))
        for gain in (50.0, 120.0, 999.5, 15_000.25):
            for wait in ((), (0.0, 0.0)):
                flows = (-15_000.0, *wait, *(gain,) * years)
                assert is_nearest_float(flows, internal_rate_of_return(flows))

    def test_leaves_amounts_that_floats_hold_only_in_part_to_the_exact_way(self):
        """Below 2^-800 the precision of a float in a sum is not certain any more, and so nothing is proved from it."""
        tiny = Fraction(1, 10**300)
        assert _roots._quick((-tiny, 2 * tiny), [(-1, 10**300), (2, 10**300)], 1) is None
        assert internal_rate_of_return((-tiny, 2 * tiny)) == 1.0

    def test_gives_up_where_floats_lead_nowhere(self):
        """Newton's steps go on for ever here, or too far; the long way answers all the same."""
        for flows in [(-1e300, -1e-300, 1e-300, 1e300), (-1, *(0,) * 150, 1e308), (-1e-9, *(0,) * 40, 1e300, 1e-300)]:
            assert is_nearest_float(flows, internal_rate_of_return(flows))


class TestAgainstOtherLibraries:
    """numpy-financial and pyxirr as oracles where they are right, and where they are not."""

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.oracle(by="pyxirr")
    @hundreds
    @given(st.floats(1e3, 1e6), st.lists(st.floats(1, 1e5), min_size=1, max_size=30))
    def test_agrees_with_both_on_ordinary_investments(self, outlay, later):
        """An outlay, then gains, at rates from -50 % to 100 %.

        The tolerance is theirs: an eigenvalue problem and an iteration that stops at 1e-9 of the worth.
        """
        flows = [-outlay, *later]
        rate = internal_rate_of_return(flows)
        assume(-0.5 < rate < 1)
        assert numpy_financial.irr(flows) == pytest.approx(rate, abs=1e-7)
        assert pyxirr.irr(flows) == pytest.approx(rate, abs=1e-7)

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.oracle(by="pyxirr")
    @hundreds
    @given(st.lists(st.integers(-1_000, 1_000), min_size=2, max_size=6))
    def test_a_rate_of_theirs_is_one_of_ours(self, flows):
        """Of any flows: what they answer with is among our rates, and where there is none they have none.

        Where there are several, or where one is below -90 %, pyxirr's steps sometimes find none; a double rate has a
        test of its own below. Their iterations are good to some 1e-9 of 1 + rate, less where two rates lie close: 1e-5.
        """
        ours = rates_of(flows) if any(flows) else []
        assume(not any(is_double(flows, rate) for rate in ours))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            one = numpy_financial.irr(flows)
        try:
            other = pyxirr.irr(flows)
        except pyxirr.InvalidPaymentsError:  # all of one sign
            other = None
        assert (ours == []) == math.isnan(one)
        assert math.isnan(one) or any(one == pytest.approx(rate, abs=1e-5 * (1 + rate)) for rate in ours)
        assert other is not None or len(ours) != 1 or ours[0] < -0.9
        assert other is None or any(other == pytest.approx(rate, abs=1e-5 * (1 + rate)) for rate in ours)

    @pytest.mark.oracle(by="pyxirr")
    def test_years_of_dates_are_no_calendar_years_in_pyxirr(self):
        """Its xirr divides days by 365: past a leap day the same flows have a lower rate; on days 365 apart, ours.

        A rate of return is compared with a discount rate, which is by year: ours is right about flows a year apart.
        """
        flows = (-100, 60, 60, 10)
        ours = internal_rate_of_return(flows)
        by_days = [date(2015, 1, 1) + timedelta(days=365 * year) for year in range(4)]
        assert pyxirr.xirr(by_days, flows) == pytest.approx(ours, abs=1e-9)  # its iteration stops there
        by_dates = pyxirr.xirr([date(2015 + year, 1, 1) for year in range(4)], flows)
        assert 0 < ours - by_dates < 0.001
        # By 30/360 every year is one.
        by_months = pyxirr.xirr([date(2015 + year, 1, 1) for year in range(4)], flows, day_count="30/360")
        assert by_months == pytest.approx(ours, abs=1e-9)

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.oracle(by="pyxirr")
    @pytest.mark.parametrize("flows", [(-100, 230, -132), (-1000, 3600, -4310, 1716), (-100, 60, 60, 60, -30)])
    def test_of_several_rates_they_give_one_and_do_not_say_so(self, flows):
        """Each picks one of ours without a word; where there are two they do not even pick the same."""
        with pytest.raises(SeveralRatesError) as caught:
            internal_rate_of_return(flows)
        for theirs in (numpy_financial.irr(list(flows)), pyxirr.irr(flows)):
            assert any(theirs == pytest.approx(ours, abs=1e-9) for ours in caught.value.rates)

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.oracle(by="pyxirr")
    def test_they_pick_different_ones(self):
        """10 % according to one, 20 % according to the other: both are rates of these flows."""
        assert numpy_financial.irr([-100, 230, -132]) == pytest.approx(0.1)
        assert pyxirr.irr([-100, 230, -132]) == pytest.approx(0.2)

    @pytest.mark.oracle(by="numpy-financial")
    def test_a_double_rate_is_nan_or_worse_than_half_its_digits_in_numpy_financial(self):
        """The eigenvalues come out as a complex pair, or half of their digits do; a triple one is off in the fifth."""
        assert internal_rate_of_return((-100, 220, -121)) == 0.1
        theirs = numpy_financial.irr([-100, 220, -121])
        assert math.isnan(theirs) or abs(theirs - 0.1) > 1e-9  # which of the two depends on NumPy's version
        assert abs(numpy_financial.irr([1000, -3300, 3630, -1331]) - 0.1) > 1e-6

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.oracle(by="pyxirr")
    def test_no_rate_is_nan_in_numpy_financial_and_none_in_pyxirr(self):
        """Neither tells why."""
        assert math.isnan(numpy_financial.irr([-1, 3, -3]))
        assert pyxirr.irr([-1, 3, -3]) is None
        assert math.isnan(numpy_financial.irr([0, 0]))

    @pytest.mark.oracle(by="pyxirr")
    def test_pyxirr_finds_nothing_over_30_years_of_tiny_amounts(self):
        """1e12 out and 1e-6 back: the rate is there (Descartes), 1e-18 to the power 1/29, less 1."""
        flows = (-1e12, *(0.0,) * 28, 1e-6)
        assert is_nearest_float(flows, internal_rate_of_return(flows))
        assert pyxirr.irr(flows) is None

    @pytest.mark.oracle(by="pyxirr")
    def test_pyxirr_finds_nothing_where_nearly_all_is_lost(self):
        """-1, 0, 0, 0, -156, 1 has a rate of -99.4 %: its worth changes sign between the floats beside it."""
        rate = internal_rate_of_return((-1, 0, 0, 0, -156, 1))
        assert -0.994 < rate < -0.993
        assert is_nearest_float((-1, 0, 0, 0, -156, 1), rate)
        assert pyxirr.irr([-1, 0, 0, 0, -156, 1]) is None

    @pytest.mark.oracle(by="pyxirr")
    def test_pyxirr_overflows_to_infinity(self):
        """1e300 out and twice back: the golden ratio less 1, as for 1 out and 1 back twice."""
        assert internal_rate_of_return((-1e300, 1e300, 1e300)) == (math.sqrt(5) - 1) / 2
        assert math.isinf(pyxirr.irr((-1e300, 1e300, 1e300)))

    @pytest.mark.oracle(by="numpy-financial")
    def test_numpy_financial_loses_digits_over_100_years(self):
        """1e18-fold in 99 years: a decimal from the third to the eighth is wrong, by the exact sign of the worth."""
        flows = (-1e-6, *(0.0,) * 98, 1e12)
        assert is_nearest_float(flows, internal_rate_of_return(flows))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = numpy_financial.irr(list(flows))
        exact = internal_rate_of_return(flows)
        assert abs(theirs - exact) > 1e-9


def outcome(flows):
    """The rate, or the kind of error with the rates that it holds."""
    try:
        return internal_rate_of_return(flows)
    except (RangeError, NoRateError, SeveralRatesError) as error:
        return type(error), getattr(error, "rates", ())


def rates_of(flows):
    """All rates, however many."""
    try:
        return [internal_rate_of_return(flows)]
    except (NoRateError, SeveralRatesError) as error:
        return list(error.rates)


def is_double(flows, rate):
    """Whether the worth has a double rate next to this one: it touches 0 without a change of sign."""
    degree = len(flows) - 1
    slope = [x * (degree - year) for year, x in enumerate(flows[:-1])]
    return is_nearest_float(slope, rate)
