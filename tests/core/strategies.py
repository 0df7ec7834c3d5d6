"""What to try: numbers of every kind within sane magnitudes, in the shapes that the core takes.

A role says what an argument is (a share, flows of amounts, a table of them); from it comes what to draw, and where in
the argument its numbers stand. All that is no number (years, keys, timing) is drawn first and once, as a `Shape`, so
that several calls can be drawn that differ in nothing but their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: dict[str, Any] = {"float": float, "Decimal": Decimal, "Fraction": Fraction, "numpy.float64": np.float64}
ACTORS = ("Kommun", "Region", "Staten", "Individ")
TIMINGS = ("advance", "arrears", "mid-year")
U = Fraction(1, 2**53)
SMALLEST = 1e-6  # nearer to 0 a float is drawn as 0: an ore is the smallest amount there is, and underflow is no topic

# Where one test runs over all functions, each gets a share of the examples that the profile grants a test.
in_short = settings(max_examples=settings().max_examples // 10)
# Where another program is asked, it is asked hundreds of times, also where a test has a hundred examples.
hundreds = settings(max_examples=min(3 * settings().max_examples, max(300, settings().max_examples)))


def numbers(kind: Any, low: Any, high: Any) -> st.SearchStrategy[Any]:
    """Numbers of one kind from low to high."""
    if kind is int:
        return st.integers(*_between(low, high, 1))
    if kind in {Decimal, Fraction}:
        # Divided by 2 to 10, or with six digits; and often whole, which is where an int may stand too.
        unit = Fraction(1, 2520) if kind is Fraction else Decimal("0.000001")
        fine = st.integers(*_between(low, high, Fraction(unit))).map(lambda count: count * unit)
        first, last = _between(low, high, 1)
        return fine | st.integers(first, last).map(kind) if first <= last else fine
    floats = st.floats(float(low), float(high)).map(lambda x: x if abs(x) >= SMALLEST else 0.0)
    return floats if kind is float else floats.map(kind)


def _between(low: Any, high: Any, unit: Any) -> tuple[int, int]:
    """The first and the last whole number of units."""
    return int(-(-Fraction(low) // unit)), int(Fraction(high) // unit)


class Shape(NamedTuple):
    """All that is no number in a call."""

    years: int
    actors: tuple[str, ...]
    timing: str
    is_schedule: bool
    lag: int
    whole: int

    @property
    def size(self) -> int:
        """The number of years, or of actors where they are more: what the bounds of rounding grow with."""
        return max(self.years, len(self.actors))


def shapes(timings: tuple[str, ...] = TIMINGS, *, most_years: int = 6) -> st.SearchStrategy[Shape]:
    """Shapes of at least two years and two actors: one is among the special cases of each module's own tests."""
    return st.builds(
        Shape,
        years=st.integers(2, most_years),
        actors=st.integers(2, len(ACTORS)).map(lambda count: ACTORS[:count]),
        timing=st.sampled_from(timings),
        is_schedule=st.booleans(),
        lag=st.integers(0, 3),
        whole=st.sampled_from((1, 100)),
    )


class Role:
    """What an argument is.

    `built` makes the argument, given what makes each of its numbers. `each` makes it anew with each of its numbers
    changed (or made from the numbers that stand at one place in several such arguments).
    """

    def built(self, number: Callable[[Number], Any], shape: Shape) -> Any:
        """The argument, its numbers made by `number`."""
        raise NotImplementedError

    def each(self, change: Callable[..., Any], *values: Any) -> Any:
        """The argument with its numbers changed."""
        raise NotImplementedError


@dataclass(frozen=True)
class Number(Role):
    """One number, or one array."""

    low: Any
    high: Any

    def built(self, number: Callable[[Number], Any], _: Shape) -> Any:
        """That number."""
        return number(self)

    def each(self, change: Callable[..., Any], *values: Any) -> Any:
        """Its number changed."""
        return change(*values)


@dataclass(frozen=True)
class Row(Role):
    """A tuple of one thing a year (or of a fixed number of them)."""

    of: Role
    length: int | None = None

    def built(self, number: Callable[[Number], Any], shape: Shape) -> Any:
        """One a year."""
        return tuple(self.of.built(number, shape) for _ in range(self.length or shape.years))

    def each(self, change: Callable[..., Any], *values: Any) -> Any:
        """Year by year."""
        return tuple(self.of.each(change, *xs) for xs in zip(*values, strict=True))


@dataclass(frozen=True)
class Named(Role):
    """A mapping of one thing an actor."""

    of: Role

    def built(self, number: Callable[[Number], Any], shape: Shape) -> Any:
        """One an actor, always in the same order."""
        return {actor: self.of.built(number, shape) for actor in shape.actors}

    def each(self, change: Callable[..., Any], *values: Any) -> Any:
        """Actor by actor."""
        return {actor: self.of.each(change, *(value[actor] for value in values)) for actor in values[0]}


@dataclass(frozen=True)
class OneOrRow(Role):
    """One number, or a schedule of one a year."""

    of: Number

    def built(self, number: Callable[[Number], Any], shape: Shape) -> Any:
        """One number or a row of them, by the shape."""
        return (Row(self.of) if shape.is_schedule else self.of).built(number, shape)

    def each(self, change: Callable[..., Any], *values: Any) -> Any:
        """The one, or year by year."""
        return (Row(self.of) if isinstance(values[0], tuple) else self.of).each(change, *values)


@dataclass(frozen=True)
class Made(Role):
    """Something made to fit: shares that add up, flows that have a rate."""

    of: Role
    make: Callable[[Any, Shape], Any]

    def built(self, number: Callable[[Number], Any], shape: Shape) -> Any:
        """Made to fit from what is built."""
        return self.make(self.of.built(number, shape), shape)

    def each(self, change: Callable[..., Any], *values: Any) -> Any:
        """Changed, and not made to fit again."""
        return self.of.each(change, *values)


@dataclass(frozen=True)
class Given(Role):
    """What is no number, and follows from the shape."""

    read: Callable[[Shape], Any]

    def built(self, _: Callable[[Number], Any], shape: Shape) -> Any:
        """What the shape has."""
        return self.read(shape)

    def each(self, _: Callable[..., Any], *values: Any) -> Any:
        """Always the same."""
        return values[0]


AMOUNT = Number(-(10**9), 10**9)
COST = Number(0, 10**9)
POSITIVE = Number(Fraction(1, 8), 10**6)
PERSONS = Number(0, 1_000)
SHARE = Number(0, 1)
POSITIVE_SHARE = Number(Fraction(1, 8), 1)
RATE = Number(Fraction(-1, 2), 2)

FLOWS, COSTS, SHARES, INTAKE = Row(AMOUNT), Row(COST), Row(SHARE), Row(PERSONS)
TABLE = Named(FLOWS)


def leaves(result: Any) -> list[Any]:
    """The numbers of a result (or of an argument), in order."""
    if isinstance(result, (tuple, list)):
        return [x for part in result for x in leaves(part)]
    if isinstance(result, dict):
        return [x for part in result.values() for x in leaves(part)]
    return [result]


def adding_up(shares: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """Weights as shares of the whole; within a few roundings in float and Decimal."""
    weight = sum(shares.values())
    return {actor: share * shape.whole / weight for actor, share in shares.items()}


def outlay_then_income(flows: tuple[Any, ...], _: Shape) -> tuple[Any, ...]:
    """Flows that have exactly one rate: the first below 0, those after it above."""
    first, *later = flows
    return (-abs(first) - 1, *(abs(flow) + 1 for flow in later))


# What a module's own properties are tried with: Fractions, in which equality is exact.
amounts = numbers(Fraction, AMOUNT.low, AMOUNT.high)
costs = numbers(Fraction, COST.low, COST.high)
positives = numbers(Fraction, POSITIVE.low, POSITIVE.high)
persons = numbers(Fraction, PERSONS.low, PERSONS.high)
shares = numbers(Fraction, SHARE.low, SHARE.high)
rates = numbers(Fraction, RATE.low, RATE.high)
years = st.integers(1, 6)


def rows(*of: st.SearchStrategy[Any], least: int = 1) -> Any:
    """Vectors as long as each other, one for each strategy; a single one as it is."""
    together = st.lists(st.tuples(*of), min_size=least, max_size=5).map(lambda drawn: tuple(zip(*drawn, strict=True)))
    return together.map(lambda drawn: drawn[0]) if len(of) == 1 else together


def mappings(of: st.SearchStrategy[Any], *, least: int = 1) -> Any:
    """One thing an actor."""
    drawn = st.lists(of, min_size=least, max_size=len(ACTORS))
    return drawn.map(lambda values: dict(zip(ACTORS, values, strict=False)))


def tables(length: int = 3) -> Any:
    """Tables of amounts, all over the same years."""
    return mappings(st.tuples(*[amounts] * length))
