"""获奖名单公示 as a paper, masked as on the public page."""

import datetime
from collections.abc import Sequence

from jixiao.engine.document import Align, Cell, Document, Heading, Paragraph, Signature, Table, Text
from jixiao.records.quiz.models import Campaign, WinnersNotice

HEAD, WIDTHS = ("序号", "奖项", "奖品", "参与编号", "姓名", "电话"), (3, 7, 6, 5, 4, 7)


def winners_document(
    campaign: Campaign, rows: Sequence[Sequence[str]], *, notice: WinnersNotice | None, today: datetime.date, mark: str
) -> Document:
    """Return the paper; ``notice`` gives its days, without one it is a draft."""
    unit = campaign.unit_year.unit.name
    days = f"公示期：{_day(notice.first_day)}至{_day(notice.last_day)}。" if notice else "（尚未公示）"
    contact = f"联系电话：{campaign.contact}。" if campaign.contact else ""
    said = f"现将“{campaign.title}”获奖名单予以公示。{days}公示期内如有异议，请向{unit}反映。{contact}"
    hidden = "姓名、电话隐去部分内容，仅列同意公示的获奖人；未同意的只列参与编号。"
    head = tuple(Cell((Text(name),), Align.CENTER, head=True) for name in HEAD)
    body = tuple(
        tuple(
            Cell((Text(word),), Align.CENTER)
            for word in (str(place), grade.replace(" ", ""), prize, handle, name or "—", phone or "—")
        )
        for place, (grade, prize, _, handle, name, phone) in enumerate(rows, start=1)
    )
    return Document(
        title="获奖名单公示", author=unit, year=campaign.unit_year.year, mark=mark,
        blocks=(
            Heading(0, "", "获奖名单公示"),
            Paragraph((Text(said),)),
            Paragraph((Text(hidden),)),
            Table(caption="", unit="", widths=WIDTHS, rows=(head, *body)),
            Signature(((Text(f"{unit}（盖章）"),), (Text(_day(notice.first_day if notice else today)),))),
        ),
    )  # fmt: skip


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
