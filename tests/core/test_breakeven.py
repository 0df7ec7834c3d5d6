import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from socioecon import (
    RangeError,
    ShapeError,
    break_even_by_actor,
    break_even_persons,
    break_even_share,
    break_even_year,
    cumulative,
    payback_time,
    present_value,
    switching_value,
)

from .strategies import U, amounts, costs, hundreds, positives, rows, tables

# The yearly gains of one person in the application of BAS, printed, of society and of the municipality.
SOCIETY = (1_082_551, 1_040_915, 1_000_879)
BAS_COST = 1_991_000


def covered(gains, spent, year):
    """Whether the gains so far cover the costs so far, at the end of a year."""
    return sum(gains[:year]) >= sum(spent[:year])


class TestBreakEvenYear:
    @given(vectors=rows(amounts, costs))
    def test_is_the_first_year_from_which_costs_stay_covered(self, vectors):
        """At its end and that of every later year, and not so from the year before."""
        gains, spent = vectors
        year = break_even_year(gains, costs=spent)
        if year is None:
            assert not covered(gains, spent, len(gains))
        else:
            assert all(covered(gains, spent, later) for later in range(year, len(gains) + 1))
            assert year == 1 or not covered(gains, spent, year - 1)

    @given(gains=rows(amounts), cost=costs)
    def test_one_cost_is_paid_at_the_start(self, gains, cost):
        """The same as that cost in year 1 and nothing after."""
        yearly = (cost, *[0] * (len(gains) - 1))
        assert break_even_year(gains, costs=cost) == break_even_year(gains, costs=yearly)

    @given(gains=rows(amounts), cost=costs, less=costs)
    def test_a_lower_cost_is_never_later(self, gains, cost, less):
        """None being later than any year."""
        cheap = break_even_year(gains, costs=max(cost - less, 0))
        dear = break_even_year(gains, costs=cost)
        assert (cheap or math.inf) <= (dear or math.inf)

    def test_gives_that_of_the_application_of_bas(self):
        """Society in year 2, with one person."""
        assert break_even_year(SOCIETY, costs=BAS_COST) == 2

    def test_a_dip_later_on_puts_it_off(self):
        """Covered in year 1, lost in year 2, covered for good in year 3."""
        assert break_even_year((10, -5, 5), costs=10) == 3

    def test_sums_floats_in_order_and_without_a_tolerance(self):
        """0.1 eight times is a little less than 0.8 in float, and 0.8 in Decimal."""
        assert break_even_year((0.1,) * 8, costs=0.8) is None
        assert break_even_year((Decimal("0.1"),) * 8, costs=Decimal("0.8")) == 8

    def test_refuses_negative_costs(self):
        """It names the year."""
        with pytest.raises(RangeError, match=r"^costs must be at least 0; got -5"):
            break_even_year((1, 2), costs=-5)

    def test_refuses_other_years(self):
        """Costs are one, or one a year."""
        with pytest.raises(ShapeError, match=r"gains and costs must be equally long.*gains has 2, costs has 1"):
            break_even_year((1, 2), costs=(5,))

    @pytest.mark.parametrize("costs", [None, "5", {5}, np.array([5.0, 5.0])])
    def test_refuses_costs_that_are_no_number(self, costs):
        """An array has as many answers as elements."""
        with pytest.raises(TypeError, match=r"^costs must be one number"):
            break_even_year((1, 2), costs=costs)


class TestPaybackTime:
    @given(vectors=rows(amounts, costs))
    def test_rounded_up_is_the_break_even_year(self, vectors):
        """Unless nothing was to cover in that year, when it is the end of the year before."""
        gains, spent = vectors
        year, time = break_even_year(gains, costs=spent), payback_time(gains, costs=spent)
        if year is None:
            assert time is None
        elif sum(spent[:year]) <= sum(gains[: year - 1]):
            assert time == year - 1
        else:
            assert math.ceil(time) == year

    @given(
        gains=st.lists(st.floats(0, 1e9), min_size=1, max_size=8),
        cost=st.floats(1, 1e9),
    )
    def test_in_floats_never_passes_the_break_even_year(self, gains, cost):
        """Sums are rounded before they are compared, so that the time lies within the year, its ends included."""
        year, time = break_even_year(gains, costs=cost), payback_time(gains, costs=cost)
        assert (time is None) == (year is None)
        if year is not None:
            assert year - 1 <= time <= year

    @given(gain=positives, cost=positives, years=st.integers(1, 6))
    def test_a_constant_gain_takes_cost_over_gain(self, gain, cost, years):
        """The rule of thumb, where that is within the horizon."""
        time = payback_time((gain,) * years, costs=cost)
        assert time == (cost / gain if cost <= years * gain else None)

    @given(vectors=rows(amounts, costs))
    def test_at_that_time_gains_cover_costs(self, vectors):
        """With gains evenly over the year and costs at its start, the account stands at 0."""
        gains, spent = vectors
        time = payback_time(gains, costs=spent)
        if time is not None and time.denominator != 1:
            full, part = divmod(time, 1)
            assert sum(gains[:full]) + part * gains[full] == sum(spent[: full + 1])

    def test_gives_that_of_the_application_of_bas(self):
        """1 + (1 991 000 - 1 082 551) / 1 040 915 = 1.873 years."""
        assert payback_time(SOCIETY, costs=Fraction(BAS_COST)) == 1 + Fraction(1_991_000 - 1_082_551, 1_040_915)
        assert round(payback_time(SOCIETY, costs=BAS_COST), 3) == 1.873

    @pytest.mark.parametrize("kind", [float, Decimal, Fraction])
    def test_costs_nothing_at_once(self, kind):
        """What is free has paid for itself at the start, in the kind of the others."""
        time = payback_time((kind(5), kind(5)), costs=kind(0))
        assert time == 0
        assert type(time) is kind


GAINS = {break_even_persons: "gain_per_person", break_even_share: "gain_at_full_success"}


@pytest.mark.parametrize("function", GAINS, ids=lambda function: function.__name__)
class TestBreakEvenPersonsAndShare:
    @given(amount=positives, cost=costs)
    def test_times_the_gain_is_the_cost(self, function, amount, cost):
        """Exactly as many, or as much success, as the cost takes."""
        assert function(amount, cost=cost) * amount == cost

    @given(amount=costs, cost=positives)
    def test_is_none_where_no_number_is_enough(self, function, amount, cost):
        """The gain is not positive and the cost is."""
        assert function(-amount, cost=cost) is None

    @pytest.mark.parametrize("amount", [-5, 0, 5])
    def test_is_nothing_where_there_is_no_cost(self, function, amount):
        """Nobody is needed, whatever the gain."""
        assert function(amount, cost=0) == 0

    def test_nothing_is_of_the_kind_of_the_pair(self, function):
        """0 as a Fraction, whichever of the two is one."""
        assert type(function(5, cost=Fraction(0))) is Fraction
        assert type(function(Fraction(5), cost=0)) is Fraction

    def test_refuses_a_negative_cost(self, function):
        """By name."""
        with pytest.raises(RangeError, match=r"^cost must be at least 0; got -1"):
            function(5, cost=-1)

    def test_refuses_arrays(self, function):
        """By name."""
        with pytest.raises(TypeError, match=rf"^{GAINS[function]} must be one number"):
            function(np.array([1.0, 2.0]), cost=1)


def test_the_municipality_of_the_application_of_bas_needs_three_persons():
    """1 991 000 / 809 550 is 2.46."""
    persons = break_even_persons(809_550, cost=BAS_COST)
    assert round(persons, 2) == 2.46
    assert math.ceil(persons) == 3


class TestBreakEvenByActor:
    @given(table=tables(), cost=costs)
    def test_one_cost_is_borne_by_each_in_turn(self, table, cost):
        """Every row against the whole cost."""
        expected = {actor: break_even_year(flows, costs=cost) for actor, flows in table.items()}
        assert break_even_by_actor(table, costs=cost) == expected

    @given(table=tables(), borne=tables())
    def test_each_bears_its_own_cost(self, table, borne):
        """Who is named in only one of the two has nothing in the other; all are answered."""
        borne = {actor: tuple(map(abs, row)) for actor, row in borne.items()}
        nothing = (0, 0, 0)
        assert break_even_by_actor(table, costs=borne) == {
            actor: break_even_year(table.get(actor, nothing), costs=borne.get(actor, nothing))
            for actor in {**table, **borne}
        }

    def test_a_cost_of_its_own_may_be_one_amount_at_the_start(self):
        """Or one a year, as for a single row."""
        costs = {"Kommun": 100, "Staten": (1, 1)}
        assert break_even_by_actor({"Kommun": (60, 60)}, costs=costs) == {"Kommun": 2, "Staten": None}

    def test_who_has_neither_cost_nor_gain_is_even_from_the_start(self):
        """Nothing covers nothing."""
        assert break_even_by_actor({"Kommun": (60,)}, costs={"Staten": 0}) == {"Kommun": 1, "Staten": 1}

    def test_names_the_actor_whose_number_is_wrong(self):
        """In the table and among the costs."""
        with pytest.raises(RangeError, match=r"^table\['Kommun'\]\[1\] must be finite"):
            break_even_by_actor({"Kommun": (1.0, math.nan)}, costs=1.0)
        with pytest.raises(RangeError, match=r"^costs\['Kommun'\] must be at least 0; got -1"):
            break_even_by_actor({"Kommun": (1, 1)}, costs={"Kommun": -1})
        with pytest.raises(ShapeError, match=r"^table\['Kommun'\] and costs\['Kommun'\] must be equally long"):
            break_even_by_actor({"Kommun": (1, 1)}, costs={"Kommun": (1,)})

    def test_refuses_what_is_no_table(self):
        """It says what to give."""
        with pytest.raises(ShapeError, match=r"^table must be a mapping"):
            break_even_by_actor([(1, 2)], costs=1)


class TestSwitchingValue:
    @given(root=st.floats(-1e6, 1e6), low=st.floats(-1e9, -2e6), high=st.floats(2e6, 1e9))
    def test_finds_where_a_line_crosses_0(self, root, low, high):
        """The difference of two floats has the exact sign, so that the root itself is found."""
        assert switching_value(lambda x: x - root, low, high) == root
        assert switching_value(lambda x: root - x, low, high) == root

    @given(jump=st.floats(-1e6, 1e6))
    def test_a_jump_counts_as_a_crossing(self, jump):
        """Between two neighbouring floats: the upper one is told."""
        assert switching_value(lambda x: -1 if x < jump else 1, -2e6, 2e6) == jump

    @pytest.mark.oracle(by="scipy")
    @hundreds
    @given(
        gains=st.lists(st.floats(1, 1e6), min_size=1, max_size=10),
        cost=st.floats(1, 1e6),
    )
    def test_agrees_with_scipy(self, gains, cost):
        """The share of the gains at which they are worth their cost, by Brent's method in another's hands."""

        def net(share):
            return share * present_value(gains, 0.04, timing="arrears") - cost

        theirs = brentq(net, 0, 2e6, xtol=1e-12)
        # Brent's method stops 1e-12 and 4 roundings from the root; ours at it.
        assert switching_value(net, 0, 2e6) == pytest.approx(theirs, abs=2e-12, rel=1e-14)

    def test_an_end_may_be_the_value(self):
        """The lower first."""
        assert switching_value(lambda x: x, 0, 1) == 0
        assert switching_value(lambda x: x - 1, 0, 1) == 1
        assert switching_value(lambda x: x * (x - 1), 0, 1) == 0
        assert switching_value(lambda x: 1 - x, 0, 1) == 1

    @pytest.mark.parametrize(("low", "root", "high"), [(8, 9, 10), (0.5, 0.75, 1), (-10, -9, -8)])
    def test_an_interval_may_lie_far_from_0(self, low, root, high):
        """Narrower than it is far away."""
        assert switching_value(lambda x: x - root, low, high) == root

    def test_is_none_where_the_sign_does_not_change(self):
        """On neither side, all the way."""
        assert switching_value(lambda x: x + 1, 0, 1) is None
        assert switching_value(lambda x: -x - 1, 0, 1) is None

    def test_the_function_may_answer_in_any_kind(self):
        """A Decimal or a Fraction has a sign too."""
        assert switching_value(lambda x: Fraction(x) - 2, 0, 10) == 2
        assert switching_value(lambda x: Decimal(x) - 2, 0, 10) == 2

    def test_spans_the_whole_line_of_floats(self):
        """The middle of the largest floats does not overflow."""
        assert switching_value(lambda x: x, -1.7e308, 1.7e308) == 0

    @pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1)])
    def test_refuses_ends_that_are_not_in_order(self, low, high):
        """It shows both."""
        with pytest.raises(RangeError, match=r"^low must be below high; got .*: swap or widen them"):
            switching_value(lambda x: x, low, high)

    def test_names_the_place_where_the_answer_is_not_finite(self):
        """The function is the caller's, and its value at that place."""
        with pytest.raises(RangeError, match=r"^function\(0\.0\) must be finite; got nan"):
            switching_value(lambda _: math.nan, 0, 1)

    def test_refuses_a_function_that_answers_no_number(self):
        """It names the place."""
        with pytest.raises(TypeError, match=r"^function\(0\.0\) must be one number.*; got None"):
            switching_value(lambda _: None, 0, 1)


def test_cumulative_floats_are_what_break_even_compares():
    """The year in which the running sums, as `cumulative` gives them, cover the cost: no other rounding."""
    gains, cost = (0.1,) * 11, 1.0
    sums = cumulative(gains)
    first = next(year for year, so_far in enumerate(sums, start=1) if so_far >= cost)
    assert break_even_year(gains, costs=cost) == first == 11
    assert abs(Fraction(sums[9]) - 1) <= 10 * U
