"""The cover: 附件N, the title, the blanks with what was filled in, the date."""

import dataclasses
import re
from collections.abc import Sequence

from jixiao.engine.document import Cover, Text
from jixiao.engine.intake.contents import is_contents_title
from jixiao.engine.intake.headings import FRONT
from jixiao.engine.intake.numbers import read_number
from jixiao.engine.intake.pieces import Kind, Piece, Words
from jixiao.engine.intake.taken import LinePlace

_ANNEX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}(?:[-—]\d+)?\s*[:：]?")
_BLANK = re.compile(r"([^:：。，]{2,20}?)\s*[:：]\s*(.*)")
_LABELLED = re.compile(
    r"((?:部门[（(]单位[）)]|部门|单位|项目)名称|主管部门|(?:填报|评价|实施|项目)单位|填报日期)[ \u3000_＿]*(.*)"
)
_DAY = r"\s*年\s*(?:[\d一二三四五六七八九十]{1,3}\s*月)(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
_DATE = re.compile(rf"[（(]?(?:\d{{2,4}}|[二〇○零一三四五六七八九]{{4}}){_DAY}[）)]?")
_SPEAKS = re.compile(r"报告|自评|评价|绩效|说明|情况|总结|决算|目标")
_UNIT = re.compile(r"(?:局|会|委|办|府|中心|院|所|处|厅|部|队|站|馆|校|司|社|行|团|室|办公室|公司)$")
_SUBTITLE = re.compile(r"[（(].{1,30}[）)]|.{0,12}年度?")
_YEAR = re.compile(r"(20\d\d)\s*年")
_OWN = re.compile(r"名称|(?:填报|评价|实施)单位|^单位|^部门")
_MONEY = re.compile(r"元$")
_LONGEST = 60
_MOST_LINES = 30


@dataclasses.dataclass(frozen=True, slots=True)
class Fronted:
    """A cover, the stretches of its lines with the role of each, and how many pieces it takes, 0 without one."""

    cover: Cover | None
    lines: tuple[LinePlace, ...]
    pieces: int


def find_cover(pieces: Sequence[Piece]) -> Fronted:
    """Return the cover that the paper begins with; a title above the text is one too."""
    found: list[tuple[str, Words]] = []
    for piece in pieces[:_MOST_LINES]:
        if not isinstance(piece, Words) or not _may_be_on_cover(piece):
            break
        words = piece.trimmed
        role = _role(words.text)
        if role == "title" and _is_over(found, words.text):
            break
        found.append((role, words))
    if not any(role == "title" and _SPEAKS.search(words.text) for role, words in found):
        return Fronted(None, (), 0)
    lines = tuple(dataclasses.replace(line, role=role) for role, words in found for line in words.lines)
    return Fronted(_cover(found), lines, len(found))


def year_of(cover: Cover) -> int:
    """Return the first year that the title names, or 0."""
    found = _YEAR.search(" ".join(cover.title))
    return int(found[1]) if found else 0


def author_of(cover: Cover) -> str:
    """Return what was filled in for the unit's name, or ""."""
    for name, line in cover.blanks:
        if _OWN.search(name) and "主管" not in name and not _MONEY.search(words := "".join(one.text for one in line)):
            return words
    return ""


def _cover(found: Sequence[tuple[str, Words]]) -> Cover:
    texts = {role: [words.text for one, words in found if one == role] for role, _ in found}
    blanks = []
    for text in texts.get("blank", []):
        matched = _blank(text)
        if matched:
            blanks.append((matched[1], (Text(matched[2]),) if matched[2] else ()))
    dates = tuple(Text(text) for text in texts.get("date", []))
    return Cover("".join(texts.get("annex", [])), tuple(texts.get("title", [])), tuple(blanks), dates)


def _may_be_on_cover(words: Words) -> bool:
    text = words.text.strip()
    if words.kind is not Kind.BODY or len(text) > _LONGEST or text[-1] in "。；;，":
        return False
    if is_contents_title(words) or "".join(text.split()) in FRONT:
        return False
    number = read_number(text)
    return number is None


def _role(text: str) -> str:
    if _ANNEX.fullmatch(text):
        return "annex"
    if _DATE.fullmatch(text):
        return "date"
    return "blank" if _blank(text) else "title"


def _blank(text: str) -> re.Match[str] | None:
    """Return a blank parted into its name and what was filled in; a line ruled to be filled in has no colon."""
    return _BLANK.fullmatch(text) or _LABELLED.fullmatch(text)


def _is_over(found: Sequence[tuple[str, Words]], text: str) -> bool:
    """Return whether the title is whole and ``text`` no longer belongs to the cover."""
    titled = any(role == "title" and words.text.endswith(("报告", "报告》")) for role, words in found)
    return titled and not (_UNIT.search(text) or _SUBTITLE.fullmatch(text))
