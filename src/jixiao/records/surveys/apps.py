"""The room as Django knows it."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """满意度调查."""

    name = "jixiao.records.surveys"
    label = "surveys"
    verbose_name = "满意度调查"

    def ready(self) -> None:
        """Hang what the room has: measures, the table to import, things to do and due, search."""
        from jixiao.orgs.deadlines.dues import hang_dues  # noqa: PLC0415 - models are ready only now
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.records.surveys import (  # noqa: PLC0415 - as above
            at_the_workbench,
            counting,
            dues,
            searching,
            sheet_table,
        )
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        counting.hang_all()
        hang_import(sheet_table.DOOR)
        hang_to_dos("surveys", at_the_workbench.to_dos)
        hang_dues("surveys", dues.dues_of)
        hang_searcher("满意度调查", searching.search)
