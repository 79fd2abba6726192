"""Which ways in are ready here: a code always; WeChat and text messages where the site was set up for them.

The part that tells people apart may hang its own answer; until it does, the settings of the site say it.
"""

from collections.abc import Callable, Iterable

from django.conf import settings

from jixiao.records.quiz.models import IdentityWay

SETTINGS = {IdentityWay.WECHAT.value: "WECHAT_APPID", IdentityWay.PHONE.value: "SMS"}
_READY: dict[str, Callable[[], bool]] = {}


def hang_way(way: IdentityWay, is_ready: Callable[[], bool]) -> None:
    """Let a way in say whether it is set up; called when Django starts."""
    _READY[way.value] = is_ready


def is_ready(way: str) -> bool:
    """Return whether people can come in that way."""
    if way == IdentityWay.CODE:
        return True
    if way in _READY:
        return _READY[way]()
    return bool(getattr(settings, SETTINGS.get(way, ""), ""))


def offered(ways: Iterable[str]) -> list[str]:
    """Return those ways that people find on the page: WeChat only where the site is set up for it."""
    return [way for way in ways if way != IdentityWay.WECHAT or is_ready(way)]
