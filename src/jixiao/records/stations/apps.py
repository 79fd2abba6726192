"""The room as Django knows it."""

from django.apps import AppConfig


class StationsConfig(AppConfig):
    """科普e站."""

    name = "jixiao.records.stations"
    label = "stations"
    verbose_name = "科普e站"
