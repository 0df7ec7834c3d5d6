"""The verdict on one printed figure: by which rule it follows from what was computed, or by how much it does not.

`judge` compares a figure with a point (what the inputs give as printed) and a range (what they can give within their
rounding). `follow` has both from a formula. `choose` tries the members of a named set and keeps the best.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from ..core._numbers import choice
from ..core.errors import RangeError
from ._formula import Box, Formula, narrow, range_of, shown, value
from ._intervals import by_rule, contains, distance, exact, interval, last_digit, meet, number, share_left, within
from ._values import READINGS, REMARKS, VERDICTS, Explanation, Finding, Interval, Printed
from .._text import number as written

NARROW = Fraction(1, 20)  # a figure that needs less than this share of an input's interval follows "only if"
_MOST_COARSE = 6
_THOUSAND = 1000


def follow(
    formula: Formula,
    inputs: Mapping[str, Any],
    figure: Any,
    *,
    place: str,
    reading: str | None,
    unit: Any,
    convention: str = "",
    step: Fraction | None = None,
) -> Finding:
    """The verdict on a figure that should be what the formula gives for the inputs."""
    stated = _reading(reading)
    if any(x is None for x in inputs.values()):
        return judge(figure, None, None, place=place, reading=reading, unit=unit, formula="")
    box = {name: interval(x, reading="rounded" if _sure(x) else stated) for name, x in inputs.items()}
    values = range_of(formula, box)
    point = value(formula, {name: exact(x) for name, x in inputs.items()})
    finding = judge(
        figure, point, values.values, place=place, reading=reading, unit=unit, step=step,
        convention=convention if values.exact else _joined(convention, "not excluded"),
        left=lambda target: _left(formula, target, box),
        formula=shown(formula, {name: as_text(x) for name, x in inputs.items()}),
    )  # fmt: skip
    return finding if values.exact or finding.verdict != "exact" else finding._replace(verdict="rounds")


def judge(
    figure: Any,
    point: Fraction | None,
    values: Interval | None,
    *,
    place: str,
    reading: str | None,
    unit: Any,
    convention: str = "",
    left: Callable[[Interval], Fraction] | None = None,
    formula: str = "",
    step: Fraction | None = None,
) -> Finding:
    """The verdict on a figure, given what its inputs give as printed and what they can give."""
    _reading(reading)
    unit = None if unit is None else _unit(unit)
    figure = _as_figure(figure)
    base = Finding(place, figure, point, values, "undecided", convention=convention, formula=formula)
    if figure is None or values is None:
        return base
    share = left or (lambda _: Fraction(1))
    if isinstance(figure, Interval) or figure.words:
        return _bounded(base, figure, point, values, share)
    place_unit = figure.unit if unit is None else unit
    if place_unit != figure.unit and figure.unit:
        convention = _joined(convention, f"unit {place_unit}")
        base = base._replace(convention=convention)
    base = base._replace(sees=_sees(figure, point, values, place_unit, reading))
    if point == figure.value and reading is None:
        return base._replace(verdict="exact")
    if not place_unit:
        return _plain(base, figure.value, values)
    fits = _by_point(figure.value, place_unit, point, READINGS if reading is None else (reading,))
    if point == figure.value and fits:
        return base._replace(verdict="exact")
    if fits:
        verdict = "truncates" if fits[0] == "cut" else "rounds"
        also = tuple(Explanation(rule) for rule in fits[1:])
        return base._replace(verdict=verdict, convention=_joined(convention, fits[0]), also=also, tried=len(READINGS))
    ways = _by_range(figure.value, place_unit, values, share, ("half-up", "half-even") if reading is None else (reading,))
    if ways and ways[0].width >= NARROW:
        return base._replace(verdict="within inputs", convention=_joined(convention, ways[0].convention), also=ways[1:])
    if step is not None:
        chained = _by_point(figure.value, place_unit, step, READINGS if reading is None else (reading,))
        if chained:
            return base._replace(verdict="chained", convention=_joined(convention, chained[0]), also=ways)
    ways += tuple(Explanation(rule) for rule in _by_point(figure.value, place_unit, point, READINGS))
    if unit is None:
        ways += _coarser(figure, point, values, share)
    if ways:
        best = _joined(convention, ways[0].convention)
        return base._replace(verdict="only if", convention=best, also=(ways[0]._replace(convention=best), *ways[1:]))
    rule = by_rule(figure.value, place_unit, reading or "rounded")
    gap = distance(values, rule or Interval(figure.value, figure.value))
    return base._replace(verdict="does not follow", gap=gap, tried=len(READINGS))


def choose(members: Mapping[str, Callable[[], Finding]], stated: str | None) -> Finding:
    """The best finding over a named set, or that of the stated member: what else fits stands in `also`."""
    if stated is not None:
        choice("the convention", stated, tuple(members))
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
    fine = tuple(
        Explanation(_joined(n, f.convention)) for n, f in tried if n != name and f.verdict not in REMARKS
    )
    return best._replace(convention=_joined(name, best.convention), also=(*best.also, *fine), tried=len(members))


def as_text(x: Any) -> str:
    """A figure as it was printed, a number as it is written."""
    if isinstance(x, Printed):
        return x.text
    if isinstance(x, Interval):
        ends = ["" if end is None else written(end) for end in (x.low, x.high)]
        return f"{ends[0]}..{ends[1]}"
    return written(x)


# ------------------------------------------------------------------------------------------------------ the arguments


def _reading(reading: str | None) -> str:
    if reading is not None:
        choice("reading", reading, READINGS)
    return reading or "rounded"


def _unit(unit: Any) -> Fraction:
    size = number("unit", unit)
    if size <= 0:
        message = f"unit must be above 0; got {unit!r}: it is what one step in the last printed place is worth"
        raise RangeError(message)
    return size


def _as_figure(figure: Any) -> Printed | Interval | None:
    if figure is None or isinstance(figure, (Printed, Interval)):
        return figure
    plain = number("figure", figure)
    return Printed(written(plain), plain, Fraction(0))


def _sure(x: Any) -> bool:
    return isinstance(x, Printed) and x.exact


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


# --------------------------------------------------------------------------------------------------------- the rules


def _by_point(value: Fraction, unit: Fraction, point: Fraction | None, rules: tuple[str, ...]) -> tuple[str, ...]:
    """The rules that print the point as the value."""
    if point is None:
        return ()
    targets = ((rule, by_rule(value, unit, rule)) for rule in rules)
    return tuple(rule for rule, target in targets if target is not None and contains(target, point))


def _by_range(
    value: Fraction, unit: Fraction, values: Interval, share: Callable[[Interval], Fraction], rules: tuple[str, ...]
) -> tuple[Explanation, ...]:
    """The rules that print something in the range as the value, widest first."""
    ways: list[Explanation] = []
    for rule in rules:
        target = by_rule(value, unit, rule)
        needed = None if target is None else meet(target, values)
        if needed is not None:
            ways.append(Explanation(rule, needed, share(needed)))
    return tuple(sorted(ways, key=lambda way: -way.width))


def _coarser(
    figure: Printed, point: Fraction | None, values: Interval, share: Callable[[Interval], Fraction]
) -> tuple[Explanation, ...]:
    """Units coarser than printed that would do: for money in thousands only, where "600 tkr" may be tens of tkr."""
    if figure.measure != "money" or figure.unit < _THOUSAND or not figure.value:
        return ()
    ways: list[Explanation] = []
    unit = figure.unit
    for _ in range(_MOST_COARSE):
        unit *= 10
        rules = _by_point(figure.value, unit, point, READINGS)
        ways += [Explanation(f"unit {unit}; {rule}") for rule in rules]
        if not rules:
            found = _by_range(figure.value, unit, values, share, ("half-up", "half-even"))
            ways += [way._replace(convention=f"unit {unit}; {way.convention}") for way in found]
    return tuple(ways)


def _left(formula: Formula, target: Interval, box: Box) -> Fraction:
    """The share left of the narrowest input's interval if the formula is to give the target."""
    narrowed = dict(box)
    if not narrow(formula, target, narrowed):
        return Fraction(0)
    return min((share_left(narrowed[name], x) for name, x in box.items()), default=Fraction(1))


def _plain(base: Finding, value: Fraction, values: Interval) -> Finding:
    """A figure that is one exact number: it follows only if it is among the values."""
    if contains(values, value):
        return base._replace(verdict="within inputs")
    return base._replace(verdict="does not follow", gap=distance(values, Interval(value, value)))


def _bounded(
    base: Finding, figure: Printed | Interval, point: Fraction | None, values: Interval, share: Callable[[Interval], Any]
) -> Finding:
    """The verdict on a bound ("at most 2 years") or a figure in words ("drygt 300")."""
    target = interval(figure)
    words = figure.words if isinstance(figure, Printed) else ()
    name = " ".join(words) if words else "bound"
    base = base._replace(convention=_joined(base.convention, name))
    if within(values, target):
        return base._replace(verdict="exact" if "about" not in words else "rounds")
    needed = meet(values, target)
    if point is not None and contains(target, point):
        return base._replace(verdict="rounds" if "about" in words else "within inputs")
    if needed is not None and share(needed) >= NARROW:
        return base._replace(verdict="within inputs")
    if isinstance(figure, Printed) and set(words) & {"over", "under"} and not set(words) & {"at least", "at most"}:
        digit = last_digit(figure)
        other = Interval(figure.value - digit, figure.value + digit)
        if meet(values, other) is not None:
            return base._replace(verdict="only if", convention=_joined(base.convention, "on the other side of it"))
    if needed is not None:
        return base._replace(verdict="only if")
    return base._replace(verdict="does not follow", gap=distance(values, target))


def _sees(figure: Printed, point: Fraction | None, values: Interval, unit: Fraction, reading: str | None) -> Fraction | None:
    """The smallest whole number of units by which the figure could be wrong and be found out; None if none is."""
    if not unit or (values.low is None and values.high is None):
        return unit or None
    rules = READINGS if reading is None else (reading,)
    loose = ("half-up", "half-even") if reading is None else (reading,)
    centre = figure.value if point is None else (point / unit + Fraction(1, 2)).__floor__() * unit
    below = None if values.low is None else (centre - values.low) / unit
    above = None if values.high is None else (values.high - centre) / unit
    steps = max(1, min(int(x) for x in (below, above) if x is not None) - 1)
    while True:
        for guess in (centre - steps * unit, centre + steps * unit):
            targets = (by_rule(guess, unit, rule) for rule in loose)
            near = any(target is not None and meet(target, values) is not None for target in targets)
            if not near and not _by_point(guess, unit, point, rules):
                return steps * unit
        steps += 1
