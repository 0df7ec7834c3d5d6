"""How the documentation is built: `sphinx-build -W docs docs/_build/html`."""

import tomllib
from pathlib import Path

project = "socioecon"
author = "the socioecon authors"
project_copyright = "2026, the socioecon authors"
with (Path(__file__).parents[1] / "pyproject.toml").open("rb") as metadata:
    version = release = tomllib.load(metadata)["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"

default_role = "code"  # docstrings write `this` for an argument

myst_enable_extensions = ["deflist", "dollarmath"]
myst_heading_anchors = 3

add_module_names = False  # every name is imported from socioecon, wherever it lives
python_use_unqualified_type_names = True
autodoc_preserve_defaults = True
