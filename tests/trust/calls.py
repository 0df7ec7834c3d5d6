"""A call that works for every public callable: what nonsense is put into, one argument or part of one at a time.

A call is a callable and its arguments by name, trees of tuples, lists and dicts that can be taken apart. What others
cannot make by hand (a result, an account, a chart's data) is made once, when it is first wanted.
"""

import importlib
import inspect
import itertools
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from socioecon import audit, models, parameters, report, testing, uncertainty
from tests.core.functions import FUNCTIONS
from tests.core.strategies import Shape
from tests.trust import outcomes

EXAMPLES = outcomes.ROOT / "examples"
ROOMS = ("models", "parameters", "audit", "uncertainty", "report", "testing")


class Call(NamedTuple):
    """A callable under the name that it has in its room, the arguments of a call that works, and how it is made."""

    name: str
    function: Callable[..., Any]
    arguments: dict[str, Any]
    also: tuple[str, ...] = ()  # what a message may name in an argument's place: what the argument stands for

    def made(self, arguments: dict[str, Any]) -> Any:
        """The answer to arguments given by name; those of `*args` one by one."""
        parameters = inspect.signature(self.function).parameters
        rest = next((name for name, x in parameters.items() if x.kind is x.VAR_POSITIONAL), None)
        if rest is None:
            return self.function(**arguments)
        before = list(parameters)[: list(parameters).index(rest)]
        named = {name: x for name, x in arguments.items() if name not in {*before, rest}}
        return self.function(*(arguments[name] for name in before), *arguments[rest], **named)


# What the library makes and nobody else: records of an answer, which hold what they are given. The answers themselves
# come out of the calls below.
RECORDS = {
    "models": {"Account", "Budget", "Derivation", "Differences", "Fault", "Finding", "Findings", "PackResults", "Result", "View"},
    "parameters": {"Cap", "Parameter"},
    "audit": {
        "Audit", "Explanation", "Fault", "Finding", "Findings", "Interval", "Printed", "RateSet", "Statement", "Table",
        "Together",
    },
    "uncertainty": {
        "Bar", "Comparison", "Estimate", "IncompleteWarning", "OneWay", "PartialInformation", "Reached", "Row",
        "Simulation", "SobolIndex", "SobolIndices", "Sweep", "SwitchingValues", "TwoWay", "ValueOfInformation",
    },
    "report": {
        "ActorByYear", "ByYear", "Cell", "Column", "Course", "Cumulative", "Fan", "ProbabilityOfSaving", "TableRow", "Tables", "Tornado",
        "TornadoBar", "Waterfall", "WaterfallStep",
    },
    "testing": {"Check", "Outcome"},
}  # fmt: skip
TYPES = {"testing": {"CostModel", "Factory"}}  # names of types, which nobody calls


def core() -> list[Call]:
    """The core's functions, in each kind of number and as one rate or a rate a year."""
    shape = Shape(years=3, actors=("Kommun", "Region", "Staten"), timing="arrears", is_schedule=False, lag=1, whole=1)
    calls = []
    for name, spec in FUNCTIONS.items():
        for kind, form in itertools.product((float, Decimal, Fraction, int), (shape, shape._replace(is_schedule=True))):
            if spec.takes_fractions or kind is not Fraction:
                calls.append(Call(name, spec.function, _ordinary(spec, kind, form)))
    return calls


def _ordinary(spec: Any, kind: Any, shape: Shape) -> dict[str, Any]:
    """Arguments with nothing special about them, all different."""
    parts = itertools.count(1)

    def number(role: Any) -> Any:
        low, high = max(Fraction(role.low), Fraction(0)), min(Fraction(role.high), Fraction(1_000))
        middle = (low + high) / 2 + Fraction(next(parts), 4096)
        if kind is int:
            return -(-middle // 1)
        return Decimal(middle.numerator) / middle.denominator if kind is Decimal else kind(float(middle))

    return spec.built(number, shape)


# ------------------------------------------------------------------------------------------------------------- models

SCENARIO: dict[str, Any] = {
    "name": "En insats",
    "years": 3,
    "intake": (10, 10, 10),
    "retention": (1, Decimal("0.5"), Decimal("0.25")),
    "discounting": models.Discounting(Decimal("0.03"), timing="advance", terms="real"),
    "price_year": 2024,
    "index": {2023: Decimal(100), 2024: Decimal(104)},
    "first_year": Decimal("0.5"),
    "start_delay": 0,
    "working_time": Decimal("0.8"),
    "counterfactual": (Decimal("0.2"), Decimal("0.1"), 0),
    "survival": (1, 1, Decimal("0.9")),
    "additionality": models.Additionality(deadweight=Decimal("0.2"), displacement=Decimal("0.1")),
    "actors": {"Kommun": models.Actor(public=True), "Nämnd": models.Actor(part_of="Kommun"), "Individ": models.Actor()},
    "perspectives": {"Det offentliga": ("Kommun",)},
    "effects": (models.Effect("Vård", kind="resource", amounts={"Nämnd": 20_000}),),
    "transfers": (models.Transfer("Försörjningsstöd", payer="Individ", payee="Nämnd", amount=90_000),),
    "taxes": (models.Tax("Skatt", payer="Individ", base=200_000, rates={"Kommun": Decimal("0.3")}),),
    "costs": (models.Cost("Projekt", {"Nämnd": (300_000, 200_000, 200_000)}),),
    "employment": (
        models.Employment(
            "Anställning", pay=models.Monthly(20_000, 12), productivity=Decimal("0.8"), contributions=Decimal("0.3142")
        ),
    ),
    "outcomes": {"i arbete": 12},
    "target_group": 100,
    "stay": Decimal("0.5"),
    "cost_of_public_funds": Decimal("0.3"),
    "unpriced": ("hälsa",),
    "sources": {"rapport": models.Source("Rapporten", place="s. 3", evidence="forecast")},
}
_FILE = ("the file", "file")
TEXT = (EXAMPLES / "steget.toml").read_text(encoding="utf-8")
_REACHED = ("working_time", "amounts", "rate", "discounting")
PATHS = {"deltid": "working_time", "vård": "effects.Vård.amounts.Nämnd", "ränta": "discounting.rate"}


@cache
def scenario() -> models.Scenario:
    """A scenario with something of everything."""
    return models.Scenario(**SCENARIO)


@cache
def result() -> models.Result:
    """Its result."""
    return scenario().run()


def scenario_without_tax() -> models.Scenario:
    """The same, less one of its items."""
    return models.Scenario(**{**SCENARIO, "taxes": ()})


def _first_account() -> models.Account:
    return next(iter(result().actors.values()))


def _run(**arguments: Any) -> Any:
    """A scenario described, run and shown: what passes the description must come out as figures."""
    answer = models.Scenario(**arguments).run()
    return answer.to_table(), answer.table(discounted=True), answer.findings.text()


def _cost_model(year: int) -> dict[str, Any]:
    return {"Kommun": 60_000 - 1_000 * year, "Region": 20_000}


def _models() -> list[Call]:
    account, answer = _first_account(), result()
    derivation = models.explain(account, "net")
    common = {"counts": "additional", "price_year": 2023, "real_growth": Decimal("0.01"), "lag": 1, "source": "rapport"}
    amounts = {"Kommun": (60_000, 50_000, 40_000), "Region": 20_000}
    shown = {"language": "sv", "unit": "tkr"}
    return [
        Call("Scenario", models.Scenario, SCENARIO),
        Call("Scenario", _run, SCENARIO, ("rows",)),  # of the result's table: a figure comes of many arguments
        Call("Actor", models.Actor, {"part_of": "Kommun", "public": True}),
        Call("Additionality", models.Additionality, {
            "deadweight": Decimal("0.1"), "displacement": Decimal("0.1"), "leakage": Decimal("0.1"),
            "attribution": models.Factor(Decimal("0.9"), basis="bedömning", evidence="judgement"),
        }),
        Call("Apportioned", models.Apportioned, {
            "total": 90_000, "shares": {"Kommun": Decimal("0.6"), "Region": Decimal("0.3")}, "whole": 1,
            "residual": "Staten",
        }),
        Call("Cashability", models.Cashability, {"share": Decimal("0.5"), "lag": 1}),
        Call("Change", models.Change, {
            "path": "costs.*.amounts.*", "multiply": Fraction(6, 5), "low": 0, "high": 10**6, "where": {"per": "year"},
        }),
        Call("Change", models.Change, {"path": "discounting.rate", "to": Fraction(1, 20)}),
        Call("Change", models.Change, {"path": "counterfactual.*", "add": Fraction(1, 10), "low": 0, "high": 1}),
        Call("Cost", models.Cost, {
            "name": "Projekt", "amounts": amounts, "per": "programme", "kind": "resource", "budgeted": True,
            "discounted": True, "price_year": 2023, "real_growth": Decimal("0.01"), "source": "rapport",
        }),
        Call("Discounting", models.Discounting, {
            "rate": (Decimal("0.03"), Decimal("0.04"), Decimal("0.05")), "timing": "mid-year", "terms": "nominal",
            "inflation": Decimal("0.02"),
        }),
        Call("Effect", models.Effect, {
            "name": "Vård", "kind": "resource", "amounts": amounts, "per": "person-year", "against": "budget",
            "cashable": {"Kommun": models.Cashability(Decimal("0.5"), lag=1)}, "drop_off": Decimal("0.1"), **common,
        }),
        Call("Effect", models.Effect, {
            "name": "Vård", "kind": "mixed",
            "apportioned": models.Apportioned(90_000, {"Kommun": Decimal("0.6"), "Region": Decimal("0.4")}),
        }),
        Call("Effect", models.Effect, {"name": "Vård", "kind": "production", "model": _cost_model}),
        Call("Employment", models.Employment, {
            "name": "Anställning", "pay": models.Monthly(20_000, 12), "productivity": Decimal("0.8"),
            "contributions": Decimal("0.3142"), "pension": Decimal("0.05"), "working_time": Decimal("0.75"),
            "subsidy_share": Decimal("0.8"), "subsidy_ceiling": 16_700, "subsidy_taper": (1, Decimal("0.5"), 0),
            "taxable": 230_000, "deduction": 20_000, "taxable_before": 100_000, "municipal_rate": Decimal("0.21"),
            "regional_rate": Decimal("0.11"), "state_tax": 0, "income_support": 80_000, "benefits": {"Staten": 10_000},
            "own_time": 5_000, "municipal_equalisation": Decimal("0.2"), "regional_equalisation": Decimal("0.1"),
            "employer": "Arbetsgivare", "individual": "Individ", "municipality": "Kommun", "region": "Region",
            "state": "Staten", "subsidy_payer": "Arbetsförmedlingen", "source": "rapport",
        }),
        Call("Employment", scenario().employment[0].employers_account, {"years": 3}),
        Call("Factor", models.Factor, {"value": Decimal("0.5"), "basis": "studie", "evidence": "trial"}),
        Call("Monthly", models.Monthly, {"per_month": 7_500, "months": 12, "share": Decimal("0.5")}),
        Call("Pack", models.Pack, {
            "name": "ränta", "changes": (models.Change("discounting.rate", to=0),), "about": "utan ränta",
        }),
        Call("Pack", models.Pack("ränta", (models.Change("discounting.rate", to=0),)).on, {"scenario": scenario()}),
        Call("Rated", models.Rated, {"rate": Decimal("0.3"), "of": 200_000}),
        Call("RegisteredModel", models.RegisteredModel, {"key": "vård", "model": _cost_model}),
        Call("Source", models.Source, {"title": "Rapporten", "place": "s. 3", "evidence": "before-after"}),
        Call("Tax", models.Tax, {
            "name": "Skatt", "payer": "Individ", "base": 200_000, "rates": {"Kommun": Decimal("0.2")}, **common,
        }),
        Call("Transfer", models.Transfer, {
            "name": "Stöd", "payer": "Individ", "payee": "Kommun", "amount": models.Monthly(7_500, 12),
            "per": "person-year", "tax": False, "against": "budget", "cashable": {"Kommun": Decimal("0.5")},
            "drop_off": Decimal("0.1"), **common,
        }),
        Call("ScenarioFunction", models.ScenarioFunction, {"scenario": scenario(), "paths": PATHS}),
        Call("ScenarioFunction", scenario().function, {"paths": PATHS, "kind": Fraction}),
        Call("ScenarioFunction", scenario().function(PATHS), {"deltid": 0.5, "vård": 1e4, "ränta": 0.02}, _REACHED),
        Call("changed", models.changed, {
            "scenario": scenario(), "values": {"discounting.rate": 0, "retention.1:": Decimal("0.2")},
        }, ("path",)),
        Call("differences", models.differences, {"first": answer, "second": answer}),
        Call("differences", models.differences(answer, scenario_without_tax().run()).step, {"item": "Skatt", "actor": "Kommun"}),
        Call("Differences.to_table", models.differences(answer, scenario_without_tax().run()).to_table, shown),
        Call("PackResults.to_table", models.run_packs(scenario(), models.STANDARD[:2]).to_table, shown),
        Call("explain", models.explain, {"of": account, "which": ("net",)}),
        Call("explain", account.step, {"measure": "net", "item": "Projekt", "year": 1, "discounted": True}),
        Call("explain", answer.step, {"measure": "entrants"}),
        Call("explain", derivation.text, {"depth": 2, "language": "en"}),
        Call("explain", derivation.tree, {"depth": 2, "language": "en"}),
        Call("Derivation.data", derivation.data, {"language": "sv"}),
        Call("format_scenario", models.format_scenario, {"scenario": scenario(), "form": "json"}),
        Call("json_schema", models.json_schema, {}),
        Call("load_scenario", models.load_scenario, {"path": EXAMPLES / "steget.toml", "models": {"vård": _cost_model}}, _FILE),
        Call("parse_scenario", models.parse_scenario, {"text": TEXT, "form": "toml", "models": {"vård": _cost_model}}, _FILE),
        Call("run", models.run, {"scenario": scenario()}),
        Call("run_packs", models.run_packs, {"scenario": scenario(), "packs": models.STANDARD[:2]}),
        Call("save_scenario", models.save_scenario, {"scenario": scenario(), "path": Path("/nowhere/at/all.toml")}),
        Call("value_at", models.value_at, {"scenario": scenario(), "path": "effects.Vård.amounts.Nämnd"}),
        # what is asked of a result
        Call("Result.budget", answer.budget, {"account": account}),
        Call("Result.by_evidence", answer.by_evidence, {"account": account}),
        Call("Result.by_kind", answer.by_kind, {"account": account}),
        Call("Result.is_closed", answer.is_closed, {"account": account}),
        Call("Result.table", answer.table, {"discounted": True}),
        Call("Result.to_table", answer.to_table, {**shown, "discounted": True, "accumulated": True}),
        Call("Result.to_tables", answer.to_tables, shown),
        Call("Account.by_item", account.by_item, {"discounted": True}),
        Call("Account.cost_per", account.cost_per, {"outcome": "i arbete"}),
        Call("Account.to_table", account.to_table, {**shown, "discounted": True}),
        Call("Budget.to_table", answer.budget(account).to_table, shown),
        Call("Findings.text", answer.findings.text, shown),
        Call("Findings.to_table", answer.findings.to_table, shown),
        Call("Finding.sentence", answer.findings[0].sentence, shown),
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------------------- parameters


def _parameters() -> list[Call]:
    return [
        Call("basic_deduction", parameters.basic_deduction, {
            "income": Decimal(200_000), "price_base_amount": Decimal(57_300),
        }),
        Call("basic_deduction", parameters.basic_deduction, {"income": 200_000.0, "price_base_amount": 57_300}),
        Call("history", parameters.history, {"name": "employer_contributions_standard"}),
        Call("names", parameters.names, {}),
        Call("parameter", parameters.parameter, {
            "name": "employer_contributions_standard", "on": date(2015, 7, 1), "nearest": "before",
        }),
        Call("yearly", parameters.yearly, {"name": "price_base_amount"}),
    ]  # fmt: skip


# -------------------------------------------------------------------------------------------------------------- audit


def _audit() -> list[Call]:
    p = audit.printed
    finding = audit.check_sum([p("1 502"), p("323")], p("1 285"))
    rest: dict[str, Any] = {"place": "Tabell 1", "reading": "half-up", "unit": 1}
    rows = {"Kommun": (p("280 500"), p("550 212"), p("809 550"))}
    file = audit.load_audit(EXAMPLES / "kom_i_jobb.audit.toml")
    return [
        Call("check_change", audit.check_change, {
            "before": 40, "after": p("50"), "figure": p("25 %"), "change": "relative", **rest, "unit": Fraction(1, 100),
        }),
        Call("check_copy", audit.check_copy, {"figure": p("600 tkr"), "other": p("601 234 kr"), **rest, "unit": 1000}),
        Call("check_difference", audit.check_difference, {"a": p("19"), "b": p("3"), "figure": p("15"), **rest}),
        Call("check_payback", audit.check_payback, {
            "gains": (100, p("60"), 60), "figure": p("2 år"), "costs": (150, 0, 0), "payback": "gains evenly over the year",
            "rate": Fraction(3, 100), **rest,
        }),
        Call("check_period_rate", audit.check_period_rate, {
            "annual": Fraction(4, 100), "periods": 12, "figure": p("0,327 %"), "method": "effective root",
            "place": "", "reading": "half-up", "unit": None,
        }),
        Call("check_product", audit.check_product, {
            "factors": (p("17 000 kr"), 12), "figure": p("204 tkr"), "divide_by": (2,), **rest, "unit": 1000,
        }),
        Call("check_rate_of_return", audit.check_rate_of_return, {
            "flows": (-100, p("60"), 60), "figure": p("13,1 %"), "method": "exact", **rest, "unit": Fraction(1, 1000),
        }),
        Call("check_ratio", audit.check_ratio, {
            "benefits": p("450"), "costs": 100, "figure": p("3,5"), "ratio": "net/costs", **rest,
        }),
        Call("check_share", audit.check_share, {
            "part": 21, "whole": p("26"), "figure": p("80,7 %"), "part_of_whole": True, "place": "Mål",
            "reading": "cut", "unit": None,
        }),
        Call("check_sum", audit.check_sum, {
            "rows": (p("1 502"), 323, -40), "total": p("1 285"), "signs": (1, 1, -1), **rest,
        }),
        Call("check_table", audit.check_table, {
            "printed": {"Kostnad": (p("780"), p("781"))}, "computed": {"Kostnad": (780, Fraction(780))}, **rest,
        }),
        Call("check_together", audit.check_together, {
            "figures": {"a": p("1 502"), "b": 323, "sum": p("1 285")}, "relations": ({"a": 1, "b": 1, "sum": -1},),
            "unknowns": ("c",), "reading": "half-up",
        }),
        Call("check_value", audit.check_value, {"figure": p("80,7 %"), "computed": Fraction(21, 26), "step": 2, **rest}),
        Call("infer_change", audit.infer_change, {"before": 40, "after": p("50"), "figure": p("20 %")}),
        Call("infer_rate", audit.infer_rate, {"table": rows, "amounts": {"Kommun": p("280 500")}, "timing": "advance"}),
        Call("infer_rate_from_value", audit.infer_rate_from_value, {
            "flows": (-100, p("60"), 60), "value": p("0"), "timing": "advance",
        }),
        Call("infer_ratio", audit.infer_ratio, {"benefits": 450, "costs": p("100"), "figure": p("3,5")}),
        Call("infer_residual", audit.infer_residual, {
            "amounts": {"A": p("667 kr"), "B": p("333 kr")}, "total": 1000,
            "shares": {"A": p("66,6 %"), "B": p("33,3 %")},
        }),
        Call("infer_retention", audit.infer_retention, {
            "table": {"Stöd": (900, p("1 350"), 1575)}, "intake": (10, 10, 10), "amounts": {"Stöd": 90},
        }),
        Call("infer_unit", audit.infer_unit, {"figures": (p("2 250 tkr"), p("310 tkr"), p("600 tkr"))}),
        Call("interval", audit.interval, {"figure": p("600 tkr"), "reading": "half-up", "about": 1}),
        Call("load_audit", audit.load_audit, {"path": EXAMPLES / "kom_i_jobb.audit.toml"}, _FILE),
        Call("mend", audit.mend, {"finding": finding}),
        Call("printed", audit.printed, {"text": "1 500 kr", "locale": "sv", "unit": 10, "exact": False}),
        Call("run_audit", audit.run_audit, {"audit": file, "others": (file,)}),
        Call("sentence", audit.sentence, {"finding": finding, "language": "sv"}),
        Call("split_row", audit.split_row, {"text": "280 500 550 212 809 550", "cells": 3, "locale": "sv"}),
        Call("summary", audit.summary, {"findings": (finding, finding), "language": "en"}),
        Call("Findings.text", audit.run_audit(file).text, {"language": "sv"}),
        Call("Findings.to_table", audit.run_audit(file).to_table, {"language": "sv", "unit": "tkr"}),
    ]  # fmt: skip


# -------------------------------------------------------------------------------------------------------- uncertainty


def course(stay: Any, cost: Any, wage: Any) -> Any:
    """A gain for two actors over three years, and one cost at the start."""
    return {"Kommun": (wage * 0.3, wage * 0.3 * stay, wage * 0.3 * stay * stay), "Region": (40e3, 30e3, 20e3)}, cost


def table_of(gains: Any, costs: Any) -> Callable[..., Any]:
    """A function that answers with the same gains and costs whatever it is asked."""
    return lambda **_: (gains, costs)


def simulated(gains: Any, costs: Any) -> Any:
    """The answer of somebody else's function, simulated: what stands in it is their argument."""
    return uncertainty.simulate(table_of(gains, costs), {"x": uncertainty.uniform(0, 1)}, seed=1, draws=512)


_ANSWERED = ("gain", "actors", "amounts", "profile", "the function")


@cache
def inputs() -> dict[str, Any]:
    """Two uncertain inputs and a certain one."""
    return {"stay": uncertainty.beta(8, 4), "cost": uncertainty.lognormal(900e3, 0.2), "wage": 280e3}


def _uncertainty() -> list[Call]:
    asked: dict[str, Any] = {"function": course, "inputs": inputs()}
    drawn: dict[str, Any] = {"seed": 1, "draws": 512}
    shown = {"language": "sv", "unit": "tkr"}
    simulation = uncertainty.simulate(**asked, **drawn)
    information = uncertainty.value_of_information(
        **asked, decisions={"ja": {}, "nej": {"wage": 0}}, groups=[("stay",)], **drawn
    )
    two_way = uncertainty.two_way(**asked, first="stay", second="cost")
    comparison = uncertainty.compare(**asked, packs={"låg": {"wage": 200e3}})
    return [
        Call("beta", uncertainty.beta, {"a": 8, "b": 4.5}),
        Call("beta_from_counts", uncertainty.beta_from_counts, {"successes": 9, "of": 18, "prior": (1, 1)}),
        *(
            Call("between", uncertainty.between, {"low": 6_000, "high": 9_000, "share": 0.9, "shape": shape})
            for shape in ("normal", "lognormal")
        ),
        Call("compare", uncertainty.compare, {**asked, "packs": {"låg": {"wage": 200e3, "stay": 0.5}}}),
        Call("discrete", uncertainty.discrete, {"probabilities": {100: 0.5, 200: 0.25, 300: 0.25}}),
        Call("gamma", uncertainty.gamma, {"mean": 100, "sd": 20.0}),
        Call("internal_rates", uncertainty.internal_rates, {"flows": ((-100.0, 110.0, 0.0), (-100.0, 0.0, 5.0))}),
        Call("lognormal", uncertainty.lognormal, {"median": 100, "sigma": 0.5}),
        Call("normal", uncertainty.normal, {"mean": 100, "sd": 20.0}),
        Call("one_way", uncertainty.one_way, {**asked, "low": 0.1, "high": 0.9}),
        Call("paybacks", uncertainty.paybacks, {
            "gains": ((100.0, 110.0, 0.0), (100.0, 0.0, 5.0)), "costs": (150.0, 20.0, 0.0),
        }),
        Call("pert", uncertainty.pert, {"low": -10, "mode": 0.0, "high": 20}),
        Call("sample", uncertainty.sample, {"values": (1.0, 2.0, 2.5, 8)}),
        Call("simulate", uncertainty.simulate, {
            **asked, **drawn, "method": "quasi", "detail": "all", "quantiles": (0.05, 0.5, 0.95),
            "perspectives": {"Båda": ("Kommun", "Region")}, "rank_correlations": {("stay", "cost"): 0.3},
            "executor": None, "progress": None, "keep": True,
        }),
        Call("simulate", simulated, {"gains": {"Kommun": (100.0, 50.0), "Region": (1, 2)}, "costs": 60.0}, _ANSWERED),
        Call("simulate", simulated, {
            "gains": [({"Kommun": 100.0, "Region": 50.0}, (1.0, 0.5))], "costs": {"Kommun": (60.0, 20.0)},
        }, _ANSWERED),
        Call("sobol_indices", uncertainty.sobol_indices, {**asked, **drawn}),
        Call("sweep", uncertainty.sweep, {"function": course, "inputs": {"stay": (0.1, 0.5), "cost": 1e5, "wage": 3e5}}),
        Call("switching_values", uncertainty.switching_values, asked),
        Call("triangular", uncertainty.triangular, {"low": -10, "mode": 0.0, "high": 20}),
        Call("truncated", uncertainty.truncated, {"distribution": uncertainty.normal(0, 1), "low": -1, "high": 1.5}),
        Call("two_way", uncertainty.two_way, {**asked, "first": "stay", "second": ("cost", (8e5, 9e5))}),
        Call("uniform", uncertainty.uniform, {"low": -10, "high": 20.5}),
        Call("value_of_information", uncertainty.value_of_information, {
            **asked, "decisions": {"ja": {}, "nej": {"wage": 0}}, "groups": (("stay",), ("stay", "cost")),
            "perspective": "total", **drawn,
        }),
        # what is asked of an answer
        Call("Simulation.to_table", simulation.to_table, shown),
        Call("Simulation.to_tables", simulation.to_tables, shown),
        Call("OneWay.to_table", uncertainty.one_way(**asked).to_table, {"row": "total", **shown}),
        Call("TwoWay.to_table", two_way.to_table, {"row": "total", **shown}),
        Call("Comparison.to_table", comparison.to_table, {"differences": True, **shown}),
        Call("Comparison.to_tables", comparison.to_tables, shown),
        Call("SobolIndices.to_table", uncertainty.sobol_indices(**asked, **drawn).to_table, {"row": "total", **shown}),
        Call("SwitchingValues.to_table", uncertainty.switching_values(**asked).to_table, shown),
        Call("ValueOfInformation.to_table", information.to_table, shown),
        Call("ValueOfInformation.to_tables", information.to_tables, shown),
    ]  # fmt: skip


# ----------------------------------------------------------------------------------------------------------- report


def _drawn(chart: Callable[..., Any]) -> Callable[..., Any]:
    """A chart that is thrown away when it has been drawn."""

    def draw(**arguments: Any) -> Any:
        pyplot = importlib.import_module("matplotlib.pyplot")
        try:
            return chart(arguments.pop("x"), **arguments)
        finally:
            pyplot.close("all")

    return draw


def _report() -> list[Call]:
    importlib.import_module("matplotlib").use("agg")
    asked: dict[str, Any] = {"function": course, "inputs": inputs(), "seed": 1, "draws": 512}
    bars = uncertainty.one_way(course, inputs())
    fan = report.data_fan(**asked)
    saving = report.data_probability_of_saving(**asked, name="cost", values=(5e5, 9e5), what="cost")
    shown: dict[str, Any] = {"ax": None, "language": "sv", "unit": "tkr"}
    column = report.Column("Belopp", kind="money", decimals=1)
    table = report.Table("Tabell", ["Aktör", column], [("Kommun", 120_000), ("Region", 5)])
    more = {"rank_correlations": {("stay", "cost"): 0.3}, "perspectives": {"Båda": ("Kommun", "Region")}}
    account = next(iter(result().actors))
    return [
        Call("Column", column.places, {"unit": "tkr"}),
        Call("Column", column.scaled, {"value": 12_000, "unit": "tkr"}),
        Call("Column", column.written, {"value": 12_000, "language": "sv", "unit": "tkr"}),
        Call("Table", report.Table, {
            "title": "Tabell", "columns": ("Aktör", column), "rows": (("Kommun", 120_000), ("Region", Decimal(5))),
            "notes": ("en not",), "language": "en", "unit": "kr",
        }),
        Call("Table", _written, {
            "title": "Tabell", "columns": ("Aktör", column), "rows": (("Kommun", 120_000), ("Region", Decimal(5))),
        }),
        Call("Table.to_records", table.to_records, {"sums": True}),
        Call("Table.with_notes", table.with_notes, {"notes": ("en not", "en till")}),
        Call("Table.with_total", table.with_total, {"label": "Summa"}),
        Call("table", report.table, {"x": {"Kommun": (120_000, 90_000)}, "language": "en", "unit": "tkr"}),
        Call("chart_by_year", _drawn(report.chart_by_year), {
            "x": result(), **shown, "account": account, "cumulative": True, "discounted": True,
        }),
        Call("chart_cumulative", _drawn(report.chart_cumulative), {
            "x": result(), **shown, "accounts": (account,), "alone": False, "discounted": True,
        }),
        Call("chart_fan", _drawn(report.chart_fan), {"x": fan, **shown}),
        Call("chart_probability_of_saving", _drawn(report.chart_probability_of_saving), {"x": saving, **shown}),
        Call("chart_tornado", _drawn(report.chart_tornado), {
            "x": bars, **shown, "row": "total", "names": {"stay": "Kvarstannande"}, "most": 2,
        }),
        Call("chart_waterfall", _drawn(report.chart_waterfall), {"x": result(), **shown, "account": account}),
        Call("data_by_year", report.data_by_year, {
            "result": result(), "account": account, "cumulative": True, "discounted": True,
        }),
        Call("data_cumulative", report.data_cumulative, {
            "result": result(), "accounts": (account,), "alone": False, "discounted": True,
        }),
        Call("data_fan", report.data_fan, {**asked, "row": "total", "method": "quasi", "quantiles": (0.1, 0.9), **more}),
        Call("data_probability_of_saving", report.data_probability_of_saving, {
            **asked, "name": "cost", "values": (5e5, 9e5), "what": "cost", "row": "total", "method": "quasi", **more,
        }),
        Call("ProbabilityOfSaving.reaching", saving.reaching, {"level": 0.5}),
        Call("data_tornado", report.data_tornado, {"one_way": bars, "row": "total"}),
        Call("data_waterfall", report.data_waterfall, {"result": result(), "account": account}),
        Call("save_workbook", report.save_workbook, {
            "scenario_or_result": scenario(), "path": Path("/nowhere/at/all.xlsx"), "language": "sv",
        }),
    ]  # fmt: skip


def _written(**arguments: Any) -> Any:
    """A table in every form."""
    table = report.Table(**arguments)
    return table.text(), table.markdown(), table.html(), table.latex(), table.to_records(), table.with_total()


# ------------------------------------------------------------------------------------------------------------ testing


def _answering(answer: Any) -> Any:
    """The checks of a cost model that always gives one answer: each passes or fails, and none breaks."""
    return [check.outcome().status for check in testing.cost_model_checks(lambda _: answer, years=3)]


def _testing() -> list[Call]:
    asked: dict[str, Any] = {"model": _cost_model, "years": 3, "factory": None, "expected_failures": {}}
    return [
        Call("check_cost_model", testing.check_cost_model, asked),
        Call("check_cost_model", _answering, {"answer": {"Kommun": 100, "Region": 2.5}}),
        Call("cost_model_checks", testing.cost_model_checks, asked),
        Call("parametrize_with_checks", testing.parametrize_with_checks, {"models": (_cost_model,), "years": 3}),
    ]


ROOM: dict[str, Callable[[], list[Call]]] = {
    "core": core,
    "models": _models,
    "parameters": _parameters,
    "audit": _audit,
    "uncertainty": _uncertainty,
    "report": _report,
    "testing": _testing,
}


@cache
def calls(room: str) -> list[Call]:
    """The calls of a room."""
    return ROOM[room]()


def missing() -> list[str]:
    """What is public and has no call: functions, classes, and the methods of both that take an argument."""
    found = []
    for room in ROOMS:
        module = importlib.import_module(f"socioecon.{room}")
        called = {call.name for call in calls(room)}
        made = RECORDS[room] | TYPES.get(room, set())
        for name in module.__all__:
            x = getattr(module, name)
            if callable(x) and name not in called | made:
                found.append(f"{room}.{name}")
            if inspect.isclass(x):
                found += [f"{room}.{name}.{method}" for method in _asked(x) if not _is_called(called, name, method)]
    return found


def _asked(cls: Any) -> list[str]:
    """The public methods of a class that take an argument."""
    methods = ((name, getattr(cls, name)) for name in dir(cls) if not name.startswith("_"))
    return [
        name
        for name, method in methods
        if callable(method)
        and str(getattr(method, "__module__", "")).startswith("socioecon")
        and len(inspect.signature(method).parameters) > 1
    ]


# Methods that are called under the name of the function that leads to them.
_UNDER = {
    "step": "explain", "text": "explain", "tree": "explain", "on": "Pack", "function": "ScenarioFunction",
    "employers_account": "Employment", "places": "Column", "scaled": "Column", "written": "Column",
}  # fmt: skip
# Parts of the machinery that carry no underscore and are written down nowhere.
_INSIDE = {"Account.added", "Account.summed", "Change.made", "Employment.items"}


def _is_called(called: set[str], name: str, method: str) -> bool:
    return bool({f"{name}.{method}", _UNDER.get(method, "")} & called) or f"{name}.{method}" in _INSIDE
