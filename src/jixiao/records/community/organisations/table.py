"""科协组织名册: one line an organisation, taken in at the import desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Organisation, OrganisationKind, OrganisationState, Place
from jixiao.records.community.organisations.queries import organisations_of
from jixiao.records.community.organisations.registering import register_organisation, remove_organisation
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

_WORDS = ("name", "host", "paper_number", "contact", "remark")
PLAN = ImportPlan(
    key="community.organisations",
    title="科协组织名册",
    columns=(
        ImportColumn("name", "组织名称", required=True, width=28, others=("名称",)),
        ImportColumn(
            "kind", "组织类别", kind="choice", required=True, choices=tuple(OrganisationKind.choices),
            spellings=(
                ("township", "乡镇科协"), ("township", "街道科协"),
                ("community", "社区科协"), ("community", "村科协"),
            ),
        ),
        ImportColumn("place", "所在乡镇街道", hint="要先登记；乡镇科协必填", others=("乡镇", "乡镇街道")),
        ImportColumn("host", "依托单位", width=20),
        ImportColumn("founded_on", "成立日期", kind="day"),
        ImportColumn("paper_number", "成立批复文号", others=("批复文号", "文号")),
        ImportColumn("term_from", "本届起", kind="day"),
        ImportColumn("term_to", "本届止", kind="day", others=("届满日期",)),
        ImportColumn("members", "会员人数", kind="count"),
        ImportColumn("contact", "联系人", quiet=True),
        ImportColumn("remark", "备注", quiet=True),
    ),
)  # fmt: skip


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what only this room sees: places nobody knows, names that are here already, terms that run backwards."""
    places = set(Place.objects.filter(unit=unit_year.unit_id, removed_at=None).values_list("name", flat=True))
    known = set(organisations_of(unit_year.unit).values_list("name", flat=True))
    rows: list[ImportRow] = []
    for row in dry_run.rows:
        judged, name = row, str(row.values.get("name") or "")
        if name and name in known:
            judged = judged.with_error("name", f"「{name[:20]}」已经登记", "去掉这一行，或改名称")
        place = str(row.values.get("place") or "")
        if place and place not in places:
            judged = judged.with_error("place", f"没有登记过「{place[:20]}」", "先登记乡镇街道")
        elif not place and row.values.get("kind") == OrganisationKind.TOWNSHIP:
            judged = judged.with_error("place", "乡镇科协没有写乡镇街道", "补填")
        first, last = row.values.get("term_from"), row.values.get("term_to")
        if first and last and last <= first:
            judged = judged.with_error("term_to", "本届止不晚于本届起", "核对两个日期")
        known.add(name)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register each line."""
    places = {one.name: one for one in Place.objects.filter(unit=unit_year.unit_id, removed_at=None).order_by("pk")}
    written = []
    for row in rows:
        values: dict[str, Any] = {**row, "place": places.get(str(row.get("place") or ""))}
        values |= {name: str(row.get(name) or "") for name in _WORDS}
        values |= {"state": OrganisationState.ACTIVE, "members_on": by.on if row.get("members") is not None else None}
        made = register_organisation(unit_year=unit_year, values=values, by=by)
        written.append(f"community.organisation:{made.pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the organisations of an import out again; refuses where one was changed or used since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for one in Organisation.objects.filter(unit=unit_year.unit_id, pk__in=pks, removed_at=None).order_by("pk"):
        if one.version > 1 or one.checks.exists() or one.meetings.exists():
            cause = f"「{one.name}」导入以后改过或用过，不能整批撤回"
            raise Refused(cause, cure="先处理这一个组织，再整批撤回", code="V222")
        remove_organisation(organisation=one, unit_year=unit_year, reason="撤回导入", stamp=one.version, by=by)


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="community:organisations")
