"""R529: every goal is said to be reached, and one is said to be missed."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.claims import all_reached

_NOT = r"(?:未能?|没有|尚未)(?:全部|按[时期]|如期|完全|及时|足额)?"
_MISSED = re.compile(
    rf"{_NOT}(?:完成|达到|达成|实现)(?:了)?[^，。；、]{{0,10}}(?:目标|指标值?)(?!的?(?:情况|原因))"
    rf"|(?:目标|指标|任务)(?:值)?[^，。；、]{{0,8}}{_NOT}(?:完成|达到|达成|实现|达标)(?=[，。；、）)的]|$|年初|预期|目标)"
)
_NOT_THIS = re.compile(
    r"不存在|无|没有未|如果?|若|对于?|凡|是否|上年|去年|往年|以前年度|防止|避免|杜绝|原因是|的项目|要求|应当|量化|细化"
)
_NONE = re.compile(r"[^，。；]{0,8}[:：。]?\s*(?:无|没有|不存在|未发现|不涉及|暂无)")
_TELLING = (Part.RESULTS, Part.SUMMARY, Part.PROBLEMS, Part.OTHER)


@rule("R529")
def check(paper: Paper) -> Iterator[Finding]:
    """说目标全部完成，又说有的没有完成。

    检查什么：一处说各项目标任务全部（圆满、均已）完成，另一处写着某个目标或指标没有完成、没有达到。
    为什么：两句话不能都对。结论写得比事实好，评分和等级也会跟着不实。
    反例：
        一、绩效目标完成情况
        2023年圆满完成年初各项目标任务。
        其中培训学员186人，未达到200人的目标。
        二、存在的问题
        生源不足。
    正例：
        一、绩效目标完成情况
        除培训人数外，年初各项目标任务均已完成。
        培训学员186人，未达到200人的目标。
        二、存在的问题
        生源不足。
    依据：财预〔2020〕10号：自评结果应当真实、客观。
    """
    missed = _missed(paper)
    if missed is None:
        return
    for claim in all_reached(paper):
        yield paper.finding(
            "R529",
            claim.start,
            claim.end,
            cause=f"这里说全部完成，而{paper.where(missed[0])}写着“{paper.text[slice(*missed)]}”",
            cure="结论改成实际情况，如“38 项指标完成 36 项，未完成的 2 项是……”，并说明原因",
        )


def _missed(paper: Paper) -> tuple[int, int] | None:
    for passage in paper.within(*_TELLING):
        for found in _MISSED.finditer(passage.text):
            begin = max(passage.text.rfind(stop, 0, found.start()) + 1 for stop in "，。；;")
            if not _NOT_THIS.search(passage.text, begin, found.end()) and not _NONE.match(passage.text, found.end()):
                return passage.start + found.start(), passage.start + found.end()
    return None
