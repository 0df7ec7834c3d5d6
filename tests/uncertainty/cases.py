"""Functions of named inputs at the top level of a module, so that they pickle to other processes."""

import os
from multiprocessing import parent_process

import numpy as np

from socioecon import capped, cost_per, discount, geometric_retention, person_years, spread
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


def seldom(x, value, otherwise):
    """The value in one draw of a thousand, which is none of the few that the function is first asked about."""
    return np.where(x > 0.999, value, otherwise)


def overflows_and_hides_it(x):
    """The core's own result overflows in some draws, and a minimum would hide that."""
    late = discount((1e300, 1e300), seldom(x, 1e-10, x) - 1, timing="arrears")[0]
    return {"Kommun": (np.minimum(late, 5.0),)}, 0


def divides_in_silence(x):
    """0 / 0 by the caller's own hand, who has told NumPy not to mention it."""
    with np.errstate(all="ignore"):
        return {"Kommun": (x / seldom(x, 0.0, 1.0) * 0, x)}, 0


def divides_in_silence_and_caps(x):
    """An infinity by the caller's own hand that the core's minimum would hide."""
    with np.errstate(all="ignore"):
        endless = x / seldom(x, 0.0, 1.0)
    return [({"Kommun": capped(endless, 5.0)}, (1.0, 1.0))], 0


def divides_by_the_endless(x):
    """An infinite constant below the line, where it would vanish."""
    return {"Kommun": (cost_per(5.0, seldom(x, np.inf, 1.0)) + x,)}, 0


def writes_nan(x):
    """A constant that is no number, in an array."""
    return {"Kommun": (x, seldom(x, np.nan, x))}, 0


def writes_nan_in_a_profile(x):
    """The same, in a profile."""
    return [({"Kommun": x}, (1.0, seldom(x, np.nan, x)))], 0


def costs_nan(x):
    """The same, as a cost."""
    return {"Kommun": (x,)}, {"Kommun": seldom(x, np.nan, x)}


def costs_without_end(x):
    """An infinite cost."""
    return [({"Kommun": x}, (1.0, 1.0))], (0.0, seldom(x, np.inf, x))


def overflows_as_one_number(x):
    """An overflow among plain numbers, which raises no flag of NumPy's, and a minimum that would hide it."""
    return {"Kommun": (x + min(discount((1e300,), -1 + 1e-10, timing="arrears")[0], 5.0),)}, 0


NOT_FINITE = (
    overflows_and_hides_it,
    divides_in_silence,
    divides_in_silence_and_caps,
    divides_by_the_endless,
    writes_nan,
    writes_nan_in_a_profile,
    costs_nan,
    costs_without_end,
    overflows_as_one_number,
)
