"""From randomisations to estimates: a statistic is its mean over them, its error their spread / sqrt(their number).

The same rule for means, probabilities and quantiles, for plain and quasi-random draws. Within a randomisation rows are
sorted and quantiles picked between the two nearest draws. Randomisations are merged one by one in the order of their
numbers, so that neither memory nor the answer depends on how many there are at a time or on who worked them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError

if TYPE_CHECKING:
    from ._ledger import Ledger
    from ._shapes import Array


_LARGEST = 1e150


class Estimate(NamedTuple):
    """A number and its standard error, which is 0 where nothing was drawn."""

    value: Any
    error: Any


def statistics(accounts: Ledger, quantiles: tuple[float, ...]) -> Array:
    """One row of numbers for each row of the accounts; infinite where a quantile says never. Sorts the accounts.

    Mean, standard deviation, probability of a gain, quantiles, break-even by year, payback and persons by quantile.
    """
    net = accounts.net
    rows, points = net.shape
    picked = len(quantiles)
    years = accounts.covered.shape[1]
    numbers = np.zeros((rows, 3 + picked + years + 2 * picked))
    for row in range(rows):
        numbers[row, :3] = _moments(net[row], list(accounts.place)[row])
    numbers[:, 3 : 3 + picked] = _picked(net, quantiles)
    numbers[:, 3 + picked : 3 + picked + years] = accounts.covered / points
    if accounts.paid:
        at = [accounts.place[row] for row in accounts.paid]
        for matrix, end in ((accounts.payback, -picked), (accounts.persons, None)):
            matrix.sort(axis=1)
            first = numbers.shape[1] + (end or 0) - picked
            numbers[at, first : first + picked] = _picked(matrix, quantiles)
    return numbers


def _moments(x: Array, name: str) -> tuple[float, float, float]:
    """Mean, standard deviation and share above 0 of a row, which is sorted in place."""
    x.sort()
    points = len(x)
    _check_ends(name, x[0], x[-1])  # NaN is sorted to the end
    middle = x[points // 2]
    shifted = x - middle  # a constant comes out exactly
    mean = float(np.add.reduce(shifted)) / points
    np.multiply(shifted, shifted, out=shifted)
    # Divided by n, not n - 1: the mean of a lattice is known far better than that of n plain draws.
    variance = float(np.add.reduce(shifted)) / points - mean * mean
    gains = points - int(np.searchsorted(x, 0.0, side="right"))
    return float(middle) + mean, max(variance, 0.0) ** 0.5, gains / points


def check_finite(accounts: Ledger) -> None:
    """Refuse net gains that are not all finite."""
    for row, place in accounts.place.items():
        _check_ends(row, accounts.net[place].min(), accounts.net[place].max())


def _check_ends(name: str, least: float, most: float) -> None:
    if not (abs(least) < _LARGEST and abs(most) < _LARGEST):
        message = (
            f"the net gain of {_numbers.shown(name)} must be finite, and below 1e150, whose square is; got NaN, an "
            "infinity or more for some draws: look at the function where an input nears the end of its range, or "
            "truncate that input"
        )
        raise RangeError(message)


def _picked(rows: Array, quantiles: tuple[float, ...]) -> Array:
    """Quantiles of sorted rows: the k-th of n draws stands at (k - 1/2) / n, straight lines between."""
    points = rows.shape[1]
    rank = np.clip(np.array(quantiles) * points - 0.5, 0, points - 1)
    below = rank.astype(np.intp)
    above = np.minimum(below + 1, points - 1)
    part = rank - below
    low, high = rows[:, below], rows[:, above]
    with np.errstate(invalid="ignore"):
        between = low + part * (high - low)
    return np.where((part == 0) | (low == high), low, np.where(np.isinf(high), np.inf, between))


class Merged(NamedTuple):
    """Randomisations merged so far: running mean and sum of squared differences (Welford), and what was ever never."""

    number: int
    mean: Array
    squares: Array
    never: Any

    @classmethod
    def empty(cls, shape: tuple[int, ...]) -> Merged:
        """None yet."""
        return cls(0, np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=bool))

    def with_one(self, numbers: Array) -> Merged:
        """One more. A new value, so that an interrupt leaves either the old or the new one."""
        infinite = np.isinf(numbers)
        known = np.where(infinite, 0.0, numbers)
        number = self.number + 1
        change = known - self.mean
        mean = self.mean + change / number
        with np.errstate(over="ignore"):  # persons where next to nothing is gained: an infinite error
            squares = self.squares + change * (known - mean)
        return Merged(number, mean, squares, self.never | infinite)

    def estimate(self, *place: int) -> Estimate | None:
        """One statistic, None where some randomisation said never."""
        return None if self.never[place] else self.known(*place)

    def known(self, *place: int) -> Estimate:
        """One statistic that is always a number."""
        variance = float(self.squares[place]) / (self.number - 1) / self.number
        return Estimate(float(self.mean[place]), variance**0.5)
