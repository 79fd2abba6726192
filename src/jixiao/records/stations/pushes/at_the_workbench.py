"""What of this part stands on the workbench: what came back as a draft, and stations that receive nothing."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Q

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.models import Delivery, PushState
from jixiao.records.stations.pushes.queries import pushes_of

MOST_TO_DOS = 5
PATIENCE = datetime.timedelta(days=7)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield pushes that did not go out, and those that a station has received nothing of for a week."""
    if desk.unit_year is None or not desk.may(may_keep):
        return
    rows = pushes_of(desk.unit_year)
    for one in rows.filter(state=PushState.DRAFT).exclude(stopped_because="").order_by("pk")[:MOST_TO_DOS]:
        url = desk.door("stations:push", pk=one.pk)
        yield ToDo(f"推送「{one.title}」没有发出", one.stopped_because, url, "重新试算", state="late")
    late = {
        one.pk: one for one in rows.filter(state=PushState.SENT, sent_at__lt=desk.at - PATIENCE).order_by("-pk")[:20]
    }
    if not late:
        return
    came = Q(delivered_at__isnull=False)
    found = Delivery.objects.filter(push__in=late).order_by().values("push")
    counted = found.annotate(all=Count("station", distinct=True), got=Count("station", distinct=True, filter=came))
    for line in [line for line in counted if line["got"] < line["all"]][:MOST_TO_DOS]:
        one = late[line["push"]]
        url = f"{desk.door('stations:push_receipts', pk=one.pk)}?came=none"
        yield ToDo(f"推送「{one.title}」有e站没有收到", f"{line['all'] - line['got']} 个e站一项都没有收到", url, "去看")
