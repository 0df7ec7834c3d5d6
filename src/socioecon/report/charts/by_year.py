"""Who gains and who pays, year by year: actors stacked, gains up and costs down, with the net as a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.flows import cumulative as running

from ._amounts import Convention, account_of, convention_of, drawn, result_of
from ._canvas import amount_axis, canvas, decimals_for, title, width_of, year_axis
from ._labels import Label, column
from ._palette import styles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from socioecon.models import Result, Scenario

    from ._canvas import Canvas


@dataclass(frozen=True)
class ActorByYear:
    """One actor's gains and costs by year in kr, both from 0 up: gains - costs is its own net."""

    actor: str
    gains: tuple[Any, ...]
    costs: tuple[Any, ...]


@dataclass(frozen=True)
class ByYear:
    """What `chart_by_year` draws: the actors of an account (None: all), and their net together, in kr by year."""

    scenario: str
    account: str | None
    actors: tuple[ActorByYear, ...]
    net: tuple[Any, ...]
    so_far: bool
    convention: Convention


def data_by_year(
    result: Result | Scenario, *, account: str | None = None, cumulative: bool = False, discounted: bool = False
) -> ByYear:
    """Each actor's own gains and costs by year in kr, exact, and their net.

    `account` names an actor or a perspective: its members are shown, None for all actors. What an actor gains and what
    it pays is told apart by the net of each item in each year: above 0 a gain, below a cost. Payments between members
    are both a cost and a gain; in the net they vanish. `cumulative` adds the years up; `discounted` takes the values at
    the start of year 1. The sum of gains less costs over the actors is the account's net, exactly.

    >>> from socioecon.models import Cost, Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})], costs=[Cost("Kurs", {"Kommun": 150})],
    ... )
    >>> data = data_by_year(scenario, cumulative=True)
    >>> [(row.actor, row.gains, row.costs) for row in data.actors]
    [('Region', (100, 200), (0, 0)), ('Kommun', (0, 0), (150, 150))]
    >>> data.net
    (-50, 50)

    Raises RangeError for a name that is no actor or perspective, ShapeError for what is no result or scenario.
    """
    found = result_of(result)
    whole = account_of("account", found, account)
    cumulative = _numbers.flag("cumulative", cumulative)
    years = found.scenario.years
    actors: list[ActorByYear] = []
    for name, own in found.own.items():
        if name in whole.members:
            gains, costs = ([0] * years, [0] * years)
            for flows in own.by_item(discounted=discounted).values():
                gains = [sum_ + max(flow, 0) for sum_, flow in zip(gains, flows, strict=True)]
                costs = [sum_ + max(-flow, 0) for sum_, flow in zip(costs, flows, strict=True)]
            actors.append(ActorByYear(name, _summed(gains, so_far=cumulative), _summed(costs, so_far=cumulative)))
    view = whole.discounted if discounted else whole.nominal
    net = view.cumulative if cumulative else view.net
    convention = convention_of(found.scenario, discounted=discounted)
    return ByYear(found.scenario.name, account, tuple(actors), net, cumulative, convention)


def _summed(flows: list[Any], *, so_far: bool) -> tuple[Any, ...]:
    return tuple(running(flows)) if so_far else tuple(flows)


def chart_by_year(  # noqa: PLR0913 - keyword-only choices, each with a default that changes nothing
    x: Result | Scenario | ByYear,
    *,
    ax: Axes | None = None,
    language: str = "sv",
    unit: str = "tkr",
    account: str | None = None,
    cumulative: bool = False,
    discounted: bool = False,
) -> Axes:
    """The axes with a bar for each year: actors stacked, gains up and costs down, and the net as a line.

    `x` is a result, a scenario, or what `data_by_year` gave; `account`, `cumulative` and `discounted` are as there.
    `ax` are the axes to draw on, None for a figure of its own (`axes.figure`); `language` "sv" or "en"; `unit` kr, tkr,
    Mkr or mdkr.

    >>> from socioecon.models import Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100_000})],
    ... )
    >>> chart_by_year(scenario).get_ylabel()
    'tkr per år'

    Raises RangeError for an unknown language, unit or account and for amounts beyond 10^18 kr, SocioeconError where
    matplotlib is not installed.
    """
    data = (
        x if isinstance(x, ByYear) else data_by_year(x, account=account, cumulative=cumulative, discounted=discounted)
    )
    rows = [row for row in data.actors if any(row.gains) or any(row.costs)]
    on = canvas(ax, language=language, unit=unit, size=(7.6, max(4.6, 1.6 + 0.3 * len(rows))))
    years = range(1, len(data.net) + 1)
    labels: list[Label] = []
    top, bottom = ([0.0] * len(data.net) for _ in range(2))
    gaining, paying = ([k for k, row in enumerate(rows) if any(getattr(row, part))] for part in ("gains", "costs"))
    for row, style in zip(rows, styles(len(rows), (gaining, paying)), strict=True):
        fill = on.fill(style)
        gains, costs = (
            drawn(f"the amounts of {_numbers.shown(row.actor)}", amounts, unit=unit)
            for amounts in (row.gains, row.costs)
        )
        down = [-cost for cost in costs]
        for heights, level in ((gains, top), (down, bottom)):
            if any(heights):
                on.ax.bar(years, heights, width=0.62, bottom=level, **fill)
        labels.append(Label(row.actor, _middle(gains, top, down, bottom), patch=fill))
        top, bottom = ([a + b for a, b in zip(*pair, strict=True)] for pair in ((top, gains), (bottom, down)))
    net = drawn("the net", data.net, unit=unit)
    line = {"color": on.ink, "linewidth": 1.8, "marker": "o", "markersize": 5, "markeredgecolor": on.paper}
    on.ax.plot(years, net, zorder=4, **line)
    labels.append(Label(on.say("net"), net[-1], line=line))
    beside = 0.5 if len(net) > 1 else 1.0  # one bar alone need not fill the chart
    on.ax.set_xlim(1 - beside, len(net) + beside)
    on.ax.use_sticky_edges = False  # the end of one bar is where an empty one begins
    on.ax.margins(y=0.1)
    amount_axis(on, "y", on.say("amount so far" if data.so_far else "amount"))
    year_axis(on, len(net))
    heading = on.say("by year, so far" if data.so_far else "by year")
    who = on.say("everyone") if data.account is None else data.account
    title(on, heading, f"{data.scenario} ({who})", f"{on.say('signs')} {data.convention.sentence(language)}")
    column(on, labels, right=len(net) + beside)
    _net_in_figures(on, net)
    axes: Axes = on.ax
    return axes


def _middle(gains: list[float], top: list[float], down: list[float], bottom: list[float]) -> float:
    """The height of an actor's last visible piece: in the last year, or where the last year's stack ends."""
    if gains[-1]:
        return top[-1] + gains[-1] / 2
    return bottom[-1] + down[-1] / 2


def _net_in_figures(on: Canvas, net: list[float]) -> None:
    """The net beside its points, where there is room for figures."""
    decimals = decimals_for(net)
    texts = [on.number(x, decimals) for x in net]
    left, right = (on.ax.transData.transform((x, 0))[0] for x in (0, 1))
    if max(width_of(on, text, fontsize="small", fontweight="bold") for text in texts) > (right - left) * 0.9:
        return
    top = on.ax.get_window_extent().y1
    for year, (height, text) in enumerate(zip(net, texts, strict=True), start=1):
        kind = {"textcoords": "offset points", "ha": "center", "fontsize": "small", "fontweight": "bold"}
        look = {"color": on.ink, "bbox": on.plate, "zorder": 5}
        figure = on.ax.annotate(text, (year, height), xytext=(0, 7), va="bottom", **kind, **look)
        if figure.get_window_extent().y1 > top:  # no room above
            figure.set(position=(0, -7), verticalalignment="top")
