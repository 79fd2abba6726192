"""The demo's visits of 全国科技工作者日 2024, and the appeals that came of them, by letter and from the public page."""

import datetime
from collections.abc import Sequence

from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.community_people import then
from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Person, UnitYear
from jixiao.records.community.appeals.answering import (
    answer_appeal,
    call_back,
    close_appeal,
    rate_answer,
    refuse_appeal,
)
from jixiao.records.community.appeals.assigning import Office, assign_appeal, give_opinion, hand_back, lead_of
from jixiao.records.community.appeals.door import keep_door
from jixiao.records.community.appeals.receiving import Asked, receive_at_desk, receive_from_public
from jixiao.records.community.models import Appeal, Handling, Visit, Worker
from jixiao.records.community.visits.recording import Met, record_visit

DAYS = ("2024-05-28", "2024-05-28", "2024-05-29", "2024-05-29", "2024-05-30", "2024-05-30")
MET, GIVEN, ASKED, ANSWERED = 68, 48, 23, 21
"""What the year says of these visits: 68 people, 2.40 万元, 23 wishes, of which 21 were answered in the year."""
WORTH, GRUMBLER = Money(50_000), 8
SPOTS = (
    "示例县第一中学",
    "示例县职教中心",
    "示例县人民医院",
    "示例县农业农村局",
    "示例化工有限公司",
    "示例智造有限公司",
)
WISHES = (
    ("希望组织青年教师到高校实验室学习", "示例县教育局", "已与示例市科协联系，暑期安排两批 20 人跟班学习。"),
    ("实验室设备老化，年度维修经费不够", "示例县教育局", "教育局已列入下年设备更新计划，先调剂一批显微镜。"),
    ("基层医生进修名额少", "示例县卫生健康局", "卫生健康局答应今年增加 6 个进修名额，通知已发各院。"),
    ("大棚番茄缺技术指导，希望请专家来讲一讲", "示例县农业农村局", "已请市农科院专家到村里讲课，资料同时发到微信群。"),
    ("企业高级职称评审渠道不清楚", "示例县人力资源和社会保障局", "人社局已到企业讲解申报办法，并指定联系人。"),
    ("新产品缺第三方检测", "示例县科学技术局", "科技局协调市质检所上门取样，费用按创新券办法补贴。"),
)  # fmt: skip


def visit_and_answer(*, walk: Walk, unit_year: UnitYear, workers: Sequence[Worker]) -> None:
    """Visit 68 scientists on three days; answer what 23 of them asked, 21 within the year."""
    clerk, head = walk.office.clerk, walk.office.head
    values = {
        "intro": "示例：科技工作者有困难、有建议，可以在这里提。不用登录，凭查询码看办理情况。",
        "contact": "0000-0000000",
        "is_open": True, "working_days": 15,
    }  # fmt: skip
    keep_door(unit_year=unit_year, values=values, by=then(clerk, "2024-05-06"))
    share = [list(range(start, MET, len(DAYS))) for start in range(len(DAYS))]
    for day, spot, mine in zip(DAYS, SPOTS, share, strict=True):
        _visit(unit_year, (day, spot), [(number, workers[number]) for number in mine], then(clerk, day, 17))
    _visit_again(unit_year, workers, then(clerk, "2024-10-16", 17))
    appeals = list(Appeal.objects.filter(unit_year=unit_year).select_related("unit_year").order_by("pk")[:ASKED])
    for number, one in enumerate(appeals):
        if number < ANSWERED:
            _see_to(one, number, clerk, head)
        else:
            _see_to_late(one, number, clerk)


def take_appeals_of_today(*, walk: Walk, unit_year: UnitYear, workers: Sequence[Worker]) -> None:
    """Take some appeals in the last days before the demo is built, so that every state is there to be looked at."""
    now = walk.actor(walk.office.clerk)

    def ago(days: int, who: Person = walk.office.clerk) -> Actor:
        return Actor(who, now.at - datetime.timedelta(days=days), now.address)

    asked = Asked("need", "", "示例：申请科普讲解场地，想在周末给孩子讲天文", name="示例子子", phone="13800000011")
    receive_at_desk(unit_year=unit_year, asked=asked, worker=None, once="示例-来访", by=ago(1))
    asked = Asked(
        "advice", "", "示例：建议科技馆周一闭馆改为周二，周一学校常来参观", name="示例丑丑", phone="13800000012"
    )
    row = receive_at_desk(unit_year=unit_year, asked=asked, worker=workers[70], once="示例-来信", by=ago(6))
    row = assign_appeal(
        appeal=row, lead=Office("示例县科技馆"), helpers=[Office("示例：科普部", walk.office.clerk)], deadline=None,
        stamp=row.version, by=ago(5),
    )  # fmt: skip
    door = keep_door(unit_year=unit_year, values={}, by=ago(20))
    for number, (kind, text) in enumerate((
        ("need", "示例：匿名反映职称评审材料重复提交"), ("need", "示例：邻里宅基地纠纷请科协处理"),
    )):  # fmt: skip
        said = Asked(kind, "", text, is_anonymous=True)
        receipt = receive_from_public(door=door, asked=said, once=f"示例-网上-{number}", at=ago(9 - number).at)
        if number:
            refuse_appeal(
                appeal=receipt.appeal, office="示例县科学技术协会", stamp=receipt.appeal.version, by=ago(3,
                walk.office.head),
                why="示例：不属于科协职责，请向所在乡镇人民政府反映，电话 0000-0000001",
            )  # fmt: skip
        else:
            row = receipt.appeal
            row = assign_appeal(
                appeal=row, lead=Office("示例县教育局"), helpers=[], deadline=None, stamp=row.version, by=ago(8)
            )
            lead = lead_of(row)
            assert lead is not None  # noqa: S101 - just assigned
            hand_back(handling=lead, why="示例：职称评审归人社部门", by=ago(7))


def _visit(unit_year: UnitYear, where: tuple[str, str], people: Sequence[tuple[int, Worker]], by: Actor) -> Visit:
    day, spot = where
    met = []
    for number, one in people:
        wish = WISHES[number % len(WISHES)][0] if number < ASKED else "工作顺利，没有困难" if number % 3 == 0 else ""
        gift, worth = ("慰问品", WORTH) if number < GIVEN else ("", None)
        met.append(Met(one, gift, worth, f"示例：{wish}" if wish else "", asks=number < ASKED))
    values = {
        "occasion": "workers_day", "day": datetime.date.fromisoformat(day), "went": "示例：主席、学会部部长",
        "place": spot, "note": "示例：对应活动台账 A04 科技工作者走访慰问",
    }  # fmt: skip
    return record_visit(unit_year=unit_year, values=values, met=met, by=by)


def _visit_again(unit_year: UnitYear, workers: Sequence[Worker], by: Actor) -> None:
    """Go to three of them once more: whoever counts people counts them once."""
    met = [Met(one, said="示例：上次反映的事已经解决") for one in workers[:3]]
    values = {"occasion": "everyday", "day": by.on, "went": "示例：学会部部长", "place": "示例县第一中学", "note": ""}
    record_visit(unit_year=unit_year, values=values, met=met, by=by)


def _see_to(appeal: Appeal, number: int, clerk: Person, head: Person) -> None:
    """Hand one on, answer it (one of them late), let it be rated, call some back, close most."""
    _, office, answer = WISHES[number % len(WISHES)]
    helpers = [Office("示例县财政局")] if number % 5 == 1 else []
    day = datetime.date(2024, 6, 19)
    row = assign_appeal(
        appeal=appeal, lead=Office(office), helpers=helpers, deadline=day, stamp=appeal.version,
        by=then(clerk, "2024-06-03"),
    )  # fmt: skip
    for one in Handling.objects.filter(appeal=row, role="help").select_related("appeal__unit_year"):
        give_opinion(handling=one, said="示例：同意承办单位意见，经费在年初预算内解决", by=then(clerk, "2024-06-06"))
    late = number == ANSWERED - 1
    answered = "2024-06-26" if late else f"2024-06-{11 + number % 7:02d}"
    row = answer_appeal(appeal=row, answer=f"示例：{answer}", stamp=row.version, by=then(head, answered, 15))
    if number % 4 != 3:  # noqa: PLR2004 - one in four says nothing
        thanks = "示例：谢谢" if number % 3 == 0 else ""
        rating, words = (2, "示例：还没有落实") if number == GRUMBLER else (5 - number % 2, thanks)
        row = rate_answer(appeal=row, rating=rating, words=words, at=then(clerk, "2024-06-27", 20).at)
    if number % 5 == 3 or number == GRUMBLER:  # noqa: PLR2004 - some are called, whoever is not content is
        result, note = ("partly", "示例：正在落实，月底再回访") if number == GRUMBLER else ("solved", "示例：已解决")
        row = call_back(
            appeal=row, on=datetime.date(2024, 7, 3), result=result, note=note, by=then(clerk, "2024-07-03", 16)
        )
    if number % 7 != 6:  # noqa: PLR2004 - some are left open
        close_appeal(appeal=row, by=then(clerk, "2024-07-05"))


def _see_to_late(appeal: Appeal, number: int, clerk: Person) -> None:
    """Hand on what took until the next year: an office would not, another did."""
    row = assign_appeal(
        appeal=appeal, lead=Office("示例县科学技术局"), helpers=[], deadline=datetime.date(2025, 1, 15),
        stamp=appeal.version, by=then(clerk, "2024-06-03"),
    )  # fmt: skip
    lead = lead_of(row)
    assert lead is not None  # noqa: S101 - just assigned
    hand_back(handling=lead, why="示例：涉及编制，不属于本局职责", by=then(clerk, "2024-06-12"))
    row = Appeal.objects.select_related("unit_year").get(pk=row.pk)
    row = assign_appeal(
        appeal=row, lead=Office("示例县人力资源和社会保障局"), helpers=[], deadline=datetime.date(2025, 1, 15),
        stamp=row.version, by=then(clerk, "2024-06-13"),
    )  # fmt: skip
    answer = "示例：经编制部门研究，今年招聘计划已列入 2 个专业技术岗位。"
    row = answer_appeal(appeal=row, answer=answer, stamp=row.version, by=then(clerk, f"2025-01-{9 + number % 3:02d}"))
    close_appeal(appeal=row, by=then(clerk, "2025-01-20"))
