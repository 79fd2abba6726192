"""W613: a measure word that does not go with the thing counted."""

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_TWO_MEASURES = re.compile(
    r"[0-9][0-9,]*+\s?(?P<first>[户名家件场次人])人次|[0-9][0-9,]*+\s?(?P<other>人)名(?=[，。；、\n])"
)
_LEFT_OFF = ("作品", "样品", "成品")


@functools.cache
def _measures() -> dict[str, tuple[frozenset[str], str]]:
    """Return, for the last words of a thing, the measure words that are wrong with it and the right one."""
    table = tomllib.loads(resources.files(__package__).joinpath("measures.toml").read_text("utf-8"))
    return {
        noun: (frozenset(row["wrong"].split()), row["right"])
        for row in table["things"]
        for noun in row["nouns"].split()
    }


@rule("W613")
def check(paper: Paper) -> Iterator[Finding]:
    """量词用得不对。

    检查什么：数字后面的量词与所数的东西配不配，如绘画不论“篇”、论文不论“幅”、车辆不论“个”；有没有两个量词叠在一起（86户人次）。
    为什么：量词不对，多是从别的项目抄来没有改，数的是什么也说不清。
    反例：评选出优秀摄影作品36篇。
    反例：更新消防车2个。
    正例：评选出优秀摄影作品36幅，征文52篇。
    正例：更新消防车2辆，配备灭火器150具。
    依据：《现代汉语词典》附录“名词量词配合表”。
    """
    for count in paper.facts.counts:
        noun = _noun(count.thing)
        wrong, right = _measures().get(noun, (frozenset(), ""))
        if count.measure not in wrong or not count.quote.endswith(count.measure) or _says_more(paper.text, count):
            continue
        yield paper.finding(
            "W613",
            count.start,
            count.end,
            cause=f"“{count.thing}”不论“{count.measure}”",
            cure=f"改为“{right}”；如果数的不是{noun}，写明数的是什么",
        )
    for match in _TWO_MEASURES.finditer(paper.text):
        one, other = (match["first"], "人次") if match["first"] else ("人", "名")
        yield paper.finding(
            "W613",
            *match.span(),
            cause=f"“{one}”与“{other}”两个量词叠在一起，看不出数的是什么",
            cure="看数的是什么，只留一个量词",
        )


def _says_more(text: str, count: Count) -> bool:
    """Return whether the thing is another: 60名坐长途汽车的旅客, 486个人电脑."""
    if text.startswith(f"{count.thing}的", count.end):
        return True
    return f"{count.measure}{count.thing[:1]}" in {"个人", "个体", "个别", "条件", "本级", "台账", "座谈"}


def _noun(thing: str) -> str:
    """Return the last words of a thing that the table knows, or ""."""
    for left_off in _LEFT_OFF:
        thing = thing.removesuffix(left_off) or thing
    known = _measures()
    return next((thing[at:] for at in range(len(thing)) if thing[at:] in known), "")
