import numpy as np
import pytest

from socioecon import RangeError, ShapeError
from socioecon.uncertainty import _draws, normal, sample, uniform

U = uniform(0, 1)


def plan(inputs, *, draws=65_536, method="quasi", seed=1, rank_correlations=None):
    """A plan without correlations unless said."""
    return _draws.plan(inputs, seed=seed, draws=draws, method=method, rank_correlations=rank_correlations or {})


def drawn(inputs, group=0, chunk=2**20, **kwargs):
    """The inputs of one group as arrays."""
    parts = [
        {name: np.array(x) for name, x in values.items()}
        for _, values, _ in _draws.groups_of(plan(inputs, **kwargs), group, chunk)
    ]
    return {name: np.concatenate([np.atleast_1d(part[name]) for part in parts]) for name in parts[0]}


def ranks(x):
    """The place of each in order."""
    return np.argsort(np.argsort(x))


class TestPlan:
    @pytest.mark.parametrize(
        ("draws", "points", "groups"),
        [(1, 256, 16), (65_536, 4096, 16), (65_537, 4096, 17), (10**6, 32_768, 31), (10**8, 32_768, 3052)],
    )
    def test_rounds_up_to_whole_randomisations(self, draws, points, groups):
        """At least 16 groups of 2^k points, at most 2^15 of them, together no fewer than asked for."""
        planned = plan({"a": U}, draws=draws)
        assert (planned.points, planned.groups) == (points, groups)
        assert planned.points * planned.groups >= draws

    @pytest.mark.parametrize(
        ("inputs", "kwargs", "error", "message"),
        [
            ({"a": U}, {"method": "sobol"}, RangeError, "method must be one of"),
            ({"a": U}, {"draws": 0}, RangeError, "draws must be from 1"),
            ({"a": U}, {"seed": -1}, RangeError, "seed must be from 0"),
            ({"a": U}, {"seed": 1.5}, RangeError, "seed must be a whole number"),
            ({1: U}, {}, ShapeError, "names of inputs must be strings"),
            (0, {}, ShapeError, "inputs must be a mapping"),
            (None, {}, ShapeError, "inputs must be a mapping"),
            ({"a": float("nan")}, {}, RangeError, "must be finite"),
            ({str(k): U for k in range(70)}, {"draws": 100}, RangeError, "at most 64 inputs"),
        ],
    )
    def test_refuses_what_cannot_be_drawn(self, inputs, kwargs, error, message):
        """A wrong argument is named."""
        with pytest.raises(error, match=message):
            plan(inputs, **kwargs)


@pytest.mark.parametrize("method", ["quasi", "plain"])
class TestStreams:
    def test_know_nothing_of_inputs_after_them(self, method):
        """An input that is appended moves no other, bit by bit."""
        few = drawn({"a": U, "b": normal(0, 1)}, method=method)
        more = drawn({"a": U, "b": normal(0, 1), "c": sample([1, 2])}, method=method)
        assert all(np.array_equal(few[name], more[name]) for name in few)

    def test_know_nothing_of_inputs_that_are_fixed(self, method):
        """An input that is fixed moves no other, bit by bit."""
        free = drawn({"a": U, "b": U, "c": U}, method=method)
        fixed = drawn({"a": 3, "b": U, "c": U}, method=method)
        assert all(np.array_equal(free[name], fixed[name]) for name in "bc")
        assert list(fixed["a"]) == [3]

    def test_are_handed_out_to_be_read_only(self, method):
        """Who changed a draw would change it for others that use the same draws: it cannot be written to."""
        _, values, _ = next(_draws.groups_of(plan({"a": U, "b": normal(0, 1)}, method=method), 0, 256))
        for name in values:
            with pytest.raises(ValueError, match="read-only"):
                values[name] *= 2

    def test_differ_by_name_seed_and_group(self, method):
        """No two streams are alike, and no group repeats another."""
        base = drawn({"a": U, "b": U}, method=method)
        assert not np.array_equal(base["a"], base["b"])
        assert not np.array_equal(base["a"], drawn({"a": U}, method=method, seed=2)["a"])
        assert not np.array_equal(base["a"], drawn({"a": U}, method=method, group=1)["a"])

    @pytest.mark.parametrize("chunk", [64, 1024, 4096])
    def test_do_not_depend_on_the_chunk(self, method, chunk):
        """A group is the same in however many pieces it is drawn."""
        base, cut = (drawn({"a": U, "b": normal(0, 1)}, chunk=size, method=method) for size in (2**15, chunk))
        assert all(np.array_equal(base[name], cut[name]) for name in base)

    def test_are_uniform(self, method):
        """A group of 4096 u has no more than a few standard errors too many in any tenth."""
        u = drawn({"a": U}, method=method)["a"]
        counts = np.histogram(u, bins=10, range=(0, 1))[0]
        # 4096 x 0.1 = 410, standard deviation 19 for plain draws; a fixed seed, five of them.
        assert np.max(np.abs(counts - 409.6)) < 96
        assert np.all((u > 0) & (u < 1))


class TestLattice:
    @pytest.mark.parametrize("power", range(8, 16))
    def test_has_each_number_of_points_and_no_two_inputs_alike(self, power):
        """For each size the first sixteen places have different steps, odd ones, so that each is a permutation."""
        steps = [_draws._generator(2**power, place) for place in range(16)]
        assert len(set(steps)) == 16
        assert all(step % 2 for step in steps)

    def test_fills_each_cell_of_a_single_input_evenly(self):
        """A tent-shifted lattice has 4096 points within two of evenly in every interval of 1/256."""
        counts = np.histogram(drawn({"a": U})["a"], bins=256, range=(0, 1))[0]
        assert np.max(np.abs(counts - 16)) <= 2

    def test_integrates_a_smooth_function_far_better_than_plain_draws(self):
        """The mean of a product of three inputs is off by less than a twentieth of what plain draws are."""

        def error(method):
            means = []
            for group in range(16):
                x = drawn({"a": U, "b": U, "c": U}, group=group, method=method)
                means.append(float(np.mean(x["a"] * x["b"] * x["c"])))
            return float(np.sqrt(np.mean((np.array(means) - 0.125) ** 2)))

        assert error("quasi") < error("plain") / 20


class TestRankCorrelation:
    @pytest.mark.parametrize("rho", [-1, -0.7, 0.3, 0.9, 1])
    def test_comes_out_as_asked_for(self, rho):
        """The draws' rank correlation is rho, whatever the distributions."""
        x = drawn({"a": normal(0, 1), "b": uniform(0, 9)}, rank_correlations={("a", "b"): rho}, draws=2**19)
        found = np.corrcoef(ranks(x["a"]), ranks(x["b"]))[0, 1]
        # 32 768 draws: a standard error of at most 1 / sqrt(32 768) = 0.0055; four of them.
        assert abs(found - rho) < 0.022

    def test_leaves_each_distribution_as_it_was(self):
        """Mixing normals changes who goes with whom and not how each is spread."""
        x = drawn({"a": U, "b": U}, rank_correlations={("b", "a"): 0.8}, draws=2**19)
        for name in "ab":
            assert np.allclose(np.quantile(x[name], [0.1, 0.5, 0.9]), [0.1, 0.5, 0.9], atol=0.01)

    def test_moves_no_input_that_is_not_named(self):
        """Others keep their draws, bit by bit; so does the first of the pair."""
        free = drawn({"a": U, "b": U, "c": U})
        tied = drawn({"a": U, "b": U, "c": U}, rank_correlations={("a", "b"): 0.5})
        assert np.array_equal(free["c"], tied["c"])
        assert np.array_equal(free["a"], tied["a"])
        assert not np.array_equal(free["b"], tied["b"])

    @pytest.mark.parametrize("method", ["quasi", "plain"])
    def test_of_an_input_that_is_appended_moves_none_before_it(self, method):
        """An appended input goes with those before it, and not they with it: they stay, bit by bit."""
        inputs = {"a": U, "b": normal(0, 1), "c": sample([1, 2, 3])}
        few = drawn(inputs, rank_correlations={("a", "b"): 0.5}, method=method)
        tied = {("a", "b"): 0.5, ("c", "d"): 0.5, ("a", "d"): -0.3}
        more = drawn({**inputs, "d": U}, rank_correlations=tied, method=method)
        assert all(np.array_equal(few[name], more[name]) for name in few)

    def test_holds_still_when_one_of_them_is_fixed(self):
        """Fixing one of a correlated pair does not move the other."""
        correlations = {("a", "b"): 0.5, ("b", "c"): 0.5}
        free = drawn({"a": U, "b": U, "c": U}, rank_correlations=correlations)
        fixed = drawn({"a": 1, "b": U, "c": U}, rank_correlations=correlations)
        assert np.array_equal(free["b"], fixed["b"])
        assert np.array_equal(free["c"], fixed["c"])

    def test_is_checked_after_conversion(self):
        """Ranks that are just possible together become normals that are not: refused.

        -1/2 between each of three pairs is singular for ranks; 2 sin(-pi / 12) = -0.5176 is beyond -1/2.
        """
        thirds = {("a", "b"): -0.5, ("a", "c"): -0.5, ("b", "c"): -0.5}
        assert np.min(np.linalg.eigvalsh(np.eye(3) * 1.5 - 0.5)) > -1e-12
        with pytest.raises(RangeError, match="must be possible together"):
            plan({"a": U, "b": U, "c": U}, rank_correlations=thirds)

    @pytest.mark.parametrize(
        ("pairs", "error", "message"),
        [
            ({("a", "x"): 0.5}, ShapeError, "two different inputs"),
            ({("a", "a"): 0.5}, ShapeError, "two different inputs"),
            ({"ab": 0.5}, ShapeError, "two different inputs"),
            ({("a", "b"): 1.5}, RangeError, "must be from -1 to 1"),
            ({("a", "b"): 0.5, ("b", "a"): 0.4}, RangeError, "the same both ways"),
            ([("a", "b", 0.5)], ShapeError, "must be a mapping"),
        ],
    )
    def test_is_refused_where_it_makes_no_sense(self, pairs, error, message):
        """A wrong pair or number is named."""
        with pytest.raises(error, match=message):
            plan({"a": U, "b": U}, rank_correlations=pairs)
