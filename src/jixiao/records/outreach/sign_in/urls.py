"""The addresses that need no account."""

from django.urls import path, re_path

from jixiao.records.outreach.views import public

app_name = "sign_in"
urlpatterns = [
    re_path(
        r"^certificate/(?P<number>[0-9]{4}-[0-9]{5,7})-(?P<code>[2-9A-Z]{10})/$", public.certificate, name="certificate"
    ),
    path("<str:token>/", public.sign_in, name="sign_in"),
    path("<str:token>/done/<str:scan>/", public.done, name="done"),
]
