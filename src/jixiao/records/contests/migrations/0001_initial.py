import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jixiao.orgs.columns


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("measures", "0001_initial"),
        ("orgs", "0004_deadlines_and_comments"),
        ("orgs", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contests",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="赛事编号")),
                ("title", models.CharField(max_length=120, verbose_name="赛事名称")),
                ("theme", models.CharField(blank=True, max_length=120, verbose_name="赛事主题")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("innovation", "青少年科技创新大赛"),
                            ("film", "青少年科学影像节"),
                            ("painting", "反邪教绘画"),
                            ("teaching_aid", "自制教具评比"),
                            ("other", "其他赛事"),
                        ],
                        max_length=12,
                        verbose_name="赛事类别",
                    ),
                ),
                ("organiser", models.CharField(blank=True, max_length=120, verbose_name="主办单位")),
                ("partners", models.CharField(blank=True, max_length=200, verbose_name="协办单位")),
                ("contact", models.CharField(blank=True, max_length=60, verbose_name="咨询电话")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="赛事依据")),
                ("intro", models.TextField(blank=True, verbose_name="赛事说明")),
                ("consent", models.TextField(blank=True, verbose_name="监护人告知")),
                ("promise", models.TextField(blank=True, verbose_name="诚信承诺")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("open", "征集中"),
                            ("judging", "评审中"),
                            ("deciding", "定奖中"),
                            ("published", "已公布"),
                            ("closed", "已结束"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="赛事状态",
                    ),
                ),
                ("entry_from", models.DateField(blank=True, null=True, verbose_name="报名开始日期")),
                ("entry_to", models.DateField(blank=True, null=True, verbose_name="报名截止日期")),
                ("qualify_to", models.DateField(blank=True, null=True, verbose_name="资格审查截止日期")),
                ("judge_from", models.DateField(blank=True, null=True, verbose_name="评审开始日期")),
                ("judge_to", models.DateField(blank=True, null=True, verbose_name="评审截止日期")),
                ("notice_from", models.DateField(blank=True, null=True, verbose_name="公示开始日期")),
                ("notice_to", models.DateField(blank=True, null=True, verbose_name="公示截止日期")),
                ("age_on", models.DateField(blank=True, null=True, verbose_name="年龄计算日")),
                ("kept_until", models.DateField(blank=True, null=True, verbose_name="个人信息保存至")),
                (
                    "one_each",
                    models.CharField(
                        choices=[("contest", "每人只报一项"), ("group", "每人每组一项"), ("free", "不限")],
                        default="contest",
                        max_length=7,
                        verbose_name="每人申报项数",
                    ),
                ),
                ("normalises", models.BooleanField(default=False, verbose_name="评审组间分数归一")),
                ("token", models.CharField(max_length=40, unique=True, verbose_name="赛事地址")),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="contests.contest",
                        verbose_name="复制自",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="建立人",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="建立时间")),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="发布时间")),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="公布时间")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="结束赛事的人",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="结束赛事时间")),
                ("forgotten_at", models.DateTimeField(blank=True, null=True, verbose_name="个人信息删除时间")),
            ],
            options={
                "verbose_name": "赛事",
                "verbose_name_plural": "赛事",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="contest_code_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entry_from", None),
                            ("entry_to", None),
                            ("entry_to__gte", models.F("entry_from")),
                            _connector="OR",
                        ),
                        name="contest_entry_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judge_from", None),
                            ("judge_to", None),
                            ("judge_to__gte", models.F("judge_from")),
                            _connector="OR",
                        ),
                        name="contest_judge_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notice_from", None),
                            ("notice_to", None),
                            ("notice_to__gte", models.F("notice_from")),
                            _connector="OR",
                        ),
                        name="contest_notice_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("entry_from__isnull", False),
                                ("entry_to__isnull", False),
                                ("opened_at__isnull", False),
                                ("opened_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="open_contest_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="published_contest_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="closed_contest_says_when",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contest_schools",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="学校编号")),
                ("name", models.CharField(max_length=60, verbose_name="学校名称")),
                ("initials", models.CharField(blank=True, max_length=60, verbose_name="拼音首字母")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("primary", "小学"),
                            ("nine_year", "九年一贯制学校"),
                            ("junior", "初中"),
                            ("senior", "高中"),
                            ("whole", "完全中学"),
                            ("vocational", "中等职业学校"),
                            ("other", "其他"),
                        ],
                        default="primary",
                        max_length=10,
                        verbose_name="学校类别",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=40, verbose_name="所在乡镇街道")),
                ("pupils", models.PositiveIntegerField(blank=True, null=True, verbose_name="在校学生数")),
                ("teachers", models.PositiveIntegerField(blank=True, null=True, verbose_name="专任教师数")),
                ("contact_seal", models.TextField(blank=True, verbose_name="联系人（密封）")),
                ("phone_seal", models.TextField(blank=True, verbose_name="联系人电话（密封）")),
                ("is_active", models.BooleanField(default=True, verbose_name="在用")),
            ],
            options={
                "verbose_name": "学校",
                "verbose_name_plural": "学校",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "code"), name="school_code_once_a_unit"),
                    models.UniqueConstraint(fields=("unit", "name"), name="school_name_once_a_unit"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EarlierWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier_works",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="往届年份")),
                ("contest", models.CharField(max_length=120, verbose_name="往届赛事名称")),
                ("group", models.CharField(blank=True, max_length=60, verbose_name="往届组别")),
                ("school", models.CharField(blank=True, max_length=60, verbose_name="往届学校")),
                ("title", models.CharField(max_length=120, verbose_name="往届作品名称")),
                ("abstract", models.TextField(blank=True, verbose_name="往届作品简介")),
                ("picture_hash", models.CharField(blank=True, max_length=16, verbose_name="图片特征")),
            ],
            options={
                "verbose_name": "往届作品",
                "verbose_name_plural": "往届作品",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "year", "contest", "school", "title"), name="earlier_work_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("school", "校级"),
                            ("county", "县级"),
                            ("city", "市级"),
                            ("province", "省级"),
                            ("nation", "国家级"),
                        ],
                        max_length=8,
                        verbose_name="轮次级别",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="轮次名称")),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="轮次开始日期")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="轮次截止日期")),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="推荐名额")),
                ("sent", models.PositiveIntegerField(default=0, verbose_name="已推荐")),
            ],
            options={
                "verbose_name": "赛事轮次",
                "verbose_name_plural": "赛事轮次",
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "level"), name="round_level_once_a_contest"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day", None),
                            ("last_day", None),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="round_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most", None), ("sent__lte", models.F("most")), _connector="OR"),
                        name="round_places_never_passed",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="组别次序")),
                ("code", models.CharField(max_length=10, verbose_name="组别编号")),
                ("name", models.CharField(max_length=60, verbose_name="组别名称")),
                (
                    "work_kind",
                    models.CharField(
                        choices=[
                            ("project", "科技创新成果"),
                            ("fantasy", "科学幻想画"),
                            ("practice", "科技实践活动"),
                            ("instructor", "科技辅导员创新成果"),
                            ("documentary", "科学探究纪录片"),
                            ("film", "科学微电影"),
                            ("animation", "科普动画"),
                            ("painting", "反邪教绘画"),
                            ("teaching_aid", "自制教具"),
                            ("making", "科技小制作"),
                            ("other", "其他作品"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="作品类别",
                    ),
                ),
                (
                    "entrants",
                    models.CharField(
                        choices=[("pupils", "学生"), ("teachers", "教师、科技辅导员")],
                        default="pupils",
                        max_length=8,
                        verbose_name="参赛对象",
                    ),
                ),
                ("grade_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="最低年级")),
                ("grade_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="最高年级")),
                ("age_least", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="最小年龄")),
                ("age_most", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="最大年龄")),
                ("team_least", models.PositiveSmallIntegerField(default=1, verbose_name="最少作者人数")),
                ("team_most", models.PositiveSmallIntegerField(default=1, verbose_name="最多作者人数")),
                ("tutor_most", models.PositiveSmallIntegerField(default=1, verbose_name="最多辅导教师人数")),
                ("work_from", models.DateField(blank=True, null=True, verbose_name="作品起始日期")),
                ("work_to", models.DateField(blank=True, null=True, verbose_name="作品完成期限")),
                ("form", models.JSONField(blank=True, default=list, verbose_name="申报表栏目")),
                ("files", models.JSONField(blank=True, default=list, verbose_name="申报文件")),
                ("ticks", models.JSONField(blank=True, default=list, verbose_name="三自三性项目")),
                ("default_places", models.PositiveIntegerField(blank=True, null=True, verbose_name="每校名额")),
                ("judges_each", models.PositiveSmallIntegerField(default=3, verbose_name="每件评委人数")),
                ("drops_ends", models.BooleanField(default=False, verbose_name="去掉最高分和最低分")),
                ("next_number", models.PositiveIntegerField(default=1, verbose_name="下一个作品序号")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="规则出处")),
                ("doubts", models.CharField(blank=True, max_length=300, verbose_name="待核实")),
            ],
            options={
                "verbose_name": "参赛组别",
                "verbose_name_plural": "参赛组别",
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "code"), name="group_code_once_a_contest"),
                    models.UniqueConstraint(fields=("contest", "name"), name="group_name_once_a_contest"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade_from", None),
                            ("grade_to", None),
                            ("grade_to__gte", models.F("grade_from")),
                            _connector="OR",
                        ),
                        name="group_grade_runs_upward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("age_least", None),
                            ("age_most", None),
                            ("age_most__gte", models.F("age_least")),
                            _connector="OR",
                        ),
                        name="group_age_runs_upward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("work_from", None),
                            ("work_to", None),
                            ("work_to__gte", models.F("work_from")),
                            _connector="OR",
                        ),
                        name="group_work_runs_upward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("team_least__gte", 1), ("team_most__gte", models.F("team_least"))),
                        name="group_team_has_somebody",
                    ),
                    models.CheckConstraint(condition=models.Q(("judges_each__gte", 1)), name="group_is_judged"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SchoolAccess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accesses",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accesses",
                        to="contests.school",
                        verbose_name="学校",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="报名码摘要")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发码人",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="发码时间")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近进入时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="报名码作废时间")),
            ],
            options={
                "verbose_name": "学校报名码",
                "verbose_name_plural": "学校报名码",
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "digest"), name="school_code_digest_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("contest", "school"),
                        name="one_working_code_a_school",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Knock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                ("door", models.CharField(max_length=10, verbose_name="入口")),
                ("who", models.CharField(max_length=64, verbose_name="网络摘要")),
                ("slot", models.PositiveIntegerField(verbose_name="时段")),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="次数")),
            ],
            options={
                "verbose_name": "试码计数",
                "verbose_name_plural": "试码计数",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contest", "door", "who", "slot"), name="contest_tries_counted_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="contests.group",
                        verbose_name="参赛组别",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="评分项次序")),
                ("name", models.CharField(max_length=40, verbose_name="评分项名称")),
                ("hint", models.CharField(blank=True, max_length=200, verbose_name="评分说明")),
                ("most", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="评分项满分")),
            ],
            options={
                "verbose_name": "评分项",
                "verbose_name_plural": "评分项",
                "constraints": [
                    models.UniqueConstraint(fields=("group", "name"), name="criterion_once_a_group"),
                    models.CheckConstraint(
                        condition=models.Q(("most__gt", 0), ("most__lte", 100)), name="criterion_is_worth_something"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AwardShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awards",
                        to="contests.group",
                        verbose_name="参赛组别",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="奖项次序")),
                ("name", models.CharField(max_length=20, verbose_name="奖项名称")),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="奖项比例（%）")),
            ],
            options={
                "verbose_name": "奖项比例",
                "verbose_name_plural": "奖项比例",
                "constraints": [
                    models.UniqueConstraint(fields=("group", "name"), name="award_once_a_group"),
                    models.CheckConstraint(
                        condition=models.Q(("percent__gt", 0), ("percent__lte", 100)), name="award_is_a_part"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="contests.group",
                        verbose_name="参赛组别",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="contests.school",
                        verbose_name="学校",
                    ),
                ),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="名额")),
                ("taken", models.PositiveIntegerField(default=0, verbose_name="已用名额")),
            ],
            options={
                "verbose_name": "名额",
                "verbose_name_plural": "名额",
                "constraints": [
                    models.UniqueConstraint(fields=("group", "school"), name="quota_once_a_group_and_school"),
                    models.CheckConstraint(
                        condition=models.Q(("most", None), ("taken__lte", models.F("most")), _connector="OR"),
                        name="quota_never_passed",
                    ),
                    models.CheckConstraint(condition=models.Q(("taken__gte", 0)), name="quota_never_below_zero"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="contests.group",
                        verbose_name="参赛组别",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="contests.school",
                        verbose_name="学校",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, null=True, verbose_name="作品编号")),
                ("title", models.CharField(max_length=120, verbose_name="作品名称")),
                ("initials", models.CharField(blank=True, max_length=120, verbose_name="拼音首字母")),
                ("abstract", models.TextField(blank=True, verbose_name="作品简介")),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="申报表内容")),
                ("begun_on", models.DateField(blank=True, null=True, verbose_name="作品开始日期")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="作品完成日期")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="作品链接")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("submitted", "已报送"),
                            ("returned", "退回修改"),
                            ("qualified", "审查合格"),
                            ("unqualified", "审查不合格"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        max_length=11,
                        verbose_name="作品状态",
                    ),
                ),
                ("once", models.CharField(blank=True, max_length=64, null=True, verbose_name="表单凭据")),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.importbatch",
                        verbose_name="导入批次",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代报人",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="建立时间")),
                ("changed_at", models.DateTimeField(verbose_name="修改时间")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="报送时间")),
                ("sealed_at", models.DateTimeField(blank=True, null=True, verbose_name="盖章件上传时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="草稿删除时间")),
            ],
            options={
                "verbose_name": "参赛作品",
                "verbose_name_plural": "参赛作品",
                "indexes": [
                    models.Index(fields=["contest", "state", "group"], name="entries_by_state"),
                    models.Index(fields=["contest", "school"], name="entries_of_a_school"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "number"), name="entry_number_once_a_contest"),
                    models.UniqueConstraint(fields=("contest", "once"), name="entry_made_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(("handed_in_at__isnull", False), ("number__isnull", False)),
                            _connector="OR",
                        ),
                        name="entry_handed_in_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("removed_at", None), ("state", "draft"), _connector="OR"),
                        name="only_a_draft_is_removed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Panel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="panels",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="评审组名称")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="评审开放时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="评审结束时间")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True, related_name="panels", to="contests.group", verbose_name="评审的组别"
                    ),
                ),
            ],
            options={
                "verbose_name": "评审组",
                "verbose_name_plural": "评审组",
                "constraints": [models.UniqueConstraint(fields=("contest", "name"), name="panel_once_a_contest")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="作者次序")),
                ("name_seal", models.TextField(verbose_name="作者姓名（密封）")),
                ("masked", models.CharField(max_length=40, verbose_name="作者姓名（掩码）")),
                ("key", models.CharField(db_index=True, max_length=64, verbose_name="作者摘要")),
                ("claim", models.CharField(blank=True, max_length=64, null=True, verbose_name="占用凭据")),
                ("grade", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="年级")),
                ("birth_seal", models.TextField(blank=True, verbose_name="出生年月（密封）")),
                ("duty", models.CharField(blank=True, max_length=60, verbose_name="分工")),
                ("guardian_seal", models.TextField(blank=True, verbose_name="监护人姓名（密封）")),
                ("consented_on", models.DateField(blank=True, null=True, verbose_name="监护人同意日期")),
                ("consent_text", models.TextField(blank=True, verbose_name="监护人同意内容")),
            ],
            options={
                "verbose_name": "作者",
                "verbose_name_plural": "作者",
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "position"), name="author_place_once_a_work"),
                    models.UniqueConstraint(fields=("contest", "claim"), name="author_claims_once_a_contest"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consented_on", None), models.Q(("consent_text", ""), _negated=True), _connector="OR"
                        ),
                        name="guardian_agreed_to_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade", None), models.Q(("grade__gte", 1), ("grade__lte", 12)), _connector="OR"
                        ),
                        name="author_is_in_a_grade",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tutor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tutors",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="辅导教师次序")),
                ("name_seal", models.TextField(verbose_name="辅导教师姓名（密封）")),
                ("masked", models.CharField(max_length=40, verbose_name="辅导教师姓名（掩码）")),
                ("key", models.CharField(db_index=True, max_length=64, verbose_name="辅导教师摘要")),
                ("workplace", models.CharField(blank=True, max_length=60, verbose_name="辅导教师单位")),
                ("phone_seal", models.TextField(blank=True, verbose_name="辅导教师电话（密封）")),
            ],
            options={
                "verbose_name": "辅导教师",
                "verbose_name_plural": "辅导教师",
                "constraints": [models.UniqueConstraint(fields=("entry", "position"), name="tutor_place_once_a_work")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EntryFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work", "作品"),
                            ("photo", "照片"),
                            ("report", "研究报告"),
                            ("novelty", "查新报告"),
                            ("sealed", "盖章扫描件"),
                            ("consent", "监护人同意书"),
                            ("other", "其他材料"),
                        ],
                        max_length=8,
                        verbose_name="文件类别",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="文件名称")),
                ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="内容摘要")),
                ("media_type", models.CharField(max_length=80, verbose_name="文件类型")),
                ("size", models.PositiveBigIntegerField(verbose_name="文件大小")),
                ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="页数")),
                ("picture_hash", models.CharField(blank=True, max_length=16, verbose_name="图片特征")),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="measures.proof",
                        verbose_name="佐证材料",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代传人",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="移除时间")),
            ],
            options={
                "verbose_name": "作品文件",
                "verbose_name_plural": "作品文件",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("entry", "kind", "sha256"),
                        name="a_file_once_a_work",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EntryStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("made", "新建"),
                            ("handed_in", "报送"),
                            ("returned", "退回"),
                            ("withdrawn", "撤回"),
                            ("sealed", "上传盖章件"),
                            ("qualified", "审查合格"),
                            ("unqualified", "审查不合格"),
                            ("reopened", "重新审查"),
                            ("resumed", "恢复为草稿"),
                            ("other", "其他"),
                        ],
                        max_length=11,
                        verbose_name="经过类别",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="作品版本")),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="经过说明")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="经办时间")),
            ],
            options={
                "verbose_name": "作品经过",
                "verbose_name_plural": "作品经过",
                "indexes": [
                    models.Index(
                        models.F("entry"), models.OrderBy(models.F("id"), descending=True), name="steps_of_an_entry"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "returned"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="entry_return_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Judge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judges",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="评委序号")),
                ("name", models.CharField(max_length=40, verbose_name="评委姓名")),
                ("initials", models.CharField(blank=True, max_length=40, verbose_name="拼音首字母")),
                ("key", models.CharField(max_length=64, verbose_name="评委摘要")),
                ("workplace", models.CharField(blank=True, max_length=100, verbose_name="评委单位")),
                ("field", models.CharField(blank=True, max_length=60, verbose_name="评委专业")),
                ("phone_seal", models.TextField(blank=True, verbose_name="评委电话（密封）")),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.school",
                        verbose_name="学校",
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64, null=True, verbose_name="评审码摘要")),
                ("code_made_at", models.DateTimeField(blank=True, null=True, verbose_name="评审码发出时间")),
                ("promised_at", models.DateTimeField(blank=True, null=True, verbose_name="签署评审承诺时间")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近进入时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="移出时间")),
                (
                    "panels",
                    models.ManyToManyField(
                        blank=True, related_name="judges", to="contests.panel", verbose_name="所在评审组"
                    ),
                ),
            ],
            options={
                "verbose_name": "评委",
                "verbose_name_plural": "评委",
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "number"), name="judge_number_once_a_contest"),
                    models.UniqueConstraint(fields=("contest", "digest"), name="judge_code_once_a_contest"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Qualification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="qualifications",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                ("own_topic", models.BooleanField(null=True, verbose_name="自己选题")),
                ("own_research", models.BooleanField(null=True, verbose_name="自己设计和研究")),
                ("own_making", models.BooleanField(null=True, verbose_name="自己制作和撰写")),
                ("scientific", models.BooleanField(null=True, verbose_name="科学性")),
                ("innovative", models.BooleanField(null=True, verbose_name="创新性")),
                ("useful", models.BooleanField(null=True, verbose_name="实用性")),
                ("passed", models.BooleanField(verbose_name="审查结论")),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="审查说明")),
                ("entry_version", models.PositiveIntegerField(verbose_name="所审作品版本")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审查人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="审查时间")),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销审查的人",
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销审查时间")),
            ],
            options={
                "verbose_name": "资格审查",
                "verbose_name_plural": "资格审查",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)), fields=("entry",), name="one_qualification_in_force"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("passed", False),
                            models.Q(
                                ("own_topic", False),
                                ("own_research", False),
                                ("own_making", False),
                                ("scientific", False),
                                ("innovative", False),
                                ("useful", False),
                                _connector="OR",
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="what_passed_has_all_ticks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("passed", True), models.Q(("why", ""), _negated=True), _connector="OR"),
                        name="what_did_not_pass_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="contests.group",
                        verbose_name="参赛组别",
                    ),
                ),
                (
                    "raw",
                    jixiao.orgs.columns.FractionColumn(blank=True, max_length=200, null=True, verbose_name="评委均分"),
                ),
                (
                    "score",
                    jixiao.orgs.columns.FractionColumn(blank=True, max_length=200, null=True, verbose_name="评审得分"),
                ),
                ("judges", models.PositiveSmallIntegerField(default=0, verbose_name="评委人数")),
                ("rank", models.PositiveIntegerField(blank=True, null=True, verbose_name="组内名次")),
                ("tied", models.BooleanField(default=False, verbose_name="名次并列")),
                ("award", models.CharField(blank=True, max_length=20, verbose_name="奖项")),
                (
                    "state",
                    models.CharField(
                        choices=[("pending", "待公布"), ("published", "已公布"), ("cancelled", "已取消")],
                        default="pending",
                        max_length=9,
                        verbose_name="结果状态",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="定奖说明")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="定奖人",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="定奖时间")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="公布时间")),
            ],
            options={
                "verbose_name": "评审结果",
                "verbose_name_plural": "评审结果",
                "indexes": [models.Index(fields=["group", "rank"], name="results_by_rank")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="published_result_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cancelled_result_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="查询码摘要")),
                ("text", models.TextField(verbose_name="异议内容")),
                ("name_seal", models.TextField(blank=True, verbose_name="异议人（密封）")),
                ("phone_seal", models.TextField(blank=True, verbose_name="异议人电话（密封）")),
                ("at", models.DateTimeField(verbose_name="提出时间")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待答复"), ("upheld", "异议成立"), ("rejected", "异议不成立")],
                        default="open",
                        max_length=8,
                        verbose_name="异议状态",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="异议答复")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="答复人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "公示异议",
                "verbose_name_plural": "公示异议",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="objection_answer_says_something",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="contests.round",
                        verbose_name="赛事轮次",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="推荐次序")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="推荐意见")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="推荐人",
                    ),
                ),
                ("on", models.DateField(verbose_name="推荐日期")),
                ("award", models.CharField(blank=True, max_length=20, verbose_name="上级奖项")),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="上级结果日期")),
                ("result_remark", models.CharField(blank=True, max_length=300, verbose_name="上级结果说明")),
                (
                    "result_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="结果登记人",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回推荐时间")),
            ],
            options={
                "verbose_name": "推荐上报",
                "verbose_name_plural": "推荐上报",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("entry", "round"),
                        name="recommended_once_a_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("award", ""),
                            models.Q(("result_by__isnull", False), ("result_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="award_above_says_when",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Avoidance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="avoidances",
                        to="contests.judge",
                        verbose_name="评委",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.school",
                        verbose_name="回避的学校",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.entry",
                        verbose_name="回避的作品",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.author",
                        verbose_name="回避的作者",
                    ),
                ),
                ("why", models.CharField(max_length=200, verbose_name="回避理由")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="声明时间")),
            ],
            options={
                "verbose_name": "回避声明",
                "verbose_name_plural": "回避声明",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("author", None), ("entry", None), ("school__isnull", False)),
                            models.Q(("author", None), ("entry__isnull", False), ("school", None)),
                            models.Q(("author__isnull", False), ("entry", None), ("school", None)),
                            _connector="OR",
                        ),
                        name="avoidance_is_of_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("school__isnull", False)),
                        fields=("judge", "school"),
                        name="a_school_avoided_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("entry__isnull", False)),
                        fields=("judge", "entry"),
                        name="an_entry_avoided_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("author__isnull", False)),
                        fields=("judge", "author"),
                        name="an_author_avoided_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="avoidance_says_why"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="contests.panel",
                        verbose_name="评审组",
                    ),
                ),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="contests.judge",
                        verbose_name="评委",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("hand", "人工"), ("table", "表格导入"), ("balanced", "均衡分配")],
                        max_length=8,
                        verbose_name="分配方式",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("assigned", "待评"),
                            ("draft", "评分中"),
                            ("submitted", "已评"),
                            ("recused", "回避"),
                            ("taken_back", "已收回"),
                        ],
                        default="assigned",
                        max_length=10,
                        verbose_name="评审状态",
                    ),
                ),
                ("remark", models.TextField(blank=True, verbose_name="评语")),
                (
                    "score",
                    jixiao.orgs.columns.FractionColumn(blank=True, max_length=200, null=True, verbose_name="评委得分"),
                ),
                ("recused_why", models.CharField(blank=True, max_length=200, verbose_name="回避理由")),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="分配人",
                    ),
                ),
                ("assigned_at", models.DateTimeField(verbose_name="分配时间")),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="评分保存时间")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="评分提交时间")),
            ],
            options={
                "verbose_name": "评审任务",
                "verbose_name_plural": "评审任务",
                "indexes": [models.Index(fields=["judge", "state"], name="assignments_of_a_judge")],
                "constraints": [
                    models.UniqueConstraint(fields=("judge", "entry"), name="a_judge_and_a_work_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "submitted"), _negated=True),
                            models.Q(("score__isnull", False), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="handed_in_marks_have_a_score",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "recused"), _negated=True),
                            models.Q(("recused_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="recusal_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="likenesses",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.entry",
                        verbose_name="相似的作品",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.earlierwork",
                        verbose_name="相似的往届作品",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("text", "文字相似"), ("picture", "图片相似"), ("same_file", "文件相同")],
                        max_length=9,
                        verbose_name="相似类别",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(verbose_name="相似程度（%）")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.entryfile",
                        verbose_name="作品文件",
                    ),
                ),
                (
                    "other_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.entryfile",
                        verbose_name="相似的文件",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待核查"), ("fine", "核查无碍"), ("copied", "认定雷同")],
                        default="open",
                        max_length=6,
                        verbose_name="相似核查状态",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="相似核查说明")),
                ("found_at", models.DateTimeField(verbose_name="发现时间")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="核查时间")),
            ],
            options={
                "verbose_name": "相似发现",
                "verbose_name_plural": "相似发现",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("earlier", None)),
                        fields=("entry", "other", "kind"),
                        name="likeness_to_a_work_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("other", None)),
                        fields=("entry", "earlier", "kind"),
                        name="likeness_to_an_earlier_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("earlier__isnull", False), ("other", None)),
                            models.Q(("earlier", None), ("other__isnull", False)),
                            _connector="OR",
                        ),
                        name="likeness_is_to_one_thing",
                    ),
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="likeness_is_a_part"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                ("at__isnull", False), ("by__isnull", False), models.Q(("why", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="likeness_decision_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AwardCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="contests.contest",
                        verbose_name="赛事",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="contests.entry",
                        verbose_name="参赛作品",
                    ),
                ),
                (
                    "whose",
                    models.CharField(
                        choices=[("authors", "作者"), ("tutor", "辅导教师"), ("school", "组织单位")],
                        max_length=7,
                        verbose_name="证书对象",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.author",
                        verbose_name="作者",
                    ),
                ),
                (
                    "tutor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contests.tutor",
                        verbose_name="辅导教师",
                    ),
                ),
                ("number", models.CharField(max_length=30, verbose_name="证书编号")),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="验证码")),
                ("names_seal", models.TextField(verbose_name="获奖人（密封）")),
                ("masked", models.CharField(max_length=200, verbose_name="获奖人（掩码）")),
                ("school", models.CharField(blank=True, max_length=60, verbose_name="获奖学校")),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="获奖作品名称")),
                ("contest_title", models.CharField(max_length=120, verbose_name="证书赛事名称")),
                ("group_name", models.CharField(blank=True, max_length=60, verbose_name="证书组别名称")),
                ("award", models.CharField(max_length=20, verbose_name="奖项")),
                ("issued_on", models.DateField(verbose_name="颁发日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="颁发人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
                ("revoked_because", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
            ],
            options={
                "verbose_name": "获奖证书",
                "verbose_name_plural": "获奖证书",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "number"), name="award_number_once_a_unit"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("author", None), ("entry__isnull", False), ("revoked_at", None), ("tutor", None)
                        ),
                        fields=("entry", "whose"),
                        name="one_valid_award_of_a_work",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)), fields=("author",), name="one_valid_award_an_author"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)), fields=("tutor",), name="one_valid_award_a_tutor"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), models.Q(("revoked_because", ""), _negated=True), _connector="OR"
                        ),
                        name="revoked_award_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="contests.assignment",
                        verbose_name="评审任务",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="contests.criterion",
                        verbose_name="评分项",
                    ),
                ),
                ("points", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="评分值")),
            ],
            options={
                "verbose_name": "评分",
                "verbose_name_plural": "评分",
                "constraints": [
                    models.UniqueConstraint(fields=("assignment", "criterion"), name="a_criterion_marked_once"),
                    models.CheckConstraint(condition=models.Q(("points__gte", 0)), name="mark_not_below_zero"),
                ],
                "indexes": [],
            },
        ),
    ]
