"""The room as Django knows it."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """信息公开."""

    name = "jixiao.disclosure"
    label = "disclosure"
    verbose_name = "信息公开"

    def ready(self) -> None:
        """Hang what waits on the workbench, and what is public for the county desk."""
        from jixiao.disclosure.queries import published_of  # noqa: PLC0415 - the tables are not there before
        from jixiao.disclosure.watching import to_dos_of  # noqa: PLC0415 - the tables are not there before
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.reports.county.publishing import hang_published  # noqa: PLC0415 - as above

        hang_to_dos("disclosure", to_dos_of)
        hang_published(published_of)
