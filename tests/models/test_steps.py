"""Steps: what is too plain for the core, what a number is called, and what it is computed from."""

from decimal import Decimal
from fractions import Fraction

import pytest

from socioecon.models import (
    Apportioned,
    Cost,
    Discounting,
    Effect,
    Employment,
    Monthly,
    Scenario,
    Source,
    Transfer,
    differences,
    explain,
    run,
)
from socioecon.models._steps import (
    at_the_start,
    call,
    evenly,
    every_year,
    given,
    less,
    less_by_year,
    multiply,
    not_below_nothing,
    otherwise,
    plus,
    times,
    weigh,
)

from .strategies import written


def scenario(**fields):
    """A small scenario of two years, ten and then five in work."""
    base = {"intake": (10, 0), "retention": (1, Fraction(1, 2)), "discounting": Discounting(0, "advance", "real")}
    return Scenario("liten", years=2, **{**base, **fields})


def gain(amount=Fraction(100), **fields):
    """An effect in one account."""
    return Effect("vinst", **{"kind": "resource", "amounts": {"A": amount}, **fields})


class TestPlain:
    def test_sums_products_and_differences(self):
        """Of two and of three numbers, and of rows year by year."""
        assert plus(2, 3, Fraction(5)) == 10
        assert multiply(2, 3, Fraction(5)) == 30
        assert less(2, Fraction(5)) == -3
        assert weigh((2, 3), (5, 7), (1, Fraction(2))) == (10, 42)
        assert times((2, 3), Fraction(5)) == (10, 15)
        assert less_by_year((2, 3), (5, Fraction(7))) == (-3, -4)

    def test_an_amount_in_equal_parts_is_not_rounded(self):
        """One krona over two years is half a krona each."""
        assert evenly(Fraction(1), 2) == (Fraction(1, 2), Fraction(1, 2))

    def test_years(self):
        """The same every year, or once, at the start."""
        assert every_year(3) == (1, 1, 1)
        assert every_year(2, 0) == (0, 0)
        assert at_the_start(3) == (1, 0, 0)

    def test_nothing_below_nothing(self):
        """A negative amount is 0, any other is itself."""
        assert not_below_nothing(Fraction(-1)) == 0
        assert not_below_nothing(Fraction(1, 2)) == Fraction(1, 2)


class TestOtherwise:
    def test_inputs_and_the_whole_go_under_the_name_of_the_description(self):
        """What is computed between them keeps its own."""
        price, persons = given("price", 3, "kr", "rapport"), given("persons", 5)
        cost = call("cost", "kr", multiply, price, persons)
        other = otherwise("first", call("cost less one", "kr", less, cost, 1))
        assert (other.label, other.value, other.unit) == ("first: cost less one", 14, "kr")
        (inner, one), inputs = other.arguments, other.arguments[0].arguments
        assert (inner.label, inner.value, one) == ("cost", 15, 1)
        assert [(x.label, x.value, x.source) for x in inputs] == [
            ("first: price", 3, "rapport"),
            ("first: persons", 5, ""),
        ]

    def test_an_input_is_named_once(self):
        """A number that is nothing but an input."""
        assert otherwise("first", given("price", 3)).label == "first: price"


class TestWhatANumberRestsOn:
    """What changes nothing is no input of a number: a reader is not shown a multiplication by 1."""

    def test_a_full_post(self):
        """So much a month for so many months, and the share of a post only where it is a part of one."""
        full, half = (Cost(name, {"A": Monthly(10, 12, share)}) for name, share in (("f", 1), ("h", Fraction(1, 2))))
        inputs = explain(scenario(costs=[full, half]).run().society, "costs").inputs()
        assert inputs == {
            "costs.f.amounts.A.per_month": 10,
            "costs.f.amounts.A.months": 12,
            "costs.h.amounts.A.per_month": 10,
            "costs.h.amounts.A.months": 12,
            "costs.h.amounts.A.share": Fraction(1, 2),
        }

    def test_a_post_of_no_time_costs_nothing(self):
        """Nor does a labour block at a working time of 0."""
        cost = Cost("c", {"A": Monthly(Fraction(10), 12, share=0)})
        assert scenario(costs=[cost]).run().society.nominal.costs == (0, 0)
        stated = {"pay": Fraction(100), "productivity": 1, "contributions": 0}
        nobody = scenario(employment=[Employment("p", **stated, working_time=0)])
        assert nobody.run().own["Arbetsgivare"].nominal.net == (0, 0)
        whole = scenario(employment=[Employment("p", **stated, working_time=1)])
        assert "employment.p.working_time" not in explain(whole.run().society, "net").inputs()

    def test_amounts_in_the_years_and_prices_of_the_description(self):
        """They are neither cut off nor repriced, and at a rate of 0 not discounted."""
        years = {"price_year": int("2020"), "index": {2014: 100, 2020: 110}}
        effect = gain(amount=(Fraction(3), 2), price_year=int("2020"))
        described = scenario(effects=[effect], discounting=Discounting((0, 0), "advance", "real"), **years)
        inputs = explain(described.run().society, "net").inputs()
        assert inputs == {"effects.vinst.amounts.A": (3, 2), "intake": (10, 0), "retention": (1, Fraction(1, 2))}
        text = explain(described.run().society, "net").text(language="en")
        assert "the first 2 years" not in text
        assert "discounted" not in text

    def test_shares_that_add_up_are_taken_as_they_are(self):
        """They are rescaled, or given the rest, only where that is asked for."""
        shares = {"A": Fraction(1, 3), "B": Fraction(2, 3)}
        effect = Effect("e", kind="resource", apportioned=Apportioned(9, shares))
        text = explain(scenario(effects=[effect]).run().society, "net").text(language="en")
        assert "total, shared out" in text
        assert "shares, " not in text


class TestLabels:
    def test_a_number_of_one_item_is_named_by_it(self):
        """And one of all by the account; the item may be asked for by any text that is its name."""
        described = scenario(effects=[gain(cashable={"A": 0})], sources={"r": Source("R", evidence="forecast")})
        account = described.run()["A"]
        item = written("vinst")
        assert explain(account, "social_gain").step.label == "social gain, A"
        assert explain(account, "social_gain", item=item).step.label == "social gain, vinst"
        assert explain(account, "released").step.label == "released, A"
        assert explain(account, "released", item=item).step.label == "released, vinst"
        assert explain(account, "by_evidence", item=item).value == {"forecast": 1}

    def test_a_difference_is_itself_and_not_a_sum_of_one(self):
        """Of one item and one actor; of several it is their sum."""
        costs = [Cost("c", {"A": 50, "B": 70, "D": 1})]
        changed = differences(run(scenario(costs=costs)), run(scenario(costs=[Cost("c", {"A": 40, "B": 50, "D": 1})])))
        assert changed == {"c": {"A": 10, "B": 20}}
        assert explain(changed, item="c", actor="A").step.label == "more of c, A"
        assert explain(changed, item="c").step.label == "differences"
        assert explain(changed, item="c").value == explain(changed).recomputed() == 30

    def test_nothing_is_0_however_often_it_is_computed(self):
        """What only one of two descriptions has, is nothing in the other."""
        more = run(scenario(costs=[Cost("c", {"A": 50})]))
        assert explain(differences(run(scenario()), more)).recomputed() == -50
        assert explain(differences(more, more)).recomputed() == 0

    @pytest.mark.parametrize(("language", "unit"), [("sv", "andel"), ("en", "share")])
    def test_a_unit_is_in_the_language_of_the_rest(self, language, unit):
        """A share is a share, or en andel."""
        text = explain(scenario(effects=[gain()]).run().society, "net").text(language=language)
        assert f"retention = (1; {'0,5' if language == 'sv' else '0.5'}) {unit}" in text


class TestMeasures:
    def test_flows_as_they_fall_are_not_at_the_value_date(self):
        """100 in each of two years at 25 %: the second is 80 at the value date."""
        quarter = Discounting(Fraction(1, 4), "advance", "real")
        account = scenario(effects=[gain(per="year")], discounting=quarter).run().society
        assert account.nominal.net == account.by_item()["vinst"] == (100, 100)
        assert account.discounted.net == account.by_item(discounted=True)["vinst"] == (100, 80)
        assert scenario(effects=[gain(per="year")], discounting=quarter).run().table() == {"A": (100, 100)}

    def test_little_is_not_nothing(self):
        """A cost, a gain, an outcome and a gain per person below 1 count as any other."""
        described = scenario(
            effects=[gain(amount=Fraction(1, 60))],
            costs=[Cost("c", {"A": Fraction(1, 2)})],
            sources={"r": Source("R", evidence="trial")},
            outcomes={"lite": Fraction(1, 2)},
        )
        result = described.run()
        assert result.society.benefit_cost_ratio == Fraction(1, 2)
        assert result.society.cost_per("lite") == 1
        assert result.society.persons == 20
        assert result.by_evidence(result.society) == {"trial": 1}

    def test_no_persons_are_needed_where_there_is_nothing_to_cover(self):
        """With a gain on each person, large or small, or none."""
        for amount in (Fraction(100), Fraction(1, 60), Fraction(0)):
            assert scenario(effects=[gain(amount=amount)]).run().society.persons == 0

    def test_no_number_of_persons_is_asked_for_where_each_is_a_loss(self):
        """However small the loss is, with something to cover and with nothing."""
        loss = gain(amount=Fraction(-1, 60))
        for costs in ([], [Cost("fast", {"A": 50})]):
            account = scenario(effects=[loss], costs=costs).run().society
            assert account.persons is None
            assert explain(account, "persons").step.label == "each person is a loss: more of them cover nothing"

    def test_persons_who_bring_nothing_cover_nothing_and_are_no_loss(self):
        """Where something is to be covered, no number of them does; that each is a loss would be false."""
        account = scenario(effects=[gain(amount=0)], costs=[Cost("fast", {"A": 50})]).run().society
        assert account.persons is None
        assert "loss" not in explain(account, "persons").text(language="en")

    def test_nobody_is_asked_for_where_what_does_not_grow_is_a_gain(self):
        """It covers itself, although each person is a loss: 0 persons do, and that no number does would be false."""
        more = Effect("fast", kind="resource", amounts={"A": 50}, per="year")
        assert scenario(effects=[gain(amount=Fraction(-1, 60)), more]).run().society.persons == 0

    @pytest.mark.parametrize(("loss", "persons"), [(99, 0), (100, 0), (101, None)])
    def test_a_gain_that_does_not_grow_covers_losses_up_to_itself(self, loss, persons):
        """100 in two years cover a loss of 100; where the whole is a loss, 0 persons is false."""
        more = Effect("fast", kind="resource", amounts={"A": 50}, per="year")
        each = gain(amount=Fraction(-loss), per="entrant")
        account = scenario(effects=[each, more], intake=(1, 0)).run().society
        assert account.persons == persons
        assert (account.break_even_year is None) == (persons is None)

    def test_what_is_paid_for_everyone_is_paid_in_money(self):
        """A transfer states no posts that it could be paid within."""
        subsidy = Transfer("bidrag", payer="A", payee="B", amount=7, per="entrant", counts="everyone")
        result = scenario(transfers=[subsidy]).run()
        budget = result.budget(result.own["A"])
        assert (budget.paid, budget.in_kind) == ((70, 0), (0, 0))

    def test_part_of_a_year_is_in_the_kind_of_the_description(self):
        """20 in year 1 cover the 10 of that year after half of it, a Decimal, as the cost of year 2 is one."""
        described = scenario(
            effects=[gain(amount=2, per="entrant")],
            retention=(1, 1),
            costs=[Cost("c", {"A": (10, Decimal("0.5"))})],
        )
        payback = described.run().society.payback_time
        assert (payback, payback.__class__) == (Decimal("0.5"), Decimal)
