"""The texts a contest begins with: what guardians are told, what authors sign."""

CONSENT = (
    "{organiser}举办本次赛事，收集参赛学生的姓名、学校、年级、出生年月和作品，用于资格审查、评审、公示、颁发证书和"
    "向上级推荐。姓名和出生年月加密存放，只有经办人和负责人能看，每次查看都有记录；公示、网页和查验只写隐去的姓名（如"
    "张*明）、学校和年级。作品和评审材料按档案规定保存。您可以查阅、更正、删除，也可以不同意：不同意的不能报名，"
    "不影响其他。{contact}"
)
PROMISE = (
    "作品是作者自己选题、自己设计和研究、自己制作和撰写的；没有抄袭、代做，没有用往届作品重复参赛；"
    "辅导教师只作指导。如有不实，愿意取消参赛和获奖资格。"
)


def consent_for(*, organiser: str, contact: str) -> str:
    """Return what guardians are told before a child's work is entered (个人信息保护法第三十一条)."""
    return CONSENT.format(organiser=organiser, contact=f"咨询和投诉：{contact}。" if contact else "")
