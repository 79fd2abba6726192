"""The room as Django knows it."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """指标库."""

    name = "jixiao.cycle.indicators"
    label = "indicators"
    verbose_name = "指标库"

    def ready(self) -> None:
        """Hang the import, the background work, the search, things to do, and the page that opens an indicator."""
        from jixiao.cycle.indicators.exchanging import DOOR  # noqa: PLC0415 - as above
        from jixiao.cycle.indicators.growing.asking import to_dos_of  # noqa: PLC0415 - models are ready now
        from jixiao.cycle.indicators.growing.jobs import hang_works  # noqa: PLC0415 - as above
        from jixiao.cycle.indicators.searching import search_indicators, search_rounds  # noqa: PLC0415 - as above
        from jixiao.measures.catalogue import hang_door  # noqa: PLC0415 - as above
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        hang_import(DOOR)
        hang_works()
        hang_to_dos("indicators", to_dos_of)
        hang_searcher("指标", search_indicators)
        hang_searcher("指标库更新", search_rounds)
        hang_door("indicators.indicator", "indicators:indicator")
