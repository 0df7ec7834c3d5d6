import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, ShapeError, break_even_year, discount, phase_in
from socioecon.uncertainty import (
    compare,
    discrete,
    normal,
    one_way,
    simulate,
    sobol_indices,
    switching_values,
    two_way,
    uniform,
)
from tests.uncertainty.cases import INPUTS, bas

# BAS, application: what one person in work yields in a year, and the cost at the start.
YEARLY, COST = Decimal("1082550.75"), 1_991_000


def net_of_bas(**changed):
    """The net gain of the total with all inputs at their medians but some."""
    medians = {name: distribution(0.5) for name, distribution in INPUTS.items()}
    certain = simulate(bas, {**medians, **changed}, seed=0)
    return {row: certain[row].mean.value for row in certain.rows}


def started_late(waiting):
    """BAS over the two years in which it says that it has paid for itself, if work starts late in the first."""
    profile = discount(phase_in((1.0, 1.0), first_year=1 - waiting), 0.04, timing="advance")
    return [({"Samhället": float(YEARLY)}, profile)], float(COST)


class TestOneWay:
    def test_ends_are_those_of_the_function_itself(self):
        """Each bar's ends are the base run with that one input at its quantile, bit by bit."""
        answer = one_way(bas, INPUTS, low=0.1, high=0.8)
        assert answer.base == net_of_bas()
        assert {bar.input for bar in answer.bars} == set(INPUTS)
        for bar in answer.bars:
            assert (bar.low, bar.high) == (INPUTS[bar.input](0.1), INPUTS[bar.input](0.8))
            assert bar.at_low == net_of_bas(**{bar.input: bar.low})
            assert bar.at_high == net_of_bas(**{bar.input: bar.high})

    def test_is_in_the_order_of_a_tornado(self):
        """The widest bar for the total comes first."""
        widths = [abs(bar.at_high["total"] - bar.at_low["total"]) for bar in one_way(bas, INPUTS).bars]
        assert widths == sorted(widths, reverse=True)
        assert widths[0] > 0

    def test_says_who_changes_sign(self):
        """A row is named where its net gain is negative at one end and positive at the other, and only there."""
        answer = one_way(bas, INPUTS)
        for bar in answer.bars:
            turned = {row for row in bar.at_low if bar.at_low[row] * bar.at_high[row] < 0}
            assert set(bar.changes_sign) == turned
        assert any("total" in bar.changes_sign for bar in answer.bars)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_says_who_changes_sign_between_the_ends(self, sign):
        """A net that is -1 with x at its median and 6 and 9 at the ends changes sign, though the ends agree."""
        answer = one_way(lambda x: ({"a": (sign * ((x - 3) ** 2 - 1),)}, 0), {"x": uniform(0, 6.5)})
        assert (answer.base["a"] < 0) == (sign > 0)
        assert answer.bars[0].changes_sign == ("total", "a")

    @pytest.mark.parametrize(("low", "high"), [(0.9, 0.1), (0, 0.5), (0.5, 1)])
    def test_refuses_quantiles_out_of_order(self, low, high):
        """0 < low < high < 1."""
        with pytest.raises(RangeError, match="low and high must be quantiles"):
            one_way(bas, INPUTS, low=low, high=high)


class TestTwoWay:
    def test_is_the_function_at_each_point_of_the_grid(self):
        """Every cell is the base run with the two inputs there; named inputs are taken at their quantiles."""
        answer = two_way(bas, INPUTS, "stay", ("cost", (1e6, 2e6)))
        assert answer.first == tuple(INPUTS["stay"](q) for q in (0.05, 0.25, 0.5, 0.75, 0.95))
        assert answer.second == (1e6, 2e6)
        for i, stay in enumerate(answer.first):
            for j, cost in enumerate(answer.second):
                expected = net_of_bas(stay=stay, cost=cost)
                assert {row: net[i][j] for row, net in answer.net.items()} == expected

    @pytest.mark.parametrize(
        ("first", "second", "message"),
        [
            ("x", "stay", "must be an input of that name"),
            ("stay", "stay", "must be two inputs"),
            ("fixed", "stay", "must be uncertain, or come with values"),
            (["stay", (1, 2)], "cost", "first must be the name of an input, or"),
            ("stay", ("cost", 1, 2), "second must be the name of an input, or"),
            ("stay", ("cost", 1), "second, the values of 'cost', must be a sequence"),
        ],
    )
    def test_refuses_inputs_that_it_cannot_vary(self, first, second, message):
        """A wrong name is told."""
        with pytest.raises(ShapeError, match=message):
            two_way(bas, {**INPUTS, "fixed": 1}, first, second)

    def test_takes_exact_numbers_with_uncertain_ones(self):
        """Decimals among uncertain inputs count as floats, on an axis too."""
        axis = ("x", (Decimal(1), Decimal(2)))
        answer = two_way(lambda x, y: ({"a": (x * y,)}, 0), {"x": Decimal(1), "y": uniform(0, 2)}, axis, "y")
        assert answer.net["a"][1][2] == 2.0


@pytest.mark.parametrize("ask", [one_way, switching_values, lambda f, inputs: two_way(f, inputs, "x", "y")])
def test_actors_that_come_and_go_are_told(ask):
    """The same actors for every input, or there is nothing to compare."""

    def function(x, y):
        return {"a" if x < 0.5 else "b": (x + y,)}, 0

    with pytest.raises(ShapeError, match="must answer with the same actors for every input"):
        ask(function, {"x": uniform(0, 1), "y": uniform(0, 1)})


@pytest.mark.parametrize("ask", [one_way, lambda f, inputs: compare(f, inputs, {"p": {"x": 0}})])
def test_a_function_that_divides_by_nothing_is_told(ask):
    """What the function raises is told as its own, with the inputs, and as a typed error."""
    with pytest.raises(RangeError, match=r"to x=0\.5 it raised ZeroDivisionError"):
        ask(lambda x: ({"a": (1 / (x - 0.5),)}, 0), {"x": uniform(0, 1)})


class TestSwitchingValues:
    @given(st.integers(1, 1000), st.integers(1, 999))
    def test_are_where_the_net_gain_is_nothing(self, width, part):
        """gain x 2 - cost turns at cost / 2, if that lies between the ends, and never otherwise."""
        cost = 2 * width * part / 500
        found = switching_values(lambda gain: ({"a": (gain, gain)}, cost), {"gain": uniform(0, width)})["gain"]
        if 0.001 * width < cost / 2 < 0.999 * width:
            assert math.isclose(found["total"], cost / 2, rel_tol=1e-12)
        else:
            assert found["total"] is None

    @pytest.mark.parametrize("sign", [1, -1])
    def test_are_found_between_the_ends(self, sign):
        """Where the ends agree and the median does not: the one below it. (x - 3)^2 is 1 at 2 and at 4."""
        found = switching_values(lambda x: ({"a": (sign * ((x - 3) ** 2 - 1),)}, 0), {"x": uniform(0, 6.5)})["x"]
        assert found == {"total": pytest.approx(2), "a": pytest.approx(2)}

    def test_of_an_input_that_takes_one_value_there_are_none(self):
        """There is nothing between its ends."""
        assert switching_values(lambda x: ({"a": (x,)}, 5), {"x": discrete({3: 1})}) == {
            "x": {"total": None, "a": None}
        }

    def test_are_found_for_every_input_and_row(self):
        """All of them are asked, and a net gain at a value found is nothing but rounding."""
        found = switching_values(bas, INPUTS)
        assert set(found) == set(INPUTS)
        assert all(list(rows) == list(net_of_bas()) for rows in found.values())
        turned = [(name, row, x) for name, rows in found.items() for row, x in rows.items() if x is not None]
        assert {name for name, row, _ in turned if row == "total"} >= {"justice", "stay", "cost"}
        for name, row, x in turned:
            # The neighbouring float on the other side has the other sign: amounts of 1e6 in steps of 1e-10.
            assert abs(net_of_bas(**{name: x})[row]) < 1e-6

    def test_of_bas_when_work_starts_late_is_45_days(self):
        """BAS breaks even in year 2 as long as less than 12.236 % of year 1, 44.7 days, pass before work starts."""
        found = switching_values(started_late, {"waiting": uniform(0, 1)})["waiting"]["total"]
        # What is left after two years from day 1, as a share of what the first year yields.
        exact = (YEARLY + YEARLY / Decimal("1.04") - COST) / YEARLY
        assert math.isclose(found, exact, rel_tol=1e-9)
        assert round(found, 5) == 0.12236
        assert round(found * 365, 1) == 44.7

    def test_of_bas_is_where_its_break_even_moves(self):
        """On one side of it the year of break-even over three years is 2, on the other it is 3."""
        found = switching_values(started_late, {"waiting": uniform(0, 1)})["waiting"]["total"]
        for waiting, year in ((found - 1e-6, 2), (found + 1e-6, 3)):
            profile = discount(phase_in((1.0,) * 3, first_year=1 - waiting), 0.04, timing="advance")
            assert break_even_year([float(YEARLY) * x for x in profile], costs=COST) == year


class TestCompare:
    def test_is_the_difference_actor_by_actor(self):
        """Packs change inputs together; the differences are pack less base, and exact for exact numbers."""

        def forecast(gain, cost):
            return {"a": (gain, gain), "b": (1, 1)}, {"a": cost}

        inputs = {"gain": Fraction(1, 3), "cost": 1}
        answer = compare(forecast, inputs, {"hög": {"gain": Fraction(1, 2), "cost": 2}, "samma": {}})
        assert answer.base == {"total": Fraction(5, 3), "a": Fraction(-1, 3), "b": 2}
        assert answer.packs["hög"] == {"total": 1, "a": -1, "b": 2}
        assert answer.differences["hög"] == {"total": Fraction(-2, 3), "a": Fraction(-2, 3), "b": 0}
        assert set(answer.differences["samma"].values()) == {0}

    def test_takes_distributions_by_their_medians(self):
        """An uncertain value counts by its median, in the base and in a pack."""
        answer = compare(lambda x: ({"a": (x,)}, 0), {"x": uniform(0, 2)}, {"p": {"x": uniform(0, 4)}})
        assert (answer.base["a"], answer.packs["p"]["a"]) == (1, 2)

    def test_counts_as_floats_where_a_pack_is_uncertain(self):
        """An exact base is compared with a distribution's median as a float."""
        answer = compare(lambda x: ({"a": (x,)}, 0), {"x": Decimal(1)}, {"p": {"x": uniform(0, 1)}})
        assert answer.differences["p"]["a"] == -0.5

    @pytest.mark.parametrize("changes", [5, ["x"], "x"])
    def test_refuses_a_pack_that_is_no_mapping(self, changes):
        """A pack is {input: value}."""
        with pytest.raises(ShapeError, match=r"packs\['p'\] must be a mapping"):
            compare(lambda x: ({"a": (x,)}, 0), {"x": 1}, {"p": changes})

    def test_refuses_inputs_that_are_not_there(self):
        """A pack that changes an unknown input is told."""
        with pytest.raises(ShapeError, match="must be an input of that name"):
            compare(bas, INPUTS, {"p": {"x": 1}})


class TestSobol:
    def test_of_a_weighted_sum_are_the_shares_of_its_variance(self):
        """With weights 3, 2 and 0 the indices are 9/13, 4/13 and 0, first-order as total, within their errors."""

        def weighted(a, b, c):
            return {"x": (3 * a + 2 * b + 0 * c,)}, 0

        indices = sobol_indices(weighted, dict.fromkeys("abc", uniform(0, 1)), seed=1)["x"]
        for name, expected in zip("abc", (9 / 13, 4 / 13, 0), strict=True):
            for estimate in indices[name]:
                assert abs(estimate.value - expected) <= 4 * estimate.error + 1e-12
                assert estimate.error < 0.01

    def test_tell_interaction_from_what_an_input_does_alone(self):
        """Of a product of two centred inputs neither does anything alone, and each makes up all with the other."""
        indices = sobol_indices(lambda a, b: ({"x": (a * b,)}, 0), {"a": normal(0, 1), "b": normal(0, 1)}, seed=1)["x"]
        for name in "ab":
            assert abs(indices[name].first.value) <= 4 * indices[name].first.error
            assert abs(indices[name].total.value - 1) <= 4 * indices[name].total.error
            assert indices[name].total.error < 0.02

    def test_are_nothing_for_a_row_that_does_not_vary(self):
        """A constant has no variance to share: 0, and no division by it."""
        indices = sobol_indices(lambda a, b: ({"x": (a,), "y": (b,)}, 0), {"a": uniform(0, 1), "b": 3}, seed=1)
        assert indices["y"]["a"] == ((0, 0), (0, 0))
        assert set(indices["x"]) == {"a"}
