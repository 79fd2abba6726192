"""C429: the posts or the staff of the unit are told with two values."""

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.stated_figures import Said, people_said

_OTHERS = re.compile(r"中心|下属|所属|二级|分局|大队|支队|卫生院|学校|站|所(?![有以在])|上年|年初|[月季]")


@rule("C429")
def check(paper: Paper) -> Iterator[Finding]:
    """编制数或在职人数前后两个数。

    检查什么：正文几处写的本单位编制总数、在职人数是否一致。说到下属单位、上年、某个月的，行政编制、事业编制等分类数不算。
    为什么：人数是财政供养人员控制率、公用经费定额的基数。
    反例：
        本单位编制12名，年末在职11人。
        财政供养人员控制率方面，本单位编制14名，控制率78.57%。
    正例：
        本单位编制12名，其中行政编制8名、事业编制4名，年末在职11人。
        所属信息中心编制5名，在职4人。
    依据：编制以机构编制部门核定数为准，在职以年末实有数为准。
    """
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for said in people_said(paper):
        start = max(paper.text.rfind(mark, 0, said.start) for mark in "。\n") + 1
        if not _OTHERS.search(paper.text, start, said.start):
            found[said.key[0]].append(said)
    for name, told in found.items():
        if len({said.number for said in told}) == 2:  # noqa: PLR2004 - more are the numbers of several units
            for said in told[1:]:
                if said.number != told[0].number:
                    yield paper.finding(
                        "C429",
                        said.start,
                        said.end,
                        cause=f"{name}前面写的是 {told[0].quote}，这里是 {said.quote}",
                        cure="核对年末数，全文统一；口径不同的（含不含离退休、下属单位），写明口径",
                    )
