"""Numbers in the style of a printed figure: an amount that was printed in tkr is written in tkr."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from socioecon._text import MINUS, SPACE, amount, number, percent
from socioecon.core.rounding import round_half_up

from ._values import Interval, Printed
from ._words import SINGULAR

BETWEEN = ".."
_TIMES = {"sv": "gånger", "en": "times"}
_YEARS = {"sv": "år", "en": "years"}
_POINTS = {"sv": "procentenheter", "en": "percentage points"}
_POINT = {"sv": "procentenhet", "en": "percentage point"}
_MONEY = (
    (r"tkr|tusen|ksek|thousand", "tkr"),
    (r"mkr|mnkr|milj|msek|million", "Mkr"),
    (r"mdkr|miljard|billion", "mdkr"),
)
_WORD = re.compile(r"(?i)\s*\b(tkr|mkr|mnkr|mdkr|kr|kronor)\b")
_SCALES = {"kr": 1, "tkr": 10**3, "Mkr": 10**6, "mdkr": 10**9}
_COUNTED = re.compile(r"^.*[\d ](?=\D)|\s")
# "1,234" is 1.234 in Swedish and a thousand in English: formulas are kept as text and told in either language.
_LIKE_THOUSANDS = re.compile(rf"{MINUS}?[1-9]\d{{0,2}},\d{{3}}")
_MOST = 4
_PLACES = 4
_SHOWN = 6  # decimals, without those that are 0 at the end
_MOST_PLACES = 40


def as_text(x: Any) -> str:
    """A figure as it was printed, a number as it is written."""
    if isinstance(x, Printed):
        return x.text
    if isinstance(x, Interval):
        ends = ["" if end is None else number(end) for end in (x.low, x.high)]
        return BETWEEN.join(ends)
    return number(x)


def in_formula(x: Any) -> str:
    """A figure as it stands among others in a formula: a number so that it is not read in thousands in English.

    >>> from fractions import Fraction
    >>> in_formula(Fraction(1234, 1000)), in_formula(Fraction(12345, 10)).replace(SPACE, " ")
    ('1,2340', '1 234,5')
    """
    text = as_text(x)
    return f"{text}0" if not isinstance(x, (Printed, Interval)) and _LIKE_THOUSANDS.fullmatch(text) else text


def money_unit(figure: Printed | Interval | None) -> str:
    """The unit of money that a figure is printed in."""
    text = figure.text.lower() if isinstance(figure, Printed) else ""
    return next((unit for pattern, unit in reversed(_MONEY) if re.search(pattern, text)), "kr")


def styled(x: Fraction, figure: Printed | Interval | None, language: str, *, bare: bool = False) -> str:
    """A number written as the figure is; `bare` leaves out the unit of money, years and the like."""
    measure = figure.measure if isinstance(figure, Printed) else ""
    unit = figure.unit if isinstance(figure, Printed) and figure.unit else Fraction(1, 1000)
    if measure == "share":
        return percent(x, decimals=_decimals(x * 100, unit * 100), language=language)
    if measure == "points":
        shown = number(x * 100, decimals=_decimals(x * 100, unit * 100), language=language)
        return f"{shown}{SPACE}{(_POINT if shown == '1' else _POINTS)[language]}"
    if measure == "money":
        word = money_unit(figure)
        decimals = _decimals(x / _SCALES[word], unit / _SCALES[word])
        if bare:
            return number(x / _SCALES[word], decimals=decimals, language=language)
        return amount(x, unit=word, decimals=decimals, language=language)
    if not isinstance(figure, Printed) or not figure.unit:
        places = _PLACES
        while x and abs(x) * 10**places < 10 and places < _MOST_PLACES:  # two digits at least of what is small
            places += 1
        rounded = round_half_up(x, unit=Fraction(1, 10**places))
        return number(rounded, decimals=places if rounded and places > _SHOWN else None, language=language)
    shown = number(x, decimals=_decimals(x, unit), language=language)
    after = {"years": _YEARS, "times": _TIMES}.get(measure, {}).get(language, "")
    if measure == "count":
        after = _COUNTED.sub("", figure.text)
    if shown == "1":
        after = SINGULAR.get(after, after)
    return f"{shown}{SPACE}{after}" if after and not bare else shown


def ranged(
    values: Interval, figure: Printed | Interval | None, language: str, words: dict[str, str], *, bare: bool = True
) -> str:
    """An interval as "15-17", or as a bound; in the unit of the figure, and with it unless it is left out."""
    if values.low is None and values.high is None:
        return words["anything"]
    if values.low is None or values.high is None:
        if values.low is None:
            end, word = values.high, "less than" if values.high_open else "at most"
        else:
            end, word = values.low, "more than" if values.low_open else "at least"
        return f"{words[word]} {styled(end or Fraction(0), figure, language, bare=bare)}"
    high = styled(values.high, figure, language, bare=bare)
    if styled(values.low, figure, language, bare=bare) == high:
        return high
    if values.low < 0:  # in English the unit stands between the sign and the number
        return f"{styled(values.low, figure, language, bare=bare or language == 'sv')} {words['to']} {high}"
    low, digits = (styled(end, figure, language, bare=True) for end in (values.low, values.high))
    return high.replace(digits, f"{low}-{digits}")


def without_unit(formula: str, figure: Printed | Interval | None) -> tuple[str, bool]:
    """The formula without the unit of money that the figure has too, and whether its numbers are in that unit."""
    if not isinstance(figure, Printed) or figure.measure != "money":
        return formula, True
    found = {word.lower() for word in _WORD.findall(formula)}
    mine = money_unit(figure).lower()
    if not found:
        return formula, mine == "kr"
    if {"kr" if word == "kronor" else word for word in found} == {mine}:
        return _WORD.sub("", formula), True
    return formula, False


def _decimals(x: Fraction, unit: Fraction) -> int:
    """The decimals of the unit, and at most two more for what lies between its steps."""
    places = 0
    while places < _MOST and (unit * 10**places).denominator != 1:
        places += 1
    extra = 0
    while extra < 2 and (x * 10 ** (places + extra)).denominator != 1:
        extra += 1
    return places + extra
