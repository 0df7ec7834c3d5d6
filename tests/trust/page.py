"""The page "Trust", made from what the sessions wrote: `python -m tests.trust.page`.

Nothing on it is typed by hand: every count, score and date comes out of docs/trust/<session>.json, which the session
wrote itself. A session that has not been run says so.
"""

from collections.abc import Callable
from typing import Any

from . import outcomes

INDEX, EXACTNESS, MUTATION = (
    outcomes.FOLDER / "index.md",
    outcomes.ROOT / "docs" / "reference" / "exactness.md",
    outcomes.FOLDER / "mutation.md",
)

_INTRODUCTION = """# Trust

A municipality decides over people's lives and other people's money with numbers from here. This page says what has been
done to find out whether they are right. It is made from what the sessions below wrote when they were run
(`python -m tests.trust.page`), and nothing on it is typed by hand. Each session runs in a small form with the tests,
and in full by its command; `nox -s trust` runs them all.

| what is asked | outcome | when, and on which Python | in full |
| --- | --- | --- | --- |
"""

_AFTER = """
The decision on the edge, eight gains of a tenth against a cost of eight tenths, in every kind of number:

{edges}

In floats a tenth is a little more than a tenth, and the sum of eight of them a little less than eight tenths: the
gains do not cover the cost, by 1e-16. Whoever decides on an edge does so in whole kronor, Decimal or Fraction
([numbers](../explanation/numbers.md)).

What may change in which release stands in [what stays the same](../explanation/stability.md).

```{{toctree}}
:hidden:

mutation
```
"""


def _mutation(found: dict[str, Any]) -> str:
    modules = found["modules"]
    told = []
    for room in dict.fromkeys(name.partition("/")[0] for name in modules):
        run = {name: module for name, module in modules.items() if name.startswith(f"{room}/")}
        told.append(f"{room}, {len(run)} modules: {_noticed(run)}")
    left = [room for room in ("core", "audit", "models") if not any(name.startswith(f"{room}/") for name in modules)]
    told += [f"{room}: not run yet" for room in left]
    return "; ".join(told) + " ([list](mutation.md))"


def _noticed(modules: dict[str, Any]) -> str:
    mutants, noticed = (sum(one[part] for one in modules.values()) for part in ("mutants", "noticed"))
    seen = mutants - sum(_with_a_reason(name, module) for name, module in modules.items())
    every = max(one["every"] for one in modules.values())
    parts = sum(one["every"] > 1 for one in modules.values())
    sample = f" (in {parts} of {len(modules)} modules only one in {every} was tried)" if parts else ""
    return (
        f"{outcomes.count(noticed)} of {outcomes.count(mutants)} changes noticed ({_share(noticed, mutants)}), and {_share(noticed, seen)} of "
        f"those that anybody could tell from the original{sample}"
    )


def _share(part: int, whole: int) -> str:
    """A share in percent, rounded down: 100 % is all of them."""
    return f"{1000 * part // max(whole, 1) / 10:.1f}%"


def _with_a_reason(name: str, module: dict[str, Any]) -> int:
    return sum((name, one["before"], one["after"]) in outcomes.reasons() for one in module["alive"])


def _exactness(found: dict[str, Any]) -> str:
    functions = found["functions"]
    cases = sum(one["cases"] for one in functions)
    return (
        f"{outcomes.count(cases)} hostile cases of {len(functions)} functions, none outside its bound; the worst used "
        f"{max(one['worst'] for one in functions):.0%} of it ([table](../reference/exactness.md))"
    )


def _stability(found: dict[str, Any]) -> str:
    return f"{outcomes.count(found['figures'])} pinned figures, {found['moved']} moved"


def _counted(found: dict[str, Any]) -> str:
    return found["outcome"]


SESSIONS: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "mutation": ("Would the tests notice a wrong sign? (mutation testing)", _mutation),
    "oracles": ("Do others' programs say the same? (oracles)", _counted),
    "exactness": ("How far off are floats, at their worst?", _exactness),
    "bad_input": ("What becomes of nonsense? (bad input)", _counted),
    "damage": ("What becomes of damaged files? (fuzzing)", _counted),
    "faults": ("What if the disk is full, or a worker dies?", _counted),
    "supply": ("Is what is shipped what was tested? (build and supply)", _counted),
    "stability": ("Does the same seed give the same figures?", _stability),
}


def index() -> str:
    """The page itself."""
    rows = []
    for session, (question, told) in SESSIONS.items():
        found = outcomes.known(session)
        if found:
            rows.append(f"| {question} | {told(found)} | {found['date']}, {found['python']} | `{found['command']}` |")
        else:
            rows.append(f"| {question} | not run yet | | |")
    lines = ["| kind | break-even year | by actor | payback time |", "| --- | --- | --- | --- |"]
    for edge in outcomes.known("exactness").get("edges", []):
        year, actor, time = (
            "never" if edge[part] is None else edge[part]
            for part in ("break_even_year", "break_even_by_actor", "payback_time")
        )
        lines.append(f"| {edge['kind']} | {year} | {actor} | {time} |")
    return _INTRODUCTION + "\n".join(rows) + "\n" + _AFTER.format(edges="\n".join(lines))


def exactness() -> str:
    """The reference table of the float bounds."""
    found = outcomes.known("exactness")
    lines = [
        "# Exactness",
        "",
        "Fractions are exact. A float answer is off by at most k u / (1 - k u) of the sum of the absolute terms, where",
        "u is 2^-53 and k counts the roundings of the formula: so many for each of the n years (or actors, where they",
        "are more), and so many once. Where nothing cancels, the sum of the absolute terms is the answer itself. The",
        "answers must not pass below 2^-1022.",
        "",
        "The last column is the largest share of the bound that any of the cases used up: amounts from 1e-6 to 1e15",
        "that nearly cancel, up to a hundred years, rates near 0 and near -1. Calls whose answer no float holds are",
        "refused with a RangeError, and counted apart.",
        "",
        "| function | k | of | cases | refused | worst |",
        "| --- | --- | --- | ---: | ---: | ---: |",
    ]
    for one in found.get("functions", []):
        parts = [f"{one['each']} n" if one["each"] != 1 else "n"] if one["each"] else []
        k = " + ".join([*parts, *([str(one["once"])] if one["once"] or not parts else [])])
        terms = one["terms"].replace("|", r"\|")
        cells = (f"`{one['function']}`", k, terms, one["cases"], one["refused"], f"{one['worst']:.0%}")
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    if found:
        lines += ["", f"Measured on {found['date']} with Python {found['python']} by", ""]
        lines += ["```bash", found["command"], "```"]
    return "\n".join(lines) + "\n"


def mutation() -> str:
    """Every change that no test notices, with the reason."""
    found = outcomes.known("mutation").get("modules", {})
    lines = [
        "# Changes that no test notices",
        "",
        "One small thing at a time is changed in the code, a sign, a comparison, a number, and the tests are run. Of",
        "what they do not notice each is listed here, with the reason why nobody could tell it from the original, or",
        "as something that calls for a test.",
        "",
        "| module | changes | tried | noticed | with a reason | date |",
        "| --- | ---: | --- | ---: | ---: | --- |",
    ]
    for name, module in found.items():
        reasons = _with_a_reason(name, module)
        tried = "all" if module["every"] == 1 else f"one in {module['every']}"
        lines.append(f"| {name} | {module['mutants']} | {tried} | {module['noticed']} | {reasons} | {module['date']} |")
    for name, module in found.items():
        if module["alive"]:
            lines += ["", f"## {name}", ""]
        told: dict[tuple[int, str], dict[str, list[str]]] = {
            (one["line"], one["before"]): {} for one in sorted(module["alive"], key=lambda one: one["line"])
        }
        for one in module["alive"]:
            reason = outcomes.reasons().get((name, one["before"], one["after"]), "calls for a test")
            told[one["line"], one["before"]].setdefault(reason, []).append(f"+ {one['after']}")
        for (line, before), by_reason in told.items():
            for reason, afters in by_reason.items():
                lines += [f"Line {line}: {reason}.", "", "```diff", f"- {before}", *afters, "```", ""]
    return "\n".join(lines).rstrip() + "\n"


PAGES: dict[Any, Callable[[], str]] = {INDEX: index, EXACTNESS: exactness, MUTATION: mutation}


def main() -> None:
    """Write the pages anew."""
    for path, made in PAGES.items():
        path.write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
