"""C441: a sentence about the paper's own doings names the same office of another place."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Name, NameKind
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_names import level_of, own_name, split_name

_BEGINS = late(r"(?:^|[。；;\n：:])[ \t　]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．])?[ \t　]*\Z")
_DOES = late(
    r"(?:（以下简称[^）]{2,16}）|\(以下简称[^)]{2,16}\))?(?:于)?(?:20[0-9]{2}\s?年(?:度)?|本年度?|全年)?(?:共|累计|实际|认真|严格|高度)?"
    r"(?:下达|收到|安排|到位|实施|支出|拨付|投入|成立|制定|按照|根据|重视|[下现]?辖|下设|内设|位于|核定|现有|实有|[是为系属])"
)
_TOWNS = frozenset({"镇", "乡", "街道"})
_OF_TOWN = re.compile(r"(?:人民政府|政府|办事处|党工?委)?$")
_IN_TITLE = re.compile(r"^[一-龥]{2,24}?(?:镇|乡|街道)(?=20[0-9]{2}|人民政府|办事处|部门|整体|关于)")
_SHORTEST = 3


@rule("C441")
def check(paper: Paper) -> Iterator[Finding]:
    """正文写成了别处的同类单位。

    检查什么：说本单位做了什么、有多少人的句子，打头的却是另一个乡镇、另一个县的同类单位；句子中间提到的、说合作学习的不算。
    为什么：多半是从别处的稿子里复制来的，数字可能也是别处的。
    反例：
        青山县柳河镇2023年度衔接资金项目绩效自评报告
        一、资金下达情况
        青山县石桥镇人民政府2023年度下达衔接资金320万元。
    反例：
        南门街道办事处2023年度部门整体支出绩效自评报告
        一、部门概况
        北门街道办事处辖7个社区，在职人员52人。
    正例：
        青山县柳河镇2023年度衔接资金项目绩效自评报告
        一、资金下达情况
        青山县柳河镇人民政府2023年度下达衔接资金320万元，与石桥镇人民政府共建冷库1座。
    依据：财预〔2020〕10号：谁自评谁负责，自评材料应当真实。
    """
    own = _own(paper)
    if own is None:
        return
    whole, place, core = own
    for name in paper.facts.names:
        if name.kind is NameKind.BODY and _is_of_another_place(name, place, core):
            before = paper.text[max(name.start - 8, 0) : name.start]
            if _BEGINS.search(before) and _DOES.match(paper.text, name.end):
                yield paper.finding(
                    "C441",
                    name.start,
                    name.end,
                    cause=f"本报告的单位是“{whole}”，这一句打头的却是“{name.quote}”",
                    cure="核对是否从别处的稿子复制而来；是的，改成本单位，并逐个核对这一段的数字",
                )


def _own(paper: Paper) -> tuple[str, str, str] | None:
    """Return the unit's name, its own place and the rest of its name; of a town the title may give the place alone."""
    own = own_name(paper)
    if own is not None and own.place:
        return own.whole, own.place, own.core
    title = "" if paper.taken.document is None else paper.taken.document.title
    found = _IN_TITLE.match(title)
    places, _ = split_name(f"{found[0]}人民政府") if found else ((), "")
    return (found[0], places[-1], "") if found and places and level_of(places[-1]) in _TOWNS else None


def _is_of_another_place(name: Name, place: str, core: str) -> bool:
    places, rest = split_name(name.quote)
    if (
        not places
        or level_of(places[-1]) != level_of(place)
        or places[-1].endswith(place)
        or place.endswith(places[-1])
    ):
        return False
    if level_of(place) in _TOWNS:
        return _OF_TOWN.fullmatch(rest) is not None
    return rest == core and len(core) >= _SHORTEST
