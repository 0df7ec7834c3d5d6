"""Tables of every kind of number, with sums of rows, sums of columns and running sums."""

from hypothesis import strategies as st

from socioecon._table import Column, Table, TableRow

AMOUNTS = st.fractions(-(10**8), 10**8, max_denominator=1000) | st.integers(-(10**9), 10**9)
TEXTS = st.text(min_size=1, max_size=12)


@st.composite
def sums(draw):
    """A table in which rows are summed by a row and columns by a column, in any unit and language."""
    years, count = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    flows = draw(st.lists(st.tuples(*[AMOUNTS] * years), min_size=count, max_size=count))
    columns = [Column("Aktör", "text"), *(Column(f"År {n + 1}") for n in range(years))]
    columns.append(Column("Alla år", of=tuple(range(1, years + 1))))
    whole = [(*row, sum(row)) for row in flows]
    rows = [TableRow((f"rad {n}", *row)) for n, row in enumerate(whole)]
    rows.append(TableRow(("Summa", *map(sum, zip(*whole, strict=True))), of=tuple(range(count)), strong=True))
    unit, language = draw(st.sampled_from(["kr", "tkr", "Mkr", "mdkr"])), draw(st.sampled_from(["sv", "en"]))
    return Table("Titel", columns, rows, unit=unit, language=language)
