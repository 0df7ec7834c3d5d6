"""Small formulas over named figures: what they give as printed, what they can give, and what is left of each figure.

A formula is a name, an exact number, or a tuple: ("sum", ((factor, formula), ...)), ("product", (formula, ...)) or
("quotient", formula, formula). Where each name occurs once, forward evaluation gives the exact range, and narrowing
the exact part of each figure that can give a target. A name that occurs twice is set to its ends if the derivative
proves the formula monotone in it; otherwise the range is an enclosure, and `exact` says so.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from ._intervals import contains, holds_zero, inverse, meet, plus, point, scaled, times
from ._kinds import is_tuple
from ._values import Interval
from ._written import in_formula

TIMES = "\N{MULTIPLICATION SIGN}"
_MOST_WORK = 1_000_000  # products of intervals for a proof that a formula is monotone: some seconds
_MINUSES = frozenset({"-", "\N{MINUS SIGN}"})

Formula: TypeAlias = Any
Box: TypeAlias = dict[str, Interval]


class Range(NamedTuple):
    """The values of a formula: None if a divisor may be 0. `exact` is False for an enclosure."""

    values: Interval | None
    exact: bool


def add(*terms: Formula) -> Formula:
    """The sum of formulas."""
    return ("sum", tuple((1, term) for term in terms))


def less(a: Formula, b: Formula) -> Formula:
    """One formula less another."""
    return ("sum", ((1, a), (-1, b)))


def names(formula: Formula) -> Counter[str]:
    """How often each name occurs."""
    if isinstance(formula, str):
        return Counter([formula])
    found: Counter[str] = Counter()
    for part in parts(formula):
        found.update(names(part))
    return found


def parts(formula: Formula) -> tuple[Formula, ...]:
    """The formulas that a formula is made of."""
    if not is_tuple(formula):
        return ()
    if formula[0] == "sum":
        return tuple(term for _, term in formula[1])
    return formula[1] if formula[0] == "product" else formula[1:]


def leaves(formula: Formula) -> list[Formula]:
    """The names and numbers in a formula, as often as they occur."""
    found: list[Formula] = []
    inside = [formula]
    while inside:
        part = inside.pop()
        if is_tuple(part):
            inside.extend(parts(part))
        else:
            found.append(part)
    return found


def depth(formula: Formula) -> int:
    """How many formulas stand inside each other."""
    levels, inside = 0, [formula]
    while inside:
        levels += 1
        inside = [part for outer in inside for part in parts(outer)]
    return levels


def renamed(formula: Formula, prefix: str) -> Formula:
    """The same formula with a prefix to each name."""
    if isinstance(formula, str):
        return prefix + formula
    return rebuilt(formula, [renamed(part, prefix) for part in parts(formula)])


def rebuilt(formula: Formula, inner: list[Formula]) -> Formula:
    """The same formula with other formulas inside."""
    if not is_tuple(formula):
        return formula
    if formula[0] == "sum":
        return ("sum", tuple((factor, x) for (factor, _), x in zip(formula[1], inner, strict=True)))
    return ("product", tuple(inner)) if formula[0] == "product" else ("quotient", *inner)


def value(formula: Formula, values: dict[str, Fraction | None]) -> Fraction | None:
    """What the formula gives for one value of each name; None if a value is missing or something is divided by 0."""
    if isinstance(formula, str):
        return values[formula]
    if not is_tuple(formula):
        return Fraction(formula)
    inner = [value(part, values) for part in parts(formula)]
    known = [x for x in inner if x is not None]
    if len(known) < len(inner):
        return None
    if formula[0] == "sum":
        return sum((f * x for (f, _), x in zip(formula[1], known, strict=True)), Fraction(0))
    if formula[0] == "product":
        answer = Fraction(1)
        for x in known:
            answer *= x
        return answer
    return None if known[1] == 0 else known[0] / known[1]


def enclose(formula: Formula, box: Box) -> Interval | None:
    """The range of a formula whose names are taken as independent wherever they occur."""
    if isinstance(formula, str):
        return box[formula]
    if not is_tuple(formula):
        return point(formula)
    inner = [enclose(part, box) for part in parts(formula)]
    known = [x for x in inner if x is not None]
    if len(known) < len(inner):
        return None
    if formula[0] == "sum":
        answer = point(0)
        for (factor, _), x in zip(formula[1], known, strict=True):
            answer = plus(answer, scaled(x, factor))
        return answer
    if formula[0] == "product":
        answer = point(1)
        for x in known:
            answer = times(answer, x)
        return answer
    upside_down = inverse(known[1])
    return None if upside_down is None else times(known[0], upside_down)


def range_of(formula: Formula, box: Box) -> Range:
    """The values that a formula can take: exactly, wherever that can be proved."""
    twice = [name for name, count in names(formula).items() if count > 1 and box[name].low != box[name].high]
    loose = enclose(formula, box)
    if not twice or loose is None:
        return Range(loose, exact=True)
    if len(twice) * len(leaves(formula)) ** 2 > _MOST_WORK:
        return Range(loose, exact=False)
    lowest, highest = dict(box), dict(box)
    for name in twice:
        slope = _slope(formula, name, box)
        x = box[name]
        if slope is None or x.low is None or x.high is None:
            return Range(loose, exact=False)
        low, high = Interval(x.low, x.low, x.low_open, x.low_open), Interval(x.high, x.high, x.high_open, x.high_open)
        if slope.low is not None and slope.low >= 0:
            lowest[name], highest[name] = low, high
        elif slope.high is not None and slope.high <= 0:
            lowest[name], highest[name] = high, low
        else:
            return Range(loose, exact=False)
    bottom, top = enclose(formula, lowest), enclose(formula, highest)
    if bottom is None or top is None:
        return Range(loose, exact=False)
    return Range(Interval(bottom.low, top.high, bottom.low_open, top.high_open), exact=True)


def _slope(formula: Formula, name: str, box: Box) -> Interval | None:
    """The range of the derivative with respect to one name."""
    if isinstance(formula, str) or name not in names(formula):
        return point(1 if formula == name else 0)
    inner = [(_slope(part, name, box), enclose(part, box)) for part in parts(formula)]
    known = [(d, x) for d, x in inner if d is not None and x is not None]
    if len(known) < len(inner):
        return None
    if formula[0] == "sum":
        answer = point(0)
        for (factor, _), (slope, _) in zip(formula[1], known, strict=True):
            answer = plus(answer, scaled(slope, factor))
        return answer
    if formula[0] == "product":
        answer = point(0)
        for i, (slope, _) in enumerate(known):
            term = slope
            for j, (_, x) in enumerate(known):
                term = times(term, x) if j != i else term
            answer = plus(answer, term)
        return answer
    (a_slope, a), (b_slope, b) = known
    upside_down = inverse(b)
    top = plus(times(a_slope, b), scaled(times(a, b_slope), -1))
    return None if upside_down is None else times(top, times(upside_down, upside_down))


# -------------------------------------------------------------------------------------------------------- narrowing


def narrow(formula: Formula, target: Interval, box: Box) -> bool:
    """Cut each name's interval in the box down to what can give the target; False proves that nothing can."""
    if isinstance(formula, str):
        left = meet(box[formula], target)
        if left is None:
            return False
        box[formula] = left
        return True
    if not is_tuple(formula):
        return contains(target, Fraction(formula))
    inner = [enclose(part, box) for part in parts(formula)]
    known = [x for x in inner if x is not None]
    if len(known) < len(inner):
        return True  # something may be divided by 0: nothing can be said
    wanted = _WANTED[formula[0]](formula, target, known)
    return all(x is None or narrow(part, x, box) for part, x in zip(parts(formula), wanted, strict=True))


def _wanted_terms(formula: Formula, target: Interval, known: list[Interval]) -> list[Interval | None]:
    scaled_terms = [scaled(x, factor) for (factor, _), x in zip(formula[1], known, strict=True)]
    answers: list[Interval | None] = []
    for (factor, _), rest in zip(formula[1], _all_but_one(scaled_terms, plus, point(0)), strict=True):
        answers.append(scaled(plus(target, scaled(rest, -1)), Fraction(1) / factor) if factor else None)
    return answers


def _wanted_factors(_: Formula, target: Interval, known: list[Interval]) -> list[Interval | None]:
    return [_quotient(target, rest) for rest in _all_but_one(known, times, point(1))]


def _wanted_quotient(_: Formula, target: Interval, known: list[Interval]) -> list[Interval | None]:
    a, b = known
    return [times(target, b), _quotient(a, target)]


_WANTED = {"sum": _wanted_terms, "product": _wanted_factors, "quotient": _wanted_quotient}


def _all_but_one(values: list[Interval], combine: Any, nothing: Interval) -> list[Interval]:
    """For each value the combination of all the others, by running ones from both ends."""
    if not values:
        return []
    before, after = [nothing], [nothing]
    for x in values[:-1]:
        before.append(combine(before[-1], x))
    for x in reversed(values[1:]):
        after.append(combine(after[-1], x))
    return [combine(x, y) for x, y in zip(before, reversed(after), strict=True)]


def _quotient(target: Interval, divisor: Interval) -> Interval | None:
    """All x with x times some divisor in the target; None where nothing can be said."""
    if holds_zero(divisor):
        if holds_zero(target):
            return None
        if divisor.low == 0:  # the divisor is then not 0 itself
            divisor = divisor._replace(low_open=True)
        elif divisor.high == 0:
            divisor = divisor._replace(high_open=True)
    upside_down = inverse(divisor)
    return None if upside_down is None else times(target, upside_down)


# ------------------------------------------------------------------------------------------------------------ in words


def shown(formula: Formula, texts: dict[str, str], *, inner: bool = False) -> str:
    """The formula as people write it, with a text for each name."""
    if isinstance(formula, str):
        return texts[formula]
    if not is_tuple(formula):
        return in_formula(formula)
    if formula[0] == "sum":
        answer = ""
        for factor, term in formula[1]:
            size = shown(term, texts, inner=True)
            if abs(factor) != 1:
                size = f"{abs(factor)} {TIMES} {size}"
            minus = factor < 0
            if answer and not minus and size[:1] in _MINUSES:
                minus, size = True, size[1:].lstrip()
            elif minus and size[:1] in _MINUSES:
                size = f"({size})"
            answer = f"{answer} {'-' if minus else '+'} {size}" if answer else f"-{size}" if minus else size
    elif formula[0] == "product":
        answer = f" {TIMES} ".join(shown(part, texts, inner=True) for part in formula[1])
    else:
        answer = f"{shown(formula[1], texts, inner=True)} / {shown(formula[2], texts, inner=True)}"
    return f"({answer})" if inner and " " in answer else answer
