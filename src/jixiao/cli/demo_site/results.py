"""What the demo's finance bureau does with the results of 2024: a problem under way, advice given out, a good case."""

from django.db import transaction

from jixiao.cli.demo_site.building import County, Walk
from jixiao.cycle.followup.finding import record_problem
from jixiao.cycle.followup.issuing import give_feedback, issue_notice
from jixiao.cycle.followup.mending import plan_measures, tell_progress
from jixiao.cycle.followup.models import MeasureKind, Source
from jixiao.cycle.followup.proposing import give_advice, propose_advice
from jixiao.cycle.followup.registering import collect_case, register_accountability
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear

ORIGIN = "示例：演示数据"


def use_results(*, of: County, walk: Walk, unit_year: UnitYear) -> None:
    """Do it through the acts, as an office would; each thing is done whole or not at all."""
    bureau, clerk = walk.actor(of.reviewer), walk.actor(walk.office.clerk)
    with transaction.atomic():
        _mend(of, unit_year, bureau=bureau, clerk=clerk)
    with transaction.atomic():
        for advice in propose_advice(unit_year=unit_year, by=bureau):
            give_advice(advice=advice, by=bureau)
    with transaction.atomic():
        collect_case(
            unit_year=unit_year,
            title="示例：活动随办随存",
            what="示例：每场活动结束当天上传签到表和照片，年底自评不再补材料。",
            why_good="示例：完成值都有佐证，复核没有调整。",
            score_from=f"{unit_year.year} 年度绩效自评，产出指标",
            by=bureau,
        )
        register_accountability(
            authority=of.finance,
            unit_year=unit_year,
            kind=MeasureKind.PRAISE,
            ground=ORIGIN,
            words="示例：自评材料齐全，予以表扬",
            on=bureau.on,
            problems=[],
            by=bureau,
        )


def _mend(of: County, unit_year: UnitYear, *, bureau: Actor, clerk: Actor) -> None:
    """Write a problem down, feed it back, notify it, and let the unit begin."""
    values = {
        "source": Source.HAND,
        "title": "示例：培训档案不全",
        "what": "示例：抽查的三期培训缺签到表",
        "ground": ORIGIN,
        "place": "绩效自评表，培训指标",
        "key": "培训档案",
        "project_code": "",
    }
    problem = record_problem(unit_year=unit_year, values=values, by=bureau)
    give_feedback(
        authority=of.finance, unit_year=unit_year, problems=[problem], opinion="示例：健全培训档案", by=bureau
    )
    issue_notice(authority=of.finance, unit_year=unit_year, problems=[problem], by=bureau)
    plan_measures(
        problem=problem, section="示例科普部", responsible="示例负责人", measures="示例：补齐三期签到表", by=clerk
    )
    tell_progress(problem=problem, words="示例：已补齐两期，余一期月底前补齐", by=clerk)
