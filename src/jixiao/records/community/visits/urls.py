"""The addresses of visits."""

from django.urls import path

from jixiao.records.community.visits.views import pages

urlpatterns = [
    path("", pages.visits, name="visits"),
    path("new/", pages.new, name="visit_new"),
    path("<int:pk>/", pages.visit, name="visit"),
    path("<int:pk>/edit/", pages.edit, name="visit_edit"),
    path("<int:pk>/remove/", pages.remove, name="visit_remove"),
]
