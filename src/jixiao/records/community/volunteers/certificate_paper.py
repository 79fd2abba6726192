"""志愿服务记录证明 as a paper: what the rule wants recorded, who issued it and answers for it, and a QR code."""

import datetime
from fractions import Fraction
from typing import Any

from jixiao.engine.document import Align, Cell, Document, Heading, Note, Paragraph, Signature, Table, Text
from jixiao.engine.render import to_docx
from jixiao.engine.render.qr_codes import qr_chart, qr_place, with_qr_pictures
from jixiao.records.community.models import ServiceCertificate
from jixiao.web.printing import count_text

TITLE = "志愿服务记录证明"


def hours_shown(minutes: int | None) -> Fraction | None:
    """Return minutes as hours with two decimals at most, as a table shows them; None where there are none."""
    return None if minutes is None else Fraction(round(Fraction(minutes, 60) * 100), 100)


def hours_text(minutes: int | None) -> str:
    """Return minutes as hours, two decimals at most where they do not come out even."""
    if minutes is None:
        return ""
    exact = Fraction(minutes, 60)
    rounded = Fraction(round(exact * 100), 100)
    return count_text(rounded) if rounded == exact else f"约 {count_text(rounded)}"


def service_certificate(one: ServiceCertificate, *, address: str, mark: str, with_code: bool) -> Document:
    """Return the paper; ``with_code`` draws the QR code, else its place is marked."""
    issued, volunteer = one.issued_on, one.volunteer
    span = _day(one.first_day) if one.first_day == one.last_day else f"{_day(one.first_day)}至{_day(one.last_day)}"
    said = (
        f"{one.name}（志愿者编号 {volunteer.number}）于{span}参加志愿服务 {len(one.rows)} 次，"
        f"经本人和记录单位双方确认，服务时长共 {hours_text(one.minutes)} 小时。服务情况如下："
    )
    blocks: list[Any] = [
        Heading(0, "", TITLE),
        Paragraph((Text(f"编号：{one.number}"),), Align.RIGHT),
        Paragraph((Text(said),)),
        _services(one),
        *_listed("培训情况", one.trainings),
        *_listed("表彰奖励情况", one.awards),
        Paragraph((Text(_statement(one)),)),
        Signature(((Text(f"{one.unit.name}（盖章）"),), (Text(_day(issued)),))),
        qr_chart(address, alt="查验这份证明的二维码") if with_code else qr_place(),
        Note((Text(f"扫码或打开 {address} 查验。编号 {one.number}，验证码 {one.code}"),)),
    ]
    return Document(title=TITLE, author=one.unit.name, year=issued.year, blocks=tuple(blocks), mark=mark)


def service_certificate_docx(one: ServiceCertificate, *, address: str, mark: str) -> bytes:
    """Return the paper as DOCX, the QR code a picture where its place was marked."""
    return with_qr_pictures(to_docx(service_certificate(one, address=address, mark=mark, with_code=False)), [address])


def _services(one: ServiceCertificate) -> Table:
    head = tuple(
        Cell((Text(name),), Align.CENTER, head=True)
        for name in ("日期", "服务内容", "服务地点", "时长（小时）", "评价")
    )
    rows = [
        (
            Cell((Text(str(day)),), Align.CENTER), Cell((Text(str(what)),)), Cell((Text(str(place)),)),
            Cell((Text(hours_text(minutes)),), Align.CENTER), Cell((Text(str(note) or "—"),)),
        )
        for day, what, place, minutes, note in one.rows
    ]  # fmt: skip
    total = (Cell((Text("合计", strong=True),), Align.CENTER, across=3), Cell((Text(hours_text(one.minutes), strong=True),), Align.CENTER), Cell((Text(""),)))  # fmt: skip # noqa: E501 - one line of the table
    return Table(caption="", unit="", widths=(6, 9, 7, 4, 5), rows=(head, *rows, total))


def _listed(title: str, rows: list[list[str]]) -> list[Paragraph]:
    if not rows:
        return []
    told = "；".join(f"{day} {name}{f'（{giver}）' if giver else ''}" for day, name, giver in rows)
    return [Paragraph((Text(f"{title}：{told}。"),))]


def _statement(one: ServiceCertificate) -> str:
    return (
        "本证明依据民政部令第67号，由记录志愿服务信息的单位出具，不收取任何费用。"
        f"出具单位对记录的真实性负责，责任人：{one.responsible}。"
    )


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
