"""The room as Django knows it."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """绩效目标."""

    name = "jixiao.cycle.goals"
    label = "goals"
    verbose_name = "绩效目标"

    def ready(self) -> None:
        """Hang what the room shows elsewhere."""
        from jixiao.cycle.goals.hanging import hang_all  # noqa: PLC0415 - the tables are not there before

        hang_all()
