"""What is shipped, and what never is."""

import re
import runpy
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path
from unittest.mock import MagicMock

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [".ci", "docs", "examples", "src", "tests"]
TEXTS = {".md", ".py", ".toml", ".txt", ".csv", ".json", ""}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel that `pip install .` builds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


class TestWheel:
    def test_ships_every_module_and_the_marker_of_types(self, wheel):
        """The wheel holds every module of the package and its data, and nothing of tests or docs."""
        package = ROOT / "src"
        data = {"socioecon/py.typed", "socioecon/models/scenario.schema.json"}
        expected = {str(path.relative_to(package)) for path in package.rglob("*.py")} | data
        shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
        assert shipped == expected

    def test_needs_nothing_but_python(self, wheel):
        """Without an extra, `pip install .` pulls nothing."""
        (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(wheel.read(name))
        assert metadata["Requires-Python"] == ">=3.11"
        assert [need for need in metadata.get_all("Requires-Dist") if "extra ==" not in need] == []


class TestTree:
    def test_has_nothing_at_its_root_that_does_not_belong_there(self):
        """A file that a run leaves behind would be committed, and shipped in the sdist."""
        there = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"}
        there |= {"conftest.py", "noxfile.py", "pyproject.toml"}
        assert {path.name for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")} == there

    def test_names_no_machine(self):
        """No path of the machine that it was written on, and no registry's host, stands anywhere in the tree."""
        # Written with a class of one character, so that this file does not name what it looks for.
        paths = r"[/](?:work|home|root|opt|tmp|Users)/"
        hosts = r"--(?:extra-)?index[-]url|https?[:]//[^ /]*(?:pypi|registry|pythonhosted)"
        machine = re.compile(f"{paths}|{hosts}")
        files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
        files += [path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")]
        texts = [path for path in files if path.suffix in TEXTS and "_build" not in path.parts]
        assert len(texts) > len(FOLDERS)
        found = [
            f"{path.relative_to(ROOT)}: {line.strip()}"
            for path in texts
            for line in path.read_text(encoding="utf-8").splitlines()
            if machine.search(line)
        ]
        assert found == []


class TestCommands:
    def test_the_readme_has_two(self):
        """The section "Two commands" holds one block of exactly two lines: one for the example, one for the tests."""
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        section = readme.partition("\n## Two commands\n")[2].partition("\n## ")[0]
        (block,) = re.findall(r"```bash\n(.*?)```", section, re.DOTALL)
        example, suite = block.splitlines()
        assert example.endswith("examples/reproduce_documents.py")
        assert " -m pytest" in suite

    def test_nox_has_each_script_of_measurements_write_its_own_page(self, monkeypatch):
        """With --write each is given the page that names it; without it none is, and a page for all is refused."""
        nox = MagicMock()
        nox.session = lambda function=None, **_: function or (lambda decorated: decorated)
        monkeypatch.setitem(sys.modules, "nox", nox)
        benchmarks = runpy.run_path(str(ROOT / "noxfile.py"))["benchmarks"]

        def commands(*arguments):
            session = MagicMock(posargs=list(arguments))
            session.error.side_effect = ValueError
            benchmarks(session)
            return [call.args for call in session.run.call_args_list]

        written = commands("--write")
        scripts = [f"tests.benchmarks.{script}" for script in ("ratios", "models", "uncertainty")]
        assert [command[:3] for command in written] == [("python", "-m", script) for script in scripts]
        for *_, script, page in written:
            assert f"python -m {script} {page}\n" in (ROOT / page).read_text(encoding="utf-8")
        assert commands("--smoke") == [("python", "-m", script, "--smoke") for script in scripts]
        with pytest.raises(ValueError):  # noqa: PT011  what stands for nox's own error here
            commands("docs/reference/benchmarks.md")

    @pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
    def test_nox_runs_each_python_that_is_promised(self, python):
        """The tests' session names every Python in the classifiers."""
        assert f'Python :: {python}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        assert f'"{python}"' in (ROOT / "noxfile.py").read_text(encoding="utf-8")
