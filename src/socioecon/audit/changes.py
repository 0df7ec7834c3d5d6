"""Whether a printed change or ratio follows: one figure against another, by a named set of conventions."""

# ruff: noqa: PLR0913  # each check takes what it checks and, by name, how the figure is to be read

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ._formula import less
from ._judge import choose, follow
from ._rules import Terms
from ._values import CHANGES, RATIOS, REMARKS, Finding, Printed

if TYPE_CHECKING:
    from ._formula import Formula

_AMOUNTS = frozenset({"money", "count", "years"})


def check_change(
    before: Any,
    after: Any,
    figure: Any,
    *,
    change: str | None = None,
    place: str = "",
    reading: str | None = None,
    unit: Any = None,
) -> Finding:
    """Whether a printed change is that from before to after: relative, in points, or of the new (CHANGES).

    A figure in percentage points names its reading itself. One in kronor, persons or years is the difference ("points")
    and no share; a share of such amounts is no difference.

    >>> from socioecon.audit import check_change, printed
    >>> check_change(printed("40 %"), printed("50 %"), printed("10 procentenheter")).convention
    'points'

    Raises RangeError for an unknown change, or one that is never such a figure.
    """
    ratio = {"relative": ("quotient", "after", "before"), "of the new": ("quotient", "before", "after")}
    formulas: dict[str, Formula] = {  # each figure once, so that the range is exact
        "relative": less(ratio["relative"], 1),
        "points": less("after", "before"),
        "of the new": less(1, ratio["of the new"]),
    }
    inputs = {"before": before, "after": after}
    terms = Terms(place, reading, unit)
    members = {c: partial(follow, formulas[c], inputs, figure, terms) for c in changes_of(before, after, figure)}
    if not isinstance(figure, Printed) or figure.measure != "points":
        return choose("change", members, change)
    if "points" in members:
        return choose("change", members, change or "points")
    found = choose("change", members, change)  # a share of amounts, and no points at all
    return found if found.verdict in REMARKS else found._replace(verdict="only if", also=())


def changes_of(before: Any, after: Any, figure: Any) -> tuple[str, ...]:
    """Those of CHANGES that a figure of its measure can be."""
    measures = {x.measure for x in (before, after) if isinstance(x, Printed)}
    own = figure.measure if isinstance(figure, Printed) else ""
    if own in _AMOUNTS:
        return ("points",)
    return ("relative", "of the new") if own in {"share", "points"} and measures & _AMOUNTS else CHANGES


def check_ratio(
    benefits: Any,
    costs: Any,
    figure: Any,
    *,
    ratio: str | None = None,
    place: str = "",
    reading: str | None = None,
    unit: Any = None,
) -> Finding:
    """Whether a printed ratio is one of benefits and costs, by one of RATIOS.

    >>> from socioecon.audit import check_ratio, printed
    >>> check_ratio(450, 100, printed("4,5 : 1")).convention
    'benefits/costs'

    Raises RangeError for an unknown ratio; a divisor that may be 0 makes the verdict "undecided".
    """
    forward, back = ("quotient", "benefits", "costs"), ("quotient", "costs", "benefits")
    formulas: dict[str, Formula] = {
        "benefits/costs": forward,
        "net/costs": less(forward, 1),
        "costs/benefits": back,
        "costs/net": ("quotient", 1, less(forward, 1)),
    }
    inputs = {"benefits": benefits, "costs": costs}
    return choose(
        "ratio",
        {r: partial(follow, formulas[r], inputs, figure, Terms(place, reading, unit)) for r in RATIOS},
        ratio,
    )
