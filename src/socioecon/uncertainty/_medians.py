"""Inputs at their medians: as plain numbers, and the net gain of every row with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from . import _draws, _protocol
from ._shapes import Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Net = dict[str, Any]


def at_medians(function: Callable[..., Any], inputs: Mapping[str, Any]) -> tuple[dict[str, Any], Net]:
    """The inputs as plain numbers, uncertain ones at their medians, and the net gain of every row with these."""
    values = medians(inputs)
    return values, _protocol.net_gains(function, values, {})


def net_of(function: Callable[..., Any], values: Mapping[str, Any], base: Net) -> Net:
    """The net gain of the same rows with other values."""
    net = _protocol.net_gains(function, values, {})
    if set(net) != set(base):
        message = (
            f"the function must answer with the same actors for every input; got {_numbers.listed(net)}, at the "
            f"medians {_numbers.listed(base)}: answer 0 where there is nothing"
        )
        raise ShapeError(message)
    return net


def medians(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs as plain numbers, uncertain ones at their medians."""
    named = dict(_draws.named_inputs(inputs))
    if not uncertain(inputs):
        return named
    return {name: x(0.5) if isinstance(x, Distribution) else x for name, x in _protocol.floats(named).items()}


def uncertain(inputs: Mapping[str, Any]) -> dict[str, Distribution]:
    """The inputs that are distributions."""
    return {name: x for name, x in _draws.named_inputs(inputs) if isinstance(x, Distribution)}
