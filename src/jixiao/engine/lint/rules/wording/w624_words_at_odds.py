"""W624: words that do not go together."""

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_PARTED = re.compile(r"[的并和与及或]|提高|提升|增强|加强|保障|改善|达到|确保|完成")


@functools.cache
def _verbs() -> tuple[re.Pattern[str], dict[str, tuple[frozenset[str], str]]]:
    """Return what finds a verb with the last word of its clause, and for each verb the nouns that are wrong with it."""
    table = tomllib.loads(resources.files(__package__).joinpath("pairings.toml").read_text("utf-8"))
    known = {
        verb: (frozenset(row["wrong"].split()), row["better"]) for row in table["verbs"] for verb in row["verb"].split()
    }
    nouns = sorted({noun for wrong, _ in known.values() for noun in wrong})
    pattern = re.compile(
        rf"(?P<verb>{'|'.join(known)})(?:了)?(?P<middle>[一-龥]{{0,6}}?)(?P<noun>{'|'.join(nouns)})(?=[，,。；;\n]|$)"
    )
    return pattern, known


@functools.cache
def _terms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    table = tomllib.loads(resources.files(__package__).joinpath("pairings.toml").read_text("utf-8"))
    return tuple((re.compile(row["typed"]), row["cause"], row["cure"]) for row in table["terms"])


@rule("W624")
def check(paper: Paper) -> Iterator[Finding]:
    """词语搭配不当。

    检查什么：动词与宾语配不配得上（开展…指标、加快…水平、扩大…力度），术语有没有拼在一起（实有编制）。
    为什么：搭配不上的地方，常常是漏了字或者删改时留下的半句，意思不明。
    反例：各村入户开展产业项目指标，研究解决困难。
    反例：我单位实有编制26人。
    正例：各村入户开展产业项目调查，制定考核指标，研究解决困难。
    正例：我单位核定编制28人，实有在职人员26人；开展绩效目标申报。
    依据：《现代汉语词典》；财预〔2013〕53号对编制数与在职人员数分别定义。
    """
    pattern, known = _verbs()
    for match in pattern.finditer(paper.text):
        wrong, better = known[match["verb"]]
        if match["noun"] in wrong and not _PARTED.search(match["middle"]):
            yield paper.finding(
                "W624",
                *match.span(),
                cause=f"“{match['verb']}”与“{match['noun']}”搭配不上",
                cure=f"看看有没有漏字；{better}",
            )
    for typed, cause, cure in _terms():
        for match in typed.finditer(paper.text):
            yield paper.finding("W624", *match.span(), cause=cause, cure=cure)
