"""Files that a command writes: whole or not at all, and never over another one unless that is asked for."""

from __future__ import annotations

import warnings
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import FileError, RangeError
from socioecon.models._saving import replace_file

from ._extras import needed

if TYPE_CHECKING:
    from collections.abc import Callable

CHARTS = (".png", ".svg", ".pdf")
WORKBOOKS = (".xlsx",)

# An inch: sharp in print, and on every screen.
_DOTS = 200


def destination(name: str | None, endings: tuple[str, ...], *, overwrite: bool) -> Path | None:
    """The path of a file to be written, looked at before the work begins: its ending, its folder, what is there."""
    if name is None:
        return None
    path = Path(name)
    if path.suffix.lower() not in endings:
        message = f"a file to write must end in {' or '.join(endings)}, which says what to write; got {name!r}"
        raise FileError(message)
    if not path.parent.is_dir():
        message = f"the folder of a file to write must be there; got {name!r}: make it first, or name another"
        raise FileError(message)
    if path.is_dir() or (path.exists() and not overwrite):
        message = f"a file that is there is left as it is; got {name!r}: choose another name, or say --overwrite"
        raise FileError(message)
    return path


def chart_of(arguments: Any) -> Path | None:
    """The path of the chart that is asked for, if one is."""
    if arguments.kind and arguments.chart is None:
        message = f"--kind must be of a chart; got {arguments.kind} alone: name the file with --chart"
        raise RangeError(message)
    return destination(arguments.chart, CHARTS, overwrite=arguments.overwrite)


def draw(chart: Callable[..., Any], *arguments: Any, path: Path, **how: Any) -> None:
    """Draw a chart and write it in the form that the ending says."""
    drawn = BytesIO()
    with needed("report"):
        import_module("matplotlib")  # only where a chart is asked for
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a letter that the font does not have is seen as a box
        axes = chart(*arguments, **how)
        axes.figure.savefig(drawn, format=path.suffix[1:].lower(), bbox_inches="tight", dpi=_DOTS)
    replace_file(path, drawn.getvalue())
