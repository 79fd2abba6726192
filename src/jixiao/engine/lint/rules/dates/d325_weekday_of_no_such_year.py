"""D325: a day of the week that the date has neither in the year evaluated nor in the next."""

import datetime
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.title_year import fiscal_year_of_title

_DATE = re.compile(
    r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]\s?[（(]?\s?(?P<said>(?:星期|礼拜|周)(?P<week>[一二三四五六日天]))"
    r"(?![一-龥]?(?:次|年|期间|岁|边|围|报))"
)
_WEEK = "一二三四五六日"


@rule("D325")
def check(paper: Paper) -> Iterator[Finding]:
    """没有写年份的日期，后面的星期几在评价年度和下一年都对不上。

    检查什么：标题写明年度的报告，正文里“几月几日（星期几）”的星期，在评价年度和下一年里是否有一年相符。
    为什么：日期和星期只有一种对法；两年都不符，不是日期写错，就是照抄了往年的材料。
    反例：
        2023年度部门整体支出绩效自评报告
        9月18日（星期日）举办启动仪式。
    正例：
        2023年度部门整体支出绩效自评报告
        9月17日（星期日）举办启动仪式。
    依据：历法。
    """
    year = fiscal_year_of_title(paper)
    for match in _DATE.finditer(paper.text) if year else ():
        days = [_day(each, match) for each in (year, year + 1)]
        right = [_WEEK[day.weekday()] for day in days if day is not None]
        if right and match["week"].replace("天", "日") not in right:
            yield paper.finding(
                "D325",
                match.start(),
                match.end("said"),
                cause=f"{year} 年 {match['month']} 月 {match['day']} 日是星期{right[0]}，写成了{match['said']}",
                cure="核对是日期写错还是星期写错；说的是别的年份，写明年份",
            )


def _day(year: int, match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
