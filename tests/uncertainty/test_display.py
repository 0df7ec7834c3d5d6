"""Answers as tables: every number stands where it belongs, and nothing that does not add up is shown as a sum."""

from dataclasses import replace

import pytest

from socioecon._table.cells import WORDS
from socioecon.core.errors import RangeError, ShapeError
from socioecon.report import table
from socioecon.uncertainty import (
    compare,
    discrete,
    one_way,
    simulate,
    sobol_indices,
    switching_values,
    two_way,
    uniform,
    value_of_information,
)
from socioecon.uncertainty._words import TERMS

INPUTS = {"gain": uniform(0, 200_000), "cost": uniform(50_000, 70_000)}


def alone(gain, cost):
    """Two actors, each of whom would bear the whole cost."""
    return [({"Kommun": gain, "Region": gain}, (1, 1))], cost


def shared(gain, cost):
    """Two actors who each bear a cost of their own."""
    return [({"Kommun": gain, "Region": gain}, (1, 1))], {"Kommun": cost, "Region": 1_000}


def started(gain, cost, start):
    """A project that is run or not."""
    return {"Kommun": (gain * start,)}, cost * start


@pytest.fixture(scope="module")
def simulation():
    """A small simulation."""
    return simulate(alone, INPUTS, seed=1, draws=4096)


@pytest.fixture(scope="module")
def information():
    """What it is worth to know the gain before the project is decided on."""
    decisions = {"nej": {"start": 0}, "ja": {"start": 1}}
    inputs = {**INPUTS, "start": 1}
    return value_of_information(started, inputs, decisions=decisions, groups=[("gain",)], seed=1, draws=4096)


@pytest.fixture(scope="module")
def answers(simulation, information):
    """Every kind of answer that is a table."""
    return [
        simulation,
        information,
        one_way(alone, INPUTS),
        two_way(alone, INPUTS, "gain", "cost"),
        compare(alone, INPUTS, {"högt": {"gain": 200_000}}),
        switching_values(alone, INPUTS),
        sobol_indices(alone, INPUTS, seed=1, draws=1024),
    ]


def by_name(made):
    """The numbers of a table by the name of the row."""
    return {row.cells[0]: row.cells[1:] for row in made.rows}


class TestEvery:
    def test_is_shown_in_a_notebook_and_as_text(self, answers):
        """It shows all its tables, in Swedish where nothing else is asked for."""
        for answer in answers:
            made = answer.to_tables() if hasattr(answer, "to_tables") else answer.to_table()
            assert str(answer) == made.text()
            assert answer._repr_html_() == made.html()
            assert answer._repr_markdown_() == made.markdown()

    def test_the_report_takes_it(self, answers):
        """`report.table` gives the answer's own table, in the language and unit that is asked for."""
        for answer in answers:
            assert table(answer, language="en", unit="tkr") == answer.to_table(language="en", unit="tkr")

    @pytest.mark.parametrize("bad", [{"language": "no"}, {"unit": "öre"}])
    def test_an_unknown_choice_is_refused(self, answers, bad):
        """With the choices that there are."""
        for answer in answers:
            with pytest.raises(RangeError, match="must be one of"):
                answer.to_table(**bad)

    def test_both_languages_have_every_word(self):
        """No word is missing in either."""
        assert set(TERMS["sv"]) == set(TERMS["en"])


class TestSimulation:
    def test_a_row_has_its_mean_its_quantiles_and_its_probability(self, simulation):
        """The very numbers, the total last."""
        made = simulation.to_table()
        row = simulation["Kommun"]
        assert by_name(made)["Kommun"] == (
            row.mean.value, row.mean.error, *(q.value for q in row.quantiles.values()), row.probability_of_gain.value,
        )  # fmt: skip
        assert made.rows[-1].cells[0] == "Alla aktörer"
        assert [column.label.replace("\N{NO-BREAK SPACE}", " ") for column in made.columns[3:8]] == [
            "5 %", "25 %", "50 %", "75 %", "95 %",
        ]  # fmt: skip

    def test_no_row_is_shown_as_a_sum(self, simulation):
        """Medians do not add up, and neither do costs that each bears alone: a note says so."""
        made = simulation.to_table()
        assert [row.of for row in made.rows] == [()] * 3
        assert made.notes[0].startswith("Percentiler går inte att lägga ihop")

    def test_says_how_it_was_drawn(self, simulation):
        """Draws, randomisations and seed stand below."""
        assert "4 096 dragningar i 16 omgångar, frö 1." in simulation.to_table().notes[1].replace("\xa0", " ")

    def test_notes_speak_of_the_columns_that_are_there(self, simulation):
        """Of years until the cost is covered and of persons only where the table has them."""
        years = simulate(alone, INPUTS, seed=1, draws=1024, detail="years")
        by_actor = replace(years, rows={"Kommun": years["Kommun"]})
        words = ("Täckt", "Återbetald", "Personer")
        for each, expected in ((simulation, {*words}), (by_actor, {"Täckt"})):
            made = each.to_tables()[1]
            assert {word for word in words if any(x.label.startswith(word) for x in made.columns)} == expected
            assert {note.partition(":")[0] for note in made.notes} == expected

    def test_when_it_breaks_even(self, simulation):
        """By year the probability, by quantile the payback, never in words; persons at the middle one."""
        made = simulation.to_tables()[1]
        row = simulation["Kommun"]
        numbers = by_name(made)["Kommun"]
        assert numbers[:2] == tuple(x.value for x in row.break_even_by_year)
        assert numbers[2:7] == tuple(None if x is None else x.value for x in row.payback.values())
        assert numbers[7] == (None if row.persons[0.5] is None else row.persons[0.5].value)
        assert "aldrig" in made.cells[0]

    def test_what_was_left_out_is_empty(self):
        """With less detail the rows that were not asked about are not there, or empty."""
        total = simulate(alone, INPUTS, seed=1, draws=1024, detail="total").to_tables()[1]
        assert [row.cells[0] for row in total.rows] == ["Alla aktörer"]
        years = simulate(alone, INPUTS, seed=1, draws=1024, detail="years").to_tables()[1]
        assert by_name(years)["Kommun"][2:] == ("",) * 6
        assert years.to_records()[0]["Täckt år 1"] >= 0

    def test_nothing_uncertain(self):
        """One outcome is said to be one."""
        answer = simulate(alone, {"gain": 10, "cost": 5}, seed=1)
        assert answer.to_table(language="en").notes[-1] == "Nothing is uncertain: there is one outcome."


class TestSensitivity:
    def test_a_difference_that_does_not_add_up_in_print_is_noted(self):
        """Net 0.4 and 0.8 are printed 0 and 1, their difference 0: the note says why. Else there is none."""
        rounded = WORDS["sv"]["rounded"]
        odd = one_way(lambda x: ({"Kommun": (x,)}, 0), {"x": uniform(0.4, 0.8)}, low=0.0001, high=0.9999)
        even = one_way(lambda x: ({"Kommun": (x,)}, 0), {"x": uniform(10, 30)}, low=0.0001, high=0.9999)
        assert odd.to_table().rows[0].cells[3:6] != even.to_table().rows[0].cells[3:6]
        assert rounded in odd.to_table().notes
        assert rounded not in even.to_table().notes

    def test_a_tornado_in_numbers(self):
        """Each bar with its ends, the net at each, and which rows change sign in between."""
        answer = one_way(alone, INPUTS)
        bar = answer.bars[0]
        net = bar.at_low["Kommun"], bar.at_high["Kommun"]
        first = answer.to_table(row="Kommun").rows[0].cells
        assert first == ("gain", bar.low, bar.high, *net, net[1] - net[0], "Alla aktörer, Kommun, Region")
        assert answer.to_table().rows[1].cells[-1] == "ingen"

    def test_a_row_that_is_not_there_is_refused(self):
        """With those that are."""
        answers = one_way(alone, INPUTS), two_way(alone, INPUTS, "gain", "cost")
        for answer in (*answers, sobol_indices(alone, INPUTS, seed=1, draws=1024)):
            with pytest.raises(ShapeError, match="the rows are"):
                answer.to_table(row="Staten")

    def test_two_inputs_are_rows_and_columns(self):
        """The net stands where both meet; the inputs are named."""
        answer = two_way(alone, INPUTS, ("gain", (1, 2)), ("cost", (10, 20)))
        made = answer.to_table(language="en")
        assert [row.cells for row in made.rows] == [(1, *answer.net["total"][0]), (2, *answer.net["total"][1])]
        assert [column.label for column in made.columns] == ["gain \\ cost", "10", "20"]
        assert answer.names == ("gain", "cost")

    def test_values_that_are_close_are_told_apart(self):
        """Columns never have one heading for two values."""
        made = two_way(alone, INPUTS, "gain", ("cost", (0.10001, 0.10002))).to_table()
        assert [column.label for column in made.columns[1:]] == ["0,10001", "0,10002"]

    def test_values_that_are_one_stand_once(self):
        """Where two quantiles of an input are one value it has one column."""
        made = two_way(alone, {**INPUTS, "cost": discrete({1: 0.9, 2: 0.1})}, "gain", "cost").to_table()
        assert [column.label for column in made.columns[1:]] == ["1", "2"]

    def test_a_pack_called_base_is_not_taken_for_it(self):
        """Both have a column."""
        made = compare(shared, INPUTS, {"Grund": {"gain": 0}}).to_table()
        assert [column.label for column in made.columns] == ["Konto", "Grund*", "Grund"]

    def test_a_comparison_adds_up_where_costs_are_shared(self):
        """Then the total is the sum of the rows; where each bears the whole, a note says that it is not."""
        packs = {"högt": {"gain": 200_000}}
        assert compare(shared, INPUTS, packs).to_table().rows[-1].of == (0, 1)
        made = compare(alone, INPUTS, packs).to_table()
        assert made.rows[-1].of == ()
        assert made.notes == (TERMS["sv"]["alone"],)

    def test_differences_are_those_of_the_packs(self):
        """By pack, without repeating the base."""
        answer = compare(shared, INPUTS, {"högt": {"gain": 200_000}})
        made = answer.to_tables(language="en")[1]
        assert [column.label for column in made.columns] == ["Account", "högt"]
        assert by_name(made)["Kommun"] == (answer.differences["högt"]["Kommun"],)

    def test_switching_values_are_a_dict_still(self):
        """The value where the sign turns, and a dash where it does not."""
        answer = switching_values(alone, INPUTS)
        assert isinstance(answer, dict)
        assert by_name(answer.to_table())["gain"][1] == answer["gain"]["Kommun"]
        assert set(by_name(answer.to_table())["cost"]) == {None}

    def test_indices_the_largest_first(self):
        """By total index, as shares, with their errors."""
        answer = sobol_indices(alone, INPUTS, seed=1, draws=1024)
        made = answer.to_table(row="Region")
        assert [row.cells[0] for row in made.rows] == ["gain", "cost"]
        assert made.rows[0].cells[1:] == (*answer["Region"]["gain"].first, *answer["Region"]["gain"].total)


class TestInformation:
    def test_decisions_and_what_it_is_worth_to_know(self, information):
        """What each decision yields, and the value of knowing everything and each group."""
        decisions, worth = information.to_tables()
        assert by_name(decisions)["ja"] == tuple(information.expected["ja"])
        part = information.evppi["gain",]
        assert by_name(worth)["gain"] == (*part.value, *part.cross_fitted)
        assert by_name(worth)["allt (EVPI)"] == (*information.evpi, "", "")
        assert worth.notes[0] == "Bäst med det som är känt i dag: ja."
