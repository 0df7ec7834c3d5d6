"""Every example is found: one that nobody runs is worth nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)]
# What a block of code may be: run (Python, commands) or shown and not run. Names in braces are MyST directives.
RUN = {"python", "console"}
LANGUAGES = {*RUN, "text", "bash", "toml", "diff"}


@pytest.fixture(scope="module")
def collected():
    """The files that pytest finds examples in, run as in the second command of the README."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--no-header", "README.md", "docs", "src"]
    # What steers the run that this test is in (coverage, workers) is none of the inner run's business.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return {line.partition("::")[0] for line in run.stdout.splitlines() if "::" in line}


class TestExamples:
    def test_those_of_the_readme_are_found(self, collected):
        """The README's examples are run."""
        assert "README.md" in collected

    @pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
    def test_those_of_a_page_are_found(self, path, collected):
        """A page that shows Python, or commands with what they print, has it run."""
        text = path.read_text(encoding="utf-8")
        assert (str(path.relative_to(ROOT)) in collected) == any(f"```{language}" in text for language in RUN)

    def test_some_page_has_examples(self, collected):
        """The docs hold examples at all."""
        assert any(name.startswith("docs/") for name in collected)

    def test_those_of_every_module_are_found(self, collected):
        """Every module of the core with public functions has examples that are run."""
        core = ROOT / "src" / "socioecon" / "core"
        public = {f"src/socioecon/core/{path.name}" for path in core.glob("[a-z]*.py")} - {
            "src/socioecon/core/errors.py"
        }
        assert len(public) == 15
        assert public <= collected

    @pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
    def test_no_code_hides_under_another_name(self, path):
        """Every block says `python`, so that it is run, or one of the few languages that are shown and not run."""
        fences = re.findall(r"^ *```+(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        opened = [info.strip() for info in fences[::2]]
        assert [info for info in opened if info not in LANGUAGES and not info.startswith("{")] == []
