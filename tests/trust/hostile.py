"""Does a file do anything but be read? `python -m tests.trust.hostile [--every N]`, a part of tests/trust/supply.py.

Files that are pickles, code, archives or bombs, and examples in which a text, a number or a name is replaced by what
some program somewhere runs or fetches, are loaded by every loader. Python itself tells of all that is done meanwhile
(an audit hook, which is why this is a process of its own): a socket, a program, a pickle's class, a file written or
removed, code that is none of the installed packages', a module beside the file. Whatever it tells of ends the load.
"""

import argparse
import gzip
import io
import json
import marshal
import os
import pickle
import socket
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli_w

import socioecon
from socioecon import audit, models
from socioecon.cli._distributions import distribution
from socioecon.cli._uncertain import inputs, texts
from socioecon.core.errors import SocioeconError

from . import outcomes
from .damage import most_memory

EXAMPLES = outcomes.ROOT / "examples"
MEGABYTES = 50
# What no loader has to do, by the first part of what Python calls it.
FORBIDDEN = (
    "code.__new__", "ctypes.", "fcntl.", "ftplib.", "glob.", "http.", "imaplib.", "mmap.", "nntplib.", "os.", "pdb.", "pickle.",
    "poplib.", "pty.", "shutil.", "signal.", "smtplib.", "socket.", "sqlite3.", "subprocess.", "syslog.", "telnetlib.",
    "tempfile.", "urllib.", "webbrowser.",
)  # fmt: skip
# But these, which imports and reading do too.
HARMLESS = {"os.listdir", "os.scandir"}


class Forbidden(BaseException):
    """What a loader did; no `except Exception` keeps it back."""


class Listener:
    """What is done while it listens: the hook stays for as long as the process does."""

    def __init__(self) -> None:
        self.on = False
        self.heard: list[str] = []
        places = [sys.prefix, sys.base_prefix, Path(socioecon.__file__).parent, outcomes.ROOT / "tests"]
        self.ours = tuple(map(str, places))
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """End what does something that is forbidden: Python tells before it is done."""
        if self.on and self.is_forbidden(event, arguments):
            self.on = False
            self.heard.append(f"{event} {arguments!r}"[:200])
            raise Forbidden

    def is_forbidden(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """Whether no loader has to do that."""
        if event == "open":
            flags = arguments[2]
            return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if event == "exec":
            file = arguments[0].co_filename
            return not file.startswith(("<attrs generated", "<cattrs generated", "<frozen", *self.ours))
        if event == "import":
            return arguments[0] == "hostile_beside"
        return event.startswith(FORBIDDEN) and event not in HARMLESS

    def during(self, act: Callable[[], Any]) -> list[str]:
        """What is heard while something is done; an error of ours, and none other, may end it."""
        self.heard, self.on = [], True
        try:
            act()
        except (SocioeconError, Forbidden):
            pass
        except Exception as error:  # noqa: BLE001 - any other is what this is for
            self.heard.append(f"{type(error).__name__}: {error}"[:200])
        finally:
            self.on = False
        return self.heard


class Reducing:
    """Unpickled, it would run a program."""

    def __reduce__(self) -> Any:
        return os.system, ("touch owned",)


# What is heard where it is done: were it not, silence would show nothing.
_CONTROL: dict[str, Callable[[], Any]] = {
    "pickle.find_class": lambda: pickle.loads(pickle.dumps(Reducing())),  # noqa: S301 - what must be heard
    "exec": lambda: eval("__import__('os').getcwd()"),  # noqa: S307 - what must be heard
    "os.system": lambda: os.system("true"),  # noqa: S605 - what must be heard
    "subprocess.Popen": lambda: subprocess.run(["true"], check=False),
    "socket.__new__": socket.socket,
    "open": lambda: Path("owned").write_bytes(b""),
    "import": lambda: __import__("hostile_beside"),
}

# Each is run, fetched or filled in by some program, somewhere.
TEXTS = (
    "__import__('os').system('touch owned')", "hostile_beside:run", "hostile_beside.run", "os:system", "../hostile_beside.py",
    "!!python/object/apply:os.system ['touch owned']", "cos\nsystem\n(S'touch owned'\ntR.", "{0.__class__.__init__.__globals__}",
    "%(os)s %n", "{{7*7}}", "$(touch owned)", "`touch owned`", "${jndi:ldap://127.0.0.1/a}", "=cmd|'/c calc'!A0",
    "http://127.0.0.1:9/a.toml", "file:///etc/passwd", "//127.0.0.1/share/a", "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
    "(lambda: 1)()", "[].__class__.__base__.__subclasses__()", "9**9**9**9",
)  # fmt: skip
_TABLES: tuple[dict[str, Any], ...] = (
    {"py/object": "os.system", "py/reduce": [{"py/type": "os.system"}, ["touch owned"]]},
    {"__class__": "os.system", "__reduce__": ["touch owned"], "__init__": {"__globals__": {}}},
    {"$ref": "http://127.0.0.1:9/a.json", "$schema": "file:///etc/passwd"},
)


def _contents() -> Iterator[tuple[str, bytes]]:
    """Whole files that are none, by what they are."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield f"a pickle of protocol {protocol}", pickle.dumps(Reducing(), protocol)
    code = compile("open('owned', 'w')", "owned", "exec")
    yield "code", marshal.dumps(code)
    yield "a module", b"import os; os.system('touch owned')\n"
    yield "YAML", b"!!python/object/apply:os.system ['touch owned']\n"
    yield "XML", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    zeros = bytes(50_000_000)
    yield "gzip", gzip.compress(zeros, 9)
    for name in ("xl/workbook.xml", "../../owned"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, zeros)
        yield f"a zip with {name}", packed.getvalue()
    yield "nothing but zeros", zeros
    for table in _TABLES:
        yield "a described object", json.dumps(table).encode()
        yield "a described object", tomli_w.dumps(table).encode()


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all that a file says, and of its tables."""
    yield path
    for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield from _leaves(node[key], (*path, key))


def _with(node: Any, path: tuple[Any, ...], new: Any, *, named: bool) -> Any:
    """What a file says, changed at one path: another value there, or the same value under another name."""
    key, *rest = path
    if isinstance(node, list):
        return [*node[:key], _with(node[key], tuple(rest), new, named=named) if rest else new, *node[key + 1 :]]
    if rest:
        return {**node, key: _with(node[key], tuple(rest), new, named=named)}
    return {**{name: x for name, x in node.items() if name != key}, **({str(new): node[key]} if named else {key: new})}


def _spoiled(every: int) -> Iterator[tuple[str, str, bytes]]:
    """Each example with each hostile text in each place, or every so manyth: the ending, what was done, the bytes."""
    n = 0
    for path in sorted(EXAMPLES.glob("*.toml")):
        ending = path.name[path.name.index(".") :]
        said = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        places = [place for place in _leaves(said) if place]
        for number, place in enumerate(places):
            for kind, new in enumerate((*TEXTS, *_TABLES)):
                n += 1
                if n % every:
                    continue
                named = (number + kind) % 4 == 0 and isinstance(new, str) and isinstance(place[-1], str)
                other = _with(said, place, new, named=named)
                told = f"{path.name}, {place}: {new}"
                if ending == ".toml" and (number + kind) % 2:
                    yield ".json", told, json.dumps(other, default=float).encode()
                else:
                    yield ending, told, tomli_w.dumps(other).encode()


def _load(path: Path, scenario: models.Scenario) -> None:
    """What is done with a file of that ending: described, run, written as text."""
    if path.name.endswith(".audit.toml"):
        audit.run_audit(audit.load_audit(path))
    elif path.name.endswith(".uncertainty.toml"):
        inputs(scenario, scenario.run(), texts([], str(path)))
    else:
        read = models.load_scenario(path)
        read.run()
        models.format_scenario(read)


def loaded(every: int = 1) -> dict[str, Any]:
    """How many hostile files were loaded, and what was done meanwhile that should not have been."""
    listener = Listener()
    wrong: list[str] = []
    n = 0
    scenario = models.load_scenario(EXAMPLES / "kom_i_jobb.toml")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        sys.path.insert(0, folder)
        Path("hostile_beside.py").write_text("def run(year):\n    return {}\n", encoding="utf-8")
        for path in EXAMPLES.glob("*.toml"):  # what is imported on first use is imported now
            _load(path, scenario)
        for what, act in _CONTROL.items():
            heard = listener.during(act)
            if len(heard) != 1 or not heard[0].startswith(f"{what} "):
                wrong.append(f"{what} must be heard; what was heard is {heard}")
        contents = list(_contents())
        before = most_memory()

        def tried(told: str, act: Callable[[], Any]) -> None:
            nonlocal n
            n += 1
            wrong.extend(f"{told}: {heard}" for heard in listener.during(act))

        for ending in (".toml", ".json", ".audit.toml", ".uncertainty.toml"):
            place = Path(f"hostile{ending}")
            for told, content in contents:
                place.write_bytes(content)
                tried(f"{told} as {ending}", lambda place=place: _load(place, scenario))
        for device in ("/dev/zero", "/dev/urandom"):
            tried(device, lambda device=device: models.load_scenario(device))
            tried(device, lambda device=device: audit.load_audit(device))
        for text in TEXTS:
            tried(f"--vary {text}", lambda text=text: distribution(text))
            tried(f"--vary pert({text})", lambda text=text: distribution(f"pert({text})"))
        for ending, told, content in _spoiled(every):
            place = Path(f"hostile{ending}")
            place.write_bytes(content)
            tried(told, lambda place=place: _load(place, scenario))
        if Path("owned").exists():
            wrong.append("a file was made")
    more = most_memory() - before
    if more > MEGABYTES:
        wrong.append(f"{more} MB more")
    return {"hostile": n, "wrong": wrong, "memory": more}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="only every so manyth of the spoiled examples")
    print(json.dumps(loaded(parser.parse_args().every)))
