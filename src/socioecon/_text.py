"""Numbers as people write them: "1 042 058 kr", "780 tkr", "1,6 Mkr", "33,8 %", with a real minus.

Swedish unless English is asked for. Every space inside a number is a non-breaking one, so that a memo never breaks an
amount over two lines. Digits come from whole numbers, never from a float: what is written is the exact value, rounded
half away from zero at the last place shown. Needs nothing but Python; audit, models and report call it.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .core._numbers import choice, scalar, whole
from .core.errors import RangeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any, TypeAlias

    Number: TypeAlias = int | float | Decimal | Fraction

LANGUAGES = ("sv", "en")
UNITS = {"kr": 1, "tkr": 1_000, "Mkr": 1_000_000, "mdkr": 1_000_000_000}

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_MOST_DECIMALS = 6
_MOST_DIGITS = 1_000
_UNREADABLE = 10**_MOST_DIGITS
_ENGLISH = {"kr": "", "tkr": "thousand", "Mkr": "million", "mdkr": "billion"}


def number(x: Number, *, decimals: int | None = None, language: str = "sv") -> str:
    r"""A number in words of digits: grouped by thousands, a decimal comma in Swedish and a point in English.

    `decimals` is how many to show; None shows those that there are, at most six. Arithmetic on one number.

    >>> number(1042058)
    '1\xa0042\xa0058'
    >>> from decimal import Decimal
    >>> number(Decimal("-81193.05"), decimals=1, language="en")
    '\u221281,193.1'

    Raises RangeError for NaN, an infinity, a number of more than a thousand digits or an unknown language, TypeError
    for what is no number.
    """
    choice("language", language, LANGUAGES)
    value = exact("x", x)
    places = _MOST_DECIMALS if decimals is None else whole("decimals", decimals, low=0, high=100)
    units = (abs(value) * 10**places * 2 + 1) // 2
    kronor, rest = divmod(units, 10**places)
    shown = f"{kronor:,}"
    part = f"{rest:0{places}d}" if places else ""
    if decimals is None:
        part = part.rstrip("0")
    if language == "sv":
        shown = shown.replace(",", SPACE)
    point = "," if language == "sv" else "."
    sign = MINUS if value < 0 and units else ""
    return sign + shown + (point + part if part else "")


def exact(name: str, x: Any) -> Fraction:
    """A number as a fraction; one of more than a thousand digits is refused, and a Decimal that near to 0 is 0.

    Before it is a fraction: that of Decimal("1e999999999") would fill the memory.
    """
    given: Any = scalar(name, x)
    exponent = given.adjusted() if given and hasattr(given, "adjusted") else 0
    value = Fraction(given) if abs(exponent) < _MOST_DIGITS else Fraction(0)
    if exponent >= _MOST_DIGITS or abs(value) >= _UNREADABLE:
        message = f"{name} must have at most a thousand digits to be written; got more: nobody would read them"
        raise RangeError(message)
    return value


def amount(kronor: Number, *, unit: str = "kr", decimals: int | None = 0, language: str = "sv") -> str:
    r"""An amount of money given in kronor, written in `unit`: kr, tkr, Mkr or mdkr.

    >>> amount(1042058)
    '1\xa0042\xa0058\xa0kr'
    >>> amount(1600000, unit="Mkr", decimals=1)
    '1,6\xa0Mkr'
    >>> amount(-780000, unit="tkr", language="en")
    '\u2212SEK\xa0780\xa0thousand'

    Raises RangeError for NaN, an infinity, an unknown unit or language, TypeError for what is no number.
    """
    choice("unit", unit, tuple(UNITS))
    choice("language", language, LANGUAGES)
    scaled = exact("kronor", kronor) / UNITS[unit]
    shown = number(scaled, decimals=decimals, language=language)
    if language == "sv":
        return f"{shown}{SPACE}{unit}"
    word = f"{SPACE}{_ENGLISH[unit]}" if _ENGLISH[unit] else ""
    sign, digits = (MINUS, shown[1:]) if shown.startswith(MINUS) else ("", shown)
    return f"{sign}SEK{SPACE}{digits}{word}"


def percent(share: Number, *, decimals: int | None = 1, language: str = "sv") -> str:
    r"""A share of 1 in percent: 0.338 is "33,8 %" in Swedish and "33.8%" in English.

    >>> percent(Fraction(338, 1000))
    '33,8\xa0%'
    >>> percent(Fraction(21, 26), decimals=2, language="en")
    '80.77%'

    Raises RangeError for NaN, an infinity or an unknown language, TypeError for what is no number.
    """
    shown = number(exact("share", share) * 100, decimals=decimals, language=language)
    return f"{shown}{SPACE}%" if language == "sv" else f"{shown}%"


def line_at_fault(text: str, error: Exception) -> str:
    """The line of a TOML or JSON text that its reader stopped at, without strings and comments; "" if none is told."""
    told = re.search(r"line (\d+)", str(error))
    lines = text.splitlines()
    if told is None or not 0 < int(told[1]) <= len(lines):
        return ""
    return re.sub(r'"[^"]*"|\'[^\']*\'', "", lines[int(told[1]) - 1]).partition("#")[0]


def spaced_number(line: str, *, form: str = "toml") -> str:
    """What to write in a TOML or JSON file instead of a number with spaces in it; "" where the line has none.

    >>> spaced_number("pay = 1 052 000"), spaced_number("pay = 52 000", form="json"), spaced_number("pay = 52000")
    ('write 1_052_000 or 1052000', 'write 52000', '')
    """
    spaces = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
    found = re.search(rf"(?<![\w.])\d{{1,3}}(?:{spaces}\d{{3}})+(?:\.\d+)?(?!\w)", line)
    if found is None:
        return ""
    parted, plain = (re.sub(spaces, mark, found[0]) for mark in ("_", ""))
    return f"write {plain}" if form == "json" else f"write {parted} or {plain}"
