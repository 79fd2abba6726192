"""The addresses of the room at a desk; each part of it adds its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "community"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jixiao.records.community.workers.urls")),
    path("honours/", include("jixiao.records.community.honours.urls")),
    path("volunteers/", include("jixiao.records.community.volunteers.urls")),
    path("organisations/", include("jixiao.records.community.organisations.urls")),
    path("visits/", include("jixiao.records.community.visits.urls")),
    path("appeals/", include("jixiao.records.community.appeals.urls")),
    path("meetings/", include("jixiao.records.community.meetings.urls")),
]
