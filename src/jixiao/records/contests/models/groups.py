"""The groups of a contest: who may enter what, how it is marked, which part of it has an award."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.stamps import Stamped
from jixiao.records.contests.models.contests import Contest


class Entrants(models.TextChoices):
    """Who enters a group."""

    PUPILS = "pupils", "学生"
    TEACHERS = "teachers", "教师、科技辅导员"


class WorkKind(models.TextChoices):
    """What is entered; the measures count by it."""

    PROJECT = "project", "科技创新成果"
    FANTASY = "fantasy", "科学幻想画"
    PRACTICE = "practice", "科技实践活动"
    INSTRUCTOR = "instructor", "科技辅导员创新成果"
    DOCUMENTARY = "documentary", "科学探究纪录片"
    FILM = "film", "科学微电影"
    ANIMATION = "animation", "科普动画"
    PAINTING = "painting", "反邪教绘画"
    TEACHING_AID = "teaching_aid", "自制教具"
    MAKING = "making", "科技小制作"
    OTHER = "other", "其他作品"


class Group(Stamped):
    """参赛组别: who may enter what, with which fields and files. Grades are 1–12, NULL where no grade is asked.

    ``form`` are the fields of its own: ``[{"key", "label", "kind", "required", "most", "choices", "hint"}]``; ``files``
    what is asked for: ``[{"kind", "least", "most", "families", "mb"}]`` (kind: FileKind); ``ticks`` which of the six
    of 三自三性 apply. ``next_number`` numbers what is handed in. ``default_places`` is what a school without a quota of
    its own has, NULL for no limit. ``judges_each`` judges look at each work; ``drops_ends`` leaves out the highest and
    lowest mark.
    """

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField("组别次序")
    code = models.CharField("组别编号", max_length=10)
    name = models.CharField("组别名称", max_length=60)
    work_kind = models.CharField("作品类别", max_length=12, choices=WorkKind.choices, default=WorkKind.OTHER)
    entrants = models.CharField("参赛对象", max_length=8, choices=Entrants.choices, default=Entrants.PUPILS)
    grade_from = models.PositiveSmallIntegerField("最低年级", null=True, blank=True)
    grade_to = models.PositiveSmallIntegerField("最高年级", null=True, blank=True)
    age_least = models.PositiveSmallIntegerField("最小年龄", null=True, blank=True)
    age_most = models.PositiveSmallIntegerField("最大年龄", null=True, blank=True)
    team_least = models.PositiveSmallIntegerField("最少作者人数", default=1)
    team_most = models.PositiveSmallIntegerField("最多作者人数", default=1)
    tutor_most = models.PositiveSmallIntegerField("最多辅导教师人数", default=1)
    work_from = models.DateField("作品起始日期", null=True, blank=True)
    work_to = models.DateField("作品完成期限", null=True, blank=True)
    form = models.JSONField("申报表栏目", default=list, blank=True)
    files = models.JSONField("申报文件", default=list, blank=True)
    ticks = models.JSONField("三自三性项目", default=list, blank=True)
    default_places = models.PositiveIntegerField("每校名额", null=True, blank=True)
    judges_each = models.PositiveSmallIntegerField("每件评委人数", default=3)
    drops_ends = models.BooleanField("去掉最高分和最低分", default=False)
    next_number = models.PositiveIntegerField("下一个作品序号", default=1)
    source = models.CharField("规则出处", max_length=300, blank=True)
    doubts = models.CharField("待核实", max_length=300, blank=True)

    class Meta:
        """A code and a place once a contest; spans run upward; a team has somebody in it."""

        verbose_name = verbose_name_plural = "参赛组别"
        constraints = [
            models.UniqueConstraint(fields=["contest", "code"], name="group_code_once_a_contest"),
            models.UniqueConstraint(fields=["contest", "name"], name="group_name_once_a_contest"),
            *(
                models.CheckConstraint(
                    condition=Q(**{low: None}) | Q(**{high: None}) | Q(**{f"{high}__gte": F(low)}),
                    name=f"group_{name}_runs_upward",
                )
                for name, low, high in (
                    ("grade", "grade_from", "grade_to"),
                    ("age", "age_least", "age_most"),
                    ("work", "work_from", "work_to"),
                )
            ),
            models.CheckConstraint(
                condition=Q(team_least__gte=1, team_most__gte=F("team_least")), name="group_team_has_somebody"
            ),
            models.CheckConstraint(condition=Q(judges_each__gte=1), name="group_is_judged"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Criterion(models.Model):
    """评分项: what judges mark in a group; ``most`` are its points, and those of a group add up to 100."""

    group = models.ForeignKey(Group, verbose_name="参赛组别", on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField("评分项次序")
    name = models.CharField("评分项名称", max_length=40)
    hint = models.CharField("评分说明", max_length=200, blank=True)
    most = models.DecimalField("评分项满分", max_digits=5, decimal_places=2)

    class Meta:
        """A name once a group, worth something."""

        verbose_name = verbose_name_plural = "评分项"
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], name="criterion_once_a_group"),
            models.CheckConstraint(condition=Q(most__gt=0, most__lte=100), name="criterion_is_worth_something"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class AwardShare(models.Model):
    """奖项比例: which part of the judged works of a group has an award at most, in per cent."""

    group = models.ForeignKey(Group, verbose_name="参赛组别", on_delete=models.CASCADE, related_name="awards")
    position = models.PositiveSmallIntegerField("奖项次序")
    name = models.CharField("奖项名称", max_length=20)
    percent = models.DecimalField("奖项比例（%）", max_digits=5, decimal_places=2)

    class Meta:
        """A name once a group, some part of all."""

        verbose_name = verbose_name_plural = "奖项比例"
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], name="award_once_a_group"),
            models.CheckConstraint(condition=Q(percent__gt=0, percent__lte=100), name="award_is_a_part"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
