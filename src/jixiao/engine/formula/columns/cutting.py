"""Rounding and truncating columns: numbers made whole numbers of a step, each on the right side of the edge."""

import dataclasses
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from jixiao.engine.formula.columns.arithmetic import constant, scaled
from jixiao.engine.formula.columns.frames import Floats, Frame, Part
from jixiao.engine.formula.columns.pairs import select_one, whole_of
from jixiao.engine.formula.columns.ranges import Plan, Range, cut_range
from jixiao.engine.values import Rounding


def cut(part: Part, *, step: Fraction, mode: Rounding, place: int) -> Part:
    """Return a number as a whole number of ``step``; rows that floats cannot place are marked."""
    if part.constant is not None:
        whole = whole_of(part.constant.as_integer_ratio(), step=step, mode=mode, select=select_one)
        return dataclasses.replace(constant(Fraction(whole)), scale=step, constant=whole * step)
    surely = part.faithful and part.scale == step and mode is Rounding.DOWN
    part = scaled(part, step)
    uncut, plan_of, fresh = part.run, part.plan, part.fresh
    over_edge, by_guess = _OVER_EDGE[mode], _BY_GUESS[mode]

    def run(frame: Frame) -> Floats:
        numbers = uncut(frame)
        margin = frame.plan.settled.get(place)
        if margin is None:
            return by_guess(frame, numbers, frame.plan.margins[place])
        into = numbers if fresh else frame.pool.numbers()
        return over_edge(numbers, margin, place in frame.plan.signed, into)

    def plan(p: Plan) -> Range:
        bounds = plan_of(p)
        if bounds.lo < 0:  # a float just below a lowest number of 0 is pushed over 0 like any other
            p.signed.add(place)
        err = 0.0 if surely else bounds.err
        p.decide(place, err=err, size=bounds.size + 1, den=0.0 if surely else 2 * bounds.dens.most)
        return cut_range(bounds)

    return Part(run, plan, step, fresh=True, faithful=True)


# Where a float that is nearly on an edge is known to stand for a number on that edge, it is pushed over it.


def _half_up(numbers: Floats, margin: float, signed: bool, into: Floats) -> Floats:  # noqa: FBT001 — one signature for every mode
    return _pushed(numbers, 0.5 + margin, signed, into)


def _down(numbers: Floats, margin: float, signed: bool, into: Floats) -> Floats:  # noqa: FBT001 — one signature for every mode
    return _pushed(numbers, margin, signed, into)


def _half_even(numbers: Floats, margin: float, signed: bool, into: Floats) -> Floats:  # noqa: FBT001 — one signature for every mode
    before = numbers.copy()
    whole = _pushed(numbers, 0.5 + margin, signed, into)
    halves = np.flatnonzero(np.abs(np.subtract(whole, before)) >= 0.5 - 2 * margin)
    whole[halves] = 2 * np.trunc(whole[halves] / 2)
    return whole


def _pushed(numbers: Floats, push: float, signed: bool, into: Floats) -> Floats:  # noqa: FBT001 — one signature for every mode
    pushed = np.add(numbers, np.copysign(push, numbers) if signed else push, into)
    return np.trunc(pushed, pushed)


# Where it is not known, the row is marked.


def _nearest(frame: Frame, numbers: Floats, margin: float) -> Floats:
    whole = np.rint(numbers)
    off = np.subtract(numbers, whole)
    frame.mark(np.greater_equal(np.abs(off, off), 0.5 - margin))
    return whole


def _truncated(frame: Frame, numbers: Floats, margin: float) -> Floats:
    off = np.subtract(numbers, np.rint(numbers))
    frame.mark(np.less_equal(np.abs(off, off), margin))
    return np.trunc(numbers)


_OVER_EDGE: dict[Rounding, Callable[[Floats, float, bool, Floats], Floats]] = {
    Rounding.HALF_UP: _half_up,
    Rounding.HALF_EVEN: _half_even,
    Rounding.DOWN: _down,
}
_BY_GUESS: dict[Rounding, Callable[[Frame, Floats, float], Floats]] = {
    Rounding.HALF_UP: _nearest,
    Rounding.HALF_EVEN: _nearest,
    Rounding.DOWN: _truncated,
}
