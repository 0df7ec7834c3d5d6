"""A file that is written whole or not at all: beside its place, and then put there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from socioecon.core.errors import FileError


def replace_file(path: str | os.PathLike[str], content: bytes) -> None:
    """Write the content in full beside the place where it is to stand, and then put it there.

    Raises FileError where it cannot be written; what stood there before is untouched.
    """
    place, beside = Path(path), ""
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{place.name[:100]}.", suffix=".tmp", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_mode(place))
        Path(beside).replace(place)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL, or half a character, in it
        message = (
            f"path must be a place that can be written to; got {str(place)!r}: "
            f"{getattr(error, 'strerror', None) or error}. Choose another, or make room; what stood there before is "
            "untouched"
        )
        raise FileError(message, faults=(str(error),)) from None
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
