"""All relations against all figures at once, with the BAS application's table as the measure of what is seen."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon.audit import Interval, Printed, check_together, printed
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

    @pytest.mark.parametrize("relation", [{}, {"a": 1, "nowhere": 1}, "a", ("a",), ("a", ()), 3])
    def test_what_is_no_relation_is_refused(self, relation):
        """Its two forms stand in the error, or the name that is missing."""
        with pytest.raises(ShapeError, match="a relation must"):
            check_together({"a": shown(1)}, [relation])

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

    def test_figures_read_by_a_stated_rule(self):
        """Cut, 10 and 10 are less than 22 together."""
        table = {"a": printed("10"), "b": printed("10"), "c": printed("21")}
        relation = [{"a": 1, "b": 1, "c": -1}]
        assert check_together(table, relation, reading="cut").possible
        assert not check_together({**table, "c": printed("22")}, relation, reading="cut").possible
