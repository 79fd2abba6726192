"""The addresses that need no account."""

from django.urls import path

from jixiao.records.surveys.views import public

app_name = "answering"
urlpatterns = [
    path("<str:token>/", public.answer, name="answer"),
    path("<str:token>/done/", public.done, name="done"),
]
