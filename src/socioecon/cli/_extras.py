"""Which extra holds a package that is not there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from socioecon.core.errors import SocioeconError

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def needed(extras: str) -> Generator[None]:
    """Import what belongs to some extras; where it is not installed, the error says how to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in {"", "socioecon"} or not extras:
            raise
        message = f'this needs {missing}, which is not installed: pip install "socioecon[{extras}]"'
        raise SocioeconError(message) from None
