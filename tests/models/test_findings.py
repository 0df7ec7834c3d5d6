"""Every kind of finding: found with its amount where it holds, and not where it does not."""

import re
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from socioecon.models import (
    KINDS,
    Actor,
    Additionality,
    Cost,
    Discounting,
    Effect,
    Employment,
    Rated,
    Scenario,
    Tax,
    Transfer,
    explain,
    format_scenario,
    parse_scenario,
)
from socioecon.models.findings.assumptions import deadweight_twice
from socioecon.models.findings.reach import _longer, horizon

from .strategies import SOME, scenarios

UNDISCOUNTED = Discounting(0, timing="advance", terms="real")
FIVE = Discounting(Fraction(1, 20), timing="advance", terms="real")


def scenario(**fields):
    """One person, one year of work, in fixed prices."""
    base = {"years": 2, "intake": (1, 0), "retention": (1, 0), "discounting": UNDISCOUNTED, "price_year": 2020}
    return Scenario("liten", **{**base, **fields})


def gain(actor="A", amount=Fraction(100), **fields):
    """An effect of 100 in one account."""
    return Effect("vinst", **{"kind": "resource", "amounts": {actor: amount}, **fields})


def found(kind, described):
    """The amounts of the findings of one kind."""
    return [finding.amount for finding in described.run().findings if finding.kind == kind]


def moved(**fields):
    """A transfer of 100 from A to B."""
    return Transfer(**{"name": "stöd", "payer": "A", "payee": "B", "amount": Fraction(100), **fields})


def post(**fields):
    """A post at a wage cost of 100."""
    return Employment("post", **{"pay": Fraction(100), "productivity": Fraction(1), "contributions": 0, **fields})


# Each kind: where it holds, with the amount, and the same thing put right.
CASES = {
    "open transfer counted as gain": (
        scenario(transfers=[moved()], perspectives={"P": ["B"]}),
        100,
        scenario(transfers=[moved()], perspectives={"P": ["A", "B"]}),
    ),
    "production value and the tax on it counted together": (
        scenario(
            effects=[gain("B", kind="production")],
            transfers=[moved(amount=Rated(Fraction(3, 10), of=100))],
            perspectives={"P": ["B"]},
        ),
        30,
        scenario(effects=[gain("B", kind="production")], transfers=[moved()], perspectives={"P": ["B"]}),
    ),
    "mixed items called society": (scenario(effects=[gain(kind="mixed")]), 100, scenario(effects=[gain()])),
    "open perspective called society": (
        scenario(transfers=[moved()], perspectives={"Samhällsnytta": ["B"]}),
        100,
        scenario(transfers=[moved()], perspectives={"Nämndens nytta": ["B"]}),
    ),
    "drop-off together with retention": (
        scenario(effects=[gain(drop_off=Fraction(1, 2))], retention=(1, Fraction(1, 2)), intake=(1, 0)),
        25,  # year 2: 100 x 1/2, of which the drop-off takes half
        scenario(effects=[gain(drop_off=Fraction(1, 2))], retention=(1, 1)),
    ),
    "counterfactual together with deadweight": (
        scenario(
            effects=[gain()],
            counterfactual=(Fraction(1, 5), 0),
            additionality=Additionality(deadweight=Fraction(1, 4)),
        ),
        20,  # of the 80 that the comparison group leaves, a quarter
        scenario(effects=[gain()], counterfactual=(Fraction(1, 5), 0)),
    ),
    "mixed price years": (
        scenario(effects=[gain(price_year=2014)]),
        100,
        scenario(effects=[gain(price_year=2014)], index={2014: Fraction(100), 2020: 110}),
    ),
    "nominal rate on fixed prices": (
        scenario(
            effects=[gain()],
            retention=(0, 1),
            discounting=Discounting(Fraction(21, 100), "advance", "nominal", inflation=Fraction(1, 10)),
        ),
        Fraction(100) / Fraction(11, 10) - Fraction(100) / Fraction(121, 100),
        scenario(effects=[gain()], discounting=Discounting(Fraction(1, 10), "advance", "real")),
    ),
    "gain discounted and cost not": (
        scenario(effects=[gain()], costs=[Cost("c", {"A": Fraction(42)}, discounted=False)], discounting=FIVE),
        1,  # 42 over two years at 5 %: 21 + 20
        scenario(effects=[gain()], costs=[Cost("c", {"A": Fraction(42)})], discounting=FIVE),
    ),
    "horizon ends before the effect": (
        scenario(effects=[gain()], intake=(0, 1), retention=(1, Fraction(1, 4))),
        25,
        scenario(effects=[gain()], intake=(1, 0), retention=(1, 0)),
    ),
    "target group smaller than intake x stay": (
        scenario(effects=[gain()], intake=(30, 40), target_group=50, stay=Fraction(3, 2)),
        10,
        scenario(effects=[gain()], intake=(30, 40), target_group=60, stay=Fraction(3, 2)),
    ),
    "employer's account negative": (
        scenario(employment=[post(productivity=Fraction(1, 2), subsidy_share=Fraction(2, 5))]),
        -10,
        scenario(employment=[post(productivity=Fraction(1, 2), subsidy_share=Fraction(1, 2))]),
    ),
    "employer's account a gift": (
        scenario(employment=[post(subsidy_share=Fraction(2, 5))]),
        40,
        scenario(employment=[post(productivity=Fraction(3, 5), subsidy_share=Fraction(2, 5))]),
    ),
    "cost of public funds on no outlay": (
        scenario(costs=[Cost("c", {"A": 100})], cost_of_public_funds=Fraction(3, 10)),
        30,
        scenario(costs=[Cost("c", {"A": 100})], cost_of_public_funds=Fraction(3, 10), actors={"A": Actor(public=True)}),
    ),
    "actor not declared": (
        scenario(effects=[gain("B")], actors={"Kommun": Actor()}),
        100,
        scenario(effects=[gain("B")], actors={"B": Actor()}),
    ),
}


class TestFindings:
    def test_every_kind_is_tried(self):
        """The list below has a case for each kind that there is."""
        assert set(CASES) == set(KINDS)

    @pytest.mark.parametrize("kind", CASES)
    def test_is_found_with_its_amount(self, kind):
        """Where it holds, once, and with the amount in question."""
        held, amount, _ = CASES[kind]
        assert found(kind, held) == [amount]

    @pytest.mark.parametrize("kind", CASES)
    def test_is_gone_when_it_is_put_right(self, kind):
        """Where the remedy is followed, no more."""
        assert found(kind, CASES[kind][2]) == []

    @SOME
    @given(scenario=scenarios())
    def test_every_finding_says_what_to_do(self, scenario):
        """Of any scenario: known kinds, with a place, a message and a remedy."""
        for finding in scenario.run().findings:
            assert finding.kind in KINDS
            assert all([finding.where, finding.message, finding.remedy])

    def test_a_tax_of_its_own_is_counted_with_what_is_produced_too(self):
        """As one that a transfer states as a rate of a base is."""
        described = scenario(
            effects=[gain("B", kind="production")],
            taxes=[Tax("t", payer="A", base=100, rates={"B": Fraction(1, 5), "C": Fraction(1, 10)})],
            perspectives={"P": ["B"]},
        )
        assert found("production value and the tax on it counted together", described) == [20]

    def test_a_cost_in_other_prices_is_told_as_a_cost(self):
        """A cost that is in another year's prices has a positive amount as well."""
        described = scenario(costs=[Cost("c", {"A": 70}, price_year=2014)])
        assert found("mixed price years", described) == [70]

    def test_a_nominal_rate_without_inflation_is_told_at_a_named_one(self):
        """100 in the second year at 7,1 %, and at the 5 % that are left of it at an inflation of 2 %, as it says."""
        nominal = Discounting(Fraction(71, 1000), "advance", "nominal")
        described = scenario(effects=[gain()], retention=(0, 1), intake=(1, 0), discounting=nominal)
        (finding,) = [x for x in described.run().findings if x.kind == "nominal rate on fixed prices"]
        assert finding.amount == 100 / Fraction(105, 100) - 100 / Fraction(1071, 1000)
        assert "an illustration, at an inflation of 2 % a year" in finding.remedy
        assert "discounting.inflation" in finding.remedy

    def test_a_nominal_rate_is_told_by_year(self):
        """Rates that differ by year are each freed of the inflation."""
        by_year = Discounting((0, Fraction(21, 100)), "arrears", "nominal", inflation=Fraction(1, 10))
        described = scenario(effects=[gain()], retention=(0, 1), discounting=by_year)
        expected = 100 / (1 / Fraction(11, 10) * Fraction(11, 10)) - 100 / Fraction(121, 100)
        assert found("nominal rate on fixed prices", described) == [expected]

    def test_what_moves_between_actors_alone_is_told_to_each(self):
        """Deadweight and rate change nothing for society where all is transfers, and something for payer and payee."""
        described = scenario(
            transfers=[moved()],
            retention=(0, 1, 0),
            counterfactual=(0, Fraction(1, 5)),
            additionality=Additionality(deadweight=Fraction(1, 4)),
            discounting=Discounting(Fraction(71, 1000), "advance", "nominal"),
        )
        told = {(x.kind, x.where): x.amount for x in described.run().findings}
        deadweight = 20 / Fraction(1071, 1000)
        rate = 60 / Fraction(105, 100) - 60 / Fraction(1071, 1000)
        assert told == {
            ("counterfactual together with deadweight", "additionality.deadweight, A"): -deadweight,
            ("counterfactual together with deadweight", "additionality.deadweight, B"): deadweight,
            ("nominal rate on fixed prices", "discounting.rate, A"): -rate,
            ("nominal rate on fixed prices", "discounting.rate, B"): rate,
        }

    def test_an_open_account_of_society_is_told_what_passes_its_border(self):
        """What it gains from outside less what it pays there: what it would lose if all were taken into it."""
        out = Transfer("avgift", payer="B", payee="A", amount=Fraction(30))
        open_account = {"transfers": [moved(), out], "perspectives": {"Samhällsnytta": ["B"]}}
        assert found("open perspective called society", scenario(**open_account)) == [70]
        closed = scenario(**{**open_account, "perspectives": {"Samhällsnytta": ["A", "B"]}})
        assert closed.run()["Samhällsnytta"].net_present_value == 0

    @pytest.mark.parametrize(
        ("members", "told"),
        [(["A"], ["society", "Samhällsnytta"]), (["A", "B"], ["Samhällsnytta"]), (None, ["society"])],
    )
    def test_society_is_asked_under_every_name_it_has(self, members, told):
        """All actors are society, unless a perspective that is called so holds them all."""
        perspectives = {} if members is None else {"Samhällsnytta": members}
        described = scenario(effects=[gain(kind="mixed", amounts={"A": 60, "B": 40})], perspectives=perspectives)
        kind = "mixed items called society"
        where = [finding.where for finding in described.run().findings if finding.kind == kind]
        assert [place.partition(",")[0] for place in where] == told

    def test_persons_are_told_as_persons(self):
        """The amount of a finding is in kr, but for the persons lacking in a target group."""
        described = scenario(effects=[gain(kind="mixed")], intake=(30, 0), target_group=10, stay=1)
        units = {finding.kind: finding.unit for finding in described.run().findings}
        assert units == {"mixed items called society": "kr", "target group smaller than intake x stay": "persons"}
        text = str(next(x for x in described.run().findings if x.unit == "persons"))
        assert "(target_group), 20 personer: 30 om året som stannar 1 år tar 30 platser" in text

    def test_a_target_group_may_be_larger_than_there_are_places(self):
        """Thirty a year who stay a year take thirty places, of forty persons."""
        described = scenario(effects=[gain()], intake=(30, 0), target_group=40, stay=1)
        assert found("target group smaller than intake x stay", described) == []

    def test_an_employer_who_gains_by_the_post_in_every_year_loses_in_none(self):
        """More is produced than the post costs, and no subsidy is a gift."""
        described = scenario(employment=[post(productivity=Fraction(11, 10))])
        kinds = {finding.kind for finding in described.run().findings}
        assert not kinds & {"employer's account negative", "employer's account a gift"}

    @pytest.mark.parametrize("yearly", [[], [moved(name="bidrag", per="year", amount=10)]])
    def test_what_comes_every_year_is_no_part_of_what_goes_on(self, yearly):
        """The second cohort brings the one who pays 25 in the third year, whatever is paid each year."""
        described = scenario(
            effects=[gain()],
            transfers=yearly,
            intake=(1, 1),
            retention=(1, Fraction(1, 2)),
            counterfactual=(0, Fraction(1, 4)),
            perspectives={"P": ["A"]},
        )
        assert found("horizon ends before the effect", described) == [25]

    def test_an_effect_that_goes_on_is_told_at_its_last_value(self):
        """One year more is worth as much as the last, where the retention known ends above 0."""
        described = scenario(effects=[gain()], retention=(1, Fraction(1, 2)))
        assert found("horizon ends before the effect", described) == [50]

    def test_beyond_known_retention_nothing_is_set_against_the_comparison_group(self):
        """Of the second cohort the second year, 1/2 less 1/5, is left out; of what nobody knows nothing is made up."""
        described = scenario(
            effects=[gain()], intake=(1, 1), retention=(1, Fraction(1, 2)), counterfactual=(Fraction(1, 5),) * 2
        )
        assert found("horizon ends before the effect", described) == [30]

    def test_a_model_that_ends_with_the_horizon_goes_on_as_it_ends(self):
        """A cost model that does not answer for later years is taken at its last answer, and the finding says so."""
        model = {0: {"A": Fraction(3)}, 1: {"A": Fraction(2)}}.__getitem__
        described = scenario(effects=[Effect("m", kind="resource", model=model), gain()], retention=(1, 1))
        assert found("horizon ends before the effect", described) == [102]
        (finding,) = described.run().findings
        assert "are taken to go on as they end" in finding.message

    def test_what_comes_after_the_longest_horizon_is_not_looked_for(self):
        """Of 20 years more as a lag asks for, the 10 up to year 200; there nothing is asked for that cannot be done."""
        fields = {"effects": [gain(amount=Fraction(1), lag=20)]}
        (finding,) = scenario(years=190, intake=(1,) + (0,) * 189, retention=(1,) * 190, **fields).run().findings
        assert finding.amount == 10
        assert "Extend the horizon to 200 years." in finding.remedy
        assert scenario(years=200, intake=(1,) + (0,) * 199, retention=(1,) * 200, **fields).run().findings == ()

    def test_an_amount_too_large_for_its_kind_is_not_told(self):
        """A float that one year more takes beyond all floats: the finding stands, without an amount."""
        huge = gain(amount=1e308, real_growth=0.5)
        described = scenario(years=1, intake=(1,), retention=(1,), effects=[huge])
        assert found("horizon ends before the effect", described) == [None]


class TestAssumptions:
    """What is assumed, on its edges and beside other items."""

    @pytest.mark.parametrize(
        ("fields", "amounts"),
        [
            ({"intake": (0, 1, 0), "retention": (1, 1, Fraction(1, 2))}, []),
            ({"intake": (1, 0, 0), "retention": (1, 1, Fraction(1, 2)), "start_delay": 1}, []),
            ({"intake": (1, 0, 0), "retention": (Fraction(1, 2), Fraction(2, 2), 1)}, []),
            ({"intake": (1, 0, 0), "retention": (1, Fraction(1, 1), 1)}, []),
            # 100 x (1/2 of year 2 and 1/2 x 3/4 of year 3) are lost of the first cohort, nothing yet of the second.
            ({"intake": (1, 0, 1), "retention": (1, 1, Fraction(1, 2))}, [50 + Fraction(75, 2)]),
        ],
    )
    def test_an_effect_fades_twice_only_where_a_cohort_is_seen_to_shrink(self, fields, amounts):
        """Of the first cohort that enters, from when it is in work, within the horizon."""
        described = scenario(years=3, effects=[gain(drop_off=Fraction(1, 2))], **fields)
        assert found("drop-off together with retention", described) == amounts

    def test_only_what_comes_with_being_in_work_fades_twice(self):
        """Not what comes every year; and what is worth nothing loses nothing, but all of it may be lost."""
        falling = {"retention": (1, Fraction(1, 2))}
        kind = "drop-off together with retention"
        assert found(kind, scenario(effects=[gain(per="year", drop_off=Fraction(1, 2))], **falling)) == []
        assert found(kind, scenario(effects=[gain(amount=0, drop_off=Fraction(1, 2))], **falling)) == []
        assert found(kind, scenario(effects=[gain(drop_off=1)], **falling)) == [50]
        nothing = attrs.evolve(gain(amount=0, drop_off=1), name="inget")
        assert found(kind, scenario(effects=[nothing, gain(drop_off=1)], **falling)) == [50]

    def test_the_amount_is_that_of_the_item_and_no_other(self):
        """Neither of the items before it and after it in the alphabet, nor of a cost."""
        others = [Effect(name, kind="resource", amounts={"A": Fraction(7)}) for name in ("a", "ö")]
        costs = [
            Cost(name, {"A": Fraction(42)}, discounted=discounted) for name, discounted in (("m", False), ("b", True))
        ]
        costs += [Cost("z", {"A": Fraction(5)})]
        described = scenario(
            effects=[others[0], gain(price_year=2014), others[1]],
            costs=[*costs, Cost("c", {"A": 3}, price_year=2014)],
            discounting=FIVE,
        )
        assert found("mixed price years", described) == [100, 3]
        assert found("gain discounted and cost not", described) == [1]

    def test_a_transfer_in_other_prices_is_told_by_what_is_gained_by_it(self):
        """However little; where nobody gains, by what is lost."""
        half = Transfer("t", payer="A", payee="B", amount=Fraction(1, 2), price_year=2014)
        assert found("mixed price years", scenario(transfers=[half])) == [Fraction(1, 2)]
        loss = Effect("e", kind="resource", amounts={"A": Fraction(-100), "B": 0}, price_year=2014)
        assert found("mixed price years", scenario(effects=[loss])) == [-100]

    def test_prices_are_mixed_where_no_index_holds_both_years(self):
        """An index of more years holds both; the scenario's own year needs none."""
        index = {2014: Fraction(100), 2017: 105, 2020: 110}
        assert found("mixed price years", scenario(effects=[gain(price_year=2014)], index=index)) == []
        assert found("mixed price years", scenario(effects=[gain(price_year=2020)])) == []
        (finding,) = scenario(effects=[gain(price_year=2014)]).run().findings
        assert finding.message == "it is in prices of 2014, and the rest in 2020."

    @pytest.mark.parametrize(
        ("terms", "message", "remedy"),
        [
            (
                "nominal",
                "it is in prices of 2014, others are not, and the calculation is in current prices.",
                "State it in current prices",
            ),
            (
                "real",
                "others are not, and no price year is stated for the whole.",
                "State the price_year of the scenario",
            ),
        ],
    )
    def test_prices_are_mixed_without_a_year_for_the_whole_where_the_items_differ(self, terms, message, remedy):
        """One that states its year beside one that does not; the scenario's word for the rest is the finding's."""
        items = [gain(price_year=2014), Effect("annan", kind="resource", amounts={"A": 1})]
        described = scenario(effects=items, price_year=None, discounting=Discounting(0, "advance", terms))
        (finding,) = described.run().findings
        assert (finding.kind, finding.where, finding.amount) == ("mixed price years", "vinst", 100)
        assert message in finding.message
        assert finding.remedy.startswith(remedy)

    @pytest.mark.parametrize(
        ("fields", "where"),
        [
            ({}, []),
            ({"costs": [Cost("c", {"A": 3}, price_year=2014)]}, []),
            ({"costs": [Cost("c", {"A": 3}, price_year=2015)]}, ["vinst", "c"]),
            ({"taxes": [Tax("t", payer="A", base=100, rates={"B": Fraction(1, 5)})]}, ["vinst"]),
            ({"employment": [post()]}, ["vinst"]),
        ],
    )
    def test_prices_of_one_year_are_not_mixed(self, fields, where):
        """Where all items state the same, the scenario need not; a labour block states none."""
        described = scenario(effects=[gain(price_year=2014)], price_year=None, **fields)
        assert [x.where for x in described.run().findings if x.kind == "mixed price years"] == where
        index = {2014: Fraction(100), 2015: 110, 2020: 120}
        mended = attrs.evolve(described, price_year=2020, index=index)
        assert found("mixed price years", mended) == []  # the remedy can be followed

    def test_prices_of_two_years_are_not_said_to_be_beside_current_ones(self):
        """Each is in prices of its own year, whatever the rate is."""
        items = [gain(price_year=2014), Effect("annan", kind="resource", amounts={"A": 1}, price_year=2015)]
        described = scenario(effects=items, price_year=None, discounting=Discounting(0, "advance", "nominal"))
        messages = [x.message for x in described.run().findings]
        assert messages == [
            f"it is in prices of {year}, others are not, and the calculation is in current prices."
            for year in (2014, 2015)
        ]

    @pytest.mark.parametrize("nothing", [0, (0, 0)])
    def test_an_item_of_nothing_mixes_no_prices(self, nothing):
        """Whatever year it states, or none."""
        more = Effect("annan", kind="resource", amounts={"A": nothing})
        for other in (more, attrs.evolve(more, price_year=2015)):
            assert found("mixed price years", scenario(effects=[gain(price_year=2014), other], price_year=None)) == []
        some = attrs.evolve(more, amounts={"A": 0, "B": Fraction(1, 2)})
        assert found("mixed price years", scenario(effects=[gain(price_year=2014), some], price_year=None)) == [100]

    def test_nothing_is_not_in_other_prices(self):
        """An item that is worth nothing to anybody, as when nobody is in work, needs no index."""
        assert found("mixed price years", scenario(effects=[gain(price_year=2014)], retention=(0, 0))) == []

    def test_a_nominal_rate_on_items_that_all_state_one_year_is_told(self):
        """They are in fixed prices, though the scenario does not say so."""
        fields = {"price_year": None, "discounting": Discounting(Fraction(71, 1000), "advance", "nominal")}
        described = scenario(effects=[gain(price_year=2014)], retention=(0, 1), **fields)
        (finding,) = [x for x in described.run().findings if x.kind == "nominal rate on fixed prices"]
        assert "in prices of 2014" in finding.message
        assert "beloppen är i 2014 års priser" in finding.sentence()

    @pytest.mark.parametrize(
        ("deadweight", "counterfactual", "amounts"),
        [
            (Fraction(1, 4), (0, 0), []),
            (0, (Fraction(1, 5), 0), []),
            (1, (Fraction(1, 5), 0), [80]),
            (Fraction(1, 4), (1, 1), [-25]),  # of the 100 that are lost in the second year
        ],
    )
    def test_who_would_be_in_work_anyway_is_taken_away_twice_by_two_things(self, deadweight, counterfactual, amounts):
        """A comparison group and a deadweight, however large."""
        described = scenario(
            effects=[gain()], counterfactual=counterfactual, additionality=Additionality(deadweight=deadweight)
        )
        assert found("counterfactual together with deadweight", described) == amounts

    @pytest.mark.parametrize(
        ("fields", "amounts"),
        [
            ({"effects": [gain(per="entrant")]}, []),
            ({"effects": [gain(per="year")]}, []),
            # Of the 150 that the comparison group leaves of the effect on those in work, a quarter.
            ({"effects": [gain(), Effect("e", kind="resource", amounts={"B": 100}, per="entrant")]}, [Fraction(75, 2)]),
            ({"effects": [gain(per="person in work")]}, [Fraction(75, 2)]),
            ({"effects": [gain(counts="everyone")]}, []),
            (
                {"transfers": [moved(per="entrant"), moved(name="a", payer="C")], "perspectives": {"P": ["B"]}},
                [Fraction(75, 2)],
            ),
            (
                {"taxes": [Tax("t", payer="A", base=100, rates={"B": 1})], "perspectives": {"P": ["B"]}},
                [Fraction(75, 2)],
            ),
            ({"employment": [post()]}, [Fraction(75, 2)]),
        ],
    )
    def test_only_those_in_work_are_taken_away_twice(self, fields, amounts):
        """The comparison group is about work: the deadweight of what comes per entrant or year is counted once."""
        described = scenario(
            years=3,
            intake=(1, 1, 1),
            retention=(1, 0, 0),
            counterfactual=(Fraction(1, 2), 0, 0),
            additionality=Additionality(deadweight=Fraction(1, 4)),
            **fields,
        )
        assert found("counterfactual together with deadweight", described) == amounts

    @pytest.mark.parametrize(
        ("other", "is_told"),
        [
            ({"per": "entrant"}, True),
            ({"per": "year"}, True),
            ({"per": "entrant", "counts": "everyone"}, False),
            ({"per": "person in work"}, False),
        ],
    )
    def test_the_remedy_keeps_what_is_deadweight_alone(self, other, is_told):
        """What the comparison group is not about would lose its deadweight by it."""
        effects = [gain(), Effect("e", kind="resource", amounts={"B": 100}, **other)]
        both_stated = {"counterfactual": (Fraction(1, 5), 0), "additionality": Additionality(deadweight=Fraction(1, 4))}
        (finding,) = deadweight_twice(scenario(effects=effects, **both_stated).run())
        assert ("What comes per entrant or per year then needs it" in finding.remedy) is is_told
        assert ("Det som kommer per person som börjar" in finding.sentence()) is is_told

    @SOME
    @given(scenario=scenarios())
    def test_where_nothing_comes_with_work_nobody_is_taken_away_twice(self, scenario):
        """Of any scenario, all of it per entrant."""
        effects = [attrs.evolve(x, per="entrant") for x in scenario.effects]
        transfers = [attrs.evolve(x, per="entrant") for x in scenario.transfers]
        no_work = attrs.evolve(
            scenario, actors=scenario.everyone, effects=effects, transfers=transfers, taxes=(), employment=()
        )
        assert list(deadweight_twice(no_work.run())) == []

    def test_a_perspective_may_hold_those_whom_other_items_name(self):
        """An actor whom only a cost, or what comes per entrant, names."""
        described = scenario(
            effects=[gain(), Effect("e", kind="resource", amounts={"B": 100}, per="entrant")],
            costs=[Cost("c", {"C": 1})],
            perspectives={"P": ["A", "B", "C"]},
            counterfactual=(Fraction(1, 5), 0),
            additionality=Additionality(deadweight=Fraction(1, 4)),
        )
        (finding,) = deadweight_twice(described.run())
        assert finding.amount == 20

    @pytest.mark.parametrize(
        "fields",
        [
            {"retention": (1, 0, 0, 0), "counterfactual": (0, 0, 0, Fraction(1, 2))},
            {"counterfactual": (0, 0, Fraction(1, 2)), "intake": (0, 1, 1)},
            {"counterfactual": (0, 0, Fraction(1, 2)), "survival": (1, 1, 0)},
            {"counterfactual": (Fraction(1, 2), 0, 0), "intake": (0, 0, 0)},
        ],
    )
    def test_a_comparison_group_that_nobody_is_set_against_takes_nobody_away(self, fields):
        """Beyond the horizon, beyond the years since entry that a cohort reaches, or when nobody is left."""
        base = {"years": 3, "intake": (1, 0, 0), "retention": (1, 0, 0), "effects": [gain()], **fields}
        deadweight = Additionality(deadweight=Fraction(1, 4))
        assert found("counterfactual together with deadweight", scenario(additionality=deadweight, **base)) == []

    def test_without_deadweight_no_other_description_is_computed(self):
        """None that could be too large: what A and C gain in work is beyond all floats without what B loses.

        Of two entrants one would be in work anyway.
        """
        most = 2.0**1023
        effects = [
            Effect(actor, kind="resource", amounts={actor: amount}, per=per)
            for actor, amount, per in (
                ("A", most, "person-year"),
                ("B", -most / 2, "entrant"),
                ("C", most, "person-year"),
            )
        ]
        result = scenario(effects=effects, intake=(2, 0), counterfactual=(0.5, 0)).run()
        assert result.society.net_present_value == most
        assert result.findings == ()

    def test_a_comparison_group_that_the_first_cohort_alone_is_set_against_takes_away_too(self):
        """In the second year since entry, which the second cohort does not reach: of 100 + 80 + 100 a quarter."""
        described = scenario(
            effects=[gain()],
            intake=(1, 1),
            retention=(1, 1),
            counterfactual=(0, Fraction(1, 5)),
            additionality=Additionality(deadweight=Fraction(1, 4)),
        )
        assert found("counterfactual together with deadweight", described) == [70]

    @pytest.mark.parametrize("fields", [{"price_year": None}, {"discounting": Discounting(0, "advance", "nominal")}])
    def test_a_nominal_rate_is_right_on_current_prices(self, fields):
        """And a rate of 0 discounts nothing."""
        nominal = Discounting(Fraction(71, 1000), "advance", "nominal")
        described = scenario(**{"effects": [gain()], "retention": (0, 1), "discounting": nominal, **fields})
        assert found("nominal rate on fixed prices", described) == []

    @pytest.mark.parametrize(
        ("cost", "amounts"),
        [
            (Cost("c", {"A": Fraction(42)}, per="year", discounted=False), [2]),
            (Cost("c", {"A": Fraction(21)}, per="entrant", discounted=False), [1]),
            (Cost("c", {"A": (Fraction(7), 21)}, discounted=False), [1]),
        ],
    )
    def test_a_cost_that_is_stated_by_year_is_discounted_as_it_is(self, cost, amounts):
        """Every year's, each entrant's, or one by one: the second year's at 5 %, and nothing is spread."""
        described = scenario(costs=[cost], intake=(1, 1), discounting=FIVE)
        assert found("gain discounted and cost not", described) == amounts

    def test_a_lump_sum_is_spread_beside_what_another_pays_by_year(self):
        """Each actor by itself, at 100 %: of 120 in three years 70 are left, and of 30 a year 52.5."""
        cost = Cost("c", {"A": Fraction(120), "B": (Fraction(30), 30, 30)}, discounted=False)
        at_double = Discounting(Fraction(1), "advance", "real")
        described = scenario(years=3, intake=(1, 0, 0), retention=(1, 0, 0), costs=[cost], discounting=at_double)
        assert found("gain discounted and cost not", described) == [Fraction(175, 2)]
        grown = attrs.evolve(described, costs=[attrs.evolve(cost, real_growth=Fraction(1, 10))])
        # B's 30, 33 and 36.3 stay its own; A's 120 at the start does not grow.
        expected = 50 + Fraction(33) / 2 + Fraction(363, 10) * 3 / 4
        assert found("gain discounted and cost not", grown) == [expected]

    def test_a_lump_sum_in_whole_kronor_is_spread_beside_what_grows(self):
        """At 100 % a year 60 of the 120 are worth 30, and 33 in the second year 16 1/2: one row has grown."""
        cost = Cost("K", {"A": 120, "B": (30, 30)}, discounted=False, real_growth=Fraction(1, 10))
        double = Discounting(1, timing="advance", terms="real")
        (amount,) = found(
            "gain discounted and cost not", scenario(effects=[gain(amount=100)], costs=[cost], discounting=double)
        )
        assert amount == (120 + 30 + 33) - (60 + Fraction(60, 2) + 30 + Fraction(33, 2))
        assert isinstance(amount, Fraction)

    def test_each_cost_is_looked_at(self):
        """Also after one that is discounted, and after one that falls at the value date."""
        costs = [
            Cost("a", {"A": 42}),
            Cost("b", {"A": (42, 0)}, discounted=False),
            Cost("c", {"A": Fraction(42)}, discounted=False),
        ]
        assert found("gain discounted and cost not", scenario(costs=costs, discounting=FIVE)) == [1]


class TestPerspectives:
    """Who is counted in, on the edges."""

    @pytest.mark.parametrize(
        ("amount", "amounts"), [(0, []), (Fraction(1, 2), [Fraction(1, 2)]), (Fraction(-1, 2), [])]
    )
    def test_a_transfer_is_a_gain_to_whom_it_is_one(self, amount, amounts):
        """However little it is; nothing and a loss are none."""
        described = scenario(transfers=[moved(amount=amount)], perspectives={"P": ["B"]})
        assert found("open transfer counted as gain", described) == amounts
        assert found("open transfer counted as gain", scenario(transfers=[moved()], perspectives={"P": ["A"]})) == []

    @pytest.mark.parametrize(
        ("kind", "amount", "amounts"),
        [
            ("production", Fraction(1, 2), [30]),
            ("production", 0, []),
            ("production", Fraction(-1, 2), []),
            ("mixed", 100, []),
            ("resource", 100, []),
        ],
    )
    def test_a_tax_is_paid_out_of_what_is_produced(self, kind, amount, amounts):
        """Where anything is, and of nothing else."""
        tax = moved(amount=Rated(Fraction(3, 10), of=100))
        described = scenario(effects=[gain("B", amount, kind=kind)], transfers=[tax], perspectives={"P": ["B"]})
        assert found("production value and the tax on it counted together", described) == amounts

    @pytest.mark.parametrize(
        ("produced", "amounts"),
        [((Fraction(-100), 104), []), ((Fraction(-100), 106), [30]), ((Fraction(100), -104), [30])],
    )
    def test_what_is_produced_is_looked_at_at_the_value_date(self, produced, amounts):
        """At 5 %, 104 in the second year are less than 100 in the first, and 106 are more."""
        tax = moved(amount=Rated(Fraction(3, 10), of=100), per="entrant")
        described = scenario(
            effects=[gain("B", produced, kind="production")],
            transfers=[tax],
            retention=(1, 1),
            discounting=FIVE,
            perspectives={"P": ["B"]},
        )
        assert found("production value and the tax on it counted together", described) == amounts

    def test_every_perspective_is_looked_at(self):
        """One that produces comes after one that does not."""
        described = scenario(
            effects=[gain("B", kind="production"), Effect("annan", kind="resource", amounts={"C": 1})],
            transfers=[moved(amount=Rated(Fraction(3, 10), of=100))],
            perspectives={"utan": ["C"], "med": ["B"]},
        )
        told = [x.where for x in described.run().findings if x.kind.startswith("production value")]
        assert told == ["med, stöd"]

    def test_pay_is_set_against_the_tax_at_the_value_date(self):
        """The tax of 30 on the entry, and pay of 21 a year later, at 5 %: 10 are above the 20 that it is worth."""
        tax = moved(amount=Rated(Fraction(3, 10), of=100), per="entrant")
        pay = Transfer("lön", payer="B", payee="A", amount=21, lag=1)
        described = scenario(
            effects=[gain("B", kind="production")], transfers=[tax, pay], discounting=FIVE, perspectives={"P": ["B"]}
        )
        assert found("production value and the tax on it counted together", described) == [10]

    def test_pay_of_nothing_is_not_told_as_pay(self):
        """The tax is the whole tax, and not what is above a pay that there is not."""
        tax = moved(amount=Rated(Fraction(3, 10), of=100))
        pay = Transfer("lön", payer="B", payee="A", amount=0)
        described = scenario(effects=[gain("B", kind="production")], transfers=[tax, pay], perspectives={"P": ["B"]})
        (finding,) = [x for x in described.run().findings if x.kind.startswith("production value")]
        assert finding.amount == 30
        assert "lön" not in explain(finding).text()

    @pytest.mark.parametrize("returned", [80, Fraction(1, 2)])
    @pytest.mark.parametrize(
        ("paid", "amounts"),
        [
            *[(0, [30]), (Fraction(1, 2), [Fraction(59, 2)]), (10, [20]), (Fraction(59, 2), [Fraction(1, 2)])],
            *[(30, []), (100, [])],
        ],
    )
    def test_production_that_is_paid_out_to_the_taxpayer_is_counted_once(self, paid, amounts, returned):
        """As pay: the tax is then the perspective's part of it, and twice is only what it is above that.

        What the taxpayer pays for something else, much or little, changes nothing of it.
        """
        tax = moved(amount=Rated(Fraction(3, 10), of=100))
        pay = Transfer("lön", payer="B", payee="A", amount=paid)
        elsewhere = Transfer("hyra", payer="B", payee="C", amount=50)
        back = Transfer("sparat", payer="A", payee="B", amount=returned)
        described = scenario(
            effects=[gain("B", kind="production")], transfers=[tax, pay, elsewhere, back], perspectives={"P": ["B"]}
        )
        assert found("production value and the tax on it counted together", described) == amounts

    @pytest.mark.parametrize(("payer", "amounts"), [("C", [30]), ("B", [])])
    def test_only_who_produces_pays_out_of_what_is_produced(self, payer, amounts):
        """A benefit that another member pays the taxpayer is no pay: the tax is counted twice all the same."""
        paid = Transfer("bidrag", payer=payer, payee="A", amount=100)
        tax = moved(amount=Rated(Fraction(3, 10), of=100))
        described = scenario(
            effects=[gain("B", kind="production")],
            transfers=[tax, paid],
            actors={"C": Actor()},
            perspectives={"P": ["B", "C"]},
        )
        assert found("production value and the tax on it counted together", described) == amounts

    def test_a_benefit_during_the_intervention_is_no_pay(self):
        """40 person-years with a tax of 60 000 are 2 400 000, whatever the municipality pays those who take part."""
        described = scenario(
            years=3,
            intake=(10, 10, 10),
            retention=(1, Fraction(1, 2), 0),
            effects=[gain("AG", 300_000, kind="production")],
            transfers=[
                Transfer("Bidrag under insatsen", "Kommun", "Individ", 78_000, per="entrant", counts="everyone"),
                Transfer("Skatt", "Individ", "Kommun", Rated(Fraction(3, 10), of=200_000)),
            ],
            perspectives={"P": ["Kommun", "AG"]},
        )
        assert found("production value and the tax on it counted together", described) == [2_400_000]

    def test_each_taxpayer_is_paid_by_itself(self):
        """What one is paid is not the other's."""
        taxes = [moved(name=payer, payer=payer, amount=Rated(Fraction(3, 10), of=100)) for payer in "AC"]
        described = scenario(
            effects=[gain("B", kind="production")],
            transfers=[*taxes, Transfer("lön", payer="B", payee="C", amount=100)],
            perspectives={"P": ["B"]},
        )
        (finding,) = [x for x in described.run().findings if x.kind.startswith("production value")]
        assert (finding.where, finding.amount) == ("P, A", 30)

    def test_an_employer_that_taxes_its_own_employees_counts_nothing_twice(self):
        """100 produced, 100 paid and 30 of these back as tax are 30."""
        job = post(municipal_rate=Fraction(3, 10), employer="Kommun")
        described = scenario(employment=[job], perspectives={"Kommunen": ["Kommun"]})
        assert described.run()["Kommunen"].net_present_value == 30
        assert found("production value and the tax on it counted together", described) == []

    @pytest.mark.parametrize(
        ("fields", "amounts"),
        [
            ({}, [30]),
            ({"counts": "everyone"}, []),
            ({"tax": False}, []),
            ({"counts": "everyone", "tax": True}, [30]),
            ({"amount": 30, "tax": True}, [30]),
            ({"amount": 30}, []),
        ],
    )
    def test_a_rate_of_a_base_is_a_tax_unless_something_else_is_said(self, fields, amounts):
        """A wage subsidy, which is paid for everyone, is none, and what is stated holds."""
        paid = moved(**{"amount": Rated(Fraction(3, 10), of=100), **fields})
        described = scenario(effects=[gain("B", kind="production")], transfers=[paid], perspectives={"P": ["B"]})
        assert found("production value and the tax on it counted together", described) == amounts
        assert parse_scenario(format_scenario(described)) == described

    @pytest.mark.parametrize(
        ("name", "is_called"),
        [
            ("Samhället", True),
            ("samhällsnytta", True),
            ("Hela samhällets vinst", True),
            ("SAMHÄLLSEKONOMISKT", True),
            ("Samhälls-vinst", True),
            ("Nettot_samhället", True),
            ("Society", True),
            ("society's gain", True),
            ("På samhällsnivå", True),
            ("Samhällelig nytta", True),
            ("Samhällsbesparingar", True),
            ("Samhällsavkastning", True),
            ("Samhällsanalys", True),
            ("Samhällsbudget", True),
            ("Samhällssektorn", True),
            ("Samhällsbalans", True),
            ("Samhällsmässigt", True),
            ("Samhällskontot", True),
            ("Samhällskontoret", False),
            ("civil-society", False),
            ("Det civila  samhället", False),
            ("Civilsamhället", False),
            ("Det civila samhället", False),
            ("Samhällsbyggnadsnämnden", False),
            ("Samhällsskydd och beredskap", False),
            ("Civil society", False),
            ("Societyx", False),
        ],
    )
    def test_society_is_called_so_in_whole_words(self, name, is_called):
        """A board or an association that has the word in its name is none."""
        described = scenario(transfers=[moved()], perspectives={name: ["B"]})
        assert found("open perspective called society", described) == [100] * is_called

    def test_of_what_is_compared_each_description_has_its_name(self):
        """The inputs of one stand under one name, those of the other under another; of the scenario under none."""
        twice = scenario(
            effects=[gain()],
            counterfactual=(Fraction(1, 5), 0),
            additionality=Additionality(deadweight=Fraction(1, 4), attribution=Fraction(1, 2)),
        )
        (finding,) = twice.run().findings
        inputs = explain(finding).inputs()
        assert inputs["additionality.deadweight"] == Fraction(1, 4)
        assert inputs["without deadweight: additionality.deadweight"] == 0
        assert inputs["without deadweight: intake"] == inputs["intake"] == (1, 0)
        assert explain(finding).recomputed() == 10
        late = scenario(effects=[gain(lag=1)], intake=(0, 1))
        (finding,) = late.run().findings
        described = {
            path.partition(": ")[0]: value for path, value in explain(finding).inputs().items() if "intake" in path
        }
        assert described == {"within the horizon": (0, 1), "with what comes after it": (0, 1, 0)}


class TestFalseAlarms:
    """What looks like one and is none: nothing is at stake."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"effects": [gain(amount=(100, 0, 0))], "retention": (1, 1, 1)},
            {"effects": [gain(per="year")], "retention": (1, 1, 1)},
            {"effects": [gain()], "retention": (1, 1, 1), "survival": (1, 1, 0)},
        ],
    )
    def test_a_horizon_after_which_nothing_comes(self, fields):
        """The effect is over, comes every year anyway, or nobody is left."""
        assert found("horizon ends before the effect", scenario(years=3, intake=(1, 0, 0), **fields)) == []

    def test_an_employer_who_gains_without_a_subsidy_is_given_nothing(self):
        """What is produced above the wage cost is no gift."""
        described = scenario(employment=[post(productivity=Fraction(6, 5))])
        assert found("employer's account a gift", described) == []

    def test_a_gift_is_the_subsidy_and_not_what_is_produced(self):
        """Of 20 + 40 that the employer keeps, 40 are given."""
        described = scenario(employment=[post(productivity=Fraction(6, 5), subsidy_share=Fraction(2, 5))])
        assert found("employer's account a gift", described) == [40]

    @pytest.mark.parametrize("fields", [{"retention": (1, 1, 0)}, {"retention": (1, 1, 1), "intake": (0, 1, 0)}])
    def test_a_year_in_which_nobody_is_in_work_costs_the_employer_nothing(self, fields):
        """The subsidy ends in the third year since entry, which no one reaches within the horizon."""
        post_of_two_years = post(
            productivity=Fraction(1, 2), subsidy_share=Fraction(1, 2), subsidy_taper=(Fraction(1), 1, 0)
        )
        base = {"years": 3, "intake": (1, 0, 0), "employment": [post_of_two_years], **fields}
        assert found("employer's account negative", scenario(**base)) == []

    def test_a_fall_beyond_the_horizon_does_not_fade_the_effect(self):
        """Retention that falls in the third year of two, or after the last year that a cohort reaches."""
        fading = gain(drop_off=Fraction(1, 2))
        assert found("drop-off together with retention", scenario(effects=[fading], retention=(1, 1, 0))) == []
        late = scenario(effects=[fading], intake=(0, 1), retention=(1, Fraction(1, 2)))
        assert found("drop-off together with retention", late) == []

    def test_an_actor_to_whom_nothing_comes_need_not_be_declared(self):
        """A region that takes no tax of the post has no account."""
        names = ("Arbetsgivare", "Individ", "Kommun", "Staten", "Arbetsförmedlingen")
        described = scenario(employment=[post(municipal_rate=Fraction(1, 5))], actors=dict.fromkeys(names, Actor()))
        assert found("actor not declared", described) == []

    def test_a_cost_that_falls_at_the_value_date_is_worth_the_same_discounted(self):
        """42 in year 1, in advance, stated by year: to discount it changes nothing."""
        cost = Cost("c", {"A": (Fraction(42), 0)}, discounted=False)
        assert found("gain discounted and cost not", scenario(costs=[cost], discounting=FIVE)) == []

    def test_a_deadweight_that_takes_nothing_away(self):
        """What counts for everyone is counted once whatever the deadweight."""
        described = scenario(
            effects=[gain(counts="everyone")],
            counterfactual=(Fraction(1, 5), 0),
            additionality=Additionality(deadweight=Fraction(1, 4)),
        )
        assert found("counterfactual together with deadweight", described) == []


class TestNothingMissed:
    """What falls outside is found, with the amount that is right."""

    @pytest.mark.parametrize(
        ("fields", "amount"),
        [
            ({"effects": [gain(lag=3)]}, 100),
            ({"effects": [gain(lag=1, per="entrant")], "intake": (0, 1)}, 100),
            ({"effects": [gain(per="entrant", amount=(Fraction(100), 70))], "intake": (0, 1)}, 70),
            ({"costs": [Cost("c", {"A": (Fraction(100), 70)}, per="entrant")], "intake": (0, 1)}, -70),
            (
                {
                    "taxes": [Tax("t", payer="A", base=Fraction(100), rates={"B": 1}, lag=2)],
                    "perspectives": {"P": ["B"]},
                },
                100,
            ),
            (
                {"effects": [Effect("m", kind="resource", per="entrant", model=[{"A": 9}, {"A": 7}].__getitem__)]}
                | {"intake": (0, 1)},
                7,
            ),
        ],
    )
    def test_what_falls_after_the_horizon(self, fields, amount):
        """What comes later than the work, and what the last entrants bring in later years."""
        assert found("horizon ends before the effect", scenario(**fields)) == [amount]

    def test_the_horizon_that_is_asked_for_leaves_nothing_out(self):
        """With the horizon of the remedy it is found no more."""
        described = {"effects": [gain(lag=3)], "intake": (1, 1)}
        (finding,) = scenario(**described).run().findings
        assert "Extend the horizon to 5 years." in finding.remedy
        longer = scenario(**{**described, "years": 5, "intake": (1, 1, 0, 0, 0), "retention": (1, 0, 0, 0, 0)})
        assert found("horizon ends before the effect", longer) == []

    @SOME
    @given(scenario=scenarios())
    def test_the_horizon_that_is_asked_for_is_enough_for_every_scenario(self, scenario):
        """What is known to follow has an amount, and with the horizon of the remedy nothing more is known to follow.

        Cost models are left out: those drawn do not answer beyond the horizon.
        """
        scenario = attrs.evolve(scenario, effects=[effect for effect in scenario.effects if effect.model is None])
        for finding in scenario.run().findings:
            asked_for = re.search(r"Extend the horizon to (\d+) years", finding.remedy)
            if asked_for:
                assert finding.amount is not None
                assert list(horizon(_longer(scenario, int(asked_for[1])).run())) == []

    def test_who_would_have_worked_anyway_is_known_to_follow_too(self):
        """Nobody works for it, one would have in the second year: the tax of that year, lost, is paid in the third."""
        lost = Tax("skatt", "Individ", 100, {"Kommun": Fraction(1, 2)}, counts="additional", lag=1)
        described = scenario(retention=(0, 0), counterfactual=(0, 1), taxes=[lost])
        told = [x for x in described.run().findings if x.kind == "horizon ends before the effect"]
        assert {(x.where, x.amount) for x in told} == {("Individ", 50), ("Kommun", -50)}
        assert {x.remedy for x in told} == {"Extend the horizon to 3 years."}

    def test_equalisation_settled_after_the_horizon_is_told_to_those_who_settle_it(self):
        """Of the second year's work the municipality pays 20 % of 100 in the fourth; to society as a whole it is 0."""
        described = scenario(
            years=3,
            intake=(1, 0, 0),
            retention=(1, 1, 0),
            employment=[post(municipal_equalisation=Fraction(1, 5), taxable=Fraction(100))],
        )
        told = {x.where: x.amount for x in described.run().findings if x.kind == "horizon ends before the effect"}
        assert told == {"Kommun": -20, "Staten": 20}

    def test_a_perspective_is_told_its_own_amount(self):
        """And not that of all actors together."""
        both = gain(amounts={"A": Fraction(1), "B": Fraction(100)}, lag=3)
        described = scenario(effects=[both], perspectives={"P": ["B"]})
        assert found("horizon ends before the effect", described) == [100]

    @pytest.mark.parametrize(
        "fields",
        [
            {"costs": [Cost("c", {"K": 50})]},
            {"costs": [Cost("c", {"K": 50}, per="year")]},
            {"effects": [gain("K", per="year")]},
            {"transfers": [moved(payer="K", per="year")]},
            {"costs": [Cost("c", {"K": 50})], "actors": {"N": Actor(part_of="K")}},
        ],
    )
    def test_an_actor_may_be_named_by_what_comes_whether_anybody_does_or_not(self, fields):
        """The part of the second cohort's 100 that falls in the third year is told, and told to the perspective."""
        effects = [gain("B"), *[attrs.evolve(x, name="fast") for x in fields.get("effects", ())]]
        described = scenario(
            **{**fields, "effects": effects}, intake=(0, 1), retention=(1, 1, 0), perspectives={"P": ["K", "B"]}
        )
        told = {x.where: x.amount for x in described.run().findings if x.kind == "horizon ends before the effect"}
        assert told == {"P": 100}

    def test_a_cost_of_public_funds_that_is_charged_is_not_told(self):
        """Nor where nobody pays: there is nothing to charge. That somebody idle is public charges nothing either."""
        kind, charged = "cost of public funds on no outlay", {"cost_of_public_funds": Fraction(3, 10)}
        costs = [Cost("c", {"A": 100})]
        assert found(kind, scenario(costs=costs, actors={"A": Actor(public=True)}, **charged)) == []
        both = {"A": Actor(part_of="B"), "B": Actor(public=True)}
        assert found(kind, scenario(costs=[*costs, Cost("d", {"C": 100})], actors=both, **charged)) == []
        assert found(kind, scenario(costs=costs, actors={"B": Actor(public=True)}, **charged)) == [30]
        assert found(kind, scenario(effects=[gain()], **charged)) == []
        assert found(kind, scenario(costs=costs)) == []

    def test_a_cost_of_public_funds_is_told_at_the_value_date(self):
        """105 in the second year are 100 at 5 %, and 30 % of them 30."""
        described = scenario(
            costs=[Cost("c", {"A": (0, Fraction(105))})], cost_of_public_funds=Fraction(3, 10), discounting=FIVE
        )
        assert found("cost of public funds on no outlay", described) == [30]

    def test_what_a_lag_leaves_out_does_not_hide_what_goes_on(self):
        """The 60 of the second year fall in the third; a third year at 60 % brings 60 more, at 5 % a year later."""
        described = scenario(effects=[gain(lag=1)], retention=(1, Fraction(3, 5)), discounting=FIVE)
        value = [60 / Fraction(21, 20) ** 2, 60 / Fraction(21, 20) ** 3]
        assert found("horizon ends before the effect", described) == value

    def test_an_actor_that_a_cost_model_names_must_be_declared_too(self):
        """A name that stands in somebody's model and nowhere else."""
        model = [{"Komun": Fraction(100)}, {"Komun": 0}].__getitem__
        described = scenario(effects=[Effect("m", kind="resource", model=model)], actors={"Kommun": Actor()})
        assert found("actor not declared", described) == [100]

    def test_the_row_of_public_funds_is_no_actor(self):
        """The cost of public funds is nobody's, and so not one to declare."""
        described = scenario(
            costs=[Cost("c", {"A": Fraction(100)})],
            actors={"A": Actor(public=True)},
            cost_of_public_funds=Fraction(1, 2),
        )
        assert found("actor not declared", described) == []

    def test_a_lump_sum_is_spread_as_it_was_paid(self):
        """42 at the start, whose real growth comes to nothing there: 21 + 20 at 5 %."""
        cost = Cost("c", {"A": Fraction(42)}, discounted=False, real_growth=Fraction(1, 10))
        assert found("gain discounted and cost not", scenario(costs=[cost], discounting=FIVE)) == [1]

    def test_a_loss_is_told_as_a_loss(self):
        """A negative effect in other prices, and one that drops off: what is lost in all, or less of it."""
        loss = gain(amount=Fraction(-100), price_year=2014)
        assert found("mixed price years", scenario(effects=[loss])) == [-100]
        fading = gain(amount=Fraction(-100), drop_off=Fraction(1, 2))
        described = scenario(effects=[fading], retention=(1, Fraction(1, 2)))
        assert found("drop-off together with retention", described) == [-25]
