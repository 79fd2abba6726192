"""D314: the budget or the final accounts were disclosed later than 20 days after they were approved."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Day
from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import first_date

_APPROVED = re.compile(r"批复|批准|下达批复")
_DISCLOSED = re.compile(r"公开|公示|公布|发布")
_ENDS = re.compile(r"[，,。；;\n]")
_WHAT = re.compile(r"预算|决算")
_OTHER = re.compile(r"自评|绩效|结果|招标|中标|名单|公告|调整")
_CLAUSE = 40
_ALLOWED = 20


@rule("D314")
def check(paper: Paper) -> Iterator[Finding]:
    """预算、决算在批复二十天以后才公开。

    检查什么：同一段里写了部门预算（决算）哪天批复、哪天公开的，公开日减批复日是否超过20天。
    为什么：预算法要求在批复后二十日内公开；报告里自己写出的两个日期就证明超期了。
    反例：县财政局于2023年2月10日批复我局部门预算，我局于2023年3月20日在政府网站公开。
    正例：县财政局于2023年2月10日批复我局部门预算，我局于2023年2月24日在政府网站公开。
    正例：2023年2月10日批复部门预算，2023年9月20日公开部门决算。
    依据：《预算法》第十四条：经批复的部门预算、决算应当在批复后二十日内由各部门向社会公开。
    """
    days = [day for day in paper.facts.dates if day.day is not None]
    held: list[Day] = []
    at = 0
    for passage in paper.paragraphs:
        held = []
        while at < len(days) and days[at].start < passage.end:
            if days[at].start >= passage.start:
                held.append(days[at])
            at += 1
        if len(held) > 1:
            yield from _too_late(paper, passage, held)


def _too_late(paper: Paper, passage: Passage, days: list[Day]) -> Iterator[Finding]:
    approved: tuple[Day, str] | None = None
    for day in days:
        clause = _clause(paper, passage, day)
        what = "".join(_WHAT.findall(clause))
        if _APPROVED.search(clause) and not _DISCLOSED.search(clause):
            approved = (day, what)
            continue
        if (
            approved is None
            or not _DISCLOSED.search(clause)
            or _OTHER.search(clause)
            or approved[1] != (what or approved[1])
        ):
            continue
        begins = first_date(approved[0], year=day.year)
        ends = first_date(day, year=approved[0].year)
        late = (ends - begins).days if begins is not None and ends is not None else 0
        if late > _ALLOWED and _WHAT.search(clause + approved[1]):
            cause = f"从批复的{approved[0].quote}到公开的{day.quote}过了 {late} 天，超过 {_ALLOWED} 天"
            cure = "核对两个日期；确实超期的如实写原因，今后在批复后二十日内公开"
            yield paper.finding("D314", day.start, day.end, cause=cause, cure=cure)


def _clause(paper: Paper, passage: Passage, day: Day) -> str:
    """Return the clause that the date stands in, with the words before it that belong to it."""
    before = _ENDS.split(paper.text[max(day.start - _CLAUSE, passage.start) : day.start])[-1]
    after = _ENDS.split(paper.text[day.end : min(day.end + _CLAUSE, passage.end)].lstrip("，,"))[0]
    return before + after
