"""Words of what is still to come (拟, 将于, 准备申报, 年内建成), in sentences that tell of what was done."""

import bisect
import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.facts import Sentence
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rules.dates.quoting import closing_mark

_PLAN = re.compile(
    r"(?<![模虚比草起])拟(?:于|在|对|用|建|请|开展|举办|组织|新增|新建|采取|完成|通过|投入|申请|申报|邀请|采购|实施|启动|召开|参加|报)"
    r"|(?<![即])将(?:于|在(?=[0-9０-９明下年今])|继续|进一步|陆续|尽快|会(?!议|同|计|员)|要(?!求|点|素|件))"
    r"|(?<![做好的行])准备(?:参评|参加|参赛|申报|申请|开展|举办|启动|建设|新建|召开|投入|上报|报送|组织|实施|在|于)"
    r"|(?<![按照原初本此该施购算作年划度述出])计划(?:于|在(?=[0-9０-９明下年今])|明年|下半年|年底|月底|年内|到(?=[0-9０-９明年]))"
    r"|力争|争取(?:在|于|早日|年底|年内|尽快|实现|完成|到)"
    r"|预计(?:于|在|到|年底|年内|明年|今年|下半年|(?:20[0-9]{2}年)?[0-9０-９]{1,2}月)"
    r"|即将|有望(?:于|在|年)|正在(?:筹备|筹建|筹划|申报|申请|报批)|待(?:验收|审批|批复|开工|招标)后"
    r"|(?:年内|年底前|年底之前|年末前|月底前)(?:建成|完成|实现|开工|投入|启动|竣工|投用|交付|全部)"
)
_NEAR = 120
_LOOKS_AHEAD = re.compile(r"下一步|下步|今后|明年|下一年|来年|下年度|未来|接下来|下阶段")
# In the same clause: what was promised, as the measure of what was done.
_QUOTES_A_GOAL = re.compile(r"目标|任务书|要求|部署|年初|原计划|预期|规划|批复|承诺|方案|合同|协议|通知")
_CLAUSE = re.compile(r"[，,；;：:]")
_DONE_AFTER = re.compile(
    r"实际|已(?:于|经|全部|完成|按|建成|如期)|如期|提前|按期|按时|最终|现已|目前已|均已|顺利|圆满|被|未能|没有"
)
_HEADS = re.compile(r"[拟将准计力争预即有正待年月]")
_DEADLINE_MET = re.compile(r"(?:年内|年底前|年底之前|年末前|月底前)(?:全部|完成)")
_MONTH = re.compile(r"[0-9０-９]{1,2}$")
_SECTIONS = (Part.RESULTS, Part.SUMMARY)


@dataclasses.dataclass(frozen=True, slots=True)
class Planned:
    """Words of a plan: their place, and the sentence they stand in."""

    start: int
    end: int
    sentence: Sentence


def plans_in_results(paper: Paper) -> Iterator[Planned]:
    """Yield the words of a plan in what the paper tells as done; a quoted goal or a look ahead is none."""
    starts = [each.start for each in paper.sentences]
    for passage in paper.within(*_SECTIONS):
        for match in _plans(passage.text):
            at = passage.start + match.start()
            index = bisect.bisect_right(starts, at) - 1
            sentence = paper.sentences[index] if index >= 0 else None
            if (
                sentence is None
                or not sentence.start <= at < sentence.end
                or closing_mark(passage.text, *match.span(), reach=_NEAR) >= 0
            ):
                continue
            before = paper.text[max(sentence.start, at - _NEAR) : at]
            after = paper.text[at + len(match[0]) : min(sentence.end, at + _NEAR)]
            ahead = _LOOKS_AHEAD.search(before) or _QUOTES_A_GOAL.search(_CLAUSE.split(before)[-1])
            if not ahead and not _DONE_AFTER.search(after) and not _DEADLINE_MET.match(match[0]):
                digits = _MONTH.search(before) if match[0].startswith("月") else None
                yield Planned(at - (len(digits[0]) if digits else 0), at + len(match[0]), sentence)


def _plans(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a plan; their first signs are looked for, which is much quicker than the words themselves."""
    end = 0
    for head in _HEADS.finditer(text):
        match = _PLAN.match(text, head.start()) if head.start() >= end else None
        if match is not None:
            end = match.end()
            yield match
