"""Everything that is wrong with a contest, all at once, before schools are told of it."""

import datetime
import itertools
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding, Place, worst_first
from jixiao.records.contests.contests.form_fields import file_rules_of
from jixiao.records.contests.contests.grouping import ALL_POINTS
from jixiao.records.contests.contests.queries import awards_of, criteria_of, groups_of
from jixiao.records.contests.models import AwardShare, Contest, Criterion, Entrants, FileKind, Group, School

MOST_TOLD = 3
SHORTEST_NOTICE = 5


def faults_of(contest: Contest, *, on: datetime.date) -> tuple[Finding, ...]:
    """Return the findings about a contest, 必须改 first; ``on`` is the day it would be opened. Four statements."""
    groups = groups_of(contest)
    found = [
        *_days(contest, on),
        *_texts(contest, groups),
        *_groups(groups, criteria_of(contest), awards_of(contest)),
        *_schools(contest),
    ]
    return worst_first(found)


def _days(contest: Contest, on: datetime.date) -> Iterator[Finding]:
    first, last = contest.entry_from, contest.entry_to
    if first is None or last is None:
        yield _finding("A101", "entry_from", "报名日期", "报名开始或截止日期没有填", "填两个日期")
        return
    if last < on:
        yield _finding("A102", "entry_to", "报名截止日期", f"{last} 已经过去", "改报名截止日期")
    year = contest.unit_year.year
    if year not in {first.year, last.year}:
        yield _finding("A103", "entry_from", "报名日期", f"{first} 至 {last} 不在 {year} 年度", "登记到它所在的年度")
    steps = [
        (name, day)
        for name, day in (
            ("报名截止", last), ("资格审查截止", contest.qualify_to), ("评审截止", contest.judge_to),
            ("公示截止", contest.notice_to),
        )
        if day is not None
    ]  # fmt: skip
    for (before, day), (after, later) in itertools.pairwise(steps):
        if later < day:
            yield _finding("A104", "judge_to", "日期次序", f"{after}（{later}）早于{before}（{day}）", "核对日期")
    if contest.judge_from is None or contest.judge_to is None:
        yield _finding("A105", "judge_from", "评审日期", "评审日期没有填", "定下来再填；发布以后也能补")
    yield from _kept(contest, steps)
    if contest.notice_from and contest.notice_to:
        days = (contest.notice_to - contest.notice_from).days + 1
        if days < SHORTEST_NOTICE:
            cause = f"公示只有 {days} 天"
            yield _finding("A106", "notice_to", "公示日期", cause, f"公示一般不少于 {SHORTEST_NOTICE} 天")


def _kept(contest: Contest, steps: Sequence[tuple[str, datetime.date]]) -> Iterator[Finding]:
    if contest.kept_until is None:
        cause = "没有定个人信息保存到哪一天"
        yield _finding("A118", "kept_until", "个人信息保存至", cause, "定一天；到期自动删除")
        return
    word, last = steps[-1]
    if contest.kept_until <= last:
        cause = f"{contest.kept_until} 早于{word}（{last}）"
        yield _finding("A119", "kept_until", "个人信息保存至", cause, "改到公示、发证都办完以后")


def _texts(contest: Contest, groups: Sequence[Group]) -> Iterator[Finding]:
    if not contest.contact:
        yield _finding("A107", "contact", "咨询电话", "没有咨询电话，学校无处询问", "填单位电话")
    if not contest.consent and any(one.entrants == Entrants.PUPILS for one in groups):
        cause = "学生参赛要处理未成年人的个人信息，却没有给监护人的告知"
        yield _finding("A108", "consent", "监护人告知", cause, "写明处理者、目的、种类、保存和权利")
    if not contest.promise:
        yield _finding("A109", "promise", "诚信承诺", "没有写作者承诺什么", "写明三自三性和不抄袭")
    if not contest.basis:
        yield _finding("A110", "basis", "赛事依据", "没有写依据哪个通知或规则", "填文件名和文号")


def _groups(
    groups: Sequence[Group], criteria: dict[int, list[Criterion]], awards: dict[int, list[AwardShare]]
) -> Iterator[Finding]:
    if not groups:
        yield _finding("A111", "groups", "参赛组别", "一个组别也没有", "加组别，或换成自带组别的赛事类别")
    for one in groups:
        total = sum(line.most for line in criteria.get(one.pk, []))
        if total != ALL_POINTS:
            cause = f"「{one.name}」评分项合计 {total} 分"
            yield _finding("A112", f"scale{one.pk}", "评分表", cause, "改到正好 100 分")
        if not awards.get(one.pk):
            yield _finding("A113", f"scale{one.pk}", "奖项", f"「{one.name}」没有设奖项", "写奖项和比例；不评奖的照办")
        if one.entrants == Entrants.PUPILS and one.grade_from is None:
            yield _finding("A114", f"group{one.pk}", "年级", f"「{one.name}」没有限定年级", "填最低、最高年级")
        if not any(rule.kind != FileKind.SEALED for rule in file_rules_of(one)):
            yield _finding("A115", f"group{one.pk}", "申报文件", f"「{one.name}」不要求任何文件", "写要交哪些文件")
    doubted = [one.name for one in groups if one.doubts]
    if doubted:
        named = "、".join(doubted[:MOST_TOLD])
        cause = f"{len(doubted)} 个组别有待核实的规则：{named}{'等' if len(doubted) > MOST_TOLD else ''}"
        yield _finding("A116", "groups", "待核实", cause, "对照当年通知核对，核对过的把「待核实」清空")


def _schools(contest: Contest) -> Iterator[Finding]:
    if not School.objects.filter(unit=contest.unit_year.unit_id, is_active=True).exists():
        yield _finding("A117", "schools", "学校名册", "学校名册是空的，没有人能报名", "登记学校，或用表格导入")


def _finding(code: str, path: str, where: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where, path=path), cause, cure)
