"""The addresses of organisations and places."""

from django.urls import path

from jixiao.records.community.organisations.views import listing, places, writing

urlpatterns = [
    path("", listing.organisations, name="organisations"),
    path("coverage/", listing.coverage, name="coverage"),
    path("new/", writing.new, name="organisation_new"),
    path("places/new/", places.new, name="place_new"),
    path("places/<int:pk>/edit/", places.edit, name="place_edit"),
    path("places/<int:pk>/remove/", places.remove, name="place_remove"),
    path("<int:pk>/", listing.organisation, name="organisation"),
    path("<int:pk>/edit/", writing.edit, name="organisation_edit"),
    path("<int:pk>/remove/", writing.remove, name="organisation_remove"),
    path("<int:pk>/posts/", writing.posts, name="organisation_posts"),
    path("<int:pk>/check/", writing.check, name="organisation_check"),
]
