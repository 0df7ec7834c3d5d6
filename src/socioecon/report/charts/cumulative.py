"""When is the cost covered? The net added up over the years, actor by actor, with break-even marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.flows import cumulative as running

from ._amounts import Convention, account_of, convention_of, drawn, result_of
from ._canvas import amount_axis, canvas, time_axis, title
from ._labels import Label, column
from ._palette import styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

    from socioecon.models import Account, Result, Scenario

    from ._canvas import Canvas

_DASHES = ((0, ()), (0, (6, 1.5)), (0, (1.5, 1.2)), (0, (6, 1.5, 1.5, 1.5)))


@dataclass(frozen=True)
class Course:
    """An account's running net in kr: after the cost at the start of each year, and at its end.

    `break_even_year` and `payback_time` (years) are those of the account, None for never. `account` None: all actors.
    """

    account: str | None
    after_cost: tuple[Any, ...]
    year_end: tuple[Any, ...]
    break_even_year: int | None
    payback_time: Any | None


@dataclass(frozen=True)
class Cumulative:
    """What `chart_cumulative` draws; `alone` where each course bears the whole cost."""

    scenario: str
    courses: tuple[Course, ...]
    alone: bool
    convention: Convention


def data_cumulative(
    result: Result | Scenario,
    *,
    accounts: Iterable[str] | None = None,
    alone: bool = False,
    discounted: bool = True,
) -> Cumulative:
    """The running net of each account in kr, exact, and when it covers its costs for good.

    `accounts` names actors and perspectives; None takes every actor that is no part of another and holds anything, and
    all of them together. `alone`: as if each bore the whole cost alone. `discounted`: values at the start of year 1, as
    the account's own `break_even_year` and `payback_time` count. Costs fall at the start of their year, gains evenly
    over it: from `after_cost` to `year_end` the course is a straight line. At `payback_time` it crosses 0, in the year
    from whose end on every year ends covered; a later cost may still bring it below 0 for a part of its year.

    >>> from socioecon.models import Cost, Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Kommun": 100})], costs=[Cost("Kurs", {"Kommun": 150})],
    ... )
    >>> course, everyone = data_cumulative(scenario).courses
    >>> course.after_cost, course.year_end, course.payback_time == 1.5
    ((-150, -50), (-50, 50), True)

    Raises RangeError for a name that is no actor or perspective, ShapeError for what is no result or scenario.
    """
    found, alone = result_of(result), _numbers.flag("alone", alone)
    chosen: list[tuple[str | None, Account]]
    if accounts is None:
        tops = [(name, account) for name, account in found.actors.items() if name not in found.parents]
        chosen = [*[(name, account) for name, account in tops if account.lines], (None, found.society)]
    else:
        chosen = [(name, account_of("accounts", found, name)) for name in accounts]
    courses = tuple(
        _course(name, account.alone if alone else account, discounted=discounted) for name, account in chosen
    )
    return Cumulative(found.scenario.name, courses, alone, convention_of(found.scenario, discounted=discounted))


def _course(name: str | None, account: Account, *, discounted: bool) -> Course:
    def of(measure: str) -> Any:
        return account.step(measure, discounted=discounted).value

    gained, costs = running(of("gains")), of("costs")
    spent = running(costs)
    before = (gained[0] * 0, *gained[:-1])
    return Course(
        account=name,
        after_cost=tuple(gain - cost for gain, cost in zip(before, spent, strict=True)),
        year_end=tuple(gain - cost for gain, cost in zip(gained, spent, strict=True)),
        break_even_year=of("break_even_year"),
        payback_time=of("payback_time"),
    )


def chart_cumulative(  # noqa: PLR0913 - keyword-only choices, each with a default that changes nothing
    x: Result | Scenario | Cumulative,
    *,
    ax: Axes | None = None,
    language: str = "sv",
    unit: str = "tkr",
    accounts: Iterable[str] | None = None,
    alone: bool = False,
    discounted: bool = True,
) -> Axes:
    """The axes with the running net of each account, and a ring where it covers its costs for good (break-even).

    `x` is a result, a scenario, or what `data_cumulative` gave; `accounts`, `alone` and `discounted` are as there;
    `ax`, `language` and `unit` as in `chart_by_year`.

    >>> from socioecon.models import Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100_000})],
    ... )
    >>> chart_cumulative(scenario, language="en").get_ylabel()
    'SEK thousand, cumulative'

    Raises RangeError for an unknown language, unit or account and for amounts beyond 10^18 kr, SocioeconError where
    matplotlib is not installed.
    """
    data = x if isinstance(x, Cumulative) else data_cumulative(x, accounts=accounts, alone=alone, discounted=discounted)
    on = canvas(ax, language=language, unit=unit, size=(7.6, max(4.6, 1.6 + 0.4 * len(data.courses))))
    years = len(data.courses[0].year_end) if data.courses else 1
    looks = iter(styles(len(data.courses)))
    labels: list[Label] = []
    for place, course in enumerate(data.courses):
        together = course.account is None
        colour = on.ink if together else on.line(next(looks))
        dash = _DASHES[0] if together else _DASHES[place % len(_DASHES)]
        path = _path(course, unit)
        on.ax.plot(*zip(*path, strict=True), color=colour, linestyle=dash, linewidth=2.4 if together else 1.7, zorder=3)
        if course.payback_time:
            ring = {"marker": "o", "markersize": 8, "markerfacecolor": on.paper, "markeredgewidth": 1.8}
            on.ax.plot([float(course.payback_time)], [0], color=colour, linestyle="none", zorder=4, **ring)
        name = on.say("everyone") if together else str(course.account)
        labels.append(Label(f"{name}:\n{_when(on, course)}", path[-1][1], ends={"color": colour}))
    on.ax.set_xlim(0, years)
    on.ax.margins(y=0.08)
    amount_axis(on, "y", on.say("amount so far"))
    time_axis(on, years)
    note = f"{on.say('when')} {data.convention.sentence(language)}"
    title(on, on.say("alone" if data.alone else "cumulative"), data.scenario, note)
    column(on, labels, right=years)
    axes: Axes = on.ax
    return axes


def _path(course: Course, unit: str) -> list[tuple[float, float]]:
    """The corners of a course: a drop at the start of each year that has a cost, a slope over the year."""
    after, end = (
        drawn(f"the net of {_numbers.shown(course.account)}", part, unit=unit)
        for part in (course.after_cost, course.year_end)
    )
    points = [(0.0, 0.0)]
    for year in range(len(end)):
        points += [(float(year), after[year]), (year + 1.0, end[year])]
    return points


def _when(on: Canvas, course: Course) -> str:
    years = len(course.year_end)
    if course.payback_time is None:
        return on.say("never" if years > 1 else "never within one", years=years)
    if course.payback_time:
        return on.say("covered after", years=on.number(course.payback_time, 1))
    nothing = course.year_end[0] * 0
    before = (nothing, *course.year_end[:-1])
    return on.say("bears nothing" if course.after_cost == before else "covered at once")
