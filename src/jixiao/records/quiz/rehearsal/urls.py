"""The addresses of this part, within those of the room."""

from django.urls import path

from jixiao.records.quiz.rehearsal import views

urlpatterns = [
    path("<int:pk>/preview/", views.preview, name="preview"),
    path("<int:pk>/rehearse/", views.try_out, name="rehearse"),
    path("<int:pk>/rehearse/ask/", views.ask, name="ask_rehearsal"),
]
