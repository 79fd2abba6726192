"""The addresses that need no account; each part of the room adds its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "home"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:token>/", include("jixiao.records.community.appeals.public.urls")),
]
