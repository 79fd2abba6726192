"""公众号推文: one line an article, as the account's own pages export them; one that is there already gets its reads."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.queries import contents_of
from jixiao.records.stations.contents.reading import enter_reads
from jixiao.records.stations.contents.registering import register_content
from jixiao.records.stations.contents.taking_back import drop_article, drop_reads
from jixiao.records.stations.contents.wording import Said, is_plain_link
from jixiao.records.stations.models import Content, ContentKind, ContentReads, Licence, ReadsWay
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.tagged import read_tags

SOURCE = "本单位公众号"
PLAN = ImportPlan(
    key="stations.articles",
    title="公众号推文",
    columns=(
        ImportColumn("title", "标题", required=True, width=36, others=("内容标题", "图文标题", "推文标题")),
        ImportColumn("published_on", "发布日期", kind="day", required=True, others=("发表时间", "发布时间", "日期")),
        ImportColumn("link", "网址", required=True, width=36, others=("链接", "内容url", "内容链接")),
        ImportColumn("reads", "阅读数", kind="count", others=("阅读次数", "总阅读次数", "阅读量")),
        ImportColumn("day", "阅读数截止日期", kind="day", hint="填了阅读数的必填：看到这个数的那天"),
        ImportColumn("topics", "主题标签", width=20, hint="几个的用顿号隔开"),
        ImportColumn("source", "来源", width=20, hint=f"空着按“{SOURCE}”", others=("内容来源",)),
        ImportColumn(
            "licence", "使用许可", kind="choice", choices=tuple(Licence.choices), width=20, hint="空着按“本单位原创”"
        ),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add wrong links and days, reads without their day, articles of another year, and those that are there already."""
    there = set(_known(unit_year))
    seen: set[str] = set()
    rows = []
    for row in dry_run.rows:
        judged, link = row, str(row.values.get("link") or "").strip()
        if link and not is_plain_link(link):
            judged = judged.with_error("link", "不是网址", "以 https:// 开头")
        if link in seen:
            judged = judged.with_error("link", "和前面一行是同一篇", "去掉一行")
        elif link in there:
            told = "只登记新的阅读数" if row.values.get("reads") is not None else "不用再导入"
            judged = judged.as_duplicate("link", "这篇推文已经登记过", told)
        seen.add(link)
        rows.append(_judged(judged, unit_year.year))
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register each article as a draft, and write down how often it was read."""
    known, made = _known(unit_year), []
    for row in rows:
        link = str(row["link"]).strip()
        content = known.get(link)
        if content is None:
            content = known[link] = register_content(unit=unit_year.unit, said=_said(row), by=by)
            made.append(f"stations.content:{content.pk}")
        if row.get("reads") is not None:
            line = enter_reads(
                content=content, number=row["reads"], day=row["day"], source="表格导入", by=by, way=ReadsWay.IMPORTED
            )
            made.append(f"stations.reads:{line.pk}")
    return made


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the articles and reads of an import back; refuses an article that was reviewed or pushed since."""
    found: dict[str, list[int]] = {}
    for reference in references:
        kind, _, pk = reference.partition(":")
        found.setdefault(kind, []).append(int(pk))
    for line in ContentReads.objects.filter(
        content__unit=unit_year.unit, pk__in=found.get("stations.reads", [])
    ).select_related("content"):
        drop_reads(row=line, by=by)
    for one in contents_of(unit_year.unit).filter(pk__in=found.get("stations.content", [])).order_by("pk"):
        drop_article(content=one, by=by)


def _known(unit_year: UnitYear) -> dict[str, Content]:
    rows = contents_of(unit_year.unit).filter(kind=ContentKind.ARTICLE)
    return {one.link: one for one in rows}


def _judged(row: ImportRow, year: int) -> ImportRow:
    day, published, reads = row.values.get("day"), row.values.get("published_on"), row.values.get("reads")
    if isinstance(published, datetime.date) and published.year != year:
        row = row.with_error("published_on", f"不是 {year} 年发布的", f"{published.year} 年的到那个年度导入")
    if reads is not None and day is None and not {"reads", "day"} & set(row.errors):
        row = row.with_error("day", "填了阅读数，没有填截止日期", "补填看到这个数的那天")
    if isinstance(day, datetime.date) and isinstance(published, datetime.date) and day < published:
        row = row.with_error("day", "截止日期早于发布日期", "核对两个日期")
    return row


def _said(row: Mapping[str, Any]) -> Said:
    if not row.get("published_on"):
        raise Refused("推文发布日期没有填", cure="补填", code="X021")
    return Said(
        title=str(row["title"]), kind=ContentKind.ARTICLE.value, source=str(row.get("source") or "") or SOURCE,
        licence=str(row.get("licence") or Licence.OWN.value), link=str(row["link"]).strip(),
        topics=read_tags(str(row.get("topics") or "")), published_on=row["published_on"],
    )  # fmt: skip


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="stations:contents")
