"""What of organisations waits: terms that end soon, and yearly checks that are lacking near the end of the year."""

import datetime
from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import Figure, ToDo
from jixiao.records.community.access import may_keep
from jixiao.records.community.models import OrganisationState
from jixiao.records.community.organisations.coverage import coverage_of
from jixiao.records.community.organisations.queries import organisations_of

MOST_TO_DOS = 10
SOON = datetime.timedelta(days=90)
NOVEMBER = 11


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield terms that end within ninety days or have ended, and from November on the checks of the year."""
    if desk.unit_year is None or not may_keep(desk):
        return
    rows = organisations_of(desk.unit).filter(state=OrganisationState.ACTIVE)
    ending = rows.filter(term_to__lte=desk.today + SOON).order_by("term_to", "pk")
    for one in ending[:MOST_TO_DOS]:
        late = one.term_to is not None and one.term_to < desk.today
        words = "本届已经届满，换届后填新一届的起止" if late else "本届就要届满，准备换届"
        url = desk.door("community:organisation", pk=one.pk)
        yield ToDo(f"「{one.name}」换届", words, url, "去登记", one.term_to, "late" if late else "")
    if desk.today >= datetime.date(desk.year, NOVEMBER, 1):
        number = rows.exclude(checks__unit_year=desk.unit_year).count()
        if number:
            last = datetime.date(desk.year, 12, 31)
            yield ToDo(
                f"{number} 个组织还没有年度检查",
                "有人员、有场所、有活动",
                desk.door("community:organisations"),
                "去检查",
                last,
            )


def figures(desk: Desk) -> Iterable[Figure]:
    """Yield how many townships have a 科协."""
    if desk.unit_year is None:
        return
    found = coverage_of(desk.unit_year, on=min(desk.today, datetime.date(desk.year, 12, 31)))
    if found.whole:
        url = desk.door("community:coverage")
        yield Figure("乡镇科协覆盖", f"{found.covered}/{found.whole}", "个", "有正常运行的乡镇科协", url)
