"""The small arithmetic of an audit file: + - * / and parentheses over numbers and paths. It is parsed; nothing is run.

A path is a name, or names joined by dots: Table.Row.Column. A name with spaces or signs in it stands in quotes:
'Lön per månad' * 12. A number may have a decimal comma or point, and may be a percentage.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from ._formula import Formula, depth
from ._intervals import as_decimal

if TYPE_CHECKING:
    from collections.abc import Callable

Path: TypeAlias = tuple[str, ...]

_LONGEST = 4_000
_MOST_TOKENS = 400
_MOST_DIGITS = 40
_DEEPEST = 40
_MOST_LEVELS = 100
_PART = r"(?:'[^']*'|[^\W\d]\w*)"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:[.,]\d+)?)\s*(?P<percent>%)?|(?P<path>{_PART}(?:\s*\.\s*(?:{_PART}|\d+))*)"
    r"|(?P<sign>[-+*/()\N{MULTIPLICATION SIGN}\N{DIVISION SIGN}\N{MINUS SIGN}]))"
)
_LIKE_THOUSANDS = re.compile(r"(?<![\w.,])[1-9]\d{0,2},\d{3}(?!\d)")
_SAME = {"\N{MULTIPLICATION SIGN}": "*", "\N{DIVISION SIGN}": "/", "\N{MINUS SIGN}": "-"}


def parse(text: Any, name_of: Callable[[Path], str], locale: str | None = None) -> Formula:
    """The formula that a text stands for, each path replaced by the name it is known by.

    Raises ShapeError, with the place, for what is no such arithmetic, and for a comma that may be one of thousands: it
    is none in Swedish.
    """
    tokens = _tokens(text)
    if locale != "sv" and (found := _LIKE_THOUSANDS.search(re.sub("'[^']*'", "", text))):
        do = f"write {found[0].replace(',', '')} or {found[0].replace(',', '.')}"
        raise _wrong(text, f"{found[0]} may be thousands", do)
    answer, rest = _sum(tokens, text, name_of, 0)
    if rest:
        raise _wrong(text, f"{rest[0][1]!r} stands where it should end", "put + - * or / between two figures")
    if depth(answer) > _MOST_LEVELS:
        raise _wrong(text, f"it divides or nests more than {_MOST_LEVELS} times", "divide by a product")
    return answer


def path(text: Any) -> Path:
    """The names of a path such as Aktörer.Summa or 'Ökad skatteintäkt'.'År 1'."""
    if not isinstance(text, str):
        raise _wrong(text, "it is no text", "write it in quotes")
    match = re.fullmatch(rf"\s*({_PART}|\d+)(?:\s*\.\s*({_PART}|\d+))*\s*", text)
    if match is None:
        raise _wrong(text, "it is no path", "write Table.Row or Table.Row.Column, names with spaces in quotes")
    return _names(text)


def _names(text: str) -> Path:
    return tuple(part.strip("'") for part in re.findall(r"'[^']*'|\w+", text))


def _tokens(text: Any) -> list[tuple[str, str]]:
    if not isinstance(text, str):
        raise _wrong(text, "it is no text", "write it in quotes")
    if len(text) > _LONGEST:
        raise _wrong(text[:20], f"it has {len(text)} characters", f"use at most {_LONGEST}")
    tokens: list[tuple[str, str]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _wrong(text, f"{text[at:].strip()[:20]!r} cannot be read", "use only + - * / ( ), numbers and paths")
        if len(tokens) == _MOST_TOKENS:
            raise _wrong(text, f"it has more than {_MOST_TOKENS} parts", "use fewer")
        if match["number"]:
            if len(match["number"]) > _MOST_DIGITS:
                raise _wrong(text, f"{match['number'][:20]}... is that long", f"use at most {_MOST_DIGITS} digits")
            tokens.append(("percent" if match["percent"] else "number", match["number"].replace(",", ".")))
        elif match["path"]:
            tokens.append(("path", match["path"]))
        else:
            sign = _SAME.get(match["sign"], match["sign"])
            tokens.append((sign, sign))
        at = match.end()
    return tokens


_Answer: TypeAlias = tuple[Formula, list[tuple[str, str]]]


def _next(tokens: list[tuple[str, str]]) -> str:
    """What comes next: number, percent, path or a sign; "" at the end."""
    return tokens[0][0] if tokens else ""


def _sum(tokens: list[tuple[str, str]], text: str, name_of: Callable[[Path], str], depth: int) -> _Answer:
    first, tokens = _product(tokens, text, name_of, depth)
    terms: list[tuple[int, Formula]] = [(1, first)]
    while (sign := _next(tokens)) in {"+", "-"}:
        term, tokens = _product(tokens[1:], text, name_of, depth)
        terms.append((1 if sign == "+" else -1, term))
    return (first if len(terms) == 1 else ("sum", tuple(terms))), tokens


def _product(tokens: list[tuple[str, str]], text: str, name_of: Callable[[Path], str], depth: int) -> _Answer:
    answer, tokens = _factor(tokens, text, name_of, depth)
    factors: list[Formula] = [answer]
    while (sign := _next(tokens)) in {"*", "/"}:
        factor, tokens = _factor(tokens[1:], text, name_of, depth)
        if sign == "/":
            factors = [("quotient", _multiplied(factors), factor)]
        else:
            factors.append(factor)
    return _multiplied(factors), tokens


def _multiplied(factors: list[Formula]) -> Formula:
    return factors[0] if len(factors) == 1 else ("product", tuple(factors))


def _factor(tokens: list[tuple[str, str]], text: str, name_of: Callable[[Path], str], depth: int) -> _Answer:
    if not tokens:
        raise _wrong(text, "it ends where a figure should stand", "add the figure")
    if depth > _DEEPEST:
        raise _wrong(text, f"it is nested more than {_DEEPEST} deep", "use fewer parentheses")
    (kind, shown), tokens = tokens[0], tokens[1:]
    if kind in {"number", "percent"}:
        number = as_decimal(shown)
        return (number / 100 if kind == "percent" else number), tokens
    if kind == "path":
        return name_of(_names(shown)), tokens
    if kind == "-":
        inner, tokens = _factor(tokens, text, name_of, depth + 1)
        return (-inner if isinstance(inner, Fraction) else ("sum", ((-1, inner),))), tokens
    if kind == "(":
        inner, tokens = _sum(tokens, text, name_of, depth + 1)
        if _next(tokens) == ")":
            return inner, tokens[1:]
        raise _wrong(text, "a parenthesis is not closed", "add )")
    raise _wrong(text, f"{shown!r} stands where a figure should", "put a figure before it")


def _wrong(text: Any, what: str, do: str) -> ShapeError:
    return ShapeError(f"arithmetic must be + - * / over figures, but {what}; got {_numbers.shown(text)}: {do}")
