"""Every number can be traced to its inputs, and computed again from them."""

import pickle
import re
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import RangeError
from socioecon._text import MINUS
from socioecon.models import (
    STANDARD,
    Discounting,
    Effect,
    Scenario,
    Source,
    differences,
    explain,
    load_scenario,
    run,
    value_at,
)
from socioecon.models._both import Both, in_language
from socioecon.models._measures import FLOWS, MEASURES
from socioecon.models._operations import OPERATIONS, UNITS
from socioecon.models._steps import Step

from .strategies import SOME, scenarios
from .test_documents import EXAMPLES


def whose(result):
    """Every account of a result: of society, perspectives and actors, and if these bore the whole cost alone."""
    accounts = (result.society, *result.perspectives.values(), *result.actors.values(), *result.own.values())
    return (*accounts, *(account.alone for account in accounts))


def by_year(account):
    """Every number that an account shows by year and item, with its explanation."""
    for discounted, view in ((False, account.nominal), (True, account.discounted)):
        for part in FLOWS:
            yield explain(account, part, discounted=discounted), getattr(view, part)
            yield explain(account, part, discounted=discounted, year=1), getattr(view, part)[0]
        for item, row in account.by_item(discounted=discounted).items():
            yield explain(account, "net", item=item, discounted=discounted), row


def views(result):
    """Every number that a result and its accounts show, with its explanation."""
    for account in whose(result):
        yield from by_year(account)
        for measure in ("net_present_value", "benefit_cost_ratio", "break_even_year", "payback_time", "persons"):
            yield explain(account, measure), getattr(account, measure)
        for outcome in result.outcomes:
            yield explain(account, "cost_per", item=outcome), account.cost_per(outcome)
        for kind, value in result.by_kind(account).items():
            yield explain(account, kind), value
        for grade, share in result.by_evidence(account).items():
            yield explain(account, "by_evidence")[grade], share
        for part, row in attrs.asdict(result.budget(account)).items():
            yield explain(account, part), row
            yield explain(account, part)[0], row[0]
    for outcome, count in result.outcomes.items():
        yield explain(result, outcome), count
    yield explain(result, "social_gain"), result.social_gain


class TestEveryNumber:
    @SOME
    @given(scenario=scenarios())
    def test_every_view_of_a_result(self, scenario):
        """Whatever a result or its accounts show is explained, and the tree gives it again from its leaves."""
        for explained, shown in views(run(scenario)):
            assert explained.value == shown
            assert explained.recomputed() == shown

    @SOME
    @given(scenario=scenarios())
    def test_the_result_without_additionality(self, scenario):
        """So it is with the gross view, which is a result of its own."""
        gross = run(scenario).gross
        for account in (gross.society, *gross.actors.values()):
            for measure in ("net", "social_gain", "payback_time"):
                assert explain(account, measure).recomputed() == account.step(measure).value

    @SOME
    @given(
        scenario=scenarios(),
        nominal=st.booleans(),
        inflation=st.none() | st.fractions(min_value=Fraction(-1, 20), max_value=Fraction(1, 10), max_denominator=50),
        people=st.none() | st.integers(0, 20),
    )
    def test_every_finding(self, scenario, nominal, inflation, people):
        """The amount of a finding too, also where it is what another description changes."""
        terms = "nominal" if nominal else "real"
        discounting = attrs.evolve(scenario.discounting, terms=terms, inflation=inflation)
        scenario = attrs.evolve(scenario, discounting=discounting, target_group=people, stay=Fraction(7, 12))
        for finding in run(scenario).findings:
            explained = explain(finding)
            assert explained.value == finding.amount
            assert explained.recomputed() == finding.amount
            assert explained.step.unit == finding.unit
            assert _each_by_its_name(explained)

    @SOME
    @given(scenario=scenarios(), pack=st.sampled_from(STANDARD))
    def test_every_difference_between_two_results(self, scenario, pack):
        """One, the sum of an item's or an actor's, and all: that is the difference between the two societies."""
        first, second = run(scenario), run(pack.on(scenario))
        changed = differences(first, second)
        for item, row in changed.items():
            assert explain(changed, item=item).recomputed() == sum(row.values())
            for actor, amount in row.items():
                explained = explain(changed, item=item, actor=actor)
                assert explained.recomputed() == explained.value == amount
                assert _each_by_its_name(explained)
        whole = explain(changed)
        assert whole.recomputed() == second.society.net_present_value - first.society.net_present_value

    def test_the_inputs_of_two_descriptions_are_told_apart(self):
        """What the finding changes stands under its name beside what the scenario says."""
        result = load_scenario(EXAMPLES / "bas_ansokan.toml").run()
        (finding,) = [x for x in result.findings if x.kind == "gain discounted and cost not"]
        inputs = explain(finding).inputs()
        path = 'costs.Projektet.amounts."Arbetsmarknadsnämnden"'
        assert inputs[path] == inputs[f"with the cost discounted: {path}"] == 1_841_000
        assert "with the cost discounted: discounting.rate" in inputs

    def test_a_thousand_items_on_one_grade(self):
        """The tree is as deep as the calculation and not as the list of items is long."""
        effects = [Effect(f"e{n}", kind="resource", amounts={"Kommun": 1}) for n in range(1_000)]
        plain = Discounting(0, timing="advance", terms="real")
        result = run(Scenario("x", years=1, intake=(1,), retention=(1,), discounting=plain, effects=effects))
        assert explain(result.society, "by_evidence")["not stated"].recomputed() == 1

    def test_differences_are_plain_tables_that_pickle(self):
        """What `differences` answers is a dict as before, here and after it has been sent."""
        result = load_scenario(EXAMPLES / "kom_i_jobb.toml").run()
        changed = differences(result, run(STANDARD[3].on(result.scenario)))
        sent = pickle.loads(pickle.dumps(changed))  # noqa: S301  # pickled on the same line
        assert sent == changed == {item: dict(row) for item, row in changed.items()}
        assert explain(sent).recomputed() == explain(changed).value

    def test_nothing_differs(self):
        """Between a result and itself there is nothing, and its sum is 0."""
        result = load_scenario(EXAMPLES / "kom_i_jobb.toml").run()
        assert differences(result, result) == {}
        assert explain(differences(result, result)).value == 0

    def test_what_cannot_be_explained_is_refused(self):
        """An outcome, item, actor, grade or year that is not there, and what holds no such numbers."""
        result = load_scenario(EXAMPLES / "kom_i_jobb.toml").run()
        with pytest.raises(RangeError, match='did you mean "person-years"'):
            explain(result, "person-year")
        with pytest.raises(RangeError, match="item and actor must be of what differs, nothing"):
            explain(differences(result, result), item="Skatt")
        with pytest.raises(RangeError, match=r'key must be one of .*did you mean "forecast"'):
            explain(result["Kommun"], "by_evidence")["forcast"]
        with pytest.raises(RangeError, match=r"key must be one of \[0, 1, 2\]; got 3"):
            explain(result.society, "net")[3]
        with pytest.raises(RangeError, match=r"outcome must be one of \['entrants', .*got 'jobb'"):
            explain(result.society, "cost_per", item="jobb")
        with pytest.raises(RangeError, match=r"key must be one of \[0, 1, 2\]; got 'x'"):
            explain(result.society, "net")["x"]
        for year in (0, 4, "1", 1.5):
            with pytest.raises(RangeError, match=r"year must be (from 1 to 3|a whole number)"):
                explain(result.society, "net", year=year)
        with pytest.raises(RangeError, match="present value of net, all actors is explained as a whole"):
            explain(result.society, "net_present_value")[0]
        with pytest.raises(TypeError, match="must be an account, a result, a finding or differences; got int"):
            explain(5)


class TestWords:
    """Whoever reads a tree reads words of the field, in one language."""

    @settings(SOME, max_examples=20)
    @given(scenario=scenarios(), pack=st.sampled_from(STANDARD))
    def test_no_private_name_shows(self, scenario, pack):
        """No name of the library's own, such as `_one_of`, is in a tree: as text, in HTML or as data."""
        for explained in trees(scenario, pack):
            for language in ("sv", "en"):
                assert not re.search(PRIVATE, explained.text(language=language))
                assert not re.search(PRIVATE, repr(explained.data(language=language)))
            assert not re.search(PRIVATE, explained._repr_html_())

    @settings(SOME, max_examples=20)
    @given(scenario=scenarios(), pack=st.sampled_from(STANDARD))
    def test_every_label_unit_and_operation_has_its_swedish(self, scenario, pack):
        """What is computed has a label in both languages, or an item's name, a known unit, and an operation."""
        lines = run(scenario).book.lines
        items = {line.item for line in lines}
        whose = {line.actor for line in lines} | {*scenario.perspectives}
        names = items | {f"{item}, {name}" for item in items for name in whose}  # names are the same in both
        for explained in trees(scenario, pack):
            for step in _steps(explained.step):
                if step.function is None:
                    continue
                assert isinstance(step.label, Both) or step.label in names
                assert step.unit == "" or step.unit in UNITS
                assert step.function.__name__ in OPERATIONS or step.function.__name__ in {"one_of", "row_of"}

    @settings(SOME, max_examples=20)
    @given(scenario=scenarios(), pack=st.sampled_from(STANDARD))
    def test_no_english_label_stands_in_a_swedish_tree(self, scenario, pack):
        """None of the labels, operations and remarks of the English tree is left in the Swedish one."""
        for explained in trees(scenario, pack):
            english, swedish = (explained.text(language=language).splitlines() for language in ("en", "sv"))
            assert len(english) == len(swedish)
            for ours, theirs in zip(english, swedish, strict=True):
                assert theirs.endswith("]") == ours.endswith("]")
                assert not re.search(r"\((input|as above)", theirs)
                if theirs.endswith("]"):  # what is computed; an input stands under its path, as a file has it
                    assert not re.search(r"\b(person-years|years|share|of|and|the)\b", theirs)

    def test_operations_are_in_both_languages(self):
        """No operation and no formula is the same text in both."""
        same = {str(what) for pair in OPERATIONS.values() for what in pair if in_language(what, "sv") == what}
        assert same == set()


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
        """Every input in a tree stands under its path, with the value that is there; nothing else passes for one."""
        result = run(scenario)
        for account in (result.society, *result.actors.values()):
            for measure in MEASURES:
                for path, value in explain(account, measure).inputs().items():
                    stated = value_at(scenario, path)
                    assert getattr(stated, "value", stated) == value

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
        assert f'effects."ö".{field} = 0,2 per år  (indata: Rapport ö)' in explained.text()

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
        assert text.splitlines()[0] == "netto, Kommun, år 2 = 570 000 kr"
        assert 'transfers."Sänkt försörjningsstöd".amount.per_month = 7 500 kr' in text
        assert "(indata: Kom i Jobb, slutrapport, avsnitt 6, prognos)" in text
        assert f"[netto: nytta {MINUS} kostnader]" in text
        for depth, indents in ((0, {0}), (1, {0, 2}), (2, {0, 2, 4}), (3, {0, 2, 4, 6})):
            lines = explain(result["Kommun"], "net").text(depth=depth).splitlines()
            assert {len(line) - len(line.lstrip()) for line in lines} == indents
        assert len(explain(result["Kommun"], "net").text(depth=1).splitlines()) == 3
        assert explain(result["Kommun"], "net")[1].text().splitlines()[0] == text.splitlines()[0]
        with pytest.raises(RangeError, match="depth must be from 0 to"):
            explain(result["Kommun"], "net").text(depth=-1)

    def test_english_by_argument(self):
        """In English the words, the units, the grades of evidence and the numbers are English."""
        explained = explain(load_scenario(EXAMPLES / "kom_i_jobb.toml").run()["Kommun"], "net", year=2)
        text = explained.text(language="en")
        assert text.splitlines()[0] == "net, Kommun, year 2 = 570,000 kr"
        assert 'transfers."Sänkt försörjningsstöd".amount.per_month = 7,500 kr' in text
        assert "(input: Kom i Jobb, slutrapport, avsnitt 6, forecast)" in text
        assert f"[net: gains {MINUS} costs]" in text
        assert explained.tree(language="en").text() == text
        for ask in (explained.text, explained.tree, explained.data):
            with pytest.raises(RangeError, match="language must be one of"):
                ask(language="de")

    def test_a_number_divided_as_another_kind_of_number_is_one_number(self):
        """What only turns an int into a Decimal before a division is the same number to a reader, and not shown."""
        scenario = load_scenario(EXAMPLES / "bas_slutrapport.toml")
        text = explain(scenario.run().society, "benefit_cost_ratio").text()
        labels = [line.strip().partition(" = ")[0] for line in text.splitlines()]
        assert labels[0] == "nytto-kostnadskvot"
        assert len(re.findall(r"^  \S", text, re.MULTILINE)) == 2
        assert "nuvärde av kostnader, alla aktörer" in labels

    def test_data_nests_the_same_tree(self):
        """As data: label, value, unit, function, formula and parts, down to inputs with a source."""
        tree = explain(load_scenario(EXAMPLES / "kom_i_jobb.toml").run()["Kommun"], "net").data()
        assert tree["function"] == "net"
        assert [part["function"] for part in tree["parts"]] == ["total", "total"]
        leaf = tree
        while "parts" in leaf:
            leaf = leaf["parts"][0]
        assert leaf["source"] == "Kom i Jobb, slutrapport, avsnitt 6, forecast"

    def test_conventions_are_what_a_call_is_given_beside_numbers_that_are_explained(self):
        """By place, from 1, or by name; a cost model is none."""
        effect = Effect("m", kind="resource", model=lambda _year: {"A": Fraction(5)})
        quarter = Discounting(Fraction(1, 4), timing="arrears", terms="real")
        scenario = Scenario("x", years=2, intake=(1, 0), retention=(1, 1), discounting=quarter, effects=[effect])
        waiting, conventions = [explain(run(scenario).society, "gains", year=2).data()], {}
        assert waiting[0]["conventions"] == {"2": 1}
        while waiting:
            tree = waiting.pop()
            waiting += tree.get("parts", [])
            conventions[tree.get("function")] = tree.get("conventions")
        assert conventions["entry"] == {"2": "A"}
        assert conventions["discount"] == {"timing": "arrears"}
        assert conventions["cohort_flows"] == {}
        assert conventions["project"] == {"2": (1, 0), "3": (1, 1)}

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


def _each_by_its_name(explained):
    """Whether no two inputs of a number go by the same name."""
    inputs = explained.inputs()
    return all(leaf.value == inputs[leaf.label] for leaf in _leaves(explained.step))


#: A name with an underscore first; those inside a path, such as per_month, have a letter before it.
PRIVATE = r"(?<![\w])_[A-Za-z]"


def trees(scenario, pack):
    """A tree of every measure of society and an actor, of the counts, the findings and the differences to a pack."""
    result = run(scenario)
    for account in (result.society, *list(result.own.values())[:1], *list(result.perspectives.values())[:1]):
        for measure in MEASURES:
            yield explain(account, measure)
    for outcome in result.outcomes:
        yield explain(result, outcome)
    for finding in result.findings:
        yield explain(finding)
    yield explain(differences(result, run(pack.on(scenario))))


def _steps(step):
    """Every step of a tree, each once."""
    seen, waiting = {}, [step]
    while waiting:
        x = waiting.pop()
        if isinstance(x, dict):
            waiting.extend(x.values())
        elif isinstance(x, Step) and id(x) not in seen:
            seen[id(x)] = x
            waiting.extend((*x.arguments, *x.named.values()))
    return list(seen.values())


def _leaves(step):
    if step.function is None:
        yield step
    for part in (*step.arguments, *step.named.values()):
        parts = part.values() if isinstance(part, dict) else [part]
        for each in parts:
            if hasattr(each, "function"):
                yield from _leaves(each)
