"""What would it be worth to know more before deciding? Value of information (värdet av information).

A decision is a set of inputs that the decider fixes. With what is known now the best one is that with the highest mean
net gain. Whoever knew everything would choose anew for each future: EVPI is the mean of what that adds. Whoever knew
some inputs would choose by these: EVPPI, worked out by cutting what each of them can be into equally likely cells
(of one of a few values, into these): to know its cell is worth no more than to know the input itself.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon._table import displayed
from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from . import _draws, _protocol
from ._accounts import Accounts
from ._display import information_table, information_tables
from ._estimates import Estimate, check_finite
from ._ledger import Layout
from ._shapes import Discrete, Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from socioecon._table import Table, Tables

    from ._shapes import Array

_CELLS = 16  # of each input, and of one alone as many more as have 256 draws each
_DRAWS_OF_ONE = 256
_LARGEST_GROUP = 3
_FEWEST_IN_A_CELL = 16
_BATCHES = 16
_CLEARLY = 2.0  # standard errors
_TOGETHER = ("the actors of the perspective",)  # no actor's name


class PartialInformation(NamedTuple):
    """What it is worth to know some inputs, in kr.

    `value` decides and counts on the same draws within cells: if anything too high, from deciding by chance. In
    `cross_fitted` one half of the draws decides and the other counts: if anything too low. In expectation the two
    enclose what knowing the cells is worth. To know the inputs exactly is worth no less, and at most the EVPI: more
    only where the best decision changes within a cell.
    """

    value: Estimate
    cross_fitted: Estimate


@displayed
class ValueOfInformation(NamedTuple):
    """The mean net gain of each decision, the best now, what perfect information adds, and what parts of it add."""

    expected: dict[str, Estimate]
    best: str
    evpi: Estimate
    evppi: dict[tuple[str, ...], PartialInformation]

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """What it is worth to know everything, and each group of inputs.

        In Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or mdkr.

        Raises RangeError for an unknown language or unit.
        """
        return information_table(self, language=language, unit=unit)

    def to_tables(self, *, language: str = "sv", unit: str = "kr") -> Tables:
        """What each decision yields by what is known now, and what it is worth to know more.

        Raises RangeError for an unknown language or unit.
        """
        return information_tables(self, language=language, unit=unit)


class _Cells(NamedTuple):
    """Some inputs, and where in its u the cells of each of them end."""

    names: tuple[str, ...]
    ends: tuple[Array, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return prod(len(ends) + 1 for ends in self.ends)

    def of(self, u: Mapping[str, Array]) -> Array:
        """The number of the cell in which each draw lies."""
        cell: Array = np.zeros(len(u[self.names[0]]), dtype=np.intp)
        for name, ends in zip(self.names, self.ends, strict=True):
            cell = cell * (len(ends) + 1) + ends.searchsorted(u[name])
        return cell


class _Sums(NamedTuple):
    """Sums of net gains, by batch of randomisations first, and for each set of cells also by decision and cell."""

    draws: Array
    totals: Array  # by decision
    best: Array  # of the best decision in each draw
    counts: tuple[Array, ...]
    cells: tuple[Array, ...]

    def without(self, batch: int) -> _Sums:
        """All batches but one."""
        return _Sums(
            np.delete(self.draws, batch, axis=0),
            np.delete(self.totals, batch, axis=0),
            np.delete(self.best, batch, axis=0),
            tuple(np.delete(part, batch, axis=0) for part in self.counts),
            tuple(np.delete(part, batch, axis=0) for part in self.cells),
        )


def value_of_information(  # noqa: PLR0913 - keyword-only choices
    function: Callable[..., Any],
    inputs: Mapping[str, Any],
    *,
    decisions: Mapping[str, Mapping[str, Any]],
    groups: Iterable[tuple[str, ...]],
    perspective: str | tuple[Any, ...] = "total",
    seed: int,
    draws: int = 65_536,
) -> ValueOfInformation:
    """What each decision yields, and what it is worth to know everything (EVPI) or some inputs (EVPPI), in kr.

    `function`, `inputs` and `seed` are as in `simulate`; the inputs are independent here. `decisions` is {name: {input:
    the value that it fixes}}, and the net gain over the horizon is compared, that of `perspective`: the total, one
    actor, or a tuple of actors. `groups` are tuples of one to three uncertain inputs. Each input has 16 cells, or
    one alone as many more as have 256 draws each (256 of 65 536) where that tells clearly more; one of fewer values has
    one for each. `draws` must make at least 16 for each of 16 x 16 x 16 cells: 65 536 are enough for three inputs. The
    errors are by the jackknife over 16 batches.

    >>> from socioecon.uncertainty import uniform
    >>> def project(gain, start):
    ...     return {"Kommun": (gain * start,)}, 50 * start
    >>> decisions = {"nej": {"start": 0}, "ja": {"start": 1}}
    >>> known = value_of_information(
    ...     project, {"gain": uniform(0, 100), "start": 0}, decisions=decisions, groups=[("gain",)], seed=1
    ... )
    >>> round(known.evpi.value, 1), round(known.evppi["gain",].value.value, 1)
    (12.5, 12.5)

    Raises RangeError for fewer than 16 draws a cell or more than three inputs in a group, ShapeError for names that are
    not there.
    """
    named = _protocol.floats(dict(_draws.named_inputs(inputs)))
    fixed = {name: _fixed(named, name, changes) for name, changes in _numbers.mapping("decisions", decisions).items()}
    together = perspective if isinstance(perspective, str) else _protocol.names("perspective", perspective)
    asked = _groups(named, groups, fixed)
    plan = _draws.plan(named, seed=seed, draws=draws, method="quasi", rank_correlations={})
    for group in asked:
        in_cell = plan.groups * plan.points / _CELLS ** len(group)
        if in_cell < _FEWEST_IN_A_CELL:
            message = (
                f"draws must make at least {_FEWEST_IN_A_CELL} for each cell; got {in_cell:g} for "
                f"{_numbers.shown(group)}: draw at least {_FEWEST_IN_A_CELL * _CELLS ** len(group)}, or name fewer "
                "inputs"
            )
            raise RangeError(message)
    cut = [(group, cells) for group in asked for cells in _ways_to_cut(plan, group)]
    sums = _summed(function, plan, fixed, [cells for _, cells in cut], together)
    names = list(fixed)
    parts = [sums.without(batch) for batch in range(_BATCHES)]
    evppi = {}
    for group in asked:
        ways = [place for place, (of, _) in enumerate(cut) if of == group]
        best = _best_cut(sums, ways, np.arange(_BATCHES))  # finer cells also follow chance more
        evppi[group] = PartialInformation(
            _estimate(sums, parts, _evppi, best), _estimate(sums, parts, _cross_fitted, ways)
        )
    return ValueOfInformation(
        expected={name: _estimate(sums, parts, _mean, place) for place, name in enumerate(names)},
        best=names[int(np.argmax(_means(sums)))],
        evpi=_estimate(sums, parts, _evpi),
        evppi=evppi,
    )


# ------------------------------------------------------------------------------------------------------------- values


def _means(sums: _Sums) -> Array:
    means: Array = sums.totals.sum(axis=0) / sums.draws.sum()
    return means


def _mean(sums: _Sums, decision: int) -> float:
    return float(_means(sums)[decision])


def _evpi(sums: _Sums) -> float:
    return float(sums.best.sum() / sums.draws.sum() - _means(sums).max())


def _evppi(sums: _Sums, group: int) -> float:
    """The best decision of each cell, less the best of all. Each cell's sum is at most its draws' best: <= EVPI."""
    cells = sums.cells[group].sum(axis=0)
    return float(cells.max(axis=0).sum() / sums.draws.sum() - _means(sums).max())


def _cross_fitted(sums: _Sums, ways: list[int]) -> float:
    """One half of the batches decides, and how to cut too; the other half counts it; both ways."""
    half, other = _halves(np.arange(len(sums.draws)))
    counted = 0.0
    for deciding, counting in ((half, other), (other, half)):
        gained = _yielded(sums, _best_cut(sums, ways, deciding), deciding, counting)
        counted += float(gained.sum() / sums.draws[counting].sum()) / 2
    return counted - float(_means(sums).max())


def _best_cut(sums: _Sums, ways: list[int], batches: Array) -> int:
    """The first way to cut, unless another yields clearly more: by two standard errors, each half for the other."""
    half, other = _halves(batches)
    parts = [np.concatenate([_yielded(sums, way, half, other), _yielded(sums, way, other, half)]) for way in ways]
    draws = np.concatenate([sums.draws[other], sums.draws[half]])
    more = [(part - parts[0]) / draws for part in parts]
    clear = [float(x.mean() - _CLEARLY * x.std(ddof=1) / np.sqrt(len(x))) for x in more]
    return ways[int(np.argmax(clear))] if max(clear) > 0 else ways[0]


def _halves(batches: Array) -> tuple[Array, Array]:
    return batches[::2], batches[1::2]


def _yielded(sums: _Sums, way: int, deciding: Array, counting: Array) -> Array:
    """What the best decision of each cell by some batches yields in each of others."""
    cells, counts = sums.cells[way], sums.counts[way]
    chosen = cells[deciding].sum(axis=0).argmax(axis=0)
    chosen[counts[deciding].sum(axis=0) == 0] = sums.totals[deciding].sum(axis=0).argmax()
    gained: Array = np.take_along_axis(cells[counting], chosen[np.newaxis, np.newaxis, :], axis=1).sum(axis=(1, 2))
    return gained


def _estimate(sums: _Sums, parts: list[_Sums], value: Callable[..., float], *place: Any) -> Estimate:
    """The value, and its error by the jackknife: from how it moves when one batch is left out."""
    left_out = np.array([value(part, *place) for part in parts])
    error = np.sqrt((len(parts) - 1) / len(parts) * ((left_out - left_out.mean()) ** 2).sum())
    return Estimate(value(sums, *place), float(error))


# -------------------------------------------------------------------------------------------------------------- draws


def _ways_to_cut(plan: _draws.Draws, group: tuple[str, ...]) -> list[_Cells]:
    """Into 16 cells of each input, or into more of one of them: to know several is worth no less than to know one."""
    inputs: dict[str, Any] = dict(plan.inputs)
    alone = max(_CELLS, plan.groups * plan.points // _DRAWS_OF_ONE)
    together = _Cells(group, tuple(_ends(inputs[name], _CELLS) for name in group))
    return [together, *(_Cells((name,), (_ends(inputs[name], alone),)) for name in group)]


def _ends(distribution: Distribution, cells: int) -> Array:
    """Where in u the cells of an input end but for the last: one for each value, if there are no more of them."""
    if isinstance(distribution, Discrete) and len(distribution.values) <= cells:
        return np.array(distribution.not_exceeded[:-1])
    return np.arange(1, cells) / cells


def _summed(
    function: Callable[..., Any],
    plan: _draws.Draws,
    fixed: dict[str, dict[str, Any]],
    cut: list[_Cells],
    perspective: str | tuple[Any, ...],
) -> _Sums:
    watched = tuple({name for some in cut for name in some.names})
    sums = _Sums(
        np.zeros(_BATCHES),
        np.zeros((_BATCHES, len(fixed))),
        np.zeros(_BATCHES),
        tuple(np.zeros((_BATCHES, some.number)) for some in cut),
        tuple(np.zeros((_BATCHES, len(fixed), some.number)) for some in cut),
    )
    for group in range(plan.groups):
        batch = group % _BATCHES
        _, values, u = next(_draws.groups_of(plan, group, plan.points, watched))
        net = np.stack([_net(function, {**values, **changes}, perspective, plan.points) for changes in fixed.values()])
        sums.draws[batch] += plan.points
        sums.totals[batch] += net.sum(axis=1)
        sums.best[batch] += net.max(axis=0).sum()
        for some, counts, cells in zip(cut, sums.counts, sums.cells, strict=True):
            cell = some.of(u)
            counts[batch] += np.bincount(cell, minlength=counts.shape[1])
            for decision in range(len(fixed)):
                cells[batch, decision] += np.bincount(cell, weights=net[decision], minlength=counts.shape[1])
    return sums


def _net(
    function: Callable[..., Any], values: Mapping[str, Any], perspective: str | tuple[Any, ...], points: int
) -> Array:
    """The net gains of one perspective."""
    answer = _protocol.call(function, values)
    actors = answer.actors()
    together: dict[Any, tuple[Any, ...]] = {}
    if isinstance(perspective, tuple) and all(actor in actors for actor in perspective):
        together[_TOGETHER] = perspective
    rows = _protocol.rows_of(answer, together)
    wanted = _TOGETHER if together else perspective
    if wanted not in rows:
        message = (
            "perspective must be total, an actor or a tuple of actors; "
            f"got {_numbers.shown(perspective)}: there are {_numbers.listed(rows)}"
        )
        raise ShapeError(message)
    accounts = Accounts(Layout({wanted: rows[wanted]}, answer.years, (), ()), points, points)
    accounts.enter(answer, 0)
    check_finite(accounts)
    return accounts.net[0]


def _fixed(named: Mapping[str, Any], decision: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    changed = dict(_protocol.changes(_numbers.at("decisions", decision), changes))
    for name, value in changed.items():
        if name not in named:
            message = (
                f"{_numbers.at('decisions', decision)} must fix inputs; got {_numbers.shown(name)}: the inputs are "
                f"{_numbers.listed(named)}"
            )
            raise ShapeError(message)
        _numbers.scalar(_numbers.at(_numbers.at("decisions", decision), name), value)
    return _protocol.floats(changed)


def _groups(
    named: Mapping[str, Any], groups: Iterable[tuple[str, ...]], fixed: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[str, ...], ...]:
    asked: list[tuple[str, ...]] = []
    decided = {name for changes in fixed.values() for name in changes}
    for place, group in enumerate(_protocol.several("groups", groups)):
        names = _protocol.names(f"groups[{place}]", group)
        for name in names:
            if not isinstance(named.get(name), Distribution) or name in decided:
                message = (
                    f"groups[{place}] must name uncertain inputs that no decision fixes; got {_numbers.shown(names)}: "
                    f"leave {_numbers.shown(name)} out"
                )
                raise ShapeError(message)
        if len(names) > _LARGEST_GROUP:
            message = (
                f"groups[{place}] must name at most {_LARGEST_GROUP} inputs; "
                f"got {_numbers.shown(names)}: 16 times the cells each"
            )
            raise RangeError(message)
        asked.append(names)
    return tuple(asked)
