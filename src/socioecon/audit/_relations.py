"""What a document states as relations, and whether all of them can hold of all its figures at once.

A relation says that a figure, unrounded, is what a formula gives of others, unrounded. One that was reckoned on from
printed figures is another thing, and is no reason to call figures wrong: neither "chained" nor "only if" is a relation,
those that hold of the figures as printed are given up first, and it is said that all cannot hold only if that is so
whatever rounding of the figures on the way was used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ._formula import Formula, less, names, parts, rebuilt, renamed
from ._intervals import as_input, hull, interval
from ._values import Explanation, Finding, Interval, Printed
from .together import narrowed, suspects

if TYPE_CHECKING:
    from collections.abc import Iterable

Links: TypeAlias = list[Formula]
Box: TypeAlias = dict[str, Interval]
Pair: TypeAlias = tuple[Formula, Formula]

_NO_RELATION = frozenset({"undecided", "only if", "chained"})
_AS_PRINTED = frozenset({"exact", "rounds", "truncates"})


class Link(NamedTuple):
    """That a figure should be what a formula gives: one from the inputs, one from what is printed nearest."""

    name: str
    formula: Formula
    printed: Formula


class Relations(NamedTuple):
    """What a document states: its figures, formulas that are 0, and what figures and unknowns stand for.

    `firm` holds the relations that the figures as printed do not meet by themselves, `printed` those that they do, and
    `loose` the firm ones from what is printed nearest, and `ties` what is the same in two documents;
    `box` what the figures checked by firm ones stand for, and unknowns; `printed_box` the same of the others.
    `shared` holds what was found of each comparison with another file, and what is the same in both if it agrees.
    """

    reading: str | None
    figures: dict[str, Any]
    sources: dict[str, Formula]
    known: Box
    firm: Links
    loose: Links
    printed: Links
    ties: Links
    box: Box
    printed_box: Box
    shared: dict[str, list[tuple[Finding | None, tuple[Pair, ...]]]]

    def add(self, finding: Finding, link: Link) -> None:
        """Take in what was found of a figure that should be what a formula gives."""
        if finding.verdict in _NO_RELATION:
            return
        links, box = (self.printed, self.printed_box) if finding.verdict in _AS_PRINTED else (self.firm, self.box)
        links.append(less(link.name, link.formula))
        box.setdefault(link.name, _stands_for(finding, self.reading))
        if links is self.firm:
            self.loose.append(less(link.name, link.printed))


def relations(reading: str | None, figures: dict[str, Any], sources: dict[str, Formula]) -> Relations:
    """No relations yet, of figures read by the rule that is stated."""
    known = {name: as_input(x, reading) for name, x in figures.items() if x is not None}
    return Relations(reading, figures, sources, known, [], [], [], [], {}, {}, {})


def _stands_for(finding: Finding, reading: str | None) -> Interval:
    """What the checked figure stands for among all relations: by the rule that is stated, or was found for it."""
    figure = finding.printed
    if not isinstance(figure, Printed):
        return interval(figure)
    rule = "cut" if "cut" in finding.convention.split("; ") else "rounded"
    return interval(figure._replace(exact=False), reading=reading or rule)


def together(place: str, of: Relations, left_out: Iterable[str] = ()) -> list[Finding]:
    """The finding on all relations at once; `left_out` names the comparisons that are not among them."""
    links = [*of.firm, *of.printed, *of.ties]
    used = {name for formula in links for name in names(formula)}
    figures = {name: x for name, x in of.figures.items() if name in used and x is not None}
    whole = {**of.known, **of.printed_box, **of.box}
    if len(links) < 2:
        return []
    also = tuple(Explanation("left out", name) for name in left_out)
    fine = Finding(place, None, None, None, "within inputs", convention="together", also=also, tried=len(links))
    firm = [*of.firm, *of.ties]
    if narrowed(links, whole) is not None or narrowed(firm, {**of.known, **of.box}) is not None:
        return [fine]
    loose, copies = _as_printed(of)
    if narrowed([*loose, *of.ties], {**of.known, **of.box, **copies}) is not None:
        return [fine._replace(verdict="only if", convention="together on the way")]
    free = suspects(figures, links, whole)
    told = "not together" if free else "not together, nor with one changed"
    return [fine._replace(verdict="does not follow", convention=told, also=(*free, *also))]


def _as_printed(of: Relations) -> tuple[Links, Box]:
    """The firm relations, with each figure on the way as any rounding of it: by itself wherever it is used."""
    followed = {*of.sources, *of.box, *of.printed_box} & set(of.known)
    links: Links = []
    copies: Box = {}
    for n, link in enumerate(of.loose):
        first, *others = parts(link)
        mine = {name: f"{name} ({n})" for part in others for name in names(part) if name in followed}
        copies |= {mine[name]: _before_rounding(of.figures[name]) for name in mine}
        links.append(rebuilt(link, [first, *(_named(part, mine) for part in others)]))
    return links, copies


def _before_rounding(figure: Any) -> Interval:
    """What a figure on the way may have been, by any rule, and what it was rounded to."""
    if not isinstance(figure, Printed):
        return interval(figure)
    plain = figure._replace(exact=False)
    return hull(interval(plain), interval(plain, reading="cut"))


def _named(formula: Formula, others: dict[str, str]) -> Formula:
    """The formula with other names for some figures."""
    if isinstance(formula, str):
        return others.get(formula, formula)
    return rebuilt(formula, [_named(part, others) for part in parts(formula)])


def joined(mine: Relations, theirs: Relations, file: str, prefix: str) -> Relations:
    """The relations of two documents, the other's names with a prefix, and what is the same in both.

    What is the same only if it was cut is given up with the relations that hold as printed.
    """
    same: Links = []
    cut_same: Links = []
    for finding, pairs in mine.shared.get(file, ()):
        cut = finding is not None and finding.verdict == "truncates"
        (cut_same if cut else same).extend(less(near, renamed(far, prefix)) for near, far in pairs)

    def both(here: dict[str, Any], there: dict[str, Any]) -> dict[str, Any]:
        return {**here, **{prefix + name: x for name, x in there.items()}}

    return mine._replace(
        figures=both(mine.figures, theirs.figures),
        known=both(mine.known, theirs.known),
        firm=[*mine.firm, *(renamed(formula, prefix) for formula in theirs.firm)],
        loose=[*mine.loose, *(renamed(formula, prefix) for formula in theirs.loose)],
        sources=both(mine.sources, theirs.sources),
        printed=[*mine.printed, *(renamed(formula, prefix) for formula in theirs.printed), *cut_same],
        ties=same,
        box=both(mine.box, theirs.box),
        printed_box=both(mine.printed_box, theirs.printed_box),
    )
