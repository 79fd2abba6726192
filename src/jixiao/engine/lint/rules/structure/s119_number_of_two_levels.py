"""S119: an item under a chapter bears the number of another chapter."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.numbering import numbering


@rule("S119")
def check(paper: Paper) -> Iterator[Finding]:
    """一章里面的小项，用了和大标题同一级的序号。

    检查什么：提纲规定的标题之外的标题，是否用了同一级、同一个序号；例如第二部分里又出现“三、”“四、”，与后面的第三、四部分相撞。
    为什么：两级标题用同一种序号，分不清哪是章、哪是项，目录和引用都会乱。
    反例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里。
        三、加强防汛队伍建设
        培训防汛队员60人。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    正例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        （一）加强防汛队伍建设
        培训防汛队员60人。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    依据：GB/T 9704—2012：结构层次序数依次用“一、”“（一）”“1.”“（1）”。
    """
    for each in paper.once(numbering).collisions:
        mark, other = each.mark, each.before
        if other is not None:
            where = "后面" if other.block > mark.block else "前面"
            yield paper.finding(
                "S119",
                mark.start,
                mark.stop,
                cause=f"这里的“{mark.typed}”与{where}的“{other.typed}{other.words}”是同一级的同一个序号，两者却不是一层",
                cure="上一级标题下面的项目，改用下一级序号（一、→（一）→1.→（1））",
            )
