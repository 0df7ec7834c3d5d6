"""Packs: named changes, and what each one changes."""

import re
from decimal import Decimal
from fractions import Fraction

import attrs
import numpy as np
import pytest
from hypothesis import given

from socioecon import RangeError, SocioeconError
from socioecon.models import (
    STANDARD,
    Actor,
    Additionality,
    Apportioned,
    Cashability,
    Change,
    Cost,
    Discounting,
    Effect,
    Employment,
    Factor,
    Monthly,
    Pack,
    Rated,
    Scenario,
    Source,
    Tax,
    Transfer,
    differences,
    load_scenario,
    run,
    run_packs,
    value_at,
)
from socioecon.models.amounts import quoted

from .strategies import SOME, scenarios, written
from .test_documents import EXAMPLES


def scenario(**fields):
    """Two years, 100 per person-year, a cost of 50 by a public actor, a subsidy of 10 for everyone."""
    base = {
        "years": 2,
        "intake": (1, 0),
        "retention": (1, Fraction(1, 2)),
        "discounting": Discounting(Fraction(1, 4), timing="advance", terms="real"),
        "actors": {"A": Actor(public=True), "B": Actor()},
        "effects": [Effect("e", kind="resource", amounts={"A": Fraction(100)})],
        "transfers": [Transfer("b", payer="A", payee="B", amount=10, per="entrant", counts="everyone")],
        "costs": [Cost("c", {"A": Fraction(50)})],
    }
    return Scenario("liten", **{**base, **fields})


# Society's net present value under each: 100 + 50 / 1.25 - 50 = 90 as described.
EXPECTED = {
    "base": 90,
    "rate 0 %": 100,
    "rate 5 %": 50 + 50 / Fraction(105, 100),
    "effect -25 %": 75 + 30 - 50,
    "cost +20 %": 140 - 60,
    "half the persistence": 100 + 20 - 50,
    "start 6 months later": 50 + 40 - 50,
    "counterfactual +10 points": 90 + 32 - 50,
    "cost of public funds 30 %": 90 - Fraction(3, 10) * (50 + 10),
}


def plain_in(kind):
    """A scenario of one effect, with every number in one kind."""
    return scenario(
        retention=(1, kind(1) / 2),
        discounting=Discounting(kind(1) / 4, timing="advance", terms="real"),
        effects=[Effect("e", kind="resource", amounts={"A": kind(100)})],
        costs=[],
    )


class TestStandard:
    def test_every_pack_has_an_expected_value(self):
        """The table above has all of them."""
        assert list(EXPECTED) == [pack.name for pack in STANDARD]

    @pytest.mark.parametrize("pack", STANDARD, ids=lambda pack: pack.name)
    def test_changes_what_it_says(self, pack):
        """Each by hand."""
        assert run(pack.on(scenario())).society.net_present_value == EXPECTED[pack.name]

    def test_a_dearer_subsidy_is_dearer_for_its_payer(self):
        """Cost +20 % takes transfers that are paid for everyone as well."""
        dearer = run_packs(scenario())["cost +20 %"]
        assert dearer.own["A"].nominal.costs == (72, 0)

    @pytest.mark.parametrize(("counts", "dearer"), [("everyone", 24), ("additional", 20)])
    def test_a_dearer_fee_is_dearer_where_it_is_paid_for_everyone(self, counts, dearer):
        """Cost +20 % takes a tax that is an outlay too, and no tax that comes with what is additional."""
        fee = Tax("t", payer="A", base=100, rates={"B": Fraction(1, 5)}, counts=counts)
        described = scenario(taxes=[fee], retention=(1, 0))
        assert run_packs(described)["cost +20 %"].own["B"].nominal.net[0] == 12 + dearer

    @pytest.mark.parametrize(("share", "dearer"), [(Fraction(1, 2), 60), (Fraction(9, 10), 100)])
    def test_a_dearer_wage_subsidy_is_at_most_the_whole_pay(self, share, dearer):
        """Cost +20 % takes the subsidy of a labour block as well: 50 of 100 become 60, and 90 no more than 100."""
        post = Employment("p", pay=Fraction(100), productivity=1, contributions=0, subsidy_share=share)
        described = scenario(employment=[post], retention=(1, 0))
        assert run_packs(described)["cost +20 %"].own["Arbetsförmedlingen"].nominal.costs == (dearer, 0)

    @pytest.mark.parametrize("name", ["kom_i_jobb", "bas_ansokan", "bas_slutrapport"])
    def test_fits_every_kind_of_number(self, name):
        """The packs are written in Fraction and tried on decimals, fractions and floats alike."""
        described = load_scenario(EXAMPLES / f"{name}.toml")
        assert set(run_packs(described)) == {pack.name for pack in STANDARD}

    @SOME
    @given(scenario=scenarios())
    def test_fits_every_scenario(self, scenario):
        """No pack fails on any scenario, and the base changes nothing."""
        results = run_packs(scenario)
        assert results["base"].table() == run(scenario).table()

    def test_two_of_one_name_are_refused(self):
        """One of them would be lost."""
        packs = [Pack("p"), Pack("p", (Change("discounting.rate", to=0),))]
        with pytest.raises(RangeError, match="packs must have names of their own; got 'p' twice"):
            run_packs(scenario(), packs)


class TestTable:
    @pytest.mark.parametrize(("first_year", "is_told"), [(Fraction(1, 4), True), (Fraction(1, 2), False), (1, False)])
    def test_a_start_that_is_not_half_a_year_later_is_told(self, first_year, is_told):
        """Where less than half of the entry year was in work, that part is taken away and no more."""
        results = run_packs(scenario(first_year=first_year))
        for language, words in (
            ("sv", "Mindre än ett halvår av startåret"),
            ("en", "Less than half of the entry year"),
        ):
            notes = results.to_table(language=language).notes
            assert any(words in note for note in notes) is is_told
        alone = run_packs(scenario(first_year=first_year), [pack for pack in STANDARD if "6 months" not in pack.name])
        assert len(alone.to_table().notes) == 1
        assert len(run_packs(scenario(first_year=first_year), STANDARD[1:]).to_table().notes) == 1


class TestDifferences:
    @SOME
    @given(scenario=scenarios())
    def test_add_up_to_the_difference_of_society(self, scenario):
        """Item by item and actor by actor, all that differs and nothing else."""
        first, second = run(scenario), run(STANDARD[3].on(scenario))
        parts = [amount for actors in differences(first, second).values() for amount in actors.values()]
        assert sum(parts) == second.society.net_present_value - first.society.net_present_value
        assert 0 not in parts

    def test_names_items_and_actors_that_only_one_has(self):
        """A new cost is a difference; what is as it was is left out."""
        more = scenario(costs=[Cost("c", {"A": Fraction(50)}), Cost("d", {"B": 7})])
        assert differences(run(scenario()), run(more)) == {"d": {"B": -7}}
        assert differences(run(scenario()), run(scenario())) == {}


class TestChange:
    @pytest.mark.parametrize(
        ("change", "path", "expected"),
        [
            (Change("discounting.rate", to=0), "discounting.rate", 0),
            (Change("name", to="annan"), "name", "annan"),
            (Change("retention.1", add=1, high=1), "retention.1", 1),
            (Change("retention", multiply=Fraction(1, 2)), "retention.0", Fraction(1, 2)),
            (Change("effects.e.amounts.*", multiply=3), "effects.e.amounts.A", 300),
            (Change("effects.*.amounts.*", multiply=3, where={"kind": "production"}), "effects.e.amounts.A", 100),
        ],
    )
    def test_makes_one_change(self, change, path, expected):
        """Set, added to within limits, multiplied in one place, in all, or in those that are asked for."""
        assert value_at(Pack("p", [change]).on(scenario()), path) == expected

    @pytest.mark.parametrize("high", [220, np.array([130.0, 300.0, 220.0])])
    def test_holds_arrays_between_its_limits_element_by_element(self, high):
        """One amount for each of many draws: twice 50, 100 and 150, at least 120 and at most so much."""
        described = attrs.evolve(plain_in(float), costs=[Cost("c", {"A": np.array([50.0, 100.0, 150.0])})])
        change = Change("costs.c.amounts.A", multiply=2, low=120, high=high)
        assert Pack("p", [change]).on(described).costs[0].amounts["A"].tolist() == [120.0, 200.0, 220.0]

    def test_sets_an_array_beside_floats_and_nowhere_else(self):
        """In exact arithmetic an array of floats has no place."""
        many = Change("effects.e.amounts.A", to=np.array([1.0, 2.0]))
        assert Pack("p", [many]).on(plain_in(float)).effects[0].amounts["A"].tolist() == [1.0, 2.0]
        for kind in (Fraction, Decimal):
            with pytest.raises(RangeError, match=r"to at effects\.e\.amounts\.A must fit the kind .* array"):
                Pack("p", [many]).on(plain_in(kind))

    def test_multiplies_the_money_of_an_amount_and_nothing_else(self):
        """Of months at so much, the so much."""
        described = scenario(costs=[Cost("c", {"A": Monthly(Fraction(10), 12)})])
        changed = Pack("p", [Change("costs.c.amounts.A", multiply=2)]).on(described)
        assert changed.costs[0].amounts["A"] == Monthly(20, 12)

    def test_multiplies_a_base_and_a_total(self):
        """Of a rate of a base the base, of what is shared out the total; rates and shares stay."""
        rated = Transfer("t", payer="A", payee="B", amount=Rated(Fraction(3, 10), of=100))
        shared = Effect("s", kind="resource", apportioned=Apportioned(100, {"A": 1}))
        described = scenario(transfers=[rated], effects=[shared])
        changes = [Change("transfers.t.amount", multiply=2), Change("effects.s.apportioned", multiply=3)]
        changed = Pack("p", changes).on(described)
        assert changed.transfers[0].amount == Rated(Fraction(3, 10), of=200)
        assert changed.effects[0].apportioned == Apportioned(300, {"A": 1})

    def test_keeps_what_a_factor_is_based_on(self):
        """A factor's value changes and its basis stays."""
        described = scenario(additionality=Additionality(deadweight=Factor(Fraction(1, 10), basis="gissning")))
        changed = Pack("p", [Change("additionality.deadweight", to=Fraction(1, 5))]).on(described)
        assert value_at(changed, "additionality.deadweight") == Factor(Fraction(1, 5), basis="gissning")

    def test_only_items_that_are_as_asked_for_are_changed(self):
        """Not those whose field is another word, before it or after it in the alphabet."""
        subsidy, *others = [
            Transfer(name, payer="A", payee="B", amount=10, per="entrant", counts=counts, tax=tax)
            for name, counts, tax in (("a", "everyone", True), ("b", "additional", True), ("d", "everyone", False))
        ]
        described = scenario(transfers=[subsidy, *others])
        where = {"counts": written("everyone"), "tax": True}
        changed = Pack("p", [Change("transfers.*.amount", multiply=3, where=where)]).on(described)
        assert [transfer.amount for transfer in changed.transfers] == [30, 10, 10]

    @pytest.mark.parametrize("path", ["transfers.*.amount", "transfers.0:.amount"])
    def test_all_from_a_position_on_are_chosen_among_as_all_are(self, path):
        """The subsidy alone, which is paid for everyone."""
        more = Transfer("d", payer="A", payee="B", amount=10)
        described = scenario(transfers=[*scenario().transfers, more])
        changed = Pack("p", [Change(path, multiply=2, where={"counts": "everyone"})]).on(described)
        assert [transfer.amount for transfer in changed.transfers] == [20, 10]

    @SOME
    @given(scenario=scenarios())
    def test_where_is_the_same_as_naming_them(self, scenario):
        """Of any scenario: by *, by all from the first, and one by one."""
        for counts in ("everyone", "additional"):
            named = [x.name for x in scenario.transfers if x.counts == counts]
            changes = [Change(f"transfers.{quoted(name)}.amount", multiply=2) for name in named]
            one_by_one = Pack("p", changes).on(scenario)
            for path in ("transfers.*.amount", "transfers.0:.amount"):
                assert Pack("p", [Change(path, multiply=2, where={"counts": counts})]).on(scenario) == one_by_one

    def test_what_stands_by_name_is_chosen_among_too(self):
        """Actors and sources by their fields; none, where none is so."""
        sources = {"a": Source("A", evidence="forecast"), "b": Source("B", evidence="trial")}
        described = scenario(sources=sources)
        graded = Change("sources.*.evidence", to="judgement", where={"evidence": written("forecast")})
        changed = Pack("p", [graded, Change("actors.*.public", to=True, where={"public": False})]).on(described)
        assert [source.evidence for source in changed.sources.values()] == ["judgement", "trial"]
        assert [actor.public for actor in changed.actors.values()] == [True, True]
        nobody = Change("actors.*.public", to=False, where={"public": "nej"})
        assert Pack("p", [nobody]).on(described) == described

    def test_where_chooses_among_what_the_first_star_stands_for(self):
        """And all that is below it is changed: every year of the amount of every payer that a path goes on to."""
        costs = [Cost("c", {"A": (Fraction(1), 2), "B": 3}), Cost("d", {"A": 4}, per="year")]
        where = {"per": "programme"}
        described = scenario(costs=costs)
        changed = Pack("p", [Change("costs.*.amounts.*", multiply=2, where=where)]).on(described)
        assert [dict(cost.amounts) for cost in changed.costs] == [{"A": (2, 4), "B": 6}, {"A": 4}]
        late = Pack("p", [Change("costs.0:.amounts.A.1:", to=0, where={"name": "c"})]).on(described)
        assert [dict(cost.amounts) for cost in late.costs] == [{"A": (1, 0), "B": 3}, {"A": 4}]

    @pytest.mark.parametrize("name", ["(a)", "a"])
    def test_where_is_about_a_star_and_never_about_a_name(self, name):
        """Whatever it begins with: of what becomes money, that without a lag, of an effect that has one itself."""
        shares = {"A": Cashability(Fraction(1, 2)), "B": Cashability(Fraction(1, 2), lag=1)}
        effect = Effect(name, kind="resource", amounts={"A": 1, "B": 1}, cashable=shares, lag=1)
        change = Change(f'effects."{name}".cashable.*', multiply=0, where={"lag": 0})
        (changed,) = Pack("p", [change]).on(scenario(effects=[effect])).effects
        assert dict(changed.cashable) == {"A": Cashability(0), "B": shares["B"]}

    def test_where_names_what_the_items_have(self):
        """Their fields, one after the other, are told to whoever names another."""
        asked = Change("actors.*.public", to=False, where={"zzz": 1})
        message = "where must name fields of what * or 1: stands for, part_of, public; got 'zzz'"
        with pytest.raises(RangeError, match=re.escape(message)):
            Pack("p", [asked]).on(scenario())
        with pytest.raises(RangeError, match=r"what \* or 1: stands for, which has none; got 'zzz'"):
            Pack("p", [attrs.evolve(asked, path="retention.*")]).on(scenario())

    @pytest.mark.parametrize(
        ("stated", "message"),
        [
            ({"to": 1, "low": 5}, "low and high of Change must stand with multiply or add"),
            ({"to": 1, "high": 5}, "low and high of Change must stand with multiply or add"),
            ({"add": 1, "low": 1, "high": 0}, "low of Change must be at most high; got 1 and 0"),
            ({"add": 1, "low": Decimal(1), "high": Fraction(1, 2)}, "low of Change must be at most high"),
            ({"multiply": 1, "low": 0.5, "high": np.array([1.0, 0.25])}, "low of Change must be at most high"),
            (
                {"add": 1, "low": np.array([1.0, 2]), "high": np.array([3.0, 4, 5])},
                "low and high of Change must be of one",
            ),
            ({"add": 1, "where": {"kind": "resource"}}, "where must choose among what * or 1: in the path stands for"),
            ({"add": 1, "where": {"nonsense": 1}}, "got 'effects.e.lag', which has none of them: leave it out"),
        ],
    )
    def test_what_it_would_not_heed_is_refused(self, stated, message):
        """Limits of what is set, limits that cross, and fields of what is named."""
        with pytest.raises(SocioeconError, match=re.escape(message)):
            Change("effects.e.lag", **stated)

    def test_limits_may_be_one(self):
        """What is held between a number and itself is that number."""
        held = Pack("p", [Change("retention.1", add=1, low=Fraction(1, 4), high=Fraction(1, 4))]).on(scenario())
        assert held.retention == (1, Fraction(1, 4))

    @pytest.mark.parametrize(
        ("add", "limit", "expected"),
        [(-1, {"low": Fraction(1, 4)}, Fraction(1, 4)), (1, {"high": Fraction(3, 4)}, Fraction(3, 4))],
    )
    def test_one_limit_may_stand_alone(self, add, limit, expected):
        """Half of them are in work: none fewer than a quarter, or none more than three."""
        held = Pack("p", [Change("retention.1", add=add, **limit)]).on(scenario())
        assert held.retention == (1, expected)

    @pytest.mark.parametrize("kind", [float, Fraction, Decimal])
    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (Change("start_delay", to=1), 1),
            (Change("start_delay", add=1), 1),
            (Change("effects.*.lag", to=2), 2),
            (Change("price_year", to=2021), 2021),
        ],
    )
    def test_years_stay_whole_in_every_kind_of_number(self, kind, change, expected):
        """A delay, a lag and a year of prices are whole numbers, and no other kind of number will do."""
        described = plain_in(kind)
        changed = Pack("p", [change]).on(described)
        found = value_at(changed, change.path.replace("*", "e"))
        assert (found, type(found)) == (expected, int)

    @pytest.mark.parametrize("kind", [float, Decimal])
    @pytest.mark.parametrize(
        ("to", "expected"),
        [
            ((Fraction(1, 2), 0), (0.5, 0)),
            ([Fraction(1, 2), 0], (0.5, 0)),
            (Monthly(Fraction(1, 2), 12), Monthly(0.5, 12)),
            (Rated(Fraction(1, 2), of=3), Rated(0.5, of=3)),
        ],
    )
    def test_whatever_holds_numbers_is_set_in_the_kind_of_the_scenario(self, kind, to, expected):
        """A row, months at so much and a rate of a base: packs are written in Fraction and fit every kind."""
        described = plain_in(kind)
        for change in (Change("effects.e.amounts.A", to=to), Change("effects.e.amounts", to={"A": to})):
            changed = Pack("p", [change]).on(described)
            assert changed.effects[0].amounts["A"] == expected
            assert isinstance(run(changed).society.net_present_value, kind)

    def test_a_model_is_set_as_it_is(self):
        """What it answers is its own."""

        def model(_year):
            return {"A": 1}

        changed = Pack("p", [Change("effects.*.model", to=model)]).on(
            scenario(effects=[Effect("e", kind="resource", model=lambda _year: {"A": 2})])
        )
        assert changed.effects[0].model is model

    def test_changes_the_share_that_becomes_money(self):
        """Multiplied, added to and set; its lag stays."""
        cashable = {"A": Cashability(Fraction(1, 2), lag=1)}
        described = scenario(effects=[Effect("e", kind="resource", amounts={"A": 100}, cashable=cashable)])
        for how in ({"multiply": Fraction(1, 2)}, {"add": Fraction(-1, 4)}, {"to": Fraction(1, 4)}):
            changed = Pack("p", [Change("effects.*.cashable.*", **how)]).on(described)
            assert changed.effects[0].cashable["A"] == Cashability(Fraction(1, 4), lag=1)

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (Change("effects.*.kind", add=1), "must be a number to be added to; got 'resource'"),
            (Change("target_group", multiply=2), "must be a number to be multiplied; got None"),
            (Change("costs.c", multiply=2), "must be a number to be multiplied; got Cost"),
            (Change("costs.m.amounts.A", add=2), "must be a number to be added to; got Monthly"),
            (Change("costs.m.amounts.A", multiply=2, high=5), "must be a number to be multiplied within limits; got"),
            (Change("effects.*.lag", to=1, where={"kinds": "resource"}), 'did you mean "kind"'),
            (Change("effects.*.lag", to=1, where={"zzz": 1}), "with 'effects.*.lag': name one of these"),
            *[
                (Change(path, to=1, where={"kind": "resource"}), f"got 'kind' with '{path}': leave it out")
                for path in ("retention.*", "retention.1:", "effects.e.amounts.*")
            ],
            (Change("transfers.0:.amount", multiply=2, where={"count": 1}), 'did you mean "counts"'),
            (Change("actors.*.public", to=False, where={"publik": True}), 'did you mean "public"'),
        ],
    )
    def test_what_a_change_does_not_fit_is_told(self, change, message):
        """A text, what is not stated, and a whole item are not reckoned with; an item is asked for fields it has."""
        described = scenario(costs=[Cost("c", {"A": Fraction(50)}), Cost("m", {"A": Monthly(Fraction(5), 12)})])
        with pytest.raises(RangeError, match=re.escape(message)) as told:
            Pack("p", [change]).on(described)
        assert "changes of Pack 'p'" in str(told.value)

    def test_a_number_that_no_float_holds_is_refused(self):
        """A fraction of thousands of digits, on floats."""
        described = scenario(retention=(1, 0.5), discounting=Discounting(0.25, "advance", "real"), effects=[], costs=[])
        with pytest.raises(RangeError, match=r"multiply at retention\.1 must fit"):
            Pack("p", [Change("retention.1", multiply=Fraction(1, 10**400))]).on(described)

    def test_multiplies_every_year_of_an_amount(self):
        """One number a year, each by itself."""
        described = scenario(effects=[Effect("e", kind="resource", amounts={"A": (Fraction(100), 50)})])
        changed = Pack("p", [Change("effects.e.amounts.A", multiply=Fraction(1, 2))]).on(described)
        assert changed.effects[0].amounts["A"] == (50, 25)

    @pytest.mark.parametrize(
        ("make", "error"),
        [
            (lambda: Change("discounting.rate", to=float("nan")), RangeError),
            (lambda: Change("retention", to=(1, float("inf"))), RangeError),
            (lambda: Change("discounting.rate", add=float("nan")), RangeError),
            (lambda: Pack("p", [5]), TypeError),
            (lambda: run_packs(scenario(), [5]), TypeError),
            (lambda: differences(5, run(scenario())), TypeError),
            (lambda: differences(run(scenario()), 5), TypeError),
        ],
    )
    def test_what_is_none_is_refused(self, make, error):
        """A number that is not finite, and what is no change, no pack and no result."""
        with pytest.raises(error):
            make()

    def test_a_number_that_is_none_is_found_within_a_value(self):
        """Ten levels down, deeper than any description goes; what is nested deeper still is not looked through."""
        nested = float("nan")
        for _ in range(10):
            nested = [nested]
        with pytest.raises(RangeError, match="must be finite"):
            Change("effects.e", to=nested)
        assert Change("effects.e", to=[nested]).to == [nested]

    def test_a_number_that_is_none_is_found_under_a_name(self):
        """It is told where."""
        with pytest.raises(RangeError, match=r"to\['A'\] of Change must be finite"):
            Change("effects.e.amounts", to={"A": float("nan")})

    def test_what_is_within_itself_is_no_amount(self):
        """A list or a table without an end is refused as any other that does not fit."""
        row: list = []
        row.append(row)
        named: dict = {}
        named["A"] = named
        for endless in (row, named):
            for path in ("effects.e.amounts", "effects.e.amounts.A"):
                with pytest.raises(SocioeconError, match="changes of Pack 'p'"):
                    Pack("p", [Change(path, to=endless)]).on(scenario())

    @pytest.mark.parametrize("stated", [{}, {"to": 1, "add": 1}])
    def test_must_be_one_thing(self, stated):
        """Set, multiply or add."""
        with pytest.raises(RangeError, match="exactly one of to, multiply and add"):
            Change("discounting.rate", **stated)

    def test_a_path_to_nothing_is_refused(self):
        """With the name that was probably meant."""
        with pytest.raises(RangeError, match='did you mean "discounting"'):
            Pack("p", [Change("discount.rate", to=0)]).on(scenario())
