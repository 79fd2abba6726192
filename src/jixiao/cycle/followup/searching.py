"""What of this room the search finds: problems, letters by their number, advice, and good cases of the county."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from jixiao.cycle.followup.access import may_see_all
from jixiao.cycle.followup.models import Advice, Letter, Problem, ProblemState
from jixiao.cycle.followup.queries import HIDDEN, readable_cases
from jixiao.cycle.followup.wording import words_of
from jixiao.orgs.seat import Desk
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield what of this unit's year is called so; good cases of all units."""
    yield from _problems(desk, text)
    rows = Letter.objects.filter(unit_year=desk.its_year, number__icontains=text).defer("document")
    for letter in rows.order_by("-issued_on", "-pk")[:MOST_HITS]:
        where = f"{letter.get_kind_display()} · {letter.issued_on:%Y-%m-%d}"
        yield Hit(letter.number, where, desk.door("followup:letter", pk=letter.pk), "文书")
    yield from _advices(desk, text)
    for case in readable_cases(desk).filter(Q(title__icontains=text) | Q(what__icontains=text))[:MOST_HITS]:
        yield Hit(case.title, case.unit_year.unit.name, desk.door("followup:case", pk=case.pk), "典型案例")


def _problems(desk: Desk, text: str) -> Iterator[Hit]:
    rows = Problem.objects.filter(unit_year=desk.unit_year)
    rows = rows if desk.may(may_see_all) else rows.exclude(state__in=HIDDEN)
    for problem in rows.filter(Q(title__icontains=text) | Q(key__icontains=text)).order_by("due", "pk")[:MOST_HITS]:
        where = f"问题整改 · {ProblemState(problem.state).label}"
        yield Hit(problem.title, where, desk.door("followup:problem", pk=problem.pk), "问题")


def _advices(desk: Desk, text: str) -> Iterator[Hit]:
    rows = Advice.objects.filter(unit_year=desk.unit_year, project_name__icontains=text).defer("trace")
    rows = rows if desk.may(may_see_all) else rows.filter(given_at__isnull=False)
    for advice in rows.order_by("project_code")[:MOST_HITS]:
        where = f"{desk.year} 年度结果的预算建议：{words_of(advice)}"
        yield Hit(advice.project_name, where, desk.door("followup:advice_page", pk=advice.pk), "预算建议")
