"""奖品领取签收表: what was handed over and what waits, as a paper to sign or to file. Names and numbers are masked."""

import datetime

from jixiao.engine.document import Align, Cell, Document, Heading, Paragraph, Signature, Table, Text
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.quiz.models import HELD, Campaign, HandOver, Redemption, Taker
from jixiao.records.quiz.prizes.contacting import masked, open_winner
from jixiao.records.quiz.prizes.queries import pieces_of, prizes_of, value_given

MOST_ROWS = 2_000
HEAD = ("序号", "奖品", "参与编号", "领奖人", "谁领的", "签名", "日期")
WIDTHS = (3, 8, 5, 7, 5, 6, 4)


def signing_sheet(campaign: Campaign, *, today: datetime.date, mark: str) -> Document:
    """Return the sheet: what was signed on the screen says so, what waits has room to be signed on paper."""
    rows = Redemption.objects.filter(campaign=campaign, state__in=HELD).select_related("prize", "player", "contact")
    found = list(rows.order_by("prize__position", "rank", "player__handle", "pk")[:MOST_ROWS])
    handed = HandOver.objects.filter(redemption__campaign=campaign, undone=None)
    by_redemption = {one.redemption_id: one for one in handed.order_by("number")[: 2 * MOST_ROWS]}
    prizes = prizes_of(campaign)
    pieces, worth = pieces_of(prizes), value_given(prizes)
    said = f"共 {pieces.total} 件，已发 {pieces.given} 件，待领 {pieces.reserved} 件，剩余 {pieces.left} 件"
    priced = f"；已发奖品价值 {worth.value.text('元')} 元" + (
        f"（{worth.unpriced} 件没有单价）" if worth.unpriced else ""
    )
    unit = campaign.unit_year.unit.name
    head = tuple(Cell((Text(name),), Align.CENTER, head=True) for name in HEAD)
    body = tuple(_row(place, one, by_redemption.get(one.pk)) for place, one in enumerate(found, start=1))
    return Document(
        title="奖品领取签收表", author=unit, year=campaign.unit_year.year, mark=mark,
        blocks=(
            Heading(0, "", "奖品领取签收表"),
            Paragraph((Text(f"活动：{campaign.title}。{said}{priced}。"),)),
            Table(caption="", unit="", widths=WIDTHS, rows=(head, *body)),
            Signature((
                (Text("经办人：　　　　　　　　负责人：　　　　　　　　"),),
                (Text(f"{unit}（盖章）"),),
                (Text(f"{today.year}年{today.month}月{today.day}日"),),
            )),
        ),
    )  # fmt: skip


def _row(place: int, one: Redemption, handed: HandOver | None) -> tuple[Cell, ...]:
    contact = getattr(one, "contact", None)
    who = f"{contact.masked_name} {contact.masked_phone}" if contact else ""
    taker, signed, day = "", "", ""
    if handed is not None:
        proxy = masked(open_winner(handed.proxy)) or handed.proxy
        taker = f"{Taker(handed.taker).label}{f' {proxy}' if proxy else ''}"
        signed = "屏幕签名" if handed.signature else "纸质"
        day = f"{handed.at.astimezone(SHANGHAI):%m-%d}"
    words = (str(place), str(one.prize), one.player.handle, who, taker, signed, day)
    return tuple(
        Cell((Text(word),), Align.LEFT if column in {1, 3} else Align.CENTER) for column, word in enumerate(words)
    )
