"""The verdict on one printed figure: by which rule it follows from what was computed, or by how much it does not.

`judge` compares a figure with a point (what the inputs give as printed) and a range (what they can give within their
rounding). `follow` has both from a formula. `choose` tries the members of a named set and keeps the best.
"""

# ruff: noqa: PLR0913  # all that a verdict rests on

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core._numbers import choice

from ._formula import Box, Formula, narrow, range_of, shown, value
from ._intervals import (
    EVERYTHING,
    as_input,
    by_rule,
    contains,
    distance,
    exact,
    interval,
    last_digit,
    meet,
    share_left,
    within,
)
from ._rules import Terms, anything, by_point, by_range, checked, coarser, sees
from ._values import READINGS, REMARKS, VERDICTS, Explanation, Finding, Interval, Printed, number
from ._written import as_text, in_formula

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NARROW = Fraction(1, 20)  # a figure that needs less than this share of an input's interval follows "only if"


def follow(
    formula: Formula,
    inputs: Mapping[str, Any],
    figure: Any,
    terms: Terms,
    *,
    convention: str = "",
    step: Fraction | None = None,
    limit: Interval = EVERYTHING,
    read: str | None = None,
) -> Finding:
    """The verdict on a figure that should be what the formula gives for the inputs; `limit` holds what it can be.

    The inputs are read by the rule that is stated for the figure, or by `read` where they stand in another document.
    """
    checked(terms)
    if any(x is None for x in inputs.values()):
        return judge(figure, None, None, terms)
    box = {name: as_input(x, read or terms.reading) for name, x in inputs.items()}
    values = range_of(formula, box)
    point = value(formula, {name: exact(x) for name, x in inputs.items()})
    possible = None if values.values is None else meet(values.values, limit)
    as_written = as_text if isinstance(formula, str) else in_formula
    finding = judge(
        figure,
        point if point is not None and contains(limit, point) else None,
        possible,
        terms,
        step=step,
        convention=convention if values.exact else _joined(convention, "not excluded"),
        left=lambda target: _left(formula, target, box),
        formula=shown(formula, {name: as_written(x) for name, x in inputs.items()}),
    )
    return finding._replace(point=point)


def judge(  # noqa: PLR0911  # one return for each verdict, best first
    figure: Any,
    point: Fraction | None,
    values: Interval | None,
    terms: Terms,
    *,
    convention: str = "",
    left: Callable[[Interval], Fraction] | None = None,
    formula: str = "",
    step: Fraction | None = None,
) -> Finding:
    """The verdict on a figure, given what its inputs give as printed and what they can give.

    `left` tells what share is left of the narrowest input's interval if the figure is to lie in a target; `step` is
    what comes out from printed figures on the way.
    """
    checked(terms)
    figure = _as_figure(figure)
    base = Finding(terms.place, figure, point, values, "undecided", convention=convention, formula=formula)
    if figure is None or values is None:
        return base
    share = left or anything
    if isinstance(figure, Interval) or figure.words:
        return _bounded(base, figure, point, values, share)
    if terms.unit is not None and figure.unit and figure.unit != number("unit", terms.unit):
        figure = figure._replace(unit=number("unit", terms.unit))
        base = base._replace(convention=_joined(convention, f"unit {figure.unit}"))
    if not figure.unit:
        return _plain(base, figure.value, point, values)
    base = base._replace(sees=sees(figure, point, values, terms))
    fits = by_point(figure, point, terms.rules)
    if point == figure.value and (fits or terms.reading is None):
        return base._replace(verdict="exact")
    if fits:
        also = tuple(Explanation(rule) for rule in fits[1:])
        verdict = "truncates" if fits[0] == "cut" else "rounds"
        return base._replace(
            verdict=verdict, convention=_joined(base.convention, fits[0]), also=also, tried=len(READINGS)
        )
    ways = by_range(figure, values, share, terms.loose_rules)
    if ways and ways[0].width >= NARROW:
        fit = _joined(base.convention, ways[0].convention)
        return base._replace(verdict="within inputs", convention=fit, also=ways[1:], tried=len(READINGS))
    chained = by_point(figure, step, terms.rules)
    if chained:
        return base._replace(verdict="chained", convention=_joined(base.convention, chained[0]), also=ways)
    ways += tuple(Explanation(rule) for rule in by_point(figure, point, READINGS))
    if terms.unit is None:
        ways += coarser(figure, point, values, share)
    return _remark(base, figure, values, terms, ways)


def _remark(base: Finding, figure: Printed, values: Interval, terms: Terms, ways: tuple[Explanation, ...]) -> Finding:
    """What is left for a figure that does not simply follow: "only if" one of the ways, or not at all."""
    if ways:
        first = ways[0]._replace(convention=_joined(base.convention, ways[0].convention))
        return base._replace(verdict="only if", convention=first.convention, also=(first, *ways[1:]))
    # Each rule is tried as it was above: on the range, or (cut, where no rule is stated) on the point alone.
    reach = dict.fromkeys(terms.loose_rules, values)
    if base.point is not None:
        reach = {**dict.fromkeys(terms.rules, Interval(base.point, base.point)), **reach}
    ends = ((x, by_rule(figure.value, figure.unit, rule)) for rule, x in reach.items())
    gap = min(distance(x, target or Interval(figure.value, figure.value)) for x, target in ends)
    return base._replace(verdict="does not follow", gap=gap, tried=len(READINGS))


def choose(name: str, members: Mapping[str, Callable[[], Finding]], stated: str | None) -> Finding:
    """The best finding over a named set, or that of the stated member: what else fits stands in `also`."""
    if stated is not None:
        choice(name, stated, tuple(members))
        finding = members[stated]()
        if finding.verdict not in REMARKS:
            return finding._replace(convention=_joined(stated, finding.convention))
        others = [(name, make()) for name, make in members.items() if name != stated]
        fine = tuple(Explanation(_joined(n, f.convention)) for n, f in others if f.verdict not in REMARKS)
        if not fine or finding.verdict == "undecided":
            return finding._replace(convention=_joined(stated, finding.convention), tried=len(members))
        return finding._replace(
            verdict="only if", gap=Fraction(0), convention=fine[0].convention, also=fine, tried=len(members)
        )
    tried = [(name, make()) for name, make in members.items()]
    name, best = max(tried, key=lambda pair: VERDICTS.index(pair[1].verdict))
    fine = tuple(Explanation(_joined(n, f.convention)) for n, f in tried if n != name and f.verdict not in REMARKS)
    return best._replace(convention=_joined(name, best.convention), also=(*best.also, *fine), tried=len(members))


# ------------------------------------------------------------------------------------------------------ the arguments


def _as_figure(figure: Any) -> Printed | Interval | None:
    if isinstance(figure, Printed):
        return figure
    if figure is None or isinstance(figure, Interval):
        return None if figure is None else interval(figure)
    plain = number("figure", figure)
    return Printed(as_text(plain), plain, Fraction(0))


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


# --------------------------------------------------------------------------------------------------------- the rules


def _left(formula: Formula, target: Interval, box: Box) -> Fraction:
    """The share left of the narrowest input's interval if the formula is to give the target."""
    narrowed = dict(box)
    if not narrow(formula, target, narrowed):
        return Fraction(0)
    return min((share_left(narrowed[name], x) for name, x in box.items()), default=Fraction(1))


def _plain(base: Finding, value: Fraction, point: Fraction | None, values: Interval) -> Finding:
    """A figure that is one exact number: it follows only if it is among the values."""
    if contains(values, value):
        return base._replace(verdict="exact" if point == value else "within inputs")
    return base._replace(verdict="does not follow", gap=distance(values, Interval(value, value)))


def _bounded(  # noqa: PLR0911  # one return for each case, best first
    base: Finding,
    figure: Printed | Interval,
    point: Fraction | None,
    values: Interval,
    share: Callable[[Interval], Any],
) -> Finding:
    """The verdict on a bound ("at most 2 years") or a figure in words ("drygt 300")."""
    target = interval(figure)
    words = figure.words if isinstance(figure, Printed) else ()
    name = " ".join(words) if words else "bound"
    base = base._replace(convention=_joined(base.convention, name))
    loose = set(words) & {"over", "under"} and not set(words) & {"at least", "at most"}
    hedged = figure if isinstance(figure, Printed) and loose else None
    if within(values, target):
        if hedged is not None and contains(target, hedged.value):  # said of the size or of the number, never of itself
            if values.low == values.high == hedged.value:
                return base._replace(verdict="only if", convention=_joined(base.convention, "on the other side of it"))
            return base._replace(verdict="within inputs")
        return base._replace(verdict="exact" if "about" not in words else "rounds")
    needed = meet(values, target)
    if point is not None and contains(target, point):
        return base._replace(verdict="rounds" if "about" in words else "within inputs")
    if needed is not None and share(needed) >= NARROW:
        return base._replace(verdict="within inputs")
    if hedged is not None:
        digit = last_digit(hedged)
        other = Interval(hedged.value - digit, hedged.value + digit)
        if meet(values, other) is not None:
            return base._replace(verdict="only if", convention=_joined(base.convention, "on the other side of it"))
    if needed is not None:
        return base._replace(verdict="only if", convention=_joined(base.convention, "at the edge"))
    return base._replace(verdict="does not follow", gap=distance(values, target))
