"""The room as Django knows it."""

from django.apps import AppConfig


class StationsConfig(AppConfig):
    """科普e站."""

    name = "jixiao.records.stations"
    label = "stations"
    verbose_name = "科普e站"

    def ready(self) -> None:
        """Hang what each part of the room has."""
        from jixiao.records.stations.contents import hanging as contents  # noqa: PLC0415 - models are ready only now
        from jixiao.records.stations.counted import hanging as counted  # noqa: PLC0415 - as above
        from jixiao.records.stations.packages import hanging as packages  # noqa: PLC0415 - as above
        from jixiao.records.stations.pushes import hanging as pushes  # noqa: PLC0415 - as above
        from jixiao.records.stations.screen import hanging as screen  # noqa: PLC0415 - as above
        from jixiao.records.stations.sites import hanging as sites  # noqa: PLC0415 - as above

        for part in (sites, contents, pushes, screen, packages, counted):
            part.hang_all()
