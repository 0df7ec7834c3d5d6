"""Names beside what they name: a column at the right edge in which no two labels overlap.

Where each label would stand is what it names; where they would overlap they are pushed apart as little as possible.
Where the column has no room for them, a legend below takes their place.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ._canvas import PLAIN

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


def column(on: Canvas, labels: Sequence[Label], *, right: float) -> None:
    """Write labels in a column to the right of the data, which end at `right`; a legend where it has no room."""
    if labels:
        on.fit(_Column(on, sorted(labels, key=lambda label: label.at), on.ax.get_xlim()[0], right))


@dataclass
class _Column:
    """A column of labels, set out anew whenever it is called: its axes may have another size than the last time."""

    on: Canvas
    labels: list[Label]
    left: float
    right: float
    artists: list[Any] = field(default_factory=list[Any])

    def __call__(self) -> None:
        for artist in self.artists:
            if artist.axes is None:  # the axes have been cleared, and belong to others now
                return
        for artist in self.artists:
            artist.remove()
        self.on.ax.set_xlim(self.left, self.right)
        for size in _SIZES:
            for width in _WIDTHS:
                self.artists = [self._text(label, size, width) for label in self.labels]
                if self._is_set_out(list(self.artists)):
                    return
                for artist in self.artists:
                    artist.remove()
        self.artists = [self._legend()]

    def _text(self, label: Label, size: float, width: int) -> Any:
        look = {"fontsize": size, "color": self.on.ink, "va": "center", "linespacing": 1.1, "zorder": _ABOVE, **PLAIN}
        return self.on.ax.text(0, 0, _in_lines(label.text, width), **look)

    def _is_set_out(self, texts: list[Any]) -> bool:
        """Whether the texts fit; if so they are put where they belong, and the axes widened for them."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415  # loaded only when used

        ax, right, dot = self.on.ax, self.right, self.on.dots / 72
        room = ax.get_window_extent()
        boxes = [text.get_window_extent() for text in texts]
        indent = (_SWATCH + 2 * _INDENT) * dot
        needed = max(box.width for box in boxes) + indent + 2 * dot
        if needed > _WIDEST * room.width:
            return False
        wanted = [ax.transData.transform((0, label.at))[1] for label in self.labels]
        centres = pushed_apart(wanted, [box.height + _GAP * dot for box in boxes], room.y0, room.y1)
        if centres is None:
            return False
        end = self.left + (right - self.left) * room.width / (room.width - needed)
        low, high = ax.get_ylim()
        ax.set(xlim=(self.left, end), ylim=(low, high))
        edge, _ = ax.transData.transform((right, 0))
        # The grid and the axis end where the data end.
        margin = Rectangle((right, low), end - right, high - low, color=self.on.paper, linewidth=0, zorder=_BETWEEN)
        self.artists.append(ax.add_artist(margin))
        ax.spines["bottom"].set_bounds(self.left, right)
        for label, text, centre in zip(self.labels, texts, centres, strict=True):
            text.set_position(ax.transData.inverted().transform((edge + indent, centre)))
            self.artists.append(ax.add_artist(self._sign(label, edge, centre, dot)))
        return True

    def _sign(self, label: Label, edge: float, centre: float, dot: float) -> Any:
        """A patch of what is named, a stretch of its line, or a stroke from the line's end to its name."""
        from matplotlib.lines import Line2D  # noqa: PLC0415  # loaded only when used
        from matplotlib.patches import Rectangle  # noqa: PLC0415  # loaded only when used

        def data(x: float, y: float) -> Any:
            return self.on.ax.transData.inverted().transform((edge + x * dot, centre + y * dot))

        end = _INDENT + _SWATCH
        if label.patch is not None:
            (x0, y0), (x1, y1) = data(_INDENT, -_SWATCH / 2), data(end, _SWATCH / 2)
            return Rectangle((x0, y0), x1 - x0, y1 - y0, zorder=_ABOVE, **label.patch)
        if label.line is not None:
            points = [data(x, 0) for x in (_INDENT - 2, _INDENT + _SWATCH / 2, end + 2)]
            return Line2D(*zip(*points, strict=True), markevery=[1], zorder=_ABOVE, **label.line)
        (x0, _), (x1, y1) = data(0, 0), data(end, 0)
        return Line2D([x0, x1], [label.at, y1], linewidth=0.8, zorder=_ABOVE, **(label.ends or {}))

    def _legend(self) -> Any:
        from matplotlib.lines import Line2D  # noqa: PLC0415  # loaded only when used
        from matplotlib.patches import Patch  # noqa: PLC0415  # loaded only when used

        rows = self.labels[::-1]
        legend = self.on.ax.legend(
            [Line2D([], [], **(x.line or x.ends or {})) if x.patch is None else Patch(**x.patch) for x in rows],
            [_in_lines(label.text, _WIDTHS[0]) for label in rows],
            loc="upper left",
            bbox_to_anchor=(1.01, 1),
            borderaxespad=0,
            frameon=False,
            fontsize=_SIZES[-1],
            labelcolor=[self.on.ink],
        )
        for text in legend.get_texts():
            text.set(**PLAIN)
        return legend


def _in_lines(text: str, width: int) -> str:
    """On one line where that fits; else cut where the text has a line's end, and then wherever it must be."""
    parts = [text.replace("\n", " ")] if len(text) <= width else text.split("\n")
    return "\n".join(textwrap.fill(part, width) for part in parts)
