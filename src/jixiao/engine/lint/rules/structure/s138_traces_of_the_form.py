"""S138: what only a form or a sample has is left in: 填表说明, 示例：, XX县, 20XX年 everywhere, …… for text."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.placeholders import has_any, has_real_year, has_signs, open_years

_BODIES = "市|县|区|乡|镇|街道|村|局|委|办|中心|单位|部门|学校|医院|项目"
_TRACE = late(
    r"^[ \t\u3000]*(?:[（(][一二三四五]?[）)])?"
    r"(?P<note>(?:填写|填表|填报|编写|撰写)(?:说明|要求|须知)|(?:示例|例如|(?:参考)?(?:格式|模板|样式|范本|样表))\s*[:：])"
    r"|(?P<sample>[（(](?:模板|样式|样表|范本|参考格式|参考样式|示例|参考)[）)])"
    rf"|(?P<name>(?<![0-9A-Za-zＸ×])(?:[XxＸ]{{2,4}}|×{{2,4}}|[○〇]{{2,4}}|某某)(?:{_BODIES}))"
    r"|^[ \t\u3000]*(?P<dots>(?:[0-9]{1,2}[.、．]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]、)?"
    r"\s*(?:…{1,4}|\.{3,6}|。{3,6})[。；]?)[ \t\u3000]*$",
    re.MULTILINE,
)
_WORDS = frozenset(
    {"填写", "填表", "填报", "编写", "撰写", "示例", "例如", "格式", "模板", "样式", "范本", "样表", "……", "..", "。。"}
)
_SAID = {
    "note": ("是模板里的说明或示例", "正式报送时删去说明和示例"),
    "sample": ("是模板的字样", "正式报送时删去"),
    "name": ("没有写实际名称", "写上全称；依法不公开的，说明理由"),
    "dots": ("只有省略号，没有内容", "写上实际内容，或删去这一条"),
}


@rule("S138")
def check(paper: Paper) -> Iterator[Finding]:
    """留有模板的字样：填表说明、示例、“XX县”、“……”。

    检查什么：是否留着“填写说明”“示例：”“（模板）”，名称写作“XX县”“××局”，一条只有省略号；全文没有一个实际年份、年份都写作“20XX”的，只报一处。
    为什么：多半是套用模板没有改完；也可能是公开时有意隐去，所以只是提醒。
    反例：
        填写说明：本报告由项目单位填写。
    反例：
        20xx年我镇获得补助资金300万元，20xx年底全部支出。
    正例：
        2023年我镇获得补助资金300万元，年底全部支出。
    依据：报告应按实际情况填写。
    """
    told: set[str] = set()
    may_stand = has_signs(paper) or has_any(paper, pairs=_WORDS) or "…" in paper.text
    for found in _TRACE.finditer(paper.text) if may_stand else ():
        kind = str(found.lastgroup)
        words = found[kind].strip()
        if words in told:
            continue
        told.add(words)
        what, cure = _SAID[kind]
        yield paper.finding("S138", found.start(kind), found.end(kind), cause=f"“{words}”{what}", cure=cure)
    years = open_years(paper)
    if years and not has_real_year(paper):
        first = years[0]
        yield paper.finding(
            "S138",
            first.start(),
            first.end(),
            cause=f"年份写作“{first[0].strip()}”，全文共 {len(years)} 处，没有一个实际年份",
            cure="填上实际年份",
        )
