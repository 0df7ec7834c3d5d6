"""What is known of a number, from text: `pert(0.3, 0.5, 0.6)` is read as Python is written, and never run.

The text is parsed into Python's own tree and only this is taken from it: calls of the distributions by their names,
numbers, texts in quotes, None, and tuples, lists and tables of these.
"""

from __future__ import annotations

import ast
import inspect
import warnings
from difflib import get_close_matches
from typing import Any

from socioecon import uncertainty
from socioecon.core.errors import RangeError, SocioeconError

NAMES = (
    "beta", "beta_from_counts", "between", "discrete", "gamma", "lognormal", "normal", "pert", "sample", "triangular",
    "truncated", "uniform",
)  # fmt: skip
# A sample of some thousand values is read; a text that is nested deep enough to trouble the parser is not.
_LONGEST = 50_000
_DEEPEST = 20


def distribution(text: str) -> Any:
    """The distribution, or the plain number, that a text stands for.

    >>> distribution("pert(0, 1, 2)") == uncertainty.pert(0, 1, 2)
    True
    >>> distribution("prt(0, 1, 2)")
    Traceback (most recent call last):
        ...
    socioecon.core.errors.RangeError: a distribution must be one of beta, ...; got 'prt': did you mean pert?

    Raises RangeError for anything else than a distribution or a number, and what the distribution itself raises.
    """
    if len(text) > _LONGEST:
        message = f"a distribution must be written in at most {_LONGEST} letters; got {len(text)}: take fewer values"
        raise RangeError(message)
    if text.count("(") + text.count("[") + text.count("{") > _DEEPEST or "----" in text:
        raise _unreadable(text)
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _unreadable(text) from None
    if not isinstance(tree, ast.Call) and not _is_number(tree):
        raise _unreadable(text)
    return _value(tree, text)


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        node = node.operand
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


def _value(node: ast.expr, text: str) -> Any:
    if isinstance(node, ast.Constant) and (node.value is None or type(node.value) in {int, float, str}):
        return node.value
    if isinstance(node, ast.UnaryOp) and _is_number(node):
        number: Any = _value(node.operand, text)
        return -number if isinstance(node.op, ast.USub) else number
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(_value(x, text) for x in node.elts)
    if isinstance(node, ast.Dict) and all(node.keys):
        return {_key(key, text): _value(x, text) for key, x in zip(node.keys, node.values, strict=True)}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _called(node, node.func.id, text)
    raise _unreadable(text)


def _key(node: ast.expr | None, text: str) -> Any:
    if node is None or not _is_number(node):
        raise _unreadable(text)
    return _value(node, text)


def _called(node: ast.Call, name: str, text: str) -> Any:
    if name not in NAMES:
        close = get_close_matches(name, NAMES, n=1)
        do = f"did you mean {close[0]}?" if close else "choose one of them"
        message = f"a distribution must be one of {', '.join(NAMES)}; got {name!r}: {do}"
        raise RangeError(message)
    function = getattr(uncertainty, name)
    if any(keyword.arg is None for keyword in node.keywords):
        raise _unreadable(text)
    values = [_value(x, text) for x in node.args]
    by_name = {str(keyword.arg): _value(keyword.value, text) for keyword in node.keywords}
    taken = ", ".join(inspect.signature(function).parameters)
    try:
        inspect.signature(function).bind(*values, **by_name)
        return function(*values, **by_name)
    except SocioeconError as error:
        message = f"{name}: {error}"
        raise RangeError(message) from None
    except TypeError as error:
        message = f"{name} takes ({taken}), numbers with a decimal point; got {text!r} ({error})"
        raise RangeError(message) from None


def _unreadable(text: str) -> RangeError:
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return RangeError(f"a distribution such as pert(0.3, 0.5, 0.6), or a number, is wanted; got {shown!r}")
