"""The room as Django knows it."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """计量与佐证."""

    name = "jixiao.measures"
    label = "measures"
    verbose_name = "计量与佐证"

    def ready(self) -> None:
        """Hang what the room lets others open, find and ask for."""
        from jixiao.measures.hanging import hang_all  # noqa: PLC0415 - models are ready now

        hang_all()
