"""The addresses of the nominations at a desk."""

from django.urls import path

from jixiao.records.community.honours.views import calls, honours, nominations, notices, reviewing

urlpatterns = [
    path("", calls.calls, name="calls"),
    path("new/", calls.call_new, name="call_new"),
    path("<int:pk>/", calls.call, name="call"),
    path("<int:pk>/edit/", calls.call_edit, name="call_edit"),
    path("<int:pk>/open/", calls.call_open, name="call_open"),
    path("<int:pk>/prolong/", calls.call_prolong, name="call_prolong"),
    path("<int:pk>/cancel/", calls.call_cancel, name="call_cancel"),
    path("<int:pk>/reviewers/", calls.reviewers, name="reviewers"),
    path("<int:pk>/reviewers/<int:reviewer>/drop/", calls.reviewer_drop, name="reviewer_drop"),
    path("<int:pk>/nominate/", nominations.nominate_one, name="nominate"),
    path("<int:pk>/begin/", reviewing.review_begin, name="review_begin"),
    path("<int:pk>/review/", reviewing.review, name="review"),
    path("<int:pk>/votes/", reviewing.votes, name="votes"),
    path("<int:pk>/notice/", notices.notice, name="notice"),
    path("<int:pk>/notice/withdraw/", notices.notice_withdraw, name="notice_withdraw"),
    path("<int:pk>/notice.<str:form>", notices.notice_paper, name="notice_paper"),
    path("<int:pk>/recommend/", notices.recommend_all, name="recommend"),
    path("objections/<int:pk>/", notices.objection, name="objection"),
    path("nominations/<int:pk>/", nominations.nomination, name="nomination"),
    path("nominations/<int:pk>/edit/", nominations.nomination_edit, name="nomination_edit"),
    path("nominations/<int:pk>/send/", nominations.nomination_send, name="nomination_send"),
    path("nominations/<int:pk>/return/", nominations.nomination_return, name="nomination_return"),
    path("nominations/<int:pk>/withdraw/", nominations.nomination_withdraw, name="nomination_withdraw"),
    path("nominations/<int:pk>/vote/", reviewing.vote, name="vote"),
    path("nominations/<int:pk>/award/", honours.award, name="award"),
    path("nominations/<int:pk>/miss/", honours.miss, name="miss"),
    path("nominations/<int:pk>/form.<str:form>", nominations.nomination_paper, name="nomination_paper"),
    path("honours/", honours.honours, name="honours"),
    path("honours/new/", honours.honour_new, name="honour_new"),
    path("honours/<int:pk>/", honours.honour, name="honour"),
    path("honours/<int:pk>/archive/", honours.archive, name="archive"),
    path("honours/<int:pk>/remove/", honours.honour_remove, name="honour_remove"),
]
