"""The addresses of the room at a desk; each part of it adds its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "quiz"
urlpatterns: list[URLPattern | URLResolver] = [
    path("bank/", include("jixiao.records.quiz.bank.urls")),
    path("", include("jixiao.records.quiz.campaigns.urls")),
    path("", include("jixiao.records.quiz.rehearsal.urls")),
    path("prizes/", include("jixiao.records.quiz.prizes.urls")),
    path("fairness/", include("jixiao.records.quiz.fairness.urls")),
    path("account/", include("jixiao.records.quiz.account.urls")),
]
