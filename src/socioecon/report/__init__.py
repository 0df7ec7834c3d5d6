"""Results to be looked at, pasted and computed with: tables, charts with the exact numbers behind each, workbooks.

Importing it loads no third-party module. Charts are drawn with matplotlib, workbooks written with XlsxWriter:
`pip install "socioecon[report]"`.

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

from .charts import (
    ActorByYear,
    ByYear,
    Course,
    Cumulative,
    Fan,
    ProbabilityOfSaving,
    Tornado,
    TornadoBar,
    Waterfall,
    WaterfallStep,
    chart_by_year,
    chart_cumulative,
    chart_fan,
    chart_probability_of_saving,
    chart_tornado,
    chart_waterfall,
    data_by_year,
    data_cumulative,
    data_fan,
    data_probability_of_saving,
    data_tornado,
    data_waterfall,
)
from .tables import table
from .workbook import save_workbook

__all__ = [
    "ActorByYear",
    "ByYear",
    "Cell",
    "Column",
    "Course",
    "Cumulative",
    "Fan",
    "ProbabilityOfSaving",
    "Table",
    "TableRow",
    "Tables",
    "Tornado",
    "TornadoBar",
    "Waterfall",
    "WaterfallStep",
    "chart_by_year",
    "chart_cumulative",
    "chart_fan",
    "chart_probability_of_saving",
    "chart_tornado",
    "chart_waterfall",
    "data_by_year",
    "data_cumulative",
    "data_fan",
    "data_probability_of_saving",
    "data_tornado",
    "data_waterfall",
    "save_workbook",
    "table",
]
