"""What a finding is, and every kind that there is."""

from __future__ import annotations

from typing import Any

import attrs

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

    def __str__(self) -> str:
        return f"{self.kind} ({self.where}): {self.message} {self.remedy}"
