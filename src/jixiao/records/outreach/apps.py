"""The room as Django knows it."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """科普活动."""

    name = "jixiao.records.outreach"
    label = "outreach"
    verbose_name = "科普活动"

    def ready(self) -> None:
        """Hang what the room has: measures and sections, tables to import, search, figures and things to do."""
        from jixiao.measures.goods import hang_goods  # noqa: PLC0415 - models are ready only now
        from jixiao.orgs.opening.catalogue import hang_copier  # noqa: PLC0415 - models are ready only now
        from jixiao.orgs.workbench import hang_figures, hang_personal_to_dos, hang_to_dos  # noqa: PLC0415 - models are ready only now
        from jixiao.records.outreach import (  # noqa: PLC0415 - as above
            at_the_workbench,
            beside,
            coming,
            counting,
            offering,
            searching,
            tables,
        )
        from jixiao.records.outreach.year_opening import COPIER  # noqa: PLC0415 - as above
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        counting.hang_all()
        tables.hang_all()
        hang_copier(COPIER)
        hang_goods("outreach", offering.goods_of_unit)
        hang_searcher("科普活动", searching.search)
        hang_figures("outreach", at_the_workbench.figures)
        hang_to_dos("outreach", at_the_workbench.to_dos)
        hang_personal_to_dos("outreach", coming.to_dos_of)
        beside.hang_all()
