"""The command `socioecon`: scenarios, simulations and audits from a terminal.

A command is a module of its name with `answer(arguments) -> Answer`: it reads files and writes those that it is asked
to, and what it has to say comes back as text. Only here is anything printed, and only here an error becomes a message
and an exit code: 0, 1 where a checked figure does not follow, 2 for an error, 130 after Ctrl-C. A command is imported
when it is called, so that `--help` loads nothing but Python.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from socioecon.core.errors import SocioeconError

from ._arguments import EXTRAS, parser
from ._extras import needed
from ._output import INTERRUPTED, Answer, complain, write

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command with these arguments (those of the process where none are given).

    >>> main(["parameter", "price_base_amount", "--on", "2015-07-01"])
    price_base_amount: 44500 kr
      from 2015-01-01 to 2015-12-31, confidence high
      https://www.raknaonline.se/ekonomi/prisbasbelopp/
    0
    """
    try:
        arguments = parser().parse_args(argv)
        with needed(EXTRAS.get(arguments.command, "")):
            command = import_module(f"{__name__}.{arguments.command}")
        answer: Answer = command.answer(arguments)
        for note in answer.notes:
            complain(note)
        write(answer)
    except SystemExit as end:  # argparse has said what there is to say
        return end.code if isinstance(end.code, int) else 2
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except (SocioeconError, OSError, MemoryError) as error:
        complain(str(error) or f"there is not enough memory ({type(error).__name__})")
        return 2
    except Exception as error:  # a defect of ours: whoever types a command gets one line and no traceback
        if os.environ.get("SOCIOECON_TRACEBACK"):
            raise
        complain(
            f"an error inside socioecon, not in what you wrote ({type(error).__name__}: {error}): please report it; "
            "with SOCIOECON_TRACEBACK=1 in the environment it shows where"
        )
        return 2
    return answer.code
