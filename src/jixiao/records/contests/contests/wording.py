"""The texts a contest begins with: what guardians are told, what authors sign; and the names of 三自三性."""

from jixiao.records.contests.models import TICKS, Contest, Qualification

TICK_WORDS = [(name, str(Qualification._meta.get_field(name).verbose_name)) for name in TICKS]  # type: ignore[union-attr] # noqa: SLF001 - columns of the table, and the documented way to them

CONSENT = (
    "{organiser}举办本次赛事，收集参赛学生的姓名、学校、年级、出生年月和作品，用于资格审查、评审、公示、颁发证书和"
    "向上级推荐。姓名和出生年月加密存放，只有经办人和负责人能看，每次查看都有记录；公示、网页和查验只写隐去的姓名（如"
    "张*明）、学校和年级。作品、评审材料和获奖证书按档案规定保存。您可以查阅、更正、删除，也可以不同意：不同意的不能报名，"
    "不影响其他。{contact}"
)
PROMISE = (
    "作品是作者自己选题、自己设计和研究、自己制作和撰写的；没有抄袭、代做，没有用往届作品重复参赛；"
    "辅导教师只作指导。如有不实，愿意取消参赛和获奖资格。"
)


def consent_for(*, organiser: str, contact: str) -> str:
    """Return what guardians are told before a child's work is entered (个人信息保护法第三十一条)."""
    return CONSENT.format(organiser=organiser, contact=f"咨询和投诉：{contact}。" if contact else "")


def told_of(contest: Contest) -> str:
    """Return what guardians are told, with the day until which the people of the contest are kept; "" for nothing."""
    if not contest.consent or contest.kept_until is None:
        return contest.consent
    day = contest.kept_until
    kept = f"姓名、出生年月和电话保存到 {day.year} 年 {day.month} 月 {day.day} 日，到期自动删除。"
    return f"{contest.consent}\n{kept}"
