"""How sure is it? Distributions, simulation, sensitivity and the value of information. Needs numpy and scipy."""

from socioecon._extras import need as _need

_need("numpy", __name__, "uncertainty")
_need("scipy", __name__, "uncertainty")

from ._estimates import Estimate
from ._simulated import Row, Simulation
from ._work import IncompleteWarning
from .distributions import (
    beta,
    beta_from_counts,
    between,
    discrete,
    gamma,
    lognormal,
    normal,
    pert,
    sample,
    triangular,
    truncated,
    uniform,
)
from .information import PartialInformation, ValueOfInformation, value_of_information
from .rows import Reached, internal_rates, paybacks
from .sensitivity import Bar, Comparison, OneWay, SwitchingValues, TwoWay, compare, one_way, switching_values, two_way
from .simulation import simulate
from .sobol import SobolIndex, SobolIndices, sobol_indices
from .sweeps import Sweep, sweep

__all__ = [
    "Bar",
    "Comparison",
    "Estimate",
    "IncompleteWarning",
    "OneWay",
    "PartialInformation",
    "Reached",
    "Row",
    "Simulation",
    "SobolIndex",
    "SobolIndices",
    "Sweep",
    "SwitchingValues",
    "TwoWay",
    "ValueOfInformation",
    "beta",
    "beta_from_counts",
    "between",
    "compare",
    "discrete",
    "gamma",
    "internal_rates",
    "lognormal",
    "normal",
    "one_way",
    "paybacks",
    "pert",
    "sample",
    "simulate",
    "sobol_indices",
    "sweep",
    "switching_values",
    "triangular",
    "truncated",
    "two_way",
    "uniform",
    "value_of_information",
]
