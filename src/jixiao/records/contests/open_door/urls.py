"""The addresses of a contest that need no account: its page, and the doors of its schools and judges, its results."""

from django.urls import URLPattern, URLResolver, include, path

from jixiao.records.contests.contests.public import views

app_name = "contest"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.landing, name="landing"),
    path("", include("jixiao.records.contests.entering.public.urls")),
    path("judge/", include("jixiao.records.contests.judging.public.urls")),
    path("", include("jixiao.records.contests.publishing.public.urls")),
]
