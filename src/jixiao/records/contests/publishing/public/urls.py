"""The addresses of results, within those of a contest that need no account."""

from django.urls import path, re_path

from jixiao.records.contests.publishing.public import views

urlpatterns = [
    path("results/", views.results, name="results"),
    path("object/", views.object_, name="object"),
    path("object/answer/", views.answer, name="object_answer"),
    path("verify/", views.verify, name="verify"),
    re_path(
        r"^certificate/(?P<number>[0-9]{4}-[0-9A-Za-z]{1,10}-[0-9]{5,7})-(?P<code>[2-9A-Z]{10})/$",
        views.certificate,
        name="certificate",
    ),
]
