"""N243: the paper says the posts are not exceeded, and its own numbers say they are."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.staffing import staff_of

_CLAIMS = re.compile(
    r"(?:未|没有|无|不存在)(?:出现)?超编(?!说明)|(?:人员|人数)?(?:严格)?控制在(?:核定|批准)?编制(?:数|人数)?(?:以内|之内|内|范围内)|未超(?:过|出)(?:核定)?编制"
)


@rule("N243")
def check(paper: Paper) -> Iterator[Finding]:
    """说没有超编，自己写的人数却超过编制。

    检查什么：文中写了“未超编”“控制在编制以内”，而同一篇里在职人数多于编制数。控制率另有一条规则查。
    为什么：两处互相否定，评价的依据就站不住。
    反例：
        本局核定编制20名，实有在职人员23名。
        人员控制较好，不存在超编情况。
    正例：
        本局核定编制20名，实有在职人员19名。
        人员控制较好，不存在超编情况。
    依据：财预〔2013〕53号“在职人员控制率＝在职人员数÷编制数”。
    """
    told = [staff for staff in staff_of(paper) if (staff.in_post.number or 0) > (staff.posts.number or 0)]
    if len(told) != 1 or len(list(staff_of(paper))) != 1:
        return
    posts, people = told[0].posts, told[0].in_post
    for match in _CLAIMS.finditer(paper.text):
        yield paper.finding(
            "N243",
            *match.span(),
            cause=f"编制 {posts.quote}、在职 {people.quote}，已经超过编制，这里却说没有超",
            cure="核对人数和编制；两处改成一致，确实超编的如实写",
        )
