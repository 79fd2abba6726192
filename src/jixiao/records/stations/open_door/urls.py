"""The addresses of a station that need no account: the page on which it tells its month, and its screen."""

from django.urls import include, path

urlpatterns = [
    path("month/<str:token>/", include("jixiao.records.stations.sites.public.urls")),
    path("screen/<str:token>/", include("jixiao.records.stations.screen.urls")),
]
