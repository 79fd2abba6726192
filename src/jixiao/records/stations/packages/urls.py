"""The addresses of the packages, within those of the room."""

from django.urls import path

from jixiao.records.stations.packages.views import building, listing, usage

urlpatterns = [
    path("", listing.packages, name="packages"),
    path("make/", building.make, name="packages_make"),
    path("usage/", usage.read, name="usage_read"),
    path("at/<int:pk>/", listing.station, name="station_packages"),
    path("at/<int:pk>/usage/", usage.read_at, name="station_usage_read"),
    path("<int:pk>/", listing.package, name="package"),
    path("<int:pk>/file/", listing.file, name="package_file"),
    path("<int:pk>/taken/", building.taken, name="package_taken"),
    path("<int:pk>/typed/", usage.typed, name="package_typed"),
]
