"""C403: the place in the name of the paper's own unit lost the word that says its level."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.misspelling import SHORTEST
from jixiao.engine.lint.rules.consistency.own_names import own_name

_LEVELS = frozenset({"县", "区", "市", "旗", "州", "盟", "镇", "乡"})


@rule("C403")
def check(paper: Paper) -> Iterator[Finding]:
    """单位全称里丢了“县”“区”“市”字。

    检查什么：地名少了“县”“区”“市”“镇”等字，后面却是单位的全称。不带全称的简称（青山残联）不算。
    为什么：全称要与公章一致；少一个字，既不是全称，也不是简称。
    反例：
        青山县妇女联合会2023年度部门整体绩效自评报告
        青山妇女联合会认真开展绩效管理工作。
    正例：
        青山县妇女联合会2023年度部门整体绩效自评报告
        青山县妇女联合会（以下简称青山妇联）认真开展绩效管理工作。
    依据：单位名称以机构编制部门批复为准。
    """
    own = own_name(paper)
    if own is None or len(own.core) < SHORTEST or own.level not in _LEVELS:
        return
    stem = own.place.removesuffix(own.level)
    if len(stem) < 2:  # noqa: PLR2004 - 南县 without 县 is a word of its own
        return
    short = f"{stem}{own.core}"
    at = paper.text.find(short)
    while at >= 0:
        end = at + len(short)
        if not any(unit.endswith(short) for unit in paper.known.units):
            yield paper.finding(
                "C403",
                at,
                end,
                cause=f"{own.origin}上的单位名称是“{own.whole}”，这里写作“{short}”，少了“{own.level}”字",
                cure=f"写全称“{own.place}{own.core}”，或者统一用简称",
            )
        at = paper.text.find(short, end)
