"""The staff figures of a paper: posts (编制), people in post (在职), retired people, and the rates said of them."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.facts import Count, Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.splitting import is_exact

_PEOPLE = frozenset({"人", "名", "个"})
_POSTS = re.compile(r"编制(?:数|人数|人员|总数|总人数|名额|数量)?(?:总?共|共有|有)?$")
_IN_POST = re.compile(
    r"(?:在职|在编|在岗|实有|现有)(?:在职|在编|在岗|正式|行政|事业|工勤|工作|干部|教职工|人员|职工|员工|人数|总人数|总数|共有?|共计)*$"
)
_ACTUAL = re.compile(r"在职|在编|实有|现有|实际")
_NOT_STAFF = re.compile(
    r"离休|退休|遗属|退职|聘|借调|编外|控制|超编|缺编|空编|车|领导|职数|书记|主席|主任|局长|院长|校长"
)
_KIND = re.compile(r"行政|事业|工勤|参公|参照|专项|机关|公益|全额|差额|自收自支|政法|消防|后勤|聘用|专业技术|管理岗")
_RATE = re.compile(r"(?:人员|编制|供养|在职|编内)[^，。；]{0,6}控制率|控制率[（(][^）)]*人员")
_SUBUNIT = re.compile(r"中心|所|站|队|院|校|馆")


@dataclasses.dataclass(frozen=True, slots=True)
class Staff:
    """Posts and people in post that belong together: of one paragraph, each told once and of no special kind."""

    posts: Count
    in_post: Count


def is_posts(count: Count) -> bool:
    """Return whether a count is one of posts (编制9名, 核定行政编制12名)."""
    words = _words(count)
    return _is_people(count) and bool(_POSTS.search(words)) and not _ACTUAL.search(words) and _is_noun(count)


def is_in_post(count: Count) -> bool:
    """Return whether a count is one of people in post (在职人员18人, 实有人数18人)."""
    words = _words(count)
    return _is_people(count) and bool(_IN_POST.search(words)) and "编制" not in words


def _is_noun(count: Count) -> bool:
    """Return whether 编制 is the posts and not the making of something (编制3个方案)."""
    return count.measure != "个" or count.thing in count.label


def kind_of(count: Count) -> str:
    """Return the kinds of post that the words name (行政, 事业), "" for all."""
    return "".join(sorted(set(_KIND.findall(_words(count)))))


def _words(count: Count) -> str:
    return count.label or count.thing


def _is_people(count: Count) -> bool:
    return is_exact(count) and count.measure in _PEOPLE and not _NOT_STAFF.search(_words(count))


def staff_of(paper: Paper) -> Iterator[Staff]:
    """Yield the posts and the people in post of each paragraph that tells both once, as totals."""
    by_block: dict[int, list[Count]] = {}
    for count in paper.facts.counts:
        if is_posts(count) or is_in_post(count):
            by_block.setdefault(paper.block_at(count.start), []).append(count)
    for counts in by_block.values():
        posts = [each for each in counts if is_posts(each) and not kind_of(each) and each.whole is None]
        people = [each for each in counts if is_in_post(each) and not kind_of(each) and each.whole is None]
        if len(posts) == 1 and len(people) == 1 and not _is_of_a_subunit(paper, posts[0], people[0]):
            yield Staff(posts[0], people[0])


def _is_of_a_subunit(paper: Paper, posts: Count, people: Count) -> bool:
    """Return whether a body of its own is named between the two, so that they may be of different bodies."""
    first, second = sorted((posts, people), key=lambda count: count.start)
    return _SUBUNIT.search(paper.text[first.end : second.start]) is not None


def staff_rates(paper: Paper) -> tuple[Rate, ...]:
    """Return the rates that are said of staff against posts: 财政供养人员控制率, 在职人员控制率."""
    return tuple(
        rate
        for rate in paper.facts.ratios
        if "控制率" in rate.label
        and rate.low is None
        and not rate.points
        and not rate.vague
        and _RATE.search(rate.label)
    )
