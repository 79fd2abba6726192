"""The addresses of appeals that need no account."""

from django.urls import path

from jixiao.records.community.appeals.views import public

app_name = "home"
urlpatterns = [
    path("", public.hand_in, name="hand_in"),
    path("status/", public.status, name="status"),
    path("rate/", public.rate, name="rate"),
]
