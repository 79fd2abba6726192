"""科普内容: one line a content that needs no file: a text, or the link of a quiz; all come in as drafts.

What has a file (picture, film, sound, PDF) is registered on its page, since a table holds no files.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.queries import contents_of
from jixiao.records.stations.contents.registering import register_content
from jixiao.records.stations.contents.taking_back import drop_article
from jixiao.records.stations.contents.wording import Said, judged
from jixiao.records.stations.models import ContentKind, Licence
from jixiao.records.stations.tags import AUDIENCES
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.tagged import read_tags

KINDS = ((ContentKind.TEXT.value, ContentKind.TEXT.label), (ContentKind.QUIZ.value, ContentKind.QUIZ.label))
PLAN = ImportPlan(
    key="stations.contents",
    title="科普内容",
    columns=(
        ImportColumn("title", "标题", required=True, width=30, others=("内容标题",)),
        ImportColumn("kind", "类型", kind="choice", choices=KINDS, hint="空着按“图文”", others=("内容类型",)),
        ImportColumn("body", "正文", width=44, hint="图文必填", others=("内容正文", "内容")),
        ImportColumn("link", "链接", width=28, hint="竞答链接必填", others=("内容链接", "网址")),
        ImportColumn("topics", "主题标签", required=True, width=20, hint="几个的用顿号隔开", others=("主题",)),
        ImportColumn(
            "audiences", "适用人群", required=True, width=20, hint=f"几类的用顿号隔开：{'、'.join(AUDIENCES)}",
            others=("人群",),
        ),
        ImportColumn("source", "来源", required=True, width=20, others=("内容来源",)),
        ImportColumn("licence", "使用许可", kind="choice", required=True, choices=tuple(Licence.choices), width=20),
        ImportColumn("licence_words", "许可说明", width=20, hint="书面授权的必填：谁在哪天授权"),
        ImportColumn("minutes", "时长（分钟）", kind="count", others=("时长",)),
        ImportColumn("from_day", "上架日期", kind="day"),
        ImportColumn("until_day", "下架日期", kind="day"),
    ),
)  # fmt: skip


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what the register would refuse, at its cell, and titles that are there already."""
    there = set(contents_of(unit_year.unit).values_list("title", flat=True))
    rows = []
    for row in dry_run.rows:
        title = str(row.values.get("title") or "").strip()
        told = _judged(row, unit_year.year)
        if title and title in there and not told.errors:
            told = told.as_duplicate("title", "已经有这个标题的内容", "去掉这一行；确是两份的，标题里写明不同")
        there.add(title)
        rows.append(told)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register each as a draft."""
    made = [register_content(unit=unit_year.unit, said=_said(row), by=by) for row in rows]
    return [f"stations.content:{one.pk}" for one in made]


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Set the contents of an import aside; refuses one that was reviewed or pushed since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for one in contents_of(unit_year.unit).filter(pk__in=pks).order_by("pk"):
        drop_article(content=one, by=by)


def _judged(row: ImportRow, year: int) -> ImportRow:
    if row.errors:
        return row
    try:
        judged(_said(row.values), on=datetime.date(year, 12, 31))
    except Refused as refused:
        return row.with_error(refused.field or "title", refused.cause, refused.cure)
    return row


def _said(row: Mapping[str, Any]) -> Said:
    texts: dict[str, Any] = {
        name: str(row.get(name) or "") for name in ("title", "body", "link", "source", "licence", "licence_words")
    }
    return Said(
        **texts, kind=str(row.get("kind") or ContentKind.TEXT.value), topics=read_tags(str(row.get("topics") or "")),
        audiences=read_tags(str(row.get("audiences") or "")), minutes=row.get("minutes"), from_day=row.get("from_day"),
        until_day=row.get("until_day"),
    )  # fmt: skip


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="stations:contents")
