"""The bank as a list, and as files."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.records.quiz.access import may_keep, may_look, may_review_questions
from jixiao.records.quiz.bank.exchange.exporting import questions_gift, questions_workbook
from jixiao.records.quiz.bank.queries import newest_versions, tags_in, with_uses
from jixiao.records.quiz.bank.reviewing import awaiting_review, send_all
from jixiao.records.quiz.models import HARDEST, QuestionKind, QuestionVersion, VersionState
from jixiao.web.asking import ask, confirmed
from jixiao.web.sending import attachment
from jixiao.web.table import Choice, Column, Contains, DataTable, TagChoice

RETIRED = "retired"
CHIPS: Mapping[str, str] = {
    VersionState.DRAFT: "draft", VersionState.SENT: "sent", VersionState.BACK: "returned",
    VersionState.PASSED: "approved", RETIRED: RETIRED,
}  # fmt: skip
STATE_WORDS = {
    "draft": "草稿", "sent": "待审", "returned": "退回", "approved": "审核通过", RETIRED: "已停用",
}  # fmt: skip
MOST_EXPORTED = 10_000
NUMBER = re.compile(r"[Tt]?(?P<number>[0-9]{1,9})")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Words(Contains):
    """Words of a question, or its number (T12)."""

    def condition(self, query: QueryDict) -> Q:
        """Return: every word typed stands in the question, or it has that number."""
        found = NUMBER.fullmatch(self.texts(query)[0])
        if found:
            return Q(question__number=int(found["number"]))
        return Contains.condition(self, query)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StateChoice(Choice):
    """How far the newest version is; a retired question is retired, whatever its versions are."""

    field: str = "state"

    def condition(self, query: QueryDict) -> Q:
        """Return: the question is so."""
        (text,) = self.texts(query)
        if text == RETIRED:
            return Q(question__retired_at__isnull=False)
        known = text in VersionState.values
        return Q(state=text, question__retired_at=None) if known else Q()


@at_desk(may_look)
def bank(request: DeskRequest) -> HttpResponseBase:
    """Show all questions of the unit, each as its newest version."""
    desk, table = request.desk, bank_table(request)
    mine = desk.may(may_review_questions)
    context = {
        "table": table,
        "may_keep": desk.may(may_keep),
        "to_review": awaiting_review(desk.unit, desk.person).count() if mine else 0,
        "may_review": mine,
        "drafts": _drafts(request).count() if desk.may(may_keep) else 0,
        "export_query": request.GET.urlencode(),
    }
    return table.export() or render(request, "quiz/bank/bank.html", context)


@at_desk(may_look)
def export(request: DeskRequest, form: str) -> HttpResponse:
    """Send the questions that meet the filters of the list as a table to import again, or as GIFT."""
    if form not in {"gift", "xlsx"}:
        raise Http404("没有这种导出")
    rows = bank_table(request).filtered.select_related("question")[:MOST_EXPORTED]
    if form == "gift":
        return attachment(questions_gift(rows), name="竞答题库.gift")
    return attachment(questions_workbook(rows), name="竞答题库.xlsx")


@at_desk(may_keep, write=may_keep)
def send_drafts(request: DeskRequest) -> HttpResponse:
    """Ask, and send every draft for review."""
    desk, number = request.desk, _drafts(request).count()
    back = desk.door("quiz:bank")
    if not confirmed(request):
        consequence = "送审以后不能修改，要改的先收回或由审核人退回。科学性和导向由两个人分别审，命题人不能审自己的题。"
        return ask(
            request, question=f"把 {number} 道草稿全部送审？", consequence=consequence, verb="全部送审", back=back
        )
    with transaction.atomic():
        claim(request, leads_to=back)
        sent = send_all(unit=desk.unit, by=desk.actor)
    messages.success(request, f"已送审 {sent} 道题" if sent else "没有要送审的草稿")
    return redirect(back)


def bank_table(request: DeskRequest, *, rows: QuerySet[QuestionVersion] | None = None) -> DataTable:
    """Return the list of the bank, or of some of its questions."""
    desk = request.desk
    new_url = desk.door("quiz:question_new") if desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="竞答题库",
        queryset=with_uses(newest_versions(desk.unit) if rows is None else rows),
        columns=(
            Column(
                "number", "编号", sort_by="question__number", value=lambda row: str(row.question),
                link=lambda row: desk.door("quiz:question", pk=row.question_id),
            ),
            Column("text", "题干", kind="long", sort_by="text", width="w-l"),
            Column("kind", "题型", sort_by="kind", words=dict(QuestionKind.choices)),
            Column("tags", "标签", value=lambda row: "、".join(row.tags)),
            Column("difficulty", "难度", kind="number", sort_by="difficulty"),
            Column("state", "状态", kind="state", sort_by="state", value=state_of, words=STATE_WORDS),
            Column("drawn", "可抽版本", kind="number", value=_drawn),
            Column("uses", "用于竞答", kind="number", sort_by="uses", unit="次"),
            Column("picture", "题图", value=lambda row: "有" if row.picture_id else "", default_shown=False),
            Column("source", "出处", default_shown=False),
            Column("by", "命题人", value=lambda row: row.by.name, default_shown=False),
        ),
        filters=bank_filters(tags_in(desk.unit)),
        order=("-question__number",),
        empty=("题库还是空的", "先编写题目，或从 XLSX、Word、GIFT 导入；双人审核通过的才能抽到。"),
        empty_door=("编写题目", new_url) if new_url else None,
    )  # fmt: skip


def bank_filters(tags: Iterable[str]) -> tuple[Any, ...]:
    """Return the filters of the bank."""
    return (
        Words("q", "编号、题干或出处", fields=("text", "source", "explanation")),
        Choice("kind", "题型", field="kind", choices=QuestionKind.choices),
        TagChoice("tag", "标签", field="tags", choices=[(tag, tag) for tag in tags]),
        Choice(
            "difficulty", "难度", field="difficulty", choices=[(str(one), str(one)) for one in range(1, HARDEST + 1)]
        ),
        StateChoice("state", "状态", choices=[*VersionState.choices, (RETIRED, "已停用")]),
    )


def state_of(version: QuestionVersion) -> str:
    """Return the chip of the newest version of a question."""
    return CHIPS[RETIRED if version.question.retired_at else version.state]


def chip_of(version: QuestionVersion) -> tuple[str, str]:
    """Return the chip of the newest version of a question with its word."""
    found = state_of(version)
    return found, STATE_WORDS[found]


def _drawn(row: Any) -> int | Absent:  # noqa: ANN401 - a version with annotations
    return NOT_APPLICABLE if row.question.retired_at or row.drawn is None else int(row.drawn)


def _drafts(request: DeskRequest) -> QuerySet[QuestionVersion]:
    unit = request.desk.unit
    return QuestionVersion.objects.filter(question__unit=unit, question__retired_at=None, state=VersionState.DRAFT)
