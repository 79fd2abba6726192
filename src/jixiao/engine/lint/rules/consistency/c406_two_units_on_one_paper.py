"""C406: cover, title, head of the table and seal do not name the same unit."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import NameKind
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.misspelling import SHORTEST
from jixiao.engine.lint.rules.consistency.own_names import OwnName, own_names, split_name
from jixiao.engine.lint.rules.consistency.slips import slip_between

_OF_GOVERNMENT = re.compile(r"政府(?:工作|组成)部门")
_INTRODUCES = late(r"(?:[（(][^）)\n]{0,30}[）)])?(?:是|为|系)[一-龥]{0,8}?政府(?:工作|组成)部门\Z")
_STAFFED = re.compile(r"(?:核定编制|编制[数为]?\s?[0-9]|内设|下设|现有|实有|年末实有)")
_FIRST = 8  # of paragraphs and names: the unit introduces itself at the beginning
_FAR = 46  # letters before these words in which the name can end
_OF_THE_UNIT = frozenset({"落款", "正文自述"})
_KINDS = ("局", "委员会", "联合会", "协会", "人民政府", "办事处")


@rule("C406")
def check(paper: Paper) -> Iterator[Finding]:
    """封面、标题、表头、落款写的不是同一个单位。

    检查什么：封面上填的单位、标题里的单位、自评表表头的单位、落款的单位是否一致：名称差一个字的；同级而地名不同的同类单位；落款或
    开头的“某局是县政府工作部门”“某局核定编制”写的是同一个地方的另一个局（委员会、协会等）的。简称、省略上级地名、上下级、下属单位、财政局的评价报告不算。
    为什么：落款或表头不是本单位，说明套用了别的单位的文稿，财政不能受理。
    反例：
        青山县林业局2023年度部门整体绩效自评报告
        一、部门概况
        全年完成造林。
        青山县水利局（盖章）
        2024年3月
    正例：
        青山县林业局2023年度部门整体绩效自评报告
        一、部门概况
        全年完成造林。
        白水市青山县林业局（盖章）
        2024年3月
    依据：财预〔2020〕10号：自评的主体是预算部门和单位，谁自评谁负责。
    """
    names = own_names(paper)
    for name in (*names[1:], *(_introduced(paper) if names else ())):
        if name.start == names[0].start or name.whole in paper.known.units:
            continue
        why = _difference(name, names[0])
        if why:
            yield paper.finding(
                "C406",
                name.start,
                name.end,
                cause=f"{names[0].origin}上的单位是“{names[0].whole}”，{name.origin}写的是“{name.whole}”：{why}",
                cure="对照公章核对，改成同一个单位；确是两个单位的，写明关系（主管、实施、下属）",
            )


def _introduced(paper: Paper) -> Iterator[OwnName]:
    """Yield the bureau that the text introduces: 青山县林业局是县政府工作部门."""
    found = [(match.start(), match.end()) for match in _OF_GOVERNMENT.finditer(paper.text)]
    names = {name.end: name for name in paper.facts.names if name.kind is NameKind.BODY} if found else {}
    for start, end in found:
        begin = max(start - _FAR, 0)
        match = _INTRODUCES.search(paper.text, begin, end)
        name = None if match is None else names.get(match.start())
        if name is not None:
            yield OwnName(name.quote, *split_name(name.quote), name.start, name.end, "正文自述")
    starts = {each.start for each in paper.paragraphs[:_FIRST]}
    for name in paper.facts.names[:_FIRST]:
        if name.kind is NameKind.BODY and name.start in starts and _STAFFED.match(paper.text, name.end):
            yield OwnName(name.quote, *split_name(name.quote), name.start, name.end, "正文自述")


def _difference(name: OwnName, first: OwnName) -> str:
    if name.whole in first.whole or first.whole in name.whole:
        return ""
    if name.core == first.core:
        other = name.level == first.level and name.place != first.place and bool(name.place and first.place)
        return f"一处是“{first.place}”，一处是“{name.place}”" if other else ""
    if name.place != first.place or name.core.startswith(first.core):
        return ""
    slip = slip_between(name.core, first.core) if len(first.core) >= SHORTEST else ""
    if slip or name.origin not in _OF_THE_UNIT or _is_short(name.core, first.core):
        return slip
    kind = next((kind for kind in _KINDS if name.core.endswith(kind) and first.core.endswith(kind)), "")
    return f"不是同一个{kind}" if kind and "财政" not in name.core + first.core else ""


def _is_short(one: str, other: str) -> bool:
    """Return whether the letters of the shorter name all stand in the longer, in order (住建局, 住房和城乡建设局)."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)
