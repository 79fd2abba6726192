"""The addresses of this part, within those of the room."""

from django.urls import path

from jixiao.records.contests.entering.views import entries, files

urlpatterns = [
    path("<int:pk>/entries/", entries.entries, name="entries"),
    path("<int:pk>/entries/new/", entries.entry_new, name="entry_new"),
    path("<int:pk>/entries/package/", files.package, name="entry_package"),
    path("entries/<int:pk>/", entries.entry, name="entry"),
    path("entries/<int:pk>/names/", entries.names, name="entry_names"),
    path("entries/<int:pk>/edit/", entries.entry_edit, name="entry_edit"),
    path("entries/<int:pk>/hand-in/", entries.entry_hand_in, name="entry_hand_in"),
    path("entries/<int:pk>/return/", entries.entry_return, name="entry_return"),
    path("entries/<int:pk>/withdraw/", entries.entry_withdraw, name="entry_withdraw"),
    path("entries/<int:pk>/resume/", entries.entry_resume, name="entry_resume"),
    path("entries/<int:pk>/forget/", entries.entry_forget, name="entry_forget"),
    path("entries/<int:pk>/form.<str:form>", files.paper, name="entry_paper"),
    path("entries/<int:pk>/files/", files.file_put, name="entry_file_put"),
    path("entries/<int:pk>/files/<int:file>/", files.file, name="entry_file"),
    path("entries/<int:pk>/files/<int:file>/remove/", files.file_remove, name="entry_file_remove"),
    path("entries/<int:pk>/files/<int:file>/<int:page>/<str:size>/", files.picture, name="entry_picture"),
]
