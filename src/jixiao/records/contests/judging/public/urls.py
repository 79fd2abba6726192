"""The addresses of the judges, within those of a contest that need no account."""

from django.urls import path

from jixiao.records.contests.judging.public import marking, views

urlpatterns = [
    path("", views.works, name="judge"),
    path("enter/", views.enter, name="judge_enter"),
    path("promise/", views.promise, name="judge_promise"),
    path("leave/", views.leave, name="judge_leave"),
    path("<int:task>/", marking.work, name="judge_work"),
    path("<int:task>/back/", marking.take_back, name="judge_back"),
    path("<int:task>/recuse/", marking.step_back, name="judge_recuse"),
    path("<int:task>/file/<int:file>/", views.file, name="judge_file"),
    path("<int:task>/file/<int:file>/<int:page>/", views.picture, name="judge_picture"),
]
