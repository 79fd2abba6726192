"""C436: two papers given together spell the name of one unit two ways."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_names import own_name
from jixiao.engine.lint.rules.consistency.slips import slip_between

_SHORTEST = 5


@rule("C436")
def check(paper: Paper) -> Iterator[Finding]:
    """一起报送的两份文稿，单位名称差一个字。

    检查什么：封面、标题上的单位名称，与一起报送的文稿是否差一个字。
    为什么：同一个单位的材料，名称要与公章一致。
    反例：
        青山县残疾人联合会2023年度部门整体绩效自评报告
        ——一同报送——
        青山县残废人联合会2023年度部门决算情况说明
    正例：
        青山县残疾人联合会2023年度部门整体绩效自评报告
        ——一同报送——
        白水市青山县残疾人联合会2023年度部门决算情况说明
    依据：单位名称以机构编制部门批复为准。
    """
    own = own_name(paper) if paper.companions else None
    if own is None or own.start < 0 or own.whole in paper.known.units or len(own.core) < _SHORTEST:
        return
    for other in paper.companions:
        theirs = own_name(other)
        if theirs is None or theirs.place != own.place:
            continue
        slip = slip_between(own.core, theirs.core)
        if slip:
            yield paper.finding(
                "C436",
                own.start,
                own.end,
                cause=f"一起报送的{other.called}上单位名称是“{theirs.whole}”，这里是“{own.whole}”：{slip}",
                cure="对照公章核对，改掉写错的一份",
            )
