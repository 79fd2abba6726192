"""The demo's 科技工作者之家: what the first case published of it, and a full year of 示例县.

Of the first case nobody published a single name or visit, so its two figures are entered readings with the excerpt of
the paper as their proof. 示例县 has every record: what its year says of visits and wishes comes out of them.
"""

from django.db import transaction

from jixiao.cli.demo_site.building import Walk, keep_text
from jixiao.cli.demo_site.community_cases import take_appeals_of_today, visit_and_answer
from jixiao.cli.demo_site.community_honours import honour_the_best, honour_today
from jixiao.cli.demo_site.community_people import register_organisations, register_people
from jixiao.cli.demo_site.community_survey import ask_the_scientists
from jixiao.cli.demo_site.community_volunteers import serve_the_public
from jixiao.cycle.goals.drafting import amend_indicator
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.measures.entering import enter_value
from jixiao.measures.models import ProofClass
from jixiao.orgs.models import Person, UnitYear
from jixiao.records.community.models import PublicDoor, ServiceCertificate

GROWTH, OF_GROWTH = "Z22", "科技志愿者增长率"
"""The goal of the year that counts on the register of volunteers."""
PUBLISHED = (
    (
        "community.visited_workers_day",
        6,
        "A1",
        "5月20日和24日走访慰问6名一线优秀科技工作者代表，没有公布姓名、慰问物品和意见",
    ),
    (
        "community.township_branches",
        9,
        "C4",
        "9个乡镇相继建成乡镇科协组织（覆盖 9/9），没有公布各组织的批复、班子和会员",
    ),
)
NO_DETAIL = "按公开报告录入，没有明细"


@transaction.atomic
def take_over_community(*, walk: Walk, unit_year: UnitYear) -> None:
    """Enter what the published paper counts, each with its words as proof."""
    by = walk.actor(walk.office.clerk)
    told = {one.code: (one.origin, one.description) for one in walk.yearbook.activities}
    told |= {one.code: (one.origin, one.description) for one in walk.yearbook.outcomes}
    for code, value, row, words in PUBLISHED:
        origin, text = told[row]
        made = enter_value(
            unit_year=unit_year, code=code, value=value, note=f"{NO_DETAIL}：{words}。出处：{origin}", by=by
        )
        lines = (
            f"公开报告摘录：{made.name} {value}{made.unit}",
            f"出处：{origin}",
            "",
            f"{text}",
            "",
            f"说明：{NO_DETAIL}。",
        )
        keep_text(
            unit_year=unit_year, name=f"公开报告摘录-{made.name}", text="\n".join(lines), by=by,
            proof_class=ProofClass.STATEMENT, subjects=[(f"measures.entered:{made.pk}", f"填报：{made.name}")],
        )  # fmt: skip


def keep_home(*, walk: Walk, unit_year: UnitYear, expert: Person) -> None:
    """Build the year of 示例县 through the acts; its goals are still being drafted then."""
    with transaction.atomic():
        _let_the_growth_count(walk, unit_year)
    with transaction.atomic():
        workers = register_people(walk=walk, unit_year=unit_year)
        register_organisations(walk=walk, unit_year=unit_year)
    with transaction.atomic():
        visit_and_answer(walk=walk, unit_year=unit_year, workers=workers)
        take_appeals_of_today(walk=walk, unit_year=unit_year, workers=workers)
    with transaction.atomic():
        honour_the_best(walk=walk, unit_year=unit_year, workers=workers, expert=expert)
        honour_today(walk=walk, unit_year=unit_year, workers=workers, expert=expert)
    with transaction.atomic():
        serve_the_public(walk=walk, unit_year=unit_year)
    with transaction.atomic():
        ask_the_scientists(walk=walk, unit_year=unit_year)


def address_to_ask() -> str:
    """Return where a scientist hands in an appeal, below the address of the site."""
    return f"home/{PublicDoor.objects.order_by('pk').values_list('token', flat=True)[0]}/"


def address_to_verify() -> str:
    """Return where the certificate of a volunteer is verified, below the address of the site."""
    number, code = ServiceCertificate.objects.filter(revoked_at=None).values_list("number", "code")[0]
    return f"home/volunteers/verify/{number}/{code}/"


def _let_the_growth_count(walk: Walk, unit_year: UnitYear) -> None:
    by = walk.actor(walk.office.clerk)
    for row in GoalIndicator.objects.filter(sheet__unit_year=unit_year, code=GROWTH):
        amend_indicator(indicator=row, values={"formula": OF_GROWTH}, stamp=row.version, by=by)
