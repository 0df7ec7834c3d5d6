"""The notebooks of examples/ run from start to finish, and say nothing that they do not show."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ["bas_who_gains_and_when", "check_a_report", "how_sure_are_we", "kom_i_jobb_from_zero"]

# The kernel would tell that what it says to this very machine is not encrypted.
QUIET = ["--log-level=ERROR"]

every_notebook = pytest.mark.parametrize("name", NAMES)


def read(name):
    """A notebook as it is kept."""
    return nbformat.read(EXAMPLES / f"{name}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def execute():
    """What executes a notebook where it lies, once."""
    done = {}

    def executed(name):
        if name not in done:
            done[name] = read(name)
            # An error in a cell is raised here, and is the failure of the test that asked for it.
            NotebookClient(
                done[name], timeout=120, extra_arguments=QUIET, resources={"metadata": {"path": EXAMPLES}}
            ).execute()
        return done[name]

    return executed


def numbers(text):
    """The numbers in a text, a space or comma between digits being a Swedish group or decimal sign."""
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)", "", text)
    return {float(found.replace(",", ".")) for found in re.findall(r"\d+(?:[.,]\d+)?", text)}


def shown(output):
    """An output as text."""
    data = output.get("data", {})
    texts = [output.get("text", ""), *(data.get(kind, "") for kind in ("text/plain", "text/markdown"))]
    return "\n".join([*texts, re.sub(r"<[^>]+>", " ", data.get("text/html", ""))])


def prose(cell):
    """A cell of text without its links and code."""
    return re.sub(r"\]\([^)]*\)|`[^`]*`", "", cell.source)


class TestNotebooks:
    def test_are_these(self):
        """There are four of them, each tested."""
        assert sorted(path.stem for path in EXAMPLES.glob("*.ipynb")) == NAMES

    @every_notebook
    def test_are_kept_without_outputs(self, name):
        """What is computed is not kept: it could only be out of date, and makes every change unreadable."""
        cells = [cell for cell in read(name).cells if cell.cell_type == "code"]
        assert [cell for cell in cells if cell.outputs or cell.execution_count or cell.metadata] == []

    @every_notebook
    def test_run_and_show_tables_charts_and_findings(self, name, execute):
        """Each runs from start to finish without an error or warning, and has something to look at."""
        outputs = [output for cell in execute(name).cells if cell.cell_type == "code" for output in cell.outputs]
        kinds = {kind for output in outputs for kind in output.get("data", {})}
        assert kinds >= {"text/html", "image/png", "text/markdown"}
        assert [output for output in outputs if output.get("name") == "stderr"] == []

    @every_notebook
    def test_state_no_number_that_no_cell_shows(self, name, execute):
        """Every number in the prose stands in a cell or in what a cell answers: the text cannot be out of date."""
        cells = execute(name).cells
        code = [cell for cell in cells if cell.cell_type == "code"]
        there = "\n".join([*(cell.source for cell in code), *(shown(out) for cell in code for out in cell.outputs)])
        said = {number for cell in cells if cell.cell_type == "markdown" for number in numbers(prose(cell))}
        assert said - numbers(there) == set()
