"""The room as Django knows it."""

from django.apps import AppConfig


class ProfileConfig(AppConfig):
    """单位概况."""

    name = "jixiao.records.profile"
    label = "profile"
    verbose_name = "单位概况"

    def ready(self) -> None:
        """Hang the measures."""
        from jixiao.records.profile.counting import hang_all  # noqa: PLC0415 - models are ready now

        hang_all()
