"""What may stand on the command line. Nothing but Python is loaded: this is all that `--help` needs."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from socioecon._text import LANGUAGES, UNITS

from ._output import put

#: The extras that a command needs to be imported at all.
EXTRAS = {"run": "models", "explain": "models", "simulate": "models,uncertainty"}

#: The standard seed of a simulation, printed with every answer.
SEED = 1

_ABOUT = """\
What does it cost society, actor by actor and year by year, that people stand
outside working life, and what is gained when an intervention helps some of
them into work?"""

_EXAMPLES = """\
examples:
  socioecon run insats.toml                       every actor, year by year
  socioecon explain insats.toml Kommun net        how a figure came about
  socioecon simulate insats.toml                  what can be varied, and how
  socioecon check rapport.audit.toml              do printed figures follow?

A file called - is the standard input. Exit codes: 0; 1 where a checked figure
does not follow; 2 for an error; 130 after Ctrl-C. Tables are Swedish unless
--language en is given; JSON is in kr with all decimals."""

_RUN = """\
example:
  socioecon run kom_i_jobb.toml --of Samhällsvinst --unit tkr"""

#: Every number that an account can be asked for; a test holds this to the library.
MEASURES = """\
measures:
  by year (of one --year, or of all)
    gains costs net cumulative
    of avoided costs: cashable released unstated; of costs: paid in_kind
  over the horizon
    value_of_gains value_of_costs net_present_value benefit_cost_ratio
    return_on_investment break_even_year payback_time persons cost_per
    social_gain by_evidence, and by kind: resource production transfer mixed
"""

_EXPLAIN = f"""\
{MEASURES}
example:
  socioecon explain kom_i_jobb.toml Socialnämnden net --year 2 --nominal"""

_SIMULATE = """\
a path is the keys of the file joined by dots, items by their name, years from
0: retention.1 is the second year since entry. A name with a dot in it stands
in double quotes. Without --vary and --inputs the message lists all paths.

what is known of a number is written with a decimal point, shares of 1:
  pert(low, mode, high)   triangular(low, mode, high)   uniform(low, high)
  normal(mean, sd)        lognormal(median, sigma)      gamma(mean, sd)
  beta(a, b)              beta_from_counts(9, 18, prior=(1, 1))
  between(6000, 9000, share=0.9, shape="normal")        sample([3, 1, 2])
  discrete({0: 0.25, 1: 0.75})          truncated(normal(0.5, 0.2), 0, 1)
  0.5, a number that is certain

a file for --inputs has the same under [uncertainty]:
  [uncertainty]
  retention.1 = "beta_from_counts(9, 18, prior=(1, 1))"
  transfers."Sänkt försörjningsstöd".amount.per_month = "pert(6e3, 7e3, 9e3)"

example:
  socioecon simulate kom_i_jobb.toml --vary "retention.1=pert(0.3, 0.5, 0.6)"
"""

_CHECK = """\
Exit code 1 only where a figure is proved not to follow. What is undecided,
follows only under a condition, or differs from another document accuses
nobody: 0.

example:
  socioecon check bas_slutrapport.audit.toml bas_ansokan.audit.toml"""

_PARAMETER = """\
Without a date every period that is known, without a name the names.

example:
  socioecon parameter price_base_amount --on 2015-07-01"""

_SCHEMA = """\
example:
  socioecon schema > scenario.schema.json"""


class _Parser(argparse.ArgumentParser):
    """A parser whose help can be printed wherever it is read."""

    def __init__(self, **kwargs: Any) -> None:
        chosen: dict[str, Any] = {"formatter_class": argparse.RawDescriptionHelpFormatter, "allow_abbrev": False}
        super().__init__(**{**kwargs, **chosen})

    def _print_message(self, message: str, file: Any = None) -> None:
        if message:
            put(message, file or sys.stderr)


def parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    top = _Parser(prog="socioecon", description=_ABOUT, epilog=_EXAMPLES)
    top.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    _run(commands)
    _explain(commands)
    _simulate(commands)
    _check(commands)
    _parameter(commands)
    _command(
        commands,
        "schema",
        "the JSON Schema of a scenario file, for an editor that checks while you write",
        _SCHEMA,
    )
    return top


class _Version(argparse.Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: Any) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # costs as much as all of --help

        try:
            told = version("socioecon")
        except PackageNotFoundError:
            told = "(run from its source, not installed)"
        put(f"socioecon {told}\n", sys.stdout)
        parser.exit()


def _run(commands: Any) -> None:
    command = _command(
        commands,
        "run",
        "the accounts of an intervention (insats): every actor, year by year",
        _RUN,
    )
    _scenario(command)
    _of(command)
    command.add_argument("--discounted", action="store_true", help="at the value at the start of year 1 (nuvärde)")
    command.add_argument("--cumulative", action="store_true", help="added up over the years (ackumulerat)")
    _written(command)
    command.add_argument("--xlsx", metavar="FILE", help="write a workbook whose figures are live formulas")
    _chart(command, {"by-year": "every actor, with the net", "cumulative": "break-even", "waterfall": "gross to cash"})


def _explain(commands: Any) -> None:
    command = _command(
        commands, "explain", "how a figure came about, down to the inputs and where they stand", _EXPLAIN
    )
    _scenario(command)
    command.add_argument("account", metavar="ACCOUNT", help='an actor, a perspective, or "society" for all together')
    command.add_argument("measure", metavar="MEASURE", help="what is asked of it: see below")
    command.add_argument("--item", help="of one item alone (of cost_per: the outcome)")
    command.add_argument("--year", type=int, help="of one year, from 1")
    command.add_argument("--nominal", action="store_true", help="the flows as they fall, not discounted")
    command.add_argument("--depth", type=_depth, metavar="N", help="show no more than N levels below the figure")
    _language(command, "of the tree as text")
    command.add_argument("--json", action="store_true", help="the tree as JSON")


def _simulate(commands: Any) -> None:
    command = _command(
        commands, "simulate", "how sure the net gain is, when some inputs are known only roughly", _SIMULATE
    )
    _scenario(command)
    command.add_argument(
        "--vary", action="append", default=[], metavar="PATH=DISTRIBUTION", help="what is known of one input; repeat it"
    )
    command.add_argument("--inputs", metavar="FILE", help="the same for several, in a TOML file")
    command.add_argument(
        "--seed", type=int, default=SEED, help="a whole number; the same gives the same answer (%(default)s)"
    )
    command.add_argument("--draws", type=int, default=65_536, help="how many futures to draw (%(default)s)")
    _of(command)
    _written(command)
    _chart(command, {"fan": "the net so far, by quantile", "tornado": "which input matters most"})


def _check(commands: Any) -> None:
    command = _command(
        commands,
        "check",
        "whether printed figures follow from what they are said to follow from (audit)",
        _CHECK,
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="audit files in TOML; - is the standard input")
    _language(command, "of the sentences")
    command.add_argument("--json", action="store_true", help="the findings as JSON")


def _parameter(commands: Any) -> None:
    command = _command(
        commands,
        "parameter",
        "a dated statutory figure and its source",
        _PARAMETER,
    )
    command.add_argument("name", nargs="?", metavar="NAME", help="what is asked for, such as price_base_amount")
    command.add_argument("--on", type=_day, metavar="DATE", help="the day, as 2015-07-01")
    command.add_argument(
        "--nearest", choices=("before", "after"), help="on a day that is not known: the last before, or the first after"
    )
    command.add_argument("--json", action="store_true", help="the figure as JSON")


def _command(commands: Any, name: str, about: str, epilog: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=f"{about[:1].upper()}{about[1:]}.", epilog=epilog
    )
    return command


def _scenario(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="SCENARIO", help="a scenario in TOML or JSON; - is the standard input")


def _of(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--of", action="append", metavar="NAME", help='the account of this actor, perspective or "society"; repeat it'
    )


def _written(command: argparse.ArgumentParser) -> None:
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", const="json", dest="form", help="JSON, in kr with all decimals")
    form.add_argument("--markdown", action="store_const", const="markdown", dest="form", help="Markdown, to be pasted")
    form.add_argument(
        "--html", action="store_const", const="html", dest="form", help="a page to be opened in a browser"
    )
    _language(command)
    command.add_argument("--unit", type=_unit, help="kr, tkr, Mkr or mdkr (kr)")


def _language(command: argparse.ArgumentParser, of: str = "of tables and files") -> None:
    command.add_argument("--language", choices=LANGUAGES, default="sv", help=f"{of} (%(default)s)")


def _chart(command: argparse.ArgumentParser, kinds: dict[str, str]) -> None:
    told = ", ".join(f"{kind} ({about})" for kind, about in kinds.items())
    first = next(iter(kinds))
    command.add_argument("--chart", metavar="FILE", help="draw a chart, as .png, .svg or .pdf")
    command.add_argument("--kind", choices=kinds, help=f"of the chart: {told}; {first} unless said")
    command.add_argument(
        "--overwrite", action="store_true", help="replace files that are there; they are left alone else"
    )


def _unit(text: str) -> str:
    known = {unit.casefold(): unit for unit in UNITS}
    if text.casefold() not in known:
        message = f"one of {', '.join(UNITS)} is wanted; got {text!r}"
        raise argparse.ArgumentTypeError(message)
    return known[text.casefold()]


def _depth(text: str) -> int:
    if not text.isdecimal():
        message = f"a whole number from 0 is wanted; got {text!r}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"a day such as 2015-07-01 is wanted; got {text!r}"
        raise argparse.ArgumentTypeError(message) from None
