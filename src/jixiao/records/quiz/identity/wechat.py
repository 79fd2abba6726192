"""WeChat web OAuth (网页授权), our own client: the way to its page, and who came back. domain: 公众平台网页授权文档.

Only ``snsapi_base`` is asked for: silent, and an openid alone. The order of the parameters is looked at by WeChat, and
``#wechat_redirect`` must stand at the end. No token is kept: the openid is read, digested and forgotten.
"""

import dataclasses
import json
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from django.conf import settings

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.outside import answer_of

BUSY, CODE = -1, "U960"
CODE_IS_BAD, CODE_WAS_USED, CODE_MISSING, CODE_EXPIRED = 40029, 40163, 41008, 42003
SITE_IS_WRONG = {40013: "AppID", 40125: "AppSecret", 41002: "AppID", 41004: "AppSecret", 10003: "授权域名"}
TOO_OFTEN = (45009, 45011)


class Unreachable(Refused):
    """WeChat does not answer, or says that it is busy."""

    status = 503


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """Who came back: the openid, and whether it is only the made-up account of a page snapshot (快照页)."""

    openid: str
    is_snapshot: bool


class OAuth(Protocol):
    """Whatever can send somebody to say who they are, and read what they come back with."""

    def authorize_url(self, *, back_to: str, state: str) -> str:
        """Return where to send them."""

    def account_of(self, *, code: str) -> Account:
        """Return who the code stands for; raise Refused where it stands for nobody."""


class WeChat:
    """The real one, or whatever speaks like it at the addresses that are set."""

    def __init__(self, *, appid: str, secret: str, open_site: str, api_site: str) -> None:
        self.appid, self.secret, self.open_site, self.api_site = appid, secret, open_site, api_site

    def authorize_url(self, *, back_to: str, state: str) -> str:
        """Return the page of WeChat, its parameters in the order that WeChat wants."""
        return (
            f"{self.open_site}/connect/oauth2/authorize?appid={quote(self.appid, safe='')}"
            f"&redirect_uri={quote(back_to, safe='')}&response_type=code&scope=snsapi_base"
            f"&state={quote(state, safe='')}#wechat_redirect"
        )

    def account_of(self, *, code: str) -> Account:
        """Return the account of a code, which WeChat takes once and within five minutes."""
        given = {"appid": self.appid, "secret": self.secret, "code": code, "grant_type": "authorization_code"}
        told = self._ask(f"{self.api_site}/sns/oauth2/access_token?{urlencode(given)}")
        if told.get("errcode"):
            raise _refusal(int(told["errcode"]))
        openid = told.get("openid")
        if not isinstance(openid, str) or not openid:
            raise Unreachable("微信的答复看不懂", cure="过一分钟再试，或换一种参与方式", code="U967")
        return Account(openid, told.get("is_snapshotuser") == 1)

    @staticmethod
    def _ask(address: str) -> dict[str, Any]:
        try:
            told = json.loads(answer_of(address))
        except (OSError, ValueError) as fault:
            raise Unreachable("连不上微信", cure="过一分钟再试，或换一种参与方式", code="U967") from fault
        return told if isinstance(told, dict) else {}


def wechat() -> OAuth | None:
    """Return what the office has set, None where it has no account."""
    if not settings.WECHAT_APPID:
        return None
    return WeChat(
        appid=settings.WECHAT_APPID, secret=settings.WECHAT_SECRET, open_site=settings.WECHAT_OPEN,
        api_site=settings.WECHAT_API,
    )  # fmt: skip


def _refusal(number: int) -> Refused:
    """Return what an error of WeChat means to who stands there."""
    if number == CODE_WAS_USED:
        return Refused("这次微信授权已经用过", cure="从活动首页重新用微信进入", code=CODE)
    if number in {CODE_IS_BAD, CODE_MISSING, CODE_EXPIRED}:
        return Refused("微信授权已经过期", cure="从活动首页重新用微信进入，5 分钟内完成", code=CODE)
    if number == BUSY or number in TOO_OFTEN:
        return Unreachable("微信正忙", cure="过一分钟再试，或换一种参与方式", code="U967")
    what = SITE_IS_WRONG.get(number, f"错误 {number}")
    return Unreachable(
        "主办单位的微信设置不对", cure=f"请换一种参与方式，并把「{what}」告诉活动的咨询电话", code="U967"
    )  # fmt: skip
