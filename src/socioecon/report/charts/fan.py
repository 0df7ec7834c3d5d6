"""How sure is the course? The quantiles of the net gain up to each year: a fan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._amounts import drawn
from ._canvas import amount_axis, canvas, title, year_axis
from ._labels import Label, column
from ._palette import mixed, rgb, styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Executor

    from matplotlib.axes import Axes

_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Fan:
    """What `chart_fan` draws: for each quantile, rising, the net gain in kr up to the end of each year.

    `errors` are the standard errors of the same, in kr.
    """

    row: str
    quantiles: dict[float, tuple[Any, ...]]
    errors: dict[float, tuple[Any, ...]]
    draws: int
    seed: int


@dataclass(frozen=True)
class UpTo:
    """A function of `simulate` cut off after some years: it pickles where the function does."""

    function: Callable[..., Any]
    years: int

    def __call__(self, **inputs: Any) -> tuple[Any, Any]:
        """The gains and costs of the first years."""
        gains, costs = self.function(**inputs)
        if hasattr(gains, "items"):
            gains = {actor: tuple(flows)[: self.years] for actor, flows in gains.items()}
        else:
            gains = [(amounts, tuple(profile)[: self.years]) for amounts, profile in gains]
        if hasattr(costs, "items"):
            return gains, {actor: self._first(cost) for actor, cost in costs.items()}
        return gains, self._first(costs)

    def _first(self, cost: Any) -> Any:
        return tuple(cost)[: self.years] if _numbers.per_year(cost) else cost


def data_fan(  # noqa: PLR0913 - the choices of `simulate`
    function: Callable[..., Any],
    inputs: Mapping[str, Any],
    *,
    seed: int,
    row: str = "total",
    draws: int = 16_384,
    method: str = "quasi",
    quantiles: Iterable[float] = _QUANTILES,
    perspectives: Mapping[str, Iterable[Any]] | None = None,
    rank_correlations: Mapping[tuple[str, str], float] | None = None,
    executor: Executor | None = None,
) -> Fan:
    """The quantiles of a row's net gain in kr up to the end of each year, with their standard errors.

    All arguments are as in `socioecon.uncertainty.simulate`; `row` is the total, a perspective or an actor. The
    function is simulated once for each year, cut off after it: with one seed the draws are the same each time, so that
    the years belong together. The quantiles of the last year are those of `simulate` itself.

    >>> from socioecon.uncertainty import uniform
    >>> def two_years(gain):
    ...     return [({"Kommun": gain}, (1, 1))], 100
    >>> fan = data_fan(two_years, {"gain": uniform(0, 200)}, seed=1)
    >>> [round(net) for net in fan.quantiles[0.5]]
    [0, 100]

    Raises what `simulate` raises, and RangeError for a row that is not there.
    """
    from socioecon.uncertainty import simulate  # noqa: PLC0415  # needs numpy: only where it is asked for

    wanted = tuple(quantiles)
    if not wanted:
        message = "quantiles must hold at least one; got none: (0.05, 0.5, 0.95)"
        raise ShapeError(message)

    def run(years: int) -> Any:
        return simulate(
            UpTo(function, years),
            inputs,
            seed=seed,
            draws=draws,
            method=method,
            detail="years" if years == _ALL else "total",
            quantiles=wanted,
            perspectives=perspectives,
            rank_correlations=rank_correlations,
            executor=executor,
        )

    whole = run(_ALL)
    if row not in whole.rows:
        message = f"row must be one of {list(whole.rows)}; got {_numbers.shown(row)}: name one of them"
        raise RangeError(message)
    rows = [*(run(year)[row] for year in range(1, len(whole[row].break_even_by_year))), whole[row]]
    values = {q: tuple(each.quantiles[q].value for each in rows) for q in sorted(whole[row].quantiles)}
    errors = {q: tuple(each.quantiles[q].error for each in rows) for q in values}
    return Fan(row, values, errors, whole.draws, whole.seed)


_ALL = 10_000  # no function covers more years


def chart_fan(x: Fan, *, ax: Axes | None = None, language: str = "sv", unit: str = "tkr") -> Axes:
    """The axes with the median of the net gain up to each year, and bands between the quantiles on either side.

    `x` is what `data_fan` gave; `ax`, `language` and `unit` are as in `chart_by_year`.

    >>> from socioecon.uncertainty import uniform
    >>> fan = data_fan(lambda gain: ({"Kommun": (gain, gain)}, 100), {"gain": uniform(0, 200)}, seed=1, draws=1024)
    >>> chart_fan(fan).get_ylabel()
    'Ackumulerat netto, tkr'

    Raises RangeError for an unknown language or unit and for amounts beyond 10^18 kr, ShapeError for what is no fan,
    SocioeconError where matplotlib is not installed.
    """
    given: Any = x
    if not isinstance(given, Fan):
        message = f"x must be a fan; got {type(x).__name__}: pass data_fan(function, inputs, seed=...)"
        raise ShapeError(message)
    on = canvas(ax, language=language, unit=unit, size=(7.6, 4.4))
    levels = list(x.quantiles)
    lines = {q: drawn(f"the quantile {q}", net, unit=unit) for q, net in x.quantiles.items()}
    years = len(next(iter(lines.values())))
    places: list[float] = [float(year) for year in range(1, years + 1)]
    if years == 1:  # a line needs two ends
        places, lines = [0.8, 1.2], {q: net * 2 for q, net in lines.items()}
    colour = rgb(styles(1)[0].colour)
    bands = len(levels) // 2
    for place in range(bands):
        shade = mixed(on.paper, colour, 0.25 + 0.45 * place / max(bands - 1, 1) if bands > 1 else 0.4)
        on.ax.fill_between(
            places, lines[levels[place]], lines[levels[-1 - place]], facecolor=shade, edgecolor=on.paper, linewidth=0.8
        )
    middle = levels[bands] if len(levels) % 2 else None
    if middle is not None:
        on.ax.plot(places, lines[middle], color=on.ink, linewidth=2.2, marker="o", markersize=4, zorder=3)
    labels = [
        Label(
            on.say("median") if q == 0.5 else f"{on.number(round(q * 100, 6))}{on.per_cent}",
            net[-1],
            ends={"color": on.muted},
        )
        for q, net in lines.items()
    ]
    on.ax.set_xlim(places[0] - 0.07 * max(years, 3), places[-1])
    on.ax.margins(y=0.08)
    amount_axis(on, "y", on.say("net so far"))
    year_axis(on, years)
    who = on.say("everyone") if x.row == "total" else x.row
    basis = on.say("bands", draws=on.number(x.draws), seed=x.seed) if x.draws else on.say("certain")
    title(on, on.say("fan"), who, basis)
    column(on, labels, right=places[-1])
    axes: Axes = on.ax
    return axes
