"""Findings as a table and as text, in Swedish and English."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING, Any

from socioecon._table import Cell, Column, Table
from socioecon._text import amount as money

from . import _words
from ._both import in_language
from ._words import term

if TYPE_CHECKING:
    from .findings import Finding, Findings

_LINE = 100


def findings_table(findings: Findings, *, language: str, unit: str) -> Table:
    """A row for each finding: what it is and where, the amount, what it means and what can be done."""
    names = {"kind": "text", "where": "text", "amount": "money", "message": "text", "remedy": "text"}
    columns = [Column(term(name, language), written, adds=False) for name, written in names.items()]
    rows = [
        (
            _capital(in_language(finding.kind, language)),
            where(finding.where, language),
            _amount(finding, language),
            _capital(in_language(finding.message, language)),
            in_language(finding.remedy, language),
        )
        for finding in findings
    ]
    return Table(term("findings", language), columns, rows, language=language, unit=unit)


def finding_sentence(finding: Finding, *, language: str, unit: str) -> str:
    """A finding in running text."""
    cell = _amount(finding, language)
    column = Column("", "money", adds=False)
    shown = column.written(cell, language=language, unit=unit)
    if not isinstance(cell, Cell) and cell != "":
        shown = money(cell, unit=unit, decimals=Column("").places(unit), language=language)
    kind, place = _capital(in_language(finding.kind, language)), where(finding.where, language)
    said = in_language(finding.message, language), in_language(finding.remedy, language)
    return f"{kind} ({place}){f', {shown}' if shown else ''}: {' '.join(said)}"


def findings_text(findings: Findings, *, language: str, unit: str) -> str:
    """How many findings there are, and each of them on a line."""
    head = "found none" if not findings else "found one" if len(findings) == 1 else "found"
    lines = [finding_sentence(finding, language=language, unit=unit) for finding in findings]
    wrapped = (fill(line, _LINE, initial_indent="- ", subsequent_indent="  ") for line in lines)
    return "\n".join([term(head, language).format(len(findings)), *wrapped])


def where(place: str, language: str) -> str:
    """Where a finding stands: paths and names as they are, and society by its word."""
    return ", ".join(_words.named(part, language) for part in place.split(", "))


def _amount(finding: Finding, language: str) -> Any:
    """The amount as a cell: money unless it is persons; nothing where it is not known."""
    if finding.amount is None:
        return ""
    return Cell(finding.amount, words=term("persons unit", language)) if finding.unit == "persons" else finding.amount


def findings_in_short(findings: Findings, language: str) -> Iterator[str]:
    """That there are findings, by their kinds."""
    if findings:
        head = term("found one" if len(findings) == 1 else "found", language).format(len(findings))
        kinds = dict.fromkeys(in_language(finding.kind, language) for finding in findings)
        yield f"{head} {', '.join(kinds)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
