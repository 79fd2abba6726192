"""What the demo is built from, and how far each office has come."""

import contextlib
import dataclasses
import datetime
from collections.abc import Callable, Iterator

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from jixiao.cli.demo_site.building import PASSWORD, STEPS, County, Walk, county, keep_text, office, person
from jixiao.cli.demo_site.community import keep_home, take_over_community
from jixiao.cli.demo_site.contests import hold_contests, take_over_contests
from jixiao.cli.demo_site.departments import DEPARTMENTS, department_year
from jixiao.cli.demo_site.library import grow_library
from jixiao.cli.demo_site.monitoring import Place, watch_the_year
from jixiao.cli.demo_site.more_departments import add_departments
from jixiao.cli.demo_site.quiz_pieces import EXPERT
from jixiao.cli.demo_site.quizzes import hold_quizzes, take_over_quizzes
from jixiao.cli.demo_site.results import act_on_the_weak, use_results
from jixiao.cli.demo_site.stations import hold_stations, take_over_stations
from jixiao.cli.demo_site.surveys import hold_surveys
from jixiao.cli.demo_site.training import train_staff
from jixiao.cycle.indicators.stocking_library import load_library
from jixiao.disclosure.registering import register_item
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import Yearbook, shipped_yearbook
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import give_duty, register_person
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.registering import open_year
from jixiao.orgs.roles import Role

XIANGHE, SHIFAN = "xianghe_2019", "shifan_2024"
AS_PUBLISHED = "按该单位公开的2019年自评报告照录，原文如此，留待核实"
AS_SPECIMEN = "示例数据，演示用"
PUBLISHED_PAPER = "该单位公开的《2019年部门（单位）整体绩效自评报告》（2020年11月）"
SINCE = datetime.date(2018, 1, 1)
STUBBORN = "999900-205001"
"""The department that does not put its problem right."""
PROGRESS = (
    "published", "rendered", "report_sent", "evaluation_approved", "evaluation_passed", "evaluation_sent",
    "marked", "goals_approved", "goals_passed", "goals_sent", "recorded",
)  # fmt: skip
"""How far each of the eleven departments has come, in their order; the 科协 is complete."""

LATER_STEPS = (
    "goals_approved", "marked", "evaluation_approved", "report_sent", "report_filed", "rendered", "published",
)  # fmt: skip
"""What is done of a past year whose goals and evaluation are taken over."""

Tell = Callable[[str], None]


@dataclasses.dataclass(frozen=True)
class Account:
    """An account of the demo, as it is printed."""

    username: str
    label: str


ACCOUNTS = (
    Account("xianghe.tianbao", "香河县科协 填报人"),
    Account("xianghe.shenhe", "香河县科协 审核人"),
    Account("xianghe.fuhe", "香河县财政局 复核人"),
    Account("kexie.tianbao", "示例县科协 填报人"),
    Account("kexie.shenhe", "示例县科协 审核人"),
    Account("kexie.shenti", "示例县科协 第三方（审竞答题目和科普内容）"),
    Account("shili.fuhe", "示例县财政局 复核人（看得到 80 个部门）"),
    Account("shili.tianbao", "示例县财政局 填报人（办绩效业务培训）"),
    Account("yanshi.xitong", "系统管理员"),
    Account("yanshi.anquan", "安全管理员"),
    Account("yanshi.shenji", "审计管理员"),
)


def build(*, at: datetime.datetime, tell: Tell) -> None:
    """Build both counties through the acts, telling how far it is."""
    with _printed_passwords():
        _build(at=at, tell=tell)


@contextlib.contextmanager
def _printed_passwords() -> Iterator[None]:
    """Keep passwords with few rounds: the demo prints its own for all, and Django renews each at the first sign-in."""
    rounds = PBKDF2PasswordHasher.iterations
    PBKDF2PasswordHasher.iterations = 1_000
    try:
        yield
    finally:
        PBKDF2PasswordHasher.iterations = rounds


def _build(*, at: datetime.datetime, tell: Tell) -> None:
    root = Actor(_first_person(at), at, "127.0.0.1")
    specimen = county(
        code="999900-101001", name="示例县财政局", division="示例县", prefix="shili", specimen=True, by=root
    )
    for username, name, role in (
        ("yanshi.anquan", "演示安全管理员", Role.SECURITY),
        ("yanshi.shenji", "演示审计管理员", Role.AUDIT),
    ):
        made = person(username=username, name=name, by=root)
        give_duty(person=made, unit=specimen.finance, role=role, since=SINCE, by=root)
    give_duty(person=root.person, unit=specimen.finance, role=Role.SYSTEM, since=SINCE, by=root)
    tell("载入内置指标库")
    load_library(by=root)
    _xianghe(root, at, tell)
    _specimens(specimen, at, tell)


def _first_person(at: datetime.datetime) -> Person:
    made = register_person(username="yanshi.xitong", name="演示系统管理员", password=PASSWORD, by=None, on=at)
    made.must_change_password = False
    made.save(update_fields=["must_change_password"])
    return made


def _xianghe(root: Actor, at: datetime.datetime, tell: Tell) -> None:
    tell("香河县科学技术协会 2019：按公开报告的事实录入、计分、定稿、公开")
    of = county(code="131024-101001", name="香河县财政局", division="香河县", prefix="xianghe", specimen=False, by=root)
    open_year(unit=of.finance, year=2019, by=root)
    where = office(of, code="131024-115001", name="香河县科学技术协会", short="科协", prefix="xianghe")
    yearbook = shipped_yearbook(XIANGHE)
    walk = Walk(of, where, yearbook, at, AS_PUBLISHED, settled_by=PUBLISHED_PAPER)
    unit_year = walk.to("recorded")
    _keep_excerpts(unit_year, yearbook, walk.actor(where.clerk))
    take_over_quizzes(walk=walk, unit_year=unit_year)
    take_over_contests(walk=walk, unit_year=unit_year)
    take_over_community(walk=walk, unit_year=unit_year)
    take_over_stations(walk=walk, unit_year=unit_year)
    for step in LATER_STEPS:
        walk.do(step, unit_year)
    values = {"channel": "该单位公开的自评报告", "is_open": True}
    register_item(unit_year=unit_year, key="evaluation", values=values, by=walk.actor(where.clerk))


def _keep_excerpts(unit_year: UnitYear, yearbook: Yearbook, by: Actor) -> None:
    """Keep what the published paper says of each activity as its proof, and say that it is no more than that."""
    from jixiao.records.outreach.models import Activity

    pks = dict(Activity.objects.filter(unit_year=unit_year).values_list("code", "pk")[:1000])
    for row in yearbook.activities:
        origin = "" if isinstance(row.origin, Absent) else row.origin
        words = "" if isinstance(row.description, Absent) else row.description
        handed = [f"{one.item} {one.number}{one.unit}" for one in yearbook.handouts if one.activity == row.code]
        lines = [
            f"公开报告摘录：{row.name}", f"出处：{origin}", "", words,
            f"发放和展示：{'、'.join(handed)}" if handed else "", "",
            "说明：这是公开报告的文字摘录，不是原始凭证；签到表、领用单、照片等原件没有公开。",
        ]  # fmt: skip
        keep_text(
            unit_year=unit_year, name=f"公开报告摘录-{row.code}", text="\n".join(lines),
            proof_class=ProofClass.STATEMENT, by=by, subjects=[(f"outreach.activity:{pks[row.code]}", row.name)],
        )  # fmt: skip


def _specimens(of: County, at: datetime.datetime, tell: Tell) -> None:
    open_year(unit=of.finance, year=2024, by=of.root)
    kexie = office(of, code="999900-115001", name="示例县科学技术协会", short="科协", prefix="kexie")
    tell("示例县科学技术协会 2024：全年完整")
    walk = Walk(of, kexie, shipped_yearbook(SHIFAN), at, AS_SPECIMEN)
    unit_year = walk.to("recorded")
    _keep_excerpts_of_specimen(unit_year, walk.actor(kexie.clerk))
    hold_surveys(walk=walk, unit_year=unit_year)
    hold_quizzes(walk=walk, unit_year=unit_year)
    hold_contests(walk=walk, unit_year=unit_year)
    keep_home(walk=walk, unit_year=unit_year, expert=Person.objects.get(username=EXPERT))
    hold_stations(walk=walk, unit_year=unit_year)
    for step in STEPS[1:]:
        walk.do(step, unit_year)
    use_results(of=of, walk=walk, unit_year=unit_year)
    places = [Place(kexie, unit_year), *_departments(of, at, tell)]
    tell("2024年8月双监控：各单位进度不同，示例县图书馆的留给您取数")
    watch_the_year(of=of, at=at, places=places)
    tell("指标库：汇编本县自设指标，发布 2025 年度的版本，另一轮正在征求意见")
    grow_library(of=of, kexie=kexie, offices={one.office.unit.short_name: one.office for one in places}, at=at)
    tell("另外 68 个示例部门：开放年度，少数走了几步")
    add_departments(of=of, at=at)
    tell("绩效业务培训：财政局办了一期")
    train_staff(of=of, prefix="shili", at=at)


def _departments(of: County, at: datetime.datetime, tell: Tell) -> Iterator[Place]:
    """Yield the eleven departments, each walked as far as it has come."""
    for one, progress in zip(DEPARTMENTS, PROGRESS, strict=True):
        tell(f"{one.name} 2024：{progress}")
        where = office(of, code=one.code, name=one.name, short=one.short, prefix=f"bm{one.code[-6:-3]}")
        walked = Walk(of, where, department_year(one), at, AS_SPECIMEN)
        unit_year = walked.to(progress)
        if one.code == STUBBORN:
            act_on_the_weak(of=of, walk=walked, unit_year=unit_year)
        yield Place(where, unit_year)


def _keep_excerpts_of_specimen(unit_year: UnitYear, by: Actor) -> None:
    from jixiao.records.outreach.models import Activity

    subjects: Iterator[tuple[str, str]] = (
        (f"outreach.activity:{pk}", name)
        for pk, name in Activity.objects.filter(unit_year=unit_year).values_list("pk", "name")[:1000]
    )
    keep_text(
        unit_year=unit_year, name="示例-签到表和领用单", text="示例：本材料为演示所设，不是真实凭证。", by=by,
        proof_class=ProofClass.VOUCHER, subjects=list(subjects),
    )  # fmt: skip
