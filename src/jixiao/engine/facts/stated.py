"""What a text may state: each thing a frozen record with its place and the words it was read from."""

import dataclasses
from enum import StrEnum
from fractions import Fraction

from jixiao.engine.values import Money, Quantity


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: character offsets and the quoted words."""

    start: int
    end: int
    quote: str


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence without its line break; ``paragraph`` counts the lines from 0."""

    paragraph: int


class Kind(StrEnum):
    """What money can be, in the words of budgets and final accounts; a label may say several."""

    INITIAL = "年初预算"
    ADJUSTED = "调整预算"
    ADDED = "追加"
    CUT = "追减"
    BUDGET = "预算"
    FINAL = "决算"
    EXECUTED = "执行"
    ALLOTTED = "下达"
    ARRIVED = "到位"
    PAID = "支付"
    INCOME = "收入"
    BASIC = "基本支出"
    PROJECT = "项目支出"
    SPENT = "支出"
    CARRIED = "结转结余"
    THREE_PUBLIC = "三公经费"
    STAFF_MONEY = "人员经费"
    OFFICE_MONEY = "公用经费"
    MEETING = "会议费"
    TRAINING = "培训费"
    PROCUREMENT = "政府采购"
    INVESTED = "投资"
    PUT_IN = "投入"
    FUNDS = "资金"
    TOTAL = "合计"


@dataclasses.dataclass(frozen=True, slots=True)
class Amount(Span):
    """Money as stated: ``number`` of ``unit`` (None: no unit was typed and none declared for the place).

    ``label`` is what stands before it in its clause, ``topic`` what the sentence said it is about, ``item`` the title
    of the numbered paragraph; ``whole`` is the place in ``Facts.amounts`` of what it is a part of, ``mark`` the word
    that says so. ``money`` is None without a unit or below 分.
    """

    number: Fraction
    unit: str | None
    typed_unit: str
    money: Money | None
    label: str
    topic: str
    item: str
    kinds: tuple[Kind, ...]
    year: int | None
    per: str
    vague: str
    low: Fraction | None
    whole: int | None
    mark: str


@dataclasses.dataclass(frozen=True, slots=True)
class Count(Span):
    """A number of things: ``number`` (None: 若干, 多次) in ones, ``measure`` the measure word, ``thing`` the noun.

    ``label`` is what stands before it in its clause; ``per`` is 每天, 每人 …; ``whole`` is a place in ``Facts.counts``.
    """

    number: Fraction | None
    measure: str
    thing: str
    label: str
    item: str
    per: str
    vague: str
    low: Fraction | None
    whole: int | None
    mark: str


@dataclasses.dataclass(frozen=True, slots=True)
class Rate(Span):
    """A percentage: ``number`` in percent; ``points`` is true for 百分点.

    ``numerators`` and ``denominators`` are the figures nearby that it can be the ratio of, the likeliest first; both
    are empty where the text gives none. ``base`` is the whole named between 占 and the figure.
    """

    number: Fraction
    points: bool
    label: str
    item: str
    operator: str
    vague: str
    low: Fraction | None
    base: str
    numerators: tuple[Amount | Count, ...]
    denominators: tuple[Amount | Count, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Growth(Span):
    """A change: ``direction`` is 1 or −1; by ``percent``, by ``delta`` (an amount or a count), or both.

    ``level`` is true where the figure is what was reached (提高到95%). ``now`` is the figure that changed, ``before``
    what it was; ``base`` the words of comparison (较上年决算数, 同比).
    """

    direction: int
    percent: Fraction | None
    points: bool
    delta: Quantity | None
    level: bool
    label: str
    base: str
    now: Amount | Count | None
    before: Amount | Count | None


@dataclasses.dataclass(frozen=True, slots=True)
class Item(Span):
    """One entry of a list; ``number`` is the figure it carries itself (2架H-125)."""

    number: Fraction | None


class Order(StrEnum):
    """Where the number of a list stands: before its items, after them, or in marks such as 一是."""

    AHEAD = "先数后列"
    BEHIND = "先列后数"
    MARKED = "逐条"


@dataclasses.dataclass(frozen=True, slots=True)
class Listing(Span):
    """A list: ``announced`` is the number the text gives (None: none), ``items`` what it names.

    ``unfinished`` is true where 等 leaves it open. ``ordinals`` are the numbers of the marks (一是, 二是 → 1, 2).
    """

    order: Order
    announced: Fraction | None
    measure: str
    thing: str
    items: tuple[Item, ...]
    ordinals: tuple[int, ...]
    unfinished: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Day(Span):
    """A date as far as it is said: None for what is not; ``part`` is 上旬, 下旬, 初, 底. It may be impossible."""

    year: int | None
    month: int | None
    day: int | None
    part: str


@dataclasses.dataclass(frozen=True, slots=True)
class Duration(Span):
    """A length of time: ``number`` of ``unit`` (天, 个月, 年, 小时 …); ``label`` is what stands before it."""

    number: Fraction
    unit: str
    label: str
    low: Fraction | None


@dataclasses.dataclass(frozen=True, slots=True)
class Spell(Span):
    """From ``first`` to ``last`` (None: only a beginning is said), and how long the text says it lasts.

    The year and month of ``last`` are those of ``first`` where the text leaves them out. ``days`` counts both ends,
    None where it cannot be counted.
    """

    first: Day
    last: Day | None
    days: int | None
    duration: Duration | None


@dataclasses.dataclass(frozen=True, slots=True)
class YearSaid(Span):
    """A year: None where the text hides it (20xx年) or only points to it (上年, 本年); ``fiscal`` for 年度."""

    year: int | None
    fiscal: bool


class NameKind(StrEnum):
    """What is named."""

    BODY = "单位"
    PLACE = "地方"
    ROLE = "职务"
    PERSON = "人名"


@dataclasses.dataclass(frozen=True, slots=True)
class Name(Span):
    """A name; ``suffix`` is the word it was known by (局, 协会, 主席, 联系人)."""

    kind: NameKind
    suffix: str


@dataclasses.dataclass(frozen=True, slots=True)
class Target(Span):
    """A value with an operator (≥ > = < ≤) as indicators have it; ``words`` is how the operator was written."""

    label: str
    item: str
    operator: str
    words: str
    value: Quantity


class ScoreKind(StrEnum):
    """What points are."""

    SCORED = "得分"
    FULL = "满分"
    LOST = "扣分"
    OTHER = "分数"


@dataclasses.dataclass(frozen=True, slots=True)
class Score(Span):
    """Points: ``kind`` as the label says; ``low`` is the lower end of a range; ``per`` for 每题20分."""

    number: Fraction
    kind: ScoreKind
    label: str
    item: str
    per: str
    low: Fraction | None


@dataclasses.dataclass(frozen=True, slots=True)
class Grading(Span):
    """A grade, 优 良 中 差: the one given, or one defined by a band of points from ``low`` up to ``high``."""

    grade: str
    word: str
    low: Fraction | None
    high: Fraction | None


class Strength(StrEnum):
    """What praise is of: an effect reached or an effort made."""

    EFFECT = "成效"
    EFFORT = "力度"


@dataclasses.dataclass(frozen=True, slots=True)
class Claim(Span):
    """Praise in a clause without a number: ``word`` is 较好, 显著 …; the span is the word, ``clause`` all of it."""

    word: str
    strength: Strength
    clause: str


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """All that a text states, each kind in the order of the text."""

    sentences: tuple[Sentence, ...]
    clauses: tuple[Span, ...]
    amounts: tuple[Amount, ...]
    ratios: tuple[Rate, ...]
    growths: tuple[Growth, ...]
    counts: tuple[Count, ...]
    lists: tuple[Listing, ...]
    dates: tuple[Day, ...]
    periods: tuple[Spell, ...]
    durations: tuple[Duration, ...]
    years: tuple[YearSaid, ...]
    names: tuple[Name, ...]
    targets: tuple[Target, ...]
    scores: tuple[Score, ...]
    grades: tuple[Grading, ...]
    claims: tuple[Claim, ...]

    def parts_of(self, whole: Amount | Count) -> tuple[Amount | Count, ...]:
        """Return the amounts or counts that the text calls parts of ``whole``, in its order."""
        told: tuple[Amount | Count, ...] = self.amounts if isinstance(whole, Amount) else self.counts
        return tuple(part for part in told if part.whole is not None and told[part.whole] is whole)
