import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import break_even_persons, break_even_year, payback_time, total
from socioecon.core.flows import add, spread
from socioecon.uncertainty import _protocol
from socioecon.uncertainty._accounts import Accounts
from socioecon.uncertainty._ledger import Layout

DRAWS, YEARS = 16, 4
whole = st.integers(-6, 6)
columns = st.lists(whole, min_size=DRAWS, max_size=DRAWS).map(lambda row: np.array(row, dtype=float))
numbers = st.one_of(columns, whole.map(float))
costs = st.one_of(
    st.lists(st.integers(0, 9), min_size=DRAWS, max_size=DRAWS).map(lambda row: np.array(row, dtype=float)),
    st.integers(0, 9).map(float),
)
bearing = st.one_of(costs, st.tuples(*[costs] * YEARS), st.fixed_dictionaries({"b": costs, "c": costs}))
profiles = st.tuples(*[numbers] * YEARS)
terms = st.lists(
    st.tuples(st.fixed_dictionaries({"a": numbers}, optional={"b": numbers}), profiles), min_size=1, max_size=2
)


def at(x, draw):
    """One draw of what may be an array or the same for all."""
    return float(x[draw]) if np.ndim(x) else float(x)


def one(answer, draw):
    """The answer as plain floats for one draw: a table and costs."""
    gains, cost = answer
    plain = [
        ({k: at(x, draw) for k, x in amounts.items()}, tuple(at(x, draw) for x in profile))
        for amounts, profile in gains
    ]

    def each(cost):
        return tuple(at(x, draw) for x in cost) if isinstance(cost, tuple) else at(cost, draw)

    return add(*(spread(*term) for term in plain)), {k: each(x) for k, x in cost.items()} if isinstance(
        cost, dict
    ) else each(cost)


def accounts(answer, chunk, draws=DRAWS):
    """Everything for every row, chunk by chunk."""
    whole_answer = _protocol.call(lambda: answer, {})
    rows = _protocol.rows_of(whole_answer, {"both": ("a",)})
    found = Accounts(Layout(rows, whole_answer.years, tuple(rows), tuple(rows)), draws, chunk)
    found.clear()
    for start in range(0, draws, chunk):
        part = slice(start, start + chunk)
        cut = lambda x, part=part: x[part] if np.ndim(x) else x  # noqa: E731
        gains, cost = answer
        gains = (
            {k: tuple(map(cut, flows)) for k, flows in gains.items()}
            if isinstance(gains, dict)
            else [({k: cut(x) for k, x in amounts.items()}, tuple(map(cut, profile))) for amounts, profile in gains]
        )
        each = lambda x, cut=cut: tuple(map(cut, x)) if isinstance(x, tuple) else cut(x)  # noqa: E731
        cost = {k: each(x) for k, x in cost.items()} if isinstance(cost, dict) else each(cost)
        found.enter(_protocol.call(lambda gains=gains, cost=cost: (gains, cost), {}), start)
    return found


def expected(answer, members, draw):
    """Net gain, break-even year, payback and persons by the core's own functions."""
    table, cost = one(answer, draw)
    nothing = (0.0,) * YEARS
    flows = total({actor: table.get(actor, nothing) for actor in members})
    if isinstance(cost, dict):
        cost = math.fsum(cost.get(actor, 0.0) for actor in members)
    year = break_even_year(flows, costs=cost)
    spent = sum(cost) if isinstance(cost, tuple) else cost
    return sum(flows) - spent, year, payback_time(flows, costs=cost), break_even_persons(sum(flows), cost=spent)


class TestAccounts:
    @given(terms, bearing)
    @settings(max_examples=150)
    def test_are_those_of_the_core_for_every_row_and_draw(self, gains, cost):
        """Net gain, year of break-even, payback and persons are the scalar functions', non-monotone cases too.

        Whole numbers are summed, multiplied and compared exactly, so years are equal; payback and persons are quotients
        of the same numbers in another unit, equal to rounding.
        """
        found = accounts((gains, cost), DRAWS)
        for row, members in found.layout.rows.items():
            by_core = [expected((gains, cost), members, draw) for draw in range(DRAWS)]
            place = found.place[row]
            assert list(found.net[place]) == [net for net, *_ in by_core]
            covered = [sum(year is not None and year <= k + 1 for _, year, *_ in by_core) for k in range(YEARS)]
            assert list(found.covered[place]) == covered
            for draw, (_, _, payback, persons) in enumerate(by_core):
                for ours, theirs in ((found.payback[place, draw], payback), (found.persons[place, draw], persons)):
                    assert (ours == math.inf) == (theirs is None)
                    if theirs is not None:
                        assert math.isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-12)

    @given(terms, bearing)
    @settings(max_examples=60)
    def test_are_the_same_by_terms_and_by_table(self, gains, cost):
        """gains == add(*(spread(*t) for t in terms)): the accounts do not tell one from the other."""
        table = add(*(spread(*term) for term in gains))
        one_way, other = accounts((gains, cost), DRAWS), accounts((table, cost), DRAWS)
        assert np.array_equal(one_way.net, other.net)
        assert np.array_equal(one_way.covered, other.covered)
        assert np.allclose(one_way.payback, other.payback, rtol=1e-12, atol=1e-12)
        assert np.allclose(one_way.persons, other.persons, rtol=1e-12, atol=1e-12)

    @pytest.mark.parametrize("seed", range(12))
    def test_do_not_depend_on_the_chunk(self, seed):
        """Any cut into chunks gives the same bits, with losses, falling profiles and costs of 0 among the draws."""
        draws = 256
        random = np.random.default_rng(seed)
        amount = random.normal(1, 1, draws) * (random.random(draws) > 0.1)
        fall = np.where(random.random(draws) < 0.02, -1.0, 1.0)
        profile = (random.random(draws), random.random(draws) * fall, random.random(draws))
        cost = random.random(draws) * (random.random(draws) > 0.1)
        answer = [({"a": amount, "b": abs(amount)}, profile)], cost
        first, *others = (accounts(answer, chunk, draws) for chunk in (256, 64, 4))
        for other in others:
            for name in ("net", "covered", "payback", "persons"):
                assert np.array_equal(getattr(first, name), getattr(other, name))
