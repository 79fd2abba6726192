"""What the demo's finance bureau does with the results of 2024: problems at every stage, letters, advice, good cases.

Everything goes through the acts of the room, as an office would do it, and everything invented carries 示例.
"""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db import transaction

from jixiao.cli.demo_site.building import County, Walk, keep_text
from jixiao.cycle.followup.collecting import collect_case, subject_of_case
from jixiao.cycle.followup.finding import record_problem
from jixiao.cycle.followup.giving import answer_advice, give_advices
from jixiao.cycle.followup.issuing import give_feedback, issue_notice
from jixiao.cycle.followup.mending import (
    handover_of_problem,
    plan_measures,
    require_mended,
    subject_of,
    tell_progress,
)
from jixiao.cycle.followup.models import Advice, AnswerKind, MeasureKind, Problem, Source, VerdictKind
from jixiao.cycle.followup.proposing import adjust_advice, propose_advice
from jixiao.cycle.followup.rechecking import pass_or_close
from jixiao.cycle.followup.registering import register_accountability
from jixiao.engine.values import Points
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import send
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.opening.catalogue import copiers_offered
from jixiao.orgs.opening.preparing import prepare_year
from jixiao.orgs.registering import open_year

GROUND = "示例：《示例县预算绩效管理办法》第九条"
KEY = "宣传品验收"


@dataclasses.dataclass(frozen=True)
class _Desk:
    """Who works on which unit's year, and how to do something so many days ago."""

    of: County
    walk: Walk
    unit_year: UnitYear

    def actor(self, who: Person, days: int) -> Actor:
        """Return who does it, so many days before the demo is built."""
        return Actor(who, self.walk.at - datetime.timedelta(days=days), "127.0.0.1")

    def bureau(self, days: int = 0) -> Actor:
        return self.actor(self.of.reviewer, days)

    def clerk(self, days: int = 0) -> Actor:
        return self.actor(self.walk.office.clerk, days)

    def head(self, days: int = 0) -> Actor:
        return self.actor(self.walk.office.head, days)


def use_results(*, of: County, walk: Walk, unit_year: UnitYear) -> None:
    """Do it; each thing is done whole or not at all."""
    desk = _Desk(of, walk, unit_year)
    for act in (_overdue, _mended, _awaited, _advised, _praised, _next_year):
        with transaction.atomic():
            act(desk)


def act_on_the_weak(*, of: County, walk: Walk, unit_year: UnitYear) -> None:
    """Let the bureau talk to a department, tell all of it and hand it over: the sterner letters, on one problem."""
    desk = _Desk(of, walk, unit_year)
    with transaction.atomic():
        problem = _found(desk, 120, source=Source.INSPECTION, title="示例：河湖管护费没有按进度支付", key="支付进度")
        _notice(desk, 120, [problem])
        for kind, days, words in (
            (MeasureKind.REMIND, 80, "示例：整改期限已过，没有报送整改情况"),
            (MeasureKind.TALK, 66, "示例：提醒以后仍没有整改，约谈单位负责人"),
            (MeasureKind.CIRCULAR, 50, "示例：约谈以后整改不到位，在全县通报"),
            (MeasureKind.TRANSFER, 20, "示例：长期不整改，把问题线索移送有权机关"),
        ):
            _register(desk, days, kind, words, [problem])


def _found(desk: _Desk, days: int, *, title: str, source: Source, key: str, what: str = "", code: str = "") -> Problem:
    values = {
        "source": source,
        "title": title,
        "what": what or "示例：抽查发现没有按规定办理",
        "ground": GROUND,
        "place": "示例：绩效自评表",
        "key": key,
        "project_code": code,
    }
    return record_problem(unit_year=desk.unit_year, values=values, by=desk.bureau(days))


def _notice(desk: _Desk, days: int, problems: Sequence[Problem]) -> None:
    issue_notice(
        authority=desk.of.finance,
        unit_year=desk.unit_year,
        problems=problems,
        opinion="示例：请按期整改",
        by=desk.bureau(days),
    )


def _register(desk: _Desk, days: int, kind: MeasureKind, words: str, problems: Sequence[Problem]) -> None:
    by = desk.bureau(days)
    register_accountability(
        authority=desk.of.finance,
        unit_year=desk.unit_year,
        kind=kind,
        ground=GROUND,
        words=words,
        on=by.on,
        problems=problems,
        by=by,
    )


def _overdue(desk: _Desk) -> None:
    """Leave a problem past its day: reminded once, the next step is due and proposed."""
    what = "示例：抽查的三期培训缺签到表"
    problem = _found(desk, 60, source=Source.AUDIT, title="示例：培训档案不全", key="培训档案", what=what)
    give_feedback(
        authority=desk.of.finance,
        unit_year=desk.unit_year,
        problems=[problem],
        opinion="示例：健全培训档案，一期一档",
        by=desk.bureau(60),
    )
    _notice(desk, 58, [problem])
    plan_measures(
        problem=problem,
        section="示例科普部",
        responsible="示例负责人",
        measures="示例：补齐三期签到表",
        by=desk.clerk(50),
    )
    tell_progress(problem=problem, words="示例：已补齐两期，余一期正在核对", by=desk.clerk(30))
    _register(desk, 21, MeasureKind.REMIND, "示例：整改期限已过，还差一期签到表", [problem])


def _mended(desk: _Desk) -> None:
    """Put a problem right in time, with proof, rechecked and struck off."""
    problem = _found(desk, 50, source=Source.REVIEW, title="示例：宣传品验收单不全", key=KEY)
    _notice(desk, 50, [problem])
    _mend(desk, problem, days=35, words="示例：补办验收，以后先验收再入库")
    pass_or_close(handover=handover_of_problem(problem), by=desk.head(33))
    pass_or_close(
        handover=handover_of_problem(problem), reason="示例：验收单齐全，制度已印发，予以销号", by=desk.bureau(31)
    )


def _awaited(desk: _Desk) -> None:
    """Hand a problem in that waits for the recheck of the bureau."""
    title = "示例：满意度调查样本偏少"
    problem = _found(desk, 15, source=Source.EVALUATION, title=title, key="满意度样本")
    _notice(desk, 15, [problem])
    _mend(desk, problem, days=3, words="示例：补充调查 60 份，合计 120 份")
    pass_or_close(handover=handover_of_problem(problem), by=desk.head(2))


def _mend(desk: _Desk, problem: Problem, *, days: int, words: str) -> None:
    by = desk.clerk(days)
    plan_measures(problem=problem, section="示例办公室", responsible="示例负责人", measures="示例：逐项补齐", by=by)
    tell_progress(problem=problem, words=words, by=by)
    keep_text(
        unit_year=desk.unit_year,
        name=f"整改佐证-{problem.pk}",
        text=f"示例：{problem.title}的整改佐证，不是真实凭证。",
        proof_class=ProofClass.WORKING,
        by=by,
        subjects=[(subject_of(problem), problem.title)],
    )
    send(handover=handover_of_problem(problem), by=by, before=require_mended)


def _advised(desk: _Desk) -> None:
    """Propose advice, adjust one with a reason, give all out in one letter; the unit answers."""
    propose_advice(unit_year=desk.unit_year, by=desk.bureau(20))
    rows = list(Advice.objects.filter(unit_year=desk.unit_year).order_by("project_code"))
    adjust_advice(
        advice=rows[-1],
        verdict=VerdictKind.CUT,
        cut=Points.of(5),
        reason="示例：该项目上年有结余，2025 年先用结余",
        by=desk.bureau(19),
    )
    give_advices(authority=desk.of.finance, unit_year=desk.unit_year, advices=rows, by=desk.bureau(18))
    answer_advice(advice=rows[0], answer=AnswerKind.AGREE, words="", by=desk.clerk(12))
    answer_advice(
        advice=rows[-1],
        answer=AnswerKind.OBJECT,
        words="示例：结余已有支付合同，2025 年一季度付清，请按原预算安排",
        by=desk.clerk(12),
    )


def _praised(desk: _Desk) -> None:
    case = collect_case(
        unit_year=desk.unit_year,
        title="示例：活动随办随存",
        what="示例：每场活动结束当天上传签到表和照片，年底自评不再补材料。",
        why_good="示例：完成值都有佐证，复核没有调整。",
        score_from=f"{desk.unit_year.year} 年度绩效自评，产出指标",
        by=desk.bureau(10),
    )
    keep_text(
        unit_year=desk.unit_year,
        name="典型案例-随办随存台账",
        text="示例：随办随存台账，本材料为演示所设，不是真实凭证。",
        proof_class=ProofClass.WORKING,
        by=desk.clerk(9),
        subjects=[(subject_of_case(case), case.title)],
    )
    _register(desk, 8, MeasureKind.PRAISE, "示例：自评材料齐全、佐证及时，复核没有调整", [])


def _next_year(desk: _Desk) -> None:
    """Open the next year by the wizard with its goals taken over; a problem of last year comes again."""
    year = desk.unit_year.year + 1
    open_year(unit=desk.of.finance, year=year, by=desk.of.root)
    prepare_year(unit=desk.unit_year.unit, year=year, copiers=copiers_offered(), by=desk.bureau())
    later = UnitYear.objects.select_related("unit").get(unit=desk.unit_year.unit, year=year)
    again = dataclasses.replace(desk, unit_year=later)
    _found(again, 1, source=Source.MONITORING, title="示例：新购宣传品又没有验收单", key=KEY)
