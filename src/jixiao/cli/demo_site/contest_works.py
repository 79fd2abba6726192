"""What is entered in the contests of the demo: schools, works in a table, works with form and pictures. All 示例."""

import dataclasses
import datetime
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence

import xlsxwriter
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.taking_in import rows_without_errors, try_table, write_batch
from jixiao.records.contests.contests.enlisting import register_school
from jixiao.records.contests.contests.form_fields import FormField, fields_of
from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.entering.filing import put_file
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor
from jixiao.records.contests.entering.tables import ENTRIES_DOOR
from jixiao.records.contests.entering.writing import Written, begin_entry, write_entry
from jixiao.records.contests.models import (
    Contest,
    Entrants,
    Entry,
    Group,
    School,
    Stage,
)
from jixiao.web.importing import DryRun

NAMED = "甲乙丙丁戊己庚辛壬癸"
SECOND = "子丑寅卯辰巳午未申酉戌亥"
PLACES = ("教室", "校园", "家庭", "菜园", "图书馆", "操场", "食堂", "宿舍", "社区", "大棚")
THINGS = (
    "雨水收集", "照明节能", "垃圾分类", "空气质量", "浇水提醒", "护眼坐姿", "书包减负", "噪声监测", "防滑警示",
    "温度记录", "太阳能风扇", "废纸再生", "昆虫观察", "土壤酸碱", "水质过滤", "豆芽生长", "影子测时", "消毒通风",
    "电池回收", "鸟类招引",
)  # fmt: skip
WORDS = {
    "project": ("装置", "研究"), "fantasy": ("的未来", "幻想图"), "practice": ("调查", "实践"),
    "instructor": ("演示教具", "活动方案"), "documentary": ("纪录片", "探究片"), "film": ("微电影", "短片"),
    "animation": ("动画", "定格动画"), "painting": ("宣传画", "漫画"), "teaching_aid": ("演示器", "教具"),
    "making": ("小制作", "模型"),
}  # fmt: skip
SAYING = (
    "先记录了两周，找出问题出在哪里。",
    "问了三十位同学，整理成一张表。",
    "比较了三种做法，选了最省的一种。",
    "用旧饮料瓶和木条做成，花费不到二十元。",
    "请老师指导了安全事项，其余自己动手。",
    "在家试用一个月，改了四次。",
    "传感器量得的数每十分钟记一次。",
    "画了结构图，写明每一步怎么做。",
    "对照组和实验组各十份，差别明显。",
    "查阅了五篇资料，列出和前人不同的地方。",
    "失败过两回，都写进了研究日志。",
    "可以推广到别的班级。",
    "成本低，拆下来还能再用。",
    "访问了农技员和工人师傅。",
    "在校园节上展示，收到许多建议。",
    "不足是雨天不好用，准备加一个罩子。",
    "色彩用水粉，构图从下往上展开。",
    "想象一百年以后人和机器怎样相处。",
    "拍摄了四个场景，旁白由组员录制。",
    "剪辑时去掉了没有根据的说法。",
    "把难懂的道理讲成一个小故事。",
    "课堂上用了六次，学生都能自己操作。",
    "图表和照片附在后面。",
    "数据由两个人分别读，再取平均。",
    "得到了社区的同意。",
    "写了使用说明和注意事项。",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A school of the demo."""

    code: str
    name: str
    stage: Stage
    town: str = ""


UNTOLD = 9
"""Of so many works the guardians of one did not agree to be shown: the desk asks, the office takes it in."""
TENS = tuple("一二三四五六七八九十") + tuple(f"十{word}" for word in "一二三四五六")
ENTERING = (
    *(Named(f"1{number:02d}", f"示例县第{word}小学", Stage.PRIMARY) for number, word in enumerate(TENS, start=1)),
    *(Named(f"12{number}", f"示例{town}中心小学", Stage.PRIMARY, f"示例{town}")
      for number, town in enumerate(("甲镇", "乙镇", "丙乡"), start=1)),
    Named("201", "示例县实验学校", Stage.NINE_YEAR), Named("202", "示例县育英学校", Stage.NINE_YEAR),
    *(Named(f"3{number:02d}", f"示例县第{word}中学", Stage.JUNIOR)
      for number, word in enumerate(("二", "三", "四", "五", "六", "七"), start=2)),
    Named("401", "示例县第一中学", Stage.WHOLE), Named("402", "示例县高级中学", Stage.SENIOR),
    Named("403", "示例县第二高级中学", Stage.SENIOR),
)  # fmt: skip
ABSENT = tuple(
    Named(f"9{number:02d}", f"示例{town}第{word}教学点", Stage.PRIMARY, f"示例{town}")
    for number, (town, word) in enumerate(
        [(town, word) for town in ("甲镇", "乙镇", "丙乡") for word in "一二三"] + [("丁乡", "一")], start=1
    )
)
"""The ten that entered nothing: 40 schools, 30 of which took part, as the year's record says."""
GRADES = {
    Stage.PRIMARY: (3, 6), Stage.NINE_YEAR: (3, 9), Stage.JUNIOR: (7, 8), Stage.WHOLE: (7, 11), Stage.SENIOR: (10, 11),
}  # fmt: skip
"""The grades whose pupils enter works, by the kind of their school."""


def enlist_schools(*, unit_year: UnitYear, by: Actor) -> list[School]:
    """Put the 40 schools on the list; return those that enter works."""
    made = []
    for one in (*ENTERING, *ABSENT):
        values = {
            "code": one.code, "name": one.name, "stage": one.stage.value, "town": one.town or "示例城区",
            "contact": "示例联系人", "phone": "13800000000",
        }  # fmt: skip
        made.append(register_school(unit_year=unit_year, values=values, by=by))
    return made[: len(ENTERING)]


def take_in_works(*, contest: Contest, schools: Sequence[School], sizes: Mapping[str, int], by: Actor) -> None:
    """Take so many works of each group in from a table, as an office does that gets lists from schools."""
    unit_year = contest.unit_year
    content = _table(contest, schools, sizes)
    batch = try_table(
        unit_year=unit_year, door=ENTRIES_DOOR, file_name=f"示例-{contest.code}作品报名表.xlsx", content=content, by=by
    )
    write_batch(batch=batch, door=ENTRIES_DOOR, rows=rows_without_errors(DryRun.from_json(batch.dry_run)), by=by)


def _table(contest: Contest, schools: Sequence[School], sizes: Mapping[str, int]) -> bytes:
    heads = (
        "赛事编号", "组别编号", "学校", "作品名称", "作品简介", "完成日期", "作者1姓名", "作者1年级", "作者1出生年月",
        "作者2姓名", "作者2年级", "作者2出生年月", "监护人已同意", "辅导教师1",
    )  # fmt: skip
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([heads, *_rows(contest, schools, sizes)]):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def _rows(contest: Contest, schools: Sequence[School], sizes: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    seen: dict[int, int] = {}
    for group in contest.groups.order_by("position"):
        fitting = schools_for(group, schools)
        for number in range(sizes.get(group.code, 0)):
            school = fitting[number % len(fitting)]
            place = seen.get(school.pk, 0)
            team = 2 if group.team_most > 1 else 1
            seen[school.pk] = place + team
            people = [_person(group, school, place + one, number) for one in range(team)]
            title, said = title_of(group, number)
            yield (
                contest.code, group.code, school.name, title, said, "2024-06-20", *people[0],
                *(people[1] if team > 1 else ("", "", "")), "是" if number % UNTOLD else "",
                f"示例师{NAMED[number % 10]}" if group.tutor_most else "",
            )  # fmt: skip


def schools_for(group: Group, schools: Sequence[School]) -> list[School]:
    """Return the schools that have pupils a group is for; all of them where it asks no grade."""
    return [one for one in schools if _grades(group, one)]


def _grades(group: Group, school: School) -> list[int]:
    low, high = GRADES[Stage(school.stage)]
    return list(range(max(low, group.grade_from or 1), min(high, group.grade_to or 12) + 1))


def _person(group: Group, school: School, place: int, number: int) -> tuple[str, str, str]:
    name = f"示例{SECOND[place // 10 % 12]}{NAMED[place % 10]}"
    if group.entrants != Entrants.PUPILS:
        return name, "", ""
    grades = _grades(group, school)
    grade = grades[number % len(grades)]
    return name, str(grade_word(grade)), f"{2024 - 6 - grade}-05"


def title_of(group: Group, number: int) -> tuple[str, str]:
    """Return the title of the work of that number in a group, and what is said of it."""
    start = group.position * 37
    place, thing = (
        PLACES[(start + number + number // 20 + group.position // 2) % len(PLACES)],
        THINGS[(start + number * 3) % len(THINGS)],
    )
    word = WORDS.get(group.work_kind, ("作品", "作品"))[(number // 20 + group.position) % 2]
    title = f"示例：{place}{thing}{word}"
    parts = [SAYING[drawn(f"{title}|{number}|{turn}") % len(SAYING)] for turn in range(4)]
    said = f"示例：{place}{thing}。{''.join(dict.fromkeys(parts))}"
    return title, said


def enter_work(*, group: Group, school: School, number: int, by: Actor) -> Entry:
    """Enter a work as its school would, form, pictures and all, and hand it in."""
    title, said = title_of(group, number)
    entry = begin_entry(group=group, school=school, title=title, once="", at=by.at, by=by)
    entry = Entry.objects.select_related("contest__unit_year__unit", "group", "school").get(pk=entry.pk)
    name, _, born = _person(group, school, 90 + number, number)
    people = [
        TypedAuthor(f"{name[:-1]}{last}", _grades(group, school)[0], born, "示例：拍摄", "示例监护人", agreed=True)
        for last in NAMED[: max(1, group.team_least)]
    ]
    answers = {one.key: _answer(one, said) for one in fields_of(group) if one.required}
    written = Written(title, said * 2, answers, None, datetime.date(2024, 6, 20), "", people, [TypedTutor("示例师甲")])
    write_entry(entry=entry, written=written, stamp=None, at=by.at, by=by)
    for turn in range(2):
        upload = ContentFile(_picture(number * 2 + turn), name=f"示例-剧照{turn + 1}.png")
        put_file(entry=entry, kind="photo", upload=upload, name=str(upload.name), at=by.at, by=by)
    entry = Entry.objects.select_related("contest__unit_year__unit", "group", "school").get(pk=entry.pk)
    return hand_in(entry=entry, stamp=entry.version, at=by.at, by=by)


def _answer(field: FormField, said: str) -> str:
    if field.choices:
        return field.choices[0]
    return "8" if field.kind == "number" else f"示例：{said}"[: field.most]


def _picture(number: int) -> bytes:
    """Return a picture that shows nothing but colours."""
    sky = Image.linear_gradient("L").resize((640, 400)).rotate(number * 90 % 360, expand=False)
    picture = Image.merge(
        "RGB", (sky, sky.point(lambda one: 255 - one // 2), Image.new("L", sky.size, 90 + number * 30))
    )
    ImageDraw.Draw(picture).ellipse((60 * number, 80, 60 * number + 200, 280), fill=(250, 240, 200))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def drawn(words: str) -> int:
    """Return a number that is the same for the same words."""
    return int.from_bytes(hashlib.sha256(f"示例|{words}".encode()).digest()[:4])
