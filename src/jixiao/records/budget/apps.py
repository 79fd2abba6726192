"""The room as Django knows it."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """预算执行."""

    name = "jixiao.records.budget"
    label = "budget"
    verbose_name = "预算执行"

    def ready(self) -> None:
        """Hang what the room counts, and its doors at the import desk."""
        from jixiao.records.budget.counting import hang_all  # noqa: PLC0415 - models are ready only now
        from jixiao.records.budget.imports import hang_imports  # noqa: PLC0415 - as above

        hang_all()
        hang_imports()
