"""What a description assumes: where figures come from, who has an account, what is additional, how time is weighed."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs
from attrs import field

from ._fields import FLAG, NOTE, RATE, RATES, SHARE, TEXT, Number, choice, field_of, optional, ref, whole

Evidence: TypeAlias = Literal["trial", "comparison", "before-after", "forecast", "judgement"]

#: From the strongest to the weakest.
EVIDENCE = ("trial", "comparison", "before-after", "forecast", "judgement")


@attrs.frozen
class Source:
    """Where a figure stands and what it rests on.

    `title` and `place` are the document and where in it; `evidence` is, from the strongest to the weakest, "trial",
    "comparison", "before-after", "forecast" or "judgement".

    >>> Source("Kom i Jobb, slutrapport", place="avsnitt 6", evidence="forecast").evidence
    'forecast'
    """

    title: str = field(**TEXT)
    place: str = field(default="", **NOTE)
    evidence: Evidence | None = field(default=None, **optional(choice(*EVIDENCE)))


@attrs.frozen
class Actor:
    """Someone who has an account: `part_of` the actor whose account holds this one's, "" for none.

    `public` says whether its outlays are paid by taxes, which only the cost of public funds asks for.

    >>> Actor(part_of="Kommun").part_of
    'Kommun'
    """

    part_of: str = field(default="", **NOTE)
    public: bool = field(default=False, **FLAG)


@attrs.frozen
class Factor:
    """A factor of additionality: its value, from 0 to 1, in words what it is based on, and the grade of evidence.

    >>> from decimal import Decimal
    >>> Factor(Decimal("0.2"), basis="jämförelsegrupp", evidence="comparison").value
    Decimal('0.2')
    """

    value: Number = field(**SHARE)
    basis: str = field(default="", **NOTE)
    evidence: Evidence | None = field(default=None, **optional(choice(*EVIDENCE)))


def as_factor(value: Number | Factor) -> Factor:
    """A plain number as a factor whose basis is not stated."""
    return value if isinstance(value, Factor) else Factor(value)


_FACTOR = field_of({"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, ref("Factor")]}, None, as_factor)


@attrs.frozen
class Additionality:
    """The part of the effects that the intervention adds (additionalitet), by the factors of `socioecon.additional`.

    Each is a share from 0 to 1, or a `Factor` that says what it is based on: `deadweight` (dödvikt), `displacement`
    (undanträngning), `leakage` (läckage) and `attribution`.

    >>> from decimal import Decimal
    >>> Additionality(deadweight=Decimal("0.2")).deadweight.value
    Decimal('0.2')
    """

    deadweight: Factor | Number = field(default=Factor(0), **_FACTOR)
    displacement: Factor | Number = field(default=Factor(0), **_FACTOR)
    leakage: Factor | Number = field(default=Factor(0), **_FACTOR)
    attribution: Factor | Number = field(default=Factor(1), **_FACTOR)


@attrs.frozen
class Discounting:
    """How later years are weighed: rate, timing within the year, and whether the rate is real or nominal.

    `rate` is a fraction of 1 above -1, one number or one per year; `timing` is "advance" (start of each year: year 1
    undiscounted), "mid-year" or "arrears" (end of it), as in `socioecon.discount_factors`; `terms` is "real" for fixed
    prices or "nominal" for current ones; `inflation` the yearly rate that a nominal rate holds, where it is known.

    >>> from decimal import Decimal
    >>> Discounting(Decimal("0.04"), timing="advance", terms="real").rate
    Decimal('0.04')
    """

    rate: Number | tuple[Number, ...] = field(**RATES)
    timing: Literal["advance", "mid-year", "arrears"] = field(**choice("advance", "mid-year", "arrears"))
    terms: Literal["real", "nominal"] = field(**choice("real", "nominal"))
    inflation: Number | None = field(default=None, **optional(RATE))


@attrs.frozen
class Cashability:
    """The part of an avoided cost that becomes money in an actor's budget: a share from 0 to 1, some years later.

    >>> Cashability(0).lag
    0
    """

    share: Number = field(**SHARE)
    lag: int = field(default=0, **whole(0, 200))
