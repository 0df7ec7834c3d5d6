"""Damaged files for the loaders: `python -m tests.trust.damage [--minutes N] [--first N] [--write]`.

The bytes of the examples are cut, doubled, swapped and spoiled, and what they say is changed piece by piece; each is
loaded and used as what it was. A loader must answer, or say FileError (or another error of ours), in a time and in less
than 200 MB. Every file has a number, which is all that it is made from: `--first` says where to begin. It is a session
of its own, so that the memory counted is the loaders' own.
"""

import argparse
import json
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import tomli_w

from socioecon import audit, models
from socioecon.cli import simulate
from socioecon.cli._arguments import parser as command_line
from socioecon.core.errors import SocioeconError

from . import outcomes

SECONDS = 10  # of the process's own time: a busy machine accuses nobody
_WAITING = 300  # s by the clock, if a loader does nothing at all
MEGABYTES = 200

_EXAMPLES = outcomes.ROOT / "examples"
_BITS = (
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\n", b'"', b"'''", b"[", b"]", b"[[", b"{", b"}", b"=", b".", b",",
    b"-", b"1e999", b"nan", b"inf", b"9" * 400, b"1e-99999", b"0x1F", b"true", b"null", b"2015-07-01", b"*", b"../..",
    b"[" * 2_000, b"{" * 2_000, b"(" * 2_000, b"a." * 2_000, "'Aktörer.Summa' * ".encode(), b"9**9**9", b"1/0", b"?", b"#",
    b"0x" + b"f" * 5_000, b"1e999999999", b"ca. " * 90, b"(" * 350,
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, "", "?", "12", "nan", "1e999", [], {}, [[]], [{}], 0, -1, 10**30, -(10**30), 0.1, True, "Kommun", ["Kommun"],
    {"Kommun": 1}, {"per_month": 1}, {"rate": "?"}, "a * b", "(((", "1 / 0", "a" * 5_000, [1] * 500, 1e308, -0.0,
    Decimal("NaN"), Decimal("Infinity"), Decimal("1e9999"),
    "uniform(1, 0)", "pert(0, 0, 0)", "normal(0, 1e308)", "gamma(1e-300, 1e300)", "sample(())", "discrete({0: 0})",
    "beta_from_counts(0, 0)", "between(0, 0, share=1)", "truncated(normal(0, 1), 9, 9)", "uniform(*x)", "pert(1, 2, y=3)",
)  # fmt: skip


class Hang(BaseException):
    """A loader took too long; no `except Exception` on the way may swallow it."""


def _cost_model(year: int) -> dict[str, Any]:
    """What a scenario may name: kr per person-year, less in the first year."""
    return {"Kommun": 60_000 if year == 0 else 120_000, "Region": Decimal("22_500.5")}


def _scenario(path: Path) -> None:
    result = models.load_scenario(path, models={"vård": _cost_model}).run()
    result.to_tables(language="en", unit="tkr")


def _uncertainty(path: Path, *, scenario: Path) -> None:
    asked = ["simulate", str(scenario), "--inputs", str(path), "--draws", "512", "--seed", "1"]
    simulate.answer(command_line().parse_args(asked))


def _audit(path: Path) -> None:
    audit.summary(audit.run_audit(audit.load_audit(path)), language="en")


def _originals() -> list[tuple[str, bytes, Callable[[Path], None]]]:
    """The examples: their ending, their bytes and their loader. A scenario is there as JSON, and with a cost model."""
    found: list[tuple[str, bytes, Callable[[Path], None]]] = []
    for path in sorted(_EXAMPLES.glob("*.toml")):
        content = path.read_bytes()
        if path.name.endswith(".audit.toml"):
            found.append((".audit.toml", content, _audit))
        elif path.name.endswith(".uncertainty.toml"):
            scenario = path.with_name(path.name.replace(".uncertainty", ""))
            found.append((".uncertainty.toml", content, partial(_uncertainty, scenario=scenario)))
        else:
            text = models.format_scenario(models.load_scenario(path), form="json")
            found += [(".toml", content, _scenario), (".json", text.encode(), _scenario)]
    modelled = b'[[effects]]\nname = "Modell"\nkind = "production"\nmodel = "v\xc3\xa5rd"\n'
    return [*found, (".toml", (_EXAMPLES / "steget.toml").read_bytes() + b"\n" + modelled, _scenario)]


def damaged(original: bytes, ending: str, number: int) -> bytes:
    """Another file, by its number: some bytes of it spoiled, or some of what it says."""
    chance = random.Random(number)  # noqa: S311 - to try, not to keep secret
    if chance.random() < 0.5:
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(original) + 1)
            end = min(len(original), start + chance.choice((0, 0, 1, 3, 10, 40)))
            piece = chance.choice((chance.choice(_BITS), original[start:end] * 2, original[start:end][::-1]))
            original = original[:start] + piece + original[end:]
        return original
    said = json.loads(original) if ending == ".json" else tomllib.loads(original.decode(), parse_float=Decimal)
    for _ in range(chance.randint(1, 3)):
        _spoil(said, chance)
    try:
        return (json.dumps(said, default=float) if ending == ".json" else tomli_w.dumps(said)).encode()
    except (TypeError, ValueError):  # None: no TOML can say it
        return json.dumps(said, default=float).encode()


def _spoil(said: Any, chance: random.Random) -> None:
    """Change, leave out, add or rename one thing, somewhere in what a file says."""
    while isinstance(said, (dict, list)) and said:
        keys = list(said) if isinstance(said, dict) else list(range(len(said)))
        key = chance.choice(keys)
        if isinstance(said[key], (dict, list)) and said[key] and chance.random() < 0.8:
            said = said[key]
            continue
        what = chance.randrange(4)
        if what == 0:
            said[key] = deepcopy(chance.choice(_VALUES))  # which may be spoiled further
        elif what == 1:
            del said[key]
        elif isinstance(said, dict):
            said[chance.choice(("", "name", "kind", "*", "a.b", "Ö", *map(str, keys)))] = said.pop(key)
        else:
            said.append(said[key])
        return


@contextmanager
def _in_time() -> Iterator[None]:
    def late(number: int, _: Any) -> None:
        raise Hang(f"{SECONDS} s of its own time" if number == signal.SIGPROF else f"{_WAITING} s")

    for timer, sent, seconds in (
        (signal.ITIMER_PROF, signal.SIGPROF, SECONDS),
        (signal.ITIMER_REAL, signal.SIGALRM, _WAITING),
    ):
        signal.signal(sent, late)
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def most_memory() -> int:
    """The most memory (MB) that this process has had.

    What Linux counts as the resources of a process begins with those of who started it, so its own mark is read.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most // 2**20 if sys.platform == "darwin" else most // 2**10
    return int(status.partition("VmHWM:")[2].split()[0]) // 2**10


def spoiled(seconds: float, *, first: int = 0, number: int | None = None) -> dict[str, Any]:
    """Damaged files for so many seconds, or so many of them: how many, what went wrong, how much memory it took."""
    wrong: list[str] = []
    originals, until, n, slowest, memory = _originals(), time.monotonic() + seconds, first, 0.0, most_memory()
    with tempfile.TemporaryDirectory() as folder:
        for other in _EXAMPLES.glob("*.audit.toml"):  # some compare with those beside them
            shutil.copy(other, folder)
        while time.monotonic() < until and (number is None or n < first + number):
            ending, content, load = originals[n % len(originals)]
            path, named = Path(folder) / f"skadad{ending}", f"damaged file {n} ({ending})"
            path.write_bytes(damaged(content, ending, n))
            began, before = time.process_time(), memory
            try:
                with _in_time():
                    load(path)
            except SocioeconError:
                pass
            except Hang as error:
                wrong.append(f"{named}: more than {error}")
            except Exception as error:  # noqa: BLE001 - any other is what this is for
                wrong.append(f"{named}: {type(error).__name__}: {str(error)[:200]}")
            slowest, memory = max(slowest, time.process_time() - began), most_memory()
            if before <= MEGABYTES < memory:
                wrong.append(f"{named}: {memory} MB, after {before} MB")
            n += 1
    return {"damaged": n - first, "first": first, "wrong": wrong, "memory": memory, "slowest": round(slowest, 2)}


def main(arguments: list[str]) -> int:
    """Damage files for so many minutes; say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.damage")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    found = spoiled(60 * asked.minutes, first=asked.first)
    for fault in found["wrong"]:
        print(fault)
    outcome = (
        f"{outcomes.count(found['damaged'])} damaged files in {asked.minutes:g} minutes: {len(found['wrong'])} crashes "
        f"or hangs, the slowest {found['slowest']:g} s, at most {found['memory']} MB"
    )
    if asked.write:
        said = f"python -m tests.trust.damage --minutes {asked.minutes:g} --first {asked.first} --write"
        outcomes.keep("damage", said, {"outcome": outcome, "minutes": asked.minutes, **found})
    print(outcome)
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
