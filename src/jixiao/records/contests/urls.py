"""The addresses of the room at a desk; each part of it adds its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "contests"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jixiao.records.contests.contests.urls")),
    path("", include("jixiao.records.contests.entering.urls")),
    path("", include("jixiao.records.contests.qualifying.urls")),
    path("", include("jixiao.records.contests.judging.urls")),
    path("", include("jixiao.records.contests.publishing.urls")),
]
