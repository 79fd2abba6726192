"""Sets of questions: the list, a set, putting questions in and taking them out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim, done_first, done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.quiz.access import may_keep, may_look
from jixiao.records.quiz.bank.forms import SetForm, initial_of_set
from jixiao.records.quiz.bank.queries import newest_versions, with_uses
from jixiao.records.quiz.bank.sets import amend_set, make_set, put_in, remove_set, sets_of, take_out
from jixiao.records.quiz.bank.views.finding_rows import plain_form, set_at
from jixiao.records.quiz.bank.views.listing import bank_table, chip_of
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import given_stamp, stale_page
from jixiao.web.table import Column, Contains, DataTable

PAGE = 50


@at_desk(may_look)
def sets(request: DeskRequest) -> HttpResponseBase:
    """Show the sets of the unit."""
    desk = request.desk
    new_url = desk.door("quiz:set_new") if desk.may(may_keep) else ""
    table = DataTable(
        request=request,
        title="题组",
        queryset=sets_of(desk.unit),
        columns=(
            Column("name", "题组", sort_by="name", link=lambda row: desk.door("quiz:set", pk=row.pk)),
            Column("number", "题数", kind="number", sort_by="number", unit="道"),
            Column("note", "说明"),
        ),
        filters=(Contains("q", "题组名称", fields=("name", "note")),),
        order=("name",),
        empty=("还没有题组", "把要一起考的题编成一组，培训考核可以选用。"),
        empty_door=("新建题组", new_url) if new_url else None,
    )
    return table.export() or render(request, "quiz/bank/sets.html", {"table": table, "may_keep": desk.may(may_keep)})


@at_desk(may_look)
def question_set(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a set with its questions."""
    desk, row = request.desk, set_at(request.desk, pk)
    inside = with_uses(newest_versions(desk.unit)).filter(question__sets=row).order_by("question__number")
    page = Paginator(inside, PAGE).get_page(request.GET.get("page"))
    context = {
        "set": row,
        "page": page,
        "lines": [(one, chip_of(one)) for one in page],
        "may_keep": desk.may(may_keep),
    }
    return render(request, "quiz/bank/set.html", context)


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Make a set."""
    desk, form = request.desk, SetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: make_set(unit=desk.unit, values=form.cleaned_data, by=desk.actor),
                lambda made: desk.door("quiz:set_choose", pk=made.pk),
            )
    return plain_form(request, form=form, title="新建题组", verb="保存，去选题", back=desk.door("quiz:sets"))


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a set another name."""
    desk, row = request.desk, set_at(request.desk, pk)
    back = desk.door("quiz:set", pk=pk)
    form = SetForm(request.POST or None, initial=initial_of_set(row), stamp=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_set(questions=row, values=form.cleaned_data, stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = set_at(desk, pk)
            return stale_page(
                request, form=form, theirs=initial_of_set(fresh), stamp=fresh.version, saved="别人刚才保存的"
            )
    return plain_form(request, form=form, title=f"修改「{row.name}」", verb="保存修改", back=back)


@at_desk(may_keep, write=may_keep)
def choose(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the questions that are not in a set yet, and put those chosen in, or all that meet the filters."""
    desk, row = request.desk, set_at(request.desk, pk)
    outside = newest_versions(desk.unit).filter(question__retired_at=None).exclude(question__sets=row)
    table = bank_table(request, rows=with_uses(outside))
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("question") if one.isascii() and one.isdecimal()]
        if request.POST.get("which") == "all":
            chosen = list(table.filtered.values_list("question", flat=True))
        address = desk.door("quiz:set", pk=pk)
        with transaction.atomic():
            claim(request, leads_to=address)
            number = put_in(questions=row, chosen=chosen, by=desk.actor)
        messages.success(request, f"加入了 {number} 道题" if number else "没有选题，什么都没有加入")
        return redirect(address)
    page = Paginator(table.filtered, PAGE).get_page(request.GET.get("page"))
    context = {"set": row, "table": table, "page": page, "lines": [(one, chip_of(one)) for one in page]}
    return render(request, "quiz/bank/set_choose.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the questions that were ticked out of a set."""
    row = set_at(request.desk, pk)
    chosen = [int(one) for one in request.POST.getlist("question") if one.isascii() and one.isdecimal()]
    number = take_out(questions=row, chosen=chosen, by=request.desk.actor)
    messages.success(request, f"移出了 {number} 道题，题目还在题库里" if number else "没有选题")
    return redirect(request.desk.door("quiz:set", pk=pk))


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and remove a set."""
    desk, row = request.desk, set_at(request.desk, pk)
    if not confirmed(request):
        return ask(
            request, question=f"删除题组「{row.name}」？", consequence="题目都留在题库里；选用了它的培训只留下名称。",
            verb="删除题组", back=desk.door("quiz:set", pk=pk), kept=[("stamp", str(row.version))],
        )  # fmt: skip
    back = desk.door("quiz:sets")
    done_first(request, lambda: remove_set(questions=row, stamp=given_stamp(request), by=desk.actor), leads_to=back)
    messages.success(request, f"已删除题组「{row.name}」")
    return redirect(back)
