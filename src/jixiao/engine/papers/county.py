"""县级绩效管理情况报告: a year of all departments in one paper; each figure stands with its base and its trace."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.document import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    Inline,
    Line,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
)
from jixiao.engine.papers.county_year import CountyMoney, CountyShare, CountyYear
from jixiao.engine.papers.wording import closed
from jixiao.engine.values import Ratio, Source, Trace, print_decimal

RECORDS = "记录"


def county_report(year: CountyYear) -> Document:
    """Return the report of a county's year, with the table of all departments on pages that lie on their side."""
    paper = _Paper(year)
    blocks = tuple(paper.blocks())
    title = f"{year.county}{year.year}年度县级预算绩效管理情况报告"
    return Document(
        title=title, author=year.authority, year=year.year, blocks=blocks,
        traces=MappingProxyType(paper.traces), mark=year.mark,
    )  # fmt: skip


class _Paper:
    """The report in the making, with the traces of the figures written so far."""

    def __init__(self, year: CountyYear) -> None:
        self.year = year
        self.traces: dict[str, Trace] = {}

    def blocks(self) -> Iterator[Block]:
        year = self.year
        yield Heading(0, "", f"{year.county}{year.year}年度县级预算绩效管理情况报告")
        yield Heading(1, "一、", "总体情况")
        yield Paragraph((*self._units(), *_line("。数据截至"), *_line(f"{_day(year.on)}。")))
        yield self._shares_table("表1　各环节报送情况", year.stages)
        yield Paragraph(
            (*_line("有逾期事项的部门 "), self._count("late", "有逾期事项的部门", year.late), *_line(" 个。"))
        )
        yield Heading(1, "二、", "覆盖情况")
        yield from (Paragraph(self._covered(share)) for share in year.coverages)
        yield self._moneys_table()
        yield Note(
            _line("注：金额为项目全年预算数，没有全年预算数的取年初预算数；未填和不适用的项目不计入金额，另列个数。")
        )
        yield Heading(1, "三、", "绩效监控情况")
        yield Paragraph(self._lights())
        yield Heading(1, "四、", "绩效评价结果")
        yield from self._results()
        yield Heading(1, "五、", "自评与认定的差异")
        yield from self._gaps()
        yield Heading(1, "六、", "问题整改")
        yield Paragraph(self._problems())
        yield Signature((_line(f"{year.authority}（盖章）"), _line(_day(year.on))))
        yield PageBreak(landscape=True)
        yield _units_table(year)

    def _units(self) -> Line:
        return (*_line(f"{self.year.year}年度共有 "), self._count("units", "部门", self.year.units), *_line(" 个部门"))

    def _covered(self, share: CountyShare) -> Line:
        return (*_line(f"{share.name} "), self._share(share), *_line(f"，即 {share.done} / {share.base} {share.of}。"))

    def _shares_table(self, caption: str, shares: Sequence[CountyShare]) -> Table:
        heads = ("环节", "已报送", "应报送", "报送率", "口径")
        body = [
            (
                _cell(share.name),
                _cell(str(share.done), Align.RIGHT),
                _cell(str(share.base), Align.RIGHT),
                Cell((self._share(share),), Align.RIGHT),
                _cell(share.meaning),
            )
            for share in shares
        ]
        return _table(caption, "", (14, 10, 10, 12, 54), heads, body)

    def _moneys_table(self) -> Table:
        heads = ("环节", "已覆盖金额", "项目金额合计", "金额覆盖率", "未填（个）", "不适用（个）")
        body = [
            (
                _cell(one.name),
                _cell(one.done.text("万元"), Align.RIGHT),
                _cell(one.base.text("万元"), Align.RIGHT),
                Cell((self._money_share(one),), Align.RIGHT),
                _cell(str(one.unfilled), Align.RIGHT),
                _cell(str(one.void), Align.RIGHT),
            )
            for one in self.year.moneys
        ]
        return _table("表2　项目资金覆盖情况", "万元", (22, 18, 18, 16, 13, 13), heads, body)

    def _lights(self) -> Line:
        told = [(word, number) for word, number in self.year.lights if number]
        if not told:
            return _line("本年度还没有取数亮灯的监控表。")
        parts: list[Inline] = [Text("各部门最近一轮监控共亮灯：")]
        for place, (word, number) in enumerate(told):
            parts += [Text("，" if place else ""), Text(f"{word} "), self._count(f"light.{word}", word, number)]
        return (*parts, Text(" 项。"))

    def _results(self) -> Iterator[Block]:
        whole = self.year.whole
        if not whole.count:
            yield Paragraph(_line("本年度还没有部门评出得分。"))
            return
        yield Paragraph((
            *_line("已评出得分的部门 "),
            self._count("scored", "已评出得分的部门", whole.count),
            *_line(f" 个（共 {self.year.units} 个），平均 "),
            self._points("mean", "平均得分", whole.mean),
            *_line(" 分，中位 "),
            self._points("middle", "中位得分", whole.middle),
            *_line(f" 分，最低 {_points(whole.lowest)} 分，最高 {_points(whole.highest)} 分。"),
        ))  # fmt: skip
        told = "，".join(f"{grade} {number} 个" for grade, number in self.year.grades)
        yield Paragraph(_line(f"等级分布：{told}。没有认定得分的，按单位自评得分。"))
        before = self.year.before
        if before is not None and before.mean is not None and whole.mean is not None:
            change = print_decimal(abs(whole.mean - before.mean), places=2)
            word = "提高" if whole.mean > before.mean else "降低" if whole.mean < before.mean else "持平，相差"
            told = f"上年 {before.count} 个部门，平均 {_points(before.mean)} 分"
            yield Paragraph(_line(f"与上年相比，平均得分{word} {change} 分（{told}）。"))
        heads = ("行业", "已评（个）", "未评（个）", "平均", "最低", "中位", "最高")
        body = [
            (
                _cell(one.name),
                *(_cell(str(number), Align.RIGHT) for number in (one.count, one.unscored)),
                *(_cell(_points(value), Align.RIGHT) for value in (one.mean, one.lowest, one.middle, one.highest)),
            )
            for one in self.year.sectors
        ]
        yield _table("表3　分行业得分", "分", (28, 12, 12, 12, 12, 12, 12), heads, body)

    def _gaps(self) -> Iterator[Block]:
        if not self.year.gaps:
            yield Paragraph(_line("没有认定得分与自评得分不同的部门。"))
        for gap in self.year.gaps:
            word = "低于" if gap.agreed < gap.own else "高于"
            apart = print_decimal(abs(gap.agreed - gap.own), places=2)
            told = f"{gap.unit}：自评 {_points(gap.own)} 分，认定 {_points(gap.agreed)} 分，{word}自评 {apart} 分"
            reasons = "；".join(reason.rstrip("。；") for reason in gap.reasons)
            yield Paragraph(_line(closed(f"{told}。{f'原因：{reasons}' if reasons else '没有写原因'}")))

    def _problems(self) -> Line:
        year = self.year
        return (
            *_line("登记的问题 "),
            self._count("problems", "登记的问题", year.problems),
            *_line(f" 个，已销号 {year.problems_closed} 个，"),
            *_line(f"未销号 {year.problems - year.problems_closed} 个，其中逾期 "),
            self._count("problems_late", "逾期没有整改的问题", year.problems_late),
            *_line(" 个。"),
        )

    def _count(self, key: str, name: str, number: int) -> Number:
        return self._number(key, Trace(name, str(number), exact=Fraction(number), unit="个", source=self._source()))

    def _points(self, key: str, name: str, value: Fraction | None) -> Number:
        note = f"{self.year.whole.count} 个已评部门的得分"
        return self._number(key, Trace(name, _points(value), exact=value, unit="分", note=note, source=self._source()))

    def _share(self, share: CountyShare) -> Number:
        rate = Fraction(share.done, share.base) if share.base else None
        printed = Ratio(rate).percent() if rate is not None else "—"
        trace = Trace(
            share.name, printed, exact=rate, formula="已办 ÷ 应办", worked=f"{share.done} ÷ {share.base}",
            note=share.meaning, source=self._source(),
        )  # fmt: skip
        return self._number(f"share.{share.name}", trace)

    def _money_share(self, one: CountyMoney) -> Number:
        rate = Fraction(one.done.fen, one.base.fen) if one.base.fen else None
        printed = Ratio(rate).percent() if rate is not None else "—"
        worked = f"{one.done.text('万元')} ÷ {one.base.text('万元')}"
        note = f"未填 {one.unfilled} 个、不适用 {one.void} 个项目没有金额，不计入"
        trace = Trace(one.name, printed, exact=rate, formula="已覆盖金额 ÷ 项目金额合计", worked=worked, note=note,
                      source=self._source())  # fmt: skip
        return self._number(f"money.{one.name}", trace)

    def _number(self, key: str, trace: Trace) -> Number:
        self.traces[key] = trace
        return Number(trace.printed, key)

    def _source(self) -> Source:
        return Source(RECORDS, f"县级一览 {self.year.year} 年度，{_day(self.year.on)}的记录")


def _units_table(year: CountyYear) -> Table:
    heads, *rows = year.rows
    widths = (5, 22, 12, *(9,) * (len(heads) - 3))
    body = [
        tuple(_cell(words, Align.LEFT if place == 1 else Align.CENTER) for place, words in enumerate(row))
        for row in rows
    ]
    return _table(f"附表　{year.year}年度各部门绩效管理情况", "", widths, heads, body)


def _table(
    caption: str, unit: str, widths: tuple[int, ...], heads: Iterable[str], body: Sequence[tuple[Cell, ...]]
) -> Table:
    head = tuple(Cell(_line(words), Align.CENTER, head=True) for words in heads)
    empty = ((Cell(_line("没有"), Align.CENTER, across=len(head)),),)
    return Table(caption, unit, widths, (head, *(body or empty)))


def _cell(words: str, align: Align = Align.LEFT) -> Cell:
    return Cell(_line(words), align)


def _points(value: Fraction | None) -> str:
    return "—" if value is None else print_decimal(value, places=2)


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _line(words: str) -> Line:
    return (Text(words),)
