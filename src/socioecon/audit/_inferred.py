"""What is said of a whole table, of all figures together, of what is implied and of a payback that is not printed."""

from __future__ import annotations

import re
from fractions import Fraction

from socioecon._text import number, percent

from ._kinds import is_table, is_tuple
from ._named import in_language, member, names, why
from ._phrases import INFERRED, VERDICT_PHRASES, WORDS
from ._values import RESIDUALS, TIMINGS, Explanation, Finding, Interval, Printed
from ._written import ranged, styled


def inferred(finding: Finding, language: str) -> str:
    phrases, kind = INFERRED[language], finding.convention
    if kind not in phrases:
        return VERDICT_PHRASES[language]["undecided"].format(text="", why=why(finding, "", language)).strip()
    paid = [member(way.convention, language) for way in finding.also if way.convention in TIMINGS]
    timings = f" {phrases['or']} ".join(part for part in (", ".join(paid[:-1]), *paid[-1:]) if part)
    # What is left out of all relations is a comparison by its name; of shares it is their rest, by what they are.
    left_out = [way for way in finding.also if isinstance(way.needs, str)]
    others = [way for way in finding.also if way.convention not in TIMINGS and way not in left_out]
    apart = "; ".join(way.needs for way in left_out)
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
        formula=in_language(finding.formula, language),
        point=_point(finding, language),
        when=_when(finding, language),
        apart=phrases["apart"].format(list=apart) if apart else "",
        times=_times(finding, language),
    )


def _when(finding: Finding, language: str) -> str:
    """When a cost is covered: as printed, with the range if the year is not certain; the range alone of a bound."""
    point, values, phrases = finding.point, finding.expected or Interval(None, None), INFERRED[language]
    span = ranged(_outwards(values, Fraction(1, 1000)), None, language, WORDS[language])
    if point is None:
        return phrases["after"].format(years=span)
    shown = number(Fraction((point * 1000 + Fraction(1, 2)).__floor__(), 1000), language=language)
    told = phrases[{"0": "at once", "1": "after one"}.get(shown, "after")].format(years=shown)
    sure = values.low is not None and values.high is not None and values.low.__ceil__() == values.high.__ceil__()
    return told if sure else f"{told}; {WORDS[language]['unrounded']} {span}"


def _outwards(values: Interval, step: Fraction) -> Interval:
    """The range with its ends rounded so that it still holds all that it held."""
    low = None if values.low is None else (values.low / step).__floor__() * step
    high = None if values.high is None else (values.high / step).__ceil__() * step
    return values._replace(low=low, high=high)


def _times(finding: Finding, language: str) -> str:
    """How many times the gains would cover a cost, in whole ones where that is certain."""
    needed = next((way.needs for way in finding.also if way.convention == "times"), Interval(None, None))
    phrases = INFERRED[language]
    if isinstance(needed, Interval):
        return phrases["of them"].format(
            times=ranged(_outwards(needed, Fraction(1, 100)), None, language, WORDS[language])
        )
    shown, whole = number(needed, decimals=2, language=language), needed.__ceil__()
    if (needed * 100 + Fraction(1, 2)).__floor__() == 100 * (whole - 1):  # so little above it that it does not show
        shown = f"{WORDS[language]['more than']} {whole - 1}"
    return phrases["of them, whole"].format(times=shown, whole=whole)


def _explained(way: Explanation, language: str) -> str:
    phrases = INFERRED[language]
    if way.convention == "undiscounted, falling":
        return phrases["falling"].format(share=percent(way.needs, decimals=3, language=language))
    name = names(way.convention, None, language)
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


def _point(finding: Finding, language: str) -> str:
    """What the inputs give as printed; all that they can give, where a word leaves it open."""
    sample = _sample(finding)
    if finding.point is None:
        everything = finding.expected or Interval(None, None)
        if sample is not None and sample.unit:
            everything = _outwards(everything, sample.unit / 100)  # two decimals more than the unit are shown
        return ranged(everything, sample, language, WORDS[language], bare=False)
    return styled(finding.point, sample, language)


def _sample(finding: Finding) -> Printed | None:
    """A figure in whose style a unit is written."""
    return next((way.needs for way in finding.also if isinstance(way.needs, Printed)), None)
