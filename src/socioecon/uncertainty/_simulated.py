"""What a simulation answers with: a row of estimates for the total, each perspective and each actor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from socioecon._table import displayed
from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from ._display import simulation_table, simulation_tables

if TYPE_CHECKING:
    from socioecon._table import Table, Tables

    from ._estimates import Estimate
    from ._shapes import Array


class Row(NamedTuple):
    """What is known of one row's net gain over the horizon, in kr: its gains less the costs that it bears.

    `quantiles`, `payback` (years) and `persons` (multiples of what the function stands for) are by quantile, None where
    that quantile is "never within the horizon". `break_even_by_year` holds the probability that the row is covered at
    the end of each year and stays so. What `detail` leaves out is empty.
    """

    mean: Estimate
    standard_deviation: Estimate
    quantiles: dict[float, Estimate]
    probability_of_gain: Estimate
    break_even_by_year: tuple[Estimate, ...]
    payback: dict[float, Estimate | None]
    persons: dict[float, Estimate | None]


@displayed
@dataclass(frozen=True)
class Simulation:
    """The answer of `simulate`: `simulation["Kommun"]` is a Row.

    `complete` is False where it was interrupted: `draws` and `randomisations` are those that it rests on, 0 where
    nothing is uncertain.
    `samples` holds each row's net gain in the order of the draws, where they were kept.
    """

    rows: dict[str, Row]
    draws: int
    randomisations: int
    seed: int
    method: str
    complete: bool
    samples: dict[str, Array] = field(compare=False)

    def __getitem__(self, name: str) -> Row:
        """The row of an actor, a perspective or the total."""
        if name not in self.rows:
            message = f"there must be a row of that name; got {_numbers.shown(name)}: the rows are {list(self.rows)}"
            raise ShapeError(message)
        return self.rows[name]

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """Every row's mean with its error, its quantiles, and the probability of a gain; the total last.

        In Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or mdkr.

        Raises RangeError for an unknown language or unit.
        """
        return simulation_table(self, language=language, unit=unit)

    def to_tables(self, *, language: str = "sv", unit: str = "kr") -> Tables:
        """That, and when each row breaks even: by year, and the payback and the persons by quantile.

        Raises RangeError for an unknown language or unit.
        """
        return simulation_tables(self, language=language, unit=unit)
