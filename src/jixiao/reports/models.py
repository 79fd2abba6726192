"""The paper of a unit's year: the officers' own paragraphs, dismissed findings, and the versions that were made."""

from django.db import models
from django.db.models import Q

from jixiao.measures.models import Proof
from jixiao.orgs.models import HandoverKind, HandoverStep, JobRun, Person, Unit, UnitYear
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


class Deed(models.TextChoices):
    """What the bureau does with many departments at once."""

    REMIND = "remind", "催办"
    APPROVE = "approve", "审定"
    RETURN = "return", "退回"


class Came(models.TextChoices):
    """What came of one row."""

    WAITING = "waiting", "等待办理"
    DONE = "done", "办成"
    SKIPPED = "skipped", "跳过"
    REFUSED = "refused", "没有办成"


class CountyAct(models.Model):
    """批量办理: one press at the county desk over the rows that were ticked."""

    place = models.ForeignKey(Unit, verbose_name="办理单位", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("办理年度")
    deed = models.CharField("办理动作", max_length=10, choices=Deed.choices)
    kind = models.CharField("办理事项", max_length=20, choices=HandoverKind.choices)
    words = models.CharField("批量意见", max_length=500, blank=True)
    by = models.ForeignKey(Person, verbose_name="批量办理人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("批量办理时间")
    job = models.ForeignKey(JobRun, verbose_name="办理工作", null=True, on_delete=models.SET_NULL, related_name="+")
    undo_asked_at = models.DateTimeField("撤销时间", null=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "批量办理"

    def __str__(self) -> str:
        """Return what was done with what."""
        return f"{self.deed} {self.kind}"


class CountyActRow(models.Model):
    """批量办理行: one department in it, what came of it, and what came of undoing it.

    ``line`` is the number of the trail's last line when it was done: later ones say whether anybody acted further.
    """

    act = models.ForeignKey(CountyAct, verbose_name="批量办理", on_delete=models.PROTECT, related_name="rows")
    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="+")
    came = models.CharField("办理结果", max_length=10, choices=Came.choices, default=Came.WAITING)
    code = models.CharField("拒绝代码", max_length=10, blank=True)
    why = models.CharField("结果说明", max_length=500, blank=True)
    step = models.ForeignKey(
        HandoverStep, verbose_name="办理步骤", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reminders = models.JSONField("催办记录", default=list)
    line = models.BigIntegerField("留痕序号", default=0)
    undo_came = models.CharField("撤销结果", max_length=10, choices=Came.choices, blank=True)
    undo_code = models.CharField("撤销拒绝代码", max_length=10, blank=True)
    undo_why = models.CharField("撤销说明", max_length=500, blank=True)

    class Meta:
        """A department stands once in a press."""

        verbose_name = verbose_name_plural = "批量办理行"
        constraints = [models.UniqueConstraint(fields=["act", "unit_year"], name="a_department_once_a_press")]

    def __str__(self) -> str:
        """Return what came of it."""
        return self.came


class UnitSector(models.Model):
    """行业分组: into which sector the bureau puts a department when it compares them."""

    unit = models.OneToOneField(Unit, verbose_name="部门", on_delete=models.PROTECT, related_name="sector_of_county")
    sector = models.CharField("行业", max_length=30)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "行业分组"

    def __str__(self) -> str:
        """Return the sector."""
        return self.sector


class CountyPaper(models.Model):
    """县级绩效管理情况报告: a year of the county in one paper, its figures and table frozen when it was made.

    ``files`` names the rendered files as those of a report do.
    """

    place = models.ForeignKey(Unit, verbose_name="编制单位", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("报告年度")
    number = models.PositiveSmallIntegerField("编次")
    document = models.JSONField("县级报告正文", default=dict)
    table = models.JSONField("县级汇总表", default=dict)
    files = models.JSONField("县级报告文件", default=dict)
    made_by = models.ForeignKey(Person, verbose_name="编制人", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("编制时间")
    job = models.ForeignKey(JobRun, verbose_name="生成工作", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        """Papers of a year are numbered."""

        verbose_name = verbose_name_plural = "县级绩效管理情况报告"
        constraints = [models.UniqueConstraint(fields=["place", "year", "number"], name="a_county_paper_number_once")]

    def __str__(self) -> str:
        """Return the number."""
        return f"第{self.number}次编制"
