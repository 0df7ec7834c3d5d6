"""Kinds of numbers that meet in one call: ints among others, what does not mix, NumPy's ints, foreign arrays."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from socioecon import (
    RangeError,
    break_even_by_actor,
    break_even_persons,
    capped,
    cumulative,
    extend,
    fund_repayments,
    payback_time,
    person_years,
    phase_in,
    project,
    roll_up,
    share_interval,
    spread,
    switching_value,
    taxable_income,
)


def kinds(row):
    """The types of a row's numbers."""
    return {type(x) for x in row}


class TestInts:
    @pytest.mark.parametrize(
        "row",
        [
            person_years([10, 10, 10], [1, 0.5, 0.25]),
            person_years([10, 0, 0], [0.5, 1, 0.25]),
            fund_repayments((150.0, 20.0), investment=100),
            extend((1.5,), 3, fill=0),
            cumulative((1, 0.5)),
            spread({"Kommun": 2}, (0.5, 1, 0.5))["Kommun"],
            (capped(20_000.5, 18_300),),
        ],
    )
    def test_count_as_floats_among_floats(self, row):
        """An int beside a float comes out as a float, wherever in the row it stands."""
        assert kinds(row) == {float}

    @pytest.mark.parametrize("kind", [Fraction, Decimal, float])
    def test_take_the_kind_of_the_others_in_a_decision(self, kind):
        """A cost of nothing answers in its own kind."""
        assert type(break_even_persons(5, cost=kind(0))) is kind

    def test_of_numpy_count_as_pythons(self):
        """They overflow where Python's do not: 350 000 x 19 000 is beyond 32 bits, and came out negative."""
        assert spread({"Kommun": np.int32(350_000)}, (np.int32(19_000),)) == {"Kommun": (6_650_000_000,)}
        assert kinds(cumulative((np.int64(3), Fraction(1, 2)))) == {Fraction}
        assert payback_time((Decimal(1), Decimal(2)), costs=np.int64(2)) == Decimal("1.5")

    def test_of_numpy_give_the_interval_of_pythons(self):
        """The squares of counts in 8 or 32 bits overflowed."""
        assert share_interval(np.int8(21), np.int8(47), confidence=0.95) == share_interval(21, 47, confidence=0.95)
        assert kinds(share_interval(np.int32(10_000), np.int32(30_000), confidence=0.95)) == {float}


class TestKindsThatDoNotMix:
    @pytest.mark.parametrize(
        "call",
        [
            lambda: capped(Decimal(5), 3.0),
            lambda: capped(Decimal(2), 3.0),
            lambda: taxable_income(Decimal(5), deduction=7.0),
            lambda: phase_in((1, Decimal("0.5")), first_year=0.5),
            lambda: extend((Decimal(1),), 2, fill=0.5),
            lambda: break_even_by_actor({"Kommun": (Decimal(1),)}, costs=0.1),
        ],
    )
    def test_decimal_and_float_are_pythons_own_error(self, call):
        """Whichever of the two is the smaller: what is refused does not depend on the values."""
        with pytest.raises(TypeError):
            call()

    def test_an_array_without_the_array_api_is_told_how_to_come_in(self):
        """Something with dimensions that is no array of the standard names numpy.asarray."""

        class Frame:
            ndim, shape = 1, (2,)

        for call in (lambda: capped(Frame(), 5), lambda: capped(5, Frame())):
            with pytest.raises(TypeError, match=r"convert it with numpy\.asarray"):
                call()


class TestFunctionsOfTheCaller:
    def test_an_error_of_their_own_is_told_as_such(self):
        """Dividing by zero in a cost model is not told as an amount that is too large."""
        with pytest.raises(
            RangeError, match=r"^model\(0\) must answer with a number; it raised ZeroDivision"
        ) as caught:
            project(lambda year: {"Kommun": 1 / year}, (1, 1), (1, 1))
        assert isinstance(caught.value.__cause__, ZeroDivisionError)
        with pytest.raises(RangeError, match=r"^function\(0\.0\) must answer with a number; it raised ZeroDivision"):
            switching_value(lambda x: 1 / x, 0, 1)


class TestParents:
    def test_none_is_no_parent(self):
        """A mapping of all actors may say None of those at the top."""
        table = {"Kommun": (1,), "Nämnd": (2,)}
        assert roll_up(table, {"Kommun": None, "Nämnd": "Kommun"}) == {"Kommun": (3,), "Nämnd": (2,)}
