"""C408: another body is called two ways: a letter lost, the name of before the reform, another tail of a company."""

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Name, NameKind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_names import own_name, split_name
from jixiao.engine.lint.rules.consistency.renamed_bodies import companies_with_two_tails, old_names_beside_new
from jixiao.engine.lint.rules.consistency.slips import slip_between

_SHORTEST = 6  # letters of a name without its place
_LONGEST = 20
_LEVEL = re.compile(r"^[县市区旗镇乡](?!场|政)")


@rule("C408")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个外单位的名称有两种写法。

    检查什么：正文里提到的其他单位，六个字以上的名称（不计地名），是否有两种只差一个字的写法；机构改革前的旧名是否与新名并用；同一家
    公司是否既写“有限公司”又写“有限责任公司”。简称、“和”“与”之类的连接字、“第一”“第二”之类有区别的字、写明“原”的旧名不算。
    为什么：多半是漏字；协作单位、拨款单位的名称写错，会影响佐证材料的核对。
    反例：联合县市场监督管理局开展检查。年底，县市场监管理局反馈了结果。
    正例：联合县市场监督管理局开展检查。年底，县市场监管局反馈了结果，县农业技术推广中心参加。
    依据：单位名称以机构编制部门批复为准。
    """
    yield from _misspelt(paper)
    for start, end, right in (*old_names_beside_new(paper.text), *companies_with_two_tails(paper.text)):
        cause = f"这里写作“{paper.text[start:end]}”，别处写作“{right}”"
        yield paper.finding("C408", start, end, cause=cause, cure="是同一个单位的，按现在的全称统一")


def _misspelt(paper: Paper) -> Iterator[Finding]:
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for name in paper.facts.names:
        if name.kind is not NameKind.BODY or len(name.quote) < _SHORTEST:
            continue
        core = _LEVEL.sub("", split_name(name.quote)[1])
        if _SHORTEST <= len(core) <= _LONGEST:
            found[core].append(name)
    own = own_name(paper)
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    for core in found:
        for at in range(1, len(core)):
            lacking[core[:at] + core[at + 1 :]].append(core)
    for short, names in found.items():
        fuller = next((core for core in lacking.get(short, ()) if slip_between(short, core)), "")
        if fuller and (own is None or fuller != own.core):
            yield from _told(paper, short, fuller, names, found[fuller])


def _told(paper: Paper, short: str, fuller: str, names: list[Name], others: list[Name]) -> Iterator[Finding]:
    wrong, right, marked = (short, fuller, names) if len(names) <= len(others) else (fuller, short, others)
    for name in marked:
        yield paper.finding(
            "C408",
            name.end - len(wrong),
            name.end,
            cause=f"这里写作“{wrong}”，别处写作“{right}”：{slip_between(wrong, right) or '差一个字'}",
            cure="核对这个单位的全称，全文统一",
        )
