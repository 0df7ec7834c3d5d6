"""Axes that a notebook shows as the picture they are in. Imports matplotlib: only `_canvas` opens this door."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from matplotlib.axes import Axes


class ShownAxes(Axes):
    """Axes of a figure of our own, which pyplot knows nothing of and would therefore never show."""

    def _repr_png_(self) -> bytes:
        picture = BytesIO()
        figure: Any = self.figure
        figure.savefig(picture, format="png", dpi=144)
        return picture.getvalue()
