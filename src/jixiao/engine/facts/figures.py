"""Every figure of a text with its unit, once: what the readers of amounts, counts, rates and scores share."""

import bisect
import dataclasses
import re
from fractions import Fraction

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.numerals import parse_numeral
from jixiao.engine.facts.units import BEFORE_NO_NUMBER, NOT_ONE, NUMBER, OTHER_WORD, SCALES, UNIT, Measured, measured

LONGEST_LABEL = 48
_MOST_DIGITS = 24
_REMARK = 8
_DASH = re.compile(r"(?:[（(]不?含[)）])?\s?(?:-|－|—|–|~|～|−|至|到){1,2}\s?")
_VAGUE_BEFORE = re.compile(r"(大约|约为|约|将近|接近|近|逾|超过|超|不足|不到)(?:人民币)?\s?$")
_AFTER = re.compile(r"(?:[（(]含[)）])?\s?(以上|及以上|以下|及以下|以内|之内|左右|上下)")
_PRICED = "年月天次人户亩份场个位生台套件块吨班床盏头只株座栋间册家村校项"  # what a price can be for
_PER_AFTER = re.compile(rf"(?:[/／](?:[{_PRICED}日辆期所名度米]|人次|公里|平方米|学期|季度)){{1,3}}+")
_PER_BEFORE = re.compile(rf"(?:每(?:[{_PRICED}日题名所辆]|公里|平方米|答对一题|学期|季度)){{1,3}}")
_OPERATORS = {
    "≥": "≥", "≧": "≥", "⩾": "≥", ">=": "≥", "≤": "≤",
    "≦": "≤", "⩽": "≤", "<=": "≤", "＞＝": "≥", "＜＝": "≤", ">": ">", "＞": ">", "<": "<",
    "＜": "<", "=": "=", "＝": "=", "不低于": "≥", "不少于": "≥", "不小于": "≥", "不得低于": "≥",
    "不得少于": "≥", "至少": "≥",
    "最少": "≥", "大于等于": "≥", "大于或等于": "≥", "高于": ">", "大于": ">", "超过": ">", "多于": ">",
    "不高于": "≤", "不超过": "≤",
    "不多于": "≤", "不大于": "≤", "不得超过": "≤", "不得高于": "≤", "小于等于": "≤", "小于或等于": "≤", "最多": "≤",
    "至多": "≤", "低于": "<",
    "小于": "<", "少于": "<", "不足": "<", "不到": "<", "达到": "=", "达": "=", "等于": "=",
}  # fmt: skip
_OPERATOR = re.compile(
    f"(?<![下表发传送抵])({'|'.join(re.escape(word) for word in sorted(_OPERATORS, key=len, reverse=True))})\\s?$"
)
_BOUNDS = {"以上": "≥", "及以上": "≥", "以下": "≤", "及以下": "≤", "以内": "≤", "之内": "≤"}
_PARTED = re.compile(r"[, \u00a0\u2009\u202f]")
_POWERS = {"百": 100, "千": 1000}
_FRACTION = re.compile(
    r"(?P<below>[一二三四五六七八九十百千]{1,3})分之(?P<above>[0-9]{1,9}(?:\.[0-9]{1,9})?|[零一二两三四五六七八九十百]{1,6})"
)
_CODE = re.compile(r"[（(][A-Za-z][)）]\s?$")
_LEAD = re.compile(
    r"^(?:[0-9]{1,2}[.．、)）](?![0-9])|[一二三四五六七八九十]{1,2}[是、]|其中|包括|另有|另外|此外|同时|以及|并|及|和|、|：|:|的|\s)+"
)
_TAIL = re.compile(
    r"(?:大约|约|将近|近|为|是|达到|(?<![下表发传送抵])达|(?<![合总共累统设预估])计|：|:|\s|了|[（(]|￥|¥|人民币|[-—])+$"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and what belongs to it; ``start`` to ``end`` quote them, ``at`` is the number itself."""

    start: int
    end: int
    at: int
    number: Fraction
    unit: str
    typed: str
    measured: Measured
    vague: str
    low: Fraction | None
    operator: str
    words: str
    per: str
    label: str
    raw_label: str
    han: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """A number as typed: its unit word, the 万 or 亿 before that, the 多 or 余 between, and whether in Chinese."""

    number: Fraction
    word: str
    scale: str
    kind: Measured
    more: str
    han: bool


class Taken:
    """Places of the text that are already read."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._ends: list[int] = []
        for _, end in self._spans:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def holds(self, place: int) -> bool:
        """Return whether ``place`` is read already."""
        index = bisect.bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


def read_figures(ground: Ground, taken: Taken) -> list[Figure]:
    """Return the figures of the text in order, those in ``taken`` left out, ranges (80%—90%) as one."""
    found: list[Figure] = []
    shares = _fractions(ground)
    for match in NUMBER.finditer(ground.plain):
        if taken.holds(match.start()) or (found and match.start() < found[-1].end):
            continue
        figure = shares.get(match.start()) or _figure(ground, match, found[-1] if found else None)
        if figure is None:
            continue
        if found and _one_range(ground.plain, found[-1], figure):
            first = found.pop()
            figure = dataclasses.replace(
                figure, start=first.start, at=first.at, low=first.number, label=first.label, raw_label=first.raw_label
            )
        found.append(figure)
    return found


def _fractions(ground: Ground) -> dict[int, Figure]:
    """Return the shares written in words (百分之九十五, 三分之二) by where a numeral of theirs begins."""
    found: dict[int, Figure] = {}
    for match in _FRACTION.finditer(ground.plain):
        below, above = parse_numeral(match["below"]) or _POWERS.get(match["below"]), _plain_number(match["above"])
        if below and above is not None:
            share = Fraction(above * 100, below)
            figure = _with_surroundings(
                ground, match.start(), match.end(), Written(share, "%", "", Measured.SHARE, "", han=True), None
            )
            found[match.start()] = found[match.start("above")] = figure
    return found


def _plain_number(text: str) -> Fraction | None:
    if text[0] in "0123456789":
        return Fraction(text)
    number = parse_numeral(text)
    return None if number is None else Fraction(number)


def _one_range(plain: str, first: Figure, second: Figure) -> bool:
    same = first.measured in {Measured.BARE, second.measured} and second.measured is not Measured.BARE
    return same and first.low is None and _DASH.fullmatch(plain, first.end, second.at) is not None


def _figure(ground: Ground, match: re.Match[str], last: Figure | None) -> Figure | None:
    plain, at, stop = ground.plain, match.start(), match.end()
    number = _value(match)
    unit = UNIT.match(plain, stop)
    if number is None or unit is None:
        return None
    word = unit["unit"] or ""
    if word and OTHER_WORD.match(plain, unit.start("unit")) and not _is_goal_item(plain, unit):
        word = ""
    kind = measured(word)
    scale = unit["scale"] or ""
    if match["han"] and not _counts_in_words(plain, at, number, word):
        return None
    end = unit.end("unit") if word else unit.end("scale") if scale else stop
    if not word and scale in {"百", "千"}:
        scale, end = "", stop
    if not word and scale:
        kind = Measured.MONEY if scale in {"万", "亿"} and not re.match(r"[一-龥]", plain[end : end + 1]) else kind
        word = "元" if kind is Measured.MONEY else word
    written = Written(number, word, scale, kind, _more(unit, word or scale), han=bool(match["han"]))
    return _with_surroundings(ground, at, end, written, last)


def _is_goal_item(plain: str, unit: re.Match[str]) -> bool:
    return plain.startswith("项目标", unit.start("unit"))


def _more(unit: re.Match[str], typed: str) -> str:
    return (unit["more"] or unit["still"] or "") if typed else ""


def _value(match: re.Match[str]) -> Fraction | None:
    if match["han"]:
        value = parse_numeral(match["han"])
        return None if value is None else Fraction(value)
    digits = _PARTED.sub("", match["digits"])
    if len(digits) > _MOST_DIGITS:
        return None
    return Fraction(digits) if "." in digits else Fraction(int(digits))


def _counts_in_words(plain: str, at: int, number: Fraction, word: str) -> bool:
    """Return whether a Chinese numeral is a number of something: 三次, not 第三次, 进一步, 一起."""
    before = plain[at - 1 : at]
    if not word or word == "分" or (before and before in BEFORE_NO_NUMBER):
        return False
    ahead = plain[max(at - 4, 0) : at]
    return number != 1 or (word not in NOT_ONE and "每" not in ahead and not ahead.endswith(("这", "最后")))


def _with_surroundings(ground: Ground, at: int, end: int, written: Written, last: Figure | None) -> Figure:
    """Return the figure at ``at`` with its operator, vague words, bounds and label read from around it."""
    plain = ground.plain
    start, number = _signed(plain, at, written.number)
    ahead = plain[max(ground.clause_start(at), start - 8) : start]
    vague = _VAGUE_BEFORE.search(ahead)
    operator = _OPERATOR.search(ahead) or _OPERATOR.search(plain[max(0, start - 2) : start])
    per = _PER_AFTER.match(plain, end)
    end = per.end() if per else end
    after = _AFTER.match(plain, end)
    label, raw = label_before(ground, start, last)
    said = (vague[1] if vague else "") + written.more + (after[1] if after and after[1] in {"左右", "上下"} else "")
    sign = _BOUNDS.get(after[1], "") if after else ""
    if operator and (not sign or _OPERATORS[operator[1]] != "="):
        sign = _OPERATORS[operator[1]]
    words = (operator[1] if operator else "") + (f"…{after[1]}" if after and after[1] in _BOUNDS else "")
    per_before = _PER_BEFORE.search(plain, max(ground.clause_start(at), start - LONGEST_LABEL), start)
    unit, value = _scaled(number, written)
    return Figure(
        start, after.end() if after else end, at, value, unit, plain[at:end], written.kind, said, None, sign, words,
        per[0] if per else per_before[0] if per_before else "", label, raw, written.han,
    )  # fmt: skip


def _signed(plain: str, at: int, number: Fraction) -> tuple[int, Fraction]:
    if (
        plain[at - 1 : at] in {"-", "−", "－"}
        and at
        and re.match(r"[为是：:达（(，,\s|出入额数余算金计]", plain[at - 2 : at - 1] or " ")
    ):
        return at - 1, -number
    return at, number


def _scaled(number: Fraction, written: Written) -> tuple[str, Fraction]:
    """Return unit and number: money keeps 万 and 亿 in its unit, as typed; all else is counted in ones."""
    scale = written.scale
    if written.kind is Measured.MONEY and scale in {"万", "亿", ""}:
        return f"{scale}元", number
    return written.word, number * SCALES[scale] if scale else number


def label_before(ground: Ground, start: int, last: Figure | None) -> tuple[str, str]:
    """Return what stands before ``start`` in its clause, cleaned and raw; a colon lets the words before it speak."""
    plain = ground.plain
    code = _CODE.search(plain[max(start - 4, 0) : start])
    stop = start - len(code[0]) if code else start
    begin = ground.clause_start(stop)
    if last is not None and begin < last.end <= stop:
        begin = last.end
    if plain[begin:stop].strip() == "" and plain[begin - 1 : begin] in {"：", ":"} and begin:
        stop = begin - 1
        begin = ground.clause_start(stop)
    if begin and plain[begin - 1] in "）)":
        begin = max(_before_remark(ground, begin), last.end if last is not None and last.end <= stop else 0)
    raw = plain[max(begin, stop - LONGEST_LABEL) : stop]
    ahead = _OPERATOR.sub("", _TAIL.sub("", raw))
    return _LEAD.sub("", _TAIL.sub("", ahead)).strip(), raw


def _before_remark(ground: Ground, begin: int) -> int:
    """Return where the clause begins when a short bracket in a word (旗县（区）, 部门（单位）) does not end it."""
    opened = max(ground.plain.rfind(sign, max(begin - _REMARK, 0), begin) for sign in "（(")
    if opened < 0 or re.search(r"[0-9，,]", ground.plain[opened:begin]):
        return begin
    return ground.clause_start(opened)
