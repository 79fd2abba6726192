"""D324: the months that something is said to have taken are not those between its own dates."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_DAY = r"(?:(?P<{0}y>20\d\d)年)?(?P<{0}m>\d{{1,2}})月(?:份|(?P<{0}d>\d{{1,2}})[日号])?"
_PERIOD = late(
    rf"(?=\d)(?<![\d年]){_DAY.format('a')}(?![底初中上下旬末])[^，,。；;、\n\d]{{0,8}}[，,至到—－\-~～]{{1,2}}\s?(?:于|在)?{_DAY.format('b')}"
    r"(?![底初中上下旬末])[^，,。；;、\n\d]{0,8}[，,（(]\s?(?:建设|合同|施工|总|共)?(?:工期|历时|为期|周期|持续|共计?)(?:为|共)?\s?"
    r"(?P<told>\d{1,2}|[一二三四五六七八九十]{1,2})个月(?![多余左])"
)
_HAN = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_PAUSED = re.compile("停工|扣除|实际|累计|分期|其中|立项|招标|批复|批准|签[订约]|中标|下达|申报|设计|取得|收到")
_MONTHS, _DAYS = 12, 30
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_SAID, _LONGEST = re.compile("个月"), 80
_ROUGH, _EXACT = Fraction(1), Fraction(3, 4)


@rule("D324")
def check(paper: Paper) -> Iterator[Finding]:
    """写的月数与起止日期之间的月数不符。

    检查什么：“某月开工、某月完工，历时几个月”“某日至某日，为期几个月”，月数是否与起止之间相合；头尾不足一月的算不算都可以，
    写了停工、分期的不查。
    为什么：起止日期和月数只要有一个写错，合同期、工期就无法核对。
    反例：工程2022年3月开工，2022年11月完工，历时6个月。
    反例：培训自3月6日至5月5日，为期4个月。
    正例：工程2022年3月开工，2022年11月完工，历时8个月。
    正例：项目实施时间为2022年4月至11月，历时8个月。
    依据：历法。
    """
    if "个月" not in paper.text:
        return
    text = paper.text.translate(_WIDE)
    for said in _SAID.finditer(text):
        match = _PERIOD.search(text, max(0, said.start() - _LONGEST), said.end() + 1)
        if match is None:
            continue
        told = _HAN.get(match["told"]) or (int(match["told"]) if match["told"].isdigit() else None)
        months = _months(match)
        if told is None or months is None or _PAUSED.search(match[0]):
            continue
        slack = _EXACT if match["ad"] and match["bd"] else _ROUGH
        if abs(told - months) > slack:
            yield paper.finding(
                "D324",
                match.start(),
                match.end(),
                cause=f"起止之间是 {round(months)} 个月，写的是 {match['told']}个月",
                cure="对照合同、开工令和验收单核对起止日期和月数，改掉写错的一个",
            )


def _months(match: re.Match[str]) -> Fraction | None:
    """Return how many months lie between the two dates, None where they cannot be told or run backward."""
    first, last = int(match["am"]), int(match["bm"])
    if not (1 <= first <= _MONTHS and 1 <= last <= _MONTHS):
        return None
    years = int(match["by"]) - int(match["ay"]) if match["ay"] and match["by"] else 0
    if not years and last < first and not match["by"]:
        years = 1  # 11月至3月
    days = Fraction(int(match["bd"]) - int(match["ad"]) + 1, _DAYS) if match["ad"] and match["bd"] else Fraction(0)
    months = years * _MONTHS + last - first + days
    return months if months > 0 else None
