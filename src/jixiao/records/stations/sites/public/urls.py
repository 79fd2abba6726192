"""The address of the page on which a station tells its month."""

from django.urls import path

from jixiao.records.stations.sites.public import views

app_name = "stationmonth"
urlpatterns = [path("", views.month, name="month")]
