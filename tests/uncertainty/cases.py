"""Functions of named inputs at the top level of a module, so that they pickle to other processes."""

import os
from multiprocessing import parent_process

from socioecon import discount, geometric_retention, person_years, spread
from socioecon.uncertainty import beta, beta_from_counts, between, lognormal, pert, triangular, uniform

INPUTS = {
    "af": pert(-120e3, -81e3, -50e3),
    "kommun": pert(200e3, 280.5e3, 380e3),
    "justice": lognormal(361e3, 0.4),
    "production": triangular(100e3, 140.4e3, 180e3),
    "stay": beta(8, 4),
    "rate": uniform(0.01, 0.05),
    "cost": lognormal(1_600e3, 0.2),
}
KOM_I_JOBB = {
    "half": beta_from_counts(9, 18, prior=(1, 1)),
    "quarter": 0.5,
    "support": between(6000, 9000, share=0.9, shape="normal"),
    "tax": triangular(40e3, 60e3, 65e3),
}


def bas(stay, rate, cost, **amounts):
    """Gains in one term over three years, one cost at the start."""
    profile = discount(geometric_retention(stay, 3), rate, timing="advance")
    names = {
        "af": "Arbetsförmedlingen",
        "kommun": "Kommun",
        "justice": "Rättsväsende",
        "production": "Produktionsvärde",
    }
    return [({name: amounts[key] for key, name in names.items()}, profile)], cost


def bas_table(**inputs):
    """The same gains, multiplied out."""
    (term,), cost = bas(**inputs)
    return spread(*term), cost


def kom_i_jobb(half, quarter, support, tax):
    """Person-years of three cohorts, and a cost each year for one actor only."""
    years = person_years((10, 10, 10), (1, half, half * quarter))
    return (
        [({"Socialnämnden": 12 * support, "Kommun och region": tax}, years)],
        {"Socialnämnden": (780e3, 780e3, 780e3)},
    )


def dies(gain):
    """Ends its process for good, if it is a pool's, once a gain is among the highest thousandth."""
    if gain.max() > 0.999 and parent_process() is not None:
        os._exit(1)
    return {"Kommun": (gain,)}, 0
