"""C431: an amount or the number of posts or people in the text is not that of the unit's own record of the year."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_records import own_yearbook
from jixiao.engine.lint.rules.consistency.stated_figures import TITLES, people_said, stated, the_one
from jixiao.engine.values import Money

if TYPE_CHECKING:
    from jixiao.engine.yearbook import Yearbook

_FIELDS = {"编制数": "establishment", "在职人员数": "staff"}
_EXACT = Fraction(0)  # the yearbook is exact to the 分


@rule("C431")
def check(paper: Paper) -> Iterator[Finding]:
    """正文的金额、人数与单位年度数据不同。

    检查什么：给了本单位本年度的数据（年度数据表）时，正文写的收支预算数、决算数、基本支出、项目支出、三公经费等，与数据表里同一科目
    同一栏的数是否相同；编制数、在职人数与“单位概况”是否相同。位数不同造成的不算，人数有几个而有一个相同的不算。
    为什么：年度数据来自预算批复和决算，报告应当与之一致。
    反例：
        青山县水利局2023年度部门整体绩效自评报告
        2023年度支出年初预算数为300万元，决算数为281.11万元。
        ——年度数据——
        [profile]
        name = "青山县水利局"
        year = 2023
        [[budget]]
        item = "支出合计"
        initial = "300"
        executed = "281.71"
    正例：
        青山县水利局2023年度部门整体绩效自评报告
        2023年度支出年初预算数为300万元，决算数为281.7万元。
        ——年度数据——
        [profile]
        name = "青山县水利局"
        year = 2023
        [[budget]]
        item = "支出合计"
        initial = "300"
        executed = "281.71"
    依据：财预〔2016〕143号：公开的金额与批复的预决算一致。
    """
    yearbook = own_yearbook(paper)
    if yearbook is None:
        return
    yield from _people(paper, yearbook)
    for (item, column), told in stated(paper).items():
        recorded = _recorded(yearbook, item, column) if column else None
        if recorded is None or the_one(told) is None:
            continue
        for said in told:
            if not said.agrees_with(recorded.amount("元") * 100, step=_EXACT):
                origin = _origin(yearbook, f"budget.{item}.{column}")
                right = f"{recorded.text('万元')}万元（{origin}）"
                yield paper.finding(
                    "C431",
                    said.start,
                    said.end,
                    cause=f"{item}的{TITLES[column]}这里是 {said.quote}，年度数据里是 {right}",
                    cure="对照预算批复、决算报表核对，改掉写错的一处",
                )


def _people(paper: Paper, yearbook: "Yearbook") -> Iterator[Finding]:
    told = tuple(people_said(paper))
    for name, field in _FIELDS.items():
        recorded = getattr(yearbook.profile, field)
        said = [one for one in told if one.key[0] == name]
        if not said or not isinstance(recorded, int) or any(one.number == recorded for one in said):
            continue
        origin = _origin(yearbook, f"profile.{field}")
        yield paper.finding(
            "C431",
            said[0].start,
            said[0].end,
            cause=f"{name}这里是 {said[0].quote}，年度数据里是 {recorded} 人（{origin}）",
            cure="核对年末数，改掉写错的一处",
        )


def _origin(yearbook: "Yearbook", path: str) -> str:
    from jixiao.engine.yearbook import source_at  # noqa: PLC0415 - it is at hand where there is a yearbook

    return source_at(yearbook, path).place


def _recorded(yearbook: "Yearbook", item: str, column: str) -> Money | None:
    from jixiao.engine.yearbook.budgeting import amount_of, full_year_of  # noqa: PLC0415 - as above

    found = full_year_of(yearbook, item) if column == "adjusted" else amount_of(yearbook, item, column)
    return found if isinstance(found, Money) else None
