"""The addresses of the room."""

from django.urls import URLPattern, URLResolver, path

from jixiao.records.profile import views

app_name = "profile"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.profile, name="profile"),
    path("autosave/", views.autosave, name="autosave"),
    path("comparison/", views.comparison, name="comparison"),
    path("copy/", views.copy, name="copy"),
    path("<int:pk>/", views.row, name="row"),
]
