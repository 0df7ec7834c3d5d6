"""The notebooks of examples/, executed from start to finish, as pages of the documentation.

They are kept without outputs; each build computes what its readers see. They run where they lie, so that the files that
they load are found, and what is executed is written to docs/notebooks, which git ignores.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[2] / "examples"


def executed(path: Path) -> str:
    """The notebook with its outputs, as text; an error in a cell is an error of the build."""
    notebook = nbformat.read(path, as_version=4)
    quiet = ["--log-level=ERROR"]  # not a word on every kernel that what it says to this machine is not encrypted
    where = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=300, extra_arguments=quiet, resources=where).execute()
    for cell in notebook.cells:
        cell.get("metadata", {}).pop("execution", None)  # the time of day is no news
    return nbformat.writes(notebook)


def put_beside_the_pages(app: Any) -> None:
    """Write every notebook, executed, into the folder that the pages are read from."""
    logging.getLogger("traitlets").setLevel(logging.WARNING)  # that a notebook is executed is no news either
    sources = sorted(EXAMPLES.glob("*.ipynb"))
    with ThreadPoolExecutor(max_workers=2) as workers:
        for source, text in zip(sources, workers.map(executed, sources), strict=True):
            (Path(app.srcdir) / "notebooks" / source.name).write_text(text, encoding="utf-8")


def setup(app: Any) -> dict[str, bool]:
    """What Sphinx calls."""
    app.connect("builder-inited", put_beside_the_pages)
    return {"parallel_read_safe": True}
