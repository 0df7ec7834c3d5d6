from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import (
    RangeError,
    ShapeError,
    SharesError,
    apportion,
    apportion_rounded,
    give_residual,
    rescale,
    round_half_up,
)

from .strategies import U, amounts, mappings, persons, positives, shares

weights = mappings(positives)
BAS = {"Kommun": Decimal("33.8"), "Staten": Decimal("66.1")}


class TestApportion:
    @given(total=amounts, weights=weights)
    def test_parts_add_up_to_the_whole(self, total, weights):
        """Nothing is lost and nothing added."""
        assert sum(apportion(total, rescale(weights)).values()) == total

    @given(total=amounts, heads=mappings(st.sampled_from([Decimal("0.1"), Decimal("0.25"), Decimal(2)])))
    def test_parts_add_up_in_decimal_where_no_division_is_inexact(self, total, heads):
        """Shares that fill a Decimal whole of 1 with a few digits give parts that add up exactly."""
        whole_kronor = Decimal(round(total))
        first, *others = heads
        shares = {**{actor: heads[actor] / 100 for actor in others}}
        shares[first] = 1 - sum(shares.values())
        assert sum(apportion(whole_kronor, shares).values()) == whole_kronor

    @given(
        total=st.floats(-1e12, 1e12).map(lambda x: x if abs(x) > 1e-6 else 0.0),
        weights=mappings(st.floats(0.125, 1e6)),
    )
    def test_parts_add_up_in_floats_within_the_roundings(self, total, weights):
        """With k actors each part is off by its share's k + 1 roundings and its own 2; k + 4 for them together."""
        parts = apportion(total, rescale(weights))
        k = len(weights)
        assert abs(sum(map(Fraction, parts.values())) - Fraction(total)) <= (k + 4) * U * abs(Fraction(total))

    @given(total=amounts, more=amounts, weights=weights)
    def test_is_linear_in_the_total(self, total, more, weights):
        """Two totals shared out together are the two shared out apart."""
        shares = rescale(weights)
        one, other = apportion(total, shares), apportion(more, shares)
        assert apportion(total + more, shares) == {actor: one[actor] + other[actor] for actor in shares}

    @given(total=amounts, weights=weights)
    def test_percent_are_the_same_shares(self, total, weights):
        """Shares of 1 and the same in percent give the same parts."""
        shares = rescale(weights)
        percent = {actor: 100 * share for actor, share in shares.items()}
        assert apportion(total, percent, whole=100) == apportion(total, shares)

    def test_takes_an_array_of_totals(self):
        """A million totals go through the same line."""
        parts = apportion(np.array([100.0, 200.0]), {"Kommun": 0.25, "Staten": 0.75})
        assert parts["Staten"].tolist() == [75.0, 150.0]

    @pytest.mark.parametrize("kind", [float, Decimal, Fraction])
    def test_accepts_a_billionth(self, kind):
        """Shares that miss the whole by a billionth of it are what floats make of shares that add up."""
        half, billionth = kind(1) / 2, kind(1) / 10**9
        assert apportion(kind(100), {"Kommun": half, "Staten": half - billionth / 2})["Kommun"] == 50
        with pytest.raises(SharesError):
            apportion(kind(100), {"Kommun": half, "Staten": half - 2 * billionth})

    def test_a_billionth_and_no_more(self):
        """Exactly a billionth of the whole may be missing."""
        assert apportion(100, {"Kommun": 1 - Fraction(1, 10**9)})["Kommun"] == 100 - Fraction(1, 10**7)
        with pytest.raises(SharesError):
            apportion(100, {"Kommun": 1 - Fraction(1, 10**9 - 1)})

    def test_says_how_much_is_missing_and_the_ways_out(self):
        """The error holds the missing part, and tells of the two functions that do something about it."""
        with pytest.raises(
            SharesError, match=r"must add up to 100; they add up to 99\.9, so 0\.1 is missing"
        ) as caught:
            apportion(Decimal(1000), BAS, whole=100)
        assert caught.value.missing == Decimal("0.1")
        assert "give_residual" in str(caught.value)
        assert "rescale" in str(caught.value)

    def test_says_how_much_is_too_much(self):
        """Missing is negative where the shares exceed the whole."""
        with pytest.raises(SharesError, match=r"they add up to 5/4, which is 1/4 too much") as caught:
            apportion(1000, {"Kommun": Fraction(3, 4), "Staten": Fraction(1, 2)})
        assert caught.value.missing == Fraction(-1, 4)

    def test_says_so_of_arrays_too(self):
        """Arrays of shares must add up in every element."""
        with pytest.raises(SharesError, match=r"in some element they do not"):
            apportion(1000, {"Kommun": np.array([0.5, 0.5]), "Staten": np.array([0.5, 0.4])})

    def test_refuses_a_negative_share(self):
        """Nobody bears less than nothing, even where the sum is right."""
        with pytest.raises(RangeError, match=r"shares\['Staten'\] must be at least 0; got -1"):
            apportion(1000, {"Kommun": 2, "Staten": -1})

    @pytest.mark.parametrize("shares", [{}, None, (1,)])
    def test_refuses_what_names_nobody(self, shares):
        """Shares are a mapping of at least one."""
        with pytest.raises(ShapeError, match="shares must"):
            apportion(1000, shares)


class TestGiveResidual:
    def test_may_take_all_that_an_actor_has(self):
        """Down to nothing, and not below."""
        assert give_residual({"Kommun": 1, "Staten": Fraction(1, 2)}, to="Staten")["Staten"] == 0

    @given(shares=mappings(shares), data=st.data())
    def test_adds_up_to_the_whole(self, shares, data):
        """With what is missing given to one, the shares add up, and all others are as before."""
        to = data.draw(st.sampled_from(list(shares)))
        whole = sum(shares.values()) + 1
        given_away = give_residual(shares, to=to, whole=whole)
        assert sum(given_away.values()) == whole
        assert {**given_away, to: None} == {**shares, to: None}
        assert list(given_away) == list(shares)

    def test_takes_an_excess_away(self):
        """Where the shares exceed the whole, the one who would get the rest loses it."""
        assert give_residual({"Kommun": Fraction(3, 4), "Staten": Fraction(1, 2)}, to="Staten")["Staten"] == Fraction(
            1, 4
        )

    def test_changes_nothing_where_nothing_is_missing(self):
        """Shares that add up stay."""
        assert give_residual({"Kommun": 40, "Staten": 60}, to="Kommun", whole=100) == {"Kommun": 40, "Staten": 60}

    def test_refuses_who_has_no_share(self):
        """A new receiver would be a slip of the pen."""
        with pytest.raises(
            ShapeError, match=r"`to` must be one of .*Kommun.*; got 'Region': give it a share of 0 first"
        ):
            give_residual(BAS, to="Region", whole=100)

    def test_refuses_to_make_a_share_negative(self):
        """An excess larger than the receiver's share cannot be taken from it."""
        with pytest.raises(
            RangeError, match=r"the share of 'Staten' must not become negative; the shares exceed whole"
        ):
            give_residual({"Kommun": Fraction(3, 2), "Staten": Fraction(1, 4)}, to="Staten")


class TestRescale:
    @given(weights=weights, whole=positives)
    def test_adds_up_to_the_whole(self, weights, whole):
        """Whatever the weights were."""
        assert sum(rescale(weights, whole=whole).values()) == whole

    @given(weights=weights, factor=positives)
    def test_only_proportions_count(self, weights, factor):
        """Weights in another unit are the same weights."""
        assert rescale({actor: factor * weight for actor, weight in weights.items()}) == rescale(weights)

    @given(weights=mappings(persons), actor=st.just("Kommun"))
    def test_keeps_the_proportions(self, weights, actor):
        """A share is to the whole as the weight is to their sum."""
        weights[actor] += 1
        scaled = rescale(weights)
        assert all(scaled[a] * weights[actor] == scaled[actor] * weights[a] for a in weights)

    def test_refuses_weights_of_nothing(self):
        """Nothing can be in proportion to 0."""
        with pytest.raises(RangeError, match=r"the shares must have a positive sum; got 0: give at least one actor"):
            rescale({"Kommun": 0, "Staten": 0})


class TestApportionRounded:
    def test_the_unit_left_over_goes_to_the_largest_remainder(self):
        """Of 1.1, 2.6 and 6.3 whole units the second has most left, though it is neither first nor largest."""
        shares = {"A": Fraction(11, 100), "B": Fraction(26, 100), "C": Fraction(63, 100)}
        assert apportion_rounded(10, shares, unit=1) == {"A": 1, "B": 3, "C": 6}

    @given(total=amounts, weights=weights, unit=positives)
    def test_parts_add_up_to_the_rounded_total(self, total, weights, unit):
        """In whole units, always: nothing is lost to rounding."""
        parts = apportion_rounded(total, rescale(weights), unit=unit)
        assert sum(parts.values()) == round_half_up(total, unit=unit)
        assert all((part / unit).denominator == 1 for part in parts.values())

    @given(
        total=st.floats(-1e9, 1e9),
        weights=mappings(st.floats(0.125, 1e6)),
        unit=st.sampled_from([1, 1000, 0.5]),
    )
    def test_parts_add_up_in_floats_too(self, total, weights, unit):
        """Units are counted in ints, whatever the kind; below 2^53 a float holds each count."""
        parts = apportion_rounded(total, rescale(weights), unit=unit)
        assert sum(Fraction(part) / Fraction(unit) for part in parts.values()) == Fraction(
            round_half_up(total, unit=unit)
        ) / Fraction(unit)

    @given(total=st.integers(0, 10**6), weights=mappings(st.integers(1, 50), least=2))
    def test_nobody_is_a_unit_or_more_off(self, total, weights):
        """Each part is the exact one rounded down or up (the quota rule)."""
        whole = sum(weights.values())
        parts = apportion_rounded(total, weights, unit=1, whole=whole)
        assert all(abs(parts[actor] - Fraction(total * weights[actor], whole)) < 1 for actor in weights)

    def test_gives_what_is_left_over_to_the_largest_remainders(self):
        """Of 10 at 45, 34 and 21 %: 4, 3 and 2, and the one left goes to the remainder 0.5 before 0.4 and 0.1."""
        parts = apportion_rounded(10, {"Kommun": 45, "Region": 34, "Staten": 21}, unit=1, whole=100)
        assert parts == {"Kommun": 5, "Region": 3, "Staten": 2}

    def test_ties_go_to_the_first_named(self):
        """The order of the mapping decides, and nothing else."""
        one = apportion_rounded(1, {"Kommun": Fraction(1, 2), "Staten": Fraction(1, 2)}, unit=1)
        other = apportion_rounded(1, {"Staten": Fraction(1, 2), "Kommun": Fraction(1, 2)}, unit=1)
        assert one == {"Kommun": 1, "Staten": 0}
        assert other == {"Staten": 1, "Kommun": 0}

    @given(total=amounts, weights=weights)
    def test_a_negative_total_is_shared_out_like_a_positive_one(self, total, weights):
        """The sign goes through."""
        shares = rescale(weights)
        parts = apportion_rounded(total, shares, unit=1)
        assert apportion_rounded(-total, shares, unit=1) == {actor: -part for actor, part in parts.items()}

    def test_refuses_shares_that_do_not_add_up(self):
        """As `apportion`, with the same error."""
        with pytest.raises(SharesError, match=r"so 0\.1 is missing"):
            apportion_rounded(Decimal(1000), BAS, unit=10, whole=100)

    def test_refuses_a_unit_that_is_not_positive(self):
        """There is nothing to count in."""
        with pytest.raises(RangeError, match=r"^unit must be above 0"):
            apportion_rounded(1000, {"Kommun": 1}, unit=0)

    def test_takes_numpys_ints(self):
        """An int of NumPy's is an int."""
        assert apportion_rounded(np.int64(7), {"Kommun": np.int64(1), "Staten": 1}, unit=np.int64(2), whole=2) == {
            "Kommun": 4,
            "Staten": 4,
        }
