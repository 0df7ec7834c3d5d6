import math
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # in tests only: an oracle

from socioecon import (
    RangeError,
    ShapeError,
    break_even_persons,
    break_even_year,
    discount,
    payback_time,
    person_years,
    total,
)
from socioecon.uncertainty import Estimate, beta, discrete, gamma, normal, simulate, simulation, truncated, uniform
from tests.uncertainty.cases import INPUTS, KOM_I_JOBB, bas, bas_table, kom_i_jobb

T_15 = 2.131  # the 97.5 % quantile of Student's t with 15 degrees of freedom, for 16 randomisations


def every_number(answer):
    """All estimates of an answer, in order."""
    for row in answer.rows.values():
        yield from (row.mean, row.standard_deviation, row.probability_of_gain, *row.break_even_by_year)
        for by_quantile in (row.quantiles, row.payback, row.persons):
            yield from by_quantile.values()


class TestCertain:
    @given(
        st.fractions(0, 1),
        st.fractions(0, 1),
        st.integers(0, 10_000).map(Fraction),
        st.integers(0, 100_000).map(Fraction),
    )
    def test_inputs_are_answered_by_the_core_exactly(self, half, quarter, support, tax):
        """With only fixed inputs every number is the scalar functions' own, in Fraction, without error."""

        def forecast(half, quarter, support, tax):
            years = person_years((10, 10, 10), (1, half, half * quarter))
            return [({"Kommun": 12 * support, "Region": tax}, years)], (780_000, 780_000, 780_000)

        answer = simulate(forecast, {"half": half, "quarter": quarter, "support": support, "tax": tax}, seed=0)
        years = person_years((10, 10, 10), (1, half, half * quarter))
        flows = total({"Kommun": [12 * support * y for y in years], "Region": [tax * y for y in years]})
        costs = (780_000, 780_000, 780_000)
        row = answer["total"]
        year = break_even_year(flows, costs=costs)
        assert row.mean == (sum(flows) - 2_340_000, 0)
        assert row.standard_deviation == (0, 0)
        assert row.break_even_by_year == tuple((int(year is not None and year <= k), 0) for k in (1, 2, 3))
        for found, expected in (
            (row.payback[0.5], payback_time(flows, costs=costs)),
            (row.persons[0.5], break_even_persons(sum(flows), cost=2_340_000)),
        ):
            assert found == (None if expected is None else (expected, 0))

    def test_decimals_stay_decimals(self):
        """The kind that came in goes out."""
        answer = simulate(lambda gain: ({"Kommun": (gain, gain)}, Decimal("0.8")), {"gain": Decimal("0.4")}, seed=0)
        assert answer["Kommun"].payback[0.5] == Estimate(Decimal(2), 0)
        assert isinstance(answer["Kommun"].mean.value, Decimal)


class TestRows:
    def test_are_the_total_the_perspectives_and_every_actor(self):
        """Every row is answered, in that order, and actors named only in the costs too."""
        answer = simulate(
            lambda gain: ({"a": (gain,), "b": (gain,)}, {"c": 1}),
            {"gain": uniform(0, 1)},
            seed=1,
            perspectives={"a och c": ("a", "c")},
        )
        assert list(answer.rows) == ["total", "a och c", "a", "b", "c"]
        # 2 x 1/2 - 1, 1/2 - 1, 1/2, 1/2 and -1; the lattice has the mean of a line to seven digits.
        means = [answer[row].mean.value for row in answer.rows]
        assert means == pytest.approx([0, -0.5, 0.5, 0.5, -1], abs=1e-6)
        assert answer["c"].mean == (-1, 0)
        assert answer["c"].persons[0.5] is None

    def test_of_a_constant_come_out_exactly(self):
        """A row that does not vary has its very value as mean and quantiles, error 0."""
        answer = simulate(lambda x: ({"a": (0.1, 0.2), "b": (x, 0)}, 0.15), {"x": uniform(0, 1)}, seed=1)
        row = answer["a"]
        net = 0.1 + 0.2 - 0.15
        assert row.mean == (net, 0)
        assert row.standard_deviation == (0, 0)
        assert set(row.quantiles.values()) == {(net, 0)}
        assert row.payback[0.5].value == pytest.approx(payback_time((0.1, 0.2), costs=0.15), rel=1e-15)

    def test_by_terms_and_by_table_agree(self):
        """The same function in terms and multiplied out gives the same numbers, to rounding."""
        by_terms, by_table = (simulate(function, INPUTS, seed=2014) for function in (bas, bas_table))
        for one, other in zip(every_number(by_terms), every_number(by_table), strict=True):
            assert (one is None) == (other is None)
            if one is not None:
                assert one.value == pytest.approx(other.value, rel=1e-9, abs=1e-9)

    def test_never_is_none(self):
        """Arbetsförmedlingen pays every year, so that it never breaks even, by any quantile."""
        answer = simulate(bas, {**INPUTS, "cost": uniform(0.8e6, 2e6)}, seed=2014)
        row = answer["Arbetsförmedlingen"]
        assert set(row.payback.values()) == set(row.persons.values()) == {None}
        assert row.break_even_by_year == (Estimate(0, 0),) * 3
        assert answer["total"].payback[0.5] is not None
        assert answer["total"].payback[0.95] is None

    def test_have_no_more_than_was_asked_for(self):
        """`detail` says which rows have break-even, payback and persons; the means are the same."""
        answers = {
            detail: simulate(bas, INPUTS, seed=1, draws=4096, detail=detail) for detail in ("total", "years", "all")
        }
        seen = {
            detail: [
                tuple(map(bool, (answer[row].break_even_by_year, answer[row].payback))) for row in ("total", "Kommun")
            ]
            for detail, answer in answers.items()
        }
        assert seen == {
            "total": [(True, True), (False, False)],
            "years": [(True, True), (True, False)],
            "all": [(True, True), (True, True)],
        }
        assert len({answer["Kommun"].mean for answer in answers.values()}) == 1
        assert len({answer["total"].break_even_by_year for answer in answers.values()}) == 1

    def test_probabilities_and_quantiles_fit_together(self):
        """Break-even never becomes less likely, a gain is as likely as break-even at the horizon, quantiles rise."""
        answer = simulate(kom_i_jobb, KOM_I_JOBB, seed=6, perspectives={"Kommunen": ("Socialnämnden",)})
        assert answer["Kommunen"] == answer["Socialnämnden"]
        for row in answer.rows.values():
            by_year = [estimate.value for estimate in row.break_even_by_year]
            assert by_year == sorted(by_year)
            assert by_year[-1] == pytest.approx(row.probability_of_gain.value, abs=1e-12)
            values = [estimate.value for estimate in row.quantiles.values()]
            assert values == sorted(values)


class TestDraws:
    @pytest.mark.parametrize("method", ["quasi", "plain"])
    def test_are_those_of_the_seed(self, method):
        """The same seed gives the same answer, another one another."""
        one, same, other = (simulate(bas, INPUTS, seed=seed, draws=4096, method=method) for seed in (1, 1, 2))
        assert one == same
        assert one.rows != other.rows

    @pytest.mark.parametrize("name", ["_CHUNK_OF_TERMS", "_CHUNK_OF_TABLES"])
    @pytest.mark.parametrize("chunk", [64, 1024])
    def test_do_not_depend_on_the_chunk(self, monkeypatch, name, chunk):
        """However a randomisation is cut into chunks, the answer is the same, bit by bit."""
        function = bas if name == "_CHUNK_OF_TERMS" else bas_table
        base = simulate(function, INPUTS, seed=1)
        monkeypatch.setattr(simulation, name, chunk)
        assert simulate(function, INPUTS, seed=1) == base

    def test_are_kept_when_asked_for(self):
        """`keep` gives each row's net gains, whose mean is the mean of the row."""
        answer = simulate(bas, INPUTS, seed=1, draws=4096, keep=True)
        assert list(answer.samples) == list(answer.rows)
        for name, sample in answer.samples.items():
            assert sample.shape == (answer.draws,)
            # The same numbers in another order of summing.
            assert np.mean(sample) == pytest.approx(answer[name].mean.value, rel=1e-12)
            assert np.mean(sample > 0) == pytest.approx(answer[name].probability_of_gain.value, abs=1e-12)

    def test_take_rank_correlation(self):
        """Two gains that go together vary more in sum, two that go against each other not at all."""
        inputs = {"a": normal(0, 1), "b": normal(0, 1)}

        def spread(rho):
            answer = simulate(
                lambda a, b: ({"Kommun": (a + b,)}, 0), inputs, seed=1, rank_correlations={("a", "b"): rho}
            )
            return answer["total"].standard_deviation.value

        # Normals of rank correlation rho are correlated by 2 sin(pi rho / 6); their sum has variance 2 + 2 of that.
        assert spread(0.5) == pytest.approx(math.sqrt(2 + 4 * math.sin(math.pi / 12)), rel=0.01)
        assert spread(1) == pytest.approx(2, rel=0.01)
        assert spread(-1) == pytest.approx(0, abs=1e-3)

    def test_reach_the_function_with_plain_numbers_for_what_is_fixed(self):
        """Uncertain inputs are arrays, ints stay ints, and Decimals and Fractions go with the draws as floats."""
        seen = {}

        def function(**inputs):
            seen.update({name: type(x) for name, x in inputs.items()})
            return {"a": (inputs["x"],)}, 0

        simulate(function, {"x": uniform(0, 1), "n": 3, "d": Decimal(1), "f": Fraction(1, 2)}, seed=1, draws=256)
        assert seen == {"x": np.ndarray, "n": int, "d": float, "f": float}


def two(a, b):
    """One row: a lump and what it is multiplied by; half of it when a is high."""
    return {"Kommun": (a * b, a)}, 1.0


class TestPaths:
    def test_may_be_the_names_of_inputs(self):
        """An input's name need be no identifier: a scenario's fields go by their paths."""
        paths = {'transfers."Sänkt försörjningsstöd".amount.per_month': uniform(6000, 9000), "retention.1": 0.5}

        def scenario(**fields):
            support, second = fields.values()
            return [({"Kommun": 12 * support}, (1, second))], 0

        assert simulate(scenario, paths, seed=1)["Kommun"].mean.value == pytest.approx(12 * 7500 * 1.5, rel=1e-6)


class TestInputs:
    def test_are_left_as_they_were(self):
        """A function that writes to its inputs is told so; what other rows or decisions see is not changed."""

        def doubles(x):
            x *= 2
            return {"a": (x,)}, 0

        with pytest.raises(ValueError, match="read-only"):
            simulate(doubles, {"x": uniform(0, 1)}, seed=1, draws=256)

    def test_of_numpys_own_kind_are_plain_ints(self):
        """One of NumPy's ints would overflow where Python's does not."""
        answer = simulate(lambda n: ({"a": (n * 10**20,)}, 0), {"n": np.int64(5)}, seed=1)
        assert answer["a"].mean.value == 5 * 10**20

    def test_may_be_none_at_all(self):
        """A function without inputs has one answer."""
        assert simulate(lambda: ({"a": (1, 2)}, 2), {}, seed=1)["a"].mean == (1, 0)


class TestErrors:
    """Stated errors are right: over 240 seeds the truth lies within t(15) errors in at least 88 % of them."""

    SEEDS = range(240)
    # The truth of a + b with a ~ normal(3, 2), b ~ gamma of mean 2 and standard deviation 2 (exponential).
    INPUTS = {"a": normal(3, 2), "b": gamma(2, 2)}  # noqa: RUF012 - not changed

    @staticmethod
    def truth():
        """Mean, standard deviation, quantiles and probability of the sum, from its exponentially modified normal."""
        exact = stats.exponnorm(1, loc=3, scale=2)
        return exact.mean(), exact.std(), {q: exact.ppf(q) for q in (0.05, 0.25, 0.5, 0.75, 0.95)}, exact.sf(4)

    @pytest.mark.parametrize("method", ["quasi", "plain"])
    def test_cover_the_truth(self, method):
        """Mean, spread, probability of a gain and each quantile: right, and without bias."""
        mean, sd, quantiles, gain = self.truth()
        answers = [
            simulate(
                lambda a, b: ({"Kommun": (a + b,)}, 4),
                self.INPUTS,
                seed=seed,
                draws=65_536,
                method=method,
                detail="total",
            )["total"]
            for seed in self.SEEDS
        ]
        for pick, true in (
            (lambda row: row.mean, mean - 4),
            (lambda row: row.standard_deviation, sd),
            (lambda row: row.probability_of_gain, gain),
            *((lambda row, q=q: row.quantiles[q], value - 4) for q, value in quantiles.items()),
        ):
            found = [pick(row) for row in answers]
            off = np.array([estimate.value - true for estimate in found])
            errors = np.array([estimate.error for estimate in found])
            assert np.mean(np.abs(off) <= T_15 * errors) >= 0.88
            assert 0.7 <= math.sqrt(np.mean(errors**2) / np.mean(off**2)) <= 1.4
            # A lattice and a smooth sum leave some clusters of equal rank: a bias, below half an error.
            assert abs(np.mean(off)) < 0.5 * math.sqrt(np.mean(errors**2))

    def test_shrink_far_below_those_of_plain_draws(self):
        """With the lattice the error of the mean is less than a twentieth of that of as many plain draws."""
        quasi, plain = (
            simulate(bas, INPUTS, seed=3, method=method, detail="total")["total"].mean.error
            for method in ("quasi", "plain")
        )
        assert quasi < plain / 20


class TestRefusals:
    @pytest.mark.parametrize(
        "answer",
        [
            lambda x: ({"A": (x,)}, 0),
            lambda x: ([({"A": x}, (1,))], 0),
            lambda x: ([({"A": 1}, (x,))], 0),
            lambda x: ({"A": (1,)}, abs(x)),
            lambda x: ({"A": (1,)}, {"A": abs(x)}),
        ],
    )
    def test_masked_arrays_are_refused(self, answer):
        """What is masked would count with what lies under the mask."""
        with pytest.raises(TypeError, match="an array must not be masked"):
            simulate(lambda x: answer(np.ma.masked_less(x, 0)), {"x": normal(0, 1)}, seed=1, draws=256)

    @pytest.mark.parametrize(
        ("function", "kwargs", "error", "message"),
        [
            (lambda x: x, {}, ShapeError, "must answer with a tuple"),
            (lambda **_: ({}, 0), {}, ShapeError, "gains must hold at least one row"),
            (lambda **_: ([], 0), {}, ShapeError, "gains must hold at least one term"),
            (lambda **_: (3, 0), {}, ShapeError, "gains must be a table"),
            (lambda x: ([({"a": x}, (1, 1)), ({"a": x}, (1,))], 0), {}, ShapeError, "must cover the same years"),
            (lambda x: ({"a": (x, x)}, (1,)), {}, ShapeError, "costs must be one amount at the start or exactly one"),
            (lambda x: ({"a": (x, x)}, -x), {}, RangeError, "costs must be at least 0"),
            (lambda x: ({"a": (x, x)}, None), {}, TypeError, "costs must be numbers or arrays of them; got None"),
            (lambda x: ({"a": (x, x)}, {"a": (0, "1")}), {}, TypeError, r"costs\['a'\] must be numbers .* got '1'"),
            (lambda x: ({"a": (x / 0 * 0,)}, 0), {}, RangeError, "net gain of 'total' must be finite"),
            (lambda x: ({"total": (x,)}, 0), {}, ShapeError, "must all have different names"),
            (lambda x: ({"a": (x,)}, 0), {"perspectives": {"p": ("b",)}}, ShapeError, "must name actors"),
            (lambda x: ({"a": (x,)}, 0), {"perspectives": {"a": ("a",)}}, ShapeError, "must all have different names"),
            (lambda x: ({"a": (x,)}, 0), {"detail": "some"}, RangeError, "detail must be one of"),
            (lambda x: ({"a": (x,)}, 0), {"quantiles": (0, 1)}, RangeError, "quantiles must be above 0"),
            (lambda x: ({"a": (x,)}, 0), {"quantiles": 0.5}, ShapeError, "quantiles must be a tuple"),
            (lambda x: ({"a": (x,)}, 0), {"quantiles": "a"}, ShapeError, "quantiles must be a tuple"),
            (lambda x: ({"a": (x,)}, 0), {"perspectives": 5}, ShapeError, "perspectives must be a mapping"),
            (lambda x: ({"a": (x,)}, 0), {"perspectives": {"p": "a"}}, ShapeError, "must be a tuple or a list"),
            (lambda x: ({"a": (x,)}, 0), {"perspectives": {"p": 5}}, ShapeError, "must be a tuple or a list"),
            (lambda x: ({"a": (x,)}, 0), {"perspectives": {"p": ("a", "a")}}, ShapeError, "different names"),
            (lambda x: ({"a": (x,)}, 0), {"executor": 4}, TypeError, "executor must be"),
            (lambda x: ({"a": (x,)}, 0), {"progress": 3}, TypeError, "progress must be"),
            (lambda x: ({"a": (x[:5],)}, 0), {}, ShapeError, "arrays as long as the inputs, 256"),
            (lambda x: ({"a": (x.reshape(-1, 1),)}, 0), {}, ShapeError, "arrays as long as the inputs"),
            (lambda x: ([({"a": x[:5]}, (1,))], 0), {}, ShapeError, "arrays as long as the inputs"),
            (lambda x: ([({"a": x}, (x[:5],))], 0), {}, ShapeError, "arrays as long as the inputs"),
            (lambda x: ({"a": (x,)}, x[:5]), {}, ShapeError, "arrays as long as the inputs"),
            (lambda x: ({"a": (x,)}, {"a": x[:5]}), {}, ShapeError, "arrays as long as the inputs"),
            (lambda x: ({"a": (x, "1")}, 0), {}, TypeError, "gains and costs must be plain numbers"),
            (lambda x: ({"a": (x, 10**400)}, 0), {}, RangeError, "that fit a float"),
            (lambda x: ([({"a": 10**400}, (x,))], 0), {}, RangeError, "that fit a float"),
            (lambda x: ({"a": (x,)}, 10**400), {}, RangeError, "that fit a float"),
            (lambda x: ({"a": (x * 1e200,)}, 0), {}, RangeError, "net gain of 'total' must be finite, and below 1e150"),
            (
                lambda x: ({"a": (x + 1 // 0,)}, 0),
                {},
                RangeError,
                "function must answer to every input with finite numbers; to x=an array",
            ),
            (lambda x: ({"a": (x,) * int(x.size > 20 or 2)}, 0), {}, ShapeError, "the same actors and years"),
        ],
    )
    @pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning", "ignore:invalid value:RuntimeWarning")
    def test_say_what_must_hold(self, function, kwargs, error, message):
        """A wrong answer or argument is a typed error that names it."""
        with pytest.raises(error, match=message):
            simulate(function, {"x": uniform(0, 1)}, seed=1, draws=256, **kwargs)

    def test_of_the_core_come_through(self):
        """What the core refuses for some draws is refused with its own words, and so at every later call."""

        def discounted(rate):
            return {"a": discount((100.0, 100.0), rate, timing="arrears")}, 0

        for _ in range(2):
            with pytest.raises(RangeError, match="rate must be above -1"):
                simulate(discounted, {"rate": normal(0, 1)}, seed=1)
        overflow = {"rate": truncated(normal(0, 1), -1 + 1e-9, -1 + 2e-9)}
        with pytest.raises(RangeError, match="too large for its kind of number"):
            simulate(lambda rate: ({"a": discount((1e300, 1e300), rate, timing="arrears")}, 0), overflow, seed=1)

    @pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning")
    def test_do_not_hit_what_only_passes_through_an_infinity(self):
        """A function may divide by 0 where it does not use the quotient: flags are raised, and the answer is right."""

        def careful(x):
            return {"a": (np.where(x > 0, 1 / np.maximum(x, 0), 7.0),)}, 0

        answer = simulate(careful, {"x": discrete({-1: 0.5, 2: 0.5})}, seed=1)["a"]
        assert answer.mean.value == pytest.approx(3.75, abs=4 * answer.mean.error + 1e-12)

    def test_a_row_that_is_not_there_is_named(self):
        """Asking for another row tells which there are, and is no KeyError."""
        with pytest.raises(ShapeError, match="the rows are"):
            simulate(two, {"a": 1, "b": 1}, seed=1)["Kommunen"]


class TestProgress:
    def test_is_told_by_callback(self):
        """After each randomisation: the draws made, and the draws to make."""
        told = []
        answer = simulate(
            two, {"a": uniform(0, 1), "b": beta(2, 2)}, seed=1, draws=4096, progress=lambda *x: told.append(x)
        )
        assert told == [(256 * k, 4096) for k in range(1, 17)]
        assert answer.draws == 4096

    def test_is_shown_by_tqdm_where_it_is_installed(self, capsys):
        """progress=True shows a bar."""
        pytest.importorskip("tqdm")
        simulate(two, {"a": uniform(0, 1), "b": 1}, seed=1, draws=4096, progress=True)
        assert "100%" in capsys.readouterr().err

    @pytest.mark.parametrize("progress", [None, False])
    def test_is_silent_where_it_is_not_asked_for(self, progress, capsys):
        """None and False show nothing."""
        simulate(two, {"a": uniform(0, 1), "b": 1}, seed=1, draws=4096, progress=progress)
        assert capsys.readouterr() == ("", "")

    def test_is_left_out_where_it_is_not(self, monkeypatch):
        """progress=True without tqdm is no error."""
        monkeypatch.setitem(sys.modules, "tqdm.auto", None)
        assert simulate(two, {"a": uniform(0, 1), "b": 1}, seed=1, draws=4096, progress=True).complete


class TestInterrupt:
    @staticmethod
    def interrupted(after, **kwargs):
        """A run of 40 randomisations that Ctrl-C ends during the one after so many."""
        calls = iter(range(10**6))

        def function(a, b):
            if next(calls) == after + 1:  # one more, for the question about rows and years
                raise KeyboardInterrupt
            return two(a, b)

        return simulate(function, {"a": uniform(0, 1), "b": beta(2, 2)}, seed=1, draws=256 * 31, **kwargs)

    def test_gives_what_is_finished(self):
        """It answers with the finished randomisations, bit by bit those of a run of so many."""
        answer = self.interrupted(20, keep=True)
        full = simulate(two, {"a": uniform(0, 1), "b": beta(2, 2)}, seed=1, draws=256 * 31, keep=True)
        first = simulate(two, {"a": uniform(0, 1), "b": beta(2, 2)}, seed=1, draws=256 * 20, keep=True)
        assert (answer.complete, full.complete) == (False, True)
        assert (answer.randomisations, answer.draws) == (20, 5120)
        assert answer.rows == first.rows
        assert np.array_equal(answer.samples["total"], full.samples["total"][:5120])

    @pytest.mark.parametrize("finished", [0, 1])
    def test_passes_on_with_fewer_than_two(self, finished):
        """One randomisation has no error to state: the interrupt is the caller's."""
        with pytest.raises(KeyboardInterrupt):
            self.interrupted(finished)


class TestDiscreteInputs:
    def test_weigh_as_they_should(self):
        """A project that takes place with 30 % has that probability of a gain, to the standard error."""
        answer = simulate(lambda x: ({"a": (x,)}, 0), {"x": discrete({0: 0.7, 1: 0.3})}, seed=1)["a"]
        assert abs(answer.probability_of_gain.value - 0.3) <= 4 * answer.probability_of_gain.error + 1e-12
