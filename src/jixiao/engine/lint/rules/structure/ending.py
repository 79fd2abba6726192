"""What kind of paper it is, and whether it reaches its end: what is missing can only be said of a whole one."""

import re

from jixiao.engine.document import Signature
from jixiao.engine.facts import ScoreKind
from jixiao.engine.lint.paper import Paper, Titled

_CUT = re.compile(
    r"(?:[（(【\[][^（）()\n]{0,8}(?:中断|节选|下略|以下略|后略|余略|未完|待续|略)[^（）()\n]{0,4}[）)】\]]|…+|\.{3,})\s*$"
)
_CLOSES = re.compile(r"结论|问题|建议|措施|打算|应用|运用|公开|其他|说明|经验")
_STOPS = "。！？；”）)"
_EVALUATION = re.compile(r"自评|绩效评价|绩效自查|绩效报告")
_OTHER_PAPER = re.compile(r"决算|办法|通知|方案|指南|自评表|评分表|监控|目标表|申报表|目录|意见|规程|细则")
_HEADED = re.compile(
    r"(?=[得评总\t\n自考结等])"
    r"(?:(?:得分|评分|总分)[^。；\n]{0,12}[0-9]|[\t\n](?:自评)?得分[\t\n]"
    r"|(?:评价|自评|评定|考评|结果|结论|等级)[^。；\n]{0,12}?[0-9]{1,3}(?:\.[0-9]+)?\s?分(?![钟之组类]))"
)
_IN_TABLE = re.compile(r"(?:自评表|评分表|打分表|评价表)")
_TAIL = 40
_HEAD = 200
_NEAR_END = 20


def is_cut(paper: Paper) -> bool:
    """Return whether the text says itself that its end is left out."""
    return _CUT.search(paper.text[-_TAIL:]) is not None


def reaches_end(paper: Paper) -> bool:
    """Return whether the last section that the outline demands is there, and nothing is cut off after it."""
    return paper.is_whole and not is_cut(paper)


def seems_ended(paper: Paper) -> bool:
    """Return whether it ends as papers do: signed, or with a full sentence in a chapter that usually comes late."""
    if is_cut(paper):
        return False
    if paper.is_whole or any(isinstance(block, Signature) for block in paper.blocks):
        return True
    chapters = chapters_of(paper)
    tail = paper.text.rstrip()
    return bool(chapters and tail) and tail[-1] in _STOPS and _CLOSES.search(chapters[-1].title) is not None


def chapters_of(paper: Paper) -> tuple[Titled, ...]:
    """Return the headings of the first level."""
    return tuple(heading for heading in paper.headings if heading.level == 1)


def title_of(paper: Paper) -> str:
    """Return the title, or ""."""
    return "" if paper.taken.document is None else paper.taken.document.title


def names_a_transfer(paper: Paper) -> bool:
    """Return whether its title or first lines say 转移支付, whose own form is graded in a table."""
    return "转移支付" in paper.text[:_HEAD]


def is_own_report(paper: Paper) -> bool:
    """Return whether the title says that the unit evaluates itself: then it owes date, seal and somebody to ask."""
    return is_self_evaluation(paper) and re.search("自评|自查", title_of(paper)) is not None


def is_self_evaluation(paper: Paper) -> bool:
    """Return whether the title says that this is a report of an evaluation, and no table, plan or final account."""
    title = title_of(paper)
    return _EVALUATION.search(title) is not None and _OTHER_PAPER.search(title) is None


def last_words(paper: Paper) -> tuple[int, int]:
    """Return the last words of the running text."""
    passages = paper.passages
    if not passages:
        return 0, min(len(paper.text), _NEAR_END)
    last = passages[-1]
    return max(last.start, last.end - _NEAR_END), last.end


def where_results_stand(paper: Paper) -> tuple[int, int]:
    """Return the heading under which score and grade are looked for: the conclusion's, the results', or the title."""
    for speaks in ("结论", "得分"):
        for heading in paper.headings:
            if speaks in heading.title:
                return heading.start, heading.end
    chapters = chapters_of(paper)
    results = [each for each in chapters if re.search(r"绩效.{0,6}(?:实现|完成|分析|情况)", each.title)]
    if results:
        return results[0].start, results[0].end
    return (chapters[-1].start, chapters[-1].end) if chapters else last_words(paper)


def states_score(paper: Paper) -> bool:
    """Return whether a score is given: points that are said to be scored, in the text or in a table."""
    if any(score.kind is ScoreKind.SCORED for score in paper.facts.scores):
        return True
    return _HEADED.search(paper.text) is not None


def states_grade(paper: Paper) -> bool:
    """Return whether a grade is given, not only defined."""
    return any(grade.low is None and grade.high is None for grade in paper.facts.grades) or "等级" in paper.text


def is_scored_elsewhere(paper: Paper) -> bool:
    """Return whether the text points to a table that holds the scores."""
    body = paper.text[paper.cover[2] if paper.cover else 0 :]
    return _IN_TABLE.search(body) is not None
