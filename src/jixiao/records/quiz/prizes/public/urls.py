"""The addresses that need no account."""

from django.urls import path

from jixiao.records.quiz.prizes.public import views

app_name = "quizprizes"
urlpatterns = [
    path("", views.prizes, name="prizes"),
    path("mine/", views.mine, name="mine"),
    path("mine/<int:pk>/", views.contact, name="contact"),
    path("winners/", views.winners, name="winners"),
    path("raffle/", views.raffle, name="raffle"),
    path("raffle/<int:position>.txt", views.entrants, name="entrants"),
]
