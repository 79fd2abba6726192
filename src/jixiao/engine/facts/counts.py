"""Counts of things: number, measure word, and the thing, whether it stands after the number or before."""

import re
from collections.abc import Sequence

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure, Taken
from jixiao.engine.facts.stated import Count
from jixiao.engine.facts.units import VAGUE_COUNT, Measured

_THING = re.compile(r"(?:[一-龥“”《》·-]|[A-Za-z][A-Za-z0-9-]{0,8}+){1,16}+")
_THING_ENDS = re.compile(
    r"的|了|在|于|均|已|都|把|将|被|为|是|由|向|对|与|和|及|并|按|至|从|进行|参[赛加与]|获得|开展|完成|取得|举办|举行|准备|全部|相继|积极"
    r"|通过|接受|受益|组织|成立|建成|达到|占|共|等|其中"
)
_VERBS = re.compile(
    r"^(?:.*(?:现场|累计|分别|同时|陆续|已|共|了|并|各|的))?(?:发放|展出|征集|举办|开展|组织|设置|设立|设|完成|新建|建成|建设|建立|培训|参加|参与"
    r"|获得|荣获|走访慰问|走访|慰问|报送|评选|印发|印制|制作|悬挂|张贴|编印|核定|覆盖|接待|推送|发布|安装|采购|购置|更新|改造|新增|有|设有"
    r"|现有|实有|需|用于|内设|下设)+"
)
_SHORT = 12


def read_counts(ground: Ground, figures: Sequence[Figure], taken: Taken) -> list[Count]:
    """Return the counts among ``figures``, and the vague ones that have no number (若干, 多次)."""
    found = [_count(ground, figure) for figure in figures if figure.measured is Measured.COUNT]
    read = Taken([(figure.start, figure.end) for figure in figures])
    found += [
        _vague(ground, match)
        for match in VAGUE_COUNT.finditer(ground.plain)
        if not taken.holds(match.start()) and not read.holds(match.start()) and _may_be_vague(ground.plain, match)
    ]
    return sorted(found, key=lambda count: count.start)


def _may_be_vague(plain: str, match: re.Match[str]) -> bool:
    before = plain[match.start() - 1 : match.start()] if match.start() else ""
    return before not in {*"0123456789十百千万亿众许很最更之差过余诸繁增"} and bool(
        match["measure"] or match["vague"] == "若干"
    )


def _count(ground: Ground, figure: Figure) -> Count:
    return Count(
        figure.start, figure.end, ground.quote(figure.start, figure.end), figure.number, figure.unit,
        thing_of(ground.plain, figure.end, figure.label), figure.label, ground.title(figure.start), figure.per,
        figure.vague, figure.low, None, "",
    )  # fmt: skip


def _vague(ground: Ground, match: re.Match[str]) -> Count:
    label = ground.plain[max(ground.clause_start(match.start()), match.start() - 20) : match.start()].strip()
    return Count(
        *match.span(), ground.quote(*match.span()), None, match["measure"] or "",
        thing_of(ground.plain, match.end(), ""),
        label, ground.title(match.start()), "", match["vague"], None, None, "",
    )  # fmt: skip


def thing_of(plain: str, end: int, label: str) -> str:
    """Return the noun after the measure word, or, where nothing stands there, the one before the number."""
    after = _THING.match(plain, end)
    words = after[0] if after else ""
    cut = _THING_ENDS.search(words)
    thing = (words[: cut.start()] if cut else words).strip("“”《》-").rstrip("上中里内有")
    if thing:
        return thing[:_SHORT]
    noun = _VERBS.sub("", label, count=1).rpartition("的")[2].rpartition("、")[2].strip("“”《》 ").rstrip("有")
    return noun[-_SHORT:]
