"""批注: the comments on one record, as a page or in the side panel; written, answered, resolved and opened again."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jixiao.orgs.access import may_comment, may_look
from jixiao.orgs.comments.commenting import answer_comment, comment_on, reopen_comment, resolve_comment
from jixiao.orgs.comments.panel import CommentsPanel, comments_panel
from jixiao.orgs.comments.queries import colleagues_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.forms.comments import CommentForm
from jixiao.orgs.models import Comment
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused
from jixiao.web.stamp import given_stamp


@at_desk(may_look, write=may_comment)
def comments(request: DeskRequest) -> HttpResponse:
    """Show the comments on a record; write one."""
    panel = _panel(request, request.POST.get("on", "") or request.GET.get("on", ""))
    if request.method == "POST":
        return _write(request, panel.subject, None)
    return render(request, "orgs/comments.html", {"panel": panel})


@require_POST
@at_desk(may_look, write=may_comment)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer a comment."""
    comment = _comment(request, pk)
    return _write(request, comment.subject, comment)


@require_POST
@at_desk(may_look, write=may_comment)
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    """Resolve a comment, or open a resolved one again."""
    comment = _comment(request, pk)
    stamp = given_stamp(request)
    if request.POST.get("act") == "reopen":
        reopen_comment(comment=comment, by=request.desk.actor, stamp=stamp)
        messages.success(request, "批注已重开")
    else:
        resolve_comment(comment=comment, by=request.desk.actor, stamp=stamp)
        messages.success(request, "批注已解决")
    return redirect(_back(request, comment.subject))


def _write(request: DeskRequest, subject: str, comment: Comment | None) -> HttpResponse:
    desk, back = request.desk, _back(request, subject)
    form = CommentForm(request.POST, people=colleagues_of(desk.unit, on=desk.today))
    if not form.is_valid():
        fault = next(iter(form.errors.values()))[0]
        raise Refused(f"批注没有写成：{fault}", cure="写一句话，从名单里选人", code="U387")
    given = {"text": form.cleaned_data["text"], "mentioned": list(form.cleaned_data["mentioned"])}
    with transaction.atomic():
        claim(request, leads_to=back)
        if comment is None:
            comment_on(unit_year=request.desk.its_year, subject=subject, **given, by=desk.actor)
        else:
            answer_comment(comment=comment, **given, by=desk.actor)
    messages.success(request, "批注已写下" if comment is None else "已答复")
    return redirect(back)


def _back(request: DeskRequest, subject: str) -> str:
    """Return the page the form stood on, else that of the comments."""
    asked = request.POST.get("back", "")
    local = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    if local and "?" in asked:
        return asked
    return f"{asked}#comments" if local else f"{request.desk.door('orgs:comments')}?on={subject}"


def _panel(request: DeskRequest, subject: str) -> CommentsPanel:
    beside = request.htmx.current_url_abs_path if request.htmx else None  # the page that the side panel stands in
    panel = comments_panel(request.desk, subject, back=beside or f"{request.path}?on={subject}")
    if panel is None:
        raise Http404("没有这个批注对象")
    return panel


def _comment(request: DeskRequest, pk: int) -> Comment:
    rows = Comment.objects.select_related("unit_year__unit", "parent").filter(parent=None)
    return get_object_or_404(rows, pk=pk, unit_year=request.desk.unit_year)
