"""What a station does once it has its plate: its months, what inspections find, and what a year asks of all."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.stations.models.stations import MOST_STARS, Station

MONTHS = 12


class ReturnWay(models.TextChoices):
    """How a month came in."""

    PAGE = "page", "e站自报"
    OFFICE = "office", "科协录入"
    TABLE = "table", "表格导入"


class ReturnState(models.TextChoices):
    """Whether the county has looked at what a station told of its month."""

    TOLD = "told", "待核"
    ACCEPTED = "accepted", "已核"
    BACK = "back", "退回"


class MonthlyReturn(Stamped):
    """e站月报: how many activities a station had in a month, against the floor. A month that has none says 0.

    ``teller`` is who filled it in at the station. ``activities`` is the number of its lines where it has lines.
    """

    station = models.ForeignKey(Station, verbose_name="e站", on_delete=models.PROTECT, related_name="returns")
    year = models.PositiveSmallIntegerField("月报年度")
    month = models.PositiveSmallIntegerField("月份")
    activities = models.PositiveSmallIntegerField("活动次数")
    people = models.PositiveIntegerField("活动人次", null=True, blank=True)
    words = models.CharField("月报说明", max_length=300, blank=True)
    way = models.CharField("报送方式", max_length=6, choices=ReturnWay.choices)
    teller = models.CharField("月报填报人", max_length=40, blank=True)
    state = models.CharField("月报状态", max_length=8, choices=ReturnState.choices, default=ReturnState.TOLD)
    told_at = models.DateTimeField("月报报送时间")
    by = models.ForeignKey(
        Person, verbose_name="月报录入人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    judged_by = models.ForeignKey(
        Person, verbose_name="月报审核人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    judged_at = models.DateTimeField("月报审核时间", null=True, blank=True)
    back_because = models.CharField("退回月报的原因", max_length=200, blank=True)

    class Meta:
        """A month once a station; one that was sent back says why; what the office wrote says who."""

        verbose_name = verbose_name_plural = "e站月报"
        constraints = [
            models.UniqueConstraint(fields=["station", "year", "month"], name="station_month_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=MONTHS), name="station_month_of_a_year"),
            models.CheckConstraint(
                condition=~Q(state=ReturnState.BACK) | ~Q(back_because=""), name="station_month_back_says_why"
            ),
            models.CheckConstraint(
                condition=Q(way=ReturnWay.PAGE) | Q(by__isnull=False), name="station_month_entered_says_by_whom"
            ),
        ]
        indexes = [models.Index(fields=["year", "month"], name="station_returns_by_month")]

    def __str__(self) -> str:
        """Return its month."""
        return f"{self.year} 年 {self.month} 月"


class ReturnLine(models.Model):
    """e站活动: one activity of a month, as the station tells it."""

    month_of = models.ForeignKey(MonthlyReturn, verbose_name="e站月报", on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField("活动次序")
    day = models.DateField("活动日期")
    title = models.CharField("e站活动名称", max_length=120)
    is_online = models.BooleanField("线上活动", default=False)
    people = models.PositiveIntegerField("到场人次", null=True, blank=True)

    class Meta:
        """A place once a month; the same thing on the same day is told once."""

        verbose_name = verbose_name_plural = "e站活动"
        constraints = [
            models.UniqueConstraint(fields=["month_of", "position"], name="station_line_place_once"),
            models.UniqueConstraint(fields=["month_of", "day", "title"], name="station_line_told_once"),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Inspection(Stamped):
    """日常巡查: who went on which day, what was found, the stars given, and by when what is wrong is mended."""

    station = models.ForeignKey(Station, verbose_name="e站", on_delete=models.PROTECT, related_name="inspections")
    day = models.DateField("巡查日期")
    people_there = models.CharField("巡查人员", max_length=120, blank=True)
    findings = models.TextField("巡查情况")
    missing = models.JSONField("不再具备的五有", default=list, blank=True)
    stars = models.PositiveSmallIntegerField("巡查评星", null=True, blank=True)
    mend_until = models.DateField("整改期限", null=True, blank=True)
    mended_on = models.DateField("整改完成日期", null=True, blank=True)
    mended_words = models.CharField("整改情况", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="巡查登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("巡查登记时间")

    class Meta:
        """A station once a day; one to five stars; what was mended says how."""

        verbose_name = verbose_name_plural = "日常巡查"
        constraints = [
            models.UniqueConstraint(fields=["station", "day"], name="station_inspected_once_a_day"),
            models.CheckConstraint(
                condition=Q(stars=None) | Q(stars__gte=1, stars__lte=MOST_STARS), name="inspection_one_to_five_stars"
            ),
            models.CheckConstraint(
                condition=Q(mended_on=None) | ~Q(mended_words=""), name="inspection_mended_says_how"
            ),
            models.CheckConstraint(
                condition=Q(mended_on=None) | Q(mend_until__isnull=False), name="inspection_mended_was_asked_for"
            ),
        ]

    def __str__(self) -> str:
        """Return its day."""
        return f"{self.day} 巡查"


class YearRule(Stamped):
    """e站年度要求: how many activities a month, by which day of the next month they are told, how many places are.

    ``villages`` and ``communities`` are all there are in the county: what coverage is measured against; None is 未填.
    """

    unit_year = models.OneToOneField(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="station_rule"
    )
    school_floor = models.PositiveSmallIntegerField("校园e站每月活动下限", default=1)
    community_floor = models.PositiveSmallIntegerField("社区e站每月活动下限", default=1)
    village_floor = models.PositiveSmallIntegerField("乡村e站每月活动下限", default=1)
    return_day = models.PositiveSmallIntegerField("次月报送截止日", default=5)
    villages = models.PositiveIntegerField("全县村数", null=True, blank=True)
    communities = models.PositiveIntegerField("全县社区数", null=True, blank=True)
    source = models.CharField("村社数出处", max_length=200, blank=True)

    class Meta:
        """The day is in every month; a number of places says where it is from."""

        verbose_name = verbose_name_plural = "e站年度要求"
        constraints = [
            models.CheckConstraint(condition=Q(return_day__gte=1, return_day__lte=28), name="station_return_day"),
            models.CheckConstraint(
                condition=Q(villages=None, communities=None) | ~Q(source=""), name="station_places_say_where_from"
            ),
        ]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.unit_year_id)
