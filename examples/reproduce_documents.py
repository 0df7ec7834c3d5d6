"""Every printed figure of the documents beside the figure that the library computes, and the convention between them.

The last line counts. Exits 1 if a figure that should follow does not.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from socioecon import (
    apportion,
    base_from_tax,
    break_even_by_actor,
    break_even_persons,
    break_even_year,
    budget_variance,
    cumulative,
    discount,
    geometric_retention,
    give_residual,
    net,
    payback_time,
    person_years,
    phase_in,
    present_value,
    retention_from_rates,
    round_half_up,
    scale,
    share_achieved,
    spread,
    switching_value,
    target_attainment,
    total,
    truncate,
)
from socioecon.documents import EXACT, INPUT, ROUNDED, TRUNCATED, WITHIN_INPUTS, Figure, Table
from socioecon.documents import bas_application as application
from socioecon.documents import bas_final_report as report
from socioecon.documents import kom_i_jobb as kij

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Cell = tuple[Fraction | int | None, Fraction | int, int]
"""What was computed (None for an input), the unit of the last printed place, and how many rounded inputs went in."""


class Compared(NamedTuple):
    """A printed figure beside the computed one."""

    figure: Figure
    computed: Fraction | int | None
    agrees: bool


def compare(figure: Figure, cell: Cell) -> Compared:
    """Whether the computed figure is the printed one in the way that the document's data says, and in no stricter."""
    computed, unit, inputs = cell
    if figure.how == INPUT or computed is None:
        return Compared(figure, computed, agrees=figure.how == INPUT and computed is None)
    reach = Fraction(unit) * (inputs + 1) / 2  # half a unit for each rounded input, and for the figure itself
    agrees = {
        EXACT: computed == figure.value,
        ROUNDED: round_half_up(Fraction(computed), unit=unit) == figure.value,
        TRUNCATED: truncate(Fraction(computed), unit=unit) == figure.value,
        WITHIN_INPUTS: abs(computed - figure.value) <= reach,
    }
    strictest = next((how for how, fits in agrees.items() if fits), None)
    return Compared(figure, computed, agrees=figure.how == strictest)


GIVEN: Cell = (None, 1, 0)


def exactly(computed: Fraction | int | None) -> Cell:
    """A figure that is to be met to the last digit."""
    return computed, 1, 0


# ------------------------------------------------------------------------------------------------- BAS, final report


def final_report() -> Iterator[tuple[Table, Sequence[Sequence[Cell]], Sequence[str]]]:
    """The tables of the final report of BAS."""
    participants = report.CONTACTED - report.DECLINED
    placed = share_achieved(Fraction(report.IN_PLACEMENT), participants)
    employed = share_achieved(Fraction(report.EMPLOYED), participants)
    completed = share_achieved(Fraction(report.EMPLOYED), report.COMPLETED)
    percent, tenth = Fraction(1, 100), Fraction(1, 1000)
    goals = [
        [cell]
        for cell in (
            *(GIVEN, GIVEN, exactly(participants)),
            *(GIVEN, (placed, percent, 0), GIVEN),
            *(GIVEN, (employed, tenth, 0), GIVEN, (completed, tenth, 0), GIVEN),
        )
    ]
    yield (
        report.GOALS,
        goals,
        (
            f"praktik against the goal of 75 %: {shown(100 * target_attainment(placed, report.GOAL_PLACEMENT))} %",
            (
                f"work against the goal of 25 %: {shown(100 * target_attainment(employed, report.GOAL_WORK))} %, "
                f"or {shown(100 * target_attainment(completed, report.GOAL_WORK))} % of those who could go on"
            ),
        ),
    )

    left = {line: budget_variance(report.BUDGET[line], report.OUTCOME[line]) for line in report.BUDGET}
    economy: list[list[Cell]] = [[GIVEN, GIVEN, (left[line], 1, 2)] for line in report.BUDGET]
    printed_left = [row[2].value for row in report.ECONOMY.figures[:-1]]
    sums = total({line: (report.BUDGET[line], report.OUTCOME[line]) for line in report.BUDGET})
    economy.append([(sums[0], 1, 5), (sums[1], 1, 5), exactly(cumulative(printed_left)[-1])])
    yield report.ECONOMY, economy, ("15 and 12, 1 825 and 1 470: inputs in whole tkr may hide up to half a tkr each",)

    cost = report.SELF_SUPPORTING * report.COST_PER_PERSON
    yield report.SOCIETY, [[GIVEN], [GIVEN], [exactly(cost)], [GIVEN]], ()

    shares = give_residual(report.SHARES, to="Rättsväsende", whole=100)
    amounts = apportion(Fraction(cost, 1000), shares, whole=100)
    plain = report.SHARES["Rättsväsende"] * cost / 100_000
    in_tens = {actor: round_half_up(amount, unit=10) for actor, amount in amounts.items()}
    yield (
        report.ACTORS,
        [[GIVEN, (amounts[actor], 10, 0)] for actor in report.SHARES],
        (
            (
                f"the shares add up to {shown(sum(report.SHARES.values()))} %; without the residual the judiciary "
                f"would bear {shown(plain)} tkr, which rounds to {shown(round_half_up(plain, unit=10))}"
            ),
            f"rounded, the six amounts add up to {shown(sum(in_tens.values()))} tkr",
        ),
    )


# -------------------------------------------------------------------------------------------------- BAS, application


def bas_application() -> Iterator[tuple[Table, Sequence[Sequence[Cell]], Sequence[str]]]:
    """The tables of the application of BAS: two copies, one calculation."""
    lines = [row[0].value for row in application.BUDGET.figures[:-1]]
    yield application.BUDGET, [*([GIVEN] for _ in lines), [exactly(cumulative(lines)[-1])]], ()

    profile = discount(geometric_retention(1, application.YEARS), application.RATE, timing="advance")
    gains = spread(application.ANNUAL_AMOUNTS, profile)
    table = {**gains, "Summa": total(gains)}
    cells: list[list[Cell]] = [[(amount, 1, 0) for amount in cumulative(flows)] for flows in table.values()]
    yield application.CUMULATIVE, cells, ()

    cost = application.COST
    year = break_even_year(table["Summa"], costs=cost)
    years = break_even_by_actor(table, costs=cost)
    notes = [f"against {shown(cost)} kr at the start, one person in work, each row as if it bore the whole cost alone:"]
    for actor, flows in table.items():
        payback = payback_time(flows, costs=cost)
        persons = break_even_persons(cumulative(flows)[-1], cost=cost)
        when = "never within 3 years" if payback is None else f"in year {years[actor]} ({shown(payback)})"
        notes.append(f"  {actor:<20} {when:<22} persons needed: {'no number' if persons is None else shown(persons)}")

    def left_after_year_2(passed: float) -> Fraction:
        """What is left of the gain if a part of year 1 passes before work starts."""
        in_work = phase_in(geometric_retention(1, 2), first_year=1 - Fraction(passed))
        annual = table["Summa"][0]
        return present_value([annual * share for share in in_work], application.RATE, timing="advance") - cost

    delay = switching_value(left_after_year_2, 0, 1)
    if delay is not None:
        days = f"{365 * delay:.1f} days of 365"
        notes.append(f"year 2 fails if more than {shown(100 * delay)} % of year 1 ({days}) passes before work starts")
    yield application.BREAK_EVEN, [[exactly(year)]], notes


# --------------------------------------------------------------------------------------------------------- Kom i Jobb


def kom_i_jobb() -> Iterator[tuple[Table, Sequence[Sequence[Cell]], Sequence[str]]]:
    """The tables of Kom i Jobb."""
    support, wage = 12 * kij.SUPPORT_PER_MONTH, 12 * kij.WAGE_COST_PER_MONTH
    gross_pay = base_from_tax(kij.TAX_PER_YEAR, kij.TAX_SHARE_OF_GROSS_PAY)
    unit_costs = [GIVEN, exactly(support), GIVEN, exactly(wage), GIVEN, GIVEN, GIVEN, GIVEN, GIVEN]
    yield (
        kij.UNIT_COSTS,
        [[cell] for cell in unit_costs],
        (f"60 000 kr is an input: as 30 % of gross pay it implies {shown(gross_pay)} kr a year, printed nowhere",),
    )

    in_work = person_years(kij.INTAKE, kij.RETENTION)
    gains = scale(spread({"support": support, "tax": kij.TAX_PER_YEAR}, in_work), Fraction(1, 1000))
    cost = scale(spread({"wage": wage}, kij.INTAKE), Fraction(1, 1000))["wage"]
    saved = net(gains["support"], costs=cost)
    society = total({"saved": saved, "tax": gains["tax"]})
    strict = person_years(kij.INTAKE, retention_from_rates(kij.STRICT_STAY_RATES))
    would_be = strict[2] * support / 1000
    yield (
        kij.FORECAST,
        [[exactly(amount) for amount in flows] for flows in (cost, gains["support"], saved, gains["tax"], society)],
        (
            (
                f'"25 % of these" read strictly: {shown(strict[2])} person-years in year 3, {shown(would_be)} tkr '
                f"of income support and not {shown(gains['support'][2])}: not the table's reading"
            ),
        ),
    )


# ----------------------------------------------------------------------------------------------------------- printing


def shown(number: float | Fraction) -> str:
    """A number with spaces between thousands and at most three decimals."""
    text = f"{float(number):,.3f}".rstrip("0").rstrip(".")
    return text.replace(",", " ")


def main() -> int:
    """Print every table; 1 if a figure that should follow does not."""
    compared: list[Compared] = []
    documents = {
        "BAS, final report": final_report,
        "BAS, application (two copies, one calculation)": bas_application,
        "Kom i Jobb": kom_i_jobb,
    }
    for name, tables in documents.items():
        print(f"\n{name}\n{'=' * len(name)}")
        for table, cells, notes in tables():
            print(f"\n{table.title}")
            for label, figures, computed in zip(table.rows, table.figures, cells, strict=True):
                for column, figure, cell in zip(table.columns, figures, computed, strict=True):
                    result = compare(figure, cell)
                    compared.append(result)
                    print_line(f"{label}, {column}" if len(table.columns) > 1 else label, result, unit=cell[1])
            for note in notes:
                print(f"  {note}")

    count = {
        how: sum(c.figure.how == how for c in compared if c.agrees)
        for how in (EXACT, ROUNDED, TRUNCATED, WITHIN_INPUTS, INPUT)
    }
    wrong = [c for c in compared if not c.agrees]
    print(
        f"\n{len(compared)} figures printed: {count[EXACT]} reproduced exactly, {count[ROUNDED]} by rounding, "
        f"{count[TRUNCATED]} by cutting, {count[WITHIN_INPUTS]} within the inputs' rounding, "
        f"{count[INPUT]} given as inputs; {len(wrong)} disagree"
    )
    return 1 if wrong else 0


def print_line(label: str, result: Compared, *, unit: Fraction | int) -> None:
    """One figure: what is printed, what is computed, how they agree."""
    figure, computed, agrees = result
    if computed is None:
        number = ""
    elif "%" in figure.printed:
        number = f"{shown(100 * computed)} %"
    else:
        number = shown(computed)
    how = figure.how if agrees else f"DISAGREES (should be {figure.how})"
    if figure.how == ROUNDED and unit != 1:
        how += f" to {shown(100 * unit)} %" if "%" in figure.printed else f" to {shown(unit)}"
    print(f"  {label:<42} {figure.printed:>14} {number:>16}   {how}{': ' * bool(figure.convention)}{figure.convention}")


if __name__ == "__main__":
    sys.exit(main())
