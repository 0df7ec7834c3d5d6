"""What a finding is, and every kind that there is."""

from __future__ import annotations

from typing import Any

import attrs

from socioecon._table import Table
from socioecon.models._display import finding_sentence, findings_table, findings_text

#: Every kind of finding.
KINDS = (
    "open transfer counted as gain",
    "production value and the tax on it counted together",
    "mixed items called society",
    "open perspective called society",
    "drop-off together with retention",
    "counterfactual together with deadweight",
    "mixed price years",
    "nominal rate on fixed prices",
    "gain discounted and cost not",
    "horizon ends before the effect",
    "target group smaller than intake x stay",
    "employer's account negative",
    "employer's account a gift",
    "actor not declared",
)


@attrs.frozen
class Finding:
    """One thing to know: its kind, where it stands, the amount in question (kr; None: not known), and a remedy."""

    kind: str
    where: str
    amount: Any
    message: str
    remedy: str

    def sentence(self, *, language: str = "sv", unit: str = "kr") -> str:
        """The finding in running text, in Swedish ("sv") or English ("en"), money in kr, tkr, Mkr or mdkr.

        Raises RangeError for an unknown language or unit.
        """
        return finding_sentence(self, language=language, unit=unit)

    def __str__(self) -> str:
        return self.sentence()


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

    def _repr_html_(self) -> str:
        return self.to_table().html()

    def _repr_markdown_(self) -> str:
        return self.to_table().markdown()
