"""W608: a misprint that is one wherever it stands."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.misprints import misprints_in, sure_misprints


@rule("W608")
def check(paper: Paper) -> Iterator[Finding]:
    """错别字。

    检查什么：公文里常见的错写，如“娜用”“拔付”“帐户”“科级工作者”“己完成”“末按时”。
    为什么：错别字改变意思，也让人怀疑没有校对。
    反例：资金己拔付到各单位帐户。
    正例：资金已拨付到各单位账户。
    正例：由各单位自己完成选拔，可以经费包干。
    依据：《通用规范汉字表》；《第一批异形词整理表》。
    """
    for at, misprint in misprints_in(paper.text, pairs=paper.pairs, known=sure_misprints()):
        yield paper.finding(
            "W608",
            at,
            at + len(misprint.wrong),
            cause=f"“{misprint.wrong}”应为“{misprint.right}”",
            cure=f"改为“{misprint.right}”",
            replacement=misprint.right,
        )
