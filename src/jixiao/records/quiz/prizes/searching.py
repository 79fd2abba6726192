"""What of the prizes the search in the top bar finds: who has a right to one, by the handle; prizes by name."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.records.quiz.models import Prize, Redemption
from jixiao.web.paper_codes import plain_code
from jixiao.web.searching import MOST_HITS, Hit, matches

MOST_PRIZES = 500


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield prizes that are called so, and redemptions of a player with that handle: two statements."""
    mine = Redemption.objects.filter(campaign__unit_year=desk.unit_year, player__handle=plain_code(text))
    for one in mine.select_related("prize", "player", "campaign").order_by("-pk")[:MOST_HITS]:
        where = f"参与编号 {one.player.handle} · {one.get_state_display()} · {one.campaign.title}"
        yield Hit(str(one.prize), where, desk.door("quiz:redemption", pk=one.pk), "奖品领取")
    prizes = Prize.objects.filter(campaign__unit_year=desk.unit_year).exclude(campaign__opened_at=None)
    found = [one for one in prizes.select_related("campaign").order_by("-pk")[:MOST_PRIZES] if matches(str(one), text)]
    for prize in found[:MOST_HITS]:
        where = f"{prize.campaign.title} · 剩 {prize.left}，待领 {prize.reserved}，已发 {prize.given}"
        yield Hit(str(prize), where, desk.door("quiz:prize_ledger", pk=prize.campaign_id), "奖品")
