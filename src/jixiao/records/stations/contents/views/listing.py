"""The contents as a list."""

import dataclasses
import datetime
from collections.abc import Mapping

from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.records.stations.access import may_keep, may_look, may_review_content
from jixiao.records.stations.contents.queries import contents_of, is_shown_on, topics_of
from jixiao.records.stations.contents.reading import with_reads
from jixiao.records.stations.contents.reviewing import awaiting_review, send_all
from jixiao.records.stations.contents.telling import number_of
from jixiao.records.stations.models import Content, ContentKind, ContentState, Licence
from jixiao.records.stations.tags import AUDIENCE_CHOICES
from jixiao.web.asking import ask, confirmed
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange, TagChoice

RECALLED, EXPIRED, WAITING, SHOWN = "recalled", "expired", "waiting", "approved"
CHIPS: Mapping[str, str] = {
    ContentState.DRAFT: "draft", ContentState.SENT: "sent", ContentState.BACK: "returned",
    ContentState.PASSED: SHOWN,
}  # fmt: skip
STATE_WORDS = {
    "draft": "草稿", "sent": "待审", "returned": "退回", SHOWN: "可以推送", WAITING: "没到上架日期", EXPIRED: "已下架",
    RECALLED: "已撤回",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StandingChoice(Choice):
    """How a content stands on a day."""

    field: str = "state"
    on: datetime.date

    def condition(self, query: QueryDict) -> Q:
        """Return: it stands so."""
        (text,) = self.texts(query)
        passed = Q(state=ContentState.PASSED, recalled_at=None)
        known = {
            RECALLED: Q(recalled_at__isnull=False),
            SHOWN: is_shown_on(self.on),
            EXPIRED: passed & Q(until_day__lt=self.on),
            WAITING: passed & Q(from_day__gt=self.on),
            **{one.value: Q(state=one, recalled_at=None) for one in ContentState if one != ContentState.PASSED},
        }
        return known.get(text, Q())


@at_desk(may_look)
def contents(request: DeskRequest) -> HttpResponseBase:
    """Show the contents of the unit."""
    desk, table = request.desk, content_table(request)
    mine = desk.may(may_review_content)
    context = {
        "table": table,
        "may_keep": desk.may(may_keep),
        "may_review": mine,
        "to_review": awaiting_review(desk.unit, desk.person).count() if mine else 0,
        "drafts": _drafts(request).count() if desk.may(may_keep) else 0,
    }
    return table.export() or render(request, "stations/contents/contents.html", context)


@at_desk(may_keep, write=may_keep)
def send_drafts(request: DeskRequest) -> HttpResponse:
    """Ask, and send every draft for review."""
    desk, number = request.desk, _drafts(request).count()
    back = desk.door("stations:contents")
    if not confirmed(request):
        consequence = "送审以后不能修改，要改的先收回或由审核人退回。科学性和导向由两个人分别审，登记人不能审自己的。"
        return ask(
            request, question=f"把 {number} 条草稿全部送审？", consequence=consequence, verb="全部送审", back=back
        )
    with transaction.atomic():
        claim(request, leads_to=back)
        sent = send_all(unit=desk.unit, by=desk.actor)
    messages.success(request, f"已送审 {sent} 条内容" if sent else "没有要送审的草稿")
    return redirect(back)


def standing_of(content: Content, on: datetime.date) -> str:
    """Return how a content stands on a day, as its chip."""
    if content.recalled_at is not None:
        return RECALLED
    if content.state == ContentState.PASSED and content.until_day and content.until_day < on:
        return EXPIRED
    if content.state == ContentState.PASSED and content.from_day and content.from_day > on:
        return WAITING
    return CHIPS[content.state]


def content_table(request: DeskRequest, *, rows: QuerySet[Content] | None = None) -> DataTable:
    """Return the list of contents, or of some of them."""
    desk = request.desk
    new_url = desk.door("stations:content_new") if desk.may(may_keep) else ""
    choices = [(chip, words) for chip, words in STATE_WORDS.items() if chip != "returned"]
    return DataTable(
        request=request,
        title="科普内容",
        queryset=with_reads(contents_of(desk.unit) if rows is None else rows),
        columns=(
            Column("number", "编号", sort_by="number", value=number_of, width="w-s"),
            Column(
                "title", "内容标题", sort_by="title", width="w-l",
                link=lambda row: desk.door("stations:content", pk=row.pk),
            ),
            Column("kind", "类型", sort_by="kind", words=dict(ContentKind.choices)),
            Column("topics", "主题", value=lambda row: "、".join(row.topics) or _lacking(row)),
            Column("audiences", "适用人群", value=_people),
            Column("source", "来源", sort_by="source", default_shown=False),
            Column("licence", "使用许可", sort_by="licence", words=dict(Licence.choices), default_shown=False),
            Column("minutes", "时长", kind="number", unit="分钟", sort_by="minutes", default_shown=False),
            Column("from_day", "上架", kind="day", sort_by="from_day", value=lambda row: _or_none(row.from_day)),
            Column("until_day", "下架", kind="day", sort_by="until_day", value=lambda row: _or_none(row.until_day)),
            Column("published_on", "推文发布", kind="day", sort_by="published_on", value=_published),
            Column("reads_now", "阅读数", kind="number", unit="次", sort_by="reads_now", value=_reads),
            Column(
                "state", "状态", kind="state", sort_by="state", value=lambda row: standing_of(row, desk.today),
                words=STATE_WORDS,
            ),
        ),
        filters=(
            Contains("q", "标题、来源或正文", fields=("title", "initials", "source", "body")),
            Choice("kind", "类型", field="kind", choices=ContentKind.choices),
            TagChoice("topic", "主题", field="topics", choices=[(one, one) for one in topics_of(desk.unit)]),
            TagChoice("audience", "适用人群", field="audiences", choices=AUDIENCE_CHOICES),
            StandingChoice("state", "状态", choices=[*choices, (ContentState.BACK.value, "退回")], on=desk.today),
            DayRange("published", "推文发布", field="published_on"),
        ),
        order=("-number",),
        empty=("还没有科普内容", "登记图文、图片、视频、PDF、竞答链接，或导入公众号推文；双人审核通过的才能推送。"),
        empty_door=("登记内容", new_url) if new_url else None,
        note="内容跨年使用，不分年度",
    )  # fmt: skip


def _or_none(day: datetime.date | None) -> datetime.date | Absent:
    return day or NOT_APPLICABLE


def _people(row: Content) -> str | Absent:
    return "、".join(row.audiences) or _lacking(row)


def _lacking(row: Content) -> str | Absent:
    """Return how a tag that is not there is shown: an article of the account needs none."""
    return NOT_APPLICABLE if row.kind == ContentKind.ARTICLE else ""


def _published(row: Content) -> datetime.date | Absent:
    return _or_none(row.published_on)


def _reads(row: Content) -> int | Absent | None:
    return getattr(row, "reads_now", None) if row.kind == ContentKind.ARTICLE else NOT_APPLICABLE


def _drafts(request: DeskRequest) -> QuerySet[Content]:
    rows = contents_of(request.desk.unit)
    return rows.filter(state=ContentState.DRAFT, recalled_at=None)
