"""A work that was entered: its authors, tutors, files, and every step of its life."""

from django.db import models
from django.db.models import F, Q

from jixiao.measures.models import Proof
from jixiao.orgs.models import ImportBatch, Person
from jixiao.orgs.stamps import Stamped
from jixiao.records.contests.models.contests import Contest
from jixiao.records.contests.models.groups import Group
from jixiao.records.contests.models.schools import School


class EntryState(models.TextChoices):
    """How far a work is."""

    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已报送"
    RETURNED = "returned", "退回修改"
    QUALIFIED = "qualified", "审查合格"
    UNQUALIFIED = "unqualified", "审查不合格"
    WITHDRAWN = "withdrawn", "已撤回"


HOLDING = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.QUALIFIED, EntryState.UNQUALIFIED)
"""States in which a work holds a place of its school and its authors hold their claim."""


class Entry(Stamped):
    """参赛作品: ``number`` is given when it is first handed in and kept. ``answers`` are the group's own fields by key.

    ``once`` is the token of the form that made it: a form sent twice makes one work.
    """

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.PROTECT, related_name="entries")
    group = models.ForeignKey(Group, verbose_name="参赛组别", on_delete=models.PROTECT, related_name="entries")
    school = models.ForeignKey(School, verbose_name="学校", on_delete=models.PROTECT, related_name="entries")
    number = models.CharField("作品编号", max_length=30, null=True, blank=True)  # noqa: DJ001 - NULL until it is handed in, so that it may be unique
    title = models.CharField("作品名称", max_length=120)
    initials = models.CharField("拼音首字母", max_length=120, blank=True)
    abstract = models.TextField("作品简介", blank=True)
    answers = models.JSONField("申报表内容", default=dict, blank=True)
    begun_on = models.DateField("作品开始日期", null=True, blank=True)
    finished_on = models.DateField("作品完成日期", null=True, blank=True)
    link = models.URLField("作品链接", max_length=300, blank=True)
    state = models.CharField("作品状态", max_length=11, choices=EntryState.choices, default=EntryState.DRAFT)
    once = models.CharField("表单凭据", max_length=64, null=True, blank=True)  # noqa: DJ001 - NULL where no form made it, so that it may be unique
    batch = models.ForeignKey(
        ImportBatch, verbose_name="导入批次", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by = models.ForeignKey(
        Person, verbose_name="代报人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("建立时间")
    changed_at = models.DateTimeField("修改时间")
    handed_in_at = models.DateTimeField("报送时间", null=True, blank=True)
    sealed_at = models.DateTimeField("盖章件上传时间", null=True, blank=True)
    removed_at = models.DateTimeField("草稿删除时间", null=True, blank=True)

    class Meta:
        """A number once a contest; what was handed in has one and says when; only drafts are removed."""

        verbose_name = verbose_name_plural = "参赛作品"
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="entry_number_once_a_contest"),
            models.UniqueConstraint(fields=["contest", "once"], name="entry_made_once"),
            models.CheckConstraint(
                condition=Q(state=EntryState.DRAFT) | Q(number__isnull=False, handed_in_at__isnull=False),
                name="entry_handed_in_has_number",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(state=EntryState.DRAFT), name="only_a_draft_is_removed"
            ),
        ]
        indexes = [
            models.Index(fields=["contest", "state", "group"], name="entries_by_state"),
            models.Index(fields=["contest", "school"], name="entries_of_a_school"),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Author(models.Model):
    """作者: name and birth month are sealed; ``masked`` is what anybody may see. ``key`` tells the same one again.

    ``claim`` is set while the work holds a place, so that the database lets somebody stand in one work only (OneEach).
    ``consent_text`` is what the guardian agreed to, as it stood then.
    """

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.CASCADE, related_name="authors")
    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField("作者次序")
    name_seal = models.TextField("作者姓名（密封）")
    masked = models.CharField("作者姓名（掩码）", max_length=40)
    key = models.CharField("作者摘要", max_length=64, db_index=True)
    claim = models.CharField("占用凭据", max_length=64, null=True, blank=True)  # noqa: DJ001 - NULL where nothing is claimed, so that it may be unique
    grade = models.PositiveSmallIntegerField("年级", null=True, blank=True)
    birth_seal = models.TextField("出生年月（密封）", blank=True)
    duty = models.CharField("分工", max_length=60, blank=True)
    guardian_seal = models.TextField("监护人姓名（密封）", blank=True)
    consented_on = models.DateField("监护人同意日期", null=True, blank=True)
    consent_text = models.TextField("监护人同意内容", blank=True)

    class Meta:
        """A place once a work; a claim once a contest; consent says to what; grades are 1 to 12."""

        verbose_name = verbose_name_plural = "作者"
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="author_place_once_a_work"),
            models.UniqueConstraint(fields=["contest", "claim"], name="author_claims_once_a_contest"),
            models.CheckConstraint(
                condition=Q(consented_on=None) | ~Q(consent_text=""), name="guardian_agreed_to_something"
            ),
            models.CheckConstraint(
                condition=Q(grade=None) | Q(grade__gte=1, grade__lte=12), name="author_is_in_a_grade"
            ),
        ]

    def __str__(self) -> str:
        """Return the masked name."""
        return self.masked


class Tutor(models.Model):
    """辅导教师: ``key`` is made as that of a judge, so that nobody judges what they tutored."""

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.CASCADE, related_name="tutors")
    position = models.PositiveSmallIntegerField("辅导教师次序")
    name_seal = models.TextField("辅导教师姓名（密封）")
    masked = models.CharField("辅导教师姓名（掩码）", max_length=40)
    key = models.CharField("辅导教师摘要", max_length=64, db_index=True)
    workplace = models.CharField("辅导教师单位", max_length=60, blank=True)
    phone_seal = models.TextField("辅导教师电话（密封）", blank=True)

    class Meta:
        """A place once a work."""

        verbose_name = verbose_name_plural = "辅导教师"
        constraints = [models.UniqueConstraint(fields=["entry", "position"], name="tutor_place_once_a_work")]

    def __str__(self) -> str:
        """Return the masked name."""
        return self.masked


class FileKind(models.TextChoices):
    """What a file of a work is."""

    WORK = "work", "作品"
    PHOTO = "photo", "照片"
    REPORT = "report", "研究报告"
    NOVELTY = "novelty", "查新报告"
    SEALED = "sealed", "盖章扫描件"
    CONSENT = "consent", "监护人同意书"
    OTHER = "other", "其他材料"


WITH_NAMES = (FileKind.SEALED, FileKind.CONSENT)
"""Kinds that are signed: full names of children and guardians stand on them."""


class EntryFile(models.Model):
    """作品文件: on the shelf of the proofs under its digest; ``proof`` where the office keeps it as one.

    ``picture_hash`` are the 64 bits of a picture in hexadecimal (likeness), "" for what is no picture.
    """

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="files")
    kind = models.CharField("文件类别", max_length=8, choices=FileKind.choices)
    name = models.CharField("文件名称", max_length=200)
    sha256 = models.CharField("内容摘要", max_length=64, db_index=True)
    media_type = models.CharField("文件类型", max_length=80)
    size = models.PositiveBigIntegerField("文件大小")
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    picture_hash = models.CharField("图片特征", max_length=16, blank=True)
    proof = models.ForeignKey(
        Proof, verbose_name="佐证材料", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_by = models.ForeignKey(
        Person, verbose_name="代传人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    class Meta:
        """The same content once a work and kind, unless it was removed."""

        verbose_name = verbose_name_plural = "作品文件"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "kind", "sha256"], condition=Q(removed_at=None), name="a_file_once_a_work"
            )
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class StepKind(models.TextChoices):
    """What happened to a work."""

    MADE = "made", "新建"
    HANDED_IN = "handed_in", "报送"
    RETURNED = "returned", "退回"
    WITHDRAWN = "withdrawn", "撤回"
    SEALED = "sealed", "上传盖章件"
    QUALIFIED = "qualified", "审查合格"
    UNQUALIFIED = "unqualified", "审查不合格"
    REOPENED = "reopened", "重新审查"
    RESUMED = "resumed", "恢复为草稿"
    OTHER = "other", "其他"


class EntryStep(models.Model):
    """作品经过: a ledger, never changed; ``by`` is somebody of the office, NULL for the school."""

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("经过类别", max_length=11, choices=StepKind.choices)
    version = models.PositiveIntegerField("作品版本")
    why = models.CharField("经过说明", max_length=500, blank=True)
    by = models.ForeignKey(
        Person, verbose_name="经办人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("经办时间")

    class Meta:
        """A return says why."""

        verbose_name = verbose_name_plural = "作品经过"
        constraints = [
            models.CheckConstraint(condition=~Q(kind=StepKind.RETURNED) | ~Q(why=""), name="entry_return_says_why")
        ]
        indexes = [models.Index(F("entry"), F("id").desc(), name="steps_of_an_entry")]

    def __str__(self) -> str:
        """Return what happened."""
        return str(self.get_kind_display())
