"""S131: a heading promises an analysis of causes and no cause is named."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.chapters import chapters_with_text

_PROMISED = re.compile(r"原因")
_ITSELF = re.compile(
    r"^(?!.*问题).{0,8}(?:偏[离差]|未完成|未达|原因)"
)  # what stands below is the cause, whatever its words
_GIVEN = re.compile(
    r"因|系|由于|滞后|推迟|延[期迟]|导致|造成|致使|使得|引起|源于|归于|缘于|受[^，。；]{0,12}影响|受制|受限|影响|限于|鉴于|不足以|缺乏|缺少|不到位|"
    r"主要是|根源|在于|从而|以致|所以|无法|未能|不涉及|无偏[差离]|^无|没有"
)
_FIGURE = re.compile(r"[0-9]")
_LEAST = 20


@rule("S131")
def check(paper: Paper) -> Iterator[Finding]:
    """标题写了“原因分析”，下面没有一句写原因。

    检查什么：标题有“原因”的部分，文字和表格里有没有“因”“由于”“导致”“受……影响”等说原因的话；只看后面还有标题的部分。
    为什么：不写原因，改进措施就没有针对性。
    反例：
        （一）主要问题及原因分析
        1.预算执行进度偏慢，上半年支出只有百分之三十。
        2.绩效指标设置不够细化，可衡量的指标偏少。
        （二）改进措施
        按月通报支出进度。
    正例：
        （一）主要问题及原因分析
        1.预算执行进度偏慢，因招标流标，合同六月才签订。
        （二）改进措施
        按月通报支出进度。
    依据：附件3第三部分（一）；财预〔2020〕10号附件3第五部分。
    """
    for chapter in paper.once(chapters_with_text):
        if not chapter.closed or not _PROMISED.search(chapter.heading.title) or chapter.below:
            if not (chapter.closed and chapter.below and _PROMISED.search(chapter.heading.title)):
                continue
            if any(_PROMISED.search(heading.title) for heading in chapter.below):
                continue  # the heading below that promises it answers for it
        if _ITSELF.search(chapter.heading.title) and _FIGURE.search(chapter.text(paper)):
            continue
        text = chapter.text(paper).strip()
        if len(text) >= _LEAST and not _GIVEN.search(text):
            yield paper.finding(
                "S131",
                chapter.heading.start,
                chapter.heading.end,
                cause="标题写了“原因”，下面没有一句说明原因",
                cure="逐条补写原因：是计划、招标、资金、人员还是外部条件，写明事实",
            )
