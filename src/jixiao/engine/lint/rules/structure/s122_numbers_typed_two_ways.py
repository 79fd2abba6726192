"""S122: numbers of one series are typed in two ways."""

from collections import Counter
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import Series, numbering

_SAME = str.maketrans({"．": ".", "[": "〔", "]": "〕", " ": None})
_AFTER_BRACKET = "、.．，,：:"


@rule("S122")
def check(paper: Paper) -> Iterator[Finding]:
    """同一串序号有两种写法。

    检查什么：前后相连的一串标题或条目，序号是否有的写“1.”有的写“1、”，括号是否有的全角有的半角；每串只报一处。
    为什么：同一级应当用同一种写法，混用多半是拼接来的。
    反例：
        一、资金情况
        1.资金到位情况。到位48万元。
        2、资金使用情况。支出48万元。
    正例：
        一、资金情况
        1.资金到位情况。到位48万元。
        2.资金使用情况。支出48万元。
    依据：GB/T 9704—2012：结构层次序数依次用“一、”“（一）”“1.”“（1）”。
    """
    for series in paper.once(numbering).series:
        odd = _odd(series)
        if odd is not None:
            first, mark, ways = odd
            yield paper.finding(
                "S122",
                mark.start,
                mark.stop,
                cause=f"同一串序号里有“{first.typed}”，也有“{mark.typed}”（{ways}）",
                cure="统一成一种写法：“1.”用小圆点，“（一）”用全角括号",
            )


def _odd(series: Series) -> tuple[Mark, Mark, str] | None:
    """Return a number typed as most are, the first that is not, and how many there are of each way."""
    shapes = [_shape(mark) for mark in series.marks]
    counted = Counter(shapes)
    if len(counted) == 1:
        return None
    usual = max(counted, key=lambda shape: (counted[shape], -shapes.index(shape)))
    place = next(number for number, shape in enumerate(shapes) if shape != usual)
    ways = "，".join(f"“{shape.replace('n', '数')}”{number} 处" for shape, number in counted.most_common())
    return series.marks[shapes.index(usual)], series.marks[place], ways


def _shape(mark: Mark) -> str:
    shape = mark.shape.translate(_SAME)
    return shape.rstrip(_AFTER_BRACKET) if shape[:1] in "（(" else shape  # （一）、 is S121's
