"""The addresses of a station that need no account: the page on which it tells its month, its screen, and its plate."""

from django.urls import include, path

urlpatterns = [
    path("plate/", include("jixiao.records.stations.sites.public.plate_urls")),
    path("month/<str:token>/", include("jixiao.records.stations.sites.public.urls")),
    path("screen/<str:token>/", include("jixiao.records.stations.screen.urls")),
]
