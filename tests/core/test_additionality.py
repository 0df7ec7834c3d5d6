from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import (
    RangeError,
    ShapeError,
    additional,
    additional_profile,
    drop_off,
    geometric_retention,
    net,
    spread,
)

from .strategies import amounts, rows, shares, years

FACTORS = ["deadweight", "displacement", "leakage", "attribution"]


class TestAdditional:
    @given(gross=amounts)
    def test_without_factors_everything_is_additional(self, gross):
        """The defaults are neutral."""
        assert additional(gross) == gross

    @given(gross=amounts, factors=st.tuples(shares, shares, shares, shares))
    def test_factors_multiply(self, gross, factors):
        """Each is a share of what the one before left, so that one after the other is all at once."""
        left = gross
        for name, factor in zip(FACTORS, factors, strict=True):
            left = additional(left, **{name: factor})
        assert additional(gross, **dict(zip(FACTORS, factors, strict=True))) == left

    @given(gross=amounts, share=shares)
    def test_what_is_lost_and_what_is_left_are_the_whole(self, gross, share):
        """Deadweight d leaves 1 - d, and attribution d gives the other part."""
        assert additional(gross, deadweight=share) + additional(gross, attribution=share) == gross

    @pytest.mark.parametrize("name", FACTORS)
    def test_a_quarter_lost_leaves_three(self, name):
        """Of whatever is lost; attribution says what is kept."""
        assert additional(100, **{name: Fraction(1, 4)}) == (25 if name == "attribution" else 75)

    @given(gross=amounts, more=amounts, share=shares)
    def test_is_linear_in_the_effect(self, gross, more, share):
        """Effects add up."""
        apart = additional(gross, leakage=share) + additional(more, leakage=share)
        assert additional(gross + more, leakage=share) == apart

    @pytest.mark.parametrize("name", FACTORS)
    def test_refuses_a_factor_outside_0_to_1(self, name):
        """By its name."""
        with pytest.raises(RangeError, match=rf"^{name} must be from 0 to 1; got 20"):
            additional(100, **{name: 20})

    def test_refuses_a_row_of_effects(self):
        """A tuple times 1 is a tuple, and no effect."""
        with pytest.raises(TypeError):
            additional((100, 200))


class TestAdditionalProfile:
    @given(vectors=rows(shares, shares))
    def test_is_with_less_without(self, vectors):
        """Positive shares are taken off like costs."""
        participants, comparison = vectors
        assert additional_profile(participants, comparison) == net(participants, costs=comparison)

    @given(share=rows(shares))
    def test_a_programme_without_effect_adds_nothing(self, share):
        """The same as without."""
        assert set(additional_profile(share, share)) == {0}

    def test_refuses_other_years(self):
        """Both cover the same."""
        with pytest.raises(ShapeError, match=r"with_programme and without_programme must be equally long"):
            additional_profile((1, 1), (1,))

    @pytest.mark.parametrize("name", ["with_programme", "without_programme"])
    def test_refuses_a_share_outside_0_to_1(self, name):
        """It names the year."""
        with pytest.raises(RangeError, match=rf"^{name}\[1\] must be from 0 to 1; got 2"):
            additional_profile(**{"with_programme": (0, 1), "without_programme": (0, 1), name: (0, 2)})


class TestDropOff:
    @given(amount=amounts, loss=shares, years=years)
    def test_is_geometric_retention_of_the_rest(self, amount, loss, years):
        """Losing a share each year is keeping the rest: the same thing, so that both on one effect count it twice."""
        kept = spread({"effect": amount}, geometric_retention(1 - loss, years))["effect"]
        assert drop_off(amount, loss, years) == kept

    def test_refuses_a_loss_outside_0_to_1(self):
        """By name."""
        with pytest.raises(RangeError, match=r"^loss must be from 0 to 1; got 10"):
            drop_off(100, 10, 3)
