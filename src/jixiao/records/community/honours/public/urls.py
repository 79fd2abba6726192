"""The addresses of a public notice."""

from django.urls import path

from jixiao.records.community.honours.public import views

app_name = "honour_notice"
urlpatterns = [
    path("<str:token>/", views.notice, name="notice"),
    path("<str:token>/object/", views.object_to, name="object"),
    path("<str:token>/answer/", views.answer, name="answer"),
]
