"""The addresses of the room at a desk; each part of it adds its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "stations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("contents/", include("jixiao.records.stations.contents.urls")),
    path("", include("jixiao.records.stations.sites.urls")),
    path("packages/", include("jixiao.records.stations.packages.urls")),
    path("pushes/", include("jixiao.records.stations.pushes.urls")),
]
