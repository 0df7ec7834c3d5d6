"""What the sweep with nonsense (tests/trust/bad_input.py) once found wrong, and what it is an error of now."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from socioecon import (
    FileError,
    RangeError,
    ShapeError,
    SocioeconError,
    audit,
    models,
    parameters,
    report,
    round_half_up,
    testing,
    trend_and_effect,
    uncertainty,
)
from socioecon.models import Change, Discounting, Effect, Employment, Pack, Scenario, ScenarioFunction

SCENARIO = Scenario(
    "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
)  # fmt: skip
RESULT = SCENARIO.run()
UNCERTAIN = {"gain": uncertainty.uniform(0, 200)}
DEEP: list = []
for _ in range(5_000):
    DEEP = [DEEP]
HUGE = 10**5_000
TWO = np.array([1.0, 2.0])


def gain_of(gain):
    """One gain, and a cost of 60."""
    return {"Kommun": (gain,)}, 60


CALLS = {
    # a list too deep, a number too long, to be shown in a message
    "deep list": (lambda: round_half_up(1.5, unit=DEEP), TypeError, r"unit must be one number"),
    "deep list in models": (lambda: Discounting(DEEP, "advance", "real"), RangeError, r"rate\[0\] of Discounting"),
    "deep list in audit": (lambda: audit.infer_unit(DEEP), ShapeError, r"figures must hold printed figures"),
    "deep list as a name": (lambda: parameters.history(DEEP), RangeError, r"name must be one of names"),
    "huge name": (lambda: parameters.parameter(HUGE, on=None), TypeError, r"on must be a date"),
    "huge text": (lambda: Effect(HUGE, kind="resource"), RangeError, r"name of Effect must be a text"),
    "huge unit": (lambda: audit.check_value(1, 1, unit=HUGE), RangeError, r"unit must have at most a thousand"),
    "huge observation": (lambda: uncertainty.sample([1.5, HUGE]), RangeError, r"values\[1\] must fit a float"),
    "huge input": (lambda: uncertainty.sweep(gain_of, {"gain": [0.5, HUGE]}), SocioeconError, r"inputs\['gain'\]"),
    "a range among arrays": (
        lambda: trend_and_effect(range(3), TWO, 1), ShapeError, r"forecast has \(2,\)",
    ),
    # what is of another class
    "no scenario": (lambda: models.run("Kommun"), TypeError, r"scenario must be of the class Scenario"),
    "no scenario to write": (lambda: models.format_scenario(3), TypeError, r"scenario must be of the class"),
    "no result": (lambda: models.differences(RESULT, None), TypeError, r"second must be of the class Result"),
    "no account": (lambda: RESULT.by_kind("Region"), TypeError, r"account must be of the class Account"),
    "no account, closed": (lambda: RESULT.is_closed(3), TypeError, r"account must be of the class Account"),
    "no account, budget": (lambda: RESULT.budget(None), TypeError, r"account must be of the class Account"),
    "no account, evidence": (lambda: RESULT.by_evidence(1.0), TypeError, r"account must be of the class Account"),
    "no pack": (lambda: models.run_packs(SCENARIO, ["base"]), TypeError, r"packs must be of the class Pack"),
    "no change": (lambda: Pack("x", (1,)), TypeError, r"changes of Pack 'x' must be of the class Change"),
    "no scenario for a pack": (lambda: Pack("x").on(1), TypeError, r"scenario must be of the class Scenario"),
    "no scenario in a function": (lambda: ScenarioFunction(1, {}), TypeError, r"scenario must be of the class"),
    "no path in a function": (lambda: ScenarioFunction(SCENARIO, {"a": 1}), TypeError, r"paths\['a'\]"),
    "no text": (lambda: models.parse_scenario({"name": 1}), TypeError, r"text must be of the class str"),
    "no finding": (lambda: audit.mend(1), TypeError, r"finding must be of the class Finding"),
    "no finding to say": (lambda: audit.sentence(1, language="sv"), TypeError, r"finding must be of the class"),
    "no findings": (lambda: audit.summary(["a"], language="sv"), TypeError, r"findings must be of the class"),
    "no audit": (lambda: audit.run_audit("x"), TypeError, r"audit must be of the class Audit"),
    "no column": (lambda: report.Table("x", [1], []), TypeError, r"columns must be of the class Column"),
    "no total's label": (
        lambda: report.Table("x", ["a"], []).with_total(1), TypeError, r"label must be of the class str",
    ),
    "no note": (lambda: report.Table("x", ["a"], []).with_notes(TWO), TypeError, r"notes must be of the class str"),
    "no axes": (lambda: report.chart_by_year(SCENARIO, ax=[1]), TypeError, r"ax must be matplotlib's Axes"),
    "no result to draw": (lambda: report.data_by_year(3), ShapeError, r"result .* must be a Result or a Scenario"),
    "no models": (lambda: testing.parametrize_with_checks("abc"), ShapeError, r"models must be a sequence"),
    "no cost model": (lambda: models.RegisteredModel("x", 3), RangeError, r"model of RegisteredModel must be callable"),
    "no apportionment": (lambda: Effect("x", kind="mixed", apportioned=3), TypeError, r"apportioned of Effect 'x'"),
    # a flag, a choice or a whole number that is none
    "an array for a flag": (lambda: RESULT.to_table(accumulated=TWO), RangeError, r"accumulated must be True or False"),
    "an array for another": (lambda: RESULT.to_table(discounted=TWO), RangeError, r"discounted must be True or False"),
    "no correlations": (
        lambda: uncertainty.simulate(gain_of, UNCERTAIN, seed=1, draws=512, rank_correlations=TWO),
        ShapeError, r"rank_correlations must be a mapping",
    ),
    "a table that is not finite": (
        lambda: report.table({"A": [math.nan]}), RangeError, r"x\['A'\]\[0\] must be finite",
    ),
    "a text for a flag": (lambda: RESULT.table(discounted="no"), RangeError, r"discounted must be True or False"),
    "a flag of a chart": (lambda: report.data_cumulative(RESULT, alone=TWO), RangeError, r"alone must be"),
    "no unit of a finding": (lambda: RESULT.findings.to_table(unit="x"), RangeError, r"unit must be one of"),
    "no unit of a column": (lambda: report.Column("x").scaled(1, "x"), RangeError, r"unit must be one of"),
    "no form": (lambda: models.parse_scenario("", form=True), RangeError, r"form must be one of"),
    "no depth": (lambda: models.explain(RESULT.society, "net").text(depth=TWO), RangeError, r"depth must be"),
    "a measure that is no text": (lambda: models.explain(RESULT.society, 1.5), RangeError, r"measure must be one of"),
    "an actor that is no text": (lambda: report.data_waterfall(RESULT, account=3), RangeError, r"account: name"),
    "years that nobody has": (
        lambda: Employment("x", pay=1, productivity=1, contributions=0).employers_account(HUGE), RangeError, r"years",
    ),
    "a level that is none": (lambda: report.ProbabilityOfSaving("", "cost", (), (), (), 1, 1).reaching(Decimal("NaN")),
        RangeError, r"level must be finite"),
    # which of several it was
    "a factor": (lambda: models.Additionality(leakage=2), RangeError, r"leakage: value of Factor must be from 0 to 1"),
    "a cashable share": (
        lambda: Effect("x", kind="resource", cashable={"A": 2}), RangeError, r"cashable: share of Cashability",
    ),
    "a convention": (lambda: audit.check_change(1, 2, 1, change="x"), RangeError, r"change must be one of"),
    "models by name": (lambda: models.parse_scenario("", models=[1]), ShapeError, r"models: names with values"),
    # numbers and names that would have passed in silence
    "a note": (lambda: models.Actor(part_of=math.nan), RangeError, r"part_of of Actor must be a text"),
    "a residual": (
        lambda: models.Apportioned(1, {"A": 1}, residual=math.inf), RangeError, r"residual of Apportioned must be",
    ),
    "a change": (lambda: Change("years", to=math.nan), RangeError, r"to of Change must be finite"),
    "a limit": (lambda: Change("years", add=1, low=math.nan), RangeError, r"low of Change must be finite"),
    "a place": (lambda: audit.check_value(1, 1, place=math.nan), RangeError, r"place must be a text"),
    "a count": (
        lambda: Scenario("x", years=1, intake=(1,), retention=(1,), discounting=Discounting(0, "advance", "real"),
                         outcomes={"i arbete": (5, 4)}),
        RangeError, r"outcomes of Scenario 'x' must be a number",
    ),
    "what is imaginary": (
        lambda: uncertainty.sweep(gain_of, {"gain": np.array([1 + 1j])}), ShapeError, r"inputs\['gain'\]",
    ),
}  # fmt: skip


class TestNonsense:
    @pytest.mark.parametrize("case", CALLS)
    def test_is_an_error_that_names_the_argument(self, case):
        """Neither an error of Python's insides nor an answer."""
        call, error, words = CALLS[case]
        with pytest.raises(error, match=words):
            call()

    def test_numpys_truths_are_flags(self):
        """True and False of NumPy are taken as Python's."""
        assert RESULT.table(discounted=np.True_) == RESULT.table(discounted=True)

    def test_a_rate_within_a_pack_is_kept(self):
        """What is no number may be set by a change all the same."""
        assert Change("discounting.timing", to="arrears").to == "arrears"
        assert Change("discounting.rate", to=(0, Fraction(1, 2))).to == (0, Fraction(1, 2))


class TestFiles:
    @pytest.mark.parametrize("part", ["total", "shares"])
    def test_a_residual_that_lacks_a_part_is_told(self, tmp_path, part):
        """What a table of an audit file leaves out is a fault of the file."""
        stated = {"total": "'a'", "shares": '"S"'}
        kept = ", ".join(f"{name} = {value}" for name, value in stated.items() if name != part)
        path = tmp_path / "r.audit.toml"
        path.write_text(
            f'document = "R"\n[inputs]\na = "9 kr"\n[tables.S]\nrows.A = "100 %"\n'
            f'[tables.T]\nrows.A = "9 kr"\nresidual = {{ {kept} }}\n'.replace("'a'", '"a"'),
            encoding="utf-8",
        )
        with pytest.raises(FileError, match=f"tables.T.residual.*{part}"):
            audit.load_audit(path)

    def test_a_rate_that_no_float_holds_is_told(self):
        """Among floats an int beyond them is a RangeError."""
        function = ScenarioFunction(SCENARIO, {"rate": "discounting.rate", "gain": "effects.Vård.amounts.Region"})
        with pytest.raises(RangeError, match="must fit a float"):
            function(rate=10**400, gain=1.5)


class TestSaving:
    def test_a_scenario_replaces_the_file_that_stood_there(self, tmp_path):
        """Nothing else is left in the folder."""
        path = tmp_path / "insats.toml"
        path.write_text("old", encoding="utf-8")
        models.save_scenario(SCENARIO, path)
        assert models.load_scenario(path) == SCENARIO
        assert list(tmp_path.iterdir()) == [path]

    def test_a_place_that_cannot_be_written_to_is_told(self, tmp_path):
        """A folder in the file's place, a folder that is not there: FileError."""
        for place in (tmp_path, tmp_path / "nowhere" / "insats.toml", "\0.toml"):
            with pytest.raises(FileError, match="path must be a place that can be written to"):
                models.save_scenario(SCENARIO, place)

    def test_a_full_disk_leaves_the_old_file(self, tmp_path, monkeypatch):
        """Half a file never stands in the place of a good one."""
        path = tmp_path / "insats.toml"
        path.write_text("old", encoding="utf-8")

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(FileError, match="No space left on device"):
            models.save_scenario(SCENARIO, path)
        assert path.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [path]
