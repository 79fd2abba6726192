"""A certificate of hours as a paper: one page a person, with a QR code that anybody can verify it by."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from jixiao.engine.document import (
    Align,
    Cell,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
)
from jixiao.engine.render import to_docx
from jixiao.engine.render.qr_codes import qr_chart, qr_place, with_qr_pictures
from jixiao.records.outreach.models import Certificate

AddressOf = Callable[[Certificate], str]


def certificate_document(
    certificates: Sequence[Certificate], *, year: int, address_of: AddressOf, mark: str, with_code: bool
) -> Document:
    """Return the paper: a page for each certificate; ``with_code`` draws the QR code, else its place is marked."""
    blocks: list[Any] = []
    for place, certificate in enumerate(certificates):
        if place:
            blocks.append(PageBreak())
        blocks += _page(certificate, address_of(certificate), with_code=with_code)
    author = certificates[0].unit.name
    return Document(title="学时证明", author=author, year=year, blocks=tuple(blocks), mark=mark)


def certificate_docx(certificates: Sequence[Certificate], *, year: int, address_of: AddressOf, mark: str) -> bytes:
    """Return the paper as DOCX, each QR code a picture where its place was marked."""
    plain = certificate_document(certificates, year=year, address_of=address_of, mark=mark, with_code=False)
    return with_qr_pictures(to_docx(plain), [address_of(one) for one in certificates])


def _page(one: Certificate, address: str, *, with_code: bool) -> list[Any]:
    days = f"{one.first_day:%Y年}{one.first_day.month}月{one.first_day.day}日"
    if one.last_day != one.first_day:
        days += f"至{one.last_day.month}月{one.last_day.day}日"
    who = f"{one.name}{f'（{one.workplace}）' if one.workplace else ''}"
    hours = _plain(one.hours)
    said = f"{who}于{days}参加“{one.training}”，经签到核定，共完成{hours}学时。特此证明。"
    issued = one.batch.issued_on
    found: list[Any] = [
        Heading(0, "", "学时证明"),
        Paragraph((Text(f"编号：{one.number}"),), Align.RIGHT),
        Paragraph((Text(said),)),
        _subjects(one, hours),
        Signature((
            (Text(f"{one.unit.name}（盖章）"),),
            (Text(f"{issued.year}年{issued.month}月{issued.day}日"),),
        )),
        qr_chart(address, alt="查验这份证明的二维码") if with_code else qr_place(),
        Note((Text(f"扫码或打开 {address} 查验。编号 {one.number}，验证码 {one.code}"),)),
    ]  # fmt: skip
    return found


def _subjects(one: Certificate, hours: str) -> Table:
    head = (Cell((Text("培训内容"),), Align.CENTER, head=True), Cell((Text("学时"),), Align.CENTER, head=True))
    rows = [
        (Cell((Text(str(name)),)), Cell((Text(_plain(Decimal(number))),), Align.CENTER))
        for name, number in one.by_subject
    ]
    total = (Cell((Text("合计", strong=True),), Align.CENTER), Cell((Text(hours, strong=True),), Align.CENTER))
    return Table(caption="", unit="", widths=(4, 1), rows=(head, *rows, total))


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
