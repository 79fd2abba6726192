"""The room as Django knows it."""

from django.apps import AppConfig


class QuizConfig(AppConfig):
    """有奖竞答."""

    name = "jixiao.records.quiz"
    label = "quiz"
    verbose_name = "有奖竞答"

    def ready(self) -> None:
        """Hang what the room has: one line a part."""
        from jixiao.records.quiz.prizes import hanging as prizes  # noqa: PLC0415 - models are ready only now

        prizes.hang_all()
