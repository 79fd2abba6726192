"""Reads what people write for 完成与否, for checked points, and for 定性 results."""

import datetime
import re
from collections.abc import Iterable

from jixiao.engine.scoring.rulebook import Band
from jixiao.engine.values import to_half_width

_YES = {"是", "有", "已完成", "完成", "已建成", "建成", "按期完成", "按时完成", "达标", "合格", "达成"}
_NO = {"否", "无", "未完成", "没有完成", "未建成", "逾期完成", "超期完成", "未达标", "不合格", "未达成"}
_IN_WORDS = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?|底)?(?:之?前|以前)?")
_IN_FIGURES = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?:之?前|以前)?")
_CIRCLED = re.compile("[①-⑳]")
_COUNTED = re.compile(r"(?:共?符合)?(\d{1,2})\s*(?:项|个|条)?(?:\s*/\s*\d{1,2}\s*项?)?(?:[，,；;。].*)?")
_DENIED = ("无", "未", "没有", "不存在", "未发现", "没")
_DENIAL_SPAN = 20
_DECEMBER = 12


def read_day(text: str, *, year: int) -> datetime.date | None:
    """Return the day that ``text`` names (2021年12月31日, 9月30日前, 5月底, 年底), or None.

    A day without its year is of ``year``; a month without its day ends on its last.
    """
    plain = to_half_width(text).strip()
    if plain in {"年底", "年底前", "年内", "年末"}:
        return datetime.date(year, _DECEMBER, 31)
    found = _IN_WORDS.fullmatch(plain) or _IN_FIGURES.fullmatch(plain)
    if not found:
        return None
    in_year, month = int(found["year"] or year), int(found["month"])
    try:
        if found["day"]:
            return datetime.date(in_year, month, int(found["day"]))
        return _last_day(in_year, month)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> datetime.date:
    first_of_next = datetime.date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return first_of_next - datetime.timedelta(days=1)


def read_completion(actual: str, *, target: str, year: int) -> bool | None:
    """Return whether ``actual`` says done (by the day that ``target`` names), or None where it says neither."""
    said = actual.strip().rstrip("。")
    if said in _YES:
        return True
    if said in _NO:
        return False
    day, due = read_day(said, year=year), read_day(target, year=year)
    if day is not None and due is not None:
        return day <= due
    return True if said and said == target.strip().rstrip("。") else None


def find_band(words: str, bands: Iterable[Band], *, target: str) -> Band | None:
    """Return the 档 that ``words`` name; words that repeat the target say the best one, others none."""
    said = words.strip().rstrip("。")
    listed = tuple(bands)
    named = next((band for band in listed if said in band.words), None)
    if named or not listed:
        return named
    return listed[0] if said and said == target.strip().rstrip("。") else None


def count_met(words: str) -> int | None:
    """Return how many points ``words`` say are met: ①②④ are three, 4/5 and 4项 are four; None where they say none."""
    plain = to_half_width(words).strip()
    circled = set(_CIRCLED.findall(plain))
    if circled:
        return len(circled)
    counted = _COUNTED.fullmatch(plain)
    return int(counted[1]) if counted else None


def find_veto(words: str, vetoes: Iterable[str]) -> str:
    """Return the first veto that ``words`` admit, "" where they name none or deny it (无截留、挪用)."""
    for veto in vetoes:
        for found in re.finditer(re.escape(veto), words):
            before = words[max(0, found.start() - _DENIAL_SPAN) : found.start()]
            clause = re.split(r"[，。；,;]", before)[-1]
            if not any(word in clause for word in _DENIED):
                return veto
    return ""
