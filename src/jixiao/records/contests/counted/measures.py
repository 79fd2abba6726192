"""The measures of the room: each from the same records, exact, with every single work it was counted from.

A contest says by its kind and its groups as which indicator of the library its works count (KX-C18…C22).
"""

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.contests.counted.records import Records, Work
from jixiao.records.contests.models import Contest, ContestKind, WorkKind

Count = Callable[[Records], Counted]
NO_CONTEST = "本年没有发布过赛事"
MOST_REFERENCES = 2000
FILMS = frozenset({WorkKind.DOCUMENTARY, WorkKind.FILM, WorkKind.ANIMATION})
MADE = frozenset({WorkKind.MAKING, WorkKind.TEACHING_AID})


def contests(records: Records) -> Counted:
    """Count the contests that began to take works."""
    formula = "报名在统计期间开始的赛事数"
    if not records.contests:
        return Counted(UNFILLED, (), formula, NO_CONTEST)
    references = tuple(_of_contest(one) for one in records.begun)
    return Counted(Fraction(len(records.begun)), references, formula)


def works_of(*, kinds: Collection[ContestKind] | None = None, works: Collection[WorkKind] | None = None) -> Count:
    """Return the counter of works in contests of those kinds, or of those kinds of work; all where none is named."""
    formula = "报送作品数合计，草稿和撤回的不计"

    def asks(records: Records, contest: Contest) -> bool:
        if kinds is not None and contest.kind not in kinds:
            return False
        return works is None or bool(records.asked.get(contest.pk, frozenset()) & set(works))

    def count(records: Records) -> Counted:
        of = {one.pk: one.kind for one in records.contests}
        mine = [
            one
            for one in records.works
            if (kinds is None or of[one.contest] in kinds) and (works is None or one.kind in works)
        ]
        if not mine and not any(asks(records, one) for one in records.contests):
            return Counted(UNFILLED, (), formula, "本年没有收这类作品的赛事" if records.contests else NO_CONTEST)
        return Counted(Fraction(len(mine)), _each(mine), formula)

    return count


def qualified_share(records: Records) -> Counted:
    """Return the share of works looked at for 三自三性 that passed."""
    rows = [(work, "合格" if passed else "不合格", passed) for work, passed in records.looked]
    return _share(records, rows, "审核合格作品数 ÷ 审核作品数 × 100%", ("合格", "审核"))


def won_above_share(records: Records) -> Counted:
    """Return the share of works sent upward that have an award there, once the results of all are known."""
    formula = "上级获奖作品数 ÷ 推荐作品数 × 100%"
    rows = [
        (one.work, one.award or ("没有获奖" if one.is_known else "等结果"), bool(one.award)) for one in records.sent
    ]
    waiting = sum(not one.is_known for one in records.sent)
    if waiting:
        told = tuple(_of_work(work, note=note) for work, note, _ in rows)[:MOST_REFERENCES]
        return Counted(UNFILLED, told, formula, f"{waiting} 件推荐作品还没有登记上级结果")
    return _share(records, rows, formula, ("获奖", "推荐"))


def won_share(records: Records) -> Counted:
    """Return the share of judged works that have a published award of the contest itself."""
    rows = [(work, award or "没有获奖", bool(award)) for work, award in records.results]
    return _share(records, rows, "获奖作品数 ÷ 参评作品数 × 100%", ("获奖", "参评"))


def won(records: Records) -> Counted:
    """Count the published awards."""
    rows = [(work, award) for work, award in records.results if award]
    return _awards(records, rows, "公布的获奖作品数合计，取消的不计", has=bool(records.results))


def won_above(records: Records) -> Counted:
    """Count the works that have an award at a higher level."""
    rows = [(one.work, one.award) for one in records.sent if one.award]
    return _awards(records, rows, "登记了上级奖项的作品数合计", has=bool(records.sent))


def school_share(records: Records) -> Counted:
    """Return the share of the schools on the list that handed a work in."""
    formula = "报送过作品的学校数 ÷ 学校名册里在用的学校数 × 100%"
    if not records.schools or not (records.begun or records.works):
        return Counted(UNFILLED, (), formula, "学校名册是空的" if records.begun else "统计期间没有赛事开始报名")
    first: dict[int, Work] = {}
    for one in records.works:
        first.setdefault(one.school, one)
    note = f"报送 {len(first):,} 所 ÷ 名册 {records.schools:,} 所"
    told = tuple(_of_work(one, note="这所学校报送的第一件") for one in first.values())
    return Counted(Fraction(100 * len(first), records.schools), told[:MOST_REFERENCES], formula, note)


def _awards(records: Records, rows: Sequence[tuple[Work, str]], formula: str, *, has: bool) -> Counted:
    if not has:
        return Counted(UNFILLED, (), formula, "还没有结果" if records.contests else NO_CONTEST)
    told = tuple(_of_work(work, 1, award) for work, award in rows)
    return Counted(Fraction(len(rows)), told[:MOST_REFERENCES], formula)


def _share(records: Records, rows: Sequence[tuple[Work, str, bool]], formula: str, words: tuple[str, str]) -> Counted:
    """Return the part of works that are good in per cent; ``words`` are what good ones are called, and all."""
    good, every = words
    if not rows:
        return Counted(UNFILLED, (), formula, f"没有{every}的作品" if records.contests else NO_CONTEST)
    top, bottom = sum(is_good for _, _, is_good in rows), len(rows)
    told = tuple(_of_work(work, note=note) for work, note, _ in rows)
    note = f"{good} {top:,} 件 ÷ {every} {bottom:,} 件"
    return Counted(Fraction(100 * top, bottom), told[:MOST_REFERENCES], formula, note)


def _each(works: Sequence[Work]) -> tuple[Reference, ...]:
    return tuple(_of_work(one, 1) for one in works[:MOST_REFERENCES])


def _of_work(work: Work, amount: int | None = None, note: str = "") -> Reference:
    return Reference("contests.entry", work.pk, work.label, None if amount is None else Fraction(amount), note)


def _of_contest(contest: Contest) -> Reference:
    days = f"{contest.entry_from} 至 {contest.entry_to}"
    return Reference("contests.contest", contest.pk, contest.title, Fraction(1), days)


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (Measure("contests.contests", "举办赛事数", "项", "统计期间开始报名的赛事有几项"), contests),
    (Measure("contests.entries", "赛事报送作品数", "件", "各项赛事报送的作品，草稿和撤回的不计"), works_of()),
    (
        Measure(
            "contests.innovation", "科技创新大赛报送作品数", "件", "创新大赛各组别报送的作品，撤回的不计", "KX-C18"
        ),
        works_of(kinds={ContestKind.INNOVATION}),
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
        Measure("contests.anti_cult", "反邪教绘画报送幅数", "幅", "反邪教绘画组别报送的作品；按作品幅数考核的用它",
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
    (Measure("contests.school_share", "参赛学校覆盖率", "%", "学校名册里报送过作品的学校占多少"), school_share),
)  # fmt: skip
