"""The room as Django knows it."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """信息公开."""

    name = "jixiao.disclosure"
    label = "disclosure"
    verbose_name = "信息公开"
