"""推送: what was tried is put on the lists of the stations, by one statement for some thousand rows at a time.

It is one piece of background work. A row is unique per station and content, so that work which was broken off is simply
done again. Where a station, a content or the rule has changed since the look beforehand, nothing is sent.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.urls import reverse

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.models import Push, PushState
from jixiao.records.stations.pushes.drafting import require_draft
from jixiao.records.stations.pushes.events import PushPlanned, PushSent, PushStopped
from jixiao.records.stations.pushes.ruling import ruling_of
from jixiao.records.stations.pushes.telling import tell
from jixiao.records.stations.pushes.trying import has_changed, is_tried

KIND = "stations.push"
ROWS_AT_ONCE = 25_000
MOST_FAILURES = 3
LATEST = datetime.timedelta(days=366)
CHANGED = "试算以后，e站、内容或规则有变化"
_UNDER_WAY = (JobRun.State.QUEUED, JobRun.State.RUNNING)
_INSERT = """
INSERT INTO stations_delivery (station_id, content_id, push_id, position, queued_at, opened, shown)
SELECT s.id, c.content_id, c.push_id, c.position, %s, 0, 0
FROM stations_station s CROSS JOIN stations_pushcontent c
WHERE c.push_id = %s AND s.id IN ({stations}) AND c.content_id IN ({contents})
ORDER BY s.id, c.content_id
ON CONFLICT (station_id, content_id) DO NOTHING
"""


@transaction.atomic
def send_push(
    *, push: Push, stamp: int | None, by: Actor, planned_at: datetime.datetime | None = None
) -> JobRun | None:
    """Have exactly that sent which was shown, now (the job is returned) or at a time (None: the worker begins it then).

    Refuses a push that was not tried (X508), that fits nobody (X506), a time that is over or far off (X509), and one
    where something has changed since (X507).
    """
    require_draft(push)
    if not is_tried(push):
        raise Refused("还没有试算", cure="先试算，看清哪些e站得到什么，再推送", code="X508")
    if not push.dry_run.get("pairs"):
        raise Refused("没有一个e站得到内容", cure="看试算里的原因，改规则或内容后再试算", code="X506")
    if planned_at is not None and not by.at < planned_at <= by.at + LATEST:
        raise Refused(
            "计划时间不对", cure="填今天以后、一年以内的时间；马上推送的空着", code="X509", field="planned_at"
        )
    if has_changed(push, on=by.on):
        raise _changed()
    push.state, push.planned_at, push.sent_by = PushState.PLANNED, planned_at or by.at, by.person
    push.rule_then = {"name": push.rule.name if push.rule else "全部已挂牌e站", **ruling_of(push.rule)}
    save_stamped(push, stamp=stamp, fields=("state", "planned_at", "sent_by", "rule_then"))
    after = {
        "计划推送时间": f"{push.planned_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        "列入推送": push.dry_run["pairs"],
    }
    tell(PushPlanned, push, by, after=after)
    return None if planned_at else _ask(push, by)


def ask_for_due(at: datetime.datetime) -> int:
    """Ask for what was planned for a time that has come; called by the worker about once a minute."""
    due = Push.objects.filter(state=PushState.PLANNED, planned_at__lte=at, sent_by__isnull=False)
    count = 0
    for one in due.select_related("unit_year__unit", "sent_by").order_by("planned_at")[:20]:
        if one.sent_by is not None and not _is_asked_for(one):
            _ask(one, Actor(one.sent_by, at))
            count += 1
    return count


def run_push(progress: Progress) -> Mapping[str, Any]:
    """Send a push that was asked for; it may be called again after a crash.

    Where something has changed since it was asked for, it becomes a draft again and is refused (X507).
    """
    push = Push.objects.select_related("unit_year__unit", "rule").get(pk=progress.order["push"])
    if push.state != PushState.PLANNED:
        return {"rows": 0}
    if has_changed(push, on=progress.by.on):
        _stop(push, progress.by)
        raise _changed()
    total, done, new = push.dry_run["pairs"], 0, 0
    for stations, contents in chunks_of(push.dry_run["blocks"]):
        new += put_on_lists(push, stations, contents, at=progress.by.at)
        done += len(stations) * len(contents)
        progress.tell(done, total, f"已列入 {done:,} 条")
    _finish(push, new, progress.by)
    return {"rows": new, "links": [["看回执", progress.order["page"]]]}


def chunks_of(blocks: Sequence[Sequence[Sequence[int]]]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield the blocks in pieces of at most some thousand rows, each of whole stations."""
    for stations, contents in blocks:
        step = max(1, ROWS_AT_ONCE // max(1, len(contents)))
        for first in range(0, len(stations), step):
            yield stations[first : first + step], contents


def put_on_lists(push: Push, stations: Sequence[int], contents: Sequence[int], *, at: datetime.datetime) -> int:
    """Put every content on the list of every station, in one statement; return how many rows are new."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(*statement_of(push, stations, contents, at=at))
        return cursor.rowcount


def statement_of(
    push: Push, stations: Sequence[int], contents: Sequence[int], *, at: datetime.datetime
) -> tuple[str, list[Any]]:
    """Return the statement that puts every content on the list of every station, and its values."""
    sql = _INSERT.format(stations=", ".join(["%s"] * len(stations)), contents=", ".join(["%s"] * len(contents)))
    return sql, [connection.ops.adapt_datetimefield_value(at), push.pk, *stations, *contents]


def statements_of(push: Push, *, at: datetime.datetime) -> list[tuple[str, list[Any]]]:
    """Return all that a push says to the database: what the bench says to the driver."""
    return [statement_of(push, stations, contents, at=at) for stations, contents in chunks_of(push.dry_run["blocks"])]


def _ask(push: Push, by: Actor) -> JobRun:
    title = f"推送「{push.title}」：{push.dry_run['pairs']:,} 条"
    desk = {"unit": push.unit_year.unit.code, "year": push.unit_year.year}
    order = {"push": push.pk, "page": reverse("stations:push_receipts", kwargs={**desk, "pk": push.pk})}
    return ask_for_work(kind=KIND, title=title[:120], order=order, by=by, unit_year=push.unit_year)


def _is_asked_for(push: Push) -> bool:
    """Return whether its work is under way, or failed so often that somebody has to look first."""
    states = JobRun.objects.filter(kind=KIND, order__push=push.pk).values_list("state", flat=True)
    found = list(states.order_by("-pk")[:MOST_FAILURES])
    return any(one in _UNDER_WAY for one in found) or found.count(JobRun.State.FAILED) == MOST_FAILURES


@transaction.atomic
def _finish(push: Push, new: int, by: Actor) -> None:
    push.state, push.sent_at = PushState.SENT, by.at
    save_stamped(push, stamp=None, fields=("state", "sent_at"))
    tell(PushSent, push, by, after={"列入推送": push.dry_run["pairs"], "其中新列入": new})


@transaction.atomic
def _stop(push: Push, by: Actor) -> None:
    push.state, push.stopped_because = PushState.DRAFT, CHANGED
    push.dry_run, push.dry_run_at = {}, None
    save_stamped(push, stamp=None, fields=("state", "stopped_because", "dry_run", "dry_run_at"))
    tell(PushStopped, push, by, why=CHANGED)


def _changed() -> Refused:
    return Refused(CHANGED, cure="重新试算，看过再推送；什么都没有发出", code="X507")
