"""Arithmetic on columns of floats: parts of a formula put together into larger parts.

A constant factor is carried along as a ``scale`` and multiplied in only where it must be.
"""

import dataclasses
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from jixiao.engine.formula.columns.frames import Frame, Numbers, Part
from jixiao.engine.formula.columns.ranges import (
    NOTHING,
    NOWHERE,
    Plan,
    Range,
    constant_range,
    hull,
    nearest_float,
    product_range,
    quotient_range,
    scaled_range,
    sum_range,
)


def constant(value: Fraction) -> Part:
    """Return a constant, all of it in the float (a scale of 0 could not be undone)."""
    nearest, slip = nearest_float(value)
    bounds = constant_range(value)
    return Part(
        lambda _: nearest,
        lambda _: bounds,
        faithful=slip == 0 or (slip < 1 and Fraction(repr(nearest)) == value),
        constant=value,
    )


def scaled(part: Part, scale: Fraction) -> Part:
    """Return the same number with another scale."""
    if part.constant is not None:
        return dataclasses.replace(constant(part.constant / scale), scale=scale, constant=part.constant)
    if part.scale == scale:
        return part
    ratio = part.scale / scale
    factor, _ = nearest_float(ratio)
    run, plan, fresh = part.run, part.plan, part.fresh

    def multiplied(frame: Frame) -> Numbers:
        numbers = run(frame)
        return np.multiply(numbers, factor, numbers if fresh else frame.pool.numbers())

    faithful = part.faithful and ratio == -1
    return Part(multiplied, lambda p: scaled_range(plan(p), ratio), scale, fresh=True, faithful=faithful)


def common(left: Part, right: Part) -> tuple[Part, Part]:
    """Return two numbers on the same scale."""
    scale = right.scale if left.constant is not None else left.scale
    return scaled(left, scale), scaled(right, scale)


def _applied(step: np.ufunc, left: Part, right: Part) -> Callable[[Frame, Numbers, Numbers], Numbers]:
    """Return ``step`` on two arrays, written over one of them where that may be."""
    if left.fresh and right.fresh:

        def over_both(frame: Frame, x: Numbers, y: Numbers) -> Numbers:
            step(x, y, out=x)
            frame.pool.take_back(y)
            return x

        return over_both
    if left.fresh:
        return lambda _, x, y: step(x, y, out=x)
    if right.fresh:
        return lambda _, x, y: step(x, y, out=y)
    return lambda frame, x, y: step(x, y, out=frame.pool.numbers())


def added(left: Part, right: Part, add: np.ufunc) -> Part:
    """Return the sum (np.add) or difference (np.subtract) of two numbers."""
    if left.constant is not None and right.constant is not None:
        return constant(left.constant + right.constant if add is np.add else left.constant - right.constant)
    left, right = common(left, right)
    a, b, apply = left.run, right.run, _applied(add, left, right)

    def run(frame: Frame) -> Numbers:
        return apply(frame, a(frame), b(frame))

    def plan(p: Plan) -> Range:
        other = right.plan(p)
        return sum_range(left.plan(p), other if add is np.add else other.negated())

    return Part(run, plan, left.scale, fresh=True)


def multiplied(left: Part, right: Part) -> Part:
    """Return the product of two numbers."""
    if left.constant is not None and right.constant is not None:
        return constant(left.constant * right.constant)
    for factor, other in ((left, right), (right, left)):
        if factor.constant:  # a factor of 0 would leave no scale to undo
            return dataclasses.replace(other, scale=other.scale * factor.constant)
    a, b, apply = left.run, right.run, _applied(np.multiply, left, right)

    def run(frame: Frame) -> Numbers:
        return apply(frame, a(frame), b(frame))

    return Part(run, lambda p: product_range(left.plan(p), right.plan(p)), left.scale * right.scale, fresh=True)


def divided(left: Part, right: Part, place: int) -> Part:
    """Return the quotient of two numbers; dividing by zero gives NaN."""
    if right.constant is not None:
        return divided_by_constant(left, right.constant)
    a, b, apply = left.run, right.run, _applied(np.divide, left, right)

    def run(frame: Frame) -> Numbers:
        x, y = a(frame), b(frame)
        margin = frame.plan.zeros.get(place)
        if margin is not None:
            none = np.less_equal(np.abs(y), margin) if margin else np.equal(y, 0.0)
            if none.any():
                frame.gaps = True
                y = np.where(none, np.nan, y)
        return apply(frame, x, y)

    def plan(p: Plan) -> Range:
        divisor = right.plan(p)
        # A number as it was typed is zero when its float is; a difference need not be.
        margin = 0.0 if right.faithful else divisor.zero_margin()
        if margin is None:
            return NOWHERE
        if divisor.may_be_zero:
            p.zeros[place] = margin
        return quotient_range(left.plan(p), divisor)

    return Part(run, plan, left.scale / right.scale, fresh=True)


def divided_by_constant(left: Part, divisor: Fraction) -> Part:
    """Return the quotient of a number and a constant; dividing by zero gives NaN."""
    if divisor == 0:
        return Part(_nothing, _plan_of_nothing, fresh=True)
    if left.constant is not None:
        return constant(left.constant / divisor)
    return dataclasses.replace(left, scale=left.scale / divisor)


def _plan_of_nothing(p: Plan) -> Range:
    p.zeros[0] = 0.0  # 0 is the place of no division in particular
    return NOTHING


def _nothing(frame: Frame) -> Numbers:
    frame.gaps = True
    return np.full(frame.rows, np.nan)


def picked(left: Part, right: Part, pick: np.ufunc) -> Part:
    """Return the larger (np.maximum) or smaller (np.minimum) of two numbers on the same scale."""
    if left.constant is not None and right.constant is not None:
        return constant((max if pick is np.maximum else min)(left.constant, right.constant))
    a, b, apply = left.run, right.run, _applied(pick, left, right)

    def run(frame: Frame) -> Numbers:
        return apply(frame, a(frame), b(frame))

    faithful = left.faithful and right.faithful
    return Part(run, lambda p: hull(left.plan(p), right.plan(p)), left.scale, fresh=True, faithful=faithful)


def absolute(part: Part) -> Part:
    """Return a number without its sign."""
    if part.constant is not None:
        return constant(abs(part.constant))
    run, plan, fresh = part.run, part.plan, part.fresh

    def sized(frame: Frame) -> Numbers:
        numbers = run(frame)
        return np.abs(numbers, numbers if fresh else frame.pool.numbers())

    return Part(sized, lambda p: plan(p).absolute(), abs(part.scale), fresh=True, faithful=part.faithful)
