"""Every kind of finding: found with its amount where it holds, and not where it does not."""

from fractions import Fraction

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
    Transfer,
)

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
    return Transfer("stöd", **{"payer": "A", "payee": "B", "amount": Fraction(100), **fields})


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

    def test_a_cost_in_other_prices_is_told_as_a_cost(self):
        """A cost that is in another year's prices has a positive amount as well."""
        described = scenario(costs=[Cost("c", {"A": 70}, price_year=2014)])
        assert found("mixed price years", described) == [70]

    def test_a_nominal_rate_without_inflation_has_no_amount(self):
        """Where the inflation in the rate is not known, nor is the amount."""
        nominal = Discounting(Fraction(21, 100), "advance", "nominal")
        assert found("nominal rate on fixed prices", scenario(effects=[gain()], discounting=nominal)) == [None]

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

    def test_a_model_that_ends_with_the_horizon_leaves_the_amount_open(self):
        """A cost model that does not answer for later years cannot tell what they would bring."""
        model = {0: {"A": Fraction(1)}, 1: {"A": Fraction(1)}}.__getitem__
        described = scenario(effects=[Effect("m", kind="resource", model=model)], retention=(1, 1))
        assert found("horizon ends before the effect", described) == [None]
