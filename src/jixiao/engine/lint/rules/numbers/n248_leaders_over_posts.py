"""N248: the leaders named are more than the posts there are."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact
from jixiao.engine.lint.rules.numbers.staffing import is_posts, kind_of

_LEADER = re.compile(
    r"(?:副?(?:书记|主席|主任|局长|院长|校长|会长|秘书长|理事长|部长|站长|所长|科长|股长|处长|大队长|队长)|领导职数|总工程师|总会计师)$"
)
_SENTENCE_END = re.compile(r"[。！？\n]")
_PART_TIME = re.compile(r"兼|挂职|不占编")


@rule("N248")
def check(paper: Paper) -> Iterator[Finding]:
    """列出的领导人数比编制总数还多。

    检查什么：同一句里写了编制总数，又写了书记、主席、局长、副职各几名的，各项相加是否超过编制。
    为什么：领导也占编制，不会比编制还多；如果是兼职或者不占编制，应当写明。
    反例：编制5名，设主席1名，副主席4名，秘书长1名。
    正例：编制9名，设主席1名，副主席2名，秘书长1名。
    正例：编制5名，设主席1名，兼职副主席6名。
    依据：机构编制管理的一般口径；以“三定”规定为准。
    """
    counts = paper.facts.counts
    for index, posts in enumerate(counts):
        if not is_posts(posts) or kind_of(posts):
            continue
        leaders = _leaders_after(paper, counts[index + 1 : index + 9], posts)
        total = sum(leader.number or 0 for leader in leaders)
        if len(leaders) > 1 and total > (posts.number or 0):
            added = " + ".join(str(leader.number) for leader in leaders)
            yield paper.finding(
                "N248",
                leaders[0].start - len(leaders[0].thing),
                leaders[-1].end,
                cause=f"领导 {added} = {total} 名，比编制 {posts.quote} 还多",
                cure="核对“三定”规定；兼职、挂职或不占编制的写明",
            )


def _leaders_after(paper: Paper, counts: tuple[Count, ...], posts: Count) -> list[Count]:
    end = _SENTENCE_END.search(paper.text, posts.end)
    stop = end.start() if end else len(paper.text)
    if _PART_TIME.search(paper.text, posts.end, stop):
        return []
    return [each for each in counts if each.end <= stop and is_exact(each) and _LEADER.search(each.label)]
