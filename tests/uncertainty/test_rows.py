import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, RateError, ShapeError, internal_rate_of_return, payback_time
from socioecon.uncertainty import internal_rates, paybacks

tables = st.integers(1, 6).flatmap(
    lambda years: st.lists(
        st.lists(st.integers(-9, 9).map(float), min_size=years, max_size=years), min_size=1, max_size=8
    )
)
rough = st.integers(2, 30).flatmap(
    lambda years: st.lists(
        st.lists(st.floats(-1e9, 1e9, allow_subnormal=False), min_size=years, max_size=years), min_size=1, max_size=4
    )
)
# No change of sign, one, several; double roots; rates near -100 %, at 0 and huge; leading and trailing zeros.
HARD = [
    (0, 0, 0),
    (1, 1, 1),
    (-100, 110, 0),
    (-100, 220, -121),
    (-100, 230, -132),
    (100, -230, 132),
    (-100, 0, 1e-12),
    (-1e-9, 0, 1e9),
    (0, -100, 110),
    (-100, 100, 0),
    (100, -50, -60),
    (-1000, 3000, -2000.0001),
    (-1, 3, -3),
    (-1, 1, -1),
    (5e-324, -1, 1),
    (-1e300, 1e300, 1e-300),
]


def scalar(flows):
    """The verdict of the core's function: a rate, None, or that no float can hold it."""
    try:
        return internal_rate_of_return(flows)
    except RateError:
        return None
    except RangeError:
        return "refused"


def check(rows):
    """The array form's verdicts are the scalar's; its rates too, to some units in the last place of rate or 1."""
    verdicts = [scalar(flows) for flows in rows]
    if "refused" in verdicts:
        with pytest.raises(RangeError, match=f"row {verdicts.index('refused')}: "):
            internal_rates(np.array(rows, dtype=float))
        rows = [flows for flows, verdict in zip(rows, verdicts, strict=True) if verdict != "refused"]
        if not rows:
            return
    answer = internal_rates(np.array(rows, dtype=float))
    for flows, reached, value in zip(rows, answer.reached, answer.value, strict=True):
        expected = scalar(flows)
        assert reached == (expected is not None), flows
        if expected is None:
            assert value == math.inf
        else:
            assert math.isclose(value, expected, rel_tol=1e-12, abs_tol=4e-15), flows


class TestInternalRates:
    def test_have_the_scalar_verdict_on_every_hard_case(self):
        """None, one or several rates: as internal_rate_of_return says, row by row."""
        check([tuple(map(float, flows)) for flows in HARD])

    @given(tables)
    def test_have_the_scalar_verdict_on_whole_numbers(self, rows):
        """Small whole numbers have many roots, double roots and zeros among them."""
        check([tuple(flows) for flows in rows])

    @given(rough)
    def test_have_the_scalar_verdict_on_rough_numbers(self, rows):
        """So have amounts of any size."""
        check([tuple(flows) for flows in rows])

    @given(st.lists(st.floats(1e-3, 1e3), min_size=2, max_size=40), st.integers(1, 39))
    def test_have_it_where_outlays_come_first(self, amounts, turn):
        """One change of sign is one rate, found without asking the scalar function."""
        flows = tuple(-x if year < min(turn, len(amounts) - 1) else x for year, x in enumerate(amounts))
        check([flows, tuple(-x for x in flows)])

    def test_do_not_depend_on_the_rows_around(self):
        """A row's rate is the same alone and among ten thousand."""
        random = np.random.default_rng(1)
        rows = random.random((10_000, 12))
        rows[:, 0] *= -20 * random.random(10_000)
        together = internal_rates(rows)
        alone = [internal_rates(rows[k : k + 1]).value[0] for k in range(0, 10_000, 997)]
        assert list(together.value[::997]) == alone

    @pytest.mark.parametrize(
        ("rows", "error", "message"),
        [
            ([1.0, 2.0], ShapeError, "must be rows x years"),
            ([[1.0], [1.0, 2.0]], ShapeError, "must be rows x years"),
            (np.ones((3, 0)), ShapeError, "must be rows x years"),
            ([[1.0, math.nan]], RangeError, "flows must be finite"),
            ([[-(10**400), 10**400]], ShapeError, "must be rows x years"),
            ([["a", "b"]], ShapeError, r"must be rows x years, .*; got \[\['a', 'b'\]\]"),
            ([["-1", "2"]], ShapeError, "must be rows x years"),
            ({"a": (1, 2)}, ShapeError, "must be rows x years"),
        ],
    )
    def test_refuse_what_is_no_table(self, rows, error, message):
        """Rows of equal length, of finite numbers."""
        with pytest.raises(error, match=message):
            internal_rates(rows)


costs = st.integers(0, 20).map(float)


class TestPaybacks:
    @given(tables, st.data())
    def test_are_the_scalar_ones_to_the_last_bit(self, rows, data):
        """For each form of costs: one for all, one a row, one a year, one for each."""
        gains = np.array(rows)
        count, years = gains.shape
        one = data.draw(costs)
        by_row = np.array(data.draw(st.lists(costs, min_size=count, max_size=count)))
        by_year = tuple(data.draw(st.lists(costs, min_size=years, max_size=years)))
        both = np.array(
            data.draw(st.lists(st.lists(costs, min_size=years, max_size=years), min_size=count, max_size=count))
        )
        for given_costs, of_row in (
            (one, lambda _: one),
            (by_row, lambda row: by_row[row]),
            (by_year, lambda _: by_year),
            (both, lambda row: tuple(both[row])),
        ):
            if given_costs is by_row and count == 1 == years:
                continue  # an array of one amount is one for each row or each year: the same here
            answer = paybacks(gains, costs=given_costs)
            for row in range(count):
                expected = payback_time(tuple(rows[row]), costs=of_row(row))
                assert answer.reached[row] == (expected is not None)
                assert answer.value[row] == (math.inf if expected is None else expected)

    @given(rough, st.floats(0, 1e9))
    def test_are_the_scalar_ones_on_rough_numbers(self, rows, cost):
        """The same sums in the same order: equal, not nearly equal."""
        answer = paybacks(rows, costs=cost)
        for row, flows in enumerate(rows):
            expected = payback_time(flows, costs=cost)
            assert answer.value[row] == (math.inf if expected is None else expected)

    @pytest.mark.parametrize(
        ("given_costs", "error", "message"),
        [
            (-1, RangeError, "costs must be at least 0"),
            (math.inf, RangeError, "costs must be finite"),
            ((1, 2), ShapeError, "costs must be one amount"),
            ((), ShapeError, "costs must be one amount"),
            ("abc", ShapeError, "costs must be one amount"),
            ("1", ShapeError, "costs must be one amount"),
            ((1.0, np.ones(3), 1.0), ShapeError, "costs must be one amount"),
            ((np.ones((2, 2)),) * 3, ShapeError, "costs must be one amount"),
            ((1e308, 1e308, 1e308), RangeError, "the costs added up must be finite"),
            ((1.0, -1.0, 1.0), RangeError, "costs must be at least 0"),
            (np.ones(3), ShapeError, "costs must be one amount"),
        ],
    )
    def test_refuse_costs_that_do_not_fit(self, given_costs, error, message):
        """Positive, finite, and of a shape that says whose and when."""
        with pytest.raises(error, match=message):
            paybacks(np.ones((2, 3)), costs=given_costs)

    def test_may_have_costs_by_year_that_differ_by_row(self):
        """A tuple of one per year, of which some are for all rows and some an array of one for each."""
        gains = np.array([[10.0, 10.0], [10.0, 2.0]])
        answer = paybacks(gains, costs=(5.0, np.array([1.0, 8.0])))
        for row, late in enumerate((1.0, 8.0)):
            expected = payback_time(tuple(gains[row]), costs=(5.0, late))
            assert answer.value[row] == (math.inf if expected is None else expected)

    def test_refuse_sums_that_do_not_fit_a_float(self):
        """Gains that overflow when they are added up are no answer."""
        with pytest.raises(RangeError, match="added up must be finite"):
            paybacks([[1e308, 1e308]], costs=1)
