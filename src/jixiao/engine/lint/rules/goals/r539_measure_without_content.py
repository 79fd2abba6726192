"""R539: a measure that is nothing but 进一步加强."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_VERBS = (
    "加强|加大|提高|提升|完善|强化|健全|规范|做好|抓好|优化|改进|推进|推动|增强|落实|夯实|深化"
    "|争取|拓宽|促进|发挥|巩固|营造|保障|转变|改善"
)
_DEGREE = "进一步|切实|不断|继续|持续|着力|大力|努力|认真|扎实|全面|更加|有效"
_EMPTY = re.compile(
    r"\s*(?:(?:下一步|今后|以后|明年|将|要|[我本][局单县镇乡区][位里]?)*"
    rf"(?:{_DEGREE})+(?:{_VERBS})[一-龥、]{{2,16}}|下一步|今后|明年)?\s*"
)
_PARTS = re.compile(r"[，,；;。]")
_TELLS = re.compile(
    r"[0-9０-９]|《|“|每|按[月季年周]|底前|前完成|牵头|负责|专人|由[一-龥]|把|将[一-龥]{2,12}(?:纳入|列入|挂钩)|对[一-龥]{2,}|通过[一-龥]|建立|制定|出台|招聘|购置"
)
_MARK = re.compile(r"\s*(?:[一二三四五六七八九十]是|[（(]?[0-9一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳])?\s*")
_MOST = 2
_LEAST = 12


@rule("R539")
def check(paper: Paper) -> Iterator[Finding]:
    """措施只有“进一步加强”，没有做法。

    检查什么：改进措施里的一句，从头到尾只有“进一步加强……”“切实提高……”，没有数、时间、责任人，也没有具体做法。最多标两处。
    为什么：谁做、做什么、做到什么程度，一样也没有写，明年没有办法检查做了没有。
    反例：
        一、改进措施
        进一步加大工作力度，切实提高工作水平。
        二、其他
        无。
    正例：
        一、改进措施
        财务股每月通报支出进度，进一步提高资金使用效率。
        二、其他
        无。
    依据：财预〔2020〕10号：对发现的问题应当及时整改。
    """
    told = 0
    for sentence in paper.sentences:
        if told == _MOST:
            return
        if paper.part_at(sentence.start) is not Part.MEASURES or _TELLS.search(sentence.quote):
            continue
        mark = _MARK.match(sentence.quote)
        start = mark.end() if mark else 0
        words = sentence.quote[start:].rstrip()
        if (
            len(words) >= _LEAST
            and all(_EMPTY.fullmatch(clause) for clause in _PARTS.split(words))
            and not _is_explained(paper, sentence.end)
        ):
            told += 1
            yield paper.finding(
                "R539",
                sentence.start + start,
                sentence.start + start + len(words),
                cause="这条措施没有数、时间、责任人，也没有说具体怎么做",
                cure="写明由谁在什么时候做什么，例如“财务股每月通报支出进度，6月底前支出率达到50%”",
            )


def _is_explained(paper: Paper, end: int) -> bool:
    """Return whether the sentence only opens a paragraph that goes on."""
    passage = next((one for one in paper.passages if one.start < end <= one.end), None)
    return (
        passage is not None and not isinstance(passage, Titled) and len(passage.text[end - passage.start :].strip()) > 1
    )
