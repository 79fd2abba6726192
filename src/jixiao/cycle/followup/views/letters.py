"""Letters: drawn up for a unit, read on the page, sent as DOCX and PDF; the report and the closing opinion on each."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import escape

from jixiao.cycle.followup.access import may_find, may_read
from jixiao.cycle.followup.forms import LetterForm, ReasonForm
from jixiao.cycle.followup.issuing import give_feedback, issue_notice, shorter_deadline, usual_deadline
from jixiao.cycle.followup.lettering import closing_document, issued_document, report_document
from jixiao.cycle.followup.models import Letter, LetterKind, Problem, ProblemState
from jixiao.cycle.followup.views.asking import answer_form, authority_at
from jixiao.cycle.followup.withdrawing import withdraw_letter
from jixiao.engine.document import Document
from jixiao.engine.render import to_html_part
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.orgs.sending import send_document

PAPERS = {"issued": "原文", "report": "整改报告", "closing": "销号意见"}
WITHDRAWN_HERE = (LetterKind.FEEDBACK, LetterKind.NOTICE, LetterKind.ADVICE)
ACTS: dict[str, Callable[..., Letter]] = {LetterKind.FEEDBACK: give_feedback, LetterKind.NOTICE: issue_notice}


@at_desk(may_find, write=may_find)
def draw_up(request: DeskRequest, kind: str) -> HttpResponse:
    """Draw up a feedback or a notice to this unit."""
    desk = request.desk
    if kind not in ACTS:
        raise Http404
    open_ones = Problem.objects.filter(unit_year=desk.its_year, state=ProblemState.OPEN).order_by("pk")
    rows = open_ones.filter(feedback=None) if kind == LetterKind.FEEDBACK else open_ones
    initial = {
        "deadline": usual_deadline(kind, on=desk.today),
        "problems": list(rows.values_list("pk", flat=True)[:100]),
    }
    label = LetterKind(kind).label
    return answer_form(
        request,
        LetterForm(request.POST or None, problems=rows, initial=initial),
        act=lambda given: ACTS[kind](
            authority=authority_at(desk),
            unit_year=desk.its_year,
            problems=list(given["problems"]),
            opinion=given["opinion"],
            deadline=given["deadline"],
            by=desk.actor,
        ),
        title=f"给{desk.unit.name}发{label}",
        verb=f"发{label}",
        back=desk.door("followup:problems"),
        done=f"{label}已发出",
        note="发出后文号按顺序编定，内容不再改动。期限按规则预填，可以改；"
        f"15 个工作日是 {shorter_deadline(on=desk.today)}；不是工作日的自动顺延到下一个工作日。",
        leads_to=lambda letter: desk.door("followup:letter", pk=letter.pk),
    )


@at_desk(may_read)
def show_letter(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a letter, or one of the papers that answer it."""
    desk = request.desk
    letter, which = letter_at(desk, pk), request.GET.get("paper", "issued")
    document = paper_of(desk, letter, which)
    context = {
        "letter": letter,
        "which": which,
        "papers": [(key, word) for key, word in PAPERS.items() if key == "issued" or letter.kind == LetterKind.NOTICE],
        "may_withdraw": desk.may(may_find) and letter.kind in WITHDRAWN_HERE and not letter.withdrawn_at,
        "paper": to_html_part(document, figure=lambda number: escape(number.text)),
    }
    return render(request, "followup/letter.html", context)


@at_desk(may_read)
def send_letter(request: DeskRequest, pk: int, which: str, kind: str) -> HttpResponse:
    """Send a paper as DOCX, PDF or a page."""
    document = paper_of(request.desk, letter_at(request.desk, pk), which)
    return send_document(document, kind)


@at_desk(may_find, write=may_find)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a letter back on which the unit has not acted."""
    desk, letter = request.desk, letter_at(request.desk, pk)
    return answer_form(
        request,
        ReasonForm(request.POST or None),
        act=lambda given: withdraw_letter(letter=letter, reason=given["reason"], by=desk.actor),
        title=f"撤回 {letter.number}？",
        verb="撤回文书",
        back=desk.door("followup:letter", pk=pk),
        done="已撤回，文号保留",
        note="单位已经办理的不能撤回；撤回后问题回到待通知，建议回到未下达。",
    )


def letter_at(desk: Desk, pk: int) -> Letter:
    """Return a letter to this unit about this year."""
    rows = Letter.objects.select_related("authority", "unit_year__unit", "withdrawn_by")
    return get_object_or_404(rows, unit_year=desk.unit_year, pk=pk)


def paper_of(desk: Desk, letter: Letter, which: str) -> Document:
    """Return the letter as issued, or the report or closing opinion on a notice."""
    if which == "issued":
        return issued_document(letter)
    if letter.kind != LetterKind.NOTICE or which not in PAPERS:
        raise Http404
    problems = list(Problem.objects.filter(notice=letter).order_by("pk")[:100])
    write = report_document if which == "report" else closing_document
    return write(letter, problems, on=desk.today)
