from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, ShapeError, discount, geometric_retention, spread
from socioecon.uncertainty import sweep, sweeps

whole = st.integers(-9, 9).map(float)


def forecast(a, b, stay, rate, cost):
    """Two actors over three years."""
    profile = discount(geometric_retention(stay, 3), rate, timing="advance")
    return [({"Kommun": a, "Region": b}, profile)], cost


def as_table(a, b, stay, rate, cost):
    """The same, multiplied out, each with a cost of its own."""
    ((amounts, profile),), _ = forecast(a, b, stay, rate, cost)
    return spread(amounts, profile), {"Kommun": (cost, 2 * cost, cost), "Staten": cost}


def inputs():
    """Five municipalities by three scenarios."""
    random = np.random.default_rng(1)
    return {
        "a": random.normal(0, 1e5, (5, 1)),
        "b": 70_000,
        "stay": random.random((1, 3)),
        "rate": np.array([0.01, 0.03, 0.05]),
        "cost": random.random((5, 3)) * 1e6,
    }


class TestSweep:
    @pytest.mark.parametrize("function", [forecast, as_table])
    @pytest.mark.parametrize("slab", [1, 4, 2**14])
    def test_is_the_function_at_every_combination(self, monkeypatch, function, slab):
        """Each element is what the function answers to that combination of plain numbers, bit by bit, in any slabs."""
        monkeypatch.setattr(sweeps, "_SLAB", slab)
        monkeypatch.setattr(sweeps, "_ROOM", slab)
        named = inputs()
        answer = sweep(function, named)
        full = {name: np.broadcast_to(x, (5, 3)) for name, x in named.items()}
        for place in np.ndindex(5, 3):
            gains, costs = function(**{name: float(x[place]) for name, x in full.items()})
            table = gains if isinstance(gains, dict) else spread(*gains[0])
            for actor, flows in table.items():
                assert tuple(answer.gains[actor][(slice(None), *place)]) == flows
            borne = costs if isinstance(costs, dict) else {"": costs}
            found = answer.costs if isinstance(costs, dict) else {"": answer.costs}
            for actor, cost in borne.items():
                assert tuple(found[actor][(slice(None), *place)]) == (cost if isinstance(cost, tuple) else (cost,))

    def test_answers_every_actor_that_bears_a_cost(self):
        """An actor named only in the costs gains nothing."""
        answer = sweep(as_table, inputs())
        assert list(answer.gains) == ["Kommun", "Region", "Staten"]
        assert not np.any(answer.gains["Staten"])

    @given(st.lists(whole, min_size=1, max_size=6), st.lists(whole, min_size=1, max_size=6))
    def test_adds_up_terms(self, amounts, others):
        """Gains in several terms are their sum, row by row."""
        x, y = np.array(amounts)[:, None], np.array(others)

        def two(x, y):
            return [({"a": x}, (1, 2)), ({"a": y, "b": y}, (3, 4))], 0

        answer = sweep(two, {"x": x, "y": y})
        assert np.array_equal(answer.gains["a"], np.stack([x + 3 * y, 2 * x + 4 * y]))
        assert np.array_equal(answer.gains["b"][1], np.broadcast_to(4 * y, answer.gains["b"][1].shape))

    def test_of_plain_numbers_has_no_axis_but_the_years(self):
        """Without arrays there is one combination."""
        answer = sweep(lambda a: ({"Kommun": (a, a)}, 3), {"a": 5})
        assert answer.gains["Kommun"].tolist() == [5, 5]
        assert answer.costs.tolist() == [3]

    @pytest.mark.parametrize(
        ("function", "named", "error", "message"),
        [
            (forecast, {"a": np.ones(2), "b": np.ones(3)}, ShapeError, "must broadcast"),
            (forecast, {"a": np.ones(0)}, ShapeError, "at least one combination"),
            (lambda a: ({"x": (a,)}, 0), {"a": np.array([1.0, np.inf])}, RangeError, r"inputs\['a'\] must be finite"),
            (lambda a: ({"x": (a,)}, 0), {"a": [1.0, [2.0]]}, ShapeError, r"inputs\['a'\] must be one number or"),
            (lambda a: ({"x": (a,)}, 0), {"a": ["b"]}, ShapeError, r"inputs\['a'\] must be one number or"),
            (lambda a: ({"x": (a,)}, 0), {"a": ["1", "2"]}, ShapeError, r"inputs\['a'\] must be one number or"),
            (lambda a: ({"x": (a,)}, 0), {"a": ["1", Decimal(2)]}, ShapeError, r"inputs\['a'\] must be one number or"),
            (lambda a: ({"x": (a,)}, 0), {"a": [np.datetime64("2020-01-01")]}, ShapeError, "must be one number or"),
            (lambda a: ({"x": (1 / a,)}, 0), {"a": np.zeros(2)}, RangeError, "amounts of 'x' must be finite"),
            (lambda a: ({"x": (a[:1, :2],)}, 0), {"a": np.ones((3, 3))}, ShapeError, "as the inputs together"),
            (lambda a: ({"x": (a,)}, a[:1, :2]), {"a": np.ones((3, 3))}, ShapeError, "as the inputs together"),
            (lambda a: ([({"x": a}, (1e300,))], 0), {"a": np.array([1.0, 1e300])}, RangeError, "must be finite"),
            (lambda a: ({"x": (a,)}, -a), {"a": np.ones(2)}, RangeError, "at least 0"),
            (lambda a: ({"x": (a,)}, 0), {"a": float("nan")}, RangeError, "must be finite"),
        ],
    )
    @pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning", "ignore:divide by zero:RuntimeWarning")
    def test_refuses_what_is_no_amount(self, function, named, error, message):
        """Shapes that do not fit, and amounts that are not finite."""
        with pytest.raises(error, match=message):
            sweep(function, named)

    def test_refuses_actors_that_come_and_go(self, monkeypatch):
        """The same actors and years in every slab."""
        monkeypatch.setattr(sweeps, "_SLAB", 1)
        monkeypatch.setattr(sweeps, "_ROOM", 1)
        with pytest.raises(ShapeError, match="the same years, actors and costs"):
            sweep(lambda a: ({f"x{a[0]}": (a,)}, 0), {"a": np.arange(2)})

    @pytest.mark.parametrize(
        "costs",
        [
            lambda a: {"x": a} if a[0] < 2 else {"y": a},
            lambda a: {"x": a} if a[0] < 2 else a,
            lambda a: a if a[0] < 2 else (a, a),
            lambda a: (a, a) if a[0] < 2 else a,
        ],
    )
    def test_refuses_costs_that_come_and_go(self, monkeypatch, costs):
        """Costs of the same actors, and at the start or by year, in every slab; nothing is left unwritten."""
        monkeypatch.setattr(sweeps, "_SLAB", 1)
        monkeypatch.setattr(sweeps, "_ROOM", 1)
        with pytest.raises(ShapeError, match="the same years, actors and costs"):
            sweep(lambda a: ({"x": (a, a), "y": (a, a)}, costs(a)), {"a": np.arange(4.0)})

    def test_leaves_its_inputs_as_they_were(self):
        """A function that writes to the caller's arrays is stopped."""

        def doubles(a):
            a *= 2
            return {"x": (a,)}, 0

        mine = np.arange(3.0)
        with pytest.raises(ValueError, match="read-only"):
            sweep(doubles, {"a": mine})
        assert mine.tolist() == [0, 1, 2]
        mine *= 2  # and the caller may still write to them
        assert mine.tolist() == [0, 2, 4]

    def test_takes_exact_numbers_as_floats(self):
        """An array of Decimals is one of floats; whole numbers stay whole, for who looks things up by them."""
        seen = {}

        def function(**named):
            seen.update({name: x.dtype.kind for name, x in named.items()})
            return {"x": (sum(named.values()),)}, 0

        answer = sweep(function, {"a": [Decimal("0.5")], "n": [3]})
        assert answer.gains["x"].tolist() == [[3.5]]
        assert seen == {"a": "f", "n": "i"}
