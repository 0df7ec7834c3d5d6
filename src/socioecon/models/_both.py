"""A text in both languages, written where it is thought of: it is the English, and knows its Swedish."""

from __future__ import annotations

from functools import cache
from typing import Any, Self

from socioecon._text import LANGUAGES, number
from socioecon.core._numbers import choice


class Both(str):
    """An English text that carries its Swedish: labels of steps, and what findings say.

    Whoever takes it for a text has the English; `in_language` gives the one that is asked for. The Swedish is put
    together when it is asked for: a result makes hundreds of labels, and few of them are read.
    """

    __slots__ = ("parts", "template")
    template: str
    parts: tuple[Any, ...]

    def __new__(cls, english: str, template: str, parts: tuple[Any, ...] = ()) -> Self:
        """The English, and what the Swedish is made of."""
        made = str.__new__(cls, english)
        made.template = template
        made.parts = parts
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, for pickles and copies."""
        return Both, (str(self), self.template, self.parts)

    @property
    def swedish(self) -> str:
        """The text in Swedish."""
        return self.template.format(*[in_language(x, "sv") if x.__class__ is Both else x for x in self.parts])


def both(english: str, swedish: str, *parts: object) -> Both:
    """A text in both languages, each `{}` filled in by the parts in that language.

    >>> text = both("value of {}, year {}", "värde av {}, år {}", both("gains", "nytta"), 2)
    >>> text, in_language(text, "sv")
    ('value of gains, year 2', 'värde av nytta, år 2')
    """
    if not parts:
        return _plain(english, swedish)
    made = _text(Both, english.format(*parts))  # a third faster than by its name
    made.template, made.parts = swedish, parts
    return made


_text = str.__new__
# A label without parts is one that the code spells out: there are few, and a result asks for each many times.
_plain = cache(Both)


def figure(x: Any) -> Both:
    """A number as it is written in each language.

    >>> in_language(figure(2.5), "en"), in_language(figure(2.5), "sv")
    ('2.5', '2,5')
    """
    return Both(number(x, language="en"), "{}", (number(x),))


def in_language(text: str, language: str) -> str:
    """The text in Swedish or English; one that has no Swedish is as it is."""
    choice("language", language, LANGUAGES)
    return text.swedish if language == "sv" and isinstance(text, Both) else str(text)
