"""S137: a figure stands as XX."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.placeholders import (
    SIGNS,
    has_empty_brackets,
    has_real_year,
    has_signs,
    open_years,
)

_UNITS = (
    r"万元|亿元|千元|元|%|％|个百分点|公里|平方米|亩|人次|人(?![民大社事防口才员力工武寿保])|名(?![称单录义下优校胜镇城村])"
    r"|个(?![人体别性])|项(?!目)|次(?![日数])|家(?![庭长属园坪具电乡])|所(?![在属有以得致])|分(?![局公管行院部校会支中类析配期别级])"
    r"|期(?![间限货])|场(?![所地馆镇院])|份(?!额)|件|台(?![账州湾风站前安])|套"
)
_FIGURE = late(rf"(?<![0-9A-Za-zＸ×_＿○〇一二三四五六七八九零])(?:{SIGNS})\s*(?:{_UNITS})(?![A-Za-z])")
_EMPTY = re.compile(r"[（(][ \t\u3000]{1,20}[）)]\s*(?:万元|亿元|元|%|％)")


@rule("S137")
def check(paper: Paper) -> Iterator[Finding]:
    """该填数字的地方还是“XX”“××”或空括号。

    检查什么：单位（万元、％、人、项……）前面是否是“XX”“××”“__”或空括号；别处写了实际年份，却还有“20XX年”的也报。
    为什么：数字没有填，这句话就没有内容。
    反例：
        全年到位资金XX万元，支出××万元。
    反例：
        2023年完成河道治理，20XX年继续实施。
    正例：
        全年到位资金480万元，支出460万元。
    正例：
        张××等3人获得表彰，车辆号牌为示A·XXX12。
    依据：报告应填写实际数字。
    """
    found = list(_FIGURE.finditer(paper.text)) if has_signs(paper) else []
    found += _EMPTY.finditer(paper.text) if has_empty_brackets(paper) else []
    years = open_years(paper)
    found += years if years and has_real_year(paper) else []
    for match in sorted(found, key=lambda each: each.start()):
        yield paper.finding(
            "S137",
            match.start(),
            match.end(),
            cause=f"“{match[0].strip()}”是没有填的空，不是数字",
            cure="填上实际数字；没有的写“0”或“无”",
        )
