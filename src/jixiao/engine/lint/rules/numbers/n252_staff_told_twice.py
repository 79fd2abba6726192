"""N252: the posts, or the people in post, are given two numbers."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count, NameKind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.staffing import is_in_post, is_posts, kind_of
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_OTHER_TIME = re.compile(r"上年|去年|年初|原|改革前|调整|增|减|由|从|较|比|至|划转|调入|调出|新|招")
_OTHER_SCOPE = re.compile(r"本级|机关|全系统|系统|下属|所属|直属|汇总|合并|二级|各单位|中心|学校|医院|大队|队|站|所")
_AHEAD = 30
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ENDS = re.compile(r"[。；;！\n]")


@rule("N252")
def check(paper: Paper) -> Iterator[Finding]:
    """编制数或在职人数前后写了两个数。

    检查什么：全文几处写到编制总数（或同一类编制）、在职总人数的，数是否一样；写明年初、往年、本级、下属单位的不比。
    为什么：一个单位同一时点只有一个编制数。前后不一，控制率和人均支出都无从核对。
    反例：
        本单位核定编制24名，在职22人。
        人员情况：核定编制26名，在职22人。
    正例：
        本单位核定编制24名，在职22人。
        局机关核定编制12名，市场服务中心核定编制12名。
    依据：同一篇里同一件事只能有一个数；编制以编制部门核定为准。
    """
    seen: dict[tuple[bool, str], Count] = {}
    bodies = [name for name in paper.facts.names if name.kind is NameKind.BODY and name.quote != paper.unit]
    taken = {start for name in bodies for start in (name.start,)}
    for count in paper.facts.counts:
        posts = is_posts(count)
        if not posts and not is_in_post(count):
            continue
        if count.whole is not None or _is_of_another(paper, count, taken):
            continue
        key = (posts, kind_of(count))
        first = seen.setdefault(key, count)
        if first.number != count.number and paper.block_at(first.start) != paper.block_at(count.start):
            what = "编制" if posts else "在职人数"
            yield paper.finding(
                "N252",
                *with_noun(paper.text, count),
                cause=f"前面写的{what}是 {first.quote}，这里写成 {count.quote}",
                cure="以编制文件和年末花名册为准，全文改成一个数；不是同一口径的写明口径",
            )


def _is_of_another(paper: Paper, count: Count, bodies: set[int]) -> bool:
    """Return whether the words before the number speak of another time, another body or a part."""
    begin = max(count.start - _AHEAD - len(count.label), 0)
    said = _ENDS.split(paper.text[begin : count.start])[-1]
    start = count.start - len(said)
    years = {int(year) for year in _YEAR.findall(said)}
    elsewhere = any(place in bodies for place in range(start, count.start))
    return bool(elsewhere or _OTHER_TIME.search(said) or _OTHER_SCOPE.search(said) or years - {paper.year})
