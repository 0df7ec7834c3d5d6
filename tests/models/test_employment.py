"""The labour block: whatever moves between the accounts, society gains production less own time, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, ShapeError
from socioecon.models import (
    Additionality,
    Discounting,
    Effect,
    Employment,
    Monthly,
    Scenario,
    Source,
    explain,
    run,
)

from .strategies import SOME, by_year, employments, shares, written

UNDISCOUNTED = Discounting(0, timing="advance", terms="real")


def block(**fields):
    """A subsidised post."""
    base = {
        "pay": Fraction(200_000),
        "productivity": Fraction(1, 2),
        "contributions": Fraction(3, 10),
        "pension": Fraction(1, 10),
        "subsidy_share": Fraction(1, 2),
        "taxable": Fraction(150_000),
        "municipal_rate": Fraction(22, 100),
        "regional_rate": Fraction(11, 100),
        "income_support": 90_000,
        "benefits": {"Försäkringskassan": 20_000},
        "state_tax": -8_000,
        "own_time": 5_000,
    }
    return Employment("Post", **{**base, **fields})


def one_person(post, **fields):
    """One person in work for as many years as the retention says."""
    retention = fields.pop("retention", (1,))
    years = len(retention)
    base = {"intake": (1, *(0,) * (years - 1)), "retention": retention, "discounting": UNDISCOUNTED}
    return Scenario("En post", years=years, employment=[post], **{**base, **fields})


@st.composite
def situations(draw):
    """A post, and who is in work with and without it."""
    years = draw(st.integers(1, 5))
    return Scenario(
        "Post",
        years=years,
        intake=draw(by_year(st.integers(0, 20), years)),
        retention=draw(by_year(shares, years)),
        discounting=UNDISCOUNTED,
        first_year=draw(shares),
        start_delay=draw(st.integers(0, 2)),
        counterfactual=draw(by_year(shares, years)),
        survival=draw(by_year(shares, years)),
        working_time=draw(shares),
        additionality=Additionality(deadweight=draw(shares), attribution=draw(shares)),
        employment=[draw(employments("Post", years))],
    )


class TestBalance:
    @SOME
    @given(scenario=situations())
    def test_each_year_is_production_less_own_time(self, scenario):
        """Over all actors: additional person-years x (productivity x C - L), with taper, lags, and counterfactual."""
        (post,) = scenario.employment
        pay = post.pay.per_month * post.pay.months if isinstance(post.pay, Monthly) else post.pay
        own_time = 1 if post.working_time is None else post.working_time
        wage_cost = pay * own_time * (1 + post.contributions + post.pension)
        each = post.productivity * wage_cost - post.own_time
        factors = scenario.additionality
        left = (1 - factors.deadweight.value) * factors.attribution.value
        worked = [scenario.retention[0] * scenario.first_year, *scenario.retention[1:]]
        worked = [0] * scenario.start_delay + worked
        added = [scenario.survival[k] * (worked[k] - scenario.counterfactual[k]) * left for k in range(scenario.years)]
        if post.working_time is None:
            added = [share * scenario.working_time for share in added]
        expected = tuple(
            each * sum(scenario.intake[entry] * added[year - entry] for entry in range(year + 1))
            for year in range(scenario.years)
        )
        assert run(scenario).society.nominal.net == expected


class TestRows:
    def test_each_account_of_one_person_year(self):
        """Every row by hand: w = 200 000, C = 280 000, s = 140 000, T = 150 000."""
        table = one_person(block()).run().table()
        assert table == {
            "Arbetsgivare": (140_000 - 280_000 + 140_000,),
            "Individ": (200_000 + 20_000 - 33_000 - 16_500 + 8_000 - 90_000 - 20_000 - 5_000,),
            "Kommun": (33_000 + 90_000,),
            "Region": (16_500,),
            "Staten": (60_000 - 8_000,),
            "Arbetsförmedlingen": (-140_000,),
            "Försäkringskassan": (20_000,),
        }

    def test_working_time_lowers_pay_and_ceiling_alike(self):
        """At half time the subsidy is paid on half the pay, up to half the ceiling."""
        post = block(subsidy_ceiling=Fraction(150_000), working_time=Fraction(1, 2))
        paid = one_person(post).run().own["Arbetsförmedlingen"].nominal.costs
        assert paid == (Fraction(1, 2) * 75_000 * Fraction(14, 10),)

    def test_the_subsidy_is_paid_for_everyone_and_tapers(self):
        """A post that nobody would lack without the programme still costs its subsidy, less each year."""
        post = block(subsidy_taper=(1, Fraction(1, 2)))
        result = one_person(post, retention=(1, 1), counterfactual=(1, 1)).run()
        assert result.own["Arbetsförmedlingen"].nominal.costs == (140_000, 70_000)
        assert result.own["Kommun"].nominal.net == (0, 0)

    def test_taxable_income_from_the_deduction(self):
        """Where it is not given, T is pay less the basic deduction, less what was taxable before."""
        post = block(taxable=None, deduction=18_700, taxable_before=Fraction(31_300))
        assert one_person(post).run().own["Region"].nominal.net == (150_000 * Fraction(11, 100),)

    def test_a_row_rests_on_the_source_of_its_block(self):
        """Of several sources the one that the block names, for every row, as evidence and in the tree of a number."""
        sources = {"a": Source("Försök", evidence="trial"), "b": Source("Bedömning", evidence="judgement")}
        result = one_person(block(source="a"), sources=sources).run()
        for account in result.own.values():
            assert set(result.by_evidence(account)) <= {"trial"}
        assert "employment.Post.income_support = 90 000 kr  (indata: Försök, försök med lottning)" in str(
            explain(result.own["Kommun"], "gains")
        )

    def test_the_year_of_a_tapered_subsidy_is_told(self):
        """Counted from 1, since entry: the most is given in the second of three."""
        post = block(productivity=1, subsidy_taper=(Fraction(1, 4), 1, Fraction(1, 2)))
        findings = one_person(post, retention=(1, 1, 1)).run().findings
        (gift,) = [finding for finding in findings if finding.kind == "employer's account a gift"]
        assert explain(gift).step.label == "wage subsidy, year 2"
        assert gift.amount == 140_000

    @pytest.mark.parametrize("name", ["AB", "ÖB"])
    @pytest.mark.parametrize(
        "roles",
        [
            ["subsidy_payer"],
            ["state"],
            ["individual"],
            ["state", "subsidy_payer"],
            ["state", "individual"],
            ["state", "individual", "subsidy_payer"],
            [],
        ],
    )
    def test_the_employers_account_is_that_of_its_rows(self, roles, name):
        """What an employer in several roles would pay itself moves nothing: neither subsidy nor wage cost.

        It is one by its name, wherever that was read, and whether it comes first or last in the alphabet.
        """
        post = block(employer=written(name), **{role: written(name) for role in roles})
        rows = {"produktionsvärde", "bruttolön", "arbetsgivaravgift", "avtalspension", "lönebidrag"}
        account = one_person(post).run().own[name].by_item()
        expected = sum(flows[0] for item, flows in account.items() if item.removeprefix("Post: ") in rows)
        assert post.employers_account(1) == (expected,)

    def test_a_subsidy_to_oneself_neither_saves_the_job_nor_is_a_gift(self):
        """The municipality that pays a subsidy to itself loses by the post what it does not produce."""
        one = {"employer": "X", "subsidy_payer": "X", "contributions": 0, "pension": 0}
        told = {x.kind: x.amount for x in one_person(block(**one)).run().findings}
        assert told["employer's account negative"] == -100_000
        full = {x.kind for x in one_person(block(productivity=1, **one)).run().findings}
        assert not full & {"employer's account negative", "employer's account a gift"}

    def test_an_employer_that_takes_the_tax_pays_itself_nothing(self):
        """However the two names came about: a municipality that employs itself pays the fee of the state."""
        post = block(employer=written("Kommun"), individual=written("Kommun"))
        table = one_person(post).run().table()
        assert table["Kommun"] == (140_000 - 60_000 + 140_000 - 16_500 + 8_000 - 20_000 - 5_000,)

    @pytest.mark.parametrize(
        ("payee", "taxes"), [("Kommun", 33_000), ("Region", 16_500), ("Staten", 10_000), ("Försäkringskassan", None)]
    )
    def test_a_tax_is_not_counted_together_with_what_it_is_paid_out_of(self, payee, taxes):
        """Municipal, regional and state tax are taxes on the production value; fees and benefits are not."""
        produced = Effect("Produktion", kind="production", amounts={payee: 1})
        described = one_person(block(state_tax=10_000), effects=[produced], perspectives={"P": [payee]})
        told = {finding.kind: finding.amount for finding in described.run().findings}
        assert told.get("production value and the tax on it counted together") == taxes

    @pytest.mark.parametrize("payee", ["Kommun", "Region", "Staten"])
    def test_an_employer_that_pays_the_taxpayer_counts_nothing_twice(self, payee):
        """The production value less the pay, and the tax on the pay: what is paid out is counted once."""
        described = one_person(block(state_tax=10_000), perspectives={"P": ["Arbetsgivare", payee]})
        kinds = {finding.kind for finding in described.run().findings}
        assert "open transfer counted as gain" in kinds
        assert "production value and the tax on it counted together" not in kinds

    def test_no_equalisation_unless_asked_for(self):
        """The municipality keeps its tax, and where equalisation is asked for returns it two years later."""
        kept = one_person(block(), retention=(1, 0, 0)).run().own["Kommun"].nominal.net
        post = block(municipal_equalisation=Fraction(20, 100))
        returned = one_person(post, retention=(1, 0, 0)).run().own["Kommun"].nominal.net
        assert kept == (123_000, 0, 0)
        assert returned == (123_000, 0, -30_000)

    @pytest.mark.parametrize("productivity", [Fraction(1, 2), Fraction(3, 4)])
    def test_the_employer_breaks_even_where_output_and_subsidy_make_up_the_cost(self, productivity):
        """What is left to the employer is (productivity - (1 - s / C)) x C."""
        post = block(productivity=productivity)
        assert post.employers_account(1) == ((productivity - Fraction(1, 2)) * 280_000,)

    def test_the_employers_account_ends_with_the_taper(self):
        """Of later years it is not said what the subsidy is."""
        post = block(subsidy_taper=(1, Fraction(1, 2)))
        assert [len(post.employers_account(years)) for years in (1, 2)] == [1, 2]
        with pytest.raises(
            ShapeError, match="subsidy_taper of Employment 'Post' must reach as far as the 3 years; got 2"
        ):
            post.employers_account(3)


class TestPay:
    @pytest.mark.parametrize("field", ["pay", "subsidy_ceiling"])
    @pytest.mark.parametrize("listed", [(100, 200), [100, 200]])
    def test_is_one_amount(self, field, listed):
        """By year since entry there is no pay: it says so, whatever else is given."""
        stated = {"pay": 100, "productivity": 1, "contributions": 0, "subsidy_share": 1, field: listed}
        with pytest.raises(ShapeError, match=f"{field} of Employment 'Post' must be one amount; got 2"):
            Employment("Post", **stated)

    @pytest.mark.parametrize("pay", [-1, Monthly(-1, 12)])
    def test_is_not_below_nothing(self, pay):
        """A year's or a month's."""
        with pytest.raises(RangeError, match="pay of Employment 'Post' must be at least 0; got -1"):
            Employment("Post", pay=pay, productivity=1, contributions=0)
