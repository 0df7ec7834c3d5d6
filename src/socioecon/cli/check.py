"""`socioecon check`: whether the printed figures of audit files follow. It needs nothing but Python."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from socioecon.audit import VERDICTS, Audit, Finding, load_audit, run_audit, sentence, summary

from ._input import STANDARD_INPUT, called, inside, read
from ._json import as_json
from ._output import Answer

#: The only verdict that is a proof against a figure, and so the only one that gives exit code 1.
REFUTED = "does not follow"


def answer(arguments: Any) -> Answer:
    """The findings of every file, each file compared with the others where it asks for them."""
    audits = {name: _loaded(name) for name in dict.fromkeys(arguments.files)}
    found: dict[str, tuple[Finding, ...]] = {}
    for name, audit in audits.items():
        with inside(name):
            found[name] = run_audit(audit, *(other for other in audits.values() if other is not audit))
    code = int(any(finding.verdict == REFUTED for findings in found.values() for finding in findings))
    if arguments.json:
        data = [_data(name, audits[name], findings, arguments.language) for name, findings in found.items()]
        return Answer(as_json({"files": data, "follows": not code}), "json", code)
    texts = [
        f"{audits[name].document} ({called(name)})\n{summary(findings, language=arguments.language)}"
        for name, findings in found.items()
    ]
    return Answer("\n\n".join(texts), code=code)


def _loaded(name: str) -> Audit:
    """The audit of a file; a pipe, which can be read once, is laid down as one that stands in the current folder."""
    text = read(name)
    if name != STANDARD_INPUT and Path(name).is_file():
        return load_audit(name)
    label = Path(called(name)).name
    with TemporaryDirectory() as folder:
        copy = Path(folder) / label
        copy.write_text(text, encoding="utf-8")
        return load_audit(copy)._replace(path=Path(label))


def _data(name: str, audit: Audit, findings: tuple[Finding, ...], language: str) -> dict[str, Any]:
    counted = Counter(finding.verdict for finding in findings)
    return {
        "file": name,
        "document": audit.document,
        "verdicts": {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]},
        "findings": [_finding(finding, language) for finding in findings],
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    low, high = (finding.expected.low, finding.expected.high) if finding.expected else (None, None)
    return {
        "place": finding.place,
        "printed": getattr(finding.printed, "text", None),
        "verdict": finding.verdict,
        "point": finding.point,
        "low": low,
        "high": high,
        "gap": finding.gap,
        "sees": finding.sees,
        "convention": finding.convention,
        "formula": finding.formula,
        "sentence": sentence(finding, language=language),
    }
