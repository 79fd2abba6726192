"""What the room shows on the workbench and in the to-dos of its people."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Q

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.queries import UNDER_WAY, WORKABLE, reviewed_years
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo

MOST = 50
ROOM = "结果应用"


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return what is to be put right here, and what the finance bureau has to decide."""
    if Role.CLERK in desk.roles:
        yield from _of_clerk(desk)
    if Role.REVIEWER in desk.roles:
        yield from _of_reviewer(desk)


def _of_clerk(desk: Desk) -> Iterator[ToDo]:
    rows = Problem.objects.filter(unit_year=desk.unit_year, state__in=WORKABLE).select_related("notice")
    for problem in rows.order_by("due", "pk")[:MOST]:
        word = "被退回，重新整改" if problem.state == ProblemState.RETURNED else "要整改"
        where = f"{ROOM} · {problem.notice.number}" if problem.notice else ROOM
        url = desk.door("followup:problem", pk=problem.pk)
        yield ToDo(f"「{problem.title}」{word}", where, url, "去整改", problem.due, problem.state)


def _of_reviewer(desk: Desk) -> Iterator[ToDo]:
    url = desk.door("followup:all")
    rows = Problem.objects.filter(unit_year__in=reviewed_years(desk))
    counted = rows.aggregate(
        proposed=Count("pk", filter=Q(state=ProblemState.PROPOSED)),
        waiting=Count("pk", filter=Q(state=ProblemState.OPEN)),
        late=Count("pk", filter=Q(state__in=UNDER_WAY, due__lt=desk.today)),
    )
    proposed, waiting, late = (counted[name] for name in ("proposed", "waiting", "late"))
    if proposed:
        yield ToDo(f"{proposed} 个问题待确认", ROOM, f"{url}?state={ProblemState.PROPOSED}", "去确认")
    if waiting:
        yield ToDo(f"{waiting} 个问题待发整改通知", ROOM, f"{url}?state={ProblemState.OPEN}", "发通知")
    if late:
        yield ToDo(f"{late} 个问题逾期没有整改", ROOM, f"{url}?late=1", "去督办")
