"""What would it be worth to know more before deciding? Value of information (värdet av information).

A decision is a set of inputs that the decider fixes. With what is known now the best one is that with the highest mean
net gain. Whoever knew everything would choose anew for each future: EVPI is the mean of what that adds. Whoever knew
some inputs would choose by these: EVPPI, worked out by cutting what each of them can be into equally likely cells
(of one of a few values, into these): to know its cell is worth no more than to know the input itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon._table import displayed
from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from . import _cells, _draws, _protocol
from ._accounts import Accounts
from ._display import information_table, information_tables
from ._estimates import Estimate, check_finite
from ._ledger import Layout
from ._shapes import Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from socioecon._table import Table, Tables

    from ._shapes import Array

_LARGEST_GROUP = 3
_FEWEST_IN_A_CELL = 16
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
        in_cell = plan.groups * plan.points / _cells.CELLS ** len(group)
        if in_cell < _FEWEST_IN_A_CELL:
            message = (
                f"draws must make at least {_FEWEST_IN_A_CELL} for each cell; got {in_cell:g} for "
                f"{_numbers.shown(group)}: draw at least {_FEWEST_IN_A_CELL * _cells.CELLS ** len(group)}, or name "
                "fewer inputs"
            )
            raise RangeError(message)
    cut = [(group, cells) for group in asked for cells in _cells.ways_to_cut(plan, group)]
    sums = _summed(function, plan, fixed, [cells for _, cells in cut], together)
    names = list(fixed)
    parts = [sums.without(batch) for batch in range(_cells.BATCHES)]
    evppi = {}
    for group in asked:
        ways = [place for place, (of, _) in enumerate(cut) if of == group]
        best = _cells.best_cut(sums, ways, np.arange(_cells.BATCHES))  # finer cells also follow chance more
        evppi[group] = PartialInformation(
            _cells.estimate(sums, parts, _cells.evppi, best), _cells.estimate(sums, parts, _cells.cross_fitted, ways)
        )
    return ValueOfInformation(
        expected={name: _cells.estimate(sums, parts, _cells.mean, place) for place, name in enumerate(names)},
        best=names[int(np.argmax(_cells.means(sums)))],
        evpi=_cells.estimate(sums, parts, _cells.evpi),
        evppi=evppi,
    )


# -------------------------------------------------------------------------------------------------------------- draws


def _summed(
    function: Callable[..., Any],
    plan: _draws.Draws,
    fixed: dict[str, dict[str, Any]],
    cut: list[_cells.Cells],
    perspective: str | tuple[Any, ...],
) -> _cells.Sums:
    watched = tuple({name for some in cut for name in some.names})
    sums = _cells.Sums(
        np.zeros(_cells.BATCHES),
        np.zeros((_cells.BATCHES, len(fixed))),
        np.zeros(_cells.BATCHES),
        tuple(np.zeros((_cells.BATCHES, some.number)) for some in cut),
        tuple(np.zeros((_cells.BATCHES, len(fixed), some.number)) for some in cut),
    )
    for group in range(plan.groups):
        batch = group % _cells.BATCHES
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
