"""The room as Django knows it."""

from django.apps import AppConfig


class ContestsConfig(AppConfig):
    """赛事."""

    name = "jixiao.records.contests"
    label = "contests"
    verbose_name = "赛事"

    def ready(self) -> None:
        """Hang what each part of the room has."""
        from jixiao.records.contests.contests import hanging as contests  # noqa: PLC0415 - models are ready only now
        from jixiao.records.contests.counted import hanging as counted  # noqa: PLC0415 - as above
        from jixiao.records.contests.entering import hanging as entering  # noqa: PLC0415 - as above
        from jixiao.records.contests.judging import hanging as judging  # noqa: PLC0415 - as above
        from jixiao.records.contests.publishing import hanging as publishing  # noqa: PLC0415 - as above
        from jixiao.records.contests.qualifying import hanging as qualifying  # noqa: PLC0415 - as above

        for part in (contests, entering, qualifying, judging, publishing, counted):
            part.hang_all()
