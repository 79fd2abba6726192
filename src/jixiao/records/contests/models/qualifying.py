"""Whether a work is the pupils' own and worth judging (三自三性), and what it is like."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Person, Unit
from jixiao.records.contests.models.entries import Entry, EntryFile

TICKS = ("own_topic", "own_research", "own_making", "scientific", "innovative", "useful")
"""The six of 三自三性, in their order."""


class Qualification(models.Model):
    """资格审查: one look at a work; the newest that was not undone is in force. A tick NULL does not apply."""

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="qualifications")
    own_topic = models.BooleanField("自己选题", null=True)
    own_research = models.BooleanField("自己设计和研究", null=True)
    own_making = models.BooleanField("自己制作和撰写", null=True)
    scientific = models.BooleanField("科学性", null=True)
    innovative = models.BooleanField("创新性", null=True)
    useful = models.BooleanField("实用性", null=True)
    passed = models.BooleanField("审查结论")
    why = models.CharField("审查说明", max_length=500, blank=True)
    entry_version = models.PositiveIntegerField("所审作品版本")
    by = models.ForeignKey(Person, verbose_name="审查人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("审查时间")
    undone_by = models.ForeignKey(
        Person, verbose_name="撤销审查的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField("撤销审查时间", null=True, blank=True)

    class Meta:
        """One in force a work; what passed has no tick against it; what did not says why."""

        verbose_name = verbose_name_plural = "资格审查"
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=Q(undone_at=None), name="one_qualification_in_force"),
            models.CheckConstraint(
                condition=Q(passed=False) | ~(
                    Q(own_topic=False) | Q(own_research=False) | Q(own_making=False)
                    | Q(scientific=False) | Q(innovative=False) | Q(useful=False)
                ),
                name="what_passed_has_all_ticks",
            ),
            models.CheckConstraint(condition=Q(passed=True) | ~Q(why=""), name="what_did_not_pass_says_why"),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Return whether it passed."""
        return "合格" if self.passed else "不合格"


class EarlierWork(models.Model):
    """往届作品: a work of a year before this system, entered so that new ones are compared with it."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="earlier_works")
    year = models.PositiveSmallIntegerField("往届年份")
    contest = models.CharField("往届赛事名称", max_length=120)
    group = models.CharField("往届组别", max_length=60, blank=True)
    school = models.CharField("往届学校", max_length=60, blank=True)
    title = models.CharField("往届作品名称", max_length=120)
    abstract = models.TextField("往届作品简介", blank=True)
    picture_hash = models.CharField("图片特征", max_length=16, blank=True)

    class Meta:
        """The same work once a year, contest and school."""

        verbose_name = verbose_name_plural = "往届作品"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "contest", "school", "title"], name="earlier_work_once")
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class LikenessKind(models.TextChoices):
    """In what two works are alike."""

    TEXT = "text", "文字相似"
    PICTURE = "picture", "图片相似"
    SAME_FILE = "same_file", "文件相同"


class LikenessState(models.TextChoices):
    """What was decided about it."""

    OPEN = "open", "待核查"
    FINE = "fine", "核查无碍"
    COPIED = "copied", "认定雷同"


class Likeness(models.Model):
    """相似发现: a work is like another or an earlier one; ``percent`` says how much, people decide what it means."""

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="likenesses")
    other = models.ForeignKey(
        Entry, verbose_name="相似的作品", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    earlier = models.ForeignKey(
        EarlierWork, verbose_name="相似的往届作品", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField("相似类别", max_length=9, choices=LikenessKind.choices)
    percent = models.PositiveSmallIntegerField("相似程度（%）")
    file = models.ForeignKey(
        EntryFile, verbose_name="作品文件", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    other_file = models.ForeignKey(
        EntryFile, verbose_name="相似的文件", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField("相似核查状态", max_length=6, choices=LikenessState.choices, default=LikenessState.OPEN)
    why = models.CharField("相似核查说明", max_length=300, blank=True)
    found_at = models.DateTimeField("发现时间")
    by = models.ForeignKey(
        Person, verbose_name="核查人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("核查时间", null=True, blank=True)

    class Meta:
        """A pair and kind once; like one thing; a decision says who, and why where it is against the work."""

        verbose_name = verbose_name_plural = "相似发现"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "other", "kind"], condition=Q(earlier=None), name="likeness_to_a_work_once"
            ),
            models.UniqueConstraint(
                fields=["entry", "earlier", "kind"], condition=Q(other=None), name="likeness_to_an_earlier_once"
            ),
            models.CheckConstraint(
                condition=Q(other=None, earlier__isnull=False) | Q(other__isnull=False, earlier=None),
                name="likeness_is_to_one_thing",
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="likeness_is_a_part"),
            models.CheckConstraint(
                condition=Q(state=LikenessState.OPEN) | (Q(by__isnull=False, at__isnull=False) & ~Q(why="")),
                name="likeness_decision_says_why",
            ),
        ]

    def __str__(self) -> str:
        """Return how much."""
        return f"{self.percent}%"
