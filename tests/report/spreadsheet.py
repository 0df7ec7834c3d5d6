"""A workbook as a spreadsheet program sees it: changed, computed anew, and read.

Two ways to compute: in Python, by a reader of the few functions that the workbooks use, and by LibreOffice, which is a
spreadsheet program in earnest. Neither looks at the values that a file holds.
"""

import functools
import math
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?P<text>"[^"]*")|(?P<cell>(?:'(?P<sheet>[^']+)'!)?\$?[A-Z]+\$?\d+)
    |(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/^=<>(),:]))""",
    re.VERBOSE,
)


def half_up(x, places):
    """ROUND of a spreadsheet."""
    return math.copysign(math.floor(abs(x) * 10**places + 0.5) / 10**places, x)


def flat(arguments):
    """The numbers among arguments and ranges."""
    for x in arguments:
        yield from flat(x) if isinstance(x, list) else [x]


FUNCTIONS = {
    "AND": lambda *x: all(x),
    "MAX": max,
    "MIN": min,
    "OR": lambda *x: any(x),
    "ROUND": half_up,
    "SQRT": math.sqrt,
    "SUM": lambda *x: sum(flat(x)),
}


class Computed:
    """The values of all cells of a workbook, computed from its inputs."""

    def __init__(self, book):
        self.book = book
        self.known = {}

    def value(self, sheet, cell):
        """What a cell comes to."""
        if (sheet, cell) not in self.known:
            content = self.book[sheet][cell].value
            is_formula = self.book[sheet][cell].data_type == "f"
            self.known[sheet, cell] = Reader(self, sheet, content[1:]).expression() if is_formula else content
        return self.known[sheet, cell]


class Reader:
    """One formula, read from the left."""

    def __init__(self, computed, sheet, formula):
        self.computed, self.sheet = computed, sheet
        self.tokens = list(_TOKEN.finditer(formula))
        assert "".join(match.group(0) for match in self.tokens) == formula, formula
        self.at = 0

    def sign(self, *signs):
        """Whether one of these signs comes next, which is then read."""
        if self.at < len(self.tokens) and (found := self.tokens[self.at]["sign"]) in signs:
            self.at += 1
            return found
        return None

    def expression(self):
        """A sum, or two compared."""
        left = self.sum()
        if sign := self.sign("=", "<", ">", "<=", ">=", "<>"):
            right = self.sum()
            return {
                "=": left == right, "<>": left != right, "<": left < right,
                ">": left > right, "<=": left <= right, ">=": left >= right,
            }[sign]  # fmt: skip
        return left

    def sum(self):
        """Products added and taken away."""
        value = self.product()
        while sign := self.sign("+", "-"):
            other = self.product()
            value = value + other if sign == "+" else value - other
        return value

    def product(self):
        """Powers multiplied and divided."""
        value = self.power()
        while sign := self.sign("*", "/"):
            other = self.power()
            value = value * other if sign == "*" else value / other
        return value

    def power(self):
        """A signed number to a power."""
        if self.sign("-"):
            return -self.power()
        value = self.single()
        return value ** self.single() if self.sign("^") else value

    def single(self):
        """A number, a text, a cell or a range, a function, or what stands in parentheses."""
        if self.sign("("):
            value = self.expression()
            assert self.sign(")")
            return value
        token = self.tokens[self.at]
        self.at += 1
        if token["number"]:
            return float(token["number"])
        if token["text"]:
            return token["text"][1:-1]
        if token["cell"]:
            return self.cells(token)
        return self.function(token["name"])

    def cells(self, token):
        """What a cell holds, an empty one 0; of a range, what all of them hold."""
        sheet = token["sheet"] or self.sheet
        first = token["cell"].rpartition("!")[2].replace("$", "")
        if not self.sign(":"):
            value = self.computed.value(sheet, first)
            return 0 if value is None else value
        last = self.tokens[self.at]["cell"].replace("$", "")
        self.at += 1
        rows = self.computed.book[sheet][f"{first}:{last}"]
        cells = [cell for row in (rows if isinstance(rows, tuple) else ((rows,),)) for cell in row]
        return [self.computed.value(sheet, cell.coordinate) for cell in cells]

    def function(self, name):
        """A call; of IF only the branch that holds counts, but both are read."""
        assert self.sign("(")
        arguments, faults = [], []
        while not self.sign(")"):
            try:
                arguments.append(self.expression())
            except ZeroDivisionError as fault:
                # A branch that divides by nothing may be one that is not taken: skip to its end.
                self.skip()
                arguments.append(fault)
                faults.append(fault)
            self.sign(",")
        if name == "IF":
            chosen = arguments[1] if arguments[0] else arguments[2]
            if isinstance(chosen, ZeroDivisionError):
                raise chosen
            return chosen
        if faults:
            raise faults[0]
        return FUNCTIONS[name](*arguments)

    def skip(self):
        """Pass over the rest of an argument."""
        depth = 0
        while depth or self.tokens[self.at]["sign"] not in {",", ")"}:
            depth += {"(": 1, ")": -1}.get(self.tokens[self.at]["sign"], 0)
            self.at += 1


def computed(book):
    """{sheet: {cell: value}} of a workbook that openpyxl has read with its formulas."""
    values = Computed(book)
    return {
        sheet.title: {
            cell.coordinate: values.value(sheet.title, cell.coordinate)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book
    }


@functools.cache
def _profile():
    """A profile of LibreOffice of its own, so that a running one is left alone."""
    return tempfile.mkdtemp(prefix="soffice-")


def recalculated(books, folder):
    """The same of several workbooks by LibreOffice: from files in which no formula has a value to fall back on."""
    bare, done = Path(folder) / "bare", Path(folder) / "done"
    bare.mkdir()
    for number, book in enumerate(books):
        book.save(bare / f"{number}.xlsx")  # openpyxl writes formulas without values
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation=file://{_profile()}",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", done, *sorted(bare.iterdir())],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return [
        {
            sheet.title: {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}
            for sheet in openpyxl.load_workbook(done / f"{number}.xlsx", data_only=True)
        }
        for number in range(len(books))
    ]
