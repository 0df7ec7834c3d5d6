from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import (
    RangeError,
    ShapeError,
    add,
    charge,
    cumulative,
    extend,
    net,
    roll_up,
    scale,
    shift,
    spread,
    total,
    transfer,
)

from .strategies import ACTORS, amounts, costs, mappings, rows, tables, years

TABLE = {"Kommun": (120, 570, 795), "Region": (600, 900, 1050)}


def plus(*flows):
    """Flows added year by year, as one would by hand."""
    return tuple(map(sum, zip(*flows, strict=True)))


class TestCumulative:
    @given(flows=rows(amounts))
    def test_differences_give_the_flows_back(self, flows):
        """Each year's sum is that of the year before and its own flow."""
        sums = cumulative(flows)
        assert sums[0] == flows[0]
        assert tuple(later - before for before, later in pairwise(sums)) == flows[1:]

    @given(vectors=rows(amounts, amounts), factor=amounts)
    def test_is_linear_in_amounts(self, vectors, factor):
        """Sums of sums are sums."""
        one, other = vectors
        both = tuple(a + factor * b for a, b in zip(one, other, strict=True))
        assert cumulative(both) == plus(cumulative(one), [factor * x for x in cumulative(other)])

    def test_adds_floats_in_the_order_given(self):
        """A loop, so that every Python gives the same last bit: 0.1 three times is not 0.3."""
        assert cumulative((0.1, 0.1, 0.1)) == (0.1, 0.2, 0.30000000000000004)

    @pytest.mark.parametrize("flows", [None, 5, "12", b"12", {}, {1: 2}, {1, 2}, (), [], iter(())])
    def test_refuses_what_is_no_sequence_of_numbers(self, flows):
        """It says what to give."""
        with pytest.raises(ShapeError, match=r"^flows must (be a sequence of numbers|hold at least one number)"):
            cumulative(flows)

    def test_says_that_the_sum_is_too_large(self):
        """Two floats below the largest may pass it."""
        with pytest.raises(
            RangeError, match=r"^the result of cumulative must be finite.*use Fraction, or a larger unit"
        ):
            cumulative((1e308, 1e308))

    def test_takes_floats_whose_own_sum_would_be_too_large(self):
        """Only the answer must be finite, not the sum of its numbers."""
        assert cumulative((1e308, 1e300)) == (1e308, 1e308 + 1e300)


class TestNet:
    @given(vectors=rows(amounts, costs))
    def test_gains_are_net_and_costs(self, vectors):
        """What is left and what it cost are the gains."""
        gains, spent = vectors
        assert plus(net(gains, costs=spent), spent) == gains

    def test_refuses_a_negative_cost(self):
        """A cost is a positive amount."""
        with pytest.raises(RangeError, match=r"costs\[1\] must be at least 0; got -5: give a positive amount"):
            net((1, 2), costs=(3, -5))

    def test_refuses_other_years(self):
        """Both cover the same."""
        with pytest.raises(
            ShapeError, match=r"gains and costs must be equally long.*gains has 2, costs has 1: use extend"
        ):
            net((1, 2), costs=(3,))


class TestExtend:
    @given(values=rows(amounts), more=st.integers(0, 3), fill=amounts)
    def test_keeps_the_values_and_fills_up(self, values, more, fill):
        """The known ones first, then the same number."""
        assert extend(values, len(values) + more, fill=fill) == values + (fill,) * more

    def test_refuses_to_cut(self):
        """Nothing is lost without being seen."""
        with pytest.raises(ShapeError, match=r"values must not be longer than 1 years; got 2: cut them yourself"):
            extend((1, 2), 1, fill=0)


class TestShift:
    @given(flows=rows(amounts), lag=st.integers(0, 8))
    def test_moves_later_and_loses_what_passes_the_horizon(self, flows, lag):
        """The length stays."""
        assert shift(flows, lag) == ((0,) * lag + flows)[: len(flows)]

    @given(flows=rows(amounts), one=st.integers(0, 3), other=st.integers(0, 3))
    def test_two_shifts_are_one(self, flows, one, other):
        """Lags add up."""
        assert shift(shift(flows, one), other) == shift(flows, one + other)

    @given(flows=rows(amounts), lag=st.integers(0, 3))
    def test_loses_nothing_where_the_flows_are_extended_first(self, flows, lag):
        """The way out that the docstring names."""
        assert sum(shift(extend(flows, len(flows) + lag, fill=0), lag)) == sum(flows)

    def test_refuses_a_negative_lag(self):
        """Nothing moves back in time."""
        with pytest.raises(RangeError, match=r"years must be from 0 to 10000; got -1"):
            shift((1,), -1)


class TestSpread:
    @given(each=mappings(amounts), profile=rows(amounts))
    def test_every_cell_is_amount_times_part(self, each, profile):
        """One row an actor, one product a year."""
        table = spread(each, profile)
        assert table == {actor: tuple(amount * part for part in profile) for actor, amount in each.items()}

    @given(each=mappings(amounts), vectors=rows(amounts, amounts))
    def test_is_linear_in_the_profile(self, each, vectors):
        """Two profiles one after the other, or at once."""
        assert add(spread(each, vectors[0]), spread(each, vectors[1])) == spread(each, plus(*vectors))

    @given(each=mappings(amounts), profile=rows(amounts))
    def test_its_total_is_the_sum_of_amounts_over_the_profile(self, each, profile):
        """Society's row is one row of its own."""
        assert total(spread(each, profile)) == tuple(sum(each.values()) * part for part in profile)

    def test_refuses_a_table_of_nobody(self):
        """At least one actor."""
        with pytest.raises(ShapeError, match=r"amounts must hold at least one row; got none: name at least one actor"):
            spread({}, (1, 2))

    def test_refuses_amounts_without_names(self):
        """A mapping, and it shows one."""
        with pytest.raises(
            ShapeError, match=r"amounts must be a mapping such as \{'Kommun': \.\.\.\}; got \[1\]: give a dict"
        ):
            spread([1], (1, 2))


class TestTotal:
    @given(table=tables())
    def test_is_the_sum_of_the_rows(self, table):
        """Year by year."""
        assert total(table) == plus(*table.values())

    def test_refuses_rows_of_different_length(self):
        """It lists them."""
        with pytest.raises(ShapeError, match=r"rows of table must be equally long; got 'a': 2, 'b': 1: use extend"):
            total({"a": (1, 2), "b": (1,)})

    def test_takes_more_floats_than_their_sum_can_hold(self):
        """A row whose own sum passes the largest float is fine where each number is."""
        assert total({"a": (1e308, 1e308), "b": (0.0, 0.0)}) == (1e308, 1e308)


class TestAdd:
    @given(one=tables(), other=tables())
    def test_totals_add_up(self, one, other):
        """A row that one table lacks counts as nothing there."""
        assert total(add(one, other)) == plus(total(one), total(other))

    @given(one=tables(), other=tables(), third=tables())
    def test_does_not_care_in_which_order(self, one, other, third):
        """The same cells; only the order of the rows follows that of the tables."""
        assert add(one, other, third) == add(third, add(other, one))

    @given(table=tables())
    def test_one_table_is_itself(self, table):
        """Nothing is added to it."""
        assert add(table) == table

    def test_rows_keep_the_order_of_their_first_appearance(self):
        """So that a printed table looks as one expects."""
        assert list(add({"b": (1,)}, {"c": (1,), "b": (1,)}, {"a": (1,)})) == ["b", "c", "a"]

    def test_refuses_no_table(self):
        """There would be no years."""
        with pytest.raises(ShapeError, match=r"tables must hold at least one table; got none"):
            add()

    def test_refuses_tables_over_different_years(self):
        """It lists the lengths."""
        with pytest.raises(ShapeError, match=r"the tables must cover the same years; got \[1, 2\]: use extend"):
            add({"a": (1,)}, {"a": (1, 2)})


class TestScale:
    @given(table=tables(), factor=amounts)
    def test_every_cell_is_multiplied(self, table, factor):
        """And the total with them."""
        assert total(scale(table, factor)) == tuple(factor * x for x in total(table))

    @given(table=tables())
    def test_minus_1_turns_gains_into_costs_and_back(self, table):
        """Twice is not at all."""
        assert scale(scale(table, -1), -1) == table
        assert set(total(add(table, scale(table, -1)))) == {0}


class TestRollUp:
    @given(table=tables())
    def test_a_parent_is_its_own_and_its_childrens(self, table):
        """With all under one new parent, it is the total; children stay."""
        rolled = roll_up(table, dict.fromkeys(ACTORS, "Alla"))
        assert rolled == {**table, "Alla": total(table)}

    @given(table=tables())
    def test_goes_to_any_depth(self, table):
        """In a chain every account holds all below it."""
        chain = dict(pairwise(ACTORS))
        rolled = roll_up(table, chain)
        assert all(
            rolled[actor] == plus(*(table.get(below, (0, 0, 0)) for below in ACTORS[: place + 1]))
            for place, actor in enumerate(ACTORS)
        )

    @given(table=tables())
    def test_without_parents_nothing_changes(self, table):
        """An empty mapping is neutral."""
        assert roll_up(table, {}) == table

    @pytest.mark.parametrize("parents", [{"Kommun": "Kommun"}, {"Kommun": "a", "a": "b", "b": "Kommun"}])
    def test_refuses_a_circle(self, parents):
        """It shows the way round."""
        with pytest.raises(
            ShapeError, match=r"parents must not make an actor part of itself; got 'Kommun' -> .*'Kommun'"
        ):
            roll_up({"Kommun": (1,)}, parents)

    @pytest.mark.parametrize("parents", [None, "Kommun", (), [("Kommun", "Alla")]])
    def test_refuses_parents_that_are_no_mapping(self, parents):
        """A string would be searched for the actor's name."""
        with pytest.raises(ShapeError, match=r"parents must be a mapping"):
            roll_up({"Kommun": (1,)}, parents)


class TestTransfer:
    @given(table=tables(), moved=st.tuples(amounts, amounts, amounts), data=st.data())
    def test_leaves_the_total(self, table, moved, data):
        """What one loses the other gains, also where a row was lacking."""
        payer, payee = data.draw(st.permutations(ACTORS))[:2]
        after = transfer(table, moved, payer=payer, payee=payee)
        assert total(after) == total(table)
        nothing = (0, 0, 0)
        assert plus(after[payer], moved) == table.get(payer, nothing)
        assert after[payee] == plus(table.get(payee, nothing), moved)

    @given(table=tables(), moved=st.tuples(amounts, amounts, amounts))
    def test_a_negative_amount_goes_the_other_way(self, table, moved):
        """Minus from one to the other is plus from the other to the one."""
        back = tuple(-x for x in moved)
        assert transfer(table, moved, payer="Kommun", payee="Staten") == transfer(
            table, back, payer="Staten", payee="Kommun"
        )

    def test_refuses_to_pay_oneself(self):
        """Nothing would happen, so something else was meant."""
        with pytest.raises(RangeError, match=r"payer and payee must be two rows; got 'Kommun' for both"):
            transfer(TABLE, (1, 2, 3), payer="Kommun", payee="Kommun")

    def test_refuses_other_years(self):
        """The amounts cover those of the table."""
        with pytest.raises(ShapeError, match=r"table and amounts must be equally long.*table has 3, amounts has 1"):
            transfer(TABLE, (1,), payer="Kommun", payee="Region")


class TestCharge:
    @given(table=tables(), taken=st.tuples(amounts, amounts, amounts), payer=st.sampled_from(ACTORS))
    def test_the_total_falls_by_what_is_taken(self, table, taken, payer):
        """The receiver stands outside."""
        assert plus(total(charge(table, taken, payer=payer)), taken) == total(table)

    def test_gives_the_net_of_kom_i_jobb(self):
        """The wages are the municipality's own cost: 900 - 780, 1 350 - 780."""
        assert charge({"Kommun": (900, 1350)}, (780, 780), payer="Kommun") == {"Kommun": (120, 570)}


class TestArraysInTables:
    @given(count=years)
    def test_a_cell_may_be_an_array(self, count):
        """A table of draws is a table."""
        table = spread({"Kommun": np.arange(3.0), "Staten": 2.0}, (1.0,) * count)
        assert [cell.tolist() for cell in total(table)] == [[2.0, 3.0, 4.0]] * count
