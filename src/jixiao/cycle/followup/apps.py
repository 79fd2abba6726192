"""The room as Django knows it."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """结果应用."""

    name = "jixiao.cycle.followup"
    label = "followup"
    verbose_name = "结果应用"

    def ready(self) -> None:
        """Hang the doors, the owners, the to-dos and the background work of the room."""
        from jixiao.cycle.followup.proposing import KIND, propose_for_all  # noqa: PLC0415 - models are ready now
        from jixiao.cycle.followup.queries import owns_problem  # noqa: PLC0415 - as above
        from jixiao.cycle.followup.working import to_dos_of  # noqa: PLC0415 - as above
        from jixiao.measures.catalogue import hang_door, hang_owner  # noqa: PLC0415 - as above
        from jixiao.orgs.jobs import hang_work  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above

        hang_door("followup.problem", "followup:problem")
        hang_owner("followup.problem", owns_problem)
        hang_to_dos("followup", to_dos_of)
        hang_work(KIND, propose_for_all)
