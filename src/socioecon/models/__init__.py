"""Describe an intervention once, get every actor's account.

A `Scenario` says who enters, who is in work with and without the intervention, what that changes and for whom; `run`
gives the accounts by item, actor and year. It needs attrs, cattrs and tomli-w: `pip install "socioecon[models]"`.

>>> from socioecon.models import Cost, Discounting, Effect, Scenario
>>> scenario = Scenario(
...     "En person i arbete", years=3, intake=(1, 0, 0), retention=(1, 1, 1),
...     discounting=Discounting(0, timing="advance", terms="real"),
...     effects=[Effect("Undviken kostnad", kind="resource", amounts={"Kommun": 60_000, "Region": 20_000})],
...     costs=[Cost("Projektet", {"Kommun": 100_000})],
... )
>>> result = scenario.run()
>>> result.actors["Kommun"].break_even_year, result.society.nominal.cumulative
(2, (-20000, 60000, 140000))
"""

from socioecon._extras import need as _need

_need("attrs", __name__, "models")
_need("cattrs", __name__, "models")
_need("tomli_w", __name__, "models")

from .accounts import Account, View
from .amounts import Apportioned, Monthly, Rated
from .assumptions import EVIDENCE, Actor, Additionality, Cashability, Discounting, Factor, Source
from .employment import Employment
from .explain import Derivation, explain
from .faults import Fault
from .files import load_scenario, parse_scenario
from .findings import KINDS, Finding, Findings
from .items import Cost, Effect, RegisteredModel, Tax, Transfer
from .packs import STANDARD, Change, Differences, Pack, PackResults, differences, run_packs
from .paths import ScenarioFunction, changed, value_at
from .result import Budget, Result, run
from .scenario import Scenario
from .schema import json_schema
from .writing import format_scenario, save_scenario

__all__ = [
    "EVIDENCE",
    "KINDS",
    "STANDARD",
    "Account",
    "Actor",
    "Additionality",
    "Apportioned",
    "Budget",
    "Cashability",
    "Change",
    "Cost",
    "Derivation",
    "Differences",
    "Discounting",
    "Effect",
    "Employment",
    "Factor",
    "Fault",
    "Finding",
    "Findings",
    "Monthly",
    "Pack",
    "PackResults",
    "Rated",
    "RegisteredModel",
    "Result",
    "Scenario",
    "ScenarioFunction",
    "Source",
    "Tax",
    "Transfer",
    "View",
    "changed",
    "differences",
    "explain",
    "format_scenario",
    "json_schema",
    "load_scenario",
    "parse_scenario",
    "run",
    "run_packs",
    "save_scenario",
    "value_at",
]
