"""The addresses of the room."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from jixiao.cycle.followup.mending import require_mended, subject_of, take_back
from jixiao.cycle.followup.rechecking import pass_or_close, reopen_problem, send_mending_back
from jixiao.cycle.followup.views import advising, asking, bulk, cases, letters, listing, own_advice, problems, register
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.seat import Desk
from jixiao.orgs.views.handovers import handover_views


def _subject(desk: Desk, **kwargs: Any) -> str:  # noqa: ANN401 - the parts of an address
    return subject_of(asking.problem_at(desk, kwargs["pk"]))


HANDOVER = handover_views(
    kind=HandoverKind.RECTIFICATION,
    back="followup:problem",
    subject=_subject,
    before_send=require_mended,
    withdraw=take_back,
    send_back=send_mending_back,
    approve=pass_or_close,
    reopen=reopen_problem,
)

app_name = "followup"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", problems.show_problems, name="problems"),
    path("new/", problems.new_problem, name="new"),
    path("problems/<int:pk>/", problems.show_problem, name="problem"),
    path("problems/<int:pk>/edit/", problems.edit_problem, name="edit"),
    path("problems/<int:pk>/confirm/", problems.confirm, name="confirm"),
    path("problems/<int:pk>/dismiss/", problems.dismiss, name="dismiss"),
    path("problems/<int:pk>/postpone/", problems.postpone, name="postpone"),
    path("problems/<int:pk>/plan/", problems.plan, name="plan"),
    path("problems/<int:pk>/progress/", problems.progress, name="progress"),
    path("problems/<int:pk>/", include(HANDOVER.urls)),
    path("letters/new/<slug:kind>/", letters.draw_up, name="draw_up"),
    path("letters/<int:pk>/", letters.show_letter, name="letter"),
    path("letters/<int:pk>/withdraw/", letters.withdraw, name="withdraw_letter"),
    path("letters/<int:pk>/<slug:which>/<slug:kind>/", letters.send_letter, name="paper"),
    path("all/", listing.show_all, name="all"),
    path("all/issue/", listing.issue_many, name="issue_many"),
    path("all/confirm/", listing.confirm_many, name="confirm_many"),
    path("bulk/<int:pk>/", bulk.show_bulk, name="bulk"),
    path("bulk/<int:pk>/undo/", bulk.undo, name="undo_bulk"),
    path("advice/", advising.show_advice, name="advice"),
    path("advice/propose/", advising.propose_all, name="propose_all"),
    path("advice/propose-unit/", advising.propose_one, name="propose_one"),
    path("advice/give/", advising.give_many, name="give_many"),
    path("advice/own/", own_advice.show_own, name="own_advice"),
    path("advice/<int:pk>/", own_advice.show_advice_page, name="advice_page"),
    path("advice/<int:pk>/answer/", own_advice.answer, name="answer_advice"),
    path("advice/<int:pk>/uphold/", advising.uphold, name="uphold"),
    path("advice/<int:pk>/adjust/", advising.adjust, name="adjust"),
    path("advice/<int:pk>/trace/", advising.show_trace, name="advice_trace"),
    path("register/", register.show_register, name="register"),
    path("register/new/", register.new_step, name="new_step"),
    path("register/<int:pk>/withdraw/", register.withdraw_step, name="withdraw_step"),
    path("cases/", cases.show_cases, name="cases"),
    path("cases/new/", cases.new_case, name="new_case"),
    path("cases/<int:pk>/", cases.show_case, name="case"),
    path("cases/<int:pk>/edit/", cases.edit_case, name="edit_case"),
    path("cases/<int:pk>/withdraw/", cases.withdraw, name="withdraw_case"),
]
