"""What this part lets others count: KX-C29 volunteers registered, KX-C30 hours that both sides confirmed."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from django.db.models import Count, F, Q, Sum

from jixiao.engine.values import UNFILLED, Absent, Period
from jixiao.measures.catalogue import Counted, Measure, Reference, hang_door, hang_owner, hang_together
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import ServiceShift, ShiftTaking, TakingState, Volunteer, VolunteerGroup

REGISTERED, HOURS, TIMES = "community.volunteers", "community.service_hours", "community.service_times"
GROWTH, UNGROUPED = "community.volunteer_growth", "community.volunteers_of"
MOST = 5000
MEASURES = (
    Measure(REGISTERED, "科技志愿者注册人数", "人", "期末在册的科技志愿者，退出的不计", "KX-C29"),
    Measure(GROWTH, "科技志愿者增长率", "%", "期末在册人数比上年末增加了多少，退出的不计"),
    Measure(HOURS, "科技志愿服务时长", "小时", "本人和单位都确认并且一致的时长，全国平台导出的不计", "KX-C30"),
    Measure(TIMES, "科技志愿服务人次", "人次", "双方确认一致的服务，一人一个班次计一次"),
)
_GROWTH = "（期末在册 − 上年末在册）÷ 上年末在册 × 100%"
_REGISTERED, _HOURS = "注册日期不晚于期末、期末没有退出的人", "双方确认一致的分钟数合计 ÷ 60"


def count_volunteers(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return the four measures: four statements. Hours of services by the day they began."""
    hours, times = _served(unit_year, period)
    there = _registered(unit_year, period.last_day)
    return {REGISTERED: there, GROWTH: _grown(unit_year, there), HOURS: hours, TIMES: times}


def hang_all() -> None:
    """Hang the measures, and how their records are opened and whose they are."""
    hang_together(measures=MEASURES, count=count_volunteers)
    hang_door("community.shift", "community:shift")
    hang_door("community.volunteer", "community:volunteer")
    hang_door("community.volunteer_group", "community:group_volunteers")
    hang_door(UNGROUPED, "community:ungrouped_volunteers")
    hang_owner("community.shift", lambda year, pk: ServiceShift.objects.filter(unit_year=year, pk=pk).exists())
    hang_owner("community.volunteer", lambda year, pk: Volunteer.objects.filter(unit=year.unit_id, pk=pk).exists())
    hang_owner(
        "community.volunteer_group", lambda year, pk: VolunteerGroup.objects.filter(unit=year.unit_id, pk=pk).exists()
    )
    hang_owner(UNGROUPED, lambda year, pk: year.pk == pk)


def _registered(unit_year: UnitYear, day: date) -> Counted:
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=SHANGHAI)
    there = Q(registered_on__lte=day) & (Q(removed_at=None) | Q(removed_at__gte=end))
    rows = Volunteer.objects.filter(there, unit=unit_year.unit_id).order_by()
    by_group = list(rows.values_list("group", "group__name").annotate(number=Count("pk")).order_by("group__name"))
    if not by_group:
        return Counted(UNFILLED, (), _REGISTERED, "没有登记志愿者")
    references = tuple(
        Reference("community.volunteer_group", pk, name, Fraction(number))
        if pk
        else Reference(UNGROUPED, unit_year.pk, "没有归队的", Fraction(number))
        for pk, name, number in by_group
    )
    return Counted(Fraction(sum(number for _, _, number in by_group)), references, _REGISTERED)


def _grown(unit_year: UnitYear, now: Counted) -> Counted:
    """Return by how much the register has grown since the year before, from the days people registered and left."""
    before = _registered(unit_year, date(unit_year.year - 1, 12, 31)).value
    if isinstance(now.value, Absent) or isinstance(before, Absent) or not before:
        return Counted(UNFILLED, (), _GROWTH, "上年末没有登记志愿者")
    note = f"（期末 {int(now.value):,} 人 − 上年末 {int(before):,} 人）÷ 上年末 {int(before):,} 人"
    return Counted(100 * (now.value - before) / before, now.references, _GROWTH, note)


def _served(unit_year: UnitYear, period: Period) -> tuple[Counted, Counted]:
    low = datetime.combine(period.first_day, time(), tzinfo=SHANGHAI)
    high = datetime.combine(period.last_day + timedelta(days=1), time(), tzinfo=SHANGHAI)
    rows = ShiftTaking.objects.filter(
        shift__unit_year=unit_year, starts_at__gte=low, starts_at__lt=high, state=TakingState.SERVED
    ).order_by()
    open_ones = rows.filter(agreed_minutes=None).count()
    note = f"另有 {open_ones:,} 人次双方没有都确认或不一致，不计" if open_ones else ""
    agreed = rows.filter(agreed_minutes__gt=0).annotate(code=F("shift__code"), title=F("shift__title"))
    sums = list(
        agreed.values_list("shift", "code", "title").annotate(number=Count("pk"), minutes=Sum("agreed_minutes"))
        .order_by("shift")[:MOST]
    )  # fmt: skip
    if not sums:
        told = note or "没有双方确认一致的服务"
        return Counted(UNFILLED, (), _HOURS, told), Counted(UNFILLED, (), "服务人次合计", told)
    hours = tuple(
        Reference("community.shift", pk, f"{code} {title}", Fraction(minutes, 60), f"{number} 人次")
        for pk, code, title, number, minutes in sums
    )
    times = tuple(
        Reference("community.shift", pk, f"{code} {title}", Fraction(number)) for pk, code, title, number, _ in sums
    )
    totals = Counter({"minutes": sum(one[4] for one in sums), "times": sum(one[3] for one in sums)})
    return (
        Counted(Fraction(totals["minutes"], 60), hours, _HOURS, note),
        Counted(Fraction(totals["times"]), times, "服务人次合计", note),
    )
