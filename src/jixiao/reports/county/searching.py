"""What of the county desk the search in the top bar finds: its pages and papers, and what was done with many."""

from collections.abc import Iterable

from jixiao.cycle.followup.queries import authority_over
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.reports.county.writing import papers_of
from jixiao.reports.models import CountyAct, Deed
from jixiao.web.searching import MOST_HITS, Hit, matches

PAGES = {
    "reports:county": "县级一览",
    "reports:county_coverage": "覆盖情况、绩效自评率",
    "reports:county_ranking": "排名与分布",
    "reports:county_years": "历年县级绩效管理",
    "reports:county_papers": "县级绩效管理情况报告",
    "reports:county_sectors": "行业分组",
    "reports:county_acts": "批量办理记录",
}


def search_county(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield what is called so, for whoever reviews here."""
    if Role.REVIEWER not in desk.roles:
        return
    where = f"{desk.year} 年度 · 县级一览"
    yield from (Hit(title, where, desk.door(name), "页面") for name, title in PAGES.items() if matches(title, text))
    if matches("县级绩效管理情况报告", text):
        for paper in papers_of(authority_over(desk) or desk.unit, years=[desk.year])[:MOST_HITS]:
            title = f"{paper.year}年度县级绩效管理情况报告{paper}"
            yield Hit(title, where, desk.door("reports:county_paper", pk=paper.pk), "县级报告")
    for act in CountyAct.objects.filter(place=desk.unit, year=desk.year, by=desk.person).order_by("-pk")[:MOST_HITS]:
        title = f"批量{Deed(act.deed).label}{HandoverKind(act.kind).label}"
        if matches(title, text) or (act.words and matches(act.words, text)):
            yield Hit(title, act.words or where, desk.door("reports:county_act", pk=act.pk), "批量办理")
