"""C433: two papers of one unit and year tell another amount, rate or number of people of one thing."""

from collections.abc import Iterator, Mapping

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_records import own_companions
from jixiao.engine.lint.rules.consistency.stated_figures import TITLES, Said, stated
from jixiao.engine.lint.rules.consistency.table_figures import by_key, same_scope, scope_of

_PEOPLE = frozenset({"编制数", "在职人员数"})
Figures = Mapping[tuple[str, str], tuple[Said, ...]]


@rule("C433")
def check(paper: Paper) -> Iterator[Finding]:
    """一起报送的两份文稿，金额、执行率或人数不同。

    检查什么：同一单位、同一年度、同一范围（部门整体或同一个项目）的文稿，写的收支预算数、决算（执行）数、基本支出、项目支出、三公经费、
    执行率是否一致；编制数、在职人数不论范围都要一致。一份文稿里有几个数的，只要有一个与另一份相同就不报。
    为什么：自评表、自评报告、决算说明出自同一套账，数字不同就有一份是错的。
    反例：
        青山县水利局2023年度部门整体支出绩效自评报告
        全年支出决算数461.45万元。
        ——一同报送——
        青山县水利局2023年度部门决算情况说明
        支出决算数281.11万元。
    正例：
        青山县水利局2023年度部门整体支出绩效自评报告
        全年支出决算数281.1万元。
        ——一同报送——
        青山县水利局2023年度部门决算情况说明
        支出决算数281.11万元。
    依据：财预〔2020〕10号：自评的执行数以决算数为准。
    """
    if not paper.companions:
        return
    mine, scope = _figures(paper), scope_of(paper)
    for other in own_companions(paper):
        is_same = same_scope(scope, scope_of(other))
        theirs = _figures(other)
        for key, told in mine.items():
            against = theirs.get(key, ()) if is_same or key[0] in _PEOPLE else ()
            if key[1] == "previous" or not against or any(one.agrees(two) for one in told for two in against):
                continue
            name = f"{key[0]}的{TITLES[key[1]]}" if key[1] else key[0]
            said = told[0]
            yield paper.finding(
                "C433",
                said.start,
                said.end,
                cause=f"{name}这里是 {said.quote}，一起报送的{other.called}里是 {against[0].quote}",
                cure="对照决算报表核对，改掉写错的一份",
            )


def _figures(paper: Paper) -> Figures:
    """Return what the text and the score tables of a paper state together."""
    found: dict[tuple[str, str], tuple[Said, ...]] = {}
    for told in (stated(paper), by_key(paper)):
        for key, said in told.items():
            found[key] = (*found.get(key, ()), *said)
    return found
