"""The room as Django knows it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """单位、人员与留痕."""

    name = "jixiao.orgs"
    label = "orgs"
    verbose_name = "单位与人员"

    def ready(self) -> None:
        """Hang what the room lets others find."""
        from jixiao.orgs.finding import hang_all  # noqa: PLC0415 - models are ready now

        hang_all()
