"""What the tables of a paper say of the money of its whole unit or of its one project."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.stated_figures import Said, money_of
from jixiao.engine.values import printed_number, printed_places

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import ScoreTable, Spot

_WHOLE = re.compile(r"整体|部门[（(]单位[)）]|部门资金|部门决算|单位决算|决算公开|决算情况")
_PROJECT = re.compile(r"项目|专项|资金|经费|补助|补贴|工程")
_NOT_A_NAME = re.compile(
    r"(?:19|20)\d\d\s?年?度?|[（(].{0,30}?[)）]|(?:项目)?(?:支出)?绩效.*|(?:重点)?(?:项目)?自评.*|区域|转移支付|中央对地方|[“”\"《》\s：:]|关于|的$"
)
_PROJECT_LABEL = re.compile(r"(?:项目|专项)(?:资金)?名称")
_ABOVE = 160
_SHORTEST = 4


def scope_of(paper: Paper) -> str:
    """Return what a paper is about: ``整体``, the name of a project, or "" where its title says neither."""
    title = "" if paper.taken.document is None else paper.taken.document.title
    return _scope(title)


def same_scope(one: str, other: str) -> bool:
    """Return whether two scopes are surely one: both 整体, or projects of which one name holds the other."""
    if "整体" in (one, other):
        return one == other
    return min(len(one), len(other)) >= _SHORTEST and (one in other or other in one)


def table_scope(paper: Paper, table: "ScoreTable") -> str:
    """Return what a score table is about, by its cells, the words above it and the title of the paper."""
    cells = table.cells[:30]
    for label, value in itertools.pairwise(cells):
        if _PROJECT_LABEL.fullmatch(label.text):
            return _bare(value.text)
    head = paper.text[max(table.start - _ABOVE, 0) : table.start] + "".join(cell.text for cell in cells[:6])
    return "整体" if _WHOLE.search(head) else scope_of(paper)


def tabled(table: "ScoreTable") -> Mapping[tuple[str, str], Said]:
    """Return the total line of a score table: 支出合计 by column, and 预算执行率."""
    if table.money is None:
        return {}
    line, found = table.money.total, {}
    for column in ("initial", "adjusted", "executed"):
        spot = line.cells.get(column)
        number = None if spot is None else printed_number(line.text(column))
        if spot is not None and number is not None:
            fen, step = money_of(number, table.money.unit, places=printed_places(line.text(column)))
            quote = f"{spot.text}{table.money.unit}"
            found["支出合计", column] = Said(("支出合计", column), fen, step, spot.start, spot.end, quote)
    rate = line.cells.get("rate")
    number = None if rate is None else printed_number(line.text("rate"))
    if rate is not None and number is not None and "%" in _halved(rate):
        key = ("预算执行率", "")
        step = Fraction(1, 10 ** printed_places(line.text("rate")))
        found[key] = Said(key, number, step, rate.start, rate.end, rate.text)
    return found


def all_amounts(paper: Paper) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield every amount of money in the paper's score tables, with one in its last decimal; nothing is left out."""
    for table in paper.score_tables:
        if table.money is None:
            continue
        for line in (table.money.total, *table.money.sources):
            for column in ("initial", "adjusted", "executed", "received"):
                number = line.number(column)
                if number is not None:
                    yield money_of(number, table.money.unit, places=printed_places(line.text(column)))


def by_key(paper: Paper) -> Mapping[tuple[str, str], tuple[Said, ...]]:
    """Return what the score tables of the paper's own scope say, by item and column."""
    found: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    own = scope_of(paper)
    for table in paper.score_tables:
        if same_scope(table_scope(paper, table), own):
            for key, said in tabled(table).items():
                found[key].append(said)
    return {key: tuple(each) for key, each in found.items()}


def _scope(title: str) -> str:
    if _WHOLE.search(title):
        return "整体"
    return _bare(title) if _PROJECT.search(title) else ""


def _bare(title: str) -> str:
    name = _NOT_A_NAME.sub("", title)
    return re.sub(r"^.{2,20}?(?:局|委员会|办公室|中心|联合会|协会|人民政府|医院|学校|支队)(?=.{4})", "", name)


def _halved(spot: "Spot") -> str:
    return spot.text.replace("％", "%").replace("﹪", "%")
