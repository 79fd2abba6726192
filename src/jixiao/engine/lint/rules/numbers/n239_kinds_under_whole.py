"""N239: the kinds that a whole is split into add up to a little less than the whole."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import Split, is_open, splits
from jixiao.engine.lint.rules.numbers.underlining import with_parts

_LITTLE = Fraction(1, 10)


@rule("N239")
def check(paper: Paper) -> Iterator[Finding]:
    """分类的个数相加，比总数少一点。

    检查什么：把总数分成几类、看上去是分完了的，各类相加是否比总数少不到一成；上半年和下半年、春季和秋季这样只有两类的，
    少多少都报。写了“主要”“等”的不看。
    为什么：差得不多，往往是漏了一类，或者总数、分项有一个没有更新；如果确有未列的一类，写出来读的人就不用猜。
    反例：核定编制40名，其中行政编制22名、事业编制15名。
    正例：核定编制40名，其中行政编制22名、事业编制15名、工勤编制3名。
    正例：现有人员40名，其中主要有专业技术人员22名、管理人员15名。
    依据：计数；部门决算公开的人员口径（财预〔2016〕143号）。
    """
    for split in splits(paper):
        whole = split.whole.number or Fraction(0)
        short = whole - split.total
        little = whole if split.are_halves else whole * _LITTLE
        if 0 < short <= little and split.apart and not is_open(paper, split) and not _has_more(paper, split):
            start, end = with_parts(paper.text, split.whole, split.parts)
            yield paper.finding(
                "N239",
                start,
                end,
                cause=f"各类相加 {split.sum_told}，比写的总数 {whole} 少 {short} {split.whole.measure}",
                cure="漏了一类的补上；数写错了的改对",
            )


def _has_more(paper: Paper, split: Split) -> bool:
    """Return whether other things are counted between the parts: 拖拉机212台、无人机45架、其他机具100台."""
    first, last = split.parts[0].start, split.parts[-1].start
    others = (each for each in paper.facts.counts if first < each.start < last and each.whole is None)
    return any(each not in split.parts for each in others)
