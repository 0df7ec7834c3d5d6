"""What others will see: charts, and the numbers behind them. Importing it loads no third-party module.

The extra `report` brings what charts are drawn with: `pip install "socioecon[report]"`.
"""

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

__all__ = [
    "ActorByYear",
    "ByYear",
    "Course",
    "Cumulative",
    "Fan",
    "ProbabilityOfSaving",
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
]
