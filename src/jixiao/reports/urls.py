"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.orgs.models import HandoverKind
from jixiao.orgs.views.handovers import handover_views
from jixiao.reports.filing import approve_report, reopen_report, submit_report
from jixiao.reports.views import county, county_acts, county_pages, county_papers, filing, reading, writing

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
    path("county/coverage/", county_pages.show_coverage, name="county_coverage"),
    path("county/ranking/", county_pages.show_ranking, name="county_ranking"),
    path("county/years/", county_pages.show_years, name="county_years"),
    path("county/sectors/", county_pages.show_sectors, name="county_sectors"),
    path("county/sectors/save/", county_pages.save_sectors, name="county_save_sectors"),
    path("county/acts/", county_acts.list_acts, name="county_acts"),
    path("county/acts/do/", county_acts.act_on_many, name="county_do"),
    path("county/acts/<int:pk>/", county_acts.show_act, name="county_act"),
    path("county/acts/<int:pk>/undo/", county_acts.undo, name="county_undo"),
    path("county/papers/", county_papers.list_papers, name="county_papers"),
    path("county/papers/make/", county_papers.make_paper, name="county_make"),
    path("county/papers/<int:pk>/", county_papers.show_paper, name="county_paper"),
    path("county/papers/<int:pk>/trace/", county_papers.show_paper_trace, name="county_trace"),
    path("county/papers/<int:pk>/files/<slug:kind>/", county_papers.send_paper_file, name="county_file"),
    path("yearbook.xlsx", filing.download_year, name="download"),
    path("yearbook/", filing.upload_year, name="upload"),
    *HANDOVER.urls,
]
