"""N235: the kinds that a whole is split into add up to more than the whole."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import Split, splits
from jixiao.engine.lint.rules.numbers.underlining import with_parts

_NEAR = Fraction(1, 10)


@rule("N235")
def check(paper: Paper) -> Iterator[Finding]:
    """分类的个数相加，比总数还多。

    检查什么：“共60人，其中在职……退休……”这样把总数分成几类的，各类相加是否超过总数。只看不会重叠的分法（在职与退休、
    小学与初中、同一名词的几种），党员、女性、青年这类会重叠的不看。
    为什么：同一个人不会既算这一类又算那一类。合计超出，说明总数没有改过来，或者有的重复统计了。
    反例：全镇共有教师320人，其中小学教师180人、初中教师120人、高中教师26人。
    正例：全镇共有教师326人，其中小学教师180人、初中教师120人、高中教师26人。
    正例：全镇共有干部60人，其中党员55人、女干部30人。
    依据：计数；部门决算公开的人员口径（财预〔2016〕143号）。
    """
    for split in splits(paper):
        whole = split.whole.number or Fraction(0)
        over = split.total - whole
        if split.may_be_of_another:
            continue
        if over > 0 and (split.apart or (split.alike and over <= whole * _NEAR)) and not _has_one_over(split):
            start, end = with_parts(paper.text, split.whole, split.parts)
            unit = split.whole.measure
            yield paper.finding(
                "N235",
                start,
                end,
                cause=f"各类相加 {split.sum_told}，比写的总数 {whole} 多 {over} {unit}",
                cure="对照名册核对总数和各类；有人同时属于两类的，请写明“有交叉”",
            )


def _has_one_over(split: Split) -> bool:
    """Return whether a single part is more than the whole, which N236 says."""
    return any((part.number or 0) > (split.whole.number or 0) for part in split.parts)
