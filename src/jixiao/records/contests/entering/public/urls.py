"""The addresses of the schools' door, within those of a contest."""

from django.urls import path

from jixiao.records.contests.entering.public.views import entering, files, works

urlpatterns = [
    path("school/", entering.school, name="school"),
    path("leave/", entering.leave, name="leave"),
    path("works/", works.works, name="works"),
    path("works/<int:pk>/", works.work, name="work"),
    path("works/<int:pk>/autosave/", works.autosave, name="work_autosave"),
    path("works/<int:pk>/hand-in/", works.hand_in_work, name="work_hand_in"),
    path("works/<int:pk>/withdraw/", works.withdraw, name="work_withdraw"),
    path("works/<int:pk>/resume/", works.resume, name="work_resume"),
    path("works/<int:pk>/remove/", works.remove, name="work_remove"),
    path("works/<int:pk>/form.<str:form>", files.paper, name="work_paper"),
    path("works/<int:pk>/files/", files.put, name="work_put"),
    path("works/<int:pk>/files/<int:file>/", files.get, name="work_file"),
    path("works/<int:pk>/files/<int:file>/<int:page>/<str:size>/", files.picture, name="work_picture"),
    path("works/<int:pk>/files/<int:file>/remove/", files.remove, name="work_file_remove"),
]
