"""Charts on the pages, drawn when they are built: the very axes that the code above them made.

    ```{chart} axes
    :alt: What it shows, for those who cannot see it.
    ```

All examples of the page above it are run, as the tests run them, and the figure that `axes` then belongs to is drawn:
once on white and once on the dark paper of the theme, which shows the one that fits.
"""

import contextlib
import doctest
import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from matplotlib import rc_context
from matplotlib.style import library
from sphinx.util.docutils import SphinxDirective

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "_build" / "charts"
BLOCK = re.compile(r"^```(python|\{chart\} *(\w+))\n(.*?)^```", re.MULTILINE | re.DOTALL)
DARK = {**library["dark_background"], "figure.facecolor": "#131416", "axes.facecolor": "#131416"}
STYLES: dict[str, dict[str, Any]] = {"light": {}, "dark": DARK}


@lru_cache
def drawn(page: str, text: str) -> list[dict[str, str]]:
    """For each chart of a page, in their order, its picture in each style: a path from the root of the pages."""
    found: dict[int, dict[str, str]] = {}
    PICTURES.mkdir(parents=True, exist_ok=True)
    for style, settings in STYLES.items():
        names: dict[str, Any] = {}
        with rc_context(settings), contextlib.chdir(ROOT), contextlib.redirect_stdout(io.StringIO()):
            for place, (kind, name, code) in enumerate(BLOCK.findall(text)):
                if kind == "python":
                    for example in doctest.DocTestParser().get_examples(code):
                        exec(compile(example.source, page, "single"), names)  # noqa: S102 - the page's own examples
                else:
                    path = PICTURES / f"{page.replace('/', '-')}-{place}-{style}.svg"
                    names[name].figure.savefig(path, metadata={"Date": None})
                    found.setdefault(place, {})[style] = f"/_build/charts/{path.name}"
    return list(found.values())


class Chart(SphinxDirective):
    """The chart that a name stands for, as a picture for light and one for dark pages."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """A container with both pictures, of which the theme shows one."""
        self.env.note_reread()  # what it shows may change though the page does not
        page = self.env.docname
        text = Path(self.env.doc2path(page)).read_text(encoding="utf-8")
        before = self.env.temp_data.get("charts", 0)
        self.env.temp_data["charts"] = before + 1
        box = nodes.container(classes=["chart"])
        for style, uri in drawn(page, text)[before].items():
            box += nodes.image(uri=uri, alt=self.options["alt"], classes=[f"only-{style}"])
        return [box]


def setup(app: Any) -> dict[str, bool]:
    """What Sphinx calls."""
    app.add_directive("chart", Chart)
    app.add_css_file("charts.css")
    return {"parallel_read_safe": True}
