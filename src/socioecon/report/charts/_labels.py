"""Names beside what they name: a column at the right edge in which no two labels overlap.

Where each label would stand is what it names; where they would overlap they are pushed apart as little as possible.
Where the column has no room for them, a legend below takes their place.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._canvas import Canvas

_SIZES = (9.0, 8.0, 7.0, 6.0)  # points
_WIDTHS = (34, 26, 20, 15)  # characters in a line
_WIDEST = 0.42  # share of the axes that labels may take
_GAP, _SWATCH, _INDENT = 2.0, 8.0, 5.0  # points
_BETWEEN, _ABOVE = 2.8, 3.5  # over the grid and the zero line; over the data


@dataclass(frozen=True)
class Label:
    """A name, the height of what it names, and its sign: the properties of a patch, or of a stretch of line.

    `ends` are those of a line that ends at the column: from there a stroke leads to the name. A line's end in the text
    is where it is best cut, if it must be.
    """

    text: str
    at: float
    patch: dict[str, Any] | None = None
    line: dict[str, Any] | None = None
    ends: dict[str, Any] | None = None


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float] | None:
    """The centres nearest to the wanted ones (least squares), in rising order, such that nothing overlaps.

    `wanted` rises; each label takes its height. None where they have no room between low and high.

    >>> pushed_apart([5, 5], [2, 2], 0, 10)
    [4.0, 6.0]
    >>> pushed_apart([5, 5], [2, 2], 0, 3) is None
    True
    """
    if sum(heights) > high - low:
        return None
    starts: list[float] = []  # of each label's lower edge if all stood on each other
    reached = low
    for height in heights:
        starts.append(reached)
        reached += height
    slack = high - reached
    # What is left to find rises with the label, between 0 and the slack: the nearest is isotonic (pool what violates).
    pools: list[list[float]] = []
    for centre, height, start in zip(wanted, heights, starts, strict=True):
        pools.append([centre - height / 2 - start, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, count = pools.pop()
            before = pools[-1]
            pools[-1] = [(before[0] * before[1] + mean * count) / (before[1] + count), before[1] + count]
    shifts = [min(max(mean, 0.0), slack) for mean, count in pools for _ in range(int(count))]
    return [start + shift + height / 2 for start, shift, height in zip(starts, shifts, heights, strict=True)]


def column(on: Canvas, labels: Sequence[Label], *, right: float) -> bool:
    """Write labels in a column to the right of the data, which end at `right`; False where a legend had to do."""
    ordered = sorted(labels, key=lambda label: label.at)
    if not ordered:
        return True
    for size, width in ((size, width) for size in _SIZES for width in _WIDTHS):
        texts = [
            on.ax.text(
                0,
                0,
                _in_lines(label.text, width),
                fontsize=size,
                color=on.ink,
                va="center",
                linespacing=1.1,
                zorder=_ABOVE,
            )
            for label in ordered
        ]
        if _set_out(on, ordered, texts, right):
            return True
        for text in texts:
            text.remove()
    _legend(on, ordered)
    return False


def _set_out(on: Canvas, labels: Sequence[Label], texts: list[Any], right: float) -> bool:
    """Whether the texts fit; if so they are put where they belong, and the axes widened for them."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    ax, dot = on.ax, on.ax.figure.canvas.figure.dpi / 72
    room = ax.get_window_extent()
    boxes = [text.get_window_extent() for text in texts]
    indent = (_SWATCH + 2 * _INDENT) * dot
    needed = max(box.width for box in boxes) + indent + 2 * dot
    if needed > _WIDEST * room.width:
        return False
    wanted = [ax.transData.transform((0, label.at))[1] for label in labels]
    centres = pushed_apart(wanted, [box.height + _GAP * dot for box in boxes], room.y0, room.y1)
    if centres is None:
        return False
    left, (low, high) = ax.get_xlim()[0], ax.get_ylim()
    ax.set_xlim(left, left + (right - left) * room.width / (room.width - needed))
    ax.set_ylim(low, high)
    edge, _ = ax.transData.transform((right, 0))
    # The grid and the axis end where the data end.
    margin = Rectangle((right, low), ax.get_xlim()[1] - right, high - low, color=on.paper, linewidth=0, zorder=_BETWEEN)
    ax.add_artist(margin)
    ax.spines["bottom"].set_bounds(left, right)
    for label, text, centre in zip(labels, texts, centres, strict=True):
        text.set_position(ax.transData.inverted().transform((edge + indent, centre)))
        _swatch(on, label, edge, centre, dot)
    return True


def _swatch(on: Canvas, label: Label, edge: float, centre: float, dot: float) -> None:
    """A patch of what is named, or a stroke from the end of the line to its name. Neither moves the axes' limits."""
    from matplotlib.lines import Line2D  # noqa: PLC0415
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    def data(x: float, y: float) -> Any:
        return on.ax.transData.inverted().transform((edge + x * dot, centre + y * dot))

    end = _INDENT + _SWATCH
    if label.patch is not None:
        (x0, y0), (x1, y1) = data(_INDENT, -_SWATCH / 2), data(end, _SWATCH / 2)
        sign: Any = Rectangle((x0, y0), x1 - x0, y1 - y0, **label.patch)
    elif label.line is not None:
        (x0, y0), (x1, y1), (x2, y2) = data(_INDENT - 2, 0), data(_INDENT + _SWATCH / 2, 0), data(end + 2, 0)
        sign = Line2D([x0, x1, x2], [y0, y1, y2], markevery=[1], **label.line)
    else:
        (x0, _), (x1, y1) = data(0, 0), data(end, 0)
        sign = Line2D([x0, x1], [label.at, y1], linewidth=0.8, **(label.ends or {}))
    sign.set_zorder(_ABOVE)
    on.ax.add_artist(sign)


def _in_lines(text: str, width: int) -> str:
    """On one line where that fits; else cut where the text has a line's end, and then wherever it must be."""
    parts = [text.replace("\n", " ")] if len(text) <= width else text.split("\n")
    return "\n".join(textwrap.fill(part, width) for part in parts)


def _legend(on: Canvas, labels: Sequence[Label]) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415
    from matplotlib.patches import Patch  # noqa: PLC0415

    signs = [
        Line2D([], [], **(x.line or x.ends or {})) if x.patch is None else Patch(**x.patch) for x in reversed(labels)
    ]
    names = [_in_lines(label.text, _WIDTHS[0]) for label in reversed(labels)]
    on.ax.legend(
        signs,
        names,
        loc="upper left",
        bbox_to_anchor=(1.01, 1),
        borderaxespad=0,
        frameon=False,
        fontsize=_SIZES[-1],
        labelcolor=[on.ink],
    )
