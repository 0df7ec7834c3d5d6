"""The rates at which flows are worth nothing, found and proved in whole numbers.

With the growth factor g = 1 + rate, flows f[0], ..., f[n] are worth nothing where the polynomial
f[0] g^n + f[1] g^(n-1) + ... + f[n] is 0. Every number is a ratio of two ints, so the flows times a common
denominator are ints, and what is proved here holds for the flows exactly as they were given.

- The signs of the flows change once (an outlay, then income): by Descartes' rule there is exactly one rate.
  `_quick` finds it in floats, and one evaluation in ints proves it to the last bit.
- Otherwise, or where floats are not up to it: repeated factors are divided out, the line of all g > 0 is halved until
  Descartes' rule finds one root or none in each part (for simple roots this ends: Obreshkoff's theorem), and each root
  is placed among the floats by the polynomial's exact sign half-way between neighbours.

Either way the answer is the float nearest to the exact rate. A polynomial is a sequence of ints, the highest power
first, which is the order of the flows.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from math import exp, expm1, frexp, gcd, isfinite, lcm, ldexp, log, log1p
from operator import mul, ne
from typing import TYPE_CHECKING, Any, NamedTuple

from ._numbers import ratio
from .errors import NoRateError, RangeError, SeveralRatesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WAYS_OUT = "use modified_internal_rate_of_return, or compare present values at a rate that you choose"
_PATIENCE = 20  # moves at most
_NEAR = 1e-9  # length of the last of them at most
_BITS = 100  # in which the earlier side is counted, one unit of it being lost at most where a number is rounded
_ROUNDING = 2**-47
_FLOATS_IN_OCTAVE = 1 << 52
_PLACE_OF_ONE = 1023 * _FLOATS_IN_OCTAVE  # floats that are not negative, counted from 0.0: see _boundary
_OVERFLOW = 2047 * _FLOATS_IN_OCTAVE


class _Root(NamedTuple):
    """The only root of a polynomial between two growth factors, and the polynomial's sign from `low` up to it.

    Both ends lie on the same side of 1, and where they are equal they are the root.
    """

    polynomial: Sequence[int]
    low: Fraction
    high: Fraction
    sign: int


def internal_rate(flows: Sequence[Any]) -> float:
    """The one rate above -1 (-100 %) at which flows, the first at time 0, are worth nothing: the nearest float.

    flows: finite numbers of any kind, also mixed. NoRateError and SeveralRatesError where there is not exactly one
    rate; a rate that rounds to -1, or passes the largest float, is a RangeError.
    """
    ratios = [
        x.as_integer_ratio() if x.__class__ is float else ratio(f"flows[{year}]", x) for year, x in enumerate(flows)
    ]
    gains = [x > 0 for x, _ in ratios if x]
    turns = sum(map(ne, gains, gains[1:]))
    if turns == 1:
        later_from = next(year for year, (x, _) in enumerate(ratios) if x and (x > 0) is not gains[0])
        rate = _quick(flows, ratios, later_from)
        if rate is not None:
            return rate
    if not turns:
        raise _one_sided(gains)
    rates = tuple(_rate(root) for root in _isolated(_without_repeats(_whole_numbers(ratios))))
    if len(rates) == 1:
        return rates[0]
    got = f"flows must be worth nothing at one rate above -1 (-100 %), and only one; got {turns} changes of sign and"
    if rates:
        message = f"{got} {len(rates)} rates, {', '.join(map(repr, rates))}: {_WAYS_OUT}"
        raise SeveralRatesError(message, rates=rates)
    side = "more" if gains[0] else "less"
    message = f"{got} no such rate (they are worth {side} than nothing at every one): {_WAYS_OUT}"
    raise NoRateError(message)


def _one_sided(gains: list[bool]) -> NoRateError:
    if gains:
        got = "gains but no costs" if gains[0] else "costs but no gains"
    else:
        got = "only zeros, which are worth nothing at every rate"
    return NoRateError(f"flows must hold both costs (below 0) and gains (above 0); got {got}: give both, signed")


# --------------------------------------------------------------------------------------- one change of sign: floats


def _quick(flows: Sequence[Any], ratios: list[tuple[int, int]], later_from: int) -> float | None:
    """The rate of flows whose signs change once, or None where floats cannot prove it to the last bit.

    With u = log g, let F(u) = log(worth of the later side / worth of the earlier side), both as positive amounts.
    D = -F' is the mean year of the later side less that of the earlier one, weighted by worth: at least 1. D' is a
    difference of two variances of years: at most n^2 / 4 either way. So if F is known at u, and D at a place d away,
    the root is u + F / D within n^2 |F / D| (|F / D| + d) / 3, as long as n^2 |F / D| is below 1.
    """
    years = len(ratios)
    try:
        amounts = list(map(float, flows))
        found, distance, moved, worth = _newton(amounts[:later_from], amounts[later_from:])
        rate = found - 1
        growth = 1 + rate  # exactly, up to 2^53; beyond that, `lost` leaves no proof
        moved += 2 * abs(growth - found) / found
        finer = _BITS - frexp(worth)[1]
        units = [(x << finer) // y for x, y in ratios] if finer > 0 else [x // (y << -finer) for x, y in ratios]
        top, bottom = growth.as_integer_ratio()
        earlier = _fixed(units[:later_from], top, bottom) * growth ** (years - later_from)
        step = log1p(-_fixed(units, top, bottom) / earlier) / distance
        lost = 4 * years * max(1.0, growth) ** years / abs(earlier)  # `_fixed` loses two units a year: see there
        # Sums of terms of one sign are good to a few 2^-53 a year: for D that is well below _ROUNDING for n = 1.
        far = years**2 * abs(step)
        doubt = far * (abs(step) + moved + _ROUNDING) + lost
        low, high = rate + growth * expm1(step - doubt), rate + growth * expm1(step + doubt)
    except (ArithmeticError, ValueError):  # too large, too small or not a number, as a float
        return None
    # Beside a worth of 2^-800, amounts too small for a float to hold in full weigh nothing.
    sound = isfinite(distance) and isfinite(earlier) and finer <= _BITS + 800
    return low if sound and far < 1 and low == high > -1 else None


def _newton(earlier: list[float], later: list[float]) -> tuple[float, float, float, float]:
    """Nearly the root of F; D (see `_quick`) and the earlier side's worth before the last move; that move's length."""
    gap = len(later)
    u, growth = 0.0, 1.0
    for _ in range(_PATIENCE):
        a = a_slope = b = b_slope = 0.0
        for x in later:
            a_slope = a_slope * growth + a
            a = a * growth + x
        for x in earlier:
            b_slope = b_slope * growth + b
            b = b * growth + x
        distance = gap + growth * (b_slope / b - a_slope / a)
        move = (log(-a / b) - gap * u) / distance
        u += move
        growth = exp(u)
        if -_NEAR < move < _NEAR:
            return growth, distance, abs(move), b
    raise ArithmeticError


def _fixed(units: list[int], top: int, bottom: int) -> int:
    """The worth at the last year of amounts that grow by top / bottom, a power of 2, a year; rounded down each year."""
    bits = bottom.bit_length() - 1
    worth = 0
    for x in units:
        worth = (worth * top >> bits) + x
    return worth


# ------------------------------------------------------------------------------------------- all roots: whole numbers


def _whole_numbers(ratios: list[tuple[int, int]]) -> list[int]:
    """Fractions in a unit small enough to make them all ints, without the zeros before and after."""
    unit = lcm(*{y for _, y in ratios})
    whole = [x * (unit // y) for x, y in ratios]
    while not whole[-1]:
        whole.pop()
    while not whole[0]:
        del whole[0]
    return whole


def _value(polynomial: Sequence[int], top: int, bits: int) -> int:
    """The value at top / 2^bits, times 2^bits to the degree."""
    total = shift = 0
    for x in polynomial:
        total = total * top + (x << shift)
        shift += bits
    return total


def _without_repeats(polynomial: list[int]) -> list[int]:
    """The polynomial with the same roots, each of them simple: what is left without gcd(p, p').

    The gcd is read off the digits of gcd(p(x), p'(x)) at one x = 2^bits, and proved by division. If a common factor c
    were still missing, c(x) would divide the digits' own common factor, at most x / 2; but the roots of c are roots of
    p, below x / 4, so that |c(x)| > x / 2. A large enough x succeeds: what p(x) and p'(x) share by chance is bounded.
    """
    content = gcd(*polynomial)
    whole = [x // content for x in polynomial]
    degree = len(whole) - 1
    slope = [x * (degree - place) for place, x in enumerate(whole[:-1])]
    bits = max(map(abs, whole)).bit_length() + 3
    while True:
        common = _digits(gcd(_value(whole, 1 << bits, 0), _value(slope, 1 << bits, 0)), bits)
        rest = _quotient(whole, common)
        if rest and _quotient(slope, common):
            return rest
        bits *= 2


def _digits(number: int, bits: int) -> list[int]:
    """The digits of a number in base 2^bits, from minus half the base to half of it, without their common factor."""
    half = 1 << (bits - 1)
    digits: list[int] = []
    while number:
        digit = ((number + half) & (2 * half - 1)) - half
        digits.append(digit)
        number = (number - digit) >> bits
    content = gcd(*digits)
    return [digit // content for digit in reversed(digits)]


def _quotient(polynomial: Sequence[int], divisor: Sequence[int]) -> list[int] | None:
    """The quotient of a division that leaves no remainder, or None."""
    left = list(polynomial)
    quotient: list[int] = []
    for place in range(len(left) - len(divisor) + 1):
        quotient.append(left[place] // divisor[0])
        for k, x in enumerate(divisor, place):
            left[k] -= quotient[-1] * x
    return None if any(left) else quotient


def _isolated(polynomial: list[int]) -> Iterator[_Root]:
    """Every positive root of a polynomial whose roots are simple, in rising order, each in an interval of its own."""
    length = max(map(abs, polynomial)).bit_length() + 2  # by Cauchy's bound: 1 + the largest / the first, or the last
    above = Fraction(2) ** (length - polynomial[0].bit_length())
    below = Fraction(2) ** (polynomial[-1].bit_length() - length)
    one = Fraction(1)
    parts = [(one, above), (one, one), (below, one)]
    while parts:
        low, high = parts.pop()
        if low == high:
            if not _value_at(polynomial, low):
                yield _Root(polynomial, low, high, 0)
            continue
        signs = _signs_between(polynomial, low, high)
        changes = sum(map(ne, signs, signs[1:]))
        if changes == 1:
            yield _Root(polynomial, low, high, 1 if signs[0] else -1)
        elif changes:
            middle = _between(low, high)
            parts += [(middle, high), (middle, middle), (low, middle)]


def _between(low: Fraction, high: Fraction) -> Fraction:
    """The middle of an interval; of the exponents while its ends, then powers of 2, are more than an octave apart."""
    if high <= 2 * low:
        return (low + high) / 2
    exponents = (x.numerator.bit_length() - x.denominator.bit_length() for x in (low, high))
    return Fraction(2) ** (sum(exponents) // 2)


def _signs_between(polynomial: list[int], low: Fraction, high: Fraction) -> list[bool]:
    """The signs whose changes bound, by Descartes' rule, the number of roots between two growth factors, both excluded.

    They are those of (1 + y)^n p((high + low y) / (1 + y)), zeros left out, whose positive roots are those of p in
    between; the first is the sign of p just above low. On the way the variable is g, low (1 + z), low + (high - low) t.
    """
    bits = max(low.denominator, high.denominator).bit_length() - 1
    start, width = int(low * 2**bits), int((high - low) * 2**bits)
    degree = len(polynomial) - 1
    starts = list(accumulate([start] * degree, mul, initial=1))[::-1]
    widths = list(accumulate([width] * degree, mul, initial=1))[::-1]
    in_z = _plus_one(
        [(x << bits * place) * power for place, (x, power) in enumerate(zip(polynomial, starts, strict=True))]
    )
    in_t = [x // power * other for x, power, other in zip(in_z, starts, widths, strict=True)]
    return [x > 0 for x in _plus_one(in_t[::-1]) if x]


def _plus_one(polynomial: list[int]) -> list[int]:
    """p(x + 1) from p(x)."""
    for end in range(len(polynomial), 1, -1):
        polynomial[:end] = accumulate(polynomial[:end])
    return polynomial


def _value_at(polynomial: Sequence[int], growth: Fraction) -> int:
    """The value at a growth factor whose denominator is a power of 2, times that denominator to the degree."""
    return _value(polynomial, growth.numerator, growth.denominator.bit_length() - 1)


# ------------------------------------------------------------------------------------------------- the nearest float


def _rate(root: _Root) -> float:
    """The float nearest to growth factor less 1: the root's place among the boundaries between floats, by halving."""
    sign = 1 if root.low >= 1 else -1
    first, last = 0, _OVERFLOW
    while first < last:
        middle = (first + last) // 2
        side = sign * _side(root, 1 + sign * _boundary(middle))
        if not side:  # half-way between two floats: to the even one
            first = last = middle + middle % 2
        elif side > 0:
            first = middle + 1
        else:
            last = middle
    if first == _OVERFLOW or (sign < 0 and first == _PLACE_OF_ONE):
        what = "above the largest float" if sign > 0 else "so close to -1 (-100 %) that its float is -1"
        message = f"flows must have rates that a float can hold; got one {what}: check the unit and size of each flow"
        raise RangeError(message)
    octave, steps = divmod(first, _FLOATS_IN_OCTAVE)
    return sign * ldexp(steps + _FLOATS_IN_OCTAVE * bool(octave), max(octave, 1) - 1075) or 0.0


def _boundary(place: int) -> Fraction:
    """The number half-way between the float at a place (0.0 is at 0) and the next larger one."""
    octave, steps = divmod(place, _FLOATS_IN_OCTAVE)
    return (steps + _FLOATS_IN_OCTAVE * bool(octave) + Fraction(1, 2)) * Fraction(2) ** (max(octave, 1) - 1075)


def _side(root: _Root, growth: Fraction) -> int | Fraction:
    """Above 0 where the root lies above a growth factor, below 0 where it lies below, 0 where it is that."""
    if root.low < growth < root.high:
        return root.sign * _value_at(root.polynomial, growth)
    return root.low + root.high - 2 * growth
