"""What would have happened anyway: the part of an effect that the intervention adds (additionalitet)."""

from __future__ import annotations

from . import _numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ._numbers import N


@_numbers.checked
def additional(
    gross: N | int,
    *,
    deadweight: N | int = 0,
    displacement: N | int = 0,
    leakage: N | int = 0,
    attribution: N | int = 1,
) -> N:
    """The additional effect: gross x (1 - deadweight) x (1 - displacement) x (1 - leakage) x attribution.

    `gross` is kr, persons or person-years, of any sign. Each factor is a share from 0 to 1 of what the one before left:
    `deadweight` those who would have succeeded anyway (dödvikt), `displacement` those who took another's place
    (undanträngning), `leakage` what falls outside the perspective (läckage), `attribution` the part of the rest that is
    this intervention's own doing.

    Arithmetic. Source: HM Treasury, The Green Book; the SROI guide, stage 4.

    >>> from fractions import Fraction
    >>> additional(100, deadweight=Fraction(1, 5), displacement=Fraction(1, 4))
    Fraction(60, 1)

    Raises RangeError for a factor outside 0 to 1.
    """
    _numbers.check_finite(gross=gross)
    _numbers.check_share(deadweight=deadweight, displacement=displacement, leakage=leakage, attribution=attribution)
    whole: Any = gross
    effect: N = whole * (1 - deadweight) * (1 - displacement) * (1 - leakage) * attribution
    return effect


@_numbers.checked
def additional_profile(with_programme: Iterable[N | int], without_programme: Iterable[N | int]) -> tuple[N, ...]:
    """The additional share in work each year: with_programme[t] - without_programme[t].

    Both are shares from 0 to 1 of the same cohort, one per year since entry: the participants, and those of a
    comparison group (jämförelsegrupp) who are in work without the programme. One vector holds deadweight, fading and
    lock-in (inlåsning); it may be negative, and goes into `cohort_flows`.

    Arithmetic.

    >>> from fractions import Fraction
    >>> additional_profile((0, Fraction(1, 2)), (Fraction(1, 10), Fraction(2, 10)))
    (Fraction(-1, 10), Fraction(3, 10))

    Raises ShapeError where the lengths differ, RangeError for a share outside 0 to 1.
    """
    participants = _numbers.vector("with_programme", with_programme)
    comparison = _numbers.vector("without_programme", without_programme)
    _numbers.same_length(with_programme=participants, without_programme=comparison)
    _numbers.check_shares(with_programme=participants, without_programme=comparison)
    return tuple(share - anyway for share, anyway in zip(participants, comparison, strict=True))


@_numbers.checked
def drop_off(amount: N | int, loss: N | int, years: int) -> tuple[N, ...]:
    """An effect that fades by the same share each year (avklingning): amount x (1 - loss)^t.

    `amount` is kr in year 1, of any sign; `loss` the share, from 0 to 1, that is lost each year; `years` the number of
    years. It is the same thing as `geometric_retention(1 - loss, years)`: do not use both on one effect.

    Arithmetic. Source: the SROI guide, stage 4.3.

    >>> from fractions import Fraction
    >>> drop_off(100, Fraction(1, 10), 3)
    (Fraction(100, 1), Fraction(90, 1), Fraction(81, 1))

    Raises RangeError for a loss outside 0 to 1 or years below 1.
    """
    _numbers.check_share(loss=loss)
    amounts = [_numbers.nothing(loss) + amount]
    for _ in range(_numbers.whole("years", years) - 1):
        amounts.append(amounts[-1] * (1 - loss))
    return tuple(amounts)
