"""微信: somebody is sent to WeChat with a state that is random, for one browser and one use, and comes back known.

A page snapshot (快照页) gives an account that is nobody's: it is refused, since it would win prizes for nobody.
"""

import datetime
import secrets

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.joining import Newcomer
from jixiao.records.quiz.identity.wechat import OAuth
from jixiao.records.quiz.models import Campaign, IdentityWay, WayIn
from jixiao.records.quiz.seals import digest_of

GOOD_FOR, KEPT = datetime.timedelta(minutes=10), datetime.timedelta(days=1)
STATE_BYTES, MOST_STATE, MOST_CODE = 20, 128, 512


def send_to_wechat(*, campaign: Campaign, holder: str, back_to: str, oauth: OAuth, at: datetime.datetime) -> str:
    """Return where to send a browser (``holder``), with a state that is written down as a digest."""
    state = secrets.token_hex(STATE_BYTES)
    WayIn.objects.filter(campaign=campaign, at__lt=at - KEPT).delete()
    WayIn.objects.create(
        campaign=campaign, way=IdentityWay.WECHAT, secret=_state(campaign, state), holder=_holder(campaign, holder),
        at=at,
    )  # fmt: skip
    return oauth.authorize_url(back_to=back_to, state=state)


def newcomer_by_wechat(
    *, campaign: Campaign, holder: str, state: str, code: str, oauth: OAuth, at: datetime.datetime
) -> Newcomer:
    """Return who came back from WeChat; only a digest of the openid is ever kept.

    Refuses a state that is not of this browser, is old or was used before, somebody who said no, and a snapshot.
    """
    mine = WayIn.objects.filter(
        campaign=campaign, way=IdentityWay.WECHAT, secret=_state(campaign, state[:MOST_STATE]),
        holder=_holder(campaign, holder), used_at=None, at__gte=at - GOOD_FOR,
    )  # fmt: skip
    if not mine.update(used_at=at):
        raise Refused("这次微信授权不是从这里开始的，或已经过期", cure="从活动首页重新用微信进入", code="U960")
    if not code:
        raise Refused("您没有同意微信授权", cure="需要确认一人一份，才能答题；也可以换一种参与方式", code="U960")
    account = oauth.account_of(code=code[:MOST_CODE])
    if account.is_snapshot:
        cure = "点页面右下角「使用完整服务」，或从公众号菜单重新进入"
        raise Refused("您在微信的快照页里，还没有真正登录", cure=cure, code="U968")
    key = digest_of(campaign.unit_year.unit_id, IdentityWay.WECHAT.value, account.openid)
    return Newcomer(IdentityWay.WECHAT, key)


def _state(campaign: Campaign, state: str) -> str:
    return digest_of(campaign.pk, "state", state)


def _holder(campaign: Campaign, holder: str) -> str:
    return digest_of(campaign.pk, "holder", holder)
