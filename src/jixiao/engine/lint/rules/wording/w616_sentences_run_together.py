"""W616: two sentences with no sign between them."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_YEAR_NEXT = re.compile(
    r"(?P<before>[0-9](?:万元|亿元|元|[%％]|人次|人|户|个|项|次|场|家|件))(?=(?:(?:19|20)[0-9]{2}|[上本当今])年度?(?:实际|共|全年|累计|财政|项目|本级|预计)?"
    r"(?:支出|收入|预算|决算|完成|支付|拨付|到位|下达|投入|开展|实施|共|计划|执行|发放|结余|结转|执行率|支出率)[^的，。；]{0,3}[0-9为共是达])"
)
_RATE_NEXT = re.compile(
    r"(?P<before>[为达是到]\s?[0-9]+(?:\.[0-9]+)?[%％])(?=(?!的|以上|以下|以内|左右|和|与|及|且|并|至|到|目标|标准|股|权|比例|高于|低于|等|幅度)"
    r"[一-龥]{2,16}?(?:均为|达到|均达|达|为|是)\s?[0-9≥≤])"
)
_SAME_VERB = re.compile(
    r"(?P<verb>完成|新建|改造|修建|发放|培训|开展|实现|新增|拨付|支出)[^，,。；;、：:\n0-9]{0,12}(?P<before>[0-9][0-9.]{0,9}\s?[亩里米座所吨场期次户人件份万元个]{1,4})"
    r"(?=(?P=verb)[^，,。；;、\n0-9的]{0,10}[0-9])"
)
_SHOWN = 14


@rule("W616")
def check(paper: Paper) -> Iterator[Finding]:
    """两句话之间缺标点。

    检查什么：金额、比率刚写完，后面没有标点就另起一件事，如“…85.2万元2023年支出80.1万元”“为98%覆盖率为100%”。
    为什么：两句连在一起，数字归谁说不清，容易读错。
    反例：其中县级配套资金85.2万元2023年支出80.1万元。
    反例：培训合格率为96%就业率为88%。
    反例：全年完成造林3200亩完成投资260万元。
    正例：其中县级配套资金85.2万元。2023年支出80.1万元。
    正例：投入50万元开展培训12期，新建公厕25座、改造15座。
    正例：培训合格率为96%，就业率为88%；合格率为100%的项目有5个。
    依据：GB/T 15834—2011《标点符号用法》。
    """
    for pattern in (_YEAR_NEXT, _RATE_NEXT, _SAME_VERB):
        for match in pattern.finditer(paper.text):
            end = match.end()
            lowest = max(end - _SHOWN, 0)
            start = max(lowest, *(paper.text.rfind(sign, lowest, end) + 1 for sign in "，,；;。：:\n"))
            stops = (paper.text.find(sign, end, end + _SHOWN) for sign in "，,；;。\n")
            stop = min((at for at in stops if at >= 0), default=end + _SHOWN)
            yield paper.finding(
                "W616",
                start,
                min(stop, len(paper.text)),
                cause=f"“{paper.text[start:end]}”后面另起了一句，中间没有标点",
                cure="加上逗号、分号或句号",
            )
