"""What the strategies draw is what the core takes."""

import inspect
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, apportion, person_years, project, total
from socioecon.testing import strategies

KINDS = (Fraction, Decimal, float, int)
# Those that need no more than a kind.
DRAWN = {
    "parts": strategies.parts,
    "rates": strategies.rates,
    "amounts": strategies.amounts,
    "flows": strategies.flows,
    "retentions": strategies.retentions,
    "shares": strategies.shares,
    "tables": strategies.tables,
    "cost_models": lambda **options: strategies.cost_models(**options).map(lambda model: model(0)),
}


def leaves(drawn):
    """Every number in what was drawn."""
    if isinstance(drawn, dict):
        return [x for value in drawn.values() for x in leaves(value)]
    return [x for value in drawn for x in leaves(value)] if isinstance(drawn, tuple) else [drawn]


class TestKinds:
    @pytest.mark.parametrize("name", DRAWN)
    @given(st.data())
    def test_are_fractions_unless_said(self, name, data):
        """Every number of every strategy is a Fraction by default, and of the kind asked for otherwise."""
        assert {type(x) for x in leaves(data.draw(DRAWN[name]()))} == {Fraction}
        kind = data.draw(st.sampled_from(KINDS))
        assert {type(x) for x in leaves(data.draw(DRAWN[name](kind=kind)))} == {kind}

    def test_refuses_another_kind(self):
        """There are four."""
        with pytest.raises(RangeError, match="kind must be Fraction, Decimal, float or int; got <class 'complex'>"):
            strategies.numbers(0, 1, kind=complex)

    def test_every_strategy_can_be_told_a_kind(self):
        """Each public function takes `kind`, Fraction by default, but the one that is handed its elements."""
        public = {
            name: inspect.signature(value).parameters
            for name, value in vars(strategies).items()
            if inspect.isfunction(value) and value.__module__ == strategies.__name__ and not name.startswith("_")
        }
        assert set(public) == {*DRAWN, "numbers", "scenarios", "vectors"}
        assert {parameters["kind"].default for name, parameters in public.items() if name != "vectors"} == {Fraction}


class TestRanges:
    @given(st.data(), st.sampled_from(KINDS))
    def test_numbers_lie_between_their_bounds(self, data, kind):
        """Both bounds are included, and may be Fractions."""
        low, high = Fraction(-7, 2), Fraction(5, 2)
        assert low <= data.draw(strategies.numbers(low, high, kind=kind)) <= high

    @given(st.data(), st.sampled_from(KINDS))
    def test_retentions_are_shares_and_may_be_told_to_fall(self, data, kind):
        """Each is from 0 to 1; falling ones never rise."""
        drawn = data.draw(strategies.retentions(kind=kind))
        assert all(0 <= share <= 1 for share in drawn)
        falling = data.draw(strategies.retentions(kind=kind, falling=True))
        assert list(falling) == sorted(falling, reverse=True)

    @given(st.data(), st.integers(1, 12))
    def test_vectors_and_tables_have_the_years_asked_for(self, data, years):
        """Flows, retentions and tables are as long as told."""
        assert len(data.draw(strategies.flows(years=years))) == years
        assert len(data.draw(strategies.retentions(years=years))) == years
        assert {len(row) for row in data.draw(strategies.tables(years=years)).values()} == {years}

    @given(strategies.tables(actors=("A", "B")))
    def test_tables_have_rows_of_the_actors_given(self, table):
        """Rows are named by some of the actors, at least one."""
        assert set(table) <= {"A", "B"}
        assert table


class TestInTheCore:
    @given(st.data(), st.sampled_from([Fraction, Decimal]))
    def test_shares_add_up_to_one(self, data, kind):
        """Exactly, where the kind is exact; so apportioning by them leaves nothing over."""
        shares = data.draw(strategies.shares(kind=kind))
        assert sum(shares.values()) == 1
        assert min(shares.values()) >= 0
        assert sum(apportion(Fraction(1_000), shares).values()) == 1_000 if kind is Fraction else True

    @given(strategies.shares(kind=float))
    def test_float_shares_are_taken_too(self, shares):
        """In float they add up within the core's tolerance."""
        assert set(apportion(1_000.0, shares)) == set(shares)

    @given(st.data())
    def test_a_cost_model_is_projected(self, data):
        """Intake, retention and cost model of the same horizon go through `project`, exactly."""
        years = data.draw(st.integers(1, 6))
        model = data.draw(strategies.cost_models(years=years))
        retention = data.draw(strategies.retentions(years=years))
        table = project(model, (1,) * years, retention)
        assert table.keys() == model(0).keys()
        assert all(type(x) is Fraction for x in total(table))
        assert table[next(iter(table))][0] == model(0)[next(iter(table))] * retention[0]
        assert len(person_years((1,) * years, retention)) == years

    @given(strategies.cost_models(years=3))
    def test_a_cost_model_goes_on_as_in_its_last_year(self, model):
        """After the end of its table a model answers as in the last year that it has."""
        assert model(2) == model(3) == model(40)


class TestScenarios:
    @given(st.data(), st.sampled_from(KINDS))
    def test_run_in_every_kind(self, data, kind):
        """Each can be run, and holds numbers of the kind asked for and whole ones."""
        scenario = data.draw(strategies.scenarios(kind=kind))
        assert {type(share) for share in scenario.retention} <= {kind, int}
        assert len(scenario.run().society.nominal.net) == scenario.years

    @given(st.data(), st.integers(1, 8))
    def test_have_the_years_asked_for(self, data, years):
        """As many as told; from 1 to 5 unless told."""
        assert data.draw(strategies.scenarios(years=years)).years == years
        assert 1 <= data.draw(strategies.scenarios()).years <= 5
