"""The numbers behind the charts: exact, and the same as everywhere else."""

import subprocess
import sys
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import cumulative
from socioecon.core.errors import RangeError, ShapeError
from socioecon.models import Additionality, Cashability, Discounting, Effect, Scenario
from socioecon.report import (
    ProbabilityOfSaving,
    data_by_year,
    data_cumulative,
    data_fan,
    data_probability_of_saving,
    data_tornado,
    data_waterfall,
)
from socioecon.testing.strategies import scenarios
from socioecon.uncertainty import one_way, simulate
from tests.report.examples import EXAMPLES, INPUTS, course, course_as_table, one_year, scenario_of

SOME = settings(max_examples=settings().max_examples // 4)  # a whole intervention takes long to draw
any_scenario = scenarios()
flags = st.booleans()


class TestDataByYear:
    @SOME
    @given(any_scenario, flags, flags, st.sampled_from([None, "Kommun", "Det offentliga", "Kommunen och individen"]))
    def test_gains_less_costs_are_the_net(self, scenario, so_far, discounted, account):
        """Over the actors, gains less costs add up to the account's net exactly, by year or so far."""
        result = scenario.run()
        data = data_by_year(result, account=account, cumulative=so_far, discounted=discounted)
        whole = result.society if account is None else result[account]
        view = whole.discounted if discounted else whole.nominal
        added = tuple(sum(row.gains[year] - row.costs[year] for row in data.actors) for year in range(scenario.years))
        assert added == data.net == (view.cumulative if so_far else view.net)

    @SOME
    @given(any_scenario)
    def test_gains_and_costs_are_never_negative(self, scenario):
        """Both are told as amounts from 0 up; so far, they never fall."""
        for row in data_by_year(scenario).actors:
            assert min(row.gains + row.costs) >= 0
        for row in data_by_year(scenario, cumulative=True).actors:
            assert list(row.gains) == sorted(row.gains)

    def test_gives_the_accumulated_table_of_the_application(self):
        """For the application, discounted and added up, the actors' gains are the printed rows (in whole kronor)."""
        data = data_by_year(EXAMPLES["bas_ansokan"], cumulative=True, discounted=True)
        rows = {row.actor: [round(x) for x in row.gains] for row in data.actors}
        assert rows["Kommun"] == [280_500, 550_212, 809_550]
        assert rows["Rättsväsende"] == [361_062, 708_236, 1_042_058]
        lost = next(row.costs for row in data.actors if row.actor == "Arbetsförmedlingen")
        assert [round(x) for x in lost] == [81_193, 159_263, 234_331]

    def test_tells_gains_and_costs_apart_by_item(self):
        """The committee that saves 900 tkr of support and pays 780 tkr of wages shows both, as the report does."""
        data = data_by_year(EXAMPLES["kom_i_jobb"], account="Samhällsvinst")
        row = next(row for row in data.actors if row.actor == "Socialnämnden")
        assert (row.gains[0], row.costs[0]) == (900_000, 780_000)
        assert data.net == (720_000, 1_470_000, 1_845_000)

    def test_refuses_unknown_names_and_other_things(self):
        """An account that there is not is a RangeError, what is no result or scenario a ShapeError."""
        with pytest.raises(RangeError, match="Kommunn"):
            data_by_year(EXAMPLES["kom_i_jobb"], account="Kommunn")
        with pytest.raises(ShapeError, match=r"Result or a Scenario.*got int"):
            data_by_year(3)


class TestDataCumulative:
    @SOME
    @given(any_scenario, flags, flags)
    def test_ends_are_the_running_net_of_the_account(self, scenario, alone, discounted):
        """At each year's end stands the account's own cumulative net, and break-even and payback are its own."""
        result = scenario.run()
        for course_ in data_cumulative(result, alone=alone, discounted=discounted).courses:
            account = result.society if course_.account is None else result[course_.account]
            account = account.alone if alone else account
            view = account.discounted if discounted else account.nominal
            assert course_.year_end == view.cumulative
            assert tuple(end - after for end, after in zip(course_.year_end, course_.after_cost, strict=True)) == (
                view.gains
            )
            if discounted:
                assert course_.break_even_year == account.break_even_year
                assert course_.payback_time == account.payback_time

    @SOME
    @given(any_scenario)
    def test_the_drawn_line_meets_0_at_the_payback_time(self, scenario):
        """Where something was left to cover, the straight line of the year of break-even is at 0 at payback."""
        for course_ in data_cumulative(scenario).courses:
            if course_.payback_time:
                year = course_.break_even_year - 1
                part = course_.payback_time - year
                start, end = course_.after_cost[year], course_.year_end[year]
                met = start + (end - start) * part
                assert met == 0 or (part == 0 and start >= 0)

    def test_gives_the_payback_of_the_application(self):
        """Bearing the whole cost alone: all together in year 2 (1.87 years), the municipality and the agency never."""
        names = ("Samhället", "Kommun", "Arbetsförmedlingen")
        data = data_cumulative(EXAMPLES["bas_ansokan"], accounts=names, alone=True)
        assert [course_.break_even_year for course_ in data.courses] == [2, None, None]
        assert round(data.courses[0].payback_time, 2) == round(Fraction("1.87"), 2)

    def test_by_default_takes_whole_actors_that_hold_anything_and_all_together(self):
        """A committee is part of its municipality, and an actor that holds nothing has no course."""
        data = data_cumulative(EXAMPLES["kom_i_jobb"])
        assert [course_.account for course_ in data.courses] == ["Individ", "Kommun", "Kommun och region", None]


class TestDataTornado:
    def test_takes_one_row_and_orders_by_it(self):
        """The bars are those of `one_way` for the row, and the widest for that row comes first."""
        answer = one_way(course, INPUTS)
        data = data_tornado(answer, row="Region")
        assert data.base == answer.base["Region"]
        assert {bar.input: (bar.at_low, bar.at_high) for bar in data.bars} == {
            bar.input: (bar.at_low["Region"], bar.at_high["Region"]) for bar in answer.bars
        }
        widths = [abs(bar.at_high - bar.at_low) for bar in data.bars]
        assert widths == sorted(widths, reverse=True)

    def test_refuses_unknown_rows_and_other_things(self):
        """A row that there is not is a RangeError, what is no answer of `one_way` a ShapeError."""
        with pytest.raises(RangeError, match="got 'Kommunn'"):
            data_tornado(one_way(course, INPUTS), row="Kommunn")
        with pytest.raises(ShapeError, match="got dict"):
            data_tornado({})


class TestDataFan:
    @pytest.mark.parametrize("function", [course, course_as_table])
    @pytest.mark.parametrize("row", ["total", "Kommun"])
    def test_the_last_year_is_that_of_the_simulation(self, function, row):
        """The fan ends in the very quantiles that `simulate` gives with the same seed, bit by bit."""
        fan = data_fan(function, INPUTS, seed=3, row=row, draws=2_048)
        answer = simulate(function, INPUTS, seed=3, draws=2_048)[row]
        assert {q: net[-1] for q, net in fan.quantiles.items()} == {q: x.value for q, x in answer.quantiles.items()}
        assert {q: error[-1] for q, error in fan.errors.items()} == {q: x.error for q, x in answer.quantiles.items()}

    def test_each_year_holds_what_fell_until_then(self):
        """Where nothing is uncertain, every quantile is the running net, exactly."""
        fixed = {"stay": Fraction(1, 2), "cost": 300, "wage": 1_000, "persons": 1}

        def exact(stay, cost, wage, persons):
            return [({"Kommun": wage * persons}, (1, stay, stay * stay))], (cost, cost, cost)

        fan = data_fan(exact, fixed, seed=1, quantiles=(0.5, 0.9))
        running = tuple(cumulative((700, 200, -50)))
        assert fan.quantiles == {0.5: running, 0.9: running}

    def test_quantiles_rise_in_every_year(self):
        """In each year the quantiles stand in order, whatever the order that they were asked for in."""
        fan = data_fan(course, INPUTS, seed=3, draws=1_024, quantiles=(0.9, 0.1, 0.5))
        assert list(fan.quantiles) == [0.1, 0.5, 0.9]
        for year in zip(*fan.quantiles.values(), strict=True):
            assert list(year) == sorted(year)

    def test_takes_perspectives_and_refuses_other_rows(self):
        """A perspective is a row; one that there is not is a RangeError, and no quantile at all a ShapeError."""
        together = {"Det offentliga": ("Kommun", "Region")}
        assert data_fan(course, INPUTS, seed=1, draws=256, perspectives=together, row="Det offentliga").row
        with pytest.raises(RangeError, match="got 'Kommunn'"):
            data_fan(course, INPUTS, seed=1, draws=256, row="Kommunn")
        with pytest.raises(ShapeError, match="at least one"):
            data_fan(course, INPUTS, seed=1, draws=256, quantiles=())


class TestDataProbabilityOfSaving:
    def test_is_the_probability_of_gain_at_each_value(self):
        """Each point is `probability_of_gain` of a simulation with that value, with its standard error."""
        data = data_probability_of_saving(course, INPUTS, "persons", (2, 4, 6), what="persons", seed=5, draws=1_024)
        for value, probability, error in zip(data.values, data.probabilities, data.errors, strict=True):
            answer = simulate(course, {**INPUTS, "persons": value}, seed=5, draws=1_024)["total"]
            assert (probability, error) == answer.probability_of_gain

    def test_rises_with_persons_and_falls_with_the_cost(self):
        """The draws are the same at every value: more persons never make it less likely, more cost never more."""
        grid = range(2, 12, 2)
        more = data_probability_of_saving(course, INPUTS, "persons", grid, what="persons", seed=5, draws=1_024)
        assert list(more.probabilities) == sorted(more.probabilities)
        costs = range(10**5, 10**6, 10**5)
        dearer = data_probability_of_saving(course, INPUTS, "cost", costs, what="cost", seed=5, draws=1_024)
        assert list(dearer.probabilities) == sorted(dearer.probabilities, reverse=True)

    @given(st.lists(st.integers(0, 100).map(lambda n: n / 100), min_size=1, max_size=8), st.sampled_from([0.5, 0.9]))
    def test_reaching_holds_from_the_value_on(self, probabilities, level):
        """From the number that is told on (up to that cost) every point reaches the level, and the next one fails."""
        values = tuple(range(len(probabilities)))
        for what, points in (("persons", probabilities), ("cost", probabilities[::-1])):
            data = ProbabilityOfSaving("total", what, values, tuple(points), values, 0, 0)
            found = data.reaching(level)
            best_first = points[::-1] if what == "persons" else points
            count = 0 if found is None else len(values) - found if what == "persons" else found + 1
            assert all(p >= level for p in best_first[:count])
            assert count == len(values) or best_first[count] < level

    def test_refuses_values_that_do_not_rise_and_unknown_names(self):
        """Values out of order and inputs that are not there are ShapeErrors, unknown rows and kinds RangeErrors."""
        for values in ((), (2, 2), (3, 1)):
            with pytest.raises(ShapeError, match="values must"):
                data_probability_of_saving(course, INPUTS, "persons", values, what="persons", seed=1)
        with pytest.raises(ShapeError, match="got 'person'"):
            data_probability_of_saving(course, INPUTS, "person", (1,), what="persons", seed=1)
        with pytest.raises(RangeError, match="what must be"):
            data_probability_of_saving(course, INPUTS, "persons", (1,), what="people", seed=1)
        with pytest.raises(RangeError, match="got 'Kommunn'"):
            data_probability_of_saving(
                course, INPUTS, "persons", (1,), what="persons", seed=1, row="Kommunn", draws=256
            )


class TestDataWaterfall:
    @SOME
    @given(any_scenario, st.sampled_from([None, "Kommun", "Det offentliga"]))
    def test_the_changes_lead_from_level_to_level(self, scenario, account):
        """From each level the changes that follow add up to the next one, exactly."""
        steps = data_waterfall(scenario, account=account).steps
        assert [step.name for step in steps if step.kind == "level"] == ["gross", "additional", "cashable"]
        reached = steps[0].amount
        for step in steps[1:]:
            if step.kind == "level":
                assert step.amount == reached
            else:
                assert step.amount != 0
                reached += step.amount

    @SOME
    @given(any_scenario)
    def test_the_levels_are_those_of_the_result(self, scenario):
        """The gross gain is that of `result.gross`, the additional one the result's, the cash that of its budget."""
        result = scenario.run()
        levels = [step.amount for step in data_waterfall(result).steps if step.kind == "level"]
        gained = [sum(each.society.nominal.gains) for each in (result.gross, result)]
        assert levels == [*gained, sum(result.budget(result.society).cashable)]

    def test_each_factor_takes_its_part_of_what_is_left(self):
        """100 less a comparison group of 1/10, deadweight of 1/5, displacement of 1/4: 10, 18 and 18 are taken."""
        scenario = Scenario(
            "En person",
            years=1,
            intake=(1,),
            retention=(1,),
            counterfactual=(Fraction(1, 10),),
            additionality=Additionality(deadweight=Fraction(1, 5), displacement=Fraction(1, 4)),
            discounting=Discounting(0, "advance", "real"),
            effects=[
                Effect("Vård", kind="resource", amounts={"R": 60}, cashable={"R": Cashability(Fraction(1, 2))}),
                Effect("Produktion", kind="production", amounts={"R": 40}),
            ],
        )
        assert [(step.name, step.amount) for step in data_waterfall(scenario).steps] == [
            ("gross", 100),
            ("counterfactual", -10),
            ("deadweight", -18),
            ("displacement", -18),
            ("additional", 54),
            ("not avoided cost", Fraction(-108, 5)),
            ("released", Fraction(-81, 5)),
            ("cashable", Fraction(81, 5)),
        ]


class TestWithoutMatplotlib:
    def test_the_data_need_no_matplotlib(self):
        """Every data function answers where matplotlib cannot be imported; a chart says what to install."""
        code = """
import sys
sys.modules["matplotlib"] = None
from socioecon.core.errors import SocioeconError
from socioecon.models import load_scenario
from socioecon.report import *
from socioecon.uncertainty import one_way, uniform
scenario = load_scenario("examples/kom_i_jobb.toml")
def f(gain):
    return {"Kommun": (gain,)}, 5
inputs = {"gain": uniform(0, 10)}
data_by_year(scenario), data_cumulative(scenario), data_waterfall(scenario)
fan = data_fan(f, inputs, seed=1, draws=256)
data_probability_of_saving(f, inputs, "gain", (1, 2), what="persons", seed=1, draws=256)
tornado = data_tornado(one_way(f, inputs))
for draw, x in ((chart_by_year, scenario), (chart_fan, fan), (chart_tornado, tornado)):
    try:
        draw(x)
    except SocioeconError as error:
        print(error)
"""
        answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        told = 'charts need matplotlib; it is not installed: pip install "socioecon[report]"\n'
        assert answer.stdout == told * 3

    def test_importing_the_room_loads_nothing_heavy(self):
        """`import socioecon.report` loads neither matplotlib nor numpy nor attrs nor xlsxwriter."""
        code = "import sys, socioecon.report; print({'matplotlib', 'numpy', 'attrs', 'xlsxwriter'} & set(sys.modules))"
        answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert answer.stdout == "set()\n"


class TestKinds:
    def test_data_are_frozen_and_equal_by_value(self):
        """The same result gives equal data, and a field cannot be set."""
        data = data_by_year(scenario_of({"Kommun": (1, 2)}, {}))
        assert data == data_by_year(scenario_of({"Kommun": (1, 2)}, {}))
        with pytest.raises(AttributeError):
            data.net = ()

    def test_a_scenario_and_its_result_give_the_same(self):
        """Passing a scenario is passing its result."""
        scenario = attrs.evolve(EXAMPLES["bas_ansokan"], name="annat namn")
        assert data_waterfall(scenario) == data_waterfall(scenario.run())
        assert data_fan(one_year, {"gain": 1}, seed=1).quantiles[0.5] == (1 - 60e3,)
