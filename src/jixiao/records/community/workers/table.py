"""科技工作者名册: one line a person, taken in at the import desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import ConsentWay, Place, Privacy, Worker
from jixiao.records.community.seals import digest_of
from jixiao.records.community.workers.keys import bare_name
from jixiao.records.community.workers.queries import workers_of
from jixiao.records.community.workers.registering import register_worker, remove_worker
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.masking import plain_phone

PLAN = ImportPlan(
    key="community.workers",
    title="科技工作者名册",
    columns=(
        ImportColumn("name", "姓名", required=True, width=12),
        ImportColumn("field", "专业领域", others=("专业", "从事专业")),
        ImportColumn("title", "职称", others=("专业技术职称",)),
        ImportColumn("workplace", "工作单位", width=28, others=("单位",)),
        ImportColumn("position", "职务"),
        ImportColumn("place", "所在乡镇街道", hint="要先登记乡镇街道", others=("乡镇", "乡镇街道")),
        ImportColumn(
            "phone", "电话", hint="11 位手机号或带区号的座机；加密保存", others=("手机", "联系电话", "手机号")
        ),
        ImportColumn("born", "出生日期", kind="day", quiet=True),
        ImportColumn("registered_on", "登记日期", kind="day", hint="空着按今天", quiet=True),
        ImportColumn(
            "privacy", "隐私级别", kind="choice", choices=tuple(Privacy.choices), hint="空着按内部", quiet=True
        ),
        ImportColumn("consent_on", "同意日期", kind="day", hint="设为公开的要有", quiet=True),
        ImportColumn("consent_way", "同意方式", kind="choice", choices=tuple(ConsentWay.choices), quiet=True),
        ImportColumn("consent_text", "同意内容", width=36, quiet=True),
        ImportColumn("remark", "备注", quiet=True),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what only this room sees: telephones that are none, places nobody knows, people who are here already."""
    places = set(Place.objects.filter(unit=unit_year.unit_id, removed_at=None).values_list("name", flat=True))
    names = {bare_name(str(row.values.get("name") or "")) for row in dry_run.rows}
    known = [
        (one.name_key, one.phone_digest, one.workplace)
        for one in workers_of(unit_year.unit).filter(name_key__in=names).order_by("pk")
    ]
    rows = []
    for row in dry_run.rows:
        judged = _judged(row, places)
        key = _key(unit_year, judged)
        twin = next((one for one in known if _same(one, key)), None)
        if twin and key[1] and twin[:2] == key[:2]:
            judged = judged.with_error("name", "已经在册（姓名和电话都相同）", "去掉这一行，或在名册里修改原来那条")
        elif twin:
            judged = judged.as_duplicate(
                "name", f"像是已经在册的同名人（{twin[2] or '没有单位'}）", "是同一人的不要导入"
            )
        known.append(key)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Register each line."""
    places = {one.name: one for one in Place.objects.filter(unit=unit_year.unit_id, removed_at=None).order_by("pk")}
    written = []
    for row in rows:
        values = {
            **row,
            "place": places.get(str(row.get("place") or "")),
            "privacy": row.get("privacy") or Privacy.OFFICE,
        }
        for name in ("field", "title", "workplace", "position", "consent_text", "consent_way", "remark", "phone"):
            values[name] = str(row.get(name) or "")
        worker = register_worker(unit_year=unit_year, values=values, by=by)
        written.append(f"community.worker:{worker.pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the people of an import out again; refuses where one was changed or used since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for worker in Worker.objects.filter(unit=unit_year.unit_id, pk__in=pks, removed_at=None).order_by("pk"):
        used = worker.visited.exists() or worker.appeals.exists() or worker.nominations.exists()
        if worker.version > 1 or used:
            cause = f"「{worker.name}」导入以后改过或用过，不能整批撤回"
            raise Refused(cause, cure="先处理这一个人，再整批撤回", code="V117")
        remove_worker(worker=worker, unit_year=unit_year, reason="撤回导入", stamp=worker.version, by=by)


def _judged(row: ImportRow, places: set[str]) -> ImportRow:
    if plain_phone(str(row.values.get("phone") or "")) is None:
        row = row.with_error("phone", "电话号码不对", "填 11 位手机号，或带区号的座机")
    place = str(row.values.get("place") or "")
    if place and place not in places:
        row = row.with_error("place", f"没有登记过「{place[:20]}」", "先在「科协组织」里登记乡镇街道，或空着")
    if row.values.get("consent_on") and not row.values.get("consent_text"):
        row = row.with_error("consent_text", "写了同意日期，没有写同意内容", "补填同意内容")
    if row.values.get("privacy") == Privacy.OPEN and not row.values.get("consent_on"):
        row = row.with_error("privacy", "没有本人同意，不能设为公开", "补填同意日期和内容，或改为内部")
    name = bare_name(str(row.values.get("name") or ""))
    if "name" not in row.errors and (len(name) < 2 or any(one.isdigit() for one in name)):  # noqa: PLR2004 - a name has two characters
        row = row.with_error("name", "不像姓名", "填 2 个字以上的真实姓名，不带数字")
    return row


def _key(unit_year: UnitYear, row: ImportRow) -> tuple[str, str, str]:
    phone = plain_phone(str(row.values.get("phone") or ""))
    digest = digest_of(unit_year.unit_id, "phone", phone) if phone else ""
    return bare_name(str(row.values.get("name") or "")), digest, str(row.values.get("workplace") or "")


def _same(one: tuple[str, str, str], key: tuple[str, str, str]) -> bool:
    if not key[0] or one[0] != key[0]:
        return False
    return one[1] == key[1] if one[1] and key[1] else not one[2] or not key[2] or one[2] == key[2]


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="community:workers")
