"""Addresses of the hall itself. Search is mounted by config, behind the desk."""

from django.conf import settings
from django.urls import URLPattern, path

from jixiao.web.gallery import gallery, gallery_part

app_name = "web"
urlpatterns: list[URLPattern] = (
    [path("gallery/", gallery, name="gallery"), path("gallery/<slug:part>/", gallery_part, name="gallery-part")]
    if settings.DEBUG
    else []
)
