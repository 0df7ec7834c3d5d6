"""What is left out, and how far each field of a description reaches, in code and in files."""

import copy
import inspect
import math
from decimal import Decimal
from fractions import Fraction

import attrs
import numpy as np
import pytest

from socioecon import FileError, RangeError, SocioeconError
from socioecon.models import (
    STANDARD,
    Account,
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
    Rated,
    Scenario,
    Tax,
    Transfer,
    differences,
    explain,
    parse_scenario,
    run_packs,
)

PLAIN = Discounting(0, "advance", "real")
SMALL = """
name = "l"
years = 1
intake = [1]
retention = [1]
"""
RATE = 'discounting = { rate = 0, timing = "advance", terms = "real" }\n'


def scenario(**fields):
    """A small scenario of two years."""
    return Scenario("liten", **{"years": 2, "intake": (1, 0), "retention": (1, 1), "discounting": PLAIN, **fields})


def post(**fields):
    """A post that states what it must and no more."""
    return Employment("p", **{"pay": 100, "productivity": 1, "contributions": 0, **fields})


def effect(**fields):
    """An effect that states what it must and no more."""
    return Effect("e", **{"kind": "resource", "amounts": {"A": 1}, **fields})


def transfer(**fields):
    """A transfer that states what it must and no more."""
    return Transfer("t", payer="A", payee="B", amount=1, **fields)


def tax(**fields):
    """A tax that states what it must and no more."""
    return Tax("s", payer="A", base=1, rates={"B": 1}, **fields)


NOT_STATED = {"price_year": None, "source": ""}
AT_ONCE = {**NOT_STATED, "real_growth": 0, "lag": 0}
PER_PERSON = {**AT_ONCE, "per": "person-year", "counts": "additional", "drop_off": 0, "against": None, "cashable": {}}
NOUGHT = ("pension", "subsidy_share", "deduction", "taxable_before", "municipal_rate", "regional_rate", "state_tax")
NOUGHT += ("income_support", "own_time")
NOT_ASKED_FOR = ("working_time", "subsidy_ceiling", "subsidy_taper", "taxable")
NOT_ASKED_FOR += ("municipal_equalisation", "regional_equalisation")


class TestLeftOut:
    @pytest.mark.parametrize(
        ("item", "defaults"),
        [
            (effect(), {**PER_PERSON, "apportioned": None, "model": None}),
            (transfer(), {**PER_PERSON, "tax": None}),
            (tax(), {**AT_ONCE, "counts": "additional"}),
            (
                Cost("c", {"A": 1}),
                {**NOT_STATED, "real_growth": 0, "per": "programme", "kind": "resource"}
                | {"budgeted": True, "discounted": True},
            ),
            (
                post(),
                dict.fromkeys(NOUGHT, 0) | dict.fromkeys(NOT_ASKED_FOR) | {"benefits": {}, "source": ""},
            ),
            (Monthly(1, 12), {"share": 1}),
            (Apportioned(1, {"A": 1}), {"whole": 1, "residual": ""}),
            (Actor(), {"part_of": "", "public": False}),
            (Cashability(0), {"lag": 0}),
            (
                Additionality(),
                {
                    "deadweight": Factor(0),
                    "displacement": Factor(0),
                    "leakage": Factor(0),
                    "attribution": Factor(1),
                },
            ),
            (PLAIN, {"inflation": None}),
            (
                scenario(),
                {"price_year": None, "first_year": 1, "start_delay": 0, "working_time": 1, "cost_of_public_funds": 0}
                | {"target_group": None, "stay": None, "counterfactual": (0, 0), "survival": (1, 1)},
            ),
        ],
        ids=lambda x: type(x).__name__,
    )
    def test_changes_nothing(self, item, defaults):
        """A field that is left out is as if it were stated to be neutral: no growth, no lag, all of it."""
        assert {name: getattr(item, name) for name in defaults} == defaults


class TestReach:
    @pytest.mark.parametrize(
        ("make", "low", "high"),
        [
            (lambda x: effect(lag=x), 0, 200),
            (lambda x: transfer(lag=x), 0, 200),
            (lambda x: tax(lag=x), 0, 200),
            (lambda x: Cashability(0, lag=x), 0, 200),
            (lambda x: scenario(start_delay=x), 0, 200),
            (lambda x: scenario(years=x, intake=(1,) * x, retention=(1,) * x), 1, 200),
            (lambda x: scenario(price_year=x), 1800, 2200),
            (lambda x: effect(price_year=x), 1800, 2200),
            (lambda x: Cost("c", {"A": 1}, price_year=x), 1800, 2200),
        ],
    )
    def test_whole_numbers(self, make, low, high):
        """Both ends are meant, and nothing beyond them."""
        assert make(low)
        assert make(high)
        for beyond in (low - 1, high + 1):
            with pytest.raises(SocioeconError, match=f"from {low} to {high}; got {beyond}|at least one"):
                make(beyond)


DESCRIBED = [
    *(scenario(), post(), effect(), transfer(), Discounting(0, "advance", "nominal"), Factor(0), Cashability(1)),
    *(Cost("c", {"A": 1}), Tax("t", payer="A", base=1, rates={"B": 0}), Monthly(1, 12), Rated(0, of=1)),
    Apportioned(1, shares={"A": 1}),
]


class TestOneNumber:
    @pytest.mark.parametrize("row", [(), (0.5,), (0.5, 0.25)])
    @pytest.mark.parametrize(
        ("whole", "name"),
        [
            pytest.param(whole, field.name, id=f"{type(whole).__name__}.{field.name}")
            for whole in DESCRIBED
            for field in attrs.fields(type(whole))
            if field.metadata.get("schema", {}).get("type") == "number"
        ],
    )
    def test_is_not_a_row(self, whole, name, row):
        """Where a file takes one number a row of them is refused in code too, at once and by name."""
        with pytest.raises(RangeError, match=rf"^{name} of .* must be a number; got \("):
            attrs.evolve(whole, **{name: row})

    @pytest.mark.parametrize("row", [(), (0.5,), (0.5, 0.25)])
    def test_nor_is_a_number_under_a_name(self, row):
        """The shares, levels, rates and counts by name are one number each."""
        for make, name in [
            (lambda: scenario(index={2014: row}), "index"),
            (lambda: scenario(outcomes={"i arbete": row}), "outcomes"),
            (lambda: post(benefits={"Staten": row}), "benefits"),
            (lambda: Apportioned(1, shares={"A": row}), "shares"),
            (lambda: Tax("t", payer="A", base=1, rates={"B": row}), "rates"),
        ]:
            with pytest.raises(RangeError, match=rf"^{name} of .* must be a number; got \("):
                make()


class TestChoices:
    @pytest.mark.parametrize("given", [np.array(["resource", "mixed"]), ["resource"], None, 1, "Resource"])
    def test_are_texts_and_known(self, given):
        """Anything else is refused by name, an array and a list too."""
        with pytest.raises(RangeError, match=r"^kind of Effect 'e' must be one of 'resource', 'production', 'mixed'"):
            effect(kind=given)


class TestKind:
    @pytest.mark.parametrize("made", [math.nan, math.inf, "1", None])
    def test_makes_finite_numbers(self, made):
        """One that makes anything else of a number is refused."""
        with pytest.raises(RangeError, match="kind must make numbers of numbers; got"):
            scenario().function({"rate": "discounting.rate"}, kind=lambda _number: made)


class TestKeys:
    def test_a_level_is_that_of_a_year(self):
        """Named as in code, or as in a file; half a year has none."""
        assert dict(scenario(index={2014: 100, "2020": 110}).index) == {2014: 100, 2020: 110}
        for year in (Fraction(4029, 2), 2014.5, "2014.5"):
            with pytest.raises(SocioeconError, match="name years alone"):
                scenario(index={year: 100})

    def test_an_actor_has_a_name(self):
        """A number is none."""
        with pytest.raises(SocioeconError, match="amounts: names must be texts; got 5"):
            Effect("e", kind="resource", amounts={"A": 1, 5: 1})


class TestFiles:
    """The same of a file, told together with another fault in it: by its schema, before anything is made."""

    @pytest.mark.parametrize(
        "text",
        [
            "first_year = 0.0",
            "first_year = 1.0",
            "first_year = 0.5",
            "working_time = 0.5",
            "working_time = [0.5]",
            "additionality = { deadweight = 0.5, leakage = 0, attribution = 1 }",
            "additionality = { deadweight = { value = 0.5 } }",
            "cost_of_public_funds = 0.5",
            "index = { 2020 = 0.5 }",
            "outcomes = { utfall = 0.5 }",
            "effects = [{ name = 'e', kind = 'resource', amounts = { A = 0.5 }, cashable = { A = 0.5 } }]",
            "effects = [{ name = 'e', kind = 'resource', amounts = { A = -5 }, cashable = { A = 0, B = 1 } }]",
            "effects = [{ name = 'e', kind = 'mixed', apportioned = { total = 1, shares = { A = 0.5 }, whole = 0.5 }}]",
            "costs = [{ name = 'c', amounts = { A = 0.5 } }]",
            "costs = [{ name = 'c', amounts = { A = [0.5] } }]",
            "costs = [{ name = 'c', amounts = { A = 0, B = { per_month = 0.5, months = 12 } } }]",
            "taxes = [{ name = 's', payer = 'A', base = 1, rates = { B = 0.5 } }]",
            "employment = [{ name = 'p', pay = 0.5, productivity = 0.5, contributions = 0 }]",
            "employment = [{ name = 'p', pay = { per_month = 1, months = 12 }, productivity = 0, contributions = 0 }]",
        ],
    )
    def test_what_may_stand_in_one(self, text):
        """A half, and both ends where there are two."""
        if "cashable = { A = 0, B" in text:
            text = text.replace("{ A = -5 }", "{ A = -5, B = 1 }")
        assert parse_scenario(SMALL + RATE + text + "\n").run()

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("first_year = -0.5", "first_year"),
            ("first_year = 1.5", "first_year"),
            ("working_time = [1.5]", "working_time.0"),
            ("additionality = { deadweight = 1.5 }", "additionality.deadweight"),
            ("additionality = { leakage = -0.5 }", "additionality.leakage"),
            ("additionality = { leakage = { value = 1.5 } }", "additionality.leakage.value"),
            ("cost_of_public_funds = -0.5", "cost_of_public_funds"),
            ("index = { 2020 = 0 }", "index.2020"),
            ("outcomes = { utfall = -0.5 }", "outcomes.utfall"),
            ("perspectives = { P = [7] }", "perspectives.P.0"),
            ("actors = { A = { part_of = 7 } }", "actors.A.part_of"),
            (
                "effects = [{ name = 'e', kind = 'resource', amounts = { A = 1 }, cashable = { A = 1.5 } }]",
                "effects.e.cashable.A",
            ),
            (
                "effects = [{ name = 'e', kind = 'resource', amounts = { A = 1 }, cashable = { A = -0.5 } }]",
                "effects.e.cashable.A",
            ),
            ("effects = [{ name = 'e', kind = 'resource', amounts = { } }]", "effects.e.amounts"),
            ("effects = [{ name = '', kind = 'resource', amounts = { A = 1 } }]", "effects.0.name"),
            ("effects = [{ name = 'e', kind = 'resource', amounts = { A = 1 }, lag = -1 }]", "effects.e.lag"),
            ("costs = [{ name = 'c', amounts = { A = -0.5 } }]", "costs.c.amounts.A"),
            ("costs = [{ name = 'c', amounts = { A = [1, -0.5] } }]", "costs.c.amounts.A.1"),
            ("costs = [{ name = 'c', amounts = { } }]", "costs.c.amounts"),
            ("costs = [{ name = 'c', amounts = { A = [] } }]", "costs.c.amounts.A"),
            ("taxes = [{ name = 's', payer = 'A', base = 1, rates = { B = 1.5 } }]", "taxes.s.rates.B"),
            ("taxes = [{ name = 's', payer = 'A', base = 1, rates = { } }]", "taxes.s.rates"),
            ("employment = [{ name = 'p', pay = -0.5, productivity = 1, contributions = 0 }]", "employment.p.pay"),
        ],
    )
    def test_what_may_not(self, text, path):
        """Beyond an end, or empty."""
        with pytest.raises(FileError) as caught:
            parse_scenario(SMALL + RATE + "nonsense = 1\n" + text + "\n")
        told = [fault for fault in caught.value.faults if fault.path == path]
        assert told
        assert told[0].got

    @pytest.mark.parametrize(("rate", "refused"), [("-0.5", False), ("-1", True), ("[-0.5]", False), ("[-1]", True)])
    def test_a_rate_is_above_minus_one(self, rate, refused):
        """One, or one a year."""
        text = SMALL + RATE.replace("rate = 0", f"rate = {rate}")
        if not refused:
            assert parse_scenario(text).run()
            return
        with pytest.raises(FileError) as caught:
            parse_scenario(text + "nonsense = 1\n")
        assert any(fault.path.startswith("discounting.rate") for fault in caught.value.faults)

    @pytest.mark.parametrize("field", ["intake", "retention"])
    def test_a_row_is_not_empty(self, field):
        """At least one year."""
        text = (SMALL + RATE).replace(f"{field} = [1]", f"{field} = []")
        with pytest.raises(FileError) as caught:
            parse_scenario(text + "nonsense = 1\n")
        assert {fault.path: fault.got for fault in caught.value.faults}[field]


class TestFace:
    """What an account and a result look like from outside."""

    def test_choices_are_given_by_name(self):
        """A plain True says nothing to a reader."""
        described = scenario(effects=[effect(kind="mixed")])
        result = described.run()
        account, derivation, changes = result.society, explain(result.society, "net"), differences(result, result)
        for call in (
            lambda: changes.to_table("sv"),
            lambda: changes.step("e"),
            lambda: run_packs(described).to_table("sv"),
            lambda: derivation.text(1),
            lambda: derivation.tree(1),
            lambda: derivation.data("sv"),
            lambda: result.findings.to_table("sv"),
            lambda: result.findings.text("sv"),
            lambda: result.findings[0].sentence("sv"),
            lambda: account.by_item("no"),
            lambda: account.to_table("sv"),
            lambda: account.step("net", "e"),
            lambda: result.table("no"),
            lambda: result.to_table("sv"),
            lambda: result.to_tables("sv"),
            lambda: result.budget(account).to_table("sv"),
            lambda: described.function([], None),
        ):
            with pytest.raises(TypeError):
                call()

    def test_tables_show_flows_as_they_fall_year_by_year(self):
        """Discounted or accumulated only where it is asked for."""
        quarter = Discounting(Fraction(1, 4), "advance", "real")
        result = scenario(effects=[effect(per="year")], discounting=quarter).run()
        for table in (result.society.to_table, result.to_table):
            assert str(table()) == str(table(discounted=False)) != str(table(discounted=True))
        assert (
            str(result.to_table()) == str(result.to_table(accumulated=False)) != str(result.to_table(accumulated=True))
        )

    def test_what_is_computed_is_itself_alone(self):
        """Accounts, lines and steps are compared as objects, not number by number, and so can be keys."""
        result = scenario(effects=[effect()]).run()
        line = result.book.lines[0]
        explained = explain(result.society, "net")
        for made in (result, result.book, result.society, line, line.term, line.nominal, explained):
            assert {made: True}[made]
            assert copy.copy(made) != made

    def test_findings_are_alike_whatever_tree_they_come_from(self):
        """What is told is what is compared and shown, and not how it came about."""
        described = scenario(transfers=[transfer()], perspectives={"P": ("A",)})
        once, again = described.run().findings, described.run().findings
        assert len(once) > 0
        assert tuple(once) == tuple(again)
        assert "Step(" not in repr(once)

    def test_an_account_shows_whose_it_is(self):
        """And not all that it is computed from; nor can that be given from outside."""
        result = scenario(effects=[effect()]).run()
        assert repr(result.own["A"]) == "Account(name='A', members=frozenset({'A'}), bears_all=False)"
        assert "Book(" not in repr(result)
        assert repr(explain(result.society, "net")) == "Derivation()"
        assert list(inspect.signature(Account).parameters) == ["name", "members", "book", "bears_all"]


class TestStandardPacks:
    @pytest.mark.parametrize("first_year", [Fraction(1, 4), Fraction(1, 2), 1])
    def test_half_a_year_less_of_the_entry_year_is_at_least_nothing(self, first_year):
        """Of a quarter of a year nothing is left."""
        described = scenario(effects=[effect()], first_year=first_year)
        later = run_packs(described)["start 6 months later"]
        assert later.society.nominal.net == (max(first_year - Fraction(1, 2), 0), 1)

    def test_ten_in_a_hundred_more_are_at_most_all(self):
        """Of 95 % that would be in work anyway 100 are, and of none 10."""
        described = scenario(effects=[effect()], counterfactual=(Decimal("0.95"), 0))
        more = run_packs(described)["counterfactual +10 points"]
        assert more.scenario.counterfactual == (1, Decimal("0.1"))

    def test_only_later_years_persist_less(self):
        """That of entry is as it was, and every later one half of it."""
        described = scenario(years=3, intake=(1, 0, 0), retention=(1, Fraction(1, 2), Fraction(1, 4)))
        assert run_packs(described)["half the persistence"].scenario.retention == (1, Fraction(1, 4), Fraction(1, 8))

    def test_a_pack_changes_what_it_says_and_nothing_else(self):
        """Field by field, of a description that has one of everything."""
        described = scenario(
            effects=[effect()],
            transfers=[transfer(counts="everyone"), attrs.evolve(transfer(), name="u")],
            taxes=[tax()],
            costs=[Cost("c", {"A": Fraction(1)})],
            employment=[post(subsidy_share=Fraction(1, 2))],
        )
        fields = [field.name for field in attrs.fields(Scenario)]
        changed = {
            pack.name: {name for name in fields if getattr(pack.on(described), name) != getattr(described, name)}
            for pack in STANDARD
        }
        assert changed == {
            "base": set(),
            "rate 0 %": set(),
            "rate 5 %": {"discounting"},
            "effect -25 %": {"additionality"},
            "cost +20 %": {"costs", "transfers", "employment"},
            "half the persistence": {"retention"},
            "start 6 months later": {"first_year"},
            "counterfactual +10 points": {"counterfactual"},
            "cost of public funds 30 %": {"cost_of_public_funds"},
        }
        dearer = STANDARD[4].on(described)
        assert [x.amount for x in dearer.transfers] == [Fraction(6, 5), 1]
        assert dearer.employment[0].subsidy_share == Fraction(3, 5)
