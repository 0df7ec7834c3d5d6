"""The formulas of "From your spreadsheet" answer as the page says, and the calls beside them with the same numbers."""

import csv
import itertools
import random
import re
import shutil
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pytest
import scipy.optimize
import xlsxwriter
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import socioecon
from socioecon import (
    SeveralRatesError,
    annuity_factor,
    effective_rate,
    equivalent_annual_value,
    internal_rate_of_return,
    models,
    modified_internal_rate_of_return,
    nominal_rate,
    person_years,
    present_value,
    round_half_up,
    truncate,
    uncertainty,
)

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "from-your-spreadsheet.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(text|python)\n(.*?)```", PAGE, re.DOTALL)

# The one pair whose point is that the answers differ.
DIFFERS = "=PASSA(SANT;{-100;50;-30;30}>=0;0)"


def number(text):
    """A number as Swedes or Python write it."""
    return float(text.replace(" ", "").replace(",", "."))


def the_sheet():
    """The page's sheet: {"B2": 1991.0, ...}. A number stands under the letter that it ends below."""
    letters, *rows = next(text for _, text in BLOCKS).splitlines()
    cells = {}
    for row in rows:
        for found in re.finditer(r"(?<=  )-?\d+(?:,\d+)?", row[20:]):
            cells[letters[19 + found.end()] + row.split()[0]] = number(found[0])
    return cells


def formulas_of(text):
    """Each formula in a block, with the result to the left of it."""
    return {
        formula: result.strip()
        for result, formula in re.findall(r"^ *(-?\d[\d ]*(?:,\d+)?) +(=.*)$", text, re.MULTILINE)
    }


def the_pairs():
    """The results of each block of formulas, and all numbers that the calls below it answer with."""
    for (kind, text), (next_kind, code) in itertools.pairwise(BLOCKS):
        if (kind, next_kind) == ("text", "python") and formulas_of(text):
            answers = [line for line in code.splitlines() if re.fullmatch(r"-?\d[-\d. ]*", line)]
            yield formulas_of(text), [number(answer) for line in answers for answer in line.split()]


SHEET = the_sheet()
FORMULAS = {formula: result for kind, text in BLOCKS if kind == "text" for formula, result in formulas_of(text).items()}


def rate_near(flows, guess=0.1):
    """IRR as a spreadsheet seeks it: Newton's method from a guess."""
    return scipy.optimize.newton(lambda rate: npf.npv(rate, flows), guess)


def rounded(x, places):
    """ROUND as a spreadsheet does it: of the number in fifteen digits, halves away from zero."""
    digits = Decimal(f"{x:.15g}").quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return float(digits)


FUNCTIONS = {  # by the name in a Swedish spreadsheet: the English one, and another implementation than ours
    "NETNUVÄRDE": ("NPV", lambda rate, *flows: npf.npv(rate, np.hstack([0, *flows]))),
    "NUVÄRDE": ("PV", lambda rate, years, paid, value=0, kind=0: npf.pv(rate, years, paid, value, kind)),
    "BETALNING": ("PMT", lambda rate, years, value, end=0, kind=0: npf.pmt(rate, years, value, end, kind)),
    "IR": ("IRR", rate_near),
    "MODIR": ("MIRR", npf.mirr),
    "EFFRÄNTA": ("EFFECT", lambda nominal, periods: (1 + nominal / periods) ** periods - 1),
    "NOMRÄNTA": ("NOMINAL", lambda effective, periods: periods * ((1 + effective) ** (1 / periods) - 1)),
    "PRODUKTSUMMA": ("SUMPRODUCT", lambda *ranges: np.sum(np.prod(ranges, axis=0))),
    "SUMMA": ("SUM", np.sum),
    "PASSA": ("MATCH", lambda wanted, among, _exactly: 1 + list(among).index(wanted)),
    "AVRUNDA": ("ROUND", rounded),
    "AVKORTA": ("TRUNC", lambda x, places: np.trunc(x * 10**places) / 10**places),
    "MIN": ("MIN", min),
}


def between(first, last=None):
    """The numbers of a range; empty cells are passed over, as NPV does."""
    row = first[1:]
    letters = [first[0]] if last is None else [chr(x) for x in range(ord(first[0]), ord(last[0]) + 1)]
    numbers = [SHEET[letter + row] for letter in letters if letter + row in SHEET]
    return numbers[0] if last is None else np.array(numbers)


def as_python(formula):
    """A Swedish formula as an expression of Python."""
    code = re.sub(r"(?<=\d),(?=\d)", ".", formula.removeprefix("=").replace("$", ""))
    code = re.sub(r"([\d.]+)%", r"(\1/100)", code).replace("^", "**").replace("SANT", "True")
    code = code.replace("{", "np.array([").replace("}", "])").replace(";", ",")
    return re.sub(r"\b([A-E]\d)(?::([A-E]\d))?", lambda found: f"between{tuple(filter(None, found.groups()))}", code)


def as_english(formula):
    """A Swedish formula as it is stored in a file, whatever the language of the spreadsheet: in English."""
    arrays = re.split(r"(\{.*?\})", re.sub(r"(?<=\d),(?=\d)", ".", formula))
    code = "".join(part if part.startswith("{") else part.replace(";", ",") for part in arrays)
    names = {swedish: english for swedish, (english, _) in FUNCTIONS.items()} | {"SANT": "TRUE"}
    return re.sub(r"[A-ZÅÄÖ]{2,}", lambda found: names[found[0]], code)


def shown(value, result):
    """A value to as many decimals as the result is written with."""
    return round(value, len(result.partition(",")[2]))


def in_a_spreadsheet(formulas, folder, cells=()):
    """What LibreOffice shows for each formula, beside a sheet of numbers."""
    with xlsxwriter.Workbook(folder / "page.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for cell in cells:
            sheet.write_number(cell, cells[cell])
        for row, formula in enumerate(formulas):
            sheet.write_array_formula(row, 7, row, 7, formula)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(folder), "page.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    with (folder / "page.csv").open(encoding="utf-8") as file:
        return [row[7] for row in csv.reader(file)]


class TestTheFormulas:
    def test_are_found(self):
        """The sheet and the formulas are read off the page: were there none, nothing below would be tested."""
        assert SHEET["B2"] == 1991
        assert [SHEET[cell] for cell in ("B6", "C6", "D6")] == [-100, 230, -132]
        assert SHEET["E5"] == 17.5
        assert "D7" not in SHEET
        assert len(FORMULAS) > 30
        assert len(FORMULAS) == len(re.findall(r" =[A-Z0-9]", PAGE))

    @pytest.mark.oracle(by="numpy-financial")
    @pytest.mark.parametrize("formula", FORMULAS)
    def test_answer_as_the_page_says(self, formula):
        """Computed without the library, a formula gives the result that stands beside it."""
        names = {name: function for name, (_, function) in FUNCTIONS.items()} | {"between": between, "np": np}
        value = float(eval(as_python(formula), names))  # noqa: S307  # our own page
        assert shown(value, FORMULAS[formula]) == number(FORMULAS[formula])

    @pytest.mark.oracle(by="LibreOffice")
    @pytest.mark.skipif(shutil.which("soffice") is None, reason="takes LibreOffice")
    def test_answer_so_in_a_spreadsheet(self, tmp_path):
        """A real spreadsheet gives these results too."""
        answers = in_a_spreadsheet([as_english(formula) for formula in FORMULAS], tmp_path, SHEET)
        # The cells show their values in full: no number format was given.
        for (formula, result), answer in zip(FORMULAS.items(), answers, strict=True):
            assert (formula, shown(float(answer), result)) == (formula, number(result))


def generated(chance):
    """Several hundred formulas with numbers of any size, each with what the library answers and how near both must be.

    A spreadsheet counts in floats and shows 15 digits. Rates and amounts are of two and four decimals, as people type.
    """

    def rate():
        return chance.choice((-1, 1, 1, 1)) * chance.randint(1, 4_000) / 10_000

    def flows(count):
        return [round(chance.uniform(-1e6, 1e6), 2) for _ in range(count)]

    for _ in range(60):
        years, r = chance.randint(1, 40), rate()
        row = flows(chance.randint(2, 12))
        size = present_value([abs(x) for x in row], r, timing="arrears")
        written = ",".join(map(repr, row))
        yield f"=NPV({r!r},{written})", present_value(row, r, timing="arrears"), 1e-13 * size
        growth = abs((1 + r) ** -years) + 1
        for timing, kind in (("arrears", 0), ("advance", 1)):
            factor = annuity_factor(r, years, timing=timing)
            # Its formula (1 - (1 + r)^-n) / r takes away nearly equal numbers.
            yield f"=-PV({r!r},{years},1,0,{kind})", factor, 1e-13 * (growth / abs(r) + factor)
            annual = equivalent_annual_value(1000, r, years, timing=timing)
            yield f"=-PMT({r!r},{years},1000,0,{kind})", annual, 1e-13 * (growth / abs(r) / factor + 1) * annual
        outlay, *incomes = (-abs(row[0]) - 1, *map(abs, row[1:]))
        finance, reinvest = abs(rate()), abs(rate())
        found = modified_internal_rate_of_return([outlay, *incomes], finance_rate=finance, reinvestment_rate=reinvest)
        array = "{" + ";".join(map(repr, [outlay, *incomes])) + "}"
        yield f"=MIRR({array},{finance!r},{reinvest!r})", found, 1e-12 * (1 + found)
        found = internal_rate_of_return([outlay, *incomes])
        if -0.5 < found < 1:  # told the nearest tenth: from a guess of 10 % its steps may lead nowhere
            yield f"=IRR({array},{round(found, 1)})", found, 1e-9  # where its steps end
        periods, nominal = chance.randint(1, 12), abs(rate())
        yield f"=EFFECT({nominal!r},{periods})", effective_rate(nominal, periods), 1e-14
        yield f"=NOMINAL({nominal!r},{periods})", nominal_rate(nominal, periods), 1e-13
        amount, places = Decimal(chance.randint(-(10**9), 10**9)).scaleb(-4), chance.randint(0, 3)
        unit = Decimal(1).scaleb(-places)
        yield f"=ROUND({amount},{places})", float(round_half_up(amount, unit=unit)), 1e-9
        yield f"=TRUNC({amount},{places})", float(truncate(amount, unit=unit)), 1e-9
        intake, retention = flows(3), [chance.random() for _ in range(3)]
        total = person_years(list(map(abs, intake)), retention)[-1]
        a, b = ("{" + ";".join(map(repr, x)) + "}" for x in (list(map(abs, intake)), retention[::-1]))
        yield f"=SUMPRODUCT({a},{b})", total, 1e-14 * total


@pytest.mark.oracle(by="LibreOffice")
@pytest.mark.skipif(shutil.which("soffice") is None, reason="takes LibreOffice")
class TestGenerated:
    @settings(max_examples=max(1, settings().max_examples // 200), phases=[Phase.generate])
    @given(seed=st.integers(0, 2**32))
    def test_a_spreadsheet_and_the_library_agree(self, seed, tmp_path_factory):
        """Several hundred formulas of what a spreadsheet has a function for, with any numbers: the same answers."""
        folder = tmp_path_factory.mktemp("ark")
        asked = list(generated(random.Random(seed)))  # noqa: S311  # to try, not to keep secret
        answers = in_a_spreadsheet([formula for formula, _, _ in asked], folder)
        assert len(asked) > 600
        off = [
            (formula, ours, theirs)
            for (formula, ours, within), theirs in zip(asked, answers, strict=True)
            if not abs(float(theirs) - ours) <= within
        ]
        assert off == []

    def test_rounds_the_number_that_is_shown_and_not_the_one_that_is_there(self, tmp_path):
        """2.675 is a float a little below 2.675: a spreadsheet has 2.68, the float itself rounds to 2.67.

        Both are right about their number. Whoever means 2.675 writes a Decimal, and has the spreadsheet's answer.
        """
        assert in_a_spreadsheet(["=ROUND(2.675,2)"], tmp_path) == ["2.68"]
        assert round_half_up(Decimal("2.675"), unit=Decimal("0.01")) == Decimal("2.68")
        assert round_half_up(Fraction(2.675), unit=Fraction(1, 100)) == Fraction("2.67")

    def test_far_below_its_guess_it_finds_no_rate(self, tmp_path):
        """49 returned of 100 a year later is a rate of -51 %: from a guess of 10 % it ends in an error.

        Told where to begin it has the same answer.
        """
        asked = ["=IRR({-100;49})", "=IRR({-100;49},-0.5)"]
        failed, found = in_a_spreadsheet(asked, tmp_path)
        assert failed == "Err:523"
        assert abs(float(found) - -0.51) < 1e-9  # where its steps end
        assert internal_rate_of_return((-100, 49)) == -0.51  # the float nearest to it, as always

    def test_of_several_rates_it_gives_the_one_next_to_its_guess(self, tmp_path):
        """-100, 230, -132 has the rates 10 and 20 %: IRR answers with either, as it is asked; ours tells of both."""
        asked = ["=IRR({-100;230;-132},0.05)", "=IRR({-100;230;-132},0.25)"]
        assert [round(float(x), 9) for x in in_a_spreadsheet(asked, tmp_path)] == [0.1, 0.2]
        with pytest.raises(SeveralRatesError) as caught:
            internal_rate_of_return((-100, 230, -132))
        assert caught.value.rates == (0.1, 0.2)


class TestTheCalls:
    @pytest.mark.parametrize(("formulas", "answers"), list(the_pairs()))
    def test_answer_as_the_formulas(self, formulas, answers):
        """Below each block of formulas stand calls that give the same numbers in the same order."""
        results = [number(result) for result in formulas.values()]
        assert (results, answers) == ([2], [4]) if DIFFERS in formulas else results == answers


NAMES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.rpartition("## The names")[2].splitlines()
    if line.startswith("| `")
]


class TestTheNames:
    def test_are_those_of_the_formulas(self):
        """The table translates every function that the formulas use, as they are stored in files."""
        translated = {row[0].strip("`"): row[1].strip("`") for row in NAMES}
        assert translated.items() >= {(swedish, english) for swedish, (english, _) in FUNCTIONS.items()}

    def test_on_this_side_exist(self):
        """Every function of ours that a table of the page names is one."""
        there = {*socioecon.__all__, *models.__all__, *uncertainty.__all__}
        rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line]
        ours = {name for row in rows for name in re.findall(r"`([a-z_]+)[`(]", row[-3 if len(row) > 4 else 2])}
        assert len(ours) > 20
        assert ours - there == set()
