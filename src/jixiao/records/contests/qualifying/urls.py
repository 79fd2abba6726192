"""The addresses of this part, within those of the room."""

from django.urls import path

from jixiao.records.contests.qualifying.views import earlier, likenesses, looking_through

urlpatterns = [
    path("earlier/", earlier.earlier, name="earlier"),
    path("earlier/pictures/", earlier.earlier_pictures, name="earlier_pictures"),
    path("<int:pk>/qualifying/", looking_through.qualifying, name="qualifying"),
    path("entries/<int:pk>/qualify/", looking_through.qualify, name="qualify"),
    path("entries/<int:pk>/qualify/undo/", looking_through.undo, name="qualify_undo"),
    path("<int:pk>/likenesses/", likenesses.likenesses, name="likenesses"),
    path("<int:pk>/likenesses/compare/", likenesses.compare, name="compare"),
    path("likenesses/<int:pk>/", likenesses.likeness, name="likeness"),
    path("likenesses/<int:pk>/<int:file>/<str:size>/", likenesses.picture, name="likeness_picture"),
]
