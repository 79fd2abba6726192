"""What the demo's finance bureau does with its library: a harvest, a version for 2025, a round open for comments.

Two departments promised two of its own shared indicators in 2023, so that the open round has scores to move.
"""

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.cli.demo_site.building import County, Office, Walk
from jixiao.cli.demo_site.departments import DEPARTMENTS, Department, department_year
from jixiao.cycle.goals.drafting import take_version
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.indicators.defining import draft_indicator, draft_next_version, revise_draft
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.growing.adopting import merge_group, propose_form
from jixiao.cycle.indicators.growing.commenting import answer_comment, comment_on
from jixiao.cycle.indicators.growing.gathering_groups import ask_for_harvest
from jixiao.cycle.indicators.growing.keeping_apart import keep_apart
from jixiao.cycle.indicators.growing.pairing import side_of
from jixiao.cycle.indicators.growing.previewing import ask_for_preview
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.growing.renewing import ask_for_comments, begin_round, close_comments
from jixiao.cycle.indicators.growing.settling import decide_proposal, publish_round
from jixiao.cycle.indicators.models import HarvestGroup, IndicatorVersion, LibraryRun, RoundProposal, UpdateRound
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.cycle.indicators.sets import load_sets
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.registering import open_year

ORIGIN = "示例：演示数据"
PAST, YEAR, NEXT = 2023, 2024, 2025
DAYS = datetime.timedelta(days=10)
EARLIER = ("goals_approved", "marked", "evaluation_approved")
SERVED, KNOWN, DOUBLE = "示例服务群众人次", "示例群众知晓率", "示例活动知晓率"
OWN = (
    ("GX-01", SERVED, "人次", "产出指标", "数量指标", "参加人次", "positive_gate"),
    ("GX-02", KNOWN, "%", "效益指标", "社会效益指标", "", "positive_ratio"),
    ("GX-03", DOUBLE, "%", "效益指标", "社会效益指标", "", "positive_ratio"),
)
PROMISED = ("图书馆", "妇联")
PINS = (("Z02", "GX-01"), ("Z06", "GX-02"))


def grow_library(*, of: County, kexie: Office, offices: Mapping[str, Office], at: datetime.datetime) -> None:
    """Do all of it through the acts, as an office would."""
    keep_shared(of=of, at=at)
    for one in DEPARTMENTS:
        if one.short in PROMISED:
            promise_earlier(of=of, where=offices[one.short], one=one, at=at)
    renew_library(of=of, asked=[kexie, offices[PROMISED[0]]], at=at)


def keep_shared(*, of: County, at: datetime.datetime) -> None:
    """Let the bureau put its sets in and publish three shared indicators of its own, for past years."""
    by = Actor(of.reviewer, at, "127.0.0.1")
    with transaction.atomic():
        load_sets(by=by)
        for code, name, unit, level1, level2, formula, method in OWN:
            said = Definition(
                name=name, operator="≥", unit=unit, first_year=PAST, formula=formula, scoring_method=method,
                meaning="示例：演示用的共性指标", source=ORIGIN,
            )  # fmt: skip
            place = Place(code=code, frame="MOF10", level1=level1, level2=level2)
            publish_version(
                version=draft_indicator(owner=None, place=place, definition=said, distinct=True, by=by), by=by
            )


def promise_earlier(*, of: County, where: Office, one: Department, at: datetime.datetime) -> None:
    """Take over a department's 2023, in which it promised two of the bureau's indicators."""
    walk = Walk(of, where, _a_year_before(department_year(one)), at, ORIGIN, settled_by="示例：2023年度绩效批复")
    unit_year = walk.to("recorded")
    with transaction.atomic():
        for row, code in PINS:
            indicator = GoalIndicator.objects.get(sheet__unit_year=unit_year, code=row)
            take_version(indicator=indicator, version=_held(code), stamp=None, by=walk.actor(where.clerk))
    for step in EARLIER:
        walk.do(step, unit_year)


def renew_library(*, of: County, asked: list[Office], at: datetime.datetime) -> None:
    """Harvest, publish a version for 2025, and leave a second round at comments; 2025 is open to the last one asked."""
    bureau = Actor(of.reviewer, at, "127.0.0.1")
    desk = UnitYear.objects.get(unit=of.finance, year=YEAR)
    for unit in (of.finance, asked[-1].unit):
        open_year(unit=unit, year=NEXT, by=of.root)
    _worked(ask_for_harvest(authority=of.finance, year=YEAR, at=desk, by=bureau))
    _first_round(of.finance, desk, bureau)
    _second_round(of.finance, desk, bureau, asked)


def _first_round(finance: Unit, desk: UnitYear, by: Actor) -> None:
    with transaction.atomic():
        round_ = begin_round(authority=finance, year=NEXT, title="", opens=by.on - DAYS, closes=by.on, by=by)
        drafted = _drafted_from(finance, "活动方案执行率", "GX-04", by)
        _propose(round_, by, version=drafted, reason="示例：十一个部门都在用，归为共性指标")
        _propose(
            round_, by, version=_revised("KX-C11", {"evidence": "制作合同、验收单、照片"}, by), reason="示例：补验收单"
        )
        _propose(round_, by, replaces=_held("GX-03"), successor=_held("GX-02"), reason="示例：与 GX-02 是同一个指标")
        ask_for_comments(round_=round_, by=by)
        close_comments(round_=round_, by=by)
        _decide_all(round_, by)
    run = _worked(ask_for_preview(round_=round_, at=desk, by=by))
    publish_round(round_=round_, digest=run.digest, by=by)


def _second_round(finance: Unit, desk: UnitYear, by: Actor, asked: list[Office]) -> None:
    with transaction.atomic():
        round_ = begin_round(
            authority=finance,
            year=NEXT,
            title="2025 年度指标库第二次更新（示例）",
            opens=by.on - DAYS,
            closes=by.on,
            by=by,
        )
        served = _revised("GX-01", {"scoring_method": "positive_ratio"}, by)
        known = _revised("GX-02", {"scoring_method": "positive_gate"}, by)
        first = _propose(round_, by, version=served, reason="示例：按比例给分，差一点不至于得 0 分")
        second = _propose(round_, by, version=known, reason="示例：知晓率太低的不给分")
        drafted = _drafted_from(finance, "长效机制健全程度", "GX-05", by)
        _propose(round_, by, version=drafted, reason="示例：各部门都有，统一解释")
        _merge("活动按期完成率", "KX-S01", finance, by)
        left, right = _held("KX-G02"), _held("KX-G03")
        why = "示例：一个看监控，一个看自评，分母不同"
        keep_apart(authority=finance, left=side_of(left), right=side_of(right), why=why, by=by)
        ask_for_comments(round_=round_, by=by)
        _comment(first, asked[0], "for", "示例：同意", by)
        said = _comment(second, asked[1], "against", "示例：门槛定得高，小部门调查样本少", by)
        answer_comment(comment=said, answer="示例：样本不足 30 份的不评这一项", stamp=None, by=by)
    _worked(ask_for_preview(round_=round_, at=desk, by=by))


def _propose(round_: UpdateRound, by: Actor, *, reason: str, **given: IndicatorVersion) -> RoundProposal:
    replaces, successor = given.get("replaces"), given.get("successor")
    return add_proposal(
        round_=round_, version=given.get("version"), replaces=replaces.indicator if replaces else None,
        successor=successor.indicator if successor else None, reason=reason, by=by,
    )  # fmt: skip


def _decide_all(round_: UpdateRound, by: Actor) -> None:
    for proposal in round_.proposals.order_by("pk")[:100]:
        decide_proposal(proposal=proposal, verdict="approved", why="示例：同意施行", stamp=None, by=by)


def _comment(proposal: RoundProposal, office: Office, stance: str, text: str, by: Actor) -> Any:  # noqa: ANN401 - a comment
    clerk = Actor(office.clerk, by.at, "127.0.0.1")
    return comment_on(proposal=proposal, unit=office.unit, stance=stance, text=text, by=clerk)


def _drafted_from(finance: Unit, name: str, code: str, by: Actor) -> IndicatorVersion:
    """Draft the form of a group of the harvest that most departments use."""
    group = HarvestGroup.objects.filter(run__authority=finance, name=name).order_by("-pk")[0]
    member = group.members[0]
    said = Definition(
        name=name, operator=member["operator"], unit=member["unit"], first_year=NEXT, meaning="示例：按方案开展的程度",
        source=f"汇编自{member['unit_name']} {member['year']} 年度个性指标",
    )  # fmt: skip
    place = Place(code=code, frame="MOF10", level1=member["level1"], level2=member["level2"])
    return propose_form(authority=finance, keys=group.keys, place=place, definition=said, by=by)


def _merge(name: str, code: str, finance: Unit, by: Actor) -> None:
    group = HarvestGroup.objects.filter(run__authority=finance, name=name).order_by("-pk")[0]
    merge_group(authority=finance, keys=group.keys, name=group.name, unit=group.unit, into=_held(code).indicator, by=by)


def _revised(code: str, changed: dict[str, str], by: Actor) -> IndicatorVersion:
    """Draft the next version of an indicator with some fields changed."""
    indicator = _held(code).indicator
    draft = draft_next_version(indicator=indicator, first_year=NEXT, by=by)
    said = Definition(**{**Definition.of(draft).values(), **changed})
    return revise_draft(version=draft, definition=said, place=Place.of(indicator), stamp=None, by=by)


def _held(code: str) -> IndicatorVersion:
    rows = IndicatorVersion.objects.select_related("indicator").filter(indicator__owner=None, state="published")
    return rows.get(indicator__code=code)


def _worked(run: LibraryRun) -> LibraryRun:
    """Do at once what was queued: the demo is built before any worker runs."""
    if run.job is not None:
        do_job.func(run.job.pk)
    return LibraryRun.objects.get(pk=run.pk)


def _a_year_before(row: Any) -> Any:  # noqa: ANN401 - a yearbook, its rows and their values
    """Return a yearbook with every date a year earlier, in its texts too."""
    if isinstance(row, datetime.date):
        return row - datetime.timedelta(days=365)
    if isinstance(row, str):
        return row.replace(str(YEAR), str(PAST)).replace(str(NEXT), str(YEAR))
    if isinstance(row, tuple):
        return tuple(_a_year_before(one) for one in row)
    if not dataclasses.is_dataclass(row) or isinstance(row, type):
        return row
    names = [field.name for field in dataclasses.fields(row) if field.init]
    moved = {name: _a_year_before(getattr(row, name)) for name in names if name not in {"origins", "year"}}
    if "year" in names:
        moved["year"] = PAST
    return dataclasses.replace(row, **moved)
