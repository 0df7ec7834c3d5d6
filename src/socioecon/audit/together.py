"""All relations of a document against all its figures at once.

Each figure stands for an interval, each relation cuts every interval down to what the others leave, and this goes on
until nothing moves any more. All of it is exact: bounds are rationals, and where they grow too long they are rounded
outwards. So an empty interval proves that the figures cannot all be right. The opposite is no proof: figures that pass
are "not excluded" (a proof would take a linear programme).
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeGuard

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from ._formula import TIMES, Box, Formula, names, narrow
from ._intervals import EVERYTHING, interval, point
from ._kinds import is_list, is_tuple
from ._mend import needed
from ._values import MENDS, Explanation, Interval, Printed, Together, number
from ._written import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEP = Fraction(1, 1000)  # a bound that moves less than this share of its interval moves nothing else
_MOST_REVISIONS = 20_000
_BITS = 160


def check_together(
    figures: Mapping[str, Any], relations: Any, *, unknowns: Any = (), reading: str | None = None
) -> Together:
    """Whether all figures can meet all relations at once, and if not, which single figure would mend it.

    A relation is linear, {name: coefficient} with the sum of coefficient x figure = 0, or a product
    (name, (factor, factor, ...)) with name = the product. `unknowns` names what is not printed, or gives {name: the
    interval it lies in}. Figures are read with both halves closed, or by the `reading` stated for all of them.

    In the answer `possible` False is a proof; True means "not excluded". `suspects` holds first each figure that, set
    free, would mend it, with the interval it then needs ("set free"), then the slips of MENDS that would do, a missing
    row among them. Linear in figures x relations, a few milliseconds a relation.

    >>> from socioecon.audit import check_together, printed
    >>> cells = {"a": printed("1 502"), "b": printed("323"), "total": printed("1 285")}
    >>> answer = check_together(cells, [{"a": 1, "b": 1, "total": -1}])
    >>> answer.possible, answer.suspects[2].convention, answer.suspects[2].needs["total"].low
    (False, 'set free', Fraction(1824, 1))

    Raises ShapeError for relations that are of no such form or name what is neither figure nor unknown.
    """
    box = {name: interval(x, reading=_rule(x, reading)) for name, x in _pairs("figures", figures).items()}
    free = unknowns if hasattr(unknowns, "items") else dict.fromkeys(_listed("unknowns", unknowns), EVERYTHING)
    for name, start in _pairs("unknowns", free).items():
        box[name] = interval(start)
    formulas = [_formula(relation, box) for relation in _listed("relations", relations)]
    left = narrowed(formulas, box)
    if left is not None:
        return Together(possible=True, narrowed=left)
    return Together(possible=False, narrowed={}, suspects=suspects(figures, formulas, box))


def narrowed(formulas: list[Formula], box: Box) -> Box | None:
    """The box cut down by formulas that must all be 0, to a fixed point; None proves that nothing is left."""
    left = dict(box)
    users: dict[str, list[int]] = {}
    for n, formula in enumerate(formulas):
        for name in names(formula):
            users.setdefault(name, []).append(n)
    queue = deque(range(len(formulas)))
    waiting = set(queue)
    for _ in range(_MOST_REVISIONS):
        if not queue:
            break
        n = queue.popleft()
        waiting.discard(n)
        before = {name: left[name] for name in names(formulas[n])}
        if not narrow(formulas[n], point(0), left):
            return None
        for name, old in before.items():
            if left[name] is not old:
                left[name] = _shorter(left[name])
                if _moved(old, left[name]):
                    fresh = [m for m in users[name] if m not in waiting]
                    queue.extend(fresh)
                    waiting.update(fresh)
    return left


def _moved(old: Interval, new: Interval) -> bool:
    """Whether a bound appeared, or moved by more than 0.1 % of the interval's width."""
    if (old.low is None) != (new.low is None) or (old.high is None) != (new.high is None):
        return True
    least = Fraction(0) if old.low is None or old.high is None else (old.high - old.low) * _STEP
    moves = [abs(b - a) for a, b in ((old.low, new.low), (old.high, new.high)) if a is not None and b is not None]
    return max(moves, default=Fraction(0)) > least


def _shorter(x: Interval) -> Interval:
    """The interval with bounds of too many digits rounded outwards; a closed end stays so: it may be exact as it is."""
    low, high = x.low, x.high
    if low is not None and low.denominator.bit_length() > _BITS:
        scale = _scale(low)
        low = Fraction((low * scale).__floor__()) / scale
    if high is not None and high.denominator.bit_length() > _BITS:
        scale = _scale(high)
        high = Fraction((high * scale).__ceil__()) / scale
    return x._replace(low=low, high=high)


def _scale(x: Fraction) -> Fraction:
    """A power of two that leaves about half of _BITS significant binary digits."""
    return Fraction(2) ** (_BITS // 2 + x.denominator.bit_length() - abs(x.numerator).bit_length())


# ---------------------------------------------------------------------------------------------- what would mend it


def suspects(figures: Mapping[str, Any], formulas: list[Formula], box: Box) -> tuple[Explanation, ...]:
    """Each figure that, set free, would mend it; then the slips that would do, and a missing row."""
    free: list[Explanation] = []
    slips: list[Explanation] = []
    for name, figure in figures.items():
        left = narrowed(formulas, {**box, name: EVERYTHING})
        if left is None:
            continue
        free.append(Explanation("set free", {name: left[name]}))
        if isinstance(figure, Printed) and not figure.exact:
            slips += [
                slip._replace(needs={name: slip.needs})
                for slip in needed(figure, left[name])
                if narrowed(formulas, {**box, name: interval(slip.needs)}) is not None
            ]
    for n, formula in enumerate(formulas):
        if len(formula[1]) > 2 and all(isinstance(term, str) for _, term in formula[1]):
            row = "missing row"
            wider = [*formulas[:n], ("sum", (*formula[1], (1, row))), *formulas[n + 1 :]]
            left = narrowed(wider, {**box, row: EVERYTHING})
            if left is not None:
                about = " + ".join(f"{factor} {TIMES} {term}" for factor, term in formula[1])
                slips.append(Explanation(MENDS[-1], {about: left[row]}))
    return (*free, *slips)


# ------------------------------------------------------------------------------------------------------ the arguments


def _rule(x: Any, reading: str | None) -> str:
    return "rounded" if reading is None or (isinstance(x, Printed) and x.exact) else reading


def _pairs(name: str, mapping: Any) -> dict[str, Any]:
    if not hasattr(mapping, "items"):
        message = f"{name} must be a mapping of names to figures; got {_numbers.shown(mapping)}: give a dict"
        raise ShapeError(message)
    for key in mapping:
        _check_name(name, key)
    return dict(mapping.items())


def _check_name(of: str, name: Any) -> None:
    if not isinstance(name, str):
        message = f"the names of {of} must be texts; got {_numbers.shown(name)}: put it in quotes"
        raise ShapeError(message)


def _listed(name: str, value: Any) -> list[Any]:
    if isinstance(value, (str, bytes)) or hasattr(value, "items") or not hasattr(value, "__iter__"):
        message = f"{name} must be a sequence of {name}; got {_numbers.shown(value)}: put them in a list"
        raise ShapeError(message)
    return list(value)


def _formula(relation: Any, box: Box) -> Formula:
    """The formula that must be 0."""
    if hasattr(relation, "items") and len(relation):
        terms = [
            (number(f"the coefficient of {_numbers.shown(name)} in relations", factor), name)
            for name, factor in _pairs("relations", relation).items()
        ]
        formula: Formula = ("sum", tuple((factor, name) for factor, name in terms if factor))
    elif is_tuple(relation) and len(relation) == 2 and _some(relation[1]):
        factors = tuple(x if isinstance(x, str) else number("a factor in relations", x) for x in relation[1])
        _check_name("relations", relation[0])
        formula = ("sum", ((Fraction(1), relation[0]), (Fraction(-1), ("product", factors))))
    else:
        message = (
            f"a relation must be {{name: coefficient}} or (name, (factor, factor)); "
            f"got {_numbers.shown(relation)}: the sum of "
            "coefficient x figure is 0, and the name is the product of the factors"
        )
        raise ShapeError(message)
    unknown = [name for name in names(formula) if name not in box]
    if unknown:
        message = f"a relation must name figures or unknowns; got {', '.join(map(as_name, unknown))}: add them"
        raise ShapeError(message)
    return formula


def _some(x: Any) -> TypeGuard[Sequence[Any]]:
    return (is_tuple(x) or is_list(x)) and bool(x)


def as_name(x: Any) -> str:
    """A name as it is, a number as it is written."""
    return x if isinstance(x, str) else as_text(x)
