"""Tests of kind that tell a type checker what is inside: values of a file and parts of a formula can be anything."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_table(x: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value of a file is a table of keys."""
    return isinstance(x, dict)


def is_list(x: Any) -> TypeGuard[list[Any]]:
    """Whether it is a list."""
    return isinstance(x, list)


def is_tuple(x: Any) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is a tuple."""
    return isinstance(x, tuple)
