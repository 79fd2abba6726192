"""The dated table of what a result means for mending and for the next budget (``county.toml``)."""

import datetime
import enum
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib import resources
from typing import Any

from jixiao.engine.values import Rule


class Verdict(enum.Enum):
    """What is proposed for the next budget, the mildest first."""

    PRIORITY = "优先保障"
    KEEP = "据实保障"
    CUT = "压减"
    MERGE = "整合"
    CANCEL = "取消"


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One rule: its conditions, of which those that are set must all hold, and what it proposes."""

    rule: Rule
    verdict: Verdict
    cut: Fraction
    cut_most: Fraction
    grades: tuple[str, ...]
    rate_below: Fraction | None
    repeated: int
    unmended: int
    unreported: bool
    unjudged: bool
    overlap_from: Fraction | None
    mark: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Mending:
    """Days for the feedback and for mending, working days of warning, how much of a weight is a problem when lost.

    ``notice_working_days`` is the other span that is seen: 15 个工作日.
    """

    feedback_days: int
    notice_days: int
    notice_working_days: int
    warn_working_days: int
    lost_share: Fraction
    source: str
    doubt: str


@dataclass(frozen=True, slots=True)
class AdviceTable:
    """The whole table with its source; ``escalation`` are working days overdue and the step that is due then."""

    code: str
    title: str
    since: datetime.date
    source: str
    mark: str
    doubt: str
    mending: Mending
    escalation: tuple[tuple[int, str], ...]
    rules: tuple[AdviceRule, ...]

    def steps_after(self, working_days: int) -> tuple[str, ...]:
        """Return the steps that are due after so many working days overdue, the mildest first."""
        return tuple(step for start, step in self.escalation if working_days >= start)

    def step_after(self, working_days: int) -> str:
        """Return the sternest step that is due after so many working days overdue, "" where none is."""
        return next(iter(self.steps_after(working_days)[::-1]), "")


@functools.cache
def advice_table() -> AdviceTable:
    """Return the table that ships."""
    text = resources.files("jixiao.engine.scoring").joinpath("advice/county.toml").read_text("utf-8")
    data = tomllib.loads(text)
    told = data["mending"]
    return AdviceTable(
        code=data["code"],
        title=data["title"],
        since=data["since"],
        source=data["source"],
        mark=data["mark"],
        doubt=data["doubt"],
        mending=Mending(
            feedback_days=told["feedback_days"],
            notice_days=told["notice_days"],
            notice_working_days=told["notice_working_days"],
            warn_working_days=told["warn_working_days"],
            lost_share=Fraction(told["lost_share"]),
            source=told["source"],
            doubt=told["doubt"],
        ),
        escalation=tuple((row["working_days"], row["step"]) for row in data["escalation"]),
        rules=tuple(_rule(row, code=data["code"], since=data["since"]) for row in data["rules"]),
    )


def _rule(row: Mapping[str, Any], *, code: str, since: datetime.date) -> AdviceRule:
    cut = Fraction(row.get("cut", "0"))
    return AdviceRule(
        rule=Rule(code, row["key"], row["title"], row["source"], row.get("since", since)),
        verdict=Verdict(row["verdict"]),
        cut=cut,
        cut_most=Fraction(row.get("cut_most", cut)),
        grades=tuple(row.get("grades", ())),
        rate_below=_share(row.get("rate_below")),
        repeated=row.get("repeated", 0),
        unmended=row.get("unmended", 0),
        unreported=row.get("unreported", False),
        unjudged=row.get("unjudged", False),
        overlap_from=_share(row.get("overlap_from")),
        mark=row.get("mark", ""),
        doubt=row.get("doubt", ""),
    )


def _share(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
