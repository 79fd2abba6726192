"""The addresses of a screen, below its token. No account."""

from django.urls import path

from jixiao.records.stations.screen import views

app_name = "stationscreen"
urlpatterns = [
    path("", views.screen, name="screen"),
    path("list/", views.listing, name="list"),
    path("item/<int:place>/", views.item, name="item"),
    path("file/<int:pk>/<str:short>/", views.file, name="file"),
    path("file/<int:pk>/<str:short>/<int:page>/", views.page, name="page"),
    path("receipts/", views.receipts, name="receipts"),
    path("worker.js", views.worker, name="worker"),
]
