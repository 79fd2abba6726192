"""The paper of a unit's year: the officers' own paragraphs, dismissed findings, and the versions that were made."""

from django.db import models
from django.db.models import Q

from jixiao.measures.models import Proof
from jixiao.orgs.models import JobRun, Person, UnitYear
from jixiao.orgs.stamps import Stamped


class Report(Stamped):
    """自评报告 of a unit's year: the words that only an officer can write."""

    unit_year = models.OneToOneField(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="report")
    total_outcome = models.TextField("总体目标完成情况", blank=True)
    management = models.TextField("绩效管理开展情况", blank=True)
    adjustment_reason = models.TextField("预算调整原因", blank=True)
    experience = models.TextField("主要经验做法", blank=True)
    application = models.TextField("结果应用", blank=True)
    approved_on = models.DateField("决算批复日期", null=True, blank=True)
    disclosed_on = models.DateField("决算公开日期", null=True, blank=True)
    channel = models.CharField("决算公开渠道", max_length=200, blank=True)
    address = models.CharField("决算公开网址", max_length=300, blank=True)
    reported_on = models.CharField("报告日期", max_length=20, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    goal_outcomes = models.JSONField("各目标完成情况", default=dict)
    origins = models.JSONField("各栏出处", default=dict)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "自评报告"

    def __str__(self) -> str:
        """Return the unit's year."""
        return str(self.unit_year_id)


class Passage(Stamped):
    """自写段落: printed as it stands in its section, kept when the paper is made again."""

    report = models.ForeignKey(Report, verbose_name="自评报告", on_delete=models.PROTECT, related_name="passages")
    section = models.CharField("章节", max_length=20)
    text = models.TextField("自写段落")

    class Meta:
        """One a section."""

        verbose_name = verbose_name_plural = "自写段落"
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="one_passage_a_section")]

    def __str__(self) -> str:
        """Return the section."""
        return self.section


class Problem(Stamped):
    """存在问题与改进措施, as the report states them."""

    report = models.ForeignKey(Report, verbose_name="自评报告", on_delete=models.PROTECT, related_name="problems")
    code = models.CharField("问题编号", max_length=20)
    problem = models.TextField("存在问题")
    cause = models.TextField("问题原因分析", blank=True)
    measure = models.TextField("改进措施", blank=True)
    owner = models.CharField("责任科室或岗位", max_length=60, blank=True)
    due = models.DateField("完成时限", null=True, blank=True)
    origin = models.CharField("问题出处", max_length=200, blank=True)

    class Meta:
        """A code is used once a report."""

        verbose_name = verbose_name_plural = "存在问题"
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="a_problem_code_once")]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class DismissedFinding(models.Model):
    """不采纳: a finding of 体检 that an officer set aside with a reason; it stays so when the paper is made again."""

    report = models.ForeignKey(Report, verbose_name="自评报告", on_delete=models.PROTECT, related_name="dismissed")
    code = models.CharField("检查规则代码", max_length=10)
    quote = models.TextField("原文", blank=True)
    before = models.CharField("前文", max_length=60, blank=True)
    after = models.CharField("后文", max_length=60, blank=True)
    reason = models.CharField("不采纳理由", max_length=300)
    by = models.ForeignKey(Person, verbose_name="不采纳人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("不采纳时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "不采纳的问题"

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class ReportVersion(models.Model):
    """一稿: the paper as made at one moment, figures and traces frozen; a filed one never changes.

    ``document`` is the tree of blocks (engine.document JSON), ``yearbook`` the year as TOML, ``digest`` the
    SHA-256 over both; ``files`` names the rendered files: {"docx": {"path", "sha256", "size"}, …}.
    """

    report = models.ForeignKey(Report, verbose_name="自评报告", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("稿次")
    made_at = models.DateTimeField("生成时间")
    made_by = models.ForeignKey(Person, verbose_name="生成人", on_delete=models.PROTECT, related_name="+")
    document = models.JSONField("报告正文", default=dict)
    sheets = models.JSONField("自评表", default=list)
    yearbook = models.TextField("年度数据", blank=True)
    score = models.JSONField("得分摘要", default=dict)
    findings = models.JSONField("体检结果", default=list)
    must_fix = models.PositiveSmallIntegerField("必须改的问题数", default=0)
    digest = models.CharField("定稿摘要", max_length=64)
    files = models.JSONField("报告文件", default=dict)
    job = models.ForeignKey(JobRun, verbose_name="生成工作", null=True, on_delete=models.SET_NULL, related_name="+")
    filed_at = models.DateTimeField("定稿时间", null=True)
    filed_by = models.ForeignKey(Person, verbose_name="定稿人", null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("定稿作废时间", null=True)
    sealed_scan = models.ForeignKey(
        Proof, verbose_name="盖章扫描件", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Versions are numbered; one of them is filed and in force."""

        verbose_name = verbose_name_plural = "报告稿"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="a_report_number_once"),
            models.UniqueConstraint(
                fields=["report"], condition=Q(filed_at__isnull=False, revoked_at=None), name="one_filed_version"
            ),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"第{self.number}稿"
