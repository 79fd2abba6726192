"""The ratios ZT-04 to ZT-13 of 财预〔2013〕53号, each with what it was worked out from.

A denominator of 0 gives no number: 0 ÷ 0 is 不适用, x ÷ 0 is left 未填 for a person to judge; only 结转结余变动率 has a
rule for 0 ÷ 0 (it is 0%). Nothing is capped and nothing is rounded here.
"""

import dataclasses
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, ZERO_MONEY, Absent, Money, Period, print_decimal
from jixiao.measures.catalogue import Reference
from jixiao.records.budget import items
from jixiao.records.budget.amounts import WAN, Amount, Amounts, added, stated_of, wan, words
from jixiao.records.budget.models import Exemption
from jixiao.records.budget.picture import added_up

MONTHS = 12
_HUNDRED = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Rate:
    """One ratio: ``value`` in %, the formula in words and with its numbers, the amounts it was worked out from."""

    code: str
    name: str
    value: Fraction | Absent
    formula: str
    worked: str = ""
    note: str = ""
    inputs: tuple[Amount, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One of the ten: its code in 53号, what it is called, its formula, and who works it out."""

    zt: str
    code: str
    name: str
    formula: str
    work_out: "Callable[[Kind, Amounts, Period], Rate]"


def rates_of(amounts: Amounts, *, period: Period) -> Mapping[str, Rate]:
    """Return the ten ratios by their codes."""
    return MappingProxyType({kind.code: kind.work_out(kind, amounts, period) for kind in KINDS})


def share(kind: Kind, part: Amount, whole: Amount, *, note: str = "") -> Rate:
    """Return part ÷ whole × 100, or why there is none."""
    told = "；".join(word for word in (part.note, whole.note, note) if word)
    for one in (part, whole):
        if one.value is UNFILLED:
            return Rate(
                kind.code,
                kind.name,
                UNFILLED,
                kind.formula,
                note=_joined(told, f"{one.label}未填"),
                inputs=(part, whole),
            )
        if one.value is NOT_APPLICABLE:
            said = _joined(told, f"{one.label}不适用")
            return Rate(kind.code, kind.name, NOT_APPLICABLE, kind.formula, note=said, inputs=(part, whole))
    return _divided(kind, part, whole, told)


def change(kind: Kind, now: Amount, before: Amount, *, note: str = "", none_then_and_now: Fraction | Absent) -> Rate:
    """Return (now − before) ÷ before × 100, or why there is none; ``none_then_and_now`` is what 0 ÷ 0 gives."""
    if not isinstance(now.value, Money) or not isinstance(before.value, Money):
        return share(kind, now, before, note=note)
    difference = Amount(f"{now.label} − {before.label}", now.value - before.value)
    if before.value == ZERO_MONEY and now.value == ZERO_MONEY:
        told = (
            "上年和本年都是 0，按 0% 计"
            if isinstance(none_then_and_now, Fraction)
            else "上年和本年都是 0，变动率不适用"
        )
        return Rate(
            kind.code, kind.name, none_then_and_now, kind.formula, note=_joined(note, told), inputs=(now, before)
        )
    rate = share(kind, difference, before, note=_joined(now.note, note))
    worked = rate.worked and f"（{_plain(now)} − {_plain(before)}）÷ {_plain(before)} × 100%"
    return dataclasses.replace(rate, inputs=(now, before), worked=worked)


def three_public_budget_before(amounts: Amounts) -> Amount:
    """Return what was budgeted for 三公经费 in the year before: as stated, else from that year's own record."""
    label, picture = "上年三公经费预算安排数", amounts.picture
    row = picture.three_public
    if row is not None and row.previous_budget is not None:
        part = Reference("budget.three_public", row.pk, label, row.previous_budget.amount(WAN), row.origin)
        return Amount(label, row.previous_budget, row.previous_budget, parts=(part,), formula="填报")
    year = picture.unit_year.year - 1
    lines = [picture.before.get(items.THREE_PUBLIC)]
    if stated_of(lines[0], "initial") is UNFILLED:
        lines = [picture.before.get(item) for item in items.HOSPITALITY_PARTS]
    parts = [
        Reference(
            "budget.earlier", line.pk, f"{year} 年度{line.item}年初预算", wan(stated_of(line, "initial")), line.origin
        )
        for line in lines
        if line is not None and stated_of(line, "initial") is not NOT_APPLICABLE
    ]
    return added(label, parts if None not in lines else [], f"{year} 年度年初预算")


def adjusted_money(amounts: Amounts) -> Amount:
    """Return 预算调整数 of ZT-07: 追加, 追减 and moved money added up without sign, the three exemptions left out.

    A transfer counts once. Where there are no documents, the stated net change stands in, and the note says so.
    """
    label = "预算调整数"
    rows = [row for row in amounts.picture.adjustments if {row.item, row.to_item} & set(items.SPENDING)]
    if not rows:
        net = amounts.of(items.TOTAL, "adjustment")
        if not isinstance(net.value, Money):
            return dataclasses.replace(net, label=label)
        note = "" if net.value == ZERO_MONEY else "没有登记调整文号，取支出合计的调整净额，未能剔除政策性等调整"
        return dataclasses.replace(net, label=label, value=abs(net.value), note=note)
    counting = [row for row in rows if row.exempt == Exemption.NONE]
    parts = [
        Reference(
            "budget.adjustment", row.pk, f"{row.number} {row.get_kind_display()}",
            wan(abs(row.amount)) if row.exempt == Exemption.NONE else None,
            f"{row.on:%Y-%m-%d}" + (f"，剔除：{row.get_exempt_display()}" if row.exempt else ""),
        )
        for row in rows
    ]  # fmt: skip
    left_out = len(rows) - len(counting)
    note = f"剔除 {left_out} 笔落实国家政策、不可抗力或临时交办的调整" if left_out else ""
    value = added_up(abs(row.amount) for row in counting)
    return Amount(label, value, parts=tuple(parts), formula="各文号金额（不计正负）合计", note=note)


def planned_progress(amounts: Amounts, month: int) -> tuple[Fraction, str]:
    """Return 既定支付进度 at the end of a month as a share of one, and what it is."""
    rows = amounts.picture.executions
    stated = [row.planned for row in rows if row.month == month and row.planned is not None and row.line_id is None]
    if stated:
        return stated[0], f"既定支付进度（{month} 月末，填报）"
    return Fraction(month, MONTHS), f"序时进度（{month} ÷ 12）"


def _three_public_change(kind: Kind, amounts: Amounts, _: Period) -> Rate:
    now = amounts.of(items.THREE_PUBLIC, "initial")
    if now.value is UNFILLED and isinstance(amounts.of(items.THREE_PUBLIC, "adjusted").value, Money):
        now = dataclasses.replace(amounts.of(items.THREE_PUBLIC, "adjusted"), note="年初预算未填，取全年预算")
    return change(kind, now, three_public_budget_before(amounts), none_then_and_now=NOT_APPLICABLE)


def key_projects(amounts: Amounts) -> Amount:
    """Return what the year's budget set aside for key projects; 未填 while a project does not say whether it is one."""
    label, picture = "重点项目支出", amounts.picture
    if not picture.projects:
        return Amount(label, UNFILLED)
    undecided = [project.name for project in picture.projects if project.is_key is None]
    if undecided:
        return Amount(label, UNFILLED, note=f"{'、'.join(undecided[:3])}没有填是否重点项目")
    key = {project.pk for project in picture.projects if project.is_key}
    rows = [row for row in picture.fundings if row.project_id in key]
    parts = [
        Reference(
            "budget.funding",
            row.pk,
            f"{row.project} · {row.source}",
            None if row.initial is None else row.initial.amount(WAN),
        )
        for row in rows
    ]
    return added(label, parts, "重点项目年初预算合计") if key else Amount(label, ZERO_MONEY, formula="没有重点项目")


def _key_expenditure(kind: Kind, amounts: Amounts, _: Period) -> Rate:
    return share(kind, key_projects(amounts), amounts.of(items.PROJECTS, "initial"), note="按年初预算安排数计")


def _completion(kind: Kind, amounts: Amounts, _: Period) -> Rate:
    rate = share(kind, amounts.of(items.TOTAL, "executed"), amounts.of(items.TOTAL, "initial"))
    over = isinstance(rate.value, Fraction) and rate.value > _HUNDRED
    return dataclasses.replace(rate, note=_joined(rate.note, "超过 100%，请登记预算调整并说明原因")) if over else rate


def _adjustment(kind: Kind, amounts: Amounts, _: Period) -> Rate:
    return share(kind, adjusted_money(amounts), amounts.of(items.TOTAL, "initial"))


def _progress(kind: Kind, amounts: Amounts, period: Period) -> Rate:
    month = amounts.last_month(items.TOTAL, until=period.last_month)
    spent, note = amounts.spent(items.TOTAL, until=month or period.last_month), f"时点：{month} 月末"
    if not month and period.last_month == MONTHS:
        month, spent, note = MONTHS, amounts.of(items.TOTAL, "executed"), "没有按月登记，取全年决算"
    if not month:
        return Rate(kind.code, kind.name, UNFILLED, kind.formula, note="按月执行未登记", inputs=(spent,))
    planned, what = planned_progress(amounts, month)
    rate = share(kind, spent, amounts.full_year(items.TOTAL), note=_joined(note, what))
    if not isinstance(rate.value, Fraction):
        return rate
    if not planned:
        return dataclasses.replace(
            rate, value=UNFILLED, worked="", note=_joined(rate.note, "既定支付进度是 0，请人工判定")
        )
    worked = f"{rate.worked.removesuffix(' × 100%')} ÷ {print_decimal(planned * _HUNDRED, places=2)}% × 100%"
    return dataclasses.replace(rate, value=rate.value / planned, worked=worked)


def _carried(kind: Kind, amounts: Amounts, _: Period) -> Rate:
    return share(kind, amounts.of(items.CLOSING, "executed"), amounts.full_year(items.TOTAL), note="以决算数为准")


def _carried_change(kind: Kind, amounts: Amounts, _: Period) -> Rate:
    before = amounts.of(items.OPENING, "executed")
    if before.value is UNFILLED:
        before = amounts.of(items.CLOSING, "previous")
    before = dataclasses.replace(before, label="上年累计结转结余")
    return change(kind, amounts.of(items.CLOSING, "executed"), before, none_then_and_now=Fraction(0))


def _control(item: str) -> "Callable[[Kind, Amounts, Period], Rate]":
    def work_out(kind: Kind, amounts: Amounts, _: Period) -> Rate:
        return share(kind, amounts.of(item, "executed"), amounts.full_year(item))

    return work_out


def _divided(kind: Kind, part: Amount, whole: Amount, note: str) -> Rate:
    if not isinstance(part.value, Money) or not isinstance(whole.value, Money):
        raise TypeError("both amounts must be known here")
    if whole.value == ZERO_MONEY:
        none = part.value == ZERO_MONEY
        told = f"{part.label}和{whole.label}都是 0，不适用" if none else f"{whole.label}是 0，无法计算，请人工判定"
        absent = NOT_APPLICABLE if none else UNFILLED
        return Rate(kind.code, kind.name, absent, kind.formula, note=_joined(note, told), inputs=(part, whole))
    value = Fraction(part.value.fen, whole.value.fen) * _HUNDRED
    worked = f"{_plain(part)} ÷ {_plain(whole)} × 100%"
    return Rate(kind.code, kind.name, value, kind.formula, worked, note, (part, whole))


def _plain(amount: Amount) -> str:
    return words(amount.value).removesuffix(" 万元")


def _joined(*told: str) -> str:
    return "；".join(word for word in told if word)


KINDS = (
    Kind("ZT-04", "budget.three_public_change", "三公经费变动率",
         "（本年三公经费预算安排数 − 上年三公经费预算安排数）÷ 上年三公经费预算安排数 × 100%", _three_public_change),
    Kind("ZT-05", "budget.key_expenditure", "重点支出安排率", "重点项目支出 ÷ 项目总支出 × 100%", _key_expenditure),
    Kind("ZT-06", "budget.completion", "预算完成率", "预算完成数 ÷ 预算数 × 100%", _completion),
    Kind("ZT-07", "budget.adjustment_rate", "预算调整率", "预算调整数 ÷ 预算数 × 100%", _adjustment),
    Kind("ZT-08", "budget.payment_progress", "支付进度率", "实际支付进度 ÷ 既定支付进度 × 100%", _progress),
    Kind("ZT-09", "budget.carried_over", "结转结余率", "结转结余总额 ÷ 支出预算数 × 100%", _carried),
    Kind("ZT-10", "budget.carried_over_change", "结转结余变动率",
         "（本年累计结转结余 − 上年累计结转结余）÷ 上年累计结转结余 × 100%", _carried_change),
    Kind("ZT-11", "budget.running_control", "公用经费控制率",
         "实际支出公用经费总额 ÷ 预算安排公用经费总额 × 100%", _control(items.RUNNING)),
    Kind("ZT-12", "budget.three_public_control", "三公经费控制率",
         "三公经费实际支出数 ÷ 三公经费预算安排数 × 100%", _control(items.THREE_PUBLIC)),
    Kind("ZT-13", "budget.procurement_execution", "政府采购执行率",
         "实际政府采购金额 ÷ 政府采购预算数 × 100%", _control(items.PROCUREMENT)),
)  # fmt: skip
