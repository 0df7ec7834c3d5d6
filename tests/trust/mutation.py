"""Would the tests notice? `python -m tests.trust.mutation [MODULE ...]` changes the code, one small thing at a time.

cosmic-ray makes the mutants (mutants.py); here they are run, and none of them ever reaches the disk. The tests of a
room are collected once and run once, to learn which of them reaches which line. Then each mutant gets a fork, in which
the functions that it changes are given their new code, and the tests that reach the changed statement are run, the
module's own first, until one fails. What is carried out when a module is loaded (a constant, a default) cannot be
exchanged: there the fork loads everything anew, with the changed source in place of the real one. Of a line that very
many tests reach not all are asked: so the score may be too low, and never too high.

A mutant that lives is either listed in `equivalent.toml`, with the reason why nobody can tell it from the original, or
calls for a test.
"""

import argparse
import ast
import contextlib
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FunctionType, ModuleType
from typing import Any

import coverage
import hypothesis
import pytest

from . import outcomes
from .mutants import SOURCE, Mutant, changed_functions, compiled, lines_of_statement, mutants, name_of
from .outcomes import ROOT

# Rooms in which a wrong sign is a wrong figure, with the tests that should notice.
ROOMS = {
    "core": ["tests/core", "tests/documents"],
    "audit": ["tests/audit", "examples"],
    "models": ["tests/models"],
}
# Of the models, what reckons: not how a file is read or a result is shown.
NO_ARITHMETIC = {
    f"models/{name}.py"
    for name in (
        *("_display", "_display_findings", "_display_packs", "_operations", "_saving", "_words"),
        *("faults", "files", "schema", "writing"),
    )
}
# Tests that bear another name than the modules that they are about.
ABOUT = {
    "tests/core/test_checks.py": {"core/_numbers.py"},
    "tests/core/test_kinds.py": {"core/_numbers.py"},
    "tests/core/test_internal_rate.py": {"core/_roots.py"},
    "tests/audit/test_interval.py": {"audit/_intervals.py"},
    "tests/audit/test_formula.py": {"audit/_formula.py"},
    "tests/audit/test_polynomials.py": {"audit/_polynomials.py"},
    "tests/audit/test_rules.py": {"audit/_rules.py"},
    "tests/audit/test_checks.py": {
        *("audit/_judge.py", "audit/_mend.py", "audit/_rules.py", "audit/changes.py", "audit/tables.py"),
    },
    "tests/audit/test_claims.py": {
        *(
            "audit/_asked.py",
            "audit/_comparing.py",
            "audit/_expressions.py",
            "audit/_judge.py",
            "audit/_payback_told.py",
        ),
        *(
            "audit/_resolving.py",
            "audit/_tracing.py",
            "audit/_whole_tables.py",
            "audit/_written.py",
            "audit/changes.py",
        ),
        *("audit/checks.py", "audit/files.py", "audit/running.py", "audit/sentences.py"),
    },
    "tests/audit/test_named_rate.py": {"audit/_named_rate.py"},
    "tests/audit/test_payback.py": {"audit/_payback.py", "audit/_payback_told.py"},
    "tests/audit/test_returns.py": {"audit/_payback.py"},
    "tests/audit/test_sentences.py": {"audit/_inferred.py", "audit/_named.py"},
    "tests/audit/test_inference.py": {"audit/rates.py", "audit/residuals.py"},
    "tests/audit/test_printed.py": {"audit/_phrases.py", "audit/_reading.py", "audit/_words.py"},
    "tests/audit/test_files.py": {
        *("audit/_asked.py", "audit/_expressions.py", "audit/_faults.py", "audit/_paths.py", "audit/_resolving.py"),
        "audit/_toml.py",
    },
    "tests/audit/test_running.py": {
        "audit/_comparing.py",
        "audit/_paths.py",
        "audit/_relations.py",
        "audit/running.py",
    },
    "tests/audit/test_tracing.py": {"audit/_relations.py", "audit/_tracing.py"},
    "tests/audit/test_whole_tables.py": {"audit/_named_rate.py", "audit/_whole_tables.py"},
    "tests/audit/test_written.py": {"audit/_written.py"},
}
# What notices another default, another order of arguments, or another member of a set.
SIGNATURES = {
    "core": ["tests/core/test_contract.py::TestTable"],
    "audit": ["tests/audit/test_contract.py"],
    "models": ["tests/models/test_edges.py", "tests/models/test_files.py::TestSchema"],
}
_SLOWEST = 10, 10  # s, and so many times as long as a test took unchanged: a mutant that takes longer loops
_ENOUGH = 5.0  # s of tests, unchanged: the slowest tests of a line that all of them reach are not asked
_ANEW = 300  # s for the tests of a mutant that is loaded anew
_MEMORY = 3 * 2**30  # bytes: a mutant that wants more is noticed by that
_ALIVE, _NOTICED, _NOT_FOUND = 0, 1, 7


def modules_of(room: str) -> list[str]:
    """The modules of a room in which mutants are made."""
    paths = (path.relative_to(SOURCE).as_posix() for path in sorted((SOURCE / room).rglob("*.py")))
    return [path for path in paths if path not in NO_ARITHMETIC]


def own_tests(module: str) -> list[str]:
    """The tests that are about a module."""
    room, *_, name = Path(module).parts
    named = f"tests/{room}/test_{name}"
    return [*([named] if (ROOT / named).exists() else []), *(test for test, about in ABOUT.items() if module in about)]


def examples_of(module: str) -> str:
    """The page of examples that a module's docstrings are."""
    return f"src/socioecon/{module}"


# ---------------------------------------------------------------------------------- mutants that are exchanged in memory


class Unit:
    """What is run as one: a test, or all the examples of a page, each of which builds on those before it."""

    def __init__(self, items: list[pytest.Item]) -> None:
        self.items = items
        self.is_test = isinstance(items[0], pytest.Function)
        self.path = items[0].path.relative_to(ROOT).as_posix()
        self.took = 0.0
        self.lines: dict[str, set[int]] = {}


class Room:
    """A plugin of pytest that, when the tests of a room are collected, runs mutants instead."""

    def __init__(self, chosen: dict[str, list[Mutant]], workers: int, told: Path, enough: float) -> None:
        self.chosen = chosen
        self.workers = workers
        self.told = told
        self.enough = enough
        self.learning = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Leave at the first test that notices; of the unchanged code none may."""
        if report.failed:
            if self.learning:
                self.told.write_text(f"{report.nodeid}\n{report.longreprtext}", encoding="utf-8")
            os._exit(_NOTICED)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what reaches what, then run every mutant."""
        if session.testsfailed:
            message = f"the tests must be found; {session.testsfailed} of their files could not be read"
            raise RuntimeError(message)
        units = _units(session.items)
        gc.collect()
        gc.freeze()
        self._learn(units)
        found = {}
        for module, run in self.chosen.items():
            found[module] = _noticed(run, units, self.workers, self.enough)
            anew = found[module].count(_NOT_FOUND)
            print(f"{module}: {len(run)}, of which {anew} to be loaded anew", file=sys.stderr, flush=True)
            for mutant, end in zip(run, found[module], strict=True):
                if end == _ALIVE:
                    print(f"  {mutant.line}: {mutant.before}\n      -> {mutant.after}", file=sys.stderr, flush=True)
        # The examples of a module are run on a copy of it that is loaded from the disk, and not on the changed one.
        tests = [unit for unit in units if unit.is_test]
        reaching = {m: _reaching(tests, m, own_tests(m), self.enough) for m in self.chosen}
        anywhere = {module: [unit.items[0].nodeid for unit in some] for module, some in reaching.items()}
        self.told.write_bytes(pickle.dumps((found, anywhere)))
        return True

    def _learn(self, units: list[Unit]) -> None:
        with TemporaryDirectory() as folder:
            learnt = Path(folder) / "learnt"
            self.learning = True
            _, status = os.waitpid(_forked(lambda: _reached(units, learnt)), 0)
            self.learning = False
            if status:
                why = self.told.read_text(encoding="utf-8") if self.told.exists() else f"it ended with {status}"
                message = f"the tests of the unchanged code must pass; got {why}"
                raise RuntimeError(message)
            for unit, (took, lines) in zip(units, pickle.loads(learnt.read_bytes()), strict=True):  # noqa: S301 - its own
                unit.took, unit.lines = took, lines


def _units(items: Iterable[pytest.Item]) -> list[Unit]:
    pages: dict[Path, list[pytest.Item]] = defaultdict(list)
    alone = []
    for item in items:
        if isinstance(item, pytest.Function):
            alone.append(Unit([item]))
        else:
            pages[item.path].append(item)
    return [*alone, *map(Unit, pages.values())]


def _reached(units: list[Unit], learnt: Path) -> None:
    """Run everything once, unchanged: how long each took, and the lines of the library that it reached."""
    measured = coverage.Coverage(data_file=None, config_file=False, source=[str(SOURCE)])
    took = []
    measured.start()
    for number, unit in enumerate(units):
        measured.switch_context(str(number))
        began = time.process_time()
        _carried_out(unit)
        took.append(time.process_time() - began)
    measured.stop()
    reached: list[dict[str, set[int]]] = [defaultdict(set) for _ in units]
    data = measured.get_data()
    for file in data.measured_files():
        module = Path(file).relative_to(SOURCE).as_posix()
        for line, contexts in data.contexts_by_lineno(file).items():
            for context in contexts:
                if context:
                    reached[int(context)][module].add(line)
    learnt.write_bytes(pickle.dumps(list(zip(took, map(dict, reached), strict=True))))


def _carried_out(unit: Unit) -> None:
    for item, following in zip(unit.items, [*unit.items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _noticed(run: list[Mutant], units: list[Unit], workers: int, enough: float) -> list[int]:
    """How each mutant of a module ended."""
    if not run:
        return []
    path = SOURCE / run[0].module
    source = path.read_text(encoding="utf-8")
    old, tree = compiled(source, path), ast.parse(source)
    assert old is not None
    alive_now = _functions_of(path)
    own = [*own_tests(run[0].module), examples_of(run[0].module)]

    def task(mutant: Mutant) -> Callable[[], None]:
        new = compiled(mutant.source, path)
        changed = changed_functions(old, new) if new is not None else None
        reaching = _reaching(units, mutant.module, own, enough, lines_of_statement(tree, mutant.line))
        return lambda: _exchanged(changed, alive_now, reaching)

    return _in_forks(map(task, run), workers)


def _functions_of(path: Path) -> dict[tuple[Any, ...], list[FunctionType]]:
    found: dict[tuple[Any, ...], list[FunctionType]] = defaultdict(list)
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == str(path):
            found[name_of(one.__code__)].append(one)
    gc.freeze()
    return found


def _reaching(units: list[Unit], module: str, own: list[str], enough: float, lines: range | None = None) -> list[Unit]:
    """The units that reach a module, or some lines of it: its own first, the quickest first, no more than are enough."""
    reaching = [unit for unit in units if lines is None or not unit.lines.get(module, set()).isdisjoint(lines)]
    reaching = [unit for unit in reaching if module in unit.lines]
    reaching.sort(key=lambda unit: (not unit.path.startswith(tuple(own) or ("",)), unit.took))
    until = accumulate((unit.took for unit in reaching), initial=0.0)
    return [unit for unit, before in zip(reaching, until, strict=False) if before < enough]


def _exchanged(
    changed: list[tuple[CodeType, CodeType]] | None, alive: dict[tuple[Any, ...], list[FunctionType]], run: list[Unit]
) -> None:
    """Give the changed functions their new code, and run the tests that reach them."""
    outermost = changed and alive.get(name_of(changed[0][0]))
    if not changed or not outermost or not run:  # one that no test reaches may be carried out when it is loaded
        os._exit(_NOT_FOUND)
    for old, new in changed:
        for function in alive.get(name_of(old), []):
            try:
                function.__code__ = new
            except ValueError:  # it closes over other names now
                os._exit(_NOT_FOUND)
    for unit in run:
        _within(_SLOWEST[0] + _SLOWEST[1] * unit.took)
        _carried_out(unit)


# ------------------------------------------------------------------------------------------- mutants that are loaded anew


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
        return compile(self._source, self.path, "exec", dont_inherit=True)


def _loaded_anew(mutant: Mutant, tests: list[str]) -> None:
    _within(_ANEW)
    sys.meta_path.insert(0, _Changed(mutant))
    if pytest.main([*_QUIETLY, "-x", *tests]):
        os._exit(_NOTICED)


_QUIETLY = ["-q", "-s", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
_QUIETLY += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is loaded before pytest begins


# --------------------------------------------------------------------------------------------------------------- running


def _forked(task: Callable[[], None]) -> int:
    """A process of its own in which a task is carried out, silently."""
    child = os.fork()
    if child:
        return child
    code = _NOTICED
    try:
        os.setpgrp()
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        task()
        code = _ALIVE
    finally:
        os._exit(code)


def _within(seconds: float) -> None:
    """End this process when it has worked for so many seconds: of its own time, whatever else the machine does."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _in_forks(tasks: Iterable[Callable[[], None]], workers: int) -> list[int]:
    """How each task ended, so many at a time."""
    ended: dict[int, int] = {}
    running: dict[int, int] = {}
    waiting = iter(enumerate(tasks))
    while True:
        while len(running) < workers and (following := next(waiting, None)):
            number, task = following
            running[_forked(task)] = number
        if not running:
            return [ended[number] for number in sorted(ended)]
        child, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        ended[running.pop(child)] = code if code >= 0 else _NOTICED  # killed: by its timer, or for its memory


def _room(
    room: str, chosen: dict[str, list[Mutant]], *, workers: int, quick: bool, enough: float
) -> dict[str, list[Mutant]]:
    """The mutants of a room that live, by module."""
    tests = [*ROOMS[room], f"src/socioecon/{room}"]
    if quick:
        tests = [test for module in chosen for test in own_tests(module)] + list(map(examples_of, chosen))
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        child = _forked_aloud(lambda: pytest.main([*_QUIETLY, *tests], plugins=[Room(chosen, workers, told, enough)]))
        _, status = os.waitpid(child, 0)
        if not told.exists():
            message = f"the tests of {room} must run; pytest ended with {status}"
            raise RuntimeError(message)
        ends, anywhere = pickle.loads(told.read_bytes())  # noqa: S301 - written two lines above
    alive = {}
    for module, run in chosen.items():
        both = list(zip(run, ends[module], strict=True))
        anew = [mutant for mutant, end in both if end == _NOT_FOUND]
        for step in filter(None, ([*SIGNATURES.get(room, []), *own_tests(module)], anywhere[module])):
            how = _in_forks((_anew(mutant, step) for mutant in anew), workers)
            anew = [mutant for mutant, end in zip(anew, how, strict=True) if end == _ALIVE]
        exchanged = [mutant for mutant, end in both if end == _ALIVE]
        alive[module] = sorted([*exchanged, *anew], key=lambda mutant: mutant.line)
    return alive


def _anew(mutant: Mutant, tests: list[str]) -> Callable[[], None]:
    return lambda: _loaded_anew(mutant, tests)


def _forked_aloud(task: Callable[[], Any]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        code = int(task())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
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
    parser.add_argument("modules", nargs="*", help="such as core/flows.py, or core; all of the three rooms if none")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, help="only every n-th mutant: the small form")
    parser.add_argument(
        "--quick", action="store_true", help="only the module's own tests: what lives may be noticed yet"
    )
    parser.add_argument("--alive", action="store_true", help="only those that the last run wrote down as alive")
    parser.add_argument("--unexplained", action="store_true", help="only those of them that have no reason either")
    parser.add_argument("--enough", type=float, default=_ENOUGH, help="seconds of tests that each mutant is asked")
    parser.add_argument("--since", metavar="COMMIT", help="those alive, and those of lines that are new since a commit")
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    settle()
    unexplained = 0
    for room in ROOMS:
        modules = [m for m in modules_of(room) if not arguments.modules or {m, room} & set(arguments.modules)]
        if not modules:
            continue
        began = time.monotonic()
        with ProcessPoolExecutor(arguments.workers) as pool:
            chosen = dict(zip(modules, pool.map(partial(_chosen, arguments=arguments), modules), strict=True))
        alive = _room(room, chosen, workers=arguments.workers, quick=arguments.quick, enough=arguments.enough)
        for module in modules:
            told = _outcome(chosen[module], alive[module], arguments)
            unexplained += sum((module, one["before"], one["after"]) not in outcomes.reasons() for one in told["alive"])
            print(_said(module, told), flush=True)
            if arguments.write:
                outcomes.keep("mutation", "python -m tests.trust.mutation --write", _known_and(module, told))
        print(f"{room}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    sys.exit(1 if unexplained else 0)


def _chosen(module: str, arguments: argparse.Namespace) -> list[Mutant]:
    left = outcomes.known("mutation").get("modules", {}).get(module, {}).get("alive", [])
    alive = {(one["before"], one["after"]) for one in left}
    some = islice(mutants(SOURCE / module), 0, None, arguments.every)
    if arguments.unexplained:
        alive -= {(before, after) for of, before, after in outcomes.reasons() if of == module}
    elif not arguments.alive and not arguments.since:
        return list(some)
    known = _lines_at(arguments.since, module) if arguments.since else None
    return [
        mutant
        for mutant in some
        if (mutant.before, mutant.after) in alive or (known is not None and mutant.before not in known)
    ]


def _lines_at(commit: str, module: str) -> set[str]:
    """The lines that a module had at a commit; none where it was not there."""
    path = (SOURCE / module).relative_to(ROOT).as_posix()
    shown = subprocess.run(["git", "show", f"{commit}:{path}"], cwd=ROOT, capture_output=True, text=True, check=False)
    return {line.strip() for line in shown.stdout.splitlines()}


def _outcome(run: list[Mutant], alive: list[Mutant], arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "date": str(datetime.now(UTC).date()),
        "mutants": len(run),
        "noticed": len(run) - len(alive),
        "alive": [{"line": one.line, "before": one.before, "after": one.after} for one in alive],
        "every": arguments.every,
        "alone": arguments.alive or arguments.unexplained or bool(arguments.since),
        "asked": {(one.before, one.after) for one in run},
        "hypothesis": hypothesis.__version__,
    }


def _known_and(module: str, told: dict[str, Any]) -> dict[str, Any]:
    """What is known of all modules, with what was found of one; those that lived, or are new, are part of a whole."""
    modules: dict[str, Any] = outcomes.known("mutation").get("modules", {})
    asked = told.pop("asked")
    if told.pop("alone"):
        there = [(one.before, one.after) for one in mutants(SOURCE / module)]
        known = modules.get(module, {}).get("alive", [])
        kept = [x for x in known if (x["before"], x["after"]) in {*there} - asked]
        told["alive"] = sorted([*told["alive"], *kept], key=lambda one: one["line"])
        every = modules.get(module, {}).get("every", 1)
        told |= {"mutants": len(there), "noticed": len(there) - len(told["alive"]), "every": every}
    return {"modules": dict(sorted({**modules, module: told}.items()))}


def _said(module: str, told: dict[str, Any]) -> str:
    lines = [f"{module}: {told['noticed']} of {told['mutants']} noticed"]
    alive = [(module, one["before"], one["after"]) for one in told["alive"]]
    for one, key in zip(told["alive"], alive, strict=True):
        lines.append(f"  {one['line']}: {key[1]}\n      -> {key[2]}   {outcomes.reasons().get(key, '')}")
    if told["every"] == 1 and not told["alone"]:
        idle = [key for key in outcomes.reasons() if key[0] == module and key not in alive]
        lines += [f"  no longer alive, its reason can go: {before}\n      -> {after}" for _, before, after in idle]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
