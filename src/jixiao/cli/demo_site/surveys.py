"""The demo's 满意度调查: one of 2024 that the self-evaluation takes its rate from, and one that is under way."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.db import transaction

from jixiao.cli.demo_site.building import Walk, keep_text
from jixiao.cycle.goals.drafting import amend_indicator
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.taking_in import rows_without_faults, try_table, write_batch
from jixiao.records.surveys.answering import Answers, answer_by_code, answer_by_link
from jixiao.records.surveys.counting import NAMES
from jixiao.records.surveys.drafting import draft_survey
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.models import Group, Survey, SurveyState, SurveyWay, Target
from jixiao.records.surveys.opening import close_survey, open_survey
from jixiao.records.surveys.planning import Part, keep_plan, spread
from jixiao.records.surveys.queries import groups_of, questions_of
from jixiao.records.surveys.sheet_table import DOOR
from jixiao.web.importing import DryRun

PROJECT = "K1"  # how the indicators of the first project are numbered
COUNTED_FOR = ("Z23", f"{PROJECT}07")
"""The indicators of the year that ask how satisfied those were who came to the activities."""

PLACES = (("主场", 6200), ("社区", 3900), ("乡村", 4834), ("校园", 2800))
PLANNED, PHONES = 400, 12
LEVELS = (251, 137, 17, 5, 2)  # 388 of 412 satisfied: what the year's record says of its questionnaires
BLANK, REFUSED = 6, 4
STRIDE = 37  # goes through all 412 in an order that looks like people
VILLAGES = (("甲镇", 118, 30, "示例甲镇农技站"), ("乙镇", 86, 22, "示例乙镇农技站"), ("丙乡", 54, 13, "示例丙乡政府"))
RETURNED = (0, 1, 0, 0, 2, 1)
REMARKS = {7: "示例：下乡活动能不能放在赶集日", 58: "示例：展板字再大一些", 203: "示例：希望多办急救培训"}


def hold_surveys(*, walk: Walk, unit_year: UnitYear) -> None:
    """Hold both through the acts; the year's goals are still being drafted then."""
    with transaction.atomic():
        _let_the_rate_count(unit_year, walk.actor(walk.office.clerk))
    with transaction.atomic():
        _of_the_year(walk, unit_year)
    with transaction.atomic():
        _under_way(walk, unit_year)


def address_to_answer() -> str:
    """Return where the survey that is under way is answered, below the address of the site."""
    token = Survey.objects.filter(state=SurveyState.OPEN).order_by("-pk").values_list("token", flat=True)[0]
    return f"survey/{token}/"


def _let_the_rate_count(unit_year: UnitYear, by: Actor) -> None:
    for row in GoalIndicator.objects.filter(sheet__unit_year=unit_year, code__in=COUNTED_FOR):
        amend_indicator(indicator=row, values={"formula": NAMES[Target.ACTIVITY]}, stamp=row.version, by=by)


def _of_the_year(walk: Walk, unit_year: UnitYear) -> None:
    """Draw up, open, collect by codes and on paper, close: each on its day of the year."""
    year = unit_year.year

    def then(month: int, day: int) -> Actor:
        return Actor(walk.office.clerk, datetime.datetime(year, month, day, 10, 0, tzinfo=SHANGHAI), "127.0.0.1")

    first, last = datetime.date(year, 9, 15), datetime.date(year, 12, 10)
    survey = opened_survey(
        unit_year,
        {
            "title": "示例：参加活动群众满意度调查", "target": Target.ACTIVITY, "way": SurveyWay.CODES, "opens": first,
            "closes": last, "population": sum(number for _, number in PLACES),
            "population_source": "示例：活动台账参加人次合计", "contact": "0000-0000000",
            "keep_until": datetime.date(year + 10, 12, 31), "intro": "示例：为改进科普活动，请您用一分钟作答。不记名。",
        },
        [
            Part(name, number, wanted)
            for (name, number), wanted in zip(PLACES, spread(PLANNED, [number for _, number in PLACES]), strict=True)
        ],
        by=then(9, 2),
    )  # fmt: skip
    hall = groups_of(survey)[0]
    for number, one in enumerate(issue_codes(survey=survey, number=PHONES + 8, group=hall, by=then(9, 14))[:PHONES]):
        answers = _answers(survey, number)
        answer_by_code(survey=survey, text=one.code, group=None, answers=answers, on=first)
    _typed_in(unit_year, survey, then(12, 9))
    fresh = Survey.objects.get(pk=survey.pk)
    close_survey(survey=fresh, stamp=fresh.version, by=then(12, 11))
    keep_text(
        unit_year=unit_year, name="示例-满意度问卷样卷和汇总表", text="示例：本材料为演示所设，不是真实问卷。",
        proof_class=ProofClass.STATEMENT, by=walk.actor(walk.office.clerk),
        subjects=[(f"surveys.survey:{survey.pk}", survey.title)],
    )  # fmt: skip


def _under_way(walk: Walk, unit_year: UnitYear) -> None:
    """Open a survey ten days before the demo is built, by a public link, with groups that are behind."""
    now = walk.actor(walk.office.clerk)
    begun = Actor(now.person, now.at - datetime.timedelta(days=10), now.address)
    values = {
        "title": "示例：培训学员回访", "target": Target.TRAINING, "way": SurveyWay.LINK, "opens": begun.on,
        "closes": now.on + datetime.timedelta(days=20), "population": sum(number for _, number, *_ in VILLAGES),
        "population_source": "示例：培训签到表", "contact": "0000-0000000",
    }  # fmt: skip
    parts = [Part(name, number, wanted, None, liaison) for name, number, wanted, liaison in VILLAGES]
    survey = opened_survey(unit_year, values, parts, by=begun)
    overall, groups = questions_of(survey)[0], groups_of(survey)
    for number, level in enumerate(RETURNED):
        answers = Answers({overall.pk: [(0, level)]})
        group = groups[number % 2]
        answer_by_link(survey=survey, device=f"示例手机{number}", group=group, answers=answers, on=now.on)


def opened_survey(unit_year: UnitYear, values: dict[str, Any], parts: list[Part], *, by: Actor) -> Survey:
    """Draw a survey up with its plan and open it."""
    survey = draft_survey(unit_year=unit_year, values=values, by=by)
    keep_plan(survey=survey, parts=parts, stamp=survey.version, by=by)
    fresh = Survey.objects.get(pk=survey.pk)
    return open_survey(survey=fresh, stamp=fresh.version, by=by)


def _typed_in(unit_year: UnitYear, survey: Survey, by: Actor) -> None:
    """Bring the paper sheets in as a table, as an office does that typed them elsewhere."""
    batch = try_table(unit_year=unit_year, door=DOOR, file_name="示例-纸质问卷.xlsx", content=_table(survey), by=by)
    write_batch(batch=batch, door=DOOR, rows=rows_without_faults(DryRun.from_json(batch.dry_run)), by=by)


def _table(survey: Survey) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        heads = ("调查编号", "卷号", "收卷方式", "分组", "拒访", "第1题", "第2题", "第3题", "第4题", "第5题")
        for number, row in enumerate([heads, *_rows(survey)]):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def _rows(survey: Survey) -> Iterator[tuple[str, ...]]:
    names = [name for name, wanted in _wanted(groups_of(survey)) for _ in range(wanted)]
    whole = sum(LEVELS)
    for number in range(PHONES, whole + BLANK):
        answers = _typed(number) if number < whole else ("", "", "", "", "")
        yield (survey.code, f"Z{number - PHONES + 1:03}", "纸质", names[number % len(names)], "", *answers)
    for number in range(REFUSED):
        yield (survey.code, f"J{number + 1}", "电话", names[-1 - number], "是", "", "", "", "", "")


def _wanted(groups: list[Group]) -> list[tuple[str, int]]:
    return [(one.name, one.wanted) for one in groups]


def _level(number: int) -> int:
    """Return how satisfied the person of that number was."""
    place = number * STRIDE % sum(LEVELS)
    return next(level for level in range(len(LEVELS)) if place < sum(LEVELS[: level + 1]))


def _lines(number: int) -> list[int]:
    """Return the answers to the four lines of the matrix: near the overall one."""
    return [min(4, max(0, _level(number) + (number // (3 + row)) % 3 - 1)) for row in range(4)]


def _several(number: int) -> list[int]:
    return sorted({number % 6, number // 6 % 6})


def _answers(survey: Survey, number: int) -> Answers:
    overall, matrix, multi, single, _ = questions_of(survey)
    return Answers(
        {
            overall.pk: [(0, _level(number))], matrix.pk: list(enumerate(_lines(number))),
            multi.pk: [(0, one) for one in _several(number)], single.pk: [(0, 1 + number % 4)],
        },
        {},
    )  # fmt: skip


def _typed(number: int) -> tuple[str, ...]:
    """Return the cells of a sheet: numbers of options, from one."""
    lines = " ".join(str(one + 1) for one in _lines(number))
    several = " ".join(str(one + 1) for one in _several(number))
    return (str(_level(number) + 1), lines, several, str(2 + number % 4), REMARKS.get(number, ""))
