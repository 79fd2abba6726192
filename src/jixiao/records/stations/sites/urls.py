"""The addresses of the dossiers, checks, months and inspections."""

from django.urls import path

from jixiao.records.stations.sites.views import checking, dossiers, inspecting, listing, months, papers, plating

urlpatterns = [
    path("", listing.stations, name="stations"),
    path("statistics/", listing.statistics, name="statistics"),
    path("new/", dossiers.new, name="station_new"),
    path("rule/", inspecting.rule, name="rule"),
    path("months/", months.months, name="months"),
    path("months/told/", months.told, name="months_told"),
    path("months/told/accept/", months.accept_told, name="months_accept"),
    path("months/<int:pk>/accept/", months.accept, name="month_accept"),
    path("months/<int:pk>/back/", months.send_back, name="month_back"),
    path("months/<int:pk>/remove/", months.remove, name="month_remove"),
    path("checks/<int:pk>/decide/", checking.decide, name="check_decide"),
    path("checks/<int:pk>/paper.<str:form>", papers.check_paper, name="check_paper"),
    path("inspections/<int:pk>/edit/", inspecting.edit, name="inspection_edit"),
    path("inspections/<int:pk>/mend/", inspecting.mend, name="inspection_mend"),
    path("inspections/<int:pk>/remove/", inspecting.remove, name="inspection_remove"),
    path("<int:pk>/", dossiers.station, name="station"),
    path("<int:pk>/edit/", dossiers.edit, name="station_edit"),
    path("<int:pk>/remove/", dossiers.remove, name="station_remove"),
    path("<int:pk>/pages/", dossiers.pages, name="station_pages"),
    path("<int:pk>/renew/", dossiers.renew, name="station_renew"),
    path("<int:pk>/phone/", dossiers.phone, name="station_phone"),
    path("<int:pk>/check/<str:stage>/", checking.check, name="check"),
    path("<int:pk>/check/<str:stage>/blank.<str:form>", papers.blank_check, name="check_blank"),
    path("<int:pk>/plate/", plating.plate, name="plate"),
    path("<int:pk>/plate/certificate.<str:form>", papers.certificate, name="certificate"),
    path("<int:pk>/suspend/", plating.suspend, name="suspend"),
    path("<int:pk>/resume/", plating.resume, name="resume"),
    path("<int:pk>/close/", plating.close, name="close"),
    path("<int:pk>/month/<int:number>/", months.month, name="month"),
    path("<int:pk>/inspect/", inspecting.new, name="inspect"),
]
