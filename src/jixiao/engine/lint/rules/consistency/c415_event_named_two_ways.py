"""C415: one event is called two ways: 启动式 and 启动仪式, 全国影像节 and 全国科学影像节."""

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.naming_variants import variants

_CEREMONY = re.compile(
    r"(?P<act>启动|开幕|闭幕|揭牌|颁奖|签约|开班|开工|奠基|授牌|竣工|通车)(?P<head>仪式|典礼|大会|式)"
)
_NAME = re.compile(r"[一-龥A-Za-z]{1,14}\Z")
_GRAND = re.compile(
    r"(?:全国|全省|全市|全县|全区|中国|国际|世界|亚洲)(?:第[一二三四五六七八九十0-9]{1,3}[届次])?[一-龥]{2,16}?"
    r"(?:节|大赛|竞赛|比赛|锦标赛|论坛|博览会|运动会|交易会|普查|活动周|宣传周|活动月|宣传月|宣传日)"
)
_LEAD = re.compile(r".*(?:举办|举行|召开|开展|组织|参加|承办|参与|的|了|在|年|和|及|与|次)")
_LINKS = frozenset("和与及暨的级")
_NEAR, _LONGEST = 400, 14
_MOST_MORE = 3


@rule("C415")
def check(paper: Paper) -> Iterator[Finding]:
    """同一项活动前后两个叫法。

    检查什么：相近几句里同一个仪式是否既写“启动式”又写“启动仪式”（揭牌、颁奖、签约等同此）；“全国……节”“全国……大赛”之类的名称，是否
    一处比另一处中间少几个字。
    为什么：活动名称对不上，佐证材料（通知、照片、获奖文件）就对不上。
    反例：5月10日举办防灾周启动式，县长出席防灾宣传周启动仪式并讲话。
    反例：参加全国职工技能大赛，获奖2人；承办全国职工数字技能大赛县级选拔。
    正例：5月10日举办防灾宣传周启动仪式，9月举办颁奖仪式。
    依据：活动名称以主办单位的通知为准。
    """
    yield from _ceremonies(paper)
    yield from _grand_events(paper)


def _ceremonies(paper: Paper) -> Iterator[Finding]:
    held: list[tuple[re.Match[str], str]] = []
    for match in _CEREMONY.finditer(paper.text):
        name = _name_before(paper.text, match.start())
        for earlier, before in reversed(held):
            if match.start() - earlier.end() > _NEAR:
                break
            if earlier["act"] == match["act"] and _is_one(before, name) and earlier["head"] != match["head"]:
                yield _told(paper, (earlier, before), (match, name))
                break
        held.append((match, name))


def _name_before(text: str, at: int) -> str:
    """Return the words that name what is opened or closed: 防灾宣传周 before 启动仪式."""
    found = _NAME.search(text, max(at - _LONGEST, 0), at)
    words = found[0] if found else ""
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


def _is_one(one: str, other: str) -> bool:
    """Return whether the letters of the shorter name all stand in the longer one, in order."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


def _told(paper: Paper, earlier: tuple[re.Match[str], str], later: tuple[re.Match[str], str]) -> Finding:
    wrong, right = (earlier, later) if earlier[0]["head"] == "式" else (later, earlier)
    start, end = wrong[0].end() - len(wrong[1]) - len(wrong[0]["act"] + wrong[0]["head"]), wrong[0].end()
    other = f"{right[1]}{right[0]['act']}{right[0]['head']}"
    cause = f"这里叫“{paper.text[start:end]}”，相近的地方叫“{other}”，像是同一件事"
    return paper.finding("C415", start, end, cause=cause, cure="按活动通知的名称统一")


def _grand_events(paper: Paper) -> Iterator[Finding]:
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in _GRAND.finditer(paper.text):
        places[match[0]].append(match.span())
    for shorter, longer, more in variants(places, most=_MOST_MORE):
        if more in _LINKS or more[0] == "第":
            continue
        wrong, right = (longer, shorter) if len(places[longer]) < len(places[shorter]) else (shorter, longer)
        for start, end in places[wrong]:
            cause = f"这里写作“{wrong}”，别处写作“{right}”，差“{more}”{len(more)} 个字，像是同一项活动"
            yield paper.finding("C415", start, end, cause=cause, cure="按主办单位通知的名称统一；确是两项活动的不用改")
