"""An activity described: the values of a form, a table or a yearbook row checked and put on it. Used by the acts."""

import dataclasses
import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, models, transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.trail import snapshot
from jixiao.records.outreach.models import Activity, Audience, Coverage, CoverageKind, Occasion, Partner, PartnerRole

FIELDS = (
    "code", "name", "kind", "series", "theme", "goal_code", "project_code", "planned_start", "planned_end",
    "planned_place", "plan", "start", "end", "days", "place", "audiences", "people", "counted_by", "counting_note",
    "serves_minors", "cost", "description", "links", "origin", "proof_words",
)  # fmt: skip
"""Fields that a clerk fills; they are also what the trail shows and what a stale form is compared by."""
COVERED = {
    "townships": CoverageKind.TOWNSHIP,
    "villages": CoverageKind.VILLAGE,
    "communities": CoverageKind.COMMUNITY,
    "schools": CoverageKind.SCHOOL,
}
SAVED = (*FIELDS, "initials", "state", "not_applicable", "cancelled_because")
MAY_NOT_APPLY = ("goal_code", "start", "end", "place", "people", "counted_by", "cost", "description", "days")
_SEPARATOR = re.compile(r"[、；;,，\n]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Held:
    """One day and place of an activity that was held more than once."""

    day: datetime.date
    place: str = ""
    people: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class WorksWith:
    """A partner and what it was."""

    name: str
    role: str = PartnerRole.CO_HOST


def named(text: str) -> list[str]:
    """Return the names in a text that people separate by 、；，or lines, each once."""
    return list(dict.fromkeys(name.strip() for name in _SEPARATOR.split(text) if name.strip()))


def describe(activity: Activity, values: Mapping[str, Any]) -> None:
    """Put the values on the activity, nothing saved yet. Refuses what cannot be true of any activity.

    未填 and 不适用 of the engine are understood; fields that are not named stay as they are.
    """
    for name in FIELDS:
        if name in values:
            _put(activity, name, values[name])
    if "partners" in values:
        kept = [one for one in activity.not_applicable if one != "partners"]
        activity.not_applicable = [*kept, "partners"] if values["partners"] is NOT_APPLICABLE else kept
    days = [held.day for held in values.get("occasions", ())]
    if days:
        activity.start = activity.start or min(days)
        activity.end = activity.end or max(days)
    activity.name = activity.name.strip()
    activity.initials = initials_of(activity.name)
    _require_true(activity)


def save_described(activity: Activity, values: Mapping[str, Any]) -> None:
    """Save a new activity with its occasions, partners and places."""
    activity.code = activity.code or next_code(activity.unit_year)
    try:
        with transaction.atomic():
            activity.save(force_insert=True)
    except IntegrityError as error:
        raise _code_taken(activity) from error
    write_children(activity, values)


def require_free_code(activity: Activity) -> None:
    """Refuse a code that another activity of the year carries."""
    if is_code_taken(activity):
        raise _code_taken(activity)


def is_code_taken(activity: Activity) -> bool:
    """Return whether another activity of the year carries its code."""
    same = Activity.objects.filter(unit_year_id=activity.unit_year_id, code=activity.code, removed_at=None)
    return same.exclude(pk=activity.pk).exists()


def write_children(activity: Activity, values: Mapping[str, Any]) -> None:
    """Write occasions, partners and places anew where the values name them."""
    if "occasions" in values:
        activity.occasions.all().delete()
        rows = {(held.day, held.place): held for held in values["occasions"]}.values()
        Occasion.objects.bulk_create(Occasion(activity=activity, **dataclasses.asdict(held)) for held in rows)
    if "partners" in values:
        activity.partners.all().delete()
        partners = _partners(values["partners"])
        Partner.objects.bulk_create(
            Partner(activity=activity, name=one.name, role=one.role, position=place)
            for place, one in enumerate(partners)
        )
    for key, kind in COVERED.items():
        if key in values:
            activity.coverage.filter(kind=kind).delete()
            names = dict.fromkeys(values[key] or ())
            Coverage.objects.bulk_create(Coverage(activity=activity, kind=kind, name=name[:100]) for name in names)


def described(activity: Activity) -> dict[str, Any]:
    """Return everything the trail shows of an activity, under Chinese names."""
    found = snapshot(activity, (*FIELDS, "state", "cancelled_because"))
    found["合作单位"] = "、".join(partner.name for partner in activity.partners.order_by("position"))
    found["场次安排"] = [str(one) for one in activity.occasions.order_by("day", "place")]
    for one in activity.coverage.order_by("pk"):
        found.setdefault(f"覆盖{one.get_kind_display()}", []).append(one.name)
    return found


def next_code(unit_year: UnitYear) -> str:
    """Return the first free code of the year: A1, A2 and so on."""
    used = Activity.objects.filter(unit_year=unit_year).values_list("code", flat=True)
    numbers = [int(code[1:]) for code in used if re.fullmatch(r"A\d{1,6}", code)]
    return f"A{max(numbers, default=0) + 1}"


def _put(activity: Activity, name: str, value: Any) -> None:  # noqa: ANN401 - each field has its own values
    kept = [one for one in activity.not_applicable if one != name]
    if value is NOT_APPLICABLE:
        if name not in MAY_NOT_APPLY:
            title = Activity._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field
            raise Refused(f"「{title}」不能填不适用", cure="还不知道就空着", code="U451", field=name)
        kept.append(name)
    activity.not_applicable = kept
    field = Activity._meta.get_field(name)  # noqa: SLF001 - the documented way to a field
    empty: Any = (
        []
        if isinstance(field, models.JSONField)
        else ""
        if isinstance(field, models.CharField | models.TextField)
        else None
    )
    setattr(activity, name, empty if value is None or value is UNFILLED or value is NOT_APPLICABLE else value)


def _require_true(activity: Activity) -> None:
    if not activity.name:
        raise Refused("活动名称没有填", code="U452", field="name")
    require_lengths(activity, FIELDS)
    for name in ("kind", "series", "counted_by"):
        require_choice(activity, name)
    unknown = [word for word in activity.audiences if word not in Audience.values]
    if unknown:
        raise Refused(f"服务对象没有「{unknown[0]}」这一类", code="U454", field="audiences")
    for first, last in (("start", "end"), ("planned_start", "planned_end")):
        begun, ended = getattr(activity, first), getattr(activity, last)
        if begun and ended and ended < begun:
            raise Refused(f"结束日期 {ended} 早于开始日期 {begun}", cure="核对两个日期", code="U453", field=last)
    if activity.people is not None and activity.people < 0:
        raise Refused("参加人次不能小于 0", code="U455", field="people")
    bad = [link for link in activity.links if not re.match(r"https?://[^\s]+$", link)]
    if bad:
        raise Refused(f"「{bad[0][:60]}」不是网址", cure="写完整的网址，以 https:// 开头", code="U456", field="links")


def require_lengths(row: models.Model, names: Iterable[str]) -> None:
    """Refuse words that are longer than their column."""
    for name in names:
        field = row._meta.get_field(name)  # noqa: SLF001 - the documented way to a field
        longest, value = getattr(field, "max_length", None), getattr(row, name)
        if longest and isinstance(value, str) and len(value) > longest:
            title = getattr(field, "verbose_name", name)
            raise Refused(f"{title}有 {len(value)} 个字", cure=f"最多 {longest} 个字", code="U457", field=name)


def require_choice(row: models.Model, name: str) -> None:
    """Refuse a word that is none of the choices of its column; an empty one is 未填."""
    field: Any = row._meta.get_field(name)  # noqa: SLF001 - the documented way to a field
    value = getattr(row, name)
    if value and value not in dict(field.flatchoices):
        words = "、".join(str(word) for word, _ in field.flatchoices if word)
        raise Refused(
            f"{field.verbose_name}没有「{value}」这一项", cure=f"选其中一个：{words}", code="U454", field=name
        )


def _partners(given: Any) -> Sequence[WorksWith]:  # noqa: ANN401 - text of a yearbook, names of a table, or partners
    if given is None or isinstance(given, Absent):
        return ()
    rows = named(given) if isinstance(given, str) else given
    made = [one if isinstance(one, WorksWith) else WorksWith(str(one)) for one in rows]
    return list({one.name: dataclasses.replace(one, name=one.name[:100]) for one in made}.values())


def _code_taken(activity: Activity) -> Refused:
    cause = f"活动编号 {activity.code} 已经用过"
    return Refused(cause, cure="换一个编号，或空着自动编", code="U450", field="code")
