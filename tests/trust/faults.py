"""Faults, in full: `python -m tests.trust.faults [--write]`.

What if the disk is full, a folder cannot be written to, a worker dies, the locale is another, or Python runs without
its asserts? Each check stands by itself, most in a process of its own, and answers with "" or with what is wrong.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import outcomes

EXAMPLES = outcomes.ROOT / "examples"
SCENARIO = EXAMPLES / "steget.toml"
RUN = ("-m", "socioecon", "run", str(SCENARIO), "--json")
_SECONDS = 120
_SMALL = 1_000  # bytes: every file that is written here is longer
_KEPT = ("PATH", "PYTHONPATH", "HOME", "LANG", "SYSTEMROOT", "TMPDIR")

# Written by Python in a process of its own: to a path that is its only argument.
_WRITERS = {
    "TOML": ("insats.toml", "from socioecon.models import load_scenario, save_scenario; save_scenario(load_scenario({s!r}), {p!r})"),
    "JSON": ("insats.json", "from socioecon.models import load_scenario, save_scenario; save_scenario(load_scenario({s!r}), {p!r})"),
    "workbook": (
        "insats.xlsx",
        "from socioecon.models import load_scenario; from socioecon.report import save_workbook; save_workbook(load_scenario({s!r}), {p!r})",
    ),
}  # fmt: skip
# Written by the command, which overwrites only when it is told to.
_COMMANDS = {
    "workbook of the command": ("insats.xlsx", "--xlsx"),
    "chart of the command": ("insats.png", "--chart"),
}


def _python(*words: str, cwd: Path | None = None, full: bool = False, **changed: str | None) -> Any:
    """Python in a process of its own, with other variables of the environment, and perhaps on a full disk."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # half of one would be read by others
    environment["PYTHONPATH"] = os.pathsep.join(
        [*filter(None, [os.environ.get("PYTHONPATH")]), str(outcomes.ROOT / "src"), str(outcomes.ROOT)]
    )
    environment.update({name: value for name, value in changed.items() if value is not None})
    for name in [name for name, value in changed.items() if value is None]:
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd or outcomes.ROOT,
        env=environment,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
        preexec_fn=_no_room if full else None,
    )


def _no_room() -> None:
    """No file may grow beyond a thousand bytes: to who writes it, the disk is full."""
    import signal  # noqa: PLC0415  # loaded only when used

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_SMALL, _SMALL))


def _words(name: str, path: Path) -> tuple[str, ...]:
    """The words after `python` that write a file of a kind."""
    if name in _WRITERS:
        return ("-c", _WRITERS[name][1].format(s=str(SCENARIO), p=str(path)))
    return ("-m", "socioecon", "run", str(SCENARIO), _COMMANDS[name][1], str(path), "--overwrite")


def _file(name: str) -> str:
    return {**_WRITERS, **_COMMANDS}[name][0]


# -------------------------------------------------------------------------------------------------------- the disk


def full_disk(name: str) -> str:
    """A good file stands there as it was, and nothing beside it, after a disk that was full while one was written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _file(name)
        good = b"good" * 500
        path.write_bytes(good)
        run = _python(*_words(name, path), full=True, MPLCONFIGDIR=_fonts())
        if run.returncode == 0:
            return "wrote on a full disk"
        if path.read_bytes() != good:
            return f"left {path.stat().st_size} bytes in the place of a good file"
        beside = [file.name for file in Path(folder).iterdir() if file != path]
        if beside:
            return f"left {beside} beside it"
        said = run.stderr.decode(errors="replace")
        return "" if "File too large" in said and "Traceback" not in _last(name, said) else f"said {said[-300:]!r}"


def _last(name: str, said: str) -> str:
    """What the command said; of a library's error, the line that tells it."""
    return said if name in _COMMANDS else said.strip().rpartition("\n")[2]


def _fonts() -> str:
    """A folder in which matplotlib has its list of fonts, made once while there is room."""
    folder = Path(tempfile.gettempdir()) / "socioecon-trust-fonts"
    if not folder.exists():
        _python("-c", "import matplotlib.font_manager", MPLCONFIGDIR=str(folder))
    return str(folder)


def no_folder(name: str) -> str:
    """A file in the place of the folder is an error of ours, and the file is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "folder"
        there.write_bytes(b"a file")
        run = _python(*_words(name, there / _file(name)), MPLCONFIGDIR=_fonts())
        said = _last(name, run.stderr.decode(errors="replace"))
        if run.returncode == 0 or there.read_bytes() != b"a file":
            return "wrote through a file"
        return "" if "must be" in said and "Traceback" not in said else f"said {said[-300:]!r}"


_REFUSED = """
import os, sys, tempfile
def refused(*_, **__):
    raise PermissionError(13, "Permission denied")
tempfile.mkstemp = refused
"""


def no_permission(name: str) -> str:
    """A folder that cannot be written to is an error of ours; it is played, since root is never refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _file(name)
        run = _python("-c", _REFUSED + _words(name, path)[1])
        said = _last(name, run.stderr.decode(errors="replace"))
        return "" if "FileError" in said and "Permission denied" in said else f"said {said[-300:]!r}"


def odd_path(name: str) -> str:
    """A path with spaces and å, ä, ö is one as any other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Vård och omsorg" / "på väg, år 1" / _file(name)
        path.parent.mkdir(parents=True)
        run = _python(*_words(name, path), MPLCONFIGDIR=_fonts())
        if run.returncode or not path.stat().st_size:
            return run.stderr.decode(errors="replace")[-300:]
        if path.suffix == ".toml":
            again = _python("-m", "socioecon", "run", str(path), "--json")
            return "" if again.stdout == _python(*RUN).stdout else "reads back as another"
        return ""


# ---------------------------------------------------------------------------------------------------- surroundings


def _same(*words: str, **changed: str | None) -> str:
    """Whether the command says the same, byte for byte, as it does here."""
    expected, run = _python(*RUN), _python(*words, *RUN, **changed)
    if run.returncode or run.stderr:
        return run.stderr.decode(errors="replace")[-300:] or f"exit code {run.returncode}"
    return "" if run.stdout == expected.stdout else "other figures"


def c_locale() -> str:
    """LC_ALL=C, without Python's own leaning to UTF-8: the same figures, in letters that are known there."""
    import json  # noqa: PLC0415  # loaded only when used

    run = _python(*RUN, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    if run.returncode or run.stderr:
        return run.stderr.decode(errors="replace")[-300:]
    return "" if json.loads(run.stdout.decode("ascii")) == json.loads(_python(*RUN).stdout) else "other figures"


def swedish_locale() -> str:
    """A locale with a decimal comma, asked for by the program that calls: the same figures."""
    code = (
        "import locale, socioecon.models as m\n"
        "for name in ('sv_SE.UTF-8', 'sv_SE.utf8', 'de_DE.UTF-8', ''):\n"
        "    try:\n        locale.setlocale(locale.LC_ALL, name)\n        break\n"
        "    except locale.Error:\n        pass\n"
        f"print(ascii(m.load_scenario({str(SCENARIO)!r}).run().to_table().text()))"
    )
    plain = code.replace("locale.setlocale(locale.LC_ALL, name)", "pass")
    runs = _python("-c", code, LC_ALL="sv_SE.UTF-8"), _python("-c", plain)
    if any(run.returncode for run in runs):
        return b"".join(run.stderr for run in runs).decode(errors="replace")[-300:]
    return "" if runs[0].stdout == runs[1].stdout else "other figures"


def far_away() -> str:
    """Another time zone, on the other side of midnight: the same parameters, the same figures."""
    words = ("-m", "socioecon", "parameter", "kpi", "--on", "2015-07-01")
    answers = {zone: _python(*words, TZ=zone).stdout for zone in ("Pacific/Kiritimati", "Pacific/Niue", "UTC")}
    if len(set(answers.values())) != 1 or not answers["UTC"]:
        return f"answers differ: {answers}"
    return _same(TZ="Pacific/Kiritimati") or _same(TZ="Pacific/Niue")


def optimised() -> str:
    """`python -O`, which runs no assert: the same figures, and bad input is refused all the same."""
    refused = _python("-O", "-c", "import socioecon; socioecon.wage_cost(-1, contributions=0)")
    if b"RangeError" not in refused.stderr:
        return "let a negative wage pass"
    return _same("-O") or _same("-OO")


def strict() -> str:
    """`python -bb -W error`: nothing warns, and no bytes are taken for text."""
    return _same("-bb", "-W", "error")


def homeless() -> str:
    """No HOME: the same figures, and charts are drawn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "insats.png"
        run = _python(*_words("chart of the command", path), HOME=None, MPLCONFIGDIR=None)
        if run.returncode or not path.exists():
            return run.stderr.decode(errors="replace")[-300:]
    return _same(HOME=None)


def elsewhere() -> str:
    """Called in a folder with a space and å, ä, ö in its name, on a file that is named as such."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "Åre östra, år 1"
        place.mkdir()
        shutil.copy(SCENARIO, place / "Steget på väg.toml")
        run = _python("-m", "socioecon", "run", "Steget på väg.toml", "--json", cwd=place)
        return (
            "" if run.stdout == _python(*RUN).stdout else run.stderr.decode(errors="replace")[-300:] or "other figures"
        )


# ------------------------------------------------------------------------------------------------------ simulations

_TESTS = {
    "interrupted simulation": "tests/uncertainty/test_simulation.py::TestInterrupt",
    "killed worker": "tests/uncertainty/test_executors.py::TestDask",
}


def tested(name: str) -> str:
    """What the room's own tests say of it."""
    run = _python("-m", "pytest", "-q", "-p", "no:cacheprovider", _TESTS[name])
    return "" if run.returncode == 0 else run.stdout.decode(errors="replace")[-500:]


CHECKS: dict[str, Callable[[], str]] = {
    **{f"full disk, {name}": lambda name=name: full_disk(name) for name in (*_WRITERS, *_COMMANDS)},
    **{f"a file for a folder, {name}": lambda name=name: no_folder(name) for name in (*_WRITERS, *_COMMANDS)},
    **{f"a folder without permission, {name}": lambda name=name: no_permission(name) for name in _WRITERS},
    **{f"spaces and å ä ö, {name}": lambda name=name: odd_path(name) for name in (*_WRITERS, *_COMMANDS)},
    "spaces and å ä ö, where it is called": elsewhere,
    "LC_ALL=C": c_locale,
    "a Swedish locale": swedish_locale,
    "other time zones": far_away,
    "python -O": optimised,
    "python -bb -W error": strict,
    "no HOME": homeless,
}
LONG: dict[str, Callable[[], str]] = {name: lambda name=name: tested(name) for name in _TESTS}


def main(arguments: list[str]) -> int:
    """Make every check, say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.faults")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    found = {name: check() for name, check in {**CHECKS, **LONG}.items()}
    wrong = {name: fault for name, fault in found.items() if fault}
    for name, fault in wrong.items():
        print(f"{name}: {fault}")
    outcome = (
        f"{len(found)} faults played (full disk, folders that cannot be written to, a killed worker, an interrupt, "
        f"locales, time zones, -O, -bb -W error, no HOME, odd paths), {len(found) - len(wrong)} ended as they should"
    )
    print(outcome)
    if asked.write:
        outcomes.keep("faults", "python -m tests.trust.faults", {"outcome": outcome, "checks": found})
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
