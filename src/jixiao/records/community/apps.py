"""The room as Django knows it."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """科技工作者之家."""

    name = "jixiao.records.community"
    label = "community"
    verbose_name = "科技工作者之家"

    def ready(self) -> None:
        """Hang what each part of the room has."""
        from jixiao.records.community.appeals import hanging as appeals  # noqa: PLC0415 - models are ready only now
        from jixiao.records.community.counted import hanging as counted  # noqa: PLC0415 - as above
        from jixiao.records.community.honours import hanging as honours  # noqa: PLC0415 - as above
        from jixiao.records.community.meetings import hanging as meetings  # noqa: PLC0415 - as above
        from jixiao.records.community.organisations import hanging as organisations  # noqa: PLC0415 - as above
        from jixiao.records.community.visits import hanging as visits  # noqa: PLC0415 - as above
        from jixiao.records.community.volunteers import hanging as volunteers  # noqa: PLC0415 - as above
        from jixiao.records.community.workers import hanging as workers  # noqa: PLC0415 - as above

        for part in (workers, organisations, appeals, visits, honours, volunteers, meetings, counted):
            part.hang_all()
