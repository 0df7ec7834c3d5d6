"""What must not be added up unseen: resources and transfers, cash and capacity, what is measured and what is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from socioecon.core.cashability import cashable
from socioecon.core.flows import cumulative
from socioecon.core.shares import rescale

from ._both import both
from ._kinds import divisible
from ._steps import Step, call, given, last, less, less_by_year, nobody, plus
from ._words import GRADES, PUBLIC_FUNDS, told
from .amounts import quoted
from .assumptions import EVIDENCE
from .profiles import path_of, source_of

if TYPE_CHECKING:
    from .accounts import Account, Line

Measure: TypeAlias = Callable[..., Step]


_SO_FAR = both("so far", "hittills")


def sum_of(label: str, flows: Step) -> Step:
    """The sum of flows over all years: the last of their running sums."""
    return call(label, flows.unit, last, call(_SO_FAR, flows.unit, cumulative, flows))


# ------------------------------------------------------------------------------------------------------------- by kind


def of_kinds(label: str, *kinds: str) -> Measure:
    """The measure of the gains less the costs of some kinds: resource, production, transfer, mixed."""

    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:
        lines = [line for line in account.lines if line.term.kind in kinds and item in {None, line.item}]
        return worth_of(
            account, both("{}, {}", "{}, {}", label, told(item or account.name)), lines, discounted=discounted
        )

    return measure


def worth_of(account: Account, label: str, lines: Iterable[Line], *, discounted: bool) -> Step:
    """What some lines are worth over all years, gains less costs."""
    parts: dict[bool, list[Line]] = {False: [], True: []}
    for line in lines:
        parts[line.is_cost].append(line)
    gains, costs = (
        sum_of(part, account.summed(part, parts[is_cost], discounted=discounted))
        for part, is_cost in (
            (both("gains, {}", "nytta, {}", label), False),
            (both("costs, {}", "kostnader, {}", label), True),
        )
    )
    return call(label, "kr", less, gains, costs)


# --------------------------------------------------------------------------------------------------- cash and capacity


def _is_avoided(line: Line) -> bool:
    """Whether a line may be a cost that is avoided: what is produced is none."""
    return not line.is_cost and line.term.kind != "production"


def _cash(line: Line) -> Step | None:
    """What of a line becomes money, where it is stated."""
    stated = getattr(line.term.item, "cashable", {}).get(line.actor)
    if stated is None or not _is_avoided(line):
        return None
    share = given(f"{path_of(line.term.item)}.cashable.{quoted(line.actor)}.share", stated.share, "share")
    label = both("cashable of {}, {}", "pengar i budgeten: {}, {}", told(line.item), told(line.actor))
    return call(label, "kr", cashable, line.nominal, share, lag=stated.lag)


def _released(line: Line) -> Step | None:
    if not _is_avoided(line):
        return None
    cash = _cash(line)
    if cash is not None:
        label = both("released of {}, {}", "frigjord kapacitet: {}, {}", told(line.item), told(line.actor))
        return call(label, "kr", less_by_year, line.nominal, cash)
    return line.nominal if getattr(line.term.item, "against", None) == "forecast" else None


def _unstated(line: Line) -> Step | None:
    return line.nominal if _is_avoided(line) and _released(line) is None else None


def _paid(line: Line) -> Step | None:
    # The cost of public funds is paid by nobody: it is a loss to society in no budget.
    paid = line.is_cost and line.actor != PUBLIC_FUNDS and getattr(line.term.item, "budgeted", True)
    return line.nominal if paid else None


def _in_kind(line: Line) -> Step | None:
    return line.nominal if line.is_cost and not getattr(line.term.item, "budgeted", True) else None


def _by_line(label: str, part: Callable[[Line], Step | None]) -> Measure:
    def measure(account: Account, *, item: str | None, discounted: bool) -> Step:  # noqa: ARG001  # money as it falls
        lines = [line for line in account.lines if item in {None, line.item}]
        told_of = both("{}, {}", "{}, {}", label, told(item or account.name))
        return account.added(told_of, [(line, part(line)) for line in lines])

    return measure


# --------------------------------------------------------------------------------------------------------- by evidence


def _by_evidence(account: Account, *, item: str | None, discounted: bool) -> Step:
    worth: dict[str, list[Step]] = {}
    for name in account.items if item is None else (item,):
        lines = [line for line in account.lines if line.item == name and not line.is_cost]
        label = both("gains, {}", "nytta, {}", told(name))
        value = sum_of(label, account.summed(label, lines, discounted=discounted))
        if value.value > 0:
            grade = GRADES[grade_of(lines[0], account)]
            worth.setdefault(grade, []).append(divisible(value, account.book.kind))
    if not worth:
        return call(both("nothing is gained", "inget vinns"), "share", nobody)
    graded = {
        grade: call(both("gains on {}", "nytta som vilar på {}", grade), "kr", plus, *values)
        for grade, values in worth.items()
    }
    return call(both("share by evidence", "andel efter evidens"), "share", rescale, graded)


def grade_of(line: Line, account: Account) -> str:
    """The weakest grade of evidence that a line rests on: of its source, and of the factors of additionality."""
    scenario = account.book.scenario
    source = source_of(scenario, line.term.item)
    grades: list[Any] = [source.evidence if source else None]
    if getattr(line.term.item, "counts", "everyone") == "additional":
        for name, neutral in (("deadweight", 0), ("displacement", 0), ("leakage", 0), ("attribution", 1)):
            factor = getattr(scenario.additionality, name)
            if factor.value != neutral:
                grades.append(factor.evidence)
    weakest: str = "not stated" if None in grades else max(grades, key=EVIDENCE.index)
    return weakest


#: By year, in money as it falls: of the gains other than production, and of the costs.
BUDGET = ("cashable", "released", "unstated", "paid", "in_kind")
KEPT_APART: dict[str, Measure] = {
    "social_gain": of_kinds(both("social gain", "samhällsvinst"), "resource", "production"),
    "resource": of_kinds(both("resource", "resurs"), "resource"),
    "production": of_kinds(both("production", "produktion"), "production"),
    "transfer": of_kinds(both("transfer", "transferering"), "transfer"),
    "mixed": of_kinds(both("mixed", "blandat"), "mixed"),
    "cashable": _by_line(both("cashable", "pengar i budgeten"), _cash),
    "released": _by_line(both("released", "frigjord kapacitet"), _released),
    "unstated": _by_line(both("unstated", "inte angivet vilket"), _unstated),
    "paid": _by_line(both("paid", "kostnader som betalas"), _paid),
    "in_kind": _by_line(both("in kind", "kostnader inom befintliga tjänster"), _in_kind),
    "by_evidence": _by_evidence,
}
