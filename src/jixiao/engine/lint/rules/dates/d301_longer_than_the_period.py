"""D301: what is said to last so many days lasts longer than its own dates allow."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import length_of

_LASTING = re.compile(
    r"(?:期间)?(?:举办|举行|开展|进行|召开|实施|组织开展)?[，,、]?\s?(?:本次)?(?:活动|培训|展览|公示|会议|全程)?"
    r"(?:为期|历时|持续|周期为?|共计?|总共)\s?"
)
_DAYS = frozenset({"天", "日", "个工作日", "工作日"})
_WEEKS = frozenset({"周", "星期"})


@rule("D301")
def check(paper: Paper) -> Iterator[Finding]:
    """写的天数比起止日期之间的天数还多。

    检查什么：“某日至某日，为期几天”这样既写起止又写长短的，天数是否超过起止之间（两头都算）的天数；差一天不算。
    为什么：起止日期之间只有那么多天，不可能持续更久，两个里必有一个写错。
    反例：培训班于5月6日至5月10日举办，为期15天。
    正例：培训班于5月6日至5月10日举办，为期5天。
    正例：展览于12月28日至1月10日举办，为期14天。
    依据：历法。
    """
    for spell in paper.facts.periods:
        duration, length = spell.duration, length_of(spell)
        if duration is None or length is None or duration.low is not None:
            continue
        # A week that is only begun counts as one, so weeks are held against the days before the last.
        days = (duration.number - 1) * 7 if duration.unit in _WEEKS else duration.number
        said = _LASTING.fullmatch(paper.text, spell.end, duration.start)
        if said and duration.unit in _DAYS | _WEEKS and days > length + 1 and spell.last is not None:
            yield paper.finding(
                "D301",
                spell.start,
                duration.end,
                cause=f"{spell.first.quote}到{spell.last.quote}连头带尾只有 {length} 天，却写成 {duration.quote}",
                cure="对照通知或签到册核对起止日期和天数，改掉写错的一个",
            )
