"""Hostile files in a small form, and what the library never does: run what a file says, or ask another machine."""

import ast
import json
import subprocess
import sys
import tomllib

import pytest

from tests.trust import hostile
from tests.trust.outcomes import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
# What reads objects, runs code or programs, or talks to other machines.
MODULES = {
    "asyncio", "code", "codeop", "ctypes", "ftplib", "http", "imaplib", "marshal", "pickle", "poplib", "requests", "runpy",
    "shelve", "smtplib", "socket", "socketserver", "ssl", "subprocess", "urllib", "webbrowser", "xml", "xmlrpc", "yaml",
    "zipfile",
}  # fmt: skip
# To ask whether a function can be sent to other processes, and whether a model comes back from its own bytes.
PICKLES = {"uncertainty/_work.py", "testing/checks.py"}


def names(tree):
    """The modules that a source imports, and the built-in functions that it calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{node.func.id}()"


class TestLoaders:
    def test_only_read(self):
        """Pickles, code, bombs, and hostile texts in the places of examples: each is read or refused, and no more.

        What must be heard if it were done is tried in the same run (`hostile._CONTROL`).
        """
        command = [sys.executable, "-m", "tests.trust.hostile", "--every", "150"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found = json.loads(run.stdout)
        assert found["wrong"] == []
        assert found["hostile"] > 200

    def test_every_kind_of_example_is_spoiled(self):
        """Scenarios, in both forms, audits and what is uncertain."""
        endings = {ending for ending, _, _ in hostile._spoiled(every=101)}
        assert endings == {".toml", ".json", ".audit.toml", ".uncertainty.toml"}


class TestNetwork:
    @pytest.mark.parametrize("asked", ["the rooms", "the command"])
    def test_is_never_asked(self, asked, tmp_path):
        """Every public callable at work, and every command: not one socket is made, and no address looked up."""
        heard = (
            "import sys\n"
            "heard = []\n"
            "sys.addaudithook(lambda event, _: heard.append(event)"
            " if event.startswith(('socket.', 'urllib.', 'http.', 'ftplib.', 'smtplib.')) else None)\n"
        )
        scenario = str(ROOT / "examples" / "kom_i_jobb.toml")
        commands = [
            ["run", scenario, "--chart", str(tmp_path / "a.png"), "--xlsx", str(tmp_path / "a.xlsx")],
            ["explain", scenario, "society", "net_present_value"],
            ["simulate", scenario, "--draws", "256", "--vary", "retention.1=uniform(0.2, 0.8)"],
            ["check", str(ROOT / "examples" / "bas_ansokan.audit.toml")],
            ["parameter", "price_base_amount", "--on", "2015-07-01"],
            ["schema"],
        ]
        works = {
            "the rooms": (
                "from tests.trust import calls\n"
                "count = 0\n"
                "for room in calls.ROOM:\n"
                "    for call in calls.calls(room):\n"
                "        count += 1\n"
                "        try:\n"
                "            call.made(call.arguments)\n"
                "        except (ValueError, TypeError):\n"
                "            pass\n"
                "assert count > 200, count\n"
            ),
            "the command": (
                f"from socioecon.cli import main\nassert [main(words) for words in {commands!r}] == [0] * {len(commands)}\n"
            ),
        }
        code = heard + works[asked] + "print('heard', heard)\n"
        run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert run.stdout.splitlines()[-1] == "heard []"


class TestSources:
    @pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src" / "socioecon")))
    def test_hold_nothing_that_runs_text_or_asks_another_machine(self, path):
        """No eval, no exec, no socket, no program; pickle in two places, for what the library itself has made."""
        found = set(names(ast.parse(path.read_text(encoding="utf-8"))))
        inside = str(path.relative_to(ROOT / "src" / "socioecon"))
        allowed = {"pickle"} if inside in PICKLES else set()
        assert found & (MODULES | {"eval()", "exec()", "compile()", "__import__()"}) == allowed

    def test_are_held_to_ruffs_rules_of_security(self):
        """All of them, in every file of src: none is switched off by path, and each exception is on its own line."""
        with (ROOT / "pyproject.toml").open("rb") as file:
            lint = tomllib.load(file)["tool"]["ruff"]["lint"]
        assert lint["select"] == ["ALL"]
        off = [
            *lint["ignore"],
            *(rule for where, rules in lint["per-file-ignores"].items() if where.startswith("src") for rule in rules),
        ]
        assert [rule for rule in off if rule.startswith("S") and not rule.startswith(("SIM", "SLF", "SLOT"))] == []
