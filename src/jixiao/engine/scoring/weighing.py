"""Says what each indicator weighs: which frame holds, which group a row stands in, and where 不适用 weight goes."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from jixiao.engine.scoring.rulebook import Frame, Redistribution, Rulebook, bare_name
from jixiao.engine.scoring.sheet import Reading, Row, Sheet
from jixiao.engine.values import NOT_APPLICABLE, Absent, Points, Rule, print_decimal

_ZERO = Fraction(0)
_HUNDREDTHS = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """What one row weighs: as promised, and after others' weight came to it; ``came`` says from where, in words."""

    row: Row
    group: str
    out: bool
    weight: Points | Absent
    came: str = ""
    rule: Rule | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Weighing:
    """The frame, every row's share in sheet order, and the weight that found no place (group → points)."""

    frame: Frame
    shares: tuple[Share, ...]
    homeless: Mapping[str, Fraction]

    def of_group(self, group: str) -> tuple[Share, ...]:
        """Return the shares of one group, in sheet order."""
        return tuple(share for share in self.shares if share.group == group)

    def groups(self) -> tuple[str, ...]:
        """Return the groups of the frame, then those that the sheet alone has."""
        return tuple(dict.fromkeys((*self.frame.groups, *(share.group for share in self.shares))))


def group_of(row: Row, *, frame: Frame, rulebook: Rulebook) -> str:
    """Return the group of the frame that a row belongs to; an unknown 一级指标 stays a group of its own."""
    if row.level1 in frame.groups:
        return row.level1
    by_name = rulebook.belongs.get(bare_name(row.name), "")
    by_level1 = rulebook.names.get(row.level1, row.level1)
    return next((group for group in (by_name, by_level1) if group in frame.groups), row.level1)


def choose_frame(sheet: Sheet, *, rulebook: Rulebook) -> Frame:
    """Return the first frame whose telling group the sheet has rows of, or the one that asks for none."""
    for frame in rulebook.frames:
        wanted = frame.when_present
        if not wanted or any(group_of(row, frame=frame, rulebook=rulebook) == wanted for row in sheet.rows):
            return frame
    return rulebook.frames[-1]


def weigh(sheet: Sheet, readings: Mapping[str, Reading], *, rulebook: Rulebook) -> Weighing:
    """Return what each row weighs.

    A row that is 不适用 leaves the frame: its weight goes to the other rows of its group in proportion to theirs, and
    where the group has none, to the group that the rulebook names.
    """
    frame = choose_frame(sheet, rulebook=rulebook)
    shares = [
        Share(row, group_of(row, frame=frame, rulebook=rulebook), _is_out(row, readings.get(row.code)), row.weight)
        for row in sheet.rows
    ]
    homeless: dict[str, Fraction] = {}
    for group in dict.fromkeys(share.group for share in shares):
        gone = [share for share in shares if share.group == group and share.out]
        freed = _sum(gone)
        if not freed:
            continue
        heirs, rule, told = _heirs(group, shares, rulebook)
        if heirs:
            names = "、".join(share.row.name for share in gone)
            shares = _hand_over(shares, heirs, freed, came=f"{names}不适用，{print_decimal(freed)} 分{told}", rule=rule)
        else:
            homeless[group] = freed
    return Weighing(frame, tuple(_withdraw(share) for share in shares), homeless)


def apportion(amount: Fraction, parts: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return ``amount`` in proportion to ``parts``, each in whole hundredths, so that they sum to it exactly.

    The hundredths left over go to the largest remainders, the first among equals; an amount finer than hundredths
    leaves its rest with the first part.
    """
    whole = sum(parts, _ZERO)
    exact = [amount * part / whole * _HUNDREDTHS for part in parts]
    floors = [share // 1 for share in exact]
    hundredths = amount * _HUNDREDTHS
    left = int(hundredths // 1 - sum(floors))
    order = sorted(range(len(parts)), key=lambda place: (floors[place] - exact[place], place))
    for place in order[:left]:
        floors[place] += 1
    settled = [Fraction(share, _HUNDREDTHS) for share in floors]
    settled[0] += amount - sum(settled, _ZERO)
    return tuple(settled)


def _is_out(row: Row, reading: Reading | None) -> bool:
    values = (row.target, row.weight, reading.value if reading else None)
    return any(value is NOT_APPLICABLE for value in values)


def _heirs(group: str, shares: Iterable[Share], rulebook: Rulebook) -> tuple[list[Share], Rule | None, str]:
    living = [
        share for share in shares if not share.out and isinstance(share.weight, Points) and share.weight.value > 0
    ]
    own = [share for share in living if share.group == group]
    if own:
        return own, None, "按比例并入同组其余指标"
    step = _next(group, rulebook.redistribution)
    if step is None:
        return [], None, ""
    heirs = [share for share in living if share.group == step.to]
    return heirs, step.provision.rule, f"并入{step.to}"


def _next(group: str, steps: Iterable[Redistribution]) -> Redistribution | None:
    return next((step for step in steps if step.absent == group), None)


def _hand_over(
    shares: list[Share], heirs: Sequence[Share], freed: Fraction, *, came: str, rule: Rule | None
) -> list[Share]:
    more = apportion(freed, [_value(share) for share in heirs])
    grown = {share.row.code: extra for share, extra in zip(heirs, more, strict=True)}
    return [
        dataclasses.replace(
            share,
            weight=Points(_value(share) + grown[share.row.code]),
            came="；".join(
                part for part in (share.came, f"{came}，本指标分得 {print_decimal(grown[share.row.code])} 分") if part
            ),
            rule=rule or share.rule,
        )
        if share.row.code in grown
        else share
        for share in shares
    ]


def _withdraw(share: Share) -> Share:
    return dataclasses.replace(share, weight=NOT_APPLICABLE) if share.out else share


def _value(share: Share) -> Fraction:
    return share.weight.value if isinstance(share.weight, Points) else _ZERO


def _sum(shares: Iterable[Share]) -> Fraction:
    return sum((_value(share) for share in shares), _ZERO)
