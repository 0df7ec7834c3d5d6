"""`socioecon schema` and `socioecon parameter`."""

import json
from decimal import Decimal

import pytest

from socioecon.models import json_schema
from socioecon.parameters import history, names, parameter

from .terminal import called


class TestSchema:
    def test_it_is_the_librarys(self):
        """What an editor reads is what the library checks by."""
        said = called("schema")
        assert said.code == 0
        assert json.loads(said.out) == json_schema()


class TestParameter:
    def test_one_figure_on_a_day(self):
        """Value, unit, period and source."""
        row = parameter("price_base_amount", on=history("price_base_amount")[0].valid_from)
        said = called("parameter", row.name, "--on", row.valid_from)
        assert said.code == 0
        assert said.out.splitlines()[0] == f"{row.name}: {row.value} {row.unit}"
        assert row.source in said.out

    @pytest.mark.parametrize("name", names())
    def test_json_is_the_history(self, name):
        """Every period of every figure, to the last digit."""
        data = json.loads(called("parameter", name, "--json").out, parse_float=Decimal, parse_int=Decimal)
        assert [(x["name"], x["value"], x["valid_from"], x["source"]) for x in data] == [
            (row.name, row.value, row.valid_from.isoformat(), row.source) for row in history(name)
        ]
        assert [x["cap"] and x["cap"]["amount"] for x in data] == [row.cap and row.cap.amount for row in history(name)]

    def test_without_a_name_it_lists_them(self):
        """One name a line, or a list."""
        assert called("parameter").out.split() == list(names())
        assert json.loads(called("parameter", "--json").out) == list(names())

    def test_a_day_that_is_not_known_is_refused_and_can_be_carried(self):
        """Nothing is guessed; `--nearest` asks for it in so many words."""
        argv = ("parameter", "tax_municipal_krokom", "--on", "2015-07-01")
        said = called(*argv)
        assert said.code == 2
        assert "2015-07-01" in said.err
        assert "0.2217" in called(*argv, "--nearest", "after").out

    @pytest.mark.parametrize(
        ("argv", "told"),
        [
            (("prisbasbelop",), "did you mean price_base_amount?"),
            (("kpi", "--on", "1 juli"), "a day such as 2015-07-01 is wanted; got '1 juli'"),
            (("kpi", "--nearest", "after"), "--nearest must be of a day"),
            (("--on", "2015-07-01"), "--on and --nearest must be of a figure"),
        ],
    )
    def test_a_slip_is_told(self, argv, told):
        """Exit code 2 and what is wanted."""
        said = called("parameter", *argv)
        assert (said.code, said.out) == (2, "")
        assert told in said.err
