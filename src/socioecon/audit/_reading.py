"""How a figure on paper is read: `printed` for one, `split_row` for glued cells.

What can be read in two ways is not guessed: `printed` raises with both readings, and `split_row` gives every cut. A
locale decides one thing only: what a single "," or "." with three digits after it means.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from socioecon.core import _numbers
from socioecon.core._numbers import choice, flag, whole
from socioecon.core.errors import AmbiguousFigureError, RangeError, ShapeError

from ._intervals import as_decimal
from ._values import Printed, number
from ._words import HEDGES, NUMBER_WORDS, UNIT_WORDS

_LONGEST = 400
_MOST_CUTS = 10_000
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\n\r"), " ")
_MINUSES = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014"), "-")
_HEDGES = sorted(((w, kind) for kind, words in HEDGES.items() for w in words), key=lambda pair: -len(pair[0]))
_DIGITS = re.compile(r"\d[\d.,' ]*")
_HEDGE = "|".join(re.escape(hedge) + r"(?![^\W\d_])" * hedge[-1].isalpha() for hedge, _ in _HEDGES)
_TOKEN = re.compile(  # a unit, or a number with what begins a cell: a hedge, a bracket, a currency sign, a sign
    rf"(?P<sign>(?:(?:{_HEDGE})[ .]*+)*+[+-]?\s*\(?\s*(?:[$£€][+-]?)?)\s*(?P<number>\d[\d.,']*)"
    r"|(?P<word>:-|[^\s\d+(-]+)",
    re.IGNORECASE,
)


def printed(text: str, *, locale: str | None = None, unit: Any = None, exact: bool | None = None) -> Printed:
    """A figure as it is printed: its value, the worth of its last place, its measure and the words around it.

    Money in tkr and Mkr is given in kronor, percent as a share of 1. `locale` ("sv" or "en") decides what "1.234" and
    "1,234" mean and nothing else; "$" and "£", and Swedish units, settle the comma by themselves. `unit` overrides the
    last printed place. `exact` says whether the figure, as an input, is that very number: so are counts and rates
    unless said otherwise, while amounts are rounded in their last place. Arithmetic on one text.

    >>> printed("1 991tkr").value, printed("1 991tkr").unit
    (Fraction(1991000, 1), Fraction(1000, 1))
    >>> printed("cirka 1,6 miljoner").words
    ('about',)
    >>> printed("($1,234)").value
    Fraction(-1234, 1)
    >>> printed("1.234", locale="sv").value
    Fraction(1234, 1)

    Raises AmbiguousFigureError (`readings`) for what can be read in two ways, ShapeError for what is no single
    figure, RangeError for an unknown locale, or a unit that is not positive or that the figure is no whole number of,
    TypeError for what is no text.
    """
    if locale is not None:
        choice("locale", locale, ("sv", "en"))
    body, words = _hedged(_plain(text))
    body, negative = _signed(body)
    digits, word, dollars = _parts(body, text)
    measure, scale, swedish = UNIT_WORDS[word] if word else ("money" if dollars else "", 1, False)
    settled = "en" if dollars else "sv" if swedish else None
    answers: list[Printed] = []
    for value, places in _values(digits, settled, locale, text):
        place = number("unit", unit) if unit is not None else Fraction(scale, 10**places)
        if place <= 0:
            message = (
                "unit must be above 0; "
                f"got {_numbers.shown(unit)}: it is what one step in the last printed place is worth"
            )
            raise RangeError(message)
        if unit is not None and (value * scale / place).denominator != 1:
            message = (
                f"unit must be one that the figure is a whole number of; got {_numbers.shown(unit)} for "
                f"{_numbers.shown(text)}: it is then not rounded to that; leave unit out, or state a finer one"
            )
            raise RangeError(message)
        sure = measure in {"count", "share"} if exact is None else flag("exact", exact)
        answers.append(Printed(text, (-value if negative else value) * scale, place, measure, words, sure))
    if len(answers) > 1:
        listed = " or ".join(str(a.value) for a in answers)
        message = (
            "the figure must have one reading; "
            f'got {_numbers.shown(text)}, which is {listed}: give locale="sv" or locale="en"'
        )
        raise AmbiguousFigureError(message, readings=tuple(answers))
    return answers[0]


def split_row(text: str, *, cells: int, locale: str | None = None) -> tuple[tuple[Printed, ...], ...]:
    """Every way to cut a pasted row into so many cells; () if there is none.

    Groups of three digits may belong to the cell before them or begin a new one; a sign, a bracket and a word such as
    "cirka" begin a cell and a unit ends one. A dash is a sign, never an empty cell: a row that has one is given as a
    list of cells. Where a cell can be read in two ways, both stand among the answers. Arithmetic on one text.

    >>> len(split_row("280 500 550 212 809 550", cells=3))
    10
    >>> [[int(x.value) for x in row] for row in split_row("- 81 193-159 263-234 331", cells=3)]
    [[-81193, -159263, -234331]]

    Raises ShapeError for a text without a figure or with signs that belong to none,
    RangeError for fewer than one cell or more than 10 000 ways.
    """
    count = whole("cells", cells, high=1000)
    tokens = _tokens(_plain(text), text)
    ways: list[list[str]] = [[]]
    for token, begins, joins in tokens:
        more: list[list[str]] = []
        for way in ways:
            if way and joins and _continues(way[-1], token):
                more.append([*way[:-1], f"{way[-1]} {token}"])
            if begins and len(way) < count:
                more.append([*way, token])
        ways = more
        if len(ways) > _MOST_CUTS:
            message = (
                f"a row must have at most {_MOST_CUTS} cuts; got {_numbers.shown(text)}: give its cells one by one"
            )
            raise RangeError(message)
    found = [[_readings(cell, locale) for cell in way] for way in ways if len(way) == count]
    if sum(prod(map(len, way)) for way in found) > _MOST_CUTS:
        message = (
            f"a row must have at most {_MOST_CUTS} readings; "
            f'got {_numbers.shown(text)}: give locale="sv" or locale="en"'
        )
        raise RangeError(message)
    return tuple(row for way in found for row in product(*way))


# ------------------------------------------------------------------------------------------------- around the digits


def _plain(text: Any) -> str:
    if not isinstance(text, str):
        message = f"a printed figure is text; got {type(text).__name__}: write it as it stands on paper"
        raise TypeError(message)
    if len(text) > _LONGEST:
        message = f"a figure or row must have at most {_LONGEST} characters; got {len(text)}: give one row at a time"
        raise ShapeError(message)
    return re.sub(" +", " ", text.translate(_SPACES).translate(_MINUSES)).strip()


def _hedged(body: str) -> tuple[str, tuple[str, ...]]:
    words: list[str] = []
    while True:
        for hedge, kind in _HEDGES:
            rest = body[len(hedge) :]
            if body.lower().startswith(hedge) and (not hedge[-1].isalpha() or rest[:1] in {" ", "."}):
                body = rest.lstrip(" .")
                words += ["at most", "under"] if kind == "at most under" else (
                    ["at least", "over"] if kind == "at least over" else [kind])  # fmt: skip
                break
        else:
            return body, tuple(dict.fromkeys(words))


def _signed(body: str) -> tuple[str, bool]:
    if body.startswith("(") and body.endswith(")"):
        return body[1:-1].strip(), True
    for currency in ("$", "£", "€"):  # "$-5" and "-$5" are the same
        if body.startswith(f"{currency}-"):
            return currency + body[2:], True
    if body[:1] in {"-", "+"}:
        return body[1:].strip(), body[0] == "-"
    return body, False


def with_unit(text: str, unit: str) -> str:
    """A figure with the unit that its table's head gives, unless it has one of its own."""
    try:
        body, _ = _signed(_hedged(_plain(text))[0])
        _, word, _ = _parts(body, text)
    except ShapeError:  # whoever reads the figure tells what is wrong with it
        return text
    if word or body[:1] in {"$", "£", "€"}:
        return text
    end = re.search(r"\s*(?:\)|/.*| per .*)?$", text)
    at = end.start() if end else len(text)
    rest = text[at:].strip()
    return f"{text[:at]} {unit}{'' if rest[:1] in {')', '/'} else ' '}{rest}".rstrip()


def _parts(body: str, text: str) -> tuple[str, str, bool]:
    """The digits, the unit word ("" if none) and whether it is a sum in dollars or pounds."""
    dollars = body[:1] in {"$", "£"}
    body = body.lstrip("$£€ ").strip()
    match = _DIGITS.match(body)
    if match:
        digits, rest = match.group().rstrip(" .,'"), body[len(match.group().rstrip(" .,'")) :].strip()
    else:
        first, _, rest = body.partition(" ")
        if first.lower() not in NUMBER_WORDS:
            message = f"a figure must hold a number; got {_numbers.shown(text)}: write it as it stands on paper"
            raise ShapeError(message)
        digits = str(NUMBER_WORDS[first.lower()])
    word = re.sub(r"(^| )per (?!cent).*|/(?! *\d).*", "", rest.lower()).strip()  # "kr/månad"; "1/2" is no single figure
    if word not in UNIT_WORDS:
        word = word.rstrip(".,;")
    if not word or word in UNIT_WORDS:
        return digits, word, dollars
    message = (
        "what follows the digits must be a unit; "
        f"got {_numbers.shown(word)} in {_numbers.shown(text)}: use kr, tkr, Mkr, %, år, personer ..., "
        "or split_row where several cells are glued together"
    )
    raise ShapeError(message)


# ------------------------------------------------------------------------------------------------------ the digits


def _values(digits: str, settled: str | None, locale: str | None, text: str) -> list[tuple[Fraction, int]]:
    """Every (value, decimals) that the digits can mean."""
    spaced, digits = " " in digits or "'" in digits, digits.replace("'", " ")
    if spaced and not re.fullmatch(r"\d{1,3}( \d{3})+([.,]\d+)?", digits):
        raise _no_figure(text)
    digits = digits.replace(" ", "")
    marks = re.findall("[.,]", digits)
    if not marks:
        return [_decimal(digits, "")]
    last = marks[-1]
    if len(set(marks)) > 1:
        front, _, part = digits.rpartition(last)
        return [_decimal(_grouped(front, marks[0], text), part)]
    if len(marks) > 1:
        return [_decimal(_grouped(digits, last, text), "")]
    front, part = digits.split(last)
    as_decimals = _decimal(front, part)
    if len(part) != 3 or len(front) > 3 or front.startswith("0") or spaced:
        return [as_decimals]
    as_groups = _decimal(front + part, "")
    decides = settled if settled and last == "," else locale
    if decides is None:
        return [as_decimals, as_groups]
    return [as_groups if (last == ",") == (decides == "en") else as_decimals]


def _grouped(digits: str, mark: str, text: str) -> str:
    if not re.fullmatch(rf"\d{{1,3}}(\{mark}\d{{3}})+", digits):
        raise _no_figure(text)
    return digits.replace(mark, "")


def _decimal(front: str, part: str) -> tuple[Fraction, int]:
    return as_decimal(f"{front}.{part}" if part else front), len(part)


def _no_figure(text: str) -> ShapeError:
    message = (
        "digits must be grouped by three; "
        f"got {_numbers.shown(text)}: use split_row where several cells are glued together"
    )
    return ShapeError(message)


# -------------------------------------------------------------------------------------------------------- glued cells


def _tokens(plain: str, text: str) -> list[tuple[str, bool, bool]]:
    """Each token of a row: its text, whether it can begin a cell and whether it can continue one."""
    loose = _TOKEN.sub("", plain).strip()
    if loose:
        message = (
            "a row must hold figures and their units; "
            f"got {_numbers.shown(loose)} besides in {_numbers.shown(text)}: give a list of its cells"
        )
        raise ShapeError(message)
    tokens: list[tuple[str, bool, bool]] = []
    for match in _TOKEN.finditer(plain):
        if match["word"]:
            tokens.append((match["word"], False, True))
        else:
            begins = not re.match(r"0\d", match["number"])  # "065" is the rest of a number, never a number
            sign = match["sign"].lstrip()
            tokens.append((sign + match["number"], begins, not sign))
    if not any(begins for _, begins, _ in tokens):
        message = f"a row must hold figures; got {_numbers.shown(text)}: paste its cells"
        raise ShapeError(message)
    return tokens


def _continues(cell: str, token: str) -> bool:
    if not token[0].isdigit():
        return True
    return bool(re.search(r"(?<![\d.,'])[1-9]\d{0,2}( \d{3})*$", cell)) and bool(re.match(r"\d{3}([.,]\d*)?$", token))


def _readings(cell: str, locale: str | None) -> tuple[Printed, ...]:
    try:
        return (printed(cell, locale=locale),)
    except AmbiguousFigureError as error:
        return tuple(error.readings)
    except ShapeError:
        return ()
