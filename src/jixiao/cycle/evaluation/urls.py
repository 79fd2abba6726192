"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.cycle.evaluation.reviewing import approve_evaluation, take_over
from jixiao.cycle.evaluation.submitting import freeze_for_sending
from jixiao.cycle.evaluation.views import comparing, listing, papers, reviewing, rows, sampling, sheet, traces
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.views.handovers import handover_views

HANDOVER = handover_views(
    kind=HandoverKind.EVALUATION,
    back="evaluation:sheet",
    before_send=freeze_for_sending,
    approve=approve_evaluation,
    adopt=take_over,
)

app_name = "evaluation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", sheet.show_sheet, name="sheet"),
    path("start/", sheet.start, name="start"),
    path("mark/", sheet.take_and_mark, name="mark"),
    path("entered/", sheet.take_entered, name="entered"),
    path("rows/<int:pk>/", rows.edit_row, name="row"),
    path("rows/<int:pk>/trace/", traces.trace_row, name="trace"),
    path("rows/<int:pk>/review/", reviewing.judge_row, name="review"),
    path("execution/", rows.edit_execution, name="execution"),
    path("outcome/", rows.edit_outcome, name="outcome"),
    path("execution/review/", reviewing.judge_execution, name="review_execution"),
    path("opinion/", reviewing.judge_whole, name="opinion"),
    path("trace/total/", traces.trace_total, name="trace_total"),
    path("trace/execution/", traces.trace_execution, name="trace_execution"),
    path("trace/groups/<str:group>/", traces.trace_group, name="trace_group"),
    path("compare/", comparing.show_comparison, name="compare"),
    path("print/", papers.show_print, name="print"),
    path("papers/<slug:kind>/", papers.send_paper, name="paper"),
    path("sheet.xlsx", papers.send_workbook, name="workbook"),
    path("all/", listing.show_all, name="all"),
    path("all/approve/", listing.approve_many, name="approve_many"),
    path("all/return/", listing.return_many, name="return_many"),
    path("samplings/", sampling.draw, name="samplings"),
    path("samplings/<int:pk>/", sampling.show_sampling, name="sampling"),
    *HANDOVER.urls,
]
