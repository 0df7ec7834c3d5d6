"""An audit file run: every check it asks for, then all relations at once, then the comparison with other files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.errors import FileError, SocioeconError

from . import _whole_tables
from ._comparing import compared, implied
from ._document import Audit, Statement, Table, unusable
from ._expressions import path
from ._faults import Faults
from ._intervals import EVERYTHING
from ._judge import follow, judge
from ._paths import Place, figures_of, formula_of, implied_of, inputs_of, key, name_of, row_of, stated_by
from ._payback import paid_back
from ._payback_told import told_payback
from ._reading import printed
from ._relations import Link, Relations, joined, relations, together
from ._rules import Terms
from ._tracing import sources_of, traced
from ._values import PAYBACKS, Finding, Printed
from .changes import check_change, check_ratio
from .checks import check_copy, check_share
from .files import load_audit
from .findings import Findings
from .returns import check_rate_of_return

if TYPE_CHECKING:
    from ._formula import Formula


def run_audit(audit: Audit, *others: Audit) -> Findings:
    r"""Every finding of an audit, in the order of its file: tables, statements, together, comparisons, inputs.

    `others` are the audits of the files that it compares with; one that is not given is read from beside it. What the
    figures imply, and what cannot be derived, stand last with the verdict "input". Deterministic: the same file gives
    the same findings in the same order.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from socioecon.audit import load_audit, run_audit
    >>> text = 'document = "R"\n[[statements]]\ntext = "andel"\nfigure = "80,7 %"\nfollows = "21 / 26"\n'
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "r.audit.toml"
    ...     _ = file.write_text(text, encoding="utf-8")
    ...     findings = run_audit(load_audit(file))
    >>> [(finding.place, finding.verdict) for finding in findings]
    [('andel', 'truncates')]

    Raises FileError, with all `faults`, where a file that it compares with is not there, or lacks what it is asked for;
    all other faults of a file have been told by `load_audit`.
    """
    for name, file in (("audit", audit), *(("others", other) for other in others)):
        _numbers.instance(name, file, Audit, "give what load_audit(path) answers with")
    files = {other.path.name: other for other in others}
    findings, mine = _checked(audit, files)
    implied = [f for f in findings if f.convention == "implied"]
    outside = [Finding(name, figure, None, None, "input") for name, figure in audit.not_derivable.items()]
    kept = [f for f in _shown_first(findings) if f.convention != "implied"]
    return Findings((*kept, *together(audit.document, mine), *_jointly(audit, mine, files), *implied, *outside))


def _checked(audit: Audit, files: dict[str, Audit]) -> tuple[list[Finding], Relations]:
    """Every check that a file asks for, and all relations that it states."""
    figures = figures_of(audit)
    faults = Faults()
    findings: list[Finding] = []
    stated = relations(audit.reading, figures, sources_of(audit, figures))
    tasks: list[tuple[str, str, Callable[[], Iterator[tuple[Finding, Link | None]]]]] = [
        *((f"tables.{t.name}", t.name, lambda t=t: _table(audit, t, stated)) for t in audit.tables.values()),
        *((f"statements.{s.text}", s.text, lambda s=s: _statement(audit, stated, s)) for s in audit.statements),
        *(
            (f"compare.{c[0]}", " = ".join(c[1:]), lambda c=c: _compared(audit, stated, c, files))
            for c in audit.compare
        ),
        *((f"implied.{n}", n, lambda n=n, x=x: _implied(audit, figures, n, x)) for n, x in audit.implied.items()),
    ]
    for place, asked, task in tasks:
        try:
            for finding, link in task():
                findings.append(finding)
                if link is not None:
                    stated.add(finding, link)
        except FileError as error:
            faults.found += [fault._replace(path=f"{place}: {fault.path}".rstrip(": ")) for fault in error.faults]
        except (SocioeconError, TypeError) as error:
            faults.told(place, asked, error)
    if faults.found:
        raise unusable(audit.path, list(dict.fromkeys(faults.found)))  # a file that is missing is missed by each pair
    return findings, stated


_Answers = Iterator[tuple[Finding, "Link | None"]]


# ------------------------------------------------------------------------------------------------------------- tables


def _table(audit: Audit, table: Table, stated: Relations) -> _Answers:
    asked, figures = table.checks, stated.figures
    for column, text in asked.get("columns_follow", {}).items():
        for row in table.rows:
            yield from _cell(audit, stated, Place(table.name, row, column), text)
    for row, text in asked.get("follows", {}).items():
        for column in table.columns:
            yield from _cell(audit, stated, Place(table.name, row, column), text)
    if "total" in asked:
        for column in table.columns:
            yield _total(audit, figures, table, column)
    yield from ((finding, None) for finding in _as_a_whole(audit, table, stated))


def _as_a_whole(audit: Audit, table: Table, stated: Relations) -> Iterator[Finding]:
    asked, figures = table.checks, stated.figures
    if "cumulative" in asked:
        findings, formulas, unknown = _whole_tables.cumulative(audit, figures, table)
        stated.firm.extend(formulas)
        stated.box.update(unknown)
        yield from findings
    if "retention" in asked:
        yield from _whole_tables.retention(audit, figures, table)
    if "rounded_to" in asked or "residual" in asked:
        yield from _whole_tables.rounded_to(table)
    if "residual" in asked:
        yield from _whole_tables.residual(audit, figures, table)


def _total(audit: Audit, figures: dict[str, Any], table: Table, column: str) -> tuple[Finding, Link]:
    asked = table.checks
    signs = {**dict.fromkeys(asked.get("not_summed", []), 0), **dict.fromkeys(asked.get("minus", []), -1)}
    terms = [(signs.get(row, 1), key(table.name, row, column)) for row in table.rows if row != asked["total"]]
    formula: Formula = ("sum", tuple(term for term in terms if term[0]))
    name = key(table.name, asked["total"], column)
    terms_of = Terms(key(table.place, asked["total"], column), audit.reading)
    return follow(formula, inputs_of(formula, figures), figures[name], terms_of), _link(name, formula)


def _link(name: str, formula: Formula) -> Link:
    return Link(name, formula, formula)


def _cell(audit: Audit, stated: Relations, at: Place, text: str) -> _Answers:
    table, figures = audit.tables[at.table], stated.figures
    name = key(at.table, at.row, at.column)
    if figures[name] is not None:
        short = formula_of(audit, figures, text, at)
        terms = Terms(key(table.place, at.row, at.column), audit.reading)
        yield traced(name, short, stated, terms)


# --------------------------------------------------------------------------------------------------------- statements


def _statement(audit: Audit, stated: Relations, statement: Statement) -> _Answers:
    figures = stated.figures
    asked, figure, place = statement.arguments, statement.figure, statement.text
    common: dict[str, Any] = {"place": place, "reading": audit.reading}

    def one(text: Any) -> Any:
        """The figure of a path, or a number."""
        return (
            Fraction(text)
            if isinstance(text, (int, Decimal))
            else figures[name_of(audit, figures, path(text), Place())]
        )

    if statement.kind == "follows":
        short = stated_by(audit, figures, statement)
        yield traced(statement.name, short, stated, Terms(place, audit.reading))
    elif statement.kind == "copy":
        yield check_copy(figure, one(asked), **common), _link(statement.name, stated_by(audit, figures, statement))
    elif statement.kind == "share":
        sure = bool(asked.get("part_of_whole", True))
        part, whole = one(asked["part"]), one(asked["whole"])
        finding = check_share(part, whole, figure, part_of_whole=sure, **common)
        yield finding, _link(statement.name, stated_by(audit, figures, statement))
    elif statement.kind == "change":
        yield (
            check_change(one(asked["before"]), one(asked["after"]), figure, change=asked.get("change"), **common),
            None,
        )
    elif statement.kind == "ratio":
        yield (
            check_ratio(one(asked["benefits"]), one(asked["costs"]), figure, ratio=asked.get("ratio"), **common),
            None,
        )
    elif statement.kind == "rate_of_return":
        yield (
            check_rate_of_return(row_of(audit, asked["flows"]), figure, method=asked.get("method"), **common),
            None,
        )
    else:
        yield _payback(audit, asked, figure, one, common), None


def _payback(
    audit: Audit, asked: dict[str, Any], figure: Any, one: Callable[[Any], Any], common: dict[str, Any]
) -> Finding:
    gains = row_of(audit, asked["gains"])
    cost = one(asked["costs"])
    rate = one(asked["rate"]) if "rate" in asked else None
    if None in {*gains, cost} or (rate is None and "rate" in asked):
        return judge(figure, None, None, Terms(**common))
    cumulative = asked.get("gains_are") == "cumulative"
    terms = Terms(**common)
    if figure is not None:
        return paid_back(gains, figure, cost, terms, payback=asked.get("payback"), rate=rate, cumulative=cumulative)
    way = asked.get("payback", PAYBACKS[0])
    return told_payback(gains, cost, terms, payback=way, rate=rate, cumulative=cumulative)


# ------------------------------------------------------------------------------------------ comparisons and the rest


def _compared(audit: Audit, stated: Relations, pair: tuple[str, str, str], files: dict[str, Audit]) -> _Answers:
    file, here, there = pair
    found = list(compared(audit, stated.figures, _other(audit, file, files), here, there))
    stated.shared.setdefault(file, []).extend(found)
    yield from ((finding, None) for finding, _ in found if finding is not None)


def _other(audit: Audit, file: str, files: dict[str, Audit]) -> Audit:
    """The audit of another file, read once."""
    if file not in files:
        files[file] = load_audit(audit.path.parent / file)
    return files[file]


def _implied(audit: Audit, figures: dict[str, Any], name: str, text: str) -> _Answers:
    expression, unit = implied_of(text)
    formula = formula_of(audit, figures, expression)
    finding = follow(formula, inputs_of(formula, figures), EVERYTHING, Terms(name, audit.reading))
    yield implied(finding, printed(f"1 {unit}") if unit else None), None


def _shown_first(findings: list[Finding]) -> list[Finding]:
    """Explanations by cut shares first, where the document cuts some share and cannot have rounded any by its rule."""
    shares = [f for f in findings if isinstance(f.printed, Printed) and f.printed.measure == "share"]
    rounded = [f for f in shares if f.verdict == "rounds" and "cut" not in {way.convention for way in f.also}]
    if rounded or not any(f.verdict == "truncates" for f in shares):
        return findings
    return [f._replace(also=tuple(sorted(f.also, key=lambda way: way.convention != "shares cut"))) for f in findings]


def _jointly(audit: Audit, mine: Relations, files: dict[str, Audit]) -> Iterator[Finding]:
    """All relations of the document and of each that it is compared with, and that what agrees is the same.

    Exactly the comparisons that do not agree are left out, and named; where none agrees, nothing ties the two together.
    """
    for file, found in mine.shared.items():
        if any(pairs for _, pairs in found):
            other = _other(audit, file, files)
            apart = [f.place for f, _ in found if f is not None and f.verdict in {"differs", "only if", "undecided"}]
            both = joined(mine, _checked(other._replace(compare=()), files)[1], file, f"{other.document}: ")
            yield from together(f"{audit.document} + {other.document}", both, apart)
