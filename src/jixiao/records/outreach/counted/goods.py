"""Measures counted from the ledger of goods and from results."""

from collections.abc import Iterable
from fractions import Fraction

from jixiao.engine.values import UNFILLED, Absent
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.outreach.counted.records import Count, Records, reference, summed
from jixiao.records.outreach.libraries import OUTCOME_MEASURES
from jixiao.records.outreach.tallying import HandedOut

BOARD, LEAFLET = "展板", "宣传资料"
_UNSORTED = "有物品没有填类别，按类别数不出来"


def handed_out_of_kind(kind: str) -> Count:
    """Return the counter of pieces of a kind; what is used again is not added up."""

    def count(records: Records) -> Counted:
        if any(not one.good.kind for one in records.handouts):
            return Counted(UNFILLED, (), "发放数合计", _UNSORTED)
        wanted = [one for one in records.handouts if one.good.kind == kind and not one.good.reusable]
        nothing = 0 if records.has_handouts else UNFILLED
        return summed(_parts(records, wanted), nothing=nothing, formula="各次发放数合计", note="重复使用的不累计")

    return count


def boards(records: Records) -> Counted:
    """Return the most boards that were shown at one activity: they are used again and never added up."""
    rows = list(_parts(records, [one for one in records.handouts if one.good.kind == BOARD]))
    note = "展板重复使用，取最大一次，不累计"
    values = [value for _, value in rows]
    known = [Fraction(value) for value in values if not isinstance(value, Absent)]
    value: Fraction | Absent = UNFILLED if UNFILLED in values or not known else max(known)
    return Counted(value, tuple(one for one, _ in rows), "各次最大", note)


def cost_per_leaflet(records: Records) -> Counted:
    """Return what a leaflet cost on average: purchases with an amount, divided by how many pieces they were."""
    bought = [line for line in records.purchases if line.good.kind == LEAFLET]
    formula = "宣传资料采购金额 ÷ 采购份数"
    unpriced = [line for line in bought if line.amount is None]
    pieces = sum(line.quantity or 0 for line in bought)
    if not pieces or unpriced:
        told = "有采购没有填金额" if unpriced else "没有登记宣传资料采购"
        return Counted(UNFILLED, (), formula, told)
    fen = sum(line.amount.fen for line in bought if line.amount is not None)
    references = tuple(
        Reference(
            "outreach.good", line.good_id, f"{line.good.name}入库 {line.quantity:,}{line.good.measure}",
            line.amount.amount("元") if line.amount else None, f"{line.day} 凭证 {line.voucher or '未填'}",
        )
        for line in bought
    )  # fmt: skip
    return Counted(Fraction(fen, 100 * pieces), references, formula, f"共采购 {pieces:,} 份")


def outcomes_as(library: str) -> Count:
    """Return the counter of results that count as that indicator of the library."""

    def count(records: Records) -> Counted:
        rows = [one for one in records.outcomes if one.library == library]
        parts = (
            (
                Reference("outreach.outcome", one.pk, one.name, None, str(one.day or "")),
                UNFILLED if one.number is None else one.number,
            )
            for one in rows
        )
        return summed(parts, nothing=UNFILLED, formula="计入本指标的成果数合计")

    return count


def outcomes(records: Records) -> Counted:
    """Count the results that were written down."""
    references = tuple(
        Reference("outreach.outcome", one.pk, one.name, Fraction(1), str(one.day or "")) for one in records.outcomes
    )
    value = Fraction(len(references)) if records.every_outcome else UNFILLED
    return Counted(value, references, "成果条数")


def _parts(records: Records, handouts: Iterable[HandedOut]) -> Iterable[tuple[Reference, Fraction | int | Absent]]:
    for one in handouts:
        activity = records.by_pk[one.activity_id]
        plain = reference(activity, one.quantity, note="未建账" if one.off_ledger else "")
        label = f"{one.good.name}（{activity.name}）"
        yield (
            Reference(plain.kind, plain.pk, label, plain.amount, plain.note),
            UNFILLED if one.quantity is None else one.quantity,
        )


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (
        Measure("outreach.leaflets", "发放宣传资料数", "份", "活动上发放的宣传单、手册等；退回的扣除", "KX-C09"),
        handed_out_of_kind(LEAFLET),
    ),
    (
        Measure("outreach.gifts", "发放宣传品数", "个", "活动上发放的杯子、雨伞等宣传品；退回的扣除", "KX-C10"),
        handed_out_of_kind("宣传品"),
    ),
    (Measure("outreach.bags", "发放手提袋数", "个", "活动上发放的手提袋；退回的扣除"), handed_out_of_kind("手提袋")),
    (Measure("outreach.other_goods", "发放其他物品数", "件", "活动上发放的其他物品"), handed_out_of_kind("其他")),
    (Measure("outreach.boards", "展板数", "块", "展出的展板，重复使用只计最多的一次", "KX-C11"), boards),
    (
        Measure("outreach.cost_per_leaflet", "单份宣传资料成本", "元/份", "采购入库的宣传资料平均每份多少钱", "KX-J03"),
        cost_per_leaflet,
    ),
    (Measure("outreach.outcomes", "登记成果数", "项", "本年登记的成果有几项"), outcomes),
    *(
        (
            Measure(f"outreach.outcome_{end}", name, unit, f"登记成果里计入 {library} 的合计", library, stand_in=True),
            outcomes_as(library),
        )
        for library, (end, name, unit) in OUTCOME_MEASURES.items()
    ),
)
