"""The address at which anybody verifies a plate."""

from django.urls import path

from jixiao.records.stations.sites.public import plates

app_name = "stationplate"
urlpatterns = [path("<str:code>/", plates.verify, name="verify")]
