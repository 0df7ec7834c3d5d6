"""The workbook gives what the library gives: as it is, recalculated, and after a change of an assumption."""

import os
import stat
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from socioecon.core.errors import FileError, RangeError, SocioeconError
from socioecon.models import Actor, Cost, Discounting, Effect, Employment, Scenario, Source, changed, load_scenario
from socioecon.models._both import in_language
from socioecon.models._measures import MEASURES
from socioecon.models._operations import OPERATIONS
from socioecon.models._steps import Step
from socioecon.report import save_workbook
from socioecon.report.workbook._formulas import ANSWERS, FIXED, FORMULAS, SAME_CELLS, name_of
from socioecon.report.workbook._labels import HOW
from socioecon.report.workbook._own import IN_SMALLER_STEPS
from socioecon.testing.strategies import scenarios
from tests.report.examples import scenario_of
from tests.report.spreadsheet import SOFFICE, computed, recalculated

EXAMPLES = ("kom_i_jobb", "bas_ansokan", "bas_slutrapport")
FOLDER = Path(__file__).parents[2] / "examples"
NO_NUMBER = {"aldrig", "\N{EN DASH}"}
#: "To the krona": what is off by less is the same whole number of kronor, or one that a rounding may decide. Sums of
#: floats in another order differ by far less; half a krona is what the workbook promises.
KRONA = 0.5
#: Years and ratios are shown with one and two decimals; half of the last one shown is enough.
SHOWN = 0.005


def example(name):
    """One of the examples as a scenario."""
    return load_scenario(FOLDER / f"{name}.toml")


def written(scenario, folder, **how):
    """The workbook of a scenario as openpyxl reads it, with formulas."""
    path = Path(folder) / "bok.xlsx"
    save_workbook(scenario, path, **how)
    return openpyxl.load_workbook(path)


def cached(scenario, folder):
    """{sheet: {cell: value}} of what the file itself holds."""
    path = Path(folder) / "bok.xlsx"
    save_workbook(scenario, path)
    return {
        sheet.title: {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        for sheet in openpyxl.load_workbook(path, data_only=True)
    }


def inputs(book):
    """{path: cells} of the assumptions: one cell, or one a year."""
    sheet = book["Antaganden"]
    heads = {cell.value: cell.column for cell in next(row for row in sheet.iter_rows() if row[0].value == "Antagande")}
    found = {}
    for row in sheet.iter_rows(min_row=4):
        path = row[heads["Sökväg i beskrivningen"] - 1].value
        if path:
            found[path] = [cell for cell in row[2 : heads["Källa"] - 1] if cell.value is not None]
    return found


def rows_by_label(values, sheet, label="A"):
    """{label: {column: value}} of a sheet; the first of rows with the same label."""
    rows = {}
    for cell, value in values[sheet].items():
        column, number = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        rows.setdefault(number, {})[column] = value
    return [(row.pop(label, None), row) for _, row in sorted(rows.items())]


def accounts(values):
    """{account: {label: values from the third column on}} of the sheet of accounts."""
    found, rows = {}, {}
    for label, row in rows_by_label(values, "Konton"):
        if isinstance(label, str) and label.startswith("Konto: "):
            rows = found[label.removeprefix("Konto: ")] = {}
        elif label:
            columns = sorted((c for c in row if len(c) > 1 or c >= "C"), key=lambda c: (len(c), c))
            rows.setdefault(
                label,
                [row[column] for column in columns if not isinstance(row[column], str) or row[column] in NO_NUMBER],
            )
    return found


def assert_same(expected, actual, tolerance, what):
    """Two numbers, or two that there are not."""
    if expected is None:
        assert actual in NO_NUMBER, what
    else:
        assert actual == pytest.approx(float(expected), abs=tolerance, rel=1e-9), what


def assert_gives_what_the_library_gives(values, result):
    """Every account: by year, in one number, and in the table of results."""
    found = accounts(values)
    every = {**result.actors, **result.perspectives, "Alla aktörer": result.society}
    # Cost of public funds has its account also where nothing is paid yet, since a changed assumption may be.
    idle = {name for name in found if name not in every}
    assert idle <= {"Kostnad för offentliga medel"}
    assert all(x == 0 for name in idle for label in ("Nytta", "Kostnader", "Netto") for x in found[name][label])
    assert [name for name in found if name not in idle] == list(every)
    shown = {str(label).removeprefix("varav "): row for label, row in rows_by_label(values, "Resultat") if "C" in row}
    for name, account in every.items():
        rows = found[name]
        for view, after in ((account.nominal, ""), (account.discounted, ", diskonterat")):
            for label, flows in (("Nytta", view.gains), ("Kostnader", view.costs), ("Netto", view.net)):
                total, *years = rows[label + after]
                assert_same(sum(flows), total, KRONA, (name, label, after))
                for year, amount in zip(years, flows, strict=True):
                    assert_same(amount, year, KRONA, (name, label, after))
            for year, amount in zip(rows[f"Ackumulerat netto{after}"], view.cumulative, strict=True):
                assert_same(amount, year, KRONA, (name, "cumulative", after))
        assert_same(account.net_present_value, shown[name]["C"], KRONA, name)
        assert_same(account.nominal.net[0], shown[name]["D"], KRONA, name)
        for measure, label in (
            ("cashable", "Undviket: pengar i budgeten"),
            ("paid", "Kostnader som betalas i pengar"),
        ):
            amounts = account.step(measure).value
            assert_same(sum(amounts), rows[label][0] if label in rows else 0, KRONA, (name, measure))
        if label := next((x for x in rows if x == "Kostnad per deltagare"), ""):
            assert_same(account.cost_per("entrants"), rows[label][0], KRONA, (name, label))
        assert_pays_as_the_library_says(rows, account)


def assert_pays_as_the_library_says(rows, account):
    """When, how well and with how many one account pays."""
    # What lies within a tenth of an öre of being covered is decided on other decimals: see save_workbook.
    flows = account.discounted
    if not any(0 < abs(float(x)) < 1e-3 for x in (*flows.cumulative, *flows.gains, *flows.costs)):
        if account.lines:
            assert_same(account.break_even_year, rows["Break-even, år"][0], 0, account.name)
        else:  # nothing to break even on; rows that an assumption of 0 keeps empty are live, and covered at once
            assert rows["Break-even, år"][0] in {"\N{EN DASH}", 1}, account.name
        if account.payback_time is not None and not sum(flows.costs):  # there is nothing to pay back
            assert rows["Återbetalningstid"][0] == "\N{EN DASH}", account.name
        else:
            assert_same(account.payback_time, rows["Återbetalningstid"][0], SHOWN, account.name)
    if sum(account.discounted.costs) > 1 or sum(account.discounted.costs) == 0:
        assert_same(account.benefit_cost_ratio, rows["Nytta per krona kostnad"][0], SHOWN, account.name)
    if "Personer som krävs för att täcka fasta kostnader" in rows and abs(account.persons or 0) < 1e6:
        assert_same(account.persons, rows["Personer som krävs för att täcka fasta kostnader"][0], SHOWN, account.name)


def assert_check_row_is_nothing(values):
    """The row that checks whether the actors add up."""
    (row,) = [row for label, row in rows_by_label(values, "Resultat") if str(label).startswith("Kontroll")]
    assert all(value == 0 for value in row.values())


# What is changed in which example: paths and new values, every kind of assumption.
CHANGES = {
    "kom_i_jobb": [
        {"discounting.rate": Decimal("0.04")},
        {"retention.1": Decimal("0.8"), "retention.2": Decimal("0.7")},
        {"intake.0": 25, "intake.2": 0},
        {'transfers."Sänkt försörjningsstöd".amount.per_month': 8200},
        {'transfers."Kommunens andel av lönekostnaden".amount.months': 9},
        {'transfers."Ökad skatteintäkt".amount.rate': Decimal("0.32")},
        {"counterfactual.0": Decimal("0.2"), "counterfactual.1": Decimal("0.6")},
        {"additionality.deadweight": Decimal("0.3"), "additionality.displacement": Decimal("0.1")},
        {"first_year": Decimal("0.5"), "survival.2": Decimal("0.9")},
    ],
    "bas_ansokan": [
        {"discounting.rate": Decimal("0.07")},
        {"discounting.rate": 0},
        {"retention.1": Decimal("0.5"), "retention.2": Decimal("0.25")},
        {"intake.0": 3, "intake.1": 2},
        {'effects."Undvikna kostnader, netto".amounts.Kommun': 118_000},
        {'costs.Projektet.amounts."Socialnämnden"': 0, 'costs.Projektet.amounts."Arbetsmarknadsnämnden"': 900_000},
        {'effects."Undvikna kostnader, netto".cashable.Kommun.share': Decimal("0.25")},
        {"additionality.leakage": Decimal("0.15"), "counterfactual.2": Decimal("0.3")},
    ],
    "bas_slutrapport": [
        {'effects."Kostnad för utanförskap".apportioned.total': 400_000},
        {'effects."Kostnad för utanförskap".apportioned.shares.Kommun': 30},
        {'transfers."Ökade skatteintäkter".amount': 0},
        {"intake.0": 26},
        {'costs."Projektet, utfall".amounts.Kommun': 2_000_000},
        {"retention.0": Decimal("0.5"), "discounting.rate": Decimal("0.03")},
    ],
}
CASES = [(name, change) for name, changes in CHANGES.items() for change in changes]


def labour_block():
    """A subsidised post: pay, ceiling, taper, taxes, benefits and equalisation."""
    return Scenario(
        "Lönebidrag", years=4, price_year=2024, intake=(5, 5, 0, 0),
        retention=(1, Decimal("0.7"), Decimal("0.5"), Decimal("0.4")),
        discounting=Discounting(Decimal("0.035"), timing="mid-year", terms="real"),
        actors={name: Actor() for name in ("Individ", "Arbetsgivare", "Kommun", "Region", "Staten")},
        employment=[
            Employment(
                "Anställning", pay=300_000, productivity=Decimal("0.6"), contributions=Decimal("0.3142"),
                pension=Decimal("0.05"), subsidy_share=0, subsidy_ceiling=220_000,
                subsidy_taper=(1, Decimal("0.8"), Decimal("0.6"), 0),
                deduction=40_000, taxable_before=90_000, municipal_rate=Decimal("0.21"), regional_rate=Decimal("0.11"),
                state_tax=-9_000, income_support=60_000, benefits={"Försäkringskassan": 20_000}, own_time=10_000,
                municipal_equalisation=Decimal("0.2"),
            )
        ],
        costs=[Cost("Handledare", {"Kommun": 500_000}, per="year", real_growth=Decimal("0.01"))],
    )  # fmt: skip


LABOUR_CHANGES = [
    {'employment."Anställning".subsidy_share': Decimal("0.75")},
    {'employment."Anställning".subsidy_share': Decimal("0.75"), 'employment."Anställning".subsidy_ceiling': 400_000},
    {'employment."Anställning".subsidy_share': Decimal("0.5"), 'employment."Anställning".subsidy_taper.1': 0},
    {'employment."Anställning".pay': 100_000, "working_time": Decimal("0.75")},
    {'employment."Anställning".contributions': 0},
    {"discounting.rate": Decimal("0.01"), "costs.Handledare.real_growth": 0},
]


def with_change(book, change):
    """The workbook with other values in the cells of some paths."""
    cells = inputs(book)
    for path, value in change.items():
        whole, _, position = path.rpartition(".")
        cell = cells[path][0] if path in cells else cells[whole][int(position)]
        cell.value = float(value)
    return book


class TestTranslations:
    @staticmethod
    def steps(result):
        """Every step of every measure of every account."""
        seen, waiting = {}, []
        for account in (*result.own.values(), *result.actors.values(), *result.perspectives.values(), result.society):
            waiting += [account.step(measure) for measure in MEASURES]
            waiting += [account.step("cost_per", item=name) for name in result.outcomes]
        while waiting:
            x = waiting.pop()
            if isinstance(x, dict):
                waiting.extend(x.values())
            elif isinstance(x, Step) and id(x) not in seen:
                seen[id(x)] = x
                waiting.extend((*x.arguments, *x.named.values()))
        return seen.values()

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(scenarios(kind=Decimal))
    def test_every_step_that_models_can_make_has_a_formula_and_words(self, scenario):
        """No function that a result is computed by lacks its formula, and none of its rows a Swedish explanation."""
        known = {*FORMULAS, *IN_SMALLER_STEPS, *SAME_CELLS, *ANSWERS, *FIXED}
        names = {name_of(step.function) for step in self.steps(scenario.run()) if step.function is not None}
        assert names <= known
        assert names - {*SAME_CELLS, *IN_SMALLER_STEPS, *FIXED} <= {*HOW, *OPERATIONS}

    def test_every_formula_has_words(self):
        """Each row that can be computed says how."""
        assert {*FORMULAS, *ANSWERS} <= {*HOW, *OPERATIONS}
        assert not {*HOW} & {*OPERATIONS}

    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    @given(scenario=scenarios(kind=Decimal))
    def test_no_row_of_a_swedish_workbook_is_called_in_english(self, scenario, tmp_path_factory):
        """Labels of steps come out in Swedish: none of the English ones is left."""
        book = written(scenario, tmp_path_factory.mktemp("bok"))
        told = {step.label for step in self.steps(scenario.run())}
        english = {str(label) for label in told} - {in_language(label, "sv") for label in told}
        assert english
        for sheet in book:
            for row in sheet.iter_rows(max_col=1):
                label = str(row[0].value or "")
                assert label not in english
                assert label[:1].lower() + label[1:] not in english


class TestComputedInPython:
    """Without a spreadsheet program: by a reader of the formulas, which knows nothing of the library."""

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_every_formula_gives_the_value_that_the_file_holds(self, name, tmp_path):
        """What is cached in a cell is what its formula comes to."""
        scenario = example(name)
        held = cached(scenario, tmp_path)
        for sheet, cells in computed(written(scenario, tmp_path)).items():
            for cell, value in cells.items():
                same = value if isinstance(value, str) else pytest.approx(value, abs=1e-6, rel=1e-9)
                assert held[sheet][cell] == same, (sheet, cell)

    @pytest.mark.parametrize("actors", [["Kommun"], ["Kommun", "Region"]])
    def test_what_is_never_paid_back_is_never_paid_back_in_every_row(self, actors, tmp_path):
        """Also where a row shows what another reckoned: an actor who alone bears everything, and all actors."""
        costs = [Cost("Projekt", {"Kommun": 1_000_000}, per="year")]
        effects = [Effect("Vinst", kind="resource", amounts=dict.fromkeys(actors, 30_000))]
        scenario = Scenario(
            "Aldrig", years=2, intake=(5, 5), retention=(1, 0.5), discounting=Discounting(0.03, "advance", "real"),
            costs=costs, effects=effects, perspectives={"Alla": actors},
        )  # fmt: skip
        held, reckoned = cached(scenario, tmp_path), computed(written(scenario, tmp_path))
        for sheet, cells in reckoned.items():
            for cell, value in cells.items():
                assert held[sheet][cell] == (value if isinstance(value, str) else pytest.approx(value, abs=1e-6)), cell
        assert "aldrig" in held["Resultat"].values()

    def test_who_takes_no_part_breaks_even_in_no_year(self, tmp_path):
        """Neither in the accounts nor in the table of results: a dash, as in the tables of the library."""
        described = scenario_of({"Kommun": (5, 5)}, {})
        scenario = attrs.evolve(described, actors={"Kommun": Actor(), "Region": Actor()})
        values = computed(written(scenario, tmp_path))
        assert accounts(values)["Region"]["Break-even, år"] == ["\N{EN DASH}"]
        assert accounts(values)["Kommun"]["Break-even, år"] == [1]
        (row,) = [row for label, row in rows_by_label(values, "Resultat") if label == "Region" and "C" in row]
        assert "\N{EN DASH}" in row.values()
        assert 1 not in row.values()

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_the_workbook_gives_what_the_library_gives(self, name, tmp_path):
        """Every account of an example comes out to the krona."""
        values = computed(written(example(name), tmp_path))
        assert_gives_what_the_library_gives(values, example(name).run())
        assert_check_row_is_nothing(values)

    @pytest.mark.parametrize(("name", "change"), CASES)
    def test_a_changed_assumption_gives_what_the_library_gives_of_the_changed_scenario(self, name, change, tmp_path):
        """An assumption typed over in the sheet is the same assumption changed in the description."""
        scenario = example(name)
        values = computed(with_change(written(scenario, tmp_path), change))
        assert_gives_what_the_library_gives(values, changed(scenario, change).run())
        assert_check_row_is_nothing(values)

    @pytest.mark.parametrize("change", [{}, *LABOUR_CHANGES])
    def test_a_labour_block_is_live_also_where_an_input_is_nothing_as_it_stands(self, change, tmp_path):
        """A subsidy typed over a share of 0 is paid, and reaches every account."""
        values = computed(with_change(written(labour_block(), tmp_path), change))
        assert_gives_what_the_library_gives(values, changed(labour_block(), change).run())

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(scenario=scenarios(kind=Decimal), data=st.data())
    def test_any_scenario_and_any_change(self, scenario, data, tmp_path_factory):
        """A generated intervention comes out to the krona, as it is and with an assumption changed."""
        book = written(scenario, tmp_path_factory.mktemp("bok"))
        values = computed(book)
        assert_gives_what_the_library_gives(values, scenario.run())
        assert_check_row_is_nothing(values)
        cells = inputs(book)
        path = data.draw(st.sampled_from([path for path in sorted(cells) if ".model." not in path]))
        place = data.draw(st.integers(0, len(cells[path]) - 1))
        share = "%" in cells[path][place].number_format
        value = data.draw(st.sampled_from([Decimal("0.05"), Decimal("0.5"), 1] if share else [0, 1, 12, 40_000]))
        where = path if cells[path][place].column_letter == "C" else f"{path}.{place}"
        try:
            other = changed(scenario, {where: value})
        except SocioeconError:
            assume(condition=False)  # a value that the library refuses
        cells[path][place].value = float(value)
        assert_gives_what_the_library_gives(computed(book), other.run())


@pytest.mark.oracle(by="LibreOffice")
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: the session `workbook` of nox demands it")
class TestRecalculatedByLibreOffice:
    """By a spreadsheet program in earnest, from files whose formulas hold no value."""

    def test_the_examples_as_they_are_and_with_every_change(self, tmp_path):
        """Recalculated, every account of every example comes out to the krona, before and after each change."""
        cases = [*((name, {}) for name in EXAMPLES), *CASES]
        books = [with_change(written(example(name), tmp_path), change) for name, change in cases]
        books += [with_change(written(labour_block(), tmp_path), change) for change in ({}, *LABOUR_CHANGES)]
        scenarios_changed = [changed(example(name), change) for name, change in cases]
        scenarios_changed += [changed(labour_block(), change) for change in ({}, *LABOUR_CHANGES)]
        for values, scenario in zip(recalculated(books, tmp_path), scenarios_changed, strict=True):
            assert_gives_what_the_library_gives(values, scenario.run())
            assert_check_row_is_nothing(values)

    @settings(max_examples=2, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(drawn=st.lists(scenarios(kind=Decimal), min_size=6, max_size=6))
    def test_generated_scenarios(self, drawn, tmp_path_factory):
        """Recalculated, generated interventions come out to the krona."""
        folder = tmp_path_factory.mktemp("bok")
        books = [written(scenario, folder) for scenario in drawn]
        for values, scenario in zip(recalculated(books, folder), drawn, strict=True):
            assert_gives_what_the_library_gives(values, scenario.run())

    def test_a_wrong_value_in_the_file_is_not_what_comes_back(self, tmp_path):
        """The test would see a program that merely copied values: without formulas there would be none."""
        book = written(example("kom_i_jobb"), tmp_path)
        inputs(book)["retention"][0].value = 0.123
        (values,) = recalculated([book], tmp_path)
        before = cached(example("kom_i_jobb"), tmp_path)
        assert values["Resultat"]["C6"] != before["Resultat"]["C6"]


class TestCells:
    def test_every_computed_number_is_a_formula(self, tmp_path):
        """Numbers that are typed in are yellow inputs, or grey: conventions and the samples of the legend."""
        book = written(example("bas_ansokan"), tmp_path)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "n" and cell.value is not None:
                        is_input = cell.fill.fgColor.rgb == "FFFFF2CC"
                        is_fixed = cell.font.i and cell.font.color.rgb == "FF595959"
                        is_legend = sheet.title == "Antaganden" and cell.value == 1_000
                        assert is_input or is_fixed or is_legend, (sheet.title, cell.coordinate)

    def test_names_stand_for_assumptions_and_main_results(self, tmp_path):
        """The rate, the retention and each account's present value can be asked for by name."""
        book = written(example("kom_i_jobb"), tmp_path)
        (rate,) = inputs(book)["discounting.rate"]
        assert book.defined_names["Kalkylränta"].attr_text == f"'Antaganden'!$C${rate.row}:$C${rate.row}"
        assert {"Kvarstannande", "Sänkt_försörjningsstöd_belopp_per_månad", "Nettonuvärde_Kommun"} <= {
            *book.defined_names
        }

    def test_every_name_points_at_the_cell_beside_its_row(self, tmp_path):
        """What the sheet of assumptions calls a cell is the name of that very cell."""
        book = written(example("bas_slutrapport"), tmp_path)
        sheet = book["Antaganden"]
        found = 0
        for row in sheet.iter_rows(min_row=4):
            name = row[5].value
            if isinstance(name, str) and name in book.defined_names:
                ((_, where),) = book.defined_names[name].destinations
                assert {cell.row for cells in sheet[where.replace("$", "")] for cell in cells} == {row[0].row}
                found += 1
        assert found == len(inputs(book))

    def test_formats_leave_grouping_and_comma_to_the_reader(self, tmp_path):
        """The codes are those of the file format: a Swedish Excel shows 4 035 000 kr and 50,0 %."""
        book = written(example("kom_i_jobb"), tmp_path)
        retention = inputs(book)["retention"][1]
        assert retention.number_format == '#,##0.0\\ %;"\N{MINUS SIGN}"#,##0.0\\ %'
        assert book["Resultat"]["C6"].number_format == '#,##0\\ "kr";"\N{MINUS SIGN}"#,##0\\ "kr"'

    def test_there_is_a_chart_and_no_macro_and_no_link_to_another_file(self, tmp_path):
        """The chart is a native one; nothing runs and nothing is fetched."""
        path = tmp_path / "bok.xlsx"
        save_workbook(example("bas_ansokan"), path)
        parts = zipfile.ZipFile(path).namelist()
        assert "xl/charts/chart1.xml" in parts
        assert not [part for part in parts if "vba" in part or "externalLink" in part]

    def test_panes_are_frozen_below_the_heads_of_the_columns(self, tmp_path):
        """Labels and heads stay in sight."""
        book = written(example("bas_ansokan"), tmp_path)
        assert [sheet.freeze_panes for sheet in book] == ["B6", "B4", "B3", "B3", "B6"]

    def test_english_words(self, tmp_path):
        """In English the sheets, the heads and the labels are."""
        book = written(example("kom_i_jobb"), tmp_path, language="en")
        assert book.sheetnames == ["Result", "Assumptions", "Calculation", "Accounts", "Sources"]
        assert book["Assumptions"]["A6"].value == "Persons who enter"

    @pytest.mark.parametrize("start", ["=1+1", "+46", "-x", "@SUM(A1)"])
    def test_a_name_that_looks_like_a_formula_is_text(self, start, tmp_path):
        """Names of actors, items and scenarios never become formulas, whatever they begin with."""
        scenario = Scenario(
            f"{start} namn", years=1, intake=(1,), retention=(1,), discounting=Discounting(0, "advance", "real"),
            effects=[Effect(f"{start} post", kind="resource", amounts={f"{start} aktör": 100})],
            unpriced=[f"{start} okänt"], sources={f"{start} k": Source(f"{start} titel")},
        )  # fmt: skip
        book = written(scenario, tmp_path)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        told = [
            cell for cell in cells if (cell.value.startswith(start) and "namn" in cell.value) or "aktör" in cell.value
        ]
        assert told
        assert all(cell.data_type == "s" for cell in told)
        assert all(cell.quotePrefix for cell in told if cell.value[0] in "=+-@")

    def test_names_of_cells_are_told_apart(self, tmp_path):
        """Long names, names that differ in capital letters or signs alone, and names like cells each get their own."""
        names = ["A1", "a1", "R1C1", "Å" * 300, "Å" * 301, "kommun", "KOMMUN", "kommun!", "1", "", " "]
        scenario = Scenario(
            "namn", years=1, intake=(1,), retention=(1,), discounting=Discounting(0, "advance", "real"),
            effects=[Effect(f"{name}.", kind="resource", amounts={name or "tom": 1}) for name in names],
        )  # fmt: skip
        book = written(scenario, tmp_path)
        assert len(book.defined_names) == len({name.casefold() for name in book.defined_names})
        assert all(len(name) <= 255 for name in book.defined_names)

    def test_a_cost_model_s_answers_are_inputs(self, tmp_path):
        """What a callable cost model answers year by year can be typed over, since the file does not hold the model."""
        scenario = Scenario(
            "modell", years=3, intake=(2, 0, 0), retention=(1, 1, 1), discounting=Discounting(0, "advance", "real"),
            effects=[Effect("Vård", kind="resource", model=lambda year: {"Region": 100 * (year + 1)})],
        )  # fmt: skip
        book = written(scenario, tmp_path)
        cells = inputs(book)['effects."Vård".model.Region']
        assert [cell.value for cell in cells] == [100, 200, 300]
        cells[1].value = 50
        assert accounts(computed(book))["Region"]["Netto"] == [900, 200, 100, 600]

    def test_more_rows_than_a_formula_holds_are_laid_out_in_subtotals(self, tmp_path):
        """250 items: no formula passes what Excel takes, and the sum is still theirs."""
        scenario = Scenario(
            "många", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
            effects=[Effect(f"post {n}", kind="resource", amounts={"Kommun": n}) for n in range(250)],
        )  # fmt: skip
        book = written(scenario, tmp_path)
        formulas = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        assert max(map(len, formulas)) < 8192
        assert accounts(computed(book))["Kommun"]["Netto"] == [2 * sum(range(250)), sum(range(250)), sum(range(250))]


class TestFile:
    def test_the_same_scenario_gives_the_same_file(self, tmp_path):
        """Byte for byte, however often and wherever it is made."""
        for name in ("a.xlsx", "b.xlsx"):
            save_workbook(example("bas_ansokan"), tmp_path / name)
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()

    def test_a_result_is_as_good_as_its_scenario(self, tmp_path):
        """What run() came from is what is written."""
        save_workbook(example("kom_i_jobb"), tmp_path / "a.xlsx")
        save_workbook(example("kom_i_jobb").run(), tmp_path / "b.xlsx")
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()

    def test_a_folder_that_is_not_there_is_a_file_error(self, tmp_path):
        """The error names the path."""
        with pytest.raises(FileError, match=r"path must be a place that can be written to; got .*saknas"):
            save_workbook(example("kom_i_jobb"), tmp_path / "saknas" / "bok.xlsx")

    @pytest.mark.parametrize("fault", ["fsync", "fdopen"])
    def test_a_full_disk_leaves_the_old_file_as_it_was(self, fault, tmp_path, monkeypatch):
        """A fault while writing: a FileError, the old file untouched and nothing left beside it."""
        path = tmp_path / "bok.xlsx"
        path.write_bytes(b"gammal")

        def full(*_, **__):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, fault, full)
        with pytest.raises(FileError, match="No space left on device"):
            save_workbook(example("kom_i_jobb"), path)
        assert path.read_bytes() == b"gammal"
        assert [file.name for file in tmp_path.iterdir()] == ["bok.xlsx"]

    def test_a_place_that_is_a_folder_is_a_file_error(self, tmp_path):
        """A folder is not replaced by a file."""
        (tmp_path / "bok.xlsx").mkdir()
        with pytest.raises(FileError, match=r"bok\.xlsx"):
            save_workbook(example("kom_i_jobb"), tmp_path / "bok.xlsx")
        assert [file.name for file in tmp_path.iterdir()] == ["bok.xlsx"]

    def test_the_file_can_be_read_as_any_new_file(self, tmp_path):
        """It does not keep the narrow permissions of a temporary file."""
        (tmp_path / "annan").touch()
        save_workbook(example("kom_i_jobb"), tmp_path / "bok.xlsx")
        modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("annan", "bok.xlsx")]
        assert modes[0] == modes[1]

    def test_what_is_no_scenario_is_refused(self, tmp_path):
        """Neither is an unknown language."""
        with pytest.raises(RangeError, match="scenario_or_result must be a Scenario or a Result; got 3"):
            save_workbook(3, tmp_path / "bok.xlsx")
        with pytest.raises(RangeError, match="language must be"):
            save_workbook(example("kom_i_jobb"), tmp_path / "bok.xlsx", language="de")
        assert not list(tmp_path.iterdir())

    def test_without_xlsxwriter_it_says_what_to_install(self, tmp_path, monkeypatch):
        """The extra is named, and nothing is written."""
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(SocioeconError, match=r'pip install "socioecon\[report\]"'):
            save_workbook(example("kom_i_jobb"), tmp_path / "bok.xlsx")
        assert not list(tmp_path.iterdir())
