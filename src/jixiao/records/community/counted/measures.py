"""The measures of people, organisations, visits, appeals and activities: exact, with the records they are made of.

References name organisations, visits by their code and appeals by their number; nobody's name stands in a reading.
"""

import datetime
from collections.abc import Callable, Iterable
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.community.counted.records import Records
from jixiao.records.community.models import (
    Appeal,
    MeetingKind,
    Organisation,
    OrganisationKind,
    OrganisationState,
    Rating,
    Visited,
    VisitOccasion,
)

Count = Callable[[Records], Counted]
MOST_REFERENCES = 500
_NO_VISIT = "本年没有登记走访"
_NO_ORGANISATION = "没有登记科协组织"


def visited_on(occasion: VisitOccasion | None) -> Count:
    """Return the counter of different people who were visited on an occasion, or on any."""

    def count(records: Records) -> Counted:
        rows = [one for one in records.visited if occasion is None or one.visit.occasion == occasion]
        people = {one.worker_id for one in rows}
        note = "几次走访同一人的只计一人" if len(rows) > len(people) else ""
        if not records.visited:
            return Counted(UNFILLED, (), "走访过的不同的人", _NO_VISIT)
        return Counted(Fraction(len(people)), _visits(rows), "走访过的不同的人", note)

    return count


def given_worth(records: Records) -> Counted:
    """Sum what was given at visits; 未填 while somebody was given something whose worth nobody wrote down."""
    formula = "慰问金额合计"
    if not records.visited:
        return Counted(UNFILLED, (), formula, _NO_VISIT)
    lacking = [one.visit.code for one in records.visited if one.gift and one.worth is None]
    if lacking:
        return Counted(UNFILLED, (), formula, f"走访 {'、'.join(dict.fromkeys(lacking))} 有慰问物品没有填金额")
    total = sum((one.worth.fen for one in records.visited if one.worth is not None), 0)
    return Counted(Fraction(total, 1_000_000), _visits(records.visited), formula)


def organisations_of(*kinds: OrganisationKind) -> Count:
    """Return the counter of organisations of some kinds that worked on the last day of the period."""

    def count(records: Records) -> Counted:
        if not records.has_organisations:
            return Counted(UNFILLED, (), "正常运行的组织数", _NO_ORGANISATION)
        rows = [one for one in records.organisations if one.kind in kinds and one.state != OrganisationState.PAUSED]
        return Counted(Fraction(len(rows)), tuple(map(_organisation, rows)), "到期末正常运行的组织数")

    return count


def checked_share(records: Records) -> Counted:
    """Return the share of organisations that had people, a place and activities (KX-Z09)."""
    formula = "达标组织数 ÷ 全部组织数 × 100%"
    whole = [one for one in records.organisations if one.state != OrganisationState.PAUSED]
    if not whole:
        return Counted(UNFILLED, (), formula, _NO_ORGANISATION)
    if not records.checks:
        return Counted(UNFILLED, (), formula, "本年还没有做年度检查")
    good = {one.organisation_id for one in records.checks if one.has_people and one.has_place and one.has_activities}
    rows = [one for one in whole if one.pk in good]
    unchecked = len({one.pk for one in whole} - {one.organisation_id for one in records.checks})
    note = f"达标 {len(rows)} 个 ÷ 全部 {len(whole)} 个" + (f"；{unchecked} 个没有检查，按未达标" if unchecked else "")
    return Counted(Fraction(100 * len(rows), len(whole)), tuple(map(_organisation, rows)), formula, note)


def advice_of_elders(records: Records) -> Counted:
    """Sum how often the 老科协 gave advice; 未填 while an activity of theirs says nothing of it."""
    rows = [one for one in records.meetings if one.kind == MeetingKind.ELDER]
    return _summed([(one.pk, one.code, one.title, one.advice) for one in rows], "老科协咨询建言次数合计")


def services_of_farmers(records: Records) -> Counted:
    """Sum how often the 农技协 served; 未填 while an activity of theirs says nothing of it."""
    rows = [one for one in records.meetings if one.kind == MeetingKind.FARM]
    return _summed([(one.pk, one.code, one.title, one.services) for one in rows], "农技协服务次数合计")


def meetings_of(kind: MeetingKind) -> Count:
    """Return the counter of activities of one kind of association."""

    def count(records: Records) -> Counted:
        rows = [one for one in records.meetings if one.kind == kind]
        references = tuple(
            Reference("community.meeting", one.pk, f"{one.code} {one.title}", Fraction(1), str(one.day)) for one in rows
        )
        value = Fraction(len(rows)) if records.meetings else UNFILLED
        return Counted(value, references, "活动条数", "" if records.meetings else "本年没有登记协会和支部活动")

    return count


def advice_papers(records: Records) -> Counted:
    """Count the papers of advice that were handed in."""
    references = tuple(
        Reference(
            "community.advicepaper", one.pk, f"{one.code} {one.title}", Fraction(1), f"{one.handed_on} {one.handed_to}"
        )
        for one in records.papers
    )
    value = Fraction(len(records.papers)) if records.papers else UNFILLED
    return Counted(value, references, "报送的决策咨询报告篇数", "" if records.papers else "本年没有登记决策咨询报告")


def appeals_received(records: Records) -> Counted:
    """Count the appeals that came within the period, refused ones left out."""
    rows = [one for one in records.appeals if records.has(one.received_at)]
    value = Fraction(len(rows)) if records.appeals else UNFILLED
    return Counted(value, _appeals(rows), "收到的诉求件数，不予受理的不计", "" if records.appeals else "本年没有诉求")


def appeals_answered(records: Records) -> Counted:
    """Count the appeals that were answered within the period."""
    value = Fraction(len(records.answered)) if records.appeals else UNFILLED
    return Counted(value, _appeals(records.answered), "答复的诉求件数", "" if records.appeals else "本年没有诉求")


def answered_in_time(records: Records) -> Counted:
    """Return the share of answered appeals that were answered by their deadline."""
    formula = "按期答复件数 ÷ 答复件数 × 100%"
    rows = [one for one in records.answered if one.deadline is not None]
    if not rows:
        return Counted(UNFILLED, (), formula, "还没有答复的诉求")
    good = [one for one in rows if one.answered_at and one.deadline and _day(one) <= one.deadline]
    note = f"按期 {len(good)} 件 ÷ 答复 {len(rows)} 件"
    return Counted(Fraction(100 * len(good), len(rows)), _appeals(rows), formula, note)


def liked_share(records: Records) -> Counted:
    """Return the share of rated answers that were liked: 非常满意 and 满意.

    It is no 满意度调查 (KX-M03): there is no sample of 30 or of 5 in a hundred behind it, so it stands for itself.
    """
    formula = "(非常满意 + 满意) ÷ 已评价 × 100%"
    rows = [one for one in records.answered if one.rating is not None]
    if not rows:
        return Counted(UNFILLED, (), formula, "还没有人评价")
    good = sum(one.rating is not None and one.rating >= Rating.GOOD for one in rows)
    return Counted(Fraction(100 * good, len(rows)), _appeals(rows), formula, f"满意 {good} 件 ÷ 已评价 {len(rows)} 件")


def workers(records: Records) -> Counted:
    """Count who stood in the register on the last day of the period."""
    value = Fraction(len(records.registered)) if records.registered else UNFILLED
    return Counted(value, (), "到期末在册的人数", "" if records.registered else "名册还没有人")


def served_share(records: Records) -> Counted:
    """Return the share of the register that was served: visited, answered or nominated (KX-E08)."""
    formula = "服务过的科技工作者 ÷ 全部科技工作者 × 100%"
    if not records.registered:
        return Counted(UNFILLED, (), formula, "名册还没有人")
    met = {one.worker_id for one in records.visited}
    heard = {one.worker_id for one in records.answered if one.worker_id is not None}
    served = (met | heard | records.nominated) & records.registered
    note = f"走访、答复诉求或举荐过的 {len(served):,} 人 ÷ 在册 {len(records.registered):,} 人，同一人只计一次"
    references = (*_visits(records.visited), *_appeals(records.answered))
    return Counted(Fraction(100 * len(served), len(records.registered)), references[:MOST_REFERENCES], formula, note)


def _summed(rows: list[tuple[int, str, str, int | None]], formula: str) -> Counted:
    if not rows:
        return Counted(UNFILLED, (), formula, "本年没有登记这类活动")
    lacking = [code for _, code, _, number in rows if number is None]
    if lacking:
        return Counted(UNFILLED, (), formula, f"活动 {'、'.join(lacking)} 没有填次数，没有的填 0")
    references = tuple(
        Reference("community.meeting", pk, f"{code} {title}", Fraction(number or 0)) for pk, code, title, number in rows
    )
    return Counted(Fraction(sum(number or 0 for *_, number in rows)), references, formula)


def _visits(rows: Iterable[Visited]) -> tuple[Reference, ...]:
    found: dict[int, list[Visited]] = {}
    for one in rows:
        found.setdefault(one.visit_id, []).append(one)
    return tuple(
        Reference(
            "community.visit", pk, f"{met[0].visit.code} {met[0].visit.get_occasion_display()}", Fraction(len(met)),
            f"{met[0].visit.day} {len(met)} 人",
        )
        for pk, met in found.items()
    )[:MOST_REFERENCES]  # fmt: skip


def _appeals(rows: Iterable[Appeal]) -> tuple[Reference, ...]:
    return tuple(
        Reference("community.appeal", one.pk, one.number, Fraction(1), str(one.get_state_display())) for one in rows
    )[:MOST_REFERENCES]


def _organisation(one: Organisation) -> Reference:
    note = f"成立 {one.founded_on}" if one.founded_on else "成立日期未填"
    return Reference("community.organisation", one.pk, one.name, Fraction(1), note)


def _day(one: Appeal) -> datetime.date:
    assert one.answered_at is not None  # noqa: S101 - only answered ones are asked
    return one.answered_at.astimezone(SHANGHAI).date()


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (
        Measure(
            "community.visited_workers_day", "科技工作者日走访慰问名册人数", "人",
            "全国科技工作者日登记的走访里有多少位名册里的科技工作者，几次走访同一人的只计一人", "KX-C06",
        ),
        visited_on(VisitOccasion.WORKERS_DAY),
    ),
    (
        Measure("community.visited", "走访慰问科技工作者人数", "人", "全年走访慰问的不同的人，各种事由都计"),
        visited_on(None),
    ),
    (Measure("community.given", "慰问金额", "万元", "走访慰问发放的慰问金和慰问品折价"), given_worth),
    (
        Measure(
            "community.advice_of_elders", "老科协咨询建言次数", "次",
            "「协会和支部活动」里老科协提供咨询、提出建议的次数；科普活动台账里的老科协活动场次另计", "KX-C23",
        ),
        advice_of_elders,
    ),
    (
        Measure(
            "community.township_branches", "基层科协组织数", "个",
            "到期末正常运行的乡镇（街道）科协；社区、企业、学校的另计", "KX-C26",
        ),
        organisations_of(OrganisationKind.TOWNSHIP),
    ),
    (
        Measure(
            "community.branches_elsewhere", "企业和学校科协组织数", "个", "到期末正常运行的企业科协和学校科协", "KX-C27"
        ),
        organisations_of(OrganisationKind.COMPANY, OrganisationKind.SCHOOL),
    ),
    (
        Measure("community.community_branches", "社区和村科协组织数", "个", "到期末正常运行的社区科协和村科协"),
        organisations_of(OrganisationKind.COMMUNITY),
    ),
    (
        Measure("community.farm_societies", "农技协数", "个", "到期末正常运行的农技协"),
        organisations_of(OrganisationKind.FARM),
    ),
    (
        Measure(
            "community.farm_services", "农技协服务次数", "次", "「协会和支部活动」里农技协服务农户、企业几次", "KX-C28"
        ),
        services_of_farmers,
    ),
    (
        Measure("community.checked_share", "科协组织达标率", "%", "年度检查有人员、有场所、有活动的占比", "KX-Z09"),
        checked_share,
    ),
    (
        Measure("community.anti_cult_meetings", "反邪教协会活动次数", "次", "「协会和支部活动」里反邪教协会的活动"),
        meetings_of(MeetingKind.ANTI_CULT),
    ),
    (
        Measure("community.party_meetings", "党支部活动次数", "次", "「协会和支部活动」里党支部的活动"),
        meetings_of(MeetingKind.PARTY_BRANCH),
    ),
    (
        Measure("community.advice_papers", "决策咨询报告篇数", "篇", "本年报送的决策咨询报告", "KX-C33"),
        advice_papers,
    ),
    (Measure("community.appeals", "收到诉求件数", "件", "本年收到的诉求建议，不予受理的不计"), appeals_received),
    (Measure("community.answered", "答复诉求件数", "件", "本年答复的诉求建议"), appeals_answered),
    (
        Measure("community.answered_in_time", "诉求按期答复率", "%", "答复了的诉求里，在答复期限以内的占多少"),
        answered_in_time,
    ),
    (
        Measure(
            "community.liked_share", "诉求答复满意率", "%",
            "评价过的答复里非常满意和满意的占多少；不是满意度调查，科技工作者满意度（KX-M03）由满意度调查计数",
        ),
        liked_share,
    ),
    (Measure("community.workers", "在册科技工作者人数", "人", "到期末名册里的科技工作者"), workers),
    (
        Measure(
            "community.served_share", "科技工作者服务覆盖率", "%",
            "走访过、答复过诉求或举荐过的科技工作者占在册的多少，同一人只计一次", "KX-E08",
        ),
        served_share,
    ),
)  # fmt: skip
