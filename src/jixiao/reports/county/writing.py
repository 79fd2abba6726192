"""县级绩效管理情况报告: a year of the county is put down in one paper and one table, frozen, and rendered by a job."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jixiao.engine.document import document_from_json, document_to_json
from jixiao.engine.papers import county_report
from jixiao.engine.render import to_docx
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.trail import publish
from jixiao.reports.county.gathering import county_year_of
from jixiao.reports.county.workbook import county_workbook, table_of
from jixiao.reports.events import CountyPaperMade
from jixiao.reports.models import CountyPaper
from jixiao.reports.rendering import Order, pdf_of, rendered

KIND = "reports.county_paper"
TITLES = {"docx": "报告 DOCX", "pdf": "报告 PDF", "xlsx": "汇总表 XLSX"}


@transaction.atomic
def make_county_paper(*, place: Unit, year: int, held: Sequence[tuple[Unit, Role]], by: Actor) -> CountyPaper:
    """Freeze the paper and the table of a county's year, and queue their files; refuses (U677) without departments."""
    gathered = county_year_of(place=place, year=year, held=held, on=by.on)
    if not gathered.units:
        raise Refused("这个年度还没有部门，编不了报告", cure="先开放部门的年度", code="U677")
    last = CountyPaper.objects.filter(place=place, year=year).order_by("-number").first()
    paper = CountyPaper.objects.create(
        place=place,
        year=year,
        number=last.number + 1 if last else 1,
        document=document_to_json(county_report(gathered)),
        table=table_of(gathered),
        made_by=by.person,
        made_at=by.at,
    )
    title = f"生成{year}年度县级绩效管理情况报告的文件"
    paper.job = ask_for_work(kind=KIND, title=title, order={"paper": paper.pk}, by=by)
    paper.save(update_fields=["job"])
    publish(
        CountyPaperMade(
            unit_id=place.pk, year=year, subject=f"reports.county_paper:{paper.pk}",
            name=f"{year}年度县级绩效管理情况报告{paper}", after={"部门数": gathered.units},
        ),
        by=by,
    )  # fmt: skip
    return paper


def render_county_paper(progress: Progress) -> Mapping[str, Any]:
    """Render what the order names; done again, it makes the same files again."""
    paper = CountyPaper.objects.select_related("place").get(pk=progress.order["paper"])
    stem = f"county-{paper.number}"
    files, left_out = rendered(progress, list(_orders(paper)), unit=paper.place, year=paper.year, stem=stem)
    CountyPaper.objects.filter(pk=paper.pk).update(files=files)
    return {"files": sorted(files), "left_out": left_out}


def _orders(paper: CountyPaper) -> Iterator[Order]:
    document = document_from_json(paper.document)
    yield Order("docx", TITLES["docx"], "docx", lambda: to_docx(document))
    yield Order("pdf", TITLES["pdf"], "pdf", lambda: pdf_of(document))
    yield Order("xlsx", TITLES["xlsx"], "xlsx", lambda: county_workbook(paper.table))


def papers_of(place: Unit, *, years: Iterable[int]) -> QuerySet[CountyPaper]:
    """Return the papers of some years without their text, newest first."""
    rows = CountyPaper.objects.filter(place=place, year__in=list(years)).select_related("made_by", "job")
    return rows.defer("document", "table").order_by("-year", "-number")
