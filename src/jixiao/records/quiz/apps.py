"""The room as Django knows it."""

from django.apps import AppConfig


class QuizConfig(AppConfig):
    """有奖竞答."""

    name = "jixiao.records.quiz"
    label = "quiz"
    verbose_name = "有奖竞答"

    def ready(self) -> None:
        """Hang what each part of the room has."""
        from jixiao.records.quiz.bank import hanging as bank  # noqa: PLC0415 - models are ready only now
        from jixiao.records.quiz.campaigns import hanging as campaigns  # noqa: PLC0415 - as above
        from jixiao.records.quiz.counted import hanging as counted  # noqa: PLC0415 - as above
        from jixiao.records.quiz.fairness import hanging as fairness  # noqa: PLC0415 - as above
        from jixiao.records.quiz.prizes import hanging as prizes  # noqa: PLC0415 - as above
        from jixiao.records.quiz.rehearsal import hanging as rehearsal  # noqa: PLC0415 - as above

        for part in (bank, campaigns, rehearsal, prizes, fairness, counted):
            part.hang_all()
