"""Conditions on columns: comparisons, 且 and 或 with their short cuts, and the choice between two numbers."""

import operator
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import cast

import numpy as np

from jixiao.engine.formula.columns.arithmetic import common
from jixiao.engine.formula.columns.frames import Bools, Condition, Floats, Frame, Held, Numbers, Part
from jixiao.engine.formula.columns.ranges import Plan, Range, hull

_RELATION: Mapping[str, np.ufunc] = MappingProxyType(
    {
        "=": np.equal,
        "≠": np.not_equal,
        "≥": np.greater_equal,
        "≤": np.less_equal,
        ">": np.greater,
        "<": np.less,
    },
)
_OF_CONSTANTS = MappingProxyType(
    {
        "=": operator.eq,
        "≠": operator.ne,
        "≥": operator.ge,
        "≤": operator.le,
        ">": operator.gt,
        "<": operator.lt,
    },
)
LONG = 1_024  # rows

_TURNED = MappingProxyType({"≥": "≤", "≤": "≥", ">": "<", "<": ">", "=": "=", "≠": "≠"})


def compared(sign: str, left: Part, right: Part, *, place: int) -> Condition:
    """Return the comparison of two numbers; rows where floats cannot tell are marked."""
    if left.constant is not None and right.constant is not None:
        always = _OF_CONSTANTS[sign](left.constant, right.constant)
        return Condition(lambda f: (np.full(f.rows, always), None), lambda _: None)
    left, right = common(left, right)
    a, b = left.run, right.run
    relation = sign if left.scale > 0 else _TURNED[sign]
    surely = left.faithful and right.faithful
    left_fresh, right_fresh = left.fresh, right.fresh

    def run(frame: Frame) -> Held:
        x, y = a(frame), b(frame)
        holds = _holds(frame, x, y, relation, place)
        undefined = np.isnan(x) | np.isnan(y) if frame.gaps else None
        if left_fresh:
            frame.pool.take_back(x)
        if right_fresh:
            frame.pool.take_back(y)
        return (holds, None) if undefined is None else _where_defined(holds, undefined)

    def plan(p: Plan) -> None:
        one, other = left.plan(p), right.plan(p)
        err = 0.0 if surely else one.err + other.err
        p.decide(place, err=err, size=one.size + other.size, den=one.dens.added(other.dens).most if err else 0.0)

    return Condition(run, plan)


def _holds(frame: Frame, x: Numbers, y: Numbers, relation: str, place: int) -> Bools:
    holds = frame.pool.flags()
    margin = frame.plan.settled.get(place)
    if margin == 0.0:
        return _RELATION[relation](x, y, holds)  # type: ignore[no-any-return]  # numpy types its comparisons loosely
    off = np.subtract(x, y, frame.pool.numbers())
    if margin is None:
        frame.mark(np.less_equal(np.abs(off, off), frame.plan.margins[place]))
        _RELATION[relation](x, y, holds)
    elif relation in {"=", "≠"}:  # within the margin the two are the same number
        _RELATION["≤" if relation == "=" else ">"](np.abs(off, off), margin, holds)
    else:
        _RELATION[relation](off, -margin if relation in {"≥", "<"} else margin, holds)
    frame.pool.take_back(off)
    return holds


def joined(tests: Sequence[Condition], join: Callable[[Held, Held], Held]) -> Condition:
    """Return conditions joined one after the other."""

    def run(frame: Frame) -> Held:
        held = tests[0].run(frame)
        for test in tests[1:]:
            held = join(held, test.run(frame))
        return held

    def plan(p: Plan) -> None:
        for test in tests:
            test.plan(p)

    return tests[0] if len(tests) == 1 else Condition(run, plan)


def chained(left: Held, right: Held) -> Held:
    """Return two links of a chain of comparisons: undefined where either is."""
    undefined = _any_of(left[1], right[1])
    return _where_defined(left[0] & right[0], undefined)


def both(left: Held, right: Held) -> Held:
    """Return 且: the right side is asked only where the left one holds."""
    asked = None if right[1] is None else left[0] & right[1]
    return left[0] & right[0], _any_of(left[1], asked)


def either(left: Held, right: Held) -> Held:
    """Return 或: the right side is asked only where the left one does not hold."""
    asked = None if right[1] is None else ~left[0] & right[1]
    return _where_defined(left[0] | right[0], _any_of(left[1], asked))


def denied(held: Held) -> Held:
    """Return 不."""
    return _where_defined(~held[0], held[1])


def _any_of(left: Bools | None, right: Bools | None) -> Bools | None:
    if left is None or right is None:
        return right if left is None else left
    return left | right


def _where_defined(holds: Bools, undefined: Bools | None) -> Held:
    return (holds, None) if undefined is None else (holds & ~undefined, undefined)


def chosen(test: Condition, then: Part, otherwise: Part) -> Part:
    """Return one number where the condition holds, the other where it does not."""
    then, otherwise = common(then, otherwise)
    choose, a, b = test.run, then.run, otherwise.run
    then_fresh, otherwise_fresh = then.fresh, otherwise.fresh

    def run(frame: Frame) -> Numbers:
        holds, undefined = choose(frame)
        x, y = a(frame), b(frame)
        numbers = _selected(frame, holds, x, y)
        if then_fresh:
            frame.pool.take_back(x)
        if otherwise_fresh:
            frame.pool.take_back(y)
        if undefined is not None:
            numbers[undefined] = np.nan
        return numbers

    def plan(p: Plan) -> Range:
        test.plan(p)
        return hull(then.plan(p), otherwise.plan(p))

    return Part(run, plan, then.scale, fresh=True, faithful=then.faithful and otherwise.faithful)


def _selected(frame: Frame, holds: Bools, then: Numbers, otherwise: Numbers) -> Floats:
    """Return ``then`` where it holds, else ``otherwise``.

    On long columns np.where stumbles over every row that differs from the one before it; masks of bits do not.
    """
    if frame.rows < LONG:
        return cast("Floats", np.where(holds, then, otherwise))
    mask, apart = frame.pool.numbers().view(np.int64), frame.pool.numbers().view(np.int64)
    np.negative(holds.view(np.int8), mask)  # all bits set where it holds
    one, other = np.asarray(then, np.float64).view(np.int64), np.asarray(otherwise, np.float64).view(np.int64)
    np.bitwise_xor(one, other, apart)
    np.bitwise_and(apart, mask, apart)
    np.bitwise_xor(apart, other, apart)
    frame.pool.take_back(mask.view(np.float64))
    frame.pool.take_back_flags(holds)
    return apart.view(np.float64)


def chosen_condition(test: Condition, then: Condition, otherwise: Condition) -> Condition:
    """Return one condition where the first holds, the other where it does not."""

    def run(frame: Frame) -> Held:
        holds, undefined = test.run(frame)
        sides = then.run(frame), otherwise.run(frame)
        nowhere = np.zeros(frame.rows, np.bool_)
        gaps = (nowhere if gap is None else gap for _, gap in sides)
        open_question = _any_of(undefined, np.where(holds, *gaps))
        return _where_defined(np.where(holds, sides[0][0], sides[1][0]), open_question)

    def plan(p: Plan) -> None:
        for part in (test, then, otherwise):
            part.plan(p)

    return Condition(run, plan)
