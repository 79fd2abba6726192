"""The addresses of appeals at a desk."""

from django.urls import path

from jixiao.records.community.appeals.views import desk, handling

urlpatterns = [
    path("", desk.appeals, name="appeals"),
    path("new/", desk.new, name="appeal_new"),
    path("door/", desk.door, name="door"),
    path("<int:pk>/", desk.appeal, name="appeal"),
    path("<int:pk>/code/", desk.code, name="appeal_code"),
    path("<int:pk>/asker/", desk.asker, name="appeal_asker"),
    path("<int:pk>/assign/", handling.assign, name="appeal_assign"),
    path("<int:pk>/help/", handling.help_wanted, name="appeal_help"),
    path("<int:pk>/opinion/<int:handling>/", handling.opinion, name="appeal_opinion"),
    path("<int:pk>/back/<int:handling>/", handling.back, name="appeal_back"),
    path("<int:pk>/answer/", handling.answer, name="appeal_answer"),
    path("<int:pk>/refuse/", handling.refuse, name="appeal_refuse"),
    path("<int:pk>/call/", handling.call, name="appeal_call"),
    path("<int:pk>/again/", handling.again, name="appeal_again"),
    path("<int:pk>/close/", handling.close, name="appeal_close"),
]
