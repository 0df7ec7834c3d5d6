"""A cost model of one's own: what a person in work no longer needs of addiction care, by actor and year since entry."""

from decimal import Decimal

YEARLY = {"Kommun": 120_000, "Region": 45_000}
STILL_IN_CARE_THE_FIRST_YEAR = Decimal("0.5")


def addiction_care(year_since_entry: int) -> dict[str, Decimal]:
    """Kr per person-year that is avoided: half in the year of entry, when care goes on beside work, and then all."""
    part = 1 - STILL_IN_CARE_THE_FIRST_YEAR if year_since_entry == 0 else Decimal(1)
    return {actor: amount * part for actor, amount in YEARLY.items()}
