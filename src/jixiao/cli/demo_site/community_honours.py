"""The demo's 表彰举荐: one call of 2024 from the notice to the archive, and four that stand where calls stand."""

import datetime
from collections.abc import Sequence
from typing import Any

from jixiao.cli.demo_site.building import Walk, keep_text
from jixiao.cli.demo_site.community_people import then
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Person, UnitYear
from jixiao.records.community.honours.appointing import appoint_reviewer
from jixiao.records.community.honours.awarding import archive_honour, record_award, record_honour, record_miss
from jixiao.records.community.honours.calling import draft_call, open_call
from jixiao.records.community.honours.nominating import nominate, return_nomination, send_nomination
from jixiao.records.community.honours.noticing import show_notice
from jixiao.records.community.honours.objecting import Objecting, answer_objection, file_objection
from jixiao.records.community.honours.recommending import recommend
from jixiao.records.community.honours.reviewing import Opinion, begin_review, review_nomination, settle_review
from jixiao.records.community.honours.telling import nomination_subject
from jixiao.records.community.models import Call, Nomination, NominationState, NoticeObjection, Worker

HONOUR, GIVER = "示例县最美科技工作者", "示例县委宣传部、示例县科学技术协会"
DEEDS = (
    "示例：从事一线工作二十年，主持县级课题 3 项，培养青年骨干 12 人。", "示例：牵头推广新技术，带动 200 户农民增收。",
    "示例：主持技术改造，年节约成本 80 万元。", "示例：坚持下乡义诊，五年服务群众 6000 人次。",
    "示例：指导学生获市级科技奖 9 项。",
)  # fmt: skip
QUOTA, SENT = 3, 5
VOTES = ((True, 95), (True, 92), (True, 90), (True, 86), (False, 70))
"""What both reviewers say of the five; the third place of the quota ends before the fourth."""


def honour_the_best(*, walk: Walk, unit_year: UnitYear, workers: Sequence[Worker], expert: Person) -> None:
    """Hold the call of 2024 to its end: three are recommended, two of them honoured, one objection is answered."""
    clerk, head = walk.office.clerk, walk.office.head
    call = _opened(
        unit_year, {"opens": datetime.date(2024, 4, 8), "closes": datetime.date(2024, 4, 19)}, walk, "2024-04-01"
    )
    rows = [_sent(call, one, number, then(clerk, "2024-04-11")) for number, one in enumerate(workers[2 : 2 + SENT])]
    _review(call, rows, then(head, "2024-04-22"), then(expert, "2024-04-23"))
    by = then(head, "2024-04-24")
    settle_review(call=_fresh(call), stamp=None, by=by)
    chosen = {one.pk for one in rows[:QUOTA]}
    notice = show_notice(
        call=_fresh(call), chosen=chosen, contact="0000-0000000", stamp=None, by=then(head, "2024-04-25")
    )
    said = Objecting("示例：事迹里的课题项数与本人填报不一致，请核实", rows[1].pk, "示例丑子", "13800000021")
    day = then(clerk, "2024-04-28")
    file_objection(notice=notice, said=said, at=day.at, on=day.on)
    objection = NoticeObjection.objects.select_related("notice__call__unit_year").get(notice=notice)
    answer_objection(
        objection=objection, upheld=False, by=then(head, "2024-04-30"),
        answer="示例：经查立项文件，3 项课题属实；本人填报的是 2 项在研。",
    )  # fmt: skip
    recommend(call=_fresh(call), stamp=None, by=then(head, "2024-05-09"))
    first, second, third = (_row(one) for one in rows[:QUOTA])
    honour = record_award(
        row=first, awarded_on=datetime.date(2024, 5, 28), paper_number="示科协〔2024〕9号", by=then(clerk, "2024-05-29")
    )
    archive_honour(honour=honour, unit_year=unit_year, number="示科-2024-永久-016", by=then(clerk, "2024-06-20"))
    record_award(
        row=second,
        awarded_on=datetime.date(2024, 5, 28),
        paper_number="示科协〔2024〕9号",
        by=then(clerk, "2024-05-29"),
    )
    record_miss(row=third, on=datetime.date(2024, 5, 28), reason="示例：名额核减为 2 名", by=then(clerk, "2024-05-29"))
    for number, (name, level, year) in enumerate(
        (("示例市科技进步三等奖", "city", 2021), ("示例省优秀科技特派员", "province", 2022))
    ):
        values = {"name": name, "level": level, "giver": "示例：授奖单位", "awarded_year": year}
        record_honour(unit_year=unit_year, whose=workers[10 + number], values=values, by=then(clerk, "2024-01-22"))


def honour_today(*, walk: Walk, unit_year: UnitYear, workers: Sequence[Worker], expert: Person) -> None:
    """Leave calls where they stand on the day the demo is built: a draft, one open, one in review, one in notice."""
    now, clerk, head = walk.actor(walk.office.clerk), walk.office.clerk, walk.office.head

    def ago(days: int, who: Person) -> Actor:
        return Actor(who, now.at - datetime.timedelta(days=days), now.address)

    def span(opened: int, closed: int) -> dict[str, Any]:
        day = datetime.timedelta(days=1)
        return {"opens": now.on - opened * day, "closes": now.on - closed * day}

    draft_call(
        unit_year=unit_year, values={**_VALUES, "title": "示例：优秀基层科协举荐", "takes": "organisation"}, by=now
    )
    call = _open_today(unit_year, "示例：青年科技人才举荐", span(5, -10), ago(5, clerk), ago(5, head))
    _sent(call, workers[20], 0, ago(3, clerk))
    back = _sent(call, workers[21], 1, ago(3, clerk))
    return_nomination(row=_row(back), reason="示例：缺单位盖章的举荐意见", by=ago(1, head))
    nominate(
        call=call,
        nominee=workers[22],
        values={"proposer": "示例县教育局", "deeds": "示例：正在整理事迹"},
        by=ago(1, clerk),
    )
    call = _open_today(unit_year, "示例：优秀科技志愿者举荐", span(20, 3), ago(20, clerk), ago(20, head))
    rows = [_sent(call, one, number, ago(10, clerk)) for number, one in enumerate(workers[30:33])]
    _appoint(call, ago(9, head), expert)
    begin_review(call=_fresh(call), stamp=None, by=ago(1, head))
    review_nomination(row=_row(rows[0]), opinion=Opinion(True, "示例：事迹突出", 91), by=ago(0, expert))  # noqa: FBT003 - for
    call = _open_today(unit_year, "示例：农村科技带头人举荐", span(30, 12), ago(30, clerk), ago(30, head))
    rows = [_sent(call, one, number, ago(20, clerk)) for number, one in enumerate(workers[40:42])]
    _review(call, rows, ago(11, head), ago(10, expert))
    settle_review(call=_fresh(call), stamp=None, by=ago(9, head))
    passed = set(Nomination.objects.filter(call=call, state=NominationState.PASSED).values_list("pk", flat=True))
    notice = show_notice(call=_fresh(call), chosen=passed, contact="0000-0000000", stamp=None, by=ago(1, head))
    file_objection(notice=notice, said=Objecting("示例：其中一人已于去年获同一荣誉"), at=now.at, on=now.on)


_VALUES = {
    "honour": HONOUR, "level": "county", "giver": GIVER, "paper_number": "", "takes": "worker", "quota": QUOTA,
    "reviewers_wanted": 2, "notice_days": 5, "is_scored": True,
    "conditions": "示例：在县域一线从事科技工作五年以上，业绩突出、群众公认；近三年没有违法违纪。",
}  # fmt: skip


def _opened(unit_year: UnitYear, values: dict[str, Any], walk: Walk, day: str) -> Call:
    given = {**_VALUES, "title": "示例：2024 年最美科技工作者举荐", "paper_number": "示科协〔2024〕3号", **values}
    call = draft_call(unit_year=unit_year, values=given, by=then(walk.office.clerk, day))
    return open_call(call=call, stamp=call.version, by=then(walk.office.head, day, 15))


def _open_today(unit_year: UnitYear, title: str, values: dict[str, Any], by: Actor, head: Actor) -> Call:
    call = draft_call(unit_year=unit_year, values={**_VALUES, "title": title, **values}, by=by)
    return open_call(call=call, stamp=call.version, by=head)


def _sent(call: Call, worker: Worker, number: int, by: Actor) -> Nomination:
    """Nominate somebody with all that is wanted, and hand it in."""
    values = {
        "proposer": ("示例县教育局", "示例县卫生健康局", "示例县农业农村局")[number % 3], "deeds": DEEDS[number],
        "opinion": "示例：同意举荐，公示无异议。", "consented_on": by.on,
    }  # fmt: skip
    row = nominate(call=call, nominee=worker, values=values, by=by)
    keep_text(
        unit_year=call.unit_year, name=f"示例-证明材料-{row.pk}", text=f"示例：{call.title}第 {row.pk} 号证明材料。",
        by=by,
        proof_class=ProofClass.STATEMENT, subjects=[(nomination_subject(row), worker.name)],
    )  # fmt: skip
    return send_nomination(row=row, stamp=row.version, by=by)


def _appoint(call: Call, by: Actor, expert: Person) -> None:
    for person, workplace in ((by.person, "示例县科学技术协会"), (expert, "示例市科学技术协会")):
        appoint_reviewer(call=call, person=person, workplace=workplace, by=by)


def _review(call: Call, rows: Sequence[Nomination], head: Actor, expert: Actor) -> None:
    """Appoint the two, begin, and let both vote on everybody."""
    _appoint(call, head, expert.person)
    begin_review(call=_fresh(call), stamp=None, by=head)
    for one, (agrees, points) in zip(rows, VOTES, strict=False):
        for by in (head, expert):
            words = "" if agrees else "示例：任职年限不够"
            review_nomination(row=_row(one), opinion=Opinion(agrees, words, points), by=by)


def _fresh(call: Call) -> Call:
    return Call.objects.select_related("unit_year__unit").get(pk=call.pk)


def _row(row: Nomination) -> Nomination:
    return Nomination.objects.select_related("call__unit_year__unit", "worker", "organisation").get(pk=row.pk)
