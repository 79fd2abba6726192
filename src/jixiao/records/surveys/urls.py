"""The addresses of the room."""

from django.urls import path

from jixiao.records.surveys.views import collecting, drawing_up, spreading, surveys

app_name = "surveys"
urlpatterns = [
    path("", surveys.surveys, name="surveys"),
    path("new/", drawing_up.new, name="new"),
    path("copy/", drawing_up.copy, name="copy"),
    path("<int:pk>/", surveys.survey, name="survey"),
    path("<int:pk>/edit/", drawing_up.edit, name="edit"),
    path("<int:pk>/questions/", drawing_up.questions, name="questions"),
    path("<int:pk>/plan/", drawing_up.plan, name="plan"),
    path("<int:pk>/spread/", spreading.spread, name="spread"),
    path("<int:pk>/remind/", spreading.remind, name="remind"),
    path("<int:pk>/start/", drawing_up.start, name="start"),
    path("<int:pk>/finish/", drawing_up.finish, name="finish"),
    path("<int:pk>/reopen/", drawing_up.reopen, name="reopen"),
    path("<int:pk>/destroy/", drawing_up.destroy, name="destroy"),
    path("<int:pk>/prolong/", drawing_up.prolong, name="prolong"),
    path("<int:pk>/remove/", drawing_up.remove, name="remove"),
    path("<int:pk>/codes/", collecting.codes, name="codes"),
    path("<int:pk>/codes/void/", collecting.void, name="void"),
    path("<int:pk>/poster/", collecting.poster, name="poster"),
    path("<int:pk>/paper/", collecting.paper, name="paper"),
    path("<int:pk>/sheets/", collecting.sheets, name="sheets"),
    path("<int:pk>/sheets/take-back/", collecting.take_back, name="take_back"),
    path("<int:pk>/crossing/", surveys.crossing, name="crossing"),
    path("<int:pk>/result.xlsx", surveys.workbook, name="workbook"),
]
