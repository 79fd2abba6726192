"""C420: the results tell of people for whom another project is meant."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_SERVED = re.compile(r"全部纳入|纳入保障|应保尽保|应救尽救|应享尽享|应助尽助|全覆盖|保障范围|发放到位|足额发放|待遇")


@functools.cache
def _subjects() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    text = resources.files(__package__).joinpath("subjects.toml").read_text("utf-8")
    read = tomllib.loads(text).items()
    return MappingProxyType({name: {key: tuple(words) for key, words in told.items()} for name, told in read})


@functools.cache
def _groups() -> re.Pattern[str]:
    words = sorted((word for told in _subjects().values() for word in told["groups"]), key=len, reverse=True)
    return re.compile("|".join(words))


@rule("C420")
def check(paper: Paper) -> Iterator[Finding]:
    """结果里写的是别的项目的对象。

    检查什么：题目是一类对象的项目（优抚、低保、计划生育、残疾人、学生资助等），正文“全部纳入保障范围”“应保尽保”“足额发放”说的却
    是另一类对象，那一句里没有提到本项目的对象。
    为什么：多半是从别的项目的报告里抄来的，没有改。
    反例：
        优抚对象医疗补助2023年度绩效自评报告
        完成情况：将符合条件的家庭经济困难学生全部纳入保障范围。
    正例：
        优抚对象医疗补助2023年度绩效自评报告
        完成情况：将符合条件的优抚对象全部纳入保障范围，家庭经济困难学生由教育部门资助。
    依据：绩效目标完成情况应当对照本项目批复的目标填写（财预〔2020〕10号第十三条）。
    """
    title = "" if paper.taken.document is None else paper.taken.document.title
    mine = [name for name, told in _subjects().items() if any(word in title for word in told["titles"])]
    if len(mine) != 1:
        return
    own = _subjects()[mine[0]]
    for sentence in paper.sentences:
        if not _SERVED.search(sentence.quote) or any(
            word in sentence.quote for word in (*own["groups"], *own["titles"])
        ):
            continue
        match = _groups().search(sentence.quote)
        if match is None or any(match[0] in _subjects()[kin]["groups"] for kin in own["kin"]):
            continue
        start = sentence.start + match.start()
        yield paper.finding(
            "C420",
            start,
            sentence.start + match.end(),
            cause=f"题目是{mine[0]}项目，这一句说的却是“{match[0]}”，全句没有提到本项目的对象",
            cure="核对是否抄自别的项目；换成本项目的对象和数字",
        )
