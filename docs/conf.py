"""How the documentation is built: `sphinx-build -W docs docs/_build/html`."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes

project = "socioecon"
author = "the socioecon authors"
project_copyright = "2026, the socioecon authors"
with (Path(__file__).parents[1] / "pyproject.toml").open("rb") as metadata:
    version = release = tomllib.load(metadata)["project"]["version"]

sys.path.insert(0, str(Path(__file__).parent / "_ext"))
extensions = ["myst_nb", "sphinx.ext.autodoc", "executed_notebooks", "charts"]
nb_execution_mode = "off"  # executed_notebooks does it, where they lie
exclude_patterns = ["_build", "_ext"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["pages.css"]

default_role = "code"  # docstrings write `this` for an argument

myst_enable_extensions = ["deflist", "dollarmath"]
myst_heading_anchors = 3

add_module_names = False  # every name is imported from socioecon, wherever it lives
python_use_unqualified_type_names = True
suppress_warnings = ["ref.python"]  # a Table of the audit is another than that of the report; both are called so
autodoc_preserve_defaults = True

_IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b|%|kr\b|tkr\b|Mkr\b)")


def keep_numbers_whole(_app: Any, document: nodes.document) -> None:
    """Let no line of prose end inside "1 991 tkr" or "25 %": non-breaking spaces where nobody has to see them."""
    for text in list(document.findall(nodes.Text)):
        if isinstance(text.parent, (nodes.literal, nodes.FixedTextElement)):
            continue
        text.parent.replace(text, nodes.Text(_IN_NUMBER.sub("\N{NO-BREAK SPACE}", text)))


def setup(app: Any) -> None:
    """What Sphinx calls."""
    app.connect("doctree-read", keep_numbers_whole)
