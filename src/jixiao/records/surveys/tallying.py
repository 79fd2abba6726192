"""What came of a survey: counted with three statements however many answers there are, or read as it was frozen."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count

from jixiao.records.surveys.models import (
    Group,
    Invalid,
    Mark,
    Question,
    QuestionKind,
    Response,
    ResponseWay,
    Survey,
    SurveyState,
)
from jixiao.records.surveys.queries import groups_of, questions_of
from jixiao.records.surveys.rating import SATISFIED, Interval, fewest_wanted, rate, shown, wilson


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """The answers to one question, or to one row of a 矩阵: a number for each option, and how many answered."""

    name: str
    counts: tuple[int, ...]
    base: int


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers."""

    number: int
    kind: str
    text: str
    options: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A group with how far it is, and how satisfied."""

    name: str
    population: int | None
    wanted: int
    quota: int | None
    valid: int
    satisfied: int

    @property
    def rate(self) -> Fraction | None:
        """Return the rate of the group in per cent."""
        return rate(self.satisfied, self.valid)

    @property
    def interval(self) -> Interval | None:
        """Return how sure that is: a group is small."""
        return wilson(self.satisfied, self.valid)


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """All figures of a survey. 有效问卷 = 收回 − 空白卷 − 总体满意度题未作答; a refusal is no sheet."""

    valid: int
    satisfied: int
    empty: int
    unrated: int
    refused: int
    levels: tuple[int, ...]
    ways: Mapping[str, int]
    parts: tuple[Part, ...]
    questions: tuple[Asked, ...]
    population: int | None

    @property
    def invalid(self) -> int:
        """Return how many sheets came back and do not count."""
        return self.empty + self.unrated

    @property
    def returned(self) -> int:
        """Return how many sheets came back."""
        return self.valid + self.invalid

    @property
    def rate(self) -> Fraction | None:
        """Return the rate in per cent, exactly."""
        return rate(self.satisfied, self.valid)

    @property
    def rate_words(self) -> str:
        """Return the rate as printed, with its sign."""
        return "未填" if self.rate is None else f"{shown(self.rate)}%"

    @property
    def interval(self) -> Interval | None:
        """Return the interval of the rate at 95 %."""
        return wilson(self.satisfied, self.valid)

    @property
    def valid_share(self) -> Decimal | None:
        """Return 有效问卷 ÷ 收回问卷 in per cent."""
        return shown(Fraction(100 * self.valid, self.returned)) if self.returned else None

    @property
    def refused_share(self) -> Decimal | None:
        """Return 拒访 ÷ (收回 + 拒访) in per cent."""
        asked = self.returned + self.refused
        return shown(Fraction(100 * self.refused, asked)) if asked else None

    @property
    def fewest(self) -> int:
        """Return the smallest sample that the library asks for."""
        return fewest_wanted(self.population)

    @property
    def is_small(self) -> bool:
        """Return whether the sample is smaller than that."""
        return self.valid < self.fewest


def tally(survey: Survey) -> Tally:
    """Return the figures as they stand now, straight from the answers."""
    questions, groups = questions_of(survey), groups_of(survey)
    rows = Response.objects.filter(survey=survey).values_list("invalid", "rated", "way", "group")
    sheets = list(rows.annotate(number=Count("*")).order_by())
    good = [one for one in sheets if one[0] == Invalid.NONE]
    by_state = _summed((one[0], one[4]) for one in sheets)
    levels = _summed((one[1], one[4]) for one in good)
    overall = next((one for one in questions if one.is_rate), None)
    marks = Mark.objects.filter(question__in=questions).values_list("question", "row", "option")
    chosen = {(one[0], one[1], one[2]): one[3] for one in marks.annotate(number=Count("*")).order_by()}
    valid = by_state[Invalid.NONE]
    return Tally(
        valid=valid,
        satisfied=sum(levels[level] for level in range(SATISFIED)),
        empty=by_state[Invalid.EMPTY],
        unrated=by_state[Invalid.UNRATED],
        refused=by_state[Invalid.REFUSED],
        levels=tuple(levels[place] for place in range(len(overall.options) if overall else 0)),
        ways={
            way.label: number
            for way in ResponseWay
            if (number := sum(one[4] for one in sheets if one[2] == way and one[0] != Invalid.REFUSED))
        },
        parts=tuple(_part(group, good) for group in groups),
        questions=tuple(_asked(one, chosen, valid) for one in questions if one.kind != QuestionKind.TEXT),
        population=survey.population,
    )


def tally_of(survey: Survey) -> Tally:
    """Return the frozen figures of a survey that is over, those of now of any other."""
    if survey.state == SurveyState.CLOSED:
        return tally_from(survey.result.figures)
    return tally(survey)


def figures_of(found: Tally) -> dict[str, Any]:
    """Return a tally as it is frozen."""
    return dataclasses.asdict(found)


def tally_from(figures: Mapping[str, Any]) -> Tally:
    """Return a frozen tally."""
    given = dict(figures)
    given["levels"] = tuple(given["levels"])
    given["parts"] = tuple(Part(**one) for one in given["parts"])
    given["questions"] = tuple(
        Asked(
            one["number"], one["kind"], one["text"], tuple(one["options"]),
            tuple(Line(line["name"], tuple(line["counts"]), line["base"]) for line in one["lines"]),
        )
        for one in given["questions"]
    )  # fmt: skip
    return Tally(**given)


def _summed(pairs: Any) -> Counter[Any]:  # noqa: ANN401 - states and levels alike
    found: Counter[Any] = Counter()
    for key, number in pairs:
        found[key] += number
    return found


def _part(group: Group, good: Sequence[Any]) -> Part:
    mine = [one for one in good if one[3] == group.pk]
    valid = sum(one[4] for one in mine)
    satisfied = sum(one[4] for one in mine if one[1] < SATISFIED)
    return Part(group.name, group.population, group.wanted, group.quota, valid, satisfied)


def _asked(one: Question, chosen: Mapping[tuple[int, int, int], int], valid: int) -> Asked:
    names = one.rows or [""]
    lines = []
    for row, name in enumerate(names):
        counts = tuple(chosen.get((one.pk, row, option), 0) for option in range(len(one.options)))
        lines.append(Line(name, counts, valid if one.kind == QuestionKind.MULTI else sum(counts)))
    return Asked(one.position, one.kind, one.text, tuple(one.options), tuple(lines))
