"""What the parts of a finding are called in a sentence: conventions, formulas, and why it cannot be decided."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from socioecon._text import MINUS, SPACE

from ._payback import BEYOND
from ._phrases import MEMBERS, WORDS
from ._values import WORDS as WORDS_AROUND
from ._values import Finding, Printed
from ._written import styled

_REASONS = frozenset({"another measure", "any rate", "beyond", "no bound", BEYOND})  # why it is undecided
_RULES = frozenset({"half-up", "cut", "bound"})
_HEDGES = re.compile("|".join(("at most under", "at least over", *WORDS_AROUND)))
_TRIALS = re.compile(r"(.+ %) and (.+ %)")
_WRITTEN = re.compile(rf"{MINUS}?\d{{1,3}}({SPACE}\d{{3}})*(,\d+)?")
# A number that only Swedish writes so: groups with spaces, or a comma that cannot be one between thousands.
_SWEDISH = re.compile(
    rf"(?<![\d.,'])(?:\d{{1,3}}(?:[ {SPACE}]\d{{3}})+(?:,\d+)?|\d+,(?:\d\d?|\d{{4,}})|0,\d+)(?![\d.']|,\d)"
)
_ENGLISH = str.maketrans({SPACE: ",", " ": ",", ",": "."})


def why(finding: Finding, other: str, language: str) -> str:
    """Why it cannot be decided."""
    named = next((part for part in finding.convention.split("; ") if part in _REASONS), "missing")
    return WORDS[language][named].format(other=other)


def in_language(formula: str, language: str) -> str:
    """A formula with its numbers as the language writes them; what may already be English stays as it is printed."""
    if language == "sv":
        return formula
    if _WRITTEN.fullmatch(formula):
        return formula.translate(_ENGLISH)
    return _SWEDISH.sub(lambda found: found[0].translate(_ENGLISH), formula)


def names(convention: str, figure: Any, language: str) -> str:
    """The conventions worth naming: rounding itself is said by the verdict."""
    parts = [part for part in convention.split("; ") if part and part not in _RULES and _HEDGES.sub("", part).strip()]
    units = [part for part in parts if part.startswith("unit ")]
    shown = [WORDS[language]["unit"].format(unit=unit_of(units, figure, language))] if units else []
    kind = figure.measure if isinstance(figure, Printed) else "points"
    parts = ["difference" if part == "points" and kind not in {"share", "points"} else part for part in parts]
    shown += [member(part, language) for part in parts if not part.startswith("unit ")]
    between = f"; {WORDS[language]['between']} "  # the trial rates belong to the interpolation before them
    return "; ".join(shown).replace(between, between[1:])


def unit_of(parts: list[str], figure: Any, language: str) -> str:
    """The unit that the amounts would be rounded to."""
    size = next(Fraction(part[5:]) for part in parts if part.startswith("unit "))
    return styled(size, figure, language)


def member(convention: str, language: str) -> str:
    """Members of the named sets, in words."""
    parts: list[str] = []
    for part in convention.split("; "):
        name, colon, rest = part.partition(": ")
        known, trials = MEMBERS[language], _TRIALS.fullmatch(name)
        if trials:
            name = f"{WORDS[language]['between']} {trials[1]} {WORDS[language]['and']} {trials[2]}"
        elif name not in known and not _HEDGES.sub("", name).strip():
            name = " ".join(known.get(found[0], found[0]) for found in _HEDGES.finditer(name))
        parts.append(known.get(name, name) + colon + rest)
    return ", ".join(parts)
