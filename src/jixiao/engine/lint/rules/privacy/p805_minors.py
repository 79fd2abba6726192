"""P805: a child by name, with school, class or age."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.people import NAME, is_name

_SCHOOL = r"(?:小学|中学|学校|幼儿园|[一二三四五六七八九十]中)"
_CLASS = (
    r"(?:[（(]?[0-9一二三四五六七八九]{1,2}[）)]?年级|[初高][一二三中])"
    r"(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?班)?"
)
_PUPIL = r"(?:学生|同学|小朋友|儿童|幼儿|少年|女童|孤儿)"
_STOP = r"(?=同学|小朋友|[，,、。；;（(：:“”《]|荣?获|因|在|被|患|的|参加|以|家)"
_SCHOOL_FIRST = re.compile(rf"{_SCHOOL}的?(?:(?:{_CLASS})?的?{_PUPIL}|{_CLASS}的?)(?P<name>{NAME}){_STOP}")
_CLASS_FIRST = re.compile(rf"(?=[（(0-9一二三四五六七八九初高]){_CLASS}的?{_PUPIL}(?P<name>{NAME}){_STOP}")
_TOLD_BEHIND = re.compile(
    rf"(?=[同小，,（(])(?:同学|小朋友)?[，,（(]\s?(?:[男女][，,]\s?)?"
    rf"(?:(?:事实无人抚养|留守|困境)?(?:孤儿|儿童)(?=[，,、）)])|(?:今年|现年)?(?P<age>[0-9]{{1,2}})岁|[一-龥0-9]{{0,12}}?{_SCHOOL}(?:{_CLASS}|学生|[）)]))"
)
_NAME_AHEAD = late(rf"(?:^|[，,、。；;：:（(\s的助问]|学生|儿童|孤儿|女童)(?P<name>{NAME})$")
_FURTHEST = 6
_GROWN = 18
_WHEN_GROWN = re.compile(r"教师|老师|校长|辅导员|班主任|家长")


@rule("P805")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了未成年人的姓名和学校、班级或年龄。

    检查什么：学生、儿童的姓名与所在学校、年级班级、年龄，或者与“孤儿”写在一起的；教师、只写“某同学”的不算。
    为什么：不满十四周岁的未成年人的信息是敏感个人信息，公开要有监护人同意。
    反例：资助城关小学三年级学生周雨晴，每学期600元。
    反例：走访孤儿郑小宝，男，9岁，送去学习用品。
    正例：资助城关小学困难学生26名，每人每学期600元。
    正例：城关中学教师周国强获优秀科技辅导员称号。
    依据：《个人信息保护法》第二十八条、第三十一条；《未成年人保护法》第七十二条。
    """
    told: set[int] = set()
    for start, end, stop, age in _children(paper.text):
        around = paper.text[max(start - _FURTHEST, 0) : end + 4]
        if start in told or age >= _GROWN or not is_name(paper.text[start:end]) or _WHEN_GROWN.search(around):
            continue
        told.add(start)
        yield paper.finding(
            "P805",
            start,
            stop,
            cause="这里写出了未成年人的姓名和所在的学校、班级或年龄",
            cure="不写姓名，写“学生若干名”的准数；确需举例的，写“某同学”",
        )


def _children(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the start and end of a name, the end of what is told of it, and the age, 0 where none is told."""
    for match in _SCHOOL_FIRST.finditer(text):
        yield *match.span("name"), match.end("name"), 0
    for match in _CLASS_FIRST.finditer(text) if "年级" in text or "班" in text else ():
        yield *match.span("name"), match.end("name"), 0
    for match in _TOLD_BEHIND.finditer(text):
        begin = max(match.start() - _FURTHEST, 0)
        named = _NAME_AHEAD.search(text[begin : match.start()])
        if named:
            yield begin + named.start("name"), match.start(), match.end(), int(match["age"] or 0)
