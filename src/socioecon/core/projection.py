"""From a cost model to a table: what each person yields by year since entry, times who is left of every cohort.

A cost model (kostnadsmodell) is any callable model(year_since_entry) -> {key: kr per person-year}; model(0) is the year
of entry. Nothing is inherited and nothing registered.
"""

from __future__ import annotations

from . import _numbers
from .errors import ShapeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from ._numbers import Key, N


@_numbers.checked
def project(
    model: Callable[[int], Mapping[Key, N | int]], intake: Iterable[N | int], retention: Iterable[N | int]
) -> dict[Key, tuple[N, ...]]:
    """The table of a cost model over cohorts: row[t] = sum over k of intake[t-k] x retention[k] x model(k)[key].

    `model` answers for every year since entry, 0 to len(intake) - 1, with the same keys: kr per person-year, of any
    sign; `intake` and `retention` are as in `person_years`. Where the model answers alike every year this is
    `spread(model(0), person_years(intake, retention))`.

    Arithmetic. Source: Kom i Jobb, section 6, in tkr: 90 of income support, and 78 of wage in the year of entry only.

    >>> from fractions import Fraction
    >>> def kom_i_jobb(year_since_entry):
    ...     return {"Försörjningsstöd": 90, "Lönekostnad": -78 if year_since_entry == 0 else 0}
    >>> table = project(kom_i_jobb, (10, 10, 10), (1, Fraction(1, 2), Fraction(1, 4)))
    >>> [int(x) for x in table["Försörjningsstöd"]], [int(x) for x in table["Lönekostnad"]]
    ([900, 1350, 1575], [-780, -780, -780])

    Raises ShapeError where the model answers with anything but a mapping of the same keys every year, and otherwise as
    `person_years`.
    """
    intake = _numbers.vector("intake", intake)
    retention = _numbers.vector("retention", retention)
    _numbers.reach(len(intake), retention=retention)
    _numbers.check_none_negative(intake=intake)
    _numbers.check_shares(retention=retention)
    answers: list[dict[Any, Any]] = []
    try:
        for year in range(len(intake)):
            answer: Any = model(year)
            if answer.__class__ is not dict or not answer:
                _numbers.mapping(f"model({year})", answer)
            answers.append(dict(answer))
    except ArithmeticError as error:
        told = _numbers.raised("model", len(answers), error)
        raise told from error
    for year, answer in enumerate(answers):
        if answer.keys() != answers[0].keys():
            message = (
                f"the model must answer with the same keys every year; model(0) has {_numbers.shown(list(answers[0]))} "
                f"and model({year}) has {_numbers.shown(list(answer))}: answer 0 where there is nothing"
            )
            raise ShapeError(message)
    table: dict[Any, tuple[Any, ...]] = {}
    try:
        for key in answers[0]:
            profile = tuple([amounts[key] * left for amounts, left in zip(answers, retention, strict=False)])
            table[key] = _numbers.settled(_numbers.convolved(intake, profile))
    except (ArithmeticError, RuntimeWarning, AttributeError):
        for year, answer in enumerate(answers):
            _numbers.check_finite(**{_numbers.at(f"model({year})", key): amount for key, amount in answer.items()})
        raise
    return table
