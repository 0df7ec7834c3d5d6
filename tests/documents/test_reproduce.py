"""The example that prints every figure: what a reader of its last line relies on."""

import runpy
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from socioecon.documents import (
    EXACT,
    INPUT,
    ROUNDED,
    TRUNCATED,
    WITHIN_INPUTS,
    Table,
    bas_application,
    bas_final_report,
    figure,
    kom_i_jobb,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "reproduce_documents.py"
TABLES = [*bas_final_report.TABLES, *bas_application.TABLES, *kom_i_jobb.TABLES]


@pytest.fixture
def example():
    """What the script defines."""
    return runpy.run_path(str(EXAMPLE))


class TestReproduceDocuments:
    def test_all_figures_agree(self, example, capsys):
        """It exits 0, and its last line counts every figure of the data once."""
        assert example["main"]() == 0
        count = Counter(f.how for table in TABLES for row in table.figures for f in row)
        assert capsys.readouterr().out.splitlines()[-1] == (
            f"{count.total()} figures printed: {count[EXACT]} reproduced exactly, {count[ROUNDED]} by rounding, "
            f"{count[TRUNCATED]} by cutting, {count[WITHIN_INPUTS]} within the inputs' rounding, "
            f"{count[INPUT]} given as inputs; 0 disagree"
        )

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
    def test_one_changed_figure_is_seen(self, example, capsys, monkeypatch, table):
        """A figure that follows, moved by two units, makes it exit 1 and say which."""
        at = [(i, j) for i, row in enumerate(table.figures) for j, f in enumerate(row) if f.how != INPUT]
        if not at:
            pytest.fail("every table has a figure that follows")
        i, j = at[-1]
        wrong = table.figures[i][j]._replace(value=table.figures[i][j].value + 20)
        rows = [list(row) for row in table.figures]
        rows[i][j] = wrong
        changed = table._replace(figures=tuple(tuple(row) for row in rows))
        for module in (bas_final_report, bas_application, kom_i_jobb):
            for name, value in vars(module).items():
                if value is table:
                    monkeypatch.setattr(module, name, changed)
        assert example["main"]() == 1
        assert "DISAGREES" in capsys.readouterr().out


class TestData:
    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
    def test_every_row_and_column_has_its_figure(self, table: Table):
        """Names and figures match in number."""
        assert len(table.rows) == len(table.figures)
        assert {len(row) for row in table.figures} == {len(table.columns)}

    @pytest.mark.parametrize(
        ("printed", "value"),
        [
            ("- 81 193", Fraction(-81_193)),
            ("1 991tkr", Fraction(1_991)),
            ("44,7 %", Fraction(447, 1000)),
            ("1,6 miljoner", Fraction(8, 5)),
        ],
    )
    def test_value_is_what_the_text_shows(self, printed, value):
        """Spaces group, the comma is decimal, a percentage is a fraction of 1, the unit stays the printed one."""
        assert figure(printed, "", INPUT).value == value
