"""诉求建议台账: one line an appeal that was kept elsewhere before, with who saw to it and what was answered."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.receiving import MOST_TEXT, Asked
from jixiao.records.community.appeals.taking_over import MOST_ANSWER, MOST_OFFICE, Kept, take_over_appeal
from jixiao.records.community.models import Appeal, AppealKind
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.masking import plain_phone

PLAN = ImportPlan(
    key="community.appeals",
    title="诉求建议台账",
    columns=(
        ImportColumn("received_on", "收到日期", kind="day", required=True, others=("日期", "受理日期")),
        ImportColumn("kind", "类别", kind="choice", choices=tuple(AppealKind.choices), hint="空着按诉求", quiet=True),
        ImportColumn("text", "诉求内容", required=True, width=40, others=("内容", "意见建议")),
        ImportColumn("name", "姓名", width=12, hint="加密保存；匿名的空着", others=("诉求人",)),
        ImportColumn("phone", "电话", hint="加密保存", others=("联系电话", "手机")),
        ImportColumn("office", "承办单位", width=24, others=("交办单位",)),
        ImportColumn("deadline", "答复期限", kind="day", hint="没有答复的要填"),
        ImportColumn("answered_on", "答复日期", kind="day"),
        ImportColumn("answer", "答复内容", width=40, others=("答复", "办理结果")),
        ImportColumn("closed_on", "办结日期", kind="day"),
    ),
)
_DAYS = ("received_on", "answered_on", "closed_on")


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what only this room sees: days out of order, answers that are not whole, and what is here already."""
    there = set(Appeal.objects.filter(unit_year=unit_year).order_by().values_list("text", flat=True))
    rows = []
    for row in dry_run.rows:
        judged, text = _judged(row, unit_year), str(row.values.get("text") or "")
        if text in there:
            judged = judged.as_duplicate("text", "同样内容的已经登记", "是同一件的不要再导入")
        there.add(text)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Take each line over."""
    written = []
    first = Appeal.objects.filter(unit_year=unit_year).count()
    for number, row in enumerate(rows, start=first):
        name, phone = str(row.get("name") or ""), str(row.get("phone") or "")
        asked = Asked(
            row.get("kind") or AppealKind.NEED, "", str(row["text"]), name, phone, is_anonymous=not (name or phone)
        )
        kept = Kept(
            row["received_on"], str(row.get("office") or ""), row.get("deadline"), row.get("answered_on"),
            str(row.get("answer") or ""), row.get("closed_on"),
        )  # fmt: skip
        once = f"ledger|{by.at.isoformat()}|{number}"
        made = take_over_appeal(unit_year=unit_year, asked=asked, kept=kept, once=once, by=by)
        written.append(f"community.appeal:{made.pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:  # noqa: ARG001 - what the desk gives
    """Refuse: the steps of an appeal are never deleted."""
    cure = "登记错的，由审核人逐件「不予受理」，写明登记有误"
    raise Refused("诉求登记以后留痕，不能整批撤回", cure=cure, code="V442")


def _judged(row: ImportRow, unit_year: UnitYear) -> ImportRow:
    values = row.values
    received = values.get("received_on")
    if received and received.year != unit_year.year:
        row = row.with_error("received_on", f"收到日期不在 {unit_year.year} 年度", "核对日期，或到那一年度导入")
    days = [values[key] for key in _DAYS if values.get(key)]
    if days != sorted(days):
        row = row.with_error("answered_on", "日期先后不对", "收到、答复、办结依次不早于前一个")
    if plain_phone(str(values.get("phone") or "")) is None:
        row = row.with_error("phone", "电话号码不对", "填 11 位手机号，或带区号的座机")
    answered = bool(values.get("answered_on"))
    if answered != bool(values.get("answer")):
        key = "answer" if answered else "answered_on"
        row = row.with_error(key, "答复日期和答复内容只填了一个", "两个都填")
    if answered and not values.get("office"):
        row = row.with_error("office", "答复了，没有写承办单位", "补填")
    if values.get("closed_on") and not answered:
        row = row.with_error("closed_on", "没有答复，不能办结", "补填答复，或去掉办结日期")
    if values.get("office") and not answered and not values.get("deadline"):
        row = row.with_error("deadline", "还没有答复，没有答复期限", "补填")
    for key, most in (("text", MOST_TEXT), ("answer", MOST_ANSWER), ("office", MOST_OFFICE), ("name", 40)):
        if len(str(values.get(key) or "")) > most:
            row = row.with_error(key, f"超过 {most} 个字", "写短些")
    return row


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="community:appeals")
