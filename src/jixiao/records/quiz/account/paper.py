"""竞答活动情况报告: the account of a campaign as a paper; what nobody knows is printed as （未提供：…）."""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from jixiao.engine.document import (
    Align,
    Bar,
    Block,
    Cell,
    Document,
    Gap,
    Heading,
    Inline,
    Line,
    Note,
    Number,
    Paragraph,
    Signature,
    Table,
    Text,
    bar_chart,
)
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.quiz.account.figures import Figure, figures_of, percent
from jixiao.records.quiz.account.parts import Account, PrizeRow

UNKNOWN = "（未提供）"
NOBODY_KNOWS = "这次竞答是补录的，原来没有公布参与情况；下列数字没有来源，不估算。"


def report_of(account: Account, *, on: datetime.date) -> Document:
    """Return the paper of a campaign's account as of a day."""
    campaign = account.campaign
    paper = _Paper(account)
    unit = campaign.unit_year.unit
    blocks = (*paper.blocks(), Signature(((Text(f"{unit.name}（盖章）"),), (Text(_day(on)),))))
    return Document(
        title="竞答活动情况报告", author=unit.name, year=campaign.unit_year.year, blocks=blocks,
        traces=MappingProxyType({key: one.trace for key, one in paper.figures.items()}),
        mark="示例" if unit.is_specimen else "",
    )  # fmt: skip


class _Paper:
    """The paper in the making."""

    def __init__(self, account: Account) -> None:
        self.account, self.campaign = account, account.campaign
        self.figures = figures_of(account)
        self._numbers = itertools.count(1)

    def blocks(self) -> Iterator[Block]:
        """Yield the paper, part by part."""
        yield Heading(0, "", "竞答活动情况报告")
        yield Paragraph((Text(self.campaign.title, strong=True),), Align.CENTER)
        yield Heading(1, "一、", "活动概况")
        yield Paragraph(_words(self._overview()))
        yield Heading(1, "二、", "参与情况")
        if self.account.is_taken_over:
            yield Note(_words(NOBODY_KNOWS))
        yield Paragraph(self._taking_part())
        yield from self._by_day()
        yield from self._by_group()
        yield Heading(1, "三、", "答题情况")
        yield Paragraph((*_words("有效答卷正确率"), self.figure("right_rate"), *_words("，题库差错率"),
                         self.figure("fault_rate"), *_words("。")))  # fmt: skip
        yield from self._by_tag()
        yield Heading(1, "四、", "积分和奖品")
        yield Paragraph(self._rewards())
        yield from self._prizes()
        yield from self._draws()
        yield Heading(1, "五、", "公平核查")
        yield Paragraph(self._fairness())
        yield Heading(1, "六、", "变更和个人信息")
        yield from self._changes()
        yield from (Note(_words(f"核对：{one.name}。{one.cause}")) for one in self.account.findings)

    def figure(self, key: str) -> Inline:
        """Return a figure with its unit, or the gap where nobody knows."""
        one: Figure = self.figures[key]
        return Number(f"{one.printed}{one.unit}", key) if one.is_known else Gap(f"（未提供：{one.title}）", key)

    def _overview(self) -> str:
        one, unit = self.campaign, self.campaign.unit_year.unit
        who = f"{one.organiser or unit.name}主办" + (f"，{one.partners}协办" if one.partners else "")
        days = f"{_day(one.first_day)}至{_day(one.last_day)}" if one.first_day and one.last_day else "没有填日期"
        theme = f"，主题“{one.theme}”" if one.theme else ""
        asks = f"每天{one.per_day}题，每答对一题{one.points_each}分"
        kinds = "；".join(f"{row.grade}{row.name}{row.total}件（{row.way}）" for row in self.account.prizes)
        prizes = f"。奖品：{kinds}" if kinds else ""
        return f"活动由{who}{theme}，{days}在线上进行，{asks}{prizes}。"

    def _taking_part(self) -> Line:
        return (
            *_words("参与"), self.figure("players"), *_words("，剔除异常后有效参与"), self.figure("valid_players"),
            *_words("，有效参与率"), self.figure("valid_share"), *_words("；交卷"), self.figure("sets"),
            *_words("，有人答题的共"), self.figure("days"), *_words("。"),
        )  # fmt: skip

    def _by_day(self) -> Iterator[Block]:
        days = self.account.days
        if not days:
            return
        most = max(days, key=lambda row: row.valid)
        bars = tuple(Bar(f"{row.day.month}月{row.day.day}日", float(row.valid), f"{row.valid:,}人次") for row in days)
        alt = f"各天交卷人次，最多的是{most.day.month}月{most.day.day}日，{most.valid:,}人次"
        yield bar_chart(caption="图1　各天交卷人次", alt=alt, unit="人次", bars=bars)

    def _by_group(self) -> Iterator[Block]:
        if self.account.groups:
            rows = ((row.name, f"{row.players:,}", f"{row.sets:,}", f"{row.points:,}") for row in self.account.groups)
            yield self._table("各乡镇街道或学校", ("乡镇街道或学校", "参与人数", "人次", "积分"), rows, (3, 2, 2, 2))

    def _by_tag(self) -> Iterator[Block]:
        told = [row for row in self.account.tags if row.answers]
        if told:
            rows = ((row.tag, f"{row.questions:,}", f"{row.answers:,}", percent(row.share)) for row in told)
            yield self._table("各类题目正确率", ("标签", "题数", "作答题次", "正确率"), rows, (3, 2, 2, 2))
        if self.account.hardest:
            hard = ((row.text, percent(row.share), row.answer) for row in self.account.hardest)
            yield self._table("错得最多的题和正确答案", ("题目", "正确率", "正确答案"), hard, (5, 2, 4))

    def _rewards(self) -> Line:
        points = self.account.points
        told = (
            ""
            if self.account.is_taken_over
            else f"，兑换用去{points.spent - points.refunded:,}分，尚余{points.left:,}分"
        )
        return (
            *_words("共发放积分"), self.figure("points"), *_words(f"{told}。已领取奖品"), self.figure("given"),
            *_words("，价值"), self.figure("value"), *_words("；逾期未领收回"), self.figure("unclaimed"), *_words("。"),
        )  # fmt: skip

    def _prizes(self) -> Iterator[Block]:
        if not self.account.prizes:
            return
        rows = [
            (f"{row.grade} {row.name}".strip(), row.way, f"{row.total:,}", *self._pieces(row))
            for row in self.account.prizes
        ]
        heads = ("奖品", "发放方式", "数量", "已领取", "待领取", "逾期收回", "已领价值")
        yield self._table("奖品发放情况", heads, rows, (4, 2, 2, 2, 2, 2, 3), unit="件、元")

    def _pieces(self, row: PrizeRow) -> tuple[str, str, str, str]:
        """Return given, waiting, taken back and value of a prize; nobody knows them of a campaign held elsewhere."""
        if self.account.is_taken_over:
            return (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
        value = UNKNOWN if row.value is None else row.value.text("元")
        return (f"{row.given:,}", f"{row.waiting:,}", f"{row.unclaimed:,}", value)

    def _draws(self) -> Iterator[Block]:
        for row in self.account.draws:
            at = _day(row.at.astimezone(SHANGHAI).date())
            yield Paragraph(_words(f"{row.prize}于{at}开奖，{row.entrants:,}人参加。中奖编号："))
            yield Paragraph(_words("　".join(row.winners) or "无"))
            yield Note(_words(f"开奖种子 {row.seed}"))
            yield Note(_words(f"名单摘要 {row.list_hash}"))
            yield Note(_words("任何人都可以用种子和名单重算。"))

    def _fairness(self) -> Line:
        kinds = "、".join(f"{row.kind}{row.found:,}条" for row in self.account.leads) or "没有异常线索"
        if self.account.is_taken_over:
            return _words("没有公布核查和申诉情况。")
        answered = "、".join(f"{words}{number:,}件" for words, number in self.account.appeals.items())
        return (
            *_words(f"核查线索：{kinds}。剔除"), self.figure("excluded"), *_words("；申诉"), self.figure("appeals"),
            *_words(f"（{answered}）。" if answered else "。"),
        )  # fmt: skip

    def _changes(self) -> Iterator[Block]:
        for one in self.account.changes:
            day = _day(one.at.astimezone(SHANGHAI).date())
            became = f"，改为“{one.after}”" if one.after else ""
            yield Paragraph(_words(f"{day}，{one.what}{became}，原因：{one.why}。"))
        if not self.account.changes:
            yield Paragraph(_words("活动期间没有变更。"))
        kept = self.account.contacts
        if self.account.is_taken_over:
            told = "没有公布个人信息的收集和删除情况。"
        elif kept.every:
            last = f"，最迟{_day(kept.last)}删除完" if kept.last else ""
            told = f"领奖时留的姓名和电话{kept.every:,}份，密封保存，已删除{kept.deleted:,}份{last}。"
        else:
            told = "没有收集姓名和电话。"
        yield Paragraph(_words(told))

    def _table(
        self,
        title: str,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: tuple[int, ...],
        *,
        unit: str = "",
    ) -> Table:
        """Return a table with its number: tables that a campaign has not leave no gap."""
        head = tuple(Cell(_words(words), Align.CENTER, head=True) for words in heads)
        body = (
            tuple(Cell(_words(words), Align.LEFT if place == 0 else Align.CENTER) for place, words in enumerate(row))
            for row in rows
        )
        return Table(caption=f"表{next(self._numbers)}　{title}", unit=unit, widths=widths, rows=(head, *body))


def _words(words: str) -> Line:
    return (Text(words),)


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
