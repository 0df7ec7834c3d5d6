"""`socioecon explain`: the tree of one figure."""

import json
from decimal import Decimal

import pytest

from socioecon.cli import _arguments
from socioecon.models import explain, load_scenario
from socioecon.models._measures import BY_YEAR, MEASURES

from .terminal import KOM_I_JOBB, SCENARIOS, called, stem


class TestExplain:
    @pytest.mark.parametrize("path", SCENARIOS, ids=stem)
    @pytest.mark.parametrize("measure", MEASURES)
    def test_it_is_the_librarys_tree(self, path, measure):
        """Every measure of society, as text and as JSON."""
        tree = explain(load_scenario(path).run().society, measure)
        assert called("explain", path, "society", measure) == (0, f"{tree}\n", "")
        data = json.loads(called("explain", path, "society", measure, "--json").out, parse_float=Decimal)
        assert data["label"] == tree.step.label
        assert alike(data["value"], tree.value)

    def test_one_item_one_year_not_discounted(self):
        """The options are the library's arguments."""
        account = load_scenario(KOM_I_JOBB).run()["Socialnämnden"]
        item = "Sänkt försörjningsstöd"
        tree = explain(account, "net", item=item, year=2, discounted=False)
        said = called("explain", KOM_I_JOBB, "Socialnämnden", "net", "--item", item, "--year", 2, "--nominal")
        assert said.out == f"{tree}\n"

    def test_english_by_argument(self):
        """The text is Swedish unless English is asked for; JSON is for programs, and one and the same."""
        argv = ("explain", KOM_I_JOBB, "Kommun", "net", "--depth", 0)
        assert called(*argv).out.startswith("netto, Kommun = (")
        assert called(*argv, "--language", "en").out.startswith("net, Kommun = (")
        assert called(*argv, "--json").out == called(*argv, "--json", "--language", "en").out

    def test_depth_cuts_text_and_json(self):
        """0 is the figure alone."""
        argv = ("explain", KOM_I_JOBB, "Kommun", "net", "--depth")
        assert len(called(*argv, 0).out.splitlines()) == 1
        assert len(called(*argv, 1).out.splitlines()) == 3
        assert json.loads(called(*argv, 0, "--json").out)["parts"] == []
        assert [x["parts"] for x in json.loads(called(*argv, 1, "--json").out)["parts"]] == [[], []]

    @pytest.mark.parametrize("measure", MEASURES)
    def test_the_help_names_every_measure(self, measure):
        """Whoever asks what can be explained finds it."""
        assert measure in called("explain", "--help").out
        assert measure in _arguments.MEASURES

    @pytest.mark.parametrize(
        ("argv", "told"),
        [
            (("Komun", "net"), 'did you mean "Kommun"?'),
            (("Kommun", "nett"), 'did you mean "net"?'),
            (("Kommun", "net", "--item", "Sänkt"), "item must be one of"),
            (("Kommun", "net", "--year", "4"), "year must be from 1 to 3"),
            (("Kommun", "net_present_value", "--year", "1"), f"of one of {', '.join(BY_YEAR)}"),
            (("Kommun", "cost_per", "--item", "x"), "outcome must be one of"),
            (("Kommun", "net", "--depth", "-1"), "a whole number from 0 is wanted"),
            (("Kommun", "net", "--depth", "two"), "a whole number from 0 is wanted; got 'two'"),
        ],
    )
    def test_a_slip_is_told(self, argv, told):
        """Exit code 2, the file's name and what is wanted."""
        said = called("explain", KOM_I_JOBB, *argv)
        assert (said.code, said.out) == (2, "")
        assert told in said.err


def alike(read, value):
    """Whether what was read from JSON is the value, tuples being lists there."""
    if isinstance(value, dict):
        return all(alike(read[key], x) for key, x in value.items()) and len(read) == len(value)
    if isinstance(value, tuple):
        return all(map(alike, read, value)) and len(read) == len(value)
    return read == value
