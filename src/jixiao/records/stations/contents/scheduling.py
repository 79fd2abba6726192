"""A content has its days on which it may be shown, and can be recalled from everywhere at once."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.stations.contents.events import ContentRecalled, ContentScheduled
from jixiao.records.stations.contents.telling import tell
from jixiao.records.stations.contents.wording import require_days
from jixiao.records.stations.models import Content

_DAYS = ("from_day", "until_day")
_RECALL = ("recalled_at", "recalled_because", "recalled_by")


@transaction.atomic
def reschedule(
    *, content: Content, from_day: datetime.date | None, until_day: datetime.date | None, stamp: int | None, by: Actor
) -> Content:
    """Change from when until when a content may be shown, whatever its state: what it says stays as it was reviewed."""
    if content.recalled_at is not None:
        raise Refused("这条内容已经撤回", cure="改好的另拟一份替代它", code="X026")
    require_days(from_day, until_day)
    before = snapshot(content, _DAYS)
    content.from_day, content.until_day = from_day, until_day
    old, new = changes(before, snapshot(content, _DAYS))
    save_stamped(content, stamp=stamp, fields=_DAYS)
    if new:
        tell(ContentScheduled, content, by, before=old, after=new)
    return content


@transaction.atomic
def recall_content(*, content: Content, reason: str, stamp: int | None, by: Actor) -> Content:
    """Take a content off all stations, with a reason; it is never shown again. Refuses one that was recalled."""
    if content.recalled_at is not None:
        raise Refused("这条内容已经撤回", code="X026")
    why = reason.strip()[:200]
    if not why:
        raise Refused("撤回没有写原因", cure="如：数据过时、授权到期、有误", code="X026", field="reason")
    content.recalled_at, content.recalled_because, content.recalled_by = by.at, why, by.person
    save_stamped(content, stamp=stamp, fields=_RECALL)
    tell(ContentRecalled, content, by, why=why)
    return content
