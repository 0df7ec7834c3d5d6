"""Labels are pushed apart as little as possible, and never overlap."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from socioecon.report.charts._labels import pushed_apart

numbers = st.integers(-50, 150)
labels = st.lists(st.tuples(numbers, st.integers(1, 20)), max_size=12).map(sorted)


def gaps(centres, heights):
    """The room between each label and the next."""
    edges = [(c - h / 2, c + h / 2) for c, h in zip(centres, heights, strict=True)]
    return [above[0] - below[1] for below, above in pairwise(edges)]


class TestPushedApart:
    @given(labels)
    def test_never_overlap_and_stay_inside(self, some):
        """Labels keep their order, do not overlap and stay inside; None exactly where they have no room."""
        wanted, heights = [Fraction(at) for at, _ in some], [Fraction(height) for _, height in some]
        found = pushed_apart(wanted, heights, 0, 100)
        assert (found is None) == (sum(heights) > 100)
        if found:
            # Floats where the slack is cut off at 0.0: a billionth of a dot is no overlap.
            assert min(gaps(found, heights), default=0) >= -1e-9
            assert found[0] - heights[0] / 2 >= -1e-9
            assert found[-1] + heights[-1] / 2 <= 100 + 1e-9

    @given(labels)
    def test_leaves_those_that_have_room_where_they_are(self, some):
        """Labels that do not overlap and are inside stay where they were wanted."""
        wanted, heights = [Fraction(at) for at, _ in some], [Fraction(height) for _, height in some]
        low = min((at - h for at, h in zip(wanted, heights, strict=True)), default=0)
        high = max((at + h for at, h in zip(wanted, heights, strict=True)), default=1)
        spread = [at + place * 40 for place, at in enumerate(wanted)]  # wider than any label
        assert pushed_apart(spread, heights, low, high + 480) == spread

    @given(labels, st.integers(-30, 30))
    def test_no_other_place_is_nearer(self, some, other):
        """No other place of one label alone, with nothing overlapping, is nearer to what was wanted."""
        wanted, heights = [float(at) for at, _ in some], [float(height) for _, height in some]
        found = pushed_apart(wanted, heights, 0, 300)
        assert found is not None
        for place in range(len(found)):
            moved = [*found[:place], found[place] + other / 10, *found[place + 1 :]]
            fits = min(gaps(moved, heights), default=0) >= 0
            if fits and moved[0] >= heights[0] / 2 and moved[-1] <= 300 - heights[-1] / 2:
                assert cost(found, wanted) <= cost(moved, wanted) + 1e-6  # sums of squares of floats


def cost(found, wanted):
    """How far the labels are from where they were wanted."""
    return sum((a - b) ** 2 for a, b in zip(found, wanted, strict=True))
