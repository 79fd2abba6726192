"""W612: a set phrase with a character missing, changed over or taken for another."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.phrases import slips_in


@rule("W612")
def check(paper: Paper) -> Iterator[Finding]:
    """固定词语漏字、错字。

    检查什么：“绩效目标”“服务对象满意度”“政府采购”一类固定词语，是否漏了一个字、颠倒了两个字、错成了形近或音近的字。
    为什么：漏字、错字多在这些天天用的词上，自己看往往看不出来。
    反例：项目实际完值为100%。
    反例：服务对象满度达到95%。
    正例：项目实际完成值为100%，服务对象满意度达到95%。
    正例：业绩目标明确，安抚对象妥当。
    依据：财预〔2013〕53号、财预〔2020〕10号所用的名称。
    """
    told: set[int] = set()
    for at, slip in sorted(slips_in(paper.text, pairs=paper.pairs), key=lambda each: (each[0], -len(each[1].typed))):
        if at + len(slip.typed) in told or at in told:
            continue
        told |= {at, at + len(slip.typed)}
        yield paper.finding(
            "W612",
            at,
            at + len(slip.typed),
            cause=f"“{slip.typed}”疑为“{slip.phrase}”{slip.what}",
            cure=f"核对原意，改为“{slip.phrase}”",
        )
