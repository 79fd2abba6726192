"""Who judges what: panels, judges with what they declared, assignments and marks."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import FractionColumn
from jixiao.orgs.models import Person
from jixiao.orgs.stamps import Stamped
from jixiao.records.contests.models.contests import Contest
from jixiao.records.contests.models.entries import Author, Entry
from jixiao.records.contests.models.groups import Criterion, Group
from jixiao.records.contests.models.schools import School


class Panel(Stamped):
    """评审组: judges who mark the works of some groups. ``opened_at`` is when its judges may begin."""

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.CASCADE, related_name="panels")
    name = models.CharField("评审组名称", max_length=60)
    groups = models.ManyToManyField(Group, verbose_name="评审的组别", related_name="panels", blank=True)
    opened_at = models.DateTimeField("评审开放时间", null=True, blank=True)
    closed_at = models.DateTimeField("评审结束时间", null=True, blank=True)

    class Meta:
        """A name once a contest."""

        verbose_name = verbose_name_plural = "评审组"
        constraints = [models.UniqueConstraint(fields=["contest", "name"], name="panel_once_a_contest")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Judge(Stamped):
    """评委: let in by a code that is kept as a digest. ``school`` and ``key`` are what they must not judge."""

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.CASCADE, related_name="judges")
    number = models.PositiveSmallIntegerField("评委序号")
    name = models.CharField("评委姓名", max_length=40)
    initials = models.CharField("拼音首字母", max_length=40, blank=True)
    key = models.CharField("评委摘要", max_length=64)
    workplace = models.CharField("评委单位", max_length=100, blank=True)
    field = models.CharField("评委专业", max_length=60, blank=True)
    phone_seal = models.TextField("评委电话（密封）", blank=True)
    school = models.ForeignKey(
        School, verbose_name="学校", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    panels = models.ManyToManyField(Panel, verbose_name="所在评审组", related_name="judges", blank=True)
    digest = models.CharField("评审码摘要", max_length=64, null=True, blank=True)  # noqa: DJ001 - NULL until a code is made, so that it may be unique
    code_made_at = models.DateTimeField("评审码发出时间", null=True, blank=True)
    promised_at = models.DateTimeField("签署评审承诺时间", null=True, blank=True)
    used_at = models.DateTimeField("最近进入时间", null=True, blank=True)
    removed_at = models.DateTimeField("移出时间", null=True, blank=True)

    class Meta:
        """A number and a code once a contest."""

        verbose_name = verbose_name_plural = "评委"
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="judge_number_once_a_contest"),
            models.UniqueConstraint(fields=["contest", "digest"], name="judge_code_once_a_contest"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Avoidance(models.Model):
    """回避声明: a judge must not mark works of that school, that work, or those of that author."""

    judge = models.ForeignKey(Judge, verbose_name="评委", on_delete=models.CASCADE, related_name="avoidances")
    school = models.ForeignKey(
        School, verbose_name="回避的学校", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entry = models.ForeignKey(
        Entry, verbose_name="回避的作品", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        Author, verbose_name="回避的作者", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why = models.CharField("回避理由", max_length=200)
    by = models.ForeignKey(
        Person, verbose_name="登记人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("声明时间")

    class Meta:
        """Of one thing, once, with a reason."""

        verbose_name = verbose_name_plural = "回避声明"
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=False, entry=None, author=None)
                | Q(school=None, entry__isnull=False, author=None)
                | Q(school=None, entry=None, author__isnull=False),
                name="avoidance_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["judge", "school"], condition=Q(school__isnull=False), name="a_school_avoided_once"
            ),
            models.UniqueConstraint(
                fields=["judge", "entry"], condition=Q(entry__isnull=False), name="an_entry_avoided_once"
            ),
            models.UniqueConstraint(
                fields=["judge", "author"], condition=Q(author__isnull=False), name="an_author_avoided_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="avoidance_says_why"),
        ]

    def __str__(self) -> str:
        """Return why."""
        return self.why


class AssignmentWay(models.TextChoices):
    """How a work came to a judge."""

    HAND = "hand", "人工"
    TABLE = "table", "表格导入"
    BALANCED = "balanced", "均衡分配"


class AssignmentState(models.TextChoices):
    """How far a judge is with a work."""

    ASSIGNED = "assigned", "待评"
    DRAFT = "draft", "评分中"
    SUBMITTED = "submitted", "已评"
    RECUSED = "recused", "回避"
    TAKEN_BACK = "taken_back", "已收回"


class Assignment(Stamped):
    """评审任务: a judge and a work, once. ``score`` is the sum of the marks once they are handed in."""

    panel = models.ForeignKey(Panel, verbose_name="评审组", on_delete=models.PROTECT, related_name="assignments")
    judge = models.ForeignKey(Judge, verbose_name="评委", on_delete=models.PROTECT, related_name="assignments")
    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="assignments")
    way = models.CharField("分配方式", max_length=8, choices=AssignmentWay.choices)
    state = models.CharField(
        "评审状态", max_length=10, choices=AssignmentState.choices, default=AssignmentState.ASSIGNED
    )
    remark = models.TextField("评语", blank=True)
    score = FractionColumn("评委得分", null=True, blank=True)
    recused_why = models.CharField("回避理由", max_length=200, blank=True)
    assigned_by = models.ForeignKey(Person, verbose_name="分配人", on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField("分配时间")
    saved_at = models.DateTimeField("评分保存时间", null=True, blank=True)
    submitted_at = models.DateTimeField("评分提交时间", null=True, blank=True)

    class Meta:
        """A judge and a work once; what is handed in has a score and a time; a recusal says why."""

        verbose_name = verbose_name_plural = "评审任务"
        constraints = [
            models.UniqueConstraint(fields=["judge", "entry"], name="a_judge_and_a_work_once"),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.SUBMITTED) | Q(score__isnull=False, submitted_at__isnull=False),
                name="handed_in_marks_have_a_score",
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.RECUSED) | ~Q(recused_why=""), name="recusal_says_why"
            ),
        ]
        indexes = [models.Index(fields=["judge", "state"], name="assignments_of_a_judge")]

    def __str__(self) -> str:
        """Return which judge and work."""
        return f"{self.judge_id}@{self.entry_id}"


class Mark(models.Model):
    """评分: the points of a judge for one criterion of a work."""

    assignment = models.ForeignKey(Assignment, verbose_name="评审任务", on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, verbose_name="评分项", on_delete=models.PROTECT, related_name="marks")
    points = models.DecimalField("评分值", max_digits=5, decimal_places=2)

    class Meta:
        """A criterion once an assignment, not below nothing."""

        verbose_name = verbose_name_plural = "评分"
        constraints = [
            models.UniqueConstraint(fields=["assignment", "criterion"], name="a_criterion_marked_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="mark_not_below_zero"),
        ]

    def __str__(self) -> str:
        """Return the points."""
        return str(self.points)
