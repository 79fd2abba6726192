"""The room as Django knows it."""

from django.apps import AppConfig


class QuizConfig(AppConfig):
    """有奖竞答."""

    name = "jixiao.records.quiz"
    label = "quiz"
    verbose_name = "有奖竞答"
