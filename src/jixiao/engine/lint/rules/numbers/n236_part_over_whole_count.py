"""N236: a part counts more than the whole it is said to be of."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_STAFF = ("编制", "定员", "核定")
_FARTHEST = 240
# What follows 其中 may be another thing in the same measure: 建成示范点5个，其中安装设备30个.
_ANOTHER_ACT = re.compile(
    r"投放|安装|发放|建设|新建|设置|配备|使用|种植|开展|举办|培训|采购|购买|购置|印制|更换|改造|接待|服务|覆盖|检查|走访"
)


@rule("N236")
def check(paper: Paper) -> Iterator[Finding]:
    """“其中”的个数比它所属的总数还大。

    检查什么：写在“其中”后面的一个个数，是否超过它前面的总数；单位（人、个、场……）相同才比。
    为什么：部分不会比整体多。不是数写错了，就是“其中”接错了地方。
    反例：全年受理群众来信86件，其中当年办结92件。
    正例：全年受理群众来信92件，其中当年办结86件。
    正例：全年受理群众来信92件，办结60件，其中咨询类75件。
    依据：计数。
    """
    counts = paper.facts.counts
    for index, part in enumerate(counts):
        if part.whole is None or part.mark != "其中" or _is_said_anew(paper.text, counts[index - 1], part):
            continue
        whole = counts[part.whole]
        if _is_over(part, whole) and not _fits_an_earlier(counts[max(part.whole - 4, 0) : index], part):
            yield paper.finding(
                "N236",
                *with_noun(paper.text, part),
                cause=f"这里的 {part.quote} 写成了前面 {whole.quote} 的一部分，却比它多",
                cure="核对这两个数；如果它不是前面那个数的一部分，改掉“其中”",
            )


def _is_said_anew(text: str, before: Count, part: Count) -> bool:
    """Return whether a new statement begins before a part: after other parts and a ；, or a figure of another sort."""
    return before.whole is not None and re.search("[；;。]", text[before.end : part.start]) is not None


def _is_over(part: Count, whole: Count) -> bool:
    if not is_exact(part) or not is_exact(whole) or part.measure != whole.measure:
        return False
    staffed = any(word in whole.label + whole.thing for word in _STAFF)
    acted = _ANOTHER_ACT.search(part.label) and not _ANOTHER_ACT.search(whole.label)
    return not staffed and not acted and (part.number or 0) > (whole.number or 0)


def _fits_an_earlier(before: tuple[Count, ...], part: Count) -> bool:
    """Return whether an earlier number of the same passage, or several together, could be the whole that is meant."""
    near = [each for each in before if each.measure == part.measure and part.start - each.end <= _FARTHEST]
    return sum(each.number or 0 for each in near) >= (part.number or 0)
