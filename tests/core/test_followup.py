from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from socioecon import (
    RangeError,
    annual_places,
    budget_variance,
    relative_change,
    share_achieved,
    share_interval,
    target_attainment,
    trend_and_effect,
)

from .strategies import amounts, hundreds, persons, positives, shares

counts = st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


class TestShareAchieved:
    @given(count=counts)
    def test_those_who_did_and_those_who_did_not_are_all(self, count):
        """The two shares add up to 1."""
        achieved, of = map(Fraction, count)
        assert share_achieved(achieved, of) + share_achieved(of - achieved, of) == 1

    @pytest.mark.parametrize(("achieved", "of"), [(48, 47), (-1, 47), (Fraction(1, 2), Fraction(1, 3))])
    def test_refuses_a_count_outside_the_whole(self, achieved, of):
        """More than all, or less than none."""
        with pytest.raises(RangeError, match=r"^achieved must be from 0 to `of`; got .*: check which count is which"):
            share_achieved(achieved, of)

    def test_refuses_a_share_of_nobody(self):
        """There is nothing to divide by."""
        with pytest.raises(RangeError, match=r"^of must be above 0; got 0"):
            share_achieved(0, 0)


class TestShareInterval:
    @pytest.mark.oracle(by="scipy")
    @hundreds
    @given(count=counts, confidence=st.floats(0.01, 0.999))
    def test_agrees_with_scipy(self, count, confidence):
        """The Wilson interval of an independent library; both go by floats and another quantile, to some 1e-9."""
        achieved, of = count
        theirs = binomtest(achieved, of).proportion_ci(confidence, method="wilson")
        assert share_interval(achieved, of, confidence=confidence) == pytest.approx(tuple(theirs), abs=1e-9)

    @given(count=counts, confidence=st.floats(0.01, 0.999))
    def test_holds_the_share_and_stays_within_0_and_1(self, count, confidence):
        """But for the last bits at the ends, which are exact where nobody or everybody achieved it."""
        achieved, of = count
        low, high = share_interval(achieved, of, confidence=confidence)
        assert 0 <= low <= achieved / of + 1e-15
        assert achieved / of - 1e-15 <= high <= 1

    @pytest.mark.parametrize("of", [1, 7, 47, *range(257, 300)])
    def test_the_ends_are_exact_where_nobody_or_everybody_achieved_it(self, of):
        """Two equal counts need not be one object."""
        assert share_interval(0, of, confidence=0.95)[0] == 0
        assert share_interval(int(str(of)), of, confidence=0.95)[1] == 1

    @given(count=counts, confidence=st.floats(0.01, 0.9))
    def test_more_confidence_is_wider(self, count, confidence):
        """The one interval lies in the other."""
        narrow = share_interval(*count, confidence=confidence)
        wide = share_interval(*count, confidence=confidence + 0.05)
        assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]

    @pytest.mark.parametrize("confidence", [1 - 2**-53, Decimal("0.99999999999999999999"), 1e-300])
    def test_takes_a_confidence_next_to_0_or_1(self, confidence):
        """The quantile is that of what lies beyond, which a float holds where 1 less it does not."""
        low, high = share_interval(21, 47, confidence=confidence)
        assert 0 <= low <= 21 / 47 <= high <= 1

    @pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, 1.0, 1 - Fraction(1, 10**400)])
    def test_refuses_a_confidence_that_is_none(self, confidence):
        """95 would be percent."""
        with pytest.raises(RangeError, match=r"^confidence must lie between 0 and 1; got .*: give 0\.95 for 95 %"):
            share_interval(21, 47, confidence=confidence)

    def test_refuses_counts_outside_the_whole(self):
        """As `share_achieved`."""
        with pytest.raises(RangeError, match=r"^achieved must be from 0 to `of`"):
            share_interval(48, 47, confidence=0.95)


class TestTargetAttainment:
    @given(share=shares, target=positives)
    def test_times_the_target_is_what_came_out(self, share, target):
        """It inverts."""
        assert target_attainment(share, target) * target == share

    def test_refuses_a_target_of_nothing(self):
        """There is nothing to divide by."""
        with pytest.raises(RangeError, match=r"^target must be above 0; got 0"):
            target_attainment(0.5, 0)

    def test_refuses_a_negative_share(self):
        """By name."""
        with pytest.raises(RangeError, match=r"^share must be at least 0"):
            target_attainment(-0.5, 1)


class TestRelativeChange:
    @given(before=amounts.filter(bool), after=amounts)
    def test_gives_back_what_came_after(self, before, after):
        """before x (1 + change) = after, whatever the signs."""
        assert before * (1 + relative_change(before, after)) == after

    @pytest.mark.parametrize("before", [0, 0.0, -0.0, Decimal(0)])
    def test_refuses_a_change_from_nothing(self, before):
        """It says what to state."""
        with pytest.raises(RangeError, match=r"^before must not be 0.*state the difference in points or kronor"):
            relative_change(before, 5)


class TestTrendAndEffect:
    @given(before=amounts, forecast=amounts, after=amounts)
    def test_trend_and_effect_are_the_change(self, before, forecast, after):
        """The two parts add up."""
        assert sum(trend_and_effect(before, forecast, after)) == after - before

    def test_a_slower_rise_is_a_saving(self):
        """The cost rose by 20, and is 10 lower than it would have been."""
        assert trend_and_effect(100, 130, 120) == (30, -10)


class TestBudgetVariance:
    @given(budget=amounts, outcome=amounts)
    def test_outcome_and_rest_are_the_budget(self, budget, outcome):
        """Nothing is lost."""
        assert outcome + budget_variance(budget, outcome) == budget


class TestAnnualPlaces:
    @given(entrants=persons, more=persons, stay=positives)
    def test_is_linear_in_persons(self, entrants, more, stay):
        """Two groups use the places of each."""
        apart = annual_places(entrants, stay) + annual_places(more, stay)
        assert annual_places(entrants + more, stay) == apart

    @pytest.mark.parametrize("name", ["entrants_per_year", "mean_stay"])
    def test_refuses_negative_arguments(self, name):
        """By name."""
        with pytest.raises(RangeError, match=rf"^{name} must be at least 0"):
            annual_places(**{"entrants_per_year": 1, "mean_stay": 1, name: -1})

    def test_refuses_a_row(self):
        """A tuple times an int would be the tuple over and over."""
        with pytest.raises(TypeError):
            annual_places((10, 20), 3)
