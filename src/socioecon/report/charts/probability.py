"""How likely does the gain cover the cost: with how many persons, or up to what cost."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._amounts import drawn
from ._canvas import amount_axis, canvas, number_axis, title
from ._palette import styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Executor

    from matplotlib.axes import Axes

    from ._canvas import Canvas

_LEVELS = (0.5, 0.9)


@dataclass(frozen=True)
class ProbabilityOfSaving:
    """What `chart_probability_of_saving` draws: the probability of a net gain above 0 at each value of one input.

    `what` says what the values are: a number of persons, or a programme cost in kr.
    """

    row: str
    what: Literal["persons", "cost"]
    values: tuple[Any, ...]
    probabilities: tuple[Any, ...]
    errors: tuple[Any, ...]
    draws: int
    seed: int

    def reaching(self, level: float) -> Any | None:
        """The least number of persons (highest cost) from which on (up to which) every value reaches the level.

        One of the values that were simulated; None where the most persons (the lowest cost) do not reach it, even if
        fewer (a higher one) do: a cost that rises by steps lets a probability fall again.
        """
        _numbers.check_share(level=_numbers.scalar("level", level))
        from_the_best = zip(self.values, self.probabilities, strict=True)
        best = list(from_the_best) if self.what == "cost" else list(from_the_best)[::-1]
        found = None
        for value, probability in best:
            if probability < level:
                break
            found = value
        return found


def data_probability_of_saving(  # noqa: PLR0913 - the choices of `simulate`
    function: Callable[..., Any],
    inputs: Mapping[str, Any],
    name: str,
    values: Iterable[Any],
    *,
    what: Literal["persons", "cost"],
    seed: int,
    row: str = "total",
    draws: int = 16_384,
    method: str = "quasi",
    perspectives: Mapping[str, Iterable[Any]] | None = None,
    rank_correlations: Mapping[tuple[str, str], float] | None = None,
    executor: Executor | None = None,
) -> ProbabilityOfSaving:
    """The probability that a row's net gain is above 0, at each value of one input.

    `name` is the input that takes each of the `values` in turn, in rising order: a number of persons, or a programme
    cost in kr, as `what` says. All other arguments are as in `socioecon.uncertainty.simulate`. With one seed the draws
    of the other inputs are the same at each value.

    >>> from socioecon.uncertainty import uniform
    >>> def course(persons, each):
    ...     return [({"Kommun": persons * each}, (1,))], 100
    >>> data = data_probability_of_saving(
    ...     course, {"persons": 1, "each": uniform(0, 50)}, "persons", (2, 5, 8), what="persons", seed=1
    ... )
    >>> [round(p, 2) for p in data.probabilities], data.reaching(0.5)
    ([0.0, 0.6, 0.75], 5)

    Raises ShapeError for an input that is not there and for values that do not rise, RangeError for an unknown row or
    `what`, and what `simulate` raises.
    """
    from socioecon.uncertainty import simulate  # noqa: PLC0415  # needs numpy: only where it is asked for

    _numbers.choice("what", what, ("persons", "cost"))
    if name not in _numbers.mapping("inputs", inputs):
        message = f"name must be an input; got {_numbers.shown(name)}: the inputs are {_numbers.listed(inputs)}"
        raise ShapeError(message)
    grid = _numbers.scalars("values", values)
    if any(later <= earlier for earlier, later in pairwise(grid)):
        message = f"values must rise, each above the one before; got {_numbers.shown(grid)}: sort them"
        raise ShapeError(message)
    estimates: list[Any] = []
    answer: Any = None
    for value in grid:
        answer = simulate(
            function,
            {**inputs, name: value},
            seed=seed,
            draws=draws,
            method=method,
            detail="total",
            perspectives=perspectives,
            rank_correlations=rank_correlations,
            executor=executor,
        )
        if row not in answer.rows:
            message = f"row must be one of {list(answer.rows)}; got {_numbers.shown(row)}: name one of them"
            raise RangeError(message)
        estimates.append(answer[row].probability_of_gain)
    probabilities, errors = (tuple(getattr(each, part) for each in estimates) for part in ("value", "error"))
    return ProbabilityOfSaving(row, what, grid, probabilities, errors, answer.draws, answer.seed)


def chart_probability_of_saving(
    x: ProbabilityOfSaving, *, ax: Axes | None = None, language: str = "sv", unit: str = "tkr"
) -> Axes:
    """The axes with the probability of saving against the number of persons or the programme cost.

    Where 50 and 90 % are reached is written beside the curve. `x` is what `data_probability_of_saving` gave; `unit` is
    that of a cost; `ax` and `language` are as in `chart_by_year`.

    >>> from socioecon.uncertainty import uniform
    >>> data = data_probability_of_saving(
    ...     lambda cost, gain: ({"Kommun": (gain,)}, cost), {"cost": 1, "gain": uniform(0, 100)}, "cost", (20, 40, 60),
    ...     what="cost", seed=1, draws=1024,
    ... )
    >>> chart_probability_of_saving(data, unit="kr").get_xlabel()
    'Programkostnad, kr'

    Raises RangeError for an unknown language or unit and for values beyond 10^18, ShapeError for what is no such data,
    SocioeconError where matplotlib is not installed.
    """
    given: Any = x
    if not isinstance(given, ProbabilityOfSaving):
        message = f"x must be probabilities; got {type(x).__name__}: pass data_probability_of_saving(...)"
        raise ShapeError(message)
    on = canvas(ax, language=language, unit=unit, size=(7.6, 4.2))
    places = drawn("the values", x.values, unit=unit if x.what == "cost" else "kr")
    heights = [float(p) for p in x.probabilities]
    colour = on.line(styles(1)[0])
    on.ax.plot(places, heights, color=colour, linewidth=2.2, marker="o", markersize=4.5, zorder=3, clip_on=False)
    if len(places) == 1:
        on.ax.set_xlim(places[0] - 1, places[0] + 1)
    number_axis(on, "x", on.say(x.what), whole=x.what == "persons")
    amount_axis(on, "y", on.say("probability axis"), percent=True)
    on.ax.set_ylim(0, 1)
    who = on.say("everyone") if x.row == "total" else x.row
    basis = on.say("simulated", draws=on.number(x.draws), seed=x.seed) if x.draws else on.say("certain")
    title(on, on.say("probability"), who, basis)
    for level in _LEVELS:
        _mark(on, x, level)
    axes: Axes = on.ax
    return axes


def _mark(on: Canvas, data: ProbabilityOfSaving, level: float) -> None:
    """A line at a level, and where it is reached: at the end where the curve is far from it."""
    on.ax.axhline(level, color=on.muted, linewidth=1, linestyle=(0, (3, 2)), zorder=2)
    value = data.reaching(level)
    percent = f"{on.number(round(level * 100))}{on.per_cent}"
    if value is None:
        reached = max(data.probabilities) >= level
        text = on.say("not throughout" if reached else "not reached", level=percent)
    else:
        (place,) = drawn("the value", (value,), unit=on.unit if data.what == "cost" else "kr")
        what = (
            on.say("of persons", x=on.number(place))
            if data.what == "persons"
            else f"{on.number(place)}\N{NO-BREAK SPACE}{on.say(on.unit)}"
        )
        text = on.say("at least from" if data.what == "persons" else "at least up to", level=percent, x=what)
    left = abs(data.probabilities[0] - level) >= abs(data.probabilities[-1] - level)
    on.ax.annotate(
        text,
        (0 if left else 1, level),
        xycoords=("axes fraction", "data"),
        xytext=(4 if left else -4, 3),
        textcoords="offset points",
        ha="left" if left else "right",
        va="bottom",
        fontsize="small",
        color=on.ink,
        bbox=on.plate,
        zorder=4,
    )
