"""The addresses of the contents."""

from django.urls import path

from jixiao.records.stations.contents.views import contents, listing, reviewing, writing

urlpatterns = [
    path("", listing.contents, name="contents"),
    path("send/", listing.send_drafts, name="contents_send"),
    path("new/", writing.new, name="content_new"),
    path("reviews/", reviewing.reviews, name="content_reviews"),
    path("reviews/<int:pk>/", reviewing.review, name="content_review"),
    path("<int:pk>/", contents.content, name="content"),
    path("<int:pk>/file/", contents.file, name="content_file"),
    path("<int:pk>/pages/<int:number>/", contents.page, name="content_page"),
    path("<int:pk>/edit/", writing.edit, name="content_edit"),
    path("<int:pk>/replace/", writing.replace, name="content_replace"),
    path("<int:pk>/remove/", contents.remove, name="content_remove"),
    path("<int:pk>/send/", contents.send, name="content_send"),
    path("<int:pk>/take-back/", contents.back_to_draft, name="content_take_back"),
    path("<int:pk>/schedule/", contents.schedule, name="content_schedule"),
    path("<int:pk>/recall/", contents.recall, name="content_recall"),
    path("<int:pk>/reads/", contents.reads, name="content_reads"),
]
