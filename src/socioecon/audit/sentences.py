"""Findings as sentences that can be pasted into a memo, in Swedish or English."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon._text import MINUS, SPACE, percent
from socioecon.core._numbers import choice, instance

from ._inferred import inferred
from ._judge import NARROW
from ._named import in_language, member, names, unit_of, why
from ._phrases import COUNTED, LANGUAGES, VERDICT_PHRASES, WORDS
from ._values import VERDICTS, Explanation, Finding, Printed
from ._written import BETWEEN, ranged, styled, without_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONDITIONS = {
    "rounded on the way": "if on the way",
    "on the other side of it": "if other side",
    "at the edge": "if edge",
}
_MOST_ALSO = 6
_LEAST = Fraction(1, 1000)  # a share below this one is said to be so
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
    said = inferred(finding, language) if finding.printed is None else _judged(finding, language)
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
    formula = how = in_language(formula, language)
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
    named = "" if none else names(finding.convention, figure, language)
    gap = styled(finding.gap, _measured(figure), language)
    other = " ".join(part for part in (how, f"({unrounded})" if how and unrounded else unrounded) if part)
    said = VERDICT_PHRASES[language][finding.verdict].format(
        text=_text(figure, language, words),
        how_in=f" ({how})" if how else "",
        how_comma=f" ({inside})" if inside else "",
        how_range=f" ({inside})" if inside else "",
        names=_condition(finding, language),
        names_in=f" ({named})" if named else "",
        names_after=f", {named}" if named else "",
        by=words["by"].format(gap=gap) if finding.gap else words["no rate" if none else "touch"],
        otherwise=words["otherwise"].format(gap=gap) if finding.gap else "",
        other=other,
        why=why(finding, formula, language),
        inputs=words["hardly" if finding.also else "not at all"],
        apart=words["apart" if finding.gap else "apart, no gap"].format(gap=gap),
    )
    if finding.verdict == "chained":
        return said
    ways = (way.convention.removesuffix("half-even") for way in finding.also)
    others = dict.fromkeys(names(way, figure, language) for way in ways)
    listed = [name for name in others if name and name not in named][:_MOST_ALSO]
    return f"{said}. {words['also'].format(names='; '.join(listed))[:-1]}" if listed else said


def _measured(figure: Any) -> Any:
    """The figure in whose style an error in it is written: what shares differ by is points."""
    return figure._replace(measure="points") if isinstance(figure, Printed) and figure.measure == "share" else figure


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
        said.append(words["if unit"].format(unit=unit_of(parts, finding.printed, language)))
    if finding.convention.endswith(first.convention) and first.width < NARROW:
        share = percent(max(first.width, _LEAST), language=language)
        said.append(
            words["if narrow"].format(share=share if first.width >= _LEAST else f"{words['less than']} {share}")
        )
    return f" {words['and']} ".join(said) or words["if convention"].format(
        name=names(finding.convention, finding.printed, language) or member(finding.convention, language)
    )
