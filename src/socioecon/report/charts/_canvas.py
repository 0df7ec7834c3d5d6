"""The paper under every chart: axes, ink, titles, notes and number axes. The only place that loads matplotlib.

Nothing global is touched: no pyplot, no rcParams. Colours of text and lines are those that the axes were made with, so
that a dark style stays one. What is measured is measured in the axes as they are when the chart is drawn.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from socioecon import _text
from socioecon.core import _numbers
from socioecon.core._numbers import choice
from socioecon.core.errors import SocioeconError

from ._palette import LIGHT, Colour, Style, mixed, readable, rgb
from ._words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_POINTS = 72  # in an inch
PLAIN = {"parse_math": False}  # for every text that may hold a name: a $ in it is a $, and no mathematics
_NAME, _SHORTEST = 26, 12  # characters in a line of a name, and in the shortest of lines
_FEW = 6  # years that each have room for a word


@dataclass(frozen=True)
class Canvas:
    """Axes to draw on, with the colours and the words for it."""

    ax: Any
    ink: Colour
    paper: Colour
    language: str
    unit: str

    def say(self, key: str, **values: Any) -> str:
        """The words for a key, with `unit` filled in."""
        return words(self.language)[key].format(unit=words(self.language)[self.unit], **values)

    def number(self, x: Any, decimals: int | None = None) -> str:
        """A number as people write it."""
        return _text.number(Fraction(x), decimals=decimals, language=self.language)

    @property
    def root(self) -> Any:
        """The figure that all axes are in, also those of a figure within it."""
        return self.ax.figure.canvas.figure

    @property
    def dots(self) -> float:
        """Dots per inch."""
        dots: float = self.root.dpi
        return dots

    def settle(self) -> None:
        """Let the figure's layout engine, if it has one, give the axes their place: only then can they be measured."""
        self.root.draw_without_rendering()

    def fit(self, fitted: Callable[[], None], *, frame: bool = False) -> None:
        """Do what depends on the size of the axes: now, and again for each chart that is drawn in the same figure.

        A layout engine gives every chart less room when there is one more. The frames, which change that room, come
        before what stands inside.
        """
        frames, inside = self.root.__dict__.setdefault("_fitted_charts", ([], []))
        (frames if frame else inside).append(_Fit(self.ax, fitted))
        for fits in (frames, inside):
            self.settle()
            for each in fits:
                each.again()
        if frame:
            self.settle()

    @property
    def per_cent(self) -> str:
        """The sign after a number of per cent."""
        return "\N{NO-BREAK SPACE}%" if self.language == "sv" else "%"

    @property
    def plate(self) -> dict[str, Any]:
        """What figures stand on where lines pass behind them."""
        return {"boxstyle": "round,pad=0.15", "facecolor": self.paper, "edgecolor": "none", "alpha": 0.85}

    @property
    def muted(self) -> Colour:
        """For what stands behind: notes and outer lines."""
        return mixed(self.ink, self.paper, 0.35)

    @property
    def faint(self) -> Colour:
        """For what is hardly seen: the grid."""
        return mixed(self.paper, self.ink, 0.14)

    def fill(self, style: Style) -> dict[str, Any]:
        """How an area is filled; the line around it keeps neighbours apart."""
        edge = mixed(rgb(style.colour), self.ink, 0.6) if style.hatch and style.colour in LIGHT else self.paper
        return {"facecolor": style.colour, "hatch": style.hatch, "edgecolor": edge, "linewidth": 0.8}

    def line(self, style: Style) -> Colour:
        """The colour of a line, strong enough for the paper."""
        return readable(rgb(style.colour), ink=self.ink, paper=self.paper)


@dataclass
class _Fit:
    """What is to be done again when the axes have got another size."""

    ax: Any
    fitted: Callable[[], None]
    size: tuple[int, int] = (0, 0)

    def again(self) -> None:
        width, height = self.ax.get_window_extent().size
        size = round(width), round(height)
        if size != self.size:
            self.size = size
            self.fitted()


def canvas(ax: Any | None, *, language: str, unit: str, size: tuple[float, float]) -> Canvas:
    """A canvas on the axes that are passed in, or on those of a figure of its own, `size` in inches.

    Raises RangeError for an unknown language or unit, SocioeconError where matplotlib is not installed.
    """
    words(language)
    choice("unit", unit, tuple(_text.UNITS))
    try:
        from matplotlib.colors import to_rgb, to_rgba  # noqa: PLC0415  # loaded when a chart is drawn
        from matplotlib.figure import Figure  # noqa: PLC0415  # loaded only when used
    except ImportError as error:
        message = 'charts need matplotlib; it is not installed: pip install "socioecon[report]"'
        raise SocioeconError(message) from error
    if ax is None:
        from ._notebook import ShownAxes  # noqa: PLC0415  # loaded only when used

        width, height = size
        ax = Figure(figsize=(width, round(height, 2)), layout="constrained").add_subplot(axes_class=ShownAxes)
    if not hasattr(ax, "get_facecolor"):
        message = f"ax must be matplotlib's Axes, or None for a figure of its own; got {_numbers.shown(ax)}: pass axes"
        raise TypeError(message)
    see_through = to_rgba(ax.get_facecolor())[3] == 0
    ground = ax.figure.get_facecolor() if see_through else ax.get_facecolor()
    on = Canvas(ax, to_rgb(ax.xaxis.label.get_color()), to_rgb(ground), language, unit)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(on.muted)
    ax.set_axisbelow(True)
    return on


# --------------------------------------------------------------------------------------------------------------- axes


def amount_axis(on: Canvas, which: str, label: str, *, percent: bool = False) -> None:
    """Amounts as people write them, a faint grid and a visible line at 0 on the axis "x" or "y"."""
    number_axis(on, which, label, percent=percent)
    (on.ax.axhline if which == "y" else on.ax.axvline)(0, color=on.ink, linewidth=1.1, zorder=2.5)


def number_axis(on: Canvas, which: str, label: str, *, percent: bool = False, whole: bool = False) -> None:
    """Numbers as people write them, in per cent or whole where so asked, and a faint grid."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415  # loaded only when used

    axis = on.ax.yaxis if which == "y" else on.ax.xaxis
    axis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10] if whole else [1, 2, 2.5, 5, 10], integer=whole))
    axis.set_major_formatter(FuncFormatter(partial(_tick, on.language, percent)))
    axis.set_label_text(label)
    axis.grid(visible=True, color=on.faint, linewidth=0.8, linestyle="-")
    on.ax.tick_params(axis=which, length=0)


def _tick(language: str, percent: bool, value: float, _place: int | None = None) -> str:  # noqa: FBT001 - bound by partial, never written in a call
    if percent:
        return _text.percent(Fraction(value), decimals=None, language=language)
    return _text.number(Fraction(value), language=language)


def year_axis(on: Canvas, years: int) -> None:
    """Years as places, from 1: "År 1" where there are few, else numbers with the word on the axis."""
    on.ax.tick_params(axis="x", length=0)
    if years <= _FEW:
        on.ax.set_xticks(range(1, years + 1), [f"{on.say('year')} {year}" for year in range(1, years + 1)])
    else:
        on.ax.set_xticks(_some(1, years))
        on.ax.set_xlabel(on.say("year"), loc="left")


def time_axis(on: Canvas, years: int) -> None:
    """Time from 0, in years from the start."""
    on.ax.tick_params(axis="x", length=3, color=on.muted)
    on.ax.set_xticks(_some(0, years))
    on.ax.set_xlabel(on.say("years from start"), loc="left")


def _some(first: int, last: int) -> list[int]:
    """Whole numbers from the first on, no more than a dozen, in steps of 1, 2, 5, 10, 20, ..."""
    step = next(s * 10**power for power in range(9) for s in (1, 2, 5) if (last - first) // (s * 10**power) < 12)
    return list(range(first, last + 1)) if step == 1 else list(range(step if first else 0, last + 1, step))


# ------------------------------------------------------------------------------------------------------ titles, notes


def title(on: Canvas, heading: str, subject: str, note: str) -> None:
    """What the chart is (bold), of what (below it), and how it is to be read (under the axes).

    To a layout engine long lines must take no width, or each chart that is drawn would make all axes narrower.
    """
    look = {"color": on.muted, "fontsize": "small", "va": "top", "linespacing": 1.3}
    texts = [
        _beside(on, (0, 1), color=on.muted, va="bottom", in_layout=False),
        _beside(on, (0, 0), in_layout=False, **look),
        _beside(on, (0, 0), **look),
    ]
    on.fit(partial(_written, on, heading, subject, note, texts), frame=True)


def _written(on: Canvas, heading: str, subject: str, note: str, texts: list[Any]) -> None:
    """The texts around the axes, in lines of their width."""
    under, below, height = texts
    if under.axes is None:  # the axes have been cleared, and belong to others now
        return
    under.set(text=_wrapped(on, subject, "medium"), position=(0, 7))
    raised = under.get_window_extent().height / on.dots * _POINTS if subject else 0
    above = _wrapped(on, heading, "large")
    on.ax.set_title(above, loc="left", fontsize="large", fontweight="bold", color=on.ink, pad=11 + raised, **PLAIN)
    box, axis = on.ax.get_window_extent(), on.ax.xaxis.get_tightbbox()
    drop = (box.y0 - min(box.y0, axis.y0) if axis else 0) / on.dots * _POINTS + 7
    lines = _wrapped(on, note, "small")
    below.set(text=lines, position=(0, -drop))
    height.set(text=re.sub(".+", "\N{NO-BREAK SPACE}", lines), position=(0, -drop))  # keeps its height free


def _beside(on: Canvas, corner: tuple[float, float], **look: Any) -> Any:
    """A text to be written some points above or below a corner of the axes."""
    at = {"xytext": (0, 0), "xycoords": "axes fraction", "textcoords": "offset points"}
    return on.ax.annotate("", corner, **at, **PLAIN, **look)


def _wrapped(on: Canvas, text: str, size: str) -> str:
    """The text in lines no wider than the axes, and a little less: another chart may take some of their width."""
    kind = {"fontsize": size, "fontweight": "bold" if size == "large" else "normal"}
    room = on.ax.get_window_extent().width * 0.98
    lines = text
    width = width_of(on, lines, **kind)
    characters = max(int(len(text) * room / width) + 4, _SHORTEST + 2) if width > room else 0
    while characters > _SHORTEST and width > room:
        characters -= 2
        lines = textwrap.fill(text, characters)
        width = width_of(on, lines, **kind)
    return lines


def wrapped_name(name: str) -> str:
    """A name beside its bar, in lines of a few words."""
    return textwrap.fill(name, _NAME)


def widen(on: Canvas, texts: list[Any]) -> None:
    """Widen the x axis until the texts beside the data are inside the axes; each keeps its width on paper."""
    on.fit(partial(_widen, on.ax, on.ax.get_xlim(), texts))


def _widen(ax: Any, limits: tuple[float, float], texts: list[Any]) -> None:
    if any(text.axes is None for text in texts):  # the axes have been cleared, and belong to others now
        return
    ax.set_xlim(limits)
    low, high = limits
    room = ax.get_window_extent().width
    boxes = [(text.get_window_extent(), ax.transData.transform((text.xy[0], 0))[0]) for text in texts]
    left = max((anchor - box.x0 for box, anchor in boxes), default=0.0)
    right = max((box.x1 - anchor for box, anchor in boxes), default=0.0)
    left, right = (max(side, 0.0) for side in (left, right))
    scale = (high - low) / max(room - left - right, room / 5)
    ax.set_xlim(low - left * scale, high + right * scale)


def width_of(on: Canvas, text: str, **kind: Any) -> float:
    """The width of a text in dots."""
    probe = on.ax.text(0, 0, text, transform=None, **PLAIN, **kind)
    width: float = probe.get_window_extent().width
    probe.remove()
    return width


def decimals_for(values: Iterable[float]) -> int:
    """How many decimals tell amounts of this size apart: none from 10 up, one or two below."""
    largest = max((abs(x) for x in values), default=0.0)
    return 0 if largest >= 10 or largest == 0 else 1 if largest >= 1 else 2
