"""N257: part of a person or of a thing that only comes whole (38.6人次)."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_MEASURES = "人 名 人次 户 户次 件 起 批 批次 场 场次 家 所 座 辆 台 篇 册 份 宗 例 剂次 只 头 株"
_WHOLE_ONLY = frozenset(_MEASURES.split())
_MAY_BE_BROKEN = re.compile("均|每|平均|比|倍|指数|密度|折[合算]|当量|标准|[百千万]人|拥有量|系数")
_AVERAGE = re.compile("每|/")


@rule("N257")
def check(paper: Paper) -> Iterator[Finding]:
    """人数、件数这类只能是整数的数，写成了小数。

    检查什么：人、人次、户、件、场、家这类量词前面的数是否带小数；带“万”“亿”的、平均数和折算数不查。
    为什么：人不会有零点几个，多半是漏写了“万”，或者小数点点错了地方。
    反例：全年接待观众38.6人次。
    正例：全年接待观众38.6万人次。
    正例：户均人口3.2人，法官人均办案286.5件。
    依据：计数。
    """
    for count in paper.facts.counts:
        if _is_broken(count):
            yield paper.finding(
                "N257",
                count.start,
                count.end,
                cause=f"{count.measure}只能是整数，这里写的是 {count.quote}",
                cure="核对这个数，多半是漏写了“万”；是平均数的，写明“人均”“平均”",
            )


def _is_broken(count: Count) -> bool:
    if count.number is None or count.number.denominator == 1 or count.measure not in _WHOLE_ONLY:
        return False
    return not (count.per or count.vague or _MAY_BE_BROKEN.search(count.label) or _AVERAGE.search(count.quote))
