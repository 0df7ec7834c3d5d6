"""The checks are checked: each has one model that is bad in just its way, and finds that and nothing else."""

# ruff: noqa: ARG002  a bad model may look past the year that it is asked for
import random
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest

from socioecon.testing import check_cost_model, cost_model_checks

YEARS = 3


@dataclass(frozen=True)
class Rehabilitation:
    """A good model: support in every year, a share of it after the first, and the wage in the year of entry."""

    support: Any = 90_000
    wage: Any = 78_000
    share: Any = 1

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        if year_since_entry == 0:
            return {"Försörjningsstöd": self.support, "Lönekostnad": -self.wage}
        return {"Försörjningsstöd": self.support * self.share, "Lönekostnad": 0}


def made(kind_of_model):
    """A factory of that kind of model, its three numbers passed through."""
    return lambda number: kind_of_model(number(90_000), number(78_000), number("0.5"))


class EndsEarly(Rehabilitation):
    """Has amounts for two years, and no answer for the third."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return ({"K": self.support}, {"K": self.support * self.share})[year_since_entry]


class AnswersWithNumber(Rehabilitation):
    """Answers with one amount for nobody."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return self.support


class AnswersWithNothing(Rehabilitation):
    """Answers with a mapping of no key."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {}


class DropsKey(Rehabilitation):
    """Leaves out the wage when there is none."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {key: amount for key, amount in super().__call__(year_since_entry).items() if amount}


class LooksBack(Rehabilitation):
    """Gives nothing for a year that is asked for after a later one, other than the first."""

    asked = 0

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        back, type(self).asked = year_since_entry < self.asked, year_since_entry
        return {"K": 0 if back and year_since_entry else self.support}


class Settles(Rehabilitation):
    """Gives nothing for a year before the latest that it was asked for: gone through once, it answers the same."""

    latest = 0

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        self.__dict__["latest"] = max(self.latest, year_since_entry)
        return {"K": 0 if year_since_entry < self.latest else self.support}


class DrawsByItself(Rehabilitation):
    """Draws from a generator of its own, which nobody else sees."""

    generator = random.Random(1)  # noqa: S311  no secret

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": self.support * self.generator.randint(1, 10**9)}


class HandsOutItsTable(Rehabilitation):
    """Answers with the very dict that it looks its answers up in."""

    table = {"K": 90_000}  # noqa: RUF012  that it is shared is what is wrong with it

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return self.table


class GivesNaN(Rehabilitation):
    """Says "not known" with NaN."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": float("nan") if year_since_entry else 0}


class GivesText(Rehabilitation):
    """Gives an amount as it is printed."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": "90 000 kr"}


class Seeds(Rehabilitation):
    """Draws the same numbers each time, by setting back the generator that the whole program shares."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        random.seed(year_since_entry)
        return {"K": self.support * random.randint(1, 9)}  # noqa: S311  no secret


class SeedsNumpy(Rehabilitation):
    """The same with NumPy's generator."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        import numpy as np  # noqa: PLC0415  as such a model would

        np.random.seed(year_since_entry)  # noqa: NPY002  that is what is wrong with it
        return {"K": self.support * int(np.random.randint(1, 9))}  # noqa: NPY002


@dataclass(frozen=True)
class HoldsLambda(Rehabilitation):
    """Holds a function without a name, which no other process can find."""

    rule: Any = field(default_factory=lambda: lambda amount: amount / 2, compare=False)


class ForgetsWhenCopied(Rehabilitation):
    """Is copied without what it was made of."""

    def __reduce__(self):
        """What a copy is made of."""
        return type(self), ()

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": self.support}


class WritesFloat(Rehabilitation):
    """Halves with a float literal: Fractions become floats, and Decimals raise."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": self.support if year_since_entry == 0 else self.support * 0.5}


class ConvertsFractions(Rehabilitation):
    """Answers in float where it is made of Fractions, and raises nothing."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": float(self.support) if isinstance(self.support, Fraction) else self.support}


class ComparesAmounts(Rehabilitation):
    """Decides by an amount, which has no one answer for an array."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": max(self.support, self.wage)}


class TakesTheMean(Rehabilitation):
    """Answers for an array with one number for all."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"K": self.support.mean() if hasattr(self.support, "mean") else self.support}


class ForgetsKeyOfArrays(Rehabilitation):
    """Answers for an array with another key."""

    def __call__(self, year_since_entry):
        """Kr per person-year."""
        return {"Ks" if hasattr(self.support, "mean") else "K": self.support}


# Given without a factory where the fault is there whatever the numbers are.
BAD = {
    "answers_every_year": (EndsEarly, made(EndsEarly)),
    "answers_with_a_mapping": (AnswersWithNumber, None),
    "answers_with_a_mapping (empty)": (AnswersWithNothing, None),
    "has_the_same_keys_every_year": (DropsKey, None),
    "answers_the_same_twice": (LooksBack, made(LooksBack)),
    "answers_the_same_twice (then settles)": (Settles, None),
    "answer_is_its_own": (HandsOutItsTable, None),
    "amounts_are_finite": (GivesNaN, None),
    "amounts_are_finite (text)": (GivesText, None),
    "draws_no_random_numbers": (Seeds, made(Seeds)),
    "draws_no_random_numbers (NumPy)": (SeedsNumpy, made(SeedsNumpy)),
    "copies_and_pickles": (HoldsLambda, made(HoldsLambda)),
    "copies_and_pickles (forgets)": (lambda: ForgetsWhenCopied(80_000), made(ForgetsWhenCopied)),
    "keeps_kinds_of_numbers": (WritesFloat, made(WritesFloat)),
    "keeps_kinds_of_numbers (silently)": (ConvertsFractions, made(ConvertsFractions)),
    "takes_arrays": (ComparesAmounts, made(ComparesAmounts)),
    "takes_arrays (silently)": (TakesTheMean, made(TakesTheMean)),
    "takes_arrays (another key)": (ForgetsKeyOfArrays, made(ForgetsKeyOfArrays)),
}
# The message of each, as far as the first way in which it shows.
SAYS = {
    "answers_every_year": "must answer for every year of the horizon, 0 to 2; model(2) raised IndexError",
    "answers_with_a_mapping": "must answer with a mapping",
    "has_the_same_keys_every_year": "must answer with the same keys every year",
    "answers_the_same_twice": "must answer the same for the same year",
    "answer_is_its_own": "must answer with a mapping of its own each time",
    "amounts_are_finite": "must answer with finite numbers",
    "draws_no_random_numbers": "must not draw random numbers",
    "copies_and_pickles": "must copy and pickle, so that it can be sent to other processes; pickle raised",
    "copies_and_pickles (forgets)": "after copy.copy, year 0 gives {'K': 90000} instead of {'K': 80000}",
    "keeps_kinds_of_numbers": "made of Decimal, model(1) raised TypeError",
    "keeps_kinds_of_numbers (silently)": "made of Fraction, model(0)['K'] is 90000.0 (float)",
    "takes_arrays (silently)": "must answer element by element; model(0)['K'] is",
    "takes_arrays": "must take arrays; with arrays of two numbers model(0) raised ValueError",
}


class TestEachCheck:
    @pytest.mark.parametrize("case", BAD)
    def test_finds_its_bad_model_and_no_other_check_does(self, case):
        """A model that is bad in one way fails the check that is named after that, and passes all others."""
        build, factory = BAD[case]
        checks = cost_model_checks(build(), years=YEARS, factory=factory)
        failed = [check.outcome().check for check in checks if check.outcome().status == "failed"]
        assert failed == [case.partition(" (")[0]]

    def test_has_a_bad_model(self):
        """No check is without a model that it finds."""
        names = {check.name for check in cost_model_checks(Rehabilitation(), years=YEARS)}
        assert {case.partition(" (")[0] for case in BAD} == names

    @pytest.mark.parametrize("case", BAD)
    def test_says_what_must_hold_what_was_got_and_what_to_do(self, case):
        """The error has the three parts, and is the one of that check."""
        build, factory = BAD[case]
        with pytest.raises(AssertionError) as failed:
            check_cost_model(build(), years=YEARS, factory=factory)
        message = str(failed.value)
        assert f"- {case.partition(' (')[0]} (failed): " in message
        assert ";" in message
        assert ": " in message.rpartition(";")[2]

    @pytest.mark.parametrize("name", SAYS)
    def test_tells_the_fault_of_its_model(self, name):
        """The message is about what is wrong with this model."""
        build, factory = BAD[name]
        with pytest.raises(AssertionError) as failed:
            check_cost_model(build(), years=YEARS, factory=factory)
        assert SAYS[name] in str(failed.value)


class TestGoodModel:
    def test_passes_every_check(self):
        """The model that the bad ones are made from fails none."""
        outcomes = check_cost_model(Rehabilitation(), years=YEARS, factory=made(Rehabilitation))
        assert {outcome.status for outcome in outcomes} == {"passed"}
        assert len(outcomes) == 10

    def test_a_generator_of_its_own_shows_in_answers_that_differ(self):
        """A model that draws where nobody sees it does not answer the same twice, whatever else it fails."""
        with pytest.raises(AssertionError, match="must answer the same for the same year"):
            check_cost_model(DrawsByItself(), years=YEARS)

    def test_a_check_leaves_the_model_as_it_was(self):
        """After all checks even the model that hands out its table answers as before."""
        model = HandsOutItsTable()
        for check in cost_model_checks(model, years=YEARS):
            check.outcome()
        assert model(0) == {"K": 90_000}

    def test_a_check_leaves_the_shared_generators_as_a_good_model_does(self):
        """Checking a model that draws nothing moves no generator."""
        state = random.getstate()
        check_cost_model(Rehabilitation(), years=YEARS, factory=made(Rehabilitation))
        assert random.getstate() == state
