"""What holds of every table: what the library makes and rounds follows, alone and together; nothing is a float."""

import ast
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socioecon
from socioecon import discount, person_years, spread, total
from socioecon.audit import (
    Interval,
    Printed,
    check_product,
    check_share,
    check_sum,
    check_table,
    check_together,
    infer_rate,
    infer_residual,
    infer_retention,
    load_audit,
    printed,
    run_audit,
)
from socioecon.core.flows import cumulative
from socioecon.core.rounding import round_half_even, round_half_up, truncate

ROOT = Path(__file__).parents[2]
PACKAGE = Path(socioecon.__file__).parent
RULES = {"half-up": round_half_up, "half-even": round_half_even, "cut": truncate}


@st.composite
def tables(draw):
    """A table of present values that the library made: {actor: cumulative flows} with their total, rule and unit."""
    years = draw(st.integers(1, 4))
    intake = draw(st.lists(st.integers(0, 20), min_size=years, max_size=years))
    retention = draw(st.lists(st.fractions(0, 1, max_denominator=8), min_size=years, max_size=years))
    rate = draw(st.fractions(-Fraction(1, 5), Fraction(1, 4), max_denominator=100))
    amounts = draw(st.lists(st.integers(-500_000, 500_000), min_size=1, max_size=4))
    profile = discount(person_years(tuple(map(Fraction, intake)), tuple(retention)), rate, timing="advance")
    made = spread({f"actor {n}": Fraction(x) for n, x in enumerate(amounts)}, profile)
    made["total"] = total(made)
    rule, unit = draw(st.sampled_from(sorted(RULES))), draw(st.sampled_from([1, 10, 1000]))
    return {row: cumulative(flows) for row, flows in made.items()}, rule, unit


def printed_by(table, rule, unit):
    """The table as it would be printed."""
    return {
        row: [Printed("", RULES[rule](Fraction(x), unit=unit), Fraction(unit)) for x in flows]
        for row, flows in table.items()
    }


class TestWhatTheLibraryMakes:
    @settings(max_examples=60)
    @given(tables())
    def test_it_follows_alone(self, made):
        """Every cell follows from its number, and under the rule that printed it."""
        table, rule, unit = made
        cells = printed_by(table, rule, unit)
        for reading in (None, rule):
            findings = check_table(cells, table, reading=reading, unit=unit)
            assert {f.verdict for row in findings.values() for f in row} <= {"exact", "rounds", "truncates"}

    @settings(max_examples=60)
    @given(tables())
    def test_its_totals_follow(self, made):
        """Every total follows from its rows: at worst where an input must lie at the edge of its interval."""
        table, rule, unit = made
        cells = printed_by(table, rule, unit)
        rows = [row for row in table if row != "total"]
        for n, figure in enumerate(cells["total"]):
            finding = check_sum({row: cells[row][n] for row in rows}, figure, reading=rule)
            assert finding.verdict != "does not follow"

    @settings(max_examples=60)
    @given(tables())
    def test_it_follows_together(self, made):
        """All sums and all cells at once are never excluded, under the rule and (where it rounds) without it."""
        table, rule, unit = made
        cells = printed_by(table, rule, unit)
        figures = {f"{row} {n}": figure for row, flows in cells.items() for n, figure in enumerate(flows)}
        rows = [row for row in table if row != "total"]
        relations = [{**{f"{row} {n}": 1 for row in rows}, f"total {n}": -1} for n in range(len(cells["total"]))]
        assert check_together(figures, relations, reading=rule).possible
        assert rule == "cut" or check_together(figures, relations).possible

    @settings(max_examples=60)
    @given(
        st.lists(st.lists(st.integers(0, 300), min_size=2, max_size=2), min_size=1, max_size=4),
        st.sampled_from([1, -1, 2, -2, 5, -5]),
        st.data(),
    )
    def test_a_cell_that_is_moved_is_found_or_possible(self, rows, off, data):
        """A single sum, one cell moved: found exactly if the rounding cannot carry it; the carry is the witness."""
        column = [row[0] for row in rows]
        true = sum(column)
        moved = data.draw(st.integers(0, len(column)))
        cells = [x + off * (n == moved) for n, x in enumerate([*column, true])]
        figures = {str(n): Printed("", Fraction(x), Fraction(1)) for n, x in enumerate(cells)}
        relation = {**{str(n): 1 for n in range(len(column))}, str(len(column)): -1}
        carry = Fraction(cells[-1] - sum(cells[:-1]), len(column) + 1)  # what each cell would have to give way
        witness = [*(x + carry for x in cells[:-1]), cells[-1] - carry]
        assert sum(witness[:-1]) == witness[-1]
        assert check_together(figures, [relation]).possible == (abs(carry) <= Fraction(1, 2))

    @settings(max_examples=30)
    @given(tables(), st.randoms(use_true_random=False))
    def test_the_order_of_rows_decides_nothing(self, made, random):
        """The same rows in another order have the same verdicts."""
        table, rule, unit = made
        cells = printed_by(table, rule, unit)
        rows = list(table)
        random.shuffle(rows)
        shuffled = check_table({row: cells[row] for row in rows}, {row: table[row] for row in rows})
        assert check_table(cells, table) == {row: shuffled[row] for row in table}


MODULES = [*sorted((PACKAGE / "audit").glob("*.py")), PACKAGE / "_text.py"]


def floats(tree):
    """What could bring a float into a calculation: literals, float(), complex(), math, random, statistics, round().

    Of math three functions make whole numbers of whole numbers.
    """
    whole = {"isqrt", "lcm", "prod"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, node.value
        if isinstance(node, ast.Name) and node.id in {"float", "complex", "round", "math", "cmath", "statistics"}:
            yield node.lineno, node.id
        if isinstance(node, ast.Import | ast.ImportFrom):
            told = [alias.name for alias in node.names]
            names = told if isinstance(node, ast.Import) else [node.module] if set(told) - whole else []
            yield from ((node.lineno, name) for name in names if name in {"math", "cmath", "random", "statistics"})


def numbers_in(x):
    """Every number inside nested tuples, dicts and values."""
    if isinstance(x, dict):
        x = tuple(x.values())
    if isinstance(x, tuple | list):
        for part in x:
            yield from numbers_in(part)
    elif not isinstance(x, str | bool | None):
        yield x


class TestNoFloat:
    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
    def test_no_module_can_make_one(self, path):
        """No float literal, no float(), no round() and no math in what computes a verdict."""
        tree = ast.parse(path.read_text(encoding="utf-8"))
        guarded = {
            line
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            for part in ast.walk(node)
            for line in [getattr(part, "lineno", None)]
        }
        assert [hit for hit in floats(tree) if hit[0] not in guarded] == []

    def test_the_test_can_fail(self):
        """It sees a literal, a call and an import."""
        assert list(floats(ast.parse("x = 0.5"))) == [(1, 0.5)]
        assert list(floats(ast.parse("x = float(y)"))) == [(1, "float")]
        assert list(floats(ast.parse("import math"))) == [(1, "math")]
        assert list(floats(ast.parse("from math import prod, sqrt"))) == [(1, "math")]
        assert list(floats(ast.parse("from math import prod"))) == []

    @pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.audit.toml")), ids=lambda path: path.name)
    def test_no_finding_holds_one(self, file):
        """Every number in every finding of every document is an int or a Fraction."""
        kinds = {type(x) for x in numbers_in(run_audit(load_audit(file)))}
        assert kinds <= {int, Fraction}

    @given(st.sampled_from([0.1, 33.3, 1e-7]), st.sampled_from([Decimal("0.1"), Decimal("7.25")]))
    def test_floats_and_decimals_come_in_exactly(self, x, y):
        """A float that is handed in is the number it is; what comes out is exact."""
        answers = (
            check_sum([x, y], printed("40")),
            infer_rate({"a": [x, Fraction(x) * 2]}, timing="advance"),
            infer_retention({"a": [y, y]}, intake=(y, 0), amounts={"a": 1}),
            infer_residual({"a": printed("7 kr")}, total=y, shares={"a": printed("97 %")}),
            check_sum([Interval(1, 3), Printed("7", 7, 1)], Printed("9", y, y)),
            check_product([Interval(1, 3)], Printed("7", 7, 2), divide_by=[Interval(2, 4), Printed("7", 7, 1)]),
            check_share(Printed("7", x, 1), Interval(7, 9), Printed("7", 7, 1), part_of_whole=False),
            check_together({"a": x, "b": Interval(Fraction(0), Fraction(1))}, [{"a": x, "b": -1}]),
        )
        assert {type(n) for n in numbers_in(answers)} <= {int, Fraction}

    def test_no_pair_of_ints_was_divided(self):
        """Whole numbers in, exact fractions out: the first and the last of every kind of check."""
        finding = check_sum([1, 2], printed("4"))
        assert {type(n) for n in numbers_in(finding)} <= {int, Fraction}
        for a, b in product((1, 3), (2, 7)):
            assert {type(n) for n in numbers_in(infer_rate({"a": [a, b]}, timing="advance"))} <= {int, Fraction}
