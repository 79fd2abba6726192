"""The room as Django knows it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """单位、人员与留痕."""

    name = "jixiao.orgs"
    label = "orgs"
    verbose_name = "单位与人员"

    def ready(self) -> None:
        """Hang what the room lets others find."""
        from jixiao.orgs.comments.queries import to_dos_of  # noqa: PLC0415 - models are ready now
        from jixiao.orgs.deadlines import reminding  # noqa: PLC0415 - as above
        from jixiao.orgs.deadlines.day_table import DAYS  # noqa: PLC0415 - as above
        from jixiao.orgs.finding import hang_all  # noqa: PLC0415 - as above
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - as above
        from jixiao.orgs.opening import jobs as opening_jobs  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_personal_to_dos, hang_to_dos  # noqa: PLC0415 - as above

        hang_all()
        opening_jobs.hang_all()
        hang_import(DAYS)
        hang_to_dos("reminders", reminding.to_dos_of)
        hang_personal_to_dos("comments", to_dos_of)
