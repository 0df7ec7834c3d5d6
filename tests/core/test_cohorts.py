from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import (
    RangeError,
    ShapeError,
    cohort_flows,
    geometric_retention,
    mean_retention,
    person_years,
    phase_in,
    retention_from_rates,
)

from .strategies import amounts, persons, rows, shares, years

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


class TestPersonYears:
    @given(vectors=rows(persons, shares))
    def test_is_the_sum_over_cohorts(self, vectors):
        """Year t holds, of each cohort that has entered, those who are left after its years."""
        intake, retention = vectors
        expected = tuple(sum(intake[t - k] * retention[k] for k in range(t + 1)) for t in range(len(intake)))
        assert person_years(intake, retention) == expected

    @given(vectors=rows(persons, shares))
    def test_are_conserved_where_the_horizon_covers_all(self, vectors):
        """With no intake in the later years, all person-years fall within: persons x years that each stays."""
        intake, retention = vectors
        longer = (*intake, *[0] * len(retention))
        gone = (*retention, *[0] * len(intake))
        assert sum(person_years(longer, gone)) == sum(intake) * sum(retention)

    @given(intake=rows(persons))
    def test_retention_1_keeps_everyone(self, intake):
        """Nobody leaves: all who have entered are there."""
        assert person_years(intake, (1,) * len(intake)) == tuple(sum(intake[: t + 1]) for t in range(len(intake)))

    @given(vectors=rows(persons, persons, shares), factor=persons)
    def test_is_linear_in_persons(self, vectors, factor):
        """Twice as many persons, twice the person-years; two intakes add up."""
        one, other, retention = vectors
        both = tuple(a + factor * b for a, b in zip(one, other, strict=True))
        apart = zip(person_years(one, retention), person_years(other, retention), strict=True)
        assert person_years(both, retention) == tuple(a + factor * b for a, b in apart)

    @given(vectors=rows(persons, shares, shares))
    def test_does_not_use_what_lies_beyond_the_horizon(self, vectors):
        """A retention that is known for longer changes nothing."""
        intake, retention, later = vectors
        assert person_years(intake, retention + later) == person_years(intake, retention)

    def test_gives_the_forecast_of_kom_i_jobb(self):
        """Ten a year of whom all, half and a quarter of the original cohort are in work."""
        assert person_years((10, 10, 10), (1, HALF, QUARTER)) == (10, 15, Fraction(35, 2))

    def test_the_strict_reading_of_kom_i_jobb_gives_less(self):
        """A quarter of those left, and not of the original cohort, is another third year."""
        assert person_years((10, 10, 10), retention_from_rates((HALF, QUARTER)))[2] == Fraction(65, 4)

    def test_takes_a_first_year_below_1_and_a_retention_that_rises(self):
        """Any vector of shares goes."""
        assert person_years((4, 0), (HALF, 1)) == (2, 4)

    def test_refuses_a_retention_that_ends_before_the_horizon(self):
        """What happens after the last year known is a forecast, and not ours."""
        with pytest.raises(ShapeError, match=r"retention must reach as far as intake, 3 years; got 2: use extend"):
            person_years((10, 10, 10), (1, HALF))

    def test_refuses_a_negative_intake(self):
        """It names the year."""
        with pytest.raises(RangeError, match=r"intake\[1\] must be at least 0; got -1"):
            person_years((10, -1), (1, 1))

    @pytest.mark.parametrize("share", [Fraction(101, 100), -0.01, 50])
    def test_refuses_a_share_outside_0_to_1(self, share):
        """50 would be percent, and it says so."""
        with pytest.raises(RangeError, match=r"retention\[1\] must be from 0 to 1; got .*: a share is a fraction of 1"):
            person_years((10, 10), (1, share))

    @pytest.mark.parametrize("intake", [(), [], None, 10, "10", {1: 10}, {10}])
    def test_refuses_what_is_no_sequence_of_years(self, intake):
        """A number, a string, a mapping or a set has no years."""
        with pytest.raises(ShapeError, match=r"^intake must"):
            person_years(intake, (1,))


class TestCohortFlows:
    @given(vectors=rows(persons, amounts))
    def test_is_the_sum_over_cohorts(self, vectors):
        """Year t holds, of each cohort that has entered, its amount in that year since entry."""
        intake, profile = vectors
        expected = tuple(sum(intake[t - k] * profile[k] for k in range(t + 1)) for t in range(len(intake)))
        assert cohort_flows(intake, profile) == expected

    @given(vectors=rows(persons, shares))
    def test_person_years_is_the_case_of_a_retention(self, vectors):
        """The same sum."""
        assert cohort_flows(*vectors) == person_years(*vectors)

    @given(vectors=rows(persons, amounts, amounts), factor=amounts)
    def test_is_linear_in_amounts(self, vectors, factor):
        """Profiles add up, and scale."""
        intake, one, other = vectors
        both = tuple(a + factor * b for a, b in zip(one, other, strict=True))
        apart = zip(cohort_flows(intake, one), cohort_flows(intake, other), strict=True)
        assert cohort_flows(intake, both) == tuple(a + factor * b for a, b in apart)

    @given(count=persons, profile=rows(amounts))
    def test_a_constant_intake_gives_running_sums(self, count, profile):
        """As many every year: the amounts so far, times persons; the same as cohort by cohort."""
        constant = cohort_flows((count,) * len(profile), profile)
        assert constant == tuple(count * sum(profile[: t + 1]) for t in range(len(profile)))

    @given(profile=rows(amounts, least=2), wait=st.integers(0, 3))
    def test_a_single_cohort_gives_its_profile_later(self, profile, wait):
        """One person who enters in a later year moves the profile."""
        intake = [0] * len(profile)
        entry = min(wait, len(profile) - 1)
        intake[entry] = 1
        assert cohort_flows(intake, profile) == (0,) * entry + profile[: len(profile) - entry]

    def test_takes_arrays_of_persons_and_of_amounts(self):
        """Draws of both go through, also where cohorts of plain 0 stand between."""
        intake = (np.array([1.0, 2.0]), 0, np.array([3.0, 0.0]))
        flows = cohort_flows(intake, (np.array([10.0, 20.0]), -1, 0.5))
        assert [np.broadcast_to(flow, 2).tolist() for flow in flows] == [[10.0, 40.0], [-1.0, -2.0], [30.5, 1.0]]

    def test_refuses_a_profile_that_ends_before_the_horizon(self):
        """It names the profile."""
        with pytest.raises(ShapeError, match=r"profile must reach as far as intake, 2 years; got 1"):
            cohort_flows((1, 1), (5,))


class TestRetentionFromRates:
    @given(stay=rows(shares))
    def test_each_rate_is_a_share_of_those_left(self, stay):
        """One value more than rates, the first 1, each the one before times its rate."""
        retention = retention_from_rates(stay)
        assert retention[0] == 1
        assert retention[1:] == tuple(left * rate for left, rate in zip(retention, stay, strict=False))

    @given(stay=rows(shares))
    def test_never_rises(self, stay):
        """Nobody comes back."""
        retention = retention_from_rates(stay)
        assert list(retention) == sorted(retention, reverse=True)

    def test_refuses_a_rate_above_1(self):
        """It names the year."""
        with pytest.raises(RangeError, match=r"stay_rates\[0\] must be from 0 to 1; got 2"):
            retention_from_rates((2,))

    def test_refuses_no_rates(self):
        """At least one number."""
        with pytest.raises(ShapeError, match=r"stay_rates must hold at least one number; got none"):
            retention_from_rates(())


class TestGeometricRetention:
    @given(stay=shares, years=years)
    def test_is_a_power_of_the_rate(self, stay, years):
        """1, s, s^2, ..."""
        assert geometric_retention(stay, years) == tuple(stay**k for k in range(years))

    @given(stay=shares, years=st.integers(2, 6))
    def test_is_retention_from_the_same_rate_each_year(self, stay, years):
        """One rate for all years."""
        assert geometric_retention(stay, years) == retention_from_rates((stay,) * (years - 1))

    @pytest.mark.parametrize("years", [0, -1, 10_001, 2.0, None, "3"])
    def test_refuses_what_is_no_number_of_years(self, years):
        """A whole number from 1 up to more than anyone needs."""
        with pytest.raises(RangeError, match=r"^years must be"):
            geometric_retention(HALF, years)


class TestMeanRetention:
    @given(points=rows(shares, least=2))
    def test_lies_between_the_ends_of_each_year(self, points):
        """One value less than points, each in the middle of two."""
        means = mean_retention(points)
        assert len(means) == len(points) - 1
        assert all(mean - start == end - mean for mean, start, end in zip(means, points, points[1:], strict=False))

    @given(share=shares)
    def test_leaves_a_constant_share(self, share):
        """The mean of equal shares is that share."""
        assert mean_retention((share, share, share)) == (share, share)

    def test_refuses_a_single_point(self):
        """A year has two ends."""
        with pytest.raises(ShapeError, match=r"points must hold at least two shares.*; got 1: add the later ones"):
            mean_retention((1,))

    def test_refuses_a_share_above_1(self):
        """It names the place."""
        with pytest.raises(RangeError, match=r"points\[1\] must be from 0 to 1; got 1\.5"):
            mean_retention((1, 1.5))


class TestPhaseIn:
    @given(retention=rows(shares), first_year=shares)
    def test_changes_the_first_year_only(self, retention, first_year):
        """The first value in part, the rest as it is."""
        assert phase_in(retention, first_year=first_year) == (first_year * retention[0], *retention[1:])

    @given(retention=rows(shares))
    def test_a_whole_year_changes_nothing(self, retention):
        """1 is neutral."""
        assert phase_in(retention, first_year=1) == retention

    def test_refuses_shares_outside_0_to_1(self):
        """Of the retention by its year, of the first year by its name."""
        with pytest.raises(RangeError, match=r"retention\[1\] must be from 0 to 1; got 2"):
            phase_in((1, 2), first_year=1)
        with pytest.raises(RangeError, match=r"first_year must be from 0 to 1; got 12"):
            phase_in((1,), first_year=12)
