"""The labour block: one person-year of (subsidised) work as flows that balance, one transfer a row.

With w = pay x the working time of the post, C = w (1 + e + o) the wage cost, s the wage subsidy and T taxable income
with work minus without:

- 1: production value, productivity x C, the employer's
- 2: gross pay, w, employer to individual
- 3: employer contributions (arbetsgivaravgift), e w, employer to state
- 4: agreed pension and insurance, o w, employer to individual (insurer)
- 5: wage subsidy (lönebidrag), for everyone subsidised, times the taper, s, state to employer
- 6, 7: municipal and regional tax, rate x T, individual to municipality and region
- 8: state tax less the earned-income credit (jobbskatteavdrag), an input, individual to state
- 9: income support no longer paid (försörjningsstöd), individual to municipality
- 10: state benefits no longer paid, individual to the agencies that paid them
- 11, 12: income equalisation (inkomstutjämning), only when asked for, county rate x T, two years later, municipality
  and region to state
- 13: own time given up, a resource of the individual's

All but the first and the last move between two accounts: each year's sum over all actors is productivity x C less own
time, per additional person-year in work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from attrs import field

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError
from socioecon.core.subsidies import net_wage_cost, taper, wage_subsidy
from socioecon.core.taxes import tax_revenue, taxable_income
from socioecon.core.wages import employer_contributions, production_value, wage_cost

from ._both import both
from ._fields import (
    AMOUNT_OF_MONEY,
    COUNTS_BY_NAME,
    LONGEST,
    NOT_NEGATIVE,
    NOTE,
    SHARE,
    SHARES_BY_YEAR,
    TEXT,
    Number,
    check_number,
    field_of,
    optional,
    place,
    ref,
)
from ._steps import Step, call, given, less, multiply, nothing, pick, plus
from ._values import Named, is_list, is_plain, is_row
from .amounts import Monthly, quoted, stated
from .items import Effect, Per, Transfer

# How long after the income the equalisation is settled: lag (2004:773) om kommunalekonomisk utjämning.
EQUALISATION_LAG = 2


def _check_pay(instance: Any, attribute: Any, value: Any) -> None:
    where = place(instance, attribute)
    if is_row(value) or is_list(value):
        message = f"{where} must be one amount; got {len(value)}: state that of a year, and real growth in an effect"
        raise ShapeError(message)
    amount = value.per_month if isinstance(value, Monthly) else value
    check_number(where, amount)
    _numbers.check_not_negative(**{where: amount})


_PAY = field_of({"anyOf": [{"type": "number", "minimum": 0}, ref("Monthly")]}, _check_pay)


@attrs.frozen
class Employment:
    """A person-year of work and what it moves between the accounts.

    `pay` is gross pay in kr a year at full time, one number or `Monthly`; `productivity` what is produced as a share of
    the wage cost, from 0 up (no default: it decides who gets the subsidy); `contributions` and `pension` the rates e
    and o. `working_time` is the share of full time of this post: pay and ceiling count times it and all else is stated
    as it is at it; None: the scenario's, and every row is that of full-time work and counts times it. The subsidy:
    `subsidy_share` of the pay up to `subsidy_ceiling` (kr a year at full time), with contributions on it, times
    `subsidy_taper` by year since entry. Tax: on `taxable`, the taxable income with work minus without; where it is not
    given, pay less `deduction` (grundavdrag), less `taxable_before` (what was taxable without work, such as taxable
    benefits); `municipal_rate`, `regional_rate` and the amount `state_tax`. `income_support` and `benefits` (by agency)
    are kr a year no longer paid; `own_time` is the value of the time given up. `municipal_equalisation` and
    `regional_equalisation` are the county rates of the income equalisation, None for none.

    >>> from fractions import Fraction
    >>> post = Employment("Lönebidrag", pay=200_000, productivity=Fraction(1, 2), contributions=Fraction(3, 10))
    >>> [item.name for item in post.items()][:2]
    ['Lönebidrag: produktionsvärde', 'Lönebidrag: bruttolön']
    """

    name: str = field(**TEXT)
    pay: Number | Monthly = field(**_PAY)
    productivity: Number = field(**NOT_NEGATIVE)
    contributions: Number = field(**NOT_NEGATIVE)
    pension: Number = field(default=0, **NOT_NEGATIVE)
    working_time: Number | None = field(default=None, **optional(SHARE))
    subsidy_share: Number = field(default=0, **SHARE)
    subsidy_ceiling: Number | Monthly | None = field(default=None, **optional(_PAY))
    subsidy_taper: Sequence[Number] | None = field(default=None, **optional(SHARES_BY_YEAR))
    taxable: Number | None = field(default=None, **optional(AMOUNT_OF_MONEY))
    deduction: Number = field(default=0, **NOT_NEGATIVE)
    taxable_before: Number = field(default=0, **NOT_NEGATIVE)
    municipal_rate: Number = field(default=0, **SHARE)
    regional_rate: Number = field(default=0, **SHARE)
    state_tax: Number = field(default=0, **AMOUNT_OF_MONEY)
    income_support: Number = field(default=0, **NOT_NEGATIVE)
    benefits: Mapping[str, Number] = field(factory=Named, **COUNTS_BY_NAME)
    own_time: Number = field(default=0, **NOT_NEGATIVE)
    municipal_equalisation: Number | None = field(default=None, **optional(SHARE))
    regional_equalisation: Number | None = field(default=None, **optional(SHARE))
    employer: str = field(default="Arbetsgivare", **TEXT)
    individual: str = field(default="Individ", **TEXT)
    municipality: str = field(default="Kommun", **TEXT)
    region: str = field(default="Region", **TEXT)
    state: str = field(default="Staten", **TEXT)
    subsidy_payer: str = field(default="Arbetsförmedlingen", **TEXT)
    source: str = field(default="", **NOTE)

    def items(self, source: str = "") -> tuple[Effect | Transfer, ...]:
        """The flows of the block as effects and transfers, row by row; rows that are plain nothing are left out."""
        rows = _Rows(self, source)
        pay, taxed = rows.pay, rows.taxed()
        return (
            rows.effect("produktionsvärde", "production", self.employer, rows.produced()),
            *rows.transfer("bruttolön", self.employer, self.individual, pay),
            *rows.transfer("arbetsgivaravgift", self.employer, self.state, rows.contributed()),
            *rows.transfer("avtalspension", self.employer, self.individual, rows.insured()),
            *rows.transfer("lönebidrag", self.subsidy_payer, self.employer, rows.subsidy(), counts="everyone"),
            *rows.tax("kommunalskatt", self.municipality, taxed, "municipal_rate"),
            *rows.tax("regionskatt", self.region, taxed, "regional_rate"),
            *rows.transfer("statlig skatt", self.individual, self.state, rows.input("state_tax"), tax=True),
            *rows.transfer("försörjningsstöd", self.individual, self.municipality, rows.input("income_support")),
            *rows.benefits(),
            *rows.equalisation("inkomstutjämning, kommun", self.municipality, taxed, "municipal_equalisation"),
            *rows.equalisation("inkomstutjämning, region", self.region, taxed, "regional_equalisation"),
            *rows.own_time(),
        )

    def employers_account(self, years: int) -> tuple[Any, ...]:
        """What is left to the employer of a person-year, by year since entry: production less the net wage cost.

        What the employer would pay itself, being the payer of the subsidy or the state as well, moves nothing.

        >>> from fractions import Fraction
        >>> post = Employment("Lönebidrag", pay=100, productivity=Fraction(1, 2), contributions=0, subsidy_share=1)
        >>> post.employers_account(2)
        (Fraction(50, 1), Fraction(50, 1))

        Raises RangeError for years that are no whole number from 1 to 200, ShapeError where the taper ends before them.
        """
        left, _paid = employers_steps(self, _numbers.whole("years", years, high=LONGEST))
        return tuple([step.value for step in left])


def employers_steps(block: Employment, years: int, source: str = "") -> tuple[list[Step], list[Step]]:
    """What is left to the employer of a person-year, and the subsidy in it, by year since entry."""
    tapered = years if block.subsidy_taper is None else len(block.subsidy_taper)
    if tapered < years:
        message = (
            f"subsidy_taper of Employment {block.name!r} must reach as far as the {years} years; got {tapered}: "
            "write 0 for years without a subsidy"
        )
        raise ShapeError(message)
    rows = _Rows(block, source)
    cost, produced = rows.employers_cost(), rows.produced()
    own = block.subsidy_payer == block.employer  # what it pays itself is no subsidy
    subsidy = call(both("no wage subsidy", "inget lönebidrag"), "kr", nothing) if own else rows.subsidy()
    unit = "kr per person-year"
    paid = [attrs.evolve(subsidy, unit=unit)] * years
    if is_row(subsidy.value):
        paid = [
            pick(subsidy, year, both("wage subsidy, year {}", "lönebidrag, år {}", year + 1), unit)
            for year in range(years)
        ]
    label = both("wage cost less subsidy", "lönekostnad efter lönebidrag")
    net = [call(label, unit, net_wage_cost, cost, subsidy=part) for part in paid]
    label = both("employer's account", "arbetsgivarens konto")
    return [call(label, unit, less, produced, x) for x in net], paid


_AT_WORKING_TIME = {"pay": "bruttolön vid arbetstiden", "subsidy_ceiling": "bidragstak vid arbetstiden"}
_TAXES = {
    "kommunalskatt": "municipal tax",
    "regionskatt": "regional tax",
    "inkomstutjämning, kommun": "income equalisation, municipality",
    "inkomstutjämning, region": "income equalisation, region",
}


class _Rows:
    """The rows of one block."""

    def __init__(self, block: Employment, source: str) -> None:
        self.block = block
        self.source = source
        self.path = f"employment.{quoted(block.name)}"
        self.per: Per = "person-year" if block.working_time is None else "person in work"
        self.pay = self.at_working_time("pay")
        self.contributions = self.input("contributions", "share")
        self.pension = self.input("pension", "share")

    def input(self, name: str, unit: str = "kr") -> Step:
        return given(f"{self.path}.{name}", getattr(self.block, name), unit, self.source)

    def at_working_time(self, name: str) -> Step:
        full_time = stated(getattr(self.block, name), f"{self.path}.{name}", self.source)
        if self.block.working_time is None or is_plain(self.block.working_time, 1):
            return full_time
        label = both(f"{name} at the working time", _AT_WORKING_TIME[name])
        return call(label, "kr", multiply, full_time, self.input("working_time", "share"))

    def wage_cost(self) -> Step:
        rates = {"contributions": self.contributions, "pension": self.pension}
        return call(both("wage cost", "lönekostnad"), "kr", wage_cost, self.pay, **rates)

    def produced(self) -> Step:
        productivity = self.input("productivity", "share")
        label = both("production value", "produktionsvärde")
        return call(label, "kr", production_value, self.wage_cost(), productivity=productivity)

    def contributed(self) -> Step:
        label = both("contributions", "arbetsgivaravgifter")
        return call(label, "kr", employer_contributions, self.pay, self.contributions)

    def employers_cost(self) -> Step:
        """The wage cost that the employer pays to others: what it would pay itself moves nothing."""
        block = self.block
        if block.employer not in {block.individual, block.state}:
            return self.wage_cost()
        parts = [] if block.employer == block.individual else [self.pay, self.insured()]
        parts += [] if block.employer == block.state else [self.contributed()]
        if not parts:
            return call(both("nothing", "ingenting"), "kr", nothing)
        return call(both("wage cost, to others", "lönekostnad, till andra"), "kr", plus, *parts)

    def insured(self) -> Step:
        return call(both("pension", "avtalspension"), "kr", employer_contributions, self.pay, self.pension)

    def subsidy(self) -> Step:
        block = self.block
        fees = call(both("contributions and pension", "avgifter"), "share", plus, self.contributions, self.pension)
        ceiling = None if block.subsidy_ceiling is None else self.at_working_time("subsidy_ceiling")
        share = self.input("subsidy_share", "share")
        label = both("wage subsidy", "lönebidrag")
        paid = call(label, "kr", wage_subsidy, self.pay, share, pay_ceiling=ceiling, contributions=fees)
        if block.subsidy_taper is None:
            return paid
        label = both("wage subsidy, tapered", "lönebidrag, nedtrappat")
        return call(label, "kr", taper, paid, self.input("subsidy_taper", "share"))

    def taxed(self) -> Step:
        if self.block.taxable is not None:
            return self.input("taxable")
        label = both("taxable income with work", "beskattningsbar inkomst med arbete")
        with_work = call(label, "kr", taxable_income, self.pay, deduction=self.input("deduction"))
        change = both("taxable income, change", "beskattningsbar inkomst, förändring")
        return call(change, "kr", less, with_work, self.input("taxable_before"))

    def transfer(self, name: str, payer: str, payee: str, amount: Step, **more: Any) -> tuple[Transfer, ...]:
        """One transfer; none where nothing is moved, or payer and payee are one."""
        if payer == payee or is_plain(amount.value, 0):
            return ()
        named, source = f"{self.block.name}: {name}", self.block.source
        return (Transfer(named, payer=payer, payee=payee, amount=amount, per=self.per, source=source, **more),)

    def effect(self, name: str, kind: Any, actor: str, amount: Step) -> Effect:
        named, source = f"{self.block.name}: {name}", self.block.source
        return Effect(named, kind=kind, amounts={actor: amount}, per=self.per, source=source)

    def tax(self, name: str, recipient: str, taxed: Step, rate: str) -> tuple[Transfer, ...]:
        revenue = call(both(_TAXES[name], name), "kr", tax_revenue, taxed, self.input(rate, "share"))
        return self.transfer(name, self.block.individual, recipient, revenue, tax=True)

    def equalisation(self, name: str, payer: str, taxed: Step, rate: str) -> tuple[Transfer, ...]:
        if getattr(self.block, rate) is None:
            return ()
        settled = call(both(_TAXES[name], name), "kr", tax_revenue, taxed, self.input(rate, "share"))
        return self.transfer(name, payer, self.block.state, settled, lag=EQUALISATION_LAG)

    def benefits(self) -> tuple[Transfer, ...]:
        paid = [
            (agency, given(f"{self.path}.benefits.{quoted(agency)}", amount, "kr", self.source))
            for agency, amount in self.block.benefits.items()
        ]
        rows = [self.transfer(f"ersättning, {agency}", self.block.individual, agency, x) for agency, x in paid]
        return tuple(row for each in rows for row in each)

    def own_time(self) -> tuple[Effect, ...]:
        if is_plain(self.block.own_time, 0):
            return ()
        cost = call(both("own time", "egen tid"), "kr", multiply, -1, self.input("own_time"))
        return (self.effect("egen tid", "resource", self.block.individual, cost),)
