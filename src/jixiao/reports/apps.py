"""The room as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """自评报告."""

    name = "jixiao.reports"
    label = "reports"
    verbose_name = "自评报告"

    def ready(self) -> None:
        """Hang the work of the room."""
        from jixiao.measures.catalogue import hang_door  # noqa: PLC0415 - models are ready now
        from jixiao.orgs.comments.subjects import hang_subject  # noqa: PLC0415 - as above
        from jixiao.orgs.jobs import hang_work  # noqa: PLC0415 - as above
        from jixiao.reports.county import acting, undoing, writing  # noqa: PLC0415 - as above
        from jixiao.reports.county.searching import search_county  # noqa: PLC0415 - as above
        from jixiao.reports.paragraphs import KIND as PARAGRAPH  # noqa: PLC0415 - as above
        from jixiao.reports.paragraphs import commented_paragraph  # noqa: PLC0415 - as above
        from jixiao.reports.rendering import KIND, render_version  # noqa: PLC0415 - as above
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        hang_searcher("县级一览", search_county)
        hang_work(KIND, render_version)
        hang_work(acting.KIND, acting.work_on_act)
        hang_work(writing.KIND, writing.render_county_paper)
        hang_work(undoing.KIND, undoing.work_on_undoing)
        hang_subject(PARAGRAPH, commented_paragraph)
        hang_door("reports.version", "reports:version")
