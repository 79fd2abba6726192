"""走访慰问台账: one line a person who was visited; lines of one day, occasion, place and party are one visit."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Visit, Visited, VisitOccasion, Worker
from jixiao.records.community.visits.recording import Met, record_visit, remove_visit
from jixiao.records.community.workers.keys import bare_name
from jixiao.records.community.workers.queries import workers_of
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

YES = "yes"
PLAN = ImportPlan(
    key="community.visits",
    title="走访慰问台账",
    columns=(
        ImportColumn("day", "走访日期", kind="day", required=True, others=("日期",)),
        ImportColumn(
            "occasion", "走访事由", kind="choice", choices=tuple(VisitOccasion.choices), required=True,
            spellings=((VisitOccasion.WORKERS_DAY, "科技工作者日"), (VisitOccasion.ILLNESS, "患病")),
        ),
        ImportColumn("went", "走访人员", required=True, width=20, hint="写岗位，如：主席、学会部部长"),
        ImportColumn("place", "走访地点", width=20, others=("地点",)),
        ImportColumn("name", "姓名", required=True, width=12, hint="要在名册里", others=("走访对象", "慰问对象")),
        ImportColumn("workplace", "工作单位", width=24, hint="有同名的要填", others=("单位",)),
        ImportColumn("gift", "慰问物品", others=("慰问品",)),
        ImportColumn("worth", "慰问金额", kind="yuan", others=("慰问金",)),
        ImportColumn("said", "听到的意见", width=36, others=("意见建议",), quiet=True),
        ImportColumn(
            "asks", "需要答复", kind="choice", choices=((YES, "是"), ("no", "否")), hint="填是的自动转为诉求",
            quiet=True
        ),
    ),
)  # fmt: skip
Party = tuple[Any, ...]


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add what only this room sees: names that the register has not or has twice, and who was visited that day."""
    register = _register(unit_year, dry_run)
    there = _visited(unit_year)
    seen: set[tuple[Party, int]] = set()
    rows = []
    for row in dry_run.rows:
        judged = _judged(row, unit_year)
        found = _named(judged.values, register)
        if not found:
            judged = judged.with_error("name", "名册里没有这个人", "先导入或登记科技工作者，再导入走访")
        elif len(found) > 1:
            places = "、".join(one.workplace or "没有单位" for one in found[:3])
            judged = judged.with_error("workplace", f"名册里有几个同名的（{places}）", "补填工作单位")
        else:
            key = (_party(judged.values), found[0].pk)
            if key in seen:
                judged = judged.with_error("name", "同一次走访里写了两次", "合成一行")
            elif (judged.values.get("day"), found[0].pk) in there:
                judged = judged.as_duplicate("name", "这一天已经登记走访过这个人", "是同一次的不要再导入")
            seen.add(key)
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Record each party that went out as a visit; what is to be answered becomes an appeal by itself."""
    register = _register(unit_year, None)
    parties: dict[Party, list[Mapping[str, Any]]] = {}
    for row in rows:
        parties.setdefault(_party(row), []).append(row)
    written = []
    for party, mine in parties.items():
        met = [_met(row, register) for row in mine]
        values = dict(zip(("day", "occasion", "went", "place"), party, strict=True))
        visit = record_visit(unit_year=unit_year, values={**values, "note": ""}, met=met, by=by)
        written.append(f"community.visit:{visit.pk}")
    return written


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the visits of an import out again; refuses where one was changed, or led to an appeal that is in hand."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for visit in Visit.objects.filter(unit_year=unit_year, pk__in=pks, removed_at=None).order_by("pk"):
        if visit.version > 1:
            cause = f"走访 {visit.code} 导入以后改过，不能整批撤回"
            raise Refused(cause, cure="先处理这一次走访，再整批撤回", code="V313")
        remove_visit(visit=visit, reason="撤回导入", stamp=visit.version, by=by)


def _judged(row: ImportRow, unit_year: UnitYear) -> ImportRow:
    values = row.values
    day = values.get("day")
    if day and day.year != unit_year.year:
        row = row.with_error("day", f"走访日期不在 {unit_year.year} 年度", "核对日期，或到那一年度导入")
    if values.get("worth") is not None and not values.get("gift"):
        row = row.with_error("gift", "有慰问金额，没有写慰问物品", "写慰问物品，如：慰问金")
    if values.get("asks") == YES and not values.get("said"):
        row = row.with_error("said", "选了需要答复，没有写听到的意见", "写下听到的意见")
    for key, most in (("went", 200), ("place", 100), ("gift", 100), ("said", 2000)):
        if len(str(values.get(key) or "")) > most:
            row = row.with_error(key, f"超过 {most} 个字", "写短些")
    return row


def _register(unit_year: UnitYear, dry_run: DryRun | None) -> dict[str, list[Worker]]:
    """Return who stands in the register by name: one statement, however long the table is."""
    rows = workers_of(unit_year.unit).order_by("pk")
    if dry_run is not None:
        rows = rows.filter(name_key__in={bare_name(str(row.values.get("name") or "")) for row in dry_run.rows})
    found: dict[str, list[Worker]] = {}
    for one in rows:
        found.setdefault(one.name_key, []).append(one)
    return found


def _named(values: Mapping[str, Any], register: Mapping[str, list[Worker]]) -> list[Worker]:
    found = register.get(bare_name(str(values.get("name") or "")), [])
    workplace = str(values.get("workplace") or "").strip()
    if len(found) > 1 and workplace:
        return [one for one in found if workplace in one.workplace]
    return found


def _met(values: Mapping[str, Any], register: Mapping[str, list[Worker]]) -> Met:
    worth = values.get("worth")
    return Met(
        _named(values, register)[0], str(values.get("gift") or ""), Money(worth) if isinstance(worth, int) else None,
        str(values.get("said") or ""), values.get("asks") == YES,
    )  # fmt: skip


def _party(values: Mapping[str, Any]) -> Party:
    return (
        values.get("day"),
        values.get("occasion"),
        *(str(values.get(name) or "").strip() for name in ("went", "place")),
    )


def _visited(unit_year: UnitYear) -> set[tuple[Any, int]]:
    rows = Visited.objects.filter(visit__unit_year=unit_year, visit__removed_at=None).order_by()
    return set(rows.values_list("visit__day", "worker"))


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="community:visits")
