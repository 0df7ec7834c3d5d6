"""Charts look as they did when somebody last looked at them."""

import pytest
from matplotlib.testing.compare import compare_images

from socioecon.report import chart_by_year, chart_cumulative
from tests.report.examples import EXAMPLES
from tests.report.pictures import DOTS, EXPECTED, PICTURES, bare, draw

# Between matplotlib 3.9 and 3.11 the pictures differ by at most 0.02 (root mean square, of 255); by the faults below
# they differ by 3 and more. One is room for another way to smooth the edge of a line.
TOLERANCE = 1


class TestPictures:
    @pytest.mark.parametrize("name", PICTURES)
    def test_are_as_expected(self, name, tmp_path):
        """Bars, lines and colours are those of the expected picture."""
        path = draw(name, tmp_path, whole=False)
        assert compare_images(str(EXPECTED / path.name), str(path), tol=TOLERANCE) is None

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("by_year_kom_i_jobb", lambda: chart_by_year(EXAMPLES["kom_i_jobb"], account="Kommun")),
            ("by_year_bas_application", lambda: chart_by_year(EXAMPLES["bas_ansokan"], cumulative=True)),
            ("cumulative_kom_i_jobb", lambda: chart_cumulative(EXAMPLES["kom_i_jobb"], alone=True)),
        ],
    )
    def test_another_picture_is_told_apart(self, name, other, tmp_path):
        """What is drawn from other numbers, also where only discounting is left out, is further off than allowed."""
        path = tmp_path / f"{name}.png"
        bare(other()).figure.savefig(path, dpi=DOTS // 2)
        assert compare_images(str(EXPECTED / path.name), str(path), tol=TOLERANCE, in_decorator=True)["rms"] > 2

    def test_every_expected_picture_is_drawn(self):
        """No picture lies about that nothing is compared with."""
        assert {path.stem for path in EXPECTED.glob("*.png") if "-failed-diff" not in path.stem} == set(PICTURES)
