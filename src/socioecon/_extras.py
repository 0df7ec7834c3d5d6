"""What an extra brings is asked for by name: where it is not installed, the error says which extra to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(module: str, who: str, extra: str) -> Any:
    """The module of that name, imported only here; `who` needs it, and `extra` is what brings it.

    >>> need("fractions", "the example", "models").Fraction(1, 3)
    Fraction(1, 3)

    Raises ModuleNotFoundError where the module is not installed, as an import does, so that whoever tries an import
    and goes on without it still can.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        message = f"{who} needs {module}; it is not installed: pip install 'socioecon[{extra}]'"
        raise ModuleNotFoundError(message, name=error.name) from None
