"""Would the tests notice? `python -m tests.trust.mutation [MODULE ...]` changes the code, one small thing at a time.

cosmic-ray makes the mutants; here they are run. A mutant never reaches the disk: a fork of this process, which has
pytest and hypothesis loaded, imports the changed source of one module in place of the real one and runs the tests that
should notice, its own first, until one fails. A mutant that lives is either listed in `equivalent.toml`, with the reason
why nobody can tell it from the original, or calls for a test.
"""

import argparse
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
import tomllib
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import hypothesis
import pytest
from cosmic_ray.ast import Visitor, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from . import outcomes
from .outcomes import ROOT

SOURCE = ROOT / "src" / "socioecon"
EQUIVALENT = Path(__file__).with_name("equivalent.toml")

# Rooms in which a wrong sign is a wrong figure, and the tests that should notice, after those of the module's own name.
ROOMS = {
    "core": ["tests/core", "tests/documents"],
    "audit": ["tests/audit", "examples"],
    "models": ["tests/models"],
}
# Modules whose own tests bear another name than theirs.
OWN = {
    "core/_numbers.py": ["tests/core/test_kinds.py", "tests/core/test_contract.py"],
    "core/_roots.py": ["tests/core/test_internal_rate.py"],
    "core/errors.py": ["tests/core/test_contract.py"],
}
# Operators that say nothing here: `|` stands in annotations only, a shift or a bit operation on kronor is a TypeError
# at once, and a name of an exception or a variable is no arithmetic.
_DULL = ("_BitOr", "_BitAnd", "_BitXor", "BitOr_", "BitAnd_", "BitXor_", "Shift", "_Pow", "_Mod", "_Not", "_Invert")
_DULL_OPERATORS = ("core/ExceptionReplacer", "core/NoOp", "core/VariableReplacer", "core/VariableInserter")
_SLOWEST = 300  # s: a mutant that takes longer loops, and is noticed by that


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
    seen: set[str] = set()
    for name in operator_names():
        if name in _DULL_OPERATORS or any(part in name for part in _DULL):
            continue
        operator = get_operator(name)()
        positions = _Positions(operator)
        positions.walk(tree)
        for occurrence in range(positions.number):
            changed = mutate_code(source, operator, occurrence)
            if changed is None or changed in seen:
                continue
            seen.add(changed)
            before, after, line = _difference(source, changed)
            if before and _compiles(changed):
                yield Mutant(path.relative_to(SOURCE).as_posix(), line, before, after, changed)


def _compiles(source: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "", "exec")
        except (SyntaxError, SyntaxWarning):
            return False
    return True


def _difference(source: str, changed: str) -> tuple[str, str, int]:
    old, new = source.splitlines(), changed.splitlines()
    for number, (a, b) in enumerate(zip(old, new, strict=False), 1):
        if a != b:
            gone = len(new) < len(old)
            return a.strip(), "" if gone else b.strip(), number
    return "", "", 0


class _Changed(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Finds and loads one module with a source of its own."""

    def __init__(self, mutant: Mutant) -> None:
        path = SOURCE / mutant.module
        name = ".".join(("socioecon", *path.relative_to(SOURCE).with_suffix("").parts))
        super().__init__(name.removesuffix(".__init__"), str(path))
        self._source = mutant.source

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> Any:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, fullname: str) -> Any:
        return compile(self._source, self.path, "exec")


def tests_of(module: str, *, quick: bool) -> list[list[str]]:
    """What should notice a change in a module: its own tests, then, unless in a hurry, its room's and its examples."""
    room, *_, name = Path(module).parts
    own = [path for path in OWN.get(module, [f"tests/{room}/test_{name}"]) if (ROOT / path).exists()]
    return [own] if quick and own else [*([own] if own else []), [*ROOMS[room], f"src/socioecon/{module}"]]


def lives(mutant: Mutant, *, quick: bool) -> bool:
    """Whether no test notices a mutant."""
    return all(_pass(mutant, tests) for tests in tests_of(mutant.module, quick=quick))


def _pass(mutant: Mutant, tests: list[str]) -> bool:
    """Whether some tests pass with a mutant in place: run in a fork, stopped at the first failure."""
    child = os.fork()
    if child == 0:
        _run(mutant, tests)
    ends = time.monotonic() + _SLOWEST
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run(mutant: Mutant, tests: list[str]) -> None:
    code = 1
    try:
        os.setpgrp()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        sys.meta_path.insert(0, _Changed(mutant))
        quickly = ["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
        quickly += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is loaded before pytest begins
        code = int(pytest.main([*quickly, *tests]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def settle() -> None:
    """What every fork begins with: everything loaded but the library, and a hypothesis that searches briefly."""
    os.chdir(ROOT)
    os.environ.update(HYPOTHESIS_PROFILE="mutation", PYTHONHASHSEED="0")
    os.environ.pop("PYTEST_ADDOPTS", None)  # what the tests were called with is not for the tests of a mutant
    sys.path.insert(0, str(ROOT / "src"))
    sys.path.insert(0, str(ROOT))
    for name in ("attrs", "cattrs", "jsonschema", "numpy", "scipy.special", "sybil", "hypothesis.extra.numpy"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    loaded = [name for name in sys.modules if name.partition(".")[0] == "socioecon"]
    if loaded:
        message = f"the library must not be loaded before it is changed; got {loaded}"
        raise RuntimeError(message)


def main() -> None:
    """Run the mutants of some modules, or of all, and write what came out beside the page that shows it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="such as core/flows.py; all of the three rooms if none is named")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, help="only every n-th mutant: the small form")
    parser.add_argument(
        "--quick", action="store_true", help="only the module's own tests: what lives may be noticed yet"
    )
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    settle()
    modules = [path.relative_to(SOURCE).as_posix() for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))]
    outcome = {}
    for module in arguments.modules or modules:
        outcome[module] = _module(module, every=arguments.every, workers=arguments.workers, quick=arguments.quick)
        if arguments.write:
            every = {**outcomes.known("mutation").get("modules", {}), module: outcome[module]}
            found = {"modules": dict(sorted(every.items()))}
            outcomes.keep("mutation", "python -m tests.trust.mutation --write", found)
    unexplained = [alive for found in outcome.values() for alive in found["alive"] if not alive["reason"]]
    sys.exit(1 if unexplained else 0)


def _module(module: str, *, every: int, workers: int, quick: bool) -> dict[str, Any]:
    known = reasons()
    source = SOURCE / module
    if not lives(Mutant(module, 0, "", "", source.read_text(encoding="utf-8")), quick=quick):
        message = f"the tests of the unchanged {module} must pass; they failed: {tests_of(module, quick=quick)}"
        raise RuntimeError(message)
    chosen = list(mutants(source))[::every]
    with ThreadPoolExecutor(workers) as threads:
        alive = list(threads.map(lambda mutant: lives(mutant, quick=quick), chosen))
    left = [mutant for mutant, lived in zip(chosen, alive, strict=True) if lived]
    print(f"{module}: {len(chosen) - len(left)} of {len(chosen)} noticed", flush=True)
    shown = []
    for mutant in left:
        reason = known.get(mutant.key, "")
        shown.append({"line": mutant.line, "before": mutant.before, "after": mutant.after, "reason": reason})
        print(f"  {mutant.line}: {mutant.before}\n      -> {mutant.after}   {reason}", flush=True)
    return {
        "date": str(datetime.now(UTC).date()),
        "mutants": len(chosen),
        "noticed": len(chosen) - len(left),
        "alive": shown,
        "hypothesis": hypothesis.__version__,
    }


def reasons() -> dict[tuple[str, str, str], str]:
    """Why nobody can tell some mutants from the original, by module and changed line."""
    if not EQUIVALENT.exists():
        return {}
    listed: Sequence[dict[str, str]] = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("mutants", [])
    return {(one["module"], one["before"], one["after"]): one["reason"] for one in listed}


if __name__ == "__main__":
    main()
