"""申报表: a work on paper, to be signed and sealed by its school, with a QR code that leads back to it."""

import datetime
from typing import Any

from jixiao.engine.document import Align, Cell, Document, Heading, Note, Paragraph, Signature, Table, Text
from jixiao.engine.render import to_docx
from jixiao.engine.render.qr_codes import qr_chart, qr_place, with_qr_pictures
from jixiao.records.contests.contests.form_fields import fields_of
from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.contests.wording import told_of
from jixiao.records.contests.entering.people import typed_authors, typed_tutors
from jixiao.records.contests.entering.queries import files_of
from jixiao.records.contests.models import Entrants, Entry, FileKind

EMPTY = "—"


def seal_form(entry: Entry, *, address: str) -> Document:
    """Return the form of a work; one that was not handed in is marked as a draft."""
    return _form(entry, qr_chart(address, alt="打开这件作品的二维码"), address)


def seal_form_docx(entry: Entry, *, address: str) -> bytes:
    """Return the form as DOCX, with the QR code as a picture where its place was marked."""
    return with_qr_pictures(to_docx(_form(entry, qr_place(), address)), [address])


def _form(entry: Entry, code: Any, address: str) -> Document:  # noqa: ANN401 - a block
    contest, unit = entry.contest, entry.contest.unit_year.unit
    number = entry.number or "草稿（报送后编号）"
    blocks = (
        Heading(0, "", f"{contest.title}申报表"),
        Paragraph((Text(f"编号：{number}"),), Align.RIGHT),
        _work(entry),
        _authors(entry),
        code,
        Note((Text(f"签字盖章后扫描，扫二维码或打开 {address} 上传。编号 {number}，第 {entry.version} 版"),)),
        *_own(entry),
        Heading(1, "", "作者承诺"),
        Paragraph((Text(contest.promise or "作品由作者自己完成，没有抄袭。"),)),
        Signature(((Text("作者签名：                    "),), (Text("年    月    日"),))),
        *_guardians(entry),
        Heading(1, "", "学校意见"),
        Paragraph((Text("以上情况属实，同意报送。"),)),
        Signature(((Text(f"{entry.school.name}（盖章）"),), (Text("年    月    日"),))),
    )
    mark = "示例" if unit.is_specimen else "" if entry.number else "草稿"
    return Document(
        title=f"{contest.title}申报表", author=unit.name, year=contest.unit_year.year, blocks=blocks, mark=mark
    )


def _work(entry: Entry) -> Table:
    span = f"{_day(entry.begun_on)} 至 {_day(entry.finished_on)}"
    kinds = [FileKind(one.kind).label for one in files_of(entry) if one.kind != FileKind.SEALED]
    files = "、".join(f"{kind} {kinds.count(kind)} 件" for kind in dict.fromkeys(kinds)) or EMPTY
    rows = (
        ("作品名称", entry.title), ("参赛组别", entry.group.name), ("学校", entry.school.name), ("起止日期", span),
        ("附件", files), *((("作品链接", entry.link),) if entry.link else ()), ("作品简介", entry.abstract or EMPTY),
    )  # fmt: skip
    return _pairs(rows)


def _authors(entry: Entry) -> Table:
    is_pupils = entry.group.entrants == Entrants.PUPILS
    head = ("", "姓名", "年级" if is_pupils else "单位", "出生年月", "分工（教师写电话）")
    rows = [
        (f"作者 {number}", one.name, grade_word(one.grade) if is_pupils else entry.school.name, one.born, one.duty)
        for number, one in enumerate(typed_authors(entry), start=1)
    ]
    rows += [
        (f"辅导教师 {number}", one.name, one.workplace or entry.school.name, "", one.phone)
        for number, one in enumerate(typed_tutors(entry), start=1)
    ]
    cells = tuple(tuple(Cell((Text(word or EMPTY),)) for word in row) for row in rows)
    heads = tuple(Cell((Text(word),), Align.CENTER, head=True) for word in head)
    return Table(caption="", unit="", widths=(2, 2, 3, 2, 3), rows=(heads, *cells))


def _own(entry: Entry) -> list[Any]:
    found: list[Any] = []
    for one in fields_of(entry.group):
        value = entry.answers.get(one.key)
        shown = "是" if value is True else "否" if value is False else str(value) if value not in {None, ""} else EMPTY
        found += [Heading(1, "", one.label), *(Paragraph((Text(line),)) for line in shown.splitlines() if line.strip())]
    return found


def _guardians(entry: Entry) -> list[Any]:
    if entry.group.entrants != Entrants.PUPILS:
        return []
    return [
        Heading(1, "", "监护人意见"),
        *(Paragraph((Text(line),)) for line in (told_of(entry.contest) or "同意参加本次赛事。").splitlines()),
        Paragraph((Text("我看过上面的告知，同意孩子参加。"),)),
        Signature(((Text("监护人签名：                    "),), (Text("年    月    日"),))),
    ]


def _pairs(rows: Any) -> Table:  # noqa: ANN401 - pairs of words
    cells = tuple((Cell((Text(name),), head=True), Cell((Text(value),))) for name, value in rows)
    return Table(caption="", unit="", widths=(1, 4), rows=cells)


def _day(day: datetime.date | None) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日" if day else "未填"
