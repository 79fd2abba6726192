"""P804: where somebody lives."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.people import NAME

_DOOR = (
    r"[0-9一二三四五六七八九十]{1,4}(?:号楼|号|组|栋|幢|单元|室|户|社)"
    r"(?:[一-龥0-9]{0,12}?[0-9]{1,4}(?:单元|室|号|户))?"
)
_SAID = re.compile(
    r"(?:家住|家庭住址|家庭地址|现住址?|居住在|居住地址?|户籍地址?|户籍所在地|住址)\s?(?:[为是在于])?[：:]?\s?"
    rf"(?P<place>[一-龥0-9·－-]{{2,30}}?{_DOOR})"
)
_ROOM = re.compile(
    r"(?:小区|花园|家园|公寓|新村|苑|城|府)\s?[0-9A-Z一二三四五六七八九十]{1,3}(?:号楼|栋|幢|座)\s?(?:[0-9一二三四五六七八九]{1,2}单元)?"
    r"\s?[0-9]{2,4}(?:室|号|户)"
)
_NAMED = late(r"[一-龥]{2,8}$")
_OF_UNIT = re.compile(
    r"办公|单位地址|注册地|机构地址|通讯地址|项目地点|工程地点|租赁|租用|改造|维修|服务站|活动室|门店"
)
_PERSON = late(rf"同志|老人|先生|女士|户主|贫困户|残疾人|居民|村民|职工|家庭|{NAME}[，,（(、]")
_NEAR = 40
_LONGEST_NAME = 8


@rule("P804")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了个人的家庭住址。

    检查什么：“家住…组…号”“住址：…”以及写到栋、单元、室的地址，与个人写在一起的；单位的地址不算。
    为什么：报告要公开，住址与姓名写在一起，等于公开了这个人住在哪里。
    反例：走访困难党员孙福来，家住柳河村四组26号，送去慰问金500元。
    反例：为残疾人周桂英（阳光小区3栋2单元501室）安装扶手。
    正例：走访柳河村困难党员6名，送去慰问金3000元。
    正例：单位地址：新华路阳光大厦3栋2单元501室。
    依据：《个人信息保护法》第二十八条。
    """
    text = paper.text
    places = [match.span("place") for match in _SAID.finditer(text)]
    for match in _ROOM.finditer(text):
        named = _NAMED.search(text, max(match.start() - _LONGEST_NAME, 0), match.start())
        start, end = named.start() if named else match.start(), match.end()
        known = any(first < end and start < last for first, last in places)
        if not known and _PERSON.search(_around(text, start, end)):
            places.append((start, end))
    for start, end in places:
        if not _OF_UNIT.search(_ahead(text, start)):
            yield paper.finding(
                "P804", start, end, cause="这里写出了个人住在哪里，到了门牌或组", cure="只写到乡镇、村（社区）"
            )


def _around(text: str, start: int, end: int) -> str:
    """Return the words from the start of the sentence to some way behind."""
    return f"{_ahead(text, start)}{text[start : end + _NEAR]}"


def _ahead(text: str, start: int) -> str:
    """Return the words of the sentence before ``start``."""
    begin = max(start - _NEAR, 0)
    return text[max(begin, text.rfind("。", begin, start) + 1, text.rfind("\n", begin, start) + 1) : start]
