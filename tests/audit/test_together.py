"""All relations against all figures at once, with the BAS application's table as the measure of what is seen."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon.audit import Interval, Printed, check_together, printed
from socioecon.audit._formula import TIMES
from socioecon.audit.together import _moved, _shorter
from socioecon.core.errors import ShapeError

# The table of the BAS application: seven actors and their sum, cumulative over three years.
BAS = {
    "Arbetsförmedlingen": (-81193, -159263, -234331),
    "Försäkringskassan": (3526, 6917, 10177),
    "Kommun": (280500, 550212, 809550),
    "Landsting": (105975, 207875, 305855),
    "Rättsväsende": (361062, 708236, 1042058),
    "Övriga": (272281, 534089, 785828),
    "Produktionsvärde": (140400, 275400, 405208),
    "Summa": (1082551, 2123466, 3124345),
}
ACTORS = [row for row in BAS if row != "Summa"]
FREE = Interval(None, None)
FOUR_PERCENT = 1 / Fraction(104, 100)


def shown(value, unit=1):
    """A printed figure without a text to read."""
    return Printed(str(value), Fraction(value), Fraction(unit))


def cells(change=None):
    """The 24 cells, one of them changed if asked."""
    table = {f"{row} {year}": value for row, values in BAS.items() for year, value in enumerate(values)}
    if change:
        table[change[0]] += change[1]
    return {name: shown(value) for name, value in table.items()}


SUMS = [{**{f"{row} {year}": 1 for row in ACTORS}, f"Summa {year}": -1} for year in range(3)]
AMOUNTS = {f"{row} a": FREE for row in BAS}
ROWS = [(f"{row} {year}", (f"{row} a", f"S{year}")) for row in BAS for year in range(3)]
COMMON_RATE = [{"S1": 1, "S0": -1, "v": -1}, ("w", ("v", "S1")), {"S2": 1, "S0": -1, "w": -1}]


def at_four_percent(table):
    """The sums, and each row an unknown amount times 1, 1 + v, 1 + v + v^2 at 4 %."""
    growth = {f"S{year}": sum(FOUR_PERCENT**t for t in range(year + 1)) for year in range(3)}
    return check_together({**table, **growth}, [*SUMS, *ROWS], unknowns=AMOUNTS)


def at_any_rate(table):
    """The same at one unknown rate from -90 % to 1000 %."""
    unknowns = {**AMOUNTS, "S1": FREE, "S2": FREE, "w": FREE, "v": Interval(Fraction(1, 11), Fraction(10))}
    return check_together({**table, "S0": 1}, [*SUMS, *ROWS, *COMMON_RATE], unknowns=unknowns)


def by_sums_alone(table):
    """The three sums and nothing else."""
    return check_together(table, SUMS)


def found(check, size):
    """How many of the 48 errors of a size are proved."""
    return sum(not check(cells((name, off))).possible for name, off in product(cells(), (size, -size)))


class TestBAS:
    @pytest.mark.parametrize(
        ("check", "size", "expected"),
        [(by_sums_alone, 1, 0), (at_any_rate, 1, 23), (at_four_percent, 1, 32), (at_four_percent, 2, 48)],
        ids=["sums alone", "one unknown amount a row", "at 4 %", "at 4 %, two units"],
    )
    def test_what_is_seen_of_48_errors(self, check, size, expected, monkeypatch):
        """The sums alone see no one-unit error; one unknown amount a row 23; at 4 % 32, and all of two units."""
        monkeypatch.setattr("socioecon.audit.together.suspects", lambda *_: ())  # only whether, not what would mend it
        assert check(cells()).possible
        assert found(check, size) == expected

    def test_what_it_does_not_see_at_four_percent_is_possible(self):
        """Every error that is not found has witness values: amounts that give all 24 cells and their sums."""
        growth = [sum(FOUR_PERCENT**t for t in range(year + 1)) for year in range(3)]
        missed = 0
        for name, off in product(cells(), (1, -1)):
            table = {key: figure.value for key, figure in cells((name, off)).items()}
            spans = {
                row: (
                    max((table[f"{row} {y}"] - Fraction(1, 2)) / growth[y] for y in range(3)),
                    min((table[f"{row} {y}"] + Fraction(1, 2)) / growth[y] for y in range(3)),
                )
                for row in BAS
            }
            low, high = (sum(spans[row][end] for row in ACTORS) for end in (0, 1))
            witness = all(a <= b for a, b in spans.values()) and max(low, spans["Summa"][0]) <= min(
                high, spans["Summa"][1]
            )
            missed += witness
        assert missed == 48 - 32

    def test_it_names_the_cell_that_was_changed(self):
        """A swap of two digits in one cell is undone, and no other cell could mend it alone."""
        table = cells(("Kommun 2", 805950 - 809550))
        answer = at_four_percent(table)
        free = [way for way in answer.suspects if way.convention == "set free"]
        assert not answer.possible
        assert [list(way.needs) for way in free] == [["Kommun 2"]]
        assert free[0].needs["Kommun 2"].low < 809550 < free[0].needs["Kommun 2"].high
        assert ("two digits swapped", 809550) in [
            (way.convention, way.needs["Kommun 2"].value)
            for way in answer.suspects
            if "Kommun 2" in way.needs and way is not free[0]
        ]

    def test_it_is_narrowed(self):
        """What is left of each unknown lies where the printed cells allow it."""
        amount = at_four_percent(cells()).narrowed["Kommun a"]
        assert Fraction("280499.98") < amount.low < Fraction("280500.15") < amount.high < Fraction("280500.33")


class TestTogether:
    def test_a_missing_row_is_found(self):
        """10 + 20 is printed 37: one figure, or a row of about 7, would mend it."""
        table = {"a": shown(10), "b": shown(20), "c": shown(37)}
        answer = check_together(table, [{"a": 1, "b": 1, "c": -1}])
        row = next(way for way in answer.suspects if way.convention == "missing row")
        assert [interval.low for interval in row.needs.values()] == [Fraction(11, 2)]
        assert [set(way.needs) for way in answer.suspects if way.convention == "set free"] == [{"a"}, {"b"}, {"c"}]

    def test_two_documents_are_one_set_of_relations(self):
        """A copy in another document is one more relation."""
        table = {"here a": shown(10), "here b": shown(20), "here sum": shown(30), "there sum": shown(33)}
        within = [{"here a": 1, "here b": 1, "here sum": -1}]
        assert check_together(table, within).possible
        assert not check_together(table, [*within, {"here sum": 1, "there sum": -1}]).possible

    def test_nothing_can_be_said_of_a_divisor_that_may_be_nothing(self):
        """0 x anything is 0: not excluded, and no error."""
        assert check_together({"x": 0, "y": 0}, [("y", ("x", "z"))], unknowns=["z"]).possible
        assert not check_together({"x": 0, "y": 1}, [("y", ("x", "z"))], unknowns=["z"]).possible

    def test_a_missing_row_is_sought_in_sums_of_three(self):
        """It is told as the sum that it is missing from; of two figures that should be one nothing is missing."""
        table = {"a": shown(10), "b": shown(20), "c": shown(37)}
        answer = check_together(table, [{"a": 1, "b": 1, "c": -1}])
        row = next(way for way in answer.suspects if way.convention == "missing row")
        assert row.needs == {f"1 {TIMES} a + 1 {TIMES} b + -1 {TIMES} c": Interval(Fraction(11, 2), Fraction(17, 2))}
        for relations in ([{"a": 1, "b": -1}], [("c", ("a", "b"))]):
            kinds = {way.convention for way in check_together(table, relations).suspects}
            assert "set free" in kinds
            assert "missing row" not in kinds

    def test_what_one_relation_leaves_the_others_take_on(self):
        """z is y, y is x and x is 7: told in any order all are 7, and 8 for z is no 7."""
        chain = [{"z": 1, "y": -1}, {"y": 1, "x": -1}, {"x": 1, "a": -1}]
        for relations in (chain, chain[::-1], [chain[1], chain[0], chain[2]]):
            found = check_together({"a": 7}, relations, unknowns=["x", "y", "z"])
            assert [found.narrowed[name] for name in "xyz"] == [Interval(7, 7)] * 3
            assert not check_together({"a": 7, "z": 8}, relations, unknowns=["x", "y"]).possible

    def test_a_slip_must_meet_every_relation(self):
        """73 for 37: swapped it would be the sum, and no digit or sign of the exact figures is doubted."""
        table = {"a": printed("30", exact=True), "b": printed("7", exact=True), "c": shown(73)}
        answer = check_together(table, [{"a": 1, "b": 1, "c": -1}])
        slips = [way for way in answer.suspects if way.convention not in {"set free", "missing row"}]
        assert [(way.convention, way.needs["c"].value) for way in slips] == [("two digits swapped", 37)]
        assert all(list(way.needs) == ["c"] for way in slips)
        tied = check_together({**table, "d": shown(73)}, [{"a": 1, "b": 1, "c": -1}, {"c": 1, "d": -1}])
        assert not tied.possible
        assert not [way for way in tied.suspects if way.convention == "two digits swapped"]

    def test_unknowns_are_named_or_bounded(self):
        """A list of names, or the interval that each lies in."""
        assert check_together({"a": 7}, [{"a": 1, "x": -1}], unknowns=["x"]).narrowed["x"] == Interval(7, 7)
        assert check_together({"a": 7}, [{"a": 1, "x": -1}], unknowns={"x": Interval(6, 8)}).possible
        assert not check_together({"a": 7}, [{"a": 1, "x": -1}], unknowns={"x": Interval(8, 9)}).possible

    def test_coefficients_of_nothing_and_products_of_three(self):
        """A figure with the coefficient 0 is not in the relation; a product may have many factors."""
        assert check_together({"a": 7, "b": 1}, [{"a": 0, "b": 1, "x": -1}], unknowns=["x"]).narrowed["x"].low == 1
        found = check_together({"a": 30, "b": 2, "c": 3}, [("a", ["b", "c", "x"])], unknowns=["x"])
        assert found.narrowed["x"] == Interval(5, 5)

    def test_an_exact_figure_is_one_number_under_any_rule(self):
        """47 persons are 47, and not what half-up makes of 46.6."""
        near = {"x": Interval(Fraction("46.6"), Fraction("46.9"))}
        relation = [{"a": 1, "x": -1}]
        assert check_together({"a": printed("47")}, relation, unknowns=near, reading="half-up").possible
        assert not check_together({"a": printed("47 personer")}, relation, unknowns=near, reading="half-up").possible
        assert not check_together({"a": printed("47 personer")}, relation, unknowns=near).possible

    def test_a_figure_with_many_digits_is_never_excluded(self):
        """A float of 2^-170 is the number it is, and so is what is equal to it."""
        tiny = Fraction(1, 2**170)
        for sign in (1, -1):
            found = check_together({"a": sign * tiny}, [{"a": 1, "x": -1}], unknowns={"x": Interval(-1, 1)})
            assert found.possible
            assert found.narrowed["x"] == Interval(sign * tiny, sign * tiny)

    @pytest.mark.parametrize("relation", [{}, {"a": 1, "nowhere": 1}, "a", ("a",), ("a", ()), ("a", ("a",), 3), 3])
    def test_what_is_no_relation_is_refused(self, relation):
        """Its two forms stand in the error, or the name that is missing."""
        with pytest.raises(ShapeError, match="a relation must"):
            check_together({"a": shown(1)}, [relation])

    def test_a_name_is_a_text(self):
        """Of figures as of unknowns."""
        with pytest.raises(ShapeError, match="the names of figures must be texts; got 1"):
            check_together({1: printed("1")}, [])
        with pytest.raises(ShapeError, match="the names of unknowns must be texts; got 1"):
            check_together({"a": printed("1")}, [], unknowns={1: Interval(None, None)})

    def test_a_missing_row_mends_no_other_relation(self):
        """a and b lack 15 for their sum; that a is d as well is no matter of rows."""
        figures = {"a": printed("10"), "b": printed("5"), "S": printed("30"), "d": printed("20")}
        sums = {"a": 1, "b": 1, "S": -1}
        assert "missing row" in {way.convention for way in check_together(figures, [sums]).suspects}
        both = check_together(figures, [sums, {"a": 1, "d": -1}])
        assert not both.possible
        assert "missing row" not in {way.convention for way in both.suspects}
        alone = check_together({"a": printed("10")}, [{"a": 1}])  # nothing at all
        assert [way.convention for way in alone.suspects if way.convention == "missing row"] == []
        assert not alone.possible

    def test_what_are_no_figures_is_refused(self):
        """Figures have names, relations stand in a list."""
        with pytest.raises(ShapeError, match="figures must be a mapping"):
            check_together([shown(1)], [])
        with pytest.raises(ShapeError, match="relations must be a sequence"):
            check_together({"a": shown(1)}, {"a": 1})

    @settings(max_examples=60)
    @given(
        st.lists(st.fractions(-500, 500, max_denominator=30), min_size=2, max_size=5),
        st.fractions(-2, 2, max_denominator=20).filter(bool),
        st.sampled_from([1, 10, Fraction(1, 10)]),
    )
    def test_what_is_true_is_never_excluded(self, row, factor, unit):
        """Figures rounded from numbers that meet the relations always pass, and the numbers are still inside."""
        true = {f"x{n}": x for n, x in enumerate(row)}
        true |= {"sum": sum(row), "factor": factor, "product": sum(row) * factor}
        relations = [
            {**dict.fromkeys((f"x{n}" for n in range(len(row))), 1), "sum": -1},
            ("product", ("sum", "factor")),
        ]
        figures = {name: shown(round(x / unit) * unit, unit) for name, x in true.items() if name != "factor"}
        answer = check_together(figures, relations, unknowns=["factor"])
        assert answer.possible
        for name, x in true.items():
            left = answer.narrowed[name]
            assert left.low is None or left.low <= x
            assert left.high is None or x <= left.high

    @given(st.permutations(range(3)), st.permutations(sorted(cells())))
    @settings(max_examples=10)
    def test_the_order_decides_nothing(self, order, names):
        """Relations and figures in another order give the same verdict."""
        table = cells(("Summa 1", 9))
        shuffled = check_together({name: table[name] for name in names}, [SUMS[n] for n in order])
        assert shuffled.possible == by_sums_alone(table).possible

    def test_a_stated_rule_is_for_what_is_printed(self):
        """10 cut is 10,9 too; a number is itself by any rule, and 10 rounded is 10,5 at most."""
        cells = {"a": printed("10"), "b": printed("10,9")}
        assert check_together(cells, [{"a": 1, "b": -1}], reading="cut").possible
        assert not check_together(cells, [{"a": 1, "b": -1}]).possible
        assert not check_together({**cells, "a": 10}, [{"a": 1, "b": -1}], reading="cut").possible

    def test_figures_read_by_a_stated_rule(self):
        """Cut, 10 and 10 are less than 22 together."""
        table = {"a": printed("10"), "b": printed("10"), "c": printed("21")}
        relation = [{"a": 1, "b": 1, "c": -1}]
        assert check_together(table, relation, reading="cut").possible
        assert not check_together({**table, "c": printed("22")}, relation, reading="cut").possible


class TestNarrowing:
    @pytest.mark.parametrize(
        ("old", "new", "moved"),
        [
            ((0, 1000), (1, 1000), False),
            ((0, 1000), (Fraction(11, 10), 1000), True),
            ((0, 1000), (0, 999), False),
            ((0, 1000), (0, 998), True),
            ((0, 1000), (1, 999), False),
            ((None, 1000), (0, 1000), True),
            ((0, None), (0, 1000), True),
            ((None, 1000), (None, 999), True),
            ((0, None), (1, None), True),
            ((0, None), (0, None), False),
            ((None, None), (None, None), False),
        ],
    )
    def test_a_bound_moves_by_more_than_a_thousandth_of_the_width(self, old, new, moved):
        """Or appears; of an interval without a width any move is one."""
        assert _moved(Interval(*old), Interval(*new)) is moved

    @pytest.mark.parametrize("sign", [1, -1])
    @pytest.mark.parametrize("size", [Fraction(1), Fraction(10**40), Fraction(1, 10**40)])
    def test_bounds_of_more_than_160_binary_digits_are_rounded_outwards(self, sign, size):
        """To 80 significant ones or so: no number is lost, and next to none is won."""
        long = sign * size * Fraction(2**200 + 1, 3**127)  # 3^127 has 202 binary digits
        low, high, *ends = _shorter(Interval(long, long))
        assert low < long < high
        assert ends == [False, False]
        assert 0 < high - low <= abs(long) / 2**78
        assert abs(long) / 2**81 <= high - low
        assert max(low.denominator.bit_length(), high.denominator.bit_length()) < long.denominator.bit_length()

    def test_shorter_ones_stay_as_they_are(self):
        """A denominator of 160 binary digits is short enough, one of 161 is not."""
        short, long = Fraction(2**200 + 1, 2**159), Fraction(2**200 + 1, 2**160)
        assert _shorter(Interval(short, short)) == Interval(short, short)
        low, high, *_ = _shorter(Interval(long, long))
        assert low < long < high
        thirds = Interval(Fraction(1, 3), Fraction(2, 3))
        assert _shorter(thirds) == thirds
        assert _shorter(Interval(None, None)) == Interval(None, None)
        assert _shorter(Interval(1, 2, low_open=True, high_open=True)) == Interval(1, 2, low_open=True, high_open=True)

    def test_it_ends(self, monkeypatch):
        """A relation that would cut a little for ever is revised 20 000 times."""
        times = []

        def cut(_formula, _target, box):
            times.append(1)
            box["x"] = Interval(0, 9 * box["x"].high / 10)
            return True

        monkeypatch.setattr("socioecon.audit.together.narrow", cut)
        assert check_together({}, [{"x": 1}], unknowns={"x": Interval(0, 1)}).possible
        assert len(times) == 20_000
