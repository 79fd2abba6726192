"""W628: two words that say the same of one figure."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_FIGURE = r"\s?[0-9][0-9,.]*\s?(?:[%％]|[一-龥]{1,3}?)?"
_SAID_TWICE = (
    (re.compile(rf"(?:大约|约|近|将近){_FIGURE}(?:左右|上下)"), "“约”与“左右”说的是一回事"),
    (
        re.compile(rf"(?:超过|不少于|不低于|至少|大于等于|大于|高于|≥|≧|>=){_FIGURE}(?:及)?以上"),
        "前面已说不低于，后面又说“以上”",
    ),
    (
        re.compile(rf"(?:不超过|不多于|不高于|至多|最多|小于等于|小于|低于|≤|≦|<=){_FIGURE}(?:及)?(?:以下|以内|之内)"),
        "前面已说不超过，后面又说“以下”",
    ),
    (re.compile(r"百分之\s?[0-9]+(?:\.[0-9]+)?\s?[%％]"), "“百分之”与“%”说的是一回事"),
    (re.compile(r"(?:截至|截止)到?目前为止"), "“截至目前”与“到目前为止”叠在一起"),
    (re.compile(r"原因(?:主要)?是(?:由于|因为)"), "“原因是”与“由于”说的是一回事"),
    (re.compile(r"其?目的是为了"), "“目的是”与“为了”说的是一回事"),
    (re.compile(r"(?:增加|增长|提高)到了?\s?[0-9.]+\s?倍多?以上"), "“倍”后面又说“以上”，说不清是多少"),
)


@rule("W628")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个意思说了两遍。

    检查什么：“约…左右”“≥…以上”“不超过…以内”“百分之…%”“原因是由于”一类重复累赘的说法。
    为什么：两个说法叠在一起，界限反而说不清，指标值尤其不能这样写。
    反例：受益群众满意度≥95%以上。
    反例：服务群众约300人左右。
    正例：受益群众满意度≥95%，服务群众312人。
    正例：合格率在95%以上，约有300人参加。
    依据：《现代汉语词典》；财预〔2021〕101号：指标值应当明确。
    """
    for pattern, cause in _SAID_TWICE:
        for match in pattern.finditer(paper.text):
            yield paper.finding("W628", *match.span(), cause=f"{cause}，重复了", cure="只留一个说法")
