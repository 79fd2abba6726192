"""The room as Django knows it."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """结果应用."""

    name = "jixiao.cycle.followup"
    label = "followup"
    verbose_name = "结果应用"

    def ready(self) -> None:
        """Hang the measures, doors and owners, deadlines and to-dos, table, search and background work of the room."""
        from jixiao.cycle.followup import counting  # noqa: PLC0415 - models are ready now
        from jixiao.cycle.followup.due_days import dues_of  # noqa: PLC0415 - as above
        from jixiao.cycle.followup.problem_table import PROBLEMS  # noqa: PLC0415 - as above
        from jixiao.cycle.followup.proposing import KIND, propose_for_all  # noqa: PLC0415 - as above
        from jixiao.cycle.followup.searching import search  # noqa: PLC0415 - as above
        from jixiao.cycle.followup.working import to_dos_of  # noqa: PLC0415 - as above
        from jixiao.orgs.deadlines.dues import hang_dues  # noqa: PLC0415 - as above
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - as above
        from jixiao.orgs.jobs import hang_work  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        counting.hang_all()
        hang_import(PROBLEMS)
        hang_dues("followup", dues_of)
        hang_to_dos("followup", to_dos_of)
        hang_work(KIND, propose_for_all)
        hang_searcher("结果应用", search)
