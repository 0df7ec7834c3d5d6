"""Findings about who is counted in: open transfers, taxes on what is counted as produced, what is called society."""

from __future__ import annotations

from collections.abc import Iterator

from socioecon.models._both import both
from socioecon.models._kept_apart import sum_of, worth_of
from socioecon.models._steps import Step, call, given, multiply, plus
from socioecon.models._values import is_plain
from socioecon.models._words import PUBLIC_FUNDS, SOCIETY, is_called_society, joined, told
from socioecon.models.accounts import Account, Line
from socioecon.models.result import Result
from socioecon.models.terms import is_public

from .finding import Finding, found


def _open_gains(account: Account, *, tax_alone: bool = False) -> dict[str, tuple[Step, str]]:
    """What an account gains by each transfer from outside it, at the value date, and from whom."""
    gains: dict[str, tuple[Step, str]] = {}
    for item in account.items:
        lines = [line for line in account.lines if line.item == item and line.term.parties and not line.is_cost]
        lines = [line for line in lines if line.term.tax or not tax_alone]
        outside = dict.fromkeys(party for line in lines for party in line.term.parties if party not in account.members)
        worth = worth_of(account, joined(item, account.name), lines, discounted=True)
        if lines and worth.value > 0:
            gains[item] = worth, ", ".join(outside)
    return gains


def open_transfers(result: Result) -> Iterator[Finding]:
    """Each transfer by which a perspective gains what someone outside it loses."""
    for name, account in result.perspectives.items():
        for item, (worth, outside) in _open_gains(account).items():
            yield found(
                "open transfer counted as gain",
                f"{name}, {item}",
                worth,
                both(
                    "what is gained here is lost by {}, outside the perspective.",
                    "det som vinns här förloras av {}, utanför perspektivet.",
                    outside,
                ),
                both(
                    "Take {} into the perspective, or call it a redistribution and not a gain to society.",
                    "Ta med {} i perspektivet, eller kalla det en omfördelning och inte en samhällsvinst.",
                    outside,
                ),
            )


def production_and_tax(result: Result) -> Iterator[Finding]:
    """Taxes from outside on what a perspective also counts as produced, and whoever produces does not pay out again."""
    for name, account in result.perspectives.items():
        produced = [line for line in account.lines if line.term.kind == "production" and not line.is_cost]
        if not produced or worth_of(account, both("production", "produktion"), produced, discounted=True).value <= 0:
            continue
        items, twice = _taxes_not_paid_for(account, {line.actor for line in produced})
        if twice:
            yield found(
                "production value and the tax on it counted together",
                f"{name}, {', '.join(items)}",
                call(both("taxes, {}", "skatter, {}", name), "kr", plus, *twice),
                both(
                    "the tax is paid out of the production value, which is counted as well.",
                    "skatten betalas ur produktionsvärdet, som också är räknat.",
                ),
                both(
                    "Count the production value, or the taxes, or take the taxpayer into the perspective.",
                    "Räkna produktionsvärdet eller skatten, eller ta med skattebetalaren i perspektivet.",
                ),
            )


def _taxes_not_paid_for(account: Account, producers: set[str]) -> tuple[list[str], list[Step]]:
    """The taxes that an account gains, and for each taxpayer how much they are above what producers pay the taxpayer.

    Of the production value, what is paid out again, as pay, is counted once: as the tax on it. What others pay the
    taxpayer is not out of it.
    """
    by_taxpayer: dict[str, dict[str, Step]] = {}
    for item, (worth, taxpayer) in _open_gains(account, tax_alone=True).items():
        by_taxpayer.setdefault(taxpayer, {})[item] = worth
    items: list[str] = []
    twice: list[Step] = []
    for taxpayer, taxes in by_taxpayer.items():
        paid = _paid_to(account, taxpayer, producers)
        over = call(both("taxes, {}", "skatter, {}", taxpayer), "kr", plus, *taxes.values())
        if paid:
            pay = call(both("paid to {}", "betalas till {}", taxpayer), "kr", plus, *paid)
            over = call(both("taxes above what is paid", "skatter utöver vad som betalas"), "kr", plus, over, pay)
        if over.value > 0:
            items.extend(taxes)
            twice.extend([over] if paid else taxes.values())
    return items, twice


def _paid_to(account: Account, taxpayer: str, payers: set[str]) -> list[Step]:
    """What some members lose by each transfer to someone outside, at the value date, as negative amounts."""
    lines: dict[str, list[Line]] = {}
    for line in account.lines:
        if line.actor in payers and taxpayer in line.term.parties:
            lines.setdefault(line.item, []).append(line)
    worths = [worth_of(account, joined(item, taxpayer), of_item, discounted=True) for item, of_item in lines.items()]
    return [worth for worth in worths if worth.value < 0]


def called_society(result: Result) -> Iterator[Finding]:
    """Accounts under the name of society that hold mixed items or open transfers."""
    named = {name: account for name, account in result.perspectives.items() if is_called_society(name)}
    if all(account.members != result.society.members for account in named.values()):
        named = {SOCIETY: result.society, **named}
    for name, account in named.items():
        mixed = [line for line in account.lines if line.term.kind == "mixed"]
        if mixed:
            items = ", ".join(dict.fromkeys(line.item for line in mixed))
            yield found(
                "mixed items called society",
                f"{name}, {items}",
                worth_of(account, both("mixed, {}", "blandat, {}", told(name)), mixed, discounted=True),
                both(
                    "the source does not say what of this is resources and what only moves between accounts.",
                    "källan säger inte vad av detta som är resurser och vad som bara flyttas mellan konton.",
                ),
                both(
                    "Split it into resources and transfers, or state the sum as the actors' and not as society's.",
                    "Dela upp det i resurser och överföringar, eller ange summan som aktörernas och inte som "
                    "samhällets.",
                ),
            )
        if not result.is_closed(account):
            passing = [line for line in account.lines if line.term.parties]
            yield found(
                "open perspective called society",
                name,
                worth_of(
                    account,
                    both("transfers across the border, {}", "transfereringar över gränsen, {}", told(name)),
                    passing,
                    discounted=True,
                ),
                both(
                    "transfers have a party outside it, so that it is no account of society.",
                    "överföringar har en part utanför, så det är ingen samhällskalkyl.",
                ),
                both(
                    "Take every payer and payee into it, or give it the name of those whose account it is.",
                    "Ta med alla betalare och mottagare, eller ge den namn efter dem som den gäller.",
                ),
            )


def undeclared(result: Result) -> Iterator[Finding]:
    """Actors with an account that only an item, or its cost model, names."""
    scenario = result.scenario
    for name, account in result.own.items() if scenario.actors else ():
        if name not in scenario.actors and name != PUBLIC_FUNDS and account.lines:
            yield found(
                "actor not declared",
                name,
                account.step("net_present_value"),
                both(
                    "an item names it and the actors do not: it is part of nothing.",
                    "en post nämner den men inte listan över aktörer: den ingår inte i någon.",
                ),
                both(
                    "Name it among the actors, with part_of if it is part of another.",
                    "Nämn den bland aktörerna, med part_of om den ingår i en annan.",
                ),
            )


def public_funds(result: Result) -> Iterator[Finding]:
    """A cost of public funds where nobody who pays is said to be public: it falls on nothing."""
    scenario = result.scenario
    outlays = [line for line in result.book.lines if line.is_cost]
    public = any(is_public(scenario, line.actor) for line in outlays)
    if is_plain(scenario.cost_of_public_funds, 0) or public or not outlays:
        return
    label = both("all outlays", "alla utgifter")
    paid = sum_of(label, result.society.summed(label, outlays, discounted=True))
    factor = given("cost_of_public_funds", scenario.cost_of_public_funds, "share")
    yield found(
        "cost of public funds on no outlay",
        "cost_of_public_funds",
        call(both("on all outlays", "på alla utgifter"), "kr", multiply, factor, paid),
        both(
            "nobody who pays is said to be public, so that it is added to nothing.",
            "ingen som betalar är angiven som offentlig, så den läggs inte på något.",
        ),
        both(
            "Say which actors are public (public = true). The amount is what it would be if all outlays were theirs.",
            "Ange vilka aktörer som är offentliga (public = true). Beloppet är vad den skulle bli om alla utgifter "
            "var deras.",
        ),
    )
