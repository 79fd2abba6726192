"""N242: more people in post than posts, and not a word about it."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.staffing import staff_of
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_EXPLAINED = re.compile(
    r"超编|满编|编外|编制外|临聘|临时(?:聘|人员|工)|借调|抽调|聘用|聘任|劳务派遣|公益性?岗位?人员|公益性岗位|三支一扶|西部计划|合同制|购买服务(?:人员|岗位)|消化|军转|安置人员|挂职"
)


@rule("N242")
def check(paper: Paper) -> Iterator[Finding]:
    """在职人数比编制还多，没有说明。

    检查什么：同一段里写了编制总数和在职（实有）总数的，在职是否超过编制；全文写了超编、编外、聘用、借调等情况的不报。
    为什么：超编是审核必问的事。要么是数写错了，要么把编外人员算了进来，都应当写明。
    反例：本局核定编制20名，实有在职人员23名。
    正例：本局核定编制23名，实有在职人员20名。
    正例：本局核定编制20名，实有在职人员23名，超编3名为军转干部，按规定逐步消化。
    依据：财预〔2013〕53号“在职人员控制率＝在职人员数÷编制数”，以不超过100%为准。
    """
    told = [(staff, (staff.in_post.number or 0) - (staff.posts.number or 0)) for staff in staff_of(paper)]
    over_posts = [(staff, over) for staff, over in told if over > 0]
    if over_posts and not _EXPLAINED.search(paper.text):
        for staff, over in over_posts:
            people = staff.in_post
            yield paper.finding(
                "N242",
                *with_noun(paper.text, people),
                cause=f"编制是 {staff.posts.quote}，在职却有 {people.quote}，多出 {over} {people.measure}",
                cure="对照编制册核对；确实超编的写明原因和消化办法，含编外人员的分开写",
            )
