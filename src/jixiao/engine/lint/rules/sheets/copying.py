"""Whether what is said of a goal's completion is the goal itself."""

import re
from typing import TYPE_CHECKING

from jixiao.engine.lint.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.engine.lint.score_tables import Goal

_SIGNS = re.compile(r"[\s，,。.；;：:、（）()“”\"]+")
_DONE = re.compile(r"已经|已|了|全部|进一步|完成|圆满|有效|顺利|均|基本|积极|共")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SHORTEST = 12
_LIKE = 92


def copied_goals(paper: Paper) -> "Iterator[Goal]":
    """Yield goals whose completion repeats them word for word."""
    for table in paper.score_tables:
        for goal in table.goals:
            expected = _SIGNS.sub("", goal.expected.text)
            if len(expected) >= _SHORTEST and expected == _SIGNS.sub("", goal.achieved.text):
                yield goal


def nearly_copied_goals(paper: Paper) -> "Iterator[Goal]":
    """Yield goals whose completion repeats them with 了, 已 and the like put in, and without a figure of its own."""
    if not paper.score_tables:
        return
    from rapidfuzz import fuzz  # noqa: PLC0415 - only papers with score tables need it

    for table in paper.score_tables:
        for goal in table.goals:
            expected, achieved = _SIGNS.sub("", goal.expected.text), _SIGNS.sub("", goal.achieved.text)
            if len(expected) < _SHORTEST or expected == achieved:
                continue
            if set(_DIGITS.findall(achieved)) - set(_DIGITS.findall(expected)):
                continue
            plain = _DONE.sub("", achieved)
            if fuzz.ratio(_DONE.sub("", expected), plain, score_cutoff=_LIKE):
                yield goal
