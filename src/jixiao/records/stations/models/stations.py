"""Stations: the dossier, and the two checks of the five 有."""

from django.db import models
from django.db.models import Q

from jixiao.measures.models import Proof
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped

MOST_STARS = 5


class StationKind(models.TextChoices):
    """Where a station stands."""

    SCHOOL = "school", "校园e站"
    COMMUNITY = "community", "社区e站"
    VILLAGE = "village", "乡村e站"


class StationState(models.TextChoices):
    """How far a station is: asked for, checked by the county, checked again by the city, plated; at rest, or gone."""

    APPLIED = "applied", "已申报"
    CHECKED = "checked", "县级核查通过"
    RECHECKED = "rechecked", "市级复核通过"
    PLATED = "plated", "已挂牌"
    SUSPENDED = "suspended", "暂停"
    CLOSED = "closed", "已撤销"


UNDER_WAY = (StationState.APPLIED, StationState.CHECKED, StationState.RECHECKED)
"""The states of a station that has no plate yet."""


class FiveHave(models.TextChoices):
    """五有: what a station must have, each of them (domain: 科普中国e站建设)."""

    NETWORK = "network", "有网络"
    PEOPLE = "people", "有人员"
    PLACE = "place", "有场所"
    ACTIVITIES = "activities", "有活动"
    TERMINALS = "terminals", "有终端"


class CheckStage(models.TextChoices):
    """Who checks: the county on the spot, then the city."""

    ON_SITE = "on_site", "县级实地核查"
    CITY = "city", "市级复核"


class Station(Stamped):
    """e站: one station through all its years. ``township`` is the region that pushes go by, ``village`` what it covers.

    ``audiences`` are the people it serves, as tags. An online one plays from its screen page, an offline one gets
    packages. ``screen_token`` opens the page that plays, ``return_token`` the page on which it tells its month: two,
    since an address on a screen is read by everybody. ``phone_seal`` is the sealed telephone of the person in charge;
    ``plate_code`` is what anybody verifies the certificate of the plate by; ``room_mb`` what its terminal can hold.
    ``plated_on`` stays when a plated station rests or is gone.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="stations")
    code = models.CharField("e站编号", max_length=20)
    name = models.CharField("e站名称", max_length=80)
    initials = models.CharField("拼音首字母", max_length=100, blank=True)
    kind = models.CharField("e站类型", max_length=9, choices=StationKind.choices)
    host = models.CharField("申报单位", max_length=100)
    township = models.CharField("所在乡镇街道", max_length=60, blank=True)
    village = models.CharField("所在村或社区", max_length=60, blank=True)
    place = models.CharField("e站地址", max_length=200, blank=True)
    audiences = models.JSONField("服务人群", default=list, blank=True)
    is_online = models.BooleanField("可以联网", default=True)
    room_mb = models.PositiveIntegerField("终端可用空间（MB）", null=True, blank=True)
    keeper = models.CharField("e站负责人", max_length=40, blank=True)
    keeper_office = models.CharField("负责人职务", max_length=60, blank=True)
    phone_seal = models.TextField("负责人电话（密封）", blank=True)
    description = models.TextField("e站情况", blank=True)
    state = models.CharField("e站状态", max_length=9, choices=StationState.choices, default=StationState.APPLIED)
    applied_on = models.DateField("申报日期")
    plate_number = models.CharField("牌匾编号", max_length=40, blank=True)
    plate_code = models.CharField("授牌查验码", max_length=16, blank=True)
    plated_on = models.DateField("授牌日期", null=True, blank=True)
    stars = models.PositiveSmallIntegerField("星级", null=True, blank=True)
    halted_on = models.DateField("暂停或撤销日期", null=True, blank=True)
    halted_because = models.CharField("暂停或撤销原因", max_length=200, blank=True)
    screen_token = models.CharField("播放页地址", max_length=40, unique=True)
    return_token = models.CharField("月报页地址", max_length=40, unique=True)
    seen_at = models.DateTimeField("终端最近联系时间", null=True, blank=True)
    origin = models.CharField("出处", max_length=200, blank=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """A code, a name and a plate once a unit; a plated one has number and day; one at rest or gone says why."""

        verbose_name = verbose_name_plural = "e站"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code"], condition=Q(removed_at=None), name="station_code_once_a_unit"
            ),
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(removed_at=None), name="station_name_once_a_unit"
            ),
            models.UniqueConstraint(
                fields=["unit", "plate_number"],
                condition=Q(removed_at=None) & ~Q(plate_number=""),
                name="station_plate_once_a_unit",
            ),
            models.UniqueConstraint(fields=["plate_code"], condition=~Q(plate_code=""), name="station_plate_code_once"),
            models.CheckConstraint(
                condition=~Q(state=StationState.PLATED) | (Q(plated_on__isnull=False) & ~Q(plate_number="")),
                name="station_plated_has_plate_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["applied", "checked", "rechecked"]) | Q(plated_on=None, plate_number=""),
                name="station_has_no_plate_before_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["suspended", "closed"]) | (Q(halted_on__isnull=False) & ~Q(halted_because="")),
                name="station_at_rest_says_why",
            ),
            models.CheckConstraint(
                condition=Q(stars=None) | Q(stars__gte=1, stars__lte=MOST_STARS), name="station_one_to_five_stars"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class FiveCheck(Stamped):
    """五有核查: one visit, or the city's word, on all five 有; it passes only where all five are there.

    ``people_there`` names who went; ``document`` the paper of the city; None at a 有 is 未查.
    """

    station = models.ForeignKey(Station, verbose_name="e站", on_delete=models.PROTECT, related_name="checks")
    stage = models.CharField("核查环节", max_length=7, choices=CheckStage.choices)
    number = models.PositiveSmallIntegerField("第几次核查", default=1)
    day = models.DateField("核查日期")
    people_there = models.CharField("核查人员", max_length=120, blank=True)
    document = models.CharField("复核文件", max_length=120, blank=True)
    network = models.BooleanField("有网络", null=True, blank=True)
    people = models.BooleanField("有人员", null=True, blank=True)
    place = models.BooleanField("有场所", null=True, blank=True)
    activities = models.BooleanField("有活动", null=True, blank=True)
    terminals = models.BooleanField("有终端", null=True, blank=True)
    passed = models.BooleanField("核查结论", null=True, blank=True)
    note = models.CharField("核查意见", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="核查登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("核查登记时间")
    decided_by = models.ForeignKey(
        Person, verbose_name="核查下结论的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("核查结论时间", null=True, blank=True)

    class Meta:
        """A number once a stage; passed only with all five; who says no says why; one open check a stage."""

        verbose_name = verbose_name_plural = "五有核查"
        constraints = [
            models.UniqueConstraint(fields=["station", "stage", "number"], name="station_check_number_once"),
            models.UniqueConstraint(
                fields=["station", "stage"], condition=Q(passed=None), name="station_one_open_check_a_stage"
            ),
            models.UniqueConstraint(
                fields=["station", "stage"], condition=Q(passed=True), name="station_passes_a_stage_once"
            ),
            models.CheckConstraint(
                condition=Q(passed=None)
                | Q(passed=False)
                | Q(network=True, people=True, place=True, activities=True, terminals=True),
                name="station_passes_only_with_all_five",
            ),
            models.CheckConstraint(
                condition=Q(passed=None) | Q(passed=True) | ~Q(note=""), name="station_not_passed_says_why"
            ),
            models.CheckConstraint(
                condition=Q(passed=None, decided_at=None) | Q(passed__isnull=False, decided_at__isnull=False),
                name="station_check_decided_says_when",
            ),
        ]

    def __str__(self) -> str:
        """Return stage and number."""
        return f"{self.get_stage_display()}第 {self.number} 次"


class FivePoint(models.Model):
    """五有查证: what was found of one of the five at one check, who wrote it when, and the file that proves it."""

    check_of = models.ForeignKey(FiveCheck, verbose_name="五有核查", on_delete=models.CASCADE, related_name="points")
    item = models.CharField("查证项目", max_length=10, choices=FiveHave.choices)
    is_met = models.BooleanField("是否具备")
    words = models.CharField("查证情况", max_length=300, blank=True)
    proof = models.ForeignKey(
        Proof, verbose_name="查证材料", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(Person, verbose_name="查证人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("查证时间")

    class Meta:
        """One of the five once a check; what is missing is described."""

        verbose_name = verbose_name_plural = "五有查证"
        constraints = [
            models.UniqueConstraint(fields=["check_of", "item"], name="station_one_of_five_once_a_check"),
            models.CheckConstraint(condition=Q(is_met=True) | ~Q(words=""), name="station_missing_is_described"),
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return self.get_item_display()
