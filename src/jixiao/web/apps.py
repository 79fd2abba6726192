"""The hall as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Page frame, components, styles: no tables."""

    name = "jixiao.web"
    label = "web"
    verbose_name = "页面"
