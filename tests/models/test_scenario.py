"""What a scenario may be, and what comes back where it cannot be meant."""

import copy
import pickle
import re
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import FileError, RangeError, ShapeError, SocioeconError, add, spread
from socioecon.models import (
    Actor,
    Additionality,
    Apportioned,
    Cashability,
    Cost,
    Discounting,
    Effect,
    Employment,
    Factor,
    Monthly,
    Scenario,
    Source,
    Tax,
    Transfer,
    explain,
    format_scenario,
    parse_scenario,
)

from .strategies import SOME, scenarios, shares

UNDISCOUNTED = Discounting(0, timing="advance", terms="real")


def scenario(**fields):
    """A small scenario of two years."""
    base = {"years": 2, "intake": (10, 0), "retention": (1, Fraction(1, 2)), "discounting": UNDISCOUNTED}
    return Scenario("liten", **{**base, **fields})


def worth(**fields):
    """What a krona per person-year (or as the fields say) is in each year."""
    effect = {name: fields.pop(name) for name in list(fields) if name in _OF_EFFECT}
    item = Effect("e", **{"kind": "resource", "amounts": {"A": Fraction(1)}, **effect})
    return scenario(effects=[item], **fields).run().own["A"].nominal.net


_OF_EFFECT = ("amounts", "per", "counts", "lag", "drop_off", "real_growth", "price_year", "model", "apportioned")


class TestProfiles:
    def test_a_person_year(self):
        """Ten enter, of whom half are left the second year."""
        assert worth() == (10, 5)

    def test_an_entrant(self):
        """One amount falls in the year of entry; several by year since entry, whoever is left."""
        assert worth(per="entrant") == (10, 0)
        assert worth(per="entrant", amounts={"A": (Fraction(3), 2)}) == (30, 20)

    def test_an_entrant_is_additional_by_the_factors_alone(self):
        """Who would be in work anyway, who is gone and when work starts is asked of person-years in work only."""
        fields = {"counterfactual": (Fraction(1, 5), 0), "survival": (Fraction(1, 2), 0), "start_delay": 1}
        assert worth(per="entrant", additionality=Additionality(deadweight=Fraction(1, 4)), **fields) == (
            Fraction(15, 2),
            0,
        )

    def test_a_year(self):
        """What comes every year asks for nobody."""
        assert worth(per="year") == (1, 1)

    def test_part_of_the_entry_year_and_a_delay(self):
        """A start in July halves the entry year; a delay of a year moves all of it."""
        assert worth(first_year=Fraction(1, 2)) == (5, 5)
        assert worth(start_delay=1) == (0, 10)

    def test_the_comparison_group_is_taken_away_from_what_is_additional_alone(self):
        """A fifth would be in work anyway; what counts for everyone knows nothing of it."""
        anyway = (Fraction(1, 5),) * 2
        assert worth(counterfactual=anyway) == (8, 3)
        assert worth(counterfactual=anyway, counts="everyone") == (10, 5)

    def test_factors_of_additionality(self):
        """A fifth deadweight, and half of the rest the intervention's own."""
        factors = Additionality(deadweight=Factor(Fraction(1, 5), basis="gissning"), attribution=Fraction(1, 2))
        assert worth(additionality=factors) == (4, 2)
        assert worth(additionality=factors, counts="everyone") == (10, 5)

    def test_survival_drop_off_growth_and_lag(self):
        """Each by itself: who is left alive, an effect that fades, prices that rise, and money that comes late."""
        assert worth(survival=(1, Fraction(4, 5))) == (10, 4)
        assert worth(drop_off=Fraction(1, 5)) == (10, 4)
        assert worth(real_growth=Fraction(1, 5)) == (10, 6)
        assert worth(lag=1) == (0, 10)
        assert worth(per="year", drop_off=Fraction(1, 5)) == (1, Fraction(4, 5))

    def test_another_price_year(self):
        """An amount in the prices of another year is converted where there is an index."""
        assert worth(price_year=2014, index={2014: Fraction(100), 2020: 110}) == (10, 5)
        item = {"price_year": 2014, "amounts": {"A": Fraction(10)}}
        effect = Effect("e", kind="resource", **item)
        converted = scenario(price_year=2020, index={2014: Fraction(100), 2020: 110}, effects=[effect])
        assert converted.run().own["A"].nominal.net == (110, 55)
        by_year = Effect("e", kind="resource", **{**item, "amounts": {"A": (Fraction(10), 20)}})
        assert attrs.evolve(converted, effects=[by_year]).run().own["A"].nominal.net == (110, 110)
        longer = attrs.evolve(converted, index={2014: Fraction(100), 2017: 105, 2020: 110})
        assert longer.run().table() == converted.run().table()

    @pytest.mark.parametrize("per", ["person-year", "person in work", "entrant", "year"])
    def test_amounts_beyond_the_horizon_are_left_out(self, per):
        """What is stated for more years than the horizon has is as if it ended there: gains, costs and tapers alike."""
        long, short = ({"amounts": {"A": tuple(map(Fraction, row))}, "per": per} for row in ((3, 2, 9), (3, 2)))
        assert worth(**long, drop_off=Fraction(1, 2)) == worth(**short, drop_off=Fraction(1, 2))
        post = {"pay": 100, "productivity": 1, "contributions": 0, "subsidy_share": Fraction(1, 2)}
        by_cost = "entrant" if per == "entrant" else "programme"
        tables = [
            scenario(
                costs=[Cost("c", {"A": row}, per=by_cost)],
                employment=[Employment("p", **post, subsidy_taper=tuple(x * Fraction(1, 10) for x in row))],
            )
            .run()
            .table()
            for row in ((3, 2, 9), (3, 2))
        ]
        assert tables[0] == tables[1]

    def test_a_cost_model_by_year_since_entry(self):
        """Any callable stands for amounts by year since entry."""
        assert worth(amounts={}, model=lambda year: {"A": Fraction(year + 1)}) == (10, 10)

    def test_a_total_shared_out(self):
        """By cost shares, refused where they do not add up."""
        assert worth(amounts={}, apportioned=Apportioned(9, {"A": Fraction(2, 3), "B": Fraction(1, 3)})) == (60, 30)
        assert worth(amounts={}, apportioned=Apportioned(9, {"A": Fraction(2), "B": 1}, residual="*")) == (60, 30)
        with pytest.raises(ShapeError, match="so 1/3 is missing"):
            worth(amounts={}, apportioned=Apportioned(9, {"A": Fraction(2, 3)}))

    def test_costs(self):
        """A programme's amount falls at the start or by year, a post's every year, an entrant's with each entrant."""
        months = Monthly(Fraction(40_000), 12, share=Fraction(1, 10))
        costs = [
            Cost("start", {"A": 7}),
            Cost("by year", {"A": (1, 2)}),
            Cost("post", {"A": months}, per="year"),
            Cost("entrant", {"A": 5}, per="entrant"),
        ]
        result = scenario(costs=costs).run()
        by_item = {name: [-flow for flow in flows] for name, flows in result.own["A"].by_item().items()}
        assert by_item == {"start": [7, 0], "by year": [1, 2], "post": [48_000, 48_000], "entrant": [50, 0]}

    def test_tax_by_recipient(self):
        """Each recipient gains its rate of the base, and the payer loses the sum."""
        tax = Tax("skatt", payer="Individ", base=100, rates={"Kommun": Fraction(1, 5), "Region": Fraction(1, 10)})
        table = scenario(taxes=[tax]).run().table()
        assert table == {"Individ": (-300, -150), "Kommun": (200, 100), "Region": (100, 50)}

    @pytest.mark.parametrize("counts", ["additional", "everyone"])
    def test_what_a_taxpayer_would_pay_itself_is_not_moved(self, counts):
        """In its own account, in the function of the scenario, and where another bears the whole cost alone."""
        rates = {"A": Fraction(1, 10), "B": Fraction(1, 5)}
        taxed = scenario(
            taxes=[Tax("t", payer="A", base=100, rates=rates, counts=counts)], intake=(1, 0), retention=(1, 0)
        )
        result = taxed.run()
        assert result.table() == {"A": (-20, 0), "B": (20, 0)}
        gains, costs = taxed.function([], kind=None)()
        moved = add({"A": (0, 0), "B": (0, 0)}, *(spread(*term) for term in gains))
        assert moved["A"][0] - sum(row[0] for row in costs.values()) == -20
        assert result.own["B"].alone.nominal.net == ((0, 0) if counts == "everyone" else (20, 0))

    @pytest.mark.parametrize("actor", [5, None])
    def test_actors_of_a_cost_model_are_texts(self, actor):
        """As all others are: an account that is called 5 could not be shown."""
        modelled = scenario(effects=[Effect("m", kind="resource", model=lambda _year: {actor: 1})])
        with pytest.raises(ShapeError, match=rf"Effect 'm': actors in model\(0\) must be texts; got {actor}"):
            modelled.run()

    def test_the_cost_of_public_funds_is_charged_on_public_outlays(self):
        """An actor that is public, or part of one that is, costs society three tenths more than it pays."""
        actors = {"Kommun": Actor(public=True), "Nämnd": Actor(part_of="Kommun"), "Stiftelse": Actor()}
        costs = [Cost("projekt", {"Nämnd": 100, "Stiftelse": 100})]
        result = scenario(actors=actors, costs=costs, cost_of_public_funds=Fraction(3, 10)).run()
        assert result.society.nominal.costs == (230, 0)
        assert result.actors["Kommun"].nominal.costs == (100, 0)


class TestWorkingTime:
    """Amounts per person-year are those of full-time work and count times the working time; nothing else does."""

    def test_one_number_or_by_year_since_entry(self):
        """Ten enter, of whom half are left the second year: at half time, or half time and then three quarters."""
        assert worth(working_time=Fraction(1, 2)) == (5, Fraction(5, 2))
        assert worth(working_time=(Fraction(1, 2), Fraction(3, 4))) == (5, Fraction(15, 4))
        assert worth(working_time=[Fraction(1, 2), Fraction(3, 4), 1], intake=(0, 10)) == (0, 5)

    @pytest.mark.parametrize(("per", "by_year"), [("person in work", (10, 5)), ("entrant", (10, 0)), ("year", (1, 1))])
    def test_what_comes_with_the_person_does_not_follow_it(self, per, by_year):
        """What is stated per person in work, per entrant or per year is the same at any working time."""
        assert worth(per=per, working_time=Fraction(1, 2)) == worth(per=per) == by_year

    @SOME
    @given(scenario=scenarios())
    def test_the_whole_of_full_time_changes_nothing(self, scenario):
        """Stated as 1, by year as 1, or not at all: the same accounts and counts."""
        left_out = attrs.evolve(scenario, working_time=1).run()
        by_year = attrs.evolve(scenario, working_time=(1,) * scenario.years).run()
        assert left_out.table(discounted=True) == by_year.table(discounted=True)
        assert left_out.outcomes == by_year.outcomes
        assert "full-time equivalents" not in left_out.outcomes

    @SOME
    @given(scenario=scenarios(), share=shares)
    def test_it_is_one_factor_on_what_comes_per_person_year(self, scenario, share):
        """Every item per person-year, taxes and posts at the scenario's working time too, is worth that share."""
        full = attrs.evolve(scenario, working_time=1, cost_of_public_funds=0)
        part = attrs.evolve(full, working_time=share)
        for name, account in full.run().own.items():
            rows = part.run().own[name].by_item()
            for item, row in account.by_item().items():
                factor = share if item in _per_person_year(full) else 1
                assert rows[item] == tuple(factor * amount for amount in row)

    @SOME
    @given(scenario=scenarios(), data=st.data())
    def test_by_year_it_is_to_person_years_what_survival_is(self, scenario, data):
        """Of those in work a share counts, by year since entry: as if the others were not there."""
        by_year = data.draw(st.tuples(*[shares] * scenario.years))
        full = attrs.evolve(scenario, working_time=1, cost_of_public_funds=0)
        there = tuple(a * b for a, b in zip(full.survival, by_year, strict=True))
        fewer = attrs.evolve(full, survival=there).run()
        part = attrs.evolve(full, working_time=by_year).run()
        for name, account in part.own.items():
            for item, row in account.by_item(discounted=True).items():
                if item in _per_person_year(full):
                    assert row == fewer.own[name].by_item(discounted=True)[item]
        assert (
            part.outcomes.get("full-time equivalents", fewer.outcomes["person-years"])
            == (fewer.outcomes["person-years"])
        )

    def test_persons_and_full_time_equivalents_are_counted_apart(self):
        """10 + 5 person-years in work are 5 + 3.75 in full-time work; of the comparison group's 1 + 1 as well."""
        described = scenario(
            working_time=(Fraction(1, 2), Fraction(3, 4)),
            counterfactual=(Fraction(1, 10), Fraction(1, 10)),
            costs=[Cost("c", {"A": Fraction(350)})],
        )
        assert described.run().outcomes == {
            "entrants": 10,
            "person-years": 15,
            "additional person-years": 13,
            "full-time equivalents": Fraction(35, 4),
            "additional full-time equivalents": Fraction(30, 4),
        }
        assert described.run().society.cost_per("full-time equivalents") == 40

    def test_a_post_may_have_its_own(self):
        """Then its pay counts times that, its rows per person in work, and the scenario's is that of all else."""
        stated = {"pay": Fraction(200), "productivity": 1, "contributions": 0, "income_support": 90}
        posts = [Employment("följer", **stated), Employment("egen", **stated, working_time=Fraction(3, 4))]
        described = scenario(employment=posts, intake=(1, 0), retention=(1, 0), working_time=Fraction(1, 2))
        rows = {item: row[0] for item, row in described.run().own["Individ"].by_item().items()}
        assert rows == {
            "följer: bruttolön": 100,
            "följer: försörjningsstöd": -45,
            "egen: bruttolön": 150,
            "egen: försörjningsstöd": -90,
        }

    def test_it_is_an_input_like_any_other(self):
        """It has a path, it can be drawn at random, it stands among the inputs of a number, and in a file."""
        described = scenario(effects=[Effect("e", kind="resource", amounts={"A": 8})], working_time=Fraction(1, 2))
        assert explain(described.run().society, "net").inputs()["working_time"] == Fraction(1, 2)
        function = described.function({"tid": "working_time"})
        assert function(tid=0.25)[0] == [({"A": 8.0}, (2.5, 1.25))]
        assert function()[0] == [({"A": 8.0}, (5.0, 2.5))]
        by_year = attrs.evolve(described, retention=(1, Decimal("0.5")), working_time=(Decimal("0.5"), 1))
        assert parse_scenario(format_scenario(by_year)) == by_year

    @pytest.mark.parametrize(
        ("working_time", "message"),
        [
            (Fraction(3, 2), "working_time of Scenario 'liten' must be from 0 to 1"),
            ((1, Fraction(-1, 2)), "from 0 to 1"),
            ((1,), "working_time: it must be one share, or reach as far as the 2 years; got 1"),
            ((), "working_time of Scenario 'liten' must hold at least one"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, working_time, message):
        """A share outside 0 to 1, or of too few years."""
        with pytest.raises(SocioeconError, match=re.escape(message)):
            scenario(working_time=working_time)

    def test_a_file_is_told_all_its_faults(self):
        """A share above 1 and too few years, each at its path."""
        text = format_scenario(scenario(retention=(1, Decimal("0.5"))))
        with pytest.raises(FileError) as caught:
            parse_scenario("working_time = [33.8]\n" + text)
        assert {fault.path for fault in caught.value.faults} >= {"working_time.0"}
        with pytest.raises(FileError, match="working_time: it must be one share, or reach as far as the 2 years"):
            parse_scenario("working_time = [0.5]\n" + text)


def _per_person_year(scenario):
    """The items that follow the working time of the scenario."""
    items = [*scenario.effects, *scenario.transfers]
    following = [item.name for item in items if item.per == "person-year"] + [tax.name for tax in scenario.taxes]
    posts = [post for post in scenario.employment if post.working_time is None]
    return {*following, *(row.name for post in posts for row in post.items())}


class TestAccounts:
    def test_what_members_pay_each_other_is_no_cost_of_theirs(self):
        """A subsidy within a perspective leaves its ratio alone; seen from its payer it is a cost."""
        subsidy = Transfer("bidrag", payer="A", payee="B", amount=4, per="entrant", counts="everyone")
        gain = Effect("vinst", kind="resource", amounts={"B": 100})
        result = scenario(transfers=[subsidy], effects=[gain], perspectives={"P": ["A", "B"]}).run()
        assert result["P"].nominal.costs == (0, 0)
        assert result["A"].nominal.costs == (40, 0)
        assert result["P"].benefit_cost_ratio is None

    def test_ratios(self):
        """1 500 for 1 000: a ratio of 3/2, a return of 1/2, and a cost of 100 for each of ten entrants."""
        effects, costs = [Effect("e", kind="resource", amounts={"A": Fraction(100)})], [Cost("c", {"A": 1_000})]
        account = scenario(effects=effects, costs=costs).run().society
        assert account.benefit_cost_ratio == Fraction(3, 2)
        assert account.return_on_investment == Fraction(1, 2)
        assert account.cost_per("entrants") == 100
        assert account.cost_per("additional person-years") == Fraction(1000, 15)
        assert account.persons == Fraction(1_000, 150)
        assert (account.break_even_year, account.payback_time) == (1, 1)

    def test_cost_that_grows_with_the_persons_is_taken_from_what_each_yields(self):
        """Each yields 150 and costs 50: ten cover a fixed 1 000."""
        effects = [Effect("e", kind="resource", amounts={"A": Fraction(100)})]
        costs = [Cost("fast", {"A": 1_000}), Cost("rörlig", {"A": 50}, per="entrant")]
        assert scenario(effects=effects, costs=costs).run().society.persons == 10

    def test_gains_in_whole_numbers_and_costs_in_decimals_go_together(self):
        """As a file may well state them: 100 a person for 250.50 are 2.505 persons."""
        effects = [Effect("e", kind="resource", amounts={"A": 100})]
        costs = [Cost("c", {"A": Decimal("250.50")})]
        account = scenario(effects=effects, costs=costs, retention=(1, 0)).run().society
        assert account.persons == Decimal("2.505")
        assert account.benefit_cost_ratio == 1000 / Decimal("250.50")
        assert (account.payback_time, account.break_even_year) == (Decimal("0.2505"), 1)

    def test_years_are_a_number(self):
        """True is not one year."""
        with pytest.raises(RangeError, match="years of Scenario 'liten' must be a whole number; got True"):
            scenario(years=True, intake=(1,), retention=(1,))

    @pytest.mark.parametrize("name", ["entrants", "person-years", "additional person-years"])
    def test_an_outcome_of_ones_own_takes_no_counted_name(self, name):
        """The persons to break even rest on those that are counted."""
        with pytest.raises(ShapeError, match=f"must not be called as what is counted; got '{name}'"):
            scenario(outcomes={name: 2})

    def test_no_number_of_persons_covers_a_loss_on_each(self):
        """Where every person costs more than it yields there is no such number, fixed cost or none."""
        losing = Effect("e", kind="resource", amounts={"A": Fraction(-1)})
        assert scenario(effects=[losing]).run().society.persons is None
        assert scenario(effects=[losing], costs=[Cost("c", {"A": 5})]).run().society.persons is None
        assert scenario(effects=[losing], intake=(0, 0)).run().society.persons is None

    def test_gross_is_without_additionality(self):
        """Gross, everything counts; the difference is what would have come about anyway."""
        described = scenario(
            effects=[Effect("e", kind="resource", amounts={"A": Fraction(1)})],
            counterfactual=(Fraction(1, 5),) * 2,
            additionality=Additionality(attribution=Fraction(1, 2)),
        )
        result = described.run()
        assert result.gross.society.nominal.net == (10, 5)
        assert result.society.nominal.net == (4, Fraction(3, 2))
        assert result.outcomes["person-years"] == 15
        assert result.outcomes["additional person-years"] == Fraction(11, 2)

    def test_social_gain_cash_and_capacity_are_kept_apart(self):
        """Of 150 avoided a fifth becomes money a year later; the transfer is no social gain, the mixed item neither."""
        effects = [
            Effect(
                "vård", kind="resource", amounts={"A": Fraction(10)}, cashable={"A": Cashability(Fraction(1, 5), 1)}
            ),
            Effect("blandat", kind="mixed", amounts={"A": Fraction(1)}),
        ]
        transfers = [Transfer("stöd", payer="B", payee="A", amount=Fraction(3), against="forecast")]
        costs = [Cost("pengar", {"A": 20}), Cost("tid", {"A": 30}, budgeted=False)]
        result = scenario(effects=effects, transfers=transfers, costs=costs).run()
        assert result.social_gain == 150 - 50
        assert result.by_kind(result.society) == {"resource": 100, "mixed": 15}
        budget = result.budget(result.actors["A"])
        assert budget.cashable == (0, 20)
        assert budget.released == (100 + 30, 50 - 20 + 15)
        assert budget.unstated == (10, 5)
        assert (budget.paid, budget.in_kind) == ((20, 0), (30, 0))

    def test_the_share_of_each_grade_of_evidence_follows_the_weakest_link(self):
        """What counts only if additional rests on the factor as well; what counts for everyone on its source alone."""
        effects = [
            Effect("a", kind="resource", amounts={"A": Fraction(1)}, source="försök"),
            Effect("b", kind="resource", amounts={"A": Fraction(3)}, source="försök", counts="everyone"),
            Effect("c", kind="resource", amounts={"A": Fraction(1)}, counts="everyone"),
        ]
        factors = Additionality(attribution=Factor(Fraction(1, 2), evidence="judgement"))
        sources = {"försök": Source("Försök", evidence="trial"), "annan": Source("Annan")}
        result = scenario(effects=effects, additionality=factors, sources=sources).run()
        by_evidence = result.by_evidence(result.society)
        assert by_evidence == {"judgement": Fraction(1, 9), "trial": Fraction(6, 9), "not stated": Fraction(2, 9)}

    @pytest.mark.parametrize(
        ("factor", "grade"),
        [
            (Factor(Fraction(1, 2), evidence="judgement"), "judgement"),
            (Factor(Fraction(1, 2)), "not stated"),
            (Factor(Fraction(0)), "trial"),  # nothing is taken away: nothing rests on it
            (Factor(0.0), "trial"),
        ],
    )
    def test_what_takes_nothing_away_needs_no_evidence(self, factor, grade):
        """Deadweight, displacement and leakage of 0, however the 0 is written."""
        effects = [Effect("a", kind="resource", amounts={"A": 1}, source="försök")]
        sources = {"försök": Source("Försök", evidence="trial"), "annan": Source("Annan")}
        for name in ("deadweight", "displacement", "leakage"):
            result = scenario(effects=effects, additionality=Additionality(**{name: factor}), sources=sources).run()
            assert result.by_evidence(result.society) == {grade: 1}

    def test_the_only_source_there_is_holds_for_items_that_name_none(self):
        """One report, and everything rests on it."""
        result = scenario(
            effects=[Effect("a", kind="resource", amounts={"A": 1})], sources={"r": Source("R", evidence="forecast")}
        ).run()
        assert result.by_evidence(result.society) == {"forecast": 1}

    def test_fewer_than_would_have_come_anyway_cost_nothing_each(self):
        """A comparison group with more persons in work: person-years that are lost have no cost."""
        lost = scenario(costs=[Cost("c", {"A": 100})], counterfactual=(1, 1), retention=(1, Fraction(1, 2)))
        assert lost.run().outcomes["additional person-years"] < 0
        assert lost.run().society.cost_per("additional person-years") is None

    def test_an_unknown_outcome_is_refused(self):
        """With those that there are; one of which there is none has no cost per outcome."""
        account = scenario(costs=[Cost("c", {"A": 1})], outcomes={"i arbete": 0}).run().society
        assert account.cost_per("i arbete") is None
        with pytest.raises(RangeError, match='did you mean "i arbete"'):
            account.cost_per("i arbetet")

    @pytest.mark.parametrize("name", [[], {}, None, 1])
    def test_what_is_no_name_is_none_that_is_known(self, name):
        """A list cannot be looked up: it is refused as any unknown name is."""
        result = scenario(effects=[Effect("e", kind="resource", amounts={"A": 1})]).run()
        for ask in (
            lambda: result[name],
            lambda: result.step(name),
            lambda: result.society.step(name),
            lambda: result.society.step("cost_per", item=name if name is not None else 1),
            lambda: result.society.step("net", item=name if name is not None else 1),
        ):
            with pytest.raises(RangeError, match=r"^(name|measure|outcome|item)[a-z ]* must be "):
                ask()

    @pytest.mark.parametrize("index", [None, [1, 2], 3, "2014"])
    def test_an_index_that_is_none_is_named(self, index):
        """With the years that it should have."""
        with pytest.raises(ShapeError, match=r"^index must have a level for each year, \{2014: \.\.\., "):
            scenario(index=index)

    def test_the_cost_of_public_funds_is_paid_by_nobody(self):
        """It is a loss to society and to everyone together, in nobody's budget and no outlay that one could bear."""
        costs = [Cost("K", {"K": Fraction(100)}), Cost("I", {"K": Fraction(10)}, budgeted=False)]
        result = scenario(
            costs=costs,
            actors={"K": Actor(public=True), "R": Actor()},
            perspectives={"Samhället": ["K", "R"], "P": ["K"]},
            cost_of_public_funds=Fraction(3, 10),
        ).run()
        assert result.society.net_present_value == result["Samhället"].net_present_value == -143
        assert result["P"].net_present_value == -110
        budget = result.budget(result.society)
        assert (budget.paid, budget.in_kind) == ((100, 0), (10, 0))
        assert result["K"].alone.nominal.costs == result["R"].alone.nominal.costs == (110, 0)
        assert result["Samhället"].alone.nominal == result.society.nominal

    @pytest.mark.parametrize("more", [{}, {"Individ": Actor()}, {"Staten": Actor(public=True)}])
    @pytest.mark.parametrize(
        ("name", "members", "worth"), [("P", ["K", "R"], -10), ("P", ["K"], -100), ("P", ["R"], 150)]
    )
    def test_the_cost_of_public_funds_falls_on_all_who_gain_or_pay(self, more, name, members, worth):
        """Together, whoever else is declared: 150 gained, 100 paid and 60 lost by taxing for it are -10."""
        result = scenario(
            costs=[Cost("C", {"K": 100})],
            effects=[Effect("m", "resource", {"R": 150})],
            actors={"K": Actor(public=True), "R": Actor(), **more},
            perspectives={name: members},
            intake=(1, 0),
            retention=(1, 0),
            cost_of_public_funds=Fraction(6, 10),
        ).run()
        assert result.society.net_present_value == -10
        assert result[name].net_present_value == worth

    @pytest.mark.parametrize(
        ("name", "worth"),
        [("Kommunens budget", 50), ("Det offentliga", 50), ("Samhället", -10), ("Samhällsvinst", -10)],
    )
    def test_the_cost_of_public_funds_is_in_no_budget(self, name, worth):
        """Nor in that of public actors who are everyone, unless they are said to be society."""
        result = scenario(
            costs=[Cost("C", {"Nämnd": 100})],
            effects=[Effect("m", "resource", {"Kommun": 150})],
            actors={"Kommun": Actor(public=True), "Nämnd": Actor(part_of="Kommun")},
            perspectives={name: ["Kommun"]},
            intake=(1, 0),
            retention=(1, 0),
            cost_of_public_funds=Fraction(6, 10),
        ).run()
        assert result["Kommun"].net_present_value == 50
        assert result[name].net_present_value == worth

    def test_an_unknown_account_is_refused(self):
        """With the names that there are."""
        result = scenario(effects=[Effect("a", kind="resource", amounts={"Kommun": 1})]).run()
        with pytest.raises(RangeError, match='did you mean "Kommun"'):
            result["Kommunen"]

    def test_text_shows_what_is_not_priced(self):
        """What is known and has no price is printed under every result, and so are the findings."""
        text = str(scenario(effects=[Effect("a", kind="mixed", amounts={"A": 1})], unpriced=["glädje"]).run())
        assert "Inte värderat i kronor: glädje." in text
        assert "Blandade poster kallade samhällets (Alla aktörer, a), " in " ".join(text.split())


class TestDescription:
    @SOME
    @given(scenario=scenarios())
    def test_a_scenario_hashes_copies_and_compares(self, scenario):
        """It is a value: equal to its copy, and with the same hash."""
        other = copy.deepcopy(scenario)
        if not any(effect.model for effect in scenario.effects):
            assert other == scenario
            assert hash(other) == hash(scenario)

    def test_what_is_left_out_is_as_long_as_the_horizon(self):
        """Nobody would be in work anyway, everybody is still there, in each of the years."""
        assert (scenario().counterfactual, scenario().survival) == ((0, 0), (1, 1))
        one = scenario(years=1, intake=(1,), retention=(1,))
        assert (one.counterfactual, one.survival) == ((0,), (1,))
        longest = scenario(years=200, intake=(1,) * 200, retention=(1,) * 200)
        assert (longest.counterfactual, longest.survival) == ((0,) * 200, (1,) * 200)

    def test_a_year_of_the_index_is_a_whole_number_of_any_kind(self):
        """And a text, as in a file."""
        index = {2014.0: 100, Fraction(2015): 101, "2016": 102}
        assert scenario(index=index).index == {2014: 100, 2015: 101, 2016: 102}

    def test_who_pays_tax_to_itself_pays_none(self):
        """However its name came about: one line, of what is paid to the other."""
        payer = "KOMMUN".capitalize()  # equal to the literal, and not the same object
        result = scenario(
            taxes=[Tax("skatt", payer, base=100, rates={"Kommun": Fraction(1, 5), "Stat": Fraction(1, 10)})]
        )
        assert [line.nominal.value[0] for line in result.run()["Kommun"].lines] == [-100]
        assert [line.nominal.value[0] for line in result.run()["Stat"].lines] == [100]

    def test_a_scenario_pickles(self):
        """It can be sent to another process."""
        described = scenario(effects=[Effect("a", kind="resource", amounts={"A": 1}, cashable={"A": 0})])
        assert pickle.loads(pickle.dumps(described)) == described  # noqa: S301  # pickled on the same line

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"intake": (1,)}, "intake: it must hold one number for each of the 2 years"),
            ({"intake": (1, 0, 0)}, "intake: it must hold one number for each of the 2 years"),
            ({"retention": (1,)}, "retention: it must reach as far"),
            ({"retention": (2, 1)}, "from 0 to 1"),
            ({"retention": 1}, "a sequence is wanted"),
            ({"intake": ()}, "at least one"),
            ({"years": 0}, "from 1 to 200"),
            ({"years": 1.5}, "a whole number"),
            ({"first_year": float("nan")}, "finite"),
            ({"first_year": "hälften"}, "must be a number"),
            ({"counterfactual": (0,)}, "counterfactual: it must reach"),
            ({"discounting": Discounting((0, 0, 0), "advance", "real")}, "one for each of the 2 years"),
            ({"discounting": Discounting((0,), "advance", "real")}, "one for each of the 2 years"),
            ({"discounting": 0.04}, "must be Discounting; got 0.04"),
            ({"intake": 5}, "intake: a sequence is wanted; got 5"),
            ({"perspectives": ["A"]}, "perspectives: names with values are wanted"),
            ({"retention": (1, 2)}, r"retention\[1\] of Scenario 'liten' must be from 0 to 1; got 2"),
            ({"actors": ["Kommun"]}, "names with values"),
            ({"effects": Effect("e", kind="resource", amounts={"A": 1})}, "a sequence is wanted"),
            ({"effects": [Cost("c", {"A": 1})]}, "must hold Effect alone"),
            ({"target_group": 100}, "given with stay"),
            ({"perspectives": {"P": ["Kommun"]}}, 'no actor is called "Kommun"'),
            ({"perspectives": {"P": []}}, "at least one actor"),
            ({"actors": {"A": Actor(part_of="B"), "B": Actor(part_of="A")}}, "part of itself"),
            ({"actors": {"A": Actor(part_of="C")}}, 'no actor is called "C"'),
            ({"actors": {"A": Actor()}, "perspectives": {"A": ["A"]}}, "a name of its own"),
            ({"costs": [Cost("c", {"A": 1}), Cost("c", {"A": 1})]}, "given once"),
            ({"costs": [Cost("c", {"A": 1}, source="x")]}, 'no source is called "x"'),
            ({"costs": [Cost("c", {"A": (1, 2, 3)[:1]})]}, "reach as far"),
            ({"index": {"år": 1}}, "name years alone"),
            ({"index": {2014.5: 1}}, "name years alone"),
            ({"index": {-0.5: 1}}, "name years alone"),
            ({"index": {2014: 100, "2014": 200}}, "index must have one level for each year; got two of one"),
            ({"intake": {1, 2}}, "intake: one number for each year is wanted; got {1, 2}"),
            ({"retention": b"\1\1"}, "retention: one number for each year is wanted"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, fields, message):
        """Each with what must hold, and all of the library's own errors."""
        with pytest.raises(SocioeconError, match=message):
            scenario(**fields)

    @pytest.mark.parametrize("rate", [1, (1, 1)])
    def test_a_rate_in_whole_numbers_mixes_with_any_kind(self, rate):
        """A rate of 1 (100 %) divides: among ints that would give a float, which no Decimal can be multiplied by."""
        plain = scenario(
            retention=(1, 1),
            discounting=Discounting(rate, timing="advance", terms="real"),
            costs=[Cost("c", {"A": Decimal("0.1")}, per="year")],
        )
        assert plain.run().society.net_present_value == Decimal("-0.15")  # 0.1 + 0.1 / 2

    def test_every_name_that_stands_for_nothing_is_told_at_once(self):
        """Three faults, one error; a name that is nearly an actor's is taken for a slip."""
        with pytest.raises(ShapeError) as caught:
            scenario(
                actors={"Kommun": Actor()},
                effects=[Effect("e", kind="resource", amounts={"Komun": 1}, source="r", cashable={"Region": 1})],
            )
        assert len(caught.value.faults) == 3
        assert 'did you mean "Kommun"?' in str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Effect("e", kind="resource"), "exactly one of amounts"),
            (lambda: Effect("e", kind="resource", amounts={"A": 1}, model={}.get), "exactly one of amounts"),
            (lambda: Effect("e", kind="transfer", amounts={"A": 1}), "one of 'resource'"),
            (lambda: Effect("e", kind="resource", model="os.system"), "must be callable"),
            (lambda: Transfer("t", payer="A", payee="A", amount=1), "two actors"),
            (lambda: Transfer("t", payer="A", payee="B", amount=-1, counts="everyone"), "at least 0"),
            (lambda: Cost("c", {"A": -1}), "at least 0"),
            (lambda: Cost("c", {"A": Monthly(-1, 12)}), "at least 0"),
            (lambda: Cost("c", {}), "at least one"),
            (lambda: Cost("c", {"A": "100"}), "must be a number"),
            (lambda: Source(""), None),
            (lambda: Source(7), "must be a text"),
            (lambda: Actor(public="ja"), "true or false"),
        ],
    )
    def test_items_that_cannot_be_meant_are_refused(self, make, message):
        """An item says which of its fields it is."""
        if message is None:
            assert make().title == ""
            return
        with pytest.raises(SocioeconError, match=message):
            make()

    @pytest.mark.parametrize("huge", [1e308, Decimal("1e999999")])
    def test_what_grows_too_large_is_a_range_error(self, huge):
        """Wherever in the calculation it does, and no error of the kind of number."""
        effects = [
            Effect("e", kind="resource", amounts={"A": Monthly(huge, 12)}),
            Effect("f", kind="resource", amounts={"A": huge}),
            Effect("g", kind="resource", amounts={"A": (huge, huge)}),
        ]
        for effect in effects:
            with pytest.raises(RangeError):
                scenario(retention=(1, 1), effects=[effect], intake=(huge, 9)).run().society.step("net_present_value")

    def test_kinds_that_do_not_mix_are_pythons_own_error(self):
        """Decimal and float in one scenario are a TypeError, as everywhere."""
        with pytest.raises(TypeError):
            scenario(retention=(1, 0.5), effects=[Effect("e", kind="resource", amounts={"A": Decimal(1)})]).run()
