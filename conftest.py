"""Every example in README, docs and docstrings is a test, and how hypothesis searches."""

import io
import os
import shlex
from contextlib import redirect_stderr, redirect_stdout
from doctest import ELLIPSIS, OutputChecker

from hypothesis import HealthCheck, Phase, settings
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection


def called(example: Example) -> str | None:
    """What is wrong with a block of `$ socioecon ...` lines, each with what it prints below it; None if nothing is.

    Non-breaking spaces are written as plain ones in a page, so that whoever edits it sees what is there.
    """
    from socioecon.cli import main  # noqa: PLC0415  # coverage must see it loaded

    for call in example.parsed.removeprefix("$ ").split("\n$ "):
        line, _, printed = call.replace("\\\n", " ").partition("\n")
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            main(shlex.split(line)[1:])
        got = said.getvalue().replace("\N{NO-BREAK SPACE}", " ")
        if not OutputChecker().check_output(f"{printed.strip()}\n", f"{got.strip()}\n", ELLIPSIS):
            return f"{line}\nprints\n{got}"
    return None


code_blocks = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)
pytest_collect_file = SybilCollection(
    (
        Sybil([code_blocks], filenames=["README.md"]),
        Sybil([code_blocks, CodeBlockParser("console", called)], path="docs", pattern="*.md"),
        Sybil([DocTestParser(ELLIPSIS)], path="src", pattern="*.py", document_types={".py": PythonDocStringDocument}),
    )
).pytest()

# How fast a machine is must never decide whether a test passes.
settings.register_profile("search", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# A change is taken or refused for what it changes, and not for what a search at random comes upon that day: the same
# examples in every run. Whoever runs the tests by hand searches anew each time.
settings.register_profile("ci", settings.get_profile("search"), derandomize=True, database=None)
settings.register_profile(
    "mutation",  # a changed program is found by few examples, and nobody reads the shrunk one
    settings.get_profile("ci"),
    max_examples=40,
    phases=(Phase.explicit, Phase.generate),
)
settings.register_profile("thorough", settings.get_profile("search"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "search"))
