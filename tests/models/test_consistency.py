"""How the parts of a description fit together: what is refused, what is not, and what is said of it."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from socioecon import FileError, RangeError, ShapeError
from socioecon.models import (
    Actor,
    Apportioned,
    Cost,
    Discounting,
    Effect,
    Employment,
    Scenario,
    Tax,
    Transfer,
    _consistency,
    _words,
    parse_scenario,
)

from .strategies import written

SMALL = """
name = "liten"
years = 2
intake = [10, 0]
retention = [1, 0.5]
discounting = { rate = 0, timing = "advance", terms = "real" }
"""


def scenario(**fields):
    """A small scenario of two years."""
    base = {"years": 2, "intake": (10, 0), "retention": (1, 1), "discounting": Discounting(0, "advance", "real")}
    return Scenario("liten", **{**base, **fields})


def faults(**fields):
    """The faults of a scenario, as paths and messages."""
    with pytest.raises(_consistency.DescriptionError) as caught:
        scenario(**fields)
    return caught.value.faults


def faults_of_file(text):
    """The paths at which a file has a fault, beside an unknown key: they are told together, and not one by one."""
    with pytest.raises(FileError) as caught:
        parse_scenario(SMALL + "nonsense = 1\n" + text)
    return [fault.path for fault in caught.value.faults if fault.path != "nonsense"]


class TestNearest:
    def test_the_nearest_of_several_is_meant(self):
        """Of two that come near, the one that comes nearer."""
        assert _consistency.nearest("Kommun", ["Kommunerna", "Kommunen", "Region"]) == 'did you mean "Kommunen"?'

    def test_what_is_no_name_comes_near_to_none(self):
        """Whoever asks for a number is told what there is, and no more."""
        with pytest.raises(RangeError, match="got 5: ask an account for its own"):
            scenario().run().step(5)

    def test_of_too_many_names_none_is_looked_for(self, monkeypatch):
        """Up to a limit each name is compared, beyond it none."""
        monkeypatch.setattr(_consistency, "_MANY", 3)
        assert _consistency.nearest("ab", ["abc", "x", "y"]) == 'did you mean "abc"?'
        assert _consistency.nearest("ab", ["abc", "x", "y", "z"]) == ""

    def test_of_too_many_pairs_none_is_looked_for(self, monkeypatch):
        """Two names against three are six pairs, three against three are nine."""
        monkeypatch.setattr(_consistency, "_MANY_PAIRS", 6)
        declared = {"Kommun": Actor(), "Region": Actor(), "Staten": Actor()}
        two = [Cost("c", {"Komun": 1, "Regjon": 1})]
        assert len(faults(actors=declared, costs=two)) == 2
        assert scenario(actors=declared, costs=[*two, Cost("d", {"Statn": 1})])

    @pytest.mark.parametrize(("many", "end"), [(20, '"a19")'), (21, '"a19", ...)'), (22, '"a19", ...)')])
    def test_twenty_names_are_told(self, many, end):
        """Of more it says that there are more, of twenty it does not."""
        ((_, message),) = faults(actors={f"a{n}": Actor() for n in range(many)}, perspectives={"P": ["xyz"]})
        assert message.startswith('no actor is called "xyz" (known: "a0", "a1", ')
        assert message.endswith(end)

    def test_where_there_are_no_names_it_says_so(self):
        """And asks for none in particular."""
        assert faults(perspectives={"P": ["Kommun"]}) == (
            ("perspectives.P", 'no actor is called "Kommun" (known: none)'),
        )


class TestNames:
    def test_an_item_may_name_any_actor(self):
        """Whoever stands in an effect, a transfer, a tax, a cost or a post is an actor, and may be in a perspective."""
        shared = Apportioned(10, {"delad": 1})
        roles = ("employer", "individual", "municipality", "region", "state", "subsidy_payer")
        post = {"pay": 1, "productivity": 1, "contributions": 0, "benefits": {"kassa": 1}}
        described = scenario(
            effects=[Effect("e", kind="resource", amounts={"a": 1}), Effect("f", kind="resource", apportioned=shared)],
            transfers=[Transfer("t", payer="från", payee="till", amount=1)],
            taxes=[Tax("s", payer="betalar", base=1, rates={"får": 1})],
            costs=[Cost("c", {"kostar": 1})],
            employment=[Employment("post", **post, **{role: role for role in roles})],
            perspectives={"P": ["a", "delad", "från", "till", "betalar", "får", "kostar", "kassa", *roles]},
        )
        assert set(described.everyone) == set(described.perspectives["P"])

    def test_a_name_given_twice_is_told_where_it_stands(self):
        """In the groups that have it, and in no other."""
        items = {
            "effects": [Effect(written("kurser"), kind="resource", amounts={"A": 1})],
            "transfers": [Transfer("avgift", payer="A", payee="B", amount=1)],
            "taxes": [Tax("skatt", payer="A", base=1, rates={"B": 1})],
            "costs": [Cost(written("kurser"), {"A": 1})],
        }
        ((path, message),) = faults(**items)
        assert path == "effects and costs"
        assert message == 'a name must be given once; got "kurser" 2 times: tell them apart'

    def test_only_an_actor_within_a_circle_is_part_of_itself(self):
        """Whoever is part of one of them is not."""
        actors = {"A": Actor(part_of="Bo"), "Bo": Actor(part_of="Cia"), "Cia": Actor(part_of=written("Bo"))}
        assert faults(actors=actors) == (
            ("actors.Bo.part_of", "an actor must not be part of itself; got Bo -> Cia -> Bo: take one link away"),
            ("actors.Cia.part_of", "an actor must not be part of itself; got Cia -> Bo -> Cia: take one link away"),
        )

    def test_actors_stand_within_at_most_fifty_others(self):
        """With one more the innermost is told of."""
        fifty = {f"a{n}": Actor(part_of=f"a{n + 1}") for n in range(50)}
        assert len(scenario(actors={**fifty, "a50": Actor()}).actors) == 51
        ((path, message),) = faults(actors={"a": Actor(part_of="a0"), **fifty, "a50": Actor()})
        assert (path, message[:44]) == ("actors.a.part_of", "an actor must be within at most 50 others; g")

    def test_whoever_is_within_a_circle_of_many_is_not_told_of(self):
        """The circle is, each of its 49 actors."""
        circle = {f"a{n}": Actor(part_of=f"a{(n + 1) % 49}") for n in range(49)}
        found = faults(actors={"a": Actor(part_of="a0"), **circle})
        assert [path for path, _ in found] == [f"actors.a{n}.part_of" for n in range(49)]

    def test_many_levels_are_accounted_for_and_three_thousand_told_of(self):
        """Fifty are shown, and thousands take no time."""
        fifty = {f"a{n}": Actor(part_of=f"a{n + 1}") for n in range(50)}
        described = scenario(actors={**fifty, "a50": Actor(public=True)}, costs=[Cost("c", {"a0": 100})])
        assert "a50" in str(described.run())
        many = {f"a{n}": Actor(part_of=f"a{n + 1}") for n in range(3_000)}
        assert len(faults(actors={**many, "a3000": Actor()})) == 2_950

    def test_a_transfer_to_oneself_is_refused(self):
        """Wherever the two names come from, a file among others."""
        with pytest.raises(RangeError, match="must be two actors; got 'Kommun' for both"):
            Transfer("t", payer="Kommun", payee=written("Kommun"), amount=1)
        assert faults_of_file("transfers = [{ name = 't', payer = 'Kommun', payee = 'Kommun', amount = 1 }]") == [
            "transfers.t"
        ]


class TestNamesOfResults:
    """What results call something of their own nothing else may be called: the two would be one."""

    @pytest.mark.parametrize("name", ["society", "Kostnad för offentliga medel"])
    @pytest.mark.parametrize(
        ("fields", "path"),
        [
            (lambda name: {"actors": {name: Actor()}}, "actors.{}"),
            (lambda name: {"perspectives": {name: ["A"]}, "actors": {"A": Actor()}}, "perspectives.{}"),
            (lambda name: {"effects": [Effect("e", "resource", {name: 1})]}, "effects.e.amounts"),
            (lambda name: {"effects": [Effect(name, "resource", {"A": 1})]}, "effects.{}"),
            (lambda name: {"employment": [Employment(name, 1, 1, 0)]}, "employment.{}"),
        ],
    )
    def test_are_refused(self, name, fields, path):
        """Where they stand, with what they are taken for."""
        ((place, message),) = faults(**fields(name))
        assert place == path.format(_consistency.quoted(name))
        assert message.startswith(f'"{name}" is what results call ')
        assert message.endswith(": give it another name")

    @pytest.mark.parametrize("name", ["society", "Kostnad för offentliga medel"])
    def test_are_refused_of_a_cost_model(self, name):
        """When it has answered: nobody knows before."""
        effect = Effect("m", kind="resource", model=lambda _: {name: 1})
        with pytest.raises(ShapeError, match=rf'^Effect \'m\': .*"{name}" is what results call'):
            scenario(effects=[effect]).run()

    def test_are_refused_in_a_file(self):
        """With the other faults."""
        assert faults_of_file('[perspectives]\nsociety = ["A"]\n[actors]\nA = {}') == ["perspectives.society"]

    def test_rows_of_a_labour_block_have_theirs(self):
        """Any that there may be; a name that only begins alike is another item's, or another block's."""
        post = Employment("P", pay=1, productivity=1, contributions=0, benefits={"A: B": 1})
        for name in ("P: produktionsvärde", "P: lönebidrag", "P: ersättning, A: B"):
            ((path, message),) = faults(employment=[post], effects=[Effect(name, "resource", {"A": 1})])
            assert path == f"effects.{_consistency.quoted(name)}"
            assert message == 'an item must not be called as a row of "P" may be: give it another name'
            ((path, _),) = faults(employment=[post], transfers=[Transfer(name, "A", "B", 1)])
            assert path == f"transfers.{_consistency.quoted(name)}"
        ((_, message),) = faults(employment=[attrs.evolve(post, name="P: Q")], costs=[Cost("P: Q: egen tid", {"A": 1})])
        assert 'a row of "P: Q"' in message
        others = [Cost(name, {"A": 1}) for name in ("P: handledare", "P: lönebidrag: administration", "Pa: bruttolön")]
        assert scenario(employment=[post, attrs.evolve(post, name="P: igen")], costs=others).run()

    def test_every_row_of_a_labour_block_is_known(self):
        """Of a block with all of them, in their order: those that stand by themselves, and one for each agency."""
        post = Employment(
            "P",
            pay=100,
            productivity=1,
            contributions=1,
            pension=1,
            subsidy_share=1,
            municipal_rate=1,
            regional_rate=1,
            state_tax=1,
            income_support=1,
            benefits={"A": 1},
            own_time=1,
            municipal_equalisation=1,
            regional_equalisation=1,
        )
        rows = [item.name.removeprefix("P: ") for item in post.items()]
        assert [row for row in rows if row != "ersättning, A"] == list(_words.ROWS_OF_BLOCK)
        assert len(rows) == len(_words.ROWS_OF_BLOCK) + 1


class TestCashable:
    """A share that becomes money is of somebody's avoided cost: what is stated and not used would be believed."""

    def test_of_production_is_refused(self):
        """It is no avoided cost."""
        effect = Effect("p", "production", {"A": 1}, cashable={"A": 1})
        ((path, message),) = faults(effects=[effect])
        assert path == "effects.p.cashable"
        assert message.startswith("production is no avoided cost that becomes money: take it away")
        text = """
            [[effects]]
            name = "p"
            kind = "production"
            amounts = { A = 1 }
            cashable = { A = 1 }
        """
        assert faults_of_file(text) == ["effects.p.cashable"]

    def test_is_of_an_actor_that_the_model_names(self):
        """Which is known when it has answered."""
        effect = Effect("m", kind="resource", model=lambda _: {"Kommun": 1}, cashable={"Komun": 1})
        with pytest.raises(ShapeError, match=r"cashable of Effect 'm' must .*; got 'Komun': did you mean \"Kommun\"\?"):
            scenario(effects=[effect]).run()
        right = attrs.evolve(effect, cashable={"Kommun": 1})
        result = scenario(effects=[right]).run()
        assert result.budget(result["Kommun"]).cashable == (10, 10)


class TestLengths:
    def test_amounts_by_year_reach_as_far_as_the_horizon(self):
        """Those of a transfer too."""
        ((path, message),) = faults(transfers=[Transfer("t", payer="A", payee="B", amount=(1,))])
        assert path == "transfers.t.amount"
        assert message.startswith("it must be one amount, or reach as far as the 2 years; got 1")


class TestShares:
    @pytest.mark.parametrize("number", ["nan", "'x'"])
    def test_a_share_that_is_no_number_is_told_once(self, number):
        """What it would add up to is not asked."""
        effect = "{ name = 'e', kind = 'resource', apportioned = { total = 9, shares = { A = %s, B = 0.5 } } }"
        assert faults_of_file(f"effects = [{effect % number}]") == ["effects.e.apportioned.shares.A"]

    def test_shares_beyond_the_whole_leave_nothing_negative_to_anybody(self):
        """Who is to get the rest cannot be given less than nothing, as two others have more than all."""
        shares = {"A": Fraction(1, 10), "B": Fraction(4, 5), "C": Fraction(4, 5)}
        ((path, message),) = faults(
            effects=[Effect("e", kind="resource", apportioned=Apportioned(9, shares, residual="A"))]
        )
        assert path == "effects.e.apportioned.shares"
        assert "the share of 'A' must not become negative" in message


class TestOutlays:
    def test_only_what_is_paid_for_everyone_is_an_outlay(self):
        """A transfer and a tax of what is additional may be of either sign."""
        described = scenario(
            transfers=[Transfer("t", payer="A", payee="B", amount=-1)],
            taxes=[Tax("s", payer="A", base=-10, rates={"B": 1})],
        )
        assert described.run().table() == {"A": (110, 110), "B": (-110, -110)}
        with pytest.raises(ShapeError, match="an outlay must be at least 0; got -10"):
            scenario(taxes=[Tax("s", payer="A", base=-10, rates={"B": 1}, counts="everyone")])

    @pytest.mark.parametrize("counts", ["'x'", "5"])
    def test_what_counts_for_nobody_known_is_no_outlay_either(self, counts):
        """Of a misspelt count that alone is told."""
        transfer = "{ name = 't', payer = 'A', payee = 'B', amount = -1, counts = %s }"
        tax = "{ name = 's', payer = 'A', base = -1, rates = { B = 1 }, counts = %s }"
        told = faults_of_file(f"transfers = [{transfer % counts}]\ntaxes = [{tax % counts}]")
        assert told == ["transfers.t.counts", "taxes.s.counts"]

    def test_an_outlay_by_year_is_told_once(self):
        """However many of its years are negative."""
        month = "{ per_month = -1, months = 12 }"
        assert faults_of_file(f"costs = [{{ name = 'c', amounts = {{ A = {month} }} }}]") == ["costs.c.amounts.A"]
        told = faults_of_file(
            "transfers = [{ name = 't', payer = 'A', payee = 'B', counts = 'everyone', amount = [-1, -2] }]"
        )
        assert told == ["transfers.t.amount"]

    @pytest.mark.parametrize("field", ["pay", "subsidy_ceiling"])
    def test_a_posts_pay_by_the_month_is_not_below_nothing(self, field):
        """Nor is the ceiling of its subsidy, by the month."""
        plain = {"name": "'p'", "pay": "1", "productivity": "1", "contributions": "0"}
        stated = {**plain, field: "{ per_month = -1, months = 12 }"}
        post = ", ".join(f"{name} = {value}" for name, value in stated.items())
        assert faults_of_file(f"employment = [{{ {post} }}]") == [f"employment.p.{field}"]


class TestFields:
    @pytest.mark.parametrize("name", ["", 7])
    def test_an_item_without_a_name_is_called_by_its_kind(self, name):
        """As long as it has no name that could be read."""
        with pytest.raises(RangeError, match=r"^(kind|name) of Effect must be"):
            Effect(name, kind="no kind" if name == "" else "resource", amounts={"A": 1})

    @pytest.mark.parametrize("members", ["AB", {"A": 1}])
    def test_a_text_and_a_table_are_no_sequence(self, members):
        """Letter by letter they would be."""
        with pytest.raises(ShapeError, match="a sequence is wanted"):
            scenario(perspectives={"P": members})

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Apportioned(float("nan"), {"A": 1}), "total of Apportioned must be finite"),
            (lambda: Tax("t", payer="A", base="1", rates={"B": 1}), "base of Tax 't' must be a number"),
            (lambda: Tax("t", payer="A", base=1, rates={"B": 2}), "rates of Tax 't' must be from 0 to 1"),
            (lambda: Transfer("t", payer="A", payee="B", amount="100"), "amount of Transfer 't' must be a number"),
            (lambda: Effect("e", kind="resource", apportioned=5), "apportioned of Effect 'e' must be of the class"),
            (lambda: scenario(outcomes={"i arbete": -1}), "outcomes of Scenario 'liten' must be at least 0"),
            (lambda: Discounting(Decimal(0), "sometimes", "real"), "timing of Discounting must be one of"),
            (lambda: Discounting(Decimal(0), 5, "real"), "timing of Discounting must be one of"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, make, message):
        """A number that is none, a share above the whole, a choice that there is not."""
        with pytest.raises((RangeError, TypeError), match=message):
            make()
