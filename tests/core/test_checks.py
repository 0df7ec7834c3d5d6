"""What every room asks of an argument, in one place (core/_numbers.py), and how a message shows what was got."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import (
    RangeError,
    ShapeError,
    add,
    discount,
    internal_rate_of_return,
    person_years,
    project,
    round_half_up,
    total,
)
from socioecon.core import _numbers


class Foreign:
    """An array that does not follow the array API."""

    ndim = 1
    shape = (2,)


class TestFlag:
    @pytest.mark.parametrize("value", [True, False, np.True_, np.False_])
    def test_is_true_or_false(self, value):
        """NumPy's too, as Python's."""
        assert _numbers.flag("budgeted", value) is bool(value)

    @pytest.mark.parametrize("value", ["no", "", None, -1, 0, 1, 2, 0.0, 1.0, np.array([True, False]), np.array(1)])
    def test_is_nothing_else(self, value):
        """A text would count as true, and 1 as a number."""
        with pytest.raises(RangeError, match=r"^budgeted must be True or False; got"):
            _numbers.flag("budgeted", value)


class TestInstance:
    def test_is_of_the_class(self):
        """And nothing else is."""
        _numbers.instance("name", 5, int, "give a number")
        with pytest.raises(TypeError, match=r"^name must be of the class int; got 'x': give a number$"):
            _numbers.instance("name", "x", int, "give a number")


class TestWhole:
    def test_both_ends_are_within(self):
        """From low to high, themselves included."""
        assert [_numbers.whole("years", x, low=2, high=4) for x in (2, 3, 4)] == [2, 3, 4]

    @pytest.mark.parametrize("value", [1, 5])
    def test_nothing_beyond_them(self, value):
        """On either side."""
        with pytest.raises(RangeError, match=r"^years must be from 2 to 4; got"):
            _numbers.whole("years", value, low=2, high=4)


class TestScalar:
    @pytest.mark.parametrize(
        ("value", "do"), [("12", "give a number"), (np.array([1.0]), "decide for one element at a time")]
    )
    def test_says_what_to_do_about_what_is_no_number(self, value, do):
        """A text is to be a number; of an array one element is to be taken at a time."""
        with pytest.raises(TypeError, match=f"^costs must be one number .*: {do}$"):
            _numbers.scalar("costs", value)


class TestRatio:
    @pytest.mark.parametrize("text", ["1e-10000", "1e10000", "-9.9e10000", "0e-99999999"])
    def test_may_have_ten_thousand_places(self, text):
        """Before the point and after it; nothing has none."""
        assert Fraction(*_numbers.ratio("costs", Decimal(text))) == Fraction(Decimal(text))

    @pytest.mark.parametrize("value", ["1e-10001", "-1e10001", "1e99999999", "1e-99999999"])
    def test_has_no_more(self, value):
        """Written out exactly, such a Decimal would fill the memory."""
        with pytest.raises(RangeError, match=r"^costs must be a number of at most 10000 places; got"):
            _numbers.ratio("costs", Decimal(value))
        with pytest.raises(RangeError, match=r"^x must be a number of at most 10000 places"):
            round_half_up(Decimal(value))
        with pytest.raises(RangeError, match=r"^flows\[1\] must be a number of at most 10000 places"):
            internal_rate_of_return((-1, Decimal(value)))


class TestFinite:
    @pytest.mark.parametrize(("value", "fine"), [(5, True), (2.5, True), (math.inf, False), (math.nan, False)])
    def test_a_number_of_numpy_2_0_counts_as_pythons(self, value, fine):
        """Those have no namespace of their own."""

        class Old:
            dtype = type(value)

            def item(self):
                return value

        assert _numbers.finite(Old()) is fine


class TestSmaller:
    @pytest.mark.parametrize("both", [(Foreign(), 1), (1, Foreign())])
    def test_refuses_an_array_of_another_kind(self, both):
        """And says how it comes in."""
        with pytest.raises(TypeError, match=r"an array must follow the array API.*numpy\.asarray"):
            _numbers.smaller(*both)


class TestLarger:
    @given(*[st.integers() | st.fractions()] * 2)
    def test_is_the_other_one(self, a, b):
        """Than the smaller; of two that are the same either."""
        assert sorted((a, b)) == [_numbers.smaller(a, b), _numbers.larger(a, b)]

    def test_of_arrays_element_by_element(self):
        """Beside a number too, on either side."""
        row = np.array([1.0, 3.0])
        assert _numbers.larger(row, 2).tolist() == _numbers.larger(2, row).tolist() == [2.0, 3.0]
        assert _numbers.smaller(row, 2).tolist() == _numbers.smaller(2, row).tolist() == [1.0, 2.0]

    def test_of_kinds_that_do_not_mix_there_is_none(self):
        """A TypeError, whichever is larger."""
        for both in ((0.5, Decimal(1)), (Decimal(1), 0.5)):
            with pytest.raises(TypeError):
                _numbers.larger(*both)

    def test_a_decimal_keeps_its_digits(self):
        """Nothing is reckoned with what is chosen, which has more digits than a context."""
        long = Decimal("1." + "3" * 60)
        assert str(_numbers.larger(long, Decimal(1))) == str(_numbers.smaller(long, Decimal(2))) == str(long)


class TestArraysThatAreNoAmounts:
    def test_a_masked_one_is_refused(self):
        """What is masked would vanish in a sum."""
        with pytest.raises(TypeError, match="must not be masked"):
            discount((np.ma.masked_array([1.0, 2.0], mask=[True, False]),), 0.5, timing="advance")

    def test_a_complex_one_is_refused(self):
        """It is finite, and no amount."""
        with pytest.raises(TypeError, match="must be of real numbers"):
            discount((np.array([1.0 + 2j]),), 0.5, timing="advance")

    def test_one_of_true_and_false_counts_as_0_and_1(self):
        """As Python's own do."""
        assert discount((np.array([True, False]),), 0.5, timing="advance")[0].tolist() == [1.0, 0.0]

    def test_one_of_true_and_false_that_does_not_fit_is_told_by_its_shape(self):
        """And not as one of complex numbers."""
        with pytest.raises(ShapeError, match=r"shapes? .*\(2,\).*\(3,\)"):
            add({"Kommun": (np.array([True, False]),)}, {"Kommun": (np.array([1.0, 2.0, 3.0]),)})

    def test_one_with_labels_is_told_how_to_come_in(self):
        """Whatever became of the call."""

        class Labelled(Foreign):
            def items(self):
                return [("Kommun", 1.0)]

        def halved(x):
            return x / 2

        with pytest.raises(TypeError, match="an array must follow the array API"):
            _numbers.diagnosed(ValueError("its own"), halved, (Labelled(),), {})


class TestWhatHoldsItself:
    def test_is_no_row(self):
        """A list within itself has no end, and the fault is told all the same."""
        row = [1.0]
        row.append(row)
        with pytest.raises((TypeError, ShapeError, RangeError)):
            discount(row, 0.5, timing="advance")
        assert str(_numbers.not_finite(discount, (row,), {}))

    def test_is_no_table(self):
        """Nor has a table."""
        table = {"Kommun": 1.0}
        table["Region"] = table
        assert str(_numbers.not_finite(total, (table,), {}))


class TestPlaces:
    def test_a_long_name_is_cut(self):
        """So that a message stays one line."""
        assert _numbers.at("shares", "Kommun") == "shares['Kommun']"
        assert _numbers.at("shares", "x" * 500) == f"shares['{'x' * 56}...]"


class TestRowsOfFloats:
    @pytest.mark.parametrize("intake", [(-0.5, 2.0), (2.0, -1e-300), (-3.0, -2.0), (-3.0, 2.0)])
    def test_with_one_below_0_are_refused(self, intake):
        """Whatever the others are: nobody enters less than not at all."""
        with pytest.raises(RangeError, match=r"^intake\[\d\] must be at least 0; got"):
            person_years(intake, (1.0, 0.5))

    @pytest.mark.parametrize("retention", [(1.0, -0.5), (1.0, 1.5), (-2.0, -1.0), (2.0, 3.0), (-0.5, 1.5)])
    def test_with_one_that_is_no_share_are_refused(self, retention):
        """Below 0 or above 1."""
        with pytest.raises(RangeError, match=r"^retention\[\d\] must be from 0 to 1"):
            person_years((1.0, 1.0), retention)


class TestWhereArraysMeetNumbers:
    def test_a_year_of_plain_numbers_stays_one(self):
        """Of a cohort whose first year is certain and whose second is drawn, the first year is one number."""
        table = project(lambda year: {"A": np.array([1.0, 2.0]) if year else 1.0}, (1.0, 2.0), (1.0, 1.0))
        assert np.ndim(table["A"][0]) == 0
        assert table["A"][1].tolist() == [3.0, 4.0]

    def test_of_shapes_that_do_not_fit_are_listed(self):
        """Each with its place."""
        with pytest.raises(ShapeError, match=r"flows\[0\] has \(2,\), flows\[1\] has \(2,\), rate has \(3,\)"):
            discount((np.ones(2), np.ones(2)), np.full(3, 0.5), timing="advance")

    def test_of_a_row_of_tables_each_has_its_number(self):
        """The second is called by its place among them."""
        with pytest.raises(ShapeError, match=r"tables\[0\]\['A'\]\[0\] has \(2,\), tables\[1\]\['A'\]\[0\] has \(3,\)"):
            add({"A": (np.ones(2),)}, {"A": (np.ones(3),)})

    @pytest.mark.parametrize("intake", [(1.0, 2.0), (np.ones(2), np.ones(2)), (np.ones(2), np.ones(1))])
    def test_an_error_of_the_callers_own_function_is_passed_on(self, intake):
        """It is not about the arrays, if there are any."""

        def model(_):
            message = "my own"
            raise ValueError(message)

        with pytest.raises(ValueError, match=r"^my own$"):
            project(model, intake, (1.0, 1.0))


class TestShown:
    def test_sixty_characters_are_shown_and_no_more(self):
        """Of a longer text the first 57, and dots."""
        assert _numbers.shown("x" * 60, str) == "x" * 60
        assert _numbers.shown("x" * 61, str) == "x" * 57 + "..."

    def test_what_python_does_not_print_is_told_by_its_kind(self):
        """A number, or what holds one."""
        assert _numbers.shown(10**5000) == "a number of thousands of digits"
        assert _numbers.shown([10**5000]) == "a list"
