"""W628: two words that say the same of one figure."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_FIGURE = r"\s?[0-9][0-9,.]*\s?(?:[%％]|[一-龥]{1,3}?)?"
_SAID_TWICE = (
    (re.compile(rf"(?=[大约近将])(?:大约|约|近|将近){_FIGURE}(?:左右|上下)"), "“约”与“左右”说的是一回事"),
    (
        re.compile(rf"(?=[超不至大高≥≧>])(?:超过|不少于|不低于|至少|大于等于|大于|高于|≥|≧|>=){_FIGURE}(?:及)?以上"),
        "前面已说不低于，后面又说“以上”",
    ),
    (
        re.compile(
            rf"(?=[不至最小低≤≦<])"
            rf"(?:不超过|不多于|不高于|至多|最多|小于等于|小于|低于|≤|≦|<=){_FIGURE}(?:及)?(?:以下|以内|之内)"
        ),
        "前面已说不超过，后面又说“以下”",
    ),
    (re.compile(r"百分之\s?[0-9]+(?:\.[0-9]+)?\s?[%％]"), "“百分之”与“%”说的是一回事"),
    (re.compile(r"(?:截至|截止)到?目前为止"), "“截至目前”与“到目前为止”叠在一起"),
    (re.compile(r"原因(?:主要)?是(?:由于|因为)"), "“原因是”与“由于”说的是一回事"),
    (re.compile(r"其?目的是为了"), "“目的是”与“为了”说的是一回事"),
    (re.compile(r"(?:增加|增长|提高)到了?\s?[0-9.]+\s?倍多?以上"), "“倍”后面又说“以上”，说不清是多少"),
)

# What says it twice, with the two characters without which it cannot stand there: looked for only where they do.
_CHANGES = "增长|增加|提高|提升|上升|下降|减少|降低"
_TWO_WORDS = "两个意思相同的词叠在一起"
_CUED = (
    (
        ("的增", "的提", "的上", "的下", "的减", "的降"),
        re.compile(
            rf"(?:{_CHANGES})了?\s?[0-9][0-9.,]*\s?(?:个百分点|[%％]|[一-龥]{{1,2}})"
            rf"的(?:{_CHANGES}|增幅|降幅)(?=[，。；、\n]|$)"
        ),
        "前面已说提高（减少）了多少，后面又说“的增长（下降）”",
    ),
    (
        ("了增", "了提", "了上", "了下", "了减", "了降"),
        re.compile(rf"(?:{_CHANGES})了(?:{_CHANGES})(?=\s?[0-9])"),
        _TWO_WORDS,
    ),
    (
        ("少下", "少降", "降减", "低下", "加增", "长增", "加提"),
        re.compile(r"减少(?:下降|降低)|下降减少|降低下降|增加(?:增长|提高)|增长增加"),
        _TWO_WORDS,
    ),
    (("少不", "低不"), re.compile(r"(?:较少|偏少)不足|(?:较低|偏低)不高"), _TWO_WORDS),
    (("致影", "致造", "成影"), re.compile(r"导致(?:影响|造成)了?|造成影响到?了"), _TWO_WORDS),
    (("及位", "到位", "于坐", "到关"), re.compile(r"涉及到?位于|位于坐落|涉及到关于"), _TWO_WORDS),
    (
        ("%以", "%及", "％以"),
        re.compile(r"(?:发放|及时|合格|到位|覆盖|完成|准确)率[^，。；\n]{0,4}100[%％](?:及)?以上"),
        "比率最高是100%，后面又说“以上”",
    ),
)


@rule("W628")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个意思说了两遍。

    检查什么：“约…左右”“≥…以上”“不超过…以内”“百分之…%”“原因是由于”一类重复累赘的说法。
    为什么：两个说法叠在一起，界限反而说不清，指标值尤其不能这样写。
    反例：受益群众满意度≥95%以上。
    反例：服务群众约300人左右。
    正例：受益群众满意度≥95%，服务群众312人。
    正例：合格率在95%以上，约有300人参加。
    依据：《现代汉语词典》；财预〔2021〕101号：指标值应当明确。
    """
    cued = [(pattern, cause) for cues, pattern, cause in _CUED if not paper.pairs.isdisjoint(cues)]
    for pattern, cause in (*_SAID_TWICE, *cued):
        for match in pattern.finditer(paper.text):
            yield paper.finding("W628", *match.span(), cause=f"{cause}，重复了", cure="只留一个说法")
