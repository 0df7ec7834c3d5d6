"""How long a simulation takes, how much memory, how far off it is: `python -m tests.benchmarks.uncertainty [PAGE]`.

"The draw" is NumPy's SFC64 generator merely drawing the same variates with its own methods. Ratios are taken in one
run, all sides in turn, round by round, and compared median by median. Nothing here is ever asserted on time.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from socioecon import discount, geometric_retention, person_years, project, spread
from socioecon.uncertainty import (
    _tables,
    beta,
    internal_rates,
    lognormal,
    pert,
    simulate,
    sweep,
    triangular,
    uniform,
)

# BAS with stated, plausible uncertainty: 3 PERT, 1 beta, 3 triangular, 3 lognormal, 1 uniform; 7 actors and the tax.
INPUTS = {
    "agency": pert(-120e3, -81e3, -50e3),
    "insurance": triangular(0, 3.5e3, 8e3),
    "municipality": pert(200e3, 280.5e3, 380e3),
    "region": lognormal(106e3, 0.3),
    "justice": lognormal(361e3, 0.4),
    "others": pert(180e3, 272e3, 350e3),
    "production": triangular(100e3, 140.4e3, 180e3),
    "tax": uniform(30e3, 60e3),
    "stay": beta(8, 4),
    "rate": triangular(0.01, 0.035, 0.05),
    "cost": lognormal(1_991e3, 0.1),
}
ACTORS = [name for name in INPUTS if name not in {"stay", "rate", "cost"}]
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
T_15 = 2.131  # 97.5 % of Student's t with 15 degrees of freedom


def _terms(years: int, inputs: dict[str, Any]) -> tuple[Any, Any]:
    profile = discount(geometric_retention(inputs["stay"], years), inputs["rate"], timing="advance")
    return [({actor: inputs[actor] for actor in ACTORS}, profile)], inputs["cost"]


def bas_3(**inputs: Any) -> tuple[Any, Any]:
    """Three years, in one term."""
    return _terms(3, inputs)


def bas_30(**inputs: Any) -> tuple[Any, Any]:
    """Thirty years, in one term."""
    return _terms(30, inputs)


def bas_30_table(**inputs: Any) -> tuple[Any, Any]:
    """Thirty years, as a whole table."""
    (term,), cost = bas_30(**inputs)
    return spread(*term), cost


def gain_of_bas(**inputs: Any) -> tuple[Any, Any]:
    """The gains alone: quantiles of something above 0, whose relative error says something."""
    return _terms(3, inputs)[0], 0


def draw(count: int, seed: int = 1) -> None:
    """The same variates by the generator's own methods, 16 384 at a time."""
    generator = np.random.Generator(np.random.SFC64(seed))
    for _ in range(count // 2**14):
        for a, b in ((2.1, 3.9), (2.8, 3.2), (3.2, 2.8), (8, 4)):
            generator.beta(a, b, 2**14)
        for left, mode, right in ((0, 3.5e3, 8e3), (100e3, 140.4e3, 180e3), (0.01, 0.035, 0.05)):
            generator.triangular(left, mode, right, 2**14)
        for mean, sigma in ((11.6, 0.3), (12.8, 0.4), (14.5, 0.1)):
            generator.lognormal(mean, sigma, 2**14)
        generator.uniform(30e3, 60e3, 2**14)


def squiggle(count: int) -> Any:
    """Total net gain over three years and three quantiles of it, by squigglepy."""
    import squigglepy as sq  # noqa: PLC0415 - only where it is measured against

    kinds = {
        "agency": sq.pert(-120e3, -81e3, -50e3),
        "insurance": sq.triangular(0, 3.5e3, 8e3),
        "municipality": sq.pert(200e3, 280.5e3, 380e3),
        "region": sq.lognorm(norm_mean=11.57, norm_sd=0.3),
        "justice": sq.lognorm(norm_mean=12.8, norm_sd=0.4),
        "others": sq.pert(180e3, 272e3, 350e3),
        "production": sq.triangular(100e3, 140.4e3, 180e3),
        "tax": sq.uniform(30e3, 60e3),
        "stay": sq.beta(8, 4),
        "rate": sq.triangular(0.01, 0.035, 0.05),
        "cost": sq.lognorm(norm_mean=14.5, norm_sd=0.1),
    }
    ((amounts, profile),), cost = bas_3(**{name: sq.sample(kind, n=count) for name, kind in kinds.items()})
    return np.quantile(sum(amounts.values()) * sum(profile) - cost, (0.05, 0.5, 0.95))


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def medians(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each, all of them in turn, round by round."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            taken[name].append(seconds(call))
    return {name: median(times) for name, times in taken.items()}


Line = tuple[str, str, str]


def speed(draws: int, rounds: int) -> Iterator[Line]:
    """Against the draw, quasi against plain, and against squigglepy."""

    def run(function: Callable[..., Any], detail: str, method: str = "plain") -> Callable[[], object]:
        return lambda: simulate(function, INPUTS, seed=1, draws=draws, method=method, detail=detail)

    found = medians(
        {
            "draw": lambda: draw(draws),
            **{
                f"{detail} {years}": run(function, detail)
                for detail in ("total", "years", "all")
                for years, function in ((3, bas_3), (30, bas_30))
            },
            "table": run(bas_30_table, "years"),
            "quasi": run(bas_3, "all", "quasi"),
            "squiggle": lambda: squiggle(draws),
        },
        rounds,
    )
    against = {name: taken / found["draw"] for name, taken in found.items()}
    for detail, what, reach in (
        ("total", "total, and mean and quantiles of all rows, against the draw: 3 / 30 years", "1.0 / 1.45"),
        ("years", "and break-even by year for every actor", "1.05 / 2.0"),
        ("all", "and payback and persons for every actor", "1.8 / 3.0"),
    ):
        yield what, reach, f"{against[f'{detail} 3']:.2f} / {against[f'{detail} 30']:.2f}"
    yield "gains as a whole table, 30 years, every actor by year, against the draw", "5", f"{against['table']:.1f}"
    yield "quasi against plain, time", "1.3", f"{found['quasi'] / found['all 3']:.2f}"
    ours = [found[name] / found["squiggle"] for name in ("total 3", "years 3")]
    yield (
        "squigglepy, final value and 3 quantiles only: total / every actor by year",
        "0.6 / 0.9",
        "{:.2f} / {:.2f}".format(*ours),
    )


def parallel(draws: int, rounds: int) -> Iterator[Line]:
    """Two threads and two processes against one; the draw itself tells what the machine gives."""
    spawn = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    with ThreadPoolExecutor(2) as threads, spawn as processes:

        def run(executor: Any) -> Callable[[], object]:
            return lambda: simulate(
                bas_30, INPUTS, seed=1, draws=draws, method="plain", detail="years", executor=executor
            )

        run(processes)()  # starts them
        found = medians(
            {
                "draw": lambda: draw(draws),
                "draw by two": lambda: list(threads.map(draw, (draws // 2, draws // 2), (1, 2))),
                "one": run(None),
                "threads": run(threads),
                "processes": run(processes),
            },
            rounds,
        )
    yield (
        "2 threads against 1, where the draw itself gets <= 0.55 (30 years, every actor by year)",
        "0.75",
        (
            f"{found['threads'] / found['one']:.2f}; processes {found['processes'] / found['one']:.2f}; "
            f"the draw itself {found['draw by two'] / found['draw']:.2f}"
        ),
    )


MEMORY = """
import sys
from concurrent.futures import ThreadPoolExecutor
from tests.benchmarks.uncertainty import INPUTS, bas_3, bas_30, resident, simulate
executor = ThreadPoolExecutor(int(sys.argv[2])) if int(sys.argv[2]) > 1 else None
before = resident("VmRSS")
function = {"3": bas_3, "30": bas_30}[sys.argv[3]]
simulate(function, INPUTS, seed=1, draws=int(sys.argv[1]), method="plain", executor=executor)
print((resident("VmHWM") - before) / 1024)
"""


def resident(kind: str) -> int:
    """Memory of this process in KiB, as the kernel tells: VmRSS now, VmHWM at most."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(kind))


def peak(code: str, *arguments: str) -> float:
    """What a process of its own prints: MiB at most, above what it had after its imports."""
    command = [sys.executable, "-c", code, *arguments]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def memory(draws: int) -> Iterator[Line]:
    """Peak memory above imports, by threads and by draws."""
    one, two = (peak(MEMORY, str(draws), str(threads), "30") for threads in (1, 2))
    few, many = (peak(MEMORY, str(count), "1", "3") for count in (draws // 10, draws * 10))
    yield (
        f"peak memory above imports, one thread, {draws:.0e} draws of 30 years; each further thread; 100 times more",
        "45, 40 MiB; 5 %",
        f"{one:.0f}, {two - one:.0f} MiB; {many / few - 1:.1%}",
    )


def accuracy(seeds: int, true_draws: int) -> Iterator[Line]:
    """65 536 quasi points against a run of many more; the reported errors against the true ones."""

    def total(seed: int, draws: int, method: str) -> Any:
        return simulate(gain_of_bas, INPUTS, seed=seed, draws=draws, method=method, detail="total")["total"]

    def numbers(row: Any) -> Any:
        return np.array([row.mean, *row.quantiles.values()])

    truth = numbers(total(10**6, true_draws, "quasi"))[:, 0]
    runs = {
        method: np.array([numbers(total(s, 65_536, method)) for s in range(seeds)]) for method in ("quasi", "plain")
    }
    off = {method: np.sqrt(np.mean((found[:, :, 0] - truth) ** 2, axis=0)) / truth for method, found in runs.items()}
    quasi = runs["quasi"]
    yield (
        f"65 536 quasi points (16 x 4 096), {seeds} seeds: error of the mean; of quantiles 5-95 % (relative)",
        "6e-5; 2e-3",
        (
            f"{off['quasi'][0]:.1e}; {off['quasi'][1:].min():.1e}-{off['quasi'][1:].max():.1e} "
            f"(plain {off['plain'][0]:.1e}; {off['plain'][1:].min():.1e}-{off['plain'][1:].max():.1e})"
        ),
    )
    stated = np.sqrt(np.mean(quasi[:, :, 1] ** 2, axis=0)) / truth / off["quasi"]
    within = np.mean(np.abs(quasi[:, :, 0] - truth) <= T_15 * quasi[:, :, 1], axis=0)
    yield (
        "reported s.e. / true error of the mean; true value within 2.13 s.e., mean and each quantile",
        "0.7-1.4; 88 %",
        f"{stated[0]:.2f}; {within.min():.0%}-{within.max():.0%}",
    )


def tables(rounds: int) -> Iterator[Line]:
    """Sampled quantiles against exact ones, and how long a table takes to build."""
    tail = np.geomspace(1e-9, 0.5, 20_001)
    u = np.concatenate([tail, 1 - tail])
    out, room = np.empty_like(u), _tables.Workspace(len(u))
    off, built = [], []
    for distribution in INPUTS.values():
        _tables.draw(distribution, u, out, room)
        scale = np.std(distribution((np.arange(10**5) + 0.5) / 10**5))
        off.append(np.max(np.abs(out - distribution.at(u, 1 - u))) / scale)
        built.append(min(seconds(lambda d=distribution: _tables._by_octave.__wrapped__(d)) for _ in range(rounds)))
    yield (
        "sampled quantiles for u in 1e-9..1-1e-9 against exact, in standard deviations; tables built, per input",
        "2e-5; 10 ms",
        f"{max(off):.1e}; {1000 * max(built):.1f} ms at most",
    )


INTAKE = [10.0 + year % 4 for year in range(30)]
AMOUNTS = {f"actor {k}": 10_000.0 * k - 15_000 for k in range(1, 8)}


def forecast(stay: Any, rate: Any, scale: Any) -> tuple[Any, Any]:
    """Thirty years of cohorts and seven actors, the amounts by municipality, person-years by scenario."""
    profile = discount(person_years(INTAKE, geometric_retention(stay, 30)), rate, timing="advance")
    return [({actor: amount * scale for actor, amount in AMOUNTS.items()}, profile)], 0


def forecast_alone(stay: float, rate: float, scale: float) -> dict[str, tuple[float, ...]]:
    """The same table for one combination by the core's functions."""
    amounts = {actor: amount * scale for actor, amount in AMOUNTS.items()}
    rows = project(lambda _year: amounts, INTAKE, geometric_retention(stay, 30))
    return {actor: discount(row, rate, timing="advance") for actor, row in rows.items()}


def combinations(municipalities: int, scenarios: int) -> dict[str, Any]:
    """Inputs that broadcast to municipalities x scenarios."""
    random = np.random.default_rng(1)
    return {
        "stay": random.random((1, scenarios)),
        "rate": random.uniform(0.01, 0.05, (1, scenarios)),
        "scale": random.uniform(0.5, 1.5, (municipalities, 1)),
    }


SWEEP = """
import numpy as np
from tests.benchmarks.uncertainty import combinations, forecast, resident, sweep
before, inputs = resident("VmRSS"), combinations(290, 1000)
answer = sweep(forecast, inputs)
size = sum(x.nbytes for x in answer.gains.values()) + answer.costs.nbytes
print((resident("VmHWM") - before) / 1024 - size / 2**20)
"""


def sweeps(scale: int, rounds: int) -> Iterator[Line]:
    """290 municipalities x 1 000 scenarios x 30 years x 7 actors, against the core's functions one at a time."""
    inputs = combinations(290 // scale, 1000 // scale)
    some = [
        (float(s), float(r), float(k))
        for s, r, k in zip(inputs["stay"][0], inputs["rate"][0], inputs["scale"][:, 0], strict=False)
    ]
    some = some[:100]

    found = medians(
        {"sweep": lambda: sweep(forecast, inputs), "scalar": lambda: [forecast_alone(*one) for one in some]}, rounds
    )
    each = found["scalar"] / len(some) * (290 // scale) * (1000 // scale)
    yield (
        "the sweep, against scalar core calls (`project`, `discount`); memory beyond the result",
        "500 times faster; 10 MiB",
        f"{each / found['sweep']:.0f} times; {peak(SWEEP):.0f} MiB",
    )


def rates(rows: int, rounds: int) -> Iterator[Line]:
    """Rates of return of many rows of 30 years, against a loop over pyxirr."""
    import pyxirr  # noqa: PLC0415 - only where it is measured against

    random = np.random.default_rng(1)
    flows = random.uniform(5e3, 3e4, (rows, 30))
    flows[:, 0] = -random.uniform(1e5, 3e5, rows)
    some = [list(row) for row in flows[:2000]]
    found = medians({"ours": lambda: internal_rates(flows), "loop": lambda: [pyxirr.irr(row) for row in some]}, rounds)
    ratio = found["ours"] / rows / (found["loop"] / len(some))
    yield f"rates of return, {rows:.0e} rows x 30, per row against a pyxirr loop", "0.12", f"{ratio:.2f}"


def cluster(draws: int, rounds: int) -> Iterator[Line]:
    """Two processes of a Dask cluster against two threads, the workers' allocator left to keep what it has."""
    import dask  # noqa: PLC0415 - only where it is measured
    import distributed  # noqa: PLC0415  # loaded only when used

    keep = {"MALLOC_TRIM_THRESHOLD_": str(2**26), "MALLOC_MMAP_THRESHOLD_": str(2**25)}
    taken: dict[bool, float] = {}
    for kept in (True, False):
        environment = {"distributed.nanny.pre-spawn-environ": keep} if kept else {}
        options = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
        with (
            dask.config.set(environment),
            distributed.LocalCluster(**options) as local,
            distributed.Client(local) as client,
            ThreadPoolExecutor(2) as threads,
        ):

            def run(executor: Any) -> Callable[[], object]:
                return lambda: simulate(
                    bas_30, INPUTS, seed=1, draws=draws, method="plain", detail="years", executor=executor
                )

            run(client.get_executor())()  # workers import and build their tables
            found = medians({"dask": run(client.get_executor()), "threads": run(threads)}, rounds)
            taken[kept] = found["dask"] / found["threads"]
    yield (
        f"{draws:.0e} on a 2-process Dask cluster against 2 threads, allocator set; as it comes",
        "1.0",
        f"{taken[True]:.2f}; {taken[False]:.2f}",
    )


def lines(*, smoke: bool, only: str) -> Iterator[Line]:
    """Every line of the table."""
    small = 2**15
    parts: dict[str, Callable[[], Iterator[Line]]] = {
        "speed": lambda: speed(small if smoke else 10**6, 1 if smoke else 9),
        "parallel": lambda: parallel(2 * small if smoke else 4 * 10**6, 1 if smoke else 5),
        "memory": lambda: memory(small if smoke else 10**7),
        "accuracy": lambda: accuracy(3 if smoke else 240, 2**18 if smoke else 2**26),
        "tables": lambda: tables(1 if smoke else 5),
        "sweeps": lambda: sweeps(10 if smoke else 1, 1 if smoke else 5),
        "rates": lambda: rates(2000 if smoke else 10**6, 1 if smoke else 3),
        "cluster": lambda: cluster(2 * small if smoke else 10**7, 1 if smoke else 3),
    }
    for name, part in parts.items():
        if only in {"", name}:
            try:
                yield from part()
            except ImportError as error:
                yield name, "", f"not measured: {error}"


PAGE = """# Benchmarks of a simulation

How long, how much memory and how far off: "the draw" is NumPy's SFC64 generator merely drawing the same variates, and
below 1 is faster than that. Both sides are taken in one run, in turn, and compared median by median. The case is BAS
with 11 uncertain inputs, 7 actors and the tax, a million plain draws unless said. No test asserts a time.

{table}

Measured on {date} with {python} {version} and NumPy {numpy} on {machine}, {cores} cores, by

```bash
python -m tests.benchmarks.uncertainty docs/reference/benchmarks-uncertainty.md
```

{note}
"""


def main() -> None:
    """Print the table, and write it to a page of the docs where one is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path, help="a page of the docs to write, with date and command")
    parser.add_argument("--smoke", action="store_true", help="one round of each: shows that all run, measures nothing")
    parser.add_argument("--only", default="", help="one part: speed, parallel, memory, accuracy, tables, ...")
    parser.add_argument("--note", default="The last digit differs from run to run.", help="what else the machine did")
    arguments = parser.parse_args()
    table = ["| what | to reach | measured |", "| --- | --- | --- |"]
    print("\n".join(table))
    for line in lines(smoke=arguments.smoke, only=arguments.only):
        table.append("| {} | {} | {} |".format(*line))
        print(table[-1], flush=True)
    if arguments.page:
        filled = PAGE.format(
            table="\n".join(table),
            date=datetime.now(UTC).date(),
            python=platform.python_implementation(),
            version=platform.python_version(),
            numpy=np.__version__,
            machine=f"{platform.system()} {platform.machine()}",
            cores=os.cpu_count(),
            note=arguments.note,
        )
        arguments.page.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
