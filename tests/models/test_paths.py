"""Paths, and a scenario as a function of what stands at them."""

import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from socioecon import RangeError, add, net, spread
from socioecon.models import (
    Discounting,
    Effect,
    Scenario,
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

    @pytest.mark.parametrize("path", ["", ".", "a.", '"a', 'a"b"', "a..b"])
    def test_what_is_no_path_is_refused(self, path):
        """With how to write one."""
        with pytest.raises(RangeError, match="names joined by dots"):
            parts_of(path)

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

    def test_an_unknown_input_is_refused(self, kom_i_jobb):
        """With the ones that there are."""
        with pytest.raises(RangeError, match='did you mean "half"'):
            kom_i_jobb.function({"half": "retention.1"})(halv=0.5)
