"""订阅: one's private calendar address and the digest by e-mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.deadlines.subscribing import make_feed, revoke_feed, stop_digest, want_digest
from jixiao.orgs.desk import FramedRequest, actor_of, in_frame
from jixiao.orgs.forms.deadlines import DigestForm
from jixiao.orgs.models import DigestWish, FeedToken
from jixiao.orgs.refusing import refusals_into


@in_frame
def subscriptions(request: FramedRequest) -> HttpResponse:
    """Show what is subscribed to."""
    return _page(request)


@require_POST
@in_frame
def new_feed(request: FramedRequest) -> HttpResponse:
    """Make a private address, which is shown this once."""
    token = make_feed(by=actor_of(request))
    return _page(request, address=request.build_absolute_uri(reverse("orgs:feed", kwargs={"token": token})))


@require_POST
@in_frame
def end_feed(request: FramedRequest) -> HttpResponse:
    """Make the private address void."""
    revoke_feed(by=actor_of(request))
    messages.success(request, "订阅地址已作废")
    return redirect("orgs:subscriptions")


@require_POST
@in_frame
def digest(request: FramedRequest) -> HttpResponse:
    """Want the digest at an address."""
    form = DigestForm(request.POST)
    if form.is_valid():
        with refusals_into(form):
            want_digest(**form.cleaned_data, by=actor_of(request))
            messages.success(request, "已订阅邮件摘要")
            return redirect("orgs:subscriptions")
    return _page(request, form=form, status=422)


@require_POST
@in_frame
def end_digest(request: FramedRequest) -> HttpResponse:
    """Want the digest no more."""
    stop_digest(by=actor_of(request))
    messages.success(request, "不再寄邮件摘要")
    return redirect("orgs:subscriptions")


def _page(
    request: FramedRequest, *, address: str = "", form: DigestForm | None = None, status: int = 200
) -> HttpResponse:
    wish = DigestWish.objects.filter(person=request.user).first()
    context = {
        "feed": FeedToken.objects.filter(person=request.user, revoked_at=None).first(),
        "address": address,
        "wish": wish,
        "form": form or DigestForm(initial={"address": wish.address if wish else ""}),
    }
    response = render(request, "orgs/subscriptions.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
