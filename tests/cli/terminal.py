"""The command as somebody calls it: in this process, or in one of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import socioecon
from socioecon.cli import main

ROOT = Path(__file__).parents[2]
SOURCE = Path(socioecon.__file__).parents[1]  # src, or where the wheel is installed
EXAMPLES = ROOT / "examples"
KOM_I_JOBB = str(EXAMPLES / "kom_i_jobb.toml")
BAS = str(EXAMPLES / "bas_ansokan.toml")
SCENARIOS = [KOM_I_JOBB, BAS, str(EXAMPLES / "bas_slutrapport.toml")]

SMALL = """
name = "En person"
years = 2
intake = [1, 0]
retention = [1, 0.5]
discounting = { rate = 0, timing = "advance", terms = "real" }
[[effects]]
name = "Vård"
kind = "resource"
amounts = { "Region" = 100000.10 }
[[costs]]
name = "Kurs"
amounts = { "Kommun" = 50000 }
"""


def stem(path):
    """What a file is called, for the name of a test."""
    return Path(path).name.partition(".")[0]


class Said(NamedTuple):
    """The exit code, and what stood on the standard output and the standard error."""

    code: int
    out: str
    err: str


def called(*argv, stdin=b"", encoding="utf-8"):
    """What the command says in this process. Its own errors come out as they are: a test must see them."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2))
    pipe = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "stdin", pipe),
        patch.dict(os.environ, SOCIOECON_TRACEBACK="1"),
    ):
        code = main([str(x) for x in argv])
    return Said(code, *(stream.buffer.getvalue().decode(encoding) for stream in (out, err)))


def process(*argv, stdin=b"", flags=(), **environment):
    """The command in a process of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST", "PYTHON"))}
    command = [sys.executable, *flags, "-m", "socioecon", *map(str, argv)]
    env |= {"PYTHONPATH": str(SOURCE), **environment}
    return subprocess.run(command, input=stdin, env=env, capture_output=True, check=False, timeout=120)
