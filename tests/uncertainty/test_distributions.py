import math
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # in tests only: an oracle

from socioecon import RangeError, ShapeError
from socioecon.uncertainty import (
    _tables,
    beta,
    beta_from_counts,
    between,
    discrete,
    gamma,
    lognormal,
    normal,
    pert,
    sample,
    triangular,
    truncated,
    uniform,
)
from tests.core.strategies import hundreds

# Each with what scipy.stats says it is.
KNOWN = [
    (normal(10, 3), stats.norm(10, 3)),
    (lognormal(361e3, 0.4), stats.lognorm(0.4, scale=361e3)),
    (uniform(-2, 5), stats.uniform(-2, 7)),
    (triangular(0, 1, 3), stats.triang(1 / 3, 0, 3)),
    (triangular(0, 0, 1), stats.triang(0, 0, 1)),
    (triangular(0, 1, 1), stats.triang(1, 0, 1)),
    (pert(200e3, 280.5e3, 380e3), stats.beta(1 + 4 * 80.5 / 180, 1 + 4 * 99.5 / 180, 200e3, 180e3)),
    (beta(8, 4), stats.beta(8, 4)),
    (beta_from_counts(21, 47, prior=(1, 1)), stats.beta(22, 27)),
    (gamma(3, 2), stats.gamma(2.25, scale=4 / 3)),
    (between(6000, 9000, share=0.9, shape="normal"), stats.norm(7500, 1500 / stats.norm.ppf(0.95))),
    (truncated(normal(0, 1), -1, 2), stats.truncnorm(-1, 2)),
]
SMOOTH = [
    *(ours for ours, _ in KNOWN),
    lognormal(1, 1),
    beta(0.5, 0.5),
    beta(30, 1),
    gamma(1, 2),
    truncated(lognormal(361e3, 0.4), 200e3, None),
    truncated(normal(0, 1), 8, 9),
]
IDS = [repr(distribution) for distribution in SMOOTH]
U = np.concatenate([np.geomspace(1e-9, 0.5, 4001), 1 - np.geomspace(1e-9, 0.5, 4001)])


def standard_deviation(distribution):
    """By the midpoint rule, fine enough for a scale."""
    return float(np.std(distribution((np.arange(200_000) + 0.5) / 200_000)))


# Any distribution of each family, with the same one of scipy.stats. Shapes from nearly flat to nearly certain: beyond
# those the quantile functions of both lose digits.
means = st.floats(-1e9, 1e9)
scales = st.floats(1e-3, 1e6)
ANY = {
    "normal": st.builds(lambda m, s: (normal(m, s), stats.norm(m, s)), means, scales),
    "lognormal": st.builds(
        lambda m, s: (lognormal(m, s), stats.lognorm(s, scale=m)), st.floats(1e-3, 1e9), st.floats(0.01, 2)
    ),
    "uniform": st.builds(lambda low, width: (uniform(low, low + width), stats.uniform(low, width)), means, scales),
    "triangular": st.builds(
        lambda c, width: (triangular(0, c * width, width), stats.triang(c, 0, width)), st.floats(0, 1), scales
    ),
    "pert": st.builds(
        lambda c, width: (pert(0, c * width, width), stats.beta(1 + 4 * c, 5 - 4 * c, 0, width)),
        st.floats(0, 1),
        scales,
    ),
    "beta": st.builds(lambda a, b: (beta(a, b), stats.beta(a, b)), st.floats(0.5, 500), st.floats(0.5, 500)),
    "gamma": st.builds(
        lambda m, share: (gamma(m, share * m), stats.gamma(share**-2, scale=m * share**2)),
        st.floats(1e-3, 1e9),
        st.floats(0.01, 1.5),
    ),
    "truncated": st.builds(
        lambda m, s, low, width: (
            truncated(normal(m, s), m + low * s, m + (low + width) * s),
            stats.truncnorm(low, low + width, m, s),
        ),
        st.floats(-1e6, 1e6),
        scales,
        st.floats(-3, 2),
        st.floats(0.5, 3),
    ),
}


class TestQuantiles:
    @pytest.mark.oracle(by="scipy")
    @pytest.mark.parametrize("family", ANY)
    @hundreds
    @given(data=st.data(), u=st.floats(1e-6, 1 - 1e-6))
    def test_are_those_of_any_distribution_of_a_family(self, family, data, u):
        """Whatever its parameters, and whatever u."""
        ours, theirs = data.draw(ANY[family])
        # Both are accurate to some units in the twelfth digit, of the number or of the width of its middle half.
        width = theirs.ppf(0.75) - theirs.ppf(0.25)
        assert math.isclose(ours(u), theirs.ppf(u), rel_tol=1e-11, abs_tol=1e-9 * width)

    @pytest.mark.oracle(by="scipy")
    @pytest.mark.parametrize(("ours", "theirs"), KNOWN, ids=IDS[: len(KNOWN)])
    def test_are_those_of_the_distribution_of_that_name(self, ours, theirs):
        """A distribution called with u is its quantile function."""
        u = np.linspace(0.001, 0.999, 997)
        # Both sides are accurate to some units in the twelfth digit, relative to the scale.
        assert np.allclose(ours(u), theirs.ppf(u), rtol=1e-9, atol=1e-9 * theirs.std())

    @pytest.mark.parametrize("distribution", SMOOTH, ids=IDS)
    def test_rise_with_u(self, distribution):
        """A higher u gives no lower number."""
        assert np.all(np.diff(distribution(np.sort(U))) >= 0)

    def test_keep_their_digits_far_out(self):
        """A normal truncated eight standard deviations out still has its median, where 1 - u has no digits left."""
        # The exact median solves Q(x) = (Q(8) + Q(9)) / 2, Q the upper tail.
        upper = (stats.norm.sf(8) + stats.norm.sf(9)) / 2
        assert math.isclose(truncated(normal(0, 1), 8, 9)(0.5), stats.norm.isf(upper), rel_tol=1e-12)

    @given(st.integers(1, 10**6), st.integers(1, 10**6))
    def test_take_every_kind_of_number(self, low, width):
        """Parameters may be int, Fraction, Decimal or float, and say the same."""
        high = low + width
        expected = uniform(float(low), float(high))
        assert expected == uniform(low, high) == uniform(Fraction(low), Decimal(high))

    @pytest.mark.parametrize("distribution", [*SMOOTH, discrete({0: 0.5, 1: 0.5}), sample([1, 2])], ids=repr)
    def test_belong_to_a_frozen_value(self, distribution):
        """A distribution hashes, pickles, equals its copy and cannot be changed."""
        copy = pickle.loads(pickle.dumps(distribution))  # noqa: S301 - our own
        assert copy == distribution
        assert hash(copy) == hash(distribution)
        with pytest.raises(AttributeError):
            distribution.mean = 0

    @pytest.mark.parametrize("u", ["0.5", ["0.5"], b"0.5", None])
    def test_of_what_is_no_number_are_refused(self, u):
        """A text of digits is a text."""
        with pytest.raises(TypeError, match="u must be one number or an array of numbers"):
            normal(0, 1)(u)

    @pytest.mark.parametrize("u", [0, 1, -0.1, math.nan, [0.5, 1]])
    def test_are_refused_at_the_ends(self, u):
        """u = 0 or 1 may be infinite: refused."""
        with pytest.raises(RangeError, match="u must be above 0 and below 1"):
            normal(0, 1)(u)


class TestTables:
    @pytest.mark.parametrize("distribution", SMOOTH, ids=IDS)
    def test_differ_from_the_quantiles_by_less_than_two_in_a_hundred_thousand(self, distribution):
        """From u = 1e-9 to 1 - 1e-9 a drawn number is the quantile, to 2e-5 standard deviations."""
        out = np.empty_like(U)
        _tables.draw(distribution, U.copy(), out, _tables.Workspace(len(U)))
        exact = distribution.at(U, 1 - U)
        assert np.max(np.abs(out - exact)) <= 2e-5 * standard_deviation(distribution)

    @pytest.mark.parametrize("distribution", SMOOTH, ids=IDS)
    def test_in_z_do_too(self, distribution):
        """The same through a standard normal z, as for correlated inputs."""
        z = np.linspace(-5.9, 5.9, 8001)
        out = np.empty_like(z)
        _tables.draw_from_normal(distribution, z, out, _tables.Workspace(len(z)))
        exact = distribution.at(stats.norm.cdf(z), stats.norm.sf(z))
        assert np.max(np.abs(out - exact)) <= 2e-5 * standard_deviation(distribution)

    @pytest.mark.parametrize("distribution", SMOOTH, ids=IDS)
    def test_stay_within_the_ends_at_every_u_that_can_be_drawn(self, distribution):
        """At u = 0, the least multiples of 2^-53 and their mirror images, a number is finite and in order."""
        small = np.array([0.0, 2.0**-53, 2.0**-52, 2.0**-40, 2.0**-32, 2.0**-31, 2.0**-30])
        u = np.concatenate([small, [0.25, 0.5 - 2.0**-54, 0.5, 0.5 + 2.0**-53, 0.75], 1 - small[:0:-1]])
        out = np.empty_like(u)
        _tables.draw(distribution, u, out, _tables.Workspace(len(u)))
        assert np.all(np.isfinite(out))
        # Rounding may swap neighbours that are equal but for the last digits.
        assert np.all(np.diff(out) >= -1e-13 * np.abs(out[1:]))
        low, high = getattr(distribution, "low", -math.inf), getattr(distribution, "high", math.inf)
        assert np.all((out >= low) & (out <= high))

    @pytest.mark.parametrize("distribution", [discrete({0: 0.25, 3: 0.5, 7: 0.25}), sample(range(1000))])
    def test_do_not_smear_jumps(self, distribution):
        """A discrete number takes its values and no others, each as often as it should."""
        u = (np.arange(4000) + 0.5) / 4000
        out = np.empty_like(u)
        _tables.draw(distribution, u, out, _tables.Workspace(len(u)))
        values, counts = np.unique(out, return_counts=True)
        assert set(values) == set(distribution.values)
        assert np.array_equal(counts / 4000, np.diff([0.0, *distribution.not_exceeded]).round(6))

    def test_are_refused_where_a_variance_would_not_fit_a_float(self):
        """A lognormal whose quantiles are floats, but not their squares, says so when it is tabulated."""
        with pytest.raises(RangeError, match="must have quantiles that fit a float"):
            _tables.draw(lognormal(1, 60), np.array([0.5]), np.empty(1), _tables.Workspace(1))

    @pytest.mark.parametrize(
        "distribution",
        [beta(0.01, 0.01), beta(1e-3, 3e-3), beta(1e-5, 3e-5), beta(1e-4, 0.02), lognormal(1, 2), gamma(1, 100)],
        ids=repr,
    )
    def test_give_way_where_a_line_would_smear_a_jump(self, distribution):
        """A beta with nearly all its mass at both ends, or a very long tail, is drawn as exactly as any other.

        Looked at where such a beta jumps from end to end, and out to 1e-9; to 2e-5 of a standard deviation, or of 1
        where there is more of it than of the numbers that are drawn.
        """
        u = np.unique(np.concatenate([U, np.linspace(0.001, 0.999, 9973), 0.75 + np.linspace(-1e-3, 1e-3, 2001)]))
        out = np.empty_like(u)
        _tables.draw(distribution, u.copy(), out, _tables.Workspace(len(u)))
        assert np.max(np.abs(out - distribution.at(u, 1 - u))) <= 2e-5 * standard_deviation(distribution)
        z = np.concatenate([np.linspace(-5.9, 5.9, 8001), 0.6745 + np.linspace(-1e-3, 1e-3, 2001)])
        out = np.empty_like(z)
        _tables.draw_from_normal(distribution, z, out, _tables.Workspace(len(z)))
        exact = distribution.at(stats.norm.cdf(z), stats.norm.sf(z))
        assert np.max(np.abs(out - exact)) <= 2e-5 * standard_deviation(distribution)


class TestElicitation:
    @pytest.mark.parametrize("shape", ["normal", "lognormal", "uniform"])
    @given(low=st.floats(1, 1e6), factor=st.floats(1.01, 100), share=st.floats(0.05, 0.99))
    def test_between_has_its_share_inside_and_as_much_on_either_side(self, shape, low, factor, share):
        """The two ends are the quantiles that leave half of the rest below and above."""
        distribution = between(low, low * factor, share=share, shape=shape)
        tail = (1 - share) / 2
        # The ends come back through exp, log and quantiles: a few units in the last digits.
        assert math.isclose(distribution(tail), low, rel_tol=1e-9, abs_tol=1e-9 * low * factor)
        assert math.isclose(distribution(1 - tail), low * factor, rel_tol=1e-9)

    @pytest.mark.parametrize("share", [1e-300, 1e-12, 1e-3])
    def test_between_keeps_the_digits_of_a_small_share(self, share):
        """A normal is flat in its middle: a small share lies within share x sqrt(2 pi) / 2 standard deviations."""
        found = between(-1, 1, share=share, shape="normal")
        # The next term of the series is share^2 pi / 12 of the first.
        assert math.isclose(found.sd, 2 / (share * math.sqrt(2 * math.pi)), rel_tol=share**2 + 1e-14)

    @pytest.mark.parametrize("scale", [1e-200, 1e200])
    def test_a_triangle_has_its_quantiles_in_any_unit(self, scale):
        """The square of a width may be too small or too large for a float, and the quantile is not."""
        unit, scaled = triangular(0, 1, 3), triangular(0, scale, 3 * scale)
        u = np.linspace(0.01, 0.99, 99)
        assert np.allclose(scaled(u) / scale, unit(u), rtol=1e-14, atol=0)
        cut = truncated(triangular(0, scale, 3 * scale), scale / 2, 2 * scale)
        assert np.allclose(cut(u) / scale, truncated(unit, 0.5, 2)(u), rtol=1e-13, atol=0)

    @given(st.integers(0, 100), st.integers(0, 100))
    def test_counts_add_to_the_prior(self, successes, failures):
        """beta_from_counts is the beta whose parameters are the prior's plus what was seen."""
        distribution = beta_from_counts(successes, successes + failures + 1, prior=(1, 2))
        assert (distribution.a, distribution.b) == (successes + 1, failures + 3)

    @given(st.lists(st.integers(-50, 50), min_size=1))
    def test_a_sample_has_the_quantiles_of_its_own_steps(self, values):
        """The quantile at (k - 1/2) / n is the k-th of n values in order."""
        u = (np.arange(len(values)) + 0.5) / len(values)
        assert list(sample(values)(u)) == sorted(values)

    def test_truncating_a_discrete_one_keeps_the_values_inside(self):
        """What lies outside is dropped, and the rest takes its probability in proportion."""
        kept = truncated(discrete({0: 0.5, 1: 0.25, 2: 0.25}), 1, None)
        assert kept == discrete({1: 0.5, 2: 0.5})

    def test_truncating_twice_is_truncating_to_both(self):
        """The order of the ends does not matter."""
        twice = truncated(truncated(normal(0, 1), -1, None), None, 2)
        once = truncated(normal(0, 1), -1, 2)
        u = np.linspace(0.01, 0.99, 99)
        # Two roundings of the shares cut off instead of one.
        assert np.allclose(twice(u), once(u), rtol=0, atol=1e-12)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_truncating_twice_far_out_keeps_its_digits(self, sign):
        """Eight standard deviations out, where 1 - u has one digit left, the share cut off is taken from the tail."""
        far = truncated(normal(0, 1), *((8, None) if sign > 0 else (None, -8)))
        ends = sorted((8.01 * sign, 8.05 * sign))
        u = np.linspace(0.01, 0.99, 99)
        # The shares cut off have thirteen digits left, of numbers that differ in the third.
        assert np.allclose(truncated(far, *ends)(u), truncated(normal(0, 1), *ends)(u), rtol=1e-10, atol=0)


class TestBadParameters:
    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (lambda: normal(0, 0), RangeError, "sd must be above 0"),
            (lambda: normal(math.nan, 1), RangeError, "mean must be finite"),
            (lambda: lognormal(0, 1), RangeError, "median must be above 0"),
            (lambda: uniform(1, 1), RangeError, "low must be below high"),
            (lambda: triangular(0, 2, 1), RangeError, "mode must lie from low"),
            (lambda: pert(0, -1, 1), RangeError, "mode must lie from low"),
            (lambda: beta(0, 1), RangeError, "a must be above 0"),
            (lambda: gamma(1, -1), RangeError, "sd must be above 0"),
            (lambda: beta_from_counts(48, 47, prior=(1, 1)), RangeError, "successes must be from 0 to 47"),
            (lambda: beta_from_counts(0, 47, prior=(0, 1)), RangeError, r"prior\[0\] \+ successes must be above 0"),
            (lambda: beta_from_counts(1, 2, prior=1), ShapeError, "prior must be two numbers"),
            (lambda: discrete({0: 0.5, 1: 0.4}), RangeError, "probabilities must add up to 1"),
            (lambda: discrete({0: 1.5, 1: -0.5}), RangeError, "must be at least 0"),
            (lambda: discrete({}), ShapeError, "probabilities must hold at least one"),
            (lambda: sample([]), ShapeError, "values must hold at least one"),
            (lambda: between(1, 2, share=1, shape="normal"), RangeError, "share must be above 0 and below 1"),
            (lambda: between(1, 2, share=0.9, shape="cauchy"), RangeError, "shape must be one of"),
            (lambda: between(-1, 2, share=0.9, shape="lognormal"), RangeError, "low must be above 0"),
            (lambda: truncated(uniform(0, 1), 2, 3), RangeError, "must have probability between them"),
            (lambda: truncated(discrete({0: 1}), 1, 2), RangeError, "must have probability between them"),
            (lambda: truncated(normal(0, 1), 1, 0), RangeError, "must have probability between them"),
            (lambda: uniform(0, 10**400), RangeError, "high must fit a float"),
            (lambda: gamma(1e200, 1e-5), RangeError, "must give quantiles that fit a float"),
            (lambda: gamma(1e200, 1e-200), RangeError, "must give quantiles that fit a float"),
            (lambda: gamma(1e-200, 1e200), RangeError, "must give quantiles that fit a float"),
            (lambda: lognormal(1, 200), RangeError, "must give quantiles that fit a float"),
            (lambda: uniform(-1e308, 1e308), RangeError, "must give quantiles that fit a float"),
            (lambda: pert(-1e308, 0, 1e308), RangeError, "must give quantiles that fit a float"),
            (lambda: between(1, 2, share=5e-324, shape="normal"), RangeError, "must give quantiles that fit a float"),
            (
                lambda: between(1e-300, 1e300, share=0.9, shape="lognormal"),
                RangeError,
                "must give quantiles that fit a float",
            ),
            (
                lambda: between(-1e308, 1e308, share=0.1, shape="uniform"),
                RangeError,
                "must give quantiles that fit a float",
            ),
        ],
    )
    def test_say_what_must_hold(self, make, error, message):
        """A wrong parameter is a typed error that names it."""
        with pytest.raises(error, match=message):
            make()

    def test_are_left_to_python_where_they_are_no_numbers(self):
        """A string is Python's own TypeError, and so is truncating a plain number."""
        with pytest.raises(TypeError):
            normal("0", 1)
        with pytest.raises(TypeError, match="distribution must be a distribution"):
            truncated(3, 0, 1)
        with pytest.raises(TypeError, match="u must be one number or an array"):
            normal(0, 1)("a")
