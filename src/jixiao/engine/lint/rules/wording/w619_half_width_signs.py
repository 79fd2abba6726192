"""W619: punctuation of the Latin alphabet among Chinese words."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_HALF = re.compile(
    r"[,;:?!](?<=[一-龥”）》%％].)(?=[一-龥“（《0-9])|\((?<=[一-龥]\()(?![一二三四五六七八九十]{1,3}\))(?=[一-龥])"
)


@rule("W619")
def check(paper: Paper) -> Iterator[Finding]:
    """中文里用了半角标点。

    检查什么：汉字之间的逗号、分号、冒号、括号等是否打成了半角（英文）的；全文只提一处，说明共有多少处。
    为什么：公文统一使用全角的中文标点，混用显得凌乱。
    反例：资金已全部到位,项目按期完工。
    正例：资金已全部到位，项目按期完工，总投资1,250.50万元，比例为3:1。
    依据：GB/T 15834—2011《标点符号用法》。
    """
    found = _HALF.finditer(paper.text)
    first = next(found, None)
    if first is None:
        return
    count = 1 + sum(1 for _ in found)
    more = f"，全文共 {count} 处" if count > 1 else ""
    yield paper.finding(
        "W619",
        first.start() - 1,
        first.end() + 1,
        cause=f"汉字之间用了半角标点“{first[0][-1]}”{more}",
        cure="全部换成全角的中文标点",
    )
