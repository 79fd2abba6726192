"""The addresses of the room at a desk; each part of it adds its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "quiz"
urlpatterns: list[URLPattern | URLResolver] = [
    path("prizes/", include("jixiao.records.quiz.prizes.urls")),
]
