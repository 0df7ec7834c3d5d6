"""How a number came about: the tree of the calls that gave it, down to the inputs and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ParamSpec, Protocol

import attrs

from socioecon._table import Tree
from socioecon._text import LANGUAGES, SPACE, number
from socioecon.core import _numbers
from socioecon.core.errors import RangeError

from . import _words
from ._both import both, in_language
from ._consistency import nearest
from ._kinds import one_of, row_of
from ._operations import OPERATIONS, unit_in
from ._steps import Step, pick
from ._values import is_row, is_table
from .assumptions import EVIDENCE

Which = ParamSpec("Which")


class Explained(Protocol[Which]):
    """Whatever knows how its numbers came about: an account, a result, a finding, the differences of two results."""

    def step(self, *which: Which.args, **more: Which.kwargs) -> Step:
        """The step of one of its numbers."""
        ...


@attrs.frozen(eq=False)
class Derivation:
    """The tree of one number. Printed it is text; `data()` is the same as nested dicts; `recomputed()` the number.

    Of a row or a table of numbers, `derivation[key]` is the tree of one of them.
    """

    step: Step = attrs.field(repr=False)

    @property
    def value(self) -> Any:
        """The number."""
        return self.step.value

    def recomputed(self) -> Any:
        """The number, computed again by the same calls from the inputs alone."""
        return _recomputed(self.step, {})

    def __getitem__(self, key: Any) -> Derivation:
        """How one number of a row (by its place, year 1 being 0) or a table (by its key) came about.

        Raises RangeError for a key that there is not.
        """
        value = self.step.value
        keys: list[Any] = list(value) if is_table(value) else list(range(len(value))) if is_row(value) else []
        if key not in keys:
            meant = nearest(key, keys) if isinstance(key, str) and is_table(value) else ""
            do = meant or ("choose one of them" if keys else f"{self.step.label} is explained as a whole")
            message = f"key must be one of {keys}; got {_numbers.shown(key)}: {do}"
            raise RangeError(message)
        label = both("{}, {}", "{}, {}", self.step.label, _told(key))
        if is_row(value):
            label = both("{}, year {}", "{}, år {}", self.step.label, key + 1)
        return Derivation(pick(self.step, key, label))

    def inputs(self) -> dict[str, Any]:
        """The inputs that the number rests on, by path; those of another description under its name."""
        return {step.label: step.value for step in _leaves(self.step, set())}

    def data(self, *, language: str = "en") -> dict[str, Any]:
        """The tree as nested dicts: label, value, unit, function, operation, formula, source, conventions, parts.

        It is for programs, and in English unless Swedish ("sv") is asked for.

        Raises RangeError for an unknown language.
        """
        _numbers.choice("language", language, LANGUAGES)
        return _data(self.step, language)

    def text(self, *, depth: int | None = None, language: str = "sv") -> str:
        """The tree as indented text, to a depth; what has been shown once is referred to.

        Raises RangeError for a depth below 0 or an unknown language.
        """
        return self.tree(depth=depth, language=language).text()

    def tree(self, *, depth: int | None = None, language: str = "sv") -> Tree:
        """The tree as it is shown, to a depth: folded in a notebook, a nested list in Markdown.

        In Swedish ("sv") or English ("en"); inputs stand under their paths, as a file has them.

        Raises RangeError for a depth below 0 or an unknown language.
        """
        levels = None if depth is None else _numbers.whole("depth", depth, low=0)
        _numbers.choice("language", language, LANGUAGES)
        return _tree(self.step, levels, set(), language)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.tree().html()

    def _repr_markdown_(self) -> str:
        return self.tree().markdown()


def explain(of: Explained[Which], *which: Which.args, **more: Which.kwargs) -> Derivation:
    """How a number came about: of an account, a result, a finding, or the differences between two results.

    - `explain(account, measure, item=None, year=None, discounted=True)`. `measure` is "gains", "costs", "net" or
      "cumulative", of one `year` (from 1) or of all; "value_of_gains", "value_of_costs", "net_present_value",
      "benefit_cost_ratio", "return_on_investment", "break_even_year", "payback_time", "persons" or "cost_per" (`item`
      names the outcome); "social_gain", "resource", "production", "transfer" or "mixed"; "cashable", "released",
      "unstated", "paid" or "in_kind", by year as they fall; "by_evidence". `item` asks for one item alone;
      `discounted` False for the flows as they fall. `account.alone` and the accounts of `result.gross` are accounts.
    - `explain(result, measure)`: one of the result's `outcomes`, by name, or "social_gain".
    - `explain(finding)`: its amount.
    - `explain(differences(first, second), item=None, actor=None)`: one of them, or the sum of an item's, of an actor's
      or of all.

    Of a row or a table, `[key]` is one number: `explain(result.society, "by_evidence")["forecast"]`.

    >>> from .assumptions import Discounting
    >>> from .items import Effect
    >>> from .scenario import Scenario
    >>> result = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
    ... ).run()
    >>> print(explain(result.actors["Region"], "gains", year=2))
    nytta, Region, år 2 = 100 kr
      nytta, Region = (100; 100) kr  [summa: summan av raderna]
        Vård, Region = (100; 100) kr
          Vård = Region: (100; 100) kr  [per aktör och år: belopp × antal enheter]
            effects."Vård".amounts.Region = 100 kr  (indata)
            summerat över kullarna = (1; 1) personår  [summa över kullar: antal som börjar × andel, varje kull ...
              intake = (1; 0) personer  (indata)
              retention = (1; 1) andel  (indata)
    >>> print(explain(result.actors["Region"], "gains", year=2).text(depth=1, language="en"))
    gains, Region, year 2 = 100 kr
      gains, Region = (100; 100) kr  [sum: the sum of the rows]

    Raises RangeError for a measure, item, actor or year that there is not; TypeError for what holds no such numbers.
    """
    if not hasattr(of, "step"):
        message = (
            "what is explained must be an account, a result, a finding or differences; "
            f"got {type(of).__name__}: give the object, and which of its numbers"
        )
        raise TypeError(message)
    return Derivation(of.step(*which, **more))


def _parts(step: Step) -> Iterator[Step]:
    for argument in (*step.arguments, *step.named.values()):
        yield from _steps_in(argument)


def _steps_in(argument: Any) -> Iterator[Step]:
    if isinstance(argument, Step):
        yield argument
    elif is_table(argument):
        for part in argument.values():
            yield from _steps_in(part)


def _leaves(step: Step, seen: set[int]) -> Iterator[Step]:
    if id(step) in seen:
        return
    seen.add(id(step))
    if step.function is None:
        yield step
    for part in _parts(step):
        yield from _leaves(part, seen)


def _recomputed(x: Any, known: dict[int, Any]) -> Any:
    if is_table(x):
        return {key: _recomputed(part, known) for key, part in x.items()}
    if not isinstance(x, Step):
        return x
    if x.function is None:
        return x.value
    if id(x) not in known:
        arguments = [_recomputed(part, known) for part in x.arguments]
        known[id(x)] = x.function(*arguments, **{name: _recomputed(part, known) for name, part in x.named.items()})
    return known[id(x)]


def _conventions(step: Step) -> dict[str, Any]:
    stated = {name: x for name, x in step.named.items() if not list(_steps_in(x))}
    more = {str(n): x for n, x in enumerate(step.arguments, 1) if not list(_steps_in(x)) and not callable(x)}
    return {**more, **stated}


def _seen(step: Step) -> Step:
    """The step that a reader sees: the same number in another kind of number is the same number."""
    while step.function in _SAME_NUMBER:
        step = step.arguments[0]
    return step


def _operation(step: Step, language: str) -> tuple[str, str]:
    """What the call of a step does, and how it is computed."""
    what, how = OPERATIONS[_name(step)]
    return in_language(what, language), in_language(how, language)


def _name(step: Step) -> str:
    return getattr(step.function, "__name__", "")


def _data(step: Step, language: str) -> dict[str, Any]:
    step = _seen(step)
    unit = unit_in(step.unit, language)
    tree: dict[str, Any] = {"label": in_language(step.label, language), "value": step.value, "unit": unit}
    if step.function is None:
        return {**tree, "source": _source(step.source, language)}
    operation, formula = _operation(step, language)
    return {
        **tree,
        "function": _name(step),
        "operation": operation,
        "formula": formula,
        "conventions": _conventions(step),
        "parts": [_data(part, language) for part in _parts(step)],
    }


def _tree(step: Step, depth: int | None, seen: set[Any], language: str, row: Any = None) -> Tree:
    """The tree as it is shown; of a table that is computed row by row, one row where only that is asked for."""
    step = _seen(step)
    name = _name(step)
    value = {row: step.value[row]} if row is not None and is_table(step.value) else step.value
    row = row if name in _ROW_BY_ROW else None
    told = in_language(step.label, language)
    says = f"{told} = {shown(value, language)} {unit_in(step.unit, language)}".rstrip()
    words = _WORDS[language]
    if step.function is None:
        source = _source(step.source, language)
        return Tree(says, f"({words['input']}{': ' if source else ''}{source})")
    if (id(step), row) in seen:
        return Tree(says, f"({words['as above']})")
    seen.add((id(step), row))
    parts: list[Tree] = []
    if depth is None or depth > 0:
        picked = step.arguments[1] if name in _PLAIN else None
        for argument in (*step.arguments, *step.named.values()):
            shown_part = {row: argument[row]} if row is not None and is_table(argument) else argument
            parts += [_tree(part, depth and depth - 1, seen, language, picked) for part in _steps_in(shown_part)]
    return Tree(says, "" if name in _PLAIN else f"[{': '.join(_operation(step, language))}]", tuple(parts))


# Picking one row or year needs no explanation, and some tables have rows that do not know of each other.
_PLAIN = {"entry"}
_ROW_BY_ROW = {"spread", "tax_by_recipient"}
_SAME_NUMBER = (one_of, row_of)
_WORDS = {
    "sv": {"input": "indata", "as above": "som ovan", "none": "inget"},
    "en": {"input": "input", "as above": "as above", "none": "none"},
}


def _source(source: str, language: str) -> str:
    """Where a figure stands; the grade of evidence comes last, if there is one."""
    told, comma, grade = source.rpartition(", ")
    return f"{told}{comma}{in_language(_words.GRADES[grade], language)}" if grade in EVIDENCE else source


def _told(key: Any) -> Any:
    """A key as it is read: a grade of evidence, or what the library has given a name, in both languages."""
    return _words.GRADES.get(key, _words.told(key))


def shown(value: Any, language: str = "sv") -> str:
    """A value as it is read: thousands apart, at most six decimals."""
    if is_table(value):
        return ", ".join(f"{in_language(_told(key), language)}: {shown(x, language)}" for key, x in value.items())
    if is_row(value):
        return f"({'; '.join(shown(x, language) for x in value)})"
    return _WORDS[language]["none"] if value is None else number(value, language=language).replace(SPACE, " ")
