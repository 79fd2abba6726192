"""A certificate as a paper: one page each, with a QR code that anybody can verify it by."""

from collections.abc import Callable, Sequence
from typing import Any

from jixiao.engine.document import Align, Document, Heading, Note, PageBreak, Paragraph, Signature, Text
from jixiao.engine.render.qr_codes import qr_chart
from jixiao.records.contests.models import AwardCertificate, CertificateFor
from jixiao.records.contests.seals import unseal

AddressOf = Callable[[AwardCertificate], str]
TITLE = "获奖证书"


def certificates_document(rows: Sequence[AwardCertificate], *, year: int, address_of: AddressOf, mark: str) -> Document:
    """Return the paper: a page for each certificate, with the full name."""
    blocks: list[Any] = []
    for place, one in enumerate(rows):
        if place:
            blocks.append(PageBreak())
        blocks += _page(one, address_of(one))
    return Document(title=TITLE, author=rows[0].unit.name, year=year, blocks=tuple(blocks), mark=mark)


def words_of(one: AwardCertificate, name: str) -> tuple[str, str]:
    """Return to whom a certificate speaks, and what it says."""
    contest, work = f"“{one.contest_title}”", f"作品《{one.title}》"
    group = f"{one.group_name}" if one.group_name else ""
    if one.whose == CertificateFor.SCHOOL:
        return f"{name}：", f"在{contest}中组织得力，被评为{one.award}。特发此证，以资鼓励。"
    if one.whose == CertificateFor.TUTOR:
        return (
            f"{name} 老师（{one.school}）：",
            f"您辅导的{work}在{contest}{group}中获{one.award}。特发此证，以资鼓励。",
        )
    return f"{name}（{one.school}）：", f"您的{work}在{contest}{group}中获{one.award}。特发此证，以资鼓励。"


def _page(one: AwardCertificate, address: str) -> list[Any]:
    to, said = words_of(one, unseal(one.names_seal))
    day = one.issued_on
    return [
        Heading(0, "", TITLE),
        Paragraph((Text(f"编号：{one.number}"),), Align.RIGHT),
        Paragraph((Text(to),)),
        Paragraph((Text(said),)),
        Signature(((Text(f"{one.unit.name}（盖章）"),), (Text(f"{day.year}年{day.month}月{day.day}日"),))),
        qr_chart(address, alt="查验这份证书的二维码"),
        Note((Text(f"扫码或打开 {address} 查验。编号 {one.number}，验证码 {one.code}"),)),
    ]  # fmt: skip
