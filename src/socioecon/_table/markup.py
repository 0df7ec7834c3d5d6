"""What HTML, Markdown and LaTeX need done to a text before it may stand in them, and the look of what is shown.

Styles stand inline, since a notebook, a mail or a wiki takes no style sheet along. No colour is fixed: lines and
shades are a grey that lets what is behind it through, and letters have the reader's own colour.
"""

from __future__ import annotations

import re
from html import escape

LINE = "1px solid rgba(128,128,128,.45)"
SCROLL = "overflow-x:auto;max-width:100%"
TABLE = "border-collapse:collapse;border:0;margin:.6em 0 .4em;font-variant-numeric:tabular-nums;line-height:1.35"
CAPTION = "caption-side:top;text-align:left;font-weight:600;padding:.2em .6em .4em"
# A caption is as wide as its table: what stands in it stays in sight when a wide table is scrolled on a telephone.
TITLE = "position:sticky;left:.6em;display:inline-block;max-width:min(100%,86vw)"
HEAD = f"padding:.3em .6em;border:0;border-bottom:{LINE};background:none;font-weight:600;vertical-align:bottom"
CELL = "padding:.22em .6em;border:0;background:none;vertical-align:top"
LONG = "min-width:12em"
TOTAL = f"border-top:{LINE}"
NOTE = "margin:.15em .6em;font-size:.88em;opacity:.8;max-width:60em"
TREE = f"margin:.1em 0 .1em .3em;padding-left:.7em;border-left:{LINE};font-variant-numeric:tabular-nums"
LEAF = "margin:.1em 0 .1em .3em;padding-left:1.9em;font-variant-numeric:tabular-nums"

# Every sign that may mean something in Markdown, also as the first of a line; a backslash before it makes it plain.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~$&]|^[-+#])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\N{NO-BREAK SPACE}": "~", "\N{MINUS SIGN}": "$-$",
    "\N{EN DASH}": "--", "\N{MULTIPLICATION SIGN}": r"$\times$", "±": r"$\pm$", "≥": r"$\geq$", "≤": r"$\leq$",
    "<": r"$<$", ">": r"$>$", "|": r"$|$",
    "[": "{[}", "*": "{*}",  # after the end of a row they would be its options
    '"': "''",  # by itself it is a command in Swedish babel
}  # fmt: skip


def html_text(text: str) -> str:
    """A text that may stand in HTML, between tags or in an attribute.

    >>> html_text("Vård & <omsorg>")
    'Vård &amp; &lt;omsorg&gt;'
    """
    return escape(text)


def markdown_text(text: str) -> str:
    r"""A text that may stand in Markdown, in a table too; a line break becomes a space.

    >>> print(markdown_text("a|b *c*"))
    a\|b \*c\*
    """
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", " ".join(text.splitlines())))


def latex_text(text: str) -> str:
    r"""A text that may stand in LaTeX; a line break becomes a space.

    >>> print(latex_text("50 % & mer"))
    50 \% \& mer
    """
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(text.splitlines()))
