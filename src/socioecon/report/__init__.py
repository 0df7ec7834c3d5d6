"""Tables, charts and workbooks of what the rooms below compute."""

from .workbook import save_workbook

__all__ = ["save_workbook"]
