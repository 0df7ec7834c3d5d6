"""Every printed figure of every document made wrong, one at a time: how many errors the audit finds.

An error that is not found must be possible: numbers are shown that round to the wrong table and meet all its relations.
"""

import importlib.util
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from scipy.optimize import linprog

from socioecon.audit import Printed, check_together, infer_rate, load_audit
from tests.audit.test_together import ACTORS, BAS, at_any_rate, cells

EXAMPLES = Path(__file__).parents[2] / "examples"
HALF = Fraction(1, 2)


@pytest.fixture(scope="module")
def mutations():
    """The script that makes the documents wrong."""
    spec = importlib.util.spec_from_file_location("audit_mutations", EXAMPLES / "audit_mutations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _only_whether(monkeypatch):
    """What would mend a document takes most of the time, and is not asked here."""
    monkeypatch.setattr("socioecon.audit._relations.suspects", lambda *_: ())
    monkeypatch.setattr("socioecon.audit.together.suspects", lambda *_: ())


class TestShares:
    """Of the BAS table 23 one-unit errors are known to be found; the other counts may rise and never fall."""

    def test_of_one_unit_in_the_application(self, mutations):
        """23 of the 48 in the table of actors, and none of the 18 in a list of costs tied by its sum alone."""
        audit = load_audit(EXAMPLES / "bas_ansokan.audit.toml")
        assert mutations.share_found(audit, mutations.one_unit) == (23, 48 + 18)

    @pytest.mark.parametrize(
        ("document", "kind", "at_least"),
        [
            ("bas_ansokan", "one_digit", Fraction(137, 146)),
            ("bas_slutrapport", "one_unit", Fraction(30, 70)),
            ("bas_slutrapport", "one_digit", Fraction(87, 88)),
            ("kom_i_jobb", "one_unit", Fraction(17, 34)),
            ("kom_i_jobb", "one_digit", Fraction(52, 53)),
        ],
    )
    def test_of_each_document(self, mutations, record_property, document, kind, at_least):
        """The share of errors after which there is a remark that was not there before (of digits every tenth)."""
        audit = load_audit(EXAMPLES / f"{document}.audit.toml")
        found, tried = mutations.share_found(audit, getattr(mutations, kind), every=10 if kind == "one_digit" else 1)
        record_property(f"{document}, {kind}", f"{found} of {tried}")
        assert Fraction(found, tried) >= at_least


def sums_fit(table, v):
    """Whether some amounts give all rows at one rate, and the actors' amounts add up to the sum's."""
    growth = [sum(v**t for t in range(year + 1)) for year in range(3)]
    spans = {}
    for row in BAS:
        ends = [table[f"{row} {year}"] for year in range(3)]
        spans[row] = (
            max((x - HALF) / g for x, g in zip(ends, growth, strict=True)),
            min((x + HALF) / g for x, g in zip(ends, growth, strict=True)),
        )
    low, high = (sum(spans[row][end] for row in ACTORS) for end in (0, 1))
    fine = all(a <= b for a, b in spans.values())
    return fine and max(low, spans["Summa"][0]) <= min(high, spans["Summa"][1])


def possible(figures, relations):
    """Whether exact numbers round to the figures and meet linear relations: found in floats, checked in fractions.

    Each relation is (dependent, {independent: coefficient}), so that numbers for the independent ones give the rest.
    """
    dependent = {name for name, _ in relations}
    free = [name for name in figures if name not in dependent]
    rows, limits = [], []
    for name, terms in relations:
        row = [float(terms.get(other, 0)) for other in free]
        rows += [[*row, 1.0], [*(-x for x in row), 1.0]]
        limits += [float(figures[name]) + 0.5, 0.5 - float(figures[name])]
    bounds = [(float(figures[name]) - 0.5, float(figures[name]) + 0.5) for name in free]
    answer = linprog([*(0.0 for _ in free), -1.0], A_ub=rows, b_ub=limits, bounds=[*bounds, (0, 0.5)])
    if answer.status != 0:
        return False
    values = {name: Fraction(x).limit_denominator(1000) for name, x in zip(free, answer.x, strict=False)}
    values |= {name: sum(factor * values[other] for other, factor in terms.items()) for name, terms in relations}
    return all(abs(values[name] - figures[name]) <= HALF for name in figures)


BUDGET = {
    "Personal": (1502, 1236, 266),
    "Kompetensutveckling": (190, 0, 190),
    "Material": (19, 3, 15),
    "Dator": (65, 52, 12),
    "Utvärdering": (50, 178, -128),
    "Summa": (1825, 1470, 355),
}
ITEMS = [row for row in BUDGET if row != "Summa"]


def budget_relations():
    """Each row: left = budget - outcome; each column: the items add up. In terms of the items' two first columns."""
    left = [(f"{row} 2", {f"{row} 0": 1, f"{row} 1": -1}) for row in ITEMS]
    sums = [(f"Summa {n}", {f"{row} {n}": 1 for row in ITEMS}) for n in range(2)]
    return [*left, *sums, ("Summa 2", {f"{row} {n}": (-1) ** n for row in ITEMS for n in range(2)})]


@pytest.mark.oracle(by="scipy")
class TestWitnesses:
    def test_the_bas_application_at_any_rate(self):
        """25 of 48 one-unit errors are not found: for each there are a rate and amounts that give the wrong table."""
        missed = [(name, off) for name, off in product(cells(), (1, -1)) if at_any_rate(cells((name, off))).possible]
        assert len(missed) == 25
        for change in missed:
            table = {name: figure.value for name, figure in cells(change).items()}
            rows = {row: [Printed("", table[f"{row} {year}"], Fraction(1)) for year in range(3)] for row in BAS}
            (rates,) = infer_rate(rows, timing="advance")[0].intervals
            tried = [rates.low + (rates.high - rates.low) * Fraction(n, 40) for n in range(1, 40)]
            assert any(sums_fit(table, 1 / (1 + rate)) for rate in tried), change

    def test_the_budget_of_the_final_report(self):
        """An error of the budget table is found if and only if no numbers round to the wrong table."""
        table = {f"{row} {n}": Fraction(x) for row, cells_ in BUDGET.items() for n, x in enumerate(cells_)}
        relations = [{name: -1, **terms} for name, terms in budget_relations()]
        relations[-1] = {"Summa 2": -1, "Summa 0": 1, "Summa 1": -1}
        relations.append({"Summa 2": -1, **{f"{row} 2": 1 for row in ITEMS}})
        assert possible(table, budget_relations())
        counted = 0
        for name, off in product(table, (1, -1, 2, -2, 3, -3)):
            wrong = {**table, name: table[name] + off}
            figures = {key: Printed("", value, Fraction(1)) for key, value in wrong.items()}
            found = not check_together(figures, relations).possible
            counted += found
            assert found == (not possible(wrong, budget_relations())), (name, off)
        assert 0 < counted < 6 * len(table)

    def test_kom_i_jobb(self):
        """A row that is 10, 15 and 17.5 times an amount, and its differences: found if and only if impossible."""
        rows = {"cost": (780, 780, 780), "support": (900, 1350, 1575), "net": (120, 570, 795)}
        table = {f"{row} {n}": Fraction(x) for row, cells_ in rows.items() for n, x in enumerate(cells_)}
        differences = [(f"net {n}", {f"support {n}": 1, f"cost {n}": -1}) for n in range(3)]
        for name, off in product(table, (1, -1, 2, -2)):
            wrong = {**table, name: table[name] + off}
            figures = {key: Printed("", value, Fraction(1)) for key, value in wrong.items()}
            found = not check_together(figures, [{key: -1, **terms} for key, terms in differences]).possible
            assert found == (not possible(wrong, differences)), (name, off)

    def test_the_oracle_can_say_no(self):
        """The witness search itself: 10 + 10 can be 21 and cannot be 23."""
        relation = [("c", {"a": 1, "b": 1})]
        assert possible({"a": 10, "b": 10, "c": 21}, relation)
        assert not possible({"a": 10, "b": 10, "c": 23}, relation)
