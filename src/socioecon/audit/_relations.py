"""What a document states as relations, and whether all of them can hold of all its figures at once.

A relation says that a figure, unrounded, is what a formula gives of others, unrounded. One that was reckoned on from
printed figures is another thing, and is no reason to call figures wrong: neither "chained" nor "only if" is a relation,
and those that hold of the figures as printed are given up before it is said that all cannot hold.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ._formula import Formula, less, names, renamed
from ._intervals import interval
from ._values import Finding, Interval, Printed
from .together import narrowed, suspects

if TYPE_CHECKING:
    from collections.abc import Iterable

Links: TypeAlias = list[Formula]
Box: TypeAlias = dict[str, Interval]

_NO_RELATION = frozenset({"undecided", "only if", "chained"})
_AS_PRINTED = frozenset({"exact", "rounds", "truncates"})


class Relations(NamedTuple):
    """What a document states: its figures, formulas that are 0, and what some figures and unknowns stand for.

    `firm` holds the relations that the figures as printed do not meet by themselves, `printed` those that they do.
    """

    figures: dict[str, Any]
    firm: Links
    printed: Links
    box: Box

    def add(self, finding: Finding, formula: Formula, name: str) -> None:
        """Take in what was found of a figure that should be what a formula gives."""
        if finding.verdict not in _NO_RELATION:
            (self.printed if finding.verdict in _AS_PRINTED else self.firm).append(less(name, formula))
            self.box.setdefault(name, _stands_for(finding))


def _stands_for(finding: Finding) -> Interval:
    """What the checked figure stands for among all relations: by the rule that was found for it."""
    figure = finding.printed
    if not isinstance(figure, Printed):
        return interval(figure)
    parts = finding.convention.split("; ")
    unit = next((Fraction(part[5:]) for part in parts if part.startswith("unit ")), figure.unit)
    coarse = figure._replace(unit=unit, exact=False)
    return interval(coarse, reading="cut" if "cut" in parts else "rounded")


def together(place: str, of: Relations) -> list[Finding]:
    """The finding on all relations at once."""
    links = [*of.firm, *of.printed]
    used = {name for formula in links for name in names(formula)}
    known = {name: x for name, x in of.figures.items() if name in used and x is not None}
    if len(links) < 2 or not used <= set(known) | set(of.box):
        return []
    whole = {**{name: interval(x) for name, x in known.items()}, **of.box}
    if any(narrowed(some, whole) is not None for some in (links, of.firm)):
        return [Finding(place, None, None, None, "within inputs", convention="together", tried=len(links))]
    also = suspects(known, links, whole)
    return [Finding(place, None, None, None, "does not follow", convention="not together", also=also, tried=len(links))]


def joined(mine: Relations, theirs: Relations, equal: Iterable[tuple[Formula, Formula]], prefix: str) -> Relations:
    """The relations of two documents, the other's names with a prefix, and what is the same in both."""
    same = [less(near, renamed(far, prefix)) for near, far in equal]
    return Relations(
        {**mine.figures, **{prefix + name: x for name, x in theirs.figures.items()}},
        [*mine.firm, *(renamed(formula, prefix) for formula in theirs.firm), *same],
        [*mine.printed, *(renamed(formula, prefix) for formula in theirs.printed)],
        {**mine.box, **{prefix + name: x for name, x in theirs.box.items()}},
    )
