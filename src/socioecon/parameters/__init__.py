"""Dated statutory and statistical figures for Sweden, each with its source; needs nothing but Python.

>>> from datetime import date
>>> from socioecon.parameters import parameter
>>> fee = parameter("employer_contributions_standard", on=date(2015, 7, 1))
>>> print(fee.value, fee.unit, fee.valid_from, fee.valid_to)
0.3142 of gross pay 2009-01-01 2016-12-31

Nothing is carried over to days that no source speaks of, unless it is asked for.
"""

from ._basic_deduction import basic_deduction
from ._lookup import history, names, parameter, yearly
from ._rows import Cap, Parameter

__all__ = ["Cap", "Parameter", "basic_deduction", "history", "names", "parameter", "yearly"]
