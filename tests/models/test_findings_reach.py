"""How far a description reaches: what falls after the horizon, and who takes the places and the jobs."""

from fractions import Fraction

import pytest

from socioecon.models import Apportioned, Cost, Discounting, Effect, Employment, Scenario, Tax, Transfer

HORIZON = "horizon ends before the effect"


def scenario(**fields):
    """One person, who is in work for one year."""
    base = {"intake": (1, 0), "retention": (1, 0), "discounting": Discounting(0, "advance", "real"), "price_year": 2020}
    return Scenario("liten", **{"years": 2, **base, **fields})


def gain(amount=Fraction(100), name="vinst", **fields):
    """An effect of 100 in one account."""
    return Effect(name, **{"kind": "resource", "amounts": {"A": amount}, **fields})


def post(**fields):
    """A post at a wage cost of 100."""
    return Employment("post", **{"pay": Fraction(100), "productivity": Fraction(1), "contributions": 0, **fields})


def found(kind, described):
    """The amounts of the findings of one kind."""
    return [finding.amount for finding in described.run().findings if finding.kind == kind]


def asked_for(described):
    """The amount that falls after the horizon, and the remedy."""
    ((amount, remedy),) = [(x.amount, x.remedy) for x in described.run().findings if x.kind == HORIZON]
    return amount, remedy


#: What each entrant brings, whoever is in work: the third year's part falls after a horizon of two.
ENTRANTS = gain(amount=(5, 6, 7), per="entrant")


class TestEndsEarlier:
    """What is stated by year and ends before the last year that is known to follow is no part of what is known."""

    ASSUMED = "What is stated by year and ends earlier is taken to go on at its last value."

    def message(self, **fields):
        """What the finding says of an effect whose second year falls after the horizon."""
        base = {"start_delay": 1, "retention": (1, 1), **fields}
        (message,) = {x.message for x in scenario(**base).run().findings if x.kind == HORIZON}
        return message

    @pytest.mark.parametrize(
        "fields",
        [
            {"effects": [gain(amount=(Fraction(50), 100))]},
            {"transfers": [Transfer("t", payer="A", payee="B", amount=(1, 2))]},
            {"employment": [post(subsidy_share=Fraction(1, 2), subsidy_taper=(1, Fraction(1, 2)))]},
            {"effects": [gain()], "survival": (1, Fraction(1, 2))},
            {"effects": [gain()], "working_time": (1, Fraction(1, 2))},
            {"transfers": [Transfer("t", payer="A", payee="B", amount=1)], "survival": (1, Fraction(1, 2))},
            {"taxes": [Tax("t", "A", 100, {"B": Fraction(1, 5)})], "working_time": (1, Fraction(1, 2))},
            {"employment": [post()], "survival": (1, Fraction(1, 2))},
            {"effects": [gain()], "discounting": Discounting((0, Fraction(1, 10)), "advance", "real")},
        ],
    )
    def test_what_ends_earlier_is_said_to_go_on(self, fields):
        """An amount, a taper, a share or a rate: of the third year nothing is stated."""
        assert self.message(**fields).endswith(self.ASSUMED)

    @pytest.mark.parametrize(
        "fields",
        [
            {"effects": [gain()]},
            {"effects": [gain(amount=(Fraction(50), 100, 70))]},
            {"effects": [gain(amount=(Fraction(50), 100, 70, 80))]},
            {"effects": [gain(), gain(amount=(Fraction(50), 0), name="slut")]},
            {"effects": [gain(), gain(amount=(1, 2), name="start", per="entrant")]},
            {"effects": [gain(), gain(amount=(1, 2), name="år", per="year")]},
            {"employment": [post(subsidy_taper=None)], "survival": (1, 1, 1)},
            {"effects": [ENTRANTS], "survival": (1, Fraction(1, 2))},
            {"effects": [ENTRANTS], "working_time": (1, Fraction(1, 2))},
        ],
    )
    def test_what_is_known_is_not(self, fields):
        """One amount for all years, one for each of them, one that ends in nothing, and what follows no work."""
        assert self.ASSUMED not in self.message(**fields)

    def test_is_said_in_swedish(self):
        """As all that a finding says."""
        described = scenario(effects=[gain(amount=(50, 100))], start_delay=1, retention=(1, 1))
        (finding,) = described.run().findings
        assert finding.amount == 100
        assert "antas fortsätta med sitt sista värde" in " ".join(finding.sentence().split())


class TestKnownToFollow:
    """What is stated for years beyond the horizon, or comes later than the work, has its amount and its last year."""

    @pytest.mark.parametrize(
        ("fields", "amount", "years"),
        [
            ({"effects": [gain(per="entrant", lag=1)]}, 100, 3),
            (
                {
                    "effects": [
                        Effect("e", kind="resource", per="entrant", lag=1, apportioned=Apportioned(100, {"A": 1}))
                    ]
                },
                100,
                3,
            ),
            ({"costs": [Cost("c", {"A": (Fraction(100), 70)}, per="entrant")]}, -70, 3),
            (
                {
                    "transfers": [
                        Transfer("t", payer="B", payee="A", amount=(1, 2, 3), per="entrant", counts="everyone")
                    ]
                },
                0,
                4,
            ),
            ({"employment": [post(productivity=Fraction(1, 2))], "retention": (1, 1)}, 50, 3),
            ({"effects": [gain(amount=Fraction(1))], "retention": (1, 1, Fraction(1, 2))}, Fraction(3, 2), 4),
        ],
    )
    def test_of_who_enters_in_the_last_year(self, fields, amount, years):
        """The second entrant's later years, and the horizon that would hold them."""
        described = scenario(intake=(0, 1), **fields)
        if amount == 0:  # what passes between two actors is told to each of them
            told = {x.where: x.amount for x in described.run().findings if x.kind == HORIZON}
            assert told == {"A": 5, "B": -5}
            return
        assert asked_for(described) == (amount, f"Extend the horizon to {years} years.")

    def test_what_each_entrant_brings_ends_where_it_is_known_no_further(self):
        """While a later item asks for more years: 10 of the third year, and not of a fourth and fifth."""
        late = gain(name="sen", lag=4)
        by_entrant = gain(amount=(Fraction(30), 20, 10), per="entrant")
        assert asked_for(scenario(effects=[late, by_entrant])) == (110, "Extend the horizon to 5 years.")
        bringing = Transfer("t", payer="B", payee="A", amount=(Fraction(30), 20, 10), per="entrant", counts="everyone")
        told = scenario(effects=[late], transfers=[bringing], perspectives={"P": ["A"]})
        assert asked_for(told) == (110, "Extend the horizon to 5 years.")

    def test_a_cost_model_of_entrants_ends_with_the_horizon(self):
        """It is asked for no year after those that it was asked for, however long the retention is known."""
        model = Effect("m", kind="resource", per="entrant", model=lambda year: {"A": Fraction(10 + year)})
        fields = {"effects": [gain(lag=3), model], "retention": (1, 0, 0, 0, 0)}
        assert asked_for(scenario(**fields)) == (100, "Extend the horizon to 4 years.")
        once = Effect("m", kind="resource", per="entrant", model={0: {"A": Fraction(5)}}.__getitem__)
        one = scenario(years=1, intake=(1,), retention=(1, 0), effects=[gain(lag=1), once])
        assert asked_for(one) == (100, "Extend the horizon to 2 years.")

    def test_a_cost_model_is_asked_as_long_as_somebody_is_in_work(self):
        """Who starts a year after entry is in work in the third year since: 30, if the model says so."""
        model = Effect("m", kind="resource", model=lambda year: {"A": Fraction(10 * (year + 1))})
        described = scenario(effects=[model], retention=(1, 1), start_delay=1)
        assert asked_for(described) == (30, "Extend the horizon to 3 years.")

    def test_what_is_stated_for_longer_is_counted_as_far_as_it_is_stated(self):
        """Amounts of an entrant for five years in a horizon of two, and who is still there for as many."""
        by_entrant = gain(amount=tuple(map(Fraction, (30, 20, 10, 5, 1))), per="entrant")
        assert asked_for(scenario(effects=[by_entrant])) == (16, "Extend the horizon to 5 years.")
        there = scenario(effects=[gain(lag=2)], survival=(Fraction(1, 2), 1, 1, 1, 1))
        assert asked_for(there) == (50, "Extend the horizon to 3 years.")

    def test_costs_that_come_every_year_are_not_told(self):
        """They go on whether somebody is in work or not."""
        costs = [Cost("c", {"A": Fraction(7)}, per="year"), Cost("d", {"A": Fraction(5)})]
        assert asked_for(scenario(effects=[gain(lag=2)], costs=costs))[0] == 100

    @pytest.mark.parametrize("county", [{}, {"regional_equalisation": Fraction(1, 10)}])
    def test_equalisation_of_a_single_year_falls_two_years_later(self, county):
        """Of the first of two years in the third, whether one of them is asked for or both."""
        block = post(taxable=Fraction(100), municipal_equalisation=Fraction(1, 5), **county)
        described = scenario(employment=[block])
        told = {x.where: x.amount for x in described.run().findings if x.kind == HORIZON}
        assert told["Kommun"] == -20
        assert {x.remedy for x in described.run().findings if x.kind == HORIZON} == {"Extend the horizon to 3 years."}

    def test_a_comparison_group_that_is_known_for_shorter_goes_on_at_its_last_value(self):
        """Of the third entrant 1, 1 and 1/2 are to come, and 0.2, 0.3 and 0.3 would have been in work anyway."""
        described = scenario(
            years=3,
            intake=(0, 0, 1),
            retention=(1, 1, 1, Fraction(1, 2)),
            counterfactual=(Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)),
            effects=[gain()],
        )
        assert asked_for(described) == (170, "Extend the horizon to 6 years.")


class TestGoesOn:
    """One year more than is known, at the last value."""

    @pytest.mark.parametrize(
        ("fields", "amounts"),
        [
            ({"years": 3, "intake": (1, 0, 0), "retention": (1, Fraction(1, 2), Fraction(1, 4))}, [25]),
            ({"retention": (0, 1)}, [100]),
            ({"retention": (1, 1), "effects": [gain(amount=(Fraction(30), 20))]}, [20]),
            ({"retention": (1, 1), "effects": [gain(amount=(Fraction(30), 20, 15))]}, [15]),
            ({"retention": (1, 1), "effects": [gain(lag=2), gain(name="nu", amount=Fraction(7))]}, [200, 107]),
            ({"years": 199, "intake": (1, *(0,) * 198), "retention": (1,) * 199}, [100]),
        ],
    )
    def test_retention_and_amounts_go_on_for_one_year(self, fields, amounts):
        """At their last value, to the longest horizon; what comes later of it is counted when it comes."""
        assert found(HORIZON, scenario(**{"effects": [gain()], **fields})) == amounts


class TestPlacesAndJobs:
    def test_half_a_person_is_lacking_too(self):
        """30 places, and 29 1/2 persons."""
        kind = "target group smaller than intake x stay"
        described = scenario(intake=(30, 0), target_group=Fraction(59, 2), stay=1)
        assert found(kind, described) == [Fraction(1, 2)]
        assert found(kind, scenario(intake=(30, 0), stay=1)) == []

    def test_half_a_krona_is_a_loss_or_a_gift(self):
        """To the employer, per person-year."""
        lossy = scenario(employment=[post(pay=Fraction(1), productivity=Fraction(1, 2))])
        assert found("employer's account negative", lossy) == [Fraction(-1, 2)]
        given = scenario(employment=[post(pay=Fraction(1), subsidy_share=Fraction(1, 2))])
        assert found("employer's account a gift", given) == [Fraction(1, 2)]

    def test_the_year_of_the_loss_is_that_of_the_first_cohort(self):
        """The subsidy ends in the second year, which those who enter in the last one do not reach."""
        tapering = post(productivity=Fraction(1, 2), subsidy_share=Fraction(1, 2), subsidy_taper=(1, 0, 0))
        described = scenario(years=3, intake=(1, 0, 1), retention=(1, 1, 0), employment=[tapering])
        (finding,) = [x for x in described.run().findings if x.kind == "employer's account negative"]
        assert finding.amount == -50
        assert finding.message == "the employer loses on a person-year in year 2 since entry: the job is at risk."
