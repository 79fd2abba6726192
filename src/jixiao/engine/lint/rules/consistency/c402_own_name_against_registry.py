"""C402: the name of the paper's own unit contradicts both its cover and the registry."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.misspelling import is_proven, misspelt_names


@rule("C402")
def check(paper: Paper) -> Iterator[Finding]:
    """本单位名称与封面、单位名录都不符。

    检查什么：给了单位名录，而封面或标题上的名称就在名录里时，正文里漏字、多字、颠倒的写法，和一句开头说到本单位时写错的字。
    为什么：封面和名录两处一致，正文的写法就是错的，没有别的解释。
    反例：
        青山县残疾人联合会2023年度部门整体绩效自评报告
        青山县残疾人联全会编制7名，年末在职6名。
        ——名录——
        青山县残疾人联合会
        青山县妇女联合会
    正例：
        青山县残疾人联合会2023年度部门整体绩效自评报告
        青山县残疾人联合会编制7名，县残联年末在职6名。
        ——名录——
        青山县残疾人联合会
    依据：单位名称以机构编制部门批复、财政部门的预算单位名录为准。
    """
    if not paper.known.units:
        return
    for found in misspelt_names(paper):
        if not is_proven(paper, found):
            continue
        typed = paper.text[found.start : found.end]
        yield paper.finding(
            "C402",
            found.start,
            found.end,
            cause=f"{found.meant.origin}和单位名录都是“{found.meant.whole}”，这里写作“{typed}”：{found.slip}",
            cure=f"改为“{found.right}”",
            replacement=found.right,
        )
