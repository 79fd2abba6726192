"""The addresses of the register."""

from django.urls import path

from jixiao.records.community.workers.views import listing, merging, writing

urlpatterns = [
    path("", listing.workers, name="workers"),
    path("workers/new/", writing.new, name="worker_new"),
    path("workers/removed/", writing.removed, name="workers_removed"),
    path("workers/duplicates/", merging.duplicates, name="duplicates"),
    path("workers/merges/<int:pk>/undo/", merging.undo, name="merge_undo"),
    path("workers/<int:pk>/", listing.worker, name="worker"),
    path("workers/<int:pk>/edit/", writing.edit, name="worker_edit"),
    path("workers/<int:pk>/remove/", writing.remove, name="worker_remove"),
    path("workers/<int:pk>/restore/", writing.restore, name="worker_restore"),
    path("workers/<int:pk>/withdraw/", writing.withdraw, name="worker_withdraw"),
    path("workers/<int:pk>/phone/", writing.phone, name="worker_phone"),
    path("workers/<int:pk>/merge/<int:other>/", merging.merge, name="worker_merge"),
    path("workers/<int:pk>/apart/<int:other>/", merging.apart, name="worker_apart"),
]
