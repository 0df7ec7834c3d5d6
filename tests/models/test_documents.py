"""The three published calculations as scenarios, in code and from their files, give the printed tables."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from socioecon import break_even_by_actor, round_half_up, spread
from socioecon.models import (
    Actor,
    Apportioned,
    Cost,
    Discounting,
    Effect,
    Monthly,
    Rated,
    Scenario,
    Source,
    Transfer,
    load_scenario,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
UNDISCOUNTED = Discounting(0, timing="advance", terms="real")

# BAS, the application, "Socioekonomisk beräkning på målgruppen": accumulated kr, as printed.
BAS_TABLE = {
    "Arbetsförmedlingen": (-81_193, -159_263, -234_331),
    "Försäkringskassan": (3_526, 6_917, 10_177),
    "Kommun": (280_500, 550_212, 809_550),
    "Landsting": (105_975, 207_875, 305_855),
    "Rättsväsende": (361_062, 708_236, 1_042_058),
    "Övriga": (272_281, 534_089, 785_828),
    "Produktionsvärde": (140_400, 275_400, 405_208),
}
BAS_SUM = (1_082_551, 2_123_466, 3_124_345)
# Chosen inside the intervals that the table allows: labelled so in the file as well.
BAS_ANNUAL = {
    "Arbetsförmedlingen": "-81193.05",
    "Försäkringskassan": "3526.20",
    "Kommun": "280500.15",
    "Landsting": "105975.35",
    "Rättsväsende": "361061.60",
    "Övriga": "272280.80",
    "Produktionsvärde": "140400.10",
}


@pytest.fixture(scope="module")
def application():
    """The result of the application's file."""
    return load_scenario(EXAMPLES / "bas_ansokan.toml").run()


@pytest.fixture(scope="module")
def final_report():
    """The result of the final report's file."""
    return load_scenario(EXAMPLES / "bas_slutrapport.toml").run()


def kom_i_jobb():
    """Kom i Jobb, section 6, in code."""
    return Scenario(
        "Kom i Jobb, Krokom: treårsprognos",
        years=3,
        price_year=2015,
        intake=(10, 10, 10),
        retention=(1, Decimal("0.5"), Decimal("0.25")),
        discounting=UNDISCOUNTED,
        unpriced=["samordnare 1,0 tjänst", "projektledare 0,2 tjänst", "statens anställningsstöd", "värdet av arbetet"],
        actors={
            "Individ": Actor(),
            "Kommun": Actor(public=True),
            "Kommun och region": Actor(public=True),
            "Socialnämnden": Actor(part_of="Kommun"),
        },
        perspectives={"Samhällsvinst": ["Kommun", "Kommun och region"]},
        transfers=[
            Transfer("Sänkt försörjningsstöd", payer="Individ", payee="Socialnämnden", amount=Monthly(7500, 12)),
            Transfer(
                "Kommunens andel av lönekostnaden",
                payer="Socialnämnden",
                payee="Individ",
                amount=Monthly(6500, 12),
                per="entrant",
                counts="everyone",
            ),
            Transfer(
                "Ökad skatteintäkt",
                payer="Individ",
                payee="Kommun och region",
                amount=Rated(Decimal("0.30"), of=200_000),
            ),
        ],
        sources={"report": Source("Kom i Jobb, slutrapport", place="avsnitt 6", evidence="forecast")},
    )


class TestKomIJobb:
    @pytest.mark.parametrize(
        "scenario", [kom_i_jobb(), load_scenario(EXAMPLES / "kom_i_jobb.toml")], ids=["code", "file"]
    )
    def test_the_printed_table(self, scenario):
        """All five rows of section 6, in tkr, in the perspective that its authors took."""
        result = scenario.run()
        gain, municipality = result["Samhällsvinst"], result["Kommun"]
        rows = {
            "Kostnad": gain.nominal.costs,
            "Sänkt försörjningsstöd": municipality.nominal.gains,
            "Minskad nettokostnad": municipality.nominal.net,
            "Ökad skatteintäkt": result["Kommun och region"].nominal.gains,
            "Samhällsvinst": gain.nominal.net,
        }
        assert {name: tuple(flow / 1000 for flow in row) for name, row in rows.items()} == {
            "Kostnad": (780, 780, 780),
            "Sänkt försörjningsstöd": (900, 1350, 1575),
            "Minskad nettokostnad": (120, 570, 795),
            "Ökad skatteintäkt": (600, 900, 1050),
            "Samhällsvinst": (720, 1470, 1845),
        }

    def test_code_and_file_are_one_scenario(self):
        """The file describes what the code describes."""
        assert load_scenario(EXAMPLES / "kom_i_jobb.toml") == kom_i_jobb()

    def test_its_findings(self):
        """The gain is two open transfers under the name of society, and two more years of effect are left out."""
        found = [(finding.kind, finding.where, finding.amount) for finding in kom_i_jobb().run().findings]
        assert found == [
            ("open transfer counted as gain", "Samhällsvinst, Sänkt försörjningsstöd", 42.5 * 90_000),
            ("open transfer counted as gain", "Samhällsvinst, Ökad skatteintäkt", 42.5 * 60_000),
            # All that it shows: what is gained from outside less what is paid there, 720 + 1 470 + 1 845 tkr.
            ("open perspective called society", "Samhällsvinst", 4_035_000),
            # Years 4 and 5: 10 x (1/2 + 1/4) - of the cohorts of years 2 and 3 - and 10 x 1/4 person-years.
            ("horizon ends before the effect", "Samhällsvinst", 10 * 150_000),
        ]

    def test_society_gains_nothing_by_what_is_only_moved(self):
        """With the individuals in it every transfer vanishes: what the report values is no resource."""
        society = kom_i_jobb().run().society
        assert society.nominal.net == (0, 0, 0)
        assert society.lines == ()


class TestBasApplication:
    def test_the_printed_table(self, application):
        """All 24 cells: seven actors and their sum, accumulated at 4 %, first year undiscounted, to whole kronor."""
        gains = {actor: application.own[actor].step("gains").value for actor in BAS_TABLE}
        printed = {}
        for actor, flows in gains.items():
            sums = [sum(flows[: year + 1]) for year in range(3)]
            printed[actor] = tuple(int(round_half_up(x)) for x in sums)
        assert printed == BAS_TABLE
        society = application.society.step("gains").value
        assert tuple(int(round_half_up(sum(society[: year + 1]))) for year in range(3)) == BAS_SUM

    def test_break_even_if_each_bore_the_whole_cost_alone(self, application):
        """As the document asks, and as `break_even_by_actor` answers: society in year 2, nobody else in three years."""
        gains = {actor: application.own[actor].step("gains").value for actor in BAS_TABLE}
        expected = break_even_by_actor({**gains, "society": application.society.step("gains").value}, costs=1_991_000)
        actual = {actor: application.own[actor].alone.break_even_year for actor in BAS_TABLE}
        assert {**actual, "society": application.society.alone.break_even_year} == expected
        assert expected == {**dict.fromkeys(BAS_TABLE), "society": 2}

    def test_persons_and_payback(self, application):
        """The municipality alone needs 2.46 persons, Arbetsförmedlingen never; society is paid back in 1.873 years."""
        assert round(application.actors["Kommun"].alone.persons, 2) == Decimal("2.46")
        assert application.actors["Arbetsförmedlingen"].alone.persons is None
        assert round(application.society.payback_time, 3) == Decimal("1.873")

    def test_an_actors_break_even_is_against_its_own_cost(self, application):
        """Who bears nothing is never in the red; the municipality, which bears all, is not paid back in three years."""
        assert application.actors["Landsting"].break_even_year == 1
        assert application.actors["Kommun"].break_even_year is None
        assert application.actors["Arbetsförmedlingen"].break_even_year is None

    def test_nothing_is_cashable(self, application):
        """Against a forecast no money is released: all that the municipality avoids is capacity that others use."""
        budget = application.budget(application.actors["Kommun"])
        assert set(budget.cashable) == {0}
        assert budget.released == (Decimal("280500.15"),) * 3

    def test_its_findings(self, application):
        """Mixed items are called society, the cost is not discounted, and the effect does not end with the project."""
        assert [finding.kind for finding in application.findings] == [
            "mixed items called society",
            "gain discounted and cost not",
            "horizon ends before the effect",
            "horizon ends before the effect",
        ]

    def test_in_code_as_in_the_file(self, application):
        """Described in code, exactly, it is the same table."""
        amounts = {actor: Fraction(annual) for actor, annual in BAS_ANNUAL.items()}
        scenario = Scenario(
            "BAS",
            years=3,
            intake=(1, 0, 0),
            retention=(1, 1, 1),
            discounting=Discounting(Fraction(4, 100), timing="advance", terms="real"),
            effects=[Effect("Undvikna kostnader", kind="mixed", amounts=amounts)],
            costs=[Cost("Projektet", {"Kommun": 1_991_000})],
        )
        exact = scenario.run()
        profile = tuple(1 / Fraction(104, 100) ** year for year in range(3))
        assert {actor: exact.own[actor].step("gains").value for actor in amounts} == spread(amounts, profile)
        assert round(exact.society.payback_time, 3) == round(Fraction(application.society.payback_time), 3)


class TestSketch:
    def test_the_designs_sketch_runs_as_it_is_written(self):
        """Actors that only an item names have accounts of their own, and a finding says so."""
        bas = Scenario(
            name="BAS, Trelleborg: en person i arbete",
            years=3,
            price_year=2014,
            intake=(1, 0, 0),
            retention=(1, 1, 1),
            discounting=Discounting(Decimal("0.04"), timing="advance", terms="real"),
            actors={"Staten": Actor(), "Arbetsförmedlingen": Actor(part_of="Staten"), "Produktionsvärde": Actor()},
            effects=(
                Effect(
                    "Undvikna kostnader, netto",
                    kind="mixed",
                    against="forecast",
                    cashable={"Kommun": 0},
                    amounts={"Arbetsförmedlingen": Decimal("-81193.05"), "Kommun": Decimal("280500.15")},
                ),
                Effect("Produktionsvärde", kind="production", amounts={"Produktionsvärde": Decimal("140400.10")}),
            ),
            costs=(Cost("Projektet", amounts={"Arbetsmarknadsnämnden": 1_841_000, "Socialnämnden": 150_000}),),
        )
        result = bas.run()
        assert round(result.actors["Kommun"].alone.persons, 2) == Decimal("2.46")
        undeclared = {finding.where for finding in result.findings if finding.kind == "actor not declared"}
        assert undeclared == {"Kommun", "Arbetsmarknadsnämnden", "Socialnämnden"}


class TestBasFinalReport:
    def test_the_printed_table(self, final_report):
        """19 x 350 000 kr by six shares that lack 0.1, given to the judiciary, rounded to 10 tkr."""
        gains = {
            actor: final_report.own[actor].step("gains").value[0]
            for actor in final_report.scenario.perspectives["Besparing"]
        }
        assert {actor: int(round_half_up(gain, unit=10_000)) // 1000 for actor, gain in gains.items()} == {
            "Kommun": 2250,
            "Försäkringskassan": 1730,
            "Landsting": 1350,
            "Rättsväsende": 600,
            "Arbetsförmedlingen": 310,
            "Övriga aktörer": 410,
        }
        assert sum(gains.values()) == 6_650_000

    def test_cost_per_person_counts_what_is_named(self, final_report):
        """21 with some employment and 19 with lasting support of their own are two counts, and two costs per person."""
        assert final_report.society.cost_per("i någon form av anställning") == 70_000
        assert round(final_report.society.cost_per("varaktigt självförsörjande")) == round(1_470_000 / 19)

    def test_in_code(self):
        """Exactly, in code: each actor's share of 6 650 000, the missing 0.1 with the judiciary."""
        shares = {"Kommun": Fraction(338, 10), "Rättsväsende": Fraction(89, 10), "Övriga": Fraction(572, 10)}
        effect = Effect(
            "Utanförskap", kind="mixed", apportioned=Apportioned(350_000, shares, whole=100, residual="Rättsväsende")
        )
        scenario = Scenario("BAS", years=1, intake=(19,), retention=(1,), discounting=UNDISCOUNTED, effects=[effect])
        result = scenario.run()
        assert result.own["Kommun"].nominal.gains == (Fraction(2_247_700),)
        assert result.own["Rättsväsende"].nominal.gains == (Fraction(598_500),)
