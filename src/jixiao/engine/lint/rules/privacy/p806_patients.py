"""P806: somebody by name, with an illness."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.people import NAME, is_name

_ILLNESS = (
    r"(?:癌症?|肿瘤|白血病|尿毒症|艾滋病|精神分裂症|精神病|抑郁症|糖尿病|高血压|心脏病|冠心病|肝炎|肺结核|结核病|肾病|脑梗死?|脑瘫|"
    r"脑出血|中风|尘肺病?|癫痫|残疾|骨折|重病|大病|病症|[一-龥]{1,4}(?:综合征|炎|病))"
)
_SICK = re.compile(rf"(?=[身罹患确诊查])(?:[身罹]?患有?|确诊为?|诊断为|查出)[一-龥]{{0,6}}?{_ILLNESS}")
_NAME_AHEAD = late(
    rf"(?:^|[，,、。；;：:（(\s问助]|群众|村民|居民|职工|患者|病人|同志|党员|老人|户)(?P<name>{NAME})"
    r"(?:同志|老人|[（(][^（()）\n]{0,12}[）)])?(?:[，,](?:[男女]|[0-9]{1,3}岁|[一-龥]{0,6}人))*[，,]?"
    r"(?:因|因为|已|被|现|长期|不幸|其|于[0-9年月日]{2,11})*$"
)
_FURTHEST = 40


@rule("P806")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了患者的姓名和所患的病。

    检查什么：个人的姓名与“患…病”“确诊…”写在一起的；不写姓名的不算。
    为什么：健康状况是敏感个人信息，未经本人同意不得公开。
    反例：救助村民郑德福，患有尿毒症，发放救助金5000元。
    正例：救助大病患者12名，发放救助金6万元。
    正例：救助村民郑某某，患有尿毒症，发放救助金5000元。
    依据：《个人信息保护法》第二十八条；《民法典》第一千零三十四条。
    """
    text = paper.text
    for match in _SICK.finditer(text):
        begin = max(match.start() - _FURTHEST, 0)
        begin = max(begin, text.rfind("\n", begin, match.start()) + 1)
        named = _NAME_AHEAD.search(text[begin : match.start()])
        if named and is_name(named["name"]):
            yield paper.finding(
                "P806",
                begin + named.start("name"),
                match.end(),
                cause="这里写出了个人的姓名和所患的病",
                cure="不写姓名，写救助的人数和病种；确需举例的，写“某某”",
            )
