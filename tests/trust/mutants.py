"""What mutation testing changes: every small change that cosmic-ray knows to make to a module, but for the dull ones."""

import ast
import inspect
import pickle
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from cosmic_ray.ast import Visitor, get_ast
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.plugins import get_operator, operator_names

from .outcomes import ROOT

SOURCE = ROOT / "src" / "socioecon"

# Operators that say nothing here: `|` stands in annotations only, a shift or a bit operation on kronor is a TypeError
# at once, as is `not` for a sign, a power or a remainder in the place of a product is far off wherever it is asked, a
# name of an exception or a variable is no arithmetic, and what is None or a class is equal to it as well. What stands
# under TYPE_CHECKING is for who reads types.
_DULL = (
    "BitOr",
    "BitAnd",
    "BitXor",
    "Shift",
    "Invert",
    "_Not$",
    "_Pow$",
    "_Mod$",
    "_Is_Eq$",
    "_Is_NotEq",
    "_IsNot_NotEq",
)
_DULL_OPERATORS = ("core/ExceptionReplacer", "core/NoOp", "core/VariableReplacer", "core/VariableInserter")


@dataclass(frozen=True)
class Mutant:
    """One small change to one module, known by the lines that it changes and not by their number."""

    module: str
    line: int
    before: str
    after: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other, whatever line it has moved to."""
        return self.module, self.before, self.after


class _Positions(Visitor):
    def __init__(self, operator: Any) -> None:
        self.operator = operator
        self.number = 0

    def visit(self, node: Any) -> Any:
        self.number += len(list(self.operator.mutation_positions(node)))
        return node


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module that is not dull."""
    source = path.read_text(encoding="utf-8")
    tree = get_ast(source)
    again = pickle.dumps(tree)  # a mutation changes the tree itself; to parse anew takes five times as long
    seen: set[str] = set()
    for name in operator_names():
        if name in _DULL_OPERATORS or any(part in f"{name}$" for part in _DULL):
            continue
        operator = get_operator(name)()
        positions = _Positions(operator)
        positions.walk(tree)
        for occurrence in range(positions.number):
            mutation = MutationVisitor(occurrence, operator)
            changed = mutation.walk(pickle.loads(again)).get_code()  # noqa: S301 - made three lines above
            if not mutation.mutation_applied or changed in seen:
                continue
            seen.add(changed)
            before, after, line = _difference(source, changed)
            if before and "TYPE_CHECKING" not in before and compiled(changed, path):
                yield Mutant(path.relative_to(SOURCE).as_posix(), line, before, after, changed)


def compiled(source: str, path: Path) -> CodeType | None:
    """The code of a module, None if there is none or Python warns of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return compile(source, str(path), "exec", dont_inherit=True)
        except (SyntaxError, SyntaxWarning):
            return None


def _difference(source: str, changed: str) -> tuple[str, str, int]:
    old, new = source.splitlines(), changed.splitlines()
    for number, (a, b) in enumerate(zip(old, new, strict=False), 1):
        if a != b:
            gone = len(new) < len(old)
            return a.strip(), "" if gone else b.strip(), number
    return "", "", 0


def lines_of_statement(tree: ast.Module, line: int) -> range:
    """The lines of the innermost statement that a line is part of; of one with a body, those before the body."""
    spans = []
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            spans.append(range(node.lineno, max(last, node.lineno) + 1))
    return max((span for span in spans if line in span), key=lambda span: span.start, default=range(line, line + 1))


# ------------------------------------------------------------------------------------------- exchanging code in memory


def changed_functions(old: CodeType, new: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The functions whose code a change reaches, outermost first, each with its new code.

    None where something is changed that is carried out when the module is loaded: a constant, a default, a decorator.
    """
    if _own(old) != _own(new):
        return None
    found: list[tuple[CodeType, CodeType]] = []
    for a, b in _changed_parts(old, new):
        if _is_function(a):
            found += _with_those_inside(a, b)
            continue
        inner = None if a.co_flags & inspect.CO_OPTIMIZED else changed_functions(a, b)  # the body of a class
        if inner is None:
            return None
        found += inner
    return found


def _with_those_inside(old: CodeType, new: CodeType) -> list[tuple[CodeType, CodeType]]:
    """A function and the changed ones inside it: one that was made before would go on with its own code."""
    found = [(old, new)]
    if len(_parts(old)) == len(_parts(new)):
        for a, b in _changed_parts(old, new):
            found += _with_those_inside(a, b)
    return found


def _is_function(code: CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_OPTIMIZED) and (code.co_name[0] != "<" or code.co_name == "<lambda>")


def _changed_parts(old: CodeType, new: CodeType) -> list[tuple[CodeType, CodeType]]:
    return [(a, b) for a, b in zip(_parts(old), _parts(new), strict=True) if _whole(a) != _whole(b)]


def _parts(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if inspect.iscode(constant)]


def _own(code: CodeType) -> tuple[Any, ...]:
    constants = tuple(repr(constant) for constant in code.co_consts if not inspect.iscode(constant))
    return code.co_code, code.co_names, code.co_varnames, constants, len(_parts(code))


def _whole(code: CodeType) -> tuple[Any, ...]:
    return _own(code), tuple(map(_whole, _parts(code)))


def name_of(code: CodeType) -> tuple[Any, ...]:
    """What tells the code of a function from every other of its module."""
    return code.co_qualname, code.co_firstlineno, _own(code)
