"""Organisations are registered, changed, taken out; their posts and checks are written down."""

from django.http import HttpResponse
from django.shortcuts import render

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.community.access import may_keep
from jixiao.records.community.models import YearlyCheck
from jixiao.records.community.organisations.appointing import keep_posts
from jixiao.records.community.organisations.checking import check_organisation
from jixiao.records.community.organisations.forms import (
    ROWS,
    CheckForm,
    OrganisationForm,
    PostFormSet,
    initial_of,
    initial_of_check,
    initial_of_posts,
    posts_in,
)
from jixiao.records.community.organisations.queries import places_of
from jixiao.records.community.organisations.registering import (
    amend_organisation,
    register_organisation,
    remove_organisation,
    subject_of,
)
from jixiao.records.community.organisations.views.finding_rows import organisation_at
from jixiao.records.community.views.staleness import answer_stale
from jixiao.web.rows import row_wanted, with_one_more_row


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Register an organisation."""
    desk = request.desk
    given = {"state": "active", "place": request.GET.get("place", ""), "kind": request.GET.get("kind", "township")}
    form = OrganisationForm(request.POST or None, initial=given, places=places_of(desk.unit))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: register_organisation(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda row: desk.door("community:organisation", pk=row.pk),
            )
    return _form(request, form, title="登记科协组织", verb="登记", back=desk.door("community:organisations"))


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of an organisation."""
    desk = request.desk
    row = organisation_at(desk, pk)
    form = OrganisationForm(
        request.POST or None, initial=initial_of(row), stamp=row.version, places=places_of(desk.unit)
    )
    back = desk.door("community:organisation", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_organisation(
                        organisation=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = organisation_at(desk, pk)
            return answer_stale(
                request, form=form, theirs=initial_of(fresh), stamp=fresh.version, subject=subject_of(row)
            )
    return _form(request, form, title="修改组织", verb="保存修改", back=back, row_title=row.name)


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out an organisation that was registered by mistake."""
    desk = request.desk
    row = organisation_at(desk, pk)
    return ask_reason(
        request,
        question=f"删除「{row.name}」？",
        consequence="只删登记错的。真的撤销了的，修改组织状态为已撤销，历史年度的数才对。",
        label="删除原因",
        verb="删除",
        back=desk.door("community:organisation", pk=row.pk),
        leads_to=desk.door("community:organisations"),
        act=lambda reason: remove_organisation(
            organisation=row, unit_year=desk.its_year, reason=reason, stamp=row.version, by=desk.actor
        ),
    )


@at_desk(may_keep, write=may_keep)
def posts(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down who holds which post."""
    desk = request.desk
    row = organisation_at(desk, pk)
    back = desk.door("community:organisation", pk=row.pk)
    wanted = row_wanted(request, prefix=ROWS)
    given = with_one_more_row(request.POST, prefix=ROWS) if wanted else request.POST or None
    initial = initial_of_posts(sorted(row.posts.all(), key=lambda one: one.pk))
    formset = PostFormSet(given, prefix=ROWS, initial=initial)
    stamp = request.POST.get("stamp", "") if request.method == "POST" else str(row.version)
    if request.method == "POST" and not wanted and formset.is_valid():
        try:
            return done_once(
                request,
                lambda: keep_posts(
                    organisation=row, unit_year=desk.its_year, posts=posts_in(formset),
                    stamp=int(stamp) if stamp.isdecimal() else None, by=desk.actor,
                ),
                lambda _: back,
            )  # fmt: skip
        except Refused as refused:
            formset.non_form_errors().append(str(refused))
            stamp = str(organisation_at(desk, pk).version) if isinstance(refused, Stale) else stamp
    context = {"organisation": row, "formset": formset, "stamp": stamp, "back": back}
    return render(request, "community/organisations/posts.html", context)


@at_desk(may_keep, write=may_keep)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down how an organisation stood in the year of the desk."""
    desk = request.desk
    row = organisation_at(desk, pk)
    kept = YearlyCheck.objects.filter(organisation=row, unit_year=desk.its_year).first()
    initial = initial_of_check(kept) if kept else {"checked_on": desk.today, "verdict": "good"}
    form = CheckForm(request.POST or None, initial=initial, stamp=kept.version if kept else None)
    back = desk.door("community:organisation", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: check_organisation(
                        organisation=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = YearlyCheck.objects.get(organisation=row, unit_year=desk.its_year)
            return answer_stale(
                request, form=form, theirs=initial_of_check(fresh), stamp=fresh.version, subject=subject_of(row)
            )
    return _form(request, form, title=f"{desk.year} 年度检查", verb="保存", back=back, row_title=row.name)


def _form(request: DeskRequest, form: object, **context: str) -> HttpResponse:
    shared = {"form": form, "list_title": "科协组织", "list_url": request.desk.door("community:organisations")}
    return render(request, "community/form.html", {**shared, **context})
