"""The addresses of the bank."""

from django.urls import path

from jixiao.records.quiz.bank.views import listing, questions, reviewing, sets, statistics, writing

urlpatterns = [
    path("", listing.bank, name="bank"),
    path("export.<str:form>", listing.export, name="bank_export"),
    path("send/", listing.send_drafts, name="bank_send"),
    path("statistics/", statistics.statistics, name="bank_statistics"),
    path("new/", writing.new, name="question_new"),
    path("<int:pk>/", questions.question, name="question"),
    path("<int:pk>/version/", questions.new_version, name="version_new"),
    path("<int:pk>/retire/", questions.retire, name="question_retire"),
    path("<int:pk>/restore/", questions.restore, name="question_restore"),
    path("versions/<int:pk>/", questions.version, name="question_version"),
    path("versions/<int:pk>/edit/", writing.edit, name="version_edit"),
    path("versions/<int:pk>/picture/", questions.picture, name="version_picture"),
    path("versions/<int:pk>/send/", questions.send, name="version_send"),
    path("versions/<int:pk>/take-back/", questions.back_to_draft, name="version_take_back"),
    path("versions/<int:pk>/remove/", questions.remove, name="version_remove"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("reviews/<int:pk>/", reviewing.review, name="review"),
    path("sets/", sets.sets, name="sets"),
    path("sets/new/", sets.new, name="set_new"),
    path("sets/<int:pk>/", sets.question_set, name="set"),
    path("sets/<int:pk>/edit/", sets.edit, name="set_edit"),
    path("sets/<int:pk>/choose/", sets.choose, name="set_choose"),
    path("sets/<int:pk>/drop/", sets.drop, name="set_drop"),
    path("sets/<int:pk>/remove/", sets.remove, name="set_remove"),
]
