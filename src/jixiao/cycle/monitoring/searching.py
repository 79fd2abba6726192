"""What of this room the search in the top bar finds: the unit's sheets and their indicators, the bureau's rounds."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.cycle.monitoring.access import may_issue
from jixiao.cycle.monitoring.models import MonitoringLine, MonitoringRound
from jixiao.cycle.monitoring.queries import sheets_of
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield what is called so: a bureau's own rounds, then the sheets and lines of this unit's year."""
    named = Q(title__icontains=text) | Q(code__iexact=text)
    if desk.may(may_issue):
        above = [unit for unit, role in desk.held if role == Role.REVIEWER]
        rounds = MonitoringRound.objects.filter(named, authority__in=above, year=desk.year)
        for one in rounds.order_by("-through_month", "-pk")[:MOST_HITS]:
            yield Hit(
                one.title, f"1—{one.through_month} 月 · 各单位", desk.door("monitoring:round", pk=one.pk), "监控轮次"
            )
    wanted = Q(round__title__icontains=text) | Q(round__code__iexact=text) | Q(summary__icontains=text)
    for sheet in sheets_of(desk.its_year).filter(wanted)[:MOST_HITS]:
        one = sheet.round
        yield Hit(one.title, f"1—{one.through_month} 月", desk.door("monitoring:sheet", pk=one.pk), "监控表")
    lines = MonitoringLine.objects.filter(sheet__unit_year=desk.its_year).select_related("sheet__round")
    said = Q(name__icontains=text) | Q(code__iexact=text) | Q(cause_text__icontains=text) | Q(measures__icontains=text)
    newest = ("-sheet__round__through_month", "-sheet__round__pk", "order", "pk")
    for line in lines.filter(said).order_by(*newest)[:MOST_HITS]:
        where = f"{line.sheet.round.title} · {line.get_light_display()}"
        yield Hit(line.name, where, desk.door("monitoring:line", pk=line.pk), "监控指标")
