"""A scenario as pages of cells: everything but the file."""

from __future__ import annotations

from socioecon.core import _numbers
from socioecon.core.errors import RangeError
from socioecon.models import Scenario
from socioecon.models._kinds import described
from socioecon.models.result import run

from ._accounts import accounts_of, write_accounts
from ._calculation import write_calculation
from ._complete import complete
from ._ledger import Ledger
from ._pages import LABEL, VALUE, Page, Workbook
from ._result import write_result
from ._sources import write_sources
from ._values import Values
from ._words import Words


def scenario_of(scenario_or_result: object) -> Scenario:
    """The scenario itself, or the one that a result is of."""
    scenario = getattr(scenario_or_result, "scenario", scenario_or_result)
    if not isinstance(scenario, Scenario):
        message = f"scenario_or_result must be a Scenario or a Result; got {_numbers.shown(scenario)}: give one of them"
        raise RangeError(message)
    return scenario


def planned(scenario: Scenario, language: str) -> Workbook:
    """The workbook of a scenario: result, assumptions, calculation, accounts and sources."""
    words = Words(language)
    in_floats = described(scenario, float)
    laid_out, actual = complete(in_floats)
    result, as_it_is = run(laid_out), run(in_floats)
    keys = ("assumptions", "calculation", "accounts", "result", "sources")
    assumptions, calculation, accounts, shown, sources = (Page(words(key), scenario.years) for key in keys)
    shown.words_role, shown.more, assumptions.more, sources.years = "header right", 4, 3, 1
    pages = (assumptions, calculation, accounts, shown, sources)
    ledger = Ledger(Values(actual, scenario.years), words, pages)
    _begin_assumptions(scenario, words, assumptions)
    write_calculation(result, ledger, calculation)
    blocks = write_accounts(result, ledger, accounts)
    findings = [x.sentence(language=language) for x in run(scenario).findings]
    chart = write_result(result, findings, blocks, ledger, shown)
    of = accounts_of(result, words("society"))
    main = next(iter(result.perspectives), list(of)[-1])
    _end_assumptions(scenario, words, assumptions)
    write_sources(as_it_is, main, of[main], ledger, sources)
    return Workbook(scenario.name, (shown, assumptions, calculation, accounts, sources), chart)


def _begin_assumptions(scenario: Scenario, words: Words, page: Page) -> None:
    """The heads of the columns; the ledger adds the inputs."""
    page.line(f"{words('assumptions')}: {scenario.name}", "title")
    page.line(words("begin here"), "text")
    more = (words("source"), words("name"), words("path"))
    page.header(words("assumption"), words("value"), words.years(page.years), more, words("unit"))


def _end_assumptions(scenario: Scenario, words: Words, page: Page) -> None:
    """The legend, and what is fixed in the file."""
    page.section(words("legend"))
    for role in ("input", "link", "computed", "fixed"):
        page.put(VALUE, 1 if role == "fixed" else 1_000, role, form="#,##0")
        page.put(LABEL, words(f"legend {role}"), "label")
        page.row += 1
    page.section(words("fixed"))
    page.line(words("fixed years", years=scenario.years))
    page.line(words("fixed items"))
    page.line(words("fixed timing", timing=words(scenario.discounting.timing)))
    if scenario.cost_of_public_funds == 0:
        page.line(words("fixed public funds"))
    page.line(words("fixed findings"))
    page.section(words("accuracy"))
    page.line(words("exactness"))
