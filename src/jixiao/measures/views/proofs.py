"""Proofs: the list, uploading, one proof, renaming it, setting it aside and back."""

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.measures import access, shelf
from jixiao.measures.doors import link_of
from jixiao.measures.excerpts import excerpt_of
from jixiao.measures.forms import ProofForm
from jixiao.measures.keeping import remove_proof, rename_proof, restore_proof
from jixiao.measures.materials import ACCEPT, WORDS, material_of
from jixiao.measures.models import Proof, ProofClass
from jixiao.measures.panel import filed, size_words
from jixiao.measures.previews import has_preview
from jixiao.measures.queries import proofs_in_use
from jixiao.measures.receiving import files_dropped
from jixiao.measures.uploading import MOST_FILES, keep_all
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.web.asking import ask, confirmed
from jixiao.web.printing import local
from jixiao.web.stamp import stale_page
from jixiao.web.table import Choice, Column, Contains, DataTable, Filter

_HISTORY, _PAGES_LISTED = 30, 12


@at_desk(access.may_see_proofs)
def proofs(request: DeskRequest) -> HttpResponseBase:
    """List the proofs of the year."""
    table = _table(
        request,
        title="佐证材料",
        rows=proofs_in_use(request.desk.its_year),
        filters=(Choice("linked", "关联", field="is_linked", choices=(("1", "已关联"), ("0", "未关联"))),),
        empty=("还没有佐证", "上传第一份：合同、签到表、照片、通知，传上来就能挂到数字和记录上。"),
    )
    context = {"table": table, "may_keep": request.desk.may(access.may_keep_proofs)}
    return table.export() or render(request, "measures/proofs.html", context)


@at_desk(access.may_see_proofs)
def removed(request: DeskRequest) -> HttpResponseBase:
    """List the proofs that were set aside."""
    rows = Proof.objects.filter(unit_year=request.desk.its_year).exclude(removed_at=None)
    empty = ("没有移除过佐证", "移除的佐证列在这里，可以恢复。")
    table = _table(request, title="已移除的佐证", rows=rows, filters=(), empty=empty)
    return table.export() or render(request, "measures/proofs_removed.html", {"table": table})


@at_desk(access.may_keep_proofs)
def upload(request: DeskRequest) -> HttpResponse:
    """Take many files at once; what came of each is told on a page."""
    desk = request.desk
    context = {
        "limit": shelf.limit_words(), "most": MOST_FILES, "accept": ACCEPT, "kinds": WORDS,
        "classes": ProofClass.choices, "asked": request.POST.get("proof_class", ""), "refused": None,
    }  # fmt: skip
    if request.method == "POST":
        try:
            outcomes = keep_all(
                unit_year=desk.its_year, uploads=request.FILES.getlist("files"), dropped=files_dropped(request),
                proof_class=request.POST.get("proof_class", ""), by=desk.actor,
            )  # fmt: skip
        except Refused as refused:
            return render(request, "measures/upload.html", {**context, "refused": refused}, status=refused.status)
        return uploaded(request, outcomes, back=desk.door("measures:proofs"))
    return render(request, "measures/upload.html", context)


def uploaded(request: DeskRequest, outcomes: list, back: str) -> HttpResponse:
    """Go back where all files were kept; else tell what came of each."""
    refused = [one for one in outcomes if one.refused is not None]
    kept = [one for one in outcomes if one.refused is None]
    known = sum(1 for one in kept if not one.is_new)
    if not refused:
        again = f"，其中 {known} 件原来就有" if known else ""
        messages.success(request, f"已存下 {len(kept)} 件佐证{again}")
        return redirect(back)
    context = {"refused": refused, "kept": kept, "back": back, "limit": shelf.limit_words()}
    return render(request, "measures/uploaded.html", context, status=Refused.status)


@at_desk(access.may_see_proofs, write=access.may_keep_proofs)
def proof(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one proof: its preview, what it proves, what happened to it; a POST renames it."""
    desk = request.desk
    found = get_object_or_404(Proof.objects.select_related("uploaded_by", "removed_by"), pk=pk, unit_year=desk.its_year)
    form = _proof_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                rename_proof(proof=found, **_given(form), by=desk.actor, stamp=form.stamp)
                messages.success(request, "已保存材料名称和类别")
                return redirect(desk.door("measures:proof", pk=pk))
        except Stale as stale:
            current = Proof.objects.get(pk=pk)
            return stale_page(request, form=form, theirs=stale.theirs, stamp=current.version, saved="别人刚刚")
    links = [
        (link.label or link.subject, link_of(desk, link.subject), link)
        for link in found.links.order_by("linked_at")[:200]
    ]
    trail = TrailEntry.objects.filter(subject=f"measures.proof:{pk}", unit=desk.unit).order_by("-number")[:_HISTORY]
    page = _page(request, found)
    context = {
        "proof": found, "file": filed(desk, found), "kind": material_of(found.media_type).word, "form": form,
        "links": links, "trail": trail, "may_keep": desk.may(access.may_keep_proofs) and found.removed_at is None,
        "may_restore": desk.may(access.may_keep_proofs) and found.removed_at is not None, "page": page,
        "preview": desk.door("measures:preview", pk=pk, page=page, size="large") if has_preview(found) else "",
        "pages": range(1, (found.pages or 1) + 1)[:_PAGES_LISTED], "size": size_words(found.size),
        "class_label": ProofClass(found.proof_class).label,
        "excerpt": excerpt_of(found),
    }  # fmt: skip
    return render(request, "measures/proof.html", context)


@at_desk(access.may_keep_proofs)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask before a proof is set aside, and set it aside."""
    desk = request.desk
    found = get_object_or_404(Proof, pk=pk, unit_year=desk.its_year, removed_at=None)
    here = desk.door("measures:proof", pk=pk)
    if not confirmed(request):
        consequence = "它不再列出，也不再打包；文件和留痕都在，随时可以恢复。"
        return ask(request, question=f"移除佐证「{found.name}」？", consequence=consequence, verb="移除佐证", back=here)
    remove_proof(proof=found, by=desk.actor)
    undo = desk.door("measures:restore", pk=pk)
    messages.success(request, f"已移除「{found.name}」", extra_tags=undo)
    return redirect(desk.door("measures:proofs"))


@at_desk(access.may_keep_proofs)
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask before a proof comes back, and bring it back."""
    desk = request.desk
    found = get_object_or_404(Proof, pk=pk, unit_year=desk.its_year)
    here = desk.door("measures:proof", pk=pk)
    if not confirmed(request):
        return ask(request, question=f"恢复佐证「{found.name}」？", verb="恢复佐证", back=here)
    restore_proof(proof=found, by=desk.actor)
    messages.success(request, f"已恢复「{found.name}」")
    return redirect(here)


def _table(
    request: DeskRequest, *, title: str, rows: QuerySet[Proof], filters: tuple[Filter, ...], empty: tuple[str, str]
) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title=title,
        queryset=rows.select_related("uploaded_by").annotate(link_count=Count("links")),
        columns=(
            Column("name", "材料名称", sort_by="name", link=lambda row: desk.door("measures:proof", pk=row.pk)),
            Column("kind", "文件", sort_by="media_type", value=lambda row: material_of(row.media_type).word),
            Column("proof_class", "佐证类别", sort_by="proof_class", words=dict(ProofClass.choices)),
            Column("links", "证明的事项", kind="number", unit="项", sort_by="link_count"),
            Column("pages", "页数", kind="number", unit="页", sort_by="pages", value=_pages),
            Column("size", "大小", sort_by="size", value=lambda row: size_words(row.size)),
            Column("uploaded_by", "上传人", value=lambda row: row.uploaded_by.name),
            Column("uploaded_at", "上传时间", sort_by="uploaded_at", value=_uploaded),
            Column("remark", "材料说明", default_shown=False, value=lambda row: row.remark or "—"),
            Column("sha256", "内容摘要", default_shown=False),
        ),
        filters=(
            Contains("q", "名称或说明", fields=("name", "remark")),
            Choice("class", "类别", field="proof_class", choices=ProofClass.choices),
            *filters,
        ),
        order=("-uploaded_at",),
        empty=empty,
    )


def _pages(row: Proof) -> int | Absent:
    return NOT_APPLICABLE if row.pages is None else row.pages


def _uploaded(row: Proof) -> str:
    return f"{local(row.uploaded_at):%Y-%m-%d %H:%M}"


def _proof_form(request: DeskRequest, found: Proof) -> ProofForm:
    initial = {"name": found.name, "proof_class": found.proof_class, "remark": found.remark}
    return ProofForm(request.POST or None, initial=initial, stamp=found.version)


def _given(form: ProofForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("name", "proof_class", "remark")}


def _page(request: DeskRequest, found: Proof) -> int:
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < len(str(10**6)) else 1
    return min(max(1, number), found.pages or 1)
