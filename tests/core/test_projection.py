from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import RangeError, ShapeError, add, person_years, project, spread

from .strategies import ACTORS, amounts, persons, rows, shares


@st.composite
def projections(draw):
    """A model written down year by year, intake and retention, over the same years."""
    vectors = draw(rows(persons, shares, st.tuples(amounts, amounts)))
    intake, retention, answers = vectors
    return [dict(zip(ACTORS, answer, strict=False)) for answer in answers], intake, retention


class TestProject:
    @given(drawn=projections())
    def test_is_the_sum_over_cohorts(self, drawn):
        """Persons who entered k years ago, times who is left of them, times what each yields after k years."""
        answers, intake, retention = drawn
        table = project(answers.__getitem__, intake, retention)
        for key in ACTORS[:2]:
            assert table[key] == tuple(
                sum(intake[t - k] * retention[k] * answers[k][key] for k in range(t + 1)) for t in range(len(intake))
            )

    @given(drawn=projections())
    def test_a_model_that_always_answers_alike_is_a_spread(self, drawn):
        """Amounts over person-years."""
        answers, intake, retention = drawn
        table = project(lambda _: answers[0], intake, retention)
        assert table == spread(answers[0], person_years(intake, retention))

    @given(drawn=projections(), other=projections())
    def test_is_linear_in_persons(self, drawn, other):
        """Two intakes give the two tables, added."""
        answers, intake, retention = drawn
        more = (*other[1], *[0] * len(intake))[: len(intake)]
        both = tuple(map(sum, zip(intake, more, strict=True)))
        apart = add(project(answers.__getitem__, intake, retention), project(answers.__getitem__, more, retention))
        assert project(answers.__getitem__, both, retention) == apart

    @given(drawn=projections())
    def test_asks_for_every_year_once(self, drawn):
        """0 to the horizon less 1, in order."""
        answers, intake, retention = drawn
        asked = []

        def model(year):
            asked.append(year)
            return answers[year]

        project(model, intake, retention)
        assert asked == list(range(len(intake)))

    def test_a_cost_in_the_year_of_entry_follows_the_intake_alone(self):
        """Kom i Jobb: 78 tkr of wage a person, whatever the retention."""
        table = project(
            lambda year: {"Lönekostnad": -78 if year == 0 else 0}, (10, 10, 10), (1, Fraction(1, 2), Fraction(1, 4))
        )
        assert table == {"Lönekostnad": (-780, -780, -780)}

    def test_takes_arrays_from_the_model(self):
        """Draws of an amount."""
        table = project(lambda _: {"Kommun": np.array([1.0, 2.0])}, (10, 10), (1, 0.5))
        assert [cell.tolist() for cell in table["Kommun"]] == [[10.0, 20.0], [15.0, 30.0]]

    def test_refuses_a_model_whose_keys_change(self):
        """It shows both, and what to answer where there is nothing."""
        with pytest.raises(
            ShapeError, match=r"the model must answer with the same keys every year; model\(0\) has .*answer 0"
        ):
            project(lambda year: {year: 1}, (1, 1), (1, 1))

    @pytest.mark.parametrize("another", [1, 2])
    def test_tells_the_first_year_whose_keys_are_others(self, another):
        """Beside those of the first."""
        told = rf"model\(0\) has \['A'\] and model\({another}\) has \['A', 'B'\]"
        with pytest.raises(ShapeError, match=told):
            project(lambda year: {"A": 1, "B": 1} if year == another else {"A": 1}, (1, 1, 1), (1, 1, 1))

    def test_rows_come_in_the_order_of_the_first_answer(self):
        """However the later ones are sorted."""
        table = project(lambda year: {"A": 1, "B": 2} if year == 0 else {"B": 2, "A": 1}, (1, 0), (1, 1))
        assert list(table) == ["A", "B"]

    @pytest.mark.parametrize("answer", [None, 5, [1], {}])
    def test_refuses_an_answer_that_names_nobody(self, answer):
        """It names the year that was asked for."""
        with pytest.raises(ShapeError, match=r"^model\(0\) must"):
            project(lambda _: answer, (1,), (1,))

    @pytest.mark.parametrize("amount", [float("nan"), float("inf")])
    def test_names_the_answer_that_is_not_finite(self, amount):
        """The year since entry and the key."""
        with pytest.raises(RangeError, match=r"^model\(1\)\['Kommun'\] must be finite"):
            project(lambda year: {"Kommun": amount if year else 1.0}, (1, 2), (1, 1))

    def test_says_that_the_result_is_too_large(self):
        """Where every answer is finite."""
        with pytest.raises(RangeError, match=r"^the result of project must be finite"):
            project(lambda _: {"Kommun": 1e308}, (10, 20), (1, 1))

    def test_passes_on_what_the_model_itself_raises(self):
        """A ValueError of the caller's own function is the caller's."""

        def model(_):
            message = "no such municipality"
            raise ValueError(message)

        with pytest.raises(ValueError, match=r"^no such municipality$"):
            project(model, (1,), (1,))

    def test_refuses_vectors_as_person_years_does(self):
        """By the same names."""
        with pytest.raises(ShapeError, match=r"^retention must reach as far as intake"):
            project(lambda _: {"Kommun": 1}, (1, 1), (1,))
        with pytest.raises(RangeError, match=r"^intake\[0\] must be at least 0"):
            project(lambda _: {"Kommun": 1}, (-1,), (1,))
        with pytest.raises(RangeError, match=r"^retention\[0\] must be from 0 to 1"):
            project(lambda _: {"Kommun": 1}, (1,), (2,))
