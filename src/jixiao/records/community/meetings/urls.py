"""The addresses of activities and papers."""

from django.urls import path

from jixiao.records.community.meetings.views import pages

urlpatterns = [
    path("", pages.meetings, name="meetings"),
    path("new/", pages.meeting_new, name="meeting_new"),
    path("<int:pk>/", pages.meeting, name="meeting"),
    path("<int:pk>/edit/", pages.meeting_edit, name="meeting_edit"),
    path("<int:pk>/remove/", pages.meeting_remove, name="meeting_remove"),
    path("papers/", pages.papers, name="papers"),
    path("papers/new/", pages.paper_new, name="paper_new"),
    path("papers/<int:pk>/", pages.paper, name="paper"),
    path("papers/<int:pk>/edit/", pages.paper_edit, name="paper_edit"),
    path("papers/<int:pk>/remove/", pages.paper_remove, name="paper_remove"),
]
