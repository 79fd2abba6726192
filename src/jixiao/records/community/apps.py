"""The room as Django knows it."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """科技工作者之家."""

    name = "jixiao.records.community"
    label = "community"
    verbose_name = "科技工作者之家"
