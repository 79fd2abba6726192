"""The room as Django knows it."""

from django.apps import AppConfig


class QuizConfig(AppConfig):
    """有奖竞答."""

    name = "jixiao.records.quiz"
    label = "quiz"
    verbose_name = "有奖竞答"

    def ready(self) -> None:
        """Hang what the parts of the room have: one line each."""
        from jixiao.orgs.deadlines.dues import hang_dues  # noqa: PLC0415 - models are ready only now
        from jixiao.orgs.importing import hang_import  # noqa: PLC0415 - as above
        from jixiao.orgs.jobs import hang_work  # noqa: PLC0415 - as above
        from jixiao.orgs.workbench import hang_to_dos  # noqa: PLC0415 - as above
        from jixiao.records.quiz import campaigns, fairness, rehearsal  # noqa: PLC0415 - as above
        from jixiao.records.quiz.campaigns import at_the_workbench, dues, searching  # noqa: PLC0415, F401 - as above
        from jixiao.records.quiz.counted import hanging  # noqa: PLC0415 - as above
        from jixiao.records.quiz.fairness import at_the_workbench as fairness_to_dos  # noqa: PLC0415 - as above
        from jixiao.records.quiz.fairness import barred_table, jobs  # noqa: PLC0415, F401 - as above
        from jixiao.records.quiz.rehearsal import running  # noqa: PLC0415, F401 - as above
        from jixiao.web.searching import hang_searcher  # noqa: PLC0415 - as above

        hang_to_dos("quiz.campaigns", campaigns.at_the_workbench.to_dos)
        hang_dues("quiz.campaigns", campaigns.dues.dues_of)
        hang_searcher("有奖竞答", campaigns.searching.search)
        hang_work(rehearsal.running.KIND, rehearsal.running.run_rehearsal)
        hang_to_dos("quiz.fairness", fairness_to_dos.to_dos)
        hang_work(fairness.jobs.SCAN, fairness.jobs.scan)
        hang_work(fairness.jobs.REMEDY, fairness.jobs.remedy)
        hang_import(fairness.barred_table.DOOR)
        hanging.hang_all()
