"""C417: a paper is quoted under two titles that differ by a slip."""

from collections import Counter
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.quoted_papers import Quoted, quoted_papers
from jixiao.engine.lint.rules.consistency.slips import slip_between

_SHORTEST = 8
_MOST = 200


@rule("C417")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个文件的题目前后差一个字。

    检查什么：书名号里八个字以上的文件名，是否有两种差一个字（漏字、多字、颠倒；文号相同时也包括错字）的写法。年份、批次、级别、
    “暂行”“试行”这样有区别的不算。
    为什么：文件名要照原文引用；写错了，财政和公众查不到依据。
    反例：按照《青山县农村公路养护管理办法》执行。年底又修订了《青山县农村公路养管理办法》的附件。
    正例：按照《青山县农村公路养护管理办法》执行。年底又修订了《青山县农村公路养护管理办法（试行）》的附件。
    依据：GB/T 9704—2012：引用公文先引标题、后引发文字号。
    """
    quoted = [each for each in quoted_papers(paper) if len(each.plain) >= _SHORTEST][:_MOST]
    times = Counter(each.plain for each in quoted)
    first: dict[str, Quoted] = {}
    for each in quoted:
        first.setdefault(each.plain, each)
    for each in quoted:
        for plain, other in first.items():
            if abs(len(plain) - len(each.plain)) > 1 or not _is_rarer(times, each, other):
                continue
            slip = slip_between(each.plain, plain)
            numbered = bool(each.number) and each.document_number == other.document_number
            if slip and (numbered or "写成了" not in slip):
                yield paper.finding(
                    "C417",
                    each.start,
                    each.end,
                    cause=f"这里的文件名与另一处“{other.title}”差一个字：{slip}",
                    cure="查文件原文，按原题目统一",
                )
                break


def _is_rarer(times: Counter[str], each: Quoted, other: Quoted) -> bool:
    """Return whether this title stands there less often than the other, or as often but later."""
    mine, theirs = times[each.plain], times[other.plain]
    return each.plain != other.plain and (mine < theirs or (mine == theirs and each.start > other.start))
