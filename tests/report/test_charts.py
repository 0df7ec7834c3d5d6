"""What a chart says, that nothing in it overlaps, and that it leaves everything else alone."""

import pickle
import subprocess
import sys
from itertools import combinations

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.style import library
from matplotlib.text import Text

from socioecon.core.errors import RangeError, ShapeError
from socioecon.models import Effect
from socioecon.report import (
    ProbabilityOfSaving,
    chart_by_year,
    chart_cumulative,
    chart_fan,
    chart_probability_of_saving,
    chart_tornado,
    chart_waterfall,
    data_fan,
    data_probability_of_saving,
)
from socioecon.report.charts._palette import contrast
from socioecon.uncertainty import one_way, uniform
from tests.report.examples import (
    CROWD,
    EVERY,
    EXAMPLES,
    LONG_NAMES,
    NOTHING,
    ONE_YEAR,
    TORNADO,
    crowds,
    one_year,
    scenario_of,
)

# A chart takes a fifth of a second: few are drawn, and a failing one is shown as it was found.
FEW = settings(max_examples=max(settings().max_examples // 10, 5), phases=[Phase.explicit, Phase.generate])
OF_RESULTS = (chart_by_year, chart_cumulative, chart_waterfall)


def texts_of(ax):
    """Every text that is seen, after the layout has been done."""
    ax.figure.canvas.figure.draw_without_rendering()
    seen = [text for text in ax.findobj(Text) if text.get_visible() and text.get_text().strip()]
    # A tick outside the limits keeps its label, but is not drawn.
    hidden = set()
    for axis, (low, high) in ((ax.xaxis, sorted(ax.get_xlim())), (ax.yaxis, sorted(ax.get_ylim()))):
        for tick in axis.get_major_ticks():
            if not low <= tick.get_loc() <= high:
                hidden |= {tick.label1, tick.label2}
    return [text for text in seen if text not in hidden]


def overlapping(ax):
    """The pairs of texts whose boxes overlap by more than a dot."""
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts_of(ax)]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
    ]


def outside(ax):
    """The texts that reach beyond the figure by more than a dot."""
    width, height = ax.figure.canvas.figure.bbox.size
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts_of(ax)]
    return [t for t, b in boxes if b.x0 < -1 or b.y0 < -1 or b.x1 > width + 1 or b.y1 > height + 1]


class TestLabels:
    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("example", EXAMPLES)
    @pytest.mark.parametrize("chart", OF_RESULTS)
    def test_none_overlap_in_the_three_examples(self, chart, example, language):
        """Of the three published calculations no two texts overlap, and none is cut off, in either language."""
        ax = chart(EXAMPLES[example], language=language)
        assert overlapping(ax) == []
        assert outside(ax) == []

    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("name", EVERY)
    def test_none_overlap_in_any_chart(self, name, language):
        """Nor do they in any other chart."""
        ax = EVERY[name](language=language)
        assert overlapping(ax) == []
        assert outside(ax) == []

    @FEW
    @given(crowds(), st.sampled_from(["sv", "en"]), st.booleans())
    def test_none_overlap_with_many_actors_and_long_names(self, scenario, language, so_far):
        """Nor with up to twelve actors whose names fill a line and more, in years of gains, losses and nothing."""
        ax = chart_by_year(scenario, language=language, cumulative=so_far)
        assert overlapping(ax) == []
        assert outside(ax) == []

    @FEW
    @given(crowds(), st.booleans())
    def test_none_overlap_on_many_lines(self, scenario, alone):
        """Nor at the ends of as many lines."""
        ax = chart_cumulative(scenario, alone=alone)
        assert overlapping(ax) == []
        assert outside(ax) == []

    def test_every_actor_that_holds_anything_is_named(self):
        """Each actor with a gain or a cost stands beside the bars, by its whole name; the one with neither does not."""
        scenario = scenario_of({"Kommun": (0, 0), "Region": (5, 0), "Staten": (0, 0)}, {"Staten": (0, 3)})
        texts = [text.get_text() for text in chart_by_year(scenario).texts]
        assert {"Region", "Staten", "Netto"} <= set(texts)
        assert "Kommun" not in texts

    @pytest.mark.parametrize("size", [(3.2, 2.4), (4, 2), (2, 2)])
    def test_a_legend_takes_their_place_where_there_is_no_room(self, size):
        """In axes too small for twelve names they are listed in a legend, every one."""
        ax = Figure(figsize=size).add_subplot()
        chart_by_year(CROWD, ax=ax)
        assert ax.get_legend() is not None
        listed = [text.get_text().replace("\n", " ") for text in ax.get_legend().get_texts()]
        assert len(listed) == len(LONG_NAMES) + 1

    def test_there_is_no_legend_where_there_is_room(self):
        """Twelve names have room in a figure of the chart's own."""
        assert chart_by_year(CROWD).get_legend() is None
        assert chart_cumulative(CROWD).get_legend() is None


class TestWords:
    @pytest.mark.parametrize("name", EVERY)
    def test_swedish_by_default_english_by_argument(self, name):
        """The two languages share no title and no axis label."""
        swedish, english = (EVERY[name](language=language) for language in ("sv", "en"))
        assert EVERY[name]().get_title(loc="left") == swedish.get_title(loc="left")
        assert swedish.get_title(loc="left") != english.get_title(loc="left")
        labels = [{ax.get_xlabel(), ax.get_ylabel()} - {""} for ax in (swedish, english)]
        assert labels[0]
        assert not labels[0] & labels[1]

    @pytest.mark.parametrize(("unit", "told"), [("kr", "kr"), ("tkr", "tkr"), ("Mkr", "Mkr"), ("mdkr", "mdkr")])
    @pytest.mark.parametrize("name", [name for name in EVERY if name != "persons"])
    def test_the_unit_stands_on_the_axis(self, name, unit, told):
        """Every axis of money says its unit."""
        ax = EVERY[name](unit=unit)
        words = f"{ax.get_xlabel()} {ax.get_ylabel()}".replace(",", " ").split()
        assert told in words

    def test_numbers_are_written_as_people_write_them(self):
        """Thousands are grouped with spaces that do not break, minus is a minus, and decimals have a comma."""
        ax = chart_by_year(scenario_of({"Kommun": (-2_500_000, 1_250_500)}, {}))
        figures = [text.get_text() for text in texts_of(ax)]
        assert "\N{MINUS SIGN}2\N{NO-BREAK SPACE}500" in figures
        assert not any("-" in text for text in figures if any(c.isdigit() for c in text))
        small = [text.get_text() for text in texts_of(chart_by_year(scenario_of({"K": (1_500, 500)}, {})))]
        assert "1,5" in small

    def test_the_note_states_the_convention(self):
        """Below the chart stand the rate and its timing or that there is none, the price year, and the source."""
        scenario = EXAMPLES["bas_ansokan"]
        plain, discounted = (
            " ".join(text.get_text() for text in chart_by_year(scenario, discounted=how).texts).replace("\n", " ")
            for how in (False, True)
        )
        assert "Odiskonterade belopp, 2014 års priser." in plain
        assert "Diskonterat med 4\N{NO-BREAK SPACE}% till början av år 1" in discounted
        assert "Källa: BAS, ansökan om medel" in plain

    @pytest.mark.parametrize(("each", "told"), [(10_500, True), (10_000, False)])
    def test_steps_that_do_not_add_up_in_print_are_told(self, each, told):
        """Three parts of 10.5 tkr are 31.5: printed, 32 less 11 three times is not 0, and the note says why."""
        effects = [
            Effect("a", kind="resource", amounts={"Kommun": each}, against="forecast"),
            Effect("b", kind="resource", amounts={"Region": each}),
            Effect("c", kind="production", amounts={"Region": each}),
        ]
        scenario = attrs.evolve(scenario_of({"Kommun": (0,)}, {}), effects=effects)
        texts = " ".join(text.get_text() for text in chart_waterfall(scenario).texts).replace("\n", " ")
        assert ("avrundade var för sig" in texts) == told

    def test_the_ring_stands_at_the_payback_time(self):
        """A ring on the zero line marks each account that is covered after a time, and the label says when."""
        ax = chart_cumulative(EXAMPLES["bas_ansokan"], accounts=["Samhället", "Kommun"], alone=True)
        rings = [line for line in ax.lines if line.get_marker() == "o" and len(line.get_xdata()) == 1]
        assert [(round(line.get_xdata()[0], 2), line.get_ydata()[0]) for line in rings] == [(1.87, 0)]
        texts = [text.get_text().replace("\n", " ") for text in ax.texts]
        assert {"Samhället: återbetald efter 1,9 år", "Kommun: inte inom 3 år"} <= set(texts)


class TestCases:
    @pytest.mark.parametrize("chart", OF_RESULTS)
    @pytest.mark.parametrize(
        "scenario",
        [
            NOTHING,
            scenario_of({"Kommun": (0,)}, {}),
            scenario_of({"Kommun": (-5,)}, {"Region": (7,)}),
            scenario_of({"Kommun": (10**17, -(10**17))}, {}),
            scenario_of({"Kommun": (1,) * 60}, {"Kommun": (0, *(3,) * 59)}),
        ],
        ids=["nothing", "one year of nothing", "losses only", "huge", "sixty years"],
    )
    def test_are_drawn_whatever_the_amounts(self, chart, scenario):
        """Nothing, one year, losses, huge amounts and sixty years are drawn, and the zero line is seen."""
        ax = chart(scenario)
        low, high = sorted(ax.get_xlim() if chart is chart_waterfall else ax.get_ylim())
        assert low <= 0 <= high
        assert overlapping(ax) == []

    @pytest.mark.parametrize("chart", OF_RESULTS)
    def test_amounts_beyond_all_money_are_refused(self, chart):
        """Beyond 10^18 kr a float axis tells nothing: a RangeError."""
        with pytest.raises(RangeError, match=r"at most 10\^18 kr"):
            chart(scenario_of({"Kommun": (10**19,)}, {}))

    def test_simulations_of_one_year_are_drawn(self):
        """A fan of one year, a tornado of one input that changes nothing, and one point of probability are drawn."""
        fan = data_fan(one_year, ONE_YEAR, seed=1, draws=256)
        assert overlapping(chart_fan(fan)) == []
        chart_tornado(one_way(lambda gain: ({"K": (1 + 0 * gain,)}, 0), ONE_YEAR))
        chart_tornado(one_way(lambda gain: ({"K": (gain,)}, 0), {"gain": 1}))
        points = data_probability_of_saving(one_year, ONE_YEAR, "gain", (5,), what="persons", seed=1, draws=256)
        assert overlapping(chart_probability_of_saving(points)) == []

    def test_a_level_that_is_left_again_is_not_said_to_be_missed(self):
        """A coach for every ten persons: with eleven the gain no longer covers the cost."""
        likely = (0.0, 0.3, 0.6, 0.8, 0.0)
        data = ProbabilityOfSaving("total", "persons", (6, 8, 9, 10, 11), likely, (0.0,) * 5, 1024, 1)
        told = [text.get_text() for text in chart_probability_of_saving(data, language="en").texts]
        assert {"50% is reached but not throughout", "90% is not reached"} <= set(told)

    def test_where_nothing_is_drawn_no_draws_are_told_of(self):
        """One outcome: the chart says so, and not that it rests on 0 draws."""
        certain = {"gain": 5}
        fan = chart_fan(data_fan(one_year, certain, seed=1), language="en")
        points = data_probability_of_saving(one_year, certain, "gain", (5,), what="persons", seed=1)
        for axes in (fan, chart_probability_of_saving(points, language="en")):
            words = " ".join(text.get_text() for text in axes.figure.findobj(Text))
            assert "Nothing is uncertain: there is one outcome." in words
            assert "draws" not in words

    @pytest.mark.parametrize("name", EVERY)
    def test_unknown_languages_and_units_are_refused(self, name):
        """A language or unit that there is not is a RangeError."""
        with pytest.raises(RangeError, match="language must be"):
            EVERY[name](language="fi")
        with pytest.raises(RangeError, match="unit must be"):
            EVERY[name](unit="euro")

    @pytest.mark.parametrize("chart", [*OF_RESULTS, chart_fan, chart_tornado, chart_probability_of_saving])
    def test_what_cannot_be_drawn_is_refused(self, chart):
        """What is neither the data of the chart nor what they are made from is a ShapeError that says what to pass."""
        with pytest.raises(ShapeError, match=r"got list.*pass"):
            chart([1, 2])

    def test_the_narrowest_bars_of_a_tornado_can_be_left_out(self):
        """With `most` only the widest bars are drawn, and the note says how many are not."""
        ax = chart_tornado(TORNADO, most=1, names={"stay": "Kvar i arbete"})
        assert [label.get_text() for label in ax.get_yticklabels()] == ["Kvar i arbete"]
        assert any("De 2 minsta visas inte" in text.get_text().replace("\n", " ") for text in ax.texts)


class TestManners:
    @pytest.mark.parametrize("name", EVERY)
    def test_axes_that_are_passed_in_are_returned(self, name):
        """The chart is drawn on the axes that were given, in a figure that pyplot knows nothing of."""
        ax = Figure(figsize=(6, 4)).add_subplot()
        assert EVERY[name](ax=ax) is ax
        assert isinstance(EVERY[name](), Axes)

    def test_nothing_global_is_changed(self):
        """No chart changes rcParams or the backend, opens a figure of pyplot, or even imports pyplot."""
        code = """
import sys
from io import BytesIO
import matplotlib
before = matplotlib.rcParams.copy()
from tests.report.examples import EVERY
for chart in EVERY.values():
    chart().figure.savefig(BytesIO(), format="png")
print(matplotlib.rcParams.copy() == before, "matplotlib.pyplot" in sys.modules)
"""
        answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert answer.stdout == "True False\n"

    @pytest.mark.parametrize("name", EVERY)
    def test_a_dark_style_stays_dark(self, name):
        """On dark axes every text and the zero line stand out, also when the style is no longer active."""
        with rc_context(dict(library["dark_background"])):
            figure = Figure(figsize=(7, 4.4))
            ax = figure.add_subplot()
        EVERY[name](ax=ax)
        # 4.5 is what guidelines ask of text.
        assert min(contrast(to_rgb(text.get_color()), (0, 0, 0)) for text in texts_of(ax)) >= 4.5

    @pytest.mark.parametrize("name", EVERY)
    def test_text_stands_out_on_white(self, name):
        """On white paper every text has the contrast of 4.5 that guidelines ask."""
        assert min(contrast(to_rgb(text.get_color()), (1, 1, 1)) for text in texts_of(EVERY[name]())) >= 4.5

    @pytest.mark.parametrize("name", EVERY)
    def test_is_drawn_twice_alike(self, name):
        """The same data give the same picture, dot by dot, also when it is saved twice."""
        one, other = (EVERY[name]()._repr_png_() for _ in range(2))
        assert one == other

    def test_a_notebook_shows_the_axes(self):
        """Axes of a figure of the chart's own show themselves as a PNG."""
        assert chart_by_year(EXAMPLES["kom_i_jobb"])._repr_png_().startswith(b"\x89PNG")

    @pytest.mark.parametrize("form", ["pdf", "svg"])
    def test_can_be_saved_as_vectors(self, form, tmp_path):
        """A chart is saved as PDF and SVG like any figure."""
        chart_by_year(EXAMPLES["bas_ansokan"]).figure.savefig(tmp_path / f"chart.{form}")
        assert (tmp_path / f"chart.{form}").stat().st_size > 1_000

    def test_axes_can_be_cleared_and_used_again(self):
        """What was drawn on axes before they were cleared does not come back with the next chart."""
        figure = Figure(figsize=(8, 9), layout="constrained")
        for draw in EVERY.values():
            ax = figure.add_subplot() if not figure.axes else figure.axes[0]
            ax.clear()
            draw(ax=ax)
            alone = draw()
            said = [sorted(text.get_text().replace("\n", " ") for text in texts_of(each)) for each in (ax, alone)]
            assert said[0] == said[1]

    def test_figures_can_be_pickled(self):
        """A figure with a chart can be sent to another process."""
        assert pickle.loads(pickle.dumps(EVERY["by year"]().figure)).axes  # noqa: S301 - its own bytes

    def test_several_share_a_figure(self):
        """Charts in one figure with a layout engine: each gives way to the next, and no text overlaps or is cut off."""
        figure = Figure(figsize=(15, 17), layout="constrained")
        axes = figure.subplots(4, 2).ravel()
        for draw, ax in zip((*EVERY.values(), EVERY["by year"]), axes, strict=True):
            draw(ax=ax)
        for ax in axes:
            assert overlapping(ax) == []
            assert outside(ax) == []
            assert ax.get_window_extent().width > 15 * figure.dpi / 2 * 0.6


class TestNames:
    def test_a_dollar_in_a_name_is_a_dollar(self):
        """Names are written as they are, in labels, legend, title, note and beside bars: never as mathematics."""
        name = r"$x^2$ och $\frac$"
        scenario = attrs.evolve(scenario_of({f"{name} {n}": (5, -3) for n in range(3)}, {}), name=name)
        small = Figure(figsize=(2, 1)).add_subplot()
        axes = [*(chart(scenario) for chart in OF_RESULTS), chart_by_year(scenario, ax=small)]
        axes.append(chart_tornado(one_way(lambda **x: one_year(x[name]), {name: uniform(-9, 90e3)})))
        assert small.get_legend() is not None
        for ax in axes:
            named = [text for text in texts_of(ax) if "$" in text.get_text()]
            assert named
            assert [text.get_text() for text in named if text.get_parse_math()] == []
