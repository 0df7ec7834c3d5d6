"""What the sweep with nonsense (tests/trust/bad_input.py) once found wrong, and what it is an error of now."""

import math
import pickle
import warnings
from decimal import Decimal
from fractions import Fraction

import attrs
import numpy as np
import pandas as pd
import pytest

import socioecon
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
from socioecon.audit import Printed
from socioecon.models import Change, Discounting, Effect, Employment, Pack, Scenario, ScenarioFunction
from socioecon.testing.strategies import amounts

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
MASKED = np.ma.array([-1.0, 2.0], mask=[False, True])
ENDLESS: list = []
ENDLESS.append(ENDLESS)


def evolved(**changes):
    """The scenario with other fields."""
    return attrs.evolve(SCENARIO, **changes)


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
    # what is huge, endless or of another library, where a message or a name is made of it
    "a huge name": (lambda: socioecon.total({HUGE: 3}), ShapeError, r"table\[a number of thousands of digits\] must"),
    "a huge year": (
        lambda: socioecon.reprice(1, {HUGE: 0}, from_year=HUGE, to_year=HUGE), RangeError, r"index\[a number of",
    ),
    "a huge actor": (
        lambda: uncertainty.simulate(gain_of, UNCERTAIN, seed=1, draws=512, perspectives={"A": (HUGE,)}),
        ShapeError, r"perspectives\['A'\] must name actors",
    ),
    "a huge input in a group": (
        lambda: uncertainty.value_of_information(
            gain_of, UNCERTAIN, decisions={"ja": {}}, groups=[(HUGE,)], seed=1, draws=512
        ),
        ShapeError, r"groups\[0\] must name uncertain inputs",
    ),
    "a huge answer": (
        lambda: uncertainty.simulate(lambda **_: HUGE, UNCERTAIN, seed=1, draws=512), ShapeError, r"the function must",
    ),
    "a huge term": (
        lambda: uncertainty.simulate(lambda **_: ([HUGE], 0), UNCERTAIN, seed=1, draws=512), ShapeError, r"gains must",
    ),
    "a huge cost": (
        lambda: uncertainty.simulate(lambda gain: ({"A": (gain,)}, {"A": (1.5 * HUGE,)}), UNCERTAIN, seed=1, draws=512),
        RangeError, r"the function must answer to every input with finite numbers",
    ),
    "a huge cost a year": (
        lambda: uncertainty.simulate(
            lambda gain: ({"A": (gain, 1.0)}, {"A": (HUGE, 1.5)}), UNCERTAIN, seed=1, draws=512
        ),
        RangeError, r"the function must answer to every input with finite numbers",
    ),
    "a huge certain input": (
        lambda: uncertainty.one_way(lambda gain, cost: ({"A": (gain,)}, cost), {**UNCERTAIN, "cost": HUGE}),
        RangeError, r"the function must answer .* cost=a number of thousands of digits",
    ),
    "a huge title": (lambda: report.Table(HUGE, ["a"], []), TypeError, r"title must be of the class str"),
    "a huge cell": (
        lambda: report.Table("x", ["a", report.Column("b")], [("c", HUGE)]), RangeError, r"rows\[0\], column 'b', must",
    ),
    "a huge cell of a column": (
        lambda: report.Column("b").written(HUGE, language="sv", unit="kr"), RangeError, r"value must have at most",
    ),
    "a huge flow": (lambda: report.table({"A": [HUGE]}), RangeError, r"x\['A'\]\[0\] must have at most a thousand"),
    "a huge coefficient": (
        lambda: audit.check_together({"a": 1}, [{"a": HUGE}]), RangeError, r"coefficient of 'a' in relations must have",
    ),
    "a huge row": (lambda: audit.check_table({HUGE: 1}, {"A": 1}), ShapeError, r"printed and computed must have"),
    "a huge value of a scenario": (
        lambda: ScenarioFunction(
            evolved(effects=(*SCENARIO.effects, Effect("Rest", kind="resource", amounts={"Region": 0.5}))),
            {"gain": "effects.Vård.amounts.Region"},
        )(gain=10**400),
        RangeError, r"the inputs must fit a float; got gain=1000",
    ),
    "a list within itself": (
        lambda: socioecon.reprice(
            1e308, {2014: 1e-300, 2024: 1e300, 2000: ENDLESS}, from_year=2014, to_year=2024
        ),
        RangeError, r"result of reprice must be finite",
    ),
    "deep lists for a distribution": (
        lambda: uncertainty.truncated(DEEP, 2, 1), TypeError, r"distribution must be a distribution; got a list within",
    ),
    "a deep list for a kind": (
        lambda: amounts(kind=DEEP), RangeError, r"kind must be Fraction, Decimal, float or int; got a list",
    ),
    "a figure of no class": (lambda: Printed(3, 1, 1), TypeError, r"text must be of the class str"),
    "a figure of no measure": (lambda: Printed("1", 1, 1, math.nan), RangeError, r"measure must be one of"),
    "a figure of no words": (lambda: Printed("1", 1, 1, "", TWO), RangeError, r"words must be one of"),
    "a figure of one word": (lambda: Printed("1", 1, 1, "", "about"), RangeError, r"words must be a tuple"),
    "a figure of no unit": (lambda: Printed("1", 1, -1), RangeError, r"unit must be at least 0"),
    "a figure that is changed": (
        lambda: audit.printed("1")._replace(exact=TWO), RangeError, r"exact must be True or False",
    ),
    "an exact figure": (lambda: audit.printed("1", exact=math.nan), RangeError, r"exact must be True or False"),
    "an open end": (lambda: audit.interval(audit.Interval(1, 2, TWO)), RangeError, r"low_open must be True or False"),
    "a part of a whole": (
        lambda: audit.check_share(1, 2, 1, part_of_whole=TWO), RangeError, r"part_of_whole must be True or False",
    ),
    "a place of a table": (
        lambda: audit.check_table({"A": 1}, {"A": 1}, place=TWO), RangeError, r"place must be a text",
    ),
    "a computed cell": (lambda: audit.check_table({"A": [1]}, {"A": [()]}), TypeError, r"figure must be one number"),
    "a series for a table": (
        lambda: audit.check_table(pd.Series([1.0]), {"A": 1}), ShapeError, r"printed and computed must have",
    ),
    "a series of rates": (lambda: audit.infer_rate(pd.Series([1.0])), ShapeError, r"table\[0\] must be a sequence"),
    "an intake": (
        lambda: audit.infer_retention({"A": (1,)}, intake=10), ShapeError, r"intake must be a sequence of figures",
    ),
    "a row of retention": (
        lambda: audit.infer_retention({"A": 3}, intake=(1,)), ShapeError, r"table\['A'\] must be a sequence",
    ),
    "names of figures": (
        lambda: audit.check_together({3: 1}, [{3: 1}]), ShapeError, r"names of figures must be texts",
    ),
    "names in relations": (
        lambda: audit.check_together({"a": 1}, [{-math.inf: 1}]), ShapeError, r"names of relations must be texts",
    ),
    "factors in relations": (
        lambda: audit.check_together({"a": 1}, [("a", (math.nan,))]), RangeError, r"a factor in relations must be",
    ),
    "names of unknowns": (
        lambda: audit.check_together({"a": 1}, [{"a": 1}], unknowns=3), ShapeError, r"unknowns must be a sequence",
    ),
    "a complex sign": (
        lambda: audit.check_sum([1, 2], 3, signs=(1, 1 + 0j)), TypeError, r"signs\['1'\] must be one number",
    ),
    "a flag of a simulation": (
        lambda: uncertainty.simulate(gain_of, UNCERTAIN, seed=1, draws=512, keep=TWO), RangeError, r"keep must be",
    ),
    "an input beyond floats": (
        lambda: uncertainty.two_way(
            lambda gain, cost: ({"A": (gain,)}, cost), {**UNCERTAIN, "cost": Decimal("1e9999")}, "gain", ("cost", (1,))
        ),
        RangeError, r"inputs\['cost'\] must fit a float",
    ),
    "a value beyond floats": (
        lambda: uncertainty.two_way(
            lambda gain, cost: ({"A": (gain,)}, cost), {**UNCERTAIN, "cost": 1}, "gain", ("cost", (Fraction(10**400),))
        ),
        RangeError, r"second must fit a float",
    ),
    "a change that cannot be made": (
        lambda: Pack("x", (Change("discounting.rate", to=-1),)).on(SCENARIO), RangeError,
        r"changes of Pack 'x': rate of Discounting must be above -1",
    ),
    "a masked flow": (
        lambda: socioecon.present_value((np.ma.masked, 1.0), 0.03, timing="advance"), TypeError, r"must not be masked",
    ),
    "a frame of amounts": (
        lambda: audit.infer_retention({"A": (1,)}, intake=(1,), amounts=pd.DataFrame({"A": [1.0]})), TypeError,
        r"figure must be one number",
    ),
    "a complex year": (
        lambda: evolved(index={np.complex128(2014): 1}), ShapeError, r"index must have a level for each year",
    ),
    "a series of amounts": (
        lambda: audit.infer_residual(pd.Series([1.0]), total=1, shares={"A": 1}), ShapeError, r"amounts and shares",
    ),
    "no working time": (lambda: evolved(working_time=()), ShapeError, r"working_time of Scenario .* at least one"),
    "an array that adds": (
        lambda: report.Table("x", [report.Column("a", adds=TWO)], []), RangeError, r"adds must be True or False",
    ),
    "an array of places": (
        lambda: report.Table("x", [report.Column("a", of=(TWO,))], []), ShapeError, r"of must hold places",
    ),
    "a gamma without end": (lambda: uncertainty.gamma(5e-324, 1), RangeError, r"mean and sd must give quantiles"),
    "a normal without end": (
        lambda: uncertainty.between(1, 2, share=5e-324, shape="normal"),
        RangeError, r"low and high and share must give",
    ),
    "a prior without end": (
        lambda: uncertainty.beta_from_counts(9, 18, prior=(1, 1e308)),
        RangeError, r"prior\[0\] and prior\[1\] must give",
    ),
    "a probable value": (lambda: uncertainty.discrete({math.nan: 1}), RangeError, r"a value of probabilities must be"),
    "complex flows": (lambda: uncertainty.internal_rates([[np.complex128(1), 2]]), ShapeError, r"flows must be rows"),
    "complex gains": (lambda: uncertainty.paybacks([[np.complex128(1), 2]], costs=1), ShapeError, r"gains must be"),
    "complex costs": (lambda: uncertainty.paybacks([[1.0, 2.0]], costs=[1j, 0]), ShapeError, r"costs must be one"),
    "a complex quantile": (lambda: uncertainty.normal(0, 1)(np.complex128(0.5)), TypeError, r"u must be one number"),
    "masked flows": (lambda: uncertainty.internal_rates(MASKED.reshape(1, 2)), ShapeError, r"flows must be"),
    "an array of names": (
        lambda: report.chart_tornado(uncertainty.one_way(gain_of, UNCERTAIN), names=TWO), ShapeError, r"names must be",
    ),
    "a change of many": (
        lambda: Change("costs.A.amounts", to={"Kommun": [math.nan]}), RangeError,
        r"to\['Kommun'\]\[0\] of Change must be finite",
    ),
    "an additionality": (lambda: evolved(additionality={}), ShapeError, r"additionality of Scenario .* must be"),
    "actors by number": (lambda: evolved(actors={3: models.Actor()}), ShapeError, r"actors: names must be texts"),
    "years between years": (lambda: evolved(index={2014.5: 100}), ShapeError, r"index must have a level for each year"),
    "endless years": (lambda: evolved(index={math.inf: 100}), ShapeError, r"index must have a level for each year"),
    "a kind that makes none": (
        lambda: SCENARIO.function({"rate": "discounting.rate"}, kind=lambda _: None),
        RangeError, r"kind must make numbers",
    ),
    "an array in a file": (
        lambda: models.format_scenario(evolved(stay=TWO, target_group=TWO)), FileError, r"stay|target_group",
    ),
    "half a letter in a workbook": (
        lambda: report.save_workbook(evolved(name="\ud800"), "/nowhere/at/all.xlsx"), FileError,
        r"scenario_or_result must hold names .* half a character",
    ),
    # arrays that are no numbers, or no numbers any more
    "a masked array": (lambda: socioecon.budget_variance(np.ma.masked, 1), TypeError, r"an array must not be masked"),
    "a masked model": (
        lambda: socioecon.project(lambda _: {"A": np.ma.masked}, (1, 1), (1.0, 0.5)), TypeError, r"must not be masked",
    ),
    "a complex array": (
        lambda: socioecon.wage_cost(np.array([1j, 2]), contributions=0.3), TypeError, r"must be of real numbers",
    ),
    "a series": (lambda: socioecon.wage_subsidy(1, pd.Series([0.5])), TypeError, r"must follow the array API"),
    "an array of texts": (
        lambda: socioecon.budget_variance(np.array(["a", "b"]), ENDLESS), TypeError, r"budget_variance must be numbers",
    ),
    "what does not add up": (
        lambda: uncertainty.sample([1.5, TWO, np.ones(3)]), TypeError, r"values\[1\] must be one number",
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

    def test_a_figure_holds_fractions_whatever_it_is_made_of(self):
        """Made by hand or changed: the numbers are exact, and so they come back from a pickle."""
        figure = Printed("1", 1, Decimal("0.5"), words=["about"])
        assert (figure.value, figure.unit, figure.words) == (Fraction(1), Fraction(1, 2), ("about",))
        assert type(figure._replace(value=3).value) is Fraction
        assert pickle.loads(pickle.dumps(figure)) == figure  # noqa: S301

    def test_any_text_is_a_name(self):
        """Half a character too: what is drawn under it depends on the name alone."""
        drawn = [
            uncertainty.simulate(
                lambda **given: ({"A": tuple(given.values())}, 0), {name: uncertainty.uniform(0, 1)}, seed=1, draws=512
            )
            for name in ("\ud800", "\ud800", "a")
        ]
        assert drawn[0] == drawn[1] != drawn[2]

    def test_no_names_are_a_mapping(self):
        """Whatever names the bars of a tornado may be empty."""
        answer = uncertainty.one_way(gain_of, UNCERTAIN)
        assert report.chart_tornado(answer, names={}).get_yticklabels()[0].get_text() == "gain"

    def test_numpy_has_nothing_to_say(self):
        """An overflow of the function's own is refused where it shows, and not warned of."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(RangeError, match="the amounts of 'Kommun' must be finite"):
                uncertainty.sweep(lambda gain: ({"Kommun": (gain * 1e10,)}, 0), {"gain": np.array([1e308, 1.0])})

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
