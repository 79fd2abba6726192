"""The address that needs no account."""

from django.urls import path

from jixiao.records.quiz.account.views import public

app_name = "quizaccount"
urlpatterns = [path("", public.result, name="result")]
