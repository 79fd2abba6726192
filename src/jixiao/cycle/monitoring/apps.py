"""The room as Django knows it."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """双监控."""

    name = "jixiao.cycle.monitoring"
    label = "monitoring"
    verbose_name = "双监控"

    def ready(self) -> None:
        """Hang what the room brings: windows, dues, to-dos, the search, doors, background work."""
        from jixiao.cycle.monitoring.due import dues_of_sheets  # noqa: PLC0415 - models are ready now
        from jixiao.cycle.monitoring.jobs import KIND, read_round  # noqa: PLC0415 - as above
        from jixiao.cycle.monitoring.queries import opening_of, owns_line  # noqa: PLC0415 - as above
        from jixiao.cycle.monitoring.searching import search  # noqa: PLC0415 - as above
        from jixiao.cycle.monitoring.working import to_dos_of  # noqa: PLC0415 - as above
        from jixiao.measures.catalogue import hang_door, hang_owner  # noqa: PLC0415 - as above
        from jixiao.orgs.deadlines.dues import hang_dues  # noqa: PLC0415 - as above
        from jixiao.orgs.handing import hang_windows  # noqa: PLC0415 - as above
        from jixiao.orgs.jobs import hang_work  # noqa: PLC0415 - as above
        from jixiao.orgs.models import HandoverKind  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        hang_windows(HandoverKind.MONITORING, opening_of)
        hang_work(KIND, read_round)
        hang_door("monitoring.line", "monitoring:line")
        hang_owner("monitoring.line", owns_line)
        hang_to_dos("monitoring", to_dos_of)
        hang_dues("monitoring", dues_of_sheets)
        hang_searcher("双监控", search)
