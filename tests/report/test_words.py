"""One word for one thing: tables, charts and workbooks call it the same, in Swedish and in English."""

import attrs
import pytest
from openpyxl import load_workbook

from socioecon.models import Discounting
from socioecon.models._words import TERMS
from socioecon.report import data_by_year, save_workbook
from socioecon.report.charts._words import words
from socioecon.report.workbook._words import Words
from tests.report.examples import NOTHING

LANGUAGES = ("sv", "en")


class TestOneWord:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("table", "workbook"),
        [
            ("value", "net present value"),
            ("running", "cumulative"),
            ("gains", "gains"),
            ("payback", "payback time"),
            ("ratio", "per krona"),
            ("perspectives", "perspectives"),
            ("nominal", "current prices"),
            ("real", "fixed prices"),
        ],
    )
    def test_of_tables_and_workbooks(self, table, workbook, language):
        """What both name has one name."""
        assert TERMS[language][table] == Words(language)(workbook)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("table", "chart"),
        [("net", "net"), ("cashable", "cashable"), ("nominal", "current prices"), ("real", "fixed prices")],
    )
    def test_of_tables_and_charts(self, table, chart, language):
        """What both name has one name."""
        assert TERMS[language][table] == words(language)[chart]

    @pytest.mark.parametrize(
        ("terms", "year", "expected"),
        [
            ("real", None, "fasta priser"),
            ("nominal", None, "löpande priser"),
            ("real", 2015, "2015 års priser"),
            ("nominal", 2015, "2015 års priser"),
        ],
    )
    def test_of_the_prices(self, terms, year, expected, tmp_path):
        """A scenario is in the same prices in its table, below its chart and in its workbook."""
        scenario = attrs.evolve(NOTHING, price_year=year, discounting=Discounting(0, "advance", terms))
        assert any(expected in note for note in scenario.run().to_table().notes)
        assert expected in data_by_year(scenario).convention.sentence("sv")
        save_workbook(scenario, tmp_path / "a.xlsx")
        said = load_workbook(tmp_path / "a.xlsx")["Resultat"]["A2"].value
        assert said.endswith(expected if year is None else f"prisår {year}")
