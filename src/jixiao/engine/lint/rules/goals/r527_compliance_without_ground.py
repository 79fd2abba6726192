"""R527: 不存在截留挪用 is asserted, and nobody looked."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_ABUSE = "截留|挪用|挤占|滞留|虚列|套取|侵占|违规|违纪|违法|超标准|超范围|浪费|弄虚作假|贪污|私分|骗取|不合规"
_DENIED = re.compile(
    rf"(?:不存在|没有|未发现|未出现|未发生|未见|无|不(?!得|准|能|许|被))(?:任何)?[^，。；、,;]{{0,6}}?(?:{_ABUSE})"
    rf"(?:[、，,和或及/]?(?:不|无|没有)?(?:任何)?(?:{_ABUSE}))*(?:[^，。；,;、\n]{{0,14}}(?:情况|现象|行为|问题|等))?"
)
_LOOKED = re.compile(r"审计|检查|核查|抽查|稽核|监督|巡察|巡视|会计师事务所|审核|验收|专班|评审|自查|监控")
_RULE = re.compile(r"确保|严禁|不得|禁止|防止|杜绝|避免|坚决|要求|必须|保证|做到|切实|严防|以免|规定|应当?$|不准|不能")


@rule("R527")
def check(paper: Paper) -> Iterator[Finding]:
    """合规没有依据。

    检查什么：写了“不存在截留、挪用”一类的话，同一段里有没有说谁查过（审计、检查、核查、会计师事务所）。
    为什么：自己说没有问题不算依据。写上审计或检查的时间、文号，这句话才站得住。
    反例：
        一、项目资金使用情况
        资金专款专用，不存在截留、挤占、挪用的情况。
    正例：
        一、项目资金使用情况
        资金专款专用。县审计局2023年5月审计（云审报〔2023〕12号），未发现截留、挪用的情况。
    正例：
        一、项目资金使用情况
        严格执行资金管理办法，确保资金不被截留、挪用。
    依据：财预〔2020〕10号：自评结论应当有证据支撑。
    """
    for passage in paper.paragraphs:
        if _LOOKED.search(passage.text):
            continue
        for found in _DENIED.finditer(passage.text):
            begin = max(passage.text.rfind(stop, 0, found.start()) + 1 for stop in "。；;")
            if _RULE.search(passage.text, begin, found.start()):
                continue
            yield paper.finding(
                "R527",
                passage.start + found.start(),
                passage.start + found.end(),
                cause="说没有问题，没有写谁查过、什么时候查的、依据哪个文件",
                cure="补上审计、检查或内部核查的时间、单位和文号；没有查过的，改写具体的管理做法",
            )
