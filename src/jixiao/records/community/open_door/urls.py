"""The addresses that need no account; each part of the room adds its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("honours/", include("jixiao.records.community.honours.public.urls")),
    path("volunteers/", include("jixiao.records.community.volunteers.public.urls")),
    path("<str:token>/", include("jixiao.records.community.appeals.public.urls")),
]
