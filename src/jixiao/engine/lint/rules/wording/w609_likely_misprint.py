"""W609: words that are most likely a misprint."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.misprints import likely_misprints, misprints_in, sure_misprints
from jixiao.engine.lint.rules.wording.mistaken import mistaken_in

_UNTIL = re.compile(
    r"截止(?<![名收交间期订日]截止)(?=\s?(?:(?:19|20)[0-9]{2}\s?年|[0-9]{1,2}\s?月|目前|年底|今年|上年|本年|年末|上月))"
)


@rule("W609")
def check(paper: Paper) -> Iterator[Finding]:
    """多半是用错了词。

    检查什么：读音相近、字形相近而容易用错的词，如“确实加强”（切实）、“如实反应”（反映）、“截止2023年底”（截至）。
    为什么：词用错了，意思就走了样；个别场合可能没有错，请对着原意看一看。
    反例：截止2023年12月31日，工程款已付清。
    反例：各股室要确实做好资料归档。
    正例：截至2023年12月31日，工程款已付清；报名截止日期为6月30日。
    依据：《现代汉语词典》。
    """
    for at, misprint in misprints_in(paper.text, pairs=paper.pairs, known=likely_misprints()):
        right = misprint.right
        yield paper.finding(
            "W609",
            at,
            at + len(misprint.wrong),
            cause=f"“{misprint.wrong}”多半应为“{right}”" if right else f"“{misprint.wrong}”词语搭配颠倒，意思不通",
            cure=f"核对原意，改为“{right}”" if right else "核对原意，理顺词语",
        )
    found = list(mistaken_in(paper.text, pairs=paper.pairs))
    sure = misprints_in(paper.text, pairs=paper.pairs, known=sure_misprints()) if found else ()
    told = {at + offset for at, misprint in sure for offset in range(len(misprint.wrong))}
    for at, mistaken in sorted(found, key=lambda one: one[0]):
        if at in told:
            continue  # W608 says it
        meant = "”或“".join(mistaken.meant)
        yield paper.finding(
            "W609",
            at,
            at + len(mistaken.typed),
            cause=f"“{mistaken.typed}”不成词，疑为“{meant}”之误",
            cure=f"核对原意，改为“{mistaken.meant[0]}”",
        )
    for match in _UNTIL.finditer(paper.text):
        yield paper.finding(
            "W609",
            *match.span(),
            cause="“截止”是到某时停止，后面不接日子；到某一天为止的数用“截至”",
            cure="改为“截至”",
            replacement="截至",
        )
