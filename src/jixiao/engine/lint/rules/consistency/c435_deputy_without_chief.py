"""C435: the unit has a chief of one title and deputies of another."""

import bisect
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_TITLE = (
    "主席|主任|局长|会长|理事长|院长|校长|站长|所长|馆长|支队长|大队长|队长|处长|科长|部长|厅长"
    "|经理|秘书长|园长|社长|台长|书记"
)
_NUMBER = "(?:职数)?[一二两三四五六七八九十0-9]{1,2}[名人个职]"
_DEPUTY = re.compile(rf"副(?:{_TITLE}){_NUMBER}")
_STAFFED = re.compile(rf"(?P<deputy>(?:常务|专职|兼职)?副)?(?P<title>{_TITLE}){_NUMBER}")
_COUNTED = frozenset({"书记"})


@rule("C435")
def check(paper: Paper) -> Iterator[Finding]:
    """正职和副职的职务名称不配套。

    检查什么：同一句里写领导职数，副职的职务（副主任）没有对应的正职（主任），而另一个正职（主席、局长）又没有对应的副职。书记不算。
    为什么：多半是职务名称写错，或者套用了别的单位的稿子；职数要与“三定”规定一致。
    反例：核定领导职数：主席1名，副主任2名。
    正例：核定领导职数：书记1名，主席1名，副主席2名，办公室主任1名、副主任1名。
    依据：领导职数以“三定”规定为准。
    """
    starts = [sentence.start for sentence in paper.sentences]
    told = {bisect.bisect_right(starts, match.start()) - 1 for match in _DEPUTY.finditer(paper.text)}
    for sentence in (paper.sentences[number] for number in sorted(told) if number >= 0):
        found = list(_STAFFED.finditer(paper.text, sentence.start, sentence.end))
        chiefs = {match["title"] for match in found if not match["deputy"]}
        deputies = {match["title"] for match in found if match["deputy"]}
        alone = chiefs - deputies - _COUNTED
        for match in found:
            if match["deputy"] and match["title"] not in chiefs | _COUNTED and len(alone) == 1:
                chief = next(iter(alone))
                cause = f"正职是“{chief}”，副职却写“{match['deputy']}{match['title']}”，这句里没有“{match['title']}”"
                cure = f"对照“三定”规定核对，一般应为“副{chief}”"
                start = match.start("deputy")
                yield paper.finding("C435", start, match.end("title"), cause=cause, cure=cure)
