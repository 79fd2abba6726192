"""The demo's 赛事: what the first case's report says of its contests, and a whole innovation contest of 2024.

Of the first case there are counts and no single works, so they are entered values with the excerpt of the paper as
their proof. The contest of 示例县 has every record: 318 works of 30 schools, of which 281 qualified, 192 awards, eight
works sent to the province of which seven won, as the year's record tells it.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from jixiao.cli.demo_site.building import Walk, keep_text
from jixiao.cli.demo_site.contest_pieces import (
    kept_until,
    mark_all,
    opened,
    seat_panel,
    then,
    there_again,
)
from jixiao.cli.demo_site.contest_works import enlist_schools, take_in_works
from jixiao.cli.demo_site.contests_under_way import hold_the_others
from jixiao.cycle.goals.drafting import amend_indicator
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.engine.values import UNFILLED
from jixiao.measures.entering import enter_value
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.records.contests.contests.drafting import draft_contest
from jixiao.records.contests.contests.grouping import Line, keep_scale
from jixiao.records.contests.contests.opening import close_contest
from jixiao.records.contests.judging.assigning import assign_balanced
from jixiao.records.contests.judging.queries import assignments_of
from jixiao.records.contests.judging.resulting import begin_judging, end_judging
from jixiao.records.contests.models import TICKS, Contest, Entry, Level, Result, Round, School
from jixiao.records.contests.publishing.announcing import publish_results
from jixiao.records.contests.publishing.certifying import award_school, issue_certificates, revoke_certificate
from jixiao.records.contests.publishing.deciding import change_award, places_of, propose_awards, shares_of
from jixiao.records.contests.publishing.objecting import answer_objection, file_objection
from jixiao.records.contests.publishing.queries import awarded_of, certificates_of, results_of
from jixiao.records.contests.publishing.recommending import recommend_work, record_outcomes
from jixiao.records.contests.qualifying.deciding import qualify_entry

ENTERED = {"X1": 58, "X2": 21, "C1": 57, "C2": 20, "G1": 41, "G2": 12, "H1": 57, "S1": 22, "F1": 19, "F2": 11}
PASSED = {"X1": 51, "X2": 19, "C1": 50, "C2": 18, "G1": 36, "G2": 11, "H1": 50, "S1": 19, "F1": 17, "F2": 10}
"""318 works, 281 of which qualify; their groups have 32, 64 and 96 places for awards in sum."""
AWARDS = (("一等奖", 12), ("二等奖", 24), ("三等奖", 36))
PROJECT = "K2"  # how the indicators of the second project are numbered
COUNTED_FOR = {
    "Z06": "科技创新大赛报送作品数", f"{PROJECT}01": "科技创新大赛报送作品数", f"{PROJECT}02": "参赛作品合格率",
    f"{PROJECT}05": "参赛学校覆盖率", "Z20": "上级获奖作品数",
}  # fmt: skip
"""The indicators of the year that the room counts, by what."""
UNFIT = ("查新没有写检索了什么", "和往年获奖作品相同", "看得出是成人代做", "没有实验记录", "超出本组别的范围")
ABOVE = (("二等奖", 2), ("三等奖", 5), ("", 1))

PUBLISHED = (
    (
        "contests.innovation", 271,
        "我县第35届全国青少年科技创新大赛共有5大项271个作品参赛",
        "报告没有写5大项各是什么、各多少件；县级只是选拔，名称照录",
    ),
    (
        "contests.won_above", 9, "第10届全国青少年科学影像节共有9个作品获得三等奖的好成绩。",
        "报告没有写推荐多少件，所以算不出推荐作品获奖率",
    ),
    (
        "contests.anti_cult", 134,
        "组织参加廊坊市2019年小学生反邪教绘画比赛活动，全县小学校积极参与，征集绘画作品134篇。",
        "原文量词是“篇”，按幅计",
    ),
    (
        "contests.making", UNFILLED,
        "现已报送200余件作品准备参评9月26日-27日举办全县中小学自制教具与科技创新作品评比活动。",
        "“200余件”不是确数，不录成数字；评比结果报告没有写",
    ),
)  # fmt: skip
"""What the published report says of contests: measure, number, the words, and what they leave open."""


@transaction.atomic
def take_over_contests(*, walk: Walk, unit_year: UnitYear) -> None:
    """Enter the counts of the published report, each with its excerpt as proof, and say that there are no records."""
    by = walk.actor(walk.office.clerk)
    for code, number, words, doubt in PUBLISHED:
        note = f"按公开报告录入，没有明细。{doubt}"
        made = enter_value(unit_year=unit_year, code=code, value=number, note=note, by=by)
        lines = (
            f"公开报告摘录：{made.name}", "出处：2019年自评报告 二（一）", "", words, "",
            f"{note}。作品清单、申报表、证书等原件没有公开。",
        )  # fmt: skip
        keep_text(
            unit_year=unit_year, name=f"公开报告摘录-{made.name}", text="\n".join(lines),
            proof_class=ProofClass.STATEMENT, by=by, subjects=[(f"measures.entered:{made.pk}", made.name)],
        )  # fmt: skip


def hold_contests(*, walk: Walk, unit_year: UnitYear) -> None:
    """Hold the contest of the year from its draft to what the province made of it, and others that are under way."""
    with transaction.atomic():
        let_the_records_count(unit_year, walk.actor(walk.office.clerk))
        schools = enlist_schools(unit_year=unit_year, by=then(walk.office.clerk, 8, 28))
    with transaction.atomic():
        contest = _drawn_up(walk, unit_year)
        take_in_works(contest=contest, schools=schools, sizes=ENTERED, by=then(walk.office.clerk, 10, 18))
        _looked_through(contest, then(walk.office.clerk, 10, 28))
    with transaction.atomic():
        _judged(walk, contest)
    with transaction.atomic():
        _published(walk, contest)
        _certified(walk, contest, schools)
        _sent_upward(walk, contest)
    with transaction.atomic():
        hold_the_others(walk=walk, unit_year=unit_year, schools=schools)


def let_the_records_count(unit_year: UnitYear, by: Actor) -> None:
    """Let the rows of the year's goals take their figures from the records of the contest."""
    for row in GoalIndicator.objects.filter(sheet__unit_year=unit_year, code__in=COUNTED_FOR):
        amend_indicator(indicator=row, values={"formula": COUNTED_FOR[row.code]}, stamp=row.version, by=by)


def _drawn_up(walk: Walk, unit_year: UnitYear) -> Contest:
    by = then(walk.office.clerk, 8, 30)
    values = {
        "kind": "innovation", "title": "示例：示例县青少年科技创新大赛", "theme": "示例：创新·体验·成长",
        "partners": "示例县教育局", "contact": "0000-0000000", "basis": "示例：示例科协发〔2024〕0号",
        "entry_from": datetime.date(2024, 9, 10), "entry_to": datetime.date(2024, 10, 20),
        "qualify_to": datetime.date(2024, 11, 1), "judge_from": datetime.date(2024, 11, 8),
        "judge_to": datetime.date(2024, 11, 9), "kept_until": kept_until(walk),
        "intro": "示例：县级比赛，从获奖作品里推荐参加省级比赛。",
    }  # fmt: skip
    contest = draft_contest(unit_year=unit_year, values=values, by=by)
    for group in contest.groups.order_by("position"):
        scale = [Line(one.name, one.most, one.hint) for one in group.criteria.order_by("position")]
        awards = [Line(name, Decimal(percent)) for name, percent in AWARDS]
        keep_scale(group=group, criteria=scale, awards=awards, stamp=group.version, by=by)
    Round.objects.create(contest=contest, level=Level.PROVINCE, name="推荐到省", most=8)
    return opened(contest, then(walk.office.head, 9, 6))


def _looked_through(contest: Contest, by: Actor) -> None:
    """Pass the first works of each group by 三自三性; the others do not, each for a reason."""
    for group in contest.groups.order_by("position"):
        rows = Entry.objects.filter(contest=contest, group=group).select_related("contest__unit_year__unit", "group")
        for place, entry in enumerate(rows.order_by("number")):
            good = place < PASSED[group.code]
            why = "" if good else f"示例：{UNFIT[place % len(UNFIT)]}"
            ticks = {name: good or name != "own_research" for name in TICKS}
            qualify_entry(entry=entry, ticks=ticks, passed=good, why=why, stamp=entry.version, by=by)


def _judged(walk: Walk, contest: Contest) -> None:
    by, head = then(walk.office.clerk, 11, 4), then(walk.office.head, 11, 8, hour=8)
    for name, codes, judges in (
        ("小学创新成果组", ("X1", "X2"), "甲乙丙丁"), ("中学创新成果组", ("C1", "C2", "G1", "G2"), "戊己庚辛壬"),
        ("绘画和实践活动组", ("H1", "S1"), ("癸", "子", "丑", "寅")), ("科技辅导员组", ("F1", "F2"), "卯辰巳"),
    ):  # fmt: skip
        seat_panel(contest=there_again(contest), name=name, codes=codes, judges=judges, by=by)
    assign_balanced(contest=there_again(contest), seed="示例-2024", by=by)
    fresh = there_again(contest)
    begin_judging(contest=fresh, stamp=fresh.version, by=head)
    tasks = assignments_of(contest).select_related("judge__contest", "entry__group", "panel").order_by("pk")
    mark_all(tasks=list(tasks), at=then(walk.office.clerk, 11, 9).at)
    fresh = there_again(contest)
    end_judging(contest=fresh, why="", stamp=fresh.version, by=then(walk.office.head, 11, 9, hour=18))


def _published(walk: Walk, contest: Contest) -> None:
    head = then(walk.office.head, 11, 13)
    propose_awards(contest=there_again(contest), by=then(walk.office.clerk, 11, 12))
    settle_ties(there_again(contest), by=then(walk.office.head, 11, 12, hour=15))
    fresh = there_again(contest)
    first, last = datetime.date(2024, 11, 13), datetime.date(2024, 11, 19)
    publish_results(contest=fresh, first=first, last=last, why="", stamp=fresh.version, by=head)
    about = awarded_of(contest).filter(award="三等奖").order_by("pk")[0].entry
    words = "示例：这件作品和本校去年展出的一件很像，请核实。"
    row, _ = file_objection(
        contest=there_again(contest), number=str(about.number), text=words, name="", phone="",
        at=then(walk.office.head, 11, 15).at,
    )  # fmt: skip
    said = "示例：调阅了研究记录和两件作品的照片，结构和用途不同，记录从3月起连续，不是同一件作品。"
    answer_objection(objection=row, upheld=False, answer=said, cancels=False, by=then(walk.office.head, 11, 18))


def settle_ties(contest: Contest, *, by: Actor) -> None:
    """Fill the places that ties left open, best first and by number within a tie, as the meeting of judges decided."""
    rows = list(results_of(contest).filter(rank__isnull=False).order_by("group", "rank", "entry__number"))
    for group in contest.groups.order_by("position"):
        mine = [row for row in rows if row.group_id == group.pk]
        wanted = [name for name, most in places_of(shares_of(group), len(mine)).items() for _ in range(most)]
        for row, award in zip(mine, [*wanted, *[""] * len(mine)], strict=False):
            if row.award != award:
                _decide(row, award, contest, by)


def _decide(row: Result, award: str, contest: Contest, by: Actor) -> None:
    row.entry.contest = contest
    why = "示例：名次并列，评委会复议，按选题和创新性的得分定"
    change_award(result=row, award=award, why=why, stamp=row.version, by=by)


def _certified(walk: Walk, contest: Contest, schools: Sequence[School]) -> None:
    by = then(walk.office.head, 11, 21)
    issue_certificates(contest=there_again(contest), by=by)
    for school in schools[:2]:
        award_school(contest=there_again(contest), school=school, by=by)
    wrong = certificates_of(contest).order_by("number")[0]
    wrong.contest = there_again(contest)
    later = then(walk.office.head, 11, 25)
    revoke_certificate(certificate=wrong, why="示例：姓名写错，重新颁发", by=later)
    issue_certificates(contest=there_again(contest), by=later)


def _sent_upward(walk: Walk, contest: Contest) -> None:
    by, told = then(walk.office.head, 11, 22), then(walk.office.clerk, 12, 20)
    best = awarded_of(contest).filter(award="一等奖").order_by("rank", "entry__number")[: sum(n for _, n in ABOVE)]
    sent = []
    for row in best:
        round_ = Round.objects.select_related("contest__unit_year__unit").get(contest=contest, level=Level.PROVINCE)
        sent.append(recommend_work(entry=row.entry, round_=round_, why="示例：同意推荐", by=by))
    for award, number in ABOVE:
        rows, sent = sent[:number], sent[number:]
        record_outcomes(
            contest=there_again(contest), rows=rows, award=award, on=told.on, remark="示例：省级比赛获奖名单", by=told
        )
    fresh = there_again(contest)
    close_contest(contest=fresh, reason="", stamp=fresh.version, by=then(walk.office.head, 12, 23))
