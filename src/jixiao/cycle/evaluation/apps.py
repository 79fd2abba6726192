"""The room as Django knows it."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """绩效自评."""

    name = "jixiao.cycle.evaluation"
    label = "evaluation"
    verbose_name = "绩效自评"

    def ready(self) -> None:
        """Hang the doors, the figures, the to-dos and the import of the room."""
        from jixiao.cycle.evaluation.exchanging import SHEET_DOOR  # noqa: PLC0415 - models are ready now
        from jixiao.cycle.evaluation.queries import commented_row, owns_row  # noqa: PLC0415 - as above
        from jixiao.cycle.evaluation.working import figures_of, to_dos_of  # noqa: PLC0415 - as above
        from jixiao.measures.catalogue import hang_door, hang_owner  # noqa: PLC0415 - as above
        from jixiao.orgs.comments.subjects import hang_subject  # noqa: PLC0415 - as above
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_figures, hang_to_dos  # noqa: PLC0415 - as above

        hang_door("evaluation.row", "evaluation:row")
        hang_owner("evaluation.row", owns_row)
        hang_subject("evaluation.row", commented_row)
        hang_import(SHEET_DOOR)
        hang_figures("evaluation", figures_of)
        hang_to_dos("evaluation", to_dos_of)
