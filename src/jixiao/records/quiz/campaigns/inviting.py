"""Entry codes are made, printed once, and voided. Nobody keeps them: the database has only their digests."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.events import EntryCodesIssued, EntryCodesVoided
from jixiao.records.quiz.campaigns.queries import digest_of_code, unused_codes
from jixiao.records.quiz.campaigns.telling import tell
from jixiao.records.quiz.models import Audience, Campaign, CampaignState, EntryCode, IdentityWay
from jixiao.web.paper_codes import PrintedCode, new_code

MOST_AT_ONCE = 500
MOST_CODES = 100_000


@transaction.atomic
def issue_codes(*, campaign: Campaign, number: int, group: str, by: Actor) -> list[PrintedCode]:
    """Make a sheet of codes for a group ("" for none); what is returned exists nowhere else.

    Refuses too many, a group that is none of the campaign's, and campaigns that nobody enters by code.
    """
    if IdentityWay.CODE not in campaign.ways or campaign.state == CampaignState.CLOSED:
        raise Refused("这次竞答不用参与码", cure="参与方式里勾选“参与码”，并在结束前制作", code="U946")
    if not 0 < number <= MOST_AT_ONCE:
        raise Refused(f"一次制作 1 至 {MOST_AT_ONCE} 个", cure="多的分几次制作", code="U946", field="number")
    if group not in {"", *campaign.places} or (not group and campaign.audience == Audience.LIST and campaign.places):
        raise Refused("没有选给哪个学校或乡镇", cure="从活动的名单里选一个", code="U946", field="group")
    if campaign.codes.count() + number > MOST_CODES:
        raise Refused(f"一次竞答最多 {MOST_CODES:,} 个参与码", cure="再多的改用微信或手机号", code="U946")
    first = (campaign.codes.aggregate(last=Max("number"))["last"] or 0) + 1
    printed = [PrintedCode(place, new_code(), group) for place in range(first, first + number)]
    _write(campaign, printed, by)
    tell(
        EntryCodesIssued, campaign, by, after={"码号": f"{first}—{first + number - 1}", "参与码组别": group or "不分组"}
    )
    return printed


@transaction.atomic
def void_codes(*, campaign: Campaign, first: int, last: int, reason: str, by: Actor) -> int:
    """Void the codes of those numbers that nobody used (a sheet was lost), and return how many those were."""
    if not reason.strip():
        raise Refused("作废要写明原因", cure="如：第 31—60 号码单遗失", code="U947", field="reason")
    if campaign.state == CampaignState.CLOSED:
        raise Refused("竞答已经结束，不用作废", code="U947")
    chosen = list(unused_codes(campaign).filter(number__gte=first, number__lte=last).values_list("pk", flat=True))
    if not chosen:
        raise Refused(f"{first}—{last} 号里没有还能用的参与码", cure="核对码号", code="U947", field="first")
    EntryCode.objects.filter(pk__in=chosen).update(voided_on=by.on)
    after = {"码号": f"{first}—{last}", "作废": len(chosen)}
    tell(EntryCodesVoided, campaign, by, after=after, why=reason.strip())
    return len(chosen)


def _write(campaign: Campaign, printed: list[PrintedCode], by: Actor) -> None:
    rows = [
        EntryCode(
            campaign=campaign, number=one.number, group=one.group, digest=digest_of_code(campaign, one.code),
            issued_on=by.on,
        )
        for one in printed
    ]  # fmt: skip
    try:
        with transaction.atomic():
            EntryCode.objects.bulk_create(rows)
    except IntegrityError:
        raise Refused("别人刚刚也在制作参与码", cure="再制作一次", code="U939") from None
