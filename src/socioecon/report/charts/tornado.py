"""What does the net gain hang on? A bar for each uncertain input, from its low value to its high one: a tornado."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon._text import number
from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.rounding import round_half_up

from ._amounts import drawn
from ._canvas import PLAIN, amount_axis, canvas, title, widen, wrapped_name
from ._palette import styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from socioecon.uncertainty import OneWay

    from ._canvas import Canvas


@dataclass(frozen=True)
class TornadoBar:
    """The net gain in kr with one input at its low and at its high value, and whether the row changes sign between."""

    input: str
    low: Any
    high: Any
    at_low: Any
    at_high: Any
    changes_sign: bool


@dataclass(frozen=True)
class Tornado:
    """What `chart_tornado` draws: a row's net gain in kr with all inputs at their medians; the bars, widest first."""

    row: str
    base: Any
    bars: tuple[TornadoBar, ...]


def data_tornado(one_way: OneWay, *, row: str = "total") -> Tornado:
    """The bars of one row's net gain in kr, the widest first.

    `one_way` is what `socioecon.uncertainty.one_way` gave; `row` the total or an actor.

    >>> from socioecon.uncertainty import one_way, uniform
    >>> answer = one_way(lambda gain, cost: ({"Kommun": (gain,)}, cost), {"gain": uniform(0, 200), "cost": 60})
    >>> [(bar.input, bar.at_low, bar.at_high, bar.changes_sign) for bar in data_tornado(answer).bars]
    [('gain', -50.0, 130.0, True)]

    Raises RangeError for a row that is not there, ShapeError for what is no answer of `one_way`.
    """
    answer: Any = one_way
    if not hasattr(answer, "bars") or not hasattr(answer, "base"):
        message = f"one_way (x in a chart) must be an answer; got {type(answer).__name__}: pass one_way(...)"
        raise ShapeError(message)
    if row not in answer.base:
        message = f"row must be one of {_numbers.listed(answer.base)}; got {_numbers.shown(row)}: name one of them"
        raise RangeError(message)
    bars = [
        TornadoBar(bar.input, bar.low, bar.high, bar.at_low[row], bar.at_high[row], row in bar.changes_sign)
        for bar in answer.bars
    ]
    return Tornado(row, answer.base[row], tuple(sorted(bars, key=lambda bar: -abs(bar.at_high - bar.at_low))))


def chart_tornado(  # noqa: PLR0913 - keyword-only choices, each with a default that changes nothing
    x: OneWay | Tornado,
    *,
    ax: Axes | None = None,
    language: str = "sv",
    unit: str = "tkr",
    row: str = "total",
    names: Mapping[str, str] | None = None,
    most: int = 12,
) -> Axes:
    """The axes with a bar for each input, the widest on top, its low and its high value at the ends.

    `x` is what `one_way` or `data_tornado` gave; `row` as there; `names` gives inputs names for people; of more than
    `most` bars the narrowest are left out, and the note says so. `ax`, `language` and `unit` are as in `chart_by_year`.

    >>> from socioecon.uncertainty import one_way, uniform
    >>> answer = one_way(lambda gain, cost: ({"Kommun": (gain,)}, cost), {"gain": uniform(0, 200), "cost": 60})
    >>> chart_tornado(answer, unit="kr", names={"gain": "Vinst"}).get_xlabel()
    'Netto, kr'

    Raises RangeError for an unknown row, language or unit and for amounts beyond 10^18 kr, ShapeError for what is no
    answer of `one_way`, SocioeconError where matplotlib is not installed.
    """
    data = x if isinstance(x, Tornado) else data_tornado(x, row=row)
    shown = data.bars[: _numbers.whole("most", most)]
    named = {} if names is None else _named(names)
    for name, instead in named.items():
        _numbers.instance(f"names[{_numbers.shown(name)}]", instead, str, "it stands beside the bars")
    on = canvas(ax, language=language, unit=unit, size=(7.6, 1.9 + 0.36 * max(len(shown), 2)))
    low_style, high_style = (on.fill(style) for style in styles(2))
    (base,) = drawn("the base", (data.base,), unit=unit)
    for place, bar in enumerate(shown):
        ends = drawn(f"the net gain by {_numbers.shown(bar.input)}", (bar.at_low, bar.at_high), unit=unit)
        for end, fill in zip(ends, (low_style, high_style), strict=True):
            on.ax.barh(place, end - base, left=base, height=0.66, **fill)
    on.ax.set_ylim(len(shown) - 0.45, -0.55 if shown else -1)
    on.ax.set_yticks(range(len(shown)), [wrapped_name(named.get(bar.input, bar.input)) for bar in shown], **PLAIN)
    on.ax.tick_params(axis="y", length=0)
    on.ax.margins(x=0.02)
    amount_axis(on, "x", on.say("net gain"))
    on.ax.axvline(base, color=on.ink, linewidth=1.1, linestyle=(0, (3, 2)), zorder=2.6)
    turning = [named.get(bar.input, bar.input) for bar in shown if bar.changes_sign]
    parts = [on.say("one at a time")]
    if turning:
        parts.append(on.say("changes sign", names=", ".join(turning)))
    if len(shown) < len(data.bars):
        parts.append(on.say("left out", number=len(data.bars) - len(shown)))
    who = on.say("everyone") if data.row == "total" else data.row
    title(on, on.say("tornado"), f"{who}: {on.say('ends')}", " ".join(parts))
    _name_the_ends(on, shown, base)
    axes: Axes = on.ax
    return axes


def _named(names: Any) -> dict[str, str]:
    """What inputs are called: a mapping, which may be empty."""
    return dict(names.items() if hasattr(names, "items") else _numbers.mapping("names", names))


def _name_the_ends(on: Canvas, bars: tuple[TornadoBar, ...], base: float) -> None:
    """The input's low and high value beside the ends of its bar, and room for them."""
    texts: list[Any] = []
    for place, bar in enumerate(bars):
        ends = drawn("the net gain", (bar.at_low, bar.at_high), unit=on.unit)
        middle = base if ends[0] == ends[1] else sum(ends) / 2
        for end, value, otherwise in zip(ends, (bar.low, bar.high), (-1, 1), strict=True):
            side = (1 if end > middle else -1) if end != middle else otherwise
            kind = {
                "textcoords": "offset points",
                "va": "center",
                "fontsize": "small",
                "color": on.ink,
                "bbox": on.plate,
            }
            at = {"xytext": (4 * side, 0), "ha": "left" if side > 0 else "right"}
            texts.append(on.ax.annotate(significant(value, on.language), (end, place), **at, **kind))
    widen(on, texts)


def significant(x: Any, language: str) -> str:
    """A number to three figures."""
    value = Fraction(x)
    if not value:
        return number(0, language=language)
    unit = Fraction(10) ** (_magnitude(abs(value)) - 2)
    return number(round_half_up(value, unit=unit), language=language)


def _magnitude(x: Fraction) -> int:
    """The power of ten of the first figure."""
    power = len(str(x.numerator)) - len(str(x.denominator))
    return power if Fraction(10) ** power <= x else power - 1
