"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, include, path

from jixiao.cycle.monitoring.approving import pass_sheet, reopen_sheet, return_sheet, withdraw_sheet
from jixiao.cycle.monitoring.submitting import require_explained
from jixiao.cycle.monitoring.views import closing, lines, papers, rounds, sheet
from jixiao.cycle.monitoring.views.finding import sheet_or_404
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.seat import Desk
from jixiao.orgs.views.handovers import handover_views


def subject(desk: Desk, pk: int) -> str:
    """Return the subject of the handover of a sheet; a round that is not for the unit is not there."""
    return str(sheet_or_404(desk, pk).round_id)


HANDOVER = handover_views(
    kind=HandoverKind.MONITORING,
    back="monitoring:sheet",
    subject=subject,
    before_send=require_explained,
    withdraw=withdraw_sheet,
    send_back=return_sheet,
    approve=pass_sheet,
    reopen=reopen_sheet,
)

app_name = "monitoring"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", rounds.show_rounds, name="rounds"),
    path("issue/", rounds.issue, name="issue"),
    path("rounds/<int:pk>/", rounds.show_round, name="round"),
    path("rounds/<int:pk>/change/", rounds.change, name="change"),
    path("rounds/<int:pk>/add/", rounds.add, name="add"),
    path("rounds/<int:pk>/close/", closing.close, name="close"),
    path("rounds/<int:pk>/reopen/", closing.reopen, name="reopen_round"),
    path("rounds/<int:pk>/read/", rounds.read_all, name="read_all"),
    path("rounds/<int:pk>/late/<int:sheet>/", rounds.late, name="late"),
    path("lines/<int:pk>/", lines.edit_line, name="line"),
    path("lines/<int:pk>/rectify/", lines.rectify_line, name="rectify_line"),
    path("lines/<int:pk>/trace/<slug:of>/", lines.trace_line, name="trace_line"),
    path("executions/<int:pk>/", lines.edit_execution, name="execution"),
    path("executions/<int:pk>/rectify/", lines.rectify_execution, name="rectify_execution"),
    path("executions/<int:pk>/trace/<slug:of>/", lines.trace_execution, name="trace_execution"),
    path("<int:pk>/", sheet.show_sheet, name="sheet"),
    path("<int:pk>/read/", sheet.read, name="read"),
    path("<int:pk>/summary/", sheet.summarise, name="summary"),
    path("<int:pk>/print/", papers.show_print, name="print"),
    path("<int:pk>/papers/<slug:which>.<slug:kind>", papers.send_paper, name="paper"),
    path("<int:pk>/", include(HANDOVER.urls)),
]
