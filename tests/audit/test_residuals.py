"""Whether one total, rounded itself, can have been shared out into printed amounts."""

import re
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog  # in tests only: an oracle

from socioecon.audit import Interval, infer_residual, interval, printed
from socioecon.audit._intervals import meet
from socioecon.audit.residuals import _allowed, _at_unit, _given, _sum_left

NAMES = "ABCD"


def parts(count):
    """So many printed shares in whole percent and amounts in whole kronor, not far from what they are of 1 000 kr."""
    shares = st.lists(st.integers(1, 60), min_size=count, max_size=count)
    slips = st.lists(st.integers(-8, 8), min_size=count, max_size=count)
    return st.tuples(shares, slips)


def can_be(total, amounts, shares, slack):
    """Whether there is a total, and a part of it within each share's and each amount's rounding: a linear programme."""
    count = len(amounts)
    equal = np.array([[-1.0, *[1.0] * count]])
    above, limits = [], []
    for n, share in enumerate(shares):
        for sign, end in ((1, (share + 0.5) / 100), (-1, (share - 0.5) / 100)):
            row = np.zeros(count + 1)
            row[0], row[n + 1] = -sign * end, sign
            above.append(row)
            limits.append(slack)
    bounds = [(total[0] - slack, total[1] + slack), *((a - 0.5 - slack, a + 0.5 + slack) for a in amounts)]
    found = linprog(np.zeros(count + 1), A_ub=np.array(above), b_ub=limits, A_eq=equal, b_eq=[0], bounds=bounds)
    return found.status == 0


def asked(total, amounts, shares):
    """The explanations at the last place of the amounts, of a total within two bounds."""
    stated = dict(zip(NAMES, (printed(f"{share} %") for share in shares), strict=False))
    figures = dict(zip(NAMES, (printed(f"{amount} kr") for amount in amounts), strict=False))
    given_shares = _given({key: x.value for key, x in stated.items()}, 1 - sum(x.value for x in stated.values()))
    return {
        way.convention: way
        for way in _at_unit(Fraction(1), figures, Interval(*map(Fraction, total)), stated, given_shares, None)
    }


def intervals(numbers):
    """Intervals between such numbers, open or closed, some without a bound."""

    def between(ends, opens):
        low, high = sorted(ends)
        return Interval(low, high, *opens) if low < high else Interval(low, high)

    whole = st.builds(between, st.tuples(numbers, numbers), st.tuples(st.booleans(), st.booleans()))
    return st.one_of(
        whole,
        whole,
        whole,
        st.builds(lambda x: Interval(x, None), numbers),
        st.builds(lambda x: Interval(None, x), numbers),
    )


AMOUNTS = intervals(st.builds(Fraction, st.integers(-20, 60)))
PORTIONS = intervals(st.builds(Fraction, st.integers(-3, 12), st.sampled_from([8, 10])))
WHOLES = st.builds(
    lambda low, width: Interval(Fraction(low), None if width is None else Fraction(low + width)),
    st.integers(1, 60),
    st.integers(0, 60) | st.none(),
)


def some_total(total, pairs):
    """Whether one total gives amounts in every pair of bounds, its own and its share's: 2^n sides of a polyhedron.

    An amount is above the larger of its two low ends, so the total is above each sum of one low end of each receiver;
    and so below. Each of these sums is linear in the total, and bounds it on one side: exactly, without a search.
    """
    low, high, low_open, high_open = total
    limits = []  # (constant, factor, open) of what must be at least 0, or above it
    for target, share in pairs:
        for (a, a_open, b, b_open), sign in (
            ((target.low, target.low_open, share.high, share.high_open), 1),
            ((target.high, target.high_open, share.low, share.low_open), -1),
        ):
            if a is not None and b is not None:
                limits.append((-sign * a, sign * b, a_open or b_open))
    for sign, end, is_open in ((1, 0, 2), (-1, 1, 3)):
        choices = [
            [
                *([(target[end], Fraction(0), target[is_open])] if target[end] is not None else []),
                *([(Fraction(0), share[end], share[is_open])] if share[end] is not None else []),
            ]
            for target, share in pairs
        ]
        for picked in product(*choices):
            constant, factor = (sum((x[n] for x in picked), Fraction(0)) for n in (0, 1))
            limits.append((-sign * constant, sign * (1 - factor), any(x[2] for x in picked)))
    left = Interval(low, high, low_open, high_open)
    for constant, factor, is_open in limits:
        if not factor:
            left = left if constant > 0 or (constant == 0 and not is_open) else None
        else:
            edge = -constant / factor
            side = Interval(edge, None, is_open) if factor > 0 else Interval(None, edge, high_open=is_open)
            left = meet(left, side)
        if left is None:
            return False
    return True


# A total, and the bounds of each amount and share: the totals that fit lie strictly between two at which something
# changes, or beyond the last one. Found at random: each of them asks for another step of the search.
NARROW = [
    ("[58 *]", "[* 40] [1/2 1/2]; (35 36) (1/10 5/4]"),
    ("[13 *]", "[23 *] [4/5 7/8); (14 26] [* 4/5]; [22 *] (1/8 1/5)"),
    ("[49 *]", "[16 58] (3/10 7/10]; [15 24) [1/4 3/8); [43 *] [* 9/8]"),
    ("[11 31]", "(-2 12) [7/10 7/10]; [-2 *] (-3/10 1]; [7 10] [3/8 *]"),
    ("[31 *]", "[56 56] [* 9/8]"),
    ("[12 *]", "(45 46] (1/5 4/5]; [-11 45] [1/4 1/4]"),
    ("[2 36]", "(24 43) [3/10 *]"),
    ("[40 *]", "[* 60] (1/10 6/5]; [53 53] [7/10 7/10]"),
    ("[11 *]", "[-9 *] [4/5 11/8); [-8 -8] [* 1/2]"),
]


def spans(text):
    """Intervals as they are written: "[58 *]" is at least 58, and "(1 2]" above 1 and at most 2."""
    found = re.findall(r"([(\[])(\S+) (\S+?)([)\]])", text)
    return [
        Interval(*(None if x == "*" else Fraction(x) for x in (low, high)), first == "(", last == ")")
        for first, low, high, last in found
    ]


def is_found(total, pairs):
    """Whether the search finds a total."""
    targets, shares = ({n: pair[side] for n, pair in enumerate(pairs)} for side in (0, 1))
    left = _sum_left(targets, total)
    return left is not None and _allowed(targets, left, shares) is not None


class TestTotals:
    @given(WHOLES, st.lists(st.tuples(AMOUNTS, PORTIONS), min_size=1, max_size=4))
    @settings(max_examples=500)
    def test_one_is_found_where_there_is_one(self, total, pairs):
        """Whatever the bounds: against all sums of one end of each receiver, which is exact and grows with 2^n."""
        assert is_found(total, pairs) == some_total(total, pairs)

    @pytest.mark.parametrize(("total", "pairs"), NARROW)
    def test_one_is_found_however_narrow(self, total, pairs):
        """Those that fit can lie between two changes, without the middle, and beyond the last."""
        both = [tuple(spans(pair)) for pair in pairs.split(";")]
        assert some_total(*spans(total), both)
        assert is_found(*spans(total), both)


class TestSharesRounded:
    @given(parts(3) | parts(2) | parts(4), st.integers(0, 30), st.integers(960, 1040))
    def test_is_found_where_a_linear_programme_finds_a_total(self, drawn, width, low):
        """And only there: shares that are rounded, a total that is, and amounts that add up to it."""
        shares, slips = drawn
        amounts = [max(1, 10 * share + slip) for share, slip in zip(shares, slips, strict=True)]
        total = (low * sum(shares) // 100, low * sum(shares) // 100 + width)
        surely, hardly = (can_be(total, amounts, shares, slack) for slack in (-1e-6, 1e-6))
        assume(surely == hardly)
        assert ("shares rounded" in asked(total, amounts, shares)) == surely

    @given(parts(3), st.integers(500, 5000), st.sampled_from([1, 10, 100]))
    def test_a_true_table_is_always_explained(self, drawn, total, step):
        """Whatever the total was rounded to, and the shares and amounts with it."""
        whole = sum(drawn[0])
        true = [Fraction(share, whole) for share in drawn[0]]
        shares = {key: printed(f"{int(100 * x + Fraction(1, 2))} %") for key, x in zip(NAMES, true, strict=False)}
        amounts = {key: printed(f"{int(total * x + Fraction(1, 2))} kr") for key, x in zip(NAMES, true, strict=False)}
        assume(all(x.value for x in (*shares.values(), *amounts.values())))
        near = Interval(Fraction(total - step), Fraction(total + step))
        assert any(
            way.convention.startswith("shares rounded") for way in infer_residual(amounts, total=near, shares=shares)
        )


class TestOneTotal:
    @given(parts(3), st.integers(0, 30), st.integers(960, 1040))
    def test_is_one_that_every_amount_allows(self, drawn, width, low):
        """Each amount over its share allows some totals: they must meet, under one of the rules of rounding."""
        shares, slips = drawn
        amounts = [max(1, 10 * share + slip) for share, slip in zip(shares, slips, strict=True)]
        total = Interval(Fraction(low * sum(shares), 100), Fraction(low * sum(shares), 100) + width)
        possible = False
        for rule in ("half-up", "half-even"):
            ends = [total]
            for amount, share in zip(amounts, shares, strict=True):
                x = interval(printed(f"{amount} kr"), reading=rule)
                ends.append(x._replace(low=100 * x.low / share, high=100 * x.high / share))
            most, least = max(x.low for x in ends), min(x.high for x in ends)
            opened = any((x.low == most and x.low_open) or (x.high == least and x.high_open) for x in ends)
            possible |= most < least or (most == least and not opened)
        assert ("left out" in asked(total[:2], amounts, shares)) == possible

    @pytest.mark.parametrize(("second", "fits"), [(0, True), (1, False)])
    def test_who_has_no_share_has_no_amount(self, second, fits):
        """0 % of any total is nothing."""
        shares = {"A": printed("100 %"), "B": printed("0 %")}
        amounts = {"A": printed("605 kr"), "B": printed(f"{second} kr")}
        found = {way.convention for way in infer_residual(amounts, total=printed("605 kr"), shares=shares)}
        assert ("left out" in found) == fits
