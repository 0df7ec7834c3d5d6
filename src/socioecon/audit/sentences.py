"""Findings as sentences that can be pasted into a memo, in Swedish or English."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon._text import MINUS, SPACE, number, percent
from socioecon.core._numbers import choice, instance

from ._judge import NARROW
from ._kinds import is_table, is_tuple
from ._phrases import COUNTED, INFERRED, LANGUAGES, MEMBERS, VERDICT_PHRASES, WORDS
from ._values import RESIDUALS, TIMINGS, VERDICTS, Explanation, Finding, Interval, Printed
from ._values import WORDS as WORDS_AROUND
from ._written import BETWEEN, ranged, styled, without_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONDITIONS = {
    "rounded on the way": "if on the way",
    "on the other side of it": "if other side",
    "at the edge": "if edge",
}
_REASONS = frozenset({"beyond", "any rate"})  # why a figure is undecided, if nothing is missing
_RULES = frozenset({"half-up", "cut", "bound"})
_HEDGES = re.compile("|".join(("at most under", "at least over", *WORDS_AROUND)))
_TRIALS = re.compile(r"(.+ %) and (.+ %)")
_WRITTEN = re.compile(rf"{MINUS}?\d{{1,3}}({SPACE}\d{{3}})*(,\d+)?")
# A number that only Swedish writes so: groups with spaces, or a comma that cannot be one between thousands.
_SWEDISH = re.compile(
    rf"(?<![\d.,'])(?:\d{{1,3}}(?:[ {SPACE}]\d{{3}})+(?:,\d+)?|\d+,(?:\d\d?|\d{{4,}})|0,\d+)(?![\d.']|,\d)"
)
_MOST_ALSO = 6
_ENGLISH = str.maketrans({SPACE: ",", " ": ",", ",": "."})
_PLAIN = frozenset(f"0123456789., %-{MINUS}{SPACE}")


def sentence(finding: Finding, *, language: str) -> str:
    """One sentence: place, what was printed, what gives what, the convention and the least gap.

    "Följer inte" ("does not follow") stands only where that is proved. What cannot be told apart is said. A figure that
    is compared with another document "differs": that is no error in either.

    >>> from socioecon.audit import check_difference, printed, sentence
    >>> finding = check_difference(printed("19 tkr"), printed("3 tkr"), printed("15 tkr"), place="Material, återstår")
    >>> sentence(finding, language="sv")
    'Material, återstår: 15 tkr följer inom posternas avrundning (19 - 3 = 16; oavrundat 15-17).'
    >>> sentence(finding, language="en")
    'Material, återstår: 15 tkr follows within the rounding of its inputs (19 - 3 = 16; unrounded 15-17).'

    Raises RangeError for an unknown language.
    """
    choice("language", language, LANGUAGES)
    instance("finding", finding, Finding, "give what a check answered with")
    said = _inferred(finding, language) if finding.printed is None else _judged(finding, language)
    return f"{finding.place}: {said}." if finding.place else f"{said[:1].upper()}{said[1:]}."


def summary(findings: Any, *, language: str) -> str:
    """A line that counts the verdicts, then every finding, worst first and ties in the order given.

    Each line says what error it would not have seen. `findings` is a sequence of findings, or tables of them.

    >>> from socioecon.audit import check_value, printed, summary
    >>> print(summary([check_value(printed("80,7 %"), 0.8, place="Andel")], language="en").splitlines()[0])
    1 finding: 1 does not follow.

    Raises RangeError for an unknown language.
    """
    choice("language", language, LANGUAGES)
    listed = list(_flat(findings))
    counted = Counter(finding.verdict for finding in listed)
    words = COUNTED[language]
    parts = [f"{counted[verdict]} {words[verdict][counted[verdict] > 1]}" for verdict in VERDICTS if counted[verdict]]
    noun = {"sv": "fynd", "en": "finding" if len(listed) == 1 else "findings"}[language]
    head = f"{len(listed)} {noun}: {', '.join(parts)}." if parts else f"{len(listed)} {noun}."
    ordered = sorted(listed, key=lambda finding: VERDICTS.index(finding.verdict))
    return "\n".join([head, *(f"- {sentence(f, language=language)}{remark(f, language=language)}" for f in ordered)])


def _flat(findings: Any, depth: int = 0) -> Iterable[Finding]:
    if isinstance(findings, Finding):
        yield findings
    elif isinstance(findings, (str, bytes)) or not hasattr(findings, "__iter__") or depth > _MOST_ALSO:
        instance("findings", findings, Finding, "give what checks answered with")
    else:
        for part in findings.values() if hasattr(findings, "values") else findings:
            yield from _flat(part, depth + 1)


def remark(finding: Finding, *, language: str) -> str:
    """What error a finding would not have seen, as a sentence with a space before it; "" where there is none to tell.

    Raises RangeError for an unknown language.
    """
    choice("language", language, LANGUAGES)
    figure = finding.printed
    if (
        finding.verdict in {"input", "undecided", "differs"}
        or not isinstance(figure, Printed)
        or figure.words
        or not figure.unit
    ):
        return ""
    words = WORDS[language]
    if finding.sees is None:
        return f" {words['sees none']}" if finding.expected is not None and finding.formula else ""
    return f" {words['sees'].format(error=styled(finding.sees, _measured(figure), language))}"


# ------------------------------------------------------------------------------------------------- printed figures


def _judged(finding: Finding, language: str) -> str:
    figure, words = finding.printed, WORDS[language]
    interval = BETWEEN in finding.formula and " " not in finding.formula  # said as what is unrounded
    formula, same_unit = without_unit("" if interval else finding.formula, figure)
    formula = how = _in_language(formula, language)
    if finding.point is not None and "≥" in formula:  # a payback: when the gains have come up to the costs
        how = f"{formula}: {styled(finding.point, figure, language)}"
    elif finding.point is not None:
        how = f"{formula} = {styled(finding.point, figure, language, bare=same_unit)}" if formula else ""
        if formula and _is_number(formula, styled(finding.point, figure, language, bare=True)):
            how = styled(finding.point, figure, language)
    unrounded = ""
    if finding.expected is not None and finding.expected.low != finding.expected.high:
        span = ranged(finding.expected, figure, language, words)
        if finding.point is None or span != styled(finding.point, figure, language, bare=True):
            unrounded = f"{words['unrounded']} {span}"
    inside = "; ".join(part for part in (how, unrounded) if part)
    none = "no rate" in finding.convention.split("; ")
    named = "" if none else _names(finding.convention, figure, language)
    gap = styled(finding.gap, _measured(figure), language)
    other = " ".join(part for part in (how, f"({unrounded})" if how and unrounded else unrounded) if part)
    said = VERDICT_PHRASES[language][finding.verdict].format(
        text=_text(figure, language, words),
        why=words[next((part for part in finding.convention.split("; ") if part in _REASONS), "missing")],
        how_in=f" ({how})" if how else "",
        how_comma=f" ({inside})" if inside else "",
        how_range=f" ({inside})" if inside else "",
        names=_condition(finding, language),
        names_in=f" ({named})" if named else "",
        names_after=f", {named}" if named else "",
        by=words["by"].format(gap=gap) if finding.gap else words["no rate" if none else "touch"],
        otherwise=words["otherwise"].format(gap=gap) if finding.gap else "",
        other=other,
        apart=words["apart" if finding.gap else "apart, no gap"].format(gap=gap),
    )
    ways = (way.convention.removesuffix("half-even") for way in finding.also)
    others = dict.fromkeys(_names(way, figure, language) for way in ways)
    listed = [name for name in others if name and name not in named][:_MOST_ALSO]
    return f"{said}. {words['also'].format(names='; '.join(listed))[:-1]}" if listed else said


def _measured(figure: Any) -> Any:
    """The figure in whose style an error in it is written: what shares differ by is points."""
    return figure._replace(measure="points") if isinstance(figure, Printed) and figure.measure == "share" else figure


def _in_language(formula: str, language: str) -> str:
    """A formula with its numbers as the language writes them; what may already be English stays as it is printed."""
    if language == "sv":
        return formula
    if _WRITTEN.fullmatch(formula):
        return formula.translate(_ENGLISH)
    return _SWEDISH.sub(lambda found: found[0].translate(_ENGLISH), formula)


def _is_number(formula: str, shown: str) -> bool:
    """Whether a formula is nothing but the number that is shown, however its digits are grouped."""
    digits = "".join(sign for sign in formula if sign.isdigit())
    return _PLAIN.issuperset(formula) and digits == "".join(sign for sign in shown if sign.isdigit())


def _text(figure: Any, language: str, words: dict[str, str]) -> str:
    if isinstance(figure, Printed):
        return figure.text
    return ranged(figure, None, language, words)


def _condition(finding: Finding, language: str) -> str:
    """What an "only if" depends on: a coarser unit, the edge of an input's interval, another convention."""
    words, parts = WORDS[language], finding.convention.split("; ")
    first = finding.also[0] if finding.also else Explanation("")
    said = [words[name] for part, name in _CONDITIONS.items() if part in parts]
    if any(part.startswith("unit ") for part in parts):
        said.append(words["if unit"].format(unit=_unit(parts, finding.printed, language)))
    if finding.convention.endswith(first.convention) and first.width < NARROW:
        said.append(words["if narrow"].format(share=percent(first.width, language=language)))
    return f" {words['and']} ".join(said) or words["if convention"].format(name=_member(finding.convention, language))


def _names(convention: str, figure: Any, language: str) -> str:
    """The conventions worth naming: rounding itself is said by the verdict."""
    parts = [part for part in convention.split("; ") if part and part not in _RULES and _HEDGES.sub("", part).strip()]
    units = [part for part in parts if part.startswith("unit ")]
    shown = [WORDS[language]["unit"].format(unit=_unit(units, figure, language))] if units else []
    shown += [_member(part, language) for part in parts if not part.startswith("unit ")]
    between = f"; {WORDS[language]['between']} "  # the trial rates belong to the interpolation before them
    return "; ".join(shown).replace(between, between[1:])


def _unit(parts: list[str], figure: Any, language: str) -> str:
    size = next(Fraction(part[5:]) for part in parts if part.startswith("unit "))
    return styled(size, figure, language)


def _member(convention: str, language: str) -> str:
    parts: list[str] = []
    for part in convention.split("; "):
        name, colon, rest = part.partition(": ")
        known, trials = MEMBERS[language], _TRIALS.fullmatch(name)
        if trials:
            name = f"{WORDS[language]['between']} {trials[1]} {WORDS[language]['and']} {trials[2]}"
        elif name not in known and not _HEDGES.sub("", name).strip():
            name = " ".join(known.get(found[0], found[0]) for found in _HEDGES.finditer(name))
        parts.append(known.get(name, name) + colon + rest)
    return ", ".join(parts)


# --------------------------------------------------------------------------------------------------- whole tables


def _inferred(finding: Finding, language: str) -> str:
    phrases, kind = INFERRED[language], finding.convention
    if kind not in phrases:
        return VERDICT_PHRASES[language]["undecided"].format(text="", why=WORDS[language]["missing"]).strip()
    paid = [_member(way.convention, language) for way in finding.also if way.convention in TIMINGS]
    timings = f" {phrases['or']} ".join(part for part in (", ".join(paid[:-1]), *paid[-1:]) if part)
    # What is left out of all relations is a comparison by its name; of shares it is their rest, by what they are.
    left_out = [way for way in finding.also if isinstance(way.needs, str)]
    others = [way for way in finding.also if way.convention not in TIMINGS and way not in left_out]
    apart = "; ".join(way.needs for way in left_out)
    times = next((way.needs for way in finding.also if way.convention == "times"), Fraction(0))
    chance = next((way.needs for way in finding.also if way.convention == "by chance"), Fraction(1))
    point = finding.point
    return phrases[kind].format(
        range="" if point is None else _rates(point, finding.expected, language),
        timing=phrases["timing"].format(list=timings) if kind == "one rate" else timings,
        also="; ".join(_explained(way, language) for way in others),
        sum="" if point is None else percent(point, language=language),
        unit="" if finding.sees is None else styled(finding.sees, _sample(finding), language),
        chance=number(1 / chance, language=language),
        n=point,
        of=finding.tried,
        formula=_in_language(finding.formula, language),
        point="" if point is None else styled(point, _sample(finding), language),
        years="" if point is None else number(point, decimals=3, language=language),
        apart=phrases["apart"].format(list=apart) if apart else "",
        times=number(times, decimals=2, language=language),
        whole=times.__ceil__(),
    )


def _explained(way: Explanation, language: str) -> str:
    phrases = INFERRED[language]
    if way.convention == "undiscounted, falling":
        return phrases["falling"].format(share=percent(way.needs, decimals=3, language=language))
    name = _names(way.convention, None, language)
    if re.split("[:;]", way.convention)[0] in RESIDUALS[:4]:
        return name
    needs = way.needs
    if is_table(needs):
        needs = "; ".join(
            f"{key} {_need(x, language, share=way.convention.partition('; ')[0] in RESIDUALS)}"
            for key, x in needs.items()
        )
    elif is_tuple(needs) and not isinstance(needs, (Interval, Printed)):
        needs = "; ".join(_need(x, language) for x in needs)
    width = f"{percent(way.width, language=language)}: " if way.width < 1 else ""
    return f"{name} ({width}{needs})" if needs and name else f"{name}{needs}"


def _need(x: Printed | Interval, language: str, *, share: bool = False) -> str:
    if isinstance(x, Printed):
        return x.text
    if share and x.low is not None and x.high is not None:
        return f"{number(x.low * 100, decimals=3, language=language)}-{percent(x.high, decimals=3, language=language)}"
    return ranged(x, None, language, WORDS[language])


def _rates(rate: Fraction, values: Interval | None, language: str) -> str:
    """A rate, and how far from it the table allows."""
    shown = percent(rate, decimals=None, language=language)
    if values is None or values.low is None or values.high is None or values.low == values.high:
        return shown
    low, high = (
        number(values.low * 100, decimals=5, language=language),
        percent(values.high, decimals=5, language=language),
    )
    return f"{shown} ({low}-{high})"


def _sample(finding: Finding) -> Printed | None:
    """A figure in whose style a unit is written."""
    return next((way.needs for way in finding.also if isinstance(way.needs, Printed)), None)
