"""The colours are measured, as seen by eyes of every kind and in grey."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.report.charts._palette import DARK, LIGHT, contrast, luminance, mixed, readable, rgb, styles

# Machado, Oliveira and Fernandes (2009), severity 1: how linear red, green and blue are seen.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


def times(matrix, vector):
    """A matrix times a vector."""
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(colour, sight="normal"):
    """A colour in CIE L*a*b* (D65), as it is seen."""
    linear = tuple(x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in rgb(colour))
    seen = tuple(min(max(x, 0), 1) for x in times(SIGHTS[sight], linear))
    xyz = (x / white for x, white in zip(times(TO_XYZ, seen), (0.95047, 1, 1.08883), strict=True))
    fx, fy, fz = (x ** (1 / 3) if x > 0.008856 else 7.787 * x + 16 / 116 for x in xyz)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one, other, sight):
    """The difference of two colours (CIE 1976): 2 is just seen side by side."""
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


class TestColours:
    @pytest.mark.parametrize("sight", SIGHTS)
    def test_any_two_are_told_apart(self, sight):
        """Any two of the eight colours differ by at least 20, whatever the eye: ten times what is just seen."""
        assert min(apart(one, other, sight) for one, other in combinations(DARK + LIGHT, 2)) >= 20

    def test_dark_and_light_are_told_apart_in_grey(self):
        """Every dark colour is at least 22 of 100 darker than every light one, as a grey print shows them."""
        assert max(lab(colour)[0] for colour in DARK) + 22 <= min(lab(colour)[0] for colour in LIGHT)

    def test_are_seen_on_white_and_on_black(self):
        """Dark ones stand out from white, light ones from black, and each is seen on both."""
        assert min(contrast(rgb(colour), WHITE) for colour in DARK) >= 4.5
        assert min(contrast(rgb(colour), BLACK) for colour in LIGHT) >= 4.5
        assert min(contrast(rgb(colour), paper) for colour in DARK + LIGHT for paper in (WHITE, BLACK)) >= 1.4


class TestStyles:
    @given(st.data())
    def test_neighbours_in_two_stacks_are_of_different_kinds(self, data):
        """No two neighbours in either stack are both dark or both light, unless one of them is striped."""
        count = data.draw(st.integers(0, 40))
        members = [data.draw(st.sets(st.integers(0, max(count - 1, 0)), max_size=count)) for _ in range(2)]
        stacks = [sorted(some) if count else [] for some in members]
        found = styles(count, stacks)
        assert len(found) == count
        for stack in stacks:
            for below, above in pairwise(found[place] for place in stack):
                striped = {style.hatch in {"////", "xxxx"} for style in (below, above)}
                assert striped == {True, False} or (below.colour in DARK) != (above.colour in DARK)

    def test_twelve_actors_look_different(self):
        """Twelve actors on each other have twelve different looks, and the first eight need no pattern."""
        found = styles(12, (range(12),))
        assert len(set(found)) == 12
        assert {style.hatch for style in found[:8]} == {""}


class TestReadable:
    @pytest.mark.parametrize("paper", [WHITE, BLACK, rgb("#333333"), rgb("#FFF7E6")])
    @pytest.mark.parametrize("colour", DARK + LIGHT)
    def test_gives_thin_lines_enough_contrast(self, colour, paper):
        """A line of any colour reaches the contrast of 3 that guidelines ask of thin marks, on light and dark paper."""
        ink = BLACK if luminance(paper) > 0.2 else WHITE
        assert contrast(readable(rgb(colour), ink=ink, paper=paper), paper) >= 3

    def test_leaves_what_is_readable_alone(self):
        """A colour with contrast enough stays as it is."""
        assert readable(rgb(DARK[0]), ink=BLACK, paper=WHITE) == rgb(DARK[0])

    def test_mixing_goes_from_one_to_the_other(self):
        """No share of the other is the one, the whole share is the other."""
        assert (mixed(WHITE, BLACK, 0), mixed(WHITE, BLACK, 1)) == (WHITE, BLACK)
