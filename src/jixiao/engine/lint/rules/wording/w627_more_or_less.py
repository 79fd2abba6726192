"""W627: 增 or 减 alone where the paper writes 增加, 减少 elsewhere."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_FIGURE = re.compile(r"\s?[0-9][0-9,，.]*\s?(?:万元|亿元|元|人|个|名|户|家)")
_ALONE = late(
    r"(?:较|比|同比|环比)[一-龥0-9]{0,12}?(?<![追核调净新削缩递激倍加])(?P<sign>[增减])" + rf"(?={_FIGURE.pattern})"
)
_WHOLE = re.compile(r"(?:增加|减少|增长|下降|降低)了?\s?[0-9]")


@rule("W627")
def check(paper: Paper) -> Iterator[Finding]:
    """“增”“减”后面漏了字。

    检查什么：别处写“增加…万元”“减少…万元”，这里是不是只写了“增”“减”一个字。
    为什么：同一份文稿里前后写法不一，多是漏打了“加”“少”。
    反例：收入合计320万元，较上年减15万元；支出合计310万元，较上年减少20万元。
    正例：收入合计320万元，较上年减少15万元；支出合计310万元，较上年减少20万元。
    正例：收入同比减15万元，支出同比减20万元。
    依据：文字校对通例。
    """
    if not _WHOLE.search(paper.text):
        return
    for match in _ALONE.finditer(paper.text):
        sign = match["sign"]
        whole = "增加" if sign == "增" else "减少"
        figure = _FIGURE.match(paper.text, match.end())
        stop = figure.end() if figure else match.end()
        yield paper.finding(
            "W627",
            match.start(),
            stop,
            cause=f"“{sign}”后面漏了“{whole[1]}”，别处写的是“增加”“减少”",
            cure=f"改为“{whole}”",
            replacement=f"{paper.text[match.start() : match.end()]}{whole[1]}{paper.text[match.end() : stop]}",
        )
