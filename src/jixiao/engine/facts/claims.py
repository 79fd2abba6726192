"""Praise without a figure: 取得了较好的社会效益, 显著提升, 进一步加强."""

import bisect
import re
from collections.abc import Sequence

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure
from jixiao.engine.facts.stated import Claim, Strength

_EFFECT = (
    "较好", "良好", "显著", "明显", "有效", "大幅", "大幅度", "极大", "圆满", "高质量", "丰硕",
    "突出成效", "成效突出", "广泛好评", "一致好评",
    "不断提高", "不断提升", "不断增强", "有所提高", "有所提升", "较大提高", "较大提升",
    "很好", "优异", "充分发挥", "全面提升", "全面提高",
)  # fmt: skip
_EFFORT = ("进一步", "大力", "深入", "切实", "积极", "全力", "扎实", "狠抓", "认真", "稳步", "持续", "着力", "全面加强")
_SHOWN = 120
_WORDS = re.compile("|".join(sorted((*_EFFECT, *_EFFORT), key=len, reverse=True)))
_OTHER = re.compile(
    r"有效(?:性|期|值|票|问卷|样本|身份|率)|积极性|明显的?(?:不足|问题|短板|差距)|高质量发展|深入细致|持续性|显著性"
)


def read_claims(ground: Ground, figures: Sequence[Figure]) -> list[Claim]:
    """Return the words of praise in clauses that hold no figure, each with its clause."""
    starts = [figure.start for figure in figures]
    found = []
    for match in _WORDS.finditer(ground.plain):
        begin, end = ground.clause_start(match.start()), ground.clause_end(match.start())
        index = bisect.bisect_left(starts, begin)
        if (index < len(starts) and starts[index] < end) or _OTHER.match(ground.plain, match.start()):
            continue
        strength = Strength.EFFECT if match[0] in _EFFECT else Strength.EFFORT
        clause = ground.quote(max(begin, match.start() - _SHOWN), min(end, match.end() + _SHOWN)).strip()
        found.append(Claim(*match.span(), ground.quote(*match.span()), match[0], strength, clause))
    return found
