"""The addresses that need no account."""

from django.urls import path

from jixiao.records.community.volunteers.public import views

app_name = "volunteer_page"
urlpatterns = [
    path("verify/<str:number>/<str:code>/", views.verify, name="verify"),
    path("notices/<unit:unit>/", views.notices, name="notices"),
    path("<str:ticket>/", views.mine, name="mine"),
    path("<str:ticket>/shifts/", views.shifts, name="shifts"),
    path("<str:ticket>/hours/<int:taking>/", views.hours, name="hours"),
    path("<str:ticket>/certificate/", views.certificate, name="certificate"),
]
