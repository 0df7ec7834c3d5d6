"""The commands of the tutorial that write files: carried out where nothing else is, they write them.

Commands with what they print are examples of the page itself, and run with it.
"""

import itertools
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial" / "your-own-intervention.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("socioecon ")
]


class TestCommands:
    def test_are_found(self):
        """There is one that writes a chart and a workbook."""
        assert any("--chart" in command and "--xlsx" in command for command in COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_work_as_they_stand(self, command, tmp_path):
        """Each ends well, and leaves the files that it names."""
        shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("*.ipynb", ".*"))
        words = shlex.split(command)[1:]
        run = subprocess.run(
            [sys.executable, "-m", "socioecon", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        files = [word for option, word in itertools.pairwise(words) if option in {"--chart", "--xlsx"}]
        assert [file for file in files if not (tmp_path / file).stat().st_size] == []
