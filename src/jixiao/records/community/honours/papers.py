"""举荐推荐表 and 举荐公示 as papers."""

import datetime
from collections.abc import Sequence

from jixiao.engine.document import Align, Cell, Document, Heading, Paragraph, Signature, Table, Text
from jixiao.records.community.honours.naming import Called
from jixiao.records.community.models import Call, Nomination, NominationNotice, NomineeKind

HEAD, WIDTHS = ("序号", "姓名或名称", "工作单位", "职称或类别", "主要事迹"), (1, 2, 3, 2, 6)


def nomination_document(row: Nomination, who: Called, *, votes: str, mark: str) -> Document:
    """Return the form of a nomination, to be printed and sealed; what is not known is left to be filled in by hand."""
    call, unit = row.call, row.call.unit_year.unit.name
    is_person = row.worker is not None
    pairs = [
        ("荣誉名称", call.honour),
        ("姓名" if is_person else "名称", who.name),
        ("工作单位" if is_person else "依托单位", who.workplace),
        ("职称" if is_person else "组织类别", who.title),
        ("专业领域", row.worker.field if row.worker is not None else ""),
        ("职务", row.worker.position if row.worker is not None else ""),
        ("举荐单位", row.proposer),
        ("本人同意日期", _day(row.consented_on) if row.consented_on else ""),
    ]
    body = [
        tuple(cell for name, text in pairs[place : place + 2] for cell in _pair(name, text))
        for place in range(0, len(pairs), 2)
    ]
    long = [("主要事迹", row.deeds), ("举荐意见", row.opinion), ("评审结果", votes)]
    body += [(_head(name), Cell((Text(text or "　"),), across=3)) for name, text in long]
    seals = [
        (f"举荐单位（盖章）：{row.proposer}", f"审核单位（盖章）：{unit}"),
        ("　　年　　月　　日", "　　年　　月　　日"),
    ]
    body += [tuple(Cell((Text(text),), Align.CENTER, across=2) for text in pair) for pair in seals]
    return Document(
        title=f"{call.honour}推荐表", author=unit, year=call.unit_year.year, mark=mark,
        blocks=(
            Heading(0, "", f"{call.honour}推荐表"),
            Paragraph((Text(f"举荐通知：{call.title}{f'（{call.paper_number}）' if call.paper_number else ''}"),)),
            Table(caption="", unit="", widths=(2, 4, 2, 4), rows=tuple(body), head_rows=0),
        ),
    )  # fmt: skip


def notice_document(
    call: Call, rows: Sequence[Sequence[str]], *, notice: NominationNotice | None, contact: str, today: datetime.date,
    mark: str,
) -> Document:  # fmt: skip
    """Return the public notice as a paper, masked as on the public page; without ``notice`` it is a draft."""
    unit = call.unit_year.unit.name
    days = f"公示期：{_day(notice.first_day)}至{_day(notice.last_day)}。" if notice else "（尚未公示）"
    what = NomineeKind(call.takes).label
    said = f"经评审，拟举荐下列{what}为“{call.honour}”人选，现予公示。{days}公示期内如有异议，请向{unit}反映。"
    phone = f"受理电话：{contact}。" if contact else ""
    head = tuple(_head(name) for name in HEAD)
    body = tuple(
        (
            Cell((Text(str(place)),), Align.CENTER),
            *(Cell((Text(text or "—"),), Align.CENTER) for text in row[:3]),
            Cell((Text(row[3] or "—"),)),
        )
        for place, row in enumerate(rows, start=1)
    )
    return Document(
        title=f"{call.honour}拟举荐{what}公示", author=unit, year=call.unit_year.year, mark=mark,
        blocks=(
            Heading(0, "", f"{call.honour}拟举荐{what}公示"),
            Paragraph((Text(f"{said}{phone}"),)),
            Paragraph((Text("姓名按本人同意的范围公开，没有同意公开的隐去部分内容。"),)),
            Table(caption="", unit="", widths=WIDTHS, rows=(head, *body)),
            Signature(((Text(f"{unit}（盖章）"),), (Text(_day(notice.first_day if notice else today)),))),
        ),
    )  # fmt: skip


def _head(text: str) -> Cell:
    return Cell((Text(text),), Align.CENTER, head=True)


def _pair(name: str, text: str) -> tuple[Cell, Cell]:
    return _head(name), Cell((Text(text or "　"),), Align.CENTER)


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
