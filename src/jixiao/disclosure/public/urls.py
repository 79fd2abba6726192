"""The addresses that need no sign-in; they are permanent."""

from django.urls import URLPattern, URLResolver, path

from jixiao.disclosure.views import public

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.show_index, name="index"),
    path("<unit:unit>/<int:year>/", public.show_publication, name="publication"),
    path("<unit:unit>/<int:year>/figures/<int:number>/", public.show_figure, name="figure"),
    path("<unit:unit>/<int:year>/files/<slug:key>/", public.send_file, name="file"),
    path("<unit:unit>/<int:year>/data.json", public.send_json, name="json"),
    path("<unit:unit>/<int:year>/figures.csv", public.send_csv, name="csv"),
]
