"""The glossary names what is there, and holds the Swedish words that the docstrings use."""

import ast
import inspect
import re
import typing
from pathlib import Path

import attrs
import pytest

import socioecon
from socioecon import audit, models, parameters, report, uncertainty

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| svenska"))
]
ROOMS = {"models": models, "uncertainty": uncertainty, "audit": audit, "parameters": parameters, "report": report}
KINDS = typing.get_args(typing.get_type_hints(models.Effect)["kind"])
VALUES = {*KINDS, *models.EVIDENCE, *audit.VERDICTS, *audit.READINGS}
SWEDISH = {word for row in ROWS for word in re.split(", ", row[0])}

# In parentheses in a docstring, with å, ä or ö, and yet no term: labels of the documents and names of actors.
NO_TERMS = {"lönebidrag and others", "such as arbetsförmedlingen", "such as produktionsvärde"}


def is_there(name):
    """Whether the name of a function, of an argument, of something in a room or a field of it, or a value, is one."""
    if name.startswith('"'):
        return name.strip('"') in VALUES
    name, _, argument = name.rstrip(")").partition("(")
    first, *rest = name.split(".")
    thing = ROOMS.get(first) if rest else getattr(socioecon, first, None)
    for part in rest:
        if attrs.has(thing) and part in {field.name for field in attrs.fields(thing)}:
            return True
        thing = getattr(thing, part, None)
    return thing is not None and (not argument or argument in inspect.signature(thing).parameters)


def terms_of(path):
    """What a module's docstrings have in parentheses and with å, ä or ö, one by one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    texts = [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, kinds)]
    for phrase in re.findall(r"\(([A-ZÅÄÖa-zåäö ,\s-]*[åäö][a-zåäö ,\s-]*)\)", "\n".join(texts)):
        yield from " ".join(phrase.split()).split(", ")


class TestGlossary:
    def test_is_read(self):
        """The rows are found, four cells each, and no Swedish word stands in two rows of one meaning."""
        assert len(ROWS) > 60
        assert {len(row) for row in ROWS} == {4}
        assert len({row[0] for row in ROWS}) == len(ROWS)

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
    def test_names_what_exists(self, row):
        """Everything in the code column can be imported, is an argument, or is a value."""
        assert [name for name in re.findall(r"`([^`]+)`", row[2]) if not is_there(name)] == []

    def test_holds_the_words_of_the_docstrings(self):
        """A Swedish word in parentheses in any docstring stands in the glossary."""
        modules = sorted((ROOT / "src").rglob("*.py"))
        used = {term.casefold() for path in modules for term in terms_of(path)} - NO_TERMS
        assert len(used) > 25
        assert used - {word.casefold() for word in SWEDISH} == set()
