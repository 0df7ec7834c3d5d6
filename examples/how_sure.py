"""How sure is it? The three published calculations with stated, plausible uncertainty.

ILLUSTRATIONS, NOT FINDINGS OF THE DOCUMENTS. The documents state single figures. The spreads below are ours: each is
plausible, none is published, and another analyst would choose others. What they show is how one asks, and how the
answer reads.

Run with `python examples/how_sure.py`; it needs the extra `uncertainty`.
"""

from typing import Any

from socioecon import discount, geometric_retention, person_years
from socioecon.uncertainty import (
    Estimate,
    Row,
    beta,
    beta_from_counts,
    between,
    lognormal,
    one_way,
    pert,
    simulate,
    switching_values,
    triangular,
    value_of_information,
)

Gains = list[tuple[dict[str, Any], tuple[Any, ...]]]


# ---------------------------------------------------------------------------------- Kom i Jobb: three years' forecast


def kom_i_jobb(half: Any, quarter: Any, support: Any, tax: Any) -> tuple[Gains, Any]:
    """Ten persons a year; `half` of them in work the second year, `quarter` of those the third. Costs for one actor."""
    years = person_years((10, 10, 10), (1, half, half * quarter))
    gains = {"Socialnämnden": 12 * support, "Kommun och region": tax}
    return [(gains, years)], {"Socialnämnden": (780e3, 780e3, 780e3)}


KOM_I_JOBB = {
    "half": beta_from_counts(9, 18, prior=(1, 1)),  # as if 9 of 18 had been seen in work after a year
    "quarter": beta_from_counts(9, 18, prior=(1, 1)),
    "support": between(6000, 9000, share=0.9, shape="normal"),  # kr a month no longer paid
    "tax": triangular(40e3, 60e3, 65e3),  # kr a year
}


# ------------------------------------------------------------------------------- BAS, application: one person in work


def bas_application(stay: Any, rate: Any, cost: Any, **uncertain: Any) -> tuple[Gains, Any]:
    """One person over three years, each actor's gain a year, discounted; the whole project's cost at the start."""
    profile = discount(geometric_retention(stay, 3), rate, timing="advance")
    gains = {
        "Arbetsförmedlingen": uncertain["agency"],
        "Försäkringskassan": 3_526,
        "Kommun": uncertain["municipality"],
        "Landsting": 105_975,
        "Rättsväsende": uncertain["justice"],
        "Övriga": 272_281,
        "Produktionsvärde": uncertain["production"],
    }
    return [(gains, profile)], cost


BAS_APPLICATION = {
    "agency": pert(-120e3, -81e3, -50e3),
    "municipality": pert(200e3, 280.5e3, 380e3),
    "justice": lognormal(361e3, 0.4),
    "production": triangular(100e3, 140.4e3, 180e3),
    "stay": beta(8, 4),  # share of those in work one year who are so the next
    "rate": triangular(0.01, 0.035, 0.05),
    "cost": lognormal(1_991e3, 0.1),
}


# ------------------------------------------------------------------------------------- BAS, final report: 19 of 47

SHARES = {
    "Kommun": 0.338,
    "Försäkringskassan": 0.26,
    "Landsting": 0.203,
    "Rättsväsende": 0.089,
    "Arbetsförmedlingen": 0.047,
    "Övriga": 0.062,
}


def bas_final(succeed: Any, anyway: Any, exclusion: Any, stay: Any, project: Any) -> tuple[Gains, Any]:
    """47 persons if the project is run, less those who would have succeeded anyway. The municipality bears the cost."""
    persons = 47 * succeed * (1 - anyway) * project
    gains = {actor: share * exclusion * persons for actor, share in SHARES.items()}
    return [(gains, geometric_retention(stay, 3))], {"Kommun": 1_470e3 * project}


BAS_FINAL = {
    "succeed": beta_from_counts(19, 47, prior=(1, 1)),
    "anyway": beta(2, 6),  # deadweight: nobody has measured it
    "exclusion": lognormal(350e3, 0.3),  # a national average for all kinds of exclusion
    "stay": beta(8, 4),
    "project": 1,
}


# --------------------------------------------------------------------------------------------------------- printing


def shown(estimate: Estimate | None, unit: float = 1, digits: int = 0, words: str = "") -> str:
    """A number, or never."""
    return "never" if estimate is None else f"{estimate.value / unit:,.{digits}f}".replace(",", " ") + words


def tell(name: str, row: Row) -> None:
    """One line of one row's account."""
    print(
        f"  {name:20} net gain {shown(row.mean, 1000):>7} tkr (5-95 %: {shown(row.quantiles[0.05], 1000)} to "
        f"{shown(row.quantiles[0.95], 1000)}); gain with {row.probability_of_gain.value:.0%}; "
        f"payback, median: {shown(row.payback[0.5], digits=1, words=' years')}"
    )


def main() -> None:
    """All three, each with what it hangs on."""
    print("ILLUSTRATIONS WITH SPREADS OF OUR OWN, NOT FINDINGS OF THE DOCUMENTS\n")

    print("Kom i Jobb, forecast of three years")
    answer = simulate(kom_i_jobb, KOM_I_JOBB, seed=6, perspectives={"Kommunen": ("Socialnämnden",)})
    for name in ("total", "Kommunen", "Kommun och region"):
        tell(name, answer[name])
    for bar in one_way(kom_i_jobb, KOM_I_JOBB).bars[:2]:
        low, high = (net["total"] / 1000 for net in (bar.at_low, bar.at_high))
        print(f"  hangs on {bar.input}: {low:.0f} to {high:.0f} tkr")

    print("\nBAS, application: one person in work")
    answer = simulate(bas_application, BAS_APPLICATION, seed=2014)
    for name in ("total", "Kommun", "Arbetsförmedlingen"):
        tell(name, answer[name])
    persons = answer["Kommun"].persons[0.5]
    print(f"  persons needed if Kommun alone bears it, median: {shown(persons, digits=1)}")
    stay = switching_values(bas_application, BAS_APPLICATION)["stay"]["total"]
    print(
        f"  the total turns where {stay:.2f} of those in work stay each year" if stay else "  the total does not turn"
    )

    print("\nBAS, final report: 19 of 47")
    answer = simulate(bas_final, BAS_FINAL, seed=2017)
    for name in ("total", "Kommun"):
        tell(name, answer[name])
    known = value_of_information(
        bas_final,
        BAS_FINAL,
        decisions={"run it": {"project": 1}, "leave it": {"project": 0}},
        groups=[("anyway",), ("exclusion",), ("anyway", "exclusion")],
        perspective="Kommun",
        seed=2017,
    )
    print(f"  to know everything before deciding is worth {shown(known.evpi, 1000)} tkr to Kommun")
    for group, part in known.evppi.items():
        print(f"  to know {' and '.join(group)}: {shown(part.value, 1000)} tkr")


if __name__ == "__main__":
    main()
