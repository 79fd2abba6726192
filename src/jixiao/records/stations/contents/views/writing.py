"""The form of a content: registered, changed while a draft, or begun from the one it is to replace."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.measures.films import sniff_films
from jixiao.measures.keeping import keep_once
from jixiao.measures.models import Proof, ProofClass
from jixiao.measures.receiving import files_dropped
from jixiao.measures.shelf import limit_words, too_large
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.contents.forms import KEPT, ContentForm, file_named, initial_of
from jixiao.records.stations.contents.queries import topics_of
from jixiao.records.stations.contents.registering import amend_content, register_content, require_draft
from jixiao.records.stations.contents.telling import number_of
from jixiao.records.stations.contents.views.finding_rows import content_at, saved_by
from jixiao.records.stations.models import Content, ContentState
from jixiao.web.stamp import stale_page

_LONGEST = 19
_SHOWN_TOPICS = 30


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Register a content."""
    return _form(request, None)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = content_at(request.desk, pk)
    if request.method == "GET":
        require_draft(row)
    return _form(request, row)


@at_desk(may_keep, write=may_keep)
def replace(request: DeskRequest, pk: int) -> HttpResponse:
    """Register a content that is to stand in for one that has passed, beginning from what that one says."""
    old = content_at(request.desk, pk)
    if old.state != ContentState.PASSED:
        raise Refused("没有审核通过的内容不用替代", cure="直接修改它", code="X023")
    return _form(request, None, replaces=old)


def _form(request: DeskRequest, row: Content | None, replaces: Content | None = None) -> HttpResponse:
    origin = row or replaces
    form = ContentForm(
        request.POST.copy() if request.method == "POST" else None, initial=initial_of(origin) if origin else {},
        stamp=row.version if row else None,
    )  # fmt: skip
    if request.method == "POST":
        _take_file(request, form)
        if form.is_valid():
            try:
                with refusals_into(form):
                    return _saved(request, form, row, replaces)
            except Stale:
                return _stale(request, form, row)
    return _page(request, form, row, replaces)


def _page(request: DeskRequest, form: ContentForm, row: Content | None, replaces: Content | None) -> HttpResponse:
    desk, origin = request.desk, row or replaces
    context = {
        "form": form,
        "row": row,
        "replaces": replaces,
        "number": number_of(origin) if origin else "",
        "back": desk.door("stations:content", pk=origin.pk) if origin else desk.door("stations:contents"),
        "kept": _kept(request, form, origin),
        "limit": limit_words(),
        "topics": topics_of(desk.unit)[:_SHOWN_TOPICS],
        "returned": row.reviews.filter(passed=False).select_related("by").order_by("-round").first() if row else None,
    }
    return render(request, "stations/contents/content_form.html", context, status=422 if form.errors else 200)


def _take_file(request: DeskRequest, form: ContentForm) -> None:
    """Keep a file that came with the form at once, so that it is still there where the form has to come again."""
    upload = request.FILES.get("file")
    if files_dropped(request):
        form.add_error("file", str(too_large()))
    if upload is None:
        return
    try:
        with transaction.atomic():
            kept = keep_once(
                unit_year=request.desk.its_year, upload=upload, name=str(upload.name or "内容文件"),
                proof_class=ProofClass.WORKING, by=request.desk.actor, look=sniff_films,
            ).proof  # fmt: skip
    except Refused as refused:
        form.add_error("file", str(refused))
        return
    form.data[KEPT] = str(kept.pk)  # type: ignore[index] # the data is a copy of what was posted
    form.data.pop("without_file", None)  # type: ignore[attr-defined] # as above


def _offered(request: DeskRequest, origin: Content | None, pk: object) -> list[Proof]:
    """Return the files that a form may name: one kept by this unit, or the one the content has."""
    text = str(pk or "")
    rows = Proof.objects.filter(unit_year__unit=request.desk.unit, removed_at=None)
    is_pk = text.isascii() and text.isdecimal() and len(text) < _LONGEST
    own = [origin.file] if origin and origin.file else []
    return [*(rows.filter(pk=int(text)).select_related("unit_year") if is_pk else ()), *own]


def _kept(request: DeskRequest, form: ContentForm, origin: Content | None) -> Proof | None:
    pk = str(form[KEPT].value() or "")
    return next((one for one in _offered(request, origin, pk) if str(one.pk) == pk), None)


def _saved(request: DeskRequest, form: ContentForm, row: Content | None, replaces: Content | None) -> HttpResponse:
    desk = request.desk
    said = form.said(file_named(form, _offered(request, row or replaces, form.cleaned_data.get(KEPT))))
    with transaction.atomic():
        if row is None:
            made = register_content(unit=desk.unit, said=said, by=desk.actor, replaces=replaces)
        else:
            made = amend_content(content=row, said=said, stamp=form.stamp, by=desk.actor)
        address = desk.door("stations:content", pk=made.pk)
        claim(request, leads_to=address)
    messages.success(request, f"{number_of(made)} 已保存为草稿")
    return redirect(address)


def _stale(request: DeskRequest, form: ContentForm, row: Content | None) -> HttpResponse:
    assert row is not None  # noqa: S101 - a new content has no older version
    fresh = content_at(request.desk, row.pk)
    return stale_page(request, form=form, theirs=initial_of(fresh), stamp=fresh.version, saved=saved_by(fresh))
