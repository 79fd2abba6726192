"""Fields of the cover and of the head of the paper, and whether they were filled in."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.lint.paper import Paper

FILLED_BY_ALL = re.compile(
    r"^(?:主管部门|主管单位|(?:部门|单位|项目|机构|预算单位|预算部门|专项)?\s*(?:[（(][^（）()]{1,8}[）)])?\s*名称|项目名称|填报单位|填报部门|实施单位|"
    r"项目单位|项目实施单位|项目主管部门|评价单位|自评单位|报告单位|预算部门|编制单位|评价年度|预算年度|年度)(?:[（(][^（）()]{1,10}[）)])?$"
)
FILLED_BY_HAND = re.compile(
    r"(?:负责人|联系人|联系电话|电话|填报人|填表人|经办人|审核人|日期|时间|邮编|地址|编码|评价方式|评价机构|评价类型)(?:[（(][^（）()]{1,10}[）)])?$"
)
_FIELD = re.compile(r"^[ \t\u3000]*(?P<name>[^:：。，；\n\t]{2,20}?)[ \t\u3000]*[:：](?P<said>[^\n]*)$", re.MULTILINE)
_NOTHING = re.compile(
    r"[\s_＿—\-－·.．…]*(?:[（(]\s*(?:公?盖?章|公章|盖章|签章|签字|签名|全称)?\s*[）)])?[\s_＿]*(?:年\s*月\s*日?)?\s*$"
)
_SEALED = re.compile("章|签")
_GOES_ON = re.compile(r"^[^:：。，；]{2,30}$")
_DATE = re.compile(r"^[（(]?[0-9二〇○零一三四五六七八九XxＸ×\s]{2,6}年")
_HEAD = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Blank:
    """A field that is not filled in: its name, where name and colon stand, and whether a seal may stand for words."""

    name: str
    start: int
    end: int
    sealed: bool


def empty_fields(paper: Paper, *, names: re.Pattern[str]) -> Iterator[Blank]:
    """Yield the fields of these names before the first heading after which nothing stands, nor in the next line."""
    start, end = head_of(paper)
    lines = list(_FIELD.finditer(paper.text, start, end))
    for field in lines:
        name = "".join(field["name"].split())
        if names.search(name) and _NOTHING.fullmatch(field["said"]) and not _is_said_below(paper, field.end(), end):
            colon = field.start("said")
            yield Blank(name, field.start("name"), colon, _SEALED.search(field[0]) is not None)


def head_of(paper: Paper) -> tuple[int, int]:
    """Return where the cover and the lines above the first heading or 目录 stand."""
    if paper.contents is not None:
        return 0, paper.contents[0]
    first = next((heading.start for heading in paper.headings), None)
    if first is not None:
        return 0, first
    return (0, paper.cover[2]) if paper.cover else (0, 0)


def _is_said_below(paper: Paper, offset: int, end: int) -> bool:
    """Return whether the next line is what was filled in: neither a field, nor a date, nor a title."""
    rest = paper.text[offset : min(end, offset + 200)].lstrip("\r\n \t\u3000")
    line = rest.partition("\n")[0].strip()
    if not line or _DATE.match(line) or re.search(r"目\s*录|报告|摘\s*要", line):
        return False
    return _GOES_ON.match(line) is not None
