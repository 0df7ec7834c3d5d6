"""Damaged files for the loaders: `python -m tests.trust.damage [--minutes N] [--write]`.

The bytes of the examples are cut, doubled, swapped and spoiled, and what they say is changed piece by piece; each is
loaded as what it was. A loader must answer, or say FileError (or another error of ours), in a time and in less than
200 MB. It is a session of its own, so that the memory counted is the loaders' own.
"""

import argparse
import json
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli_w

from socioecon import audit, models
from socioecon.core.errors import SocioeconError

from . import outcomes

SECONDS = 10
MEGABYTES = 200

_EXAMPLES = outcomes.ROOT / "examples"
_BITS = (
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\n", b'"', b"'''", b"[", b"]", b"[[", b"{", b"}", b"=", b".", b",",
    b"-", b"1e999", b"nan", b"inf", b"9" * 400, b"1e-99999", b"0x1F", b"true", b"null", b"2015-07-01", b"*", b"../..",
    b"[" * 2_000, b"{" * 2_000, b"(" * 2_000, b"a." * 2_000, "'Aktörer.Summa' * ".encode(), b"9**9**9", b"1/0", b"?", b"#",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, "", "?", "12", "nan", "1e999", [], {}, [[]], [{}], 0, -1, 10**30, -(10**30), 0.1, True, "Kommun", ["Kommun"],
    {"Kommun": 1}, {"per_month": 1}, {"rate": "?"}, "a * b", "(((", "1 / 0", "a" * 5_000, [1] * 500, 1e308, -0.0,
    Decimal("NaN"), Decimal("Infinity"), Decimal("1e9999"),
)  # fmt: skip


def _scenario(path: Path) -> None:
    models.load_scenario(path).run()


def _audit(path: Path) -> None:
    audit.run_audit(audit.load_audit(path))


def _originals() -> list[tuple[str, bytes, Callable[[Path], None]]]:
    """The examples: their ending, their bytes and their loader. A scenario is there as JSON as well."""
    found: list[tuple[str, bytes, Callable[[Path], None]]] = []
    for path in sorted(_EXAMPLES.glob("*.toml")):
        if path.name.endswith(".audit.toml"):
            found.append((".audit.toml", path.read_bytes(), _audit))
        elif not path.name.endswith(".uncertainty.toml"):
            text = models.format_scenario(models.load_scenario(path), form="json")
            found += [(".toml", path.read_bytes(), _scenario), (".json", text.encode(), _scenario)]
    return found


def damaged(original: bytes, ending: str, chance: random.Random) -> bytes:
    """Another file: some bytes of it spoiled, or some of what it says."""
    if chance.random() < 0.5:
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(original) + 1)
            end = min(len(original), start + chance.choice((0, 0, 1, 3, 10, 40)))
            piece = chance.choice((chance.choice(_BITS), original[start:end] * 2, original[start:end][::-1]))
            original = original[:start] + piece + original[end:]
        return original
    text = original.decode()
    said = json.loads(text, parse_float=Decimal) if ending == ".json" else tomllib.loads(text, parse_float=Decimal)
    for _ in range(chance.randint(1, 3)):
        _spoil(said, chance)
    try:
        return json.dumps(said, default=str).encode() if ending == ".json" else tomli_w.dumps(said).encode()
    except (TypeError, ValueError):  # None, or an infinity: no TOML can say it
        return json.dumps(said, default=str).encode()


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
            said[key] = chance.choice(_VALUES)
        elif what == 1:
            del said[key]
        elif isinstance(said, dict):
            said[chance.choice(("", "name", "kind", "*", "a.b", "Ö", *map(str, keys)))] = said.pop(key)
        else:
            said.append(said[key])
        return


def _late(*_: Any) -> None:
    raise TimeoutError


def spoiled(seconds: float, number: int | None = None) -> dict[str, Any]:
    """Damaged files for so many seconds, or so many of them: how many, what went wrong, how much memory it took."""
    wrong: list[str] = []
    originals, until, n, slowest = _originals(), time.monotonic() + seconds, 0, 0.0
    signal.signal(signal.SIGALRM, _late)
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until and (number is None or n < number):
            ending, content, load = originals[n % len(originals)]
            path = Path(folder) / f"skadad{ending}"
            path.write_bytes(damaged(content, ending, random.Random(n)))  # noqa: S311 - to try, not to keep secret
            began = time.monotonic()
            signal.alarm(SECONDS)
            try:
                load(path)
            except SocioeconError:
                pass
            except TimeoutError:
                wrong.append(f"damaged file {n} ({ending}): more than {SECONDS} s")
            except Exception as error:  # noqa: BLE001 - any other is what this is for
                wrong.append(f"damaged file {n} ({ending}): {type(error).__name__}: {str(error)[:200]}")
            finally:
                signal.alarm(0)
            slowest = max(slowest, time.monotonic() - began)
            n += 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if memory > MEGABYTES:
        wrong.append(f"{memory} MB at the most")
    return {"damaged": n, "wrong": wrong, "memory": memory, "slowest": round(slowest, 2)}


def main(arguments: list[str]) -> int:
    """Damage files for so many minutes; say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.damage")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    found = spoiled(60 * asked.minutes)
    for fault in found["wrong"]:
        print(fault)
    outcome = (
        f"{outcomes.count(found['damaged'])} damaged files in {asked.minutes:g} minutes: {len(found['wrong'])} crashes "
        f"or hangs, the slowest {found['slowest']:g} s, at most {found['memory']} MB"
    )
    if asked.write:
        said = f"python -m tests.trust.damage --minutes {asked.minutes:g} --write"
        outcomes.keep("damage", said, {"outcome": outcome, "minutes": asked.minutes, **found})
    print(outcome)
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
