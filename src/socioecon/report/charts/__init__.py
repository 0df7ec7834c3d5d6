"""Charts, and the exact numbers behind each. matplotlib is loaded when a chart is drawn, and not before."""

from .by_year import ActorByYear, ByYear, chart_by_year, data_by_year
from .cumulative import Course, Cumulative, chart_cumulative, data_cumulative
from .fan import Fan, chart_fan, data_fan
from .probability import ProbabilityOfSaving, chart_probability_of_saving, data_probability_of_saving
from .tornado import Tornado, TornadoBar, chart_tornado, data_tornado
from .waterfall import Waterfall, WaterfallStep, chart_waterfall, data_waterfall

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
