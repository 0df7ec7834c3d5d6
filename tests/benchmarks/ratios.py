"""How long the core takes, as ratios to something that everybody knows: `python -m tests.benchmarks.ratios [PAGE]`.

Each ratio is taken in one run: both sides in turn, round by round, so that what else the machine does falls on both;
then median by median. Instructions, not seconds, tell what an import costs. Nothing here is ever asserted on time.
"""

import gc
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from shutil import which
from statistics import median
from typing import Any, NamedTuple

import numpy_financial

from socioecon import (
    cumulative,
    discount,
    internal_rate_of_return,
    person_years,
    present_value,
    project,
    spread,
    total,
)
from tests.benchmarks.page import main

YEARS = 30
RATE = 0.035
FLOWS = (-250_000.0, *(10_000.0 + 731.25 * year for year in range(1, YEARS)))
AS_LIST = list(FLOWS)  # what numpy_financial takes best
EXACT_FLOWS, EXACT_RATE = tuple(Fraction(flow) for flow in FLOWS), Fraction(35, 1000)
AMOUNTS = {f"actor {number}": 10_000.0 * number - 15_000 for number in range(1, 8)}
INTAKE = tuple(10.0 + year % 4 for year in range(YEARS))  # of changing size: cohorts of one size are a simpler sum
RETENTION = tuple(0.9**year for year in range(YEARS))


class Ratio(NamedTuple):
    """A call of ours, what it is measured against, and the ratio of their times that it should reach."""

    what: str
    reach: float
    ours: Callable[[], Any]
    reference: Callable[[], Any]


def bare_present_value() -> float:
    """Present value by a bare loop with a running factor."""
    value = 0.0
    factor = 1.0
    growth = 1 + RATE
    for flow in FLOWS:
        value += flow / factor
        factor *= growth
    return value


def bare_tables() -> tuple[Any, ...]:
    """The discounted table, its total and the running sums of that, by a bare loop over actor, year and cohort."""
    table = {}
    growth = 1 + RATE
    for actor, amount in AMOUNTS.items():
        row = []
        factor = 1.0
        for year in range(YEARS):
            flow = 0.0
            for entered in range(year + 1):
                flow += amount * INTAKE[entered] * RETENTION[year - entered]
            row.append(flow / factor)
            factor *= growth
        table[actor] = row
    sums = [0.0] * YEARS
    for row in table.values():
        for year, flow in enumerate(row):
            sums[year] += flow
    running = []
    up_to = 0.0
    for flow in sums:
        up_to += flow
        running.append(up_to)
    return table, sums, running


def tables_by_spread() -> tuple[Any, ...]:
    """The same three from one profile that all actors share."""
    table = spread(AMOUNTS, discount(person_years(INTAKE, RETENTION), RATE, timing="advance"))
    sums = total(table)
    return table, sums, cumulative(sums)


def tables_by_project() -> tuple[Any, ...]:
    """The same three from a cost model that is asked about each year since entry."""
    rows = project(lambda _year: AMOUNTS, INTAKE, RETENTION)
    table = {actor: discount(row, RATE, timing="advance") for actor, row in rows.items()}
    sums = total(table)
    return table, sums, cumulative(sums)


def our_present_value() -> float:
    """Present value as anyone would ask for it."""
    return present_value(FLOWS, RATE, timing="advance")


RATIOS = [
    Ratio("`present_value` of 30 floats against a bare loop", 1.05, our_present_value, bare_present_value),
    Ratio(
        "`present_value` of 30 floats against `numpy_financial.npv` of the list",
        0.35,
        our_present_value,
        lambda: numpy_financial.npv(RATE, AS_LIST),
    ),
    Ratio("7 actors x 30 years, tables through `spread` against a bare loop", 0.35, tables_by_spread, bare_tables),
    Ratio("7 actors x 30 years, tables through `project` against a bare loop", 1.4, tables_by_project, bare_tables),
    Ratio(
        "`present_value` of 30 Fractions against 30 floats",
        65,
        lambda: present_value(EXACT_FLOWS, EXACT_RATE, timing="advance"),
        our_present_value,
    ),
    Ratio(
        "`internal_rate_of_return` of 30 flows against `numpy_financial.irr`",
        0.25,
        lambda: internal_rate_of_return(FLOWS),
        lambda: numpy_financial.irr(AS_LIST),
    ),
]
IMPORT = "instructions of a bare interpreter that imports the face against one that does not"
IMPORT_REACH = 1.45


def numbers(answer: Any) -> Iterator[float]:
    """All numbers of an answer, in order: of a number, a row, a table, or several of these."""
    if isinstance(answer, Mapping):
        answer = tuple(answer.values())
    if isinstance(answer, Sequence):
        for part in answer:
            yield from numbers(part)
    else:
        yield float(answer)


def alike(ours: Any, reference: Any) -> bool:
    """Whether two answers are the same but for rounding: both sides add some hundred terms, in orders of their own."""
    return all(
        math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6) for a, b in zip(numbers(ours), numbers(reference), strict=True)
    )


def seconds(call: Callable[[], object], times: int) -> float:
    """How long so many calls take."""
    start = time.perf_counter()
    for _ in range(times):
        call()
    return time.perf_counter() - start


def measured(ratio: Ratio, rounds: int) -> float:
    """The ratio of the median times of one call, both sides in turn; a round of each side lasts about 2 ms."""
    sides = ratio.ours, ratio.reference
    times = [max(1, round(0.002 / min(seconds(call, 1) for _ in range(5)))) for call in sides]
    taken: tuple[list[float], list[float]] = ([], [])
    gc.disable()
    try:
        for _ in range(rounds):
            for call, count, samples in zip(sides, times, taken, strict=True):
                samples.append(seconds(call, count) / count)
    finally:
        gc.enable()
    return median(taken[0]) / median(taken[1])


def instructions(code: str) -> int:
    """The instructions that a bare interpreter carries out for some code, as callgrind counts them."""
    command = [
        "valgrind",
        "--tool=callgrind",
        f"--callgrind-out-file={os.devnull}",
        sys.executable,
        "-I",
        "-S",
        "-c",
        code,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    (line,) = (line for line in run.stderr.splitlines() if "Collected" in line)
    return int(line.rpartition(":")[2])


def measured_import(rounds: int) -> float | None:
    """The ratio of instructions with the import of the face to those without; None where there is no valgrind."""
    if which("valgrind") is None:
        return None
    bare = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2] / 'src')!r})"
    subprocess.run([sys.executable, "-I", "-S", "-c", f"{bare}; import socioecon"], check=True)  # warms the bytecode
    pairs = [(instructions(f"{bare}; import socioecon"), instructions(bare)) for _ in range(rounds)]
    return median(with_face for with_face, _ in pairs) / median(without for _, without in pairs)


def table(rounds: int, rounds_of_import: int) -> str:
    """All ratios as a Markdown table."""
    lines = ["| what | to reach | measured |", "| --- | --- | --- |"]
    of_import = measured_import(rounds_of_import)
    lines.append(f"| {IMPORT} | {IMPORT_REACH} | {'no valgrind here' if of_import is None else f'{of_import:.2f}'} |")
    for ratio in RATIOS:
        if not alike(ratio.ours(), ratio.reference()):
            message = f"{ratio.what}: the two sides answer differently, so that their times tell nothing"
            raise SystemExit(message)
        lines.append(f"| {ratio.what} | {ratio.reach} | {measured(ratio, rounds):.2f} |")
    return "\n".join(lines)


PAGE = """# Benchmarks

How long the core takes, as ratios to something that everybody knows: below 1 is faster than that. Both sides are taken
in one run, in turn, and compared median by median. No test asserts a time; these are looked at by people.

{table}

Measured on {date} with {python} {version} on {machine}, by

```bash
python -m tests.benchmarks.ratios docs/reference/benchmarks.md
```

The bare loops and the flows stand in `tests/benchmarks/ratios.py`. The last digit differs from run to run.
"""


if __name__ == "__main__":
    main(__doc__, PAGE, lambda smoke: table(1, 1) if smoke else table(201, 3))
