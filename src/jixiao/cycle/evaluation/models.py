"""The self-evaluation of a unit's year, its scores with their traces, the review, and the drawing of samples."""

from django.db import models

from jixiao.cycle.goals.models import GoalIndicator
from jixiao.measures.models import ReadingBatch
from jixiao.orgs.columns import PointsColumn
from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped


class Evaluation(Stamped):
    """绩效自评: one a unit's year. ``result`` is the scored sheet as last frozen (engine Result as JSON)."""

    unit_year = models.OneToOneField(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="evaluation"
    )
    batch = models.ForeignKey(
        ReadingBatch, verbose_name="所用取数", null=True, on_delete=models.PROTECT, related_name="evaluations"
    )
    rulebook = models.CharField("自评规则集", max_length=30, blank=True)
    rulebook_text = models.TextField("自评规则集正文", blank=True)
    yearbook = models.TextField("计分时的年度数据", blank=True)
    total_outcome = models.TextField("总体目标完成情况", blank=True)
    execution_reason = models.TextField("预算执行偏差原因", blank=True)
    total = PointsColumn("自评总分", null=True)
    scored = PointsColumn("已评分值", null=True)
    grade = models.CharField("自评等级", max_length=10, blank=True)
    result = models.JSONField("自评结果", default=dict)
    execution_score = PointsColumn("执行率得分", null=True)
    marked_at = models.DateTimeField("计分时间", null=True)
    marked_by = models.ForeignKey(Person, verbose_name="计分人", null=True, on_delete=models.PROTECT, related_name="+")
    review_total = PointsColumn("复核总分", null=True)
    review_grade = models.CharField("复核等级", max_length=10, blank=True)
    review_opinion = models.TextField("复核意见", blank=True)
    agreed_total = PointsColumn("认定总分", null=True)
    agreed_grade = models.CharField("认定等级", max_length=10, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "绩效自评"

    def __str__(self) -> str:
        """Return the unit's year."""
        return str(self.unit_year_id)


class ScoreRow(Stamped):
    """自评行: what the clerk says of one indicator, what it scored, what the reviewer says, and what was agreed."""

    evaluation = models.ForeignKey(Evaluation, verbose_name="绩效自评", on_delete=models.PROTECT, related_name="rows")
    indicator = models.ForeignKey(
        GoalIndicator, verbose_name="目标指标", on_delete=models.PROTECT, related_name="score_rows"
    )
    actual = models.CharField("实际完成值", max_length=100, blank=True)
    not_applicable = models.BooleanField("不适用", default=False)
    manual = PointsColumn("人工评分", null=True, blank=True)
    deduction = PointsColumn("扣减分", null=True, blank=True)
    reason = models.TextField("偏差原因分析及改进措施", blank=True)
    imported_over = models.JSONField("导入前的内容", default=dict)
    score = PointsColumn("自评得分", null=True)
    effective_weight = PointsColumn("实际分值", null=True)
    unscored = models.CharField("未计分原因", max_length=300, blank=True)
    printed_actual = models.CharField("印出的完成值", max_length=120, blank=True)
    trace = models.JSONField("计分过程", default=dict)
    review_score = PointsColumn("复核得分", null=True, blank=True)
    review_opinion = models.TextField("复核行意见", blank=True)
    agreed_score = PointsColumn("认定得分", null=True, blank=True)

    class Meta:
        """One row an indicator."""

        verbose_name = verbose_name_plural = "自评行"
        constraints = [models.UniqueConstraint(fields=["evaluation", "indicator"], name="one_row_an_indicator")]

    def __str__(self) -> str:
        """Return the indicator."""
        return str(self.indicator_id)


class ExecutionReview(Stamped):
    """执行率复核: what the reviewer says of 预算执行率 and what was agreed, for the unit ("") or for one project."""

    evaluation = models.ForeignKey(
        Evaluation, verbose_name="绩效自评", on_delete=models.PROTECT, related_name="execution_reviews"
    )
    project_code = models.CharField("项目编号", max_length=30, blank=True)
    score = PointsColumn("自评得分", null=True)
    review_score = PointsColumn("复核得分", null=True)
    review_opinion = models.TextField("复核意见", blank=True)
    agreed_score = PointsColumn("认定得分", null=True)

    class Meta:
        """One for each sheet."""

        verbose_name = verbose_name_plural = "执行率复核"
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "project_code"], name="one_execution_review_a_sheet")
        ]

    def __str__(self) -> str:
        """Return the project."""
        return self.project_code


class Sampling(models.Model):
    """抽评: units drawn with a seed that is written down, so that anybody can draw the same again."""

    authority = models.ForeignKey(Unit, verbose_name="抽评单位", on_delete=models.PROTECT, related_name="samplings")
    year = models.PositiveSmallIntegerField("抽评年度")
    seed = models.CharField("随机种子", max_length=80)
    wanted = models.PositiveSmallIntegerField("抽取个数")
    population = models.JSONField("抽取范围", default=list)
    chosen = models.JSONField("抽中单位", default=list)
    drawn_by = models.ForeignKey(Person, verbose_name="抽取人", on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField("抽取时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "抽评"

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
