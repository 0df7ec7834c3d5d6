"""`socioecon run`: the accounts of a scenario, as a table, as data, as a workbook or as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socioecon.core.errors import RangeError

from ._extras import needed
from ._files import WORKBOOKS, chart_of, destination, draw
from ._input import inside
from ._json import as_json
from ._output import Answer
from ._scenario import SOCIETY, account, load, one
from ._shown import unit_of, written

if TYPE_CHECKING:
    from pathlib import Path

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
    """The accounts in the form asked for; where only files are asked for, what was written."""
    unit = unit_of(arguments)
    workbook = destination(arguments.xlsx, WORKBOOKS, overwrite=arguments.overwrite)
    chart = chart_of(arguments)
    if arguments.unit and workbook and not chart and arguments.form is None:
        message = f"--unit must be of tables and charts, a workbook is in kr; got {arguments.unit}: leave it out"
        raise RangeError(message)
    scenario = load(arguments.file)
    with inside(arguments.file):
        result = scenario.run()
        for name in arguments.of or ():
            account(result, name)
    notes = tuple(f"wrote {path}" for path in (workbook, chart) if path)
    if workbook:
        _save(result, workbook, arguments)
    if chart:
        _draw(result, chart, arguments)
    if notes and arguments.form is None:
        return Answer("", notes=notes)
    if arguments.form == "json":
        return Answer(as_json(_data(result, arguments.of)), "json", notes=notes)
    return written(_shown(result, arguments, unit), arguments, scenario.name, notes=notes)


def _shown(result: Result, arguments: Any, unit: str) -> list[Any]:
    """What there is to see, as tables; on a terminal the findings are sentences, which need no width."""
    how: dict[str, Any] = {"language": arguments.language, "unit": unit}
    if arguments.of:
        return [account(result, name).to_table(**how, discounted=arguments.discounted) for name in arguments.of]
    by_year, key_figures, *findings = result.to_tables(**how)
    if arguments.discounted or arguments.cumulative:
        by_year = result.to_table(**how, discounted=arguments.discounted, accumulated=arguments.cumulative)
    return [by_year, key_figures, *(findings if arguments.form else [result.findings.text(**how)])]


def _save(result: Result, path: Path, arguments: Any) -> None:
    from socioecon import report  # noqa: PLC0415  # only where a file is asked for

    with needed("report"):
        report.save_workbook(result, path, language=arguments.language)


def _draw(result: Result, path: Path, arguments: Any) -> None:
    from socioecon import report  # noqa: PLC0415  # only where a file is asked for

    how: dict[str, Any] = {"path": path, "language": arguments.language, "unit": arguments.unit or "tkr"}
    if arguments.kind == "cumulative":
        accounts = None if SOCIETY in (arguments.of or ()) else arguments.of  # by itself it has all of them
        draw(report.chart_cumulative, result, accounts=accounts, **how)
        return
    name = one(arguments)
    how["account"] = None if name == SOCIETY else name
    if arguments.kind == "waterfall":
        draw(report.chart_waterfall, result, **how)
    else:
        draw(report.chart_by_year, result, discounted=arguments.discounted, cumulative=arguments.cumulative, **how)


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
