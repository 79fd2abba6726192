"""N249: three or more kinds told of a whole add up to a little more than it, though they might overlap."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_open, splits
from jixiao.engine.lint.rules.numbers.underlining import with_parts

_LITTLE, _FEWEST = Fraction(1, 10), 3


@rule("N249")
def check(paper: Paper) -> Iterator[Finding]:
    """三类以上的个数相加，比总数略多。

    检查什么：“其中”后面列出三类以上，说不准会不会重叠，相加比总数多出不到一成的。
    为什么：看上去是分完了的几类，多出一点点，多半有一个数写错；确有重叠的，写一句“有交叉”读的人就明白。
    反例：抽检食品1200批次，其中粮油及制品520批次、肉蛋奶410批次、果蔬饮品286批次。
    正例：抽检食品1200批次，其中粮油及制品520批次、肉蛋奶410批次、果蔬饮品270批次。
    正例：救助1200人，其中低保对象900人、残疾人620人、留守儿童310人。
    依据：计数。
    """
    for split in splits(paper):
        whole = split.whole.number or Fraction(0)
        over = split.total - whole
        if split.apart or split.alike or split.overlap or split.may_be_of_another or is_open(paper, split):
            continue
        if len(split.parts) >= _FEWEST and 0 < over <= whole * _LITTLE:
            yield paper.finding(
                "N249",
                *with_parts(paper.text, split.whole, split.parts),
                cause=f"各类相加 {split.sum_told}，比写的总数 {whole} 多 {over} {split.whole.measure}",
                cure="对照台账核对总数和各类；有人、有事同时算在两类里的，请写明“有交叉”",
            )
