"""N246: retired people are counted among posts."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import splits
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_RETIRED = ("离休", "退休", "遗属", "退职")


@rule("N246")
def check(paper: Paper) -> Iterator[Finding]:
    """把离退休人员算进了编制人数。

    检查什么：“编制人员多少人，其中……”的分项里，有没有离休、退休、遗属人员。
    为什么：编制只对在职人员，离退休人员不占编制。混在一起，编制人数和控制率都不真实。
    反例：现有编制人员86人，其中机关在职50人、离休1人、退休35人。
    正例：现有在职人员51人，离退休人员35人。
    正例：编制人数51人，实有人员86人，其中在职51人、退休35人。
    依据：财预〔2013〕53号：在职人员数以部门决算编制口径为准，编制数以机构编制部门核定的为准。
    """
    for split in splits(paper):
        whole = split.whole
        retired = [part for part in split.parts if part.number and any(word in part.label for word in _RETIRED)]
        if "编制" in whole.label + whole.thing and retired:
            told = "、".join(f"{part.label}{part.quote}" for part in retired)
            rest = split.total - sum(part.number or 0 for part in retired)
            yield paper.finding(
                "N246",
                *with_noun(paper.text, whole),
                cause=f"写的是编制人员 {whole.quote}，分项里却有{told}；不算离退休只有 {rest} {whole.measure}",
                cure="分开写：编制数、在职人数、离退休人数各是多少",
            )
