"""Columns and filters of the county desk: the stages with what is late, the lights, the problems, score and grade."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django.db.models import Case, IntegerField, Q, When
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jixiao.cycle.monitoring.models import Colour
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.models import HandoverKind, HandoverState
from jixiao.orgs.seat import Desk
from jixiao.orgs.waiting import work_address
from jixiao.reports.county.publishing import PUBLIC
from jixiao.reports.county.standing import (
    AT_THE_BUREAU,
    HANDED_IN,
    JUDGED,
    NOT_ASKED,
    NOT_BEGUN,
    STAGES,
    Late,
    lights_of,
    overdue_stages,
    problems_in,
)
from jixiao.web.marks import chip_mark, light_mark
from jixiao.web.table import Choice, Column, Contains, Filter

WORDS = {**dict(HandoverState.choices), NOT_BEGUN: "未开始", NOT_ASKED: "未布置", PUBLIC: "已公开"}
GRADES = tuple((word, word) for word in ("优", "良", "中", "差"))
COLOURS = (("red", Colour.RED), ("amber", Colour.YELLOW), ("green", Colour.GREEN), ("blue", Colour.BLUE))
SHORT = {"red": "红", "amber": "黄", "green": "绿", "blue": "蓝"}
ALL = "all"


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A cell that is drawn on the page and said in words in the workbook."""

    words: str
    drawn: SafeString

    def __html__(self) -> SafeString:
        """Return how the page draws it."""
        return self.drawn

    def __str__(self) -> str:
        """Return it in words."""
        return self.words


@dataclasses.dataclass(frozen=True, slots=True)
class Around:
    """What is known of all rows beside the rows themselves."""

    today: datetime.date
    late: Late
    lights: Mapping[int, Mapping[str, int]]
    problems: Mapping[int, tuple[int, int]]
    public: frozenset[int]

    @classmethod
    def of(cls, rows: Iterable[Any], *, today: datetime.date) -> "Around":
        """Return it, in six statements, of rows that say what is public."""
        listed = list(rows)
        late = overdue_stages(listed, on=today)
        public = frozenset(row.pk for row in listed if row.state_disclosure == PUBLIC)
        return cls(today, late, lights_of(listed), problems_in(listed, on=today), public)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Among(Filter):
    """A choice of conditions, each with its key and its words."""

    template: ClassVar[str] = "web/filters/choice.html"
    conditions: tuple[tuple[str, str, Q], ...]

    def condition(self, query: QueryDict) -> Q:
        """Return the condition that was chosen."""
        (text,) = self.texts(query)
        return next((condition for key, _, condition in self.conditions if key == text), Q())

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return keys and words."""
        return tuple((key, words) for key, words, _ in self.conditions)


def columns_of(desk: Desk, around: Around, *, ticked: str) -> tuple[Column, ...]:
    """Return the columns; ``ticked`` is ALL where every box shall be ticked."""
    return (
        Column("unit", "单位", sort_by="unit__name", link=_home(desk), value=lambda row: row.unit.name, width="w-m"),
        Column("pick", "选", value=lambda row: _box(row, ticked)),
        *(_stage(kind, desk, around) for kind in STAGES),
        Column("lights", "预警", sort_by="reds", link=_place(desk, HandoverKind.MONITORING), value=_lights(around)),
        Column("problems", "问题", sort_by="unsettled", link=_problems_page(desk), value=_problems(around)),
        figure("total", "自评得分", "points"),
        figure("agreed_total", "认定得分", "points"),
        Column("apart", "相差", kind="points", sort_by="apart", value=_apart),
        figure("agreed_grade", "等级", "text"),
        Column("must_fix", "必须改", kind="number", unit="处", sort_by="must_fix", value=_must_fix),
        Column("sector", "行业", sort_by="unit__sector_of_county__sector", value=sector_of, default_shown=False),
    )


def filters_of(around: Around, *, sectors: Iterable[str]) -> tuple[Filter, ...]:
    """Return the filters; all of them stand in the address."""
    late = list(around.late)
    at_the_bureau = [(kind.value, kind.label, _at_the_bureau(kind)) for kind in JUDGED]
    return (
        Contains("unit", "单位", fields=("unit__name", "unit__code", "unit__initials")),
        Among("wait", "等财政审核", conditions=tuple(at_the_bureau)),
        *(Among(f"at_{kind.value}", kind.label, conditions=_states(kind, around)) for kind in STAGES),
        Among("late", "逾期", conditions=(("yes", "有", Q(pk__in=late)), ("no", "没有", ~Q(pk__in=late)))),
        Among("light", "预警", conditions=(("red", "有红灯", Q(reds__gt=0)), ("amber", "有黄灯", Q(yellows__gt=0)))),
        Among("open", "问题", conditions=(("yes", "有未销号", Q(unsettled__gt=0)), ("no", "没有", Q(unsettled=0)))),
        Choice("grade", "等级", field="evaluation__agreed_grade", choices=GRADES),
        Choice("sector", "行业", field="unit__sector_of_county__sector", choices=tuple((one, one) for one in sectors)),
    )


def needs_work(around: Around) -> Case:
    """Return how rows are ordered where nobody asks: what waits for the bureau, what is late, the rest."""
    waits = Q()
    for kind in JUDGED:
        waits |= _at_the_bureau(kind)
    return Case(When(waits, then=0), When(pk__in=list(around.late), then=1), default=2, output_field=IntegerField())


def _at_the_bureau(kind: HandoverKind) -> Q:
    return Q(**{f"state_{kind.value}": HandoverState.SENT, f"stage_{kind.value}": AT_THE_BUREAU})


def _states(kind: HandoverKind, around: Around) -> tuple[tuple[str, str, Q], ...]:
    found = [(key, word, Q(**{f"state_{kind.value}": key})) for key, word in WORDS.items() if key != PUBLIC]
    if kind != HandoverKind.MONITORING:
        found = [one for one in found if one[0] != NOT_ASKED]
    if kind == HandoverKind.DISCLOSURE:
        found.append((PUBLIC, WORDS[PUBLIC], Q(pk__in=list(around.public))))
    return tuple(found)


def figure(name: str, title: str, kind: str) -> Column:
    """Return a column of the evaluation; what was not scored yet does not apply."""

    def value(row: Any) -> Any:  # noqa: ANN401 - an annotated row
        found = getattr(getattr(row, "evaluation", None), name, None)
        return NOT_APPLICABLE if found in {None, ""} else found

    return Column(name, title, kind=kind, sort_by=f"evaluation__{name}", value=value)


def sector_of(row: Any) -> Any:  # noqa: ANN401 - an annotated row
    """Return the sector of a row's unit, 未填 where nobody put it into one."""
    found = getattr(row.unit, "sector_of_county", None)
    return found.sector if found else None


def _stage(kind: HandoverKind, desk: Desk, around: Around) -> Column:
    def value(row: Any) -> Told:  # noqa: ANN401 - an annotated row
        is_public = kind == HandoverKind.DISCLOSURE and row.pk in around.public
        state = PUBLIC if is_public else getattr(row, f"state_{kind.value}")
        last = next((day for late, day in around.late.get(row.pk, ()) if late == kind), None)
        word = WORDS[state]
        if state == HandoverState.SENT and kind in JUDGED and getattr(row, f"stage_{kind.value}") == AT_THE_BUREAU:
            word = "等财政审核"
        if last is None:
            return Told(word, chip_mark(state, word))
        days = f"{kind.label}逾期 {(around.today - last).days} 天"
        late = format_html('<span class="cell-error">{}</span>', days.removeprefix(kind.label))
        return Told(f"{word}，{days}", format_html("{}{}", chip_mark(state, word), late))

    name = kind.value
    return Column(f"state_{name}", kind.label, sort_by=f"rank_{name}", value=value, link=_place(desk, kind))


def _place(desk: Desk, kind: HandoverKind) -> Callable[[Any], str]:
    def address(row: Any) -> str:  # noqa: ANN401 - an annotated row
        subject = str(row.watch_round) if kind == HandoverKind.MONITORING and row.watch_round else ""
        return work_address(kind, code=row.unit.code, year=desk.year, subject=subject)

    return address


def _home(desk: Desk) -> Callable[[Any], str]:
    return lambda row: reverse("orgs:workbench", kwargs={"unit": row.unit.code, "year": desk.year})


def _problems_page(desk: Desk) -> Callable[[Any], str]:
    return lambda row: reverse("followup:problems", kwargs={"unit": row.unit.code, "year": desk.year})


def _lights(around: Around) -> Callable[[Any], Any]:
    def value(row: Any) -> Any:  # noqa: ANN401 - an annotated row
        lit = around.lights.get(row.watch, {})
        told = [(css, lit[colour]) for css, colour in COLOURS if lit.get(colour)]
        if not told:
            return NOT_APPLICABLE
        drawn = format_html_join(" ", "{}", ((light_mark(css, str(number)),) for css, number in told))
        return Told("，".join(f"{SHORT[css]} {number}" for css, number in told), drawn)

    return value


def _problems(around: Around) -> Callable[[Any], Any]:
    def value(row: Any) -> Any:  # noqa: ANN401 - an annotated row
        number, late = around.problems.get(row.pk, (0, 0))
        if not number:
            return NOT_APPLICABLE
        if not late:
            return Told(f"{number} 个", format_html("{} 个", number))
        mark = format_html('{} 个<span class="cell-error">逾期 {}</span>', number, late)
        return Told(f"{number} 个，逾期 {late} 个", mark)

    return value


def _apart(row: Any) -> Any:  # noqa: ANN401 - an annotated row
    evaluation = getattr(row, "evaluation", None)
    if evaluation is None or evaluation.agreed_total is None or evaluation.total is None:
        return NOT_APPLICABLE
    return evaluation.agreed_total.value - evaluation.total.value


def _must_fix(row: Any) -> Any:  # noqa: ANN401 - an annotated row
    return NOT_APPLICABLE if row.must_fix is None else row.must_fix


def _box(row: Any, ticked: str) -> SafeString:  # noqa: ANN401 - an annotated row
    checked = SafeString(" checked") if ticked == ALL else SafeString()
    mark = '<label class="pick"><input type="checkbox" form="bulk" name="pick" value="{}"{}>{}</label>'
    return format_html(
        mark, row.pk, checked, format_html('<span class="visually-hidden">选择 {}</span>', row.unit.name)
    )


def handed_in(rows: Iterable[Any], kind: HandoverKind) -> tuple[int, int]:
    """Return how many handed a stage in, and of how many that are asked for it."""
    states = [getattr(row, f"state_{kind.value}") for row in rows]
    asked = [state for state in states if state != NOT_ASKED]
    return sum(state in HANDED_IN for state in asked), len(asked)
