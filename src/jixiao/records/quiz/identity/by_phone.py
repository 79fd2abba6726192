"""手机号: six digits are sent to it, good for five minutes, five tries and one use; the number is kept nowhere.

What is kept is its digest; the code is kept as a digest that only the browser it was sent for can answer.
"""

import datetime
import hmac
import secrets

from django.db.models import F

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.joining import Newcomer
from jixiao.records.quiz.identity.limits import (
    TEXTS_OF_A_PHONE,
    TEXTS_OF_AN_ADDRESS,
    Limit,
    TooMany,
    count_try,
)
from jixiao.records.quiz.identity.texting import Sender
from jixiao.records.quiz.models import Campaign, GateKind, IdentityWay, WayIn
from jixiao.records.quiz.seals import digest_of
from jixiao.records.quiz.telephones import plain_mobile, telephone_key

GOOD_FOR = datetime.timedelta(minutes=5)
PAUSE_SECONDS = 60
MOST_TRIES, DIGITS = 5, 6
KEPT = datetime.timedelta(days=1)
ONCE_A_MINUTE = Limit(
    GateKind.PERSON, "sms-pause", 1, PAUSE_SECONDS, "验证码刚刚发过", "一分钟以后再要；先看看短信收到没有"
)  # fmt: skip


def require_mobile(text: str) -> str:
    """Return a mobile number as eleven digits; refuses what is none."""
    digits = plain_mobile(text)
    if not digits:
        raise Refused("手机号不对", cure="填 11 位手机号，1 开头", code="U959", field="phone")
    return digits


def send_code(
    *, campaign: Campaign, phone: str, holder: str, address: str, sender: Sender, at: datetime.datetime
) -> str:
    """Send a fresh code to a telephone for one browser (``holder``), and return the digest of the telephone.

    Refuses one too many for the number or the network, and tells where the gateway does not take it.
    """
    number = require_mobile(phone)
    key = telephone_key(campaign=campaign, phone=number)
    for limit, who in ((TEXTS_OF_AN_ADDRESS, address), (ONCE_A_MINUTE, key), (TEXTS_OF_A_PHONE, key)):
        count_try(campaign=campaign.pk, limit=limit, who=who, at=at)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    WayIn.objects.filter(campaign=campaign, at__lt=at - KEPT).delete()
    secret = _secret(campaign, key, holder, code, secrets.token_hex(8))
    WayIn.objects.create(
        campaign=campaign, way=IdentityWay.PHONE, secret=secret, holder=_holder(campaign, holder), of=key, at=at
    )
    sender.send(phone=number, text=f"【{campaign.title[:20]}】验证码 {code}，5 分钟内有效，不要告诉别人。")
    return key


def newcomer_by_phone(*, campaign: Campaign, of: str, holder: str, code: str, at: datetime.datetime) -> Newcomer:
    """Return who comes with the code that was sent to their telephone; refuses a wrong one, an old one and a used one.

    The last code that was sent counts. A try is counted before it is looked at, so that two at once are two.
    """
    sent = WayIn.objects.filter(campaign=campaign, way=IdentityWay.PHONE, of=of, holder=_holder(campaign, holder))
    last = sent.order_by("-at", "-pk").first()
    if last is None or last.used_at or last.at < at - GOOD_FOR:
        raise Refused("验证码已经过期", cure="重新要一个，5 分钟内填", code="U959", field="sms")
    if not sent.filter(pk=last.pk, tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise TooMany("验证码错了 5 次", cure="重新要一个", code="U962", field="sms")
    nonce = last.secret.partition(".")[0]
    if not hmac.compare_digest(last.secret, _secret(campaign, of, holder, _digits(code), nonce)):
        raise Refused("验证码不对", cure=f"核对短信里的 {DIGITS} 位数字", code="U959", field="sms")
    if not sent.filter(pk=last.pk, used_at=None).update(used_at=at):
        raise Refused("验证码已经用过", cure="重新要一个", code="U959", field="sms")
    return Newcomer(IdentityWay.PHONE, of)


def _secret(campaign: Campaign, key: str, holder: str, code: str, nonce: str) -> str:
    """Return what is kept of a code: salted, so that the same code sent twice is kept as two."""
    return f"{nonce}.{digest_of(campaign.pk, 'sms', f'{key}|{holder}|{code}|{nonce}')}"[:64]


def _holder(campaign: Campaign, holder: str) -> str:
    return digest_of(campaign.pk, "holder", holder)


def _digits(code: str) -> str:
    return "".join(one for one in code[:20] if one.isascii() and one.isdigit())
