"""The public strategies in Fraction and whole numbers, so that every sum can be checked exactly."""

from fractions import Fraction

from hypothesis import settings

from socioecon.testing import _scenarios
from socioecon.testing.strategies import scenarios

__all__ = ["SOME", "by_year", "employments", "scenarios", "shares", "written"]

# A whole intervention takes as long to draw as fifty rows of numbers: a quarter as many are tried as of those.
SOME = settings(max_examples=settings().max_examples // 4)

by_year = _scenarios.by_year
shares = _scenarios.Drawn(Fraction).shares


def employments(name, years):
    """A labour block."""
    return _scenarios.employments(_scenarios.Drawn(Fraction), name, years)


def written(name):
    """The same name as another object, as those from two places of a file are."""
    return "".join(list(name))
