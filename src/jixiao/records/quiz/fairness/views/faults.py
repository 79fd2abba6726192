"""Reports that a question is wrong: the list with the rate, the answer, and points given back."""

from django.db.models import Count
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.quiz.access import may_look, may_open
from jixiao.records.quiz.fairness.faulting import ask_for_remedy, confirm_fault, dismiss_fault
from jixiao.records.quiz.fairness.forms import FaultForm
from jixiao.records.quiz.fairness.queries import faults_of, wronged_by
from jixiao.records.quiz.fairness.views.finding_rows import campaign_at, framed, row_at
from jixiao.records.quiz.models import Answer, FaultReport, FaultReportState, PoolEntry
from jixiao.web.table import Choice, Column, Contains, DataTable

LIGHTS = {FaultReportState.OPEN: "amber", FaultReportState.CONFIRMED: "red", FaultReportState.DISMISSED: "green"}
LETTERS = "ABCDEFGH"


@at_desk(may_look)
def faults(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the reports of a campaign."""
    desk, campaign = request.desk, campaign_at(request.desk, pk)
    table = DataTable(
        request=request,
        title="题目差错报告",
        queryset=faults_of(campaign),
        columns=(
            Column(
                "question", "题目", kind="text", sort_by="version__question__number",
                value=lambda row: f"{row.version.question} {row.version.text[:40]}",
                link=lambda row: desk.door("quiz:fault", pk=campaign.pk, fault=row.pk),
            ),
            Column("text", "差错说明", kind="long"),
            Column("at", "报告日期", kind="day", sort_by="at"),
            Column(
                "state", "差错状态", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[FaultReportState(row.state)], row.get_state_display()),
            ),
            Column("answer", "差错答复", kind="long", value=lambda row: row.answer or NOT_APPLICABLE),
        ),
        filters=(
            Contains("q", "题干", fields=("version__text",)),
            Choice("state", "状态", field="state", choices=list(FaultReportState.choices)),
        ),
        order=("-state", "pk"),
        empty=("没有人报告题目差错", "参与者在答题页上点「题目有误？」报告。"),
    )  # fmt: skip
    asked = PoolEntry.objects.filter(campaign=campaign).values("version__question").distinct().count()
    rows = FaultReport.objects.filter(campaign=campaign, state=FaultReportState.CONFIRMED)
    wrong = rows.values("version__question").distinct().count()
    rate = f"{1000 * wrong / asked:.2f}" if asked else ""
    context = {"table": table, "asked": asked, "wrong": wrong, "rate": rate}
    return table.export() or framed(request, "quiz/fairness/faults.html", campaign, context)


@at_desk(may_look, write=may_open)
def fault(request: DeskRequest, pk: int, fault: int) -> HttpResponse:
    """Show one report beside the question and what was answered, and answer it."""
    campaign = campaign_at(request.desk, pk)
    row: FaultReport = row_at(faults_of(campaign), campaign, fault)
    form = FaultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(request, lambda: _answered(request, row, form), str)
    chosen = Answer.objects.filter(entry__campaign=campaign, entry__version=row.version)
    answers = list(chosen.values_list("chosen", "is_right").annotate(number=Count("pk")).order_by())
    context = {
        "row": row,
        "form": form,
        "colour": LIGHTS[FaultReportState(row.state)],
        "is_open": row.state == FaultReportState.OPEN,
        "is_confirmed": row.state == FaultReportState.CONFIRMED,
        "options": [
            (LETTERS[place], words, bool(row.version.right >> place & 1), _number(answers, place))
            for place, words in enumerate(row.version.options)
        ],
        "asked": sum(number for _, _, number in answers),
        "wrong": sum(number for _, is_right, number in answers if not is_right),
        "wronged": wronged_by(campaign, row.version).count(),
        "same": faults_of(campaign).filter(version=row.version).exclude(pk=row.pk).order_by("pk")[:50],
    }
    return framed(request, "quiz/fairness/fault.html", campaign, context)


@require_POST
@at_desk(may_open, write=may_open)
def remedy(request: DeskRequest, pk: int, fault: int) -> HttpResponse:
    """Queue the giving back of points."""
    campaign = campaign_at(request.desk, pk)
    row: FaultReport = row_at(faults_of(campaign), campaign, fault)
    return done_once(
        request,
        lambda: ask_for_remedy(report=row, by=request.desk.actor),
        lambda job: reverse("orgs:job", kwargs={"pk": job.pk}),
    )


def _number(answers: list[tuple[int, bool, int]], place: int) -> int:
    """Return how many chose an option."""
    return sum(number for given, _, number in answers if given >> place & 1)


def _answered(request: DeskRequest, row: FaultReport, form: FaultForm) -> str:
    """Answer the report; return where that leads: to the job that gives the points back, or to the list."""
    verdict, answer, by = form.cleaned_data["verdict"], form.cleaned_data["answer"], request.desk.actor
    if verdict == "dismiss":
        dismiss_fault(report=row, answer=answer, by=by)
    else:
        confirm_fault(report=row, answer=answer, by=by)
        if verdict == "points" and wronged_by(row.campaign, row.version).exists():
            return reverse("orgs:job", kwargs={"pk": ask_for_remedy(report=row, by=by).pk})
    return request.desk.door("quiz:faults", pk=row.campaign.pk)
