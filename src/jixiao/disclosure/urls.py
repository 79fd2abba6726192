"""The addresses of the register."""

from django.urls import URLPattern, URLResolver, path

from jixiao.disclosure.views import register

app_name = "disclosure"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", register.show_register, name="register"),
    path("items/<slug:key>/", register.edit_item, name="item"),
    path("plan/", register.plan, name="plan"),
    path("publications/<int:pk>/agree/", register.agree, name="agree"),
    path("publications/<int:pk>/decline/", register.decline, name="decline"),
    path("publications/<int:pk>/withdraw/", register.take_down, name="withdraw"),
]
