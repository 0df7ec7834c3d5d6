"""Results as they are looked at: the tables of the documents, in Swedish and English, with nothing left untold."""

import pickle
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon._table import Tree
from socioecon._table.cells import WORDS
from socioecon.core.errors import RangeError
from socioecon.documents import bas_application, kom_i_jobb
from socioecon.models import (
    KINDS,
    STANDARD,
    Actor,
    Cost,
    Discounting,
    Effect,
    Scenario,
    differences,
    explain,
    load_scenario,
    run_packs,
)
from socioecon.models._both import Both, in_language
from socioecon.models._words import PACKS_IN_SWEDISH, TERMS
from socioecon.report import table

from .strategies import SOME, scenarios
from .test_findings import CASES

EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES = ("sv", "en")


@pytest.fixture(scope="module")
def bas():
    """The application of BAS."""
    return load_scenario(EXAMPLES / "bas_ansokan.toml").run()


@pytest.fixture(scope="module")
def kij():
    """Kom i Jobb."""
    return load_scenario(EXAMPLES / "kom_i_jobb.toml").run()


def by_name(made):
    """The cells of a table as they are written, by the name of the row."""
    return {cells[0]: cells[1:] for cells in made.cells}


def small(**fields):
    """One person in work for one year."""
    base = {"years": 1, "intake": (1,), "retention": (1,), "discounting": Discounting(0, "advance", "real")}
    return Scenario("liten", **{**base, **fields})


class TestDocuments:
    def test_the_table_of_the_application(self, bas):
        """Accumulated and discounted it has the 21 cells of the actors as they are printed in the document."""
        shown = by_name(bas.to_table(discounted=True, accumulated=True))
        for name, figures in zip(bas_application.CUMULATIVE.rows, bas_application.CUMULATIVE.figures, strict=True):
            if name not in {"Summa", "Kommun"}:  # which have the project's cost in them here
                assert [re.sub(r"\D", "", cell) for cell in shown[name][:3]] == [str(abs(f.value)) for f in figures]

    def test_the_forecast_of_kom_i_jobb(self, kij):
        """In tkr the board's net by year is printed as in the forecast: 120, 570 and 795."""
        printed = kom_i_jobb.FORECAST
        rows = dict(zip(printed.rows, printed.figures, strict=True))
        saved = next(figures for name, figures in rows.items() if [f.value for f in figures] == [120, 570, 795])
        assert list(by_name(kij.to_table(unit="tkr"))["Socialnämnden"][:3]) == [str(f.value) for f in saved]

    def test_what_it_comes_to_and_when(self, bas):
        """Society breaks even in year 2, the employment service never."""
        shown = by_name(bas.to_table())
        assert shown["Samhället"][-1] == "år 2"
        assert shown["Arbetsförmedlingen"][-1] == "aldrig"


class TestResult:
    @SOME
    @given(scenario=scenarios(), language=st.sampled_from(LANGUAGES), unit=st.sampled_from(["kr", "tkr", "Mkr"]))
    def test_every_scenario_has_tables_that_add_up(self, scenario, language, unit):
        """A table whose sums are not those of its rows is refused: so all of these are right, as they fall or not."""
        result = scenario.run()
        for discounted in (False, True):
            for accumulated in (False, True):
                made = result.to_table(language=language, unit=unit, discounted=discounted, accumulated=accumulated)
                assert len({row.cells[0] for row in made.rows}) >= len(result.actors)
        for made in result.to_tables(language=language, unit=unit):
            assert made.html().count("<tr>") == len(made.rows) + 1
        for account in [*result.actors.values(), *result.perspectives.values(), result.society]:
            for each in (account, account.alone):
                assert each.to_table(language=language, unit=unit).to_records()
            assert result.budget(account).to_table(language=language, unit=unit).to_records()

    def test_gains_less_costs_in_print_are_the_net_or_a_note_says_so(self):
        """0,5 - 0,4 kr is printed as 1 - 0 = 0: the table of key figures says why."""
        scenario = Scenario(
            "Ören",
            years=1,
            intake=(1,),
            retention=(1,),
            discounting=Discounting(0, "advance", "real"),
            effects=[Effect("Vård", kind="resource", amounts={"Region": Fraction(1, 2)})],
            costs=[Cost("Kurs", {"Region": Fraction(2, 5)})],
        )
        made = scenario.run().to_tables()[1]
        assert made.cells[0][1:4] == ("1", "0", "0")
        assert made.notes[0] == WORDS["sv"]["rounded"]

    def test_records_hold_the_very_numbers(self, bas):
        """They are the accounts' own, in kr."""
        records = {record["Aktör"]: record for record in bas.to_table(unit="Mkr").to_records()}
        for name, account in bas.actors.items():
            assert records[name]["Nettonuvärde"] is account.net_present_value
            assert records[name]["Break-even"] == account.break_even_year
            assert records[name]["År 1"] == account.nominal.net[0]

    def test_leaves_are_all_of_society(self, kij):
        """Without the rows that sum others, each year's numbers add up to society's."""
        rows = kij.to_table().to_records(sums=False)
        assert sum(row["År 2"] for row in rows) == kij.society.nominal.net[1]

    def test_english(self, bas):
        """All words are English; the scenario's own names stay."""
        made = bas.to_table(language="en")
        assert [column.label for column in made.columns] == [
            "Actor", "Year 1", "Year 2", "Year 3", "Net present value", "Breaks even",
        ]  # fmt: skip
        assert "discounted at 4%, flows at the start of each year, prices of 2014" in made.notes[0]
        assert by_name(made)["Samhället"][-1] == "year 2"

    def test_states_its_convention_what_has_no_price_and_what_to_know(self, bas):
        """Below the table stand the rate and its timing, what is not priced, and the kinds of findings."""
        text = " ".join(str(bas.to_table()).replace("\N{NO-BREAK SPACE}", " ").split())
        assert "4 % kalkylränta, flöden i början av varje år, 2014 års priser" in text
        assert "Inte värderat i kronor: lönebidragets nedtrappning," in text
        assert "nyttan diskonterad men inte kostnaden" in text

    def test_a_rate_for_each_year_is_said(self):
        """Where the rate is not the same every year no single one is stated."""
        discounting = Discounting((Fraction(1, 50), Fraction(1, 25)), "arrears", "nominal")
        described = Scenario("s", years=2, intake=(1, 0), retention=(1, 1), discounting=discounting)
        described = described.run().society
        assert "årsvis kalkylränta, flöden i slutet av varje år, löpande priser" in described.to_table().notes[0]

    def test_in_a_notebook_and_as_text(self, kij):
        """HTML, Markdown and text hold the tables and the findings."""
        for shown in (kij._repr_html_(), kij._repr_markdown_(), str(kij)):
            assert "Öppen överföring räknad som vinst" in shown
            assert "Avkastning" in shown

    def test_the_report_takes_it(self, bas):
        """`report.table` gives its own table."""
        assert table(bas, unit="tkr") == bas.to_table(unit="tkr")
        assert table(bas.society, language="en") == bas.society.to_table(language="en")

    @pytest.mark.parametrize("bad", [{"language": "no"}, {"unit": "öre"}])
    def test_an_unknown_choice_is_refused(self, bas, bad):
        """By every object, with the choices."""
        for x in (bas, bas.society, bas.findings, bas.budget(bas.society)):
            with pytest.raises(RangeError, match="must be one of"):
                x.to_table(**bad)

    def test_every_perspective_is_a_row(self):
        """One that holds everyone gives the sum its name, called society's if any is; others are perspectives."""
        effect = Effect("vård", kind="resource", amounts={"R": 100})
        made = small(effects=[effect], perspectives={"A": ["R"], "B": ["R"], "Samhället": ["R"]}).run().to_table()
        assert [cells[0].strip() for cells in made.cells] == ["R", "Samhället", "Perspektiv", "A", "B"]
        made = small(effects=[effect], perspectives={"A": ["R"], "B": ["R"]}).run().to_table()
        assert [cells[0].strip() for cells in made.cells] == ["R", "A", "Perspektiv", "B"]

    def test_who_takes_no_part_does_not_break_even(self):
        """Nor is what costs nothing paid back."""
        effect = Effect("vård", kind="resource", amounts={"R": 100})
        result = small(effects=[effect], actors={"K": Actor(), "R": Actor()}).run()
        shown = by_name(result.to_table())
        assert (shown["K"][-1], shown["R"][-1]) == ("\N{EN DASH}", "år 1")
        idle, gains = (row["Break-even"] for row in result.to_table().to_records(sums=False))
        assert (idle, gains) == (None, 1)
        (told, _) = (row["Återbetalningstid"] for row in result.to_tables()[1].to_records(sums=False))
        assert told is None
        assert result["K"].to_table().notes[-1] == "Nettonuvärde 0\N{NO-BREAK SPACE}kr."
        assert result["R"].to_table().notes[-1] == "Nettonuvärde 100\N{NO-BREAK SPACE}kr, når break-even år 1."


class TestAccount:
    def test_items_by_year_gains_costs_net_and_running_sum(self, kij):
        """Costs are negative, so that what is printed adds up."""
        made = kij["Kommun"].to_table(unit="tkr")
        cells = tuple(tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in made.cells)
        assert cells == (
            ("Sänkt försörjningsstöd", "900", "1 350", "1 575", "3 825"),
            ("Kommunens andel av lönekostnaden", "−780", "−780", "−780", "−2 340"),  # noqa: RUF001
            ("Netto", "120", "570", "795", "1 485"),
            ("Ackumulerat netto", "120", "690", "1 485", ""),
        )

    def test_says_what_it_comes_to(self, bas):
        """In one sentence below: present value, ratio, the year and the payback time."""
        last = bas.society.to_table(unit="tkr").notes[-1].replace("\N{NO-BREAK SPACE}", " ")
        assert last == ("Nettonuvärde 1 133 tkr, nytta per krona 1,57, når break-even år 2, återbetald efter 1,9 år.")
        assert bas["Arbetsförmedlingen"].alone.to_table(language="en").notes[-1].endswith("never breaks even.")

    def test_an_account_that_bears_all_says_so(self, bas):
        """Its title tells whose whole cost it is."""
        title = bas["Kommun"].alone.to_table().title
        assert title.endswith("Kommun, om den ensam bar hela kostnaden")

    def test_in_a_notebook(self, bas):
        """It is its table."""
        account = bas.society
        assert account._repr_html_() == account.to_table().html()
        assert account._repr_markdown_() == account.to_table().markdown()
        assert str(account) == account.to_table().text()

    def test_the_budget_too(self, bas):
        """So is what becomes of the avoided costs."""
        budget = bas.budget(bas["Kommun"])
        assert by_name(budget.to_table(unit="tkr"))["Frigjord kapacitet som andra använder"][:3] == ("281",) * 3
        assert budget._repr_html_() == budget.to_table().html()
        assert budget._repr_markdown_() == budget.to_table().markdown()
        assert str(budget) == str(budget.to_table())


class TestFindings:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_sentence_has_its_swedish(self, kind):
        """Each kind, what is said of it and what to do are written in both languages, and no two are the same."""
        found = [finding for finding in CASES[kind][0].run().findings if finding.kind == kind]
        assert found
        for finding in found:
            for text in (finding.kind, finding.message, finding.remedy):
                assert isinstance(text, Both)
                assert in_language(text, "sv") != in_language(text, "en") == text

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_stands_in_a_sentence_stands_in_both_languages(self, kind):
        """The figures and the names that are filled in are the same in Swedish as in English."""
        for finding in CASES[kind][0].run().findings:
            for text in (finding.message, finding.remedy):
                english, swedish = (_digits(in_language(text, language)) for language in ("en", "sv"))
                assert english == swedish

    def test_a_finding_of_somebody_elses_is_shown_as_it_is(self, bas):
        """Texts that have no Swedish are shown and not lost."""
        finding = attrs.evolve(bas.findings[0], kind="odd", message="something else.", remedy="Look at it.")
        assert finding.sentence(language="sv").endswith("something else. Look at it.")
        assert finding.sentence(language="sv").startswith("Odd (")

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_findings_pickle_with_both_languages(self, bas, protocol):
        """What is sent to another process can be read in Swedish there."""
        sent = pickle.loads(pickle.dumps(bas.findings, protocol))  # noqa: S301  # pickled on the same line
        assert str(sent) == str(bas.findings)
        assert sent.text(language="en") == bas.findings.text(language="en")

    def test_both_languages_have_every_word(self):
        """No word is missing in either."""
        assert set(TERMS["sv"]) == set(TERMS["en"])

    def test_are_a_tuple_that_can_be_read(self, bas):
        """As text with a line that counts them, as a table, and in a notebook."""
        found = bas.findings
        assert isinstance(found, tuple)
        assert str(found).splitlines()[0] == f"{len(found)} saker att känna till om beräkningen:"
        assert found.text(language="en").startswith(f"{len(found)} things to know about the calculation:")
        assert len(found.to_table().rows) == len(found)
        assert found._repr_html_() == found.to_table().html()
        assert found._repr_markdown_() == found.to_table().markdown()
        assert str(found[0]) == found[0].sentence()

    def test_none_is_said(self):
        """Nothing to know is said as well."""
        described = Scenario(
            "s", years=1, intake=(1,), retention=(1, 0), discounting=Discounting(0, "advance", "real"),
            effects=[Effect("a", kind="resource", amounts={"A": 1})], costs=[Cost("c", {"A": 1})],
        )  # fmt: skip
        assert str(described.run().findings) == "Inget särskilt att känna till om beräkningen."

    def test_persons_are_not_kronor(self):
        """The amount of a target group that is too small is persons."""
        held = CASES["target group smaller than intake x stay"][0].run().findings
        assert "10 personer" in str(held).replace("\N{NO-BREAK SPACE}", " ")


class TestPacks:
    def test_each_is_a_row(self, bas):
        """With what every perspective and society are worth under it, in the language that is asked for."""
        results = run_packs(bas.scenario)
        made = results.to_table()
        assert [row.cells[0] for row in made.rows] == [PACKS_IN_SWEDISH[pack.name] for pack in STANDARD]
        assert [column.label for column in made.columns] == [
            "Antaganden", "Samhället", "Offentliga aktörer", "Break-even",
        ]  # fmt: skip
        for row, result in zip(made.rows, results.values(), strict=True):
            worth = result.society.net_present_value, result["Offentliga aktörer"].net_present_value
            assert row.cells[1:] == (*worth, result.society.break_even_year)
        assert [row.cells[0] for row in results.to_table(language="en").rows] == list(results)
        assert results._repr_html_() == made.html()

    def test_every_perspective_is_a_column(self):
        """Those that hold everyone too, and one that is called as the library calls society."""
        effect = Effect("vård", kind="resource", amounts={"R": 100, "K": 1})
        perspectives = {"A": ["R", "K"], "Alla aktörer": ["R"], "Samhället": ["K", "R"]}
        made = run_packs(small(effects=[effect], perspectives=perspectives), STANDARD[:1]).to_table()
        assert [column.label for column in made.columns] == ["Antaganden", *perspectives, "Break-even"]
        assert by_name(made)["som beskrivet"][:3] == ("101", "100", "101")
        made = run_packs(small(effects=[effect], perspectives={"P": ["K"]}), STANDARD[:1]).to_table()
        assert by_name(made)["som beskrivet"][:2] == ("1", "101")

    def test_none_at_all(self, bas):
        """No packs are a table without rows."""
        assert run_packs(bas.scenario, ()).to_table().rows == ()

    def test_differences_add_up(self, bas):
        """By item and actor, down and across, to the difference of society's worth."""
        packs = run_packs(bas.scenario, [pack for pack in STANDARD if pack.name in {"base", "rate 5 %"}])
        made = differences(packs["base"], packs["rate 5 %"]).to_table()
        gap = packs["rate 5 %"].society.net_present_value - packs["base"].society.net_present_value
        # Decimals added in another order differ in the last of their 28 digits.
        assert made.rows[-1].cells[-1] == pytest.approx(gap, rel=Decimal("1e-20"))
        assert differences(packs["base"], packs["base"]).to_table().rows[-1].cells == ("Summa", 0)


class TestExplanation:
    def test_folds_in_a_notebook(self, kij):
        """Each call is a node that opens, and Markdown has a list; both hold what the text holds."""
        explained = explain(kij["Kommun"], "net", year=2)
        assert isinstance(explained.tree(), Tree)
        lines = explained.text().splitlines()
        assert explained._repr_html_().count("<summary>") + explained._repr_html_().count("<div") == len(lines)
        assert len(explained._repr_markdown_().splitlines()) == len(lines)


def _digits(text):
    """The figures of a text, in order; a decimal comma is a decimal point."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", text.replace(",", ".")))
