"""科技工作者: who they are, how far they may be shown, what they agreed to, and which entries were one person."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.places import Place

BEGINNING = ["int8_ops", "varchar_pattern_ops"]
"""So that PostgreSQL answers from an index who begins with some letters, however the database sorts words."""


class Privacy(models.TextChoices):
    """Who sees somebody by name: everybody who reads here, the unit alone, or only those who keep the register."""

    OPEN = "open", "公开"
    OFFICE = "office", "内部"
    CLOSED = "closed", "保密"


class ConsentWay(models.TextChoices):
    """How somebody agreed."""

    PAPER = "paper", "书面"
    ORAL = "oral", "口头"
    ONLINE = "online", "网上"


class Worker(Stamped):
    """科技工作者: one person of the register. Belongs to the unit, not to a year.

    ``name_key`` is the name without spaces and marks, for the search and for who is the same; ``initials`` and
    ``pinyin`` (small letters) are what people type. The telephone is sealed; ``phone_digest`` tells whether two are the
    same. Whoever was merged into another (``merged_into``) or taken out has ``removed_at`` and counts nowhere.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="workers")
    name = models.CharField("姓名", max_length=40)
    name_key = models.CharField("姓名检索", max_length=40)
    initials = models.CharField("拼音首字母", max_length=40, blank=True)
    pinyin = models.CharField("姓名拼音", max_length=120, blank=True)
    field = models.CharField("专业领域", max_length=60, blank=True)
    title = models.CharField("职称", max_length=40, blank=True)
    workplace = models.CharField("工作单位", max_length=100, blank=True)
    workplace_initials = models.CharField("工作单位拼音首字母", max_length=100, blank=True)
    position = models.CharField("职务", max_length=60, blank=True)
    place = models.ForeignKey(
        Place, verbose_name="所在乡镇街道", null=True, blank=True, on_delete=models.PROTECT, related_name="workers"
    )
    born = models.DateField("出生日期", null=True, blank=True)
    phone = models.TextField("电话（密封）", blank=True)
    phone_masked = models.CharField("电话（隐去）", max_length=20, blank=True)
    phone_digest = models.CharField("电话摘要", max_length=64, blank=True)
    privacy = models.CharField("隐私级别", max_length=6, choices=Privacy.choices, default=Privacy.OFFICE)
    consent_on = models.DateField("同意日期", null=True, blank=True)
    consent_way = models.CharField("同意方式", max_length=6, choices=ConsentWay.choices, blank=True)
    consent_text = models.TextField("同意内容", blank=True)
    consent_withdrawn_on = models.DateField("撤回同意日期", null=True, blank=True)
    registered_on = models.DateField("登记日期")
    remark = models.CharField("备注", max_length=300, blank=True)
    removed_at = models.DateTimeField("移出时间", null=True, blank=True)
    removed_by = models.ForeignKey(
        Person, verbose_name="移出人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_because = models.CharField("移出原因", max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self", verbose_name="并入", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        """Shown openly only with consent; consent says what and when; removed says why; nobody is merged into himself.

        Two of one name, workplace and telephone are one person: the database takes the second only without telephone.
        """

        verbose_name = verbose_name_plural = "科技工作者"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name_key", "phone_digest"],
                condition=Q(removed_at=None) & ~Q(phone_digest=""),
                name="community_worker_once",
            ),
            models.CheckConstraint(
                condition=Q(consent_on=None) | ~Q(consent_text=""), name="community_consent_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(privacy=Privacy.OPEN) | Q(consent_on__isnull=False, consent_withdrawn_on=None),
                name="community_open_only_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(consent_withdrawn_on=None) | Q(consent_withdrawn_on__gte=F("consent_on")),
                name="community_consent_withdrawn_after",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_removed_says_why"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | (Q(removed_at__isnull=False) & ~Q(merged_into=F("pk"))),
                name="community_merged_is_removed",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "name_key"], name="community_workers_by_name", opclasses=BEGINNING),
            models.Index(fields=["unit", "initials"], name="community_workers_by_initials", opclasses=BEGINNING),
            models.Index(fields=["unit", "pinyin"], name="community_workers_by_pinyin", opclasses=BEGINNING),
            models.Index(fields=["unit", "workplace"], name="community_workers_by_place", opclasses=BEGINNING),
            models.Index(fields=["unit", "workplace_initials"], name="community_workers_by_work", opclasses=BEGINNING),
            models.Index(fields=["unit", "phone_digest"], name="community_workers_by_phone"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class MergeRecord(models.Model):
    """合并记录: two entries that were one person, with all that is needed to take it apart again.

    ``moved`` is ``[[table, field, pk], …]``: what hung on the one that went; ``before`` are the fields of the one that
    stays as they were, by column; ``taken`` which of them came from the other.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Worker, verbose_name="保留的人", on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Worker, verbose_name="并入的人", on_delete=models.PROTECT, related_name="merged_by")
    moved = models.JSONField("移动的记录", default=list)
    before = models.JSONField("合并前内容", default=dict)
    taken = models.JSONField("取自并入的栏目", default=list)
    why = models.CharField("合并理由", max_length=200)
    by = models.ForeignKey(Person, verbose_name="合并人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("合并时间")
    undone_by = models.ForeignKey(
        Person, verbose_name="撤销合并的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField("撤销合并时间", null=True, blank=True)
    undone_because = models.CharField("撤销合并原因", max_length=200, blank=True)

    class Meta:
        """Somebody is merged away once at a time; an undone merge says why and by whom."""

        verbose_name = verbose_name_plural = "合并记录"
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at=None), name="community_merged_away_once"),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="community_merge_is_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | (Q(undone_by__isnull=False) & ~Q(undone_because="")),
                name="community_undone_merge_says_why",
            ),
        ]

    def __str__(self) -> str:
        """Return when."""
        return f"{self.at:%Y-%m-%d}"


class NotTheSame(models.Model):
    """不是同一人: two entries that look alike and are two people; they are not suggested again. The lower pk first."""

    one = models.ForeignKey(Worker, verbose_name="一人", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Worker, verbose_name="另一人", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, verbose_name="认定人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("认定时间")

    class Meta:
        """A pair once."""

        verbose_name = verbose_name_plural = "不是同一人"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="community_pair_told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="community_pair_in_order"),
        ]

    def __str__(self) -> str:
        """Return the two."""
        return f"{self.one_id}/{self.other_id}"
