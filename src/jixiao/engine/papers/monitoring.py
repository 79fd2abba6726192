"""双监控 as papers: the 监控表 in its official columns, and the 监控报告 written from the same rows."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import MappingProxyType

from jixiao.engine.document import (
    Align,
    Block,
    Cell,
    Document,
    Gap,
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
from jixiao.engine.papers.wording import closed, numeral
from jixiao.engine.values import Absent, Money, Trace

CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
LIKELIHOODS = ("确定能", "有可能", "完全不可能")
TICK = "√"
_WIDTHS = (5, 6, 12, 8, 8, 8, 3, 3, 3, 3, 3, 15, 3, 3, 3, 14)
_TOP_WIDTHS = (10, 22, 17, 17, 17, 17)
_LIGHTS = ("红", "黄", "绿", "蓝", "未到期", "无数")
_BETWEEN = re.compile("(?<=[一-鿿]) (?=[0-9≥≤<>=])|(?<=[0-9%]) (?=[一-鿿÷×=])|(?<=[÷×=]) (?=[0-9])")
_FISCAL = ("当年财政拨款", "上年结转资金")
_COLUMNS = 16


@dataclasses.dataclass(frozen=True, slots=True)
class WatchedMoney:
    """The money of the unit (``code`` "") or of a project; ``says`` is why it has its light."""

    code: str
    name: str
    initial: Money | Absent
    executed: Money | Absent
    rate: str
    forecast: Money | Absent
    sources: tuple[tuple[str, Money | Absent, Money | Absent], ...]
    light: str
    says: str
    cause: str
    measures: str
    trace: Trace


@dataclasses.dataclass(frozen=True, slots=True)
class WatchedIndicator:
    """An indicator so far: words as they are printed; ``causes`` are of CAUSES, ``likelihood`` of LIKELIHOODS or ""."""

    code: str
    project: str
    level1: str
    level2: str
    name: str
    target: str
    done: str
    forecast: str
    causes: tuple[str, ...]
    cause_text: str
    likelihood: str
    remark: str
    measures: str
    light: str
    says: str
    rectify: str
    trace: Trace


@dataclasses.dataclass(frozen=True, slots=True)
class Watch:
    """One unit's sheet of a round, as its papers are written from it."""

    title: str
    unit: str
    unit_code: str
    supervisor: str
    year: int
    month: int
    goal: str
    summary: str
    rules: str
    moneys: tuple[WatchedMoney, ...]
    indicators: tuple[WatchedIndicator, ...]
    mark: str = ""
    dated: str = ""

    @property
    def months(self) -> str:
        """Return the months that are looked at: 1—7月."""
        return "1月" if self.month == 1 else f"1—{self.month}月"


def monitoring_table(watch: Watch) -> Document:
    """Return the 绩效目标执行监控表 of the unit and of each project, each on a page that lies on its side."""
    blocks: list[Block] = []
    for money in watch.moneys:
        rows = [row for row in watch.indicators if row.project == money.code]
        kind = "项目支出" if money.code else "部门（单位）整体"
        blocks += [
            PageBreak(landscape=True),
            Heading(0, "", f"{kind}绩效目标执行监控表"),
            Paragraph(_line(f"（{watch.year}年{watch.months}）"), Align.CENTER),
            Table("", "万元", _TOP_WIDTHS, tuple(_top(watch, money)), head_rows=0),
            Table("", "", _WIDTHS, tuple(_indicators(watch, rows)), head_rows=2),
        ]
    blocks.append(Note(_line("注：偏差原因、完成目标可能性在相应栏目打“√”。")))
    return _paper(watch, f"{watch.year}年{watch.months}绩效目标执行监控表", blocks)


def monitoring_report(watch: Watch) -> Document:
    """Return the 监控报告: the whole, the money, the goals, what is off its course and why, what is done."""
    blocks = [
        Heading(0, "", f"{watch.unit}{watch.year}年{watch.months}绩效运行监控报告"),
        Heading(1, "一、", "总体情况"),
        Paragraph(_words(watch.summary, "监控总体情况")),
        Paragraph(_line(_counted(watch))),
        Heading(1, "二、", "预算资金执行情况"),
        *(Paragraph(_money_line(watch, money)) for money in watch.moneys),
        Heading(1, "三、", "绩效目标实现情况"),
        _lights_table(watch),
        Heading(1, "四、", "偏差及原因"),
        *_deviations(watch),
        Heading(1, "五、", "改进措施和整改要求"),
        *_mending(watch),
        Note(_line(f"预警规则：{watch.rules}")),
        Signature(tuple(_line(words) for words in (f"{watch.unit}（盖章）", watch.dated) if words)),
    ]
    return _paper(watch, f"{watch.year}年{watch.months}绩效运行监控报告", blocks)


def _paper(watch: Watch, title: str, blocks: Iterable[Block]) -> Document:
    traces = {f"money.{money.code}": money.trace for money in watch.moneys}
    traces |= {f"indicator.{row.code}": row.trace for row in watch.indicators}
    return Document(
        title=f"{watch.unit}{title}", author=watch.unit, year=watch.year, blocks=tuple(blocks),
        traces=MappingProxyType(traces), mark=watch.mark,
    )  # fmt: skip


def _top(watch: Watch, money: WatchedMoney) -> Iterator[tuple[Cell, ...]]:
    yield (_head("项目名称"), Cell(_line(money.name), across=5))
    yield (
        _head("主管部门及代码"),
        Cell(_line(f"{watch.supervisor or watch.unit} {watch.unit_code}"), across=2),
        _head("实施单位"),
        Cell(_line(watch.unit), across=2),
    )
    funds = list(_funds(money))
    heads = ("年初预算数", f"{watch.months}执行数", f"{watch.months}执行率", "全年预计执行数")
    yield (
        _head("项目资金（万元）", down=len(funds) + 1),
        _head(""),
        *(_head(words) for words in heads),
    )
    for name, cells in funds:
        yield (Cell(_line(name)), *(Cell(words, Align.RIGHT) for words in cells))
    yield (_head("年度总体目标"), Cell(_words(watch.goal, "年度总体目标"), across=5))


def _funds(money: WatchedMoney) -> Iterator[tuple[str, tuple[Line, Line, Line, Line]]]:
    executed: Line = _amount(money.executed)
    if isinstance(money.executed, Money):
        executed = (Number(money.executed.text("万元"), f"money.{money.code}"),)
    yield "年度资金总额", (_amount(money.initial), executed, _line(money.rate or "—"), _amount(money.forecast))
    for name, wanted in (("其中：本年一般公共预算拨款", True), ("其他资金", False)):
        rows = [row for row in money.sources if (row[0] in _FISCAL) is wanted]
        initial, spent = _sum([row[1] for row in rows]), _sum([row[2] for row in rows])
        yield name, (_maybe(initial), _maybe(spent), _line("—"), _line("—"))


def _sum(amounts: Iterable[Money | Absent]) -> Money | None:
    known = [one for one in amounts if isinstance(one, Money)]
    return sum(known, Money(0)) if known else None


def _maybe(amount: Money | None) -> Line:
    return _line("—") if amount is None else _amount(amount)


def _indicators(watch: Watch, rows: list[WatchedIndicator]) -> Iterator[tuple[Cell, ...]]:
    yield (
        *(_head(words, down=2) for words in ("一级指标", "二级指标", "三级指标", "年度指标值")),
        _head(f"{watch.months}执行情况", down=2),
        _head("全年预计完成情况", down=2),
        _head("偏差原因分析", across=6),
        _head("完成目标可能性", across=3),
        _head("备注", down=2),
    )
    yield (*(_head(words) for words in (*CAUSES, "原因说明", *LIKELIHOODS)),)
    if not rows:
        yield (Cell(_line("没有绩效指标"), Align.CENTER, across=_COLUMNS),)
    for level1, group in groupby(rows, key=lambda row: row.level1):
        listed = list(group)
        first = True
        for level2, below in groupby(listed, key=lambda row: row.level2):
            parts = list(below)
            for index, row in enumerate(parts):
                cells: list[Cell] = []
                if first:
                    cells.append(Cell(_line(level1), Align.CENTER, down=len(listed)))
                    first = False
                if index == 0:
                    cells.append(Cell(_line(level2), Align.CENTER, down=len(parts)))
                yield (*cells, *_indicator(row))


def _indicator(row: WatchedIndicator) -> tuple[Cell, ...]:
    return (
        Cell(_line(row.name)),
        Cell(_line(row.target), Align.CENTER),
        Cell(_done(row), Align.CENTER),
        Cell(_line(row.forecast or "—"), Align.CENTER),
        *(Cell(_line(TICK if cause in row.causes else ""), Align.CENTER) for cause in CAUSES),
        Cell(_line(row.cause_text)),
        *(Cell(_line(TICK if word == row.likelihood else ""), Align.CENTER) for word in LIKELIHOODS),
        Cell(_line(row.remark)),
    )


def _done(row: WatchedIndicator) -> Line:
    return (Number(row.done, f"indicator.{row.code}"),) if row.done else (Gap("未填", f"indicator.{row.code}"),)


def _counted(watch: Watch) -> str:
    lights = [_lamp(row.light) for row in watch.indicators]
    listed = sorted(set(lights), key=lambda lamp: next(at for at, word in enumerate(_LIGHTS) if lamp.startswith(word)))
    told = "，".join(f"{lamp}{lights.count(lamp)}项" for lamp in listed)
    return f"共监控绩效指标{len(watch.indicators)}项：{told or '没有指标'}。"


def _lamp(light: str) -> str:
    """Return how a paper calls a light: 红灯, 未到期."""
    return light if light in {"未到期", "无数"} else f"{light[:1]}灯"


def _official(words: str) -> str:
    """Return the sentence as a paper prints it: no spaces between Han and figures, as there are on screen."""
    return _BETWEEN.sub("", words)


def _money_line(watch: Watch, money: WatchedMoney) -> Line:
    parts: list[Inline] = [
        Text(f"{money.name}：年初预算"),
        *_amount(money.initial),
        Text(f"万元，{watch.months}执行"),
    ]
    parts += [*_amount(money.executed), Text("万元，预计全年执行"), *_amount(money.forecast), Text("万元。")]
    parts.append(Text(closed(_official(money.says))))
    if money.cause:
        parts.append(Text(closed(f"偏差原因：{money.cause}")))
    return tuple(parts)


def _lights_table(watch: Watch) -> Table:
    heads = ("三级指标", "年度指标值", f"{watch.months}完成", "预警", "为什么")
    body = tuple(
        (
            Cell(_line(row.name)),
            Cell(_line(row.target), Align.CENTER),
            Cell(_done(row), Align.CENTER),
            Cell(_line(_lamp(row.light)), Align.CENTER),
            Cell(_line(_why(row))),
        )
        for row in watch.indicators
    )
    empty = ((Cell(_line("没有绩效指标"), Align.CENTER, across=5),),)
    return Table(
        "表1　绩效目标实现情况", "", (23, 13, 13, 9, 42), (tuple(_head(one) for one in heads), *(body or empty))
    )


def _why(row: WatchedIndicator) -> str:
    """Return why a row has its light; where there is no number, what the unit says of that."""
    said = row.cause_text or row.remark
    return f"没有数：{said}" if row.light == "无数" and said else _official(row.says)


def _off(watch: Watch) -> list[WatchedIndicator]:
    return [row for row in watch.indicators if row.light[:1] in {"红", "黄"}]


def _deviations(watch: Watch) -> Iterator[Block]:
    rows = _off(watch)
    if not rows:
        yield Paragraph(_line("没有偏离目标的指标。"))
    for place, row in enumerate(rows, start=1):
        yield Heading(2, f"（{numeral(place)}）", row.name)
        cause = "、".join(row.causes)
        told = "：".join(part for part in (cause, row.cause_text) if part)
        yield Paragraph((Text(closed(_official(row.says))), Text("原因："), *_words(closed(told), "偏差原因")))


def _mending(watch: Watch) -> Iterator[Block]:
    found = [
        *((row.name, row.measures) for row in watch.indicators),
        *((one.name, one.measures) for one in watch.moneys),
    ]
    told = [(name, words) for name, words in found if words]
    yield from (Paragraph(_line(closed(f"{name}：{words}"))) for name, words in told)
    yield from (
        Paragraph(_line(closed(f"{row.name}（转整改）：{row.rectify}"))) for row in watch.indicators if row.rectify
    )
    if not told and not any(row.rectify for row in watch.indicators):
        yield Paragraph(_words("", "改进措施") if _off(watch) else _line("按原计划推进。"))


def _amount(amount: Money | Absent) -> Line:
    return _line(amount.text("万元")) if isinstance(amount, Money) else _line(str(amount))


def _words(words: str, missing: str) -> Line:
    return _line(words) if words else (Gap(f"（未提供：{missing}）"),)


def _line(words: str) -> Line:
    return (Text(words),)


def _head(words: str, *, across: int = 1, down: int = 1) -> Cell:
    return Cell(_line(words), Align.CENTER, across=across, down=down, head=True)
