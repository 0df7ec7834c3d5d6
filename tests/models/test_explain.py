"""Every number can be traced to its inputs, and computed again from them."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from socioecon import RangeError
from socioecon.models import Discounting, Effect, Scenario, Source, explain, load_scenario, run, value_at
from socioecon.models._measures import FLOWS, MEASURES

from .strategies import SOME, scenarios
from .test_documents import EXAMPLES


class TestExplain:
    @SOME
    @given(scenario=scenarios())
    def test_a_tree_called_again_from_its_leaves_gives_the_number(self, scenario):
        """For every measure of every account."""
        result = run(scenario)
        for account in (result.society, *result.perspectives.values(), *result.actors.values()):
            for measure in MEASURES:
                explained = explain(account, measure)
                assert explained.recomputed() == explained.value
                assert explained.value == account.step(measure).value

    @SOME
    @given(scenario=scenarios())
    def test_the_leaves_are_what_the_scenario_says(self, scenario):
        """An input in a tree is the value at its path."""
        result = run(scenario)
        explained = explain(result.society, "net_present_value")
        paths = [path for path in explained.inputs() if path.startswith(("transfers", "taxes", "intake", "first_year"))]
        for path in paths:
            assert value_at(scenario, path) == explained.inputs()[path]

    @SOME
    @given(scenario=scenarios())
    def test_one_name_stands_for_one_input(self, scenario):
        """No two inputs of a number go by the same name, so that none is lost among the inputs."""
        for account in run(scenario).own.values():
            explained = explain(account, "net_present_value")
            assert all(leaf.value == explained.inputs()[leaf.label] for leaf in _leaves(explained.step))

    @pytest.mark.parametrize("field", ["real_growth", "drop_off"])
    def test_what_changes_over_the_years_is_named_by_its_item(self, field):
        """Two items that grow or fade each in their own way are told apart, each with its source, and added up."""
        effects = [
            Effect(name, kind="resource", amounts={"Kommun": Fraction(100)}, source=name, **{field: share})
            for name, share in (("a", Fraction(1, 10)), ("ö", Fraction(1, 5)), ("b", Fraction(1, 10)))
        ]
        scenario = Scenario(
            "tre",
            years=2,
            intake=(1, 0),
            retention=(1, 1),
            discounting=Discounting(0, timing="advance", terms="real"),
            effects=effects,
            sources={name: Source(f"Rapport {name}") for name in ("a", "b", "ö")},
        )
        explained = explain(run(scenario).society, "net_present_value")
        paths = {path: x for path, x in explained.inputs().items() if path.endswith(field)}
        assert paths == {
            f"effects.a.{field}": Fraction(1, 10),
            f'effects."ö".{field}': Fraction(1, 5),
            f"effects.b.{field}": Fraction(1, 10),
        }
        assert f'effects."ö".{field} = 0,2 a year  (input: Rapport ö)' in explained.text()

    def test_a_changed_leaf_changes_the_number(self):
        """The number is computed from the leaves and not remembered: another input, another number."""
        explained = explain(load_scenario(EXAMPLES / "kom_i_jobb.toml").run()["Kommun"], "net_present_value")
        (leaf,) = [leaf for leaf in _leaves(explained.step) if leaf.label.endswith('lönekostnaden".amount.per_month')]
        leaf.value = 7500
        assert explained.recomputed() == Decimal(1_485_000) - 30 * 12_000

    def test_text_names_inputs_formula_unit_and_source(self):
        """The printed tree says where the figures stand, and by which call of the core they are put together."""
        result = load_scenario(EXAMPLES / "kom_i_jobb.toml").run()
        text = explain(result["Kommun"], "net", year=2).text()
        assert text.splitlines()[0] == "net, Kommun, year 2 = 570 000 kr"
        assert 'transfers."Sänkt försörjningsstöd".amount.per_month = 7 500 kr' in text
        assert "(input: Kom i Jobb, slutrapport, avsnitt 6, forecast)" in text
        assert "[net: What is left each year: gains[t] - costs[t]]" in text
        assert len(explain(result["Kommun"], "net").text(depth=1).splitlines()) == 3

    def test_data_nests_the_same_tree(self):
        """As data: label, value, unit, function, formula and parts, down to inputs with a source."""
        tree = explain(load_scenario(EXAMPLES / "kom_i_jobb.toml").run()["Kommun"], "net").data()
        assert tree["function"] == "net"
        assert [part["function"] for part in tree["parts"]] == ["total", "total"]
        leaf = tree
        while "parts" in leaf:
            leaf = leaf["parts"][0]
        assert leaf["source"] == "Kom i Jobb, slutrapport, avsnitt 6, forecast"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ({"measure": "nett"}, 'did you mean "net"'),
            ({"measure": "net", "year": 4}, "year must be from 1 to 3"),
            ({"measure": "net", "item": "Skatt"}, "item must be one of"),
            ({"measure": "persons", "year": 1}, "leave it out"),
        ],
    )
    def test_what_is_not_there_is_refused(self, arguments, message):
        """An unknown measure, year or item is told with what there is."""
        account = load_scenario(EXAMPLES / "kom_i_jobb.toml").run()["Kommun"]
        with pytest.raises(RangeError, match=message):
            explain(account, **arguments)

    def test_a_result_pickles_with_its_trees(self):
        """A result can be sent to another process and asked there."""
        result = load_scenario(EXAMPLES / "bas_ansokan.toml").run()
        sent = pickle.loads(pickle.dumps(result))  # noqa: S301  # pickled on the same line
        for measure in FLOWS:
            assert explain(sent.society, measure).recomputed() == explain(result.society, measure).value


def _leaves(step):
    if step.function is None:
        yield step
    for part in (*step.arguments, *step.named.values()):
        parts = part.values() if isinstance(part, dict) else [part]
        for each in parts:
            if hasattr(each, "function"):
                yield from _leaves(each)
