"""推送规则: whom contents are for: audience × topic × region and kind. An empty list asks for nothing."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.stations.models import PushRule, PushState, StationKind
from jixiao.records.stations.pushes.events import PushRuleAmended, PushRuleMade, PushRuleRemoved
from jixiao.records.stations.pushes.telling import tell_of_rule
from jixiao.records.stations.tags import unknown_audiences

FIELDS = ("name", "audiences", "topics", "kinds", "townships", "note")
MOST_NAME, MOST_NOTE, MOST_TAGS, MOST_TAG = 80, 200, 60, 60


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A rule as it is typed."""

    name: str
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    note: str = ""


@transaction.atomic
def make_rule(*, unit: Unit, given: Ruling, by: Actor) -> PushRule:
    """Make a rule. Refuses (X501) one without a name, with the name of another, or with what is no kind or audience."""
    made = PushRule(unit=unit, **_fields(given))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _name_taken(made.name) from None
    tell_of_rule(PushRuleMade, made, by, after=snapshot(made, FIELDS))
    return made


@transaction.atomic
def amend_rule(*, rule: PushRule, given: Ruling, stamp: int | None, by: Actor) -> PushRule:
    """Change a rule: pushes that went out keep what they went by, drafts have to be tried again."""
    before = snapshot(PushRule.objects.get(pk=rule.pk), FIELDS)
    for name, value in _fields(given).items():
        setattr(rule, name, value)
    others = PushRule.objects.filter(unit=rule.unit_id, name=rule.name, removed_at=None).exclude(pk=rule.pk)
    if others.exists():
        raise _name_taken(rule.name)
    save_stamped(rule, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(rule, FIELDS))
    if became:
        tell_of_rule(PushRuleAmended, rule, by, before=was, after=became)
    return rule


@transaction.atomic
def remove_rule(*, rule: PushRule, stamp: int | None, by: Actor) -> None:
    """Set a rule aside. Refuses (X502) one by which something is still to be sent."""
    waiting = rule.pushes.filter(state__in=[PushState.DRAFT, PushState.PLANNED]).first()
    if waiting is not None:
        raise Refused(
            f"推送「{waiting.title}」还要按这条规则发", cure="先把那次推送改用别的规则，或取消它", code="X502"
        )
    rule.removed_at = by.at
    save_stamped(rule, stamp=stamp, fields=("removed_at",))
    tell_of_rule(PushRuleRemoved, rule, by, before=snapshot(rule, FIELDS))


def ruling_of(rule: PushRule | None) -> dict[str, list[str]]:
    """Return what a rule asks for, as plain JSON values; None asks for nothing."""
    names = ("audiences", "topics", "kinds", "townships")
    return {name: sorted(getattr(rule, name)) if rule else [] for name in names}


def _fields(given: Ruling) -> Mapping[str, Any]:
    name, note = " ".join(given.name.split()), " ".join(given.note.split())
    if not name or len(name) > MOST_NAME:
        raise Refused(f"规则名称要有，不超过 {MOST_NAME} 字", cure="如：乡村e站·农业技术", code="X501", field="name")
    if len(note) > MOST_NOTE:
        raise Refused(f"规则说明超过 {MOST_NOTE} 字", cure="写短些", code="X501", field="note")
    if unknown_audiences(given.audiences):
        raise Refused("没有这类人群", cure="从列出的人群里选", code="X501", field="audiences")
    if set(given.kinds) - set(StationKind.values):
        raise Refused("没有这种e站类型", cure="从校园、社区、乡村里选", code="X501", field="kinds")
    for field in ("topics", "townships"):
        tags = getattr(given, field)
        if len(tags) > MOST_TAGS or any(len(one) > MOST_TAG for one in tags):
            raise Refused(
                f"最多 {MOST_TAGS} 个，每个不超过 {MOST_TAG} 字", cure="分成两条规则", code="X501", field=field
            )
    lists = {name: list(dict.fromkeys(getattr(given, name))) for name in ("audiences", "topics", "kinds", "townships")}
    return {"name": name, "note": note, **lists}


def _name_taken(name: str) -> Refused:
    return Refused(f"已有规则「{name}」", cure="换一个名称", code="X501", field="name")
