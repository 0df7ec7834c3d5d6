"""How sure is it? Distributions, simulation, sensitivity and the value of information. Needs numpy and scipy."""

from ._estimates import Estimate
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
from .simulation import Row, Simulation, simulate
