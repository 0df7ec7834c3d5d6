"""Does a printed figure follow? One function for each way in which a report computes a figure from others.

Every check takes figures as `printed` gives them, plain numbers (exact) or intervals, and answers with a `Finding`:
the verdict, by which convention, the least gap if it does not follow, and the smallest error that it would have seen.
`place` says where the figure stands; `reading` states the rounding rule, otherwise all READINGS are tried; `unit`
states what the last place is worth, otherwise it is the last printed one. None in place of a figure means that it is
not printed: the verdict is then "undecided". All are arithmetic on exact rationals.
"""

# ruff: noqa: PLR0913  # each check takes what it checks and, by name, how the figure is to be read

from __future__ import annotations

from fractions import Fraction
from typing import Any

from socioecon.core import _numbers
from socioecon.core._numbers import flag, same_length
from socioecon.core.errors import RangeError, ShapeError

from ._formula import Formula, less
from ._intervals import distance, exact, interval, meet
from ._judge import follow, judge
from ._payback import MONTHS, per_year
from ._rules import Terms, stated_unit
from ._values import READINGS, Explanation, Finding, Interval, Printed, number
from ._written import as_text

_BOUNDS = frozenset({"at least", "at most"})
_TIME = "years"
_TIMES = {_TIME: MONTHS, "weeks": ("veckor", "weeks"), "days": ("dagar", "days"), "hours": ("timmar", "hours")}


def check_value(
    figure: Any, computed: Any, *, step: Any = None, place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed figure is a computed number.

    `step` is the number that comes out when a printed, rounded figure on the way is used instead of the inputs: if
    only that one fits, the verdict is "chained".

    >>> from fractions import Fraction
    >>> from socioecon.audit import check_value, printed
    >>> check_value(printed("80,7 %"), Fraction(21, 26)).verdict
    'truncates'

    Raises RangeError for an unknown reading or a unit that is not positive, TypeError for what is no figure.
    """
    known = None if step is None else exact(step)
    return follow("x", {"x": computed}, figure, Terms(place, reading, unit), step=known)._replace(
        formula="" if computed is None else as_text(computed)
    )


def check_copy(figure: Any, other: Any, *, place: str = "", reading: str | None = None, unit: Any = None) -> Finding:
    """Whether two printed figures can be one and the same number, rounded twice by the same rule.

    Where a word stands around one of them ("drygt", "about"), it is whether the one can be the other, and "exact" only
    if both have the same word and number. Of two bounds of one kind ("at least") it is whether their numbers are the
    same. Months are compared with years, and times with shares; kronor and persons, say, or weeks and days, are not:
    the verdict is then "undecided".

    >>> from socioecon.audit import check_copy, printed
    >>> check_copy(printed("10"), printed("11")).verdict
    'does not follow'
    >>> check_copy(printed("1 991 tkr"), printed("1 990 600 kr")).verdict
    'rounds'

    Raises RangeError for an unknown reading or a unit that is not positive, TypeError for what is no figure.
    """
    base = judge(figure, None, None, Terms(place, reading, unit))
    if other is None or base.printed is None:
        return base
    other = other if isinstance(other, (Printed, Interval)) else number("other", other)
    first = base.printed
    size = stated_unit(unit)
    here = first._replace(unit=size) if isinstance(first, Printed) and size is not None else first
    told, kinds = as_text(other), (_kind(here), _kind(other))
    if kinds == (_TIME, _TIME):
        factor = Fraction(per_year(here), per_year(other))
        other = other._replace(value=other.value * factor, unit=other.unit * factor)
    point, values = exact(other), interval(other)
    sees = max(_unit_of(here), _unit_of(other)) or None
    base = base._replace(point=point, expected=values, formula=told, sees=sees, tried=len(READINGS))
    if len({*kinds} - {""}) > 1:
        return base._replace(sees=None, convention="another measure")
    words, others = _words_of(here), _words_of(other)
    value = other.value if isinstance(other, Printed) else point
    if isinstance(here, Printed) and (here.value, words) == (value, others):
        return base._replace(verdict="exact")
    if isinstance(here, Printed) and words == others and words & _BOUNDS:  # whether they are the same bound
        words = others = words & {"about"}
        here, other = here._replace(words=tuple(words)), other._replace(words=tuple(words))
    if words or others:
        found = judge(here, None, interval(other), Terms(place, reading), left=_more_than_an_edge)
        verdict = "within inputs" if found.verdict == "exact" else found.verdict  # one that the word allows of many
        return found._replace(printed=first, expected=values, formula=base.formula, tried=base.tried, verdict=verdict)
    rules = READINGS if reading is None else (reading,)
    fits = [rule for rule in rules if meet(interval(here, reading=rule), interval(other, reading=rule)) is not None]
    if fits:
        also = tuple(Explanation(rule) for rule in fits[1:])
        verdict = "truncates" if fits[0] == "cut" else "rounds"
        return base._replace(verdict=verdict, convention=fits[0], also=also)
    gap = min(distance(_as_input(here, rule), _as_input(other, rule)) for rule in rules)
    return base._replace(verdict="does not follow", gap=gap)


def check_sum(
    rows: Any, total: Any, *, signs: Any = None, place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed total is the sum of its rows, a mapping or a sequence of figures.

    `signs` gives 1, -1 or 0 for each row (for the rows of a mapping: only those that differ from 1): a "varav" row
    has 0, being part of another. A stated `unit` holds for the rows as well.

    >>> from socioecon.audit import check_sum, printed
    >>> rows = [printed(x) for x in ("1 502", "190", "19", "65", "50")]
    >>> check_sum(rows, printed("1 825")).verdict
    'within inputs'

    Raises ShapeError for no rows or signs that do not match them, RangeError for a sign other than 1, -1 and 0.
    """
    named = _named(rows, "rows")
    weights = _signs(signs, named)
    formula: Formula = ("sum", tuple((weights[name], name) for name in named if weights[name]))
    used = {name: _coarse(x, unit) for name, x in named.items() if weights[name]}
    return follow(formula, used, total, Terms(place, reading, unit))


def check_difference(
    a: Any, b: Any, figure: Any, *, place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed figure is a less b. A stated `unit` holds for a and b as well.

    >>> from socioecon.audit import check_difference, printed
    >>> finding = check_difference(printed("19"), printed("3"), printed("15"))
    >>> finding.verdict, finding.point, finding.expected.low, finding.expected.high
    ('within inputs', Fraction(16, 1), Fraction(15, 1), Fraction(17, 1))

    Raises RangeError for an unknown reading or a unit that is not positive, TypeError for what is no figure.
    """
    inputs = {"a": _coarse(a, unit), "b": _coarse(b, unit)}
    return follow(less("a", "b"), inputs, figure, Terms(place, reading, unit))


def check_product(
    factors: Any, figure: Any, *, divide_by: Any = (), place: str = "", reading: str | None = None, unit: Any = None
) -> Finding:
    """Whether a printed figure is the product of the factors, divided by what is to be divided by.

    >>> from socioecon.audit import check_product, printed
    >>> check_product((printed("7 500 kr", exact=True), 12), printed("90 000 kr")).verdict
    'exact'

    Raises ShapeError for no factors; a divisor that may be 0 makes the verdict "undecided".
    """
    above = _named(factors, "factors")
    below = _named(divide_by, "divide_by", empty=True)
    formula: Formula = ("product", tuple(f"* {name}" for name in above))
    for name in below:
        formula = ("quotient", formula, f"/ {name}")
    inputs = {**{f"* {k}": x for k, x in above.items()}, **{f"/ {k}": x for k, x in below.items()}}
    return follow(formula, inputs, figure, Terms(place, reading, unit))


def check_share(
    part: Any,
    whole: Any,
    figure: Any,
    *,
    part_of_whole: bool,
    place: str = "",
    reading: str | None = None,
    unit: Any = None,
) -> Finding:
    """Whether a printed share is part / whole. `part_of_whole` says that the whole holds the part: at most 100 %.

    >>> from socioecon.audit import check_share, printed
    >>> check_share(41, 47, printed("87 %"), part_of_whole=True).verdict
    'rounds'

    A part that must be larger than its whole is a finding of its own: it does not follow, whatever is printed.

    Raises RangeError for an unknown reading or a unit that is not positive, TypeError for what is no figure.
    """
    formula: Formula = ("quotient", "part", "whole")
    inputs, terms = {"part": part, "whole": whole}, Terms(place, reading, unit)
    part_of_whole = flag("part_of_whole", part_of_whole)
    finding = follow(formula, inputs, figure, terms)
    if not part_of_whole or finding.expected is None:
        return finding
    limit = Interval(None, Fraction(1))
    if meet(finding.expected, limit) is not None:
        return follow(formula, inputs, figure, terms, limit=limit)
    gap = distance(finding.expected, limit)
    return finding._replace(verdict="does not follow", convention="more than the whole", also=(), gap=gap)


# ------------------------------------------------------------------------------------------------------- the arguments


def _named(figures: Any, name: str, *, empty: bool = False) -> dict[str, Any]:
    if isinstance(figures, (str, bytes, set, frozenset, Printed, Interval)):
        figures = None
    try:
        pairs = [*(figures.items() if hasattr(figures, "items") else enumerate(figures))]
    except TypeError:
        message = (
            f"{name} must be a sequence or mapping of figures; got {_numbers.shown(figures)}: give a list or a dict"
        )
        raise ShapeError(message) from None
    read = {k if isinstance(k, str) else _numbers.shown(k, str): x for k, x in pairs}
    if len(read) < len(pairs):
        message = f"{name} must have names that differ as texts; got {_numbers.listed(k for k, _ in pairs)}: rename one"
        raise ShapeError(message)
    if not read and not empty:
        message = f"{name} must hold at least one figure; got none: give the figures that are computed with"
        raise ShapeError(message)
    return read


def _signs(signs: Any, named: dict[str, Any]) -> dict[str, int]:
    given = {} if signs is None else _named(signs, "signs", empty=True)
    if not hasattr(signs, "items") and signs is not None:
        same_length(rows=tuple(named), signs=tuple(given))
    unknown = [name for name in given if name not in named]
    if unknown:
        message = f"signs must name rows; got {_numbers.listed(unknown)}: the rows are {_numbers.listed(named)}"
        raise ShapeError(message)
    for name, sign in given.items():
        if number(_numbers.at("signs", name), sign) not in {1, -1, 0}:
            message = f"{_numbers.at('signs', name)} must be 1, -1 or 0; got {_numbers.shown(sign)}: 0 leaves a row out"
            raise RangeError(message)
    weights = {name: int(given.get(name, 1)) for name in named}
    if not any(weights.values()):
        message = "signs must leave at least one row to sum; got only 0: the total would be nothing"
        raise ShapeError(message)
    return weights


def _coarse(x: Any, unit: Any) -> Any:
    """A figure of the same table, its last place widened to the unit stated for the table."""
    size = stated_unit(unit)
    if size is None or not isinstance(x, Printed) or x.exact:
        return x
    fits = x.unit < size and (x.value / size).denominator == 1
    return x._replace(unit=size) if fits else x


def _unit_of(x: Any) -> Fraction:
    return x.unit if isinstance(x, Printed) else Fraction(0)


def _words_of(x: Any) -> frozenset[str]:
    return frozenset(x.words) if isinstance(x, Printed) else frozenset()


def _kind(x: Any) -> str:
    """What figures are compared as: what is counted is alike but for times, and "" may be anything."""
    if not isinstance(x, Printed):
        return ""
    if x.measure != "count":
        return "times" if x.measure == "share" else x.measure  # 4.5 times are 450 %
    text = x.text.lower().rstrip(" .,)")
    return next((kind for kind, words in _TIMES.items() if text.endswith(words)), x.measure)


def _more_than_an_edge(needed: Interval) -> Fraction:
    """Nothing where only one end of all the values would do; of a copy it does not matter how finely it is printed."""
    return Fraction(needed.low != needed.high)


def _as_input(x: Any, rule: str) -> Interval:
    """What it stands for by a rule; what is exact as an input is one number."""
    return interval(x) if isinstance(x, Printed) and x.exact else interval(x, reading=rule)
