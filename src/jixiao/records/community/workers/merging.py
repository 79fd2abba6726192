"""Two entries that were one person become one, and can be taken apart again."""

from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import plain
from jixiao.records.community.models import MergeRecord, NotTheSame, Worker
from jixiao.records.community.workers.events import MergeUndone, ToldApart, WorkersMerged
from jixiao.records.community.workers.registering import tell
from jixiao.records.community.writing import require_reason
from jixiao.web.masking import mask_name

FILLED = ("field", "title", "workplace", "workplace_initials", "position", "place_id", "born", "remark")
"""What the entry that stays takes from the other where it has nothing itself."""
PHONE = ("phone", "phone_masked", "phone_digest")
OWN = {"MergeRecord", "NotTheSame", "Worker"}


@transaction.atomic
def merge_workers(*, kept: Worker, gone: Worker, unit_year: UnitYear, why: str, by: Actor) -> MergeRecord:
    """Make two entries one: what hangs on the one goes to the other, which takes what it had not.

    Refuses the same entry twice, one of another unit, one that is gone already, and where both stand in one list
    (both nominated in one call): somebody has to settle that first.
    """
    _require_two(kept, gone, unit_year)
    reason = require_reason(why, "合并理由")
    before = _values(kept)
    taken = [name for name in FILLED if not getattr(kept, name) and getattr(gone, name)]
    if not kept.phone_digest and gone.phone_digest:
        taken += PHONE
    gone.removed_at, gone.removed_by, gone.removed_because = by.at, by.person, f"并入：{reason}"[:200]
    gone.merged_into = kept
    save_stamped(gone, stamp=None, fields=("removed_at", "removed_by", "removed_because", "merged_into"))
    for name in taken:
        setattr(kept, name, getattr(gone, name))
    save_stamped(kept, stamp=None, fields=[*FILLED, *PHONE])
    record = MergeRecord.objects.create(
        unit_id=kept.unit_id, kept=kept, gone=gone, moved=_move(gone, kept), before=plain(before), taken=taken,
        why=reason, by=by.person, at=by.at,
    )  # fmt: skip
    tell(WorkersMerged, kept, unit_year, by=by, why=reason, after={"并入": mask_name(gone.name)})
    return record


@transaction.atomic
def undo_merge(*, record: MergeRecord, unit_year: UnitYear, why: str, by: Actor) -> None:
    """Take two entries apart again: what was moved goes back, what was taken over is given back.

    Refuses a merge that was undone already. What was written on the entry that stayed since then stays there.
    """
    if record.undone_at is not None:
        raise Refused("这次合并已经撤销过", code="V110")
    reason = require_reason(why, "撤销原因")
    kept, gone = record.kept, record.gone
    for name in record.taken:
        if getattr(kept, name) == getattr(gone, name):
            setattr(kept, name, _typed(name, record.before.get(name)))
    save_stamped(kept, stamp=None, fields=[*FILLED, *PHONE])
    gone.removed_at, gone.removed_by, gone.removed_because, gone.merged_into = None, None, "", None
    try:
        with transaction.atomic():
            save_stamped(gone, stamp=None, fields=("removed_at", "removed_by", "removed_because", "merged_into"))
    except IntegrityError:
        cure = "先改掉保留的那条里的电话，再撤销合并"
        raise Refused("两条的姓名和电话都一样，分不开", cure=cure, code="V111") from None
    for table, field, pk in record.moved:
        apps.get_model("community", table)._default_manager.filter(pk=pk, **{field: kept}).update(**{field: gone})  # noqa: SLF001 - the documented way to a model's rows
    record.undone_at, record.undone_by, record.undone_because = by.at, by.person, reason
    record.save(update_fields=["undone_at", "undone_by", "undone_because"])
    tell(MergeUndone, kept, unit_year, by=by, why=reason, after={"分出": mask_name(gone.name)})


@transaction.atomic
def tell_apart(*, one: Worker, other: Worker, unit_year: UnitYear, by: Actor) -> None:
    """Write down that two entries are two people, so that they are not suggested again; twice is once."""
    _require_two(one, other, unit_year)
    low, high = sorted((one, other), key=lambda worker: worker.pk)
    _, made = NotTheSame.objects.get_or_create(one=low, other=high, defaults={"by": by.person, "at": by.at})
    if made:
        tell(ToldApart, one, unit_year, by=by, after={"另一人": mask_name(other.name)})


def _require_two(kept: Worker, gone: Worker, unit_year: UnitYear) -> None:
    if kept.pk == gone.pk:
        raise Refused("选了同一个人两次", cure="另选一条", code="V113")
    if {kept.unit_id, gone.unit_id} != {unit_year.unit_id}:
        raise Refused("只能合并本单位的登记", code="V114")
    if kept.removed_at or gone.removed_at:
        raise Refused("其中一条已经移出或并入别人", cure="刷新重复名单再看", code="V115")


def _move(gone: Worker, kept: Worker) -> list[list[Any]]:
    """Move everything that hangs on the one to the other; return what was moved."""
    moved: list[list[Any]] = []
    for relation in Worker._meta.related_objects:  # noqa: SLF001 - the documented way to what hangs on a model
        table = relation.related_model
        if not isinstance(table, type) or not issubclass(table, models.Model) or table.__name__ in OWN:
            continue
        field = relation.field.name
        rows = table._default_manager.filter(**{field: gone})  # noqa: SLF001 - the documented way to a model's rows
        numbers = list(rows.order_by("pk").values_list("pk", flat=True))
        try:
            with transaction.atomic():
                rows.update(**{field: kept})
        except IntegrityError:
            words = table._meta.verbose_name  # noqa: SLF001 - the documented way to a model's name
            cause = f"两条登记在同一{words}里都有"
            raise Refused(cause, cure="先在那里去掉一条，再合并", code="V116") from None
        moved += [[table.__name__, field, number] for number in numbers]
    return moved


def _values(worker: Worker) -> dict[str, Any]:
    return {name: getattr(worker, name) for name in (*FILLED, *PHONE)}


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - each column has its own values
    if name == "place_id":
        return value
    return Worker._meta.get_field(name).to_python(value)  # type: ignore[union-attr] # noqa: SLF001 - the documented way to a field
