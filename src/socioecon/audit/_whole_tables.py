"""What is said of a table as a whole: one rate, a retention, what happened to the rest, the unit it was rounded to."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING, Any

from socioecon.core.cohorts import person_years

from ._faults import is_number
from ._formula import TIMES, Formula, less
from ._intervals import EVERYTHING, as_input, contains, exact, interval, scaled, within
from ._judge import follow, judge
from ._kinds import is_table
from ._named_rate import growths, named_rate
from ._paths import Place, cells_of, formula_of, inputs_of, row_cells
from ._reading import printed
from ._rules import Terms
from ._values import REMARKS, RESIDUALS, RETENTIONS, VERDICTS, Explanation, Finding, Interval, Printed, RateSet
from ._written import in_formula
from .inference import infer_retention, infer_unit
from .rates import HIGHEST, LOWEST, bounded, infer_rate
from .residuals import infer_residual
from .tables import judge_cell

if TYPE_CHECKING:
    from ._document import Audit, Table

Box = dict[str, Interval]


def rounded_to(table: Table) -> list[Finding]:
    """The unit that a table was rounded to, where figures enough tell of one that is coarser than the last place."""
    figures = [x for row in table.rows.values() for x in row if x is not None]
    ways = infer_unit(figures)
    way, last = ways[0], next(way for way in ways if way.convention == "last place")
    if way is last:
        return []
    return [
        Finding(
            table.place,
            None,
            None,
            None,
            "rounds",
            convention="unit",
            sees=way.needs,
            also=(Explanation("style", figures[0]), Explanation("by chance", last.width)),
        )
    ]


def cumulative(audit: Audit, figures: dict[str, Any], table: Table) -> tuple[list[Finding], list[Formula], Box]:
    """The rate of a cumulative table, the annual amounts it needs, and its relations for `check_together`.

    Cells and amounts are read by the rule that the document states, if any. Of the rates that give every
    cell the stated one is told, or else the simplest.
    """
    asked, rows = table.checks["cumulative"], cells_of(table)
    timing = asked.get("timing", "?")
    stated = asked.get("amounts", "?")
    amounts = None
    if is_table(stated):
        amounts = {row: _range(audit, figures, text)[1] for row, text in stated.items()}
    values = {row: [as_input(x, audit.reading) for x in cells] for row, cells in rows.items()}
    found = infer_rate(values, amounts=amounts, timing=None if timing == "?" else timing)
    shown = None if asked.get("rate", "?") == "?" else _printed(audit, asked["rate"])
    if not found:
        unsure = shown is not None and _beyond(shown)
        verdict, told = ("undecided", "beyond") if unsure else ("does not follow", "no rate")
        return [Finding(table.place, None, None, None, verdict, convention=told)], [], {}
    spans = [bounded(rates) for answer in found for rates in answer.intervals]
    checked = [] if shown is None else [_stated_rate(shown, found, table, audit.reading)]
    formulas, box = _growth(table, Interval(1 / (1 + max(x for _, x in spans)), 1 / (1 + min(x for x, _ in spans))))
    if (LOWEST, HIGHEST) in spans:
        every = Interval(LOWEST, HIGHEST, low_open=True)
        nothing = Finding(table.place, None, None, every, "undecided", convention="any rate")
        return [nothing, *checked], formulas, box
    targets = {row: [as_input(x, audit.reading or "half-up") for x in cells] for row, cells in rows.items()}
    meant = None if shown is None else shown.value
    findings: list[Finding] = []
    alike = {answer.intervals: [x for x in found if x.intervals == answer.intervals] for answer in found}
    for answers in alike.values():  # known amounts allow other rates at each timing: each is told with its own
        first, *others = answers
        rates = first.intervals[0]
        rate, needs = named_rate(bounded(rates), meant, targets, amounts or {}, first.timing)
        also = [Explanation(answer.timing) for answer in answers]
        if amounts is None:
            also.append(Explanation("undiscounted, falling", rate / (1 + rate)))
        told = "one rate" if amounts is None and others else "one rate, timing"
        verdict = "rounds" if all(first.shown) else "within inputs"
        findings.append(Finding(table.place, None, rate, rates, verdict, convention=told, also=tuple(also)))
        if stated == "?" and needs is not None:
            firsts = {row: cells[0].value for row, cells in rows.items()}
            findings.append(_amounts(table, firsts, targets, rate, needs))
    return [*findings[:1], *checked, *findings[1:]], formulas, box


def _stated_rate(shown: Printed, found: tuple[RateSet, ...], table: Table, reading: str | None) -> Finding:
    """The verdict on a rate that is stated, from all that the table allows: how wide they are is nothing against it."""
    terms, differ = Terms(f"{table.place}, ränta", reading), len({answer.intervals for answer in found}) > 1
    tried = [
        judge(shown, None, rates, terms, formula=in_formula(rates), convention=answer.timing if differ else "")
        for answer in found
        for rates in answer.intervals
    ]
    best = max(tried, key=lambda finding: VERDICTS.index(finding.verdict))
    edges = {end for answer in found for rates in answer.intervals for end in bounded(rates)}
    if best.verdict == "does not follow" and edges & {LOWEST, HIGHEST} and _beyond(shown):
        return best._replace(verdict="undecided", gap=Fraction(0), convention="beyond")
    return best


def _beyond(rate: Printed) -> bool:
    """Whether a rate may be one that is not sought."""
    return not within(interval(rate), Interval(LOWEST, HIGHEST))


def _amounts(
    table: Table, first: dict[str, Fraction], targets: dict[str, list[Interval]], rate: Fraction, needs: Box
) -> Finding:
    """Whether the first column, as printed, gives the others; and the amounts that do."""
    growth = growths(rate, len(table.columns))
    off = cells = 0
    for row, figures in targets.items():
        cells += len(figures)
        off += sum(not contains(x, first[row] * factor) for x, factor in zip(figures, growth, strict=True))
    return Finding(
        table.place,
        None,
        Fraction(off),
        None,
        "rounds",
        convention="amounts",
        also=(Explanation("", needs),),
        tried=cells,
    )


def _growth(table: Table, v: Interval) -> tuple[list[Formula], Box]:
    """Every row is an amount times 1, 1 + v, 1 + v + v^2 ...: as formulas that are 0."""
    formulas: list[Formula] = []
    names = {"v": f"{table.name} (v)"}
    box = {names["v"]: v}
    for years in range(2, len(table.columns) + 1):
        now, before = f"{table.name} (S{years})", f"{table.name} (S{years - 1})"
        box[now] = Interval(None, None)
        inner: Formula = Fraction(1) if years == 2 else before
        formulas.append(("sum", ((1, now), (-1, Fraction(1)), (-1, ("product", (names["v"], inner))))))
    for row in cells_of(table):
        amount = f"{table.name}, {row} (a)"
        box[amount] = Interval(None, None)
        for n, column in enumerate(table.columns):
            cell = ", ".join(part for part in (table.name, row, column) if part)
            product: Formula = amount if n == 0 else ("product", (amount, f"{table.name} (S{n + 1})"))
            formulas.append(less(cell, product))
    return formulas, box


# ----------------------------------------------------------------------------------------------------------- retention


def retention(audit: Audit, figures: dict[str, Any], table: Table) -> list[Finding]:
    """The retention that each row needs, and whether the one that is stated gives the rows it applies to.

    Cells and amounts are read by the rule that the document states, if any; intake and stated shares are those numbers.
    """
    asked = table.checks["retention"]
    intake, stated = ([_number(audit, x) for x in asked.get(key, ())] for key in ("intake", "stated"))
    amounts = {row: _range(audit, figures, text) for row, text in asked.get("amounts", {}).items()}
    findings: list[Finding] = []
    for row in amounts or table.rows:
        known = {row: amounts[row][1]} if row in amounts else None
        values = [as_input(x, audit.reading) for x in row_cells(table, row)]
        ways = infer_retention({row: values}, intake=intake, amounts=known)[row]
        told, verdict = ("retention", "rounds") if ways else ("no retention", "does not follow")
        findings.append(
            Finding(
                f"{table.place}, {row}", None, None, None, verdict, convention=told, also=ways, tried=len(RETENTIONS)
            )
        )
    if stated:
        # "Of those left" the first is of all who came, each later one of the year before.
        readings = dict(zip(RETENTIONS, (stated, list(accumulate(stated, mul))), strict=True))
        years = {name: person_years(intake, shares) for name, shares in readings.items()}
        for row in asked.get("applies_to", list(amounts)):
            answers = {name: _cells(table, row, amounts[row], n, audit.reading) for name, n in years.items()}
            findings += _as_read(answers, asked.get("reading", RETENTIONS[0]))
    return findings


def _cells(
    table: Table, row: str, amount: tuple[Fraction | None, Interval, str], years: tuple[Any, ...], reading: str | None
) -> list[Finding]:
    """The verdict on each cell of a row, from an amount and person-years."""
    point, values, text = amount
    found: list[Finding] = []
    for cell, n, column in zip(row_cells(table, row), years, table.columns, strict=True):
        computed = None if point is None else point * n, scaled(values, n)
        finding = judge_cell(cell, computed, Terms(f"{table.place}, {row}, {column}", reading))
        found.append(finding._replace(formula=f"{text} {TIMES} {in_formula(n)}"))
    return found


def _as_read(answers: dict[str, list[Finding]], reading: str) -> list[Finding]:
    """The verdicts under the reading that is named; "only if" where the other reading gives the whole row."""
    other = next(name for name in RETENTIONS if name != reading)
    fine = all(f.verdict not in REMARKS for f in answers[other])
    return [
        f._replace(verdict="only if", convention=other, also=(Explanation(other),), tried=len(RETENTIONS))
        if f.verdict in REMARKS and fine
        else f._replace(convention="; ".join(x for x in (reading, f.convention) if x), tried=len(RETENTIONS))
        for f in answers[reading]
    ]


# ------------------------------------------------------------------------------------------------------- the residual


def residual(audit: Audit, figures: dict[str, Any], table: Table) -> list[Finding]:
    """What happened to the rest of shares that do not add up; and the verdict on each amount from its own share."""
    asked = table.checks["residual"]
    _, total, _ = _range(audit, figures, asked["total"])
    given = audit.tables[asked["shares"]]
    amounts = {row: row_cells(table, row)[0] for row in table.rows}
    shares = {row: row_cells(given, row)[0]._replace(exact=False) for row in amounts}
    ways = infer_residual(amounts, total=total, shares=shares, reading=audit.reading)
    told, verdict = ("residual", "rounds") if ways else ("no residual", "does not follow")
    shown = sum((share.value for share in shares.values()), Fraction(0))
    tried = len(RESIDUALS) - 1 + len(amounts)
    found = [
        Finding(table.place, None, shown, None, verdict, convention=told, also=_decisive(ways, shares), tried=tried)
    ]
    unit = infer_unit(list(amounts.values()))[0].needs
    whole: Formula = exact(total)
    if whole is None:  # the figures behind it, each with its rounding
        whole = formula_of(audit, figures, asked["total"], Place())
    for row, amount in amounts.items():
        share = f"{given.name}, {row} (share)"
        inputs = {**inputs_of(whole, figures), share: shares[row]}
        terms = Terms(f"{table.place}, {row}", audit.reading, max(unit, amount.unit))
        found.append(follow(("product", (whole, share)), inputs, amount, terms))
    return found


def _decisive(ways: tuple[Explanation, ...], shares: dict[str, Printed]) -> tuple[Explanation, ...]:
    """Each explanation with what it needs of those shares that cannot be as printed."""
    kept: list[Explanation] = []
    for way in ways:
        ranges = {row: x for row, x in way.needs.items() if isinstance(x, Interval)}
        moved = {row: x for row, x in ranges.items() if not contains(x, shares[row].value)}
        kept.append(way._replace(needs=moved) if ranges else way)
    return tuple(kept)


def _printed(audit: Audit, x: Any) -> Printed:
    """A figure as the document prints it; a number of the file has a decimal point, whatever the language."""
    return printed(str(x), locale=audit.locale if isinstance(x, str) else "en")


def _number(audit: Audit, x: Any) -> Fraction:
    return Fraction(x) if is_number(x) else _printed(audit, x).value


def _range(audit: Audit, figures: dict[str, Any], text: Any) -> tuple[Fraction | None, Interval, str]:
    """What an expression gives as printed, its range, and how it is told in a formula: a bound as it is printed."""
    formula = formula_of(audit, figures, text, Place())
    finding = follow(formula, inputs_of(formula, figures), EVERYTHING, Terms(reading=audit.reading))
    told = finding.formula if isinstance(formula, str) else f"({finding.formula})"
    told = told if finding.point is None else in_formula(finding.point)
    return finding.point, finding.expected or EVERYTHING, told
