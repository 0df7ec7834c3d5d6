"""One call for every combination: gains and costs over whole arrays of inputs, such as municipalities x scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError, SocioeconError

from . import _protocol
from ._work import real_array, settle_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ._shapes import Array

_SLAB = 2**13  # combinations that are worked out at a time, at first
_ROOM = 2**18  # numbers that an answer may hold


class Sweep(NamedTuple):
    """Gains and costs in kr for every combination of the inputs.

    `gains[actor]` and `costs` (or `costs[actor]`, where each bears its own) are arrays whose first axis is the year, so
    that each is a row of flows; the axes after it are those of the inputs together. Costs paid at the start have one
    year.
    """

    gains: dict[Any, Array]
    costs: Array | dict[Any, Array]


def sweep(function: Callable[..., Any], inputs: Mapping[str, Any]) -> Sweep:
    """The gains and costs of a function for all combinations of its inputs, as arrays.

    `function` is as in `simulate`. `inputs` are plain numbers or arrays that broadcast against each other: of shape
    (290, 1) for what differs by municipality and (1, 1000) for what differs by scenario. Inputs reach the function in
    slabs, so that beside the answer next to no memory is needed.

    >>> import numpy as np
    >>> wage, share = np.array([[100.0], [200.0]]), np.array([[0.5, 0.25, 0.1]])
    >>> answer = sweep(lambda wage, share: ([({"Kommun": wage}, (share, share))], 30), {"wage": wage, "share": share})
    >>> answer.gains["Kommun"].shape
    (2, 2, 3)
    >>> answer.gains["Kommun"][0, 1]
    array([100.,  50.,  20.])

    Raises ShapeError for arrays that do not broadcast or answers of another shape, RangeError where a gain or a cost is
    not finite.
    """
    named = {name: _input(name, x) for name, x in _numbers.mapping("inputs", inputs).items()}
    try:
        shape = np.broadcast_shapes(*(np.shape(x) for x in named.values()))
    except ValueError as error:
        message = f"the inputs must broadcast against each other; {error}: use shapes such as (290, 1) and (1, 1000)"
        raise ShapeError(message) from None
    if 0 in shape:
        message = f"the inputs must hold at least one combination; got the shape {shape}: leave no axis empty"
        raise ShapeError(message)
    settle_memory()
    axis, step = _slabs(shape)

    def answer_to(start: int) -> tuple[tuple[slice, ...], _protocol.Answer]:
        slab = (slice(None),) * axis + (slice(start, start + step),) if shape else ()
        return slab, _protocol.call(function, {name: _part(x, slab, len(shape)) for name, x in named.items()})

    # A first slab tells of actors, years and size. Where the answer is in small arrays that only the terms' products
    # blow up, larger slabs write faster.
    _, first = answer_to(0)
    step = max(step, step * _ROOM // max(1, _growing(first, len(shape) - axis, step)))
    gains: dict[Any, Array] = {actor: np.empty((first.years, *shape)) for actor in first.actors()}
    costs: dict[Any, Array] = {key: np.empty((len(cost), *shape)) for key, cost in _bearing(first).items()}
    for start in range(0, shape[axis] if shape else 1, step):
        slab, answer = answer_to(start)
        _check_alike(answer, first)
        try:
            for actor, out in gains.items():
                _fill(answer, actor, out[(slice(None), *slab)])
            for key, cost in _bearing(answer).items():
                for year, amount in enumerate(cost):
                    costs[key][(year, *slab)] = amount
                    _check_finite("costs", np.max(np.abs(amount)), costs[key][(year, *slab)])
        except SocioeconError:
            raise
        except ValueError as error:  # arrays that do not fit each other
            message = (
                f"gains and costs must be plain numbers or as the inputs together; NumPy says: {error}: reshape them"
            )
            raise ShapeError(message) from None
    return Sweep(gains, costs[""] if first.cost else costs)


def _input(name: str, x: Any) -> Any:
    """One number, or an array of finite ones that the function cannot write to: it is the caller's."""
    place = _numbers.at("inputs", name)
    view = real_array(x)
    if view is None:
        message = f"{place} must be one number or an array of numbers; got {_numbers.shown(x)}: reshape it"
        raise ShapeError(message)
    if view.ndim == 0:
        return _numbers.scalar(place, x)
    _numbers.check_finite(**{place: view})
    view.flags.writeable = False
    return view


def _check_alike(answer: _protocol.Answer, first: _protocol.Answer) -> None:
    """Refuse slabs that cannot stand in one answer."""
    one, other = ((x.years, x.actors(), {key: len(cost) for key, cost in _bearing(x).items()}) for x in (answer, first))
    if one != other:
        message = (
            "the function must answer with the same years, actors and costs throughout; got "
            f"{one}, before {other}: answer 0 where there is nothing"
        )
        raise ShapeError(message)


def _bearing(answer: _protocol.Answer) -> dict[Any, tuple[Any, ...]]:
    return {"": answer.cost} if answer.cost else answer.borne


def _slabs(shape: tuple[int, ...]) -> tuple[int, int]:
    """The axis to cut along and how much of it makes a slab: the first that is fine enough, so that slabs are whole."""
    if not shape:
        return 0, 1
    size = int(np.prod(shape))
    fine = [axis for axis, length in enumerate(shape) if size // length <= _SLAB]
    axis = fine[0] if fine else int(np.argmax(shape))
    return axis, max(1, _SLAB * shape[axis] // size)


def _growing(answer: _protocol.Answer, from_end: int, step: int) -> int:
    """How many numbers of an answer are in arrays that grow with the slab."""
    arrays = [x for amounts, profile in answer.terms for x in (*amounts.values(), *profile)]
    arrays += [x for flows in (*answer.table.values(), answer.cost, *answer.borne.values()) for x in flows]
    return sum(np.size(x) for x in arrays if np.ndim(x) >= from_end > 0 and np.shape(x)[-from_end] == step > 1)


def _part(x: Any, slab: tuple[slice, ...], dimensions: int) -> Any:
    """What belongs to the slab of an input that may have fewer axes, or one of length 1 there."""
    if np.ndim(x) == 0 or not slab:
        return x if np.ndim(x) == 0 else x[()]
    axis = len(slab) - 1 - (dimensions - np.ndim(x))
    return x if axis < 0 or x.shape[axis] == 1 else x[(*(slice(None),) * axis, slab[-1])]


def _fill(answer: _protocol.Answer, actor: Any, out: Array) -> None:
    """One actor's gains, year by year, straight into the answer."""
    if not answer.terms:
        flows = answer.table.get(actor, (0,) * answer.years)
        for year, flow in enumerate(flows):
            out[year] = flow
            _check_finite(actor, np.max(np.abs(flow)), out[year])
        return
    parts = [(amounts[actor], profile) for amounts, profile in answer.terms if actor in amounts]
    if not parts:
        out[:] = 0.0
    for place, (amount, profile) in enumerate(parts):
        largest = np.max(np.abs(amount))
        for year, share in enumerate(profile):
            if place == 0:
                np.multiply(amount, share, out=out[year, ...])
            else:
                out[year, ...] += np.multiply(amount, share)
            _check_finite(actor, largest * np.max(np.abs(share)) * len(parts), out[year])


def _check_finite(actor: Any, bound: Any, written: Any) -> None:
    """Refuse what is not finite; a finite bound on it spares the look at every number."""
    if not np.isfinite(bound) and not np.all(np.isfinite(written)):
        message = (
            f"the amounts of {_numbers.shown(actor)} must be finite; got NaN, an infinity or an overflow: look at "
            "the function where an input is largest or smallest"
        )
        raise RangeError(message)
