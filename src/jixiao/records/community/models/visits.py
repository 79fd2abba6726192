"""走访慰问: who went when, whom they visited, what was given and what was said."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.people import Worker


class VisitOccasion(models.TextChoices):
    """On which occasion somebody was visited."""

    WORKERS_DAY = "workers_day", "全国科技工作者日"
    SPRING_FESTIVAL = "spring", "春节"
    OTHER_FESTIVAL = "festival", "其他节日"
    ILLNESS = "illness", "患病、困难"
    EVERYDAY = "everyday", "日常走访"


class Visit(Stamped):
    """走访: one outing on a day; whom it reached stands in its calls. A removed one counts nowhere."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="community_visits"
    )
    code = models.CharField("走访编号", max_length=12)
    occasion = models.CharField("走访事由", max_length=11, choices=VisitOccasion.choices)
    day = models.DateField("走访日期")
    went = models.CharField("走访人员", max_length=200)
    place = models.CharField("走访地点", max_length=100, blank=True)
    note = models.CharField("走访说明", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_by = models.ForeignKey(
        Person, verbose_name="删除人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """A code once a year; removed says why."""

        verbose_name = verbose_name_plural = "走访慰问"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="community_visit_code_once"),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_visit_removed_says_why"
            ),
        ]
        indexes = [models.Index(fields=["unit_year", "day"], name="community_visits_by_day")]

    def __str__(self) -> str:
        """Return code and day."""
        return f"{self.code} {self.day}"


class Visited(models.Model):
    """慰问对象: one person who was visited, what they were given and its worth, and what they said.

    ``worth`` NULL is 未填; where nothing was given ``gift`` is empty. ``asks`` marks that what was said is to be
    answered: an appeal was opened for it in the same transaction.
    """

    visit = models.ForeignKey(Visit, verbose_name="走访慰问", on_delete=models.CASCADE, related_name="visited")
    worker = models.ForeignKey(Worker, verbose_name="科技工作者", on_delete=models.PROTECT, related_name="visited")
    gift = models.CharField("慰问物品", max_length=100, blank=True)
    worth = MoneyColumn("慰问金额", null=True, blank=True)
    said = models.TextField("听到的意见", blank=True)
    asks = models.BooleanField("需要答复", default=False)

    class Meta:
        """Somebody once a visit; nothing given is worth nothing; what is to be answered was said."""

        verbose_name = verbose_name_plural = "慰问对象"
        constraints = [
            models.UniqueConstraint(fields=["visit", "worker"], name="community_visited_once_a_visit"),
            models.CheckConstraint(condition=Q(worth=None) | Q(worth__gte=0), name="community_worth_not_below_zero"),
            models.CheckConstraint(condition=~Q(gift="") | Q(worth=None), name="community_worth_of_something"),
            models.CheckConstraint(condition=Q(asks=False) | ~Q(said=""), name="community_asked_something"),
        ]

    def __str__(self) -> str:
        """Return who."""
        return str(self.worker_id)
