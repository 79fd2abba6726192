"""R531: personal data was gathered, and nobody was asked for consent."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_DATA = r"姓名|手机号码?|电话号码|身份证|个人信息|住址|家庭地址|人脸|指纹|银行卡|健康信息|学校班级|实名"
_GATHERED = re.compile(
    rf"(?:收集|登记|填写|填报|采集|录入|录取|提供|输入|上传|绑定|注册)[^，。；\n]{{0,16}}(?:{_DATA})[^，。；\n]{{0,10}}"
    rf"|实名(?:注册|登记|认证|参与|答题)"
)
_ASKED = re.compile(r"同意|授权|隐私|个人信息保护|知情|监护人|匿名|脱敏|加密|保密|不[对向]外")


@rule("R531")
def check(paper: Paper) -> Iterator[Finding]:
    """收集了个人信息，没有说征得同意。

    检查什么：完成情况里写了收集姓名、手机号、身份证号等，全文有没有“同意”“授权”“监护人”“脱敏”一类的话。
    为什么：收集个人信息要告知并取得同意，未满十四周岁的要监护人同意。写进公开的报告，这一条会被问到。
    反例：
        一、绩效目标完成情况
        （一）产出情况
        参与者扫码后填写姓名和手机号即可答题，共有3120人参加。
    正例：
        一、绩效目标完成情况
        （一）产出情况
        参与者阅读告知并同意后填写姓名和手机号答题，共有3120人参加，活动结束后数据已脱敏。
    依据：个人信息保护法第十三条、第十四条、第三十一条。
    """
    if _ASKED.search(paper.text):
        return
    for passage in paper.within(Part.RESULTS):
        found = _GATHERED.search(passage.text)
        if found is not None:
            yield paper.finding(
                "R531",
                passage.start + found.start(),
                passage.start + found.end(),
                cause="写了收集个人信息，全文没有提到告知和同意，也没有提到怎样保管",
                cure="补一句是否告知并取得同意、保存多久、谁能看到；没有必要收集的改为匿名",
            )
            return
