"""Whom the demo's 科技工作者之家 knows: scientists, townships, organisations, and what these met for. All are 示例."""

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from jixiao.cli.demo_site.building import Walk
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.taking_in import rows_without_faults, try_table, write_batch
from jixiao.records.community.meetings.recording import record_meeting, record_paper
from jixiao.records.community.models import Organisation, Place, Worker
from jixiao.records.community.organisations.appointing import Appointed, keep_posts
from jixiao.records.community.organisations.checking import check_organisation
from jixiao.records.community.organisations.placing import register_place
from jixiao.records.community.organisations.registering import register_organisation
from jixiao.records.community.workers.merging import merge_workers
from jixiao.records.community.workers.registering import register_worker, remove_worker
from jixiao.records.community.workers.table import DOOR as WORKERS
from jixiao.web.importing import DryRun

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
PLACES = (
    ("示例甲镇", 48, 22), ("示例乙镇", 22, 30), ("示例丙镇", 72, 34), ("示例丁镇", 12, 56), ("示例戊镇", 40, 52),
    ("示例己镇", 64, 60), ("示例庚乡", 88, 56), ("示例辛乡", 28, 80), ("示例壬乡", 60, 84),
)  # fmt: skip
STOPPED = "示例壬乡"
"""The township whose branch met no more: eight of nine are covered."""
WORKPLACES = (
    ("示例县第一中学", "物理教学", "高级教师"), ("示例县职教中心", "机械加工", "高级讲师"),
    ("示例县人民医院", "心血管内科", "主任医师"), ("示例县中医院", "针灸推拿", "副主任医师"),
    ("示例县农业农村局", "蔬菜栽培", "高级农艺师"), ("示例县水务局", "农田水利", "高级工程师"),
    ("示例化工有限公司", "精细化工", "工程师"), ("示例智造有限公司", "自动化控制", "高级工程师"),
    ("示例县农技推广站", "植物保护", "农艺师"), ("示例县林业站", "森林培育", "工程师"),
    ("示例县疾病预防控制中心", "公共卫生", "副主任医师"), ("示例县气象局", "天气预报", "工程师"),
)  # fmt: skip
HEADS = (
    "姓名",
    "专业领域",
    "职称",
    "工作单位",
    "所在乡镇街道",
    "电话",
    "登记日期",
    "隐私级别",
    "同意日期",
    "同意方式",
    "同意内容",
)
IN_TABLE, OPEN_ONES, PHONE = 82, 8, 13_900_000_000
MEETINGS: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("elder", "2024-03-21", "科技咨询进企业", "示例化工园区", {"people": 18, "advice": 6}),
    ("elder", "2024-06-14", "种植大户现场咨询", "示例乙镇", {"people": 32, "advice": 11}),
    ("elder", "2024-10-11", "老科协建言座谈会", "县科协会议室", {"people": 24, "advice": 5}),
    ("farm", "2024-03-08", "果树修剪入户指导", "示例甲镇", {"people": 46, "services": 12}),
    ("farm", "2024-05-10", "麦田病虫害统防统治", "示例丙镇", {"people": 58, "services": 20}),
    ("farm", "2024-08-23", "设施蔬菜夏季管理指导", "示例戊镇", {"people": 37, "services": 9}),
    ("anti_cult", "2024-04-12", "反邪教知识进社区", "示例社区", {"people": 120}),
    ("anti_cult", "2024-11-08", "反邪教协会年会", "县科协会议室", {"people": 28}),
    ("party_branch", "2024-07-01", "党员科技服务日", "示例辛乡", {"people": 15}),
    ("party_branch", "2024-10-25", "党支部主题党日", "示例县科技馆", {"people": 16}),
    ("branch", "2024-09-18", "示例甲镇科协科普日活动", "示例甲镇集市", {"people": 210}),
)  # fmt: skip


def then(who: Person, day: str, hour: int = 10) -> Actor:
    """Return who did something on a day, by the clock of Shanghai."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour), tzinfo=SHANGHAI)
    return Actor(who, moment, "127.0.0.1")


def named(number: int) -> str:
    """Return the name of a person of the demo: no real one."""
    return f"示例{STEMS[number % 10]}{BRANCHES[number // 10 % 12]}"


def bring_in(*, unit_year: UnitYear, door: ImportDoor, name: str, rows: Iterable[Sequence[object]], by: Actor) -> None:
    """Bring a table in through the import desk, as an office does that kept it in a spreadsheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    batch = try_table(unit_year=unit_year, door=door, file_name=name, content=file.getvalue(), by=by)
    write_batch(batch=batch, door=door, rows=rows_without_faults(DryRun.from_json(batch.dry_run)), by=by)


def register_people(*, walk: Walk, unit_year: UnitYear) -> list[Worker]:
    """Take the register in, and settle what came of it: one double entry merged, one still open, one moved away."""
    by = then(walk.office.clerk, "2024-01-15")
    _register_places(unit_year, by)
    bring_in(unit_year=unit_year, door=WORKERS, name="示例-科技工作者名册.xlsx", rows=_table(), by=by)
    unit = unit_year.unit_id
    twin = _one_more(unit_year, named(0), "示例县第一中学", phone="", by=by)
    kept = Worker.objects.get(unit=unit, phone_masked=_masked(0), removed_at=None)
    merge_workers(
        kept=kept, gone=twin, unit_year=unit_year, why="示例：同一人，两份花名册各报了一次",
        by=then(walk.office.clerk, "2024-01-16")
    )  # fmt: skip
    _one_more(unit_year, named(1), WORKPLACES[1][0], phone=str(PHONE + 1), by=by)
    gone = _one_more(unit_year, "示例亥亥", "示例县科技馆", phone=str(PHONE + 99), by=by)
    late = then(walk.office.clerk, "2024-09-02")
    remove_worker(worker=gone, unit_year=unit_year, reason="示例：调往外县工作", stamp=gone.version, by=late)
    _one_more(unit_year, "示例涉密", "示例研究所", phone=str(PHONE + 98), by=by, privacy="closed")
    return list(Worker.objects.filter(unit=unit, removed_at=None).order_by("pk")[:IN_TABLE])


def register_organisations(*, walk: Walk, unit_year: UnitYear) -> None:
    """Register the organisations with who leads them, check them in November, and write down what they did."""
    clerk = walk.office.clerk
    by = then(clerk, "2024-01-18")
    places = {one.name: one for one in Place.objects.filter(unit=unit_year.unit_id).order_by("pk")}
    branches = [_township(unit_year, places[name], number, by) for number, (name, *_) in enumerate(PLACES)]
    others = [_other(unit_year, places, *row, by=by) for row in _OTHERS]
    for number, one in enumerate([*branches, *others]):
        if number % 9 != 7:  # noqa: PLR2004 - one in nine was not checked yet
            _check(one, unit_year, number, then(clerk, "2024-11-20"))
    known = {one.kind: one for one in others}
    for kind, day, title, place, numbers in MEETINGS:
        organisation = branches[0] if kind == "branch" else known.get(kind)
        values = {
            "kind": kind, "organisation": organisation, "day": datetime.date.fromisoformat(day),
            "title": f"示例：{title}", "place": place, "what": "示例：活动情况略，签到表和照片见佐证。", **numbers,
        }  # fmt: skip
        record_meeting(unit_year=unit_year, values=values, by=then(clerk, day, 17))
    for title, day, outcome in (
        ("关于加快设施蔬菜提质增效的建议", "2024-06-28", "示例：县政府分管负责同志批示，转农业农村局研究"),
        ("县域企业技术人才需求调研报告", "2024-11-15", ""),
    ):
        values = {
            "title": f"示例：{title}", "author": "示例课题组", "organisation": known["elder"],
            "handed_to": "示例县人民政府",
            "handed_on": datetime.date.fromisoformat(day), "outcome": outcome,
        }  # fmt: skip
        record_paper(unit_year=unit_year, values=values, by=then(clerk, day, 17))


_OTHERS = (
    ("company", "示例化工有限公司科协", "示例乙镇", 46), ("company", "示例智造有限公司科协", "示例丙镇", 31),
    ("school", "示例县第一中学科协", "示例甲镇", 58), ("school", "示例县职教中心科协", "示例甲镇", 40),
    ("community", "示例社区科协", "示例甲镇", 22), ("society", "示例县农学会", "", 64),
    ("farm", "示例县设施蔬菜农技协", "示例戊镇", 85), ("farm", "示例县果树农技协", "示例甲镇", 52),
    ("elder", "示例县老科学技术工作者协会", "", 73), ("anti_cult", "示例县反邪教协会", "", 36),
)  # fmt: skip


def _register_places(unit_year: UnitYear, by: Actor) -> None:
    for number, (name, x, y) in enumerate(PLACES, start=1):
        values = {"kind": "township", "name": name, "x": x, "y": y, "position": number}
        register_place(unit_year=unit_year, values=values, by=by)


def _table() -> Iterable[Sequence[object]]:
    yield HEADS
    for number in range(IN_TABLE):
        workplace, field, title = WORKPLACES[number % len(WORKPLACES)]
        shown = (
            ("公开", "2024-01-10", "书面", "同意在单位宣传和表彰公示中公开姓名、单位、职称")
            if number < OPEN_ONES
            else ("内部", "", "", "")
        )
        place = PLACES[number % len(PLACES)][0]
        yield (named(number), field, title, workplace, place, str(PHONE + 10 + number), "2024-01-12", *shown)


def _masked(number: int) -> str:
    phone = str(PHONE + 10 + number)
    return f"{phone[:3]}****{phone[-4:]}"


def _one_more(
    unit_year: UnitYear, name: str, workplace: str, *, phone: str, by: Actor, privacy: str = "office"
) -> Worker:
    values = {
        "name": name, "workplace": workplace, "field": "示例专业", "phone": phone, "privacy": privacy,
        "registered_on": by.on,
    }  # fmt: skip
    return register_worker(unit_year=unit_year, values=values, by=by)


def _township(unit_year: UnitYear, place: Place, number: int, by: Actor) -> Organisation:
    stopped = place.name == STOPPED
    values = {
        "kind": "township", "name": f"{place.name}科协", "place": place, "host": f"{place.name}人民政府",
        "founded_on": datetime.date(2019, 6, 3 + number), "paper_number": f"示科协〔2019〕{number + 5}号",
        "term_from": datetime.date(2022, 3, 1), "term_to": datetime.date(2027, 2, 28), "members": 26 + 3 * number,
        "members_on": by.on, "contact": "示例：乡镇科协秘书长", "state": "paused" if stopped else "active",
        "state_because": "示例：原主席调离，班子待补选" if stopped else "",
    }  # fmt: skip
    made = register_organisation(unit_year=unit_year, values=values, by=by)
    since = datetime.date(2022, 3, 1)
    posts = [
        Appointed("chair", named(84 + number), f"{place.name}人民政府", since=since),
        Appointed("part_time_vice", named(12 + number), f"{place.name}卫生院", "hospital", since),
        Appointed("part_time_vice", named(24 + number), f"{place.name}中心学校", "school", since),
    ]
    if number % 4 != 3:  # noqa: PLR2004 - one in four lacks its third
        posts.append(Appointed("part_time_vice", named(36 + number), f"{place.name}农技站", "farm_station", since))
    keep_posts(organisation=made, unit_year=unit_year, posts=posts, stamp=made.version, by=by)
    return made


def _other(  # noqa: PLR0917 - the cells of a row
    unit_year: UnitYear, places: dict[str, Place], kind: str, name: str, place: str, members: int, *, by: Actor
) -> Organisation:
    values = {
        "kind": kind, "name": name, "place": places.get(place), "host": name.removesuffix("科协"),
        "founded_on": datetime.date(2020, 9, 10), "paper_number": "示科协〔2020〕18号",
        "term_from": datetime.date(2020, 9, 10), "term_to": datetime.date(2025, 9, 9), "members": members,
        "members_on": by.on, "contact": "示例：秘书长", "state": "active",
    }  # fmt: skip
    made = register_organisation(unit_year=unit_year, values=values, by=by)
    posts = [Appointed("chair", named(100 + members % 20), name, since=datetime.date(2020, 9, 10))]
    keep_posts(organisation=made, unit_year=unit_year, posts=posts, stamp=made.version, by=by)
    return made


def _check(one: Organisation, unit_year: UnitYear, number: int, by: Actor) -> None:
    bad, fair = one.state == "paused", number % 6 == 5  # noqa: PLR2004 - one in six has no place of its own
    values = {
        "has_people": not bad, "has_place": not fair, "has_activities": not bad,
        "activities": 0 if bad else 3 + number % 4,
        "verdict": "bad" if bad else "fair" if fair else "good",
        "remark": "示例：全年没有活动，限期补选后恢复" if bad else "示例：没有固定场所，借用村委会" if fair else "",
        "checked_on": by.on,
    }  # fmt: skip
    check_organisation(organisation=one, unit_year=unit_year, values=values, by=by, stamp=None)
