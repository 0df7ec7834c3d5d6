from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, cashable, extend, fund_repayments, net

from .strategies import amounts, costs, rows, shares


class TestCashable:
    @given(avoided=rows(amounts), share=shares)
    def test_cashable_and_released_capacity_are_what_is_avoided(self, avoided, share):
        """What is not money in a budget is a resource set free."""
        cash, released = cashable(avoided, share), cashable(avoided, 1 - share)
        assert tuple(map(sum, zip(cash, released, strict=True))) == avoided

    @given(avoided=rows(amounts), share=shares, lag=st.integers(0, 4))
    def test_a_lag_loses_only_what_passes_the_horizon(self, avoided, share, lag):
        """With the horizon extended by the lag it all comes."""
        longer = extend(avoided, len(avoided) + lag, fill=0)
        assert sum(cashable(longer, share, lag=lag)) == share * sum(avoided)

    def test_refuses_a_share_outside_0_to_1(self):
        """By name."""
        with pytest.raises(RangeError, match=r"^share must be from 0 to 1"):
            cashable((1,), 2)

    @pytest.mark.parametrize("lag", [-1, 0.5, None])
    def test_refuses_what_is_no_lag(self, lag):
        """By its own name, and not that of the function within."""
        with pytest.raises(RangeError, match=r"^lag must be"):
            cashable((1,), 1, lag=lag)


class TestFundRepayments:
    @given(savings=rows(amounts), investment=costs, share=shares)
    def test_never_pay_back_more_than_the_investment_nor_less_than_nothing(self, savings, investment, share):
        """No repayment is negative; with all that the savings gave, or the investment, they end."""
        paid = fund_repayments(savings, investment=investment, share=share)
        assert all(repayment >= 0 for repayment in paid)
        gained = sum(share * max(saving, 0) for saving in savings)
        assert sum(paid) == min(investment, gained)

    @given(vectors=rows(amounts, costs), investment=costs)
    def test_larger_savings_are_never_slower(self, vectors, investment):
        """After each year no less has been paid back."""
        smaller, more = vectors
        larger = tuple(map(sum, zip(smaller, more, strict=True)))
        one, other = fund_repayments(smaller, investment=investment), fund_repayments(larger, investment=investment)
        assert all(sum(one[: t + 1]) <= sum(other[: t + 1]) for t in range(len(one)))

    @given(savings=rows(costs), investment=costs)
    def test_leave_the_municipality_no_worse_off(self, savings, investment):
        """Each year pays back at most what it saved."""
        assert all(left >= 0 for left in net(savings, costs=fund_repayments(savings, investment=investment)))

    def test_takes_arrays_of_savings(self):
        """Each element has a fund of its own."""
        paid = fund_repayments((np.array([40.0, 80.0]), np.array([-5.0, 80.0]), 80), investment=100)
        assert [part.tolist() for part in paid] == [[40.0, 80.0], [0.0, 20.0], [60.0, 0.0]]

    def test_refuses_a_negative_investment_or_a_share_above_1(self):
        """By name."""
        with pytest.raises(RangeError, match=r"^investment must be at least 0"):
            fund_repayments((1,), investment=-1)
        with pytest.raises(RangeError, match=r"^share must be from 0 to 1; got 3/2|^share must be from 0 to 1"):
            fund_repayments((1,), investment=1, share=Fraction(3, 2))
