"""Paths, and a scenario as a function of what stands at them."""

import pickle
import re
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given

from socioecon import RangeError, ShapeError, SocioeconError, add, net, spread
from socioecon.models import (
    Cost,
    Discounting,
    Effect,
    Scenario,
    ScenarioFunction,
    Tax,
    changed,
    load_scenario,
    run,
    value_at,
)
from socioecon.models.amounts import quoted
from socioecon.models.paths import parts_of

from .strategies import SOME, scenarios
from .test_documents import EXAMPLES

SUPPORT = 'transfers."Sänkt försörjningsstöd".amount.per_month'


@pytest.fixture(scope="module")
def kom_i_jobb():
    """Kom i Jobb, from its file."""
    return load_scenario(EXAMPLES / "kom_i_jobb.toml")


def small(**fields):
    """A small scenario of two years, half of the entrants in work in the second."""
    plain = Discounting(0, timing="advance", terms="real")
    base = {"years": 2, "intake": (1, 0), "retention": (1, Fraction(1, 2)), "discounting": plain}
    return Scenario("liten", **{**base, **fields})


class TestPaths:
    @pytest.mark.parametrize(
        ("path", "parts"),
        [
            ("retention.1", ("retention", "1")),
            (SUPPORT, ("transfers", "Sänkt försörjningsstöd", "amount", "per_month")),
            (r'a."b.\"c\"\\".d', ("a", 'b."c"\\', "d")),
            ("costs.*.amounts.1:", ("costs", "*", "amounts", "1:")),
        ],
    )
    def test_parts(self, path, parts):
        """Dots part them, quotes keep dots and quotes together."""
        assert parts_of(path) == parts

    @pytest.mark.parametrize("name", ["Kommun", "Sänkt försörjningsstöd", 'a "b"', "a.b", "a\\", "a-b_c"])
    def test_a_name_is_quoted_so_that_it_reads_back(self, name):
        """Whatever stands in it."""
        assert parts_of(f"x.{quoted(name)}.y") == ("x", name, "y")

    @pytest.mark.parametrize("path", ["", ".", "a.", '"a', 'a"b"', 'a"b', '"a"b', '"a"bc', "a..b"])
    def test_what_is_no_path_is_refused(self, path):
        """With how to write one."""
        with pytest.raises(RangeError, match="names joined by dots"):
            parts_of(path)

    @pytest.mark.parametrize("path", ["a" * 300, 'a."' + "b" * 300 + '"'])
    def test_a_long_path_is_a_path(self, path):
        """However long its names are."""
        assert parts_of(path)[-1] in {"a" * 300, "b" * 300}

    def test_one_of_several_is_meant_by_its_name(self):
        """Whatever the name begins with; all are meant by * alone."""
        described = small(costs=[Cost(name, {"(okänd)": 1, "Kommun": 2, "Region": 3}) for name in ("(a)", "b", "c")])
        for item in ("(a)", "b", "c"):
            for actor, others in (("(okänd)", {"Kommun": 2, "Region": 3}), ("Kommun", {"(okänd)": 1, "Region": 3})):
                other = changed(described, {f'costs."{item}".amounts."{actor}"': 9})
                amounts = {cost.name: dict(cost.amounts) for cost in other.costs}
                unchanged = {cost.name: dict(cost.amounts) for cost in described.costs}
                assert amounts == {**unchanged, item: {**others, actor: 9}}
        everywhere = changed(described, {"costs.*.amounts.Kommun": 9})
        assert [cost.amounts["Kommun"] for cost in everywhere.costs] == [9, 9, 9]

    def test_years_from_one_on(self):
        """A position of two digits is one number, alone and with all that follow."""
        described = small(years=12, intake=(1,) * 12, retention=(1,) * 12)
        assert changed(described, {"retention.10:": 0}).retention == (1,) * 10 + (0, 0)
        assert changed(described, {"retention.11": 0}).retention == (1,) * 11 + (0,)

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("retention.1x:", "got '1x:' in 'retention.1x:', where there is 0, 1, 2: name one of these"),
            ("retention.x:", "got 'x:' in 'retention.x:', where there is 0, 1, 2: name one of these"),
            ("name.x", "where there is one value and nothing below it: end the path before it"),
        ],
    )
    def test_what_there_is_instead_is_told(self, path, message, kom_i_jobb):
        """The names to choose among, or that the path is at its end."""
        with pytest.raises(RangeError, match=re.escape(message)):
            value_at(kom_i_jobb, path)

    def test_a_position_of_thousands_of_digits_is_none(self, kom_i_jobb):
        """More digits than Python reads as a number."""
        with pytest.raises(RangeError, match="where there is 0, 1, 2: name one of these"):
            value_at(kom_i_jobb, f"retention.{'9' * 5000}:")

    def test_a_path_is_a_text(self, kom_i_jobb):
        """And the error says of which argument."""
        with pytest.raises(TypeError, match="path must be of the class str; got 5"):
            value_at(kom_i_jobb, 5)

    def test_a_value_is_read_and_changed(self, kom_i_jobb):
        """The design's two paths."""
        assert value_at(kom_i_jobb, SUPPORT) == 7500
        assert value_at(kom_i_jobb, "retention.1") == Decimal("0.5")
        other = changed(kom_i_jobb, {SUPPORT: 8000, "retention.1": Decimal("0.4")})
        assert (value_at(other, SUPPORT), other.retention) == (8000, (1, Decimal("0.4"), Decimal("0.25")))

    @pytest.mark.parametrize(
        "path", ["retention.3", "transfers.x.amount", "actors.Kommun.part", "name.x", "retention.*"]
    )
    def test_what_is_not_there_is_refused(self, path, kom_i_jobb):
        """And so is what stands for several values."""
        with pytest.raises(RangeError):
            value_at(kom_i_jobb, path)


class TestFunction:
    @SOME
    @given(scenario=scenarios())
    def test_terms_and_costs_are_the_accounts(self, scenario):
        """Multiplied out, the terms less the costs are each actor's own account at the value date."""
        gains, costs = scenario.function([], kind=None)()
        years = (0,) * scenario.years
        result = run(scenario)
        table = add(dict.fromkeys(result.own, years), *(spread(*term) for term in gains))
        for name, account in result.own.items():
            assert net(table[name], costs=costs.get(name, years)) == account.discounted.net

    def test_inputs_are_changed_and_the_rest_is_float(self, kom_i_jobb):
        """By path or under a name, once a function of floats."""
        by_path = kom_i_jobb.function([SUPPORT])(**{SUPPORT: 8000.0})
        by_name = kom_i_jobb.function({"support": SUPPORT})(support=8000.0)
        assert by_path == by_name
        gains, costs = by_name
        table = add(*(spread(*term) for term in gains))
        assert table["Socialnämnden"] == (960_000.0, 1_440_000.0, 1_680_000.0)
        assert costs == {"Socialnämnden": (780_000.0,) * 3}
        assert all(isinstance(x, float) for row in table.values() for x in row)

    def test_amounts_that_share_a_profile_are_one_term(self, kom_i_jobb):
        """Discounted person-years are made once: support and tax in one term, wages by entrant in another."""
        gains, _ = kom_i_jobb.function([])()
        assert [sorted(amounts) for amounts, _ in gains] == [
            ["Individ", "Kommun och region", "Socialnämnden"],
            ["Individ"],
        ]

    def test_amounts_of_one_actor_in_one_term_are_added(self):
        """Two effects on one account, and the tax of another item at the same profile."""
        effects = [Effect(name, kind="resource", amounts={"A": amount}) for name, amount in (("e", 3), ("f", 5))]
        tax = Tax("s", payer="B", base=10, rates={"A": Fraction(1, 2)})
        gains, _ = small(effects=effects, taxes=[tax]).function([], kind=None)()
        assert gains == [({"A": 3 + 5 + 5, "B": -5}, (1, Fraction(1, 2)))]

    def test_one_path_alone_is_refused(self, kom_i_jobb):
        """Its letters would be taken for paths."""
        with pytest.raises(ShapeError, match=r"paths must be several, .*; got 'discounting.rate': write \[path\]"):
            kom_i_jobb.function("discounting.rate")

    @pytest.mark.parametrize(
        ("answer", "message"),
        [([1], r"model\(0\) must be a mapping"), ({"A": 10**400}, r"model\(0\) must answer with a number")],
    )
    def test_what_a_cost_model_answers_wrongly_is_told(self, answer, message):
        """As it is where the scenario is run."""
        described = small(effects=[Effect("m", kind="resource", model=lambda _year: answer)])
        with pytest.raises(SocioeconError, match=message):
            described.function(["retention.0"])(**{"retention.0": 0.5})

    def test_a_path_that_is_no_text_is_refused(self, kom_i_jobb):
        """By the name that it goes under."""
        with pytest.raises(TypeError, match=r"paths\['half'\]"):
            ScenarioFunction(kom_i_jobb, {"half": 1})

    def test_arrays_go_through_as_each_of_their_elements(self, kom_i_jobb):
        """A thousand draws at once are a thousand calls: retention, amounts, a rate and a share."""
        described = changed(kom_i_jobb, {"discounting.rate": Decimal("0.03")})
        paths = {"half": "retention.1", "support": SUPPORT, "rate": "discounting.rate", "start": "first_year"}
        function = described.function(paths)
        draws = {
            "half": np.array([0.2, 0.5, 0.9]),
            "support": np.array([6000.0, 7500.0, 9000.0]),
            "rate": np.array([0.0, 0.03, 0.05]),
            "start": np.array([0.5, 1.0, 0.25]),
        }
        gains, costs = function(**draws)
        table = add(*(spread(*term) for term in gains))
        for k in range(3):
            one_gains, one_costs = function(**{name: float(values[k]) for name, values in draws.items()})
            one = add(*(spread(*term) for term in one_gains))
            for actor, row in one.items():
                # By a running sum or a product the last digit may differ.
                assert np.allclose([np.broadcast_to(x, 3)[k] for x in table[actor]], row, rtol=1e-12, atol=0)
            paid = [np.broadcast_to(x, 3)[k] for x in costs["Socialnämnden"]]
            assert np.allclose(paid, one_costs["Socialnämnden"], rtol=1e-12, atol=0)

    def test_it_pickles(self, kom_i_jobb):
        """So that processes can share the work."""
        function = kom_i_jobb.function({"half": "retention.1"})
        sent = pickle.loads(pickle.dumps(function))  # noqa: S301  # pickled on the same line
        assert sent(half=0.4) == function(half=0.4)

    def test_another_kind(self, kom_i_jobb):
        """In Fraction it is exact."""
        gains, _ = kom_i_jobb.function({"half": "retention.1"}, kind=Fraction)(half=Fraction(1, 3))
        assert gains[0][1] == (10, Fraction(40, 3), Fraction(95, 6))

    def test_a_cost_model_answers_in_the_same_kind(self):
        """What a model answers in Decimal is float as well, since the draws are."""
        effect = Effect("m", kind="resource", model=lambda _year: {"A": Decimal(5)})
        plain = Discounting(0, timing="advance", terms="real")
        described = Scenario("x", years=1, intake=(1,), retention=(1,), discounting=plain, effects=[effect])
        gains, _ = described.function(["retention.0"])(**{"retention.0": 0.5})
        assert add(*(spread(*term) for term in gains)) == {"A": (2.5,)}

    def test_a_number_that_no_float_holds_is_refused(self, kom_i_jobb):
        """Before anything is drawn."""
        with pytest.raises(RangeError, match="a larger unit"):
            changed(kom_i_jobb, {SUPPORT: 10**400}).function([])

    def test_an_unknown_input_is_refused(self, kom_i_jobb):
        """With the ones that there are."""
        with pytest.raises(RangeError, match='did you mean "half"'):
            kom_i_jobb.function({"half": "retention.1"})(halv=0.5)

    def test_what_stands_for_nothing_has_no_value(self):
        """A path through items of which there are none."""
        empty = Scenario("x", years=1, intake=(1,), retention=(1,), discounting=Discounting(0, "advance", "real"))
        with pytest.raises(
            RangeError, match=r"path must stand for one value; got 'effects.\*.lag', which stands for 0"
        ):
            value_at(empty, "effects.*.lag")

    def test_two_inputs_at_one_path_are_refused(self, kom_i_jobb):
        """Only one of them could stand there, and the other would seem to matter nothing; quotes make no difference."""
        for again, (one, other) in product(("retention.1", 'retention."1"'), (("half", "rest"), ("rest", "half"))):
            got = f"got '{one}' and '{other}', both of"
            with pytest.raises(RangeError, match=f"paths must lead to different values; {got}"):
                kom_i_jobb.function({one: "retention.1", other: again})
