"""`socioecon simulate`: uncertain inputs from the command line, and an answer that says what it rests on."""

import io
import json
import re
import sys
from unittest.mock import patch

import pytest

from socioecon.cli import _arguments
from socioecon.cli import simulate as command
from socioecon.models import load_scenario, value_at
from socioecon.report import data_tornado
from socioecon.uncertainty import one_way, pert, simulate, uniform

from .terminal import BAS, KOM_I_JOBB, SCENARIOS, SMALL, called, stem

HALF = "retention.1=pert(0.3, 0.5, 0.6)"
FAST = ("--draws", 4096)


def simulated(*argv, **how):
    """The answer as data."""
    said = called("simulate", *argv, *FAST, "--json", **how)
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


class TestTheAnswer:
    def test_it_is_the_librarys(self):
        """The same inputs, seed and draws give the same figures, to the last bit."""
        data = simulated(KOM_I_JOBB, "--vary", HALF, "--seed", 7)
        scenario = load_scenario(KOM_I_JOBB)
        answer = simulate(
            scenario.function(["retention.1"]), {"retention.1": pert(0.3, 0.5, 0.6)}, seed=7, draws=4096, detail="years"
        )
        for name in ("total", "Individ", "Socialnämnden", "Kommun och region"):
            row = data["rows"][name]
            assert row["mean"] == {"value": answer[name].mean.value, "error": answer[name].mean.error}
            assert row["quantiles"]["0.5"]["value"] == answer[name].quantiles[0.5].value
            assert [x["value"] for x in row["break_even_by_year"]] == [x.value for x in answer[name].break_even_by_year]

    def test_it_says_what_it_rests_on(self):
        """Seed, draws, method and each input as it was given: the answer can be had again."""
        data = simulated(KOM_I_JOBB, "--vary", HALF)
        assert (data["seed"], data["draws"], data["method"], data["complete"]) == (_arguments.SEED, 4096, "quasi", True)
        assert data["inputs"] == {"retention.1": "pert(0.3, 0.5, 0.6)"}

    def test_the_seed_decides(self):
        """The same seed gives the same text, another one another."""
        texts = [called("simulate", KOM_I_JOBB, "--vary", HALF, *FAST, "--json", "--seed", n).out for n in (1, 1, 2)]
        assert texts[0] == texts[1]
        assert texts[0] != texts[2]

    def test_what_is_only_moved_is_exactly_nothing(self):
        """Kom i Jobb is all transfers: society gains 0 kr in every draw; rounding of floats is not told as a chance."""
        data = simulated(KOM_I_JOBB, "--vary", "retention.1=uniform(0.2, 0.8)")
        row = data["rows"]["total"]
        figures = [row["mean"], row["standard_deviation"], row["probability_of_gain"], *row["quantiles"].values()]
        assert figures == [{"value": 0, "error": 0}] * len(figures)
        assert row["break_even_by_year"] == [{"value": 1, "error": 0}] * 3
        assert data["rows"]["Individ"]["standard_deviation"]["value"] > 1000

    def test_rows_stand_as_run_has_them(self):
        """Each actor with its own part and its parts below it, then the perspectives, then all together."""
        rows = list(simulated(BAS, "--vary", "discounting.rate=0.04")["rows"])
        assert rows[:4] == ["Staten", "Arbetsförmedlingen", "Försäkringskassan", "Rättsväsende"]
        assert rows[4:8] == ["Kommun", "Kommun, egen verksamhet", "Arbetsmarknadsnämnden", "Socialnämnden"]
        assert rows[-3:] == ["Samhället", "Offentliga aktörer", "total"]

    def test_of_gives_the_rows_that_are_named(self):
        """Society is the total; a name that there is not is told."""
        data = simulated(KOM_I_JOBB, "--vary", HALF, "--of", "society", "--of", "Kommun")
        assert set(data["rows"]) == {"total", "Kommun"}
        said = called("simulate", KOM_I_JOBB, "--vary", HALF, "--of", "Komun")
        assert said.code == 2
        assert 'did you mean "Kommun"?' in said.err

    @pytest.mark.parametrize("path", SCENARIOS, ids=stem)
    def test_certain_inputs_give_the_accounts_of_run(self, path):
        """Where nothing is uncertain every row is that account's net present value: actors with parts, perspectives."""
        rate = load_scenario(path).discounting.rate
        data = simulated(path, "--vary", f"discounting.rate={rate}")
        run = json.loads(called("run", path, "--json").out)
        accounts = {**run["actors"], **run["perspectives"], "total": run["society"]}
        rows = {name: row for name, row in data["rows"].items() if not name.endswith(", egen verksamhet")}
        for name, row in rows.items():
            # A sum in float against one in Decimal: of some ten amounts of a million, to a ten-thousandth of a krona.
            assert row["mean"]["value"] == pytest.approx(accounts[name]["net_present_value"], abs=1e-4)
        left_out = {name for name in accounts if name not in rows}
        assert all(accounts[name]["net_present_value"] == 0 for name in left_out)

    def test_an_actor_with_parts_is_their_sum(self):
        """What such an actor gains itself is a row of another name; with its parts it makes up the whole."""
        data = simulated(BAS, "--vary", "discounting.rate=0.04")
        mean = {name: row["mean"]["value"] for name, row in data["rows"].items()}
        parts = mean["Kommun, egen verksamhet"] + mean["Arbetsmarknadsnämnden"] + mean["Socialnämnden"]
        assert mean["Kommun"] == pytest.approx(parts, abs=1e-6)  # floats added in another order
        assert "Kommun, on its own" in simulated(BAS, "--vary", "discounting.rate=0.04", "--language", "en")["rows"]


class TestInputs:
    def test_a_file_holds_the_same(self, tmp_path):
        """Under [uncertainty] the paths are keys; what `--vary` says goes before it."""
        file = tmp_path / "osäkert.toml"
        file.write_text(
            '[uncertainty]\nretention.1 = "pert(0.3, 0.5, 0.6)"\n'
            'transfers."Sänkt försörjningsstöd".amount.per_month = "uniform(6000, 9000)"\nintake.0 = 9\n'
            "'discounting.rate' = '0.01'\n",
            encoding="utf-8",
        )
        data = simulated(KOM_I_JOBB, "--inputs", file, "--vary", "intake.0=uniform(6, 12)")
        assert data["inputs"] == {
            "retention.1": "pert(0.3, 0.5, 0.6)",
            'transfers."Sänkt försörjningsstöd".amount.per_month': "uniform(6000, 9000)",
            "intake.0": "uniform(6, 12)",
            "discounting.rate": "0.01",
        }

    def test_a_path_is_the_same_in_quotes(self, tmp_path):
        """What `--vary` says takes the place of what the file says of the same number, however each spells its path."""
        file = tmp_path / "u.toml"
        file.write_text('[uncertainty]\ntransfers."Ökad skatteintäkt".amount.rate = 0.2\n', encoding="utf-8")
        plain = "transfers.Ökad skatteintäkt.amount.rate"
        data = simulated(KOM_I_JOBB, "--inputs", file, "--vary", f"{plain}=uniform(0.3, 0.4)")
        assert data["inputs"] == {plain: "uniform(0.3, 0.4)"}

    @pytest.mark.parametrize("path", SCENARIOS, ids=stem)
    def test_every_path_that_is_listed_can_be_varied(self, path):
        """Without any input the message lists the paths with their values, each as `--vary` takes it."""
        said = called("simulate", path)
        assert (said.code, said.out) == (2, "")
        listed = re.findall(r"^  (.+) = (\S+)$", said.err, re.MULTILINE)
        scenario = load_scenario(path)
        assert len(listed) > 5
        assert all(str(value_at(scenario, name)) == shown for name, shown in listed)
        varied = [argument for name, shown in listed for argument in ("--vary", f"{name}={shown}")]
        assert called("simulate", path, *varied, *FAST).code == 0

    def test_a_name_with_a_dot_or_an_equals_sign_is_in_quotes(self):
        """The path ends at the first = outside quotes."""
        scenario = """
name = "x"
years = 1
intake = [1]
retention = [1]
discounting = { rate = 0, timing = "advance", terms = "real" }
[[effects]]
name = "a.b = c"
kind = "resource"
amounts = { "Kommun" = 1 }
"""
        argv = ("-", "--vary", 'effects."a.b = c".amounts.Kommun = uniform(1, 2)')
        data = simulated(*argv, stdin=scenario.encode())
        assert list(data["inputs"].values()) == ["uniform(1, 2)"]
        assert 'effects."a.b = c".amounts.Kommun = 1' in called("simulate", "-", stdin=scenario.encode()).err

    def test_a_number_that_is_told_about_is_varied_as_a_number(self):
        """A factor of additionality, and a cashable share: the mean gain is that at their means."""
        scenario = f"""{SMALL}
[additionality]
deadweight = {{ value = 0.5, basis = "gissning" }}
""".replace("[[costs]]", 'cashable = { "Region" = 0.4 }\n[[costs]]')
        listed = called("simulate", "-", stdin=scenario.encode()).err
        assert "additionality.deadweight = 0.5\n" in listed
        varied = (
            "--vary",
            "additionality.deadweight=uniform(0, 1)",
            "--vary",
            "effects.Vård.cashable.Region=uniform(0, 1)",
        )
        row = simulated("-", *varied, stdin=scenario.encode())["rows"]["Region"]
        # Linear in the deadweight, whose quasi-random mean is exact to rounding: half of 1.5 years of 100 000.10 kr.
        assert row["mean"]["value"] == pytest.approx(75_000.075, rel=1e-12)

    @pytest.mark.parametrize(
        ("vary", "told"),
        [
            (["retenton.1=0.5"], 'did you mean "retention"?'),
            (["retention.7=0.5"], "'7' in 'retention.7', where there is"),
            (["retention=0.5"], "leads to several values: add one of 0, 1, 2"),
            (["discounting=0.5"], "leads to several values: add one of rate, timing, terms"),
            (["discounting.timing=0.5"], "'advance': choose another"),
            (["name=0.5"], "treårsprognos': choose another"),
            (
                ["transfers=0.5"],
                "add one of Sänkt försörjningsstöd, Kommunens andel av lönekostnaden, Ökad skatteintäkt",
            ),
            (["actors=0.5"], "add one of Individ, Kommun, "),
            (["price_year=True"], "a distribution such as"),
            (["retention.1=prt(0.3, 0.5, 0.6)"], "did you mean pert?"),
            (["retention.1"], '"PATH=DISTRIBUTION" is wanted'),
            (["=0.5"], '"PATH=DISTRIBUTION" is wanted'),
            ([HALF, HALF], "a path is varied in one way only; got 'retention.1' twice"),
            ([HALF, 'retention."1"=0.4'], """a path is varied in one way only; got 'retention."1"' twice"""),
            (["retention..1=0.5"], "a path must be names joined by dots"),
            (["retention.1=normal(5, 1)"], "retention"),
        ],
    )
    def test_a_slip_is_told(self, vary, told):
        """Exit code 2 and what is wanted."""
        said = called("simulate", KOM_I_JOBB, *FAST, *(argument for pair in vary for argument in ("--vary", pair)))
        assert (said.code, said.out) == (2, "")
        assert told in said.err

    def test_all_faults_are_told_at_once(self):
        """A wrong path and a wrong distribution, of one input or of two."""
        said = called("simulate", KOM_I_JOBB, "--vary", "retenton.1=prt(1, 2, 3)", "--vary", "intake.0=pert(3, 2, 1)")
        assert "got 3 faults:" in said.err

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("retention.1 = 1", "one table [uncertainty] of paths is wanted; got retention"),
            ("", "got no such table"),
            ("[uncertainty]\nretention.1 = ", "TOML is wanted"),
            ("[uncertainty]\nx = 52 000", "write 52_000 or 52000"),
            ("[uncertainty]\nretention.1 = [1]", "a distribution such as"),
            ("[uncertainty]\n[seed]", "got seed"),
            (f"[uncertainty]\n{'a.' * 1500}b = 1", "TOML is wanted"),
            ("uncertainty = 1", "one table [uncertainty] of paths is wanted"),
            ("[uncertainty]\nretention.1 = 0.5\n'retention.1' = 0.4", "one way only; got 'retention.1' twice"),
        ],
    )
    def test_a_file_of_another_form_is_refused(self, tmp_path, content, told):
        """Exit code 2, the name of the file and what is wanted."""
        file = tmp_path / "u.toml"
        file.write_text(content, encoding="utf-8")
        said = called("simulate", KOM_I_JOBB, "--inputs", file)
        assert (said.code, said.out) == (2, "")
        assert told in said.err

    def test_a_file_without_a_name_is_refused(self):
        """`--inputs "$UNSET"` asks for a file: without it the answer would rest on fewer uncertain inputs."""
        said = called("simulate", KOM_I_JOBB, "--inputs", "", "--vary", HALF, *FAST)
        assert said == (2, "", "socioecon: a file must have a name; got an empty one: name the file\n")

    @pytest.mark.parametrize("argv", [("--seed", "-1"), ("--draws", "0"), ("--draws", "x"), ("--seed", "1.5")])
    def test_seed_and_draws_are_whole_numbers(self, argv):
        """What is none is exit code 2."""
        assert called("simulate", KOM_I_JOBB, "--vary", HALF, *argv).code == 2


class TestTables:
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_they_are_the_librarys(self, language):
        """The distribution of a row, and when it is covered, as the library's own tables write them."""
        said = called("simulate", KOM_I_JOBB, "--vary", HALF, *FAST, "--language", language, "--unit", "tkr")
        function = load_scenario(KOM_I_JOBB).function(["retention.1"])
        answer = simulate(function, {"retention.1": pert(0.3, 0.5, 0.6)}, seed=1, draws=4096, detail="years")
        tables = answer.to_tables(language=language, unit="tkr")
        lines = {" ".join(line.split()) for line in said.out.splitlines()}
        for line in tables.text().splitlines():
            if line.startswith(("Individ", "Socialnämnden")):
                assert " ".join(line.split()) in lines

    def test_the_answer_names_its_seed_and_draws(self):
        """Whoever reads the table can have it again."""
        said = called("simulate", KOM_I_JOBB, "--vary", HALF, *FAST, "--seed", 77)
        assert "77" in said.out
        assert "4\N{NO-BREAK SPACE}096" in said.out

    @pytest.mark.parametrize("form", ["--markdown", "--html"])
    def test_other_forms(self, form):
        """To be pasted, or opened."""
        said = called("simulate", KOM_I_JOBB, "--vary", HALF, *FAST, form, "--of", "Kommun")
        assert said.code == 0
        assert {"--markdown": "| Kommun |", "--html": "<!doctype html>"}[form] in said.out


class TestCharts:
    @pytest.mark.parametrize("kind", ["fan", "tornado"])
    @pytest.mark.parametrize("of", [(), ("--of", "Kommun"), ("--of", "Samhällsvinst"), ("--of", "Individ")])
    def test_every_kind_can_be_of_an_account(self, tmp_path, kind, of):
        """Society, an actor that is its parts, a perspective, an actor."""
        path = tmp_path / "x.svg"
        said = called("simulate", KOM_I_JOBB, "--vary", HALF, *FAST, "--chart", path, "--kind", kind, *of)
        assert said == (0, "", f"socioecon: wrote {path}\n")
        assert path.read_bytes().startswith(b"<?xml")

    def test_a_tornado_of_a_perspective_is_its_own(self):
        """The bars are those of its members together: the ends are the account at the ends of the input."""
        function = command._Part(load_scenario(KOM_I_JOBB).function(["retention.1"]), ("Socialnämnden", "Individ"))
        bars = data_tornado(one_way(function, {"retention.1": uniform(0, 1)}, low=0.25, high=0.75))
        (bar,) = bars.bars
        # Tax is all that passes its border: 60 000 kr for 10 x (3 + 2 x half + 0.25) person-years, paid by Individ.
        assert [bar.at_low, bar.at_high] == pytest.approx([-600_000 * (3.75), -600_000 * 4.75], rel=1e-12)

    def test_inputs_have_names_for_people(self):
        """The item and what of it, not the whole path."""
        names = ['transfers."Sänkt försörjningsstöd".amount.per_month', "retention.1", "discounting.rate"]
        assert [command._short(name) for name in names] == [
            "Sänkt försörjningsstöd, per_month",
            "retention 1",
            "discounting rate",
        ]


class Terminal(io.StringIO):
    """A standard error that somebody looks at; it can be told to stop the work."""

    stop_at = None

    def isatty(self):
        """Yes."""
        return True

    def write(self, text):
        """Keep the text, or be interrupted by it."""
        if self.stop_at and self.stop_at in text:
            self.stop_at = None
            raise KeyboardInterrupt
        return super().write(text)


class TestProgress:
    def test_a_terminal_shows_a_bar_that_goes(self):
        """The bar counts the draws; at the end its line is blank."""
        err = Terminal()
        with patch.object(command.sys, "stderr", err):
            assert called_with(err, KOM_I_JOBB, "--vary", HALF, *FAST) == 0
        lines = err.getvalue().split("\r")
        assert "[##############################] 4_096 of 4_096 draws" in lines
        assert not lines[-1]
        assert not lines[-2].strip()

    def test_nothing_is_shown_where_nobody_looks(self):
        """In a pipeline the standard error stays empty."""
        assert called("simulate", KOM_I_JOBB, "--vary", HALF, *FAST).err == ""

    def test_ctrl_c_gives_what_was_finished(self):
        """The answer rests on the draws that were made, a note says so, and the exit code is 130."""
        err = Terminal()
        err.stop_at = "1_024 of 4_096"
        out = io.StringIO()
        assert called_with(err, KOM_I_JOBB, "--vary", HALF, *FAST, "--json", out=out) == 130
        data = json.loads(out.getvalue())
        assert data["complete"] is False
        assert 512 <= data["draws"] <= 1024
        assert f"interrupted: the answer rests on the {data['draws']:_} draws that were made" in err.getvalue()

    def test_ctrl_c_before_that_gives_none(self):
        """With a single randomisation there is no standard error, and so no answer."""
        err = Terminal()
        err.stop_at = "256 of 4_096"
        out = io.StringIO()
        assert called_with(err, KOM_I_JOBB, "--vary", HALF, *FAST, out=out) == 130
        assert out.getvalue() == ""
        assert err.getvalue().endswith("socioecon: interrupted\n")


def called_with(err, *argv, out=None):
    """The exit code, with these standard streams."""
    from socioecon.cli import main  # noqa: PLC0415  # loaded only when used

    with patch.object(sys, "stderr", err), patch.object(sys, "stdout", out or io.StringIO()):
        return main(["simulate", *map(str, argv)])
