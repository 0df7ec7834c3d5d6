"""Results to be looked at, pasted and computed with: tables.

>>> from socioecon.report import table
>>> print(table({"Kommun": (120_000, 90_000)}, unit="tkr", language="en").markdown())
**Amounts by actor and year (SEK thousand)**
<BLANKLINE>
| Actor | Year 1 | Year 2 |
| :--- | ---: | ---: |
| Kommun | 120 | 90 |
| **Total** | **120** | **90** |
"""

from socioecon._table import Cell, Column, Table, TableRow, Tables

from .tables import table

__all__ = ["Cell", "Column", "Table", "TableRow", "Tables", "table"]
