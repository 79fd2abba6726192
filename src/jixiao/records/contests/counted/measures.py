"""The measures of the room: each from the same records, exact, with the contests it was counted from.

A contest says by its kind and its groups as which indicator of the library its works count (KX-C18…C22).
"""

from collections.abc import Callable, Collection
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.contests.counted.records import Records, Tally
from jixiao.records.contests.models import Contest, ContestKind, WorkKind

Count = Callable[[Records], Counted]
Figure = Callable[[Tally], int]
NO_CONTEST = "本年没有发布过赛事"
FILMS = frozenset({WorkKind.DOCUMENTARY, WorkKind.FILM, WorkKind.ANIMATION})
MADE = frozenset({WorkKind.MAKING, WorkKind.TEACHING_AID})


def contests(records: Records) -> Counted:
    """Count the contests that were opened."""
    value = Fraction(len(records.contests)) if records.contests else UNFILLED
    references = tuple(_reference(one, 1) for one in records.contests)
    return Counted(value, references, "发布的赛事数", "" if records.contests else NO_CONTEST)


def works_of(*, kinds: Collection[ContestKind] | None = None, works: Collection[WorkKind] | None = None) -> Count:
    """Return the counter of works in contests of those kinds, or of those kinds of work; all where none is named."""

    def figure(tally: Tally) -> int:
        return sum(number for kind, number in tally.kinds.items() if works is None or kind in works)

    def count(records: Records) -> Counted:
        mine = [one for one in records.contests if kinds is None or one.kind in kinds]
        told = [(one, figure(records.of(one))) for one in mine]
        if works is not None:
            told = [
                (one, number) for one, number in told if number or records.asked.get(one.pk, frozenset()) & set(works)
            ]
        if not told:
            return Counted(
                UNFILLED, (), "报送作品数合计", "本年没有收这类作品的赛事" if records.contests else NO_CONTEST
            )
        references = tuple(_reference(one, number) for one, number in told)
        total = sum((number for _, number in told), 0)
        return Counted(Fraction(total), references, "报送作品数合计，草稿和撤回的不计")

    return count


def qualified_share(records: Records) -> Counted:
    """Return the share of works looked at for 三自三性 that passed."""
    formula = "审核合格作品数 ÷ 审核作品数 × 100%"
    return _share(records, lambda one: one.passed, lambda one: one.looked_at, formula, ("合格", "审核", "件"))


def won_above_share(records: Records) -> Counted:
    """Return the share of works sent upward that have an award there, once the results of all are known."""
    formula = "上级获奖作品数 ÷ 推荐作品数 × 100%"
    waiting = sum(records.of(one).waiting_above for one in records.contests)
    if waiting:
        sent = [one for one in records.contests if records.of(one).sent]
        references = tuple(_reference(one, note=f"推荐 {records.of(one).sent} 件") for one in sent)
        return Counted(UNFILLED, references, formula, f"{waiting} 件推荐作品还没有登记上级结果")
    return _share(records, lambda one: one.won_above, lambda one: one.sent, formula, ("获奖", "推荐", "件"))


def won_share(records: Records) -> Counted:
    """Return the share of judged works that have a published award of the contest itself."""
    formula = "获奖作品数 ÷ 参评作品数 × 100%"
    return _share(records, lambda one: one.won, lambda one: one.judged, formula, ("获奖", "参评", "件"))


def won(records: Records) -> Counted:
    """Count the published awards."""
    return _total(records, lambda one: one.won, "公布的获奖作品数合计，取消的不计", has=lambda one: one.judged)


def won_above(records: Records) -> Counted:
    """Count the works that have an award at a higher level."""
    return _total(records, lambda one: one.won_above, "登记了上级奖项的作品数合计", has=lambda one: one.sent)


def _total(records: Records, figure: Figure, formula: str, *, has: Figure) -> Counted:
    mine = [one for one in records.contests if has(records.of(one))]
    if not mine:
        return Counted(UNFILLED, (), formula, "还没有结果" if records.contests else NO_CONTEST)
    references = tuple(_reference(one, figure(records.of(one))) for one in mine)
    return Counted(Fraction(sum(figure(records.of(one)) for one in mine)), references, formula)


def _share(records: Records, part: Figure, whole: Figure, formula: str, words: tuple[str, str, str]) -> Counted:
    """Return a part of a whole in per cent; ``words`` are what the part is called, the whole, and the unit."""
    good, every, unit = words
    mine = [one for one in records.contests if whole(records.of(one))]
    if not mine:
        return Counted(UNFILLED, (), formula, f"没有{every}的作品" if records.contests else NO_CONTEST)
    counted = [(one, part(records.of(one)), whole(records.of(one))) for one in mine]
    references = tuple(
        _reference(one, note=f"{every} {of} {unit}，{good} {number} {unit}") for one, number, of in counted
    )
    top, bottom = sum(row[1] for row in counted), sum(row[2] for row in counted)
    note = f"{good} {top:,} {unit} ÷ {every} {bottom:,} {unit}"
    return Counted(Fraction(100 * top, bottom), references, formula, note)


def _reference(contest: Contest, amount: int | None = None, note: str = "") -> Reference:
    days = f"{contest.entry_from} 至 {contest.entry_to}" if contest.entry_from else ""
    exact = None if amount is None else Fraction(amount)
    return Reference("contests.contest", contest.pk, contest.title, exact, note or days)


INNOVATION = works_of(kinds={ContestKind.INNOVATION})
MEASURES: tuple[tuple[Measure, Count], ...] = (
    (Measure("contests.contests", "举办赛事数", "项", "本年发布的赛事有几项"), contests),
    (Measure("contests.entries", "赛事报送作品数", "件", "各项赛事报送的作品，草稿和撤回的不计"), works_of()),
    (
        Measure(
            "contests.innovation", "科技创新大赛报送作品数", "件", "创新大赛各组别报送的作品，撤回的不计", "KX-C18"
        ),
        INNOVATION,
    ),
    (
        Measure("contests.paintings", "科学幻想画报送幅数", "幅", "科学幻想画组别报送的作品", "KX-C19"),
        works_of(works={WorkKind.FANTASY}),
    ),
    (
        Measure("contests.films", "科学影像节报送作品数", "件", "探究纪录片、微电影、动画组别报送的作品", "KX-C20"),
        works_of(works=FILMS),
    ),
    (
        Measure("contests.making", "科技制作和自制教具报送件数", "件", "科技小制作和自制教具组别报送的作品", "KX-C21"),
        works_of(works=MADE),
    ),
    (
        Measure(
            "contests.anti_cult", "反邪教绘画报送幅数", "幅", "反邪教绘画组别报送的作品；按作品幅数考核的用它",
            "KX-C22",
        ),
        works_of(works={WorkKind.PAINTING}),
    ),
    (
        Measure("contests.qualified_share", "参赛作品合格率", "%", "三自三性审核过的作品里合格的占多少", "KX-Z07"),
        qualified_share,
    ),
    (
        Measure("contests.won_above_share", "推荐作品获奖率", "%", "推荐到上级的作品里获奖的占多少", "KX-Z08"),
        won_above_share,
    ),
    (Measure("contests.won_share", "赛事获奖率", "%", "参评作品里在本赛事获奖的占多少"), won_share),
    (Measure("contests.won", "赛事获奖作品数", "件", "公布的获奖作品，取消的不计"), won),
    (Measure("contests.won_above", "上级获奖作品数", "件", "推荐到上级后获奖的作品"), won_above),
)  # fmt: skip
