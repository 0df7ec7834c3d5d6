"""Every example in README, docs and docstrings is a test, and how hypothesis searches."""

import os
from doctest import ELLIPSIS

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

code_blocks = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)
pytest_collect_file = SybilCollection(
    (
        Sybil([code_blocks], filenames=["README.md"]),
        Sybil([code_blocks], path="docs", pattern="*.md"),
        Sybil([DocTestParser(ELLIPSIS)], path="src", pattern="*.py", document_types={".py": PythonDocStringDocument}),
    )
).pytest()

# How fast a machine is must never decide whether a test passes.
settings.register_profile("ci", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "mutation",  # a changed program is found by few examples, and nobody reads the shrunk one
    settings.get_profile("ci"),
    max_examples=40,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
