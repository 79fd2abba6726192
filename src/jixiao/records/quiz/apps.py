"""The room as Django knows it."""

from django.apps import AppConfig


class QuizConfig(AppConfig):
    """有奖竞答."""

    name = "jixiao.records.quiz"
    label = "quiz"
    verbose_name = "有奖竞答"

    def ready(self) -> None:
        """Hang what the parts of the room have."""
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - models are ready only now
        from jixiao.orgs.jobs import hang_work  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.records.quiz.fairness import at_the_workbench as fairness  # noqa: PLC0415 - as above
        from jixiao.records.quiz.fairness import barred_table, jobs  # noqa: PLC0415 - as above

        hang_work(jobs.SCAN, jobs.scan)
        hang_work(jobs.REMEDY, jobs.remedy)
        hang_import(barred_table.DOOR)
        hang_to_dos("quiz.fairness", fairness.to_dos)
