"""D320: the day of the week is not the one that the date falls on."""

import datetime
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2})[ \t]?年[ \t]?(?P<month>\d{1,2})[ \t]?月[ \t]?(?P<day>\d{1,2})[ \t]?[日号]"
    r"[ \t]?[（(]?[ \t]?(?P<said>(?:星期|礼拜|周)(?P<week>[一二三四五六日天]))(?![一-龥]?(?:次|年|期间|岁|边|围|报))"
)
_WEEK = "一二三四五六日"


@rule("D320")
def check(paper: Paper) -> Iterator[Finding]:
    """日期后面写的星期几不对。

    检查什么：写明年、月、日又写星期几的，星期是否与那一天相符。
    为什么：日期和星期只有一种对法，不符就说明两个里有一个写错。
    反例：2023年9月18日（星期三）举办启动仪式。
    正例：2023年9月18日（星期一）举办启动仪式。
    依据：历法。
    """
    for match in _DATE.finditer(paper.text):
        try:
            day = datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        right = _WEEK[day.weekday()]
        if match["week"].replace("天", "日") != right:
            yield paper.finding(
                "D320",
                match.start(),
                match.end("said"),
                cause=f"{day.year} 年 {day.month} 月 {day.day} 日是星期{right}，写成了{match['said']}",
                cure="核对是日期写错还是星期写错，改掉写错的一个",
            )
