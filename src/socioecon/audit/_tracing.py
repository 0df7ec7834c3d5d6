"""From which inputs a figure follows in the end: what is printed on the way, and follows itself, is looked through.

A document reckons on either from unrounded numbers or from the figures that it prints. So a figure is held against
both: what follows from the inputs follows; what follows only from the printed figures on the way is chained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._formula import Formula, depth, leaves, names, parts, rebuilt, value
from ._intervals import exact
from ._judge import follow
from ._kinds import is_tuple
from ._paths import Place, formula_of, inputs_of, key, stated_by
from ._relations import Link, Relations
from ._values import REMARKS, VERDICTS, Explanation, Finding

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ._document import Audit
    from ._faults import Faults
    from ._rules import Terms

_LONGEST = 400  # figures in a formula that is followed back to its inputs
_DEEPEST = 120  # formulas inside formulas
_AS_PRINTED = frozenset({"exact", "rounds", "truncates"})

Sources = dict[str, Formula]


def sources_of(audit: Audit, figures: dict[str, Any]) -> Sources:
    """What each figure follows from: statements, and the cells of rows and columns that follow; no circles.

    A total is no such figure: it is printed finer than the sum of its rounded rows.
    """
    found: Sources = {}
    for table in audit.tables.values():
        for column, text in table.checks.get("columns_follow", {}).items():
            for row in table.rows:
                name = key(table.name, row, column)
                found[name] = formula_of(audit, figures, text, Place(table.name, row, column))
        for row, text in table.checks.get("follows", {}).items():
            for column in table.columns:
                name = key(table.name, row, column)
                found.setdefault(name, formula_of(audit, figures, text, Place(table.name, row, column)))
    for statement in audit.statements:
        if statement.kind in {"follows", "copy", "share"}:
            found[statement.name] = stated_by(audit, figures, statement)
    return _without_circles(found)


def _without_circles(sources: Sources) -> Sources:
    """The figures that can be followed back to inputs, in an order in which each stands after what it follows from."""
    needs = {name: set(names(formula)) & set(sources) for name, formula in sources.items()}
    users: dict[str, list[str]] = {}
    for name, those in needs.items():
        for other in those:
            users.setdefault(other, []).append(name)
    ready = [name for name, those in needs.items() if not those]
    done: Sources = {}
    while ready:
        name = ready.pop()
        done[name] = sources[name]
        for user in users.get(name, ()):
            needs[user].discard(name)
            if not needs[user]:
                ready.append(user)
    return done


def check_sources(audit: Audit, figures: dict[str, Any], faults: Faults) -> None:
    """Note statements that follow from each other in a circle, and what would grow beyond reason."""
    sources = sources_of(audit, figures)
    size: dict[str, int] = {}
    deep: dict[str, int] = {}
    for name, formula in sources.items():
        found = leaves(formula)
        size[name] = sum(size.get(leaf, 1) for leaf in found)
        deep[name] = depth(formula) + max(deep.get(leaf, 0) for leaf in found)
        if size[name] > _LONGEST or deep[name] > _DEEPEST:
            must = f"follow from at most {_LONGEST} figures, nested at most {_DEEPEST} deep, all steps together"
            got = f"{size[name]} figures, {deep[name]} deep"
            faults.add(name, must, got, "state a figure on the way as an input")
            return
    for name, place in _cells_of_themselves(audit, figures):
        faults.add(place, "not follow from itself", name, "write what it should follow from")
    for n, statement in enumerate(audit.statements):
        if statement.kind in {"follows", "copy", "share"} and _in_circle(audit, figures, statement.name):
            place = f"statements[{n}].{statement.kind}"
            faults.add(place, "not follow from itself", statement.text, "leave one figure of the circle as an input")


def _cells_of_themselves(audit: Audit, figures: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each cell that stands in its own formula, and where that is: cells that follow from each other are no circle."""
    for table in audit.tables.values():
        for kind, along in (("columns_follow", table.rows), ("follows", table.columns)):
            for part, text in table.checks.get(kind, {}).items():
                cells = (
                    Place(table.name, x, part) if kind == "columns_follow" else Place(table.name, part, x)
                    for x in along
                )
                name = next((key(*at) for at in cells if key(*at) in names(formula_of(audit, figures, text, at))), None)
                if name is not None:
                    yield name, f"tables.{table.name}.{kind}.{part}"


def _in_circle(audit: Audit, figures: dict[str, Any], name: str) -> bool:
    stated = {s.name: s for s in audit.statements if s.kind in {"follows", "copy", "share"}}
    below, seen = [name], set[str]()
    while below:
        formula = stated_by(audit, figures, stated[below.pop()])
        for other in names(formula):
            if other == name:
                return True
            if other in stated and other not in seen:
                seen.add(other)
                below.append(other)
    return False


def looked_through(formula: Formula, sources: Sources, kept: Container[str] = ()) -> Formula:
    """The formula with every figure on the way, but those that are kept, replaced by what that one follows from."""
    if isinstance(formula, str):
        within = formula in sources and formula not in kept
        return looked_through(sources[formula], sources, kept) if within else formula
    if not is_tuple(formula):
        return formula
    return rebuilt(formula, [looked_through(part, sources, kept) for part in parts(formula)])


def traced(name: str, short: Formula, of: Relations, terms: Terms) -> tuple[Finding, Link]:
    """The verdict on a figure, and the formulas by which it follows: from the inputs, and from what is printed."""
    sources, figures = of.sources, of.figures
    figure = figures[name]
    short = looked_through(short, sources, kept=of.known)  # nobody reckoned on from an empty cell
    full = looked_through(short, sources)
    near = follow(short, inputs_of(short, figures), figure, terms)
    if full == short:
        return near, Link(name, short, short)
    step = value(short, {name: None if x is None else exact(x) for name, x in inputs_of(short, figures).items()})
    far = follow(full, inputs_of(full, figures), figure, terms, step=step)
    # Where nothing can be said from what is printed, some rounding on the way might give the figure.
    unsure = near.verdict == "undecided" and far.verdict in REMARKS
    if far.verdict == "undecided" or unsure or (far.verdict not in {*REMARKS, "chained"} and _tells_more(near, far)):
        return near, Link(name, short, short)
    link = Link(name, full, full if near.verdict == "does not follow" else short)
    if far.verdict in REMARKS and near.verdict in _AS_PRINTED:
        # `also` is the condition under which the inputs give it all the same, if there is one.
        return far._replace(verdict="chained", gap=near.gap, convention=near.convention), link
    if far.verdict == "does not follow" and near.verdict in {"within inputs", "only if"}:
        way = Explanation("rounded on the way")
        return far._replace(verdict="only if", gap=near.gap, convention=way.convention, also=(way,)), link
    return far, link


def _tells_more(near: Finding, far: Finding) -> bool:
    """Whether the figures nearest by give the better verdict, or the same and would show smaller errors."""
    if near.verdict != far.verdict:
        return VERDICTS.index(near.verdict) > VERDICTS.index(far.verdict)
    return near.sees is not None and (far.sees is None or near.sees <= far.sees)
