"""The addresses of a campaign that need no account: playing, prizes, appeals, and what came of it."""

from django.urls import include, path

urlpatterns = [
    path("", include("jixiao.records.quiz.play.urls")),
    path("prizes/", include("jixiao.records.quiz.prizes.public.urls")),
    path("appeal/", include("jixiao.records.quiz.fairness.public.urls")),
    path("result/", include("jixiao.records.quiz.account.public.urls")),
]
