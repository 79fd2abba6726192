"""What of this room is found by the search in the top bar: items, projects, and documents by their 文号."""

from collections.abc import Iterator

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.budget.items import ITEMS
from jixiao.records.budget.models import Adjustment, Project
from jixiao.web.searching import MOST_HITS, Hit, matches


def search_budget(desk: Desk, text: str) -> Iterator[Hit]:
    """Yield what fits the text: items also by their first letters."""
    where = f"{desk.year} 年度 · 预算执行"
    for item in ITEMS:
        if matches(item, text):
            yield Hit(item, where, desk.door("budget:item", code=item), "科目")
    projects = Project.objects.filter(Q(name__icontains=text) | Q(code__icontains=text), unit_year=desk.unit_year)
    for project in projects.order_by("code")[:MOST_HITS]:
        yield Hit(project.name, where, desk.door("budget:project", pk=project.pk), "项目")
    told = Q(number__icontains=text) | Q(reason__icontains=text)
    documents = Adjustment.objects.filter(told, unit_year=desk.unit_year)
    for row in documents.order_by("on")[:MOST_HITS]:
        yield Hit(row.number, where, desk.door("budget:adjustment", pk=row.pk), "预算调整")
