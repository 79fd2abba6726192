"""Sessions and lock-outs, for the security administrator."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.access import is_security
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.forms.people import ReasonForm
from jixiao.orgs.models import SessionRecord
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.orgs.releasing import lock_outs, release_lock
from jixiao.orgs.sessions import idle_since
from jixiao.orgs.signing_in import end_session
from jixiao.orgs.views.people import people_seen

PAGE = 50
LONGEST = 255


@at_office(is_security)
def session_list(request: DeskRequest) -> HttpResponse:
    """Show who is signed in where, and who typed wrong passwords."""
    desk = request.desk
    lasting = SessionRecord.objects.filter(
        ended_at=None, seen_at__gte=idle_since(desk.at), person__in=people_seen(desk)
    )
    page = Paginator(lasting.select_related("person").order_by("-seen_at", "-pk"), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "orgs/sessions.html", {"page": page, "locks": lock_outs(at=desk.at)})


@at_office(is_security)
def end_theirs(request: DeskRequest, pk: int) -> HttpResponse:
    """End somebody's session, with a reason."""
    desk = request.desk
    record = get_object_or_404(SessionRecord.objects.select_related("person"), pk=pk, person__in=people_seen(desk))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            end_session(record=record, reason=form.cleaned_data["reason"], by=desk.actor)
            messages.success(request, f"{record.person.name}的这次登录已结束")
            return redirect(desk.door("orgs:sessions"))
    title = f"结束{record.person.name}的登录"
    context = {"form": form, "title": title, "verb": "结束登录", "back": desk.door("orgs:sessions")}
    return render(request, "orgs/person_form.html", context)


@require_POST
@at_office(is_security)
def release(request: DeskRequest) -> HttpResponse:
    """Forget the wrong passwords typed for a user name."""
    username = request.POST.get("username", "").strip()[:LONGEST]
    if not username:
        raise Refused("没有说明解除哪个用户名的锁定", code="U333")
    release_lock(username=username, by=request.desk.actor)
    messages.success(request, f"{username}的锁定已解除")
    return redirect(request.desk.door("orgs:sessions"))
