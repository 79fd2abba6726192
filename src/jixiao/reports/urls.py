"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.orgs.models import HandoverKind
from jixiao.orgs.views.handovers import handover_views
from jixiao.reports.filing import approve_report, reopen_report, submit_report
from jixiao.reports.views import county, filing, reading, writing

app_name = "reports"
HANDOVER = handover_views(
    kind=HandoverKind.REPORT,
    back="reports:report",
    send=submit_report,
    approve=approve_report,
    reopen=reopen_report,
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.show_report, name="report"),
    path("versions/<int:pk>/", reading.show_version, name="version"),
    path("versions/<int:pk>/trace/", reading.show_trace, name="trace"),
    path("versions/<int:pk>/changes/", reading.compare_versions, name="changes"),
    path("versions/<int:pk>/files/<slug:key>/", reading.send_file, name="file"),
    path("versions/<int:pk>/render/", filing.make_files, name="render"),
    path("versions/<int:pk>/scan/", filing.take_scan, name="scan"),
    path("versions/<int:pk>/findings/<int:number>/aside/", filing.set_aside, name="aside"),
    path("versions/<int:pk>/findings/<int:number>/again/", filing.take_up, name="again"),
    path("make/", writing.make_new_version, name="make"),
    path("words/", writing.edit_words, name="words"),
    path("words/passages/<str:section>/", writing.edit_passage, name="passage"),
    path("words/goals/<str:code>/", writing.edit_outcome, name="outcome"),
    path("words/problems/new/", writing.edit_problem, name="new_problem"),
    path("words/problems/<int:pk>/", writing.edit_problem, name="problem"),
    path("words/problems/<int:pk>/remove/", writing.remove_problem, name="remove_problem"),
    path("county/", county.show_county, name="county"),
    path("yearbook.xlsx", filing.download_year, name="download"),
    path("yearbook/", filing.upload_year, name="upload"),
    *HANDOVER.urls,
]
