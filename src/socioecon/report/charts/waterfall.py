"""What is left of the gain? From gross to additional to money in the budget, step by step: a waterfall."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from socioecon._text import UNITS
from socioecon.core.flows import cumulative as running
from socioecon.core.rounding import round_half_up

from ._amounts import Convention, account_of, convention_of, drawn, result_of
from ._canvas import amount_axis, canvas, decimals_for, title, widen, wrapped_name
from ._palette import styles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from socioecon.models import Account, Result, Scenario

#: The factors of additionality in the order in which each takes its part of what the one before left.
_FACTORS = ("deadweight", "displacement", "leakage", "attribution")


@dataclass(frozen=True)
class WaterfallStep:
    """A level that is reached, or what a step takes away (below 0) or adds, in kr over all years.

    `name` is one of gross, additional, cashable (levels); counterfactual, deadweight, displacement, leakage,
    attribution, not avoided cost, released, unstated (changes).
    """

    name: str
    kind: Literal["level", "change"]
    amount: Any


@dataclass(frozen=True)
class Waterfall:
    """What `chart_waterfall` draws: from level to level the changes add up, exactly."""

    scenario: str
    account: str | None
    years: int
    steps: tuple[WaterfallStep, ...]
    convention: Convention


def data_waterfall(result: Result | Scenario, *, account: str | None = None) -> Waterfall:
    """What becomes of an account's gross gain, in kr over all years, undiscounted and exact.

    `account` names an actor or a perspective, None is all actors. From the gross gain, as if nothing would have come
    about anyway, the comparison group and each factor of additionality take their part of what the one before left:
    that is the additional gain. Of it some is no avoided cost (production, say), some is capacity that others use, of
    some it is not stated; the rest is money in the budget. Costs of the programme are not in it. Steps that take
    nothing are left out.

    >>> from fractions import Fraction
    >>> from socioecon.models import Additionality, Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=1, intake=(1,), retention=(1,), discounting=Discounting(0, "advance", "real"),
    ...     additionality=Additionality(deadweight=Fraction(1, 5)),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100}, cashable={"Region": Fraction(1, 4)})],
    ... )
    >>> [(step.name, int(step.amount)) for step in data_waterfall(scenario).steps]
    [('gross', 100), ('deadweight', -20), ('additional', 80), ('released', -60), ('cashable', 20)]

    Raises RangeError for a name that is no actor or perspective, ShapeError for what is no result or scenario.
    """
    from attrs import evolve  # noqa: PLC0415  # a result is there, so attrs is

    found = result_of(result)
    scenario, bare = found.scenario, found.gross.scenario

    def gain(of: Result) -> Any:
        return _sum(account_of("account", of, account), "gains")

    level = gain(found.gross)
    steps = [WaterfallStep("gross", "level", level)]

    def change(name: str, amount: Any) -> None:
        if amount:
            steps.append(WaterfallStep(name, "change", amount))

    reached = evolve(bare, counterfactual=scenario.counterfactual)
    after = gain(reached.run())
    change("counterfactual", after - level)
    for factor in _FACTORS:
        level = after
        more = evolve(reached.additionality, **{factor: getattr(scenario.additionality, factor)})
        reached = evolve(reached, additionality=more)
        after = gain(reached.run())
        change(factor, after - level)
    whole = account_of("account", found, account)
    after = _sum(whole, "gains")
    steps.append(WaterfallStep("additional", "level", after))
    cashable, released, unstated = (_sum(whole, part) for part in ("cashable", "released", "unstated"))
    change("not avoided cost", cashable + released + unstated - after)
    change("released", -released)
    change("unstated", -unstated)
    steps.append(WaterfallStep("cashable", "level", cashable))
    convention = convention_of(scenario, discounted=False)
    return Waterfall(scenario.name, account, scenario.years, tuple(steps), convention)


def _sum(account: Account, measure: str) -> Any:
    return running(account.step(measure, discounted=False).value)[-1]


def chart_waterfall(
    x: Result | Scenario | Waterfall,
    *,
    ax: Axes | None = None,
    language: str = "sv",
    unit: str = "tkr",
    account: str | None = None,
) -> Axes:
    """The axes with a bar for each level and each step between, from the gross gain down to money in the budget.

    `x` is a result, a scenario, or what `data_waterfall` gave; `account` is as there; `ax`, `language` and `unit` as in
    `chart_by_year`.

    >>> from socioecon.models import Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100_000}, against="forecast")],
    ... )
    >>> chart_waterfall(scenario).get_xlabel()
    'tkr, summa över 2 år'

    Raises RangeError for an unknown language, unit or account and for amounts beyond 10^18 kr, SocioeconError where
    matplotlib is not installed.
    """
    data = x if isinstance(x, Waterfall) else data_waterfall(x, account=account)
    on = canvas(ax, language=language, unit=unit, size=(7.6, 1.9 + 0.42 * len(data.steps)))
    amounts = drawn("the gain", [step.amount for step in data.steps], unit=unit)
    level_style, step_style = (on.fill(style) for style in styles(2))
    decimals = decimals_for(amounts)
    reached = 0.0
    texts: list[Any] = []
    for place, (step, amount) in enumerate(zip(data.steps, amounts, strict=True)):
        start = 0.0 if step.kind == "level" else reached
        on.ax.barh(place, amount, left=start, height=0.64, **(level_style if step.kind == "level" else step_style))
        reached = start + amount
        if place + 1 < len(data.steps):
            on.ax.plot([reached, reached], [place + 0.32, place + 0.68], color=on.muted, linewidth=1)
        end = max(start, reached) if amount or reached >= 0 else reached
        text = {"textcoords": "offset points", "va": "center", "fontsize": "small", "color": on.ink}
        weight = "bold" if step.kind == "level" else "normal"
        shown = on.number(amount, decimals)
        texts.append(on.ax.annotate(shown, (end, place), xytext=(4, 0), ha="left", fontweight=weight, **text))
    on.ax.set_ylim(len(amounts) - 0.5, -0.5)
    on.ax.set_yticks(range(len(amounts)), [wrapped_name(on.say(step.name)) for step in data.steps])
    on.ax.tick_params(axis="y", length=0)
    on.ax.margins(x=0.02)
    amount_axis(on, "x", on.say("over the year" if data.years == 1 else "over the years", years=data.years))
    who = on.say("everyone") if data.account is None else data.account
    rounded = [round_half_up(Fraction(step.amount) / UNITS[unit] * 10**decimals) for step in data.steps]
    note = data.convention.sentence(language)
    if not _adds_up(data.steps, rounded):
        note = f"{on.say('rounded')} {note}"
    title(on, on.say("waterfall"), f"{data.scenario} ({who})", note)
    widen(on, texts)
    axes: Axes = on.ax
    return axes


def _adds_up(steps: tuple[WaterfallStep, ...], amounts: list[int]) -> bool:
    """Whether the amounts lead from level to level."""
    reached = amounts[0]
    for step, amount in zip(steps[1:], amounts[1:], strict=True):
        if step.kind == "level" and amount != reached:
            return False
        reached = amount if step.kind == "level" else reached + amount
    return True
