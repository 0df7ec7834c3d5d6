"""Describe an intervention once, get every actor's account."""

from .accounts import Account, View
from .amounts import Apportioned, Monthly, Rated
from .assumptions import Actor, Additionality, Cashability, Discounting, Factor, Source
from .employment import Employment
from .items import Cost, Effect, RegisteredModel, Tax, Transfer
from .result import Budget, Result, run
from .scenario import Scenario

__all__ = [
    "Account",
    "Actor",
    "Additionality",
    "Apportioned",
    "Budget",
    "Cashability",
    "Cost",
    "Discounting",
    "Effect",
    "Employment",
    "Factor",
    "Monthly",
    "Rated",
    "RegisteredModel",
    "Result",
    "Scenario",
    "Source",
    "Tax",
    "Transfer",
    "View",
    "run",
]
