"""Hypothesis strategies: shares, retentions, rates, amounts, flows, tables, cost models and whole scenarios.

Each takes the kind of number to draw, Fraction unless said: properties that hold exactly are to be tested exactly.
`kind` is Fraction, Decimal, float or int where whole numbers make sense. Needs hypothesis.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any, TypeAlias

from socioecon._extras import need
from socioecon.core import _numbers
from socioecon.core.errors import RangeError

need("hypothesis", __name__, "testing")

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kind: TypeAlias = type[Fraction] | type[Decimal] | type[float] | type[int]
Strategy: TypeAlias = st.SearchStrategy[Any]

ACTORS = ("Kommun", "Region", "Försäkringskassan", "Arbetsförmedlingen", "Rättsväsende", "Individ", "Arbetsgivare")
"""The names of rows, unless others are given."""


def numbers(low: Fraction | int, high: Fraction | int, *, kind: Kind = Fraction) -> Strategy:
    """Numbers from low to high, both included: Fractions of 840ths, Decimals of three places, floats, or ints.

    Coarse on purpose: short in a falsifying example, and drawn fast, one whole number each. 840 has all denominators up
    to 8, so that thirds and sevenths, which no float and no Decimal holds, come up too.
    """
    if kind is Fraction:
        return st.integers(ceil(low * 840), floor(high * 840)).map(lambda count: Fraction(count, 840))
    if kind is Decimal:
        return st.integers(ceil(low * 1_000), floor(high * 1_000)).map(lambda count: Decimal(f"{count}e-3"))
    if kind is float:
        return st.floats(float(low), float(high), allow_subnormal=False).map(lambda x: x + 0.0)  # -0.0 + 0.0 is 0.0
    if kind is int:
        return st.integers(ceil(low), floor(high))
    message = f"kind must be Fraction, Decimal, float or int; got {_numbers.shown(kind)}: choose one of them"
    raise RangeError(message)


def parts(*, kind: Kind = Fraction) -> Strategy:
    """One share of something: a number from 0 to 1."""
    return numbers(0, 1, kind=kind)


def rates(*, low: Fraction | int = 0, high: Fraction | int = 1, kind: Kind = Fraction) -> Strategy:
    """A rate a year, from 0 to 100 % unless said; low is to be above -1, which leaves nothing."""
    return numbers(low, high, kind=kind)


def amounts(*, low: Fraction | int = -1_000_000, high: Fraction | int = 1_000_000, kind: Kind = Fraction) -> Strategy:
    """An amount in kr, of either sign unless said."""
    return numbers(low, high, kind=kind)


def vectors(elements: Strategy, *, years: int | None = None) -> Strategy:
    """One number a year as a tuple: as many as years, or from 1 to 8."""
    low, high = (1, 8) if years is None else (years, years)
    return st.lists(elements, min_size=low, max_size=high).map(tuple)


def flows(*, years: int | None = None, kind: Kind = Fraction) -> Strategy:
    """One amount in kr a year, of either sign."""
    return vectors(amounts(kind=kind), years=years)


def retentions(*, years: int | None = None, falling: bool = False, kind: Kind = Fraction) -> Strategy:
    """Shares of the original cohort in work by year since entry: any from 0 to 1, or never rising."""
    drawn = vectors(parts(kind=kind), years=years)
    return drawn.map(lambda shares: tuple(sorted(shares, reverse=True))) if falling else drawn


def shares(*, actors: Sequence[str] = ACTORS, kind: Kind = Fraction) -> Strategy:
    """Cost shares {actor: share} of some of the actors, none negative, that add up to 1: exactly, but in float.

    They are the distances between cuts of the line from 0 to 1. In float the sum is 1 within rounding.
    """

    def between(cuts: list[Any]) -> tuple[Any, ...]:
        one = cuts[0] * 0 + 1
        return tuple(after - before for before, after in pairwise([one - one, *sorted(cuts), one]))

    def named(chosen: list[str]) -> Strategy:
        if len(chosen) == 1:
            return numbers(1, 1, kind=kind).map(lambda one: {chosen[0]: one})
        cuts = st.lists(parts(kind=kind), min_size=len(chosen) - 1, max_size=len(chosen) - 1)
        return cuts.map(between).map(lambda drawn: dict(zip(chosen, drawn, strict=True)))

    return _rows(actors).flatmap(named)


def tables(*, years: int | None = None, actors: Sequence[str] = ACTORS, kind: Kind = Fraction) -> Strategy:
    """Tables {actor: flows} of some of the actors, all rows equally long."""
    length = st.integers(1, 8) if years is None else st.just(years)
    rows = st.tuples(_rows(actors), length)
    return rows.flatmap(lambda of: st.fixed_dictionaries({actor: flows(years=of[1], kind=kind) for actor in of[0]}))


def cost_models(*, years: int | None = None, actors: Sequence[str] = ACTORS, kind: Kind = Fraction) -> Strategy:
    """Cost models that do all that a cost model must: a table by year since entry, and its last year from then on."""
    return tables(years=years, actors=actors, kind=kind).map(TabledModel)


@dataclass(frozen=True)
class TabledModel:
    """A cost model that looks its answers up in a table: kr per person-year by key and year since entry."""

    table: Mapping[str, tuple[Any, ...]]

    def __call__(self, year_since_entry: int) -> dict[str, Any]:
        """What one person-year is worth to each, that many years after entry; after the table's end as in its last."""
        return {key: row[min(year_since_entry, len(row) - 1)] for key, row in self.table.items()}


def scenarios(*, years: int | None = None, kind: Kind = Fraction) -> Strategy:
    """Whole interventions, as `socioecon.models.Scenario`: over as many years as told, or from 1 to 5.

    Every kind of item, way to state an amount and assumption comes up. Numbers are of the kind or whole, as people
    write them; years are whole. Needs what `socioecon.models` needs.
    """
    from . import _scenarios  # noqa: PLC0415  # whoever checks a cost model need not have what the models need

    of = _scenarios.Drawn(kind)
    return (st.integers(1, 5) if years is None else st.just(years)).flatmap(lambda n: _scenarios.scenarios(of, n))


def _rows(actors: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(actors), min_size=1, max_size=len(actors), unique=True)
