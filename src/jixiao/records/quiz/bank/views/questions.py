"""A question: its page, its picture, retiring and bringing back, another version, sending for review."""

from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from jixiao.measures import shelf
from jixiao.measures.materials import PICTURE, material_of
from jixiao.measures.naming import file_name
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.access import may_keep, may_look, may_review_questions
from jixiao.records.quiz.bank.forms import ReasonForm
from jixiao.records.quiz.bank.likeness import known_in, like_ones
from jixiao.records.quiz.bank.queries import history_of, uses_of
from jixiao.records.quiz.bank.retiring import bring_back, retire_question
from jixiao.records.quiz.bank.reviewing import open_aspects, reviews_of_rounds, send_for_review, take_back
from jixiao.records.quiz.bank.tallying import tally_versions
from jixiao.records.quiz.bank.views.finding_rows import question_at, version_at
from jixiao.records.quiz.bank.views.listing import CHIPS, RETIRED, STATE_WORDS
from jixiao.records.quiz.bank.views.picturing import bars_of, figures_of
from jixiao.records.quiz.bank.wording import lettered
from jixiao.records.quiz.bank.writing import begin_version, remove_version
from jixiao.records.quiz.models import PoolEntry, Question, QuestionVersion, VersionState
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import given_stamp

_POLICY = "sandbox; default-src 'none'; img-src 'self'"
_USES = 50


@at_desk(may_look)
def question(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a question: the newest version or the one asked for, its reviews, where it was asked, what came of it."""
    desk, row = request.desk, question_at(request.desk, pk)
    versions = sorted(row.versions.all(), key=lambda one: -one.number)
    asked_for = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == asked_for), versions[0])
    tallies = tally_versions(versions).tallies
    known = known_in(desk.unit)
    state = RETIRED if row.retired_at else versions[0].state
    context = {
        "question": row,
        "version": shown,
        "newest": versions[0],
        "in_use": next((one.number for one in versions if one.state == VersionState.PASSED), None),
        "versions": [(one, CHIPS[one.state], tallies[one.pk]) for one in versions],
        "options": lettered(shown.options, shown.right),
        "chip": (CHIPS[state], STATE_WORDS[CHIPS[state]]),
        "reviews": reviews_of_rounds(shown),
        "tally": tallies[shown.pk],
        "figures": figures_of(tallies[shown.pk]),
        "bars": bars_of(shown, tallies[shown.pk]),
        "uses": [(one, _campaign_url(one)) for one in uses_of(row)[:_USES]],
        "alike": like_ones(shown.text, kind=shown.kind, options=shown.options, among=known, but=row.pk),
        "history": history_of(row),
        **_rights(desk, row, versions[0]),
    }
    return render(request, "quiz/bank/question.html", context)


@at_desk(may_look)
def version(request: DeskRequest, pk: int) -> HttpResponse:
    """Lead to a version on the page of its question."""
    row = version_at(request.desk, pk)
    return redirect(f"{request.desk.door('quiz:question', pk=row.question_id)}?version={row.number}")


@at_desk(may_look)
def picture(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Send the picture of a version, whichever year it was kept in."""
    row = version_at(request.desk, pk)
    if row.picture is None:
        raise Http404("这个版本没有题图")
    path, material = shelf.path_of(row.picture.sha256), material_of(row.picture.media_type)
    if material.family != PICTURE or not path.exists():
        raise Http404("图片不在服务器上")
    answer = FileResponse(path.open("rb"), content_type=material.media_type)
    name = quote(file_name(row.picture.name, suffix=material.suffix))
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@at_desk(may_keep, write=may_keep)
@require_POST
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Send a draft for review."""
    row = version_at(request.desk, pk)
    return _done(
        request, row.question, "已送审",
        lambda: send_for_review(version=row, stamp=given_stamp(request), by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
@require_POST
def back_to_draft(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a version back that was sent too early."""
    row = version_at(request.desk, pk)
    return _done(
        request, row.question, "已收回，可以修改",
        lambda: take_back(version=row, stamp=given_stamp(request), by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
@require_POST
def new_version(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin another wording of a question that has passed, and go to its form."""
    desk, row = request.desk, question_at(request.desk, pk)
    back = desk.door("quiz:question", pk=pk)
    made = done_first(request, lambda: begin_version(question=row, by=desk.actor), leads_to=back)
    return redirect(desk.door("quiz:version_edit", pk=made.pk))


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and take a draft away."""
    desk, row = request.desk, version_at(request.desk, pk)
    back = desk.door("quiz:question", pk=row.question_id)
    only = row.question.versions.count() == 1
    if not confirmed(request):
        consequence = "这道题只有这一个版本，题目一起删除。" if only else "以前审核通过的版本不受影响。"
        return ask(
            request, question=f"删除 {row.question} 的草稿？", consequence=consequence, verb="删除草稿", back=back,
            kept=[("stamp", str(row.version))],
        )  # fmt: skip
    address = desk.door("quiz:bank") if only else back
    done_first(
        request,
        lambda: remove_version(version=row, stamp=given_stamp(request), by=desk.actor),
        leads_to=address,
    )
    messages.success(request, "已删除草稿")
    return redirect(address)


@at_desk(may_keep, write=may_keep)
def retire(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask for the reason, and take a question out of what is drawn."""
    desk, row = request.desk, question_at(request.desk, pk)
    back = desk.door("quiz:question", pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reason, stamp = form.cleaned_data["reason"], given_stamp(request) or row.version
            done_first(
                request,
                lambda: retire_question(question=row, reason=reason, stamp=stamp, by=desk.actor),
                leads_to=back,
            )
            messages.success(request, f"{row} 已停用")
            return redirect(back)
    context = {
        "form": form,
        "question": f"停用 {row}？",
        "consequence": "以后的竞答不再抽它；已经选用它的竞答照常，要撤下的到那个竞答里撤。答过的记录和得分不变。",
        "verb": "停用题目",
        "back": back,
        "stamp": row.version,
    }
    return render(request, "quiz/bank/reason.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a retired question be drawn again."""
    row = question_at(request.desk, pk)
    return _done(
        request, row, "已恢复",
        lambda: bring_back(question=row, stamp=given_stamp(request), by=request.desk.actor),
    )  # fmt: skip


def _done(request: DeskRequest, row: Question, words: str, act: Callable[[], object]) -> HttpResponse:
    back = request.desk.door("quiz:question", pk=row.pk)
    done_first(request, act, leads_to=back)
    messages.success(request, f"{row} {words}")
    return redirect(back)


def _rights(desk: Desk, row: Question, newest: QuestionVersion) -> dict[str, bool]:
    keeps, live = desk.may(may_keep), row.retired_at is None
    draft = newest.state in (VersionState.DRAFT, VersionState.BACK)
    return {
        "may_keep": keeps,
        "may_edit": keeps and draft,
        "may_send": keeps and live and newest.state == VersionState.DRAFT,
        "may_take_back": keeps and newest.state == VersionState.SENT,
        "may_begin": keeps and live and newest.state == VersionState.PASSED,
        "may_retire": keeps and live,
        "may_restore": keeps and not live,
        "may_review": desk.may(may_review_questions) and bool(open_aspects(newest, desk.person)),
    }


def _campaign_url(entry: PoolEntry) -> str:
    year = entry.campaign.unit_year
    try:
        return reverse("quiz:campaign", kwargs={"unit": year.unit.code, "year": year.year, "pk": entry.campaign_id})
    except NoReverseMatch:
        return ""
