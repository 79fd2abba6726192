"""The addresses of a contest that need no account: its page, the doors of its schools and judges, its results."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "contest"
urlpatterns: list[URLPattern | URLResolver] = [
    path("judge/", include("jixiao.records.contests.judging.public.urls")),
]
