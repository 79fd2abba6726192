"""What answers tell of a version, as figures and bars."""

import dataclasses
from decimal import Decimal
from fractions import Fraction

from django.utils.safestring import SafeString

from jixiao.engine.values import Rounding, round_exactly
from jixiao.records.quiz.bank.tallying import Tally
from jixiao.records.quiz.bank.wording import lettered
from jixiao.records.quiz.models import QuestionVersion
from jixiao.web.charts import Bar, bar_chart


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a version as they are printed; "" where there is none."""

    share: str
    discrimination: str
    verdict: str


def figures_of(tally: Tally) -> Figures:
    """Return the share that was right in percent, the discrimination, and what it means in words."""
    found = tally.discrimination
    text = "" if found is None else f"{abs(found):.2f}" if found >= 0 else f"−{abs(found):.2f}"
    return Figures("" if tally.share is None else percent(tally.share), text, _verdict(found))


def percent(share: Fraction) -> str:
    """Return a share as a percentage with two decimals, without its sign."""
    return f"{round_exactly(share * 100, places=2, mode=Rounding.HALF_UP):.2f}"


def bars_of(version: QuestionVersion, tally: Tally) -> SafeString | None:
    """Return a bar for each option, the right ones named so, None where nobody was asked."""
    if not tally.asked:
        return None
    bars = [
        Bar(
            f"{letter}. {option}{'（正确）' if is_right else ''}", number, tally.asked,
            f"{percent(Fraction(number, tally.asked))}%", small=f"{number:,} 次 ",
        )
        for (letter, option, is_right), number in zip(
            lettered(version.options, version.right), tally.chosen, strict=True
        )
    ]  # fmt: skip
    blank = f"，没有作答 {tally.blank:,} 次" if tally.blank else ""
    return bar_chart(bars, caption=f"共作答 {tally.asked:,} 次{blank}；多选的各项合计可以超过 100%")


def _verdict(found: Decimal | None) -> str:
    if found is None:
        return "全对、全错或人太少，算不出"
    good, fair = Decimal("0.30"), Decimal("0.20")
    if found < 0:
        return "为负：成绩好的反而答错，检查答案和题意"
    return "好" if found >= good else "可用" if found >= fair else "偏低"
