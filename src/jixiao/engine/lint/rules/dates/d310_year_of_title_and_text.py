"""D310: the title names one year and the text evaluates another."""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.title_year import fiscal_year_of_title

_FISCAL = re.compile(
    r"(?P<year>(?:19|20)\d{2})[ \t]?年"
    r"(?:度(?!末)|(?=[一-龥]{0,8}(?:预算|决算|收入|支出|部门整体|绩效目标|财政拨款|资金)))"
)
_ENOUGH = 3


@rule("D310")
def check(paper: Paper) -> Iterator[Finding]:
    """标题写的年度，和正文评价的年度不是同一年。

    检查什么：标题（封面）写的是哪一年，正文里的收支、目标、完成情况说的又是哪一年；标题那一年在正文里一次没有提到、另一年却
    反复出现的才报。
    为什么：多半是拿上一年的报告改，改了标题没有改正文，或者反过来。年度不对，整份自评都不能用。
    反例：
        2023年度部门整体绩效自评报告
        2022年度部门预算收入320万元。
        2022年度支出318万元，预算执行率99%。
        2022年度绩效目标全部完成。
    正例：
        2023年度部门整体绩效自评报告
        2023年度部门预算收入320万元，2022年度为300万元。
        2022年度结转20万元，2022年度支出298万元。
    依据：财预〔2020〕10号：自评以预算年度为周期。
    """
    titled = fiscal_year_of_title(paper)
    place = _place_of(paper, titled) if titled else None
    if place is None:
        return
    told = Counter(int(match["year"]) for match in _FISCAL.finditer(paper.text, place[1]))
    other = next((year for year, number in told.most_common(1) if number >= _ENOUGH), None)
    said = {year.year for year in paper.facts.years if year.start > place[1]}
    if other is None or other == titled or titled in said:
        return
    yield paper.finding(
        "D310",
        *place,
        cause=f"标题是 {titled} 年度，正文里 {told[other]} 处说的都是 {other} 年度，{titled} 年一次也没有提到",
        cure="核对评价的是哪一年：改标题，或者把正文的数据和事项换成该年度的",
    )


def _place_of(paper: Paper, year: int) -> tuple[int, int] | None:
    """Return where the title says the year."""
    title = re.compile(rf"{year}[ \t]?年度?").search(paper.text)
    return None if title is None else title.span()
