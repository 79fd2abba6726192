"""The address that needs no account."""

from django.urls import path

from jixiao.records.quiz.fairness.views import public

app_name = "quizfair"
urlpatterns = [path("", public.appeal, name="appeal")]
