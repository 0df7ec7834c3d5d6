"""The pictures that charts are expected to be: `python -m tests.report.pictures` draws them anew.

Expected are the bars, lines and colours, without text: how wide a text is, and so where a line breaks, differs between
versions of matplotlib. What the texts say and that they do not overlap has tests of its own.

`python -m tests.report.pictures FOLDER` draws the whole charts into a folder, and beside each how it looks in grey and
with deuteranopia: look at all of them before you commit what is expected.
"""

import sys
from pathlib import Path

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.image import imread, imsave
from matplotlib.style import library
from matplotlib.text import Text

from socioecon.report import chart_by_year, chart_cumulative, chart_waterfall
from tests.report.examples import CROWD, EVERY, EXAMPLES, REDUCED

EXPECTED = Path(__file__).parent / "expected"
DOTS = 80  # per inch: small files in which a line is still a line
# Machado, Oliveira and Fernandes (2009), severity 1.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
GREY = np.full((3, 1), 1) * np.array([[0.2126, 0.7152, 0.0722]])


def dark(chart, x, **choices):
    """A chart on axes of a dark style."""
    with rc_context(dict(library["dark_background"])):
        ax = Figure(figsize=(7.6, 4.6), layout="constrained").add_subplot()
    return chart(x, ax=ax, **choices)


PICTURES = {
    "by_year_bas_application": lambda: chart_by_year(EXAMPLES["bas_ansokan"], cumulative=True, discounted=True),
    "by_year_kom_i_jobb": lambda: chart_by_year(EXAMPLES["kom_i_jobb"], account="Samhällsvinst"),
    "by_year_kom_i_jobb_english": lambda: chart_by_year(EXAMPLES["kom_i_jobb"], language="en"),
    "by_year_bas_final_report": lambda: chart_by_year(EXAMPLES["bas_slutrapport"], account="Besparing"),
    "by_year_twelve_actors": lambda: chart_by_year(CROWD),
    "by_year_dark": lambda: dark(chart_by_year, EXAMPLES["bas_ansokan"], cumulative=True, discounted=True),
    "cumulative_bas_application": lambda: chart_cumulative(
        EXAMPLES["bas_ansokan"], accounts=["Samhället", "Kommun", "Arbetsförmedlingen"], alone=True
    ),
    "cumulative_kom_i_jobb": lambda: chart_cumulative(EXAMPLES["kom_i_jobb"]),
    "cumulative_twelve_actors": lambda: chart_cumulative(CROWD),
    "waterfall": lambda: chart_waterfall(REDUCED),
    "tornado": EVERY["tornado"],
    "fan": EVERY["fan"],
    "probability_by_persons": EVERY["persons"],
    "probability_by_cost": EVERY["cost"],
}


def bare(ax):
    """A chart without its texts and without the room that they took, its axes in the same place for all."""
    ax.figure.set_layout_engine("none")
    ax.set_position([0.02, 0.03, 0.96, 0.94])
    ax.tick_params(labelbottom=False, labelleft=False)
    for text in ax.findobj(Text):
        text.set_visible(False)
    bounds = ax.spines["bottom"].get_bounds()
    if bounds is None:
        ax.autoscale(axis="x")
    else:
        ax.set_xlim(bounds)  # where the data end, and the column of labels begins
    return ax


def draw(name, folder, *, whole):
    """One picture as a file in a folder, whole or without text."""
    path = Path(folder) / f"{name}.png"
    ax = PICTURES[name]()
    # Nothing of the version that draws is written into the file: the same picture is the same bytes.
    (ax if whole else bare(ax)).figure.savefig(path, dpi=DOTS if whole else DOTS // 2, metadata={"Software": None})
    return path


def as_seen(path, matrix):
    """A picture as another eye sees it, beside the first as a file of its own."""
    colours = imread(path)[..., :3]
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ matrix.T, 0, 1)
    return np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)


def main(folder=None):
    """All pictures: those that are expected, or to look at, in a folder."""
    for name in PICTURES:
        path = draw(name, folder or EXPECTED, whole=bool(folder))
        if folder:
            imsave(path.with_suffix(".grey.png"), as_seen(path, GREY))
            imsave(path.with_suffix(".deuteranopia.png"), as_seen(path, DEUTERANOPIA))


if __name__ == "__main__":
    main(*sys.argv[1:])
