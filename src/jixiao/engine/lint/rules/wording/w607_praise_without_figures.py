"""W607: an effect that is praised and not shown."""

import bisect
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Claim, Sentence, Strength
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_FIGURE = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万]+(?:个|名|次|项|场|人|户|家|所|件|篇|倍|成|等奖)")
_DENIED = re.compile(r"[不未没难尚]|有待|需要|还要|亟待|差")
_AIM = re.compile(r"对于|为了|以便|旨在|意义|力争|争取|将要|确保|要求|目标是")
_TOLD_NEXT = re.compile(r"[一二三四五六七八九]是|其中|全年|累计|截至|具体|分别|主要|共|第一|首先|（1）|\(1\)|1[.、]|①")
_SHOWN = 60
_OF_MONEY = re.compile(r"预算|资金|经费|支出")
_MONEY_FIGURE = re.compile(r"元|(?:预算|资金|经费|支出|执行|到位|使用|调整|结转)[^，。；]{0,12}[0-9]")


@rule("W607")
def check(paper: Paper) -> Iterator[Finding]:
    """效果只有评价的话，没有数据。

    检查什么：完成情况里说“较好”“显著”“明显提高”的句子，有没有一个数字；说预算、资金管得好的，有没有金额或者比率；
    每段只提一处。
    为什么：效果要拿数据、对比或者调查结果来证明，光说好不能作为评分的依据。
    反例：
        一、项目完成情况
        项目实施后取得了显著的社会效益，群众生产生活条件明显改善。
    正例：
        一、项目完成情况
        项目实施后取得了显著的社会效益，3个村1260人饮水水质达标，肠道病就诊比上年下降41%。
    依据：财预〔2020〕10号：绩效指标应当量化，难以量化的要有可衡量的依据。
    """
    starts = [sentence.start for sentence in paper.sentences]
    seen: set[int] = set()
    for claim in paper.facts.claims:
        index = bisect.bisect_right(starts, claim.start) - 1
        if claim.strength is not Strength.EFFECT or index < 0 or paper.part_at(claim.start) is not Part.RESULTS:
            continue
        sentence, block = paper.sentences[index], paper.block_at(claim.start)
        following = paper.sentences[index + 1] if index + 1 < len(starts) else None
        if claim.start >= sentence.end or block in seen or not _is_bare(claim, sentence, following, paper):
            continue
        seen.add(block)
        start, end = _clause(paper.text, claim, sentence)
        yield paper.finding(
            "W607",
            start,
            end,
            cause=f"说“{claim.word}”，这句话里没有数据可以证明",
            cure="写出数量、前后对比、满意度调查结果等；没有数据的，写具体做成了什么",
        )


def _is_bare(claim: Claim, sentence: Sentence, following: Sentence | None, paper: Paper) -> bool:
    """Return whether nothing in the sentence shows what is claimed, nor the next where the claim leads up to it."""
    start, end = _clause(paper.text, claim, sentence)
    if _DENIED.search(paper.text[max(start, claim.start - 8) : claim.start]) or _AIM.search(sentence.quote):
        return False
    if _FIGURE.search(sentence.quote):
        ends_clause = claim.end == end
        return ends_clause and bool(_OF_MONEY.search(claim.clause)) and not _MONEY_FIGURE.search(sentence.quote)
    leads = following is not None and following.paragraph == sentence.paragraph and _TOLD_NEXT.match(following.quote)
    return not leads and not sentence.quote.endswith(("：", ":"))


def _clause(text: str, claim: Claim, sentence: Sentence) -> tuple[int, int]:
    """Return the clause around a word, as far as it is shown."""
    lowest, highest = max(sentence.start, claim.start - _SHOWN), min(sentence.end, claim.end + _SHOWN)
    begin = max(text.rfind(sign, lowest, claim.start) for sign in "，,；;：:）)") + 1
    stops = [at for at in (text.find(sign, claim.end, highest) for sign in "，,；;。：:！") if at >= 0]
    return max(begin, lowest), min(stops, default=highest)
