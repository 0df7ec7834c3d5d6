"""Kom i Jobb, Krokom: every printed figure out of the core's functions.

The expected values are the document's printed figures, typed from it here and not taken from the package's own data.
"""

from fractions import Fraction

import pytest

from socioecon import (
    base_from_tax,
    break_even_by_actor,
    net,
    person_years,
    project,
    retention_from_rates,
    scale,
    spread,
    tax_revenue,
    total,
)
from socioecon.documents import kom_i_jobb

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
INTAKE = (10, 10, 10)
PRINTED = {
    "Kostnad": (780, 780, 780),
    "Sänkt försörjningsstöd": (900, 1350, 1575),
    "Minskad nettokostnad": (120, 570, 795),
    "Ökad skatteintäkt": (600, 900, 1050),
    "Samhällsvinst": (720, 1470, 1845),
}


class TestUnitCosts:
    def test_yearly_amounts_are_twelve_months(self):
        """90 000 and 78 000 kr follow from 7 500 and 6 500 kr a month."""
        assert 12 * kom_i_jobb.SUPPORT_PER_MONTH == 90_000
        assert 12 * kom_i_jobb.WAGE_COST_PER_MONTH == 78_000

    def test_tax_implies_a_gross_pay_that_is_not_printed(self):
        """60 000 kr at 30 % is the tax on 200 000 kr, which stands in no table of the document."""
        assert base_from_tax(60_000, Fraction(30, 100)) == 200_000
        assert tax_revenue(200_000, Fraction(30, 100)) == 60_000
        printed = {f.value for table in kom_i_jobb.TABLES for figures in table.figures for f in figures}
        assert 200_000 not in printed


class TestForecast:
    def test_person_years(self):
        """Of the original cohort 1, 1/2 and 1/4: 10, 15 and 17.5 person-years."""
        assert person_years(INTAKE, (1, HALF, QUARTER)) == (10, 15, Fraction(35, 2))

    def test_all_fifteen_cells(self):
        """The five rows of the table, in tkr, to the last digit."""
        gains = spread({"support": 90, "tax": 60}, person_years(INTAKE, (1, HALF, QUARTER)))
        cost = spread({"wage": 78}, INTAKE)["wage"]
        saved = net(gains["support"], costs=cost)
        rows = (cost, gains["support"], saved, gains["tax"], total({"saved": saved, "tax": gains["tax"]}))
        assert dict(zip(PRINTED, rows, strict=True)) == PRINTED

    def test_the_same_from_a_cost_model(self):
        """A model that charges the wage cost in the year of entry gives the same rows."""

        def model(year_since_entry):
            return {"support": 90, "tax": 60, "wage": -78 if year_since_entry == 0 else 0}

        table = project(model, INTAKE, (1, HALF, QUARTER))
        assert table["support"] == PRINTED["Sänkt försörjningsstöd"]
        assert total(table) == PRINTED["Samhällsvinst"]

    def test_strict_reading_does_not_give_the_table(self):
        """1/4 of those who were left is 1/8 of the cohort: 112.5 tkr less of support in year 3."""
        strict = person_years(INTAKE, retention_from_rates((HALF, QUARTER)))
        assert strict == (10, 15, Fraction(65, 4))
        support = spread({"support": 90}, strict)["support"]
        assert support[:2] == PRINTED["Sänkt försörjningsstöd"][:2]
        assert PRINTED["Sänkt försörjningsstöd"][2] - support[2] == Fraction(225, 2)

    def test_each_account_covers_the_cost_in_the_first_year(self):
        """Support alone covers the wage cost from year 1, and the tax alone from year 3."""
        table = {"support": (900, 1350, 1575), "tax": (600, 900, 1050)}
        assert break_even_by_actor(table, costs=(780, 780, 780)) == {"support": 1, "tax": 3}


class TestData:
    @pytest.mark.parametrize(("row", "figures"), PRINTED.items())
    def test_table_holds_what_is_printed(self, row, figures):
        """The package's data are the document's figures."""
        table = kom_i_jobb.FORECAST
        assert tuple(f.value for f in table.figures[table.rows.index(row)]) == figures

    def test_inputs_are_those_printed(self):
        """Inputs in kr are the printed ones."""
        inputs = (kom_i_jobb.SUPPORT_PER_MONTH, kom_i_jobb.WAGE_COST_PER_MONTH, kom_i_jobb.TAX_PER_YEAR)
        assert inputs == (7_500, 6_500, 60_000)
        assert kom_i_jobb.INTAKE == INTAKE

    def test_units_are_tkr(self):
        """The table is in thousands of kronor."""
        in_kr = spread({"support": 90_000}, kom_i_jobb.INTAKE)
        assert scale(in_kr, Fraction(1, 1000))["support"][0] == 900
