"""One table, written in every way that people need: text, HTML, Markdown, LaTeX, and records to compute with.

A `Table` holds the numbers themselves; how they are written (language, unit of money) is chosen when it is made. The
rooms make tables of their results, this one writes them. Needs nothing but Python.
"""

from .cells import KINDS, Cell, Column, TableRow, unit_name
from .model import Table, Tables, displayed
from .tree import Tree

__all__ = ["KINDS", "Cell", "Column", "Table", "TableRow", "Tables", "Tree", "displayed", "unit_name"]
