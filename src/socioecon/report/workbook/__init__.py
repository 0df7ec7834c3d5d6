"""A result as a workbook that recalculates: assumptions, every step of the calculation, accounts, result and sources.

It needs XlsxWriter: `pip install "socioecon[report]"`.
"""

from .saving import save_workbook

__all__ = ["save_workbook"]
