"""Which column a heading on a sheet means: with or without its unit, its star, spaces and full-width brackets."""

import dataclasses
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.engine.errors import Finding, Place
from jixiao.engine.yearbook.columns import Column
from jixiao.engine.yearbook.parsed import shortened

_BRACKETS = str.maketrans("（）［］：＊", "()[]:*")
_UNIT = re.compile(r"[(\[](?:单位:)?(?:万元|分)[)\]]$")
_SPACE = re.compile(r"\s+")
_LIKE = 0.6


@dataclasses.dataclass(frozen=True, slots=True)
class Headed:
    """A heading that was found: what it says and where."""

    text: str
    where: str


def settled_heading(text: str) -> str:
    """Return the heading as it is compared."""
    bare = _SPACE.sub("", text).translate(_BRACKETS).strip("*")
    return _UNIT.sub("", bare).strip("*")


def match_headings(
    headed: Mapping[int, Headed], columns: Sequence[Column], *, sheet: str
) -> tuple[dict[str, int], list[Finding]]:
    """Return at which position each column stands (key → position), and what is wrong with the headings."""
    known = {settled_heading(column.heading): column for column in columns}
    found: dict[str, int] = {}
    strange: list[Headed] = []
    findings: list[Finding] = []
    for position, head in headed.items():
        column = known.get(settled_heading(head.text))
        if column is None:
            strange.append(head)
        elif column.key in found:
            cause = f"“{column.heading}”在{headed[found[column.key]].where}已经有了"
            findings.append(_finding("Y205", head, cause, "只留一列（行），另一列改名或删去"))
        else:
            found[column.key] = position
    missing = {settled_heading(column.heading): column for column in columns if column.key not in found}
    misspelt: set[str] = set()
    findings.extend(_strange(strange, missing, misspelt))
    findings.extend(_missing([column for column in missing.values() if column.key not in misspelt], sheet))
    return found, findings


def _strange(strange: Sequence[Headed], missing: Mapping[str, Column], misspelt: set[str]) -> Iterator[Finding]:
    for head in strange:
        near = difflib.get_close_matches(settled_heading(head.text), missing, n=1, cutoff=_LIKE)
        if near:
            column = missing[near[0]]
            misspelt.add(column.key)
            cause = f"“{shortened(head.text)}”与模板的“{column.shown}”相近而不相同，没有读取"
            cure = f"是这一列的，改成“{column.shown}”，单位不同的先换算；不是的，换一个不会混淆的名称"
            yield _finding("Y201", head, cause, cure)
        else:
            cause = f"“{shortened(head.text)}”不属于这张表，没有读取"
            yield _finding("Y202", head, cause, "内容要用的，移到模板已有的列里；不用的删去")


def _missing(columns: Sequence[Column], sheet: str) -> Iterator[Finding]:
    for column in columns:
        code = "Y204" if column.required else "Y203"
        cause = f"表里没有“{column.shown}”" + ("，这是必填项" if column.required else "，按没有填写处理")
        yield Finding(code, Place(where=sheet), cause, f"照模板补上“{column.shown}”")


def _finding(code: str, head: Headed, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where=head.where, quote=shortened(head.text)), cause, cure)
