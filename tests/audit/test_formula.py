"""Small formulas: what they give, what they can give, what is left of each figure, and how they are written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit import Interval
from socioecon.audit._formula import (
    TIMES,
    add,
    depth,
    enclose,
    leaves,
    less,
    names,
    narrow,
    range_of,
    rebuilt,
    renamed,
    shown,
    value,
)
from socioecon.audit._intervals import contains, point

PART = ("quotient", "x", add("x", "y"))  # x / (x + y)


def box(**ends):
    """Intervals by name, from their ends."""
    return {
        name: Interval(*(Fraction(e) if e is not None else None for e in x[:2]), *x[2:]) for name, x in ends.items()
    }


class TestShape:
    def test_names_are_counted(self):
        """As often as they occur, numbers left out."""
        assert names(PART) == {"x": 2, "y": 1}
        assert names(("product", ("a", Fraction(2), "b"))) == {"a": 1, "b": 1}
        assert names(Fraction(3)) == {}

    def test_leaves_are_names_and_numbers(self):
        """As often as they occur."""
        assert sorted(map(str, leaves(("sum", ((1, PART), (2, Fraction(3))))))) == ["3", "x", "x", "y"]

    def test_depth_counts_formulas_inside_each_other(self):
        """A name is one; x / (x + y) is three."""
        assert [depth(f) for f in ("x", add("x", "y"), PART, less(PART, 1))] == [1, 2, 3, 4]

    def test_a_formula_with_other_names_or_parts(self):
        """Its factors and its form stay."""
        assert renamed(less("a", ("product", ("b", Fraction(2)))), "q ") == less(
            "q a", ("product", ("q b", Fraction(2)))
        )
        assert rebuilt(("quotient", "a", "b"), ["c", "d"]) == ("quotient", "c", "d")
        assert rebuilt(("sum", ((3, "a"),)), ["c"]) == ("sum", ((3, "c"),))
        assert rebuilt("a", []) == "a"


class TestValue:
    def test_a_number_for_each_name_gives_a_number(self):
        """Sums with factors, products and quotients."""
        numbers = {"x": Fraction(3), "y": Fraction(5), "none": None, "zero": Fraction(0)}
        assert value(("sum", ((2, "x"), (-1, "y"))), numbers) == 1
        assert value(("product", ("x", "y", Fraction(2))), numbers) == 30
        assert value(("quotient", "x", "y"), numbers) == Fraction(3, 5)
        assert value(("quotient", "x", ("product", ("y", Fraction(-1)))), numbers) == Fraction(-3, 5)
        assert value(("quotient", "x", "zero"), numbers) is None
        assert value(("quotient", "zero", "x"), numbers) == 0
        assert value(add("x", "none"), numbers) is None

    def test_a_sum_may_be_long(self):
        """Three hundred terms are no other case than three."""
        many = [f"x{n}" for n in range(300)]
        assert value(add(*many), dict.fromkeys(many, Fraction(2))) == 600
        ends = box(**dict.fromkeys(many, (1, 2)))
        assert not narrow(add(*many), point(601), ends)

    def test_an_interval_for_each_name_gives_an_interval(self):
        """The same with intervals; none where something may be divided by nothing."""
        ends = box(x=(2, 3), y=(4, 5), z=(-1, 1))
        assert enclose(("sum", ((2, "x"), (-1, "y"))), ends) == Interval(-1, 2)
        assert enclose(("product", ("x", "y")), ends) == Interval(8, 15)
        assert enclose(("quotient", "x", "y"), ends) == Interval(Fraction(2, 5), Fraction(3, 4))
        assert enclose(add("x", ("quotient", "x", "z")), ends) is None


class TestRange:
    @pytest.mark.parametrize(
        ("formula", "ends", "low", "high"),
        [
            (PART, {"x": (1, 2), "y": (3, 4)}, Fraction(1, 5), Fraction(2, 5)),
            (("quotient", "y", add("x", "y")), {"x": (1, 2), "y": (3, 4)}, Fraction(3, 5), Fraction(4, 5)),
            (("quotient", add("x", "y"), "x"), {"x": (1, 2), "y": (3, 4)}, Fraction(5, 2), 5),
            (("product", ("x", less(1, "x"))), {"x": (2, 3)}, -6, -2),
            (("product", ("x", add(1, "x"))), {"x": (2, 3)}, 6, 12),
            (("product", ("x", "x")), {"x": (0, 1)}, 0, 1),
            (("product", ("x", "x")), {"x": (-1, 0)}, 0, 1),
            (("product", ("x", "x", "y")), {"x": (1, 2), "y": (3, 4)}, 3, 16),
            (less("x", "x"), {"x": (1, 2)}, 0, 0),
            (less("x", ("product", (Fraction(3), "x"))), {"x": (1, 2)}, -4, -2),
            (("quotient", ("product", ("x", "x")), "x"), {"x": (4, 5)}, 4, 5),
        ],
    )
    def test_a_name_that_occurs_twice_is_set_to_its_ends(self, formula, ends, low, high):
        """Where the formula is monotone in it the range is exact: no wider, and its ends are values."""
        found = range_of(formula, box(**ends))
        assert (found.values.low, found.values.high, found.exact) == (low, high, True)

    def test_open_ends_stay_open(self):
        """x * x over (1, 2] ends at 1 open, over [-2, -1) too."""
        square = ("product", ("x", "x"))
        assert range_of(square, box(x=(1, 2, True, False))).values == Interval(1, 4, low_open=True)
        assert range_of(square, box(x=(1, 2, False, True))).values == Interval(1, 4, high_open=True)
        assert range_of(square, box(x=(-2, -1, False, True))).values == Interval(1, 4, low_open=True)

    @pytest.mark.parametrize(
        ("formula", "ends"),
        [
            (("product", ("x", less(1, "x"))), {"x": (0, 1)}),  # rises, then falls
            (("product", ("x", "x")), {"x": (0, None)}),
            (("product", ("x", "x")), {"x": (None, 0)}),
        ],
    )
    def test_otherwise_it_is_an_enclosure_and_says_so(self, formula, ends):
        """Not monotone, or without a bound."""
        found = range_of(formula, box(**ends))
        assert not found.exact
        assert found.values == enclose(formula, box(**ends))

    def test_a_name_with_one_value_may_occur_often(self):
        """Nothing can vary in it."""
        assert range_of(("product", ("x", less(1, "x"))), box(x=(3, 3))) == (Interval(-6, -6), True)

    def test_a_divisor_that_may_be_nothing_has_no_range(self):
        """None, which is all that can be said."""
        assert range_of(("quotient", "x", "y"), box(x=(1, 2), y=(-1, 1))) == (None, True)
        assert range_of(("quotient", "x", "x"), box(x=(-1, 1))) == (None, True)

    def test_a_name_that_occurs_once_needs_no_proof(self):
        """x * y neither rises nor falls with x where y has either sign, and its range is exact all the same."""
        assert range_of(("product", ("x", "y")), box(x=(1, 2), y=(-1, 1))) == (Interval(-2, 2), True)
        assert range_of(("product", ("x", "y", "z", "z")), box(x=(1, 2), y=(-1, 1), z=(1, 1))) == (
            Interval(-2, 2),
            True,
        )

    def test_a_name_is_its_letters(self):
        """Wherever they were read: x - 2x falls with x."""
        again = b"name".decode()  # another object
        assert range_of(("sum", ((1, "name"), (-2, again))), box(name=(1, 2))) == (Interval(-2, -1), True)

    def test_a_proof_that_would_take_too_long_is_not_tried(self):
        """A thousand times the same figure is proved, one more is only enclosed: the proof is a million products."""
        assert range_of(add(*["x"] * 1000), box(x=(1, 2))).exact
        assert not range_of(add(*["x"] * 1001), box(x=(1, 2))).exact

    @given(st.fractions(1, 9, max_denominator=9), st.fractions(0, 3), st.fractions(0, 1, max_denominator=9))
    def test_it_holds_every_value(self, low, width, part):
        """Any x between the ends gives a value in the range."""
        ends = box(x=(low, low + width), y=(2, 3))
        x = {"x": low + part * width, "y": Fraction(5, 2)}
        for formula in (PART, ("quotient", ("product", ("x", "x")), add("x", "y")), ("product", ("x", less(7, "x")))):
            assert contains(range_of(formula, ends).values, value(formula, x))


class TestNarrow:
    @pytest.mark.parametrize(
        ("formula", "target", "ends", "left"),
        [
            ("x", (1, 2), {"x": (0, 9)}, {"x": (1, 2)}),
            (add("x", "y"), (5, 5), {"x": (0, 9), "y": (1, 2)}, {"x": (3, 4), "y": (1, 2)}),
            (("sum", ((2, "x"), (-1, "y"))), (0, 0), {"x": (0, 9), "y": (4, 6)}, {"x": (2, 3), "y": (4, 6)}),
            (("sum", ((2, "x"), (0, "y"))), (4, 4), {"x": (0, 9), "y": (1, 2)}, {"x": (2, 2), "y": (1, 2)}),
            (("product", ("x", "y")), (6, 12), {"x": (0, 99), "y": (2, 3)}, {"x": (2, 6), "y": (2, 3)}),
            (("product", ("x", "y", "z")), (12, 12), {"x": (0, 99), "y": (2, 2), "z": (3, 3)}, {"x": (2, 2)}),
            (("quotient", "x", "y"), (2, 3), {"x": (0, 99), "y": (4, 5)}, {"x": (8, 15), "y": (4, 5)}),
            (("quotient", "x", "y"), (2, 3), {"x": (6, 6), "y": (1, 99)}, {"x": (6, 6), "y": (2, 3)}),
            (add(add("x", "y"), "z"), (9, 9), {"x": (0, 9), "y": (1, 1), "z": (2, 2)}, {"x": (6, 6)}),
        ],
    )
    def test_each_figure_is_cut_to_what_can_give_the_target(self, formula, target, ends, left):
        """Nothing that can give it is cut off, and nothing that cannot is left."""
        inside = box(**ends)
        assert narrow(formula, Interval(*target), inside)
        assert {name: inside[name] for name in left} == box(**left)

    def test_what_cannot_give_the_target_is_a_proof(self):
        """False: a sum, a number, a name."""
        assert not narrow(add("x", "y"), point(20), box(x=(0, 9), y=(1, 2)))
        assert not narrow(Fraction(3), point(4), {})
        assert narrow(Fraction(3), point(3), {})
        assert not narrow("x", point(20), box(x=(0, 9)))

    @pytest.mark.parametrize(
        ("y", "target", "x"),
        [
            ((0, 2), (6, 6), (3, None, False, True)),  # y is not 0, or nothing would come out
            ((-2, 0), (6, 6), (None, -3, True, False)),
            ((-2, 2), (6, 6), (-99, 99)),
            ((0, 2), (0, 6), (-99, 99)),
        ],
    )
    def test_a_factor_that_may_be_nothing(self, y, target, x):
        """x * y is the target: where that is not nothing, neither is y."""
        inside = box(x=(-99, 99), y=y)
        assert narrow(("product", ("x", "y")), Interval(*target), inside)
        low = -99 if x[0] is None else x[0]
        high = 99 if x[1] is None else x[1]
        assert (inside["x"].low, inside["x"].high) == (low, high)

    def test_what_may_be_divided_by_nothing_says_nothing(self):
        """Every figure is left as it was."""
        inside = box(x=(1, 2), y=(-1, 1), z=(0, 9))
        assert narrow(add(("quotient", "x", "y"), "z"), point(100), inside)
        assert inside == box(x=(1, 2), y=(-1, 1), z=(0, 9))


class TestShown:
    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            (add("x", "y"), "10 + 20"),
            (less("x", "y"), "10 - 20"),
            (("sum", ((-1, "x"), (1, "y"))), "-10 + 20"),
            (("sum", ((2, "x"), (-3, "y"))), f"2 {TIMES} 10 - 3 {TIMES} 20"),
            (("sum", ((-2, "x"),)), f"-2 {TIMES} 10"),
            (("sum", ((0, "x"), (Fraction(1, 2), "y"))), f"0 {TIMES} 10 + 1/2 {TIMES} 20"),
            (add("x", "negative"), "10 - 5"),
            (less("x", "negative"), "10 - (-5)"),
            (("sum", ((-1, "negative"),)), "-(-5)"),
            (add("negative", "x"), "-5 + 10"),
            (("product", ("x", add("x", "y"))), f"10 {TIMES} (10 + 20)"),
            (("quotient", add("x", "y"), Fraction(12)), "(10 + 20) / 12"),
            (("quotient", "x", ("product", ("x", "y"))), f"10 / (10 {TIMES} 20)"),
            (less(1, ("quotient", "x", "y")), "1 - (10 / 20)"),
        ],
    )
    def test_as_people_write_it(self, formula, text):
        """Factors, signs and parentheses."""
        assert shown(formula, {"x": "10", "y": "20", "negative": "-5"}) == text
