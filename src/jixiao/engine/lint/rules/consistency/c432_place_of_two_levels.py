"""C432: one place is called 镇 here and 乡 there."""

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import NameKind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_names import level_of, split_name

_TOWNS = frozenset({"镇", "乡", "街道"})
_COUNTIES = frozenset({"县", "区", "市", "旗"})
_RENAMED = re.compile(r"原|撤|设立|更名|改[为设称镇街]")
_GENERIC = frozenset({"城关", "城郊", "城区", "郊区", "城东", "城西", "城南", "城北", "各", "全"})


@rule("C432")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个地名，一处称镇，一处称乡。

    检查什么：两个字以上的地名，是否既写“某镇”又写“某乡”“某街道”，或者既写“某县”又写“某区”。“城关镇”“城关乡”这样常同时有的、
    写明撤乡设镇的不算。市和县、区常常同名，不算。
    为什么：乡镇的级别写错，对不上拨款文件和花名册；也有的地方确有同名的乡和镇，核对后不用改。
    反例：资金下达柳河镇12万元。柳河乡完成改厕86户。
    正例：资金下达柳河镇12万元、白石乡8万元。柳河镇完成改厕86户，白水市、白水县均已验收。
    依据：行政区划名称以民政部门公布的为准。
    """
    told: defaultdict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
    for name in paper.facts.names:
        if name.kind not in {NameKind.PLACE, NameKind.BODY}:
            continue
        places = split_name(name.quote)[0]
        level = level_of(places[-1]) if places else ""
        stem = places[-1].removesuffix(level) if places else ""
        if level in _TOWNS | _COUNTIES and len(stem) == len("柳河") and stem not in _GENERIC:
            at = paper.text.find(places[-1], name.start, name.end)
            told[stem].setdefault(level, []).append((at, at + len(places[-1])))
    for stem, levels in told.items():
        for group in (_TOWNS, _COUNTIES - {"市"}):
            yield from _mixed(paper, stem, {level: places for level, places in levels.items() if level in group})


def _mixed(paper: Paper, stem: str, levels: dict[str, list[tuple[int, int]]]) -> Iterator[Finding]:
    usual = max(levels, key=lambda level: len(levels[level]), default="")
    for level, places in levels.items():
        for start, end in places if level != usual else ():
            around = paper.text[max(start - 4, 0) : end + 4]
            if not _RENAMED.search(around):
                cause = f"这里写作“{stem}{level}”，别处写作“{stem}{usual}”"
                cure = "核对行政区划名称，是同一个地方的统一写法"
                yield paper.finding("C432", start, end, cause=cause, cure=cure)
