"""`socioecon run`: the accounts of a scenario, as a table, as data, as a workbook or as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._files import CHARTS, WORKBOOKS, destination
from ._input import inside
from ._json import as_json
from ._output import Answer
from ._scenario import SOCIETY, account, load
from ._shown import unit_of, written

if TYPE_CHECKING:
    from socioecon.models import Account, Result, View

_HORIZON = (
    "value_of_gains",
    "value_of_costs",
    "net_present_value",
    "benefit_cost_ratio",
    "return_on_investment",
    "break_even_year",
    "payback_time",
)


def answer(arguments: Any) -> Answer:
    """The accounts in the form asked for, or the files asked for."""
    unit = unit_of(arguments)
    workbook = destination(arguments.xlsx, WORKBOOKS, overwrite=arguments.overwrite)
    chart = destination(arguments.chart, CHARTS, overwrite=arguments.overwrite)
    scenario = load(arguments.file)
    with inside(arguments.file):
        result = scenario.run()
        if arguments.form == "json":
            return Answer(as_json(_data(result, arguments.of)), "json")
        tables = _tables(result, arguments, unit)
    return written(tables, arguments, scenario.name)


def _tables(result: Result, arguments: Any, unit: str) -> list[Any]:
    how: dict[str, Any] = {"language": arguments.language, "unit": unit}
    if not arguments.of:
        return [result.to_table(**how)]
    return [account(result, name).to_table(**how) for name in arguments.of]


# ---------------------------------------------------------------------------------------------------------------- JSON


def _data(result: Result, of: list[str] | None) -> dict[str, Any]:
    """The accounts by name, and what a reader should know of them. With names, the accounts of these only."""
    scenario = result.scenario
    wanted = {name: account(result, name) for name in of} if of else None

    def accounts(every: Any) -> dict[str, Any]:
        return {name: _account(x) for name, x in every.items() if wanted is None or name in wanted}

    return {
        "scenario": scenario.name,
        "unit": "kr",
        "years": scenario.years,
        "price_year": scenario.price_year,
        "discounting": {
            "rate": scenario.discounting.rate,
            "timing": scenario.discounting.timing,
            "terms": scenario.discounting.terms,
        },
        "actors": accounts(result.actors),
        "perspectives": accounts(result.perspectives),
        "society": _account(result.society) if wanted is None or SOCIETY in wanted else None,
        "outcomes": result.outcomes,
        "unpriced": scenario.unpriced,
        "findings": [
            {"kind": x.kind, "where": x.where, "amount": x.amount, "message": x.message, "remedy": x.remedy}
            for x in result.findings
        ],
    }


def _account(of: Account) -> dict[str, Any]:
    horizon = {measure: of.step(measure).value for measure in _HORIZON}
    return {"nominal": _view(of.nominal), "discounted": _view(of.discounted), **horizon, "items": of.by_item()}


def _view(view: View) -> dict[str, Any]:
    return {"gains": view.gains, "costs": view.costs, "net": view.net, "cumulative": view.cumulative}
