"""The command as a whole: exit codes, help, and what happens when something is wrong around it."""

import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stderr
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from socioecon.cli import _arguments, main

from .terminal import BAS, EXAMPLES, KOM_I_JOBB, ROOT, SOURCE, called, process

AUDIT = str(EXAMPLES / "kom_i_jobb.audit.toml")
FULL = Path("/dev/full")
COMMANDS = ("run", "explain", "simulate", "check", "parameter", "schema")


class TestHelp:
    def test_the_command_lists_every_other(self):
        """`--help` names each command and gives examples."""
        said = called("--help")
        assert said.code == 0
        assert all(f"    {command}" in said.out for command in COMMANDS)
        assert "examples:" in said.out

    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_has_an_example_of_its_own(self, command):
        """The help of a command ends with a line that calls it."""
        said = called(command, "--help")
        assert said.code == 0
        assert said.out.rstrip().splitlines()[-1].startswith(f"  socioecon {command} ")

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_it_fits_a_terminal_of_100_columns(self, command):
        """No line is longer: the terminals of most people show it unbroken."""
        with patch.dict(os.environ, COLUMNS="100"):
            said = called(*[command] if command else [], "--help")
        assert max(map(len, said.out.splitlines())) <= 100

    def test_every_command_is_there(self):
        """The commands tested here are all that there are."""
        (choices,) = (action.choices for action in _arguments.parser()._actions if action.dest == "command")
        assert tuple(choices) == COMMANDS

    def test_it_loads_nothing_but_python(self):
        """`--help` and `--version` start fast: in a bare interpreter, no third-party module and no room is loaded."""
        code = (
            f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from socioecon.cli import main\n"
            "main(['--help']); main(['run', '--help']); print('LOADED', *sys.modules)"
        )
        run = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
        loaded = run.stdout.partition("LOADED")[2].split()
        ours = {name for name in loaded if name.startswith("socioecon.")}
        assert {name.partition(".")[0] for name in loaded} <= {"socioecon", "__main__", *sys.stdlib_module_names}
        assert not any(name.startswith(("socioecon.models", "socioecon.audit", "socioecon._table")) for name in ours)
        assert "importlib.metadata" not in loaded

    def test_the_version_is_one_line(self):
        """`--version` answers with the name and the version."""
        said = called("--version")
        assert (said.code, said.out.count("\n")) == (0, 1)
        assert said.out.startswith("socioecon ")

    @pytest.mark.parametrize("argv", [(), ("rnu",), ("run",), ("run", "--nosuch", BAS), ("explain", BAS, "Kommun")])
    def test_a_call_that_is_none_is_told_in_one_message(self, argv):
        """What argparse refuses is exit code 2, with the usage and a reason on the standard error."""
        said = called(*argv)
        assert (said.code, said.out) == (2, "")
        assert "usage: socioecon" in said.err
        assert "error:" in said.err


class TestWhatIsLoaded:
    @pytest.mark.parametrize(
        ("argv", "without"),
        [
            (("parameter", "kpi"), ("attr", "numpy", "matplotlib", "socioecon.audit", "socioecon._table")),
            (("schema",), ("attr", "numpy", "matplotlib", "socioecon.models", "socioecon.audit")),
            (("check", AUDIT), ("attr", "numpy", "matplotlib", "socioecon.models")),
            (("explain", KOM_I_JOBB, "Kommun", "net"), ("numpy", "matplotlib", "socioecon.audit", "socioecon.report")),
            (("run", KOM_I_JOBB), ("numpy", "matplotlib", "xlsxwriter", "socioecon.uncertainty", "socioecon.report")),
            (
                ("simulate", KOM_I_JOBB, "--vary", "intake.0=9"),
                ("matplotlib", "xlsxwriter", "socioecon.audit", "socioecon.report", "tqdm"),
            ),
        ],
    )
    def test_a_command_loads_what_it_needs(self, argv, without):
        """And no room or library beside it."""
        code = "import sys; from socioecon.cli import main\nmain(sys.argv[1:]); print('LOADED', *sys.modules)"
        env = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
        run = subprocess.run(
            [sys.executable, "-c", code, *argv], env=env, capture_output=True, encoding="utf-8", check=True
        )
        loaded = set(run.stdout.partition("LOADED")[2].split())
        assert loaded & set(without) == set()


class TestEntryPoint:
    def test_the_command_is_installed_by_its_name(self):
        """What pip makes a command of is `main`."""
        described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        assert described["project"]["scripts"] == {"socioecon": f"{main.__module__}:{main.__name__}"}

    def test_python_runs_it_as_a_module(self):
        """`python -m socioecon` is the same, exit code and all."""
        run = process("parameter", "nosuch")
        said = called("parameter", "nosuch")
        assert (run.returncode, run.stdout.decode(), run.stderr.decode()) == said


class TestReference:
    PAGE = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_option_is_told(self, command):
        """In the part of the page that is about the command."""
        options = {option for option in re.findall(r"--[a-z]+", called(command, "--help").out) if option != "--help"}
        told = next(x for x in re.split(r"^## ", self.PAGE, flags=re.MULTILINE) if x.startswith(f"{command}\n"))
        assert {option for option in options if option not in told} == set()


class TestFilesThatCannotBeRead:
    @pytest.mark.parametrize("command", [("run",), ("check",)])
    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("there is none.toml", None, "there is no such file"),
            ("a\0b.toml", None, "no file can be called"),
            ("", None, "folder"),
            ("utf16.toml", 'name = "å"'.encode("utf-16"), "UTF-8"),
            ("image.toml", b"\x89PNG\r\n\x1a\n\x00\xff", "UTF-8"),
            ("large.toml", b"#" * 1_000_001, "at most 1_000_000 bytes"),
        ],
    )
    def test_the_reason_is_one_line(self, tmp_path, command, name, content, told):
        """A file that is missing, a folder, binary or too large: its name and the reason, exit code 2."""
        path = f"{tmp_path}/{name}"
        if content is not None:
            (tmp_path / name).write_bytes(content)
        said = called(*command, path)
        assert (said.code, said.out) == (2, "")
        assert told in said.err
        assert said.err.startswith("socioecon: ")
        assert len(said.err.splitlines()) == 1

    @pytest.mark.parametrize("command", ["run", "check"])
    def test_no_name_is_told_as_such(self, command):
        """What an unset variable of a shell leaves behind is no folder, and the message does not begin with ": "."""
        assert called(command, "") == (2, "", "socioecon: a file must have a name; got an empty one: name the file\n")

    def test_the_nearest_file_is_offered(self):
        """A name with a slip in it: the message asks whether the file beside it was meant."""
        said = called("run", KOM_I_JOBB.replace("kom_i", "komi"))
        assert f'did you mean "{KOM_I_JOBB}"?' in said.err

    @pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
    def test_no_permission_is_told(self, tmp_path):
        """A file that may not be read is said to be so."""
        path = tmp_path / "closed.toml"
        path.write_text("", encoding="utf-8")
        path.chmod(0)
        said = called("run", path)
        assert said.code == 2
        assert "Permission denied" in said.err

    def test_every_fault_of_a_file_is_told(self):
        """A scenario with several faults tells them all, by path."""
        said = called("run", "-", stdin=b'name = "x"\nyears = 0\nintake = ["one"]\nretention = [33.8]\n')
        assert said.code == 2
        assert "standard input: the file must describe a scenario; got 4 faults:" in said.err
        assert all(f"\n{path}: " in said.err for path in ("years", "intake.0", "retention.0", "discounting"))


class TestErrorsOfOurOwn:
    def test_no_traceback_is_shown(self):
        """What is a fault of the library is said to be one, with what to do, and exit code 2."""
        err = io.StringIO()
        with patch("socioecon.cli.import_module", side_effect=KeyError("x")), redirect_stderr(err):
            assert main(["schema"]) == 2
        assert "please report it" in err.getvalue()
        assert "Traceback" not in err.getvalue()

    def test_it_is_shown_when_asked_for(self):
        """With SOCIOECON_TRACEBACK in the environment it comes out as it is."""
        with patch("socioecon.cli.import_module", side_effect=KeyError("x")), pytest.raises(KeyError):
            called("schema")


class TestWithoutAnExtra:
    @pytest.mark.parametrize(
        ("argv", "told"),
        [
            (("run", KOM_I_JOBB), 'pip install "socioecon[models]"'),
            (("explain", KOM_I_JOBB, "Kommun", "net"), 'pip install "socioecon[models]"'),
            (("simulate", KOM_I_JOBB), 'pip install "socioecon[models,uncertainty]"'),
        ],
    )
    def test_the_message_says_what_to_install(self, argv, told):
        """Without attrs, in an interpreter without any package, a command says which extra it needs."""
        run = bare(*argv)
        assert run.returncode == 2
        assert told in run.stderr
        assert len(run.stderr.splitlines()) == 1

    @pytest.mark.parametrize("argv", [("schema",), ("parameter",), ("check", AUDIT)])
    def test_some_commands_need_none(self, argv):
        """The schema, the parameters and the audit need nothing but Python."""
        run = bare(*argv)
        assert (run.returncode, run.stderr) == (0, "")
        assert run.stdout


def bare(*argv):
    """The command in an interpreter that sees the library and, wherever that is installed, no package beside it."""
    with TemporaryDirectory() as folder:
        shutil.copytree(SOURCE / "socioecon", Path(folder) / "socioecon")
        code = f"import sys; sys.path.insert(0, {folder!r}); from socioecon.cli import main; sys.exit(main())"
        command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", code, *argv]
        return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


class TestStandardOutput:
    @pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252", "iso8859-1"])
    @pytest.mark.parametrize("argv", [("check", AUDIT), ("run", KOM_I_JOBB)])
    def test_letters_that_it_does_not_know_become_the_nearest(self, argv, encoding):
        """Where å, a minus sign or a non-breaking space cannot be written, plain letters stand in their place."""
        plain, full = called(*argv, encoding=encoding), called(*argv)
        assert plain.code == full.code
        assert len(plain.out.splitlines()) == len(full.out.splitlines())
        assert "?" not in plain.out
        assert "\\x" not in plain.out

    def test_a_c_locale_is_no_error(self):
        """LANG=C with an ASCII standard output: the command answers."""
        run = process("check", AUDIT, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert (run.returncode, run.stderr) == (0, b"")
        assert run.stdout.isascii()

    @pytest.mark.skipif(os.name == "nt", reason="no pipe is closed so there")
    @pytest.mark.parametrize("argv", [("schema",), ("--help",), ("check", AUDIT)])
    def test_a_reader_that_has_gone_is_no_error(self, argv):
        """`| head` ends the command quietly."""
        reading, writing = os.pipe()
        os.close(reading)
        run = subprocess.run(
            [sys.executable, "-m", "socioecon", *argv],
            stdout=writing,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            check=False,
        )
        os.close(writing)
        assert (run.returncode, run.stderr) == (0, b"")

    @pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
    def test_a_full_disk_is_told(self):
        """What cannot be written for another reason is an error."""
        with FULL.open("w", encoding="utf-8") as full:
            command = [sys.executable, "-m", "socioecon", "schema"]
            env = {**os.environ, "PYTHONPATH": str(SOURCE)}
            run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=env, text=True, check=False)
        assert (run.returncode, run.stderr) == (2, "socioecon: [Errno 28] No space left on device\n")

    def test_streams_that_are_closed_are_no_error(self):
        """Without standard streams (a window program, `>&-`) the exit code is the answer."""
        with patch.multiple(sys, stdout=None, stderr=None, stdin=None):
            assert main(["schema"]) == 0
            assert main(["run", "-"]) == 2


class TestInterrupted:
    def test_it_is_said_without_a_traceback(self):
        """Ctrl-C gives one line and exit code 130."""
        with patch("socioecon.cli.import_module", side_effect=KeyboardInterrupt):
            said = called("schema")
        assert said == (130, "", "socioecon: interrupted\n")

    def test_a_process_ends_with_130(self):
        """The signal itself, while the command reads its input."""
        code = (
            "import signal, sys\nfrom types import SimpleNamespace\nfrom socioecon.cli import main\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job ignores it
            "reading = SimpleNamespace(read=lambda _: signal.raise_signal(signal.SIGINT))\n"
            "sys.stdin = SimpleNamespace(buffer=reading)\nsys.exit(main(['check', '-']))"
        )
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout, run.stderr) == (130, "", "socioecon: interrupted\n")
