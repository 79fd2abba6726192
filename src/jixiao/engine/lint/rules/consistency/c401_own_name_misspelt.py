"""C401: the name of the paper's own unit is spelt otherwise than on its cover."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.misspelling import Misspelt, is_proven, misspelt_names


@rule("C401")
def check(paper: Paper) -> Iterator[Finding]:
    """本单位名称与封面、标题上的写法差一两个字。

    检查什么：正文里的本单位全称，与封面、标题、表头上的全称相比，是否写错、漏写、多写或颠倒了一个字。简称（县残联）、
    下属单位、上级和乡镇的同类单位不算；“和”“与”之类的连接字、“第一”“第二”之类有区别的字不算。
    为什么：单位名称要与公章、批复一致；名称不一，看报告的人不知道说的是不是同一个单位。
    反例：
        青山县残疾人联合会2023年度部门整体绩效自评报告
        一、部门概况
        青山县残疾人联会合为正科级群团机关，编制7名。
    正例：
        青山县残疾人联合会2023年度部门整体绩效自评报告
        一、部门概况
        青山县残疾人联合会为正科级群团机关。县残联全年走访残疾人家庭210户，柳河镇残疾人联合会协助开展。
    依据：《预算法》第十四条公开的主体是各部门；单位名称以机构编制部门批复为准。
    """
    for found in misspelt_names(paper):
        if not is_proven(paper, found):
            yield paper.finding("C401", found.start, found.end, cause=_cause(paper, found), cure=_cure(found))


def _cause(paper: Paper, found: Misspelt) -> str:
    typed, own = paper.text[found.start : found.end], found.meant
    if found.start == own.start:
        return f"这里的单位名称写作“{typed}”，正文里多处写作“{found.right}”：{found.slip}"
    return f"{own.origin}上的单位名称是“{own.whole}”，这里写作“{typed}”：{found.slip}"


def _cure(found: Misspelt) -> str:
    who = "正文多数" if found.start == found.meant.start else found.meant.origin
    return f"对照公章核对，全文统一；按{who}的写法应为“{found.right}”"
