"""The addresses of a campaign that need no account."""

from django.urls import path, register_converter

from jixiao.records.quiz.play.days import Day
from jixiao.records.quiz.play.views import entering, landing, results, sitting, telling

register_converter(Day, "quizday")

app_name = "play"
urlpatterns = [
    path("open/", sitting.open_today, name="open"),
    path("today/", sitting.today, name="today"),
    path("hand-in/", sitting.hand_in_today, name="hand_in"),
    path("", landing.landing, name="landing"),
    path("rules/", telling.rules, name="rules"),
    path("changes/", telling.changes, name="changes"),
    path("ranking/", telling.ranked, name="ranking"),
    path("join/", entering.enter, name="join"),
    path("join/phone/", entering.by_phone, name="join_phone"),
    path("join/wechat/", entering.by_wechat, name="join_wechat"),
    path("leave/", entering.leave, name="leave"),
    path("result/<quizday:day>/", results.result, name="result"),
    path("points/", results.points, name="points"),
    path("fault/<quizday:day>/<int:place>/", results.fault, name="fault"),
    path("picture/<quizday:day>/<int:place>/", results.picture, name="picture"),
]
