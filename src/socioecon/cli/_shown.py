"""Tables as a command prints them: text, Markdown, or a page that a browser opens."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import RangeError

from ._output import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>body {{ font: 1rem/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }}</style>
</head>
<body>
{body}
</body>
</html>"""


def written(parts: Sequence[Any], arguments: Any, title: str, **how: Any) -> Answer:
    """Tables, and on a terminal texts, in the form that was asked for."""
    if arguments.form == "html":
        body = "\n".join(table.html() for table in parts)
        return Answer(_PAGE.format(language=arguments.language, title=escape(title), body=body), "html", **how)
    if arguments.form == "markdown":
        return Answer("\n\n".join(table.markdown() for table in parts), **how)
    return Answer("\n\n".join(map(str, parts)), **how)


def unit_of(arguments: Any) -> str:
    """The unit of money of tables; JSON has none but kr."""
    if arguments.unit and arguments.form == "json":
        message = f"--unit must be of tables, JSON is in kr; got {arguments.unit}: leave it out"
        raise RangeError(message)
    return arguments.unit or "kr"
