"""What a finding is, and every kind that there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from socioecon._table import Table, displayed
from socioecon.models._both import both
from socioecon.models._display_findings import finding_sentence, findings_table, findings_text
from socioecon.models._steps import Step, call, less, otherwise
from socioecon.models._values import is_plain
from socioecon.models._words import told
from socioecon.models.accounts import Account
from socioecon.models.result import Result

#: Every kind of finding.
KINDS = (
    both("open transfer counted as gain", "öppen överföring räknad som vinst"),
    both(
        "production value and the tax on it counted together",
        "produktionsvärdet och skatten på det räknade tillsammans",
    ),
    both("mixed items called society", "blandade poster kallade samhällets"),
    both("open perspective called society", "öppet perspektiv kallat samhällets"),
    both("drop-off together with retention", "avklingning tillsammans med kvarstannande"),
    both("counterfactual together with deadweight", "jämförelsegrupp tillsammans med dödvikt"),
    both("mixed price years", "olika prisår"),
    both("nominal rate on fixed prices", "nominell ränta på fasta priser"),
    both("gain discounted and cost not", "nyttan diskonterad men inte kostnaden"),
    both("horizon ends before the effect", "kalkylen slutar före effekten"),
    both("target group smaller than intake x stay", "målgruppen mindre än intag gånger tid i insatsen"),
    both("employer's account negative", "arbetsgivaren går med förlust"),
    both("employer's account a gift", "stödet en gåva till arbetsgivaren"),
    both("actor not declared", "aktören är inte angiven"),
    both("cost of public funds on no outlay", "kostnad för offentliga medel som inte läggs på något"),
)


@attrs.frozen
class Finding:
    """One thing to know: its kind, where it stands, the amount in question, what is the matter, and a remedy.

    `amount` is in `unit`: kr of present value over the horizon, kr per person-year for an employer, or persons. None:
    too large for its kind of number. `explain(finding)` tells how it came about. The texts are English, and those of
    the library know their Swedish, which `sentence` and tables show.
    """

    kind: str
    where: str
    amount: Any
    message: str
    remedy: str
    unit: str
    how: Step = attrs.field(repr=False, eq=False)

    def step(self) -> Step:
        """How the amount came about."""
        return self.how

    def sentence(self, *, language: str = "sv", unit: str = "kr") -> str:
        """The finding in running text, in Swedish ("sv") or English ("en"), money in kr, tkr, Mkr or mdkr.

        Raises RangeError for an unknown language or unit.
        """
        return finding_sentence(self, language=language, unit=unit)

    def __str__(self) -> str:
        return self.sentence()


@displayed
class Findings(tuple[Finding, ...]):
    """The findings of a result: a tuple that can be read, as text, in a notebook and as a table."""

    __slots__ = ()

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """A row for each finding: what and where, the amount, what it means, and what can be done.

        Raises RangeError for an unknown language or unit.
        """
        return findings_table(self, language=language, unit=unit)

    def text(self, *, language: str = "sv", unit: str = "kr") -> str:
        """How many findings there are, and each of them on a line.

        Raises RangeError for an unknown language or unit.
        """
        return findings_text(self, language=language, unit=unit)

    def __str__(self) -> str:
        return self.text()


def found(kind: str, where: str, amount: Step, message: str, remedy: str) -> Finding:
    """A finding with its amount."""
    return Finding(KINDS[KINDS.index(kind)], where, amount.value, message, remedy, amount.unit, amount)


def compared(
    before: Result, after: Result, names: tuple[str, str], derived: Mapping[str, Step] | None = None
) -> dict[str, Step]:
    """What is worth more in the second description, for each perspective, or for society where there is none.

    Where it is nothing to them, for each actor; whoever is not concerned is left out. A description with a name of its
    own puts its inputs under it, those apart that are `derived`; "" is the scenario as it stands.
    """

    def more(after: Mapping[str, Account], before: Mapping[str, Account]) -> dict[str, Step]:
        worth: dict[str, Step] = {}
        for account in before:
            ours, theirs = (accounts[account].step("net_present_value") for accounts in (before, after))
            if not is_plain(theirs.value - ours.value, 0):
                ours = otherwise(names[0], ours) if names[0] else ours
                theirs = otherwise(names[1], theirs, derived) if names[1] else theirs
                label = both("what it is worth to {}", "vad det är värt för {}", told(before[account].name))
                worth[account] = call(label, "kr", less, theirs, ours)
        return worth

    return more(_perspectives(after), _perspectives(before)) or more(after.own, before.own)


def _perspectives(result: Result) -> Mapping[str, Account]:
    return result.perspectives or {"society": result.society}
