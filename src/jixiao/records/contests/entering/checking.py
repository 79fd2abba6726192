"""Everything that does not fit about a work, all at once, told while it is written and before it is handed in."""

import datetime
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding, Place, worst_first
from jixiao.records.contests.contests.form_fields import fields_of, file_rules_of
from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.entering.people import age_day, age_on, claims_of
from jixiao.records.contests.entering.queries import authors_of, files_of, may_still_change, tutors_of
from jixiao.records.contests.models import (
    HOLDING,
    Author,
    Entrants,
    Entry,
    EntryFile,
    EntryState,
    FileKind,
    Group,
    OneEach,
    Quota,
    School,
    Stage,
    Tutor,
)
from jixiao.records.contests.seals import unseal

SHORT_ABSTRACT = 50
_LAST_PRIMARY = 6
_STAGES = {
    Stage.PRIMARY: (1, 6),
    Stage.JUNIOR: (7, 9),
    Stage.NINE_YEAR: (1, 9),
    Stage.SENIOR: (10, 12),
    Stage.VOCATIONAL: (10, 12),
    Stage.WHOLE: (7, 12),
}


def faults_of(entry: Entry, *, on: datetime.date) -> tuple[Finding, ...]:
    """Return the findings about a work, 必须改 first. A constant number of statements."""
    authors, tutors, files = authors_of(entry), tutors_of(entry), files_of(entry)
    found = [
        *_window(entry, on),
        *_words(entry, files),
        *_team(entry.group, authors, tutors),
        *_each_author(entry, authors),
        *_others(entry, authors),
        *_time(entry),
        *_files(entry, files),
        *_school(entry),
    ]
    return worst_first(found)


def _window(entry: Entry, on: datetime.date) -> Iterator[Finding]:
    contest = entry.contest
    if entry.state in {EntryState.DRAFT, EntryState.RETURNED} and not may_still_change(contest, entry, on=on):
        cause = f"报名时间是 {contest.entry_from} 至 {contest.entry_to}"
        yield _finding("A220", "", "报名时间", cause, "在报名时间里报送；确有原因的联系主办单位")
    if entry.state in {EntryState.DRAFT, EntryState.WITHDRAWN}:
        quota = Quota.objects.filter(group=entry.group_id, school=entry.school_id).first()
        most, taken = (quota.most, quota.taken) if quota else (entry.group.default_places, 0)
        if most is not None and taken >= most:
            cause = f"{entry.group.name}给本校 {most} 个名额，已经报送 {taken} 件"
            yield _finding("A219", "", "名额", cause, "撤回一件，或向主办单位申请增加名额")


def _words(entry: Entry, files: Sequence[EntryFile]) -> Iterator[Finding]:
    abstract = "".join(entry.abstract.split())
    if not abstract:
        yield _finding("A217", "abstract", "作品简介", "没有填", "写清做了什么、怎么做的、有什么用")
    elif len(abstract) < SHORT_ABSTRACT:
        yield _finding("A218", "abstract", "作品简介", f"只有 {len(abstract)} 字", f"写到 {SHORT_ABSTRACT} 字以上")
    for one in fields_of(entry.group):
        value = entry.answers.get(one.key)
        if one.required and value in {None, "", False}:
            yield _finding("A215", f"f_{one.key}", one.label, "没有填", f"填写「{one.label}」")
    rules = {one.kind for one in file_rules_of(entry.group)}
    works = [one for one in files if one.kind in {FileKind.WORK, FileKind.REPORT, FileKind.PHOTO}]
    if rules and not works and not entry.link:
        yield _finding("A223", "files", "作品", "没有作品文件，也没有作品链接", "上传作品，大的影片填链接")


def _team(group: Group, authors: Sequence[Author], tutors: Sequence[Tutor]) -> Iterator[Finding]:
    number = len(authors)
    if number < group.team_least:
        cause = f"现在 {number} 人，这个组别至少 {group.team_least} 人"
        yield _finding("A201", "a1_name", "作者", cause, "补上作者；一个人的改报个人组别")
    if number > group.team_most:
        cause = f"现在 {number} 人，这个组别至多 {group.team_most} 人"
        yield _finding("A202", "a1_name", "作者", cause, "去掉多出的，或改报集体组别")
    if len(tutors) > group.tutor_most:
        cause = f"现在 {len(tutors)} 人，这个组别至多 {group.tutor_most} 人"
        yield _finding("A209", "t1_name", "辅导教师", cause, "去掉多出的")
    if not tutors and group.tutor_most and group.entrants == Entrants.PUPILS:
        yield _finding("A210", "t1_name", "辅导教师", "没有填辅导教师", "有的填上，没有的不用管")


def _each_author(entry: Entry, authors: Sequence[Author]) -> Iterator[Finding]:
    group, day, seen = entry.group, age_day(entry.contest), set()
    is_pupils = group.entrants == Entrants.PUPILS
    for one in authors:
        where, field, born = f"作者 {one.position} {one.masked}", f"a{one.position}", unseal(one.birth_seal)
        if one.key in seen:
            yield _finding("A225", f"{field}_name", where, "前面已经写过同名的作者", "去掉一个；真同名的联系主办单位")
        seen.add(one.key)
        age = age_on(born, day)
        if is_pupils:
            yield from _grade(group, one, where, field)
            if one.consented_on is None:
                cause = "没有监护人姓名，或没有勾选监护人同意"
                yield _finding("A216", f"{field}_guardian", where, cause, "请监护人看过告知，填姓名并勾选")
        if age is None and (is_pupils or group.age_least is not None or group.age_most is not None):
            yield _finding("A206", f"{field}_born", where, "没有填出生年月", "写成 2012-05")
        elif age is not None and not (group.age_least or 0) <= age <= (group.age_most or 200):
            limits = f"{group.age_least or '不限'} 至 {group.age_most or '不限'} 岁"
            yield _finding(
                "A205", f"{field}_born", where, f"到 {day} 是 {age} 岁，这个组别 {limits}", "核对出生年月，或换组别"
            )


def _grade(group: Group, one: Author, where: str, field: str) -> Iterator[Finding]:
    if one.grade is None:
        if group.grade_from is not None or group.grade_to is not None:
            yield _finding("A204", f"{field}_grade", where, "没有填年级", "从年级里选")
    elif not (group.grade_from or 1) <= one.grade <= (group.grade_to or 12):
        span = f"{grade_word(group.grade_from or 1)}至{grade_word(group.grade_to or 12)}"
        cause = f"是{grade_word(one.grade)}，这个组别是{span}"
        yield _finding("A203", f"{field}_grade", where, cause, "核对年级，或换组别")


def _others(entry: Entry, authors: Sequence[Author]) -> Iterator[Finding]:
    claims = claims_of(entry)
    held = {
        one.claim: one
        for one in Author.objects.filter(contest=entry.contest_id, claim__in=claims.values())
        .exclude(entry=entry.pk)
        .select_related("entry")
    }
    rows = Author.objects.filter(contest=entry.contest_id, key__in=[one.key for one in authors])
    rows = rows.exclude(entry=entry.pk).filter(entry__removed_at=None).exclude(entry__state=EntryState.WITHDRAWN)
    named = {one.key: one for one in rows.select_related("entry")} if entry.contest.one_each != OneEach.FREE else {}
    for one in authors:
        where = f"作者 {one.position} {one.masked}"
        taken, like = held.get(claims.get(one.pk)), named.get(one.key)
        if taken is not None:
            cause = f"已经报了「{taken.entry.title}」（{taken.entry.number}）"
            yield _finding("A207", f"a{one.position}_name", where, cause, "换作者，或先撤回那一件")
        elif like is not None:
            cause = f"「{like.entry.title}」里也有同名的作者"
            yield _finding("A208", f"a{one.position}_name", where, cause, "核对是不是同一人；一人只能报一项")
    same = Entry.objects.filter(contest=entry.contest_id, school=entry.school_id, title=entry.title, removed_at=None)
    if same.exclude(pk=entry.pk).exclude(state=EntryState.WITHDRAWN).exists():
        yield _finding("A224", "title", "作品名称", f"本校另一件作品也叫「{entry.title}」", "核对是不是报重了，或改名")


def _time(entry: Entry) -> Iterator[Finding]:
    group, done = entry.group, entry.finished_on
    if group.work_from is None and group.work_to is None:
        return
    span = f"{group.work_from or '不限'} 至 {group.work_to or '不限'}"
    if done is None:
        yield _finding("A212", "finished_on", "作品完成日期", f"要在 {span} 之间，没有填", "填作品完成的日期")
    elif (group.work_from and done < group.work_from) or (group.work_to and done > group.work_to):
        yield _finding("A211", "finished_on", "作品完成日期", f"{done} 不在 {span} 之间", "核对日期；往届作品不能再报")


def _files(entry: Entry, files: Sequence[EntryFile]) -> Iterator[Finding]:
    for rule in file_rules_of(entry.group):
        number = sum(one.kind == rule.kind for one in files)
        if rule.kind == FileKind.SEALED:
            if entry.state in HOLDING and number < rule.least:
                yield _finding("A221", "files", "盖章扫描件", "还没有传", "打印申报表，签字盖章后扫描上传")
        elif number < rule.least:
            cause = f"{rule.kind.label}至少 {rule.least} 个，现在 {number} 个"
            yield _finding("A213", "files", str(rule.kind.label), cause, f"上传{rule.kind.label}")
        elif number > rule.most:
            yield _finding(
                "A214", "files", str(rule.kind.label), f"至多 {rule.most} 个，现在 {number} 个", "删掉多出的"
            )


def fits_stage(group: Group, school: School) -> bool:
    """Return whether a school has pupils of the grades of a group; teachers there are everywhere."""
    span = _STAGES.get(Stage(school.stage))
    if span is None or group.entrants != Entrants.PUPILS:
        return True
    return (group.grade_to or 12) >= span[0] and (group.grade_from or 1) <= span[1]


def _school(entry: Entry) -> Iterator[Finding]:
    group = entry.group
    if not fits_stage(group, entry.school):
        low, high = group.grade_from or 1, group.grade_to or 12
        cause = f"{entry.school.name}是{Stage(entry.school.stage).label}，组别是{grade_word(low)}至{grade_word(high)}"
        yield _finding("A222", "", "组别", cause, "核对组别")


def _finding(code: str, path: str, where: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where, path=path), cause, cure)
