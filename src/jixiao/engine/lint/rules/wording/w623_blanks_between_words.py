"""W623: blanks between Chinese characters."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_BLANK = re.compile(r"[ \u3000\xa0]+(?<=[一-龥，。；：、”》][ \u3000\xa0])(?=[一-龥“《（])")
_SHORT = 20
_NAME = 8
_BODY = re.compile(r"(?:厅|部|局|委|会|办|办公室|院|行|中心|政府)\Z")
_NEXT_BODY = late(r"[一-龥]{2,16}?(?:厅|部|局|委|会|办|办公室|院|行|中心|政府)(?=[ \u3000\xa0]|关于|印发|联合|转发)")


@rule("W623")
def check(paper: Paper) -> Iterator[Finding]:
    """汉字之间有空格。

    检查什么：段落里汉字与汉字之间、标点与汉字之间有没有空格；全文只提一处，说明共有多少处。
    为什么：中文不用空格分词，多是从网页、PDF 复制时带进来的。
    反例：项目资金 已全部拨付到位，用于 道路硬化和排水沟建设。
    正例：项目资金已全部拨付到位，2023 年用于道路硬化 3 公里。
    依据：GB/T 9704—2012《党政机关公文格式》。
    """
    found = [
        match
        for each in paper.paragraphs
        if each.end - each.start >= _SHORT
        for match in _BLANK.finditer(paper.text, each.start + 4, each.end)
        if not _parts_bodies(paper.text, match)
    ]
    if found:
        first = found[0]
        more = f"，全文共 {len(found)} 处" if len(found) > 1 else ""
        yield paper.finding(
            "W623",
            first.start() - 1,
            first.end() + 1,
            cause=f"“{paper.text[first.start() - 1]}”和“{paper.text[first.end()]}”之间有空格{more}",
            cure="删去空格",
            replacement=f"{paper.text[first.start() - 1]}{paper.text[first.end()]}",
        )


def _parts_bodies(text: str, match: re.Match[str]) -> bool:
    """Return whether the blank parts two bodies that issue one paper: 《省财政厅 省林业厅关于……》."""
    return (
        _BODY.search(text[max(match.start() - _NAME, 0) : match.start()]) is not None
        and _NEXT_BODY.match(text, match.end()) is not None
    )
